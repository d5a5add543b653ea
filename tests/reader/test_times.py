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
    ],
)
def test_days_that_are_no_span_are_left_open(language: str, text: str) -> None:
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


BEGINNINGS = [
    ("ar", "منذ بداية أيلول", "2019-09-01"),
    ("ar", "منذ مطلع شهر أيلول 2018", "2018-09-01"),
    ("ar", "منذ الأول من كانون الأول", "2019-12-01"),
    ("en", "since the start of September", "2019-09-01"),
    ("en", "since the beginning of October 2018", "2018-10-01"),
    ("en", "since the start of the month of September", "2019-09-01"),
    ("en", "Since the first of November 9 people", "2019-11-01"),
    ("fr", "depuis le début de septembre", "2019-09-01"),
    ("fr", "depuis début octobre", "2019-10-01"),
    ("fr", "depuis le début du mois de novembre", "2019-11-01"),
    # a year that is not that of the calendar begins on the day that is said
    ("ar", "ومنذ بدء العام الدراسي في 1 أيلول", "2019-09-01"),
    ("ar", "منذ بداية السنة المالية في 1 تموز", "2019-07-01"),
    ("ar", "منذ بداية العام الجامعي، في 22 أيلول، قضى", "2019-09-22"),
    ("en", "since the start of the school year on 2 September", "2019-09-02"),
    ("en", "since the school year began, on 2 September, nine", "2019-09-02"),
    ("fr", "depuis le début de l'année scolaire le 1er septembre", "2019-09-01"),
    ("fr", "depuis la rentrée du 2 septembre", "2019-09-02"),
]


@pytest.mark.parametrize(("language", "text", "first"), BEGINNINGS, ids=[text for _, text, _ in BEGINNINGS])
def test_since_the_beginning_of_a_month_or_of_another_year(language: str, text: str, first: str) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert (mention.kind, str(mention.first), mention.whole) == ("since", first, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "since mid-September"),
        ("en", "since early November"),
        ("ar", "منذ منتصف أيلول"),
        ("fr", "depuis la mi-septembre"),
    ],
)
def test_since_a_part_of_a_month_names_no_day(language: str, text: str) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert mention.kind == "since" and mention.open and mention.part


def test_a_school_year_without_its_day_begins_on_none() -> None:
    (mention,) = times_of("منذ بدء العام الدراسي قضى تسعة", "ar", REFERENCE)
    assert mention.open and mention.first is None


TWO_DAYS_AGO = [
    ("ar", "أول من أمس الأربعاء"),
    ("ar", "غارات أول من أمس قتلت ستة"),
    ("ar", "قبل أمس"),
    ("en", "the day before yesterday"),
    ("en", "The day before yesterday, Wednesday, six died"),
    ("fr", "avant-hier"),
    ("fr", "avant-hier, mercredi"),
]


@pytest.mark.parametrize(("language", "text"), TWO_DAYS_AGO, ids=[text for _, text in TWO_DAYS_AGO])
def test_the_day_before_yesterday_is_two_days_ago(language: str, text: str) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert (mention.kind, mention.first) == ("day", date(2019, 12, 4))


@pytest.mark.parametrize(
    ("language", "text", "first", "weekday"),
    [
        ("en", "on Friday night", "2019-12-06", True),
        ("ar", "مساء الجمعة", "2019-12-06", True),
        ("fr", "vendredi soir", "2019-12-06", True),
        ("en", "today, Friday", "2019-12-06", False),
        ("ar", "اليوم الجمعة", "2019-12-06", False),
        ("en", "on Friday 6 December", "2019-12-06", False),
        ("en", "last Friday", "2019-11-29", False),
        ("ar", "الجمعة الماضي", "2019-11-29", False),
        ("fr", "vendredi dernier", "2019-11-29", False),
        ("en", "on Thursday", "2019-12-05", True),
        ("ar", "أمس الخميس", "2019-12-05", False),
    ],
)
def test_a_weekday_alone_may_be_that_of_an_earlier_week(
    language: str, text: str, first: str, weekday: bool
) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert (mention.kind, str(mention.first), mention.weekday) == ("day", first, weekday)


