"""When, in the words of a text: each with the head's period that it stands for."""

from __future__ import annotations

from datetime import date

import pytest

from hasila.reader.times import times_of

REFERENCE = date(2019, 12, 6)  # a Friday
DAYS = [
    ("ar", "منذ 30 نيسان/أبريل 2019", "since", "2019-04-30", None),
    ("ar", "منذ 30 نيسان وحتى الخميس 21 تشرين الثاني", "since", "2019-04-30", "2019-11-21"),
    ("ar", "يوم الجمعة 16 آب 2019", "day", "2019-08-16", "2019-08-16"),
    ("ar", "في 16 أوت 2019", "day", "2019-08-16", "2019-08-16"),
    ("ar", "أمس الخميس", "day", "2019-12-05", "2019-12-05"),
    ("ar", "خلال أيار 2019", "month", "2019-05-01", "2019-05-31"),
    ("ar", "بين 26 نيسان و11 أيار", "span", "2019-04-26", "2019-05-11"),
    ("ar", "منذ مطلع العام", "since", "2019-01-01", None),
    ("ar", "الفيضانات التي بدأت يوم الاثنين الماضي، 2 كانون الأول", "since", "2019-12-02", None),
    ("en", "the floods that began last Monday, 2 December", "since", "2019-12-02", None),
    ("ar", "15 رمضان 1440", "day", "2019-05-20", "2019-05-20"),
    ("en", "since the escalation began on 30 April until 21 November", "since", "2019-04-30", "2019-11-21"),
    ("en", "on May 3", "day", "2019-05-03", "2019-05-03"),
    ("en", "on 20 December", "day", "2018-12-20", "2018-12-20"),
    ("en", "from 5 to 7 May 2019", "span", "2019-05-05", "2019-05-07"),
    ("en", "yesterday, Thursday", "day", "2019-12-05", "2019-12-05"),
    ("en", "since the start of the year", "since", "2019-01-01", None),
    ("fr", "depuis le 30 avril 2019", "since", "2019-04-30", None),
    ("ar", "خلال عام 2018", "year", "2018-01-01", "2018-12-31"),
    ("en", "in 2018", "year", "2018-01-01", "2018-12-31"),
    ("en", "throughout the year 2018", "year", "2018-01-01", "2018-12-31"),
    ("fr", "au cours de l'année 2018", "year", "2018-01-01", "2018-12-31"),
    ("ar", "بين عامي 2016 و2018", "span", "2016-01-01", "2018-12-31"),
    ("en", "from 2016 to 2018", "span", "2016-01-01", "2018-12-31"),
    ("ar", "منذ مطلع عام 2018", "since", "2018-01-01", None),
    ("ar", "منذ مطلع 2018", "since", "2018-01-01", None),
    ("en", "since the start of 2018", "since", "2018-01-01", None),
    ("fr", "depuis le début de 2018", "since", "2018-01-01", None),
    ("ar", "يومي 3 و4 كانون الأول", "span", "2019-12-03", "2019-12-04"),
    ("ar", "يومي الثلاثاء والأربعاء", "span", "2019-12-03", "2019-12-04"),
    ("en", "on 3 and 4 December", "span", "2019-12-03", "2019-12-04"),
    ("en", "on Tuesday and Wednesday", "span", "2019-12-03", "2019-12-04"),
    ("en", "in the week to 5 December", "span", "2019-11-29", "2019-12-05"),
    ("en", "week ending Thursday 5 December", "span", "2019-11-29", "2019-12-05"),
    ("ar", "الأسبوع المنتهي في 5 كانون الأول", "span", "2019-11-29", "2019-12-05"),
    ("fr", "la semaine au 5 décembre", "span", "2019-11-29", "2019-12-05"),
    ("fr", "les 3 et 4 décembre", "span", "2019-12-03", "2019-12-04"),
    ("fr", "lundi 2 décembre 2019", "day", "2019-12-02", "2019-12-02"),
]
HOURS = [
    ("ar", "خلال الساعات الـ24 الماضية", 24),
    ("ar", "في 48 ساعة", 48),
    ("ar", "خلال اليومين الماضيين", 48),
    ("en", "during the past 72 hours", 72),
    ("en", "in two days", 48),
    ("fr", "au cours des dernières 24 heures", 24),
]


@pytest.mark.parametrize(
    ("language", "text", "kind", "first", "last"), DAYS, ids=lambda value: str(value)[:24]
)
def test_days_are_read_by_all_their_names(language, text, kind, first, last):
    found = times_of(text, language, REFERENCE)
    days = [(one.kind, str(one.first), str(one.last) if one.last else None) for one in found]
    assert days == [(kind, first, last)]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("ar", "بعد شهر على بدء التصعيد", 30),
        ("ar", "بعد يومين على بدء الاشتباكات", 2),
        ("ar", "بعد 3 أشهر على بدء الهدنة", 91),
        ("en", "a week after the truce began", 7),
        ("en", "two years into the drought", 730),
        ("en", "nineteen weeks after the truce began", 0),
        ("fr", "un mois après le séisme", 30),
    ],
)
def test_how_long_after_an_event_is_read_where_its_number_is_known(
    language: str, text: str, days: int
) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert (mention.kind, mention.first, mention.open, mention.days) == ("since", None, True, days)


