"""Slices: what each page is made of, and one function for each kind of page that cuts it from the ledger.

A slice is frozen, can be pickled and holds no more than its pages show. It serves every output of its
subject: the page in each language, the embed, the card, the citation, the document of search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from posixpath import dirname
from typing import TypeVar

from hasila.model.address import DATA
from hasila.model.report import (
    ConstraintResult,
    Figure,
    Finding,
    PublishedCorrection,
    Report,
    Series,
    Text,
    Verdict,
)
from hasila.model.revision import Revision
from hasila.model.site import Site
from hasila.model.vocabulary import Category, Division, PlaceName, Vocabulary
from hasila.publish.i18n.values import size_of
from hasila.publish.ledger_index import DataFile, LedgerIndex, ReportHeader, counted_set
from hasila.publish.ledger_slice import Collector, LedgerSlice
from hasila.publish.slice_keys import SHOWN

Added = TypeVar("Added")

NEWEST = 5
"""Reports and findings on the first page."""

THEIRS = (Verdict.EDITED, Verdict.REVISED, Verdict.RESTARTED)
"""The verdicts that speak of a change by the publisher."""


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
    it to others; ``findings`` are the open ones about it; ``wider`` are its places and categories with all
    that hold them."""

    report: Report
    before: ReportHeader | None
    after: ReportHeader | None
    inside: tuple[ConstraintResult, ...]
    beyond: tuple[ConstraintResult, ...]
    findings: tuple[Finding, ...]
    corrections: tuple[PublishedCorrection, ...]
    files: tuple[str, ...]
    wider: Wider


@dataclass(frozen=True)
class SeriesSlice(Slice):
    """A series. ``others`` count the same set for other publishers, ``starts`` since other days."""

    series: Series
    others: tuple[Series, ...]
    starts: tuple[Series, ...]
    files: tuple[str, ...]
    wider: Wider


@dataclass(frozen=True)
class CategorySlice(Slice):
    """A category with the series and the figures that count it, in the order of the reports."""

    category: Category
    divisions: tuple[Division, ...]
    series: tuple[Series, ...]
    figures: tuple[Figure, ...]
    wider: Wider


@dataclass(frozen=True)
class PlaceSlice(Slice):
    """A place, those that lie in it, the figures that count there and the reports that only name it."""

    place: PlaceName
    holds: tuple[str, ...]
    figures: tuple[Figure, ...]
    naming: tuple[ReportHeader, ...]
    files: tuple[str, ...]
    wider: Wider


@dataclass(frozen=True)
class FindingSlice(Slice):
    """A finding with the constraints that break with it, as far as they are known."""

    finding: Finding
    results: tuple[ConstraintResult, ...]
    files: tuple[str, ...]
    wider: Wider


@dataclass(frozen=True, slots=True)
class Wider:
    """The ids by which a page can be found: its places and its categories, with all that hold them."""

    places: tuple[str, ...]
    categories: tuple[str, ...]


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
    """All reports, the newest first."""

    reports: tuple[ReportSummary, ...]


@dataclass(frozen=True)
class SeriesListSlice(Slice):
    series: tuple[Series, ...]


