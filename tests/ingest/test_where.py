"""Where the figures of a text were counted: by the place of their event, and not by a way or an office."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from hasila.build.pipeline import Examined
from hasila.ingest.drafting.draft import DraftRequest, figures_of
from hasila.ingest.drafting.figures import DraftedFigure

DAY = date(2022, 11, 16)


def drafted(examined: Examined, language: str, text: str) -> tuple[DraftedFigure, ...]:
    return figures_of(text, DraftRequest("sohr", DAY, language, ""), examined.vocabulary)


def places(examined: Examined, language: str, text: str) -> list[tuple[int, str]]:
    figures = drafted(examined, language, text)
    return [(figure.reading.value_min, figure.circumstances.where.value) for figure in figures]


CASES = yaml.safe_load(Path(__file__).with_name("where_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_figure_is_at_the_place_of_its_event(examined: Examined, case: dict[str, Any]) -> None:
    expected = [(number, place) for number, place in case["places"]]
    assert places(examined, case["language"], case["text"]) == expected


def test_a_later_day_at_the_only_place_of_a_report_is_asked_for(examined: Examined) -> None:
    text = (
        "Two brothers were injured in a shaft outside Marayan on 12 November.\n\nOn Tuesday three people "
        "were injured by a falling beam."
    )
    first, later = drafted(examined, "en", text)
    assert (first.circumstances.where.value, first.circumstances.where.asked) == ("marayan", "")
    assert later.circumstances.where.value == "marayan" and later.circumstances.where.asked


def test_the_place_of_a_hospital_stands_where_no_other_is_told(examined: Examined) -> None:
    assert places(examined, "en", "The hospital in Idlib received 12 wounded on Tuesday.") == [(12, "idlib")]
