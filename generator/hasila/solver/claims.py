"""The claims of a file of constraints, evaluated once more from the numbers in the same file.

It knows nothing of how the file was made: it adds up what stands in it. ``{"laws": [{"id", "outcome", "gap",
"left_interval", "right_interval", "left", "op", "right", "linear": {"coef", "op", "rhs"}}], "record":
{variable: whole | null | [low, high]}, "numbers": {variable: whole | null}}``; without ``numbers`` it is only
asked whether a constraint can hold at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hasila.model.data_class import dataclass
from hasila.model.interval import COUNT, Interval, exactly
from hasila.model.interval import total as sum_of
from hasila.solver.data import (
    Data,
    Malformed,
    Path,
    constraint_line,
    ends,
    field,
    interval,
    text,
    times,
    whole,
)
from hasila.solver.system import LinearConstraint

OPERATORS = {"=": "==", "==": "==", "<=": "<=", ">=": ">="}
Printed = tuple[int, int]
OUTCOMES = ("holds", "possible", "broken", "unchecked")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """``field`` of ``constraint`` (an id) says ``claimed``, its numbers ``follows``; ``path`` leads to it."""

    law: str
    field: str
    claimed: Any
    follows: Any
    path: Path


@dataclass(frozen=True, slots=True)
class Given:
    """The numbers of the file: the interval of each variable, and its printed number.

    ``numbers`` is None where the file does not give what was printed.
    """

    record: Mapping[str, Interval]
    numbers: Mapping[str, int | None] | None


def disagreements(data: Data) -> tuple[Disagreement, ...]:
    """Every claim of ``data`` that its own numbers do not bear out.

    Raises :class:`Malformed` for a field that is none.
    """
    given = _given(data)
    laws = field(data, "laws", list, ())
    found: list[Disagreement] = []
    for i, law in enumerate(laws):
        found += _of_law(law, ("laws", i), given)
    return tuple(found)


def edits(data: Data) -> list[dict[str, Any]]:
    """The constraints as a bare system; a comparison between publishers is a note and demands nothing."""
    binding: list[tuple[Path, Any]] = []
    for i, law in enumerate(field(data, "laws", list, ())):
        path = ("laws", i)
        if text(law, "kind", path) != "sources":
            binding.append((path, law))
    return [_edit(law, path) for path, law in binding]


def _edit(law: Any, path: Path) -> dict[str, Any]:
    linear = field(law, "linear", dict, path)
    op = text(linear, "op", (*path, "linear"))
    name = text(law, "id", path)
    return {**linear, "name": name, "op": OPERATORS.get(op, op)}


def _given(data: Data) -> Given:
    record = field(data, "record", dict, ())
    numbers = data.get("numbers")
    if numbers is not None:
        for name, number in field(data, "numbers", dict, ()).items():
            if number is not None:
                whole(number, ("numbers", name))
    known = {}
    for name, value in record.items():
        known[name] = COUNT if value is None else interval(value, ("record", name))
    return Given(known, numbers)


def _of_law(law: Any, path: Path, given: Given) -> Iterator[Disagreement]:
    name = text(law, "id", path)
    _check_outcome(text(law, "outcome", path), path)
    linear_path = (*path, "linear")
    line = constraint_line(_edit(law, path), linear_path)
    _check_known(line, given, path)
    for key, follows in _follows(law, line, given, path).items():
        if key in law and law[key] != follows:
            key_path = (*path, key)
            yield Disagreement(name, key, law[key], follows, key_path)


def _check_outcome(outcome: str, path: Path) -> None:
    if outcome not in OUTCOMES:
        known = ", ".join(OUTCOMES)
        message = f"unknown outcome “{outcome}”; there are {known}"
        raise Malformed((*path, "outcome"), message)


def _check_known(line: LinearConstraint, given: Given, path: Path) -> None:
    for _, name in line.terms:
        if name not in given.record:
            raise Malformed((*path, "linear", "coef", name), "the record does not say what it can be")
        if given.numbers is not None and name not in given.numbers:
            raise Malformed((*path, "linear", "coef", name), "the numbers do not name it")


def _follows(law: Data, line: LinearConstraint, given: Given, path: Path) -> dict[str, Any]:
    """The value of each field by the numbers."""
    left = _side(line, given, 1)
    right = _side(line, given, -1)
    gap = _gap(left, line.op, right)
    outcome = "broken" if gap else _outcome(law, line, left, right, given)
    follows: dict[str, Any] = {"outcome": outcome}
    follows["left_interval"] = ends(left)
    follows["right_interval"] = ends(right)
    follows["gap"] = gap and ends(gap)
    if "left" in law:
        follows["linear"] = _linear(law, path)
    return follows


def _linear(law: Data, path: Path) -> dict[str, Any]:
    """The line that ``left``, ``op`` and ``right`` make."""
    left = field(law, "left", list, path)
    right = text(law, "right", path)
    op = text(law, "op", path)
    for i, name in enumerate(left):
        if not isinstance(name, str):
            raise Malformed((*path, "left", i), "must be a text")
    coefficients = dict.fromkeys(left, 1)
    coefficients[right] = -1
    return {"coef": coefficients, "op": op, "rhs": 0}


def _side(line: LinearConstraint, given: Given, sign: int) -> Interval:
    """The sum of the terms of one sign; the constant belongs to the right side."""
    terms = []
    for c, name in line.terms:
        if c * sign > 0:
            terms.append(times(abs(c), given.record[name]))
    if sign < 0 and line.constant:
        terms.append(exactly(line.constant))
    return sum_of(terms)


def _gap(left: Interval, op: str, right: Interval) -> Interval | None:
    """The amount by which the sides miss each other, ``None`` where they can agree (of an equation: right −
    left).
    """
    if op == "==":
        return None if left.meet(right) else right - left
    if op == "<=":
        return left - right if left.above(right) else None
    return right - left if right.above(left) else None


def _outcome(law: Data, line: LinearConstraint, left: Interval, right: Interval, given: Given) -> str:
    """The outcome of a constraint that can hold: by what was printed, or else as claimed, if that can be."""
    if given.numbers is None:
        claimed: str = law["outcome"]
        return "possible" if claimed == "broken" else claimed
    printed = _printed_terms(line, given.numbers)
    if printed is None:
        return "unchecked"
    left_sum = _printed_side(printed, 1)
    right_sum = _printed_side(printed, -1)
    if line.accepts(left_sum - right_sum - line.constant):
        return "holds"
    if line.op == "==" and (_rounded(left, left_sum, right) or _rounded(right, right_sum, left)):
        return "holds"
    return "possible"


def _printed_terms(line: LinearConstraint, numbers: Mapping[str, int | None]) -> list[Printed] | None:
    """The coefficient and the printed number of each term; ``None`` where one was not printed."""
    printed = []
    for c, name in line.terms:
        number = numbers[name]
        if number is None:
            return None
        printed.append((c, number))
    return printed


def _printed_side(printed: list[Printed], sign: int) -> int:
    """The sum of the printed numbers whose coefficients have this sign, times these without their sign."""
    total = 0
    for c, number in printed:
        if c * sign > 0:
            total += abs(c) * number
    return total


def _rounded(side: Interval, printed: int, other: Interval) -> bool:
    """True where a plain number on one side lies in what a rounded or open one on the other stands for."""
    return side.value is not None and printed in other
