"""Files in ``content/`` that nothing reads: a report that is named wrongly would be missing without a
word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from hasila.ingest.fields import did_you_mean
from hasila.model.changes import RECORD
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.file_names import TABLE_ENDINGS

VOCABULARY = (
    "categories", "causes", "divisions", "measures", "names", "periods", "places", "populations",
    "publishers",
)  # fmt: skip
_FOLDERS = ("reports", "tables", "vocabulary")
_README = re.compile(r"readme(?:\.[a-z.]+)?", re.IGNORECASE)
_TABLES_PAGE = "content/tables.md"
"""Tells contributors how sheets are described."""
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".txt")
_TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".tab")
_YAML = (".yaml", ".yml")


def is_readme(path: str) -> bool:
    """True where ``path`` is a note to contributors, which nothing needs to read."""
    return path == _TABLES_PAGE or bool(_README.fullmatch(path.rpartition("/")[2]))


def unread(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Each of ``paths`` in ``content/`` that is not read, with what to do; a folder that is not read is
    said once."""
    known = set(_shown(paths))
    strange: set[str] = set()
    for path in sorted(known):
        if is_readme(path) or path == RECORD:
            continue
        folder, inner = _parted(path)
        if inner and folder not in _FOLDERS:
            if folder not in strange:
                yield _unread_folder(folder)
            strange.add(folder)
            continue
        hint = _next_step(path, folder, inner, known)
        if hint:
            yield _mistake(path, "the file is not read", hint)


def _shown(paths: Iterable[str]) -> Iterator[str]:
    """The paths in ``content/`` that are not hidden."""
    for path in paths:
        if path.startswith("content/") and not _hidden(path):
            yield path


def _unread_folder(folder: str) -> Diagnostic:
    hint = did_you_mean(folder, list(_FOLDERS))
    return _mistake(f"content/{folder}", "the folder is not read", hint)


def _hidden(path: str) -> bool:
    parts = path.split("/")
    return any(part.startswith(".") for part in parts)


def _parted(path: str) -> tuple[str, str]:
    """The folder of ``content/`` in which ``path`` lies (empty for ``content/`` itself), and its path
    there."""
    folder, _, inner = path.removeprefix("content/").partition("/")
    return (folder, inner) if inner else ("", "")


def _mistake(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(path), "unread-file", "error", message, hint)


def _next_step(path: str, folder: str, inner: str, known: set[str]) -> str:
    """The next step for a file that is not read; empty for one that is."""
    if folder == "vocabulary":
        return _vocabulary(inner)
    if folder == "reports":
        return _report(path, inner)
    return _table(path, known) if folder == "tables" else _moved(path)


def _moved(path: str) -> str:
    name = PurePosixPath(path).name
    ending = PurePosixPath(name.lower()).suffix
    if _stem(name) in VOCABULARY:
        return f"move it to content/vocabulary/{_stem(name)}.yaml"
    if ending in _MARKDOWN:
        report = f"content/reports/{_stem(name)}.md"
        there = f"a report is {report}; move it there, or out of content/"
        return there if _is_report(name) else _out_of_content(report)
    if ending in (*_TABLES, *_YAML):
        return "a table and its description stand in content/tables/; move it there, or out of content/"
    return "take it out of content/; pictures and the like belong in site_src/static/"


def _vocabulary(inner: str) -> str:
    if inner.endswith(".yaml") and inner.removesuffix(".yaml") in VOCABULARY:
        return ""
    stem = _stem(PurePosixPath(inner).name)
    if stem in VOCABULARY:
        return f"rename it to content/vocabulary/{stem}.yaml"
    return did_you_mean(stem, list(VOCABULARY)).replace("`?", ".yaml`?")


def _report(path: str, inner: str) -> str:
    name = inner.rpartition("/")[2]
    if "/" not in inner and name.endswith(".md"):
        return _twice(name, "content/reports/")
    if name.endswith(".md"):
        return f"nothing is read in a folder below content/reports/; move it to content/reports/{name}"
    if PurePosixPath(_bare(name)).suffix.lower() in _MARKDOWN:
        path = f"content/reports/{_renamed(name, '.md')}"
        return f"rename it to {path}" if _is_report(name) else _out_of_content(path)
    if PurePosixPath(name.lower()).suffix in (*_TABLES, *_YAML):
        return "a table and its description stand in content/tables/; move it there"
    return "a report ends in .md; take this out of content/ if it is none"


def _table(path: str, known: set[str]) -> str:
    name = PurePosixPath(path).name
    base = path.removesuffix(name)
    twice = _twice(name, base)
    if twice or name.endswith(".yaml"):
        return twice
    if name.endswith(TABLE_ENDINGS):
        return _undescribed(path, known)
    return _meant_as_table(name, base)


def _undescribed(path: str, known: set[str]) -> str:
    """The next step for a table without a description; empty for one that has it."""
    description = str(PurePosixPath(path).with_suffix(".yaml"))
    if description in known:
        return ""
    return f"nothing says what its columns count: write {description} beside it"


def _meant_as_table(name: str, base: str) -> str:
    """The next step for a file of another name in the folder ``base`` of the tables."""
    bare = _bare(name)
    ending = PurePosixPath(bare.lower()).suffix
    if ending in _YAML:
        return f"rename it to {base}{_renamed(name, '.yaml')}"
    if ending == ".csv":
        return f"rename it to {base}{_renamed(name, '.csv')}"
    if ending in _TABLES:
        return f"save it as CSV in UTF-8: {base}{_renamed(name, '.csv')}"
    return "a table is a .csv and its description a .yaml of the same name; take this out of content/"


_ENDS_TWICE = re.compile(r"(?i)(.+)(\.(?:md|csv|yaml))\2")


def _twice(name: str, folder: str) -> str:
    """The next step for ``x.md.md``, whose second ending a program added; empty for other names."""
    twice = _ENDS_TWICE.fullmatch(name)
    if not twice:
        return ""
    return f"its name ends in {twice[2]} twice: rename it to {folder}{twice[1]}{twice[2]}"


def _is_report(name: str) -> bool:
    """True for the name of a report: it begins with a day, or ends as Markdown does."""
    begins_with_a_day = re.match(r"[0-9]{4}-[0-9]{2}", name) is not None
    return begins_with_a_day or not name.lower().endswith(".txt")


def _out_of_content(report: str) -> str:
    return f"move it out of content/; if it is a report, name it {report}"


def _bare(name: str) -> str:
    """``name`` without what editors and downloads add to an ending that would be read: ``.csv.txt``,
    ``.md~``, ``.md.bak``."""
    return re.sub(r"(?i)(\.(?:md|markdown|csv|ya?ml))(?:\.[a-z0-9]+|~| \([0-9]+\))+$", r"\1", name)


def _renamed(name: str, ending: str) -> str:
    return f"{PurePosixPath(_bare(name)).stem}{ending}"


def _stem(name: str) -> str:
    return name.split(".")[0].lower()
