"""Numbers that slipped by one place along a row or a column of the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from hasila.model.data_class import dataclass
from hasila.solver.meter import Meter
from hasila.solver.pattern import Kind, Pattern
from hasila.solver.pattern_context import PatternContext, joined

SEVERAL = 2
"""A cause that changes more than one figure is reported only where so many constraints fail that it would
mend."""

WINDOW = 6
"""Suspect figures of one column that lie no more rows apart may have one cause."""

MARGIN = 2
"""By so many rows a shift of a column may begin and end earlier or later than the figures that fail."""

MARGINS = sorted(product(range(-MARGIN, MARGIN + 1), repeat=2), key=lambda pair: (sum(pair), pair))
"""By so many rows each run begins earlier, and ends later, than the figures that fail; the shortest first."""

SHORTEST = 3
"""The fewest figures that a shift moves."""


def row_shifted(context: PatternContext) -> Iterator[Pattern]:
    """Two or more neighbours of a row whose numbers all stand one column too early or too late."""
    stated = context.system.stated
    for row in sorted({context.grid[name][0] for name in context.placed}):
        line = [name for name in context.table.rows[row] if name in stated]
        if _several_fail(context, line):
            yield from _shortest_shifts(context, line)


def _shortest_shifts(context: PatternContext, line: Sequence[str]) -> Iterator[Pattern]:
    """All shifts of the least length of which there is one."""
    for length in range(SHORTEST, len(line) + 1):
        found: list[Pattern] = []
        for run in _runs(context, line, length):
            found += _shifts(context, "row shifted", run)
        if found or context.meter.empty:
            yield from found
            return


def _runs(context: PatternContext, line: Sequence[str], length: int) -> Iterator[Sequence[str]]:
    """The runs of so many neighbours, all of the component, that hold a figure of the cluster."""
    suspects = context.cluster.variables
    for first in range(len(line) - length + 1):
        if not context.meter.spend(length):
            return
        run = line[first : first + length]
        if not set(suspects).isdisjoint(run) and context.numbers.keys() >= set(run):
            yield run


@dataclass(frozen=True, slots=True, order=True)
class _Suspect:
    """A figure of a constraint that fails: its place in its column, the number of its cluster, its name."""

    order: int
    cluster: int
    name: str


@dataclass(frozen=True, slots=True)
class ColumnShift:
    """A column whose numbers slipped by a row (if ``pattern`` is not None), and the ``clusters`` that this
    explains.

    Without ``complete`` it was not tried to the end.
    """

    clusters: tuple[int, ...]
    pattern: Pattern | None
    complete: bool


def column_shifts(contexts: Sequence[PatternContext], steps: int) -> Iterator[ColumnShift]:
    """The shift of each chain of suspect figures; ``steps`` is the budget for one chain."""
    for chain in _chains(contexts):
        clusters = sorted({suspect.cluster for suspect in chain})
        context = joined([contexts[i] for i in clusters], Meter(steps))
        pattern = next(_slips(context, chain), None)
        complete = not context.meter.empty
        yield ColumnShift(tuple(clusters), pattern if complete else None, complete)


def _slips(context: PatternContext, chain: Sequence[_Suspect]) -> Iterator[Pattern]:
    """The shifts of a run around the places of the chain, the shortest first."""
    first = chain[0]
    last = chain[-1]
    _, column = context.grid[first.name]
    figures = context.table.columns[column]
    for before, after in MARGINS:
        start = max(0, first.order - before)
        end = last.order + after + 1
        run = figures[start:end]
        if len(run) >= SHORTEST and context.meter.spend(len(run)):
            yield from _shifts(context, "column shifted", run)


def _chains(contexts: Sequence[PatternContext]) -> Iterator[list[_Suspect]]:
    """Suspect figures of one column and one component, in their order, no more than ``WINDOW`` rows apart."""
    lines: dict[tuple[int, int], list[_Suspect]] = defaultdict(list)
    for i, context in enumerate(contexts):
        for name in context.failing:
            _, column = context.grid[name]
            order = context.table.order[name]
            line = lines[id(context.home), column]
            line.append(_Suspect(order, i, name))
    for line in lines.values():
        yield from _near_ones(sorted(line))


def _near_ones(line: Sequence[_Suspect]) -> Iterator[list[_Suspect]]:
    chain: list[_Suspect] = []
    for suspect in line:
        if chain and suspect.order - chain[-1].order > WINDOW:
            yield chain
            chain = []
        chain.append(suspect)
    yield chain


def _several_fail(context: PatternContext, run: Sequence[str]) -> bool:
    numbers = context.numbers
    figures = [numbers[name] for name in run if name in numbers]
    return len(context.broken_at(figures)) >= SEVERAL


def _shifts(context: PatternContext, kind: Kind, run: Sequence[str]) -> Iterator[Pattern]:
    """The run with every number moved back by one place, if several constraints that fail then hold."""
    if not context.touches_all_needed(run) or not _several_fail(context, run):
        return
    for pattern in _shifted(context, kind, run):
        if context.fits(pattern.mend) and context.resolved(pattern.mend) >= SEVERAL:
            yield pattern


def _shifted(context: PatternContext, kind: Kind, run: Sequence[str]) -> Iterator[Pattern]:
    """The figure at the end of the run lost its number: it may then be anything."""
    for cells in (run, run[::-1]):
        numbers = [context.number(name) for name in cells]
        if len(set(numbers)) > 1:
            moved = zip(cells, numbers[1:], strict=False)
            fix = {name: context.restated(name, number) for name, number in moved}
            fix[cells[-1]] = context.system.domain
            yield Pattern(kind, tuple(run), fix)
