"""A table with its description in a small project: the mistakes in it, and the findings in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hasila.ingest.project import Parsed
from hasila.model.report import Report
from hasila.publish.i18n.findings import FindingText, describe
from hasila.publish.i18n.locale import translators_of
from hasila.reconcile import reconcile
from tests.ingest.project import BASE_TEXTS, parsed

_CATALOGUE = "site_src/locale/en/hasila.po"
WORDS = {_CATALOGUE: (Path(__file__).parents[2] / _CATALOGUE).read_text(encoding="utf-8")}
_PLACES = """
upper-lora:
  within: [lora-valley]
  label: {ar: لورا العليا, en: Upper Lora}
  kind: region
  precision: area
lower-lora:
  within: [lora-valley]
  label: {ar: لورا السفلى, en: Lower Lora}
  kind: region
  precision: area
"""
_MEASURES = """
cases:
  label: {ar: حالات, en: cases}
  counted:
    ar: {zero: لا حالات, one: حالة واحدة, two: حالتان, few: "{n} حالات", many: "{n} حالة", other: "{n} حالة"}
    en: {one: "{n} case", other: "{n} cases"}
"""
_MEASURES_FILE = "content/vocabulary/measures.yaml"
_PLACES_FILE = "content/vocabulary/places.yaml"
FILES = {
    _PLACES_FILE: BASE_TEXTS[_PLACES_FILE] + _PLACES,
    _MEASURES_FILE: BASE_TEXTS[_MEASURES_FILE] + _MEASURES,
}


@dataclass(frozen=True)
class Found:
    """What was made of a table: its reports, what ``check`` says of its files, and its findings."""

    reports: tuple[Report, ...]
    mistakes: list[str]
    findings: list[str]


def project(csv: str = "", yaml: str = "") -> Parsed:
    """The small project with the table."""
    tables = {"content/tables/t.csv": csv, "content/tables/t.yaml": yaml} if csv else {}
    return parsed({**FILES, **tables})[0]


CONTEXT = project()
LANGUAGES = CONTEXT.site.languages


def found_in(csv: str, yaml: str) -> Found:
    """What is found in the table ``csv``, which ``yaml`` describes."""
    tables = {"content/tables/t.csv": csv, "content/tables/t.yaml": yaml}
    made, mistakes = parsed({**FILES, **tables})
    ledger = reconcile(made.reports, made.vocabulary)
    english = translators_of(made.site, WORDS)["en"]
    texts = [describe(finding, ledger, made.vocabulary, english) for finding in ledger.findings]
    told = [f"{one.location}: {one.severity}[{one.code}] {one.message}" for one in mistakes]
    return Found(made.reports, told, [_line(text) for text in texts])


def _line(text: FindingText) -> str:
    """The finding in a line, without the marks of direction."""
    marks = str.maketrans("", "", "\u2066\u2067\u2068\u2069")
    return f"{text.headline} {text.line}. {text.sentence} {text.cells}".translate(marks)