PARTS_OF_YEARS = [
    ("en", "In the first quarter of the year", "2019-01-01", "2019-03-31"),
    ("en", "second quarter of 2018", "2018-04-01", "2018-06-30"),
    ("en", "in the fourth quarter of last year", "2018-10-01", "2018-12-31"),
    ("ar", "في الربع الأول من العام", "2019-01-01", "2019-03-31"),
    ("ar", "الربع الثاني من العام الماضي", "2018-04-01", "2018-06-30"),
    ("ar", "في النصف الأول من عام 2018", "2018-01-01", "2018-06-30"),
    ("fr", "au premier trimestre de 2019", "2019-01-01", "2019-03-31"),
    ("fr", "au dernier trimestre 2018", "2018-10-01", "2018-12-31"),
    ("fr", "au second semestre de l'année dernière", "2018-07-01", "2018-12-31"),
]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"), PARTS_OF_YEARS, ids=[text for _, text, *_ in PARTS_OF_YEARS]
)
def test_a_quarter_and_a_half_of_a_year_are_spans(language: str, text: str, first: str, last: str) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert (mention.kind, str(mention.first), str(mention.last)) == ("span", first, last)


def test_half_of_a_month_is_no_half_of_a_year() -> None:
    (mention,) = times_of("the first half of May 2019", "en", REFERENCE)
    assert (mention.first, mention.last) == (date(2019, 5, 1), date(2019, 5, 15))


BEFORE = [
    ("en", "Our week, 23 to 29 November. The week before 4 died", "2019-11-16", "2019-11-22"),
    ("en", "From 23 to 29 November six died, up from 4 a week earlier", "2019-11-16", "2019-11-22"),
    ("ar", "بين 23 و29 تشرين الثاني قتل 4. وفي الأسبوع السابق", "2019-11-16", "2019-11-22"),
    ("fr", "Du 23 au 29 novembre. La semaine précédente", "2019-11-16", "2019-11-22"),
    ("en", "In November 2019 six died. The month before, 4", "2019-10-01", "2019-10-31"),
    ("ar", "في تشرين الثاني 2019 قتل 6. وفي الشهر السابق", "2019-10-01", "2019-10-31"),
    # of no week that was told of
    ("en", "On 3 December six died. The week before, four", "None", "None"),
    ("en", "From 3 to 29 November six died. The week before, four", "None", "None"),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), BEFORE, ids=[text for _, text, *_ in BEFORE])
def test_the_week_before_is_that_before_the_one_told_of(
    language: str, text: str, first: str, last: str
) -> None:
    *_, mention = times_of(text, language, REFERENCE)
    assert (str(mention.first), str(mention.last), mention.open) == (first, last, first == "None")


def test_the_week_before_an_event_is_not_told() -> None:
    assert times_of("in the week before the attack", "en", REFERENCE) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "سقط الصاروخ في 3 أيار. وبلغ عدد القتلى منذ ذلك اليوم 12."),
        ("ar", "انهار السد في 3 أيار، ومنذ ذلك اليوم غرق 12."),
        ("en", "The dam broke on 3 May. Since that day 12 people have drowned."),
        ("en", "The siege was lifted on 3 May; since that same day 12 people have died."),
    ],
)
def test_since_that_day_is_since_the_day_told_of_last(language, text):
    (since,) = (found for found in times_of(text, language, REFERENCE) if found.kind == "since")
    assert (since.first, since.last, since.open) == (date(2019, 5, 3), None, False)


@pytest.mark.parametrize(
    ("language", "text"), [("ar", "منذ ذلك اليوم قُتل 12."), ("en", "Since that day 12 died.")]
)
def test_since_a_day_that_was_not_told_of_is_open(language, text):
    (since,) = times_of(text, language, REFERENCE)
    assert (since.kind, since.first, since.open) == ("since", None, True)


