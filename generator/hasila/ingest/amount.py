"""The bounds of a report or a table: what lies beyond one is a mistake, and is not read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hasila.ingest.fields import Diagnostics
from hasila.ingest.markdown_marks import Mark
from hasila.model.bounds import MOST_MARKS, shown
from hasila.model.diagnostics import Location

_T = TypeVar("_T")


def first_marks(marks: Sequence[Mark], diagnostics: Diagnostics) -> Sequence[Mark]:
    """The marks of a prose; of more than are read, the first, and the next one is pointed out."""
    if len(marks) > MOST_MARKS:
        first_unread = marks[MOST_MARKS]
        _beyond(first_unread.location, len(marks), MOST_MARKS, "marks", diagnostics)
    return marks[:MOST_MARKS]


def first_of(
    items: Sequence[_T], most: int, location: Location, what: str, diagnostics: Diagnostics
) -> Sequence[_T]:
    """``items``; of more than ``most`` only the first, pointed out at ``place`` as so many of ``what``."""
    if len(items) > most:
        _beyond(location, len(items), most, what, diagnostics)
    return items[:most]


def _beyond(location: Location, amount: int, most: int, what: str, diagnostics: Diagnostics) -> None:
    amounts = f"there are {shown(amount)} {what}; at most {shown(most)}"
    message = f"{amounts} are read"
    diagnostics.write(location, "too-many", message, "divide it, each part in a file of its own")
