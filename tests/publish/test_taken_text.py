"""What programs that take the text out of a page make of ours: no number that stands nowhere, and the words
of each report and finding in their order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.taken_text import (
    ReadPage,
    by_content,
    by_html2text,
    by_inscriptis,
    by_readability,
    by_trafilatura,
    letters,
    lost,
    read_page,
    runs,
)

CONVERTERS = (by_inscriptis, by_html2text)


@pytest.fixture(scope="module")
def pages(site: Path) -> list[ReadPage]:
    """All pages, read once."""
    return [read_page(path) for path in sorted(site.rglob("*.html"))]


@pytest.fixture(scope="module")
def reports(pages: list[ReadPage], site: Path) -> list[ReadPage]:
    """Those of reports."""
    paths = set(site.glob("*/reports/2*.html"))
    return [page for page in pages if page.path in paths]


def invented(pages: list[ReadPage], convert: Callable[[str], str]) -> dict[str, set[str]]:
    """The numbers that ``convert`` makes up, by the name of the page."""
    found = {page.path.name: page.invented(convert(page.html)) for page in pages}
    return {name: extra for name, extra in found.items() if extra}


@pytest.mark.parametrize("convert", [*CONVERTERS, by_content])
def test_no_program_reads_a_number_that_stands_nowhere(
    pages: list[ReadPage], convert: Callable[[str], str]
) -> None:
    assert invented(pages, convert) == {}


def test_trafilatura_reads_no_number_that_stands_nowhere_in_a_report(reports: list[ReadPage]) -> None:
    """`python -m tests.quality.taken` asks it of all pages."""
    assert invented(reports, by_trafilatura) == {}


def test_joined_labels_would_be_found() -> None:
    html = "<main><p>Toll</p><svg><text>144</text><text>85</text></svg></main>"
    assert runs(by_inscriptis(html)) == {"14485"}


@pytest.mark.parametrize("convert", CONVERTERS)
def test_the_heading_the_findings_and_the_prose_of_a_report_are_there_in_order(
    reports: list[ReadPage], convert: Callable[[str], str]
) -> None:
    for page in reports:
        taken = letters(convert(page.html))
        title = letters("".join(page.document.find(".//h1").itertext()))
        paragraphs = list(map(letters, page.prose()))
        told = [letters(words) for finding in page.findings() for words in finding]
        for words in (title, *paragraphs, *told):
            assert words in taken, (page.path, words)
        places = [taken.index(words) for words in (title, *paragraphs)]
        assert places == sorted(places)


def test_a_reader_view_keeps_the_prose_and_the_finding_below_it(reports: list[ReadPage]) -> None:
    """readability-lxml keeps the prose with what stands beside it: a paragraph without an element in its
    first eighty letters. Mozilla's, which has no package here, is asked by `python -m tests.quality.taken`.
    """
    found = 0
    for page in reports:
        told = page.beside_the_prose()
        found += len(told)
        assert lost([*page.prose(), *told], by_readability(page.html)) == [], page.path
    assert found


def test_a_paragraph_that_begins_with_an_element_would_be_missed() -> None:
    prose = "<p>The report lists the dead by group, by place, and by day, with a note on each. </p>" * 20
    html = f"<div><section>{prose}</section><p><b>At least</b> 341 were killed, as it says itself</p></div>"
    assert lost(["341 were killed"], by_readability(html)) == ["341 were killed"]


def test_trafilatura_keeps_the_prose_but_for_signs_and_short_paragraphs_of_links(
    reports: list[ReadPage],
) -> None:
    """It drops the sign that leads to a finding, and a last paragraph below sixty letters whose words are
    links for the most part."""
    for page in reports:
        told = [words.replace(" ≠", "") for words in page.prose() if len(words) > 60]
        assert lost(told, by_trafilatura(page.html)) == [], page.path
