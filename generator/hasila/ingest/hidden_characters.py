"""A character that should not stand where it does, as a mistake."""

from __future__ import annotations

from hasila.model.characters import Doubt, named
from hasila.model.diagnostics import Diagnostic, Location, Severity

_HINTS = {
    "direction-character": (
        "take it away; an editor that shows invisible characters helps. "
        "What must stand apart is put between U+2068 and U+2069, outside the mark and in one paragraph"
    ),
    "hidden-character": "take it away; it is usually pasted from a web page or a word processor",
    "lost-character": "look at the source and write the letter that belongs here",
}


def diagnostic_of(doubt: Doubt, location: Location, more: str = "") -> Diagnostic:
    """The mistake that ``doubt`` is at ``place``; ``more`` is said after it."""
    severity: Severity = "error" if doubt.severe else "warning"
    message = f"{named(doubt.character)} {doubt.reason}{more}"
    hint = _HINTS[doubt.code]
    return Diagnostic(location, doubt.code, severity, message, hint)
