"""Slices: the values that pages are made of, and for each kind of page a function that cuts its slice from
the ledger.

A slice is frozen, can be pickled and holds no more than its pages show. It serves every output of its
subject: the page in each language, the embed, the card, the citation, the document of search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set, Sized
from dataclasses import field, replace
from datetime import date
from itertools import chain
from posixpath import dirname
from typing import TypeVar

from hasila.model.address import DATA
from hasila.model.amendment import Amendment
from hasila.model.data_class import dataclass
from hasila.model.data_versions import FOLDER as VERSIONS
from hasila.model.period import Moment
from hasila.model.report import (
    ConstraintResult,
    Figure,
    FigureSet,
    Finding,
    PublishedCorrection,
    Report,
    Series,
    SeriesKind,
    Status,
    Text,
    Verdict,
)
from hasila.model.revision import Revision
from hasila.model.site import ENGLISH, Site
from hasila.model.vocabulary import Category, Division, PlaceName, Vocabulary
from hasila.publish.charts.sparkline import thinned
from hasila.publish.data.subject_files import subject_files
from hasila.publish.i18n.values import size_of
from hasila.publish.ledger_index import DataFile, LedgerIndex, ReportHeader, counted_set, report_id_of
from hasila.publish.ledger_slice import Collector, LedgerSlice
from hasila.publish.list_pages import NEWEST as NEWEST_PAGE
from hasila.publish.list_pages import ListPage, ListPart, Neighbours
from hasila.publish.slice_keys import SHOWN

Added = TypeVar("Added")

NEWEST = 5
"""Reports and findings on the first page."""

THEIRS = (Verdict.EDITED, Verdict.REVISED, Verdict.RESTARTED)
"""The verdicts on a change by the publisher."""


@dataclass(frozen=True)
class Slice:
    """The small ledger that every slice has. ``key`` is the same exactly where the content of the slice
    is."""

    ledger: LedgerSlice
    key: str = field(default="", kw_only=True)

    @property
    def version(self) -> str:
        """The beginning of the key, by which a citation names the state of a page."""
        return self.key[:SHOWN]


@dataclass(frozen=True)
class ReportSlice(Slice):
    """A report between its neighbours. ``inside`` are the constraints within it, ``beyond`` those that tie
    it to earlier reports, and the broken ones that tie it to later ones; ``later`` are the others of these,
    which stand on the page of the later report. ``findings`` are the open ones about it; ``wider`` are its
    places and categories with all that hold them."""

    report: Report
    before: ReportHeader | None
    after: ReportHeader | None
    inside: tuple[ConstraintResult, ...]
    beyond: tuple[ConstraintResult, ...]
    later: tuple[LaterConstraints, ...]
    findings: tuple[Finding, ...]
    corrections: tuple[PublishedCorrection, ...]
    files: tuple[str, ...]
    wider: Wider


@dataclass(frozen=True)
class SeriesSlice(Slice):
    """A series. ``others`` count the same set for other publishers, ``starts`` since other days; ``rows`` are
    those of its newest page."""

    series: Series
    rows: SeriesRows
    others: tuple[Series, ...]
    starts: tuple[Series, ...]
    files: tuple[str, ...]
    wider: Wider


@dataclass(frozen=True)
class CategorySlice(Slice):
    """A category with the series and, of the newest page, the figures that count it, in order of time."""

    category: Category
    divisions: tuple[Division, ...]
    series: tuple[Series, ...]
    figures: tuple[Figure, ...]
    pages: Neighbours
    wider: Wider


@dataclass(frozen=True)
class PlaceSlice(Slice):
    """A place, those that lie in it and, of the newest page, the figures that count there and the reports
    that only name it."""

    place: PlaceName
    holds: tuple[str, ...]
    figures: tuple[Figure, ...]
    naming: tuple[ReportHeader, ...]
    pages: Neighbours
    files: tuple[str, ...]
    wider: Wider


@dataclass(frozen=True)
class CategoryPartSlice(Slice):
    """An older page of the figures that count a category."""

    category: str
    figures: tuple[Figure, ...]
    pages: Neighbours


@dataclass(frozen=True)
class PlacePartSlice(Slice):
    """An older page of what is said of a place."""

    place: str
    figures: tuple[Figure, ...]
    naming: tuple[ReportHeader, ...]
    pages: Neighbours


@dataclass(frozen=True, slots=True)
class SeriesRows:
    """The points of a page of a series, by key. ``before`` is the point before the first of them; ``latest``
    is the one that runs furthest of the ``earlier`` points that were published before these."""

    points: tuple[str, ...]
    before: str | None
    latest: str | None
    earlier: int
    pages: Neighbours


@dataclass(frozen=True)
class SeriesPartSlice(Slice):
    """An older page of a series; of the points of ``series`` there is the first alone, by which it is
    named."""

    series: Series
    rows: SeriesRows


@dataclass(frozen=True)
class FindingSlice(Slice):
    """A finding with the constraints that break with it, as far as they are known."""

    finding: Finding
    results: tuple[ConstraintResult, ...]
    files: tuple[str, ...]
    wider: Wider


@dataclass(frozen=True, slots=True)
class LaterConstraints:
    """The ids of the constraints that tie a report to a later one, and stand on the page of that."""

    report: ReportHeader
    constraints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wider:
    """The values by which a page can be found: its places and its categories, with all that hold them, and
    the years and the publishers of the reports that speak of it."""

    places: tuple[str, ...]
    categories: tuple[str, ...]
    years: tuple[str, ...]
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report in a list: its leading figure, how many figures it states, and whether a finding about it is
    open."""

    header: ReportHeader
    leading: Figure | None
    figures: int
    conflict: bool


