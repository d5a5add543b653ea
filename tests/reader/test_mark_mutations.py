"""Every number reads back under every qualifier, digit set and language; a character more or another is
refused, or read as meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hasila.reader import ReadMark, read_mark

from .speller import arabic, english

DIGITS = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
QUALIFIERS = {
    "en": [
        "{}",
        "at least {}",
        "more than {}",
        "about {}",
        "nearly {}",
        "up to {}",
        "{} or more",
        "≥{}",
        "~{}",
        "≤{}",
        "{}+",
    ],
    "ar": [
        "{}",
        "ما لا يقل عن {}",
        "أكثر من {}",
        "نحو {}",
        "قرابة {}",
        "لا يزيد على {}",
        "{} على الأقل",
        "≥{}",
        "~{}",
        "≤{}",
        "{}+",
    ],
    "fr": ["{}", "≥{}", "~{}", "≤{}", "{}+", ">{}"],
}
ALPHABET = "0123456789٠١٢۳٤ .,-−+–%٪<>~/:;'\"()[]#$²½lOIoabkmeхاوهلأ\u200f\u202e\u200b\u0301"


def written(number: int, digits: str) -> str:
    return "".join(DIGITS[digits][int(digit)] for digit in str(number))


@pytest.mark.parametrize("language", QUALIFIERS)
@pytest.mark.parametrize("digits", DIGITS)
def test_every_number_reads_back_under_every_qualifier(language: str, digits: str) -> None:
    """Plainly all numbers to 1,199 and one in 13 to 9,999; under each qualifier one in 37."""
    plain = (*range(1, 1_200), *range(1_200, 10_000, 13))
    for form in QUALIFIERS[language]:
        for number in plain if form == "{}" else range(1, 10_000, 37):
            said = read_mark(form.format(written(number, digits)), language)
            assert isinstance(said, ReadMark) and said.number == number, (form, number, said)
            assert (said.qualifier == "exact") == (form == "{}")


@pytest.mark.parametrize(("language", "spell"), [("en", english), ("ar", arabic)])
def test_every_number_in_words_reads_back(language: str, spell) -> None:
    for number in range(0, 10_000, 3):
        said = read_mark(spell(number), language)
        assert isinstance(said, ReadMark) and (said.number, said.qualifier) == (number, "exact"), (
            spell(number),
            said,
        )


def meant(words: str) -> tuple[int | None, int | None]:
    """The reading of a person in a text of digits and signs, by rules of this test alone; two ``None`` for
    nothing that is sure.

    Only forms of which there is no doubt are listed: plain digits of one script, thousands by a comma, a
    narrow space or an apostrophe, one sign before or a plus behind, a range of two such numbers; Arabic
    writes «و» on to a number.
    """
    plain = words.strip(" \u200f").strip('"').removeprefix("و")
    plain = re.sub(r"(?<=\d)[ '](?=\d{3}(?!\d))|(?<=\d),(?=\d{3}(?!\d))", "", plain)
    for zero in ("٠", "۰"):
        plain = "".join(
            str(ord(char) - ord(zero)) if 0 <= ord(char) - ord(zero) <= 9 else char for char in plain
        )
    plain = re.sub(r"(?<=\d)[.,٫]0{1,2}$", "", plain)
    found = re.fullmatch(r"(?:[<>~] ?)?(\d+) ?\+?(?: ?[-–] ?(\d+))?[kmp]?", plain) or re.fullmatch(
        r"(\d+) (?:[kmp])", plain
    )
    return (int(found[1]), int(found[2]) if found.lastindex == 2 else None) if found else (None, None)


@given(
    number=st.integers(1, 99_999),
    digits=st.sampled_from(sorted(DIGITS)),
    language=st.sampled_from(["en", "ar", "fr", "xx"]),
    at=st.integers(0, 5),
    char=st.sampled_from(ALPHABET),
    replace=st.booleans(),
)
@settings(max_examples=3000, deadline=None)
def test_a_character_more_or_another_is_refused_or_read_as_meant(
    number: int, digits: str, language: str, at: int, char: str, replace: bool
) -> None:
    words = written(number, digits)
    at = min(at, len(words))
    mutated = words[:at] + char + words[at + (replace and at < len(words)) :]
    said = read_mark(mutated, language)
    if isinstance(said, ReadMark):
        low, high = meant(mutated)
        scale = {"k": 1000, "m": 1_000_000}.get(mutated.strip()[-1], 1)
        assert low is not None, (mutated, said)
        assert said.number == low * scale, (mutated, said)
        assert high is None or said.interval.high == high, (mutated, said)


@given(
    number=st.integers(1, 999),
    language=st.sampled_from(["en", "ar"]),
    at=st.integers(0, 30),
    char=st.sampled_from("abcdefghijklmnopqrstuvwxyzابتثحدرسصعفقكلمنهوي"),
)
@example(number=8, language="en", at=5, char="y")
@settings(max_examples=1500, deadline=None)
def test_a_letter_more_in_number_words_changes_no_number(
    number: int, language: str, at: int, char: str
) -> None:
    spelled = {"en": english, "ar": arabic}[language]
    words = spelled(number)
    mutated = words[: min(at, len(words))] + char + words[min(at, len(words)) :]
    said = read_mark(mutated, language)
    if not isinstance(said, ReadMark) or said.qualifier == "range":
        return  # "seventy-eighty" is a range, as a person reads it
    reads_as_meant = said.number == number or spelled(said.number) == mutated  # "eight" and "eighty"
    assert reads_as_meant, (words, mutated, said)
