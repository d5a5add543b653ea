"""Marks: which links are marks, what touches them, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.ingest.markdown import parse_markdown
from hasila.ingest.markdown_marks import Mark, marks_of, plain
from hasila.model.report import Prose

PATH = "content/reports/r.md"


def marks(markdown: str, first_line: int = 1) -> tuple[Mark, ...]:
    return marks_of(parse_markdown(markdown), Prose("ar", markdown, PATH, first_line))


def pointed(markdown: str, mark: Mark, first_line: int = 1) -> str:
    """What stands in the file at the place of a mark."""
    line = markdown.split("\n")[mark.location.line - first_line]
    return line[mark.location.column - 1 :]


def test_a_link_to_a_fragment_is_a_mark() -> None:
    (mark,) = marks("killed [at least 341](#total) people")
    assert (mark.figure, mark.words, mark.before, mark.after) == (
        "total",
        "at least 341",
        "killed ",
        " people",
    )
    assert (mark.location.path, mark.location.line, mark.location.column) == (PATH, 1, 8)


@pytest.mark.parametrize(
    "markdown",
    [
        "[107](https://example.org/#total)",
        "`[107](#total)`",
        r"\[107](#total)",
        "    [107](#total)\n",
        "```\n[107](#total)\n```",
        "[107]",
        "![107](#total)",
    ],
)
def test_other_links_and_code_are_none(markdown: str) -> None:
    assert marks(markdown) == ()


def test_places_count_code_points_and_the_lines_of_the_file() -> None:
    text = "«قُتل» [نحو 30](#headline) من المتقاتلين\nو[9 مقاتلين](#fighters)\n\n𐤀 [5](#x)"
    found = marks(text, first_line=12)
    assert [mark.location.line for mark in found] == [12, 13, 15]
    assert [pointed(text, mark, 12)[: len(mark.words) + 2] for mark in found] == [
        f"[{mark.words}]" for mark in found
    ]


@pytest.mark.parametrize("line_end", ["\r", "\r\r", "\r\n", "\n\r", "\r\n\r\n"])
def test_a_carriage_return_alone_ends_a_line_of_markdown_but_none_of_the_file(line_end: str) -> None:
    text = f"first{line_end}of [5](#a){line_end}{line_end}and [7](#b)\n[9](#c){line_end}"
    found = marks(text)
    assert [mark.figure for mark in found] == ["a", "b", "c"]
    lines = text.split("\n")
    for mark in found:
        line = lines[mark.location.line - 1]
        assert line[mark.location.column - 1 :].startswith(f"[{mark.words}](#{mark.figure})")


def test_two_marks_of_one_figure_have_their_own_places() -> None:
    found = marks("[5](#a) and [five](#a)\n[5](#a)")
    assert [(mark.location.line, mark.location.column) for mark in found] == [(1, 1), (1, 13), (2, 1)]


def test_marks_in_lists_quotes_headings_and_tables() -> None:
    text = (
        "- one [1](#a)\n- two\n  [2](#b)\n\n> said [3](#c)\n\n"
        "## [4](#d)\n\n| x | y |\n| - | - |\n| [5](#e) | [6](#f) |\n"
    )
    found = marks(text)
    assert [mark.figure for mark in found] == ["a", "b", "c", "d", "e", "f"]
    assert all(pointed(text, mark).startswith(f"[{mark.words}](#{mark.figure})") for mark in found)


def test_emphasis_in_and_around_a_mark_is_no_word_of_it() -> None:
    (mark,) = marks("**at least** [**341** dead](#total) *now*")
    assert (mark.words, mark.before, mark.after) == ("341 dead", "at least ", " now")


def test_the_neighbouring_words_are_those_of_the_line() -> None:
    (mark,) = marks("at least\n[341](#total)\npeople")
    assert (mark.before, mark.after) == ("", "")


def test_a_mark_beside_a_mark_reads_its_words() -> None:
    first, second = marks("[5](#a) of [9](#b)")
    assert (first.after, second.before) == (" of 9", "5 of ")


def test_brackets_inside_the_words_do_not_lose_the_place() -> None:
    text = "so [3](#a) and [at [least] 5](#b) and [7](#c)"
    found = marks(text)
    assert [mark.figure for mark in found] == ["a", "b", "c"]
    assert pointed(text, found[2]).startswith("[7]")


def test_plain_takes_targets_and_emphasis_away() -> None:
    assert plain("a *b* [c d](#e) **f**") == "a b c d f"


WORDS = st.sampled_from(["5", "at least 5", "٥ قتلى", "نحو 30", "𝟜", "144 مدنياً"])
BETWEEN = st.sampled_from([" ", " و", "، ", "\n", "\n\n", " killed ", "**x** "])


@given(st.lists(st.tuples(BETWEEN, WORDS), min_size=1, max_size=8))
def test_every_mark_is_found_in_order_at_its_place(pieces: list[tuple[str, str]]) -> None:
    text = "x" + "".join(f"{between}[{words}](#f{n})" for n, (between, words) in enumerate(pieces))
    found = marks(text, first_line=3)
    assert [mark.figure for mark in found] == [f"f{n}" for n in range(len(pieces))]
    assert all(pointed(text, mark, 3).startswith(f"[{mark.words}](#{mark.figure})") for mark in found)
