"""The repository's own content: without a mistake of ours, and the same in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hasila.build.pipeline import Examined
from hasila.cli import main as cli
from hasila.model.interval import Interval
from hasila.model.report import Figure, Report, Verdict

ENOUGH = 24


def test_there_are_no_errors_and_no_warnings(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(repository), "--format", "jsonl"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one for one in told if one["severity"] != "note"] == []


def test_there_are_reports_enough_to_see_a_series(examined: Examined) -> None:
    assert len(examined.ledger.reports) >= ENOUGH
    assert max(len(series.points) for series in examined.ledger.series) >= 4


def stated(figure: Figure, language: str) -> set[tuple[str, Interval]]:
    return {
        (mention.qualifier, mention.interval) for mention in figure.mentions if mention.language == language
    }


def test_both_languages_state_the_same_figures(examined: Examined) -> None:
    codes = [language.code for language in examined.site.languages]
    for figure in examined.ledger.figures.values():
        if figure.stated and figure.mentions[0].language in codes:
            assert stated(figure, "ar") == stated(figure, "en"), figure.key


def test_every_report_has_prose_and_a_title_in_both_languages(examined: Examined) -> None:
    for report in examined.ledger.reports:
        assert set(report.title) >= {"ar", "en"}, report.id
        assert not report.prose or set(report.prose) == {"ar", "en"}, report.id


def test_every_report_says_how_its_day_is_known_and_where_it_was_read(examined: Examined) -> None:
    for report in examined.ledger.reports:
        assert set(report.basis) >= {"ar", "en"}, report.id
        assert report.source.url.startswith("https://") or report.source.url.startswith("http://"), report.id


def test_no_finding_is_our_own_mistake(examined: Examined) -> None:
    assert not [finding.id for finding in examined.ledger.findings if finding.verdict is Verdict.OURS]


def test_every_finding_has_a_law_that_is_broken_or_figures_that_conflict(examined: Examined) -> None:
    known = {one.constraint.id for one in examined.ledger.checked}
    for finding in examined.ledger.findings:
        assert set(finding.constraints) <= known
        assert set(finding.figures) <= set(examined.ledger.figures)
        assert len(finding.figures) >= 2


def test_ids_are_unique_addresses(examined: Examined) -> None:
    for ids in (
        [report.id for report in examined.ledger.reports], [series.id for series in examined.ledger.series],
        [finding.id for finding in examined.ledger.findings],
        [one.constraint.id for one in examined.ledger.checked],
    ):  # fmt: skip
        assert len(set(ids)) == len(ids)


def test_every_place_of_a_point_says_how_precise_it_is(examined: Examined) -> None:
    for place in examined.vocabulary.places.values():
        assert (place.lat is None) == (place.lon is None)
        assert place.lat is None or place.basis, f"{place.id} has coordinates and does not say from where"


def test_a_report_that_speaks_of_an_excerpt_says_that_it_was_read_from_one(examined: Examined) -> None:
    """What a reader misses in such a report may stand in the whole text."""
    excerpts = {report.id for report in examined.ledger.reports if report.source.text == "excerpt"}
    speaking = {report.id for report in examined.ledger.reports if "excerpt" in _own_words(report)}
    assert len(excerpts) > 20
    assert speaking <= excerpts


def _own_words(report: Report) -> str:
    """Our words in English on what a report says and lacks."""
    texts = [text.get("en", "") for text in (report.basis, *report.missing, *report.notes)]
    prose = report.prose.get("en")
    return "\n".join([*texts, prose.markdown if prose else ""])
