"""Marks in a language in which nobody here knows how "at least" is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.ingest.markdown_marks import NOT_A_TALLY, PlacedMark
from hasila.model.diagnostics import Diagnostic
from hasila.model.report import Prose
from hasila.reader import knows_qualifiers


def unknown_qualifiers(prose: Prose, marks: Sequence[PlacedMark]) -> Iterator[Diagnostic]:
    """One warning at the first figure of ``prose``; none where the words of its language are known."""
    if knows_qualifiers(prose.language):
        return
    first = next((mark for mark in marks if mark.figure != NOT_A_TALLY), None)
    if first is not None:
        language = prose.language
        message = f"no word of “{language}” that qualifies a number is known: all count as exact"
        hint = "put a sign into the mark where the text says “at least” or the like: [≥63](#id), [~63](#id)"
        yield Diagnostic(first.location, "unknown-qualifiers", "warning", message, hint)
