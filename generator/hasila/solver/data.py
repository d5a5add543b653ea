"""Plain data, as it comes out of JSON, taken for what it should be; what is not is named by its path."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from hasila.model.interval import Interval, exactly
from hasila.solver.system import LinearConstraint, Operator

Data = Mapping[str, Any]
Path = tuple[str | int, ...]
_KINDS: Mapping[type, str] = {dict: "an object", list: "a list", str: "a text"}
_OPERATORS = ("==", "<=", ">=")
_LONGEST_QUOTE = 60


class Malformed(ValueError):
    """A field that is not as it should be; ``path`` leads to it from the top of the data."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{shown(path)}: {what}")
        self.path = path
        self.what = what


def shown(path: Path) -> str:
    """A path as a person writes it: ``edits[0].coef.a``."""
    steps = "".join(_shown_step(step) for step in path)
    return steps.removeprefix(".") or "the data"


def _shown_step(step: str | int) -> str:
    return f"[{step}]" if isinstance(step, int) else f".{step}"


def field(data: Any, key: str, kind: type, path: Path) -> Any:
    """The field ``key`` of the object ``data``, which must be there and of ``kind``."""
    if not isinstance(data, dict):
        raise Malformed(path, f"must be an object, with a field {key}")
    if key not in data:
        raise Malformed(path, f"the field {key} is missing")
    if not isinstance(data[key], kind):
        raise Malformed((*path, key), f"must be {_KINDS[kind]}")
    return data[key]


def text(data: Any, key: str, path: Path) -> str:
    """The text ``key`` of the object ``data``."""
    found: str = field(data, key, str, path)
    return found


def whole(value: Any, path: Path) -> int:
    """``value``, which must be a whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    quoted = json.dumps(value, ensure_ascii=False, default=repr)
    raise Malformed(path, f"{quoted[:_LONGEST_QUOTE]} is not a whole number")


def interval(value: Any, path: Path) -> Interval:
    """One whole number, or ``[low, high]`` with ``null`` for an open end."""
    if not isinstance(value, list):
        return exactly(whole(value, path))
    if len(value) != 2:
        raise Malformed(path, "an interval has two ends")
    low, high = (_end(end, (*path, i)) for i, end in enumerate(value))
    if low is not None and high is not None and low > high:
        raise Malformed(path, f"the low end {low} is above the high end {high}")
    return Interval(low, high)


def _end(value: Any, path: Path) -> int | None:
    return None if value is None else whole(value, path)


def constraint_line(edit: Any, path: Path) -> LinearConstraint:
    """A constraint of ``{"name", "coef": {variable: whole}, "op", "rhs": whole}``; no ``rhs`` is 0."""
    terms = []
    for variable, coefficient in field(edit, "coef", dict, path).items():
        number = whole(coefficient, (*path, "coef", variable))
        terms.append((number, variable))
    name = text(edit, "name", path)
    op = _operator(edit, path)
    constant = whole(edit.get("rhs", 0), (*path, "rhs"))
    return LinearConstraint(name, tuple(terms), op, constant)


def _operator(edit: Any, path: Path) -> Operator:
    op = text(edit, "op", path)
    if op not in _OPERATORS:
        known = ", ".join(_OPERATORS)
        raise Malformed((*path, "op"), f"unknown operator “{op}”; there are {known}")
    return cast(Operator, op)


def ends(interval: Interval) -> list[int | None]:
    return [interval.low, interval.high]


def times(c: int, interval: Interval) -> Interval:
    """``c`` times each number of ``interval``: the least and the greatest."""
    if c == 0:
        return exactly(0)
    low = _times_end(c, interval.low)
    high = _times_end(c, interval.high)
    return Interval(low, high) if c > 0 else Interval(high, low)


def _times_end(c: int, end: int | None) -> int | None:
    return None if end is None else c * end
