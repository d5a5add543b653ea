"""Bounds propagation: what each row says about each variable, to a fixpoint, with the reasons kept.

The fixpoint is reached by sweeping through the waiting rows upward and downward in turn (a lift that stops
where it is called). Along a chain ``x1 <= x2 <= ...`` a lower bound travels in one sweep up and an upper
bound in one sweep down, so long series cost one pass each way. Bounds that creep (``x < y < x`` without ends)
are stopped after ``CREEP`` changes of one variable; what is then known is true but need not be all, and
``settled`` says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from hasila.model.data_class import dataclass
from hasila.solver.component import ConstraintRow, End, Ends, Term
from hasila.solver.meter import Meter

CREEP = 48
"""A variable may change so often in one sweep."""

Change = tuple[int, int, End, int, int]
"""Variable, side (0 = low, 1 = high), the end it had before, the row that changed it (-1: assumed), and by
which of its own ends (1: "at most", 0: "at least")."""

Cause = tuple[int, int, int]
"""Variable, side, and the length of the trail before which that end held."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The grounds of a conclusion: rows, and variables whose own first bounds were used."""

    rows: frozenset[int]
    variables: frozenset[int]


class Narrowing:
    """The bounds of the variables of a small problem, while they are being narrowed.

    Mutable, and never handed out of the package: ``ends[0]`` are lows, ``ends[1]`` highs; ``trail`` is the
    history that :meth:`undo` takes back and :meth:`grounds` reads; ``last`` finds the changes of one end in
    it.
    """

    __slots__ = ("at", "changes", "ends", "failure", "last", "rows", "settled", "trail")

    def __init__(
        self, rows: Sequence[ConstraintRow], at: Sequence[Sequence[int]], low: list[End], high: list[End]
    ) -> None:
        self.rows = rows
        self.at = at
        self.ends = (low, high)
        self.trail: list[Change] = []
        self.last: dict[tuple[int, int], list[int]] = {}
        self.failure: tuple[int, tuple[Cause, ...]] | None = None
        self.changes: dict[int, int] = {}
        self.settled = True

    def fix(self, variable: int, value: int) -> None:
        """Assume ``variable == value``; the caller sees to it that it can be."""
        for side in (0, 1):
            if self.ends[side][variable] != value:
                self._set(variable, side, value, -1, 0)
        self.changes.clear()

    def ends_of(self, variable: int) -> Ends:
        return self.ends[0][variable], self.ends[1][variable]

    def undo(self, mark: int) -> None:
        """Take back all changes after the trail had length ``mark``."""
        while len(self.trail) > mark:
            variable, side, end, _, _ = self.trail.pop()
            self.last[variable, side].pop()
            self.ends[side][variable] = end

    def sweep(self, waiting: Iterable[int], meter: Meter) -> bool:
        """Narrow until nothing changes, starting with the ``waiting`` rows; False if a row cannot hold.

        Stops early, unsettled, when the meter is empty.
        """
        lift = _Lift(waiting)
        while (r := lift.next()) is not None:
            if not meter.spend(len(self.rows[r].terms)):
                self.settled = False
                return True
            mark = len(self.trail)
            if not self._apply(r):
                return False
            if len(self.trail) > mark:
                for variable in {change[0] for change in self.trail[mark:]}:
                    self._wake(variable, lift)
        return True

    def blame(self) -> Grounds:
        """The grounds of the failure of the last sweep."""
        row, causes = self.failure or (-1, ())
        found = self.grounds(causes)
        return Grounds(found.rows | {row}, found.variables)

    def behind(self, variables: Iterable[int]) -> Grounds:
        """The grounds of the present bounds of ``variables``."""
        now = len(self.trail)
        return self.grounds((v, side, now) for v in variables for side in (0, 1))

    def grounds(self, causes: Iterable[Cause]) -> Grounds:
        """The rows behind ``causes``, back to the bounds there were at first."""
        todo = list(causes)
        rows: set[int] = set()
        first: set[int] = set()
        seen: set[int] = set()
        while todo:
            variable, side, before = todo.pop()
            position = self._change_before(variable, side, before)
            if position is None:
                first.add(variable)
            elif position not in seen:
                seen.add(position)
                _, _, _, r, limit = self.trail[position]
                rows.add(r)
                used = self._used(r, limit, position)
                todo += [cause for cause in used if cause[0] != variable]
        return Grounds(frozenset(rows), frozenset(first))

    def _change_before(self, variable: int, side: int, before: int) -> int | None:
        positions = self.last.get((variable, side), [])
        index = bisect_left(positions, before)
        return positions[index - 1] if index else None

    def _used(self, r: int, limit: int, before: int) -> list[Cause]:
        """The ends that row ``r`` reads when it is used as "at most" (1) or "at least" (0)."""
        opposite = 1 - limit
        return [(v, opposite if c > 0 else limit, before) for c, v in self.rows[r].terms]

    def _wake(self, variable: int, lift: _Lift) -> None:
        count = self.changes.get(variable, 0) + 1
        self.changes[variable] = count
        if count > CREEP:
            self.settled = False
            return
        for r in self.at[variable]:
            lift.call(r)

    def _apply(self, r: int) -> bool:
        row = self.rows[r]
        if row.low is not None and row.high is not None and row.low > row.high:
            self.failure = (r, ())
            return False
        if row.high is not None and not self._push(r, row.terms, row.high, 1):
            return False
        return row.low is None or self._push(r, row.terms, row.low, 0)

    def _push(self, r: int, terms: tuple[Term, ...], limit: int, side: int) -> bool:
        """Use ``Σ <= limit`` (side 1) or ``Σ >= limit`` (side 0): each term has the room that the rest leaves
        it; a variable whose whole width fits into that room is left as it is.

        False where a variable has nothing left.
        """
        same, opposite = self.ends[side], self.ends[1 - side]
        room = limit
        open_terms: list[Term] = []
        for c, v in terms:
            end = opposite[v] if c > 0 else same[v]
            if end is not None:
                room -= c * end
            elif open_terms:
                return True
            else:
                open_terms.append((c, v))
        if open_terms:
            ((c, v),) = open_terms
            return self._narrow(r, v, c, room, side)
        if room < 0 if side else room > 0:
            self.failure = (r, tuple(self._used(r, side, len(self.trail))))
            return False
        slack = abs(room)
        for c, v in terms:
            near, far = opposite[v], same[v]
            if near is not None and far is not None and -slack <= c * (far - near) <= slack:
                continue
            end = near if c > 0 else far
            own_part = 0 if end is None else c * end
            if not self._narrow(r, v, c, room + own_part, side):
                return False
        return True

    def _narrow(self, r: int, v: int, c: int, room: int, side: int) -> bool:
        """Narrow ``v`` by ``c · v <= room`` (side 1) or ``c · v >= room`` (side 0); False if none is left."""
        end_side = side if c > 0 else 1 - side
        end = room // c if end_side else -(-room // c)
        if not _is_beyond(self.ends[end_side][v], end, end_side):
            return True
        self._set(v, end_side, end, r, side)
        other = self.ends[1 - end_side][v]
        if other is None or (other <= end if end_side else other >= end):
            return True
        now = len(self.trail)
        self.failure = (r, ((v, 0, now), (v, 1, now)))
        return False

    def _set(self, v: int, side: int, end: int, r: int, limit: int) -> None:
        self.last.setdefault((v, side), []).append(len(self.trail))
        self.trail.append((v, side, self.ends[side][v], r, limit))
        self.ends[side][v] = end


def _is_beyond(old: End, end: int, side: int) -> bool:
    """True where the old low (side 0) or high (side 1) end leaves more room than ``end``."""
    if old is None:
        return True
    return old > end if side else old < end


class _Lift:
    """Waiting rows, handed out upward from the last one until none is above, then downward, and so on."""

    __slots__ = ("down", "position", "rising", "up", "waiting")

    def __init__(self, waiting: Iterable[int]) -> None:
        self.up = sorted(waiting)
        self.down: list[int] = []
        self.waiting = set(self.up)
        self.position = -1
        self.rising = True

    def call(self, r: int) -> None:
        if r in self.waiting:
            return
        self.waiting.add(r)
        if r > self.position or (r == self.position and not self.rising):
            heappush(self.up, r)
        else:
            heappush(self.down, -r)

    def next(self) -> int | None:
        if not self.up and not self.down:
            return None
        self.rising = bool(self.up) and (self.rising or not self.down)
        self.position = heappop(self.up) if self.rising else -heappop(self.down)
        self.waiting.discard(self.position)
        return self.position