@dataclass(frozen=True)
class FindingsSlice(Slice):
    """All findings, the newest first, in a few lines each."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class LeadSlice(Slice):
    """The leading series, ``None`` where there is no series at all."""

    series: Series | None


@dataclass(frozen=True, slots=True)
class TollSlice:
    """The company of the latest figure of the leading series: the constraints of which it is the whole, and
    what its report is known to lack."""

    sums: tuple[ConstraintResult, ...]
    missing: tuple[Text, ...]
    unstated: tuple[Figure, ...]


@dataclass(frozen=True)
class HomeSlice(LeadSlice):
    """The same, with the newest reports and the newest open findings; ``open`` is how many of these there
    are."""

    toll: TollSlice | None
    newest: tuple[ReportSummary, ...]
    findings: tuple[Finding, ...]
    open: int


@dataclass(frozen=True, slots=True)
class SaidOfPlace:
    """The last day counted, the measure, the category and the number of a figure; of a report that only
    names the place, its day."""

    day: date
    measure: str = ""
    who: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class MappedPlace:
    """A place that figures or reports name. ``figures`` is how many figures count there, ``highest`` the
    one that states the highest number of people killed for just this place, a range by its middle; ``None``
    where none does. ``said`` is what was said of it, each thing once, where the place is on the map."""

    place: PlaceName
    figures: int
    highest: Figure | None
    said: tuple[SaidOfPlace, ...]


@dataclass(frozen=True)
class MapSlice(Slice):
    """The places that are named, the highest counts first; ``measures`` and ``categories`` are those
    counted there."""

    places: tuple[MappedPlace, ...]
    measures: tuple[str, ...]
    categories: tuple[str, ...]


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
class Named:
    """An entry of the vocabulary, and how many reports speak of it."""

    id: str
    reports: int


@dataclass(frozen=True)
class ContentsSlice(Slice):
    """Every name with the number of its reports; ``years`` the newest first."""

    places: tuple[Named, ...]
    categories: tuple[Named, ...]
    publishers: tuple[Named, ...]
    periods: tuple[Named, ...]
    years: tuple[tuple[int, int], ...]
    findings: tuple[Finding, ...]


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
    content."""

    site: Site
    texts: Mapping[str, str]
    revision: Revision | None = None

    def text(self, name: str) -> Text:
        """A page of text in each language that has it, Markdown."""
        codes = (language.code for language in self.site.languages)
        paths = {code: f"site_src/pages/{name}.{code}.md" for code in codes}
        return {code: self.texts[path] for code, path in paths.items() if path in self.texts}


def report_slice(index: LedgerIndex, _: Shared, id_: str) -> ReportSlice:
    report = index.whole[id_]
    results = index.by_report.get(id_, ())
    findings = tuple(finding for finding in index.about.get(id_, ()) if not finding.closed)
    corrections = index.corrected.get(id_, ())
    places = places_of(report)
    needs = Collector(index)
    needs.report(id_)
    if report.via:
        needs.publisher(report.via)
    _each(needs.place, places)
    for figure in report.figures:
        needs.figure(figure.key)
        needs.bound(figure.key)
        needs.conflict(figure.key)
        needs.change(figure.key)
    _each(needs.broken, (result.law.id for result in results))
    _each(needs.finding, findings)
    _each(needs.correction, corrections)
    before, after = index.between[id_]
    return ReportSlice(
        ledger=needs.ledger(),
        report=report,
        before=before,
        after=after,
        inside=tuple(result for result in results if len(result.law.reports) == 1),
        beyond=tuple(result for result in results if len(result.law.reports) > 1),
        findings=findings,
        corrections=corrections,
        files=_files(index, "reports", id_),
        wider=_wider(index, report.figures, report.places),
    )


def places_of(report: Report) -> tuple[str, ...]:
    """The places that a report counts at or only names, each once."""
    counted = (figure.set.where for figure in report.figures if figure.set.where)
    return tuple(dict.fromkeys((*counted, *report.places)))


def series_slice(index: LedgerIndex, _: Shared, id_: str) -> SeriesSlice:
    series = index.series[id_]
    alike = index.of_one_set[counted_set(series)]
    others = tuple(other for other in alike if other.publisher != series.publisher)
    starts = tuple(other for other in alike if other.publisher == series.publisher and other is not series)
    figures = tuple(index.figures[key] for key in series.points)
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
    return SeriesSlice(
        ledger=needs.ledger(),
        series=series,
        others=others,
        starts=starts,
        files=_files(index, "series", id_),
        wider=_wider(index, figures),
    )


def category_slice(index: LedgerIndex, _: Shared, id_: str) -> CategorySlice:
    category = index.vocabulary.categories[id_]
    divisions = index.divisions_of.get(id_, ())
    series = index.series_by_category.get(id_, ())
    figures = index.by_category.get(id_, ())
    needs = Collector(index)
    _each(needs.category, (id_, *category.within))
    for division in divisions:
        _division(needs, division)
    _each(needs.series_line, series)
    for figure in figures:
        needs.figure(figure.key)
    return CategorySlice(
        ledger=needs.ledger(),
        category=category,
        divisions=divisions,
        series=series,
        figures=figures,
        wider=_wider(index, figures, categories=(id_,)),
    )


