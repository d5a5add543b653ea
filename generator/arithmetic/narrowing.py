"""Bounds propagation: what each row says about each variable, to a fixpoint, with the reasons kept.

The fixpoint is reached by sweeping through the waiting rows upward and downward in turn (a lift that stops
where it is called). Along a chain ``x1 <= x2 <= ...`` a lower bound travels in one sweep up and an upper bound
in one sweep down, so long series cost one pass each way. Bounds that creep (``x < y < x`` without ends) are
stopped after ``CREEP`` changes of one variable; what is then known is true but need not be all, and
``settled`` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from generator.arithmetic.component import End, Row
from generator.arithmetic.meter import Meter

CREEP = 48

Change = tuple[int, int, End]
"""Variable, side (0 = low, 1 = high), the end it had before."""


class Narrowing:
    """The bounds of the variables of a small problem, while they are being narrowed.

    Mutable, and never handed out of the package: ``ends[0]`` are lows, ``ends[1]`` highs, ``reasons`` lists for
    each narrowed end the rows that did it, ``trail`` is what :meth:`undo` takes back.
    """

    __slots__ = ("at", "changes", "ends", "reasons", "rows", "settled", "trail")

    def __init__(self, rows: Sequence[Row], at: Sequence[Sequence[int]], low: list[End], high: list[End]) -> None:
        self.rows = rows
        self.at = at
        self.ends = (low, high)
        self.trail: list[Change] = []
        self.reasons: dict[tuple[int, int], list[int]] = {}
        self.changes: dict[int, int] = {}
        self.settled = True

    def fix(self, variable: int, low: End, high: End) -> None:
        """Assume ``low <= variable <= high``; the caller checks that the two meet."""
        for side, end in ((0, low), (1, high)):
            if self.ends[side][variable] != end:
                self.trail.append((variable, side, self.ends[side][variable]))
                self.ends[side][variable] = end
        self.changes.clear()

    def undo(self, mark: int) -> None:
        """Take back all changes after the trail had length ``mark``."""
        while len(self.trail) > mark:
            variable, side, end = self.trail.pop()
            self.ends[side][variable] = end

    def sweep(self, waiting: Iterable[int], meter: Meter) -> int | None:
        """Narrow until nothing changes, starting with the ``waiting`` rows; the row that cannot hold, or None.

        Stops early, unsettled, when the meter is empty.
        """
        lift = _Lift(waiting)
        while (r := lift.next()) is not None:
            if not meter.spend(len(self.rows[r].terms)):
                self.settled = False
                return None
            changed = self._apply(r)
            if changed is None:
                return r
            for variable in changed:
                self._wake(variable, lift)
        return None

    def because(self, row: int) -> frozenset[int]:
        """All rows that had a part in the failure of ``row``, itself among them."""
        return self.behind([v for _, v in self.rows[row].terms]) | {row}

    def behind(self, variables: Iterable[int]) -> frozenset[int]:
        """All rows that had a part in the present bounds of ``variables``."""
        seen: set[int] = set()
        todo = list(variables)
        reached = set(todo)
        while todo:
            variable = todo.pop()
            for r in self.reasons.get((variable, 0), []) + self.reasons.get((variable, 1), []):
                if r not in seen:
                    seen.add(r)
                    fresh = [v for _, v in self.rows[r].terms if v not in reached]
                    reached.update(fresh)
                    todo += fresh
        return frozenset(seen)

    def _wake(self, variable: int, lift: _Lift) -> None:
        self.changes[variable] = count = self.changes.get(variable, 0) + 1
        if count > CREEP:
            self.settled = False
            return
        for r in self.at[variable]:
            lift.call(r)

    def _apply(self, r: int) -> list[int] | None:
        row = self.rows[r]
        changed: list[int] = []
        if row.low is not None and row.high is not None and row.low > row.high:
            return None
        if row.high is not None and not self._push(r, row.terms, row.high, 1, changed):
            return None
        if row.low is not None and not self._push(r, row.terms, row.low, 0, changed):
            return None
        return changed

    def _push(self, r: int, terms: tuple[tuple[int, int], ...], limit: int, side: int, changed: list[int]) -> bool:
        """Use ``Σ <= limit`` (side 1) or ``Σ >= limit`` (side 0): the rest at its far end leaves each term a room."""
        same, opposite = self.ends[side], self.ends[1 - side]
        room, open_at = limit, -1
        for c, v in terms:
            end = opposite[v] if c > 0 else same[v]
            if end is not None:
                room -= c * end
            elif open_at >= 0:
                return True
            else:
                open_at = v
        if open_at < 0 and (room < 0 if side else room > 0):
            return False
        for c, v in terms:
            if open_at < 0:
                end = opposite[v] if c > 0 else same[v]
                if not self._narrow(r, v, c, room + c * end, side, changed):
                    return False
            elif v == open_at:
                return self._narrow(r, v, c, room, side, changed)
        return True

    def _narrow(self, r: int, v: int, c: int, room: int, side: int, changed: list[int]) -> bool:
        """Narrow ``v`` by ``c · v <= room`` (side 1) or ``c · v >= room`` (side 0); False if nothing is left."""
        end_side = side if c > 0 else 1 - side
        end = room // c if end_side else -(-room // c)
        old = self.ends[end_side][v]
        if old is not None and (old <= end if end_side else old >= end):
            return True
        self.trail.append((v, end_side, old))
        self.ends[end_side][v] = end
        self.reasons.setdefault((v, end_side), []).append(r)
        changed.append(v)
        other = self.ends[1 - end_side][v]
        return other is None or (other <= end if end_side else other >= end)


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
        self.rising = bool(self.up) and (self.rising or not self.down)
        if not self.up and not self.down:
            return None
        self.position = heappop(self.up) if self.rising else -heappop(self.down)
        self.waiting.discard(self.position)
        return self.position
