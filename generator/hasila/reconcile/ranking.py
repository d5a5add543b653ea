"""Which way out comes first. Evidence orders; it never chooses, and ties stay ties.

The rule compares two ways out by the first of these in which they differ (whole numbers and fractions only):

1. causes: the fewest figures, a pattern that moves several at once (a swap, a slipped column) counting as
   one;
2. against: laws outside the finding that it breaks, and neighbouring reports that speak against it;
3. for: equations outside the finding that it makes exact, and neighbouring reports that speak for it;
4. figures: the fewest that change;
5. habit: a pattern of the hand that is seldom met by chance (a copy, two digits swapped, a slipped thousand,
   a rounded number …) before one key, one key before none; digits and keys count only where they leave less
   than a tenth of the number open, since a wide interval always holds some number near by;
6. reach: one forced value, then an interval with two ends, then an open one;
7. keystrokes: the fewer;
8. evenness: in a running count, the figure without which the count runs more evenly (by powers of two);
9. digits: the longer number, having more keys to miss.

``likely`` is said only of a way that stands first alone, where no running count carried on for a short while
is another way, and where independent evidence bears it out: either it is the only one with so few causes and
two groups of other figures that have none in common each contradict it; or a law outside the finding or a
neighbour speaks for it, none against it, and for no other. Habits of the hand alone never make anything
likely, and nothing here makes it confirmed: that is the publisher's word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from hasila.model.interval import Interval, total
from hasila.model.report import ConstraintResult, CorrectionSet, Figure, LawKind, Status, is_one_number
from hasila.reconcile.causes import TOGETHER
from hasila.solver import FigureTable

CARRIED = 14
"""So many reports in a row, two weeks of daily ones, may all be too low for one reason; that more are is less
to be believed than that the one before them is too high. Our choice."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What ways out are weighed with: all figures, the laws that each takes part in, and the sheet on which
    they stand."""

    figures: Mapping[str, Figure]
    laws_at: Mapping[str, Sequence[ConstraintResult]]
    sheet: FigureTable


@dataclass(frozen=True, slots=True)
class _Weighed:
    way: CorrectionSet
    causes: int
    against: int
    support: int


def rank(
    ways: Iterable[CorrectionSet], laws: Iterable[str], witnesses: int, books: Archive
) -> tuple[CorrectionSet, ...]:
    """``ways`` of a finding with these ``laws``, the first first, each with its rank and its standing."""
    weighed = [_weigh(way, frozenset(laws), books) for way in ways]
    bumps = _bumps(weighed, books)
    keys = {one.way.figures: _key(one, bump, books) for one, bump in zip(weighed, bumps, strict=True)}
    ordered = sorted(weighed, key=lambda one: (keys[one.way.figures], one.way.figures))
    places = sorted(keys.values())
    ranks = [places.index(keys[one.way.figures]) + 1 for one in ordered]
    standing = "likely" if _leads(ordered, ranks, witnesses) else "possible"
    return tuple(
        replace(one.way, rank=place, standing=standing if place == 1 else "possible")
        for one, place in zip(ordered, ranks, strict=True)
    )


def _leads(ordered: Sequence[_Weighed], ranks: Sequence[int], witnesses: int) -> bool:
    """Whether the first is likely; see the head of this file."""
    if not ordered or ranks.count(1) > 1 or any(_soon_caught_up(one.way) for one in ordered):
        return False
    first, *others = ordered
    only = all(one.causes > first.causes for one in others)
    if only and witnesses >= 2 and not first.against:
        return True
    return bool(first.support and not first.against and not any(one.support for one in others) and others)


def _soon_caught_up(way: CorrectionSet) -> bool:
    """Whether it is a running count carried on from too low a number, for no more reports than that goes
    unnoticed."""
    return _kind(way) == "carried on" and len(way.figures) <= CARRIED


def _weigh(way: CorrectionSet, laws: frozenset[str], books: Archive) -> _Weighed:
    speaks = [said.speaks for said in way.evidence]
    around = {one.law.id: one for key in way.figures for one in books.laws_at.get(key, ())}
    outside = [one for name, one in sorted(around.items()) if name not in laws and _counts(one)]
    breaks = sum(_misses(one, way, books) for one in outside)
    pins = sum(_pins(one, way, books) for one in outside)
    causes = 1 if _kind(way) in TOGETHER else _distinct(way, books)
    return _Weighed(way, causes, breaks + speaks.count("against"), pins + speaks.count("for"))


def _counts(one: ConstraintResult) -> bool:
    return one.outcome is not Status.BROKEN and one.law.kind not in (LawKind.SOURCES, LawKind.SAME)


def _distinct(way: CorrectionSet, books: Archive) -> int:
    """The figures to change, two wordings of one set in one report counting once."""
    return len({(books.figures[key].report, books.figures[key].set) for key in way.figures})


def _sides(one: ConstraintResult, way: CorrectionSet, books: Archive) -> tuple[Interval, Interval]:
    def value(key: str) -> Interval:
        return way.forced.get(key, books.figures[key].interval)

    return total(value(key) for key in one.law.left), value(one.law.right)


def _misses(one: ConstraintResult, way: CorrectionSet, books: Archive) -> bool:
    """Whether the law cannot hold with what the way out forces."""
    left, right = _sides(one, way, books)
    if one.law.op == "=":
        return left.meet(right) is None
    low, high = (left, right) if one.law.op == "<=" else (right, left)
    return low.low is not None and high.high is not None and low.low > high.high


def _pins(one: ConstraintResult, way: CorrectionSet, books: Archive) -> bool:
    """Whether the law is an equation of whole numbers that the way out makes exact."""
    left, right = _sides(one, way, books)
    return one.law.op == "=" and left.value is not None and left.value == right.value


def _key(one: _Weighed, bump: int, books: Archive) -> tuple[int, ...]:
    way = one.way
    keys = way.keystrokes if way.keystrokes is not None else 99
    digits = sum(len(str(books.figures[key].number or 0)) for key in way.figures) if one.causes == 1 else 0
    return (
        one.causes,
        one.against,
        -one.support,
        _distinct(way, books),
        _habit(way),
        _reach(way),
        keys,
        bump,
        -digits,
    )


def _kind(way: CorrectionSet) -> str:
    return way.pattern.kind if way.pattern else ""


def _habit(way: CorrectionSet) -> int:
    kind = _kind(way)
    return 2 if not kind else 1 if kind in ("keystroke", "carried on") else 0


def _reach(way: CorrectionSet) -> int:
    """0 where each figure has one forced value, 1 where each has two ends, 2 where one is open."""
    if all(interval.value is not None for interval in way.forced.values()):
        return 0
    return 1 if all(interval.high is not None for interval in way.forced.values()) else 2


def _bumps(weighed: Sequence[_Weighed], books: Archive) -> list[int]:
    """For each way the size of what it leaves uneven; nought for all where not every one can be measured."""
    measured = [
        _bump(one.way, books) for one in weighed if one.causes == 1 and _kind(one.way) not in TOGETHER
    ]
    if None in measured or len(measured) < len(weighed):
        return [0] * len(weighed)
    return [int(bump).bit_length() for bump in measured if bump is not None]


def _bump(way: CorrectionSet, books: Archive) -> Fraction | None:
    """How much the daily rise of the running count changes around the figure, once it is left out."""
    key = way.figures[0]
    sheet = books.sheet
    if key not in sheet.grid or not books.figures[key].set.period.cumulative:
        return None
    column, at = sheet.columns[sheet.grid[key][1]], sheet.order[key]
    near = [books.figures[name] for name in (*column[max(0, at - 2) : at], *column[at + 1 : at + 3])]
    if at < 2 or len(near) < 4 or not all(map(is_one_number, near)):
        return None
    rises = [_rise(one, other) for one, other in pairwise(near)]
    return sum((abs(b - a) for a, b in pairwise(rises)), Fraction(0))


def _rise(one: Figure, other: Figure) -> Fraction:
    days = (other.set.period.end.day - one.set.period.end.day).days
    return Fraction((other.number or 0) - (one.number or 0), max(1, days))
