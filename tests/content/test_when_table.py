"""Each form of `when` that the page of contributors shows is read, and each kind of count is known."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from hasila.ingest.figures import KINDS
from hasila.ingest.when import parse_when
from hasila.model.period import Moment
from hasila.model.vocabulary import NamedPeriod

PAGE = (Path(__file__).parents[2] / "content/README.md").read_text(encoding="utf-8")
PERIODS = {"sochi-agreement": NamedPeriod("sochi-agreement", {}, date(2018, 9, 17))}


def table(heading: str) -> list[str]:
    """The first cells of the table whose first heading is this."""
    lines = PAGE.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [line.split("|")[1].strip() for line in lines]


@pytest.mark.parametrize("form", table("`when` | means"))
def test_every_form_of_when_is_read(form: str) -> None:
    (text,) = re.findall(r"`([^`]+)`", form)
    assert parse_when(text, Moment(date(2020, 1, 1), 0), PERIODS) is not None


def test_the_kinds_of_count_are_those_that_a_head_may_say() -> None:
    assert set(table("kind")) <= set(KINDS)
    assert "residual" in table("kind")
