"""When a figure counts: from a day to a moment.

A cumulative count is no flag but a period that begins early and ends with its report. Periods are kept to the
day; reports of one publisher on one day are told apart by their order, for a later post knows more.
"""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date

from hasila.model.data_class import dataclass
from hasila.model.frozen import quickly_made

DAY_IS_OVER = 1_000_000
"""The order of a moment after the last report of a day: a period that names a past day holds all of it."""
MIDNIGHT = 100_000
"""The order of the first minute of a day among moments that say their hour; each minute adds one."""
_MINUTES = 24 * 60


def begins_on_day(anchor: str | None) -> bool:
    """True of an anchor that is a day (ISO 8601) and no id of a named period."""
    return anchor is not None and _DAY.fullmatch(anchor) is not None


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day and, within it, the order of the report that speaks (0 is the day's first) or an hour.

    Whether a report spoke before an hour of its own day is not known: see :meth:`is_ordered_with`.
    ``precision`` is how well the day is known: ``day``, ``about`` or ``month``. It has no part in
    comparisons: the laws take the day as it is given, and readers are told how well it is known.
    """

    day: date
    order: int = DAY_IS_OVER
    precision: str = field(default="day", compare=False)

    @property
    def minute(self) -> int | None:
        """The minute of the day, 0 to 1439, where the moment is an hour; else ``None``."""
        minute = self.order - MIDNIGHT
        return minute if 0 <= minute < _MINUTES else None

    @property
    def hour(self) -> str | None:
        """The hour as ``12:00``, where the moment is one."""
        if self.minute is None:
            return None
        hours, minutes = divmod(self.minute, 60)
        return f"{hours:02}:{minutes:02}"

    def is_ordered_with(self, other: Moment) -> bool:
        """False where only one of two moments of one day says its hour and neither is the day's end."""
        if self.day != other.day or DAY_IS_OVER in (self.order, other.order):
            return True
        return (self.minute is None) == (other.minute is None)


@quickly_made
@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of ``start`` to ``end``.

    ``anchor`` is the id of the named period of the vocabulary when the count runs "since" it, which makes the
    figure cumulative. ``hours`` is the length of a rolling window as stated ("the last 48 hours"); such a
    window is laid on calendar days, so it is ``nominal``: its edges are the publisher's, to within a part of
    a day. ``level`` is true of a stock: how many there are at ``end``, not how many were added until then.

    ``dated`` says by which day people are counted: ``reported`` (that of the report on them), ``occurred``
    (that of the event), or ``None`` where the publisher does not say. ``hijri`` is a day or month of the
    Hijri calendar as it was stated (``1452-11-10``, ``1452-11``): calendars differ by a day or two, so the
    period holds every day that can be meant and is ``nominal`` too."""

    start: date
    end: Moment
    anchor: str | None = None
    hours: int | None = None
    level: bool = False
    dated: str | None = None
    hijri: str | None = None

    @property
    def nominal(self) -> bool:
        return self.hours is not None or bool(self.hijri)

    @property
    def cumulative(self) -> bool:
        return self.anchor is not None

    @property
    def since_event(self) -> str | None:
        """The id of the named period that a cumulative count begins with; ``None`` where it is a bare day."""
        return None if begins_on_day(self.anchor) else self.anchor

    @property
    def since_day(self) -> date | None:
        """The first day of a cumulative count that begins with no named period."""
        return self.start if begins_on_day(self.anchor) else None

    @property
    def days(self) -> int:
        """The calendar days that the period touches (at least 1)."""
        return (self.end.day - self.start).days + 1

    def inside(self, other: Period) -> bool:
        """True where each moment of this period is surely in ``other`` too.

        Levels are inside each other only at one moment; counts by the day of the report and by that of the
        event are never inside each other.
        """
        if self is other:
            return True
        if self.level or other.level or other.hijri:
            return self == other
        if self.dated != other.dated and other.anchor is None:
            return False
        if not self.end.is_ordered_with(other.end):
            return False
        return other.start <= self.start and self.end <= other.end

    def before(self, other: Period) -> bool:
        """True where ``other`` begins on the day after this period ends."""
        return (other.start - self.end.day).days == 1
