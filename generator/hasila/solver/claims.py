"""What a file of laws claims of each law, judged once more from the numbers in the same file.

It knows nothing of how the file was made: it adds up what stands in it. ``{"laws": [{"id", "outcome", "gap",
"left_interval", "right_interval", "left", "op", "right", "linear": {"coef", "op", "rhs"}}], "record": {variable: whole | null |
[low, high]}, "numbers": {variable: whole | null}}``; without ``numbers`` it is only asked whether a law can hold at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hasila.model.interval import COUNT, Interval, exactly, total
from hasila.solver.data import Data, Malformed, Path, ends, field, interval, law_line, times, whole
from hasila.solver.system import LinearConstraint

OPERATORS = {"=": "==", "==": "==", "<=": "<=", ">=": ">="}
OUTCOMES = ("holds", "possible", "broken", "unchecked")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """``field`` of ``law`` (an id) says ``claimed``, and ``follows`` is what its numbers say; ``path`` leads to it."""

    law: str
    field: str
    claimed: Any
    follows: Any
    path: Path


@dataclass(frozen=True, slots=True)
class Given:
    """The numbers of the file: what each variable can be, and what was printed of it (``None``: the file does not say)."""

    record: Mapping[str, Interval]
    numbers: Mapping[str, int | None] | None


def disagreements(data: Data) -> tuple[Disagreement, ...]:
    """Every claim of ``data`` that its own numbers do not bear out. Raises :class:`Malformed` for a field that is none."""
    given = _given(data)
    laws = field(data, "laws", list, ())
    return tuple(found for i, law in enumerate(laws) for found in _of_law(law, ("laws", i), given))


def edits(data: Data) -> list[dict[str, Any]]:
    """The laws as a bare system; a comparison between publishers is a note and demands nothing."""
    laws = field(data, "laws", list, ())
    binding = [(i, law) for i, law in enumerate(laws) if field(law, "kind", str, ("laws", i)) != "sources"]
    return [_edit(law, ("laws", i)) for i, law in binding]


def _edit(law: Any, path: Path) -> dict[str, Any]:
    linear = field(law, "linear", dict, path)
    op = field(linear, "op", str, (*path, "linear"))
    return {**linear, "name": field(law, "id", str, path), "op": OPERATORS.get(op, op)}


def _given(data: Data) -> Given:
    record, numbers = field(data, "record", dict, ()), data.get("numbers")
    if numbers is not None:
        for name, number in field(data, "numbers", dict, ()).items():
            number is None or whole(number, ("numbers", name))
    known = {
        name: COUNT if value is None else interval(value, ("record", name)) for name, value in record.items()
    }
    return Given(known, numbers)


def _of_law(law: Any, path: Path, given: Given) -> Iterator[Disagreement]:
    name, outcome = field(law, "id", str, path), field(law, "outcome", str, path)
    if outcome not in OUTCOMES:
        raise Malformed((*path, "outcome"), f"unknown outcome “{outcome}”; there are {', '.join(OUTCOMES)}")
    line = law_line(_edit(law, path), (*path, "linear"))
    _known(line, given, path)
    for key, follows in _follows(law, line, given, path).items():
        if key in law and law[key] != follows:
            yield Disagreement(name, key, law[key], follows, (*path, key))


def _known(line: LinearConstraint, given: Given, path: Path) -> None:
    for _, name in line.terms:
        if name not in given.record:
            raise Malformed((*path, "linear", "coef", name), "the record does not say what it can be")
        if given.numbers is not None and name not in given.numbers:
            raise Malformed((*path, "linear", "coef", name), "the numbers do not name it")


def _follows(law: Data, line: LinearConstraint, given: Given, path: Path) -> dict[str, Any]:
    """What the numbers say, field by field."""
    left, right = _side(line, given, 1), _side(line, given, -1)
    gap = _gap(left, line.op, right)
    judged = "broken" if gap else _outcome(line, left, right, given.numbers)
    same = judged or ("possible" if law["outcome"] == "broken" else law["outcome"])
    told = {
        "outcome": same,
        "left_interval": ends(left),
        "right_interval": ends(right),
        "gap": gap and ends(gap),
    }
    return told | ({"linear": _linear(law, path)} if "left" in law else {})


def _linear(law: Data, path: Path) -> dict[str, Any]:
    """The line that ``left``, ``op`` and ``right`` make."""
    left, right, op = (
        field(law, key, kind, path) for key, kind in (("left", list), ("right", str), ("op", str))
    )
    for i, name in enumerate(left):
        if not isinstance(name, str):
            raise Malformed((*path, "left", i), "must be a text")
    return {"coef": {**dict.fromkeys(left, 1), right: -1}, "op": op, "rhs": 0}


def _side(line: LinearConstraint, given: Given, sign: int) -> Interval:
    """The sum of the terms of one sign; the constant belongs to the right side."""
    terms = [times(abs(c), given.record[name]) for c, name in line.terms if c * sign > 0]
    return total([*terms, *([exactly(line.constant)] if sign < 0 and line.constant else [])])


def _gap(left: Interval, op: str, right: Interval) -> Interval | None:
    """By how much the sides miss each other, ``None`` where they can agree (for an equation: right − left)."""
    if op == "==":
        return None if left.meet(right) else right - left
    low, high = (left, right) if op == "<=" else (right, left)
    misses = low.low is not None and high.high is not None and low.low > high.high
    return low - high if misses else None


def _outcome(
    line: LinearConstraint, left: Interval, right: Interval, numbers: Mapping[str, int | None] | None
) -> str:
    """Of a law that can hold: whether it does as printed. Empty where the file does not say what was printed."""
    if numbers is None:
        return ""
    printed = [(c, numbers[name]) for c, name in line.terms]
    if any(number is None for _, number in printed):
        return "unchecked"
    misses = sum(c * number for c, number in printed if number is not None) - line.constant
    fits = {"==": misses == 0, "<=": misses <= 0, ">=": misses >= 0}[line.op]
    return "holds" if fits or (line.op == "==" and _rounded(printed, left, right)) else "possible"


def _rounded(printed: list[tuple[int, int | None]], left: Interval, right: Interval) -> bool:
    """Whether a plain number on one side lies within what a rounded or open one on the other stands for."""
    added, whole_ = (sum(abs(c) * (n or 0) for c, n in printed if c * sign > 0) for sign in (1, -1))
    return (left.value is not None and added in right) or (right.value is not None and whole_ in left)
