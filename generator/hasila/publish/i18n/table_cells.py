"""The cells of tables that a finding speaks of, in a sentence: row, day and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from posixpath import basename

from hasila.model.report import Figure, Finding
from hasila.publish.i18n.locale import Translator, isolate
from hasila.publish.ledger_index import ReportHeader

MOST_CELLS = 6
"""Cells in the text of a finding; the others are in the data."""


def cells_text(
    finding: Finding,
    figures: Mapping[str, Figure],
    reports: Mapping[str, ReportHeader],
    translator: Translator,
) -> str:
    """A sentence that names the cells; "" where the figures of ``finding`` stand in no table.

    Where one correction is likely, its cells alone are named.
    """
    named = [figures[key] for key in _foremost(finding) if key in figures]
    cells = list(_cells(named, reports, translator))
    if not cells:
        return ""
    more = " …" if len(cells) > MOST_CELLS else ""
    separator = translator.gettext("; ")
    listed = separator.join(cells[:MOST_CELLS])
    return translator.gettext("In the table: {cells}.").format(cells=f"{listed}{more}")


def _foremost(finding: Finding) -> Iterable[str]:
    """The figures of the finding, those of the foremost corrections first; where a correction is likely, its
    figures alone."""
    for explanation in finding.explanations:
        if explanation.standing == "likely":
            return explanation.figures
    of_corrections = chain.from_iterable(explanation.figures for explanation in finding.explanations)
    return dict.fromkeys((*of_corrections, *finding.figures))


def _cells(
    figures: Iterable[Figure], reports: Mapping[str, ReportHeader], translator: Translator
) -> Iterator[str]:
    text = translator.gettext("row {row} of {file}, {day}, column “{column}”: {number}")
    for figure in figures:
        report = reports.get(figure.report)
        for mention in figure.mentions:
            if mention.heading and report:
                location = mention.location
                yield text.format(
                    row=translator.code(str(location.line)),
                    file=translator.code(basename(location.path)),
                    day=translator.day(report.published.day),
                    column=isolate(mention.heading),
                    number=isolate(mention.words),
                )