STRETCHES = [
    ("ar", "في النصف الأول من حزيران", "2019-06-01", "2019-06-15"),
    ("ar", "خلال الأسبوع الأول من حزيران وحده", "2019-06-01", "2019-06-07"),
    ("ar", "الأيام العشرة الأولى من تشرين الثاني", "2019-11-01", "2019-11-10"),
    ("en", "in the second half of June 2018", "2018-06-16", "2018-06-30"),
    ("en", "in the last week of February", "2019-02-22", "2019-02-28"),
    ("fr", "la première quinzaine de juin", "2019-06-01", "2019-06-15"),
    ("en", "in the first nine months of 2019", "2019-01-01", "2019-09-30"),
    ("ar", "خلال الأشهر الستة الأولى من عام 2019", "2019-01-01", "2019-06-30"),
    ("en", "over the past three months", "2019-09-06", "2019-12-06"),
    ("ar", "خلال الأشهر الستة الماضية", "2019-06-06", "2019-12-06"),
    ("ar", "خلال عام 2018 وحتى اليوم", "2018-01-01", "2019-12-06"),
    ("en", "in 2018 and to date", "2018-01-01", "2019-12-06"),
    ("en", "in 2017 and 2018", "2017-01-01", "2018-12-31"),
    ("ar", "بين كانون الثاني وأيار", "2019-01-01", "2019-05-31"),
    ("en", "in January and February", "2019-01-01", "2019-02-28"),
    ("en", "3-5 November", "2019-11-03", "2019-11-05"),
    ("en", "November 3–5", "2019-11-03", "2019-11-05"),
    ("en", "Nov. 28 to Dec. 3", "2019-11-28", "2019-12-03"),
    ("ar", "(1-7 تشرين الثاني)", "2019-11-01", "2019-11-07"),
    ("ar", "ليل الأربعاء/الخميس", "2019-12-04", "2019-12-05"),
    ("ar", "من الأول من تشرين الثاني حتى الخامس عشر منه", "2019-11-01", "2019-11-15"),
    ("en", "in the week of 18 November", "2019-11-18", "2019-11-24"),
    ("en", "last year", "2018-01-01", "2018-12-31"),
    ("ar", "خلال العام المنصرم", "2018-01-01", "2018-12-31"),
    ("en", "on the 3rd of November last year", "2018-11-03", "2018-11-03"),
    ("ar", "في الثالث من كانون الأول", "2019-12-03", "2019-12-03"),
    ("ar", "في الخامس والعشرين من تشرين الثاني", "2019-11-25", "2019-11-25"),
    ("ar", "في 25 من الشهر الماضي", "2019-11-25", "2019-11-25"),
    ("ar", "يوم 3/12", "2019-12-03", "2019-12-03"),
    ("en", "Dec. 3", "2019-12-03", "2019-12-03"),
    ("en", "two days ago", "2019-12-04", "2019-12-04"),
    ("ar", "قبل ثلاثة أيام", "2019-12-03", "2019-12-03"),
    ("en", "on Tuesday of last week", "2019-11-26", "2019-11-26"),
    ("ar", "الليلة الماضية", "2019-12-05", "2019-12-05"),
    ("en", "overnight into Thursday", "2019-12-05", "2019-12-05"),
]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"), STRETCHES, ids=[text for _, text, *_ in STRETCHES]
)
def test_a_stretch_of_time_has_its_first_and_last_day(
    language: str, text: str, first: str, last: str
) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert (str(mention.first), str(mention.last), mention.unsure) == (first, last, False)


ABOUT = [
    ("en", "over the weekend", "2019-11-30", "2019-12-01"),
    ("en", "in late November", "2019-11-01", "2019-11-30"),
    ("ar", "في أواخر تشرين الثاني", "2019-11-01", "2019-11-30"),
    ("en", "in the summer of 2018", "2018-06-01", "2018-08-31"),
    ("ar", "في ربيع عام 2018", "2018-03-01", "2018-05-31"),
    ("en", "last winter", "2018-12-01", "2019-02-28"),
    ("ar", "هذا الأسبوع", "2019-12-01", "2019-12-06"),
    ("en", "so far this week", "2019-12-02", "2019-12-06"),
    ("en", "a week ago", "2019-11-29", "2019-11-29"),
    ("ar", "خلال شهر رمضان", "2019-05-06", "2019-06-03"),
    ("en", "since 2011", "2011-01-01", "None"),
    ("ar", "منذ عام 2011", "2011-01-01", "None"),
    ("en", "over the past ten years", "2009-12-06", "2019-12-06"),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), ABOUT, ids=[text for _, text, *_ in ABOUT])
