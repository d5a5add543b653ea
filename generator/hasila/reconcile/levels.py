"""Runs of one column that are all off by the same amount: a running count that goes on from a wrong number
until somebody makes up for it, or a sum that misses the same people report after report.

Such a run begins where a step to it fails and ends where the step from it fails by the same number, or it is
the neighbouring reports whose sums fail by one number. What it is told by fits other causes too (in place of
a run of totals the two days at its ends may be wrong): all that can hold are corrections of one finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice, pairwise

from hasila.model.data_class import dataclass
from hasila.model.interval import exactly
from hasila.model.report import Constraint, ConstraintKind
from hasila.reconcile.causes import Cause
from hasila.reconcile.moves import FEWEST, ExplainedMove, Move, MoveContext, cause_of

LEVEL = "level off"

BY_CHANCE = 10
"""Two steps of one column often fail by the same number of fewer people; then only a short run is one."""

SHORT = 3
"""So many rows are a short run."""

RUNS = 200
"""So many runs are tried."""


def level_causes(context: MoveContext) -> Iterator[Cause]:
    """The causes that are such runs, those of the most constraints first, no constraint in two."""
    tried = (context.explained(move) for move in _Runs(context).moves())
    found = sorted((each for each in tried if each is not None), key=lambda each: each.order)
    left = context.failing
    for explained in found:
        if explained.resolved <= left:
            alike = [other for other in found if other.resolved == explained.resolved]
            holding = [other for other in alike if context.can_hold(other)]
            if holding:
                left -= explained.resolved
                yield _cause(holding, context)


def _cause(explained: Sequence[ExplainedMove], context: MoveContext) -> Cause:
    """One cause with a correction for each of the moves."""
    causes = [cause_of(each, context.graph) for each in explained]
    corrections = tuple(correction for cause in causes for correction in cause.corrections)
    return replace(causes[0], corrections=corrections)


@dataclass(frozen=True, slots=True)
class _Need:
    """A total of a step that fails: the number that it lacks, and the other figures of the step."""

    total: str
    lacks: int
    window: str


@dataclass(frozen=True)
class _Runs:
    """The runs that may be off, by the constraints that fail."""

    context: MoveContext

    def moves(self) -> Iterator[Move]:
        yield from islice(chain(self._between_steps(), self._of_sums()), RUNS)

    @cached_property
    def _failing(self) -> list[Constraint]:
        """The equations of plain numbers that fail."""
        checked = self.context.graph.checked
        constraints = (checked[name].constraint for name in sorted(self.context.failing))
        return [each for each in constraints if each.op == "=" and self._is_plain(each)]

    def _is_plain(self, constraint: Constraint) -> bool:
        figures = self.context.graph.figures
        named = (*constraint.left, constraint.right)
        return all(figures[key].interval.exact for key in named)

    def _number(self, key: str) -> int:
        return self.context.number(key) or 0

    def _missing(self, constraint: Constraint) -> int:
        """What the right side lacks of the left."""
        return sum(map(self._number, constraint.left)) - self._number(constraint.right)

    # Between two steps that fail

    def _between_steps(self) -> Iterator[Move]:
        begins, ends = self._steps()
        for column, needs in begins.items():
            for begin in needs:
                end = self._end_of(begin, ends.get(column, ()))
                if end is not None:
                    yield from self._of_steps(begin, end)

    def _steps(self) -> tuple[dict[int, list[_Need]], dict[int, list[_Need]]]:
        """By column the totals that a failing step leads to, and those that one leads from."""
        begins: dict[int, list[_Need]] = defaultdict(list)
        ends: dict[int, list[_Need]] = defaultdict(list)
        table = self.context.table
        for constraint in self._failing:
            later = constraint.right
            earlier = [key for key in constraint.left if table.one_column(key, later)]
            if constraint.kind is not ConstraintKind.STEP or len(constraint.left) != 2 or len(earlier) != 1:
                continue
            (window,) = set(constraint.left) - set(earlier)
            lacks = self._missing(constraint)
            column = table.grid[later][1]
            begins[column].append(_Need(later, lacks, window))
            ends[column].append(_Need(earlier[0], -lacks, window))
        return begins, ends

    def _end_of(self, begin: _Need, ends: Iterable[_Need]) -> _Need | None:
        """The nearest total after ``begin`` that lacks as many."""
        order = self.context.table.order
        later = [end for end in ends if end.lacks == begin.lacks and order[end.total] > order[begin.total]]
        return min(later, key=lambda end: order[end.total], default=None)

    def _of_steps(self, begin: _Need, end: _Need) -> Iterator[Move]:
        """The run of totals, and the two counts of days that lead into it and out of it."""
        table = self.context.table
        run = table.column_from(begin.total)[: table.order[end.total] - table.order[begin.total] + 1]
        if abs(begin.lacks) >= BY_CHANCE or len(run) <= SHORT:
            yield from self._off(run, begin.lacks)
            changes = {begin.window: -begin.lacks, end.window: begin.lacks}
            yield from self._changed("entered late", changes)

    # Neighbouring sums that fail by one number

    def _of_sums(self) -> Iterator[Move]:
        sums: dict[tuple[int, ...], list[Constraint]] = defaultdict(list)
        table = self.context.table
        for constraint in self._failing:
            named = (*constraint.left, constraint.right)
            if constraint.kind is ConstraintKind.PARTS and all(key in table.grid for key in named):
                columns = (*(table.grid[key][1] for key in named), self._missing(constraint))
                sums[columns].append(constraint)
        for alike in sums.values():
            for run in self._neighbours(alike):
                yield from self._of_one_number(run)

    def _neighbours(self, sums: Iterable[Constraint]) -> Iterator[list[Constraint]]:
        """The sums in runs of neighbouring rows, two or more."""
        order = self.context.table.order
        ordered = sorted(sums, key=lambda each: order[each.right])
        run = ordered[:1]
        for before, each in pairwise(ordered):
            if order[each.right] > order[before.right] + 1:
                if len(run) >= FEWEST:
                    yield run
                run = []
            run.append(each)
        if len(run) >= FEWEST:
            yield run

    def _of_one_number(self, run: Sequence[Constraint]) -> Iterator[Move]:
        """The wholes, or one of the parts, of sums that fail by one number."""
        lacks = self._missing(run[0])
        yield from self._off([each.right for each in run], lacks)
        for members in zip(*(each.left for each in run), strict=True):
            yield from self._off(members, -lacks)

    # The moves

    def _off(self, run: Iterable[str], lacks: int) -> Iterator[Move]:
        return self._changed(LEVEL, dict.fromkeys(run, lacks))

    def _changed(self, kind: str, changes: Mapping[str, int]) -> Iterator[Move]:
        """The move that adds to each figure, and to its other wordings, what it lacks; none where a figure is
        open or would be below 0."""
        cells = {}
        figures = self.context.graph.figures
        for key, lacks in changes.items():
            number = figures[key].interval.value
            if number is None or number + lacks < 0:
                return
            for wording in self._wordings(key):
                cells[wording] = exactly(number + lacks)
        yield Move(kind, cells)

    def _wordings(self, key: str) -> list[str]:
        """The figure and those of its report that say the same of the same set."""
        figure = self.context.graph.figures[key]
        same = self._by_set.get((figure.report, figure.set), [key])
        figures = self.context.graph.figures
        return [
            key,
            *(other for other in same if other != key and figures[other].interval == figure.interval),
        ]

    @cached_property
    def _by_set(self) -> Mapping[tuple[str, object], list[str]]:
        found: dict[tuple[str, object], list[str]] = defaultdict(list)
        for key, figure in self.context.graph.figures.items():
            found[figure.report, figure.set].append(key)
        return found
