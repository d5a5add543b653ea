"""Findings from conflicts: one for each cause, with the smallest set of figures that cannot all be true and
every correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, filterfalse

from hasila.model.data_class import dataclass
from hasila.model.period import Moment
from hasila.model.report import (
    Constraint,
    ConstraintKind,
    ConstraintResult,
    CorrectionSet,
    Figure,
    Finding,
    Report,
    Status,
    Verdict,
)
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.causes import Cause, causes_of
from hasila.reconcile.constraint_graph import (
    REACH,
    ConstraintGraph,
    graph_of,
    keys,
    neighbourhood,
    violated_by_numbers,
)
from hasila.reconcile.evidence import Neighbour, is_spoken_against, neighbours_of, weigh
from hasila.reconcile.grid import grid_of
from hasila.reconcile.grouping import grouped
from hasila.reconcile.likelihood import Surroundings, surroundings_of, with_witnesses
from hasila.reconcile.linear import stated_intervals
from hasila.reconcile.merged_causes import merged
from hasila.reconcile.move_kinds import moved
from hasila.reconcile.publishers import related_reports
from hasila.reconcile.ranking import Ranked, RankingContext, rank
from hasila.reconcile.relays import with_own_page
from hasila.reconcile.remembered import Mappings, Remember, anew
from hasila.reconcile.wrong_hours import wrong_hours
from hasila.solver import MOVES, FigureTable, sheet_of


@dataclass(frozen=True, slots=True)
class FindingInput:
    """All that findings are drawn from: reports in order of publication and figures, both by key, the results
    of their constraints by id, and the vocabulary; ``remember`` gives what is found by what it is made of."""

    reports: Mapping[str, Report]
    figures: Mapping[str, Figure]
    checked: Mapping[str, ConstraintResult]
    vocabulary: Vocabulary
    remember: Remember = anew


def find(known: FindingInput) -> tuple[Finding, ...]:
    """Every finding: conflicts inside a report, then across reports, then between publishers; in order of
    report."""
    violated = violated_by_numbers(known.figures, known.checked)
    found = [finding for part in _parts(known, violated) for finding in _conflicts(*part)]
    found += _between_publishers(known)
    found += wrong_hours(known.figures.values())
    return in_order(found, known.reports)


def _parts(known: FindingInput, violated: frozenset[str]) -> Iterator[tuple[FindingInput, frozenset[str]]]:
    """What findings are drawn from, and the ``violated`` constraints, of publishers that have to do with each
    other, by themselves: what is found of some, and how long is searched, depends on no others."""
    if not violated:
        return
    parts = related_reports(known.reports.values())
    if len(parts) == 1:
        yield known, violated
        return
    part_of = {report.id: number for number, part in enumerate(parts) for report in part}
    results: list[dict[str, ConstraintResult]] = [{} for _ in parts]
    for name, result in known.checked.items():
        numbers = {part_of[report] for report in result.constraint.reports}
        if len(numbers) == 1:  # two publishers of whom neither relays the other are only compared
            results[numbers.pop()][name] = result
    for part, checked in zip(parts, results, strict=True):
        of_part = violated & checked.keys()
        if of_part:
            reports = {report.id: report for report in part}
            figures = {figure.key: figure for report in part for figure in report.figures}
            yield replace(known, reports=reports, figures=figures, checked=checked), of_part


def _conflicts(known: FindingInput, violated: frozenset[str]) -> list[Finding]:
    """The findings of the constraints ``violated`` (ids), by which no printed numbers abide."""
    graph = graph_of(known.figures, known.checked, violated)
    stated = stated_intervals(known.figures, known.figures)
    table = sheet_of(grid_of(known.reports.values()), stated)
    moves = tuple(moved(graph, table, known.remember))
    explained = _constraints_of(moves)
    inside = tuple(_inside(_without(graph, explained), table, known.remember))
    across = _across(graph, explained | _constraints_of(inside), table, known.remember)
    causes = (*moves, *merged((*inside, *across), known.figures))
    context = RankingContext(known.figures, graph.at, table)
    surroundings = surroundings_of(causes, graph, table)
    making = _Making(known, context, surroundings)
    return [making.finding(cause, number) for number, cause in enumerate(causes)]


def _without(graph: ConstraintGraph, names: frozenset[str]) -> ConstraintGraph:
    """The graph without the constraints ``names`` (ids)."""
    checked = {name: result for name, result in graph.checked.items() if name not in names}
    return replace(graph, checked=checked, violated=graph.violated - names)


def _constraints_of(causes: Iterable[Cause]) -> frozenset[str]:
    """The ids of the constraints of all these causes."""
    names = (cause.constraints for cause in causes)
    return frozenset(chain.from_iterable(names))


def in_order(findings: Iterable[Finding], reports: Mapping[str, Report]) -> tuple[Finding, ...]:
    """The findings in the order of their reports, then by id."""

    def place(finding: Finding) -> tuple[Moment, str]:
        return reports[finding.report].published, finding.id

    return tuple(sorted(findings, key=place))


# Conflicts inside a report


def _inside(graph: ConstraintGraph, table: FigureTable, remember: Remember) -> Iterator[Cause]:
    """Conflicts inside a report; one whose printed numbers satisfy all its constraints at once has none.
    Nothing but the report is looked at."""
    violated = _violated_reports(graph)
    for results in violated.values():
        shares = len(violated)
        find = partial(_causes_inside, results, shares)
        yield from remember.looked_up(("inside", shares), results, (graph.figures, table.grid), find)


def _causes_inside(results: Sequence[ConstraintResult], shares: int, mappings: Mappings) -> tuple[Cause, ...]:
    """The causes inside a report, of which the ``results`` are; the ``mappings`` are figures by key, and
    their cells."""
    figures, grid = mappings
    named = (key for result in results for key in keys(result.constraint))
    own_table = sheet_of(grid, stated_intervals(named, figures))
    return causes_of(results, figures, own_table, shares)


def _violated_reports(graph: ConstraintGraph) -> Mapping[tuple[str, ...], list[ConstraintResult]]:
    """The constraints inside each report that has a violated one, by report."""
    violated = {graph.checked[name].constraint.reports for name in graph.violated}
    inside = filterfalse(_is_across, graph.checked.values())
    of_these = (result for result in inside if result.constraint.reports in violated)
    return grouped(of_these, lambda result: result.constraint.reports)


def _is_across(result: ConstraintResult) -> bool:
    """True of a constraint between reports, or between the publishers whose counts one report relays."""
    constraint = result.constraint
    return len(constraint.reports) > 1 or constraint.kind is ConstraintKind.SOURCES


# Conflicts across reports


@dataclass(frozen=True, slots=True)
class _Found:
    """A cause; ``whole`` where all constraints at its suspects were looked at."""

    cause: Cause
    whole: bool


@dataclass(frozen=True, slots=True)
class _Search:
    """A search for conflicts across reports. ``excluded`` are the ids of constraints that are left out,
    ``named`` the figures whose constraints are all looked at, however far away."""

    graph: ConstraintGraph
    excluded: frozenset[str]
    table: FigureTable
    reach: int = REACH
    named: frozenset[str] = frozenset()
    remember: Remember = anew

    def run(self) -> list[_Found]:
        results = neighbourhood(self.graph, self.excluded, self.reach, self.named)
        if not any(map(_is_across, results)):
            return []
        seen = self.excluded.union(result.constraint.id for result in results)
        table = self.table
        looked_up = (table.grid, table.stated, table.rows, table.columns, table.order)
        causes = self.remember.looked_up(
            "across", results, (self.graph.figures, *looked_up), partial(_causes_across, results)
        )
        found = []
        for cause in causes:
            around = self.graph.constraints_at(cause.suspects)
            found.append(_Found(cause, seen.issuperset(around)))
        return found

    def wider(self, causes: Sequence[Cause]) -> _Search:
        """The search of ``causes`` alone, further away and with all constraints at their suspects."""
        suspects = (key for cause in causes for key in cause.suspects)
        graph = replace(self.graph, violated=_constraints_of(causes))
        named = self.named.union(suspects)
        return replace(self, graph=graph, reach=self.reach + REACH, named=named)


def _causes_across(results: Sequence[ConstraintResult], mappings: Mappings) -> tuple[Cause, ...]:
    """The causes of the conflicts between ``results``; the ``mappings`` are figures by key, and those of the
    table."""
    figures, grid, stated, rows, columns, order = mappings
    return causes_of(results, figures, FigureTable(grid, stated, rows, columns, order))


def _across(
    graph: ConstraintGraph, found_inside: frozenset[str], table: FigureTable, remember: Remember
) -> Iterator[Cause]:
    """Conflicts that need a constraint across reports; those already found inside one report are excluded."""
    constraints = (result.constraint for result in graph.checked.values())
    sources = (constraint.id for constraint in constraints if constraint.kind is ConstraintKind.SOURCES)
    search = _Search(graph, found_inside.union(sources), table, remember=remember)
    for cause in _searched_in_full(search):
        if any(_is_across(graph.checked[name]) for name in cause.constraints):
            yield cause


def _searched_in_full(search: _Search) -> list[Cause]:
    """The causes of all conflicts; where a correction of one changes figures that have constraints beyond
    those looked at (a count carried on for half a year), that one is searched for again with these."""
    found = search.run()
    while cut_short := [item.cause for item in found if not item.whole]:
        search = search.wider(cut_short)
        violated = search.graph.violated
        again = [item for item in search.run() if violated.intersection(item.cause.constraints)]
        replaced = _constraints_of(item.cause for item in again)
        whole = (item for item in found if item.whole)
        kept = (item for item in whole if replaced.isdisjoint(item.cause.constraints))
        found = [*kept, *again]
    return [item.cause for item in found]


# One finding


@dataclass(frozen=True, slots=True)
class _Making:
    """All that the finding of a cause is made of."""

    known: FindingInput
    context: RankingContext
    surroundings: Surroundings

    def finding(self, cause: Cause, number: int) -> Finding:
        """The finding of a cause, which has this number among all; its id is that of the first of its
        constraints: one that is broken, inside a report if it can be."""
        results = [self.known.checked[name] for name in cause.constraints]
        results.sort(key=_precedence)
        first = results[0]
        neighbours = () if _is_move(cause) else _neighbours(first, self.known, self.context)
        weighed = _with_evidence(cause, first.constraint, neighbours, self.known)
        corrections = with_own_page(weighed, self.known.figures, self.known.reports)
        ranked = rank(corrections, cause, self.context)
        settling = _unique(neighbour.report for neighbour in neighbours)
        bare = _bare(first, _verdict(first), cause.figures)
        return replace(
            bare,
            constraints=_shown(cause, results),
            explanations=self._with_standing(ranked, cause, number),
            settled_by=settling,
            complete=cause.complete,
        )

    def _with_standing(self, ranked: Ranked, cause: Cause, number: int) -> tuple[CorrectionSet, ...]:
        """The corrections, the first as likely where it is."""
        if not ranked.clear or not cause.complete:
            return ranked.corrections
        first, *others = ranked.corrections
        return with_witnesses(first, number, self.surroundings), *others


def _is_move(cause: Cause) -> bool:
    """True of a cause of many cells, of which no neighbouring report is asked."""
    return any(correction.pattern and correction.pattern.kind in MOVES for correction in cause.corrections)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _bare(result: ConstraintResult, verdict: Verdict, figures: tuple[str, ...]) -> Finding:
    """The finding that the constraint of ``result`` fails, between ``figures``; without corrections."""
    constraint = result.constraint
    name, place = constraint.id, constraint.location
    report = constraint.reports[-1]
    return Finding(name, verdict, report, (name,), figures, result.gap, (), (), place)


def _precedence(result: ConstraintResult) -> tuple[bool, bool, str]:
    return result.gap is None, _is_across(result), result.constraint.id


def _shown(cause: Cause, results: Sequence[ConstraintResult]) -> tuple[str, ...]:
    """The constraints that fail by themselves, all consequences of the cause, and those that the smallest
    conflict needs."""
    shown = []
    for result in results:
        name = result.constraint.id
        if result.gap is not None or name in cause.core:
            shown.append(name)
    return tuple(shown)


def _neighbours(
    first: ConstraintResult, known: FindingInput, context: RankingContext
) -> tuple[Neighbour, ...]:
    """The neighbours of a conflict inside a report; one across reports is between neighbours already."""
    if _is_across(first):
        return ()
    links: dict[str, Constraint] = {}
    for key in keys(first.constraint):
        for result in context.constraints_at[key]:
            links[result.constraint.id] = result.constraint
    return neighbours_of(first.constraint, known.figures, links.values(), known.reports)


def _with_evidence(
    cause: Cause, constraint: Constraint, neighbours: Iterable[Neighbour], known: FindingInput
) -> tuple[CorrectionSet, ...]:
    """The corrections with the evidence of the neighbours; a partial one stays only where a neighbour speaks
    against it, for then it can be seen why it does not suffice."""
    report = known.reports[constraint.reports[-1]]
    every = (*cause.corrections, *cause.partial)
    weighed = weigh(every, constraint, neighbours, report, known.reports, known.vocabulary)
    count = len(cause.corrections)
    spoken_against = filter(is_spoken_against, weighed[count:])
    return (*weighed[:count], *spoken_against)


def _verdict(first: ConstraintResult) -> Verdict:
    """A later report that states less, or another count of a closed period, is the source's own revision;
    anything else is the published
    arithmetic, as are constraints that fail only together."""
    revised = (ConstraintKind.RISES, ConstraintKind.CLOSED)
    falls = first.outcome is Status.BROKEN and first.constraint.kind in revised
    return Verdict.REVISED if falls else Verdict.ARITHMETIC


# Conflicts between publishers


def _between_publishers(known: FindingInput) -> Iterator[Finding]:
    for result in known.checked.values():
        if result.constraint.kind is ConstraintKind.SOURCES and result.outcome is Status.BROKEN:
            yield _bare(result, Verdict.DISAGREE, keys(result.constraint))
