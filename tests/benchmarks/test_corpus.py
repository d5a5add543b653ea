"""The invented reports of the benchmarks: a valid project, the same bytes each time, the same facts twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.corpus.hugo_content import page_files, write_hugo_site
from benchmarks.corpus.places import DIFFERENT, district
from benchmarks.corpus.project import report_files, write_project
from benchmarks.corpus.reports import ERA, FIGURES, VARIANTS, ReportFacts, changed, reports
from benchmarks.subjects import HASILA, Corpora
from hasila.build.pipeline import Examined, examine

COUNT = 40


def silent(_: str) -> None:
    """Tells nobody."""


@pytest.fixture(scope="module")
def examined(tmp_path_factory: pytest.TempPathFactory) -> Examined:
    folder = tmp_path_factory.mktemp("corpus")
    write_project(reports(COUNT), folder)
    return examine(folder, silent)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_project_is_valid_and_nothing_of_it_is_pointed_out(examined: Examined) -> None:
    told = {mistake.code for mistake in examined.diagnostics if mistake.severity in ("error", "warning")}
    assert told == set()
    assert len(examined.ledger.reports) == COUNT


def test_each_report_states_every_figure_with_its_number(examined: Examined) -> None:
    read = {report.id: report for report in examined.ledger.reports}
    for facts in reports(COUNT):
        numbers = {figure.id.split("#")[-1]: figure for figure in read[facts.id].figures}
        assert set(numbers) == set(FIGURES)
        for name, said in facts.figures.items():
            interval = numbers[name].interval
            assert interval.low is not None and interval.low <= said.number
            assert interval.high is None or said.number <= interval.high


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("first", 1), ("again", 1), ("other", 2)):
        write_project(reports(COUNT, seed), tmp_path / name)
        write_hugo_site(reports(COUNT, seed), tmp_path / f"{name}-hugo")
    for kind in ("", "-hugo"):
        first, again, other = (contents(tmp_path / f"{name}{kind}") for name in ("first", "again", "other"))
        assert first == again
        assert first != other


def test_fewer_reports_are_the_first_of_more() -> None:
    assert list(reports(15)) == list(islice(reports(COUNT), 15))


@pytest.fixture(params=range(3))
def facts(request: pytest.FixtureRequest) -> Iterator[ReportFacts]:
    *_, last = reports(request.param + 1)
    yield last


def test_both_generators_get_the_same_facts_in_the_same_words(facts: ReportFacts) -> None:
    own = report_files(facts)
    for path, page in page_files(facts).items():
        language = path.split("/")[1]
        head, text = json.JSONDecoder().raw_decode(page)
        prose = page[text:].strip()
        translated = own.get(f"{facts.id}.{language}.md") or own[f"{facts.id}.md"].split("\n---\n", 1)[1]
        assert prose == _without_plain_marks(translated).strip()
        assert {figure["id"]: figure["number"] for figure in head["figures"]} == {
            name: said.number for name, said in facts.figures.items()
        }


def _without_plain_marks(text: str) -> str:
    """``text`` with the numbers that are no figures of ours as bare numbers."""
    parts = text.split("](#-)")
    return "".join("".join(part.rsplit("[", 1)) for part in parts[:-1]) + parts[-1]


def test_a_changed_report_differs_in_one_number_and_stays_below_the_next() -> None:
    before, *_, after = reports(11)
    for variant in range(1, VARIANTS):
        other = changed(before, variant)
        differing = {name for name in FIGURES if other.figures[name] != before.figures[name]}
        assert differing == {"injured"}
        assert other.figures["injured"].number < after.figures["injured"].number
    assert changed(before, VARIANTS) == before


def test_a_running_total_begins_again_after_a_year() -> None:
    of_one = [facts for facts in reports(10 * (ERA + 1)) if facts.publisher.id == "harbour-office"]
    last, first = of_one[-2:]
    assert (last.era, first.era) == ("phase-1", "phase-2")
    assert first.figures["civilians"].number < last.figures["civilians"].number


def test_districts_have_names_and_points_of_their_own() -> None:
    places = [district(number) for number in range(DIFFERENT)]
    for language in ("ar", "en"):
        assert len({place.names[language] for place in places}) == DIFFERENT
    assert len({(place.latitude, place.longitude) for place in places}) == DIFFERENT
    assert district(DIFFERENT) == district(0)


def test_a_kept_corpus_has_its_first_numbers_again(tmp_path: Path) -> None:
    corpora = Corpora(tmp_path, 3, frozenset({HASILA}), 1)
    corpora.write()
    folder = tmp_path / "hasila-build" / "content" / "reports"
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    corpora.change("build", HASILA, 1)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} != first
    corpora.write()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
