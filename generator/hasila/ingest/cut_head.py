"""A head that a line ``---`` too many cuts in two, or leaves empty: the rest of it would be read as prose."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.yaml_line import Entry, entry_of

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
    rest = _filled(lines[closing : max(end - 1, closing)])
    entries = [entry for line in rest if (entry := entry_of(line))]
    place = Location(path, closing, 1, len(_RULE))
    if rest and _is_head(rest, entries):
        message = f"this line `---` ends the head, but `{entries[0].key}:` below it belongs to the head"
        hint = f"take this line away; the head ends with the `---` on line {end}"
        return Diagnostic(place, "cut-head", "error", message, hint)
    if _filled(lines[1 : closing - 1]):
        return _second_rule(lines, closing, path)
    hint = "describe the report above this line: `publisher: …`, `language: …`, `figures:`"
    return Diagnostic(place, "no-head", "error", "the head is empty", hint)


def _filled(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def _next_rule(lines: Sequence[str], closing: int) -> int:
    """The number of the first line ``---`` below line ``closing``; 0 without one."""
    below = enumerate(lines[closing:], start=closing + 1)
    return next((number for number, line in below if line.rstrip() == _RULE), 0)


def _second_rule(lines: Sequence[str], closing: int, path: str) -> Diagnostic | None:
    """The mistake where the prose begins with one more line ``---``."""
    below = enumerate(lines[closing:], start=closing + 1)
    number, line = next(((number, line) for number, line in below if line.strip()), (0, ""))
    if line.rstrip() != _RULE:
        return None
    place = Location(path, number, 1, len(_RULE))
    message = f"the head ended on line {closing}; this second `---` would be a line across the page"
    return Diagnostic(place, "cut-head", "error", message, "take this line away")


def _is_head(lines: Sequence[str], entries: Sequence[Entry]) -> bool:
    """True where all lines are entries, or indented below one, and some key is one of a head."""
    shaped = all(entry_of(line) or line[0] in " \t#-" for line in lines)
    return shaped and any(entry.key in _KEYS for entry in entries)
