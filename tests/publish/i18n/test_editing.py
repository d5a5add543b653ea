"""The words that readers see, as an editor would leave them: rules over every string of both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[3]
TRADE = {
    "en": re.compile(r"\blaws?\b|\bways? out\b|\bkeystrokes?\b|\(ours\)|\bby the sums\b", re.IGNORECASE),
    "ar": re.compile(r"منّا\b|ممّن|متقاتل|ضغط(?:ة|ات|تي) مف|مخرج|مخارج|\bقواعد لا تستقيم"),
}
"""Words of the trade, and of our own workshop, in the place of which a lay person has others."""
VOICE = {
    "en": re.compile(r"\b(?:lost|losses|martyr\w*|regime|terrorist\w*|wounded)\b", re.IGNORECASE),
    "ar": re.compile(r"استشهد|شهيد|خسائر|خسرت|نظام الأسد|قوات النظام|إرهابي|سقط \[|قتيلاً?\S* سقط|سقطوا"),
}
"""Words for the dead and for the sides that are a publisher's, not ours."""


def catalogue(code: str) -> Iterator[str]:
    """Every translation of the interface, each plural form by itself."""
    for message in read_po((ROOT / f"site_src/locale/{code}/hasila.po").open("rb")):
        if message.id:
            yield from message.string if isinstance(message.string, tuple) else (message.string,)


def labels(code: str) -> Iterator[str]:
    """Every text of the vocabulary."""
    for path in sorted((ROOT / "content/vocabulary").glob("*.yaml")):
        yield from _texts(yaml.safe_load(path.read_text(encoding="utf-8")), code)


def _texts(value: object, code: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from [inner] if key == code and isinstance(inner, str) else _texts(inner, code)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, code)


def pages(code: str) -> Iterator[str]:
    """Every page of text of the site."""
    for path in sorted((ROOT / "site_src/pages").glob(f"*.{code}.md")):
        text = path.read_text(encoding="utf-8")
        yield re.sub(r"`[^`]*`|^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def proses(code: str) -> Iterator[tuple[str, str]]:
    """The prose of every report with the name of its file, and what its head says in the language."""
    for path in sorted((ROOT / "content/reports").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if not text.startswith("---"):
            if path.name.endswith(f".{code}.md"):
                yield path.name, text
            continue
        head, _, prose = text[4:].partition("\n---\n")
        if f"\nlanguage: {code}\n" in f"\n{head}\n":
            yield path.name, prose
        said = yaml.safe_load(head)
        shown = {key: said.get(key) for key in ("title", "missing")}
        yield path.name, "\n".join(_texts(shown, code))


@pytest.mark.parametrize("code", ["ar", "en"])
def test_no_word_of_the_trade_reaches_a_reader(code: str) -> None:
    for text in (*catalogue(code), *labels(code), *pages(code)):
        assert not TRADE[code].search(text), (TRADE[code].search(text), text[:200])


@pytest.mark.parametrize("code", ["ar", "en"])
def test_our_own_voice_has_one_word_for_the_dead_and_one_name_for_each_side(code: str) -> None:
    for name, text in proses(code):
        words = re.sub(r"\]\([^)]*\)", "]", text)
        assert not VOICE[code].search(words), (name, VOICE[code].search(words))


def test_arabic_has_its_own_marks() -> None:
    """A comma, a semicolon and a question mark of Latin stand in no Arabic text but in a number."""
    for text in (*catalogue("ar"), *labels("ar")):
        assert not re.search(r"(?<!\d)[,;?]|[,;?](?!\d)", text), text
    for name, text in proses("ar"):
        words = re.sub(r"\]\([^)]*\)", "]", text)
        assert not re.search(r"(?<!\d)[,;?]", words), name


def test_a_clause_has_one_colon() -> None:
    for text in catalogue("ar"):
        for clause in re.split(r"[؛.،؟()]", text):
            assert clause.count(":") <= 1, text


def test_no_sum_shows_a_digit_and_its_noun_in_brackets() -> None:
    for text in (*catalogue("ar"), *labels("ar")):
        assert not re.search(r"\b[12] \(", text), text


@pytest.mark.parametrize("code", ["ar", "en"])
def test_numbers_of_four_digits_are_grouped_in_prose_as_in_tables(code: str) -> None:
    for name, text in proses(code):
        for mark in re.findall(r"\[([^\]]+)\]\(#", text):
            assert not re.search(r"\d{4}", mark), (name, mark)
            assert not re.search(r"[٠-٩۰-۹]", mark), (name, mark)


def test_a_noun_of_people_agrees_with_the_last_two_digits_before_it() -> None:
    """Eleven to ninety-nine take the accusative, whatever stands before: 4,665 شخصاً."""
    for name, text in proses("ar"):
        words = re.sub(r"\]\([^)]*\)", "", text).replace("[", "")
        for number, noun in re.findall(r"(\d[\d,]*) (شخصاً?|مدنياً?|قتيلاً?|طفلاً?)(?!\w)", words):
            last = int(number.replace(",", "")) % 100
            assert noun.endswith("ً") is (11 <= last <= 99) or 3 <= last <= 10, (name, number, noun)
