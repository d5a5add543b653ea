"""Qualifiers of languages whose marks are read by digits: no word of them leaves a number exact."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import hasila.reader
from hasila.reader import ReadMark, Unread, knows_qualifiers, read_mark
from hasila.reader.lexicon import RULES_OF_QUALIFIERS

KNOWN = yaml.safe_load(
    (Path(hasila.reader.__file__).parent / "data" / "qualifiers.yaml").read_text(encoding="utf-8")
)
WORDS = [
    (language, key, words.strip())
    for language, senses in KNOWN.items()
    for key, listed in senses.items()
    for words in listed.split(",")
]
BOUNDS = {
    "at_least": (63, None),
    "more_than": (63, None),
    "about": (56, 70),
    "nearly": (56, 63),
    "at_most": (0, 63),
    "less_than": (0, 63),
}


def joined(first: str, second: str) -> str:
    """Two pieces of a text; an apostrophe joins them without a blank."""
    return first + second if first.endswith("'") or second.startswith("'") else f"{first} {second}"


@pytest.mark.parametrize(("language", "key", "words"), WORDS)
def test_a_qualifier_is_read_in_the_mark_and_missed_beside_it(language: str, key: str, words: str) -> None:
    sense = key.removesuffix("_after")
    before, after = (words, "") if key == sense else ("", words)
    inside = read_mark(joined(before, joined("63", after)).strip(), language)
    if "\u200c" in words:  # a sign that cannot be seen is refused wherever it stands
        assert isinstance(inside, Unread) and inside.reason == "hidden-character"
        return
    beside = read_mark(
        "63", language, joined(before, "") if before else "", joined("", after) if after else ""
    )
    assert isinstance(inside, ReadMark) and isinstance(beside, ReadMark)
    assert (inside.interval.low, inside.interval.high) == BOUNDS[sense]
    assert inside.qualifier == RULES_OF_QUALIFIERS[sense][0]
    assert (beside.interval, beside.qualifier) == (inside.interval, inside.qualifier)
    assert beside.outside == words


@pytest.mark.parametrize("language", KNOWN)
def test_no_words_have_two_senses(language: str) -> None:
    sides: dict[str, list[str]] = {"before": [], "after": []}
    for of_language, key, words in WORDS:
        if of_language == language:
            sides["after" if key.endswith("_after") else "before"].append(words)
    for words in sides.values():
        assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("es", "de los ", " casos"),
        ("fr", "parmi les ", " personnes"),
        ("de", "den ", " Toten"),
        ("tr", "", " kişi"),
        ("ru", "из ", " погибших"),
    ],
)
def test_other_words_qualify_nothing(language: str, before: str, after: str) -> None:
    read = read_mark("63", language, before, after)
    assert isinstance(read, ReadMark) and (read.qualifier, read.outside) == ("exact", "")


def test_a_language_that_is_missing_is_known_to_be() -> None:
    assert all(knows_qualifiers(language) for language in (*KNOWN, "ar", "en"))
    assert not knows_qualifiers("ckb")
