"""Extracts: all that the data say of one report, one finding, one place, each in a file by itself.

Nothing stands in an extract that is not in the files of the whole. The laws come with the numbers of all
their figures, as in ``laws.json``: the extract of a report or of a finding can be verified by itself, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Generic, TypeVar

from hasila.model.report import ConstraintResult, Ledger, Status
from hasila.model.site import Site
from hasila.publish.data.figures import figure_schema
from hasila.publish.data.findings import finding_schema
from hasila.publish.data.forms import Fields
from hasila.publish.data.laws import FILE, laws_value, members_of
from hasila.publish.data.places import place_schema
from hasila.publish.data.reports import report_schema
from hasila.publish.data.schema import document, listed
from hasila.publish.data.table import Table

Row = Mapping[str, Any]
Member = TypeVar("Member")

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
    """``name`` is its folder and its id; ``kind`` is what it is of; ``value`` is its JSON, which names so
    many ``figures``, and ``table`` these figures, flat, ``None`` where it has none of its own."""

    name: str
    kind: str
    value: Fields
    figures: int
    table: Table | None = None


class Ordered(Generic[Member]):
    """Members by key, in the order of the site."""

    def __init__(self, members: Mapping[str, Member]) -> None:
        self._members = members
        self._positions = dict(zip(members, count(), strict=False))

    def of(self, keys: Iterable[str]) -> list[Member]:
        """The members with these keys, each once, in the order of the site; a key without one is left out."""
        known = {key for key in keys if key in self._members}
        ordered = sorted(known, key=self._positions.__getitem__)
        return [self._members[key] for key in ordered]


@dataclass(frozen=True, slots=True)
class _Whole:
    """The data of the whole site, from which extracts are taken.

    ``figures`` and ``rows`` (those of ``table``) are by key, ``laws`` by id; ``laws_of`` and ``findings_of``
    are those that concern a report, by its id.
    """

    ledger: Ledger
    figures: Mapping[str, Row]
    table: Table
    rows: Ordered[Row]
    laws: Ordered[ConstraintResult]
    laws_of: Mapping[str, list[ConstraintResult]]
    findings_of: Mapping[str, list[Fields]]


def extracts(
    lists: Mapping[str, list[Fields]], table: Table, ledger: Ledger, places: Iterable[Fields]
) -> tuple[Extract, ...]:
    """One of each report, of each finding, and of each place.

    ``lists`` are the values of ``figures``, ``findings`` and ``reports`` as in the files of these names,
    ``table`` is that of all figures.
    """
    whole = _whole(lists, table, ledger)
    found = [_of_report(report, whole) for report in lists["reports"]]
    found += [_of_finding(finding, whole) for finding in lists["findings"]]
    found += [_of_place(place, whole) for place in places]
    return tuple(found)


def _whole(lists: Mapping[str, list[Fields]], table: Table, ledger: Ledger) -> _Whole:
    figures = _by_key(lists["figures"])
    rows = Ordered(_by_key(table.rows))
    laws = Ordered({result.constraint.id: result for result in ledger.checked})
    laws_of = _laws_of_reports(ledger)
    findings = lists["findings"]
    findings_of = _findings_of_reports(findings, figures)
    return _Whole(ledger, figures, table, rows, laws, laws_of, findings_of)


def _by_key(members: Iterable[Row]) -> dict[str, Row]:
    return {member["key"]: member for member in members}


def _laws_of_reports(ledger: Ledger) -> dict[str, list[ConstraintResult]]:
    """The laws that the extract of a report tells, by its id."""
    positions = dict(zip((report.id for report in ledger.reports), count(), strict=False))
    laws: dict[str, list[ConstraintResult]] = {}
    for result in ledger.checked:
        for report in _told_by(result, positions):
            laws.setdefault(report, []).append(result)
    return laws


def _told_by(result: ConstraintResult, positions: Mapping[str, int]) -> Iterable[str]:
    """The reports whose extracts tell a law: the latest of those that it ties together, and where it is
    broken each of them."""
    reports = result.constraint.reports
    if result.outcome is Status.BROKEN:
        return dict.fromkeys(reports)
    return (max(reports, key=positions.__getitem__),)


def _findings_of_reports(findings: Iterable[Fields], figures: Mapping[str, Row]) -> dict[str, list[Fields]]:
    """The findings that are told of a report or have a figure of it, by its id."""
    concerning: dict[str, list[Fields]] = {}
    for finding in findings:
        known = [figures[key] for key in finding["figures"] if key in figures]
        stated_in = [figure["report"] for figure in known]
        for report in dict.fromkeys((finding["report"], *stated_in)):
            concerning.setdefault(report, []).append(finding)
    return concerning


def _of_report(report: Fields, whole: _Whole) -> Extract:
    """A report: its figures, the laws that they take part in, and the findings that concern it."""
    name = report["id"]
    laws = whole.laws_of.get(name, [])
    value = laws_value(whole.ledger, laws)
    value["report"] = report
    value["figures"] = [whole.figures[key] for key in report["figures"]]
    value["findings"] = whole.findings_of.get(name, [])
    return _extract("report", name, value, report["figures"], whole)


def _of_finding(finding: Fields, whole: _Whole) -> Extract:
    """A finding: its broken laws, and the figures of these and of the conflict."""
    laws = whole.laws.of(finding["laws"])
    keys = dict.fromkeys((*finding["figures"], *members_of(laws)))
    known = [key for key in keys if key in whole.figures]
    value = laws_value(whole.ledger, laws)
    value["finding"] = finding
    value["figures"] = [whole.figures[key] for key in known]
    name = _name("finding", finding["id"])
    return Extract(name, "finding", value, len(known))


def _of_place(place: Fields, whole: _Whole) -> Extract:
    """A place. The figures that count there stand whole in the files of their reports, here only as rows."""
    return _extract("place", place["id"], {"place": place}, place["figures"], whole)


def _extract(kind: str, id_: str, value: Fields, figures: Iterable[str], whole: _Whole) -> Extract:
    """``value`` with a table of the figures that have these keys."""
    name = _name(kind, id_)
    rows = whole.rows.of(figures)
    table = replace(whole.table, name=name, rows=tuple(rows)) if rows else None
    return Extract(name, kind, value, len(rows), table)


def _name(kind: str, id_: str) -> str:
    return f"{SEVERAL[kind]}/{id_}"


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
