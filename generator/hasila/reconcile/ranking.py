"""The order of the corrections of a finding. Evidence orders; it never chooses, and ties stay ties.

Two corrections are compared by the first of these in which they differ (whole numbers and fractions only):

1. causes: the fewest figures, a pattern that moves several at once (a swap, a slipped column) counting as
   one;
2. against: constraints outside the finding that it breaks, and neighbouring reports that speak against it;
3. for: equations outside the finding that it makes exact, neighbouring reports that speak for it, and the
   publisher's own page where a relay left a qualifier out;
4. figures: the fewest that change;
5. habit: a typing error that is seldom met by chance (a copy, two digits swapped, a slipped thousand, a
   rounded number, what is new added twice …) before one key, one key before none; digits and keys count only
   where they leave less than a tenth of the number open, since a wide interval always holds some number near
   by;
6. reach: one forced value, then an interval with two ends, then an open one; of runs that are off by the same
   amount, first those that begin where what is new was added twice;
7. keystrokes: the fewer;
8. evenness: in a running count, the figure without which the count runs more evenly (by powers of two);
9. digits: the longer number, having more keys to miss.

The first may be likely: see :mod:`hasila.reconcile.likelihood`. Typing errors alone never make anything
likely, and nothing here makes it confirmed: that is the publisher's word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval, total
from hasila.model.report import ConstraintKind, ConstraintResult, CorrectionSet, Figure, Status, is_one_number
from hasila.reconcile.causes import TOGETHER, Cause
from hasila.reconcile.evaluate import gap_of
from hasila.reconcile.levels import LEVEL
from hasila.reconcile.relays import DROPPED
from hasila.solver import FigureTable, strokes_into

COMPUTED = "computed together"
OUTSIDE = "counted outside"
BY_CHANCE = 10
"""A part of fewer people is often by chance just what a sum has too many."""

_NO_KEYSTROKES = 99
"""The keystrokes of a correction that no typing of digits explains: more than any number has digits."""


@dataclass(frozen=True, slots=True)
class RankingContext:
    """All figures, the results of the constraints at each, and the table in which the figures stand."""

    figures: Mapping[str, Figure]
    constraints_at: Mapping[str, Sequence[ConstraintResult]]
    table: FigureTable


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A correction with what is counted of it; see the head of this file."""

    correction: CorrectionSet
    causes: int
    against: int
    support: int


@dataclass(frozen=True, slots=True, order=True)
class _Key:
    """The place of a correction in the order: the first difference decides, the smaller comes first."""

    causes: int
    against: int
    lack_of_support: int
    figures: int
    habit: int
    reach: int
    chance: bool
    keystrokes: int
    unevenness: int
    lack_of_digits: int


@dataclass(frozen=True, slots=True)
class _Placed:
    key: _Key
    weighed: _Weighed


@dataclass(frozen=True, slots=True)
class Ranked:
    """Corrections in order, each with its rank. ``clear`` where the first stands alone, nothing speaks
    against it, and no other that resolves all has so few causes."""

    corrections: tuple[CorrectionSet, ...]
    clear: bool


def rank(corrections: Iterable[CorrectionSet], cause: Cause, context: RankingContext) -> Ranked:
    """The ``corrections`` of the finding of a ``cause`` in order."""
    inside = frozenset(cause.constraints)
    partial = {correction.figures for correction in cause.partial}
    weighed = [_weigh(correction, inside, context) for correction in corrections]
    unevenness = _unevenness(weighed, context)
    pairs = zip(weighed, unevenness, strict=True)
    placed = [_Placed(_key(item, uneven, context), item) for item, uneven in pairs]
    placed.sort(key=lambda item: (item.key, item.weighed.correction.figures))
    ordered = [replace(item.weighed.correction, rank=place) for place, item in _with_places(placed)]
    whole = [item.weighed for item in placed if item.weighed.correction.figures not in partial]
    return Ranked(tuple(ordered), _is_clear(whole, context) and placed[0].weighed is whole[0])


