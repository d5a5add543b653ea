"""Rows within bounds in whole numbers: one solution as a witness, or the rows that forbid every one.

In this order, each exact and each only where the one before has not settled it: bounds propagation; a plunge
(fix one variable after the other at an end, propagate, never look back), which succeeds at once on chains,
trees and steps; the divisibility of the equations; the rational relaxation with branch and bound (Land and
Doig 1960). A plunge that succeeds is a proof, since its assignment is checked; a plunge that fails proves
nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import count
from math import floor

from hasila.model.data_class import dataclass
from hasila.solver.component import ConstraintRow, End, Term, reduced_row, rows_at
from hasila.solver.integers import WholeSolutions, solvable, whole_solutions
from hasila.solver.meter import Meter
from hasila.solver.narrowing import Grounds, Narrowing
from hasila.solver.simplex import Infeasibility, Solution, relax


@dataclass(frozen=True, slots=True)
class BoundedProblem:
    """A small problem of its own: rows over variables ``0 … n-1``, each with its bounds."""

    rows: tuple[ConstraintRow, ...]
    at: tuple[tuple[int, ...], ...]
    low: tuple[End, ...]
    high: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """One solution, with the bounds that propagation alone leaves around all of them."""

    values: tuple[int, ...]
    low: tuple[End, ...]
    high: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Rows that have no solution within the bounds of these variables."""

    rows: frozenset[int]
    variables: frozenset[int]


Answer = Witness | Clash | None
"""``None``: the meter ran empty first."""


def solve(box: BoundedProblem, meter: Meter) -> Answer:
    """A witness for ``box``, a clash, or ``None`` when the meter ran empty before either was found."""
    narrowing = _narrowing_of(box)
    if not narrowing.sweep(range(len(box.rows)), meter):
        return _clash(narrowing.blame())
    return _settled(narrowing, (_from_lows, _plunged, _plunged_high), meter)


def solve_near(box: BoundedProblem, variable: int, near: Sequence[int], meter: Meter) -> Answer:
    """Like :func:`solve`, where only the bounds of ``variable`` differ from a box of which ``near`` is a
    witness.

    What need not move stays where ``near`` has it, so that a small change costs little in a large box.
    """
    narrowing = _narrowing_of(box)
    if not narrowing.sweep(box.at[variable], meter):
        return _clash(narrowing.blame())
    stay = partial(_moved_little, near=near, first=variable)
    fill = partial(_refilled, near=near)
    attempts = (fill,) if len(box.rows) <= SMALL else (fill, stay, _from_lows, _plunged, _plunged_high)
    return _settled(narrowing, attempts, meter)


def guess_near(box: BoundedProblem, variable: int, near: Sequence[int], meter: Meter) -> Answer:
    """Like :func:`solve_near`, where nothing is searched: ``None`` also where neither is plain."""
    narrowing = _narrowing_of(box)
    if not narrowing.sweep(box.at[variable], meter):
        return _clash(narrowing.blame())
    low, high = map(tuple, narrowing.ends)
    stay = partial(_moved_little, near=near, first=variable)
    fill = partial(_refilled, near=near)
    found = _guessed(narrowing, (fill, stay), meter)
    return None if found is None else Witness(found, low, high)


def filled_near(box: BoundedProblem, near: Sequence[int], meter: Meter) -> tuple[int, ...] | None:
    """A solution of ``box`` not far from ``near``, which need be none; ``None`` where this is not plain."""
    narrowing = _narrowing_of(box)
    values = list(map(partial(_clamped, narrowing), range(len(near)), near))
    broken = [r for r, row in enumerate(box.rows) if not _row_holds(row, values)]
    return _with_filled(narrowing, values, broken, FILLINGS_OF_ALL, meter)


def _narrowing_of(box: BoundedProblem) -> Narrowing:
    low = list(box.low)
    high = list(box.high)
    return Narrowing(box.rows, box.at, low, high)


Values = tuple[int, ...]
Attempt = Callable[[Narrowing, Meter], Values | None]

PATIENCE = 40
"""An attempt to guess a solution may look at each row so many times; then the exact way is the shorter one.
"""


SMALL = 30
"""With so few rows or fewer the exact way is shorter than most attempts."""


