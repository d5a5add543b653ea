"""Numbers that are no tally, and why."""

import pytest

from hasila.reader import numerals, read_text

NOT_TALLIES = [
    ("en", "adopted on 14 June", {"14": "date"}),
    ("en", "since 2011 the town", {"2011": "date"}),
    ("en", "on 2019-02-26", {"2019": "date", "02": "date", "26": "date"}),
    ("en", "at 13:30", {"13": "time", "30": "time"}),
    ("en", "in 48 hours", {"48": "duration"}),
    ("en", "45 km away", {"45": "distance"}),
    ("en", "a 12-year-old boy", {"12": "age"}),
    ("en", "a girl of six", {"six": "age"}),
    ("en", "aged 8 and 11", {"8": "age", "11": "age"}),
    ("en", "Resolution 1187", {"1187": "resolution"}),
    ("en", "Route 9", {"9": "road"}),
    ("en", "the 34th", {"34": "ordinal"}),
    ("en", "64% of homes", {"64": "percent"}),
    ("en", "magnitude 6.4", {"6.4": "magnitude"}),
    ("en", "$500", {"500": "money"}),
    ("en", "35 rockets", {"35": "weapon"}),
    ("en", "two ambulances", {"two": "vehicle"}),
    ("en", "12 damaged homes", {"12": "building"}),
    ("en", "6 patients a day", {"6": "rate"}),
    ("en", "none of the 48 passengers", {"48": "denied"}),
    ("en", "home to 900 people", {"900": "not harmed"}),
    ("en", "520 families", {"520": "household"}),
    ("en", "three in ten patients", {"three": "rate", "ten": "rate"}),
    ("en", "the COVID-19 ward", {"19": "name"}),
    ("ar", "خلال 36 ساعة", {"36": "duration"}),
    ("ar", "في 1 تموز 2021", {"1": "date", "2021": "date"}),
    ("ar", "على بعد 80 ميلا", {"80": "distance"}),
    ("ar", "القرار 3190", {"3190": "resolution"}),
    ("ar", "شارع الثلاثين", {"الثلاثين": "road"}),
    ("ar", "12 إصابة لكل 10 آلاف", {"12": "rate", "10 آلاف": "rate"}),
    ("ar", "يوم الاثنين", {"الاثنين": "date"}),
    ("ar", "نفى مقتل 12 جنديا", {"12": "denied"}),
    ("ar", "14 سيارة", {"14": "vehicle"}),
    ("ar", "٤٠٪ من المباني", {"٤٠": "percent"}),
    ("ar", "320 ألف نسمة", {"320 ألف": "inhabitants"}),
    ("ar", "الساعة 11 مساء", {"11": "time"}),
    ("ar", "تقل 42 راكبا", {"42": "not harmed"}),
    ("en", "the path near Crater 1, now closed", {"1": "name"}),
    ("ar", "ركنت الطائرة قرب السارية 27", {"27": "name"}),
    ("ar", "يومي 14 و15 أيلول", {"14": "date", "15": "date"}),
    ("ar", "سنة 1322 للهجرة", {"1322": "date"}),
    ("ar", "11 محلية من 18", {"11": "thing", "18": "whole"}),
    ("en", "between 1991 and 2001", {"1991 and 2001": "date"}),
    ("ar", "ثلاجة تتسع لـ12 جثة", {"12": "not harmed"}),
    ("en", "a morgue designed for 80 bodies", {"80": "not harmed"}),
    ("ar", "على يد ستة مسلحين", {"ستة": "not harmed"}),
    ("ar", "مدرسة تضم 430 تلميذا", {"430": "not harmed"}),
    ("ar", "نحو خُمس السكان", {"خُمس": "fraction"}),
    ("en", "the skipper, 44, tested positive", {"44": "age"}),
    ("en", "six and nine years old", {"six": "age", "nine": "age"}),
    ("en", "in 16 townships", {"16": "unknown"}),
    ("en", "one child in three among them", {"one": "rate", "three": "rate"}),
    ("en", "not one was hurt", {"one": "denied"}),
    ("ar", "المنجم الذي يعمل فيه 430 شخصا", {"430": "not harmed"}),
    ("en", "the shelter held 407", {"407": "not harmed"}),
]


@pytest.mark.parametrize(("language", "text", "kinds"), NOT_TALLIES, ids=[row[1] for row in NOT_TALLIES])
def test_a_number_that_is_no_tally_has_its_reason(language, text, kinds):
    assert {numeral.text: numeral.kind for numeral in numerals(text, language)} == kinds


@pytest.mark.parametrize(
    ("language", "text"), [("en", "12 people were killed"), ("ar", "قتل 12 مدنيا"), ("en", "dozens died")]
)
def test_a_number_that_may_be_a_tally_is_called_one(language, text):
    assert [numeral.kind for numeral in numerals(text, language)] == ["tally"]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "At least 341[2] people were killed.", "341[2] people"),
        ("en", "341² people were killed", "341² people"),
        ("en", "341 people[note 3] were killed.²", "341 people"),
        ("ar", "قُتل ٣٤١[٢] شخصاً", "٣٤١[٢] شخصاً"),
        ("ar", "قُتل ٣٤١¹ شخصاً", "٣٤١¹ شخصاً"),
        ("fr", "341[2][5] personnes ont été tuées", "341[2][5] personnes"),
    ],
)
def test_the_sign_of_a_footnote_states_nothing(language, text, words):
    (figure,) = read_text(text, language)
    assert (figure.value_min, text[figure.start : figure.end]) == (341, words)


def test_a_number_in_brackets_after_a_space_is_no_footnote():
    assert [numeral.text for numeral in numerals("In the north [12] people, 40 km²", "en")] == ["12", "40"]


@pytest.mark.parametrize(
    "text",
    [
        "Three died of injuries, bringing it to 12.",
        "3 people died of wounds, and the total is now 12.",
        "3 succumbed to their wounds, bringing it to 12.",
    ],
)
def test_wounds_that_somebody_died_of_make_nobody_injured(text):
    assert [(figure.value_min, figure.measure) for figure in read_text(text, "en")] == [
        (3, "killed"),
        (12, "killed"),
    ]


def test_places_count_code_points():
    text = "قُتِلَ ٤١ مدنياً"
    (numeral,) = numerals(text, "ar")
    assert text[numeral.start : numeral.end] == numeral.text == "٤١"
