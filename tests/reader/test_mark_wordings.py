"""Wordings of monitors, ministries and agencies: what a person reads in each, alone and in its sentence."""

from __future__ import annotations

import pytest

from hasila.reader import ReadMark, Unread, read_mark

READ = {
    "en": (
        "a total of 58=58|toll of 12=12|the toll rose to 12=12|all 12 people=12|the remaining 12=12|"
        "12 deceased=12|12 total=12|several dozens=24+|maximum 60=0-60|ca 60=55-64|min. 58=58+|"
        "a single child=1|a child soldier=1|a Syrian woman=1|an elderly man=1|nil deaths=0|"
        "no known deaths=0|12 to 15k=12000-15000|12-15k=12000-15000|1.2-1.5m=1200000-1500000|"
        "between 12 and 15k=12000-15000|two or three dozen=24-36|2-3 dozen=24-36|no more than five=0-5|"
        "no new deaths=0|58 or more=58+|as many as 60=0-60|12 killed and wounded=12|"
        "civilian deaths and injuries: 12=12|no fatalities reported=0|one person=1|two dozen people=24|"
        "3 lakh=250000-349999"
    ),
    "ar": (
        "سقوط 12 قتيلاً=12|ارتفعت الحصيلة إلى 12=12|القتلى الـ12=12|بـ12=12|58 وما فوق=58+|"
        "لا أقل من 12=12+|مالا يقل عن 12=12+|بضع عشرات=20+|12 سورياً=12|طفل رضيع=1|طفلان رضيعان=2|"
        "قياديان عسكريان=2|"
        "رجل مسن=1|لا ضحايا حتى الآن=0|لا قتلى معروفين=0|12 قتيلاً وجريحاً=12|12 شخصاً بين طفل وامرأة=12|"
        "وفاة وإصابة 12 شخصاً=12|خمس من القتلى=5|خمس ضحايا=5|مليون ونصف المليون=1250000-1749999|"
        "ألفي شخص=2000|خمسة وعشرون=25|ما بين 12 إلى 15=12-15|12 ألفاً و300 شخص=12300|"
        "بين 12 و15 ألفاً=12000-15000"
    ),
}
"""``words=count``: one number, "58+" for that or more, "12-15" for both ends."""
REFUSED = {
    "en": (
        "a woman and two children=several-numbers|a mother and her three children=several-numbers|"
        "woman and 3 children=several-numbers|3 children and their mother=several-numbers|"
        "a woman and child=several-numbers|no toll=no-number|no number of deaths=no-number|"
        "no more deaths=unknown-words|12_=unknown-words|12_000=unknown-words|one in five=percent|"
        "half of the dead=percent|a third of the victims=percent|two thirds of 12=percent|"
        "twice 12=unknown-words|not 12=unknown-words|all but 12=unknown-words|12 minus 2=several-numbers|"
        "12 per day=no-count|single child=no-number|twelfth=no-number"
    ),
    "ar": (
        "طفلان وامرأة=several-numbers|شخص أو شخصان=several-numbers|امرأة و3 أطفال=several-numbers|"
        "3 أطفال وامرأة=several-numbers|ثلاثة أطفال وامرأتان=several-numbers|"
        "12 شخصاً بينهم امرأة=several-numbers|قتيل و3 جرحى=several-numbers|"
        "12 جريحاً وقتيل=several-numbers|أم وأطفالها الثلاثة=several-numbers|خمس الضحايا=percent|"
        "عشر القتلى=percent|ثلث القتلى=percent|سدس الضحايا=percent|12 بالمية=percent|الاثنين=no-number|"
        "الأحد=no-number|أحد=no-number|لا حصيلة=no-number|لا عدد للقتلى=unknown-words|"
        "ل12=unknown-words|12 مرة=unknown-words|باستثناء 12=unknown-words"
    ),
}
IN_ITS_SENTENCE = """
en|[No one] in the village was killed|0|exact|
en|[no deaths] but 3 injuries|0|exact|
en|[12 killed], at least 15 wounded|12|exact|
en|[12], at least 15 wounded|12|exact|
en|[12] soldiers and at least 15 officers|12|exact|
en|[12] soldiers and officers at least|12|at_least|at least
en|[12] out of 15 people|12|exact|
ar|[12] قتيلاً من المدنيين على الأقل|12|at_least|على الأقل
ar|[12 قتيلاً]، على الأقل 5 منهم|12|exact|
ar|[12] جندياً وعلى الأقل 5 ضباط|12|exact|
ar|[لم يُقتل أحد] في القصف|0|exact|
ar|[أحد] القتلى|1|exact|
ar|لم يقتل سوى [12] شخصاً|12|exact|
"""
"""Language, sentence with its mark, number, qualifier, and the qualifier that was left outside the mark."""
REFUSED_IN_ITS_SENTENCE = """
en|[No one] survived|cut-number
en|[No one] was rescued|cut-number
en|[nobody] knows how many|cut-number
en|[no civilians] survived|cut-number
en|[No one was killed], except a child|cut-number
en|[No deaths] other than 3|cut-number
en|not [no deaths]|denied
en|almost [no one] was killed|denied
en|not [12] but 15|denied
en|[12] deaths per day|no-count
en|[12] per 100,000|no-count
en|an average of [12] people|no-count
en|[12]+3 people|cut-number
en|at [12]:30|cut-number
en|± [12]|sign
ar|[لا أحد] نجا|cut-number
ar|[لا أحد] يعرف|cut-number
ar|[لم يقتل أحد] سوى طفل|cut-number
ar|[لا قتلى] باستثناء طفل|cut-number
ar|ليس [دون وفيات]|denied
ar|بمعدل [12] قتيلاً في اليوم|no-count
ar|[12] لكل مئة ألف|no-count
ar|كل [طفل]|no-count
ar|[خمس] الضحايا|percent
ar|يوم [الأحد] الماضي|no-number
ar|[أحد] عشر شخصاً|cut-number
ar|[12]،5|cut-number
"""


