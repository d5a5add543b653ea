"""Signs of arithmetic have words where a machine reads a page."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup, escape

from hasila.publish.signs import SIGNS, spoken
from tests.publish.test_plan import VOICES

NAMED = re.compile(r'<span role="img" aria-label="([^"]*)">([^<]*)</span>')


def heard(html: str, language: str) -> str:
    """``html`` as a voice says it that passes over signs."""
    named = NAMED.sub(r"\1", spoken(Markup(html), VOICES[language].gettext))
    return re.sub("<[^>]*>", "", named)


@pytest.mark.parametrize(
    ("html", "english", "arabic"),
    [
        ("8 ≤ 9", "8 is at most 9", "8 لا يزيد على 9"),
        ("at least 8 &gt; 6", "at least 8 is more than 6", "at least 8 أكثر من 6"),
        ("5 &lt; 6 &lt; 7", "5 is less than 6 is less than 7", "5 أقل من 6 أقل من 7"),
        ("8 + 3 = 11", "8 plus 3 equals 11", "8 زائد 3 يساوي 11"),
        ('<bdi dir="ltr">−3</bdi>', "minus3", "ناقص3"),
        ('<bdi dir="ltr">+7</bdi>', "plus7", "زائد7"),
        ("1 ≥ 0, 1 ≠ 2", "1 is at least 0, 1 is not equal to 2", "1 لا يقل عن 0, 1 لا يساوي 2"),
    ],
)
def test_a_sum_is_heard_as_a_sentence(html: str, english: str, arabic: str) -> None:
    assert heard(html, "en") == english
    assert heard(html, "ar") == arabic


def test_a_copied_sum_keeps_its_signs() -> None:
    for sign in SIGNS:
        html = spoken(escape(f"5 {sign} 6"), VOICES["ar"].gettext)
        assert Markup(html).striptags() == f"5 {sign} 6"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="a = b">x</a>',
        "<code>a = 1</code>",
        "12–15",
        "2019-02-26",
        "C++",
        "north-west",
        "5+6",
    ],
)
def test_what_is_no_sign_of_a_sum_is_left_alone(html: str) -> None:
    assert spoken(Markup(html), VOICES["en"].gettext) == html
