"""The ledger from other sides: by report, figure, category, place and series. Made once for all pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from hasila.model.interval import Interval
from hasila.model.page import File
from hasila.model.period import Moment
from hasila.model.report import (
    Capture,
    ConstraintResult,
    Figure,
    FigureSet,
    Finding,
    LawKind,
    Ledger,
    PublishedCorrection,
    Report,
    Series,
    Text,
    Verdict,
)
from hasila.model.vocabulary import Division, Vocabulary

K = TypeVar("K")
V = TypeVar("V")

SUMS = (LawKind.PARTS, LawKind.AMONG, LawKind.STEP)
"""The constraints that add: a picture shows their two sides."""


@dataclass(frozen=True, slots=True)
class ReportHeader:
    """The name of a report: its id, title, publisher and day."""

    id: str
    title: Text
    publisher: str
    via: str | None
    published: Moment
    precision: str


@dataclass(frozen=True, slots=True)
class FindingHeadline:
    """The parts of the headline of a finding; ``kind`` is that of its first constraint, if it has one."""

    id: str
    verdict: Verdict
    kind: LawKind | None


@dataclass(frozen=True, slots=True)
class FindingGap:
    """By how much the sides of the first constraint of a finding miss each other, in units of ``measure``.
    ``gap`` is ``None`` where there is nothing to measure."""

    id: str
    kind: LawKind | None
    op: str
    measure: str
    gap: Interval | None


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of data: its path, its size in bytes, how many rows it has and where they are described."""

    path: str
    size: int
    rows: int | None
    schema: str


def data_file(file: File) -> DataFile:
    return DataFile(file.path, len(file.content), file.rows, file.schema)


def header_of(report: Report) -> ReportHeader:
    return ReportHeader(
        report.id, report.title, report.publisher, report.via, report.published, report.precision
    )


