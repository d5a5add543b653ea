"""The next step for a period that is written otherwise."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.ingest.when import FORMS, parse_when
from hasila.ingest.when_hint import when_hint
from hasila.model.address import address_hint
from hasila.model.period import Moment

PERIODS = ["lora-flood", "hill-fire"]


@pytest.mark.parametrize(("text", "hint"), [
    ("last 48 hours", "write `last 48h`"),
    ("Last 2 days", "write `last 48h`"),
    ("24 hours to 2031-03-02", "write `24h to 2031-03-02`"),
    ("2031-03-04", "write `on 2031-03-04`"),
    ("2031-03", "write `month 2031-03`"),
    ("month 2031-13", "there is no month 13; write `month YYYY-MM`"),
    ("on 2031-02-30", "`2031-02-30` is no day: 2031-02 has 28 days"),
    ("2031-03-05 to 2031-03-01",
     "it begins on 2031-03-05 and ends on 2031-03-01: the earlier day comes first"),
    ("2031-03-01 – 2031-03-04", "write `2031-03-01 to 2031-03-04`, with `to` between the days"),
    ("2031-03-01 until 2031-03-04", "write `2031-03-01 to 2031-03-04`, with `to` between the days"),
    ("lora-flood", "write `since lora-flood`"),
    ("since lora-fllood", "did you mean `lora-flood`?"),
    ("since the war", "known here: hill-fire, lora-flood"),
    ("Since lora-flood", "write it as `since`"),
    ("“today”", "write it without the quotes “ ”"),
    ("yesterday", f"write {FORMS}"),
])  # fmt: skip
def test_a_period_is_mended_by_what_is_wrong_with_it(text: str, hint: str) -> None:
    assert when_hint(text, PERIODS) == hint


@pytest.mark.parametrize(
    "text",
    ["last 48 hours", "2 days", "2031-03-04", "2031-03", "2031-03-01 - 2031-03-04", "24 hrs to 2031-03-02"],
)
def test_what_the_next_step_shows_is_read(text: str) -> None:
    shown = when_hint(text, []).split("`")[1]
    assert parse_when(shown, Moment(date(2031, 3, 31), 0), {})


@given(st.text(max_size=40))
def test_any_text_has_a_next_step(text: str) -> None:
    assert when_hint(text, PERIODS)
    assert address_hint(text)


@pytest.mark.parametrize(("text", "hint"), [
    ("example.org/x", "write https://example.org/x"),
    ("//example.org", "write https://example.org"),
    ("http//example.org/a", "write https://example.org/a"),
    ("“https://example.org”", "write it without the quotes “ ”: https://example.org"),
    ("https://example.org/a b", "take the space out of the address; where it belongs to it, write %20"),
    ("bulletin 13", "write the whole address, beginning with https://"),
])  # fmt: skip
def test_an_address_is_mended_by_what_is_wrong_with_it(text: str, hint: str) -> None:
    assert address_hint(text) == hint
