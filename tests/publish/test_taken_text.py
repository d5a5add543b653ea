"""What programs that take the text out of a page make of ours: no number that stands nowhere, and the words
of each report and finding in their order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import html2text
import inscriptis
import pytest

from tests.publish.taken_text import letters, read_page, runs


def by_inscriptis(html: str) -> str:
    return inscriptis.get_text(html)


def by_html2text(html: str) -> str:
    converter = html2text.HTML2Text(bodywidth=0)
    converter.ignore_links = True
    return converter.handle(html)


CONVERTERS = (by_inscriptis, by_html2text)


@pytest.mark.parametrize("convert", CONVERTERS)
def test_no_program_reads_a_number_that_stands_nowhere(site: Path, convert: Callable[[str], str]) -> None:
    pages = map(read_page, sorted(site.rglob("*.html")))
    invented = {page.path.name: page.invented(convert(page.html)) for page in pages}
    assert not {name: extra for name, extra in invented.items() if extra}


def test_joined_labels_would_be_found() -> None:
    html = "<main><p>Toll</p><svg><text>144</text><text>85</text></svg></main>"
    assert runs(by_inscriptis(html)) == {"14485"}


@pytest.mark.parametrize("convert", CONVERTERS)
def test_the_heading_the_findings_and_the_prose_of_a_report_are_there_in_order(
    site: Path, convert: Callable[[str], str]
) -> None:
    for path in sorted(site.glob("*/reports/2*.html")):
        page = read_page(path)
        taken = letters(convert(page.html))
        title = letters("".join(page.document.find(".//h1").itertext()))
        paragraphs = list(map(letters, page.prose()))
        told = [letters(words) for finding in page.findings() for words in finding]
        for words in (title, *paragraphs, *told):
            assert words in taken, (path, words)
        places = [taken.index(words) for words in (title, *paragraphs)]
        assert places == sorted(places)
