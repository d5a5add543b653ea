"""When, where and by what cause the figures of short texts were counted, each axis by itself."""

from __future__ import annotations

from datetime import date

import pytest

from hasila.build.pipeline import Examined
from hasila.ingest.drafting.draft import DraftRequest, figures_of
from hasila.ingest.drafting.figures import DraftedFigure

_ASKED = "?"
"""A time that is proposed with a question, or none, for which the head asks."""


def drafted(examined: Examined, text: str, language: str, day: str = "2020-06-15") -> list[DraftedFigure]:
    request = DraftRequest("sohr", date.fromisoformat(day), language, "")
    return list(figures_of(text, request, examined.vocabulary))


def whens(figures: list[DraftedFigure]) -> list[str]:
    """The times, with a question mark behind one that is asked for."""
    own = [figure.circumstances.when for figure in figures]
    return [when.value + _ASKED * bool(when.asked) for when in own]


def wheres(figures: list[DraftedFigure]) -> list[str]:
    return [figure.circumstances.where.value for figure in figures]


YEARS = [
    ("en", "In 2019 the centre counted 40 dead.", ["2019-01-01 to 2019-12-31"]),
    (
        "en",
        "Nine nurses were killed in 2018 and fourteen in 2017.",
        ["2018-01-01 to 2018-12-31", "2017-01-01 to 2017-12-31"],
    ),
    ("en", "During the year 2018 thirty people drowned.", ["2018-01-01 to 2018-12-31"]),
    ("en", "Throughout the year 2019 police arrested 61 people.", ["2019-01-01 to 2019-12-31"]),
    (
        "en",
        "Abductions: the year 2019\n\nIn that year we recorded 33 deaths. In the same year 12 people died.",
        ["2019-01-01 to 2019-12-31"] * 2,
    ),
    ("ar", "قُتل في عام 2018 نحو 70 مدنياً.", ["2018-01-01 to 2018-12-31"]),
    ("ar", "خلال سنة 2017 اعتُقل 33 شخصاً.", ["2017-01-01 to 2017-12-31"]),
    ("ar", "ضحايا الألغام في 2019\n\nقُتل 50 شخصاً وأصيب 80.", ["2019-01-01 to 2019-12-31"] * 2),
    ("fr", "En 2019, 25 personnes ont été tuées.", ["2019-01-01 to 2019-12-31"]),
    ("fr", "Au cours de l'année 2018, 14 personnes ont été blessées.", ["2018-01-01 to 2018-12-31"]),
    ("ar", "منذ بداية عام 2019 قُتل 90 مدنياً.", ["since 2019-01-01"]),
    ("ar", "منذ مطلع 2020 غرق 12 مهاجراً.", ["since 2020-01-01"]),
    ("en", "Since the start of 2019, 17 rescuers have been killed.", ["since 2019-01-01"]),
    ("en", "Since the beginning of the year 2020 we have counted 31 dead.", ["since 2020-01-01"]),
    ("fr", "Depuis le début de 2019, 18 personnes ont été tuées.", ["since 2019-01-01"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), YEARS, ids=[text for _, text, _ in YEARS])
def test_a_year_is_the_time_of_what_is_counted_in_it(
    examined: Examined, language: str, text: str, expected: list[str]
) -> None:
    assert whens(drafted(examined, text, language)) == expected


DAYS = [
    ("ar", "قُتل 12 شخصاً يومي 3 و4 حزيران.", ["2020-06-03 to 2020-06-04"]),
    ("ar", "ليلتي 9 و10 حزيران غرق سبعة مهاجرين.", ["2020-06-09 to 2020-06-10"]),
    ("ar", "أصيب 15 شخصاً يومي الجمعة والسبت.", ["2020-06-12 to 2020-06-13"]),
    ("en", "Twelve people were killed on 3 and 4 June.", ["2020-06-03 to 2020-06-04"]),
    ("en", "Seven men drowned on Friday and Saturday.", ["2020-06-12 to 2020-06-13"]),
    ("fr", "Vendredi et samedi, douze personnes ont été tuées.", ["2020-06-12 to 2020-06-13"]),
    # two days that do not follow one another are no span, and neither of them is the time of both
    ("en", "Twelve people were killed on 3 and 9 June.", [""]),
    ("ar", "قُتل 12 شخصاً يومي 3 و9 حزيران.", [""]),
    # each with a day of its own
    ("en", "Five people were killed on Friday and six on Saturday.", ["on 2020-06-12", "on 2020-06-13"]),
    ("ar", "قُتل خمسة أشخاص يوم الجمعة وستة يوم السبت.", ["on 2020-06-12", "on 2020-06-13"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), DAYS, ids=[text for _, text, _ in DAYS])
def test_two_days_that_are_named_together_are_the_time_of_one_count(
    examined: Examined, language: str, text: str, expected: list[str]
) -> None:
    assert whens(drafted(examined, text, language)) == expected


COMPARED = [
    (
        "en",
        "Week of 1 to 7 June\n\nThere were 400 suspected cases, fewer than in the week of 25 to 31 May.",
        ["2020-06-01 to 2020-06-07"],
    ),
    (
        "en",
        "Forty people were killed in May 2020, more than in April 2020. Two were children.",
        ["month 2020-05", "month 2020-05"],
    ),
    (
        "en",
        "Nine miners were killed in 2019, compared with 14 in 2018. Thirty people were hurt.",
        ["2019-01-01 to 2019-12-31", "2018-01-01 to 2018-12-31", "2019-01-01 to 2019-12-31"],
    ),
    (
        "ar",
        "قُتل 40 شخصاً في أيار 2020، مقارنة بشهر نيسان 2020. وأصيب ستون.",
        ["month 2020-05", "month 2020-05"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), COMPARED, ids=[text for _, text, _ in COMPARED])
def test_a_time_with_which_another_is_compared_is_of_the_other_figure_alone(
    examined: Examined, language: str, text: str, expected: list[str]
) -> None:
    assert whens(drafted(examined, text, language)) == expected


DATED = [
    (
        "en",
        "Bulletin of 14 June\n\nOn Friday a boat sank off Latakia. Five drowned.\n\nA patrol rescued nine.",
        "on 2020-06-12",
    ),
    (
        "en",
        "Situation report, 14 June\n\nOn 11 June a shell hit a market in Saraqib.\n\nFour were killed.",
        "on 2020-06-11",
    ),
    (
        "ar",
        "تقرير 14 حزيران\n\nيوم الخميس سقطت قذيفة على سوق في سراقب.\n\nقُتل أربعة أشخاص.",
        "on 2020-06-11",
    ),
    (
        "fr",
        "Bulletin du 14 juin\n\nVendredi un bateau a coulé près de Lattaquié.\n\nCinq sont morts.",
        "on 2020-06-12",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), DATED, ids=[text for _, text, _ in DATED])
def test_the_day_of_a_document_is_not_that_of_the_event_that_it_tells(
    examined: Examined, language: str, text: str, expected: str
) -> None:
    assert {when.removesuffix(_ASKED) for when in whens(drafted(examined, text, language))} == {expected}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bulletin of 14 June\n\nSix people were killed in Saraqib."),
        ("ar", "تقرير 14 حزيران\n\nقُتل ستة أشخاص في سراقب."),
        ("fr", "Bulletin du 14 juin\n\nSix personnes ont été tuées."),
    ],
)
def test_the_day_of_a_document_alone_is_asked_for(examined: Examined, language: str, text: str) -> None:
    assert whens(drafted(examined, text, language)) == ["on 2020-06-14?"]


def test_a_day_of_another_clause_is_not_taken(examined: Examined) -> None:
    """A clause with a verb of its own tells of its own day: the figure beside it is asked for its."""
    texts = [
        ("en", "A driver was shot dead on Friday. Thirty-one are still in the hands of the kidnappers."),
        ("en", "Nine hundred families fled to Idlib. Police arrested forty people on Friday."),
        ("ar", "ونزح 900 شخص إلى مراكز الإيواء، واعتقلت الشرطة يوم الجمعة 40 متهماً."),
        ("ar", "عُثر على سائق مقتولاً يوم الجمعة. ولا يزال 31 مختطفاً."),
    ]
    for language, text in texts:
        for figure in drafted(examined, text, language):
            when = figure.circumstances.when
            if when.value == "on 2020-06-12" and not when.asked:
                assert when.own, text


AGAIN = [
    (
        "en",
        "A bus fell into a ravine on Friday, killing 19 people.\n\nThe ministry counted 23 injured.",
        ["on 2020-06-12", "on 2020-06-12?"],
    ),
    (
        "en",
        "The slide of 9 June killed 26 people.\n\nThe total of the injured is 31.",
        ["on 2020-06-09", "on 2020-06-09?"],
    ),
    (
        "ar",
        "- مساء السبت: مقتل ستة أشخاص وجرح ثلاثة أطفال في سراقب\n- الأحد: إصابة مزارع ومقتل امرأتين في مورك",
        ["on 2020-06-13", "on 2020-06-13", "on 2020-06-14", "on 2020-06-14"],
    ),
    (
        "en",
        "Gunmen attacked a post on Friday. It said three soldiers were killed and nine rebels shot dead.",
        ["on 2020-06-12"] * 2,
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), AGAIN, ids=[text[:60] for _, text, _ in AGAIN])
def test_the_event_of_the_report_told_of_again_has_its_day(
    examined: Examined, language: str, text: str, expected: list[str]
) -> None:
    assert whens(drafted(examined, text, language)) == expected


def test_what_is_told_of_a_month_is_not_of_the_day_of_some(examined: Examined) -> None:
    text = "May was the worst month: seven nurses were killed, three of them on 21 May in Saraqib."
    assert whens(drafted(examined, text, "en")) == ["month 2020-05", "on 2020-05-21"]
    text = "وكان أيار أسوأ الأشهر: قُتل سبعة ممرضين، ثلاثة منهم يوم 21 أيار في سراقب."
    assert whens(drafted(examined, text, "ar")) == ["month 2020-05", "on 2020-05-21"]


PERIODS = [
    (
        "en",
        (
            "Our week, 6 to 12 June\n\nOn Monday night a tent burned. Two people died.\n\n"
            "On the roads nine people were hurt."
        ),
        "2020-06-15",
        ["on 2020-06-08", "2020-06-06 to 2020-06-12"],
    ),
    (
        "en",
        (
            "Casualties in May 2020\n\nOn 9 May a bus crashed. Six people were killed.\n\n"
            "Fires killed 14 people."
        ),
        "2020-06-15",
        ["on 2020-05-09", "month 2020-05"],
    ),
    (
        "ar",
        "أسبوعنا من 6 إلى 12 حزيران\n\nاحترقت خيمة مساء الاثنين. قُتل شخصان.\n\nوعلى الطرق أصيب تسعة أشخاص.",
        "2020-06-15",
        ["on 2020-06-08", "2020-06-06 to 2020-06-12"],
    ),
    (
        "fr",
        "Semaine du 6 au 12 juin\n\nLundi soir une tente a brûlé. Deux personnes sont mortes.",
        "2020-06-15",
        ["on 2020-06-08"],
    ),
    # a week that ended before the last such day
    (
        "en",
        "Weekly digest, 1 to 7 June\n\nOn Wednesday a shell hit Ariha. Three people were killed.",
        "2020-06-15",
        ["on 2020-06-03"],
    ),
    (
        "ar",
        "نشرة الأسبوع من 1 إلى 7 حزيران\n\nسقطت قذيفة على أريحا يوم الأربعاء. قُتل ثلاثة أشخاص.",
        "2020-06-15",
        ["on 2020-06-03"],
    ),
    # nothing tells of a week: the day of the report is taken, and asked for
    ("en", "On Monday night two people were killed in Ariha.", "2020-06-15", ["on 2020-06-15?"]),
    ("ar", "قُتل شخصان مساء الاثنين في أريحا.", "2020-06-15", ["on 2020-06-15?"]),
    ("en", "Two people were killed today, Monday, in Ariha.", "2020-06-15", ["on 2020-06-15"]),
    # a list whose first item names the first day
    (
        "en",
        "Highlights\n• Since 3 June floods have displaced 600 people.\n• Four people have died.",
        "2020-06-15",
        ["since 2020-06-03", "since 2020-06-03?"],
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "day", "expected"), PERIODS, ids=[text[:60] for _, text, *_ in PERIODS]
)
def test_the_days_that_a_report_is_about(
    examined: Examined, language: str, text: str, day: str, expected: list[str]
) -> None:
    assert whens(drafted(examined, text, language, day)) == expected


def test_since_a_part_of_a_month_is_since_the_event_that_began_in_it_alone(examined: Examined) -> None:
    text = "At least 32 people have been killed since mid-September 2018."
    assert whens(drafted(examined, text, "en", "2018-11-24")) == ["since sochi-agreement"]
    text = "At least 32 people have been killed since the start of September 2018."
    assert whens(drafted(examined, text, "en", "2018-11-24")) == ["since 2018-09-01"]
    text = "At least 32 people have been killed since mid-October 2018."
    assert whens(drafted(examined, text, "en", "2018-11-24")) == [""]


# Where

TOTALS = [
    (
        "ar",
        (
            "قصفت طائرات ريف حماة الغربي أمس، فقُتل ستة أشخاص.\n\n"
            "وبذلك ترتفع الحصيلة منذ 6 أيار إلى 140 قتيلاً و300 جريح."
        ),
        ["west-hama", "", ""],
    ),
    (
        "ar",
        "قُتل ثلاثة مسعفين منذ بداية حزيران في محافظة إدلب.\n\nويرتفع عدد القتلى منذ 30 نيسان 2019 إلى 44.",
        ["idlib-governorate", ""],
    ),
    (
        "en",
        (
            "Floods on Friday killed nine people in north-west Syria.\n\n"
            "Totals since 1 March 2020\nDeaths: 61\nMissing: 14"
        ),
        ["north-west-syria", "", ""],
    ),
    (
        "en",
        (
            "Teams recovered 12 bodies on Friday in Aleppo governorate.\n\n"
            "Since 1 January 2019, 310 bodies have been recovered."
        ),
        ["aleppo-governorate", ""],
    ),
    # a place of the heading is that of all that is told
    (
        "en",
        "Floods in north-west Syria\n\nNine were killed on Friday.\n\nThe toll since 1 March is 61.",
        ["north-west-syria", "north-west-syria"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOTALS, ids=[text[:60] for _, text, _ in TOTALS])
def test_a_total_since_an_earlier_day_is_not_of_the_place_of_the_event(
    examined: Examined, language: str, text: str, expected: list[str]
) -> None:
    assert wheres(drafted(examined, text, language)) == expected


OTHERS = [
    (
        "en",
        (
            "Armed men seized a clinic in the southern Hama countryside on 9 June and abducted 12 nurses.\n\n"
            "A driver was found dead on Friday. In earlier raids 37 nurses "
            "were abducted."
        ),
        ["south-hama", "", ""],
    ),
    (
        "ar",
        "خطف مسلحون 12 طالباً في ريف حماة الجنوبي يوم 9 حزيران.\n\nوقُتل سائق يوم الجمعة.",
        ["south-hama", ""],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS, ids=[text[:60] for _, text, _ in OTHERS])
def test_another_event_is_not_of_the_place_of_the_first(
    examined: Examined, language: str, text: str, expected: list[str]
) -> None:
    assert wheres(drafted(examined, text, language)) == expected


STILL = [
    (
        "en",
        (
            "Gunmen attacked the market at Saraqib on Friday. Six traders were killed.\n\n"
            "They said they had killed 9 soldiers and lost 2 men.\n\nA hospital in Ariha took in 30 wounded."
        ),
        ["saraqib", "saraqib", "saraqib", "ariha"],
    ),
    (
        "en",
        "A slide killed nine at Marayan on 3 June.\n\nOn Friday a driver was killed on the same slope.",
        ["marayan", "marayan"],
    ),
    (
        "en",
        (
            "A shell hit a school in Saraqib on Friday, killing six.\n\n"
            "A hospital in Ariha received twelve wounded. Officials had at first reported nine dead."
        ),
        ["saraqib", "ariha", "saraqib"],
    ),
    (
        "ar",
        ("سقطت قذيفة على مدرسة في سراقب يوم الجمعة، فقُتل ستة.\n\nواستقبل مشفى في أريحا 12 جريحاً. وقُتل معلم."),
        ["saraqib", "ariha", "saraqib"],
    ),
    (
        "ar",
        "انهار مبنى في أريحا يوم الجمعة وقُتل ستة.\n\nويوم الأحد قُتل عامل في المكان نفسه.",
        ["ariha", "ariha"],
    ),
    (
        "ar",
        (
            "سقطت قذائف على سوق في سراقب يوم الجمعة، فقُتل ستة أشخاص.\n\nوأصيب في القصف نفسه 14 شخصاً.\n\n"
            "ونُقل إلى مشفى في أريحا 9 جرحى."
        ),
        ["saraqib", "saraqib", "ariha"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STILL, ids=[text[:60] for _, text, _ in STILL])
def test_the_place_of_the_event_holds_further_down(
    examined: Examined, language: str, text: str, expected: list[str]
) -> None:
    assert wheres(drafted(examined, text, language)) == expected


def test_people_who_were_arrested_may_be_anywhere(examined: Examined) -> None:
    text = "Six were killed in Ariha on Friday. A shell hit Saraqib.\n\nPolice arrested four men on Friday."
    *_, arrested = drafted(examined, text, "en")
    assert arrested.reading.measure == "detained" and arrested.circumstances.where.value == ""


def test_a_place_taken_from_the_event_of_the_day_is_asked_for(examined: Examined) -> None:
    text = (
        "Gunmen attacked a market at Saraqib on Friday. Six were killed.\n\nThat day nine soldiers died."
        "\n\nOn Sunday two people were killed in Ariha."
    )
    six, nine, _ = drafted(examined, text, "en")
    assert not six.circumstances.where.asked and "saraqib" in nine.circumstances.where.asked


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Friday 30 people were killed.\n\nMost of the dead were in Ariha."),
        ("en", "Since 1 June 40 cases were found. Three quarters of the cases are in Saraqib."),
        ("ar", "قُتل 30 شخصاً يوم الجمعة. ومعظم القتلى في أريحا."),
    ],
)
def test_the_place_of_most_is_not_that_of_all(examined: Examined, language: str, text: str) -> None:
    assert wheres(drafted(examined, text, language)) == [""]


def test_some_of_a_total_have_its_place_and_no_other(examined: Examined) -> None:
    text = (
        "Three nurses were killed in Idlib governorate since 1 June.\n\n"
        "The toll since 30 April 2019 is 44 dead, among them six women."
    )
    assert wheres(drafted(examined, text, "en")) == ["idlib-governorate", "", ""]


def test_a_day_within_the_days_of_the_report_has_their_place(examined: Examined) -> None:
    text = (
        "In two days 40 people were killed in the countryside of Idlib.\n\nSince midnight nine were injured."
        "\n\nIn March 12 people were injured."
    )
    assert wheres(drafted(examined, text, "en")) == ["idlib-governorate", "idlib-governorate", ""]


TAKEN = [
    ("ar", "قصف على سراقب أصاب أمس 12 شخصاً نقلوا إلى مشافي أريحا.", {"saraqib"}),
    (
        "en",
        "A shell struck Saraqib on Friday. The wounded, 12 people, were taken to hospitals in Ariha.",
        {"saraqib"},
    ),
    (
        "en",
        (
            "A wall fell in Saraqib on Friday.\n\n"
            "Four people died and nine were injured; three of the injured were taken to a hospital in Ariha."
        ),
        {"saraqib"},
    ),
    (
        "ar",
        (
            "بيان المجلس المحلي في كفرنبل\n\n"
            "انهار جدار أمس، فتوفي أربعة أشخاص وأصيب تسعة نُقل ثلاثة منهم إلى مشفى أريحا."
        ),
        {"kafr-nabl"},
    ),
    (
        "fr",
        (
            "Un mur est tombé à Saraqib vendredi. Neuf personnes ont été blessées, dont trois "
            "transportées à l'hôpital d'Ariha."
        ),
        {"saraqib"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TAKEN, ids=[text[:60] for _, text, _ in TAKEN])
def test_where_some_were_taken_is_not_where_it_happened(
    examined: Examined, language: str, text: str, expected: set[str]
) -> None:
    assert set(wheres(drafted(examined, text, language))) == expected


POINTED = [
    (
        "ar",
        (
            "بيان مشفى أريحا\n\nأصيب أمس 19 شخصاً بقصف على سراقب.\n\n"
            "واستقبل المشفى يوم السبت 8 مصابين من المنطقة نفسها."
        ),
        ["saraqib", "saraqib"],
    ),
    (
        "ar",
        "قُتل ستة أشخاص أمس في سراقب.\n\nويوم الجمعة أصيب أربعة أشخاص من المدينة نفسها.",
        ["saraqib", "saraqib"],
    ),
    (
        "en",
        (
            "Six people were killed in Saraqib on Friday.\n\n"
            "On Sunday nine people from the same town were injured."
        ),
        ["saraqib", "saraqib"],
    ),
    (
        "ar",
        "سجلت سوريا أمس 87 إصابة بكورونا.\n\nوقُتل في البلاد منذ مطلع العام 40 شخصاً.",
        ["syria", "syria"],
    ),
    # the country of the zone that is told of, and none of cities
    (
        "en",
        "Floods in north-west Syria\n\nSince 1 June 40 people have died across the country.",
        ["syria"],
    ),
    ("en", "Since 1 June 40 people have died across the country.", [""]),
    # a region that was not named is not the town of the event
    (
        "en",
        "Two women were killed in Morek on 9 June. Across the region 40 people were injured.",
        ["morek", ""],
    ),
    ("ar", "قُتلت امرأتان أمس في مورك. وأصيب في عموم البلاد 40 شخصاً.", ["morek", ""]),
    (
        "fr",
        "Deux femmes sont mortes vendredi à Morek. Dans la région, 40 personnes ont été blessées.",
        ["morek", ""],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), POINTED, ids=[text[:60] for _, text, _ in POINTED])
def test_words_that_point_to_a_place_told_of(
    examined: Examined, language: str, text: str, expected: list[str]
) -> None:
    assert wheres(drafted(examined, text, language)) == expected


def test_people_of_a_country_are_not_in_it(examined: Examined) -> None:
    assert wheres(drafted(examined, "أصيب أمس 197 سورياً في حادث.", "ar")) == [""]


# Cause


def causes(figures: list[DraftedFigure]) -> list[str]:
    return [figure.circumstances.cause.value for figure in figures]


CAUSES = [
    # the line above a list
    (
        "ar",
        (
            "سراقب – الأحد\nغارات جوية على السوق\n\n"
            "▪️ القتلى: 8\n▪️ الجرحى: 21 في منزل دمرته الغارات\n\nوأصيب أمس ثلاثة أشخاص."
        ),
        ["air-raids", "air-raids", ""],
    ),
    (
        "en",
        "Air raids on the market of Saraqib\n\n• Killed: 8 people\n• Injured: 21 people",
        ["air-raids", "air-raids"],
    ),
    ("en", "Accidents with mines\n- Two people were killed in Ariha", ["mine"]),
    # a list has one, and another sentence names the same as the subject of its verb
    (
        "en",
        (
            "Air raids on Saraqib\n\n• Killed: 8 people\n\n"
            "Air raids on the town had killed five people on Friday."
        ),
        ["air-raids", "air-raids"],
    ),
    # raids of nobody in particular
    ("en", "Air raids on the town killed five people on Friday.", ["air-raids"]),
    # what went off
    ("en", "On Friday a car ran over a mine near Morek; three people were killed.", ["mine"]),
    ("en", "A mine exploded under a tractor near Morek on Friday. Two farmers were killed.", ["mine"]),
    ("ar", "انفجر لغم بجرار قرب مورك أمس. قُتل مزارعان.", ["mine"]),
    ("ar", "مرت سيارة على لغم قرب مورك أمس؛ وأصيب ثلاثة أشخاص.", ["mine"]),
    ("en", "Teams cleared a mine near Morek. Three people were killed in a crash.", [""]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CAUSES, ids=[text[:60] for _, text, _ in CAUSES])
def test_what_a_heading_or_the_sentence_before_tells_of(
    examined: Examined, language: str, text: str, expected: list[str]
) -> None:
    assert causes(drafted(examined, text, language)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two welders were killed when a gas cylinder exploded on Friday."),
        ("en", "Four miners were overcome by gas on Friday."),
        ("en", "A gas leak in a flat killed a family of five people."),
        ("ar", "توفي ثلاثة أشخاص اختناقاً بغاز المدفأة."),
        ("ar", "أصيب أربعة بانفجار أسطوانة غاز."),
        ("fr", "Une fuite de gaz a tué trois personnes."),
    ],
)
def test_gas_that_nobody_used_is_no_attack(examined: Examined, language: str, text: str) -> None:
    figures = drafted(examined, text, language)
    assert figures and {figure.circumstances.cause.value for figure in figures} == {""}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Eleven people were killed in a suspected gas attack on Friday."),
        ("en", "Twenty people were injured by chlorine gas dropped on Saraqib."),
        ("ar", "أصيب 20 شخصاً بغازات سامة ألقتها مروحيات على سراقب."),
        ("ar", "قُتل 11 شخصاً بهجوم كيميائي يشتبه به."),
    ],
)
def test_gas_that_was_used_against_people_stays_one(examined: Examined, language: str, text: str) -> None:
    assert drafted(examined, text, language)[0].circumstances.cause.value == "suspected-gas"


# Denials


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The authorities deny that four people died."),
        ("en", "The army denied that its shells killed nine civilians."),
        ("en", "The ministry has denied reports that six nurses were killed."),
        ("en", "Officials dismissed claims that 12 people had drowned."),
        ("ar", "ونفت الوزارة مقتل ستة أشخاص."),
        ("ar", "نفى الجيش أن يكون أربعة مدنيين قد قُتلوا."),
        ("fr", "Les autorités démentent que quatre personnes soient mortes."),
    ],
)
def test_what_is_denied_is_no_figure(examined: Examined, language: str, text: str) -> None:
    assert drafted(examined, text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police, who deny any part in it, said four people were killed."),
        ("en", "The army denied the attack, in which nine people were killed."),
        ("ar", "قُتل ستة أشخاص، ونفى الجيش مسؤوليته."),
    ],
)
def test_what_stands_beside_a_denial_is_counted(examined: Examined, language: str, text: str) -> None:
    assert len(drafted(examined, text, language)) == 1


LOG_EN = """Notes of a team

FRIDAY 12 JUNE

Four people were killed on the ring road.

Six people were injured in the market.

SATURDAY 13 JUNE

Nine people were injured.

Two women were killed."""
LOG_AR = """يوميات فريق

الجمعة 12 حزيران

قُتل أربعة مدنيين في السوق.

وأصيب ستة أطفال.

السبت 13 حزيران

غرق سبعة مهاجرين.

وقُتلت امرأتان."""


@pytest.mark.parametrize(("language", "text"), [("en", LOG_EN), ("ar", LOG_AR)])
def test_the_day_that_heads_a_section_holds_until_the_next_heading(
    examined: Examined, language: str, text: str
) -> None:
    expected = ["on 2020-06-12", "on 2020-06-12", "on 2020-06-13", "on 2020-06-13"]
    assert whens(drafted(examined, text, language)) == expected


def test_the_place_that_heads_a_section_is_that_of_its_figures(examined: Examined) -> None:
    text = (
        "حصيلة اليوم\n\nمحافظة إدلب\n\nوقعت غارتان.\n\nقُتل أربعة مدنيين.\n\nمحافظة حماة\n\n"
        "انفجر لغم.\n\nقُتل تسعة مدنيين."
    )
    assert wheres(drafted(examined, text, "ar")) == ["idlib-governorate", "hama-governorate"]


def test_a_headline_is_of_the_first_day_that_is_told_of(examined: Examined) -> None:
    text = (
        "Car bomb kills nine in Afrin\n\nAFRIN, June 15 - A bomb killed nine people in Afrin on Sunday.\n\n"
        "In April 2018 a bomb killed 40 people in the town."
    )
    assert whens(drafted(examined, text, "en"))[0].startswith("on 2020-06-14")
