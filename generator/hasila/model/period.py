"""When a figure counts: from a day to a moment.

A cumulative count is no flag but a period that begins early and ends with its report. Periods are kept to the
day; reports of one publisher on one day are told apart by their order, for a later post knows more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

DAY_IS_OVER = 1_000_000
"""The order of a moment after the last report of a day: a period that names a past day holds all of it."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day and, within it, the order of the report that speaks (0 is the day's first).

    ``precision`` is how well the day is known: ``day``, ``about`` or ``month``. It has no part in
    comparisons: the laws take the day as it is given, and readers are told how well it is known."""

    day: date
    order: int = DAY_IS_OVER
    precision: str = field(default="day", compare=False)


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of ``start`` to ``end``.

    ``anchor`` is the id of the named period of the vocabulary when the count runs "since" it, which makes the
    figure cumulative. ``hours`` is the length of a rolling window as stated ("the last 48 hours"); such a
    window is laid on calendar days, so it is ``nominal``: its edges are the publisher's, to within a part of
    a day."""

    start: date
    end: Moment
    anchor: str | None = None
    hours: int | None = None

    @property
    def nominal(self) -> bool:
        return self.hours is not None

    @property
    def cumulative(self) -> bool:
        return self.anchor is not None

    @property
    def days(self) -> int:
        """The calendar days that the period touches (at least 1)."""
        return (self.end.day - self.start).days + 1

    def inside(self, other: Period) -> bool:
        """True where each moment of this period is in ``other`` too."""
        if self is other:
            return True
        return other.start <= self.start and self.end <= other.end

    def before(self, other: Period) -> bool:
        """True where ``other`` begins on the day after this period ends."""
        return (other.start - self.end.day).days == 1
