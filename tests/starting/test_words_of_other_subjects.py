"""The pages of a new project speak of its own subject: no page has a word of another one, or letters of a
language that is not its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hasila.build.pipeline import make
from hasila.ingest.files import shipped_texts
from hasila.starting.project import NewPlace, NewProject, project_files

DAY = date(2021, 3, 4)
PROJECTS = {
    "outbreak": (("fr", "en"), NewPlace(("Goma",), -1.68, 29.22)),
    "migration": (("ar", "en", "es"), NewPlace(("Lampedusa",), 35.5, 12.6)),
    "disaster": (("tr", "ar"), NewPlace(("Derna", "درنة"), 32.77, 22.64)),
}
SYRIA = r"Syri|SOHR|Idli|سوري|إدلب|المرصد السوري|demilitari|منزوعة السلاح|démilitaris|desmilitariz"
WAR = (
    r"\b(?:kill(?:ed|ings?)|tolls?|wars?|fighters?|civilians?|regime|victims? of war|casualt(?:y|ies)|"
    r"tuée?s?|guerre|combattants?|civils|guerra|combatientes|savaş|ölü sayısı)\b|"
    r"قتل|قتيل|مقاتل|مدنيون|مدنيين|مدنياً|حرب|النظام"
)
VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))


class Words(HTMLParser):
    """The texts of a page, each with the language it is marked as; those of code are left out."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.open = [(language, False)]
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language, silent = self.open[-1]
        language = dict(attrs).get("lang") or language
        silent = silent or tag in ("code", "pre", "script", "style", "textarea")
        if tag not in VOID:
            self.open.append((language, silent))
        for name, value in attrs:
            if name in ("title", "alt", "aria-label", "content") and value and tag != "iframe":
                self.texts.append((language, value))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        language, silent = self.open[-1]
        if data.strip() and not silent:
            self.texts.append((language, data))


@cache
def pages(recipe: str) -> dict[str, str]:
    """Path → text of each page, and of the tables of search."""
    languages, place = PROJECTS[recipe]
    project = NewProject(recipe, languages, "", DAY, "1.2.3", (place,))
    with TemporaryDirectory() as folder:
        for path, text in project_files(project, shipped_texts("site_src")).items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        site = make(Path(folder), lambda _: None)
    return {
        file.path: file.content.decode()
        for file in site.files
        if file.path.endswith(".html") or file.path == "search/tables.js"
    }


def texts(recipe: str) -> Iterator[tuple[str, str, str]]:
    """Each page of a language, the language of a text of it, and the text."""
    for path, text in pages(recipe).items():
        words = Words(path.partition("/")[0])
        if "/" in path and path.endswith(".html"):
            words.feed(text)
            for language, said in words.texts:
                yield path, language, said


@pytest.mark.parametrize("recipe", PROJECTS)
def test_no_page_speaks_of_another_subject(recipe: str) -> None:
    assert len(pages(recipe)) > 60
    for path, _, text in texts(recipe):
        assert not re.search(SYRIA, text, re.IGNORECASE), (path, text)
        found = re.search(WAR, text, re.IGNORECASE)
        assert found is None, (path, found, text)
    assert not re.search(r"SOHR|Syrian|Tahrir|Damascus", pages(recipe)["search/tables.js"], re.IGNORECASE)


@pytest.mark.parametrize("recipe", PROJECTS)
def test_a_text_in_letters_of_another_script_says_its_language(recipe: str) -> None:
    for path, language, text in texts(recipe):
        if language != "ar" and language in PROJECTS[recipe][0]:
            assert not re.search(r"[\u0621-\u064a]", text), (path, language, text)


@pytest.mark.parametrize("recipe", PROJECTS)
def test_no_page_of_another_language_has_english_words(recipe: str) -> None:
    for path, language, text in texts(recipe):
        if language in ("fr", "es", "tr", "ar"):
            without_ids = re.sub(r"[\w.]+(?:-[\w.]+)+", "", text)
            found = re.search(r"\b(?:the|of|which|and|are|this|that|is|from|with)\b", without_ids)
            assert found is None, (path, language, text)


def test_home_and_map_say_what_is_counted_here() -> None:
    shown = pages("outbreak")
    assert "people who fell ill" in shown["en/index.html"]
    assert "Highest single count: cases" in shown["en/map.html"]
    assert 'data-measure="cases"' in shown["en/map-interactive.html"]
