"""Solutions of rows over the rationals: the bounded simplex of Dutertre and de Moura (2006), exact.

Each row gets a slack variable with the row's own ends. The tableau writes the basic variables by the others;
a basic variable outside its ends is exchanged until all are inside or one cannot move. Of several, the one
with the smallest number is taken (Bland 1977), so it always stops. A failure names the rows it rests on.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hasila.model.data_class import dataclass
from hasila.solver.component import ConstraintRow, End
from hasila.solver.meter import Meter

Number = int | Fraction

Line = dict[int, Number]
"""A basic variable as a sum of others: the coefficient of each."""


@dataclass(frozen=True, slots=True)
class Infeasibility:
    """No rational solution: the ``rows`` and the bounds of the ``variables`` are enough to see it."""

    rows: frozenset[int]
    variables: frozenset[int]


@dataclass(frozen=True, slots=True)
class Solution:
    """A rational solution, one value a variable."""

    values: tuple[Number, ...]


def relax(
    rows: Sequence[ConstraintRow], low: Sequence[End], high: Sequence[End], meter: Meter
) -> Solution | Infeasibility | None:
    """A rational solution of ``rows`` within the bounds, a refusal, or ``None`` when the meter ran empty."""
    if meter.empty:
        return None
    tableau = _Tableau(rows, low, high)
    while meter.spend(1 + tableau.cost):
        leaving = tableau.outside()
        if leaving is None:
            values = tableau.value[: len(low)]
            return Solution(tuple(values))
        entering = tableau.helper(leaving)
        if entering is None:
            return tableau.refusal(leaving)
        tableau.exchange(leaving, entering)
    return None


class _Tableau:
    __slots__ = ("cost", "high", "lines", "low", "size", "value")

    def __init__(self, rows: Sequence[ConstraintRow], low: Sequence[End], high: Sequence[End]) -> None:
        self.size = len(low)
        self.low = [*low, *(row.low for row in rows)]
        self.high = [*high, *(row.high for row in rows)]
        self.value: list[Number] = list(map(_start, low, high))
        self.lines: dict[int, Line] = {}
        self.cost = 1
        for slack, row in enumerate(rows, self.size):
            self.lines[slack] = {v: c for c, v in row.terms}
            total = sum(c * self.value[v] for c, v in row.terms)
            self.value.append(total)

    def outside(self) -> int | None:
        """The first basic variable that is outside its ends."""
        first: int | None = None
        for basic in self.lines:
            if (first is None or basic < first) and self._gap(basic):
                first = basic
        return first

    def helper(self, basic: int) -> int | None:
        """The first variable whose move brings ``basic`` nearer to its ends."""
        up = self._gap(basic) > 0
        line = self.lines[basic]
        first: int | None = None
        for v, c in line.items():
            same_way = c > 0
            if (first is None or v < first) and self._can_move(v, up == same_way):
                first = v
        return first

    def refusal(self, basic: int) -> Infeasibility:
        members = {basic, *self.lines[basic]}
        variables = frozenset(member for member in members if member < self.size)
        slacks = members - variables
        rows = frozenset(slack - self.size for slack in slacks)
        return Infeasibility(rows, variables)

    def exchange(self, leaving: int, entering: int) -> None:
        """``leaving`` goes to its end and out of the basis, ``entering`` moves for it and comes in."""
        pivot = self.lines[leaving][entering]
        step = _quotient(self._gap(leaving), pivot)
        self._move(entering, step)
        line = self._solved(leaving, entering)
        self.cost = 1 + len(self.lines) // 8
        for other in self.lines.values():
            if entering in other:
                self.cost += len(line)
                _substitute(other, entering, line)
        self.lines[entering] = line

    def _gap(self, variable: int) -> Number:
        """The amount to add for the variable to reach its nearest end; 0 inside."""
        value = self.value[variable]
        low = self.low[variable]
        if low is not None and value < low:
            return low - value
        high = self.high[variable]
        if high is not None and value > high:
            return high - value
        return 0

    def _can_move(self, variable: int, up: bool) -> bool:
        value = self.value[variable]
        if up:
            high = self.high[variable]
            return high is None or value < high
        low = self.low[variable]
        return low is None or value > low

    def _move(self, entering: int, step: Number) -> None:
        self.value[entering] += step
        for basic, line in self.lines.items():
            if entering in line:
                moved = self.value[basic] + line[entering] * step
                self.value[basic] = _tidy(moved)

    def _solved(self, leaving: int, entering: int) -> Line:
        line = self.lines.pop(leaving)
        pivot = line.pop(entering)
        solved = {v: _quotient(-c, pivot) for v, c in line.items()}
        solved[leaving] = _quotient(1, pivot)
        return solved


def _substitute(line: Line, variable: int, by: Line) -> None:
    factor = line.pop(variable)
    for v, c in by.items():
        total = line.get(v, 0) + factor * c
        if total:
            line[v] = total if type(total) is int else _tidy(total)
        else:
            line.pop(v, None)


def _quotient(one: Number, other: Number) -> Number:
    if other in (1, -1):
        return one * other
    return _tidy(Fraction(one) / other)


def _tidy(number: Number) -> Number:
    """The number; as an ``int`` where it is whole."""
    return number.numerator if number.denominator == 1 else number


def _start(low: End, high: End) -> int:
    if low is not None:
        return low
    return high if high is not None else 0
