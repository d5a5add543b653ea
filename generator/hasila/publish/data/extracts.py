"""Extracts: all that the data say of one report, one finding, one place, each in a file by itself.

Nothing stands in an extract that is not in the files of the whole. The laws come with the numbers of all their figures, as in
``laws.json``: the extract of a report or of a finding can be verified by itself, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hasila.model.report import ConstraintResult, Ledger
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.data.figures import figure_schema, figure_values, figures_table
from hasila.publish.data.findings import finding_schema, finding_values
from hasila.publish.data.forms import Fields
from hasila.publish.data.laws import laws_fields, laws_value
from hasila.publish.data.places import place_schema, place_values
from hasila.publish.data.reports import report_schema, report_values
from hasila.publish.data.schema import document, listed
from hasila.publish.data.table import Table

SEVERAL = {"report": "reports", "finding": "findings", "place": "places"}
"""What an extract is of, and the folder of such extracts."""


@dataclass(frozen=True, slots=True)
class Extract:
    """``name`` is its folder and its id; ``kind`` is what it is of; ``value`` is its JSON and ``table`` its figures, flat,
    ``None`` where it has none of its own."""

    name: str
    kind: str
    value: Fields
    table: Table | None = None


def extracts(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> tuple[Extract, ...]:
    """One of each report, of each finding, and of each place."""
    figures = {one["key"]: one for one in figure_values(ledger, site)}
    findings, whole = finding_values(ledger, site), figures_table(ledger, site)
    return (
        *(_of_report(one, figures, findings, ledger, whole) for one in report_values(ledger, site)),
        *(_of_finding(one, figures, ledger) for one in findings),
        *(_of_place(one, figures, whole) for one in place_values(ledger, vocabulary, site)),
    )


def _of_report(
    report: Fields, figures: Mapping[str, Fields], findings: list[Fields], ledger: Ledger, whole: Table
) -> Extract:
    """A report: its figures, the laws that they take part in, and the findings that concern it."""
    own = set(report["figures"])
    value = {
        "report": report,
        "figures": [figures[key] for key in report["figures"]],
        "findings": [one for one in findings if one["report"] == report["id"] or own & set(one["figures"])],
        **laws_value(ledger, (one for one in ledger.checked if report["id"] in one.law.reports)),
    }
    return _extract("report", report["id"], value, whole)


def _of_finding(finding: Fields, figures: Mapping[str, Fields], ledger: Ledger) -> Extract:
    """A finding: its broken laws, and the figures of these and of the conflict."""
    laws = [one for one in ledger.checked if one.law.id in set(finding["laws"])]
    keys = dict.fromkeys((*finding["figures"], *_members(laws)))
    told = [figures[key] for key in keys if key in figures]
    return _extract(
        "finding", finding["id"], {"finding": finding, "figures": told, **laws_value(ledger, laws)}
    )


def _members(laws: Iterable[ConstraintResult]) -> Iterator[str]:
    return (key for one in laws for key in (*one.law.left, one.law.right))


def _of_place(place: Fields, figures: Mapping[str, Fields], whole: Table) -> Extract:
    """A place: the figures that count there."""
    value = {"place": place, "figures": [figures[key] for key in place["figures"]]}
    return _extract("place", place["id"], value, whole)


def _extract(kind: str, id_: str, value: Fields, whole: Table | None = None) -> Extract:
    name, keys = f"{SEVERAL[kind]}/{id_}", {one["key"] for one in value["figures"]}
    rows = tuple(row for row in whole.rows if row["key"] in keys) if whole else ()
    return Extract(
        name,
        kind,
        value,
        Table(name, whole.about, whole.columns, whole.key, rows) if whole and rows else None,
    )


def extract_schemas(site: Site) -> Mapping[str, Fields]:
    """The JSON Schema of an extract, by what it is of."""
    figures = {"figures": listed("in the order of the reports", figure_schema(site))}
    findings = {"findings": listed("the findings that concern it", finding_schema(site))}
    return {
        "report": document("Report", "All of one report. The file can be verified by itself.", {"report": report_schema(site)} | figures | findings | laws_fields()),
        "finding": document("Finding", "All of one finding. The file can be verified by itself.", {"finding": finding_schema(site)} | figures | laws_fields()),
        "place": document("Place", "The figures that count at one place.", {"place": place_schema(site)} | figures),
    }  # fmt: skip
