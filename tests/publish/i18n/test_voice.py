"""A language speaks by its catalogue and its locale alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from hasila.model.interval import COUNT, Interval, exactly
from hasila.model.site import Language
from hasila.publish.i18n.locale import LEFT_TO_RIGHT, RELEASE, Translator, isolate, load_translator
from tests.publish.ledger import CATEGORIES, LANGUAGES, SECOND, figure

ROOT = Path(__file__).resolve().parents[3]
CLDR = ("zero", "one", "two", "few", "many", "other")
FIGURES = ("لا أرقام", "رقم واحد", "رقمان", "{n} أرقام", "{n} رقماً", "{n} رقم")


def catalogue(code: str) -> str:
    return (ROOT / f"site_src/locale/{code}/hasila.po").read_text(encoding="utf-8")


def voice(code: str) -> Translator:
    language = next(one for one in LANGUAGES if one.code == code)
    return load_translator(language, catalogue(code), "ar", catalogue("ar"))


@pytest.fixture(scope="module")
def arabic() -> Translator:
    return voice("ar")


@pytest.fixture(scope="module")
def english() -> Translator:
    return voice("en")


@pytest.mark.parametrize("n", range(211))
def test_the_catalogue_chooses_the_plural_that_cldr_does(arabic: Translator, n: int) -> None:
    assert arabic.ngettext("{n} figure", "{n} figures", n) == FIGURES[CLDR.index(Locale("ar").plural_form(n))]


def test_the_catalogues_say_the_same_things_and_leave_nothing_unsaid() -> None:
    arabic, english = (
        read_po((ROOT / f"site_src/locale/{code}/hasila.po").open("rb")) for code in ("ar", "en")
    )
    assert {m.id for m in arabic} == {m.id for m in english}
    said = [
        m.string if isinstance(m.string, tuple) else (m.string,)
        for book in (arabic, english)
        for m in book
        if m.id
    ]
    assert all(words for strings in said for words in strings)


def test_the_placeholders_of_a_translation_are_those_of_the_message() -> None:
    for message in read_po((ROOT / "site_src/locale/ar/hasila.po").open("rb")):
        if isinstance(message.id, str):
            assert set(re.findall(r"{\w+}", message.id)) == set(re.findall(r"{\w+}", message.string)), (
                message.id
            )


def test_every_string_that_is_used_is_in_the_catalogue() -> None:
    known = {m.id for m in read_po((ROOT / "site_src/locale/ar/hasila.po").open("rb"))}
    used = set()
    keywords = {"_": None, "gettext": None, "context": None, "self": None, "ngettext": (1, 2)}
    for path in [
        *ROOT.glob("generator/hasila/publish/i18n/*.py"),
        *ROOT.glob("generator/hasila/publish/html/*.py"),
    ]:
        used |= {found[1] for found in extract("python", path.open("rb"), keywords=keywords)}
    for path in ROOT.glob("templates/**/*.html"):
        used |= {
            found[1] for found in extract("jinja2.ext:babel_extract", path.open("rb"), keywords={"_": None})
        }
    assert used <= known


def test_the_months_are_levantine_and_the_digits_western(arabic: Translator) -> None:
    assert arabic.day(date(2019, 2, 26)) == isolate("26 شباط 2019")
    format_date(date(2019, 3, 1), "LLLL y", locale="ar")  # another country's names, asked for before
    assert arabic.month(date(2019, 3, 1)) == isolate("آذار 2019")
    assert arabic.number(12345) == "12,345"


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "مدني واحد"), (2, "مدنيان"), (3, "3 مدنيين"), (10, "10 مدنيين"),
     (11, "11 مدنياً"), (99, "99 مدنياً"),
     (100, "100 مدني"), (102, "102 مدني"), (103, "103 مدنيين"), (144, "144 مدنياً")],
)  # fmt: skip
def test_a_counted_noun_agrees_with_its_number(arabic: Translator, n: int, words: str) -> None:
    assert arabic.counted(CATEGORIES["civilians"].counted, n) == words


@pytest.mark.parametrize(("n", "arabic", "english"), [(1, False, True), (2, False, True), (3, True, True)])
def test_a_noun_that_says_its_number_by_itself_is_known(n: int, arabic: bool, english: bool) -> None:
    """A sum then has the name and the digits, "civilians: 2", and a sentence the noun alone."""
    two = figure("r", "civilians", "civilians", n, SECOND)
    for code, shown in (("ar", arabic), ("en", english)):
        assert voice(code).shows_digits(CATEGORIES["civilians"].counted, two) is shown


def test_the_qualifier_stands_beside_the_number(arabic: Translator, english: Translator) -> None:
    total = figure("r", "total", "everyone", 341, SECOND, open_=True)
    assert english.stated(total) == "at least 341"
    assert arabic.stated(total) == "341 على الأقل"
    rounded = replace(total, number=30, interval=Interval(25, 34), qualifier="about")
    assert english.stated(rounded) == "about 30"


def test_what_is_not_stated_is_never_nought(arabic: Translator, english: Translator) -> None:
    unstated = figure("r", "guards", "guards", None, SECOND)
    assert english.stated(unstated) == "not stated"
    assert arabic.stated(unstated) == "غير مذكور"
    assert english.interval(COUNT) == "not known"


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (exactly(0), "0"),
        (exactly(331), "331"),
        (Interval(341, None), "341 or more"),
        (Interval(25, 34), "from 25 to 34"),
        (Interval(0, 5), "5 at most"),
    ],
)
def test_an_interval_in_words(english: Translator, interval: Interval, words: str) -> None:
    assert english.interval(interval) == words


@pytest.mark.parametrize(
    ("locale", "number"),
    [("ar_SY", "4,821"), ("ar_LB", "4,821"), ("ar_MA", "4,821"), ("en_GB", "4,821"), ("de_DE", "4.821")],
)
def test_the_marks_of_arabic_numbers_are_not_those_of_a_territory(locale: str, number: str) -> None:
    language = Language("xx", "Xx", locale, "rtl")
    assert load_translator(language, "", "xx").number(4821) == number


@pytest.mark.parametrize(
    ("locale", "four", "five"),
    [
        ("es", "4821", "48.210"),
        ("es_MX", "4,821", "48,210"),
        ("it", "4821", "48.210"),
        ("pl", "4821", "48\u00a0210"),
        ("pt_BR", "4.821", "48.210"),
        ("pt_PT", "4821", "48\u00a0210"),
        ("tr", "4.821", "48.210"),
        ("ee", "4821", "48210"),
    ],
)
def test_some_languages_do_not_group_four_digits(locale: str, four: str, five: str) -> None:
    translator = load_translator(Language("xx", "Xx", locale, "ltr"), "", "xx")
    assert translator.number(4821) == four
    assert translator.number(-4821) == f"-{four}"
    assert translator.number(48_210) == five


def test_a_sign_stays_before_its_number(arabic: Translator) -> None:
    assert arabic.signed(7) == f"{LEFT_TO_RIGHT}+7{RELEASE}"
    assert arabic.signed(-3) == f"{LEFT_TO_RIGHT}−3{RELEASE}"


def test_a_language_without_words_of_its_own_takes_those_of_the_first() -> None:
    strange = load_translator(Language("xx", "Xx", "fr", "ltr"), "", "ar", catalogue("ar"))
    assert strange.gettext("agrees") == voice("ar").gettext("agrees")
    assert strange.text({"ar": "سهرة", "en": "Sahra"}) == "سهرة"
    assert strange.text({"en": "Sahra"}) == "Sahra"
    assert strange.text({}) == ""
    assert strange.strings["Reports"] == "التقارير"


def test_a_title_begins_with_a_capital_where_there_are_any(english: Translator, arabic: Translator) -> None:
    assert english.opening("killed: all people") == "Killed: all people"
    assert english.opening(isolate("al-Habit")) == isolate("Al-Habit")
    assert arabic.opening("قتلى") == "قتلى"
    assert english.opening("") == ""
