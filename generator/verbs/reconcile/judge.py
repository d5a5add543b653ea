"""Each law for itself: its two sides as intervals, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.nouns.model import Checked, Figure, Law, Outcome
from generator.words.interval import Interval, total


def judge(law: Law, figures: Mapping[str, Figure]) -> Checked:
    """Compare the sides of ``law``. Broken only when no whole numbers inside the stated intervals satisfy it."""
    members = [figures[key] for key in law.left]
    whole = figures[law.right]
    left = members[0].interval if len(members) == 1 else total([figure.interval for figure in members])
    right = whole.interval
    gap = _gap(left, law.op, right)
    if gap is not None:
        return Checked(law, Outcome.BROKEN, left, right, gap)
    return Checked(law, _outcome(law.op, [figure.number for figure in members], whole.number, left, right), left, right)


def _gap(left: Interval, op: str, right: Interval) -> Interval | None:
    """By how much the sides miss each other, ``None`` where they can agree (for ``=``: right − left)."""
    if op == "=":
        return None if left.meet(right) else right - left
    low, high = (left, right) if op == "<=" else (right, left)
    misses = low.low is not None and high.high is not None and low.low > high.high
    return low - high if misses else None


def _outcome(op: str, numbers: list[int | None], whole: int | None, left: Interval, right: Interval) -> Outcome:
    if None in numbers or whole is None:
        return Outcome.UNCHECKED
    added = sum(numbers)  # type: ignore[arg-type]
    return Outcome.HOLDS if _as_printed(op, added, whole, left, right) else Outcome.POSSIBLE


def _as_printed(op: str, added: int, number: int, left: Interval, right: Interval) -> bool:
    """Whether the printed numbers fit: "29" within "about 30" does; "about 265" before "260" only may."""
    if op == "=":
        return (
            added == number
            or (left.value is not None and added in right)
            or (right.value is not None and number in left)
        )
    return added <= number if op == "<=" else added >= number
