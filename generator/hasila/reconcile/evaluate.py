"""The evaluation of each constraint by itself: its two sides as intervals, and the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hasila.model.interval import Interval, exactly, total
from hasila.model.report import Constraint, ConstraintResult, Figure, Status, is_range


def evaluate(constraint: Constraint, figures: Mapping[str, Figure]) -> ConstraintResult:
    """The result of ``constraint``: broken only where no whole numbers inside the stated intervals satisfy
    it."""
    whole = figures[constraint.right]
    members = [figures[key] for key in constraint.left]
    plain = _is_plain(whole) and all(map(_is_plain, members))
    if plain:  # most constraints of a long table
        added = sum([figure.number or 0 for figure in members])
        if _is_true(added, constraint.op, whole.number or 0):
            left = members[0].interval if len(members) == 1 else exactly(added)
            return ConstraintResult(constraint, Status.HOLDS, left, whole.interval, None)
    left = members[0].interval if len(members) == 1 else total([figure.interval for figure in members])
    gap = gap_of(left, constraint.op, whole.interval)
    status = Status.BROKEN
    if gap is None:
        status = Status.HOLDS if plain else _status(constraint.op, members, whole)
    return ConstraintResult(constraint, status, left, whole.interval, gap)


def _is_true(left: int, op: str, right: int) -> bool:
    """True where two numbers stand in the relation ``op``."""
    if op == "=":
        return left == right
    return left <= right if op == "<=" else left >= right


def _is_plain(figure: Figure) -> bool:
    """True of a figure that is stated as one number and means that number alone."""
    interval = figure.interval
    return interval.low == interval.high == figure.number


def gap_of(left: Interval, op: str, right: Interval) -> Interval | None:
    """The difference by which the sides miss each other, ``None`` where they can agree (for ``=``: right −
    left)."""
    if op == "=":
        return None if left.meet(right) else right - left
    low, high = (left, right) if op == "<=" else (right, left)
    return low - high if low.above(high) else None


def _in_order(left: Interval, op: str, right: Interval) -> tuple[Interval, Interval]:
    """The side that ``op`` says is at most the other, then the other."""
    return (left, right) if op == "<=" else (right, left)


def _status(op: str, members: Sequence[Figure], whole: Figure) -> Status:
    """The status of a constraint whose sides can agree."""
    figures = (*members, whole)
    if None in [figure.number for figure in figures]:
        return Status.UNCHECKED
    has_ranges = "range" in [figure.qualifier for figure in figures]
    fit = _ranges_fit if has_ranges and any(map(is_range, figures)) else _numbers_fit
    return Status.HOLDS if fit(op, members, whole) else Status.POSSIBLE


def _ranges_fit(op: str, members: Sequence[Figure], whole: Figure) -> bool:
    """True where the printed ends fit, whichever end is true: 12–15 is within 15, and may or may not be
    within 14."""
    left = total(map(_printed, members))
    right = _printed(whole)
    if op == "=":
        return left == right
    low, high = _in_order(left, op, right)
    return (low.high or 0) <= (high.low or 0)


def _printed(figure: Figure) -> Interval:
    """The number as printed, or both ends of a range."""
    if is_range(figure):
        return figure.interval
    return exactly(figure.number or 0)


def _numbers_fit(op: str, members: Sequence[Figure], whole: Figure) -> bool:
    """True where the printed numbers fit: "29" within "about 30" does; "about 265" before "260" only may."""
    added = sum([figure.number or 0 for figure in members])
    number = whole.number or 0
    if op == "=":
        return added == number or _exact_side_fits(added, members, whole)
    return added <= number if op == "<=" else added >= number


def _exact_side_fits(added: int, members: Sequence[Figure], whole: Figure) -> bool:
    """True where one side is exact and its number is one that the other side can be."""
    left = total(figure.interval for figure in members)
    if left.value is not None and added in whole.interval:
        return True
    return whole.interval.value is not None and (whole.number or 0) in left
