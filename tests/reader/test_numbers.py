"""Numbers in words and digits: what is written is what is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hasila.reader import Unread, numerals, read_mark
from hasila.reader.counts import counts_of
from hasila.reader.lexicon import lexicon_of
from hasila.reader.tokens import tokens_of

from .speller import arabic, english

ARABIC = lexicon_of("ar")
ENGLISH = lexicon_of("en")


def read(words, lexicon):
    """The values of the numbers in the words, without looking at what they count."""
    return [count.low for count in counts_of(tokens_of(words), lexicon)]


FORMS = [(False, False), (False, True), (True, False), (True, True)]
"""Gender and case: feminine or not, oblique or not."""


def test_every_arabic_number_below_ten_thousand_is_read_back_in_every_gender_and_case():
    assert [(n, form) for n in range(10_000) for form in FORMS if read(arabic(n, *form), ARABIC) != [n]] == []


def test_every_english_number_below_ten_thousand_is_read_back():
    assert [n for n in range(10_000) if read(english(n), ENGLISH) != [n]] == []
    assert [n for n in range(0, 10_000, 7) if read(english(n, joint=" ", hyphen=" "), ENGLISH) != [n]] == []


@given(st.integers(10_000, 9_999_999), st.booleans(), st.booleans(), st.sampled_from(["مئة", "مائة"]))
@settings(max_examples=400, deadline=None)
def test_large_arabic_numbers_are_read_back(number, feminine, oblique, hundred):
    assert read(arabic(number, feminine, oblique, hundred), ARABIC) == [number]


@given(st.integers(10_000, 9_999_999))
@settings(max_examples=200, deadline=None)
def test_large_english_numbers_are_read_back(number):
    assert read(english(number), ENGLISH) == [number]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("٣٤١", 341),
        ("۳۴۱", 341),
        ("4٬٣١2", 4312),
        ("١٬٢٨٤", 1284),
        ("12 480", 12480),
        ("12\u00a0480", 12480),
        ("24.610", 24610),
        ("18,204", 18204),
        ("13 ألفاً", 13000),
        ("8 آلاف و460", 8460),
        ("3.4 مليون", 3400000),
        ("565 ألفا و41", 565041),
        ("(23) ألفًا و(68)", 23068),
        ("مئة و20", 120),
        ("ثلاث مئة", 300),
        ("سـتـة", 6),
        ("ستَّمئةٍ وثمانيةً وسبعين", 678),
        ("ألفي", 2000),
        ("1,234,567", 1234567),
    ],
)
def test_digits_of_every_script_and_mixtures(words, number):
    assert read(words, ARABIC) == [number]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("ثلاثة وأربعة", [3, 4]),
        ("خمسة آلاف وثلاثة ملايين", [5000, 3000000]),
        ("عشرون وثلاثون", [20, 30]),
    ],
)
def test_two_numbers_of_a_list_stay_two(words, numbers):
    assert read(words, ARABIC) == numbers


def test_english_lists_and_dozens():
    assert read("thirty and forty", ENGLISH) == [30, 40]
    assert read("two dozen", ENGLISH) == [24]
    assert read("half a dozen", ENGLISH) == [6]
    assert read("half a million", ENGLISH) == [500_000]
    assert read("one thousand, two hundred and six", ENGLISH) == [1206]


def test_digits_of_several_scripts_are_refused_in_a_mark():
    assert read_mark("4٬٣١2", "ar") == Unread("mixed-digits", ("4٬٣١2",))


@pytest.mark.parametrize(("words", "number"), [("26طفل", 26), ("مقتل5347", 5347), ("بينهم 26طفل", 26)])
def test_digits_glued_to_words(words, number):
    assert read_mark(words, "ar").number == number


@pytest.mark.parametrize("language", ["xx", "", "../en", "zh-Hant"])
def test_an_unknown_language_has_digits_and_no_words(language):
    assert read_mark("341", language).number == 341
    assert read_mark("at least 341", language) == Unread("unknown-words", ("at least",))
    assert isinstance(read_mark("three", language), Unread)
    assert [number.kind for number in numerals("341 on 12", language)] == ["tally", "tally"]


def test_a_telephone_number_is_no_count():
    assert read_mark("0" * 40, "en") == Unread("too-long", ("0" * 40,))
    assert read_mark("0800555", "en") == Unread("leading-zero", ("0800555",))
