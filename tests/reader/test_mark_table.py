"""The grammar of marks as ``content/README.md`` tells it: each example of its two tables is read or refused
as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hasila.ingest.unread import MESSAGES
from hasila.model.diagnostic_codes import CODES
from hasila.model.interval import Interval, exactly
from hasila.reader import ReadMark, Unread, read_mark
from hasila.reader.intervals import around
from hasila.reader.refused import REASONS

README = Path(__file__).parents[2] / "content" / "README.md"
VALUES = {
    "five": 5,
    "twenty-two": 22,
    "a dozen": 12,
    "twelve thousand": 12000,
    "خمسة": 5,
    "خمسة وعشرون": 25,
    "ألف و282": 1282,
    "a child": 1,
    "one woman": 1,
    "طفل": 1,
    "امرأة واحدة": 1,
    "طفلان": 2,
    "two or three": 2,
    "٣ مئة و٢١": 321,
    "8 آلاف و460": 8460,
    "12k": 12_000,
    "1.9 m": 1_900_000,
    "1.9 million": 1_900_000,
    "3 hundred": 300,
    "30 lakh": 3_000_000,
    "2 crore": 20_000_000,
    "200 dozens": 2400,
    "two million": 2_000_000,
    "1.9 مليون": 1_900_000,
    "13 ألفاً": 13_000,
    "3 مئات": 300,
    "مليونان": 2_000_000,
    "dozens": 24,
    "hundreds of civilians": 200,
    "عشرات القتلى": 20,
    "مئات": 200,
}
"""The numbers of the examples that are not written in plain digits."""


def rows(header: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The first cell of each row of a table, and its examples with their language."""
    table = README.read_text(encoding="utf-8").split(f"| {header} |")[1].split("\n\n")[0]
    for line in table.splitlines()[2:]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        examples = [
            (words, code)
            for code, cell in (("en", cells[1]), ("ar", cells[2]))
            for words in re.findall(r"`([^`]+)`", cell)
        ]
        yield cells[0], examples


READ = [(name, words, code) for name, examples in rows("what") for words, code in examples]
REFUSED = [(name.strip("`"), words, code) for name, examples in rows("refused") for words, code in examples]


def number(words: str) -> int:
    if words in VALUES:
        return VALUES[words]
    found = re.search(r"\d[\d, ٬]*", words)
    assert found
    return int(re.sub(r"\D", "", found[0]))


def expected(name: str, words: str) -> tuple[str, Interval]:
    """The qualifier and the interval that the row of the table promises."""
    if name == "none":
        return "exact", exactly(0)
    if name == "some":
        return "a_number_of", Interval(0, None)
    said = number(words)
    if name == "at least":
        return "more_than" if re.search(">|more than|أكثر", words) else "at_least", Interval(said, None)
    if name == "tens, hundreds …":
        return "unspecified_plural", Interval(said, None)
    fixed = {
        "about": ("about", around(said)),
        "at most": ("less_than", Interval(0, said)),
        "fewer than, as a sign": ("less_than", Interval(0, said - 1)),
    }
    return fixed.get(name, ("exact", exactly(said)))


@pytest.mark.parametrize(("name", "words", "language"), READ, ids=lambda value: value)
def test_what_the_table_says_is_read(name: str, words: str, language: str) -> None:
    said = read_mark(words, language)
    assert isinstance(said, ReadMark), said
    if name == "a range":
        assert (said.qualifier, said.interval) == (
            "range",
            Interval(2, 3) if "two" in words else Interval(12, 15),
        )
    elif name == "nearly":
        assert said.qualifier == "about" and said.interval.low == number(words) - 100
    elif name == "in a scale":
        assert (said.qualifier, said.number) == ("rounded", number(words))
        assert said.interval.low is not None and said.interval.high is not None
        assert said.interval.low < number(words) < said.interval.high
    else:
        number_said = int(words[:-2]) if words == "45.0" else None
        assert (said.qualifier, said.interval) == (
            ("exact", exactly(45)) if number_said else expected(name, words)
        )


@pytest.mark.parametrize(("reason", "words", "language"), REFUSED, ids=lambda value: value)
def test_what_the_table_says_is_refused_is_refused_for_that_reason(
    reason: str, words: str, language: str
) -> None:
    read = read_mark(words, language)
    assert isinstance(read, Unread), read
    assert read.reason == reason


def test_the_rounding_of_a_scale() -> None:
    said = read_mark("1.9 million", "en")
    assert isinstance(said, ReadMark) and said.interval == Interval(1_850_000, 1_949_999)
    assert (read_mark("1.90 million", "en").interval) == Interval(1_895_000, 1_904_999)
    assert read_mark("12 thousand", "en").interval == Interval(11_500, 12_499)


def test_every_reason_has_a_message_a_next_step_and_a_story() -> None:
    assert set(MESSAGES) == set(REASONS)
    assert set(REASONS) <= set(CODES)
    assert all(hint for _, hint in MESSAGES.values())


def test_every_reason_stands_in_the_table_or_needs_a_sentence() -> None:
    in_a_sentence = {"no-count", "cut-number", "denied", "hidden-character"}
    assert {reason for reason, _, _ in REFUSED} | in_a_sentence == set(REASONS)
