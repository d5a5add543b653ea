"""The claims of a file of constraints, evaluated once more from the numbers in the same file.

It knows nothing of how the file was made: it adds up what stands in it. ``{"laws": [{"id", "outcome", "gap",
"left_interval", "right_interval", "left", "op", "right", "linear": {"coef", "op", "rhs"}}], "record":
{variable: whole | null | [low, high]}, "numbers": {variable: whole | null}}``; without ``numbers`` it is only
asked whether a constraint can hold at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hasila.model.interval import COUNT, Interval, exactly
from hasila.model.interval import total as sum_of
from hasila.solver.data import Data, Malformed, Path, ends, field, interval, law_line, text, times, whole
from hasila.solver.system import LinearConstraint

OPERATORS = {"=": "==", "==": "==", "<=": "<=", ">=": ">="}
OUTCOMES = ("holds", "possible", "broken", "unchecked")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """``field`` of ``law`` (an id) says ``claimed``, its numbers ``follows``; ``path`` leads to it."""

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
    return tuple(found for i, law in enumerate(laws) for found in _of_law(law, ("laws", i), given))


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
    return {**linear, "name": text(law, "id", path), "op": OPERATORS.get(op, op)}


def _given(data: Data) -> Given:
    record = field(data, "record", dict, ())
    numbers = data.get("numbers")
    if numbers is not None:
        for name, number in field(data, "numbers", dict, ()).items():
            if number is not None:
                whole(number, ("numbers", name))
    known = {
        name: COUNT if value is None else interval(value, ("record", name)) for name, value in record.items()
    }
    return Given(known, numbers)


def _of_law(law: Any, path: Path, given: Given) -> Iterator[Disagreement]:
    name, outcome = text(law, "id", path), text(law, "outcome", path)
    if outcome not in OUTCOMES:
        known = ", ".join(OUTCOMES)
        raise Malformed((*path, "outcome"), f"unknown outcome “{outcome}”; there are {known}")
    linear_path = (*path, "linear")
    line = law_line(_edit(law, path), linear_path)
    _check_known(line, given, path)
    for key, follows in _follows(law, line, given, path).items():
        if key in law and law[key] != follows:
            yield Disagreement(name, key, law[key], follows, (*path, key))


def _check_known(line: LinearConstraint, given: Given, path: Path) -> None:
    for _, name in line.terms:
        if name not in given.record:
            raise Malformed((*path, "linear", "coef", name), "the record does not say what it can be")
        if given.numbers is not None and name not in given.numbers:
            raise Malformed((*path, "linear", "coef", name), "the numbers do not name it")


def _follows(law: Data, line: LinearConstraint, given: Given, path: Path) -> dict[str, Any]:
    """The value of each field by the numbers."""
    left, right = _side(line, given, 1), _side(line, given, -1)
    gap = _gap(left, line.op, right)
    follows: dict[str, Any] = {
        "outcome": "broken" if gap else _outcome(law, line, left, right, given),
        "left_interval": ends(left),
        "right_interval": ends(right),
        "gap": gap and ends(gap),
    }
    if "left" in law:
        follows["linear"] = _linear(law, path)
    return follows


def _linear(law: Data, path: Path) -> dict[str, Any]:
    """The line that ``left``, ``op`` and ``right`` make."""
    left = field(law, "left", list, path)
    right, op = text(law, "right", path), text(law, "op", path)
    for i, name in enumerate(left):
        if not isinstance(name, str):
            raise Malformed((*path, "left", i), "must be a text")
    return {"coef": {**dict.fromkeys(left, 1), right: -1}, "op": op, "rhs": 0}


def _side(line: LinearConstraint, given: Given, sign: int) -> Interval:
    """The sum of the terms of one sign; the constant belongs to the right side."""
    terms = [times(abs(c), given.record[name]) for c, name in line.terms if c * sign > 0]
    if sign < 0 and line.constant:
        terms.append(exactly(line.constant))
    return sum_of(terms)


def _gap(left: Interval, op: str, right: Interval) -> Interval | None:
    """The amount by which the sides miss each other, ``None`` where they can agree (of an equation: right −
    left).
    """
    if op == "==":
        return None if left.meet(right) else right - left
    smaller, greater = (left, right) if op == "<=" else (right, left)
    misses = smaller.low is not None and greater.high is not None and smaller.low > greater.high
    return smaller - greater if misses else None


def _outcome(law: Data, line: LinearConstraint, left: Interval, right: Interval, given: Given) -> str:
    """The outcome of a constraint that can hold: by what was printed, or else as claimed, if that can be."""
    if given.numbers is None:
        claimed: str = law["outcome"]
        return "possible" if claimed == "broken" else claimed
    printed = [(c, given.numbers[name]) for c, name in line.terms]
    known = [(c, number) for c, number in printed if number is not None]
    if len(known) < len(printed):
        return "unchecked"
    fits = _as_printed(line, known) or (line.op == "==" and _rounded(known, left, right))
    return "holds" if fits else "possible"


def _as_printed(line: LinearConstraint, printed: list[tuple[int, int]]) -> bool:
    total = sum(c * number for c, number in printed)
    return line.accepts(total - line.constant)


def _rounded(printed: list[tuple[int, int]], left: Interval, right: Interval) -> bool:
    """True where a plain number on one side lies in what a rounded or open one on the other stands for."""
    added = sum(c * number for c, number in printed if c > 0)
    whole_number = -sum(c * number for c, number in printed if c < 0)
    return (left.value is not None and added in right) or (right.value is not None and whole_number in left)