def test_a_time_that_its_words_give_only_about_is_unsure(
    language: str, text: str, first: str, last: str
) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert (str(mention.first), str(mention.last), mention.unsure) == (first, last, True)


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("en", "Five died on 2 December. Two days later six were hurt.", "2019-12-04"),
        ("en", "Five died on 2 December, and the next day six.", "2019-12-03"),
        ("ar", "قُتل 5 في 2 كانون الأول. وفي اليوم التالي أصيب 6.", "2019-12-03"),
        ("en", "The hall fell on 2 December. A man died on 4 December; on the day itself six.", "2019-12-02"),
        ("en", "In May 2019 six died, and nine a year earlier", "2018-05-01"),
        ("en", "Between 1 May and 4 June 2019 six died, three in the same months of 2017", "2017-05-01"),
        ("en", "Week 48 (25 November to 1 December): nine died this week", "2019-11-25"),
    ],
)
def test_a_time_that_is_counted_from_another(language: str, text: str, first: str) -> None:
    *_, mention = times_of(text, language, REFERENCE)
    assert (str(mention.first), mention.open) == (first, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In recent weeks six died"),
        ("en", "two days later six died"),
        ("en", "six died a month ago"),
        ("ar", "قُتل ستة في الآونة الأخيرة"),
        ("ar", "وفي اليوم التالي قُتل ستة"),
    ],
)
def test_a_time_of_which_nothing_exact_is_known_is_open(language: str, text: str) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert mention.open and mention.first is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "تعالج العيادة ثلاثين مريضاً في اليوم"),
        ("ar", "وفي اليوم الثالث من المعارك"),
        ("ar", "خلال شهر"),
        ("en", "Update #5 - 6 people"),
        ("en", "six people a week are hurt"),
        ("en", "the score was 2-1"),
        ("ar", "قُتل ستة في ربيع"),
    ],
)
def test_words_of_time_that_say_no_time_of_the_calendar(language: str, text: str) -> None:
    assert not [one for one in times_of(text, language, REFERENCE) if one.kind in ("day", "month", "year")]


def test_hours_that_end_on_a_day_and_a_count_behind_a_month_alone() -> None:
    (window,) = times_of("in the 24 hours to Thursday morning", "en", REFERENCE)
    assert (window.kind, window.hours, window.last) == ("hours", 24, date(2019, 12, 5))
    (month,) = times_of("In November 21 people were killed", "en", REFERENCE)
    assert (month.kind, month.first) == ("month", date(2019, 11, 1))


@pytest.mark.parametrize(
    ("language", "text", "spoken", "verb"),
    [
        ("en", "the group said in a statement on Friday", True, ""),
        ("en", "police announced late on Thursday", True, ""),
        ("ar", "وفق ما أعلنت الشرطة أمس", True, ""),
        ("ar", "قال المتحدث باسم الوزارة يوم الأحد", True, ""),
        ("en", "police said six were killed on Friday", False, ""),
        ("ar", "أعلنت الشرطة أن ستة قتلوا أمس", False, ""),
        ("en", "the body of a man who went missing on Monday", False, "missing"),
        ("ar", "جثة رجل فُقد يوم الاثنين", False, "missing"),
        ("en", "a teacher who had been abducted on Monday", False, "detained"),
        ("ar", "شاب كان قد اعتُقل يوم الاثنين", False, "detained"),
        ("en", "they were buried on Monday", False, "apart"),
        ("ar", "شُيّع الضحايا يوم الاثنين", False, "apart"),
    ],
)
def test_a_day_has_the_verb_that_stands_before_it(language: str, text: str, spoken: bool, verb: str) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert (mention.spoken, mention.verb) == (spoken, verb)


