"""None, said in words, is exactly 0; what only looks like a denial is refused or read as what it says."""

from __future__ import annotations

import pytest

from hasila.model.interval import exactly
from hasila.reader import ReadMark, read_mark

NONE = {
    "en": (
        "no one died|nobody has been killed|no injuries|no casualties reported|No deaths were recorded|"
        "there were no deaths|no lives were lost|"
        "without casualties|no loss of life|not one person was killed|no confirmed deaths|"
        "no women or children|neither killed nor injured|none killed|"
        "no new deaths|did not kill anyone|no residents were harmed|no civilian casualties|"
        "caused no deaths|left no one dead|killed no one|no patients have died|"
        "none of them died|No deaths.|without a single death|Deaths: none|no one is missing|"
        "no-one was killed|not any soldier"
    ),
    "ar": (
        "لم يقتل أي شخص|لم تقع وفيات|لم تُسجّل وفيات|بدون وفيات|بلا إصابات|لا توجد وفيات|لا يوجد قتلى|"
        "لم يسقط أي قتيل|لم يُصب أحد بأذى|دون خسائر في الأرواح|"
        "دون تسجيل أي وفاة|من دون وقوع إصابات|دون سقوط ضحايا|لم تُسجَّل أي إصابة|لم يمت أحد|"
        "ليس هناك قتلى|لا ضحايا مدنيين|لم يسفر عن إصابات|لم يؤد إلى وقوع قتلى|"
        "ولم يُقتل أحد|لا قتيل ولا جريح|ما من قتلى|لا مدنيين بين القتلى|لم تحدث وفيات|"
        "لم يسجل أي حالة وفاة|دون أن يقتل أحد|لم يُجرح أحد|لا أحد"
    ),
}
NOT_NONE = {
    "en": (
        "no survivors|no information|not everyone was killed|no one knows how many died|no doubt dead|"
        "no deaths or 3|not without deaths|no|not|none|no reports of deaths|"
        "no one was not killed|no count of deaths|no deaths in 2 days|no other deaths|"
        "no one else was killed|not one but two deaths|no one's child|a child was not killed"
    ),
    "ar": (
        "لا بيانات عن الوفيات|لم يُعرف عدد القتلى|لا ناجين|لم ينج أي طفل|لم تذكر أعداد الوفيات|"
        "لا تزال جثة مفقودة|لا شك أن قتيلا|دون العاشرة|دون الأطفال|"
        "لا معلومات عن ضحايا|لم يُكشف عن عدد القتلى|لا أحد يعرف عدد القتلى|لم ترد أنباء عن ضحايا|لم|"
        "لم يسلم أحد|لم يعلن عن عدد القتلى|طفل لم يُقتل|إلا طفلا"
    ),
}


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(words, language) for language, listed in table.items() for words in listed.split("|")]


@pytest.mark.parametrize(("words", "language"), cases(NONE), ids=lambda value: value)
def test_a_denial_is_exactly_none(words: str, language: str) -> None:
    said = read_mark(words, language)
    assert isinstance(said, ReadMark), said
    assert (said.number, said.interval, said.form) == (0, exactly(0), "zero")


@pytest.mark.parametrize(("words", "language"), cases(NOT_NONE), ids=lambda value: value)
def test_what_is_no_denial_of_people_is_refused(words: str, language: str) -> None:
    assert not isinstance(read_mark(words, language), ReadMark)