def _with_places(placed: Iterable[_Placed]) -> Iterator[tuple[int, _Placed]]:
    """Each with its place from 1 on; equal ones have the place of the first of them."""
    place, last = 0, None
    for number, item in enumerate(placed, start=1):
        place = place if item.key == last else number
        last = item.key
        yield place, item


def _is_clear(ordered: Sequence[_Weighed], context: RankingContext) -> bool:
    """See :class:`Ranked`; a correction of several figures is never clear."""
    if not ordered:
        return False
    first, *others = ordered
    if first.against or _kind(first.correction) in TOGETHER or _distinct(first.correction, context) > 1:
        return False
    return all(other.causes > first.causes for other in others)


# What speaks for a correction and against it


def _weigh(correction: CorrectionSet, inside: frozenset[str], context: RankingContext) -> _Weighed:
    speaks = [evidence.speaks for evidence in correction.evidence]
    outside = _outside(correction, inside, context)
    sides = [_Sides.of(result, correction, context) for result in outside]
    broken = sum(side.miss for side in sides)
    pairs = zip(sides, outside, strict=True)
    exact = sum(side.pinned and not _is_exact(result) for side, result in pairs)
    against = speaks.count("against") + broken
    support = speaks.count("for") + exact + (_kind(correction) == DROPPED)
    return _Weighed(correction, _causes(correction, context), against, support)


def _is_exact(result: ConstraintResult) -> bool:
    """True of an equation that is exact as stated: figures that change together leave it so, which says
    nothing."""
    return result.left.exact and result.left == result.right


def _causes(correction: CorrectionSet, context: RankingContext) -> int:
    return 1 if _kind(correction) in TOGETHER else _distinct(correction, context)


def _outside(
    correction: CorrectionSet, inside: frozenset[str], context: RankingContext
) -> list[ConstraintResult]:
    """The constraints at the figures of ``correction`` that are not ``inside`` its finding and could bear
    witness."""
    around: dict[str, ConstraintResult] = {}
    for key in correction.figures:
        for result in context.constraints_at.get(key, ()):
            around[result.constraint.id] = result
    outside = (around[name] for name in around if name not in inside)
    return list(filter(_is_witness, outside))


def _is_witness(result: ConstraintResult) -> bool:
    unbroken = result.outcome is not Status.BROKEN
    return unbroken and result.constraint.kind not in (ConstraintKind.SOURCES, ConstraintKind.SAME)


