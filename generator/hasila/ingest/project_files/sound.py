"""The files that can be parsed at all: the others are mistakes, and nothing is read in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hasila.ingest.project_files.conflicts import conflicts
from hasila.ingest.project_files.credentials import credentials
from hasila.ingest.project_files.unread import is_readme, unread
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.sources import Sources

CONTENT = "content/"


def sound(sources: Sources) -> tuple[Sources, tuple[Diagnostic, ...]]:
    """``sources`` without the files of ``content/`` that cannot be parsed, and every mistake that is seen
    from outside."""
    empty = _empty(sources.content)
    refused = (*_unread(sources), *empty, *_conflicts(sources))
    left_out = {diagnostic.place.path for diagnostic in refused}
    left_out.update(filter(is_readme, sources.content))
    paths = [path for path in sources.content if path not in left_out]
    readable = {path: sources.content[path] for path in paths}
    diagnostics = (*refused, *_credentials(sources))
    return replace(sources, content=readable), diagnostics


def _texts(sources: Sources) -> Iterator[tuple[str, str]]:
    for texts in (sources.content, sources.site_src, sources.templates):
        yield from texts.items()


def _unread(sources: Sources) -> Iterable[Diagnostic]:
    return unread((*sources.content, *sources.others))


def _empty(content: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Files in which nothing stands, and tables without a row."""
    for path, text in content.items():
        lines = text.split("\n")
        filled = [line for line in lines if line.strip(" \t\r,;")]
        if not filled:
            yield _nothing(path, "the file is empty", "write what belongs in it, or take the file away")
        elif path.endswith(".csv"):
            yield from _empty_table(path, text, len(filled))


def _empty_table(path: str, text: str, rows: int) -> Iterator[Diagnostic]:
    if text.lstrip().startswith("<"):
        message = "not CSV: the file begins with a tag of HTML"
        hint = "this is HTML: export the sheet as CSV in UTF-8"
        place = Location(path, 1, 1)
        yield Diagnostic(place, "bad-csv", "error", message, hint)
    elif rows == 1:
        hint = "add a row for each report, or take the table and its description away"
        yield _nothing(path, "the table has no rows", hint)


def _nothing(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(path), "empty-file", "error", message, hint)


def _conflicts(sources: Sources) -> Iterator[Diagnostic]:
    for path, text in _texts(sources):
        yield from conflicts(path, text)
    for path, raw in sources.assets.items():
        text = raw.decode("utf-8", "replace")
        yield from conflicts(f"site_src/{path}", text)


def _credentials(sources: Sources) -> Iterator[Diagnostic]:
    for path, text in _texts(sources):
        if not is_readme(path):  # it may show what an address must not look like
            yield from credentials(path, text)
