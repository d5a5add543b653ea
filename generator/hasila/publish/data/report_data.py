"""All that the data say of one report: its entries in the files of the whole, each as it stands there.

It is made of the report, of what the laws make of its figures, and of the languages of the site. It may be
remembered (:class:`DataMemory`): the files of the whole are then put together from what is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.model.report import ConstraintResult, Figure, Ledger, Report
from hasila.model.site import Site
from hasila.publish.data.database import row_of, rows_of
from hasila.publish.data.figures import (
    MENTIONS,
    OF_REPORT,
    FigureEntry,
    figure_row,
    figure_value,
    figures_table,
    mention_rows,
)
from hasila.publish.data.forms import CsvLines, Fields, json_text, span
from hasila.publish.data.laws import LAWS, MEMBERS, law_row, law_value, member_rows, members_of
from hasila.publish.data.places import NAMED_PLACES, named_rows
from hasila.publish.data.record import values
from hasila.publish.data.reports import report_row, report_value, reports_table
from hasila.publish.data.series import POINT, point_value
from hasila.publish.data.storage import Parts
from hasila.publish.data.table import Row, Table


@dataclass(frozen=True, slots=True)
class DataEntry:
    """One entry of a list: its line of JSON, its line of CSV, and its row in the database."""

    json: str
    csv: str
    row: Row


@dataclass(frozen=True, slots=True)
class FigureData:
    """A figure. ``interval`` and ``number`` are JSON, ``mentions`` rows; ``point`` is its entry in a series,
    ``None`` where it is in none."""

    key: str
    entry: DataEntry
    interval: str
    number: str
    mentions: tuple[Row, ...]
    point: DataEntry | None


@dataclass(frozen=True, slots=True)
class LawData:
    """A law; ``members`` are rows, ``figures`` the keys of its figures."""

    id: str
    entry: DataEntry
    members: tuple[Row, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportData:
    """A report with its figures, and the laws of which it is the latest report; ``places`` are rows."""

    id: str
    entry: DataEntry
    places: tuple[Row, ...]
    figures: tuple[FigureData, ...]
    laws: tuple[LawData, ...]


@dataclass(frozen=True, slots=True)
class ReportNames:
    """The same with the keys of its figures and the ids of its laws in their place."""

    id: str
    entry: DataEntry
    places: tuple[Row, ...]
    figures: tuple[str, ...]
    laws: tuple[str, ...]


def names_of(data: ReportData) -> ReportNames:
    """The report, with the names of what it holds."""
    figures = tuple(figure.key for figure in data.figures)
    laws = tuple(law.id for law in data.laws)
    return ReportNames(data.id, data.entry, data.places, figures, laws)


def report_parts(report: ReportNames) -> Parts:
    """The report as a tuple of plain values; :func:`report_of` takes it back."""
    return report.id, _entry_parts(report.entry), report.places, report.figures, report.laws


def report_of(parts: Parts) -> ReportNames:
    id_, entry, *others = parts
    return ReportNames(id_, DataEntry(*entry), *others)


def figure_parts(figure: FigureData) -> Parts:
    """The figure as a tuple of plain values; :func:`figure_of` takes it back."""
    point = figure.point and _entry_parts(figure.point)
    said = figure.interval, figure.number, figure.mentions
    return figure.key, _entry_parts(figure.entry), *said, point


def figure_of(parts: Parts) -> FigureData:
    key, entry, interval, number, mentions, point = parts
    return FigureData(key, DataEntry(*entry), interval, number, mentions, point and DataEntry(*point))


def law_parts(law: LawData) -> Parts:
    """The law as a tuple of plain values; :func:`law_of` takes it back."""
    return law.id, _entry_parts(law.entry), law.members, law.figures


def law_of(parts: Parts) -> LawData:
    id_, entry, members, figures = parts
    return LawData(id_, DataEntry(*entry), members, figures)


def _entry_parts(entry: DataEntry) -> Parts:
    return entry.json, entry.csv, entry.row


@dataclass(frozen=True, slots=True)
class ReportInputs:
    """All that the data of a report are made of, beside the languages of the site. ``bounds``, ``laws_of``
    (ids) and ``is_point`` are by the figures of the report, in their order."""

    report: Report
    bounds: tuple[Interval | None, ...]
    laws_of: tuple[tuple[str, ...], ...]
    is_point: tuple[bool, ...]
    laws: tuple[ConstraintResult, ...]


class DataMemory(Protocol):
    """What is known of reports from earlier states of the content."""

    def state(self, inputs: ReportInputs, make: DataMaker) -> str:
        """The digest of all that the data of a report are made from; they are to be remembered on."""
        ...

    def data(self, state: str, inputs: ReportInputs, make: DataMaker) -> ReportData:
        """The data of a report of this state, as they are known or else as ``make`` makes them."""
        ...


def report_inputs(ledger: Ledger) -> Iterator[ReportInputs]:
    """The inputs of each report, in order of publication."""
    laws_of = _laws_of_figures(ledger)
    own_laws = _laws_of_reports(ledger)
    points = {key for series in ledger.series for key in series.points}
    for report in ledger.reports:
        keys = [figure.key for figure in report.figures]
        bounds = tuple(map(ledger.bounds.get, keys))
        laws = tuple(map(laws_of.__getitem__, keys))
        is_point = tuple(map(points.__contains__, keys))
        own = tuple(own_laws[report.id])
        yield ReportInputs(report, bounds, laws, is_point, own)


def _laws_of_figures(ledger: Ledger) -> Mapping[str, tuple[str, ...]]:
    """The ids of the laws that each figure takes part in."""
    laws: defaultdict[str, list[str]] = defaultdict(list)
    for result in ledger.checked:
        keys = set(members_of((result,)))
        law = result.constraint.id
        for key in keys:
            laws[key].append(law)
    return {key: tuple(laws[key]) for key in ledger.figures}


def _laws_of_reports(ledger: Ledger) -> Mapping[str, Sequence[ConstraintResult]]:
    """The laws of which each report is the latest that they tie together."""
    ids = [report.id for report in ledger.reports]
    positions = {report: position for position, report in enumerate(ids)}
    laws: defaultdict[str, list[ConstraintResult]] = defaultdict(list)
    for result in ledger.checked:
        reports = result.constraint.reports
        latest = max(reports, key=positions.__getitem__)
        laws[latest].append(result)
    return laws


@dataclass(frozen=True)
class DataMaker:
    """Makes the data of reports for the languages of ``site``."""

    site: Site

    def make(self, inputs: ReportInputs) -> ReportData:
        """The data of one report."""
        report = inputs.report
        value = report_value(report, self.site)
        row = report_row(report, self.site)
        entry = self._reports.entry(value, row)
        places = rows_of(named_rows(report), NAMED_PLACES)
        figures = tuple(self._figures_of(inputs))
        laws = tuple(map(self._law, inputs.laws))
        return ReportData(report.id, entry, places, figures, laws)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages, of which the data depend."""
        return tuple(language.code for language in self.site.languages)

    @cached_property
    def _reports(self) -> _EntryMaker:
        return _EntryMaker(reports_table(self.site))

    @cached_property
    def _figures(self) -> _EntryMaker:
        return _EntryMaker(figures_table(self.site))

    @cached_property
    def _laws(self) -> _EntryMaker:
        return _EntryMaker(LAWS)

    @cached_property
    def _points(self) -> _EntryMaker:
        return _EntryMaker(POINT)

    def _figures_of(self, inputs: ReportInputs) -> Iterator[FigureData]:
        report = inputs.report
        published = values(OF_REPORT, report)
        each = zip(report.figures, inputs.bounds, inputs.laws_of, inputs.is_point, strict=True)
        for figure, bounds, laws, is_point in each:
            point = self._point(figure, report) if is_point else None
            yield self._figure(FigureEntry(figure, published, bounds, laws), point)

    def _figure(self, entry: FigureEntry, point: DataEntry | None) -> FigureData:
        figure = entry.figure
        value = figure_value(entry, self.site)
        row = figure_row(entry, self.site)
        listed = self._figures.entry(value, row)
        interval = span(figure.interval)
        number = json_text(figure.number)
        mentions = rows_of(mention_rows(figure), MENTIONS)
        return FigureData(figure.key, listed, json_text(interval), number, mentions, point)

    def _point(self, figure: Figure, report: Report) -> DataEntry:
        value = point_value(figure, report.published)
        return self._points.entry(value, value)

    def _law(self, result: ConstraintResult) -> LawData:
        constraint = result.constraint
        value = law_value(result)
        row = law_row(result)
        entry = self._laws.entry(value, row)
        members = rows_of(member_rows(constraint), MEMBERS)
        figures = tuple(members_of((result,)))
        return LawData(constraint.id, entry, members, figures)


class _EntryMaker:
    """Makes the entries of one list, whose rows are those of ``table``."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._lines = CsvLines(table.names)

    def entry(self, value: Fields, row: Mapping[str, object]) -> DataEntry:
        json = json_text(value)
        csv = self._lines.line(row)
        cells = row_of(row, self._table)
        return DataEntry(json, csv, cells)