@dataclass(frozen=True)
class ReportsSlice(Slice):
    """The reports of one page of the list, the newest first."""

    reports: tuple[ReportSummary, ...]
    pages: Neighbours


@dataclass(frozen=True)
class SeriesListSlice(Slice):
    """All series; ``courses`` are the days and counts of each, as many as its line in the list shows."""

    series: tuple[Series, ...]
    courses: tuple[tuple[tuple[date, int], ...], ...]


@dataclass(frozen=True)
class FindingsSlice(Slice):
    """The findings of one page of the list, the newest first, in a few lines each; ``open`` is the number of
    all open ones, ``None`` on an older page."""

    findings: tuple[Finding, ...]
    pages: Neighbours
    open: int | None


@dataclass(frozen=True)
class LeadSlice(Slice):
    """The leading series, ``None`` where there is no series at all."""

    series: Series | None


@dataclass(frozen=True, slots=True)
class TollSlice:
    """The context of the latest figure of the leading series.

    ``sums`` are the constraints that have it as their total, ``missing`` and ``unstated`` are the parts that
    its report is known to lack; ``starts`` count the same for the same publisher since other days."""

    sums: tuple[ConstraintResult, ...]
    missing: tuple[Text, ...]
    unstated: tuple[Figure, ...]
    starts: tuple[Series, ...]


