"""A head that a line ``---`` too many cuts in two, or leaves empty: the rest of it would be read as prose."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.yaml_line import YamlEntry, entry_of

_RULE = "---"
_KEYS = (
    "publisher",
    "language",
    "published",
    "source",
    "title",
    "counts",
    "where",
    "when",
    "who",
    "places",
    "figures",
)
"""Keys by which a head is known; a paragraph of prose does not begin with them and a colon."""


def cut_head(lines: Sequence[str], closing: int, path: str) -> Diagnostic | None:
    """The mistake where the head of ``lines``, which ends on line ``closing``, goes on below or is empty."""
    end = _next_rule(lines, closing)
    below = lines[closing : max(end - 1, closing)]
    entries = _entries_of_a_head(_filled(below))
    if entries:
        return _ended_too_early(entries[0], closing, end, path)
    if _filled(lines[1 : closing - 1]):
        return _second_rule(lines, closing, path)
    location = Location(path, closing, 1, len(_RULE))
    hint = "describe the report above this line: `publisher: …`, `language: …`, `figures:`"
    return Diagnostic(location, "no-head", "error", "the head is empty", hint)


def _ended_too_early(entry: YamlEntry, closing: int, end: int, path: str) -> Diagnostic:
    """The mistake of a line ``---`` above entries of the head, the first of which is ``entry``."""
    location = Location(path, closing, 1, len(_RULE))
    message = f"this line `---` ends the head, but `{entry.key}:` below it belongs to the head"
    hint = f"take this line away; the head ends with the `---` on line {end}"
    return Diagnostic(location, "cut-head", "error", message, hint)


def _filled(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def _next_rule(lines: Sequence[str], closing: int) -> int:
    """The number of the first line ``---`` below line ``closing``; 0 without one."""
    for number, line in enumerate(lines[closing:], start=closing + 1):
        if line.rstrip() == _RULE:
            return number
    return 0


def _second_rule(lines: Sequence[str], closing: int, path: str) -> Diagnostic | None:
    """The mistake where the prose begins with one more line ``---``."""
    number, line = _first_filled(lines, closing)
    if line.rstrip() != _RULE:
        return None
    location = Location(path, number, 1, len(_RULE))
    message = f"the head ended on line {closing}; this second `---` would be a line across the page"
    return Diagnostic(location, "cut-head", "error", message, "take this line away")


def _first_filled(lines: Sequence[str], closing: int) -> tuple[int, str]:
    """The number of the first line below line ``closing`` that holds something, and the line.

    0 and "" without one.
    """
    for number, line in enumerate(lines[closing:], start=closing + 1):
        if line.strip():
            return number, line
    return 0, ""


def _entries_of_a_head(lines: Sequence[str]) -> list[YamlEntry]:
    """The entries of lines that belong to a head; none of other lines.

    Lines of a head are entries, or indented below one, and some key is one of a head.
    """
    entries: list[YamlEntry] = []
    known = False
    for line in lines:
        entry = entry_of(line)
        if entry:
            entries.append(entry)
            known = known or entry.key in _KEYS
        elif line[0] not in " \t#-":
            return []
    return entries if known else []
