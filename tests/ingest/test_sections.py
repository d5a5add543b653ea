"""Totals that the sections below them divide."""

from __future__ import annotations

from datetime import date

import pytest

from hasila.build.pipeline import Examined
from hasila.ingest.drafting import DraftRequest
from hasila.ingest.drafting.draft import figures_of
from hasila.ingest.drafting.figures import DraftedFigure

DIVIDED = {
    "places as titles, announced": (
        "ar",
        (
            "وثّق المرصد مقتل 41 شخصاً يوم الخميس، توزعوا كما يأتي:\n\nريف إدلب\n\nقُتل 17 مدنياً "
            "في غارات على سراقب.\n\n"
            "ريف حلب\n\nقُتل 15 مقاتلاً في اشتباكات، وقُتلت امرأة في قصف.\n\nريف حماة\n\nقُتل 8 "
            "مدنيين بانفجار.\n"
        ),
        (41, [17, 15, 1, 8]),
    ),
    "announced, and one too few": (
        "en",
        (
            "The centre recorded 36 people killed in March, as follows:\n\nAleppo\n\nShelling "
            "killed 14 civilians.\n\n"
            "Idlib\n\nAir raids killed 11 civilians and 3 fighters.\n\nHama\n\nA mine killed 7 "
            "civilians.\n"
        ),
        (36, [14, 11, 3, 7]),
    ),
    "not announced, an exact sum": (
        "en",
        (
            "The storm injured 62 people on Monday.\n\nAmra\n\nAt the port 31 people were "
            "injured.\n\nTellou\n\n"
            "Falling trees injured 20 people.\n\nBissar\n\nA roof fell in; 11 people were injured.\n"
        ),
        (62, [31, 20, 11]),
    ),
}
APART = {
    "not announced, no sum": (
        "en",
        (
            "The storm injured 62 people on Monday.\n\nAmra\n\nAt the port 31 people were "
            "injured.\n\nTellou\n\n"
            "Falling trees injured 20 people.\n\nBissar\n\nA roof fell in; 12 people were injured.\n"
        ),
    ),
    "another harm": (
        "en",
        (
            "The storm killed 62 people on Monday:\n\nAmra\n\nAt the port 31 people were "
            "injured.\n\nTellou\n\n"
            "Falling trees injured 20 people.\n\nBissar\n\nA roof fell in; 11 people were injured.\n"
        ),
    ),
}


def drafted(examined: Examined, language: str, text: str) -> tuple[DraftedFigure, ...]:
    order = DraftRequest("sohr", date(2020, 4, 1), language)
    return figures_of(text, order, examined.vocabulary)


@pytest.mark.parametrize("name", DIVIDED)
def test_the_figures_of_the_sections_are_parts(examined: Examined, name: str) -> None:
    language, text, (total, parts) = DIVIDED[name]
    whole, *rest = drafted(examined, language, text)
    assert whole.reading.value_min == total
    assert [figure.reading.value_min for figure in rest if figure.parent == 0] == parts
    off = sum(parts) != total
    asked = [any("across a bracket or a sentence" in doubt for doubt in part.doubts) for part in rest]
    assert asked == [off] * len(rest)


@pytest.mark.parametrize("name", APART)
def test_figures_of_sections_that_divide_nothing_stand_apart(examined: Examined, name: str) -> None:
    language, text = APART[name]
    assert all(figure.parent is None for figure in drafted(examined, language, text))
