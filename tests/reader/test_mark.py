"""The readings of the marked words of a link."""

import pytest

from hasila.reader import ReadMark, Unread, read_mark

STATED = [
    ("at least 341", "en", 341, "at_least", "[341, ∞)"),
    ("341 على الأقل", "ar", 341, "at_least", "[341, ∞)"),
    ("144 مدنياً", "ar", 144, "exact", "[144, 144]"),
    ("نحو 30", "ar", 30, "about", "[25, 34]"),
    ("about 48", "en", 48, "about", "[43, 53]"),
    ("قرابة 500", "ar", 500, "about", "[400, 549]"),
    ("nearly 900", "en", 900, "about", "[800, 900]"),
    ("up to 70", "en", 70, "less_than", "[0, 70]"),
    ("ألف و282", "ar", 1282, "exact", "[1282, 1282]"),
    ("160 ألفا و583", "ar", 160583, "exact", "[160583, 160583]"),
    ("8.8 million", "en", 8800000, "rounded", "[8750000, 8849999]"),
    ("عشرات القتلى", "ar", 20, "unspecified_plural", "[20, ∞)"),
    ("a number of fighters", "en", None, "a_number_of", "[0, ∞)"),
    ("between 30 and 35 people", "en", 30, "range", "[30, 35]"),
    ("طفل", "ar", 1, "exact", "[1, 1]"),
    ("قياديان", "ar", 2, "exact", "[2, 2]"),
]


@pytest.mark.parametrize(("words", "language", "number", "qualifier", "interval"), STATED)
def test_marked_words_state_a_number_and_what_it_can_be(words, language, number, qualifier, interval):
    said = read_mark(words, language)
    assert isinstance(said, ReadMark)
    assert (said.number, said.qualifier, str(said.interval)) == (number, qualifier, interval)
    assert said.why


@pytest.mark.parametrize(
    ("words", "reason"), [("no answer", "no-number"), ("12 killed, 13 wounded", "several-numbers")]
)
def test_a_mark_with_no_number_or_two_is_not_read(words, reason):
    assert read_mark(words, "en").reason == reason
    assert isinstance(read_mark(words, "en"), Unread)


def test_a_qualifier_left_outside_the_mark_is_named():
    said = read_mark("341", "en", before="rose to at least ", after=" people")
    assert (said.qualifier, said.outside) == ("at_least", "at least")


def test_letters_written_on_to_a_word_may_stand_before_the_mark() -> None:
    said = read_mark("نحو 150", "ar", "قدّر عدد القتلى بـ", "")
    assert isinstance(said, ReadMark) and (said.qualifier, said.outside) == ("about", "")
    left_out = read_mark("150", "ar", "قدّر عدد القتلى بنحو ", "")
    assert isinstance(left_out, ReadMark) and left_out.outside
