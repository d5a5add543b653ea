"""The standing of the first correction: ``likely`` is said of it only where independent witnesses bear it
out.

A correction is likely where all of this is so:

* it changes one figure (all wordings of it in its report) to one number;
* it stands first alone, nothing outside its finding speaks against it, and no other correction has so few
  causes: not even a total computed from a mistyped number, or some counted a report too late;
* at least two independent witnesses contradict what was stated, and one of them or more is an equation; all
  equations force that same number. A witness is a constraint that fails, whose other figures are all stated
  as one number. Two are independent only if no report states figures of both: figures of one hand on one day
  are one witness. Inequalities alone, such as points of one running count that must not fall, make nothing
  likely;
* no other finding lies in its row of the table, or near it in its column: where a row, a column or a run is
  at odds, nothing of it is likely.

What a claim rests on, the figures of its witnesses as stated, is part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hasila.model.data_class import dataclass
from hasila.model.report import Constraint, ConstraintKind, CorrectionSet, Figure, Status
from hasila.reconcile.causes import Cause
from hasila.reconcile.constraint_graph import ConstraintGraph, keys
from hasila.solver import FigureTable

ENOUGH = 2
"""So many independent witnesses make a correction likely."""

NEAR = 6
"""Figures of one column that lie no more rows apart are near each other."""

_KINDS = (
    ConstraintKind.PARTS,
    ConstraintKind.STEP,
    ConstraintKind.RISES,
    ConstraintKind.WITHIN,
    ConstraintKind.AMONG,
)
"""The constraints that bear witness; two wordings of one figure, or two publishers, do not."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The causes of all findings by the rows and columns of the figures that their constraints name.

    ``in_row`` gives for a row the numbers of the causes there, ``in_column`` for a column each figure's place
    in it with the number of its cause."""

    graph: ConstraintGraph
    table: FigureTable
    in_row: Mapping[int, set[int]]
    in_column: Mapping[int, Sequence[tuple[int, int]]]

    def calm(self, figures: Iterable[str], cause: int) -> bool:
        """True where no other cause than the one of this number lies around the ``figures``."""
        return not any(self._others(name, cause) for name in figures if name in self.table.grid)

    def _others(self, name: str, cause: int) -> bool:
        row, column = self.table.grid[name]
        place = self.table.order[name]
        near = {other for at, other in self.in_column.get(column, ()) if abs(at - place) <= NEAR}
        return bool((near | self.in_row.get(row, set())) - {cause})


def surroundings_of(causes: Iterable[Cause], graph: ConstraintGraph, table: FigureTable) -> Surroundings:
    in_row: dict[int, set[int]] = defaultdict(set)
    in_column: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, cause in enumerate(causes):
        for name in graph.figures_of(cause.constraints) & table.grid.keys():
            row, column = table.grid[name]
            in_row[row].add(number)
            in_column[column].append((table.order[name], number))
    return Surroundings(graph, table, in_row, in_column)


def with_witnesses(correction: CorrectionSet, cause: int, surroundings: Surroundings) -> CorrectionSet:
    """The correction as likely, with the figures that the claim rests on; as it is where it is not likely.

    It must stand first alone already; ``cause`` is the number of its own cause."""
    graph = surroundings.graph
    value = correction.forced[correction.figures[0]].value
    if value is None or not surroundings.calm(correction.figures, cause):
        return correction
    witnesses = list(_witnesses(correction, graph))
    forced = [witness.number for witness in witnesses if witness.number is not None]
    independent = list(_independent(witnesses, graph.figures))
    if len(independent) < ENOUGH or not forced or set(forced) != {value}:
        return correction
    rests_on = tuple(dict.fromkeys(name for witness in independent for name in witness.figures))
    return replace(correction, standing="likely", rests_on=rests_on)


@dataclass(frozen=True, slots=True)
class _Witness:
    """The other figures of a constraint that fails, and the number that it forces if it is an equation."""

    figures: tuple[str, ...]
    number: int | None

    @property
    def order(self) -> tuple[bool, int, tuple[str, ...]]:
        """Equations come first, then those of the fewest figures."""
        return self.number is None, len(self.figures), self.figures


def _witnesses(correction: CorrectionSet, graph: ConstraintGraph) -> Iterator[_Witness]:
    """The witness of each constraint that fails at the figures of the correction."""
    changed = set(correction.figures)
    for name in sorted(graph.constraints_at(correction.figures)):
        result = graph.checked[name]
        named = keys(result.constraint)
        others = tuple(key for key in named if key not in changed)
        fails = result.outcome is Status.BROKEN and result.constraint.kind in _KINDS
        if (
            fails
            and len(others) + 1 == len(named)
            and all(graph.figures[key].interval.exact for key in others)
        ):
            number = _forced(result.constraint, others, graph.figures)
            yield _Witness(others, number)


def _forced(constraint: Constraint, others: Sequence[str], figures: Mapping[str, Figure]) -> int | None:
    """The number that an equation leaves for its one figure that is not among the ``others``."""
    if constraint.op != "=":
        return None
    numbers = {key: figures[key].interval.value or 0 for key in others}
    addends = sum(numbers.get(key, 0) for key in constraint.left)
    return numbers[constraint.right] - addends if constraint.right in numbers else addends


def _independent(witnesses: Iterable[_Witness], figures: Mapping[str, Figure]) -> Iterator[_Witness]:
    """Witnesses of which no report states figures of two."""
    heard: set[str] = set()
    for witness in sorted(witnesses, key=lambda witness: witness.order):
        reports = {figures[name].report for name in witness.figures}
        if heard.isdisjoint(reports):
            heard |= reports
            yield witness