def _division(needs: Collector, division: Division) -> None:
    _each(needs.category, (division.of, *division.into))
    _each(needs.publisher, division.publishers)


def place_slice(index: LedgerIndex, _: Shared, id_: str) -> PlaceSlice:
    place = index.vocabulary.places[id_]
    holds = index.within_place.get(id_, ())
    figures = index.by_place.get(id_, ())
    naming = index.naming.get(id_, ())
    needs = Collector(index)
    _each(needs.place, (id_, *place.within, *holds))
    for figure in figures:
        needs.figure(figure.key)
    for header in naming:
        needs.report(header.id)
    return PlaceSlice(
        ledger=needs.ledger(),
        place=place,
        holds=holds,
        figures=figures,
        naming=naming,
        files=_files(index, "places", id_),
        wider=_wider(index, figures, (id_,)),
    )


def finding_slice(index: LedgerIndex, _: Shared, id_: str) -> FindingSlice:
    finding = index.findings[id_]
    results = index.results_of(finding)
    figures = tuple(index.figures[key] for key in finding.figures if key in index.figures)
    needs = Collector(index)
    needs.finding(finding)
    for result in results:
        needs.broken(result.law.id)
        needs.dispute(result.law.right)
    return FindingSlice(
        ledger=needs.ledger(),
        finding=finding,
        results=results,
        files=_files(index, "findings", id_),
        wider=_wider(index, figures),
    )


def reports_slice(index: LedgerIndex, _: Shared, __: str) -> ReportsSlice:
    needs = Collector(index)
    newest = reversed(index.ledger.reports)
    reports = tuple(_summary(needs, report) for report in newest)
    return ReportsSlice(ledger=needs.ledger(), reports=reports)


def _summary(needs: Collector, report: Report) -> ReportSummary:
    first = leading(report)
    needs.report(report.id)
    if first:
        needs.labels(first.set)
    about = needs.index.about.get(report.id, ())
    conflict = any(not finding.closed for finding in about)
    return ReportSummary(needs.index.reports[report.id], first, len(report.figures), conflict)


def leading(report: Report) -> Figure | None:
    """The figure that stands for ``report`` where there is room for one: the greatest of what its first
    figure counts, a range by its middle."""
    stated = [figure for figure in report.figures if figure.number is not None and figure.stated]
    same = (figure for figure in stated if figure.set.measure == stated[0].set.measure)
    return max(same, key=_size, default=None)


def series_list_slice(index: LedgerIndex, _: Shared, __: str) -> SeriesListSlice:
    needs = Collector(index)
    _each(needs.series_line, index.ledger.series)
    return SeriesListSlice(ledger=needs.ledger(), series=index.ledger.series)


def findings_slice(index: LedgerIndex, _: Shared, __: str) -> FindingsSlice:
    needs = Collector(index)
    newest = reversed(index.ledger.findings)
    findings = tuple(map(needs.brief, newest))
    return FindingsSlice(ledger=needs.ledger(), findings=findings)


def landing_slice(index: LedgerIndex, shared: Shared, _: str) -> LeadSlice:
    needs, lead = Collector(index), leading_series(index, shared.site)
    if lead:
        _lead(needs, lead)
    return LeadSlice(ledger=needs.ledger(), series=lead)


def _lead(needs: Collector, series: Series) -> None:
    """The course of the leading series, with its card: the latest number stands there with its conflict."""
    needs.series_chart(series)
    _each(needs.conflict, series.points)


def leading_series(index: LedgerIndex, site: Site) -> Series | None:
    """The series that the site names; where it names none, the one with the most reports."""
    named = index.series.get(site.lead_series)
    return named or max(index.ledger.series, key=_length, default=None)


def _length(series: Series) -> tuple[int, bool]:
    return len(series.points), series.who == "everyone"


