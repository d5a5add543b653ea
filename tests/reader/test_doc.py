"""The questions that rules ask of a text: marks, pauses, sentences, the harms in it."""

from hasila.reader.doc import doc_of

TEXT = (
    "The flood killed 3,100 people, wounded 12 – and a man drowned. "
    "Two died at 9 a.m. on Monday\nA nurse fled"
)


def _at(doc, key):
    return doc.keys.index(key)


def test_the_comma_of_a_number_is_no_pause():
    doc = doc_of(TEXT, "en")
    commas = [i for i, key in enumerate(doc.keys) if key == ","]
    assert [doc.pause(i) for i in commas] == [False, True]


def test_a_dash_between_words_is_one_and_a_hyphen_is_none():
    doc = doc_of("three-storey houses – burnt", "en")
    assert [doc.dash(_at(doc, key)) for key in ("-", "–")] == [False, True]


def test_a_point_inside_an_abbreviation_ends_no_sentence():
    doc = doc_of(TEXT, "en")
    assert doc.together(_at(doc, "two"), _at(doc, "m"))
    assert not doc.together(_at(doc, "drowned"), _at(doc, "two"))


def test_lines_are_told_apart():
    doc = doc_of(TEXT, "en")
    assert doc.same_line(_at(doc, "flood"), _at(doc, "monday"))
    assert not doc.same_line(_at(doc, "monday"), _at(doc, "nurse"))


def test_marks_are_looked_for_in_the_sentence_only():
    doc = doc_of(TEXT, "en")
    wounded, two = _at(doc, "wounded"), _at(doc, "two")
    assert doc.mark_before(",", wounded, 9) == wounded - 1
    assert doc.mark_before(",", two, 99) == -1
    assert doc.mark_after("–", wounded, 9) == _at(doc, "–")
    assert doc.mark_after("–", wounded, 2) == -1
    assert doc.marks_between(",–", 0, two) == 3


def test_the_harm_that_ends_before_a_token_is_found():
    doc = doc_of(TEXT, "en")
    number = _at(doc, "killed") + 1
    harm = doc.harm_until(number, 4)
    assert harm is not None and harm.entry.measure == "killed"
    assert doc.harm_until(number + 1, 4) is None
    assert [found.entry.measure for found in doc.harms_among(range(len(doc.tokens)))][:2] == [
        "killed",
        "injured",
    ]


def test_a_question_beyond_the_text_is_answered_with_nothing():
    doc = doc_of("12", "en")
    assert doc.key(-1) == doc.key(9) == ""
    assert not doc.number_at(-1) and not doc.pause(5) and doc.starting_at("person", 7) is None
