"""A table with a description in a few lines."""

from __future__ import annotations

from hasila.model.diagnostics import Diagnostic
from hasila.model.interval import Interval, exactly
from hasila.model.report import Figure, Report
from tests.ingest.project import BASE_TEXTS, by_id, parsed

HEAD = """publisher: hill-post
language: {language}
source: {{url: "https://example.org/table"}}
title: {{ar: "جدول {{day}}", en: "Table of {{day}}"}}
counts: killed
where: lora-valley
when: since lora-flood
"""
ROWS = 'rows: {published: day, id: "t-{day}"}\n'
FIGURES = "figures:\n  killed: {who: everyone}\n  children: {who: children}\n"


def read(
    csv: str,
    said: str = "",
    figures: str = FIGURES,
    rows: str = ROWS,
    language: str = "en",
    *,
    places: str = "",
) -> tuple[tuple[Report, ...], tuple[Diagnostic, ...]]:
    """The reports of the table ``csv``, whose description says ``said`` beside the usual."""
    head = HEAD.format(language=language)
    if "title:" in said:
        head = "".join(line for line in head.splitlines(keepends=True) if not line.startswith("title:"))
    yaml = head + rows + said + figures
    files = {"content/tables/t.yaml": yaml, "content/tables/t.csv": csv}
    if places:
        name = "content/vocabulary/places.yaml"
        files[name] = BASE_TEXTS[name] + places
    found, mistakes = parsed(files)
    return found.reports, mistakes


def values(reports: tuple[Report, ...], figure: str = "killed") -> list[int | None]:
    """The number of ``figure`` in each report that states it."""
    stated = [by_id(report) for report in reports]
    return [figures[figure].number for figures in stated if figure in figures]


def the(report: Report, figure: str = "killed") -> Figure:
    return by_id(report)[figure]


def told(mistakes: tuple[Diagnostic, ...]) -> list[str]:
    """Each mistake as `line:column severity[code]`."""
    return [f"{one.location.line}:{one.location.column} {one.severity}[{one.code}]" for one in mistakes]


__all__ = ["Interval", "exactly", "read", "the", "told", "values"]