def _settled(narrowing: Narrowing, attempts: Sequence[Attempt], meter: Meter) -> Answer:
    low, high = map(tuple, narrowing.ends)
    found: Values | Clash | None = _guessed(narrowing, attempts, meter)
    if found is None:
        found = _by_parts(narrowing, meter)
    return Witness(found, low, high) if isinstance(found, tuple) else found


def _guessed(narrowing: Narrowing, attempts: Sequence[Attempt], meter: Meter) -> Values | None:
    """The solution of the first attempt that finds one."""
    size = 1 + sum(len(row.terms) for row in narrowing.rows)
    for attempt in attempts:
        granted = min(meter.left, PATIENCE * size)
        patience = Meter(granted)
        values = attempt(narrowing, patience)
        meter.spend(granted - patience.left)
        if values is not None:
            return values
    return None


def _refilled(narrowing: Narrowing, meter: Meter, near: Sequence[int]) -> Values | None:
    """``near``, brought within the bounds, each row that this breaks filled up again by as many of its
    variables as it takes; ``None`` where the rows keep breaking each other. Nothing is narrowed on the way.
    """
    everything = range(len(near))
    values = [_clamped(narrowing, v, near[v]) for v in everything]
    moved = [v for v in everything if values[v] != near[v]]
    waiting = [r for v in moved for r in narrowing.at[v]]
    return _with_filled(narrowing, values, waiting, FILLINGS, meter)


def _with_filled(
    narrowing: Narrowing, values: list[int], rows: Iterable[int], fillings: int, meter: Meter
) -> Values | None:
    """The ``values``, moved until these rows hold, and those that a move breaks; ``None`` where they keep
    breaking each other, so that each was filled up so often on average. What was moved last is moved again
    last."""
    waiting = dict.fromkeys(rows)
    last_move = [0] * len(values)
    for turn in range(fillings * len(narrowing.rows)):
        if not waiting:
            return tuple(values)
        r = next(iter(waiting))
        del waiting[r]
        row = narrowing.rows[r]
        if not meter.spend(len(row.terms)):
            return None
        moved = _fill(narrowing, row, values, last_move)
        if moved is None:
            return None
        for v in moved:
            last_move[v] = turn + 1
            waiting.update(dict.fromkeys(narrowing.at[v]))
    return None


FILLINGS = 4
"""Each row may be filled up so often, on average."""

FILLINGS_OF_ALL = 20
"""Where there is no other attempt, each row may be filled up so often, on average."""


def _fill(
    narrowing: Narrowing, row: ConstraintRow, values: list[int], last_move: Sequence[int]
) -> list[int] | None:
    """Move variables of the row until it holds, first those that were not moved for long, of these those of
    few rows; the moved ones are returned, and ``None`` where it cannot hold. Each stays within its bounds."""
    if _row_holds(row, values):
        return []
    missing = _missing(row, values)
    moved = []
    for c, v in sorted(row.terms, key=lambda term: (last_move[term[1]], len(narrowing.at[term[1]]))):
        target = _clamped(narrowing, v, values[v] + _quotient(missing, c))
        if target != values[v]:
            missing -= c * (target - values[v])
            values[v] = target
            moved.append(v)
        if not missing:
            return moved
    return None


def _quotient(missing: int, c: int) -> int:
    """The whole part of ``missing / c``."""
    quotient = abs(missing) // abs(c)
    return quotient if (missing < 0) == (c < 0) else -quotient


def _moved_little(narrowing: Narrowing, meter: Meter, near: Sequence[int], first: int) -> Values | None:
    """``near``, changed only where the bounds or a broken row ask for it; ``None`` if that fails."""
    mark = len(narrowing.trail)
    values = list(near)
    narrowed = [change[0] for change in narrowing.trail]
    done = _follow(narrowing, values, [first, *narrowed], meter)
    narrowing.undo(mark)
    return tuple(values) if done else None


def _from_lows(narrowing: Narrowing, meter: Meter) -> Values | None:
    """Everything at its low end, changed only where a row breaks; of itself the solution of any chain."""
    mark = len(narrowing.trail)
    values = _nearest_ends(narrowing)
    broken = [row for row in narrowing.rows if not _row_holds(row, values)]
    moved = []
    for row in broken:
        moved += _moved_in_row(narrowing, row, values)
    done = _follow(narrowing, values, moved, meter) and holds(broken, values)
    narrowing.undo(mark)
    return tuple(values) if done else None


