"""A percentage beside its two counts is checked within its rounding, and counts nobody."""

from __future__ import annotations

import pytest

from hasila.model.report import Verdict
from tests.reconcile.bulletins import Bulletin, ledger, read

FIGURES = "  cases: {counts: cases}\n  deaths:"


def shares(arabic: str, english: str, part: str = "deaths") -> str:
    return f'shares: [{{part: {part}, of: cases, words: {{ar: "{arabic}", en: "{english}"}}}}]\n'


@pytest.mark.parametrize(
    ("numbers", "arabic", "english", "wrong"),
    [
        ("cases=44 deaths=23", "52.3٪", "52.3%", False),
        ("cases=44 deaths=23", "٥٢٫٣ في المئة", "52.3 per cent", False),
        ("cases=44 deaths=23", "52٪", "52%", False),
        ("cases=44 deaths=23", "52.4٪", "52.4%", True),
        ("cases=44 deaths=23", "53٪", "53%", True),
        ("cases=200 deaths=1", "1٪", "1%", False),
        ("cases=44+ deaths=23", "40٪", "40%", False),
        ("cases=44+ deaths=23", "60٪", "60%", True),
        ("cases=44 deaths=~20", "52.3٪", "52.3%", False),
        ("cases=44 deaths=0", "0٪", "0%", False),
    ],
)
def test_a_share_is_held_against_its_counts(numbers: str, arabic: str, english: str, wrong: bool) -> None:
    made = ledger(Bulletin("03-04", FIGURES, numbers, head=shares(arabic, english)))
    assert [finding.verdict for finding in made.findings] == [Verdict.ARITHMETIC] * wrong
    assert set(made.figures) == {"2031-03-04-ministry-0#cases", "2031-03-04-ministry-0#deaths"}


@pytest.mark.parametrize(
    ("arabic", "english", "part"),
    [
        ("52.3٪", "52.4%", "deaths"),
        ("أكثر من 52٪", "more than 52%", "deaths"),
        ("52", "52", "deaths"),
        ("52٪", "52%", "nobody"),
    ],
)
def test_a_share_is_understood_whole_or_refused(arabic: str, english: str, part: str) -> None:
    _, mistakes = read(Bulletin("03-04", FIGURES, "cases=44 deaths=23", head=shares(arabic, english, part)))
    assert len(mistakes) == 1
