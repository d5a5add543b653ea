"""The standing of the first correction: ``likely`` is said of it only where independent witnesses bear it out.

A correction is likely where all of this is so:

* it changes one figure (all wordings of it in its report) to one number;
* it stands first alone, nothing outside its finding speaks against it, and no other correction has so few causes: not
  even a total computed from a mistyped number, or some counted a report too late;
* at least two witnesses force that number. A witness is an equation whose other figures are all stated as one number.
  Two of them are independent only if no report states figures of both, for figures of one hand on one day are one
  witness; an inequality is none, so that the points of one running count, which only must not fall, are none either;
* no other finding lies in its row of the table, or near it in its column: where a row, a column or a run is at odds,
  nothing of it is likely.

What a claim rests on, the figures of its witnesses as stated, is part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hasila.model.report import ConstraintKind, ConstraintResult, CorrectionSet, Figure
from hasila.reconcile.causes import Cause
from hasila.reconcile.constraint_graph import ConstraintGraph, keys
from hasila.solver import FigureTable

ENOUGH = 2
"""So many independent witnesses make a correction likely."""

NEAR = 6
"""Figures of one column that lie no more rows apart are near each other."""

_EQUATIONS = (ConstraintKind.PARTS, ConstraintKind.STEP)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The causes of all findings by the rows and columns of the figures that their constraints name.

    ``in_row`` gives for a row the numbers of the causes there, ``in_column`` for a column each figure's place in it with
    the number of its cause."""

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
    if not surroundings.calm(correction.figures, cause):
        return correction
    witnesses = list(_independent(_witnesses(correction, graph), graph.figures))
    if len(witnesses) < ENOUGH:
        return correction
    rests_on = tuple(dict.fromkeys(name for witness in witnesses for name in witness))
    return replace(correction, standing="likely", rests_on=rests_on)


def _witnesses(correction: CorrectionSet, graph: ConstraintGraph) -> Iterator[tuple[str, ...]]:
    """The other figures of each equation that forces the number of the correction."""
    changed = set(correction.figures)
    value = correction.forced[correction.figures[0]].value
    names = graph.constraints_at(correction.figures)
    for name in sorted(names):
        result = graph.checked[name]
        others = tuple(key for key in keys(result.constraint) if key not in changed)
        if (
            len(others) + 1 == len(keys(result.constraint))
            and _forced(result, others, graph.figures) == value
        ):
            yield others


def _forced(result: ConstraintResult, others: Sequence[str], figures: Mapping[str, Figure]) -> int | None:
    """The number that the equation leaves for its one figure that is not among the ``others``."""
    constraint = result.constraint
    numbers = {key: figures[key].interval.value for key in others}
    if constraint.kind not in _EQUATIONS or constraint.op != "=" or None in numbers.values():
        return None
    addends = sum(numbers.get(key) or 0 for key in constraint.left)
    if constraint.right in numbers:
        return (numbers[constraint.right] or 0) - addends
    return addends


def _independent(
    witnesses: Iterable[tuple[str, ...]], figures: Mapping[str, Figure]
) -> Iterator[tuple[str, ...]]:
    """The witnesses of which no report states figures of two, the shortest first."""
    heard: set[str] = set()
    for witness in sorted(witnesses, key=lambda witness: (len(witness), witness)):
        reports = {figures[name].report for name in witness}
        if heard.isdisjoint(reports):
            heard |= reports
            yield witness