def _nearest_ends(narrowing: Narrowing) -> list[int]:
    """The low end of each variable, else its high end, else 0."""
    return [_first_end(low, high) for low, high in zip(*narrowing.ends, strict=True)]


def _first_end(one: End, other: End) -> int:
    if one is not None:
        return one
    return 0 if other is None else other


def _follow(narrowing: Narrowing, values: list[int], moved: list[int], meter: Meter) -> bool:
    """Bring each of the ``moved`` within its bounds, and move one more of each row that this breaks."""
    limit = 2 * len(values)
    for v in moved:
        values[v] = _clamped(narrowing, v, values[v])
        mark = len(narrowing.trail)
        narrowing.fix(v, values[v])
        if not narrowing.sweep(narrowing.at[v], meter) or meter.empty or len(moved) > limit:
            return False
        moved += _outside(narrowing, mark, v, values)
        for row in _rows_of(narrowing, v):
            if not _row_holds(row, values):
                moved += _moved_in_row(narrowing, row, values)
    return all(holds(_rows_of(narrowing, v), values) for v in moved)


def _outside(narrowing: Narrowing, mark: int, fixed: int, values: Sequence[int]) -> Iterator[int]:
    """The variables, beside the ``fixed`` one, that bounds narrowed since ``mark`` leave outside."""
    for v, *_ in narrowing.trail[mark:]:
        if v != fixed and not _inside(narrowing, v, values[v]):
            yield v


def _rows_of(narrowing: Narrowing, v: int) -> Iterator[ConstraintRow]:
    for r in narrowing.at[v]:
        yield narrowing.rows[r]


