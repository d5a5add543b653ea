"""Measures that lie in each other, and that divide: the dead of an outbreak are cases, casualties are the
killed and the injured."""

from __future__ import annotations

import pytest

from hasila.reconcile import reconcile
from tests.ingest.project import BASE_TEXTS, parsed

MEASURES_FILE = "content/vocabulary/measures.yaml"
DIVISIONS_FILE = "content/vocabulary/divisions.yaml"
MORE = """
cases:
  label: {ar: حالات, en: cases}
  counted:
    ar: {zero: لا حالات, one: حالة واحدة, two: حالتان, few: "{n} حالات", many: "{n} حالة", other: "{n} حالة"}
    en: {one: "{n} case", other: "{n} cases"}
deaths:
  within: [cases]
  label: {ar: وفيات, en: deaths}
  counted:
    ar: {zero: لا وفيات, one: وفاة واحدة, two: وفاتان, few: "{n} وفيات", many: "{n} وفاة", other: "{n} وفاة"}
    en: {one: "{n} death", other: "{n} deaths"}
"""
DIVISION = "\n- {axis: measure, of: cases, into: [deaths, injured], as: partition, publishers: [hill-post]}\n"
DESCRIPTION = """publisher: hill-post
source: {{url: "https://example.org/table"}}
title: {{ar: "جدول {{day}}", en: "Table of {{day}}"}}
rows: {{published: day, id: "{name}-{{day}}"}}
who: everyone
where: lora-valley
when: since lora-flood
figures:
{figures}"""


def described(name: str, *measures: str) -> str:
    figures = "".join(f"  {measure}: {{counts: {measure}}}\n" for measure in measures)
    return DESCRIPTION.format(name=name, figures=figures)


def findings(tables: dict[str, str], division: str = "") -> int:
    """The findings of CSV texts by the names of their tables; their headings name the measures."""
    texts = {MEASURES_FILE: BASE_TEXTS[MEASURES_FILE] + MORE}
    texts[DIVISIONS_FILE] = BASE_TEXTS[DIVISIONS_FILE] + division
    for name, csv in tables.items():
        texts[f"content/tables/{name}.csv"] = csv
        texts[f"content/tables/{name}.yaml"] = described(name, *csv.splitlines()[0].split(",")[1:])
    made, mistakes = parsed({**BASE_TEXTS, **texts})
    assert [one for one in mistakes if one.severity == "error"] == []
    return len(reconcile(made.reports, made.vocabulary).findings)


@pytest.mark.parametrize(("cases", "expected"), [(414, 1), (985, 0), (2000, 0)])
def test_more_deaths_than_cases_are_found_in_one_report_and_in_two(cases: int, expected: int) -> None:
    together = {"sitrep": f"day,cases,deaths\n2031-03-05,{cases},985\n"}
    apart = {"a": f"day,cases\n2031-03-05,{cases}\n", "b": "day,deaths\n2031-03-05,985\n"}
    assert (findings(together), findings(apart)) == (expected, expected)


def test_measures_that_do_not_lie_in_each_other_are_not_compared() -> None:
    assert findings({"a": "day,injured,deaths\n2031-03-05,4,985\n"}) == 0


def test_measures_add_up_for_the_publisher_who_divides_so() -> None:
    table = "day,cases,deaths,injured\n2031-03-05,103,33,{injured}\n"
    assert findings({"a": table.format(injured=70)}, DIVISION) == 0
    assert findings({"a": table.format(injured=60)}, DIVISION) == 1
    assert findings({"a": table.format(injured=60)}) == 0


def test_what_lies_in_itself_is_a_mistake() -> None:
    circle = MORE.replace("cases:\n", "cases:\n  within: [deaths]\n", 1)
    _, mistakes = parsed({**BASE_TEXTS, MEASURES_FILE: BASE_TEXTS[MEASURES_FILE] + circle})
    assert any("circle" in one.code or "within" in one.message for one in mistakes)
