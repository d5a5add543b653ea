"""A figure without its mark is told where the mark is lacking."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from hasila.ingest.files import gather
from hasila.ingest.project import parse
from hasila.model.diagnostic_consequences import without_consequences
from hasila.model.diagnostics import Diagnostic
from hasila.model.sources import Sources
from hasila.reconcile.check import check
from tests.mistakes.project import BASE

ENGLISH, ARABIC = "content/reports/2031-03-04-river-watch.md", "content/reports/2031-03-04-river-watch.ar.md"


@cache
def sources() -> Sources:
    return gather(
        {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
    )[0]


def told(path: str, old: str, new: str) -> list[Diagnostic]:
    text = sources().content[path]
    assert old in text
    parsed, mistakes = parse(replace(sources(), content={**sources().content, path: text.replace(old, new)}))
    return sorted(without_consequences([*mistakes, *check(parsed.reports)]))


@pytest.mark.parametrize(("path", "old", "new", "words"), [
    (ENGLISH, "[12 children](#children)", "12 children", "12"),
    (ENGLISH, "[at least 58](#total)", "at least 58", "at least 58"),
    (ENGLISH, "[12 children](#children)", "twelve children", "twelve"),
    (ARABIC, "[58 قتيلاً على الأقل](#total)", "58 قتيلاً على الأقل", "58 قتيلاً على الأقل"),
    (ARABIC, "[58 قتيلاً على الأقل](#total)", "ما لا يقل عن 58 قتيلاً", "ما لا يقل عن 58"),
    (ARABIC, "[12 طفلاً](#children)", "12 طفلاً", "12"),
])  # fmt: skip
def test_it_is_told_at_its_number_with_the_words_to_be_marked(
    path: str, old: str, new: str, words: str
) -> None:
    (mistake,) = told(path, old, new)
    figure = old.split("#")[1].rstrip(")")
    assert (mistake.code, mistake.location.path) == ("figure-without-mark", path)
    line = sources().content[path].replace(old, new).split("\n")[mistake.location.line - 1]
    assert line[mistake.location.column - 1 :].startswith(words)
    assert mistake.hint == f"mark “{words}” there: [{words}](#{figure})"


def test_where_two_numbers_could_be_it_the_prose_is_the_place() -> None:
    found = [
        mistake
        for mistake in told(ENGLISH, "[12 children](#children)", "12 children and 12 others")
        if mistake.severity == "error"
    ]
    assert [(mistake.location.line, mistake.location.column) for mistake in found] == [(21, 1)]
    assert "[…](#children)" in found[0].hint and "12" not in found[0].hint


def test_where_no_number_is_it_nothing_is_invented() -> None:
    (mistake,) = told(ENGLISH, "[12 children](#children)", "some children")
    assert mistake.message == f"`children` is not stated in {ENGLISH}"
    assert not [letter for letter in mistake.hint if letter.isdigit()]


def test_several_figures_of_one_prose_are_one_mistake() -> None:
    text = sources().content[ARABIC]
    (mistake,) = told(ARABIC, text, "تحصي «مراقبة النهر» القتلى.\n")
    assert mistake.message.startswith(
        "`total`, `civilians`, `children`, `fighters` and `bridge` are not stated"
    )
    assert (mistake.location.path, mistake.location.line) == (ARABIC, 1)


def test_an_empty_prose_has_no_place_so_the_figure_is_it() -> None:
    mistakes = told(ARABIC, sources().content[ARABIC], "\n\n")
    assert [mistake.location.path for mistake in mistakes if mistake.code == "figure-without-mark"] == [
        ENGLISH
    ]


def test_a_misspelt_mark_is_one_mistake() -> None:
    assert [mistake.code for mistake in told(ENGLISH, "(#bridge)", "(#brigde)")] == ["mark-without-figure"]


def test_figures_below_a_misspelt_key_are_described() -> None:
    assert [(mistake.code, mistake.location.line) for mistake in told(ENGLISH, "among:", "amnog:")] == [
        ("unknown-key", 16)
    ]


def test_a_circle_is_told_once() -> None:
    path = "content/vocabulary/categories.yaml"
    text = sources().content[path]
    changed = text.replace("everyone:\n", "everyone:\n  within: [children]\n", 1)
    found = told(path, text, changed)
    assert [mistake.code for mistake in found] == ["circle"]
    assert found[0].hint.count("line ") == 2
