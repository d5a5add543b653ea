"""The true bounds of a variable: the least and the greatest whole number it takes in any solution.

Propagation gives ends that no solution passes; a solution that reaches an end proves it. Ends that no known
solution reaches are asked for one by one: first whether the end itself can be reached, then by halving
between an end that cannot be passed and a value that can be had. An open end is true if the system can go
that way for ever, which is a question about the same rows with all constants 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hasila.solver.component import ConstraintRow, End, Ends
from hasila.solver.meter import Meter
from hasila.solver.simplex import Infeasibility, Number, Solution, relax
from hasila.solver.solving import BoundedProblem, Clash, Witness, guess_near, solve_near


def extremes(
    box: BoundedProblem, known: Witness, wanted: Iterable[int], meter: Meter
) -> tuple[dict[int, Ends], bool]:
    """The ends of each wanted variable in a ``box`` of which ``known`` is a witness; and True if all are
    true.

    Where the meter ran empty an end is only one that cannot be passed, and the second answer is False.
    """
    search = _Search(box, known, meter)
    found = {v: search.ends(v) for v in wanted}
    return found, search.true


class _Search:
    __slots__ = ("box", "high", "loose", "low", "meter", "true", "witnesses")

    def __init__(self, box: BoundedProblem, known: Witness, meter: Meter) -> None:
        self.box = box
        self.meter = meter
        self.low, self.high = known.low, known.high
        self.witnesses: list[Sequence[int]] = [known.values]
        self.true = True
        self.loose: tuple[set[int], set[int]] = (set(), set())

    def ends(self, v: int) -> Ends:
        low = self.end(v, 0)
        return low, self.end(v, 1)

    def end(self, v: int, side: int) -> End:
        """The true low (side 0) or high (side 1) end of ``v``."""
        limit = (self.low, self.high)[side][v]
        reached = self._best(v, side)
        if limit == reached:
            return limit
        if self.meter.empty:
            self.true = False
            return limit
        if limit is None:
            return self._far_end(v, side, reached)
        if self._reach(v, side, limit):
            return limit
        return self._halved(v, side, limit, reached)

    def _far_end(self, v: int, side: int, reached: int) -> End:
        """The end of a variable without a limit; ``None`` where it can go on for ever."""
        if self._endless(v, side):
            return None
        beyond = self._beyond(v, side, reached)
        return self._halved(v, side, beyond, reached)

    def _best(self, v: int, side: int) -> int:
        """The value furthest out in the witnesses."""
        values = [witness[v] for witness in self.witnesses]
        return max(values) if side else min(values)

    def _halved(self, v: int, side: int, cannot: End, reached: int) -> End:
        """Halve between ``cannot`` and ``reached``; where undecided, the outermost end not excluded."""
        while cannot is not None and abs(reached - cannot) > 1:
            middle = (cannot + reached) // 2
            answer = self._reach(v, side, middle)
            if answer is None:
                return cannot + 1 - 2 * side
            if answer:
                reached = self._best(v, side)
            else:
                cannot = middle
        return None if cannot is None else reached

    def _beyond(self, v: int, side: int, reached: int) -> End:
        """A value that ``v`` cannot have, found by doubling the distance; for an end that is not endless."""
        distance = 1
        while True:
            value = self._outward(reached, distance, side)
            answer = self._reach(v, side, value)
            if answer is None:
                return None
            if not answer:
                return value
            distance *= 2

    @staticmethod
    def _outward(value: int, distance: int, side: int) -> int:
        return value + distance if side else value - distance

    def _reach(self, v: int, side: int, value: int) -> bool | None:
        """True where ``v`` can be ``value`` or further out (a witness of it is kept); None if undecided."""
        nearest = min(self.witnesses, key=lambda witness: abs(witness[v] - value))
        answer = solve_near(self._from(v, side, value), v, nearest, self.meter)
        if answer is None:
            self.true = False
            return None
        if isinstance(answer, Witness):
            self.witnesses.append(answer.values)
            return True
        return False

    def _from(self, v: int, side: int, value: int) -> BoundedProblem:
        """The box in which ``v`` is ``value`` or further out."""
        low = list(self.low)
        high = list(self.high)
        inner = low if side else high
        inner[v] = value
        return replace(self.box, low=tuple(low), high=tuple(high))

    def _endless(self, v: int, side: int) -> bool:
        """True where ``v`` can go on for ever towards ``side``; undecided counts as yes, and as not true.

        Directions may be stretched, so a rational one is enough: some multiple of it is whole.
        """
        if v in self.loose[side]:
            return True
        directions = self._directions(v, side)
        origin = [0] * len(self.low)
        guessed = guess_near(directions, v, origin, self.meter)
        answer = guessed or relax(directions.rows, directions.low, directions.high, self.meter)
        if isinstance(answer, Witness | Solution):
            self._note_direction(answer.values)
        self.true = self.true and answer is not None
        return not isinstance(answer, Clash | Infeasibility)

    def _directions(self, v: int, side: int) -> BoundedProblem:
        """The directions in which all solutions can go on for ever, ``v`` by at least 1 towards ``side``."""
        low = list(map(_zero, self.low))
        high = list(map(_zero, self.high))
        if side:
            low[v] = 1
        else:
            high[v] = -1
        rows = tuple(_homogeneous(row) for row in self.box.rows)
        return BoundedProblem(rows, self.box.at, tuple(low), tuple(high))

    def _note_direction(self, direction: Sequence[Number]) -> None:
        for w, step in enumerate(direction):
            if step:
                self.loose[step > 0].add(w)


def _homogeneous(row: ConstraintRow) -> ConstraintRow:
    low = _zero(row.low)
    high = _zero(row.high)
    return ConstraintRow(row.terms, low, high)


def _zero(end: End) -> End:
    return None if end is None else 0
