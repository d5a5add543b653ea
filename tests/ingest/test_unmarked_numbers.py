"""Numbers in the prose that nobody marked."""

from __future__ import annotations

import pytest

from hasila.ingest.unmarked_numbers import unmarked_numbers
from hasila.model.report import Prose


def told(markdown: str, language: str = "en") -> list[tuple[str, int, int]]:
    prose = Prose(language, markdown, "content/reports/r.md", 10)
    return [
        (mistake.message.split("“")[1].split("”")[0], mistake.location.line, mistake.location.column)
        for mistake in unmarked_numbers(prose)
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "[144 civilians](#civilians) were killed.",
        "In all [107](#-) raids.",
        "`rm 44` is code.",
        "On 26 February 2019, at 12:30.",
        "In the last 48 hours.",
        "Nobody was killed.",
    ],
)
def test_what_is_marked_or_evidently_no_tally_is_fine(markdown: str) -> None:
    assert told(markdown) == []


@pytest.mark.parametrize(("markdown", "language", "expected"), [
    ("There, 144 civilians were killed.", "en", [("144", 10, 8)]),
    ("[9](#a) were killed.\nAnd 17 people died.", "en", [("17", 11, 5)]),
    ("قُتل [5](#a).\n\nوقُتل 17 شخصاً.", "ar", [("17", 12, 7)]),
])  # fmt: skip
def test_a_number_that_may_be_a_tally_is_pointed_out_at_its_place(
    markdown: str, language: str, expected: list[tuple[str, int, int]]
) -> None:
    assert told(markdown, language) == expected


def test_it_is_a_warning_with_both_ways_to_mark_it() -> None:
    (mistake,) = unmarked_numbers(Prose("en", "There 144 civilians were killed.", "r.md", 1))
    assert (mistake.severity, mistake.code) == ("warning", "unmarked-number")
    assert "[144](#id)" in mistake.hint and "[144](#-)" in mistake.hint
