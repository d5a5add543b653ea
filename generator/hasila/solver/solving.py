"""Whether rows can hold in whole numbers within bounds, with a witness or with the rows that forbid it.

In this order, each exact and each only where the one before has not settled it: bounds propagation; a plunge
(fix one variable after the other at an end, propagate, never look back), which succeeds at once on chains,
trees and steps; the divisibility of the equations; the rational relaxation with branch and bound (Land and Doig
1960). A plunge that succeeds is a proof, since its assignment is checked; a plunge that fails proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from hasila.solver.component import End, Row, make_row
from hasila.solver.integers import solvable
from hasila.solver.meter import Meter
from hasila.solver.narrowing import Grounds, Narrowing
from hasila.solver.simplex import Point, Refusal, relax


@dataclass(frozen=True, slots=True)
class Box:
    """A small problem of its own: rows over variables ``0 … n-1``, each with its bounds."""

    rows: tuple[Row, ...]
    at: tuple[tuple[int, ...], ...]
    low: tuple[End, ...]
    high: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """It can be so: one assignment, with the bounds that propagation alone leaves around all of them."""

    values: tuple[int, ...]
    low: tuple[End, ...]
    high: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """It cannot be so: these rows, with the bounds of these variables, already forbid it."""

    rows: frozenset[int]
    variables: frozenset[int]


Answer = Witness | Clash | None
"""``None``: the meter ran empty first."""


def solve(box: Box, meter: Meter) -> Answer:
    """A witness for ``box``, a clash, or ``None`` when the meter ran empty before either was found."""
    narrowing = Narrowing(box.rows, box.at, list(box.low), list(box.high))
    if not narrowing.sweep(range(len(box.rows)), meter):
        return _clash(narrowing.blame())
    return _settled(narrowing, (_from_lows, _plunged, _plunged_high), meter)


def solve_near(box: Box, variable: int, near: Sequence[int], meter: Meter) -> Answer:
    """Like :func:`solve`, where only the bounds of ``variable`` differ from a box of which ``near`` is a witness.

    What need not move stays where ``near`` has it, so that a small change costs little in a large box.
    """
    narrowing = Narrowing(box.rows, box.at, list(box.low), list(box.high))
    if not narrowing.sweep(box.at[variable], meter):
        return _clash(narrowing.blame())
    stay = partial(_moved_little, near=near, first=variable)
    return _settled(narrowing, (stay, _from_lows, _plunged, _plunged_high), meter)


Attempt = Callable[[Narrowing, Meter], tuple[int, ...] | None]

PATIENCE = 40
"""An attempt to guess a solution may look at each row so many times; then the exact way is the shorter one."""


def _settled(narrowing: Narrowing, attempts: Sequence[Attempt], meter: Meter) -> Answer:
    low, high = tuple(narrowing.ends[0]), tuple(narrowing.ends[1])
    size = 1 + sum(len(row.terms) for row in narrowing.rows)
    for attempt in attempts:
        patience = Meter(min(meter.left, PATIENCE * size))
        granted = patience.left
        values = attempt(narrowing, patience)
        meter.spend(granted - patience.left)
        if values is not None:
            return Witness(values, low, high)
    found = _by_parts(narrowing, meter)
    return Witness(found, low, high) if isinstance(found, tuple) else found


def _moved_little(
    narrowing: Narrowing, meter: Meter, near: Sequence[int], first: int
) -> tuple[int, ...] | None:
    """``near``, changed only where the bounds or a broken row ask for it; ``None`` if that does not work out."""
    mark = len(narrowing.trail)
    values = list(near)
    done = _follow(narrowing, values, [first, *(change[0] for change in narrowing.trail)], meter)
    narrowing.undo(mark)
    return tuple(values) if done else None


def _from_lows(narrowing: Narrowing, meter: Meter) -> tuple[int, ...] | None:
    """Everything at its low end, changed only where a row breaks; of itself the solution of any chain."""
    mark = len(narrowing.trail)
    low, high = narrowing.ends
    values = [lo if lo is not None else hi if hi is not None else 0 for lo, hi in zip(low, high, strict=True)]
    broken = [row for row in narrowing.rows if not _row_holds(row, values)]
    moved = [v for row in broken for v in _mending(narrowing, row, values)]
    done = _follow(narrowing, values, moved, meter) and holds(broken, values)
    narrowing.undo(mark)
    return tuple(values) if done else None


def _follow(narrowing: Narrowing, values: list[int], moved: list[int], meter: Meter) -> bool:
    """Bring each of the ``moved`` within its bounds, and mend each row that this breaks by moving one more."""
    for v in moved:
        values[v] = target = _clamped(values[v], narrowing.ends[0][v], narrowing.ends[1][v])
        mark = len(narrowing.trail)
        narrowing.fix(v, target)
        if not narrowing.sweep(narrowing.at[v], meter) or meter.empty or len(moved) > 2 * len(values):
            return False
        moved += [w for w, *_ in narrowing.trail[mark:] if w != v and not _inside(narrowing, w, values[w])]
        for r in narrowing.at[v]:
            if not _row_holds(narrowing.rows[r], values):
                moved += _mending(narrowing, narrowing.rows[r], values)
    return all(_row_holds(narrowing.rows[r], values) for v in moved for r in narrowing.at[v])


def _mending(narrowing: Narrowing, row: Row, values: list[int]) -> list[int]:
    """Move the first variable of the row that can to where the row holds, or as far that way as it goes."""
    total = sum(c * values[v] for c, v in row.terms)
    missing = row.low - total if row.low is not None and total < row.low else (row.high or 0) - total
    for c, v in row.terms:
        step = -(-missing // c) if (missing > 0) == (c > 0) else -(missing // -c)
        target = _clamped(values[v] + step, narrowing.ends[0][v], narrowing.ends[1][v])
        if target != values[v]:
            values[v] = target
            return [v]
    return []


def _inside(narrowing: Narrowing, v: int, value: int) -> bool:
    return _clamped(value, narrowing.ends[0][v], narrowing.ends[1][v]) == value


def _clamped(value: int, low: End, high: End) -> int:
    if low is not None and value < low:
        return low
    return high if high is not None and value > high else value


def _clash(grounds: Grounds) -> Clash:
    return Clash(grounds.rows, grounds.variables)


def holds(rows: Iterable[Row], values: Sequence[int]) -> bool:
    """Whether the assignment satisfies every row."""
    return all(_row_holds(row, values) for row in rows)


def _row_holds(row: Row, values: Sequence[int]) -> bool:
    total = sum(c * values[v] for c, v in row.terms)
    return (row.low is None or row.low <= total) and (row.high is None or total <= row.high)


def _plunged_high(narrowing: Narrowing, meter: Meter) -> tuple[int, ...] | None:
    return _plunged(narrowing, meter, prefer=1)


def _plunged(narrowing: Narrowing, meter: Meter, prefer: int = 0) -> tuple[int, ...] | None:
    """Fix each variable at its low (high with ``prefer`` 1) end in turn; the assignment if nothing broke."""
    mark = len(narrowing.trail)
    low, _high = narrowing.ends
    unbroken = all(_fixed(narrowing, v, prefer, meter) for v in range(len(low)))
    made = tuple(end for end in low if end is not None)
    narrowing.undo(mark)
    return made if unbroken and holds(narrowing.rows, made) else None


def _fixed(narrowing: Narrowing, v: int, prefer: int, meter: Meter) -> bool:
    low, high = narrowing.ends[0][v], narrowing.ends[1][v]
    if low is not None and low == high:
        return True
    first, second = (low, high) if prefer == 0 else (high, low)
    value = first if first is not None else second if second is not None else 0
    narrowing.fix(v, value)
    return narrowing.sweep(narrowing.at[v], meter) and not meter.empty


def _by_parts(narrowing: Narrowing, meter: Meter) -> tuple[int, ...] | Clash | None:
    """Settle each part that still hangs together by variables that are not fixed, exactly."""
    low, high = narrowing.ends
    values = [lo if lo is not None else hi if hi is not None else 0 for lo, hi in zip(low, high, strict=True)]
    for variables, rows in _parts(narrowing):
        found = _branch(narrowing, variables, rows, meter)
        if not isinstance(found, dict):
            return found
        for v, value in found.items():
            values[v] = value
    return tuple(values)


def _parts(narrowing: Narrowing) -> Iterable[tuple[list[int], list[int]]]:
    """Variables with room left, and the rows that tie them together; entailed rows tie nothing."""
    low, high = narrowing.ends
    loose = [v for v in range(len(low)) if low[v] is None or low[v] != high[v]]
    binding = {r for v in loose for r in narrowing.at[v] if not _entailed(narrowing.rows[r], low, high)}

    def rows_at(v: int) -> list[int]:
        return [r for r in narrowing.at[v] if r in binding]

    is_loose = set(loose)
    seen: set[int] = set()
    for start in loose:
        if start not in seen and rows_at(start):
            yield _reach(start, rows_at, narrowing.rows, is_loose, seen)


def _reach(
    start: int,
    rows_at: Callable[[int], list[int]],
    rows: Sequence[Row],
    loose: set[int],
    seen: set[int],
) -> tuple[list[int], list[int]]:
    seen.add(start)
    variables, used = [start], {}
    for v in variables:
        for r in rows_at(v):
            used[r] = True
            fresh = [w for _, w in rows[r].terms if w in loose and w not in seen]
            seen.update(fresh)
            variables += fresh
    return variables, list(used)


def _entailed(row: Row, low: Sequence[End], high: Sequence[End]) -> bool:
    """Whether the row holds whatever its variables are within their bounds."""
    return (row.high is None or _at_most(row, high, low, row.high)) and (
        row.low is None or _at_least(row, low, high, row.low)
    )


def _at_most(row: Row, ups: Sequence[End], downs: Sequence[End], limit: int) -> bool:
    ends = [(c, ups[v] if c > 0 else downs[v]) for c, v in row.terms]
    return all(e is not None for _, e in ends) and sum(c * e for c, e in ends if e is not None) <= limit


def _at_least(row: Row, downs: Sequence[End], ups: Sequence[End], limit: int) -> bool:
    ends = [(c, downs[v] if c > 0 else ups[v]) for c, v in row.terms]
    return all(e is not None for _, e in ends) and sum(c * e for c, e in ends if e is not None) >= limit


def _branch(
    narrowing: Narrowing, variables: list[int], rows: list[int], meter: Meter
) -> dict[int, int] | Clash | None:
    """Branch and bound on one part: the rational relaxation, split at a value that is not whole."""
    part = _Part(narrowing, variables, rows)
    relevant: set[int] = set()
    nodes: list[tuple[list[End], list[End]]] = [(list(part.low), list(part.high))]
    while nodes:
        low, high = nodes.pop()
        point = part.relaxed(low, high, meter)
        if point is None:
            return None
        if isinstance(point, Refusal):
            relevant |= point.rows
        elif (split := _not_whole(point)) is None:
            return {variables[i]: int(value) for i, value in enumerate(point.values)}
        elif not part.solvable():
            return _clash_of(narrowing, rows)
        else:
            floor = point.values[split].__floor__()
            nodes.append((_changed(low, split, floor + 1), high))
            nodes.append((low, _changed(high, split, floor)))
    return _clash_of(narrowing, [rows[r] for r in relevant])


def _not_whole(point: Point) -> int | None:
    return next((i for i, value in enumerate(point.values) if value.denominator != 1), None)


def _clash_of(narrowing: Narrowing, rows: list[int]) -> Clash:
    """A clash of ``rows`` with all that their variables' bounds rest on."""
    grounds = narrowing.behind({v for r in rows for _, v in narrowing.rows[r].terms})
    return Clash(grounds.rows | frozenset(rows), grounds.variables)