@dataclass(frozen=True)
class HomeSlice(LeadSlice):
    """The same, with the newest reports and the newest open findings; ``open`` is how many of these there
    are, ``example`` the finding that shows what the site does."""

    toll: TollSlice | None
    newest: tuple[ReportSummary, ...]
    findings: tuple[Finding, ...]
    open: int
    holdings: Holdings | None
    example: Finding | None


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the site has: how many reports, when the first and the last were published, and whose they are:
    ``publishers`` are ids, those of the most reports first."""

    reports: int
    first: Moment
    last: Moment
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidOfPlace:
    """The last day counted, the measure, the category and the number of a figure; of a report that only
    names the place, its day."""

    day: date
    measure: str = ""
    category: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class MappedPlace:
    """A place that figures or reports name. ``figures`` is how many figures count there, ``highest`` the
    one that states the highest number of the measure of the map for just this place, a range by its middle;
    ``None`` where none does. ``said`` are the different counts and mentions of it, where the place is on the
    map."""

    place: PlaceName
    figures: int
    highest: Figure | None
    said: tuple[SaidOfPlace, ...]


@dataclass(frozen=True)
class MapSlice(Slice):
    """The places that are named, the highest counts first; ``measures`` and ``categories`` are those
    counted there. ``measure`` is what the circles show: the first measure of the vocabulary that has a number
    at a place, empty where there is none."""

    places: tuple[MappedPlace, ...]
    measures: tuple[str, ...]
    categories: tuple[str, ...]
    measure: str


@dataclass(frozen=True)
class CorrectionsSlice(Slice):
    """``captured`` is the day of the last capture of an edited source, by the id of the report."""

    findings: tuple[Finding, ...]
    corrections: tuple[PublishedCorrection, ...]
    captured: Mapping[str, date | None]
    texts: Text


@dataclass(frozen=True)
class TextSlice(Slice):
    """A page of text, Markdown by language."""

    name: str
    texts: Text


@dataclass(frozen=True)
class GlossarySlice(TextSlice):
    vocabulary: Vocabulary


@dataclass(frozen=True)
class DataSlice(TextSlice):
    """The files of data, the series that have some, and what all figures count: since when, and at which
    places that lie in no other."""

    revision: Revision | None
    files: tuple[DataFile, ...]
    schemas: tuple[str, ...]
    series: tuple[tuple[Series, tuple[DataFile, ...]], ...]
    begins: date | None
    widest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedEntry:
    """An entry of the vocabulary, with the number of reports that use it."""

    id: str
    reports: int


@dataclass(frozen=True)
class ContentsSlice(Slice):
    """Every name with the number of its reports. ``years`` are the pages of the list of reports with their
    entries, the newest first, and ``conflicts`` those of the list of findings; ``findings`` themselves are
    there only where all of them stand on one page."""

    places: tuple[CountedEntry, ...]
    categories: tuple[CountedEntry, ...]
    publishers: tuple[CountedEntry, ...]
    periods: tuple[CountedEntry, ...]
    years: tuple[tuple[int, int, ListPage], ...]
    findings: tuple[Finding, ...]
    conflicts: tuple[tuple[ListPage, int], ...]


@dataclass(frozen=True)
class SearchSlice(Slice):
    """The filters of search: the values of each filter that occur."""

    kinds: tuple[str, ...]
    years: tuple[str, ...]
    publishers: tuple[str, ...]
    places: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """The material of slices beside the ledger: the site, its pages of text by path, the state of the
    content, and for the page of data the files of data."""

    site: Site
    texts: Mapping[str, str]
    revision: Revision | None = None
    files: tuple[DataFile, ...] = ()

    def text(self, name: str) -> Text:
        """A page of text in each language that has it, Markdown."""
        text: dict[str, str] = {}
        for language in self.site.languages:
            path = f"{_folder_of(name)}{name}.{language.code}.md"
            if path in self.texts:
                text[language.code] = self.texts[path]
        english = self.texts.get(f"{_folder_of(name)}{name}.{ENGLISH.code}.md")
        return text or ({ENGLISH.code: english} if english else {})


def _folder_of(name: str) -> str:
    """The folder in which the page of text ``name`` lies; the name of a document begins with its own."""
    return "" if name.startswith("docs/") else "site_src/pages/"


def report_slice(index: LedgerIndex, _: Shared, id_: str) -> ReportSlice:
    report = index.full_reports[id_]
    results = index.by_report.get(id_, ())
    corrections = index.corrected.get(id_, ())
    findings = tuple(_open_about(index, id_))
    before, after = index.between[id_]
    inside = tuple(result for result in results if not _is_between_reports(result))
    between = tuple(result for result in results if _is_between_reports(result))
    beyond = tuple(result for result in between if _is_told_by(index, result, id_))
    later = tuple(_later(index, between, id_))
    ledger = _report_ledger(index, report, (*inside, *beyond), findings)
    files = subject_files("reports", id_, bool(report.figures))
    wider = _wider(index, report.figures, report.places, naming=(index.reports[id_],))
    return ReportSlice(
        ledger=ledger,
        report=report,
        before=before,
        after=after,
        inside=inside,
        beyond=beyond,
        later=later,
        findings=findings,
        corrections=corrections,
        files=files,
        wider=wider,
    )


def _report_ledger(
    index: LedgerIndex,
    report: Report,
    results: Iterable[ConstraintResult],
    findings: Iterable[Finding],
) -> LedgerSlice:
    corrections = index.corrected.get(report.id, ())
    needs = Collector(index)
    _add_report(needs, report)
    _add_broken(needs, results)
    _each(needs.finding, findings)
    _each(needs.correction, corrections)
    _each(needs.amendment, _amendments(index, report))
    return needs.ledger()


def _amendments(index: LedgerIndex, report: Report) -> Iterator[Amendment]:
    """The changes of counts of ``report``, and all of those that it changes itself."""
    changed = {amendment.figure for amendment in report.amends}
    yield from index.amended.get(report.id, ())
    for earlier in sorted({report_id_of(figure) for figure in changed}):
        said = index.amended.get(earlier, ())
        yield from (amendment for amendment in said if amendment.figure in changed)


def _open_about(index: LedgerIndex, report: str) -> Iterator[Finding]:
    """The open findings about a report."""
    about = index.about.get(report, ())
    return (finding for finding in about if finding.open)


def _add_report(needs: Collector, report: Report) -> None:
    """A report with its publishers, its places and its figures, each with all that a row of it shows."""
    needs.report(report.id)
    _each(needs.place, places_of(report))
    for figure in report.figures:
        needs.figure(figure.key)
        needs.bound(figure.key)
        needs.conflict(figure.key)
        needs.change(figure.key)


def _add_broken(needs: Collector, results: Iterable[ConstraintResult]) -> None:
    """The constraints of ``results``, each with its figures and with the gap of its finding."""
    for result in results:
        needs.broken(result.constraint.id)


def _is_between_reports(result: ConstraintResult) -> bool:
    """True where the constraint ties figures of several reports."""
    return len(result.constraint.reports) > 1


def _is_told_by(index: LedgerIndex, result: ConstraintResult, report: str) -> bool:
    """True where the page of ``report`` tells a constraint: the latest of its reports does, and where it is
    broken all of them do."""
    return result.outcome is Status.BROKEN or index.latest_of(result) == report


def _later(
    index: LedgerIndex, between: Iterable[ConstraintResult], report: str
) -> Iterator[LaterConstraints]:
    """The constraints among ``between`` that later reports tell, by report."""
    told: dict[str, list[str]] = {}
    for result in between:
        if not _is_told_by(index, result, report):
            constraints = told.setdefault(index.latest_of(result), [])
            constraints.append(result.constraint.id)
    for latest, constraints in told.items():
        yield LaterConstraints(index.reports[latest], tuple(constraints))


def places_of(report: Report) -> tuple[str, ...]:
    """The places that a report counts at or only names, each once."""
    counted = (figure.set.where for figure in report.figures if figure.set.where)
    places = dict.fromkeys(counted)
    places.update(dict.fromkeys(report.places))
    return tuple(places)


def series_slice(index: LedgerIndex, _: Shared, id_: str) -> SeriesSlice:
    series = index.series[id_]
    alike = index.of_one_set[counted_set(series)]
    others = tuple(other for other in alike if other.publisher != series.publisher)
    by_publisher = (other for other in alike if other.publisher == series.publisher)
    starts = tuple(other for other in by_publisher if other is not series)
    ledger = _series_ledger(index, series, others, starts)
    figures = [index.figures[key] for key in series.points]
    files = subject_files("series", id_, has_rows=True)
    wider = _wider(index, figures)
    return SeriesSlice(
        ledger=ledger,
        series=series,
        rows=_rows(index, series, NEWEST_PAGE),
        others=others,
        starts=starts,
        files=files,
        wider=wider,
    )


def _series_ledger(
    index: LedgerIndex, series: Series, others: tuple[Series, ...], starts: tuple[Series, ...]
) -> LedgerSlice:
    """The course of ``series`` and of ``others``, which a chart compares, and the lines of all."""
    needs = Collector(index)
    needs.period(series.anchor)
    needs.series_chart(series)
    for key in series.points:
        needs.bound(key)
        needs.conflict(key)
    _each(needs.series_line, (*others, *starts))
    for other in others:
        if len(other.points) > 1:
            needs.series_chart(other)
    return needs.ledger()


def series_part_slice(index: LedgerIndex, __: Shared, id_: str) -> SeriesPartSlice:
    subject, _, name = id_.rpartition("/")
    series = index.series[subject]
    rows = _rows(index, series, name)
    first = replace(series, points=series.points[:1])
    needs = Collector(index)
    needs.series_line(first)
    for key in filter(None, (rows.before, rows.latest)):
        needs.figure(key)
    for key in rows.points:
        needs.figure(key)
        needs.bound(key)
        needs.conflict(key)
    return SeriesPartSlice(needs.ledger(), first, rows)


def _rows(index: LedgerIndex, series: Series, name: str) -> SeriesRows:
    """The rows of a page of ``series``."""
    part = index.series_pages[series.id][name]
    first = series.points.index(part.entries[0])
    published = min(index.moment(key) for key in part.entries)
    earlier = [key for key in series.points if index.moment(key) < published]
    return SeriesRows(
        points=part.entries,
        before=series.points[first - 1] if first else None,
        latest=max(earlier, key=index.course, default=None),
        earlier=len(earlier),
        pages=part.place,
    )


def category_slice(index: LedgerIndex, _: Shared, id_: str) -> CategorySlice:
    category = index.vocabulary.categories[id_]
    divisions = index.divisions_of.get(id_, ())
    series = index.series_by_category.get(id_, ())
    part = index.category_pages[id_][NEWEST_PAGE]
    figures = part.entries
    needs = Collector(index)
    _each(needs.category, (id_, *category.within))
    for division in divisions:
        _add_division(needs, division)
    _each(needs.series_line, series)
    _add_figures(needs, figures)
    ledger = needs.ledger()
    wider = _wider(index, index.by_category.get(id_, ()), categories=(id_,))
    return CategorySlice(ledger, category, divisions, series, figures, part.place, wider)


def category_part_slice(index: LedgerIndex, __: Shared, id_: str) -> CategoryPartSlice:
    category, _, name = id_.rpartition("/")
    part = index.category_pages[category][name]
    needs = Collector(index)
    needs.category(category)
    _add_figures(needs, part.entries)
    return CategoryPartSlice(needs.ledger(), category, part.entries, part.place)


def _add_figures(needs: Collector, figures: Iterable[Figure]) -> None:
    for figure in figures:
        needs.figure(figure.key)


def _add_division(needs: Collector, division: Division) -> None:
    _each(needs.category, (division.parent, *division.into))
    _each(needs.publisher, division.publishers)


def place_slice(index: LedgerIndex, _: Shared, id_: str) -> PlaceSlice:
    place = index.vocabulary.places[id_]
    holds = index.within_place.get(id_, ())
    part = index.place_pages[id_][NEWEST_PAGE]
    figures, naming = _said_in(part)
    needs = Collector(index)
    _each(needs.place, (id_, *place.within, *holds))
    _add_figures(needs, figures)
    for header in naming:
        needs.report(header.id)
    ledger = needs.ledger()
    files = subject_files("places", id_, bool(index.by_place.get(id_)))
    wider = _wider(index, index.by_place.get(id_, ()), (id_,), naming=index.naming.get(id_, ()))
    return PlaceSlice(
        ledger=ledger,
        place=place,
        holds=holds,
        figures=figures,
        naming=naming,
        pages=part.place,
        files=files,
        wider=wider,
    )


def place_part_slice(index: LedgerIndex, __: Shared, id_: str) -> PlacePartSlice:
    place, _, name = id_.rpartition("/")
    part = index.place_pages[place][name]
    figures, naming = _said_in(part)
    needs = Collector(index)
    needs.place(place)
    _add_figures(needs, figures)
    for header in naming:
        needs.report(header.id)
    return PlacePartSlice(needs.ledger(), place, figures, naming, part.place)


def _said_in(part: ListPart[Figure | ReportHeader]) -> tuple[tuple[Figure, ...], tuple[ReportHeader, ...]]:
    """The figures of a page of what is said of a place, and the reports that only name it."""
    figures = tuple(said for said in part.entries if isinstance(said, Figure))
    naming = tuple(said for said in part.entries if isinstance(said, ReportHeader))
    return figures, naming


def finding_slice(index: LedgerIndex, _: Shared, id_: str) -> FindingSlice:
    finding = index.findings[id_]
    results = index.results_of(finding)
    needs = Collector(index)
    needs.finding(finding)
    for result in results:
        needs.broken(result.constraint.id)
        needs.dispute(result.constraint.right)
    ledger = needs.ledger()
    files = subject_files("findings", id_, has_rows=False)
    wider = _wider(index, index.figures_of(finding))
    return FindingSlice(ledger, finding, results, files, wider)


def reports_slice(index: LedgerIndex, _: Shared, name: str) -> ReportsSlice:
    """A page of the list of reports, by its name."""
    part = index.report_pages[name]
    needs = Collector(index)
    newest = reversed(part.entries)
    reports = tuple(_summary(needs, report) for report in newest)
    ledger = needs.ledger()
    return ReportsSlice(ledger, reports, part.place)


def _summary(needs: Collector, report: Report) -> ReportSummary:
    first = leading(report)
    needs.report(report.id)
    if first:
        needs.labels(first.set)
    header = needs.index.reports[report.id]
    conflict = any(_open_about(needs.index, report.id))
    return ReportSummary(header, first, len(report.figures), conflict)


def leading(report: Report) -> Figure | None:
    """The figure that represents ``report`` where there is room for one; ``None`` where none has a number.

    It is the greatest figure with the measure of the first stated one, a range by its middle."""
    stated = [figure for figure in report.figures if _states_number(figure)]
    same = (figure for figure in stated if figure.set.measure == stated[0].set.measure)
    return max(same, key=_size, default=None)


def _states_number(figure: Figure) -> bool:
    return figure.number is not None and figure.stated


def series_list_slice(index: LedgerIndex, _: Shared, __: str) -> SeriesListSlice:
    needs = Collector(index)
    _each(needs.series_line, index.ledger.series)
    series = index.ledger.series
    courses = tuple(thinned(_course(index, one)) for one in series)
    return SeriesListSlice(needs.ledger(), series, courses)


def _course(index: LedgerIndex, series: Series) -> list[tuple[date, int]]:
    """The days and the counts of ``series``, a range by its middle; those without a number are left out."""
    course = []
    for key in series.points:
        figure = index.figures[key]
        size = size_of(figure)
        if size is not None:
            course.append((index.reports[figure.report].published.day, size))
    return course


def findings_slice(index: LedgerIndex, _: Shared, name: str) -> FindingsSlice:
    """A page of the list of findings, by its name."""
    part = index.finding_pages[name]
    needs = Collector(index)
    newest = reversed(part.entries)
    findings = tuple(map(needs.brief, newest))
    still = None if name else len(index.open_findings)
    return FindingsSlice(needs.ledger(), findings, part.place, still)


def landing_slice(index: LedgerIndex, shared: Shared, _: str) -> LeadSlice:
    needs = Collector(index)
    lead = leading_series(index, shared.site)
    if lead:
        _add_lead(needs, lead)
    ledger = needs.ledger()
    return LeadSlice(ledger, lead)


def _add_lead(needs: Collector, series: Series) -> None:
    """The course of the leading series, and the conflicts of its figures, which its card shows."""
    needs.series_chart(series)
    _each(needs.conflict, series.points)


def leading_series(index: LedgerIndex, site: Site) -> Series | None:
    """The series that the site names; where it names none, of the first measure of the vocabulary that has a
    running total the one with the most reports."""
    named = index.series.get(site.lead_series)
    if named is not None:
        return named
    measures = {measure: -place for place, measure in enumerate(index.vocabulary.measures)}

    def precedence(series: Series) -> tuple[bool, int, int, bool]:
        runs = series.kind is SeriesKind.CUMULATIVE
        return runs, measures.get(series.measure, 0), len(series.points), series.category == "everyone"

    return max(index.ledger.series, key=precedence, default=None)


def home_slice(index: LedgerIndex, shared: Shared, _: str) -> HomeSlice:
    needs = Collector(index)
    lead = leading_series(index, shared.site)
    toll = _toll(needs, lead) if lead else None
    reports = index.ledger.reports[-NEWEST:]
    newest = tuple(_summary(needs, report) for report in reversed(reports))
    open_findings = index.open_findings
    newest_open = reversed(open_findings[-NEWEST:])
    findings = tuple(map(needs.brief, newest_open))
    shown = _example(index, shared.site)
    example = needs.brief(shown) if shown else None
    holdings = _holdings(index.ledger.reports)
    if holdings:
        _each(needs.publisher, holdings.publishers)
    ledger = needs.ledger()
    return HomeSlice(ledger, lead, toll, newest, findings, len(open_findings), holdings, example)


def _example(index: LedgerIndex, site: Site) -> Finding | None:
    """The finding that the site names; where it names none, the newest open one that is a sum."""
    named = index.findings.get(site.lead_finding)
    if named is not None:
        return named
    sums = (finding for finding in index.open_findings if finding.verdict is Verdict.ARITHMETIC)
    return max(sums, key=_newest_of(index), default=None)


def _newest_of(index: LedgerIndex) -> Callable[[Finding], tuple[Moment, str]]:
    return lambda finding: (index.reports[finding.report].published, finding.id)


def _holdings(reports: Sequence[Report]) -> Holdings | None:
    """``None`` where there is no report."""
    if not reports:
        return None
    counted = Counter(report.publisher for report in reports)
    publishers = tuple(name for name, _ in counted.most_common())
    moments = [report.published for report in reports]
    return Holdings(len(reports), min(moments), max(moments), publishers)


def _toll(needs: Collector, lead: Series) -> TollSlice:
    index = needs.index
    latest = lead.points[-1]
    report = index.full_reports[index.figures[latest].report]
    results = index.by_report.get(report.id, ())
    sums = tuple(result for result in results if result.constraint.right == latest)
    unstated = tuple(figure for figure in report.figures if not figure.stated)
    _add_lead(needs, lead)
    needs.bound(latest)
    _add_broken(needs, sums)
    for figure in unstated:
        needs.labels(figure.set)
    alike = index.of_one_set[counted_set(lead)]
    starts = tuple(other for other in alike if other.publisher == lead.publisher and other is not lead)
    _each(needs.series_line, starts)
    return TollSlice(sums, report.missing, unstated, starts)


def map_slice(index: LedgerIndex, _: Shared, __: str) -> MapSlice:
    measure = _measure_of_map(index)
    places = tuple(_mapped_places(index, measure))
    sets = list(_sets_at(index, places))
    counted_measures = {set_.measure for set_ in sets}
    counted_categories = {set_.category for set_ in sets}
    ledger = _map_ledger(index, places, counted_measures, counted_categories)
    highest_first = tuple(sorted(places, key=_highest_first))
    measures = _known_in_order(index.vocabulary.measures, counted_measures)
    categories = _known_in_order(index.vocabulary.categories, counted_categories)
    return MapSlice(
        ledger=ledger,
        places=highest_first,
        measures=measures,
        categories=categories,
        measure=measure,
    )


def _measure_of_map(index: LedgerIndex) -> str:
    """The first measure of the vocabulary that a figure at a place states a number of."""
    at_places = chain.from_iterable(index.by_place.values())
    counted = {figure.set.measure for figure in at_places if figure.number is not None}
    known = _known_in_order(index.vocabulary.measures, counted)
    return next(iter(known), "")


def _map_ledger(
    index: LedgerIndex, places: Iterable[MappedPlace], measures: Set[str], categories: Set[str]
) -> LedgerSlice:
    needs = Collector(index)
    for place in places:
        needs.place(place.place.id)
    _each(needs.measure, sorted(measures))
    _each(needs.category, sorted(categories))
    return needs.ledger()


def _mapped_places(index: LedgerIndex, measure: str) -> Iterator[MappedPlace]:
    """The places that figures or reports name, in the order of the vocabulary."""
    for place in index.vocabulary.places.values():
        if index.is_named(place.id):
            yield _mapped(index, place, measure)


def _sets_at(index: LedgerIndex, places: Iterable[MappedPlace]) -> Iterator[FigureSet]:
    """The sets of the figures that count at ``places``."""
    for place in places:
        for figure in index.by_place.get(place.place.id, ()):
            yield figure.set


def _known_in_order(known: Iterable[str], counted: Set[str]) -> tuple[str, ...]:
    """Those of ``known`` that are ``counted``."""
    return tuple(id_ for id_ in known if id_ in counted)


def _mapped(index: LedgerIndex, place: PlaceName, measure: str) -> MappedPlace:
    figures = index.by_place.get(place.id, ())
    counted = (figure for figure in figures if _counts(figure, measure))
    highest = max(counted, key=_size, default=None)
    if place.lat is None:
        return MappedPlace(place, len(figures), highest, ())
    said = dict.fromkeys(_said(index, place))
    return MappedPlace(place, len(figures), highest, tuple(said))


def _counts(figure: Figure, measure: str) -> bool:
    """True where ``figure`` has a number of ``measure``."""
    return figure.set.measure == measure and figure.number is not None


def _said(index: LedgerIndex, place: PlaceName) -> Iterator[SaidOfPlace]:
    """The figures that count at ``place``, then the reports that only name it."""
    for figure in index.by_place.get(place.id, ()):
        yield _said_by(figure)
    for header in index.naming.get(place.id, ()):
        yield SaidOfPlace(header.published.day)


def _said_by(figure: Figure) -> SaidOfPlace:
    set_ = figure.set
    end = set_.period.end.day
    return SaidOfPlace(end, set_.measure, set_.category, size_of(figure))


def _size(figure: Figure) -> int:
    return size_of(figure) or 0


def _highest_first(place: MappedPlace) -> int:
    return -_size(place.highest) if place.highest else 0


def corrections_slice(index: LedgerIndex, shared: Shared, _: str) -> CorrectionsSlice:
    needs = Collector(index)
    corrections = index.corrections
    theirs = (finding for finding in index.ledger.findings if finding.verdict in THEIRS)
    findings = tuple(map(needs.brief, theirs))
    _each(needs.correction, corrections)
    ledger = needs.ledger()
    captured = _captured(index)
    texts = shared.text("corrections")
    return CorrectionsSlice(ledger, findings, corrections, captured, texts)


def _captured(index: LedgerIndex) -> Mapping[str, date | None]:
    """The day of the last capture of each edited source, by the id of the report, sorted."""
    edited = (correction for correction in index.corrections if not correction.by)
    reports = {report_id_of(correction.figure) for correction in edited}
    return {report: index.full_reports[report].source.captured for report in sorted(reports)}


def text_slice(index: LedgerIndex, shared: Shared, name: str) -> TextSlice:
    ledger = Collector(index).ledger()
    texts = shared.text(name)
    return TextSlice(ledger, name, texts)


def glossary_slice(index: LedgerIndex, shared: Shared, name: str) -> GlossarySlice:
    ledger = Collector(index).ledger()
    texts = shared.text(name)
    vocabulary = replace(index.vocabulary, places={}, divisions=())
    return GlossarySlice(ledger, name, texts, vocabulary)


_LISTED = (DATA, f"{DATA}/{VERSIONS}")
"""The folders of the files of data that the page of downloads lists."""


def data_slice(index: LedgerIndex, shared: Shared, name: str) -> DataSlice:
    series = tuple(_series_with_files(index, shared))
    widest = tuple(_widest(index))
    ledger = _data_ledger(index, series, widest)
    texts = shared.text(name)
    files = tuple(file for file in shared.files if dirname(file.path) in _LISTED)
    schemas = tuple(sorted({file.schema for file in shared.files}))
    starts = (figure.set.period.start for figure in index.figures.values())
    begins = min(starts, default=None)
    return DataSlice(
        ledger=ledger,
        name=name,
        texts=texts,
        revision=shared.revision,
        files=files,
        schemas=schemas,
        series=series,
        begins=begins,
        widest=widest,
    )


def _data_ledger(
    index: LedgerIndex, series: Iterable[tuple[Series, tuple[DataFile, ...]]], widest: Iterable[str]
) -> LedgerSlice:
    needs = Collector(index)
    for line, _ in series:
        needs.series_line(line)
    _each(needs.place, widest)
    return needs.ledger()


def _series_with_files(index: LedgerIndex, shared: Shared) -> Iterator[tuple[Series, tuple[DataFile, ...]]]:
    """The series that have files of data, each with these."""
    by_path = {file.path: file for file in shared.files}
    for series in index.ledger.series:
        paths = subject_files("series", series.id, has_rows=True)
        files = tuple(by_path[path] for path in paths if path in by_path)
        if files:
            yield series, files


def _widest(index: LedgerIndex) -> Iterator[str]:
    """The places that lie in no other and hold one that a figure counts at."""
    counted_in: set[str | None] = set()
    for place_id in index.by_place:
        counted_in.update(index.vocabulary.wider("place", place_id))
    for place in index.vocabulary.places.values():
        if not place.within and place.id in counted_in:
            yield place.id


def contents_slice(index: LedgerIndex, _: Shared, __: str) -> ContentsSlice:
    needs = Collector(index)
    part = index.finding_pages[NEWEST_PAGE]
    conflicts = part.place.all
    listed = () if conflicts else part.entries
    findings = tuple(map(needs.brief, reversed(listed)))
    _add_every_label(needs)
    ledger = needs.ledger()
    vocabulary = index.vocabulary
    places = _counted(vocabulary.places, index.reports_at)
    categories = _counted(vocabulary.categories, index.reports_of)
    publishers = _counted(vocabulary.publishers, index.reports_by)
    periods = _counted(vocabulary.periods, index.reports_since)
    years = tuple(_paged_years(index))
    return ContentsSlice(
        ledger=ledger,
        places=places,
        categories=categories,
        publishers=publishers,
        periods=periods,
        years=years,
        findings=findings,
        conflicts=tuple(reversed(conflicts)),
    )


def _paged_years(index: LedgerIndex) -> Iterator[tuple[int, int, ListPage]]:
    """Each year with the number of its reports and the last page that lists some of them, the newest
    first."""
    last: dict[int, ListPage] = {}
    for part in index.report_pages.values():
        for report in part.entries:
            last[report.published.day.year] = part.place.page
    for year, reports in _years(index.ledger.reports):
        yield year, reports, last[year]


def _add_every_label(needs: Collector) -> None:
    """The labels of all places, categories, publishers and periods."""
    vocabulary = needs.index.vocabulary
    _each(needs.place, vocabulary.places)
    _each(needs.category, vocabulary.categories)
    _each(needs.publisher, vocabulary.publishers)
    _each(needs.period, vocabulary.periods)


def _counted(ids: Iterable[str], reports: Callable[[str], int]) -> tuple[CountedEntry, ...]:
    """Each of ``ids`` with the number of its ``reports``."""
    return tuple(CountedEntry(id_, reports(id_)) for id_ in ids)


def _years(reports: Iterable[Report]) -> Iterator[tuple[int, int]]:
    """Each year with the number of its reports, the newest first."""
    counted = Counter(report.published.day.year for report in reports)
    yield from sorted(counted.items(), reverse=True)


def search_slice(index: LedgerIndex, _: Shared, __: str) -> SearchSlice:
    needs = Collector(index)
    publishers = tuple(sorted(name for name in index.by_publisher if name))
    places = tuple(index.vocabulary.places)
    categories = tuple(index.vocabulary.categories)
    _each(needs.publisher, publishers)
    _each(needs.place, places)
    _each(needs.category, categories)
    ledger = needs.ledger()
    kinds = tuple(_found_kinds(index))
    years = tuple(str(year) for year, _ in _years(index.ledger.reports))
    return SearchSlice(
        ledger=ledger,
        kinds=kinds,
        years=years,
        publishers=publishers,
        places=places,
        categories=categories,
    )


def _found_kinds(index: LedgerIndex) -> Iterator[str]:
    """The kinds of search documents that the site has; pages of text there always are."""
    entries: dict[str, Sized] = {
        "report": index.full_reports,
        "finding": index.findings,
        "series": index.series,
        "place": index.vocabulary.places,
        "category": index.vocabulary.categories,
    }
    for kind, found in entries.items():
        if len(found) > 0:
            yield kind
    yield "text"


def empty_slice(index: LedgerIndex, _: Shared, __: str) -> Slice:
    ledger = Collector(index).ledger()
    return Slice(ledger)


def _each(add: Callable[[Added], object], values: Iterable[Added]) -> None:
    """Add each of ``values`` to what a slice needs."""
    for value in values:
        add(value)


def _wider(
    index: LedgerIndex,
    figures: Iterable[Figure],
    places: Iterable[str] = (),
    categories: Iterable[str] = (),
    naming: Iterable[ReportHeader] = (),
) -> Wider:
    """The ids of ``places`` and ``categories``, of those of ``figures``, and of all that hold them; the years
    and the publishers of the reports of ``figures``, and of those ``naming`` the subject."""
    where, who = set(places), set(categories)
    reports = {header.id: header for header in naming}
    for figure in figures:
        who.add(figure.set.category)
        reports[figure.report] = index.reports[figure.report]
        if figure.set.where:
            where.add(figure.set.where)
    publishers = {publisher for header in reports.values() for publisher in (header.publisher, header.via)}
    return Wider(
        places=index.wider("place", where),
        categories=index.wider("category", who),
        years=_sorted(str(header.published.day.year) for header in reports.values()),
        publishers=_sorted(filter(None, publishers)),
    )


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    """``values``, each once, in order."""
    return tuple(sorted(set(values)))
