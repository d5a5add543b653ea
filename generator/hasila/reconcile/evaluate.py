"""Each law for itself: its two sides as intervals, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from hasila.model.interval import Interval, exactly, total
from hasila.model.report import Constraint, ConstraintResult, Figure, Status, is_range


def judge(law: Constraint, figures: Mapping[str, Figure]) -> ConstraintResult:
    """Compare the sides of ``law``. Broken only when no whole numbers inside the stated intervals satisfy
    it."""
    members = [figures[key] for key in law.left]
    whole = figures[law.right]
    left = members[0].interval if len(members) == 1 else total([figure.interval for figure in members])
    right = whole.interval
    gap = _gap(left, law.op, right)
    if gap is not None:
        return ConstraintResult(law, Status.BROKEN, left, right, gap)
    return ConstraintResult(law, _outcome(law.op, members, whole, left, right), left, right)


def _gap(left: Interval, op: str, right: Interval) -> Interval | None:
    """By how much the sides miss each other, ``None`` where they can agree (for ``=``: right − left)."""
    if op == "=":
        return None if left.meet(right) else right - left
    low, high = (left, right) if op == "<=" else (right, left)
    misses = low.low is not None and high.high is not None and low.low > high.high
    return low - high if misses else None


def _outcome(op: str, members: list[Figure], whole: Figure, left: Interval, right: Interval) -> Status:
    if any(figure.number is None for figure in (*members, whole)):
        return Status.UNCHECKED
    if any(is_range(figure) for figure in (*members, whole)):
        holds = _as_ranges(op, total(map(_printed, members)), _printed(whole))
    else:
        added = sum(figure.number or 0 for figure in members)
        holds = _as_printed(op, added, whole.number or 0, left, right)
    return Status.HOLDS if holds else Status.POSSIBLE


def _printed(figure: Figure) -> Interval:
    """The number as printed, or both ends of a range."""
    return figure.interval if is_range(figure) else exactly(figure.number or 0)


def _as_ranges(op: str, added: Interval, whole: Interval) -> bool:
    """Whether the printed ends fit, whichever end is true: 12–15 is within 15, and may or may not be within
    14."""
    if op == "=":
        return added == whole
    low, high = (added, whole) if op == "<=" else (whole, added)
    return (low.high or 0) <= (high.low or 0)


def _as_printed(op: str, added: int, number: int, left: Interval, right: Interval) -> bool:
    """Whether the printed numbers fit: "29" within "about 30" does; "about 265" before "260" only may."""
    if op == "=":
        return (
            added == number
            or (left.value is not None and added in right)
            or (right.value is not None and number in left)
        )
    return added <= number if op == "<=" else added >= number