def _moved_in_row(narrowing: Narrowing, row: ConstraintRow, values: list[int]) -> list[int]:
    """Move the first variable of the row that can to where the row holds, or as far that way as it goes."""
    missing = _missing(row, values)
    for c, v in row.terms:
        step = -(-missing // c)
        target = _clamped(narrowing, v, values[v] + step)
        if target != values[v]:
            values[v] = target
            return [v]
    return []


def _missing(row: ConstraintRow, values: Sequence[int]) -> int:
    """The amount by which the sum of a row that does not hold misses its nearest end; positive where it is
    too low.
    """
    total = _sum(row, values)
    if row.low is not None and total < row.low:
        return row.low - total
    return (row.high or 0) - total


def _inside(narrowing: Narrowing, v: int, value: int) -> bool:
    return _clamped(narrowing, v, value) == value


def _clamped(narrowing: Narrowing, v: int, value: int) -> int:
    """The value nearest to ``value`` within the bounds of ``v``."""
    lows, highs = narrowing.ends
    low, high = lows[v], highs[v]
    if low is not None and value < low:
        return low
    if high is not None and value > high:
        return high
    return value


def _clash(grounds: Grounds) -> Clash:
    return Clash(grounds.rows, grounds.variables)


def holds(rows: Iterable[ConstraintRow], values: Sequence[int]) -> bool:
    """True where the assignment satisfies every row."""
    return all(_row_holds(row, values) for row in rows)


def _row_holds(row: ConstraintRow, values: Sequence[int]) -> bool:
    return row.holds(_sum(row, values))


def _sum(row: ConstraintRow, values: Sequence[int]) -> int:
    return sum([c * values[v] for c, v in row.terms])


def _plunged_high(narrowing: Narrowing, meter: Meter) -> Values | None:
    return _plunged(narrowing, meter, prefer=1)


def _plunged(narrowing: Narrowing, meter: Meter, prefer: int = 0) -> Values | None:
    """Fix each variable at its low (high with ``prefer`` 1) end in turn; the assignment if nothing broke."""
    mark = len(narrowing.trail)
    low, _high = narrowing.ends
    everything = range(len(low))
    unbroken = all(_fixed(narrowing, v, prefer, meter) for v in everything)
    made = tuple(end for end in low if end is not None)
    narrowing.undo(mark)
    return made if unbroken and holds(narrowing.rows, made) else None


def _fixed(narrowing: Narrowing, v: int, prefer: int, meter: Meter) -> bool:
    low, high = narrowing.ends_of(v)
    if low is not None and low == high:
        return True
    narrowing.fix(v, _first_end(high, low) if prefer else _first_end(low, high))
    swept = narrowing.sweep(narrowing.at[v], meter)
    return swept and not meter.empty


def _by_parts(narrowing: Narrowing, meter: Meter) -> Values | Clash | None:
    """Solve each part that still hangs together by variables that are not fixed, exactly."""
    values = _nearest_ends(narrowing)
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
    loose = [v for v, end in enumerate(low) if end is None or end != high[v]]
    touched = {r for v in loose for r in narrowing.at[v]}
    binding = {r for r in touched if not _entailed(narrowing.rows[r], low, high)}
    seen: set[int] = set()
    for start in loose:
        if start not in seen and not binding.isdisjoint(narrowing.at[start]):
            yield _reach(narrowing, start, binding, seen)


def _reach(
    narrowing: Narrowing, start: int, binding: set[int], seen: set[int]
) -> tuple[list[int], list[int]]:
    """The variables that ``binding`` rows tie to ``start``, and these rows; ``seen`` grows by them."""
    seen.add(start)
    low, high = narrowing.ends
    variables = [start]
    used: dict[int, None] = {}
    for v in variables:
        for r in narrowing.at[v]:
            if r not in binding or r in used:
                continue
            used[r] = None
            for _, w in narrowing.rows[r].terms:
                if w not in seen and (low[w] is None or low[w] != high[w]):
                    seen.add(w)
                    variables.append(w)
    return variables, list(used)


def _entailed(row: ConstraintRow, low: Sequence[End], high: Sequence[End]) -> bool:
    """True where the row holds whatever its variables are within their bounds."""
    if row.low is not None:
        least = _greatest(row.terms, high, low)
        if least is None or least < row.low:
            return False
    if row.high is None:
        return True
    greatest = _greatest(row.terms, low, high)
    return greatest is not None and greatest <= row.high


def _greatest(terms: Iterable[Term], low: Sequence[End], high: Sequence[End]) -> End:
    """The greatest sum of the terms (the least, where ``low`` and ``high`` are exchanged); ``None`` where it
    has no end."""
    total = 0
    for c, v in terms:
        end = high[v] if c > 0 else low[v]
        if end is None:
            return None
        total += c * end
    return total


def _branch(
    narrowing: Narrowing, variables: list[int], rows: list[int], meter: Meter
) -> dict[int, int] | Clash | None:
    """Branch and bound on one part: first as it stands, then, if that takes long, without its equations."""
    if meter.empty:
        return None
    part = _Part(narrowing, variables, rows)
    small = len(variables) * len(rows) <= SMALL_PART
    found = _split(part, meter, FEW_SPLITS if small else None)
    if isinstance(found, Infeasibility):
        return _clash_of(narrowing, [rows[r] for r in found.rows])
    if isinstance(found, tuple):
        return dict(zip(variables, found, strict=True))
    if meter.empty or not small:
        return None
    whole = whole_solutions(part.rows, len(variables))
    if whole is None:
        return _clash_of(narrowing, rows)
    return _branch_in_whole(narrowing, part, (variables, rows, whole), meter)


FEW_SPLITS = 60
"""Splits before the equations are solved in whole numbers, after which no fraction comes from them."""

SMALL_PART = 1_000
"""The equations are solved in whole numbers where a part has no more variables times rows."""

_Group = tuple[list[int], list[int], WholeSolutions]
"""The variables and the rows of a part, and the whole solutions of its equations."""


def _branch_in_whole(
    narrowing: Narrowing, part: _Part, group: _Group, meter: Meter
) -> dict[int, int] | Clash | None:
    """Branch and bound over the free variables of the equations' solutions, which are any whole numbers."""
    variables, rows, whole = group
    found = _split(_FreePart(part, whole), meter, None)
    if isinstance(found, Infeasibility):
        return _clash_of(narrowing, rows)
    if found is None:
        return None
    return dict(zip(variables, whole.at(found), strict=True))


_Node = tuple[list[End], list[End]]


def _split(part: _Part, meter: Meter, limit: int | None) -> Values | Infeasibility | None:
    """A solution of the part in whole numbers, or the rows that forbid one.

    ``None`` where the meter ran empty, and after ``limit`` splits. The rational relaxation is split at a
    value that is not whole; the newest and the oldest box are looked at in turn, for where there are no ends
    a depth may have no bottom.
    """
    relevant: set[int] = set()
    nodes: deque[_Node] = deque([(list(part.low), list(part.high))])
    for number in count():
        if not nodes:
            return Infeasibility(frozenset(relevant), frozenset())
        low, high = nodes.popleft() if number % FAIR == 0 else nodes.pop()
        point = part.relaxed(low, high, meter)
        if point is None or number == limit:
            return None
        if isinstance(point, Infeasibility):
            relevant |= point.rows
            continue
        split = _first_fraction(point)
        if split is None:
            return tuple(map(int, point.values))
        if not part.solvable():
            return Infeasibility(frozenset(range(len(part.rows))), frozenset())
        nodes.extend(_halves((low, high), split, floor(point.values[split])))
    return None


FAIR = 3
"""Every third box that is looked at is the oldest."""


def _halves(node: _Node, split: int, below: int) -> Iterator[_Node]:
    """The two boxes on either side of a value between ``below`` and the next whole number."""
    low, high = node
    raised = _changed(low, split, below + 1)
    lowered = _changed(high, split, below)
    yield raised, high
    yield low, lowered


def _first_fraction(point: Solution) -> int | None:
    """The first variable whose value is not whole."""
    fractions = (i for i, value in enumerate(point.values) if value.denominator != 1)
    return next(fractions, None)


def _clash_of(narrowing: Narrowing, rows: list[int]) -> Clash:
    """A clash of ``rows`` with all that their variables' bounds rest on."""
    grounds = narrowing.behind(_variables_of(narrowing, rows))
    return Clash(grounds.rows | frozenset(rows), grounds.variables)


def _variables_of(narrowing: Narrowing, rows: Iterable[int]) -> set[int]:
    variables: set[int] = set()
    for r in rows:
        variables.update(v for _, v in narrowing.rows[r].terms)
    return variables


class _Part:
    """One part as a problem of its own, fixed variables turned into constants."""

    __slots__ = ("at", "high", "low", "rows", "whole")

    def __init__(self, narrowing: Narrowing, variables: list[int], rows: list[int]) -> None:
        number = {v: i for i, v in enumerate(variables)}
        low, high = narrowing.ends
        self.whole: bool | None = None
        self.rows = [reduced_row(narrowing.rows[r], number, low.__getitem__) for r in rows]
        self.low = [low[v] for v in variables]
        self.high = [high[v] for v in variables]
        self.at = rows_at(self.rows, len(variables))

    def relaxed(self, low: list[End], high: list[End], meter: Meter) -> Solution | Infeasibility | None:
        """A rational solution within these bounds, the rows that forbid one, or ``None`` when the meter ran
        empty.
        """
        narrowing = Narrowing(self.rows, self.at, list(low), list(high))
        if not narrowing.sweep(range(len(self.rows)), meter):
            return Infeasibility(narrowing.blame().rows, frozenset())
        found = relax(self.rows, *narrowing.ends, meter)
        if isinstance(found, Infeasibility):
            grounds = narrowing.behind(found.variables)
            return Infeasibility(found.rows | grounds.rows, found.variables)
        return found

    def solvable(self) -> bool:
        """True where the equations can hold in whole numbers, bounds aside; computed once."""
        if self.whole is None:
            self.whole = solvable(self.rows)
        return self.whole


class _FreePart(_Part):
    """A part over the free variables of the whole solutions of its equations; ends have become rows."""

    __slots__ = ()

    def __init__(self, part: _Part, whole: WholeSolutions) -> None:
        kept = [row for row in part.rows if row.low is None or row.low != row.high]
        ends = zip(part.low, part.high, strict=True)
        held = [ConstraintRow(((1, v),), *both) for v, both in enumerate(ends) if both != (None, None)]
        self.whole = True
        self.rows = [whole.row(row) for row in (*kept, *held)]
        self.low = [None] * whole.size
        self.high = [None] * whole.size
        self.at = rows_at(self.rows, whole.size)


def _changed(ends: list[End], index: int, end: End) -> list[End]:
    changed = list(ends)
    changed[index] = end
    return changed
