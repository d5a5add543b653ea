"""Intervals of whole numbers: what a stated count can be.

"at least 341" says that the count is in [341, ∞); "331" says [331, 331]. Everything that is checked
is checked on these intervals, so that a rounded or an open figure is neither trusted too much nor ignored.
"""

from __future__ import annotations

from collections.abc import Iterable

from hasila.model.data_class import dataclass
from hasila.model.frozen import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Interval:
    """The whole numbers from ``low`` to ``high``, both included; an end of ``None`` is open.

    An interval is never empty: ``Interval(5, 4)`` raises ``ValueError``, since an empty one is a bug of the
    caller (two intervals that do not meet come out of :meth:`meet` as ``None``).
    """

    low: int | None
    high: int | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"empty interval [{self.low}, {self.high}]")

    @property
    def value(self) -> int | None:
        """The one number of an exact interval, else ``None``."""
        return self.low if self.low == self.high else None

    @property
    def exact(self) -> bool:
        """True where the interval holds one number alone."""
        return self.low is not None and self.low == self.high

    def __contains__(self, number: int) -> bool:
        if self.low is not None and number < self.low:
            return False
        return self.high is None or number <= self.high

    def within(self, other: Interval) -> bool:
        """True where each number of this interval is in ``other`` too."""
        return self.meet(other) == self

    def above(self, other: Interval) -> bool:
        """True where each number of this interval is greater than all of ``other``."""
        if self.low is None or other.high is None:
            return False
        return self.low > other.high

    def meet(self, other: Interval) -> Interval | None:
        """The numbers that are in both, or ``None`` where there are none."""
        low, high = self.low, self.high
        if low is None or (other.low is not None and other.low > low):
            low = other.low
        if high is None or (other.high is not None and other.high < high):
            high = other.high
        if low is not None and high is not None and low > high:
            return None
        return Interval(low, high)

    def __add__(self, other: Interval) -> Interval:
        low = _sum(self.low, other.low)
        return Interval(low, _sum(self.high, other.high))

    def __neg__(self) -> Interval:
        return Interval(_negative(self.high), _negative(self.low))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __str__(self) -> str:
        low = "(-∞" if self.low is None else f"[{self.low}"
        high = "∞)" if self.high is None else f"{self.high}]"
        return f"{low}, {high}"


def exactly(number: int) -> Interval:
    """The interval that holds ``number`` alone."""
    return Interval(number, number)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sums that can be made with one number of each interval; of none, exactly 0."""
    intervals = tuple(intervals)
    if len(intervals) == 1:
        return intervals[0]
    lows = [interval.low for interval in intervals]
    highs = [interval.high for interval in intervals]
    return Interval(_sum_of(lows), _sum_of(highs))


COUNT = Interval(0, None)
"""What a count can be when nothing is stated of it: a whole number, at least 0. Never shown as 0."""


def _sum(end: int | None, other: int | None) -> int | None:
    if end is None or other is None:
        return None
    return end + other


def _sum_of(ends: list[int | None]) -> int | None:
    known = [end for end in ends if end is not None]
    return sum(known) if len(known) == len(ends) else None


def _negative(end: int | None) -> int | None:
    return None if end is None else -end