class _Part:
    """One part as a problem of its own, fixed variables turned into constants."""

    __slots__ = ("at", "high", "low", "rows", "whole")

    def __init__(self, narrowing: Narrowing, variables: list[int], rows: list[int]) -> None:
        number = {v: i for i, v in enumerate(variables)}
        low, high = narrowing.ends
        self.whole: bool | None = None
        self.rows = [_reduced(narrowing.rows[r], number, low) for r in rows]
        self.low = [low[v] for v in variables]
        self.high = [high[v] for v in variables]
        self.at: list[list[int]] = [[] for _ in variables]
        for r, row in enumerate(self.rows):
            for _, v in row.terms:
                self.at[v].append(r)

    def relaxed(self, low: list[End], high: list[End], meter: Meter) -> Point | Refusal | None:
        narrowing = Narrowing(self.rows, self.at, list(low), list(high))
        if not narrowing.sweep(range(len(self.rows)), meter):
            return Refusal(narrowing.blame().rows, frozenset())
        found = relax(self.rows, *narrowing.ends, meter)
        if isinstance(found, Refusal):
            return Refusal(found.rows | narrowing.behind(found.variables).rows, found.variables)
        return found

    def solvable(self) -> bool:
        """Whether the equations can hold in whole numbers, bounds aside; worked out once."""
        if self.whole is None:
            self.whole = solvable(self.rows)
        return self.whole


def _reduced(row: Row, number: dict[int, int], value: Sequence[End]) -> Row:
    """The row over renumbered variables, with the fixed values of the others taken to the other side."""
    shift = sum(c * end for c, v in row.terms if v not in number and (end := value[v]) is not None)
    terms = ((c, number[v]) for c, v in row.terms if v in number)
    low = None if row.low is None else row.low - shift
    high = None if row.high is None else row.high - shift
    return make_row(terms, low, high)


def _changed(ends: list[End], index: int, end: End) -> list[End]:
    return [*ends[:index], end, *ends[index + 1 :]]
