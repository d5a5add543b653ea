"""A mark is read in its sentence: what stands around it may be the rest of its number, its sign or its
denial."""

from __future__ import annotations

import pytest

from hasila.reader import ReadMark, Unread, read_mark

CUT = [
    ("two ", "hundred", " people", "en", "cut-number"),
    ("between ", "12", " and 15 people", "en", "cut-number"),
    ("", "12", "–15 people", "en", "cut-number"),
    ("", "12", ",500 people", "en", "cut-number"),
    ("", "12", "k people", "en", "cut-number"),
    ("", "12", "/15", "en", "cut-number"),
    ("l", "2", " men", "en", "cut-number"),
    ("", "7", "1", "en", "cut-number"),
    ("1", "7", "", "en", "cut-number"),
    ("", "six", "ty", "en", "cut-number"),
    ("", "مئت", "ان", "ar", "cut-number"),
    ("", "8", " آلاف مدني", "ar", "cut-number"),
    ("", "خمسة", " وعشرون مدنياً", "ar", "cut-number"),
    ("", "1.9", " million", "en", "not-whole"),
    ("", "341", "% of them", "en", "percent"),
    ("", "40", " per cent of them", "en", "percent"),
    ("", "40", " في المئة منهم", "ar", "percent"),
    ("-", "3", " deaths", "en", "sign"),
    ("", "2", "nd of the", "en", "ordinal"),
    ("No. ", "12", " was", "en", "ordinal"),
    ("No ", "soldier", " was killed", "en", "denied"),
    ("No ", "a soldier", " was killed", "en", "denied"),
    ("none of the ", "48", " were hurt", "en", "denied"),
    ("لم يُقتل ", "12", " شخصاً", "ar", "denied"),
    ("لم يُقتل ", "طفل", " في القصف", "ar", "denied"),
    ("a baker aged ", "48", " was killed", "en", "no-count"),
]
READ = [
    ("In the last 24 hours ", "2", " people were killed", "en", 2),
    ("of them - ", "12", " men", "en", 12),
    ("", "12", ", 15 and 16", "en", 12),
    ("و", "85 مقاتلاً", " من الفصائل", "ar", 85),
    ("منذ 30 نيسان 2019 ", "3706", "، منهم", "ar", 3706),
    ("", "12", ".", "en", 12),
]
OUTSIDE = [
    ("", "12", " people or more", "en", "or more"),
    ("", "12", " people at least", "en", "at least"),
    ("at least ", "12", " people", "en", "at least"),
    ("لا تقل الحصيلة عن ", "62", " قتيلاً", "ar", "لا تقل"),
    ("قدّر عددهم بنحو ", "150", "", "ar", "بنحو"),
]


@pytest.mark.parametrize(("before", "words", "after", "language", "reason"), CUT)
def test_a_part_of_what_is_said_is_refused(
    before: str, words: str, after: str, language: str, reason: str
) -> None:
    read = read_mark(words, language, before, after)
    assert isinstance(read, Unread), read
    assert read.reason == reason


@pytest.mark.parametrize(("before", "words", "after", "language", "number"), READ)
def test_what_its_sentence_leaves_alone_is_read(
    before: str, words: str, after: str, language: str, number: int
) -> None:
    read = read_mark(words, language, before, after)
    assert isinstance(read, ReadMark), read
    assert (read.number, read.qualifier, read.outside) == (number, "exact", "")


@pytest.mark.parametrize(("before", "words", "after", "language", "outside"), OUTSIDE)
def test_a_qualifier_outside_the_mark_is_used_and_named(
    before: str, words: str, after: str, language: str, outside: str
) -> None:
    read = read_mark(words, language, before, after)
    assert isinstance(read, ReadMark), read
    assert read.qualifier != "exact" and outside in read.outside
