"""What a hand may have done, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from hasila.model.interval import Interval, exactly
from hasila.model.report import CorrectionSet, ErrorPattern
from hasila.publish.i18n.findings import FindingText, describe
from tests.publish.i18n.test_voice import voice
from tests.publish.ledger import FINDING, VOCABULARY, ledger

ONE, BEFORE, CIVILIANS, GUARDS = "rima-2#total", "rima-1#total", "rima-2#civilians", "rima-2#guards"


def told(
    code: str, pattern: ErrorPattern | None, forced: Mapping[str, Interval], **more: object
) -> FindingText:
    way = CorrectionSet(
        tuple(forced), forced, 1, pattern=pattern, **{k: v for k, v in more.items() if k == "standing"}
    )
    rest = {k: v for k, v in more.items() if k != "standing"}
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


def test_likely_says_why_and_possible_says_nothing() -> None:
    assert [way.likely for way in told("en", None, {ONE: exactly(331)}).possible_corrections] == [""]
    (way,) = told("en", None, {ONE: exactly(331)}, standing="likely").possible_corrections
    assert way.likely.startswith("Likely: this alone explains everything")
    (way,) = told("ar", None, {ONE: exactly(331)}, standing="likely").possible_corrections
    assert way.likely.startswith("مرجَّح")


def test_what_could_not_be_looked_through_is_said() -> None:
    assert told("en", None, {ONE: exactly(331)}).limits == ()
    assert told("en", None, {ONE: exactly(331)}, complete=False).limits == (
        "There may be more ways out than could be looked through.",
    )
