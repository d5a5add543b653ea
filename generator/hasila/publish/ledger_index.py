"""The ledger by report, figure, category, place and series: an index, made once for all pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Protocol, TypeVar

from hasila.model.amendment import Amendment
from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.model.page import LaidFile, SiteFile
from hasila.model.period import Moment
from hasila.model.report import (
    Capture,
    ConstraintKind,
    ConstraintResult,
    Figure,
    FigureSet,
    Finding,
    Ledger,
    PublishedCorrection,
    Report,
    Series,
    Status,
    Text,
    Verdict,
)
from hasila.model.vocabulary import Division, Vocabulary
from hasila.publish.list_pages import ListPart, parted

K = TypeVar("K")
V = TypeVar("V")


class Identified(Protocol):
    """A value with an id."""

    @property
    def id(self) -> str: ...


IdentifiedValue = TypeVar("IdentifiedValue", bound=Identified)

MOST_REPORTS, MOST_FIGURES, MOST_POINTS, MOST_FINDINGS = 300, 250, 120, 50
"""Entries of a list on one page: so many that a page has fewer than 3,000 elements."""

SUMS = (ConstraintKind.PARTS, ConstraintKind.AMONG, ConstraintKind.STEP)
"""The constraints that add: a picture shows their two sides."""


@dataclass(frozen=True, slots=True)
class ReportHeader:
    """The name of a report: its id, title, publisher, outlet and day.

    ``of_day`` is its number, from 1, among the reports of one publisher that were read in one place on one
    day; 0 where it is the only one."""

    id: str
    title: Text
    publisher: str
    via: str | None
    published: Moment
    precision: str
    of_day: int = 0


@dataclass(frozen=True, slots=True)
class FindingHeadline:
    """The parts of the headline of a finding; ``kind`` is that of its first constraint, if it has one."""

    id: str
    verdict: Verdict
    kind: ConstraintKind | None


@dataclass(frozen=True, slots=True)
class FindingGap:
    """The distance between the sides of the first constraint of a finding, in units of ``measure``; ``gap``
    is ``None`` where there is nothing to measure."""

    id: str
    measure: str
    gap: Interval | None


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of data: its path, its size in bytes, the number of its rows and the path of their schema."""

    path: str
    size: int
    rows: int | None
    schema: str


def _day_published(report: Report | ReportHeader) -> date:
    return report.published.day


def data_file(file: SiteFile) -> DataFile:
    size = file.size if isinstance(file, LaidFile) else len(file.content)
    return DataFile(file.path, size, file.rows, file.schema)


def _source_and_day(header: ReportHeader) -> tuple[str, str | None, date]:
    return header.publisher, header.via, header.published.day


def header_of(report: Report) -> ReportHeader:
    return ReportHeader(
        report.id, report.title, report.publisher, report.via, report.published, report.precision
    )