def home_slice(index: LedgerIndex, shared: Shared, _: str) -> HomeSlice:
    needs, lead = Collector(index), leading_series(index, shared.site)
    toll = _toll(needs, lead) if lead else None
    reports = tuple(reversed(index.ledger.reports))
    newest = tuple(_summary(needs, report) for report in reports[:NEWEST])
    still = tuple(reversed(index.open_findings))
    findings = tuple(map(needs.brief, still[:NEWEST]))
    return HomeSlice(
        ledger=needs.ledger(),
        series=lead,
        toll=toll,
        newest=newest,
        findings=findings,
        open=len(still),
    )


def _toll(needs: Collector, lead: Series) -> TollSlice:
    index, latest = needs.index, lead.points[-1]
    report = index.whole[index.figures[latest].report]
    results = index.by_report.get(report.id, ())
    sums = tuple(result for result in results if result.law.right == latest)
    unstated = tuple(figure for figure in report.figures if not figure.stated)
    _lead(needs, lead)
    needs.bound(latest)
    for result in sums:
        needs.broken(result.law.id)
    for figure in unstated:
        needs.labels(figure.set)
    return TollSlice(sums, report.missing, unstated)


def map_slice(index: LedgerIndex, _: Shared, __: str) -> MapSlice:
    vocabulary, needs = index.vocabulary, Collector(index)
    known = (place for place in vocabulary.places.values() if index.is_named(place.id))
    named = [_mapped(index, place) for place in known]
    counted = [figure.set for place in named for figure in index.by_place.get(place.place.id, ())]
    measures, categories = {of.measure for of in counted}, {of.who for of in counted}
    _each(needs.place, (place.place.id for place in named))
    _each(needs.measure, sorted(measures))
    _each(needs.category, sorted(categories))
    return MapSlice(
        ledger=needs.ledger(),
        places=tuple(sorted(named, key=_highest_first)),
        measures=tuple(measure for measure in vocabulary.measures if measure in measures),
        categories=tuple(category for category in vocabulary.categories if category in categories),
    )


def _mapped(index: LedgerIndex, place: PlaceName) -> MappedPlace:
    figures = index.by_place.get(place.id, ())
    killed = [figure for figure in figures if figure.set.measure == "killed" and figure.number is not None]
    highest = max(killed, key=_size, default=None)
    said = _said(index, place) if place.lat is not None else ()
    return MappedPlace(place, len(figures), highest, tuple(dict.fromkeys(said)))


def _said(index: LedgerIndex, place: PlaceName) -> Iterator[SaidOfPlace]:
    for figure in index.by_place.get(place.id, ()):
        of = figure.set
        yield SaidOfPlace(of.period.end.day, of.measure, of.who, size_of(figure))
    for header in index.naming.get(place.id, ()):
        yield SaidOfPlace(header.published.day)


def _size(figure: Figure) -> int:
    return size_of(figure) or 0


def _highest_first(place: MappedPlace) -> int:
    return -_size(place.highest) if place.highest else 0


def corrections_slice(index: LedgerIndex, shared: Shared, _: str) -> CorrectionsSlice:
    needs, corrections = Collector(index), index.ledger.corrections
    theirs = (finding for finding in index.ledger.findings if finding.verdict in THEIRS)
    findings = tuple(map(needs.brief, theirs))
    _each(needs.correction, corrections)
    edited = {correction.figure.split("#")[0] for correction in corrections if not correction.by}
    return CorrectionsSlice(
        ledger=needs.ledger(),
        findings=findings,
        corrections=corrections,
        captured={report: index.whole[report].source.captured for report in sorted(edited)},
        texts=shared.text("corrections"),
    )


def text_slice(index: LedgerIndex, shared: Shared, name: str) -> TextSlice:
    return TextSlice(ledger=Collector(index).ledger(), name=name, texts=shared.text(name))


def glossary_slice(index: LedgerIndex, shared: Shared, name: str) -> GlossarySlice:
    return GlossarySlice(
        ledger=Collector(index).ledger(),
        name=name,
        texts=shared.text(name),
        vocabulary=replace(index.vocabulary, places={}, divisions=()),
    )


