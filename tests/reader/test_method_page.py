"""The table of qualifiers on the method page says what the reader of numbers does: a page cannot drift from
the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from hasila.build.pipeline import Examined
from hasila.reader import ReadMark, read_mark
from hasila.reader.intervals import RULES

ROOT = Path(__file__).resolve().parents[2]
COUNTED = {"en": "{} people", "ar": "{} شخص"}
"""«عدد من» and "dozens" count something: the table leaves it out."""


def rows(language: str) -> list[tuple[str, str]]:
    """(words, what the count can be) of each row of the second table of the page, one for each wording."""
    page = (ROOT / "site_src" / "pages" / f"method.{language}.md").read_text(encoding="utf-8")
    table = re.split(r"^## ", page, flags=re.MULTILINE)[2]
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("|")
    ]
    return [
        (words.strip(), can_be)
        for row in cells[2:]
        for can_be in row[1:2]
        for words in re.split("[,،]", row[0])
    ]


def read(words: str, language: str) -> ReadMark:
    said = read_mark(words if re.search(r"\d", words) else COUNTED[language].format(words), language)
    assert isinstance(said, ReadMark), words
    return said


@pytest.mark.parametrize(
    ("language", "words", "can_be"), [(code, *row) for code in ("en", "ar") for row in rows(code)]
)
def test_a_row_says_what_the_words_are_read_as(
    language: str, words: str, can_be: str, examined: Examined
) -> None:
    assert examined.translators[language].interval(read(words, language).interval) == can_be


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_rule_of_the_language_has_its_row(language: str) -> None:
    data = yaml.safe_load(
        (ROOT / "generator" / "hasila" / "reader" / "data" / f"{language}.yaml").read_text(encoding="utf-8")
    )
    told = [read(words, language) for words, _ in rows(language)]
    wanted = {(entry["name"], entry["rule"]) for entry in data["qualifiers"]}
    shown = {
        (example.qualifier, rule)
        for example in told
        for rule, make in RULES.items()
        if example.number and make(example.number) == example.interval
    }
    assert wanted - shown == set()
    assert any(example.number is None for example in told)
    assert len(rows(language)) >= 8