@dataclass(frozen=True)
class LedgerIndex:
    """The ledger by ids and by what it is asked for; every table is made when it is first used.

    ``files`` are the files of data that the site offers.
    """

    ledger: Ledger
    vocabulary: Vocabulary
    files: tuple[DataFile, ...] = ()

    @property
    def figures(self) -> Mapping[str, Figure]:
        return self.ledger.figures

    @property
    def corrections(self) -> tuple[PublishedCorrection, ...]:
        return self.ledger.corrections

    @cached_property
    def whole(self) -> Mapping[str, Report]:
        return {report.id: report for report in self.ledger.reports}

    @cached_property
    def reports(self) -> Mapping[str, ReportHeader]:
        return {report.id: header_of(report) for report in self.ledger.reports}

    @cached_property
    def between(self) -> Mapping[str, tuple[ReportHeader | None, ReportHeader | None]]:
        """The reports before and after one in order of publication, by its id."""
        headers = [self.reports[report.id] for report in self.ledger.reports]
        neighbours = zip([None, *headers], headers, [*headers[1:], None], strict=False)
        return {header.id: (before, after) for before, header, after in neighbours}

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        return {finding.id: finding for finding in self.ledger.findings}

    @cached_property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that stand and can be checked."""
        still = (finding for finding in self.ledger.findings if not finding.closed)
        return tuple(finding for finding in still if finding.verdict is not Verdict.UNCHECKED)

    @cached_property
    def results(self) -> Mapping[str, ConstraintResult]:
        return {result.law.id: result for result in self.ledger.checked}

    @cached_property
    def series(self) -> Mapping[str, Series]:
        return {series.id: series for series in self.ledger.series}

    @cached_property
    def by_report(self) -> Mapping[str, tuple[ConstraintResult, ...]]:
        """The constraints in which a report takes part, by its id."""
        return _grouped((report, result) for result in self.ledger.checked for report in result.law.reports)

    @cached_property
    def series_of(self) -> Mapping[str, str]:
        """The id of the series that holds a figure, by the figure's key."""
        return {key: series.id for series in self.ledger.series for key in series.points}

    @cached_property
    def of_one_set(self) -> Mapping[tuple[str | None, ...], tuple[Series, ...]]:
        """The series that count one set, whoever counts it and since when; see :func:`counted_set`."""
        return _grouped((counted_set(series), series) for series in self.ledger.series)

    @cached_property
    def series_by_category(self) -> Mapping[str, tuple[Series, ...]]:
        return _grouped((series.who, series) for series in self.ledger.series)

    @cached_property
    def earlier(self) -> Mapping[str, str]:
        """The point before a figure in its series, by the figure's key."""
        steps = (step for series in self.ledger.series for step in pairwise(series.points))
        return {later: earlier for earlier, later in steps}

    @cached_property
    def headlines(self) -> Mapping[str, FindingHeadline]:
        return {finding.id: self._headline(finding) for finding in self.ledger.findings}

    def _headline(self, finding: Finding) -> FindingHeadline:
        first = self.first_result(finding)
        return FindingHeadline(finding.id, finding.verdict, first.law.kind if first else None)

    def first_result(self, finding: Finding) -> ConstraintResult | None:
        return self.results.get(finding.laws[0]) if finding.laws else None

    def results_of(self, finding: Finding) -> tuple[ConstraintResult, ...]:
        """The constraints that break with ``finding``, as far as they are known."""
        return tuple(self.results[law] for law in finding.laws if law in self.results)

    @cached_property
    def gaps(self) -> Mapping[str, FindingGap]:
        """By the id of a broken constraint: the gap of the finding that it belongs to."""
        return {law: self.gap(finding) for finding in self.ledger.findings for law in finding.laws}

    def gap(self, finding: Finding) -> FindingGap:
        return gap_of(finding, self.first_result(finding), self.figures)

    @cached_property
    def conflicts(self) -> Mapping[str, tuple[FindingHeadline, ...]]:
        """The open findings in which a figure takes part, by its key."""
        still = (finding for finding in self.ledger.findings if not finding.closed)
        return _grouped((key, self.headlines[finding.id]) for finding in still for key in finding.figures)

    @cached_property
    def about(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings, open or closed, that concern a report, by its id."""
        findings = self.ledger.findings
        return _grouped((report, finding) for finding in findings for report in self._concerned(finding))

    def _concerned(self, finding: Finding) -> tuple[str, ...]:
        stated_in = (self.figures[key].report for key in finding.figures if key in self.figures)
        return tuple(dict.fromkeys((finding.report, *stated_in)))

    @cached_property
    def corrected(self) -> Mapping[str, tuple[PublishedCorrection, ...]]:
        """The corrections of the figures of a report, by its id."""
        return _grouped((correction.figure.split("#")[0], correction) for correction in self.corrections)

    @cached_property
    def captures(self) -> Mapping[str, Capture]:
        """The earlier capture that a finding about an edited source speaks of, by the finding's id."""
        edited = (finding for finding in self.ledger.findings if finding.verdict is Verdict.EDITED)
        return {finding.id: self._capture(finding) for finding in edited}

    def _capture(self, finding: Finding) -> Capture:
        earlier = self.whole[finding.report].source.earlier
        return next(capture for capture in earlier if capture.place == finding.place)

    def neighbour(self, report: str, figure: str) -> Figure | None:
        """The figure of ``report`` for the set of ``figure``, up to another day; ``None`` where it states
        nothing."""
        known, of = self.whole.get(report), self.figures[figure].set
        same = (other for other in known.figures if is_same_set(other.set, of)) if known else ()
        return next((other for other in same if other.stated), None)

    @cached_property
    def by_category(self) -> Mapping[str, tuple[Figure, ...]]:
        return _grouped((figure.set.who, figure) for figure in self._figures)

    @cached_property
    def by_place(self) -> Mapping[str, tuple[Figure, ...]]:
        return _grouped(self._placed())

    def _placed(self) -> Iterator[tuple[str, Figure]]:
        """Each figure that counts at a place, with the place."""
        for figure in self._figures:
            if figure.set.where:
                yield figure.set.where, figure

    @cached_property
    def naming(self) -> Mapping[str, tuple[ReportHeader, ...]]:
        """The reports that name a place without a figure for it."""
        reports = self.ledger.reports
        return _grouped((place, self.reports[report.id]) for report in reports for place in report.places)

    @cached_property
    def within_place(self) -> Mapping[str, tuple[str, ...]]:
        """The places that are said to lie in one, by its id."""
        places = self.vocabulary.places.values()
        return _grouped((outer, place.id) for place in places for outer in dict.fromkeys(place.within))

    @cached_property
    def divisions_of(self) -> Mapping[str, tuple[Division, ...]]:
        """The divisions in which a category takes part, by its id."""
        divisions = self.vocabulary.divisions
        return _grouped(
            (category, one) for one in divisions for category in dict.fromkeys((one.of, *one.into))
        )

    def wider(self, axis: str, ids: Iterable[str]) -> tuple[str, ...]:
        """The known places (``where``) or categories (``who``) that are among ``ids`` or hold one of them,
        sorted."""
        known = self.vocabulary.categories if axis == "who" else self.vocabulary.places
        outer = {wider for id_ in set(ids) for wider in self.vocabulary.wider(axis, id_)}
        return tuple(sorted(id_ for id_ in outer if id_ is not None and id_ in known))

    def reports_at(self, place: str) -> int:
        """The number of reports that count at a place or name it."""
        stated = {figure.report for figure in self.by_place.get(place, ())}
        return len(stated.union(header.id for header in self.naming.get(place, ())))

    def reports_of(self, category: str) -> int:
        """The number of reports that count a category."""
        return len({figure.report for figure in self.by_category.get(category, ())})

    def reports_since(self, period: str) -> int:
        """The number of reports that count since a day with a name."""
        return self._by_anchor[period]

    @cached_property
    def _by_anchor(self) -> Mapping[str | None, int]:
        counted = {(figure.set.period.anchor, figure.report) for figure in self.figures.values()}
        return Counter(anchor for anchor, _ in counted)

    def reports_by(self, publisher: str) -> int:
        """The number of reports that a publisher made or carried."""
        return self.by_publisher[publisher]

    def is_named(self, place: str) -> bool:
        """True where a report counts at a place or names it."""
        return place in self.by_place or place in self.naming

    @cached_property
    def by_publisher(self) -> Mapping[str | None, int]:
        """The number of reports that a publisher made or carried, by its id."""
        names = (dict.fromkeys((report.publisher, report.via)) for report in self.ledger.reports)
        return Counter(name for named in names for name in named)

    @property
    def _figures(self) -> Iterable[Figure]:
        return (figure for report in self.ledger.reports for figure in report.figures)

    @cached_property
    def files_of(self) -> Mapping[str, tuple[DataFile, ...]]:
        """The files of data by their path without its ending."""
        return _grouped((file.path.rpartition(".")[0], file) for file in self.files)

    @cached_property
    def brief(self) -> Mapping[str, Finding]:
        """Each finding by its id, without what a line about it does not say."""
        return {finding.id: self._brief(finding) for finding in self.ledger.findings}

    def _brief(self, finding: Finding) -> Finding:
        sums = (result.law.id for result in self.results_of(finding) if result.law.kind in SUMS)
        laws = tuple(dict.fromkeys((*finding.laws[:1], *list(sums)[:1])))
        remains = finding.closure is not None and finding.closure.remains is not None
        return replace(
            finding,
            laws=laws,
            figures=() if self.first_result(finding) else finding.figures,
            explanations=finding.explanations if remains else (),
            settled_by=(),
        )


def gap_of(finding: Finding, first: ConstraintResult | None, figures: Mapping[str, Figure]) -> FindingGap:
    """By how much the sides of ``first``, the first constraint of ``finding``, miss each other."""
    if first is None:
        return FindingGap(finding.id, None, "", "", None)
    measure = figures[first.law.right].set.measure
    return FindingGap(finding.id, first.law.kind, first.law.op, measure, finding.gap)


def counted_set(series: Series) -> tuple[str | None, ...]:
    """The people that a series counts, and where: what it shares with series of other publishers and other
    starts."""
    return series.measure, series.who, series.where, series.cause, series.population


def is_same_set(one: FigureSet, other: FigureSet) -> bool:
    """True where two sets differ in nothing but the day on which they end."""
    return replace(one, period=other.period) == other and one.period.start == other.period.start


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
