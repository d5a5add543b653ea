"""Extracts: all that the data say of one report, one finding, one place, each in a file by itself.

Nothing stands in an extract that is not in the files of the whole. The laws come with the numbers of all
their figures, as in ``laws.json``: the extract of a report or of a finding can be verified by itself, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from hasila.model.data_class import dataclass
from hasila.model.report import Ledger, Status
from hasila.model.site import Site
from hasila.publish.data.figures import figure_schema
from hasila.publish.data.findings import finding_schema
from hasila.publish.data.forms import Fields, json_text, list_of, list_pieces, mapping_of, mapping_pieces
from hasila.publish.data.laws import FILE
from hasila.publish.data.places import place_schema
from hasila.publish.data.report_data import FigureData, LawData, ReportNames
from hasila.publish.data.reports import report_schema
from hasila.publish.data.schema import document, listed
from hasila.publish.ledger_index import report_id_of

ABOUT = {
    "report": (
        "All of one report. The laws that tie it to a later report stand in the file of that one; the broken "
        "ones in both. The file can be verified by itself."
    ),
    "finding": "All of one finding. The file can be verified by itself.",
    "place": "One place and what names it. Its figures are the rows of the CSV file of the same name.",
}
SEVERAL = {"report": "reports", "finding": "findings", "place": "places"}
"""What an extract is of, and the folder of such extracts."""


@dataclass(frozen=True, slots=True)
class Extract:
    """``name`` is its folder and its id; ``kind`` is what it is of. ``members`` are those of its JSON, as
    JSON; ``figures`` are those that it names, ``has_rows`` where they are a file of CSV, too."""

    name: str
    kind: str
    members: Mapping[str, str]
    figures: Sequence[FigureData]
    has_rows: bool


@dataclass(frozen=True)
class WholeData:
    """The data of each report by its id, of each figure by its key and of each law by its id, in the order of
    the site."""

    reports: Mapping[str, ReportNames]
    figures: Mapping[str, FigureData]
    laws: Mapping[str, LawData]

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        """The place of each law in the order of the site."""
        return {law: position for position, law in enumerate(self.laws)}

    def laws_in_order(self, ids: Iterable[str]) -> list[LawData]:
        """The laws with these ids, each once; an id without one is left out."""
        known = set(ids).intersection(self.laws)
        ordered = sorted(known, key=self._positions.__getitem__)
        return [self.laws[law] for law in ordered]

    def laws_members(self, laws: Iterable[LawData]) -> dict[str, str]:
        """The members of a file of ``laws``: of each figure in them also the printed number and the interval
        that it stands for."""
        shown = tuple(laws)
        keys = {key for law in shown for key in law.figures}
        figures = [self.figures[key] for key in keys]
        intervals = {figure.key: figure.interval for figure in figures}
        numbers = {figure.key: figure.number for figure in figures}
        members = {"laws": list_of([law.entry.json for law in shown])}
        members["record"] = mapping_of(intervals)
        members["numbers"] = mapping_of(numbers)
        return members

    def every_law(self) -> dict[str, Iterable[str]]:
        """The same of all laws, in pieces."""
        keys = sorted({key for law in self.laws.values() for key in law.figures})
        figures = (self.figures[key] for key in keys)
        said = (self.figures[key] for key in keys)
        return {
            "laws": list_pieces(law.entry.json for law in self.laws.values()),
            "record": mapping_pieces((figure.key, figure.interval) for figure in figures),
            "numbers": mapping_pieces((figure.key, figure.number) for figure in said),
        }


def extracts(
    whole: WholeData, broken: BrokenLaws, findings: Sequence[Fields], places: Iterable[Fields]
) -> Iterator[Extract]:
    """One of each report, of each finding, and of each place; the last two are given by their values."""
    concerning = _findings_of_reports(findings, whole)
    for report in whole.reports.values():
        told = {*report.laws, *broken.get(report.id, ())}
        laws = whole.laws_in_order(told)
        findings_of = concerning.get(report.id, ())
        yield _of_report(report, laws, findings_of, whole)
    for finding in findings:
        laws = whole.laws_in_order(finding["laws"])
        yield _of_finding(finding, laws, whole)
    for place in places:
        yield _of_place(place, whole)


BrokenLaws = Mapping[str, Sequence[str]]
"""The ids of the broken laws that each report takes part in, by its id."""


def broken_laws(ledger: Ledger) -> BrokenLaws:
    """The broken laws of each report: its extract tells them, also where a later report does."""
    laws: dict[str, list[str]] = {}
    for result in ledger.checked:
        if result.outcome is Status.BROKEN:
            for report in dict.fromkeys(result.constraint.reports):
                laws.setdefault(report, []).append(result.constraint.id)
    return laws


def _findings_of_reports(findings: Iterable[Fields], whole: WholeData) -> Mapping[str, Sequence[Fields]]:
    """The findings that are told of a report or have a figure of it, by its id."""
    concerning: dict[str, list[Fields]] = {}
    for finding in findings:
        known = [report_id_of(key) for key in finding["figures"] if key in whole.figures]
        for report in dict.fromkeys((finding["report"], *known)):
            concerning.setdefault(report, []).append(finding)
    return concerning


def _of_report(
    report: ReportNames, laws: Iterable[LawData], findings: Iterable[Fields], whole: WholeData
) -> Extract:
    """A report: its figures, the laws that they take part in, and the findings that concern it."""
    members = whole.laws_members(laws)
    members["report"] = report.entry.json
    members["findings"] = list_of(map(json_text, findings))
    figures = [whole.figures[key] for key in report.figures]
    members["figures"] = _listed(figures)
    return _extract("report", report.id, members, figures)


def _of_finding(finding: Fields, laws: Sequence[LawData], whole: WholeData) -> Extract:
    """A finding: its broken laws, and the figures of these and of the conflict."""
    of_laws = (key for law in laws for key in law.figures)
    keys = dict.fromkeys((*finding["figures"], *of_laws))
    figures = [whole.figures[key] for key in keys if key in whole.figures]
    members = whole.laws_members(laws)
    members["finding"] = json_text(finding)
    members["figures"] = _listed(figures)
    return _extract("finding", finding["id"], members, figures, has_rows=False)


def _of_place(place: Fields, whole: WholeData) -> Extract:
    """A place. The figures that count there stand whole in the files of their reports, here only as rows."""
    figures = [whole.figures[key] for key in place["figures"]]
    members = {"place": json_text(place)}
    return _extract("place", place["id"], members, figures)


def _listed(figures: Iterable[FigureData]) -> str:
    return list_of([figure.entry.json for figure in figures])


def _extract(
    kind: str, id_: str, members: Mapping[str, str], figures: Sequence[FigureData], has_rows: bool = True
) -> Extract:
    """The extract with these members, and its figures."""
    folder = SEVERAL[kind]
    name = f"{folder}/{id_}"
    is_table = has_rows and bool(figures)
    return Extract(name, kind, members, figures, is_table)


def extract_schemas(site: Site) -> dict[str, Fields]:
    """The JSON Schema of an extract, by what it is of."""
    each_figure = figure_schema(site)
    each_finding = finding_schema(site)
    figures = {"figures": listed("in the order of the reports", each_figure)}
    findings = {"findings": listed("the findings that concern it", each_finding)}
    report = {"report": report_schema(site)} | figures | findings | FILE
    finding = {"finding": each_finding} | figures | FILE
    place = {"place": place_schema(site)}
    fields = {"report": report, "finding": finding, "place": place}
    schemas = {}
    for kind, described in fields.items():
        schemas[kind] = document(kind.title(), ABOUT[kind], described)
    return schemas
