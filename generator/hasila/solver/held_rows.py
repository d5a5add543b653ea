"""Rows with some figures held to what was stated, while one figure after the other is released.

Figures held to one number are constants: a question costs what is loose, not what the rows are long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hasila.solver.block import is_wall, rows_box
from hasila.solver.component import Component, ConstraintRow, Ends, Term, make_row
from hasila.solver.meter import Meter
from hasila.solver.solving import Clash, solve

Coefficients = dict[int, int]

STEPS_OF_A_QUESTION = 16
"""A question costs so many steps beside those of its answer."""


def smallest_held(
    component: Component, rows: Iterable[int], figures: Sequence[int], meter: Meter
) -> frozenset[int] | None:
    """Those of ``figures`` without any of which the ``rows`` could hold; all together must contradict them.

    Where there is a choice, earlier figures are kept. ``None`` where the meter ran empty.
    """
    held = HeldRows(component, rows, figures)
    kept = []
    for figure in reversed(figures):
        held.release(figure)
        fails = held.fail(meter)
        if meter.empty:
            return None
        if not fails:
            held.hold(figure)
            kept.append(figure)
    return frozenset(kept)


def smaller_held(
    component: Component, rows: Iterable[int], figures: Sequence[int], meter: Meter
) -> frozenset[int]:
    """Like :func:`smallest_held`; where the meter runs empty, all figures are kept that were not tried."""
    held = HeldRows(component, rows, figures)
    kept = set(figures)
    for figure in reversed(figures):
        held.release(figure)
        if held.fail(meter) and not meter.empty:
            kept.remove(figure)
        else:
            held.hold(figure)
        if meter.empty:
            break
    return frozenset(kept)


class HeldRows:
    """The rows, the figures ``held`` now, and the variables of each row that are no constants."""

    def __init__(self, component: Component, rows: Iterable[int], figures: Iterable[int]) -> None:
        self.component = component
        self.held = set(figures)
        self._constants = dict.fromkeys(sorted(rows), 0)
        self._loose: dict[int, Coefficients] = {}
        self._coefficients_of: dict[int, Coefficients] = defaultdict(dict)
        for r in self._constants:
            self._loose[r] = {}
            for c, v in component.rows[r].terms:
                self._coefficients_of[v][r] = c
                self._loose[r][v] = c
        for v in self.held.intersection(self._coefficients_of):
            self._make_constant(v)
        self._broken = set(filter(self._fails_as_constant, self._constants))

    def release(self, figure: int) -> None:
        """Let the figure be anything in the domain."""
        self.held.remove(figure)
        if is_wall(self.component, figure, ()):
            number = self._number(figure)
            for r, c in self._coefficients_of[figure].items():
                self._constants[r] -= c * number
                self._loose[r][figure] = c
        self._look_again(figure)

    def hold(self, figure: int) -> None:
        """Hold the figure to what was stated."""
        self.held.add(figure)
        self._make_constant(figure)
        self._look_again(figure)

    def fail(self, meter: Meter) -> bool:
        """True where the rows contradict the figures held now; False also where the meter ran empty."""
        meter.spend(STEPS_OF_A_QUESTION)
        if self._broken:
            return True
        rows = [self._rest(r) for r in self._constants if self._loose[r]]
        meter.spend(sum(len(row.terms) for row in rows))
        answer = solve(rows_box(rows, self._ends), meter)
        return isinstance(answer, Clash)

    def _make_constant(self, figure: int) -> None:
        if is_wall(self.component, figure, ()):
            number = self._number(figure)
            for r, c in self._coefficients_of[figure].items():
                self._constants[r] += c * number
                del self._loose[r][figure]

    def _look_again(self, figure: int) -> None:
        for r in self._coefficients_of[figure]:
            if self._fails_as_constant(r):
                self._broken.add(r)
            else:
                self._broken.discard(r)

    def _fails_as_constant(self, r: int) -> bool:
        if self._loose[r]:
            return False
        return not self.component.rows[r].holds(self._constants[r])

    def _rest(self, r: int) -> ConstraintRow:
        """The row over its loose variables."""
        terms: list[Term] = [(c, v) for v, c in self._loose[r].items()]
        ends = self.component.rows[r].ends_less(self._constants[r])
        return make_row(terms, *ends)

    def _number(self, figure: int) -> int:
        ends = self.component.stated[figure]
        if ends is None:
            return 0
        low, _ = ends
        return low or 0

    def _ends(self, v: int) -> Ends:
        ends = self.component.stated[v]
        if ends is None or v not in self.held:
            return self.component.domain
        return ends
