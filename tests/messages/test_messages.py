"""What is said of mistakes in other languages: no message of the code is without its translation, and every
mistake that the tests know is told whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from hasila.cli import check, console, excerpt
from hasila.cli.wording import LIST, languages, wording_of
from hasila.cli.wording.taken_apart import COUNTED
from hasila.model.catalogue import Catalogue, Message, read_catalogue
from hasila.model.diagnostics import Diagnostic, Location
from tests.messages.collected import messages, shape
from tests.mistakes.project import CASES

COMPLETE = ("ar", "es", "fr", "tr")
NOT_SAID = frozenset(
    {
        '<th class="count">',
        '<td class="count">',
        "on {value}T{value}",
        "on {value}",
        "(glob){value}.*",
        "not a git repository",
        "dubious ownership",
        "document start",
        "end of stream",
        "document separator",
        "but got",
        "mapping values",
        "expected ':'",
        "block end",
        "but found ':'",
        "expected the node content, but found ','",
        "expected <block end>, but found '<scalar>'",
        "got ':'",
    }
)
"""Texts that are no message: marks of HTML, periods as they are written, what the parser of YAML says."""
_PRINTED = re.compile(r"\S.*?: (error|warning)\[[\w-]+\](?: \(stands\))?: (?P<text>.*)")
_ENGLISH = re.compile(r"(?<![\w./#-])[A-Za-z]*[a-z]{2,}(?![\w./#-])")
_QUOTED = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|\{[^{}]*\}|\[[^\]]*\]")
OF_FILES = frozenset(
    (
        "one",
        "two",
        "few",
        "many",
        "other",
        "zero",
        "among",
        "cause",
        "corrects",
        "counts",
        "estimate",
        "explained",
        "kind",
        "parts",
        "population",
        "publisher",
        "restarts",
        "unstated",
        "categories",
        "causes",
        "divisions",
        "measures",
        "names",
        "periods",
        "places",
        "populations",
        "publishers",
        "about",
        "ar",
        "corrections",
        "data",
        "day",
        "en",
        "glossary",
        "identified",
        "injured",
        "killed",
        "children",
        "women",
        "method",
        "month",
        "privacy",
        "bridge",
        "total",
        "Kiswahili",
        "https",
        "Jinja",
        "Markdown",
        "Windows",
        "git",
        "msgid",
        "msgstr",
    )
)
"""English words that stand in an Arabic message: forms, keys, ids, names of pages and of programs."""
_NEXT = "    next: "


@cache
def catalogue(language: str) -> Catalogue:
    text = (files("hasila.cli.wording") / f"{language}.po").read_text(encoding="utf-8")
    return read_catalogue(text, language)


def words_of(message: Message) -> list[str]:
    return [message.id, message.plural] if message.plural else [message.id]


def translated(language: str, text: str) -> str | None:
    told = wording_of(language).of(Diagnostic(Location("a"), "x", "error", text))
    return told and re.sub("[\u2066-\u2069]", "", told.message)


def test_the_languages() -> None:
    assert languages() == tuple(sorted(COMPLETE))


@pytest.mark.parametrize("language", COMPLETE)
def test_a_catalogue_of_messages_has_no_fault(language: str) -> None:
    assert catalogue(language).faults == ()
    assert all(all(message.forms) for message in catalogue(language).messages)


@pytest.mark.parametrize("language", COMPLETE)
def test_every_message_of_the_code_is_translated(language: str) -> None:
    known = {shape(words) for message in catalogue(language).messages for words in words_of(message)}
    said = {
        *console.SAID,
        *check.SAID,
        *excerpt.SAID,
        LIST,
        *(noun for nouns in check.NOUNS.values() for noun in nouns),
    }
    lacking = {text: where for text, where in messages().items() if shape(text) not in known}
    assert {where: text for text, where in lacking.items() if text not in NOT_SAID} == {}
    assert said <= {words for message in catalogue(language).messages for words in words_of(message)}


def test_nothing_is_translated_that_is_not_said() -> None:
    ids = [{message.id for message in catalogue(language).messages} for language in COMPLETE]
    assert all(of_one == ids[0] for of_one in ids)


def values(words: str) -> dict[str, str]:
    """A value for each place of a message, which could stand in any."""
    places = [name for _, name, *_ in Formatter().parse(words) if name]
    return {name: value_of(name, number) for number, name in enumerate(places, 3)}


def value_of(name: str, number: int) -> str:
    """A number, words of another program, or what no message is."""
    if name == COUNTED:
        return "7"
    return "foreign" * number if name.isupper() else f"{number}7.x"


@pytest.mark.parametrize("language", COMPLETE)
def test_a_message_is_taken_apart_as_it_was_put_together(language: str) -> None:
    """No other message takes its place, with any values."""
    plural = catalogue(language).plural
    assert plural
    for message in catalogue(language).messages:
        for words in words_of(message):
            given = values(words)
            form = message.forms[plural(7) if message.plural else 0]
            assert translated(language, words.format(**given)) == form.format(**given), words


def told_of(case: Path) -> Iterator[str]:
    """The messages and next steps of mistakes that a case prints."""
    for block in (case / "expected.txt").read_text(encoding="utf-8").split("\n\n"):
        first, *further = block.splitlines() or [""]
        found = _PRINTED.fullmatch(first)
        if found:
            yield found["text"]
            yield from (line.removeprefix(_NEXT) for line in further if line.startswith(_NEXT))


@pytest.mark.parametrize("language", COMPLETE)
def test_every_mistake_is_told_whole(language: str) -> None:
    texts = {text for case in CASES for text in told_of(case)}
    assert len(texts) > 500
    assert [text for text in texts if translated(language, text) is None] == []


def test_no_english_word_is_left_in_arabic() -> None:
    """But what stands in quotes, in paths, and the words of the files themselves."""
    left: set[str] = set()
    for text in {text for case in CASES for text in told_of(case)}:
        left |= set(_ENGLISH.findall(_QUOTED.sub(" ", translated("ar", text) or "")))
    assert left <= OF_FILES


@pytest.mark.parametrize("language", COMPLETE)
def test_a_value_may_be_arabic_behind_a_key(language: str) -> None:
    assert "منذ الهدنة" in (translated(language, "`when: منذ الهدنة` names no period") or "")


def test_what_mirrors_among_arabic_is_isolated() -> None:
    told = wording_of("ar").whole("من −90 إلى 90، و >>>>>>> أيضاً")
    assert "\u2066−90\u2069" in told
    assert "\u2066>>>>>>>\u2069" in told
