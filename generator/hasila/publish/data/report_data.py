"""All that the data say of one report: its entries in the files of the whole, each as it stands there.

It is made of the report, of what the laws make of its figures, and of the languages of the site. It may be
remembered (:class:`DataMemory`): the files of the whole are then put together from what is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Protocol

from hasila.model.interval import Interval
from hasila.model.report import ConstraintResult, Figure, Ledger, Report
from hasila.model.site import Site
from hasila.publish.data.database import Row, row_of
from hasila.publish.data.figures import (
    MENTIONS,
    OF_REPORT,
    FigureEntry,
    figure_row,
    figure_value,
    figures_table,
    mention_rows,
)
from hasila.publish.data.forms import CsvLines, json_text, span
from hasila.publish.data.laws import LAWS, MEMBERS, law_row, law_value, member_rows, members_of
from hasila.publish.data.places import NAMED_PLACES, named_rows
from hasila.publish.data.record import values
from hasila.publish.data.reports import report_row, report_value, reports_table
from hasila.publish.data.series import POINT, point_value
from hasila.publish.data.table import Table


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its line of JSON, its line of CSV, and its row in the database."""

    json: str
    csv: str
    row: Row


@dataclass(frozen=True, slots=True)
class FigureData:
    """A figure. ``interval`` and ``number`` are JSON, ``mentions`` rows; ``point`` is its entry in a series,
    ``None`` where it is in none."""

    key: str
    entry: Entry
    interval: str
    number: str
    mentions: tuple[Row, ...]
    point: Entry | None


@dataclass(frozen=True, slots=True)
class LawData:
    """A law; ``members`` are rows, ``figures`` the keys of its figures."""

    id: str
    entry: Entry
    members: tuple[Row, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportData:
    """A report with its figures, and the laws of which it is the latest report; ``places`` are rows."""

    id: str
    entry: Entry
    places: tuple[Row, ...]
    figures: tuple[FigureData, ...]
    laws: tuple[LawData, ...]


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

    def data(self, inputs: ReportInputs, make: DataMaker) -> ReportData:
        """The data of a report, as they are known or else as ``make`` makes them."""
        ...


def report_inputs(ledger: Ledger) -> Iterator[ReportInputs]:
    """The inputs of each report, in order of publication."""
    laws_of = _laws_of_figures(ledger)
    own_laws = _laws_of_reports(ledger)
    points = {key for series in ledger.series for key in series.points}
    for report in ledger.reports:
        keys = [figure.key for figure in report.figures]
        yield ReportInputs(
            report,
            tuple([ledger.bounds.get(key) for key in keys]),
            tuple([tuple(laws_of.get(key, ())) for key in keys]),
            tuple([key in points for key in keys]),
            tuple(own_laws.get(report.id, ())),
        )


def _laws_of_figures(ledger: Ledger) -> Mapping[str, Sequence[str]]:
    """The ids of the laws that each figure takes part in."""
    laws: dict[str, list[str]] = {}
    for result in ledger.checked:
        for key in set(members_of((result,))):
            laws.setdefault(key, []).append(result.constraint.id)
    return laws


def _laws_of_reports(ledger: Ledger) -> Mapping[str, Sequence[ConstraintResult]]:
    """The laws of which each report is the latest that they tie together."""
    positions = dict(zip((report.id for report in ledger.reports), count(), strict=False))
    laws: dict[str, list[ConstraintResult]] = {}
    for result in ledger.checked:
        latest = max(result.constraint.reports, key=positions.__getitem__)
        laws.setdefault(latest, []).append(result)
    return laws


@dataclass(frozen=True)
class DataMaker:
    """Makes the data of reports for the languages of ``site``."""

    site: Site

    def make(self, inputs: ReportInputs) -> ReportData:
        """The data of one report."""
        report = inputs.report
        value = json_text(report_value(report, self.site))
        entry = self._reports.entry(value, report_row(report, self.site))
        places = tuple(row_of(row, NAMED_PLACES) for row in named_rows(report))
        laws = tuple(map(self._law, inputs.laws))
        return ReportData(report.id, entry, places, tuple(self._figures_of(inputs)), laws)

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

    def _figure(self, entry: FigureEntry, point: Entry | None) -> FigureData:
        figure = entry.figure
        value = json_text(figure_value(entry, self.site))
        return FigureData(
            figure.key,
            self._figures.entry(value, figure_row(entry, self.site)),
            json_text(span(figure.interval)),
            json_text(figure.number),
            tuple(row_of(row, MENTIONS) for row in mention_rows(figure)),
            point,
        )

    def _point(self, figure: Figure, report: Report) -> Entry:
        value = point_value(figure, report.published)
        return self._points.entry(json_text(value), value)

    def _law(self, result: ConstraintResult) -> LawData:
        entry = self._laws.entry(json_text(law_value(result)), law_row(result))
        members = tuple(row_of(row, MEMBERS) for row in member_rows(result.constraint))
        return LawData(result.constraint.id, entry, members, tuple(members_of((result,))))


class _EntryMaker:
    """Makes the entries of one list, whose rows are those of ``table``."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._lines = CsvLines(table.names)

    def entry(self, json: str, row: Mapping[str, object]) -> Entry:
        return Entry(json, self._lines.line(row), row_of(row, self._table))