@pytest.mark.parametrize(("language", "text", "hours"), HOURS, ids=lambda value: str(value)[:24])
def test_hours_until_the_report_are_read(language, text, hours):
    assert [(one.kind, one.hours) for one in times_of(text, language, REFERENCE)] == [("hours", hours)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "12 people may die"),
        ("en", "30 were killed in 3 raids"),
        ("ar", "قُتل 30 شخصاً"),
        ("de", "am 3. Mai"),
    ],
)
def test_numbers_that_are_no_time_are_none(language, text):
    assert times_of(text, language, REFERENCE) == ()


def test_an_event_without_a_day_is_left_open_and_another_calendar_is_rough():
    (since,) = times_of("منذ اتفاق سوتشي", "ar", REFERENCE)
    assert since.open and since.first is None
    (hijri,) = times_of("15 رمضان 1440", "ar", REFERENCE)
    assert hijri.rough


@pytest.mark.parametrize(
    ("text", "language", "kind", "first"),
    [
        ("Five died on 3 December. On the same day six were hurt.", "en", "day", date(2019, 12, 3)),
        ("Five died on 3 December. The day before, six were hurt.", "en", "day", date(2019, 12, 2)),
        ("In November 2019 six died; in the same month ten were hurt.", "en", "month", date(2019, 11, 1)),
        ("Fighting since midnight has killed six.", "en", "day", date(2019, 12, 6)),
        ("Fighting since the end of April has killed six.", "en", "since", date(2019, 4, 30)),
        (
            "Four months after the escalation of 30 April 2019 the toll is 12.",
            "en",
            "since",
            date(2019, 4, 30),
        ),
        ("Last month six died.", "en", "month", date(2019, 11, 1)),
        ("قُتل 5 في 3 كانون الأول. وفي اليوم نفسه أصيب 6.", "ar", "day", date(2019, 12, 3)),
        ("وفي يوم النشر قُتل 6.", "ar", "day", date(2019, 12, 6)),
        ("بعد أربعة أشهر على تصعيد 30 نيسان 2019 بلغ العدد 12.", "ar", "since", date(2019, 4, 30)),
    ],
)
def test_a_time_that_points_to_another(text: str, language: str, kind: str, first: date) -> None:
    *_, last = times_of(text, language, date(2019, 12, 6))
    assert (last.kind, last.first) == (kind, first)


def test_a_text_that_points_to_a_time_but_names_none_says_none() -> None:
    assert times_of("In the same period ten were hurt.", "en", date(2019, 12, 6)) == ()


def test_a_day_of_speech_one_that_closes_and_a_window_in_a_label_are_told_apart() -> None:
    said = times_of("sank on Friday night, officials said on Saturday", "en", REFERENCE)
    assert [mention.spoken for mention in said] == [False, True]
    closing, first = times_of("As of 2 December 40 were displaced since 30 November", "en", REFERENCE)
    assert closing.closes and not first.closes
    assert [mention.hours for mention in times_of("Deaths (24 hours): 3", "en", REFERENCE)] == [24]
    (span,) = times_of("من 2 تشرين الثاني 2019 حتى يوم النشر", "ar", REFERENCE)
    assert (span.kind, span.first) == ("since", date(2019, 11, 2))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 3 and 9 November"),
        ("ar", "يومي 3 و9 تشرين الثاني"),
        ("en", "since 2011"),
        ("ar", "منذ عام 2011"),
    ],
)
def test_days_that_are_no_span_and_the_beginning_of_what_began_in_a_year_are_left_open(
    language: str, text: str
) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert mention.open and mention.first is None


@pytest.mark.parametrize(
    "text", ["in 2021", "in 2018/2019", "in 2,019 tents", "the 2018 flood", "on Friday 5 of them"]
)
def test_no_year_is_seen_where_none_is_told(text: str) -> None:
    assert not [one for one in times_of(text, "en", REFERENCE) if one.kind == "year"]


def test_a_compared_time_and_the_day_of_a_document_are_told_apart() -> None:
    own, other = times_of("12 in May 2019, fewer than in April 2019", "en", REFERENCE)
    assert own.compared == -1 and other.compared == len("12 in May 2019, fewer ")
    (told,) = times_of("مقارنة بشهر نيسان 2019", "ar", REFERENCE)
    assert told.compared == 0
    last = times_of("In 2018 five died, compared with 2017. In the same year", "en", REFERENCE)[-1]
    assert last.first == date(2018, 1, 1)
    for language, text in (
        ("en", "Bulletin of 3 December"),
        ("ar", "بيان 3 كانون الأول"),
        ("fr", "Rapport du 3 décembre"),
    ):
        (mention,) = times_of(text, language, REFERENCE)
        assert mention.dated
    (event,) = times_of("Report of the 3 December attack", "en", REFERENCE)
    assert not event.dated