@dataclass(frozen=True)
class LedgerIndex:
    """The ledger by ids and by subjects; every table is made when it is first used."""

    ledger: Ledger
    vocabulary: Vocabulary

    def make_tables(self) -> None:
        """Make every table now: processes that begin as copies of this one then need not."""
        for name, table in vars(type(self)).items():
            if isinstance(table, cached_property):
                getattr(self, name)

    @property
    def figures(self) -> Mapping[str, Figure]:
        return self.ledger.figures

    @property
    def corrections(self) -> tuple[PublishedCorrection, ...]:
        return self.ledger.corrections

    @cached_property
    def full_reports(self) -> Mapping[str, Report]:
        return _by_id(self.ledger.reports)

    @cached_property
    def reports(self) -> Mapping[str, ReportHeader]:
        return _by_id(map(self._header, self.ledger.reports))

    def _header(self, report: Report) -> ReportHeader:
        header = header_of(report)
        alike = self._of_one_day[_source_and_day(header)]
        if len(alike) == 1:
            return header
        return replace(header, of_day=alike.index(report.id) + 1)

    @cached_property
    def _of_one_day(self) -> Mapping[tuple[str, str | None, date], tuple[str, ...]]:
        """The ids of the reports of one publisher in one outlet on one day, in order."""
        headers = map(header_of, self.ledger.reports)
        return _grouped((_source_and_day(header), header.id) for header in headers)

    @cached_property
    def between(self) -> Mapping[str, tuple[ReportHeader | None, ReportHeader | None]]:
        """The reports before and after one in order of publication, by its id."""
        headers = tuple(self.reports.values())
        before = (None, *headers)
        after = (*headers[1:], None)
        neighbours = zip(before, after, strict=False)
        return dict(zip(self.reports, neighbours, strict=True))

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        return _by_id(self.ledger.findings)

    @cached_property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nothing has answered; notes are none of them."""
        return tuple(finding for finding in self.ledger.findings if finding.open)

    @cached_property
    def results(self) -> Mapping[str, ConstraintResult]:
        return {result.constraint.id: result for result in self.ledger.checked}

    @cached_property
    def series(self) -> Mapping[str, Series]:
        return _by_id(self.ledger.series)

    @cached_property
    def by_report(self) -> Mapping[str, tuple[ConstraintResult, ...]]:
        """The constraints in which a report takes part, by its id."""
        return _grouped(self._results_by_report())

    def _results_by_report(self) -> Iterator[tuple[str, ConstraintResult]]:
        for result in self.ledger.checked:
            for report in result.constraint.reports:
                yield report, result

    def latest_of(self, result: ConstraintResult) -> str:
        """The id of the report of a constraint that was published last."""
        return max(result.constraint.reports, key=self._positions.__getitem__)

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        """The place of a report in the order of publication, by its id."""
        return {report: position for position, report in enumerate(self.full_reports)}

    @cached_property
    def series_of(self) -> Mapping[str, str]:
        """The id of the series that holds a figure, by the figure's key."""
        ids: dict[str, str] = {}
        for series in self.ledger.series:
            ids.update(dict.fromkeys(series.points, series.id))
        return ids

    @cached_property
    def of_one_set(self) -> Mapping[tuple[str | None, ...], tuple[Series, ...]]:
        """The series that count a set, of any publisher and with any start; see :func:`counted_set`."""
        series = self.ledger.series
        return _grouped(zip(map(counted_set, series), series, strict=True))

    @cached_property
    def series_by_category(self) -> Mapping[str, tuple[Series, ...]]:
        return _grouped((series.category, series) for series in self.ledger.series)

    @cached_property
    def earlier(self) -> Mapping[str, str]:
        """The point before a figure in its series, by the figure's key."""
        before: dict[str, str] = {}
        for series in self.ledger.series:
            steps = pairwise(series.points)
            before.update({later: earlier for earlier, later in steps})
        return before

    @cached_property
    def headlines(self) -> Mapping[str, FindingHeadline]:
        return _by_id(map(self._headline, self.ledger.findings))

    def _headline(self, finding: Finding) -> FindingHeadline:
        first = self.first_result(finding)
        kind = first.constraint.kind if first and first.outcome is Status.BROKEN else None
        return FindingHeadline(finding.id, finding.verdict, kind)

    def first_result(self, finding: Finding) -> ConstraintResult | None:
        """The first constraint of ``finding``; ``None`` where it has none or it is not known."""
        if not finding.constraints:
            return None
        return self.results.get(finding.constraints[0])

    def results_of(self, finding: Finding) -> tuple[ConstraintResult, ...]:
        """The constraints that break with ``finding``, as far as they are known."""
        return tuple(
            self.results[constraint] for constraint in finding.constraints if constraint in self.results
        )

    @cached_property
    def gaps(self) -> Mapping[str, FindingGap]:
        """By the id of a broken constraint: the gap of the finding that it belongs to."""
        gaps: dict[str, FindingGap] = {}
        for finding in self.ledger.findings:
            gap = self.gap(finding)
            gaps.update(dict.fromkeys(finding.constraints, gap))
        return gaps

    def gap(self, finding: Finding) -> FindingGap:
        first = self.first_result(finding)
        if first is None:
            return FindingGap(finding.id, "", None)
        whole = self.figures[first.constraint.right].set
        return FindingGap(finding.id, whole.measure, finding.gap)

    @cached_property
    def conflicts(self) -> Mapping[str, tuple[FindingHeadline, ...]]:
        """The open findings in which a figure takes part, by its key."""
        return _grouped(self._conflicting())

    def _conflicting(self) -> Iterator[tuple[str, FindingHeadline]]:
        """Each figure of an open finding, with the headline of the finding."""
        for finding in self.open_findings:
            headline = self.headlines[finding.id]
            for key in finding.figures:
                yield key, headline

    @cached_property
    def about(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings, open or closed, that concern a report, by its id."""
        return _grouped(self._concerning())

    def _concerning(self) -> Iterator[tuple[str, Finding]]:
        """Each finding with each of the reports that it concerns."""
        for finding in self.ledger.findings:
            stating = (figure.report for figure in self.figures_of(finding))
            for report in dict.fromkeys((finding.report, *stating)):
                yield report, finding

    def figures_of(self, finding: Finding) -> Iterator[Figure]:
        """The figures of ``finding``, as far as they are known."""
        return (self.figures[key] for key in finding.figures if key in self.figures)

    @cached_property
    def corrected(self) -> Mapping[str, tuple[PublishedCorrection, ...]]:
        """The corrections of the figures of a report, by its id."""
        reports = (report_id_of(correction.figure) for correction in self.corrections)
        return _grouped(zip(reports, self.corrections, strict=True))

    @cached_property
    def amended(self) -> Mapping[str, tuple[Amendment, ...]]:
        """The changes of the counts of a report by later ones, by its id."""
        said = [amendment for report in self.ledger.reports for amendment in report.amends]
        return _grouped((report_id_of(amendment.figure), amendment) for amendment in said)

    @cached_property
    def captures(self) -> Mapping[str, Capture]:
        """The earlier capture with which a finding compares an edited source, by the finding's id."""
        edited = (finding for finding in self.ledger.findings if finding.verdict is Verdict.EDITED)
        return {finding.id: self._capture(finding) for finding in edited}

    def _capture(self, finding: Finding) -> Capture:
        earlier = self.full_reports[finding.report].source.earlier
        return next(capture for capture in earlier if capture.location == finding.location)

    def neighbour(self, report: str, figure: str) -> Figure | None:
        """The figure of ``report`` for the set of ``figure``, up to another day; ``None`` where it states
        nothing."""
        known = self.full_reports.get(report)
        if known is None:
            return None
        set_ = self.figures[figure].set
        same = (other for other in known.figures if is_same_set(other.set, set_))
        return next((other for other in same if other.stated), None)

    @cached_property
    def by_category(self) -> Mapping[str, tuple[Figure, ...]]:
        return _grouped((figure.set.category, figure) for figure in self._figures())

    @cached_property
    def by_place(self) -> Mapping[str, tuple[Figure, ...]]:
        return _grouped(self._placed())

    def _placed(self) -> Iterator[tuple[str, Figure]]:
        """Each figure that counts at a place, with the place."""
        for figure in self._figures():
            if figure.set.where:
                yield figure.set.where, figure

    @cached_property
    def naming(self) -> Mapping[str, tuple[ReportHeader, ...]]:
        """The reports that name a place without a figure for it."""
        return _grouped(self._named())

    def _named(self) -> Iterator[tuple[str, ReportHeader]]:
        """Each place that a report only names, with the report."""
        for report in self.ledger.reports:
            header = self.reports[report.id]
            for place in report.places:
                yield place, header

    # Lists as pages

    @cached_property
    def report_pages(self) -> Mapping[str, ListPart[Report]]:
        """All reports, as pages."""
        return parted(self.ledger.reports, _day_published, MOST_REPORTS)

    @cached_property
    def finding_pages(self) -> Mapping[str, ListPart[Finding]]:
        """All findings, as pages."""
        return parted(self.ledger.findings, self._day_of_finding, MOST_FINDINGS)

    def _day_of_finding(self, finding: Finding) -> date:
        return _day_published(self.reports[finding.report])

    @cached_property
    def category_pages(self) -> Mapping[str, Mapping[str, ListPart[Figure]]]:
        """The figures of each category, as pages, by its id."""
        return {
            category: parted(self.by_category.get(category, ()), self._day_of_figure, MOST_FIGURES)
            for category in self.vocabulary.categories
        }

    def _day_of_figure(self, figure: Figure) -> date:
        return _day_published(self.reports[figure.report])

    @cached_property
    def place_pages(self) -> Mapping[str, Mapping[str, ListPart[Figure | ReportHeader]]]:
        """The figures that count at each place and the reports that only name it, as pages, by its id."""
        return {
            place: parted(self._said_of(place), self._day_said, MOST_FIGURES)
            for place in self.vocabulary.places
        }

    def _said_of(self, place: str) -> tuple[Figure | ReportHeader, ...]:
        return (*self.by_place.get(place, ()), *self.naming.get(place, ()))

    def _day_said(self, said: Figure | ReportHeader) -> date:
        return self._day_of_figure(said) if isinstance(said, Figure) else _day_published(said)

    @cached_property
    def series_pages(self) -> Mapping[str, Mapping[str, ListPart[str]]]:
        """The keys of the figures of each series, as pages, by its id."""
        return {
            series.id: parted(series.points, self._day_of_point, MOST_POINTS) for series in self.ledger.series
        }

    def moment(self, key: str) -> tuple[Moment, str]:
        """The moment at which a figure was published; of one moment, its key decides."""
        return self.reports[self.figures[key].report].published, key

    def course(self, key: str) -> tuple[Moment, tuple[Moment, str]]:
        """The order of the counts of a series: by the end of what they count, then by publication."""
        return self.figures[key].set.period.end, self.moment(key)

    def _day_of_point(self, key: str) -> date:
        return self._day_of_figure(self.figures[key])

    @cached_property
    def within_place(self) -> Mapping[str, tuple[str, ...]]:
        """The places that lie directly in a place, by the id of that place."""
        return _grouped(self._contained())

    def _contained(self) -> Iterator[tuple[str, str]]:
        """Pairs of a place and a place that lies directly in it."""
        for place in self.vocabulary.places.values():
            for outer in dict.fromkeys(place.within):
                yield outer, place.id

    @cached_property
    def divisions_of(self) -> Mapping[str, tuple[Division, ...]]:
        """The divisions in which a category takes part, by its id."""
        return _grouped(self._divided())

    def _divided(self) -> Iterator[tuple[str, Division]]:
        """Each category of a division, with the division."""
        for division in self.vocabulary.divisions:
            for category in dict.fromkeys((division.parent, *division.into)):
                yield category, division

    def wider(self, axis: str, ids: Iterable[str]) -> tuple[str, ...]:
        """The known places (``where``) or categories (``who``) that are among ``ids`` or hold one of them,
        sorted."""
        vocabulary = self.vocabulary
        known: Mapping[str, object] = vocabulary.categories if axis == "category" else vocabulary.places
        outer: set[str | None] = set()
        for id_ in set(ids):
            outer.update(vocabulary.wider(axis, id_))
        return tuple(sorted(known.keys() & outer))

    def reports_at(self, place: str) -> int:
        """The number of reports that count at a place or name it."""
        figures = self.by_place.get(place, ())
        headers = self.naming.get(place, ())
        stating = {figure.report for figure in figures}
        naming = {header.id for header in headers}
        return len(stating | naming)

    def reports_of(self, category: str) -> int:
        """The number of reports that count a category."""
        figures = self.by_category.get(category, ())
        return len({figure.report for figure in figures})

    def reports_since(self, period: str) -> int:
        """The number of reports that count since a day with a name."""
        return self._by_anchor[period]

    @cached_property
    def _by_anchor(self) -> Mapping[str | None, int]:
        """The number of reports that count since a day, by the id of the named period."""
        figures = self.figures.values()
        pairs = {(figure.set.period.anchor, figure.report) for figure in figures}
        return Counter(anchor for anchor, _ in pairs)

    def reports_by(self, publisher: str) -> int:
        """The number of reports that a publisher made or carried."""
        return self.by_publisher[publisher]

    def is_named(self, place: str) -> bool:
        """True where a report counts at a place or names it."""
        return place in self.by_place or place in self.naming

    @cached_property
    def by_publisher(self) -> Mapping[str | None, int]:
        """The number of reports that a publisher made or carried, by its id."""
        counts: Counter[str | None] = Counter()
        for report in self.ledger.reports:
            counts.update({report.publisher, report.via})
        return counts

    def _figures(self) -> Iterator[Figure]:
        """The figures in the order of the reports."""
        for report in self.ledger.reports:
            yield from report.figures

    @cached_property
    def brief(self) -> Mapping[str, Finding]:
        """Each finding by its id, reduced to the parts that a line about it shows."""
        return _by_id(map(self._brief, self.ledger.findings))

    def _brief(self, finding: Finding) -> Finding:
        constraints = tuple(self._brief_constraints(finding))
        figures = () if self.first_result(finding) else finding.figures
        closure = finding.closure
        has_remains = closure is not None and closure.remains is not None
        explanations = finding.explanations if has_remains else ()
        return replace(
            finding, constraints=constraints, figures=figures, explanations=explanations, settled_by=()
        )

    def _brief_constraints(self, finding: Finding) -> Iterable[str]:
        """The ids of the first constraint of ``finding`` and of its first sum, each once."""
        results = self.results_of(finding)
        sums = [result.constraint.id for result in results if result.constraint.kind in SUMS]
        return dict.fromkeys((*finding.constraints[:1], *sums[:1]))


def counted_set(series: Series) -> tuple[str | None, ...]:
    """The axes that a series shares with the series of other publishers and other starts for the same set."""
    axes = (series.measure, series.category, series.where, series.cause, series.population)
    return (*axes, series.kind.value)


def is_same_set(set_: FigureSet, other: FigureSet) -> bool:
    """True where two sets differ in nothing but the day on which they end."""
    has_same_start = set_.period.start == other.period.start
    return has_same_start and replace(set_, period=other.period) == other


def report_id_of(key: str) -> str:
    """The id of the report of a figure, from the figure's key."""
    return key.partition("#")[0]


def _by_id(values: Iterable[IdentifiedValue]) -> dict[str, IdentifiedValue]:
    return {value.id: value for value in values}


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The values of each key, in the order of ``pairs``."""
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
