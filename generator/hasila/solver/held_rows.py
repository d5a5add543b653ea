"""Rows with some figures held to what was stated, while one figure after the other is released.

Figures held to one number are constants: a question costs what is loose, not what the rows are long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from hasila.model.data_class import dataclass
from hasila.solver.block import is_wall, make_box
from hasila.solver.component import Component, ConstraintRow, Ends, row_of
from hasila.solver.meter import Meter
from hasila.solver.solving import Clash, Witness, solve

Coefficients = dict[int, int]

_Place = tuple[tuple[int, int], ...]
"""The rows of a figure, each with its coefficient."""

STEPS_OF_A_QUESTION = 16
"""A question costs so many steps beside those of its answer."""

STEPS_OF_A_TERM = 4
"""So many steps a loose term are counted for an answer that is known without a search, about as many as the
search takes: how far a budget reaches does not depend on what happened to be known."""


def smallest_held(
    component: Component, rows: Iterable[int], figures: Sequence[int], meter: Meter
) -> frozenset[int] | None:
    """Those of ``figures`` without any of which the ``rows`` could hold; all together must contradict them.

    Where there is a choice, earlier figures are kept. ``None`` where the meter ran empty.
    """
    held = HeldRows(component, rows, figures)
    for figure in reversed(figures):
        held.let_go(figure, meter)
        if meter.empty:
            return None
    return frozenset(held.held)


def smaller_held(
    component: Component, rows: Iterable[int], figures: Sequence[int], meter: Meter
) -> frozenset[int]:
    """Like :func:`smallest_held`; where the meter runs empty, all figures are kept that were not tried."""
    held = HeldRows(component, rows, figures)
    for figure in reversed(figures):
        held.let_go(figure, meter)
        if meter.empty:
            break
    return frozenset(held.held)


@dataclass(frozen=True, slots=True)
class _Move:
    """A witness, and the amount by which the one released figure is moved in it, from what was stated."""

    amount: int
    values: Mapping[int, int]


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
        self._witness: dict[int, int] | None = None
        self._moves: dict[_Place, list[_Move]] = defaultdict(list)

    def let_go(self, figure: int, meter: Meter) -> bool:
        """Release the figure where the rows fail without it, too; else it stays held, and the answer is
        False.
        """
        if self._is_plainly_needed(figure, meter):
            return False
        self.release(figure)
        if self.fail(meter) and not meter.empty:
            return True
        if self._witness is not None:
            self._note(figure, self._witness)
        self.hold(figure)
        return False

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
        self._witness = None
        meter.spend(STEPS_OF_A_QUESTION)
        if self._broken:
            return True
        variables = sorted(set[int]().union(*self._loose.values()))
        number = {v: i for i, v in enumerate(variables)}
        rows = tuple([self._rest(r, number) for r, loose in self._loose.items() if loose])
        meter.spend(self._loose_terms)
        answer = solve(make_box(rows, list(map(self._ends, variables))), meter)
        if isinstance(answer, Witness):
            self._witness = dict(zip(variables, answer.values, strict=True))
        return isinstance(answer, Clash)

    def _is_plainly_needed(self, figure: int, meter: Meter) -> bool:
        """True where the rows could hold without the figure, as was seen of one that stands in the same rows
        with the same coefficients: what that was moved by, this can be.
        """
        place, sign = self._place(figure)
        for move in self._moves.get(place, ()):
            value = move.values.get(figure)
            if value is None:
                value = self._number(figure)
            if _lies_in(self.component.domain, value + sign * move.amount):
                meter.spend(STEPS_OF_A_QUESTION + STEPS_OF_A_TERM * self._loose_terms)
                return True
        return False

    def _note(self, figure: int, values: Mapping[int, int]) -> None:
        """Remember the witness in which only this figure, of those held, is not as stated."""
        place, sign = self._place(figure)
        amount = values[figure] - _nearest(self._stated_ends(figure), values[figure])
        self._moves[place].append(_Move(sign * amount, values))

    def _place(self, figure: int) -> tuple[_Place, int]:
        """The rows of the figure with its coefficients, and the sign that makes the first of these
        positive.
        """
        coefficients = self._coefficients_of[figure]
        first = next(iter(coefficients.values()), 1)
        sign = 1 if first > 0 else -1
        return tuple((r, sign * c) for r, c in coefficients.items()), sign

    @property
    def _loose_terms(self) -> int:
        return sum(map(len, self._loose.values()))

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

    def _rest(self, r: int, number: Mapping[int, int]) -> ConstraintRow:
        """The row over its loose variables, with other numbers."""
        ends = self.component.rows[r].ends_less(self._constants[r])
        return row_of({number[v]: c for v, c in self._loose[r].items()}, *ends)

    def _number(self, figure: int) -> int:
        low, _ = self._stated_ends(figure)
        return low or 0

    def _stated_ends(self, figure: int) -> Ends:
        ends = self.component.stated[figure]
        return self.component.domain if ends is None else ends

    def _ends(self, v: int) -> Ends:
        return self._stated_ends(v) if v in self.held else self.component.domain


def _nearest(ends: Ends, value: int) -> int:
    low, high = ends
    if low is not None and value < low:
        return low
    return value if high is None or value <= high else high


def _lies_in(ends: Ends, value: int) -> bool:
    return _nearest(ends, value) == value
