"""Solutions of rows over the rationals: the bounded simplex of Dutertre and de Moura (2006), exact.

Each row gets a slack variable with the row's own ends. The tableau writes the basic variables by the others;
a basic variable outside its ends is exchanged until all are inside or one cannot move. Of several, the one
with the smallest number is taken (Bland 1977), so it always stops. A failure names the rows it rests on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hasila.solver.component import End, Row
from hasila.solver.meter import Meter

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Refusal:
    """No rational solution: the ``rows`` and the bounds of the ``variables`` are enough to see it."""

    rows: frozenset[int]
    variables: frozenset[int]


@dataclass(frozen=True, slots=True)
class Point:
    """A rational solution, one value a variable."""

    values: tuple[Number, ...]


def relax(
    rows: Sequence[Row], low: Sequence[End], high: Sequence[End], meter: Meter
) -> Point | Refusal | None:
    """A rational solution of ``rows`` within the bounds, a refusal, or ``None`` when the meter ran empty."""
    tableau = _Tableau(rows, low, high)
    while meter.spend(1 + tableau.cost):
        leaving = tableau.outside()
        if leaving is None:
            return Point(tuple(tableau.value[: len(low)]))
        entering = tableau.helper(leaving)
        if entering is None:
            return tableau.refusal(leaving)
        tableau.exchange(leaving, entering)
    return None


class _Tableau:
    __slots__ = ("cost", "high", "lines", "low", "size", "value")

    def __init__(self, rows: Sequence[Row], low: Sequence[End], high: Sequence[End]) -> None:
        self.size = len(low)
        self.low = [*low, *(row.low for row in rows)]
        self.high = [*high, *(row.high for row in rows)]
        self.value: list[Number] = [_start(*ends) for ends in zip(low, high, strict=True)]
        self.lines: dict[int, dict[int, Number]] = {}
        self.cost = 1
        for r, row in enumerate(rows):
            self.lines[self.size + r] = {v: c for c, v in row.terms}
            total = sum(c * self.value[v] for c, v in row.terms)
            self.value.append(total)

    def outside(self) -> int | None:
        """The first basic variable that is outside its ends."""
        return min((b for b in self.lines if self._gap(b)), default=None)

    def helper(self, basic: int) -> int | None:
        """The first variable whose move brings ``basic`` nearer to its ends."""
        up = self._gap(basic) > 0
        line = self.lines[basic]
        helpers = (v for v, c in line.items() if self._can_move(v, up == (c > 0)))
        return min(helpers, default=None)

    def refusal(self, basic: int) -> Refusal:
        members = {basic, *self.lines[basic]}
        rows = frozenset(member - self.size for member in members if member >= self.size)
        variables = frozenset(member for member in members if member < self.size)
        return Refusal(rows, variables)

    def exchange(self, leaving: int, entering: int) -> None:
        """``leaving`` goes to its end and out of the basis, ``entering`` moves for it and comes in."""
        step = _quotient(self._gap(leaving), self.lines[leaving][entering])
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
        value, low, high = self.value[variable], self.low[variable], self.high[variable]
        if low is not None and value < low:
            return low - value
        return high - value if high is not None and value > high else 0

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

    def _solved(self, leaving: int, entering: int) -> dict[int, Number]:
        line = self.lines.pop(leaving)
        pivot = line.pop(entering)
        solved = {v: _quotient(-c, pivot) for v, c in line.items()}
        solved[leaving] = _quotient(1, pivot)
        return solved


def _substitute(line: dict[int, Number], variable: int, by: dict[int, Number]) -> None:
    factor = line.pop(variable)
    for v, c in by.items():
        total = _tidy(line.get(v, 0) + factor * c)
        if total:
            line[v] = total
        else:
            line.pop(v, None)


def _quotient(one: Number, other: Number) -> Number:
    return _tidy(Fraction(one) / other) if other not in (1, -1) else one * other


def _tidy(number: Number) -> Number:
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def _start(low: End, high: End) -> int:
    if low is not None:
        return low
    return high if high is not None else 0
