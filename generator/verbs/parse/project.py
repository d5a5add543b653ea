"""All of a project at once."""

from __future__ import annotations

from dataclasses import dataclass

from generator.nouns.fields import Notebook
from generator.nouns.model import Report
from generator.nouns.sources import Sources
from generator.site.config import Site
from generator.site.vocabulary import Vocabulary
from generator.verbs.parse.report import Desk, parse_reports
from generator.verbs.parse.site import parse_site
from generator.verbs.parse.table import parse_tables
from generator.verbs.parse.vocabulary import parse_vocabulary
from generator.words.mistake import Mistake


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the project says. ``reports`` are in order of publication, then of id."""

    site: Site
    vocabulary: Vocabulary
    reports: tuple[Report, ...]


def parse(sources: Sources) -> tuple[Parsed, tuple[Mistake, ...]]:
    """Everything that could be understood, and every mistake in it, in order of place."""
    notebook = Notebook()
    site = parse_site(sources.site_src, notebook)
    vocabulary = parse_vocabulary(sources.content, site.languages, notebook)
    desk = Desk(sources.content, site.languages, vocabulary, notebook)
    reports = (*parse_reports(desk), *parse_tables(desk))
    ordered = tuple(sorted(reports, key=lambda report: (report.published, report.id)))
    return Parsed(site, vocabulary, ordered), tuple(sorted(set(notebook.mistakes)))
