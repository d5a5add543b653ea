"""A small ledger, closed: the entries of the whole one that one page shows, and no more.

It has the tables of :class:`~hasila.publish.ledger_index.LedgerIndex` that pages and sentences use; each
holds the entries that were collected for the page and raises ``KeyError`` for any other."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import field

from hasila.model.amendment import Amendment
from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.model.report import (
    Capture,
    Closure,
    ConstraintResult,
    CorrectionSet,
    Figure,
    FigureSet,
    Finding,
    PublishedCorrection,
    Series,
)
from hasila.model.vocabulary import (
    Category,
    Measure,
    NamedPeriod,
    PlaceName,
    Population,
    Publisher,
    Term,
    Vocabulary,
)
from hasila.publish.closed_mapping import ClosedMapping
from hasila.publish.ledger_index import (
    FindingGap,
    FindingHeadline,
    LedgerIndex,
    ReportHeader,
    report_id_of,
)


@dataclass(frozen=True)
class LedgerSlice:
    """The entries of the ledger, and the labels, that one page is made of.

    ``neighbours`` are by (report, figure) what the report states for the set of the figure, see
    :meth:`~hasila.publish.ledger_index.LedgerIndex.neighbour`. ``conflicts`` are by figure the headlines of
    its open findings, ``gaps`` by constraint the gap of its finding; ``disputed`` is true of the figures in
    an open finding."""

    reports: Mapping[str, ReportHeader]
    figures: Mapping[str, Figure]
    bounds: Mapping[str, Interval]
    results: Mapping[str, ConstraintResult]
    captures: Mapping[str, Capture]
    neighbours: Mapping[tuple[str, str], Figure]
    conflicts: Mapping[str, tuple[FindingHeadline, ...]]
    disputed: Mapping[str, bool]
    gaps: Mapping[str, FindingGap]
    series_of: Mapping[str, str]
    earlier: Mapping[str, str]
    corrections: tuple[PublishedCorrection, ...]
    amendments: tuple[Amendment, ...]
    vocabulary: Vocabulary

    def neighbour(self, report: str, figure: str) -> Figure | None:
        return self.neighbours.get((report, figure))


@dataclass
class Collector:
    """Collects a small ledger from ``index``. Each method adds all that is needed to show one thing."""

    index: LedgerIndex
    reports: dict[str, ReportHeader | None] = field(default_factory=dict)
    figures: dict[str, Figure | None] = field(default_factory=dict)
    bounds: dict[str, Interval | None] = field(default_factory=dict)
    results: dict[str, ConstraintResult | None] = field(default_factory=dict)
    captures: dict[str, Capture | None] = field(default_factory=dict)
    neighbours: dict[tuple[str, str], Figure | None] = field(default_factory=dict)
    conflicts: dict[str, tuple[FindingHeadline, ...] | None] = field(default_factory=dict)
    disputed: dict[str, bool | None] = field(default_factory=dict)
    gaps: dict[str, FindingGap | None] = field(default_factory=dict)
    series_of: dict[str, str | None] = field(default_factory=dict)
    earlier: dict[str, str | None] = field(default_factory=dict)
    corrections: dict[PublishedCorrection, None] = field(default_factory=dict)
    amendments: list[Amendment] = field(default_factory=list)
    categories: dict[str, Category | None] = field(default_factory=dict)
    places: dict[str, PlaceName | None] = field(default_factory=dict)
    periods: dict[str, NamedPeriod | None] = field(default_factory=dict)
    publishers: dict[str, Publisher | None] = field(default_factory=dict)
    measures: dict[str, Measure | None] = field(default_factory=dict)
    causes: dict[str, Term | None] = field(default_factory=dict)
    populations: dict[str, Population | None] = field(default_factory=dict)

    # Labels

    def category(self, id_: str) -> None:
        self.categories[id_] = self.index.vocabulary.categories.get(id_)

    def place(self, id_: str) -> None:
        self.places[id_] = self.index.vocabulary.places.get(id_)

    def publisher(self, id_: str) -> None:
        self.publishers[id_] = self.index.vocabulary.publishers.get(id_)

    def period(self, id_: str) -> None:
        self.periods[id_] = self.index.vocabulary.periods.get(id_)

    def measure(self, id_: str) -> None:
        self.measures[id_] = self.index.vocabulary.measures.get(id_)

    def cause(self, id_: str) -> None:
        self.causes[id_] = self.index.vocabulary.causes.get(id_)

    def population(self, id_: str) -> None:
        self.populations[id_] = self.index.vocabulary.populations.get(id_)

    def labels(self, set_: FigureSet) -> None:
        """The label of each axis of a set."""
        self._axes(set_)
        if set_.period.anchor:
            self.period(set_.period.anchor)

    def _axes(self, counted: FigureSet | Series) -> None:
        self.publisher(counted.publisher)
        self.measure(counted.measure)
        self.category(counted.category)
        if counted.where:
            self.place(counted.where)
        if counted.cause:
            self.cause(counted.cause)
        if counted.population:
            self.population(counted.population)

    # Reports and figures

    def report(self, id_: str) -> None:
        """A report by its name, its publisher, its outlet and its day."""
        header = self.index.reports.get(id_)
        self.reports[id_] = header
        if header:
            self.publisher(header.publisher)
        if header and header.via:
            self.publisher(header.via)

    def figure(self, key: str) -> None:
        """A figure with its set and the name of its report."""
        if key in self.figures:
            return
        figure = self.index.figures.get(key)
        self.figures[key] = figure
        if figure:
            self.labels(figure.set)
            self.report(figure.report)

    def conflict(self, key: str) -> None:
        """The headlines of the open findings in which a figure takes part."""
        self.dispute(key)
        self.conflicts[key] = self.index.conflicts.get(key)

    def dispute(self, key: str) -> None:
        """True or false: a figure takes part in an open finding."""
        self.disputed[key] = key in self.index.conflicts

    def bound(self, key: str) -> None:
        """The values that a figure can have by all constraints."""
        self.bounds[key] = self.index.ledger.bounds.get(key)

    # Series

    def series_line(self, series: Series) -> None:
        """A series in a list, with its latest figure."""
        self._axes(series)
        self.figure(series.points[0])
        self.figure(series.points[-1])

    def series_chart(self, series: Series) -> None:
        """The whole course of a series."""
        self.series_line(series)
        for key in series.points:
            self.figure(key)
            self.dispute(key)

    def change(self, key: str) -> None:
        """The figure before one in its series, if there is one."""
        earlier = self.index.earlier.get(key)
        self.earlier[key] = earlier
        self.series_of[key] = self.index.series_of.get(key)
        if earlier:
            self.figure(earlier)

    # Constraints

    def result(self, constraint: str) -> None:
        """A constraint with all of its figures."""
        result = self.index.results.get(constraint)
        self.results[constraint] = result
        if result:
            self.figure(result.constraint.right)
            for key in result.constraint.left:
                self.figure(key)

    def broken(self, constraint: str) -> None:
        """The same, with the gap of the finding that it belongs to."""
        self.result(constraint)
        self.gaps[constraint] = self.index.gaps.get(constraint)

    # Findings

    def brief(self, finding: Finding) -> Finding:
        """A finding in a few lines, with its sum as a drawing. Return it reduced to what these show."""
        brief = self.index.brief[finding.id]
        self._first_lines(finding)
        return brief

    def finding(self, finding: Finding) -> None:
        """A finding in full."""
        self._first_lines(finding)
        for constraint in finding.constraints:
            self.results.setdefault(constraint, self.index.results.get(constraint))
        for key in finding.figures:
            self.figure(key)
        for explanation in finding.explanations:
            self._explanation(explanation, finding)
        for settler in finding.settled_by:
            self._settler(settler)
        self._corrections(finding)

    def _first_lines(self, finding: Finding) -> None:
        brief = self.index.brief[finding.id]
        self.report(finding.report)
        for constraint in brief.constraints:
            self.broken(constraint)
        for key in brief.figures:
            self.figure(key)
        if finding.id in self.index.captures:
            self.captures[finding.id] = self.index.captures[finding.id]
        if finding.closure:
            self._closure(finding.closure, finding)

    def _closure(self, closure: Closure, finding: Finding) -> None:
        if closure.by is not None:
            self.figure(closure.by)
        if closure.remains is not None:
            remaining = finding.explanations[closure.remains]
            for key in remaining.figures:
                self.figure(key)

    def _explanation(self, explanation: CorrectionSet, finding: Finding) -> None:
        pattern = explanation.pattern.figures if explanation.pattern else ()
        for key in (*explanation.figures, *explanation.forced, *explanation.rests_on, *pattern):
            self.figure(key)
        for evidence in explanation.evidence:
            self.report(evidence.report)
            for key, _, _ in evidence.steps:
                self.figure(key)
            self._neighbour(evidence.report, finding)

    def _neighbour(self, report: str, finding: Finding) -> None:
        first = self.index.first_result(finding)
        if first:
            pair = (report, first.constraint.right)
            self.neighbours[pair] = self.index.neighbour(*pair)

    def _settler(self, key: str) -> None:
        """A figure, or a report, that would settle a finding."""
        self.figure(key)
        if self.figures[key] is None:
            self.report(key)

    def _corrections(self, finding: Finding) -> None:
        """The changes by publishers of the figures that a finding or one of its explanations names."""
        concerned = set(finding.figures)
        for explanation in finding.explanations:
            concerned.update(explanation.figures)
        reports = {report_id_of(key) for key in concerned}
        for report in sorted(reports):
            self._corrections_of(report, concerned)

    def _corrections_of(self, report: str, concerned: Set[str]) -> None:
        """The changes of the figures of a report that are ``concerned``."""
        for correction in self.index.corrected.get(report, ()):
            if correction.figure in concerned:
                self.correction(correction)

    def correction(self, correction: PublishedCorrection) -> None:
        """A change of a figure by its publisher, with the constraints that it decides."""
        self.corrections[correction] = None
        self.figure(correction.figure)
        if correction.by:
            self.figure(correction.by)
        for constraint in (*correction.mends, *correction.breaks):
            self.result(constraint)

    def amendment(self, amendment: Amendment) -> None:
        """A change of an earlier count, with that count and the report that says it."""
        self.amendments.append(amendment)
        self.figure(amendment.figure)
        self.report(amendment.report)

    # The small ledger

    def ledger(self) -> LedgerSlice:
        return LedgerSlice(
            reports=ClosedMapping(self.reports),
            figures=ClosedMapping(self.figures),
            bounds=ClosedMapping(self.bounds),
            results=ClosedMapping(self.results),
            captures=ClosedMapping(self.captures),
            neighbours=ClosedMapping(self.neighbours),
            conflicts=ClosedMapping(self.conflicts),
            disputed=ClosedMapping(self.disputed),
            gaps=ClosedMapping(self.gaps),
            series_of=ClosedMapping(self.series_of),
            earlier=ClosedMapping(self.earlier),
            corrections=self._in_order(),
            amendments=tuple(self.amendments),
            vocabulary=self._vocabulary(),
        )

    def _in_order(self) -> tuple[PublishedCorrection, ...]:
        """The corrections in the order of the ledger."""
        order = self.index.corrections.index
        return tuple(sorted(self.corrections, key=order))

    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(
            categories=ClosedMapping(self.categories),
            places=ClosedMapping(self.places),
            periods=ClosedMapping(self.periods),
            publishers=ClosedMapping(self.publishers),
            measures=ClosedMapping(self.measures),
            causes=ClosedMapping(self.causes),
            populations=ClosedMapping(self.populations),
            divisions=(),
        )
