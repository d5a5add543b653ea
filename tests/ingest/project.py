"""A project in a few lines: the base of the mistakes with one report or one table of a test's own."""

from __future__ import annotations

from hasila.ingest.project import Parsed, parse
from hasila.model.diagnostics import Diagnostic
from hasila.model.report import Figure, Report
from hasila.model.sources import Sources
from tests.mistakes.project import BASE

BASE_TEXTS = {
    path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8")
    for path in BASE.rglob("*")
    if path.is_file()
}
HEAD = """---
publisher: river-watch
language: en
published: 2031-03-04
published_basis: {ar: التاريخ مطبوع., en: The date is printed.}
source: {url: "https://example.org/"}
title: {ar: حصيلة, en: A toll}
counts: killed
where: lora-valley
when: since lora-flood
"""


def parsed(files: dict[str, str]) -> tuple[Parsed, tuple[Diagnostic, ...]]:
    """The base with its reports and tables replaced by ``files``."""
    kept = {
        name: text
        for name, text in {**BASE_TEXTS, **files}.items()
        if name in files or not name.startswith(("content/reports/", "content/tables/"))
    }
    content = {name: text for name, text in kept.items() if name.startswith("content/")}
    return parse(Sources(content, {name: text for name, text in kept.items() if name not in content}, {}, {}))


def report(figures: str, prose: str, **translations: str) -> tuple[Report, tuple[Diagnostic, ...]]:
    """The report ``r`` with these figures in its head, and the mistakes in it."""
    files = {"content/reports/r.md": f"{HEAD}figures:\n{figures}\n---\n{prose}\n"}
    found, mistakes = parsed(
        files | {f"content/reports/r.{code}.md": text for code, text in translations.items()}
    )
    return found.reports[0], mistakes


def by_id(made: Report) -> dict[str, Figure]:
    return {figure.id: figure for figure in made.figures}


def codes(mistakes: tuple[Diagnostic, ...]) -> list[str]:
    return [mistake.code for mistake in mistakes]
