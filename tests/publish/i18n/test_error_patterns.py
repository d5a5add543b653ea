"""What a hand may have done, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from hasila.model.interval import Interval, exactly
from hasila.model.report import CorrectionSet, ErrorPattern, Verdict
from hasila.publish.i18n.findings import FindingText, describe
from tests.publish.i18n.test_voice import voice
from tests.publish.ledger import FINDING, VOCABULARY, ledger

ONE, BEFORE, CIVILIANS, GUARDS = "rima-2#total", "rima-1#total", "rima-2#civilians", "rima-2#guards"


def told(
    code: str, pattern: ErrorPattern | None, forced: Mapping[str, Interval], **more: object
) -> FindingText:
    of_way = {k: v for k, v in more.items() if k in ("standing", "rests_on")}
    way = CorrectionSet(tuple(forced), forced, 1, pattern=pattern, **of_way)
    rest = {k: v for k, v in more.items() if k not in of_way}
    finding = replace(FINDING, explanations=(way,), **rest)
    return describe(finding, ledger((finding,)), VOCABULARY, voice(code))


ALONE = [
    (
        ErrorPattern("digits swapped", (ONE,), exactly(314)),
        "341 for 314: two neighbouring digits swapped.",
        "تبادلت خانتان",
    ),
    (
        ErrorPattern("slipped thousand", (ONE,), exactly(341_000)),
        "341 for 341,000: three zeros too many or too few.",
        "ثلاثة أصفار",
    ),
    (ErrorPattern("rounded", (ONE,), exactly(331)), "341 may be a rounded number.", "مقرَّباً"),
    (
        ErrorPattern("copied from the previous row", (BEFORE, ONE), exactly(331)),
        "The same number as in the report before (RW, 25 February 2019).",
        "التقرير السابق",
    ),
    (
        ErrorPattern("copied from an earlier row", (BEFORE, ONE), exactly(331)),
        "The same number as in an earlier report (RW, 25 February 2019).",
        "تقرير أسبق",
    ),
    (ErrorPattern("stale part", (BEFORE, ONE), exactly(331)), "while the whole has risen.", "المجموع ارتفع"),
    (ErrorPattern("sign", (ONE,), exactly(331)), "341 for 331: the sign.", "الإشارة"),
    (ErrorPattern("digits lost", (ONE,), exactly(331)), "341 for 331: digits left out.", "أرقام ساقطة"),
    (ErrorPattern("computed together", (CIVILIANS, ONE)), "one was computed from the other.", "حُسب أحدها"),
    (ErrorPattern("entered late", (BEFORE, ONE)), "counted with the other report.", "مع التقرير الآخر"),
    (
        ErrorPattern("qualifier dropped", (BEFORE, ONE), exactly(331)),
        "On the publisher’s own page (RW, 25 February 2019) the number has a qualifier",
        "في صفحة الناشر نفسه",
    ),
    (ErrorPattern("keystroke", (ONE,), exactly(331)), "", ""),
]


@pytest.mark.parametrize(("pattern", "english", "arabic"), ALONE)
def test_a_pattern_of_one_figure_stands_beside_its_value(
    pattern: ErrorPattern, english: str, arabic: str
) -> None:
    for code, words in (("en", english), ("ar", arabic)):
        (way,) = told(code, pattern, {ONE: exactly(331)}).possible_corrections
        assert words in plain(way.error) if words else way.error == ""
        assert "331" in way.text


SEVERAL = [
    (
        "swapped",
        (CIVILIANS, GUARDS),
        "civilians and guards in each other’s place.",
        "كلٌّ منهما في موضع الآخر",
    ),
    (
        "row shifted",
        (CIVILIANS, GUARDS),
        "the numbers from civilians to guards stand one column off.",
        "منزاحة عموداً واحداً",
    ),
    (
        "column shifted",
        (BEFORE, ONE),
        (
            "all people (killed, since the truce (5 January 2019)): "
            "the numbers from RW, 25 February 2019 to RW, 26 February 2019 stand one report off."
        ),
        "منزاحة تقريراً واحداً",
    ),
    (
        "carried on",
        (BEFORE, ONE),
        "too low a count was carried on from RW, 25 February 2019 to RW, 26 February 2019 (2 reports).",
        "(تقريران)",
    ),
    (
        "stood too high",
        (BEFORE, ONE),
        "too high a count stood from RW, 25 February 2019 to RW, 26 February 2019 (2 reports).",
        "عدد أعلى مما ينبغي",
    ),
    (
        "columns moved",
        (BEFORE, ONE),
        "From RW, 25 February 2019 to RW, 26 February 2019: numbers stand one column off.",
        "أرقام منزاحة عموداً واحداً",
    ),
    ("columns exchanged", (BEFORE, ONE), "the numbers of two columns in each other’s place.", "أرقام عمودين"),
    ("pasted", (BEFORE, ONE), "numbers repeat those of an earlier report.", "تكرر أرقام تقرير سابق"),
    ("column copied", (BEFORE, ONE), "are those of another column.", "أرقام عمود آخر"),
    ("columns copied", (BEFORE, ONE), "those of other columns of the same reports.", "أرقام أعمدة أخرى"),
    ("rows moved", (BEFORE, ONE), "the numbers stand one report off.", "الأرقام منزاحة تقريراً واحداً"),
    ("rows exchanged", (BEFORE, ONE), "stand in each other’s place.", "كلٌّ منها في موضع الأخرى"),
    ("level off", (BEFORE, ONE), "are all off by the same amount (2 reports).", "بالمقدار نفسه (تقريران)"),
    (
        "counted outside",
        (GUARDS, CIVILIANS),
        "guards may be counted outside civilians: without it, the numbers agree as they are.",
        "فمن دونه تتفق الأرقام كما هي",
    ),
]


@pytest.mark.parametrize(("kind", "figures", "english", "arabic"), SEVERAL)
def test_a_pattern_of_several_figures_is_told_in_their_place(
    kind: str, figures: tuple[str, ...], english: str, arabic: str
) -> None:
    for code, words in (("en", english), ("ar", arabic)):
        (way,) = told(
            code, ErrorPattern(kind, figures), dict.fromkeys(figures, exactly(1))
        ).possible_corrections
        assert words in plain(way.text)
        assert way.error == ""


def plain(words: str) -> str:
    return "".join(char for char in words if char not in "\u2066\u2067\u2068\u2069\u200e\u200f")


def test_probably_says_what_it_rests_on_and_else_that_nothing_tells() -> None:
    assert told("en", None, {ONE: exactly(331)}).probably == (
        "The reports here do not tell which number is wrong."
    )
    claim = {"standing": "likely", "rests_on": (BEFORE, CIVILIANS)}
    english = plain(told("en", None, {ONE: exactly(331)}, **claim).probably)
    assert english.startswith("Probably this is the misprint: total 331. That rests on these numbers")
    assert "RW, 25 February 2019" in english and "144 civilians" in english
    arabic = told("ar", None, {ONE: exactly(331)}, **claim).probably
    assert arabic.startswith("الأرجح أن الخطأ الطباعي هنا: الحصيلة 331.")


def test_one_report_that_fits_one_explanation_is_told_with_what_that_assumes() -> None:
    text = describe(FINDING, ledger(), VOCABULARY, voice("en"))
    assert plain(text.probably) == (
        "An earlier report (RW, 25 February 2019: at least 309), with what is new here, fits this best: "
        "total 331, if the other numbers are right."
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "48 hours would fit the calendar and the rise of the total; 24 hours are stated."),
        ("ar", "عدُّ 48 ساعة يوافق التقويم وارتفاع الإجمالي، والمذكور عدُّ 24 ساعة."),
    ],
)
def test_hours_that_do_not_fit_are_told_with_those_that_would(code: str, words: str) -> None:
    given = ledger((FINDING,))
    figure = given.figures[ONE]
    period = replace(figure.set.period, anchor=None, hours=24)
    figures = {**given.figures, ONE: replace(figure, set=replace(figure.set, period=period))}
    pattern = ErrorPattern("wrong hours", (ONE,), exactly(48))
    way = CorrectionSet((ONE,), {ONE: figure.interval}, None, pattern=pattern)
    finding = replace(FINDING, verdict=Verdict.HOURS, constraints=(), explanations=(way,))
    text = describe(finding, replace(given, figures=figures, findings=(finding,)), VOCABULARY, voice(code))
    assert words in plain(text.possible_corrections[0].text)
    assert text.headline and text.lead == ""


def test_what_could_not_be_looked_through_is_said() -> None:
    assert told("en", None, {ONE: exactly(331)}).limits == ()
    assert told("en", None, {ONE: exactly(331)}, complete=False).limits == (
        "There may be more possible explanations than could be looked through.",
    )