@pytest.mark.parametrize(
    "text",
    [
        "قُتل ثلاثة أشخاص عند معبر باب الهوى",
        "بين سرمدا وباب الهوى قُتل سائق",
        "نُقل الجرحى إلى مشفى باب الهوى",
        "قُتل أب وطفلاه في كفرنبل",
        "عائلة مؤلفة من أب وأم وطفلين",
        "أُصيب أب لخمسة أطفال في حارم",
        "قرب باب السلامة أُصيب رجلان",
    ],
)
def test_a_father_or_a_gate_is_no_month(text: str) -> None:
    assert times_of(text, "ar", REFERENCE) == ()


@pytest.mark.parametrize(
    "text",
    ["في آب", "خلال شهر اب", "في آب 2019", "شهر أب", "اب 2019", "وآب", "آب/أغسطس"],
)
def test_the_month_of_august_is_read_in_its_own_spelling_or_beside_a_word_for_it(text: str) -> None:
    (mention,) = times_of(text, "ar", REFERENCE)
    assert (mention.kind, str(mention.first)) == ("month", "2019-08-01")


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "in the whole of 2018", "2018-01-01", "2018-12-31"),
        ("en", "in the calendar year 2017", "2017-01-01", "2017-12-31"),
        ("ar", "على مدار عام 2018", "2018-01-01", "2018-12-31"),
        ("ar", "طيلة 2018", "2018-01-01", "2018-12-31"),
    ],
)
def test_a_whole_year(language: str, text: str, first: str, last: str) -> None:
    (mention,) = times_of(text, language, REFERENCE)
    assert (str(mention.first), str(mention.last)) == (first, last)


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        (
            "en",
            "From July to September 19 people died. In September a boy died. In the same quarter of 2018 27.",
            "2018-07-01",
            "2018-09-30",
        ),
        (
            "en",
            "Bulletin, 17 to 23 November. From 10 to 16 November 31 fell ill. Two died during the week.",
            "2019-11-17",
            "2019-11-23",
        ),
        (
            "ar",
            "نشرة 17 إلى 23 تشرين الثاني. وكان الأسبوع السابق قد شهد 31 حالة. وتوفي مريضان خلال الأسبوع.",
            "2019-11-17",
            "2019-11-23",
        ),
    ],
)
def test_a_quarter_and_a_week_are_those_of_the_report(
    language: str, text: str, first: str, last: str
) -> None:
    mention = times_of(text, language, REFERENCE)[-1]
    assert (str(mention.first), str(mention.last)) == (first, last)


@pytest.mark.parametrize(("language", "text"), [("en", "during the week"), ("ar", "خلال الأسبوع")])
def test_the_week_of_a_report_that_names_none_is_not_known(language: str, text: str) -> None:
    assert times_of(text, language, REFERENCE) == ()


COMPARING = [
    ("en", "Killings were down on May", True),
    ("en", "The toll is up on last year", True),
    ("en", "Deaths were up on Monday's", True),
    ("en", "five were killed, against 97 in 2018", True),
    ("ar", "سجلنا 143 حالة، مقابل 179 حالة في كانون الثاني", True),
    ("ar", "قُتل ثلاثة مقابل سبعة في أيار", True),
    ("en", "A boat went down on Thursday off the coast", False),
    ("en", "A helicopter was shot down on 3 October", False),
    ("en", "The wall of the school came down on the evening of Tuesday", False),
    ("en", "A car blew up on Monday in the market", False),
    ("en", "Two were picked up on Tuesday by police", False),
    ("en", "an attack against a post on Monday", False),
    ("ar", "وقع انفجار مقابل المشفى يوم الاثنين", False),
]


@pytest.mark.parametrize(("language", "text", "compares"), COMPARING)
def test_what_goes_down_on_a_day_is_not_compared_with_it(language: str, text: str, compares: bool) -> None:
    mention = times_of(text, language, REFERENCE)[-1]
    assert (mention.compared >= 0) is compares