def data_slice(index: LedgerIndex, shared: Shared, name: str) -> DataSlice:
    needs = Collector(index)
    series, widest = tuple(_series_with_files(index)), tuple(_widest(index))
    _each(needs.series_line, (line for line, _ in series))
    _each(needs.place, widest)
    whole = tuple(file for file in index.files if dirname(file.path) == DATA)
    used = {file.schema for file in index.files}
    starts = (figure.set.period.start for figure in index.figures.values())
    return DataSlice(
        ledger=needs.ledger(),
        name=name,
        texts=shared.text(name),
        revision=shared.revision,
        files=whole,
        schemas=tuple(sorted(used)),
        series=series,
        begins=min(starts, default=None),
        widest=widest,
    )


def _series_with_files(index: LedgerIndex) -> Iterator[tuple[Series, tuple[DataFile, ...]]]:
    for series in index.ledger.series:
        files = index.files_of.get(f"{DATA}/series/{series.id}")
        if files:
            yield series, files


def _widest(index: LedgerIndex) -> Iterator[str]:
    """The places that lie in no other and hold one that a figure counts at."""
    narrower = index.vocabulary.narrower
    for place in index.vocabulary.places.values():
        if not place.within and any(narrower("where", counted, place.id) for counted in index.by_place):
            yield place.id


def contents_slice(index: LedgerIndex, _: Shared, __: str) -> ContentsSlice:
    needs, vocabulary = Collector(index), index.vocabulary
    newest = tuple(reversed(index.ledger.findings))
    findings = tuple(map(needs.brief, newest))
    _each(needs.place, vocabulary.places)
    _each(needs.category, vocabulary.categories)
    _each(needs.publisher, vocabulary.publishers)
    _each(needs.period, vocabulary.periods)
    return ContentsSlice(
        ledger=needs.ledger(),
        places=_counted(vocabulary.places, index.reports_at),
        categories=_counted(vocabulary.categories, index.reports_of),
        publishers=_counted(vocabulary.publishers, index.reports_by),
        periods=_counted(vocabulary.periods, index.reports_since),
        years=tuple(_years(index.ledger.reports)),
        findings=findings,
    )


def _counted(ids: Iterable[str], reports: Callable[[str], int]) -> tuple[Named, ...]:
    return tuple(Named(id_, reports(id_)) for id_ in ids)


def _years(reports: Iterable[Report]) -> Iterator[tuple[int, int]]:
    """Each year with the number of its reports, the newest first."""
    counted = Counter(report.published.day.year for report in reports)
    yield from sorted(counted.items(), reverse=True)


def search_slice(index: LedgerIndex, _: Shared, __: str) -> SearchSlice:
    needs, vocabulary = Collector(index), index.vocabulary
    reports = index.ledger.reports
    publishers = sorted(name for name in index.by_publisher if name)
    _each(needs.publisher, publishers)
    _each(needs.place, vocabulary.places)
    _each(needs.category, vocabulary.categories)
    held = {
        "report": reports,
        "finding": index.ledger.findings,
        "series": index.ledger.series,
        "place": vocabulary.places,
        "category": vocabulary.categories,
    }
    kinds = (kind for kind, entries in held.items() if entries)
    years = (str(year) for year, _ in _years(reports))
    return SearchSlice(
        ledger=needs.ledger(),
        kinds=(*kinds, "text"),
        years=tuple(years),
        publishers=tuple(publishers),
        places=tuple(vocabulary.places),
        categories=tuple(vocabulary.categories),
    )


def empty_slice(index: LedgerIndex, _: Shared, __: str) -> Slice:
    return Slice(ledger=Collector(index).ledger())


def _each(add: Callable[[Added], object], values: Iterable[Added]) -> None:
    """Add each of ``values`` to what a slice needs."""
    for value in values:
        add(value)


def _files(index: LedgerIndex, folder: str, id_: str) -> tuple[str, ...]:
    """The paths of the files of data of one subject."""
    return tuple(file.path for file in index.files_of.get(f"{DATA}/{folder}/{id_}", ()))


def _wider(
    index: LedgerIndex,
    figures: Iterable[Figure],
    places: Iterable[str] = (),
    categories: Iterable[str] = (),
) -> Wider:
    sets = [figure.set for figure in figures]
    where = (*(of.where for of in sets if of.where), *places)
    who = (*(of.who for of in sets), *categories)
    return Wider(places=index.wider("where", where), categories=index.wider("who", who))
