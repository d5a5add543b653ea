"""The files that can be parsed at all: the others are mistakes, and nothing is read in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from itertools import chain

from hasila.ingest.project_files.conflicts import conflicts
from hasila.ingest.project_files.credentials import credentials
from hasila.ingest.project_files.unread import is_readme, unread
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.file_names import TABLE_ENDINGS
from hasila.model.sources import Sources

CONTENT = "content/"
_FILLED = re.compile(r"[^ \t\r\n,;]")
"""A character that says something."""


@dataclass(frozen=True, slots=True)
class _SeenFile:
    """What is seen of one file from outside: why it is not parsed, and addresses that carry too much."""

    text: str
    empty: tuple[Diagnostic, ...]
    conflicts: tuple[Diagnostic, ...]
    credentials: tuple[Diagnostic, ...]


@dataclass(slots=True)
class SeenFiles:
    """What was seen of files, by their path, while a process watches a project: a text is looked at once."""

    _known: dict[str, _SeenFile] = field(default_factory=dict)
    _paths: tuple[str, ...] = ()
    _unread: tuple[Diagnostic, ...] = ()

    def of(self, path: str, text: str) -> _SeenFile:
        """What is seen of the file ``path`` with this ``text``."""
        known = self._known.get(path)
        if known is None or known.text != text:
            known = _seen(path, text)
            self._known[path] = known
        return known

    def unread(self, paths: tuple[str, ...]) -> tuple[Diagnostic, ...]:
        """Each of ``paths`` that is not read, as :func:`unread` finds them."""
        if paths != self._paths:
            self._paths, self._unread = paths, tuple(unread(paths))
        return self._unread


def _seen(path: str, text: str) -> _SeenFile:
    empty = tuple(_empty(path, text)) if path.startswith(CONTENT) else ()
    # a readme may show what an address must not look like
    carried = () if is_readme(path) else tuple(credentials(path, text))
    return _SeenFile(text, empty, tuple(conflicts(path, text)), carried)


def sound(sources: Sources, files: SeenFiles | None = None) -> tuple[Sources, tuple[Diagnostic, ...]]:
    """``sources`` without the files of ``content/`` that cannot be parsed, and every mistake that is seen
    from outside.

    ``files`` are those of earlier states of the project.
    """
    known = files or SeenFiles()
    seen = [known.of(path, text) for path, text in _texts(sources)]
    empty = _all(file.empty for file in seen)
    open_conflicts = _all(file.conflicts for file in seen)
    unread_files = known.unread((*sources.content, *sources.others))
    refused = (*unread_files, *empty, *open_conflicts, *_asset_conflicts(sources))
    left_out = {diagnostic.location.path for diagnostic in refused}
    left_out.update(filter(is_readme, sources.content))
    paths = [path for path in sources.content if path not in left_out]
    readable = {path: sources.content[path] for path in paths}
    diagnostics = (*refused, *_all(file.credentials for file in seen))
    return replace(sources, content=readable), diagnostics


def _all(found: Iterable[tuple[Diagnostic, ...]]) -> tuple[Diagnostic, ...]:
    return tuple(chain.from_iterable(found))


def _texts(sources: Sources) -> Iterator[tuple[str, str]]:
    for texts in (sources.content, sources.site_src, sources.templates):
        yield from texts.items()


def _empty(path: str, text: str) -> Iterator[Diagnostic]:
    """The mistake that a file is in which nothing stands, or a table without a row."""
    if not _FILLED.search(text):
        yield _nothing(path, "the file is empty", "write what belongs in it, or take the file away")
    elif path.endswith(TABLE_ENDINGS):
        filled = [line for line in text.split("\n") if _FILLED.search(line)]
        yield from _empty_table(path, text, len(filled))


def _empty_table(path: str, text: str, rows: int) -> Iterator[Diagnostic]:
    if text.lstrip().startswith("<"):
        message = "not CSV: the file begins with a tag of HTML"
        hint = "this is HTML: export the sheet as CSV in UTF-8"
        location = Location(path, 1, 1)
        yield Diagnostic(location, "bad-csv", "error", message, hint)
    elif rows == 1:
        hint = "add a row for each report, or take the table and its description away"
        yield _nothing(path, "the table has no rows", hint)


def _nothing(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(path), "empty-file", "error", message, hint)


def _asset_conflicts(sources: Sources) -> Iterator[Diagnostic]:
    for path, raw in sources.assets.items():
        text = raw.decode("utf-8", "replace")
        yield from conflicts(f"site_src/{path}", text)
