"""Extracts: all that the data say of one report, one finding, one place, each in a file by itself.

Nothing stands in an extract that is not in the files of the whole. The laws come with the numbers of all
their figures, as in ``laws.json``: the extract of a report or of a finding can be verified by itself, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b

from hasila.model.data_class import dataclass
from hasila.model.report import Ledger, Report, Status
from hasila.model.site import Site
from hasila.publish.data.figures import figure_schema
from hasila.publish.data.findings import finding_schema
from hasila.publish.data.forms import Fields, json_text, list_of, mapping_of
from hasila.publish.data.laws import FILE, members_of
from hasila.publish.data.on_demand import OwnedValues
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


@dataclass(frozen=True, slots=True)
class Extract:
    """``members`` are those of its JSON, as JSON; ``figures`` are those that it names."""

    members: Mapping[str, str]
    figures: Sequence[FigureData]


@dataclass(frozen=True, slots=True)
class PlannedExtract:
    """An extract that can be made. Of the same ``state`` it is the same; ``figures`` is their number."""

    name: str
    kind: str
    state: str
    figures: int
    make: Callable[[], Extract]

    @property
    def has_rows(self) -> bool:
        """True where its figures are a file of CSV, too."""
        return self.kind != "finding" and self.figures > 0


@dataclass(frozen=True)
class WholeData:
    """The data of each report by its id, of each figure by its key and of each law by its id, in the order of
    the site. ``states`` are by report, as are ``own_laws``, those of which it is the latest report."""

    reports: OwnedValues[ReportNames]
    figures: OwnedValues[FigureData]
    laws: OwnedValues[LawData]
    states: Mapping[str, str]
    own_laws: Mapping[str, Sequence[str]]

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        """The place of each law in the order of the site."""
        return {law: position for position, law in enumerate(self.laws)}

    def ids_in_order(self, ids: Iterable[str]) -> list[str]:
        """Those of ``ids`` that are laws, each once, in the order of the site."""
        known = {law for law in ids if law in self._positions}
        return sorted(known, key=self._positions.__getitem__)

    def laws_in_order(self, ids: Iterable[str]) -> list[LawData]:
        """The laws with these ids, each once; an id without one is left out."""
        return [self.laws[law] for law in self.ids_in_order(ids)]

    def states_of_figures(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The state of each of these figures: that of its report."""
        owner, states = self.figures.owner, self.states
        return tuple([states[owner(key)] for key in keys])

    def states_of_laws(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The state of each of these laws."""
        owner, states = self.laws.owner, self.states
        return tuple([states[owner(law)] for law in ids])

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


@dataclass(frozen=True)
class ExtractPlanner:
    """Plans the extracts of a ledger: one of each report, of each finding, and of each place; the last two
    are given by their values."""

    whole: WholeData
    ledger: Ledger
    findings: Sequence[Fields]
    places: Sequence[Fields]

    def every(self) -> Iterator[PlannedExtract]:
        """All of them."""
        broken = broken_laws(self.ledger)
        concerning = _findings_of_reports(self.findings, self.whole)
        for report in self.ledger.reports:
            told = {*self.whole.own_laws[report.id], *broken.get(report.id, ())}
            yield self._of_report(report, told, concerning.get(report.id, ()))
        yield from map(self._of_finding, self.findings)
        yield from map(self._of_place, self.places)

    def _of_report(self, report: Report, told: Iterable[str], findings: Sequence[Fields]) -> PlannedExtract:
        whole = self.whole
        laws = whole.ids_in_order(told)
        state = digest_of_texts((whole.states[report.id], *self._states_of(laws), *map(json_text, findings)))

        def make() -> Extract:
            shown = [whole.laws[law] for law in laws]
            return _of_report(whole.reports[report.id], shown, findings, whole)

        return PlannedExtract(f"reports/{report.id}", "report", state, len(report.figures), make)

    def _of_finding(self, finding: Fields) -> PlannedExtract:
        whole = self.whole
        laws = whole.ids_in_order(finding["laws"])
        keys = [key for key in finding["figures"] if key in whole.figures]
        told = json_text(finding)
        state = digest_of_texts((told, *self._states_of(laws), *whole.states_of_figures(keys)))
        every = {*keys, *(key for law in laws for key in self._members[law])}

        def make() -> Extract:
            return _of_finding(finding, [whole.laws[law] for law in laws], whole)

        return PlannedExtract(f"findings/{finding['id']}", "finding", state, len(every), make)

    def _of_place(self, place: Fields) -> PlannedExtract:
        keys = place["figures"]
        state = digest_of_texts((json_text(place), *self.whole.states_of_figures(keys)))

        def make() -> Extract:
            return _of_place(place, self.whole)

        return PlannedExtract(f"places/{place['id']}", "place", state, len(keys), make)

    def _states_of(self, laws: Sequence[str]) -> Iterator[str]:
        """What decides of ``laws`` and of the numbers of their figures."""
        yield from laws
        yield from self.whole.states_of_laws(laws)
        for law in laws:
            yield from self.whole.states_of_figures(self._members[law])

    @cached_property
    def _members(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the figures of each law."""
        return {result.constraint.id: tuple(members_of((result,))) for result in self.ledger.checked}


def digest_of_texts(texts: Iterable[str]) -> str:
    """One digest of all of ``texts``, none of which has a line break in a name."""
    return blake2b("\n".join(texts).encode(), digest_size=16).hexdigest()


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
    return Extract(members, figures)


def _of_finding(finding: Fields, laws: Sequence[LawData], whole: WholeData) -> Extract:
    """A finding: its broken laws, and the figures of these and of the conflict."""
    of_laws = (key for law in laws for key in law.figures)
    keys = dict.fromkeys((*finding["figures"], *of_laws))
    figures = [whole.figures[key] for key in keys if key in whole.figures]
    members = whole.laws_members(laws)
    members["finding"] = json_text(finding)
    members["figures"] = _listed(figures)
    return Extract(members, figures)


def _of_place(place: Fields, whole: WholeData) -> Extract:
    """A place. The figures that count there stand whole in the files of their reports, here only as rows."""
    figures = [whole.figures[key] for key in place["figures"]]
    return Extract({"place": json_text(place)}, figures)


def _listed(figures: Iterable[FigureData]) -> str:
    return list_of([figure.entry.json for figure in figures])


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