def _distinct(correction: CorrectionSet, context: RankingContext) -> int:
    """The figures to change, two wordings of one set in one report counting once."""
    figures = (context.figures[key] for key in correction.figures)
    return len({(figure.report, figure.set) for figure in figures})


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two sides of a constraint with the values that a correction forces."""

    left: Interval
    op: str
    right: Interval

    @classmethod
    def of(cls, result: ConstraintResult, correction: CorrectionSet, context: RankingContext) -> _Sides:
        def value(key: str) -> Interval:
            return correction.forced.get(key, context.figures[key].interval)

        left = total(value(key) for key in result.constraint.left)
        return cls(left, result.constraint.op, value(result.constraint.right))

    @property
    def miss(self) -> bool:
        """True where the constraint cannot hold."""
        return gap_of(self.left, self.op, self.right) is not None

    @property
    def pinned(self) -> bool:
        """True of an equation of whole numbers that is exact."""
        if self.op != "=" or self.left.value is None:
            return False
        return self.left.value == self.right.value


# The other steps of the order


def _key(item: _Weighed, unevenness: int, context: RankingContext) -> _Key:
    correction = item.correction
    keystrokes = _keystrokes(correction, context)
    figures = 1 if _kind(correction) == OUTSIDE else _distinct(correction, context)
    digits = _digits(correction, context) if item.causes == 1 and _kind(correction) != LEVEL else 0
    evidence = (item.causes, item.against, -item.support)
    change = (figures, _habit(correction, keystrokes, context), _reach(correction))
    chance = _kind(correction) == LEVEL and not _is_counted_twice(correction, context)
    return _Key(*evidence, *change, chance, keystrokes, unevenness, -digits)


def _keystrokes(correction: CorrectionSet, context: RankingContext) -> int:
    """The keystrokes of the correction; where a total was computed from a mistyped number, those of that
    number."""
    keystrokes = correction.keystrokes
    if _kind(correction) == COMPUTED:
        mistyped = correction.figures[0]
        forced = correction.forced[mistyped]
        keystrokes = strokes_into(context.figures[mistyped].number or 0, forced)
    return _NO_KEYSTROKES if keystrokes is None else keystrokes


def _digits(correction: CorrectionSet, context: RankingContext) -> int:
    numbers = (context.figures[key].number or 0 for key in correction.figures)
    return sum(len(str(number)) for number in numbers)


def _kind(correction: CorrectionSet) -> str:
    return correction.pattern.kind if correction.pattern else ""


def _habit(correction: CorrectionSet, keystrokes: int, context: RankingContext) -> int:
    kind = _kind(correction)
    if kind in ("", "keystroke") and _is_counted_twice(correction, context):
        return 0
    if not kind:
        return 2
    if kind == OUTSIDE:
        part = context.figures[correction.figures[0]]
        return 0 if (part.number or 0) >= BY_CHANCE else 2
    if kind == COMPUTED:
        return 1 if keystrokes == 1 else 2
    return 1 if kind in ("keystroke", "carried on") else 0


def _is_counted_twice(correction: CorrectionSet, context: RankingContext) -> bool:
    """True where a running count has risen by just twice what it rises by with the correction."""
    first = correction.figures[0]
    forced = correction.forced[first].value
    stated = context.figures[first].number
    before = context.table.before(first) if first in context.table.grid else None
    last = context.figures[before].number if before is not None else None
    if forced is None or stated is None or last is None or not context.figures[first].set.period.cumulative:
        return False
    return forced - last >= BY_CHANCE and stated - last == 2 * (forced - last)


def _reach(correction: CorrectionSet) -> int:
    """0 where each figure has one forced value, 1 where each has two ends, 2 where one is open."""
    forced = correction.forced.values()
    if all(interval.value is not None for interval in forced):
        return 0
    return 1 if all(interval.high is not None for interval in forced) else 2


# Evenness


def _unevenness(weighed: Sequence[_Weighed], context: RankingContext) -> list[int]:
    """For each correction the bits of the unevenness that it leaves; 0 for all where not every one can be
    measured."""
    bits: list[int] = []
    for item in weighed:
        if item.causes != 1 or _kind(item.correction) in TOGETHER:
            return [0] * len(weighed)
        change = _change_of_pace(item.correction.figures[0], context)
        if change is None:
            return [0] * len(weighed)
        bits.append(int(change).bit_length())
    return bits


def _change_of_pace(key: str, context: RankingContext) -> Fraction | None:
    """The change in the daily rise of the running count around the figure, once it is left out.

    ``None`` where it is no running count, or has not two plain numbers on either side.
    """
    table = context.table
    if key not in table.grid or not context.figures[key].set.period.cumulative:
        return None
    names = [*_two_before(key, table), *_two_after(key, table)]
    near = [context.figures[name] for name in names]
    if len(near) < 4 or not all(map(is_one_number, near)):
        return None
    rises = list(map(_daily_rise, near, near[1:]))
    change = Fraction(0)
    for earlier, later in pairwise(rises):
        change += abs(later - earlier)
    return change


def _two_before(key: str, table: FigureTable) -> Iterator[str]:
    for back in (2, 1):
        name = table.before(key, back)
        if name is not None:
            yield name


def _two_after(key: str, table: FigureTable) -> tuple[str, ...]:
    _, column = table.grid[key]
    start = table.order[key] + 1
    return table.columns[column][start : start + 2]


def _daily_rise(earlier: Figure, later: Figure) -> Fraction:
    days = (later.set.period.end.day - earlier.set.period.end.day).days
    rise = (later.number or 0) - (earlier.number or 0)
    return Fraction(rise, max(1, days))