LOGS = [
    ("en", "Mon 2 December. Rain.\nThu 5. Two mines.", "2019-12-05"),
    ("en", "Sat 30: no work", "2019-11-30"),
    ("en", "The week of work ended on Tuesday 3.", "2019-12-03"),
    ("en", "- Wed. 4 – a shepherd", "2019-12-04"),
    ("ar", "الثلاثاء 3\nقتل راعٍ", "2019-12-03"),
    ("ar", "الأحد 1: لا عمل", "2019-12-01"),
]


@pytest.mark.parametrize(("language", "text", "day"), LOGS)
def test_an_entry_of_a_log_is_of_the_day_and_its_number(language: str, text: str, day: str) -> None:
    mention = times_of(text, language, REFERENCE)[-1]
    assert (mention.kind, mention.first, mention.weekday) == ("day", date.fromisoformat(day), False)


@pytest.mark.parametrize("text", ["On Thursday 5 people were killed", "On Thursday 12,400 tickets were sold"])
def test_a_number_that_counts_is_none_of_a_day_of_the_week(text: str) -> None:
    (mention,) = times_of(text, "en", REFERENCE)
    assert (mention.first, mention.weekday) == (date(2019, 12, 5), True)


TOLD = [
    ("en", "On 9 April 1986 they shot 41. Two died on 11 April.", "1986-04-11", False),
    ("en", "On 9 April 1986 they shot 41.\n\nTwo died on 11 April.", "1986-04-11", True),
    ("en", "In December 2013 four died. In January it was nine.", "2014-01-01", False),
    ("ar", "في 9 نيسان 1986 قُتل 41 شخصاً. توفي اثنان في 11 نيسان.", "1986-04-11", False),
    ("en", "On 9 April 1986 they shot 41. Two died on 11 April 2019.", "2019-04-11", False),
    ("en", "On 9 April 1986 they shot 41. Two died on 11 November.", "2019-11-11", False),
    ("ar", "في شباط 2013 قُتل أربعة. وفي 3 تشرين الثاني توفي اثنان.", "2019-11-03", False),
    ("en", "On 9 April 1986 they shot 41. Two died on 11 April this year.", "2019-04-11", False),
]


@pytest.mark.parametrize(("language", "text", "day", "unsure"), TOLD)
def test_a_day_without_a_year_is_of_that_told_of_before(
    language: str, text: str, day: str, unsure: bool
) -> None:
    mention = times_of(text, language, REFERENCE)[-1]
    assert (mention.first, mention.unsure) == (date.fromisoformat(day), unsure)


SPANS = [
    ("en", "Between Wednesday evening and this morning", "2019-12-04", "2019-12-06"),
    ("en", "between Monday night and Wednesday noon", "2019-12-02", "2019-12-04"),
    ("ar", "بين مساء الأربعاء وصباح اليوم", "2019-12-04", "2019-12-06"),
    ("ar", "من السبت 23 إلى الجمعة 29 تشرين الثاني 2019", "2019-11-23", "2019-11-29"),
    ("en", "Between 1 May and 30 September. In the season before", "2018-05-01", "2018-09-30"),
    ("ar", "بين 1 أيار و30 أيلول. وفي الموسم السابق", "2018-05-01", "2018-09-30"),
    ("en", "Week 45 (6–12 November 2019). In the previous week", "2019-10-30", "2019-11-05"),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), SPANS)
def test_spans_of_parts_of_days_and_those_before_them(
    language: str, text: str, first: str, last: str
) -> None:
    mention = times_of(text, language, REFERENCE)[-1]
    assert (mention.kind, str(mention.first), str(mention.last)) == ("span", first, last)


def test_the_day_of_the_event_is_where_a_count_begins() -> None:
    for language, text in (
        ("ar", "منذ فجر الاثنين 2 كانون الأول 1,300 وفاة. وأحد عشر منذ يوم الزلزال"),
        ("en", "On 2 December a quake struck. Eleven since the day of the earthquake"),
    ):
        mention = times_of(text, language, REFERENCE)[-1]
        assert (mention.kind, mention.first) == ("since", date(2019, 12, 2))


def test_how_long_something_took_is_no_window() -> None:
    assert times_of("The boat took 61 on board in two hours", "en", REFERENCE) == ()
    assert [one.hours for one in times_of("in the past two hours", "en", REFERENCE)] == [2]