def rows(table: dict[str, str]) -> list[tuple[str, str, str]]:
    listed = ((language, row.rpartition("=")) for language, text in table.items() for row in text.split("|"))
    return [(language, words, expected) for language, (words, _, expected) in listed]


def sentences(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().split("\n")]


def ends(expected: str) -> tuple[int, int | None]:
    low, dash, high = expected.removesuffix("+").partition("-")
    if expected.endswith("+"):
        return int(low), None
    return int(low), int(high if dash else low)


def read(language: str, sentence: str) -> ReadMark | Unread:
    before, _, rest = sentence.partition("[")
    words, _, after = rest.partition("]")
    return read_mark(words, language, before, after)


@pytest.mark.parametrize(("language", "words", "expected"), rows(READ))
def test_a_wording_is_read_as_a_person_reads_it(language: str, words: str, expected: str) -> None:
    said = read_mark(words, language)
    assert isinstance(said, ReadMark), said
    assert (said.interval.low, said.interval.high) == ends(expected)


@pytest.mark.parametrize(("language", "words", "reason"), rows(REFUSED))
def test_a_wording_that_is_no_one_count_is_refused(language: str, words: str, reason: str) -> None:
    unread = read_mark(words, language)
    assert isinstance(unread, Unread), unread
    assert unread.reason == reason


@pytest.mark.parametrize(
    ("language", "sentence", "number", "qualifier", "outside"), sentences(IN_ITS_SENTENCE)
)
def test_a_mark_is_read_with_what_stands_around_it(
    language: str, sentence: str, number: str, qualifier: str, outside: str
) -> None:
    said = read(language, sentence)
    assert isinstance(said, ReadMark), said
    assert (said.number, said.qualifier, said.outside) == (int(number), qualifier, outside)


@pytest.mark.parametrize(("language", "sentence", "reason"), sentences(REFUSED_IN_ITS_SENTENCE))
def test_a_mark_that_its_sentence_makes_no_count_is_refused(
    language: str, sentence: str, reason: str
) -> None:
    unread = read(language, sentence)
    assert isinstance(unread, Unread), unread
    assert unread.reason == reason
