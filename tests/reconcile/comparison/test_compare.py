"""Two states of a project: what is the same, what is new, what was changed without a word; and the file that
keeps a state."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.identified_diagnostic import IdentifiedDiagnostic
from hasila.model.interval import exactly
from hasila.model.report import Figure, Finding, Mention, Report, Source, Verdict
from hasila.reconcile.comparison import (
    UnreadBaseline,
    baseline,
    compare,
    edits,
    of_diagnostic,
    of_finding,
    read_baseline,
)
from tests.reconcile.hand import at_least, figure, report, since

IDENTITIES = st.lists(
    st.lists(st.text(st.characters(codec="utf-8"), max_size=3), min_size=1, max_size=3).map(tuple), max_size=8
)


def remark(*identity: str) -> IdentifiedDiagnostic:
    return IdentifiedDiagnostic(identity, Diagnostic(Location("a.md", 1, 1), "bad-id", "warning", "m"))


# The same


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"location": Location("a.md", 9, 9)}, True),
        ({"hint": "other"}, True),
        ({"location": Location("b.md", 1, 1)}, False),
        ({"message": "n"}, False),
        ({"code": "no-head"}, False),
    ],
)
def test_a_mistake_is_the_same_wherever_it_stands_in_its_file(change: dict, same: bool) -> None:
    one = Diagnostic(Location("a.md", 1, 1), "bad-id", "error", "m", "h")
    assert (of_diagnostic(one) == of_diagnostic(replace(one, **change))) is same


def test_a_finding_is_the_same_while_its_figures_have_their_values() -> None:
    figures = {key: figure(key, 3, since("01-01", "02-01")) for key in ("r#a", "r#b", "r#c")}
    found = Finding("f", Verdict.ARITHMETIC, "r", (), ("r#a", "r#b"), None, (), (), Location("a.md", 1, 1))
    same = of_finding(found, figures)
    assert of_finding(replace(found, location=Location("a.md", 5, 5), settled_by=("r",)), figures) == same
    assert of_finding(found, {**figures, "r#c": replace(figures["r#c"], number=4)}) == same
    assert of_finding(found, {**figures, "r#a": replace(figures["r#a"], number=4)}) != same
    assert of_finding(found, {**figures, "r#a": replace(figures["r#a"], interval=at_least(3))}) != same
    assert of_finding(replace(found, id="g"), figures) != same


# New, standing, gone


def test_what_is_new_what_stands_and_what_is_gone() -> None:
    compared = compare([remark("a"), remark("b")], [("b",), ("c",), ("d",)])
    assert [(status.identified.identity, status.new) for status in compared.statuses] == [
        (("a",), True),
        (("b",), False),
    ]
    assert (compared.new, compared.standing, compared.gone) == (1, 1, 2)


def test_of_equal_remarks_as_many_stand_as_there_were() -> None:
    compared = compare([remark("a")] * 3, [("a",)])
    assert (compared.new, compared.standing, compared.gone) == (2, 1, 0)


@given(IDENTITIES, IDENTITIES)
def test_nothing_is_lost_in_the_comparison(now: list, then: list) -> None:
    compared = compare([remark(*one) for one in now], then)
    assert [status.identified.identity for status in compared.statuses] == now
    assert compared.standing + compared.gone == len(then)
    back = compare([remark(*one) for one in then], now)
    assert (back.new, back.gone, back.standing) == (compared.gone, compared.new, compared.standing)


# The file


@given(IDENTITIES)
def test_a_baseline_reads_back_and_does_not_depend_on_order(identities: list) -> None:
    assert sorted(read_baseline(baseline(identities))) == sorted(identities)
    assert baseline(reversed(identities)) == baseline(identities)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"hasila_baseline": 2, "stands": []}',
        b'{"hasila_baseline": 1, "stands": [["a", 1]]}',
        b'{"hasila_baseline": 1}',
    ],
)
def test_what_is_no_baseline_is_told(raw: bytes) -> None:
    answer = read_baseline(raw)
    assert isinstance(answer, UnreadBaseline) and "--write-baseline" in answer.reason


def test_a_baseline_is_read_by_people_too() -> None:
    assert json.loads(baseline([("note", "ب")])) == {"hasila_baseline": 1, "stands": [["note", "ب"]]}
    assert "ب".encode() in baseline([("note", "ب")])


# Changed figures


def said(key: str, number: int, words: str, english: str = "") -> Figure:
    """A figure that is stated once in each language, on lines 30 and 40."""
    path = f"content/reports/{key.split('#')[0]}"
    arabic = Mention("ar", words, number, exactly(number), "exact", Location(f"{path}.md", 30, 5))
    translated = Mention(
        "en", english or words, number, exactly(number), "exact", Location(f"{path}.en.md", 40, 5)
    )
    return replace(figure(key, number, since("01-01", "02-01")), mentions=(arabic, translated))


def told(then: Report | None, now: Report | None, broken: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [
        (edit.code, str(edit.location))
        for edit in edits([then] if then else [], [now] if now else [], broken)
    ]


THEN = report("02-01", said("r#total", 341, "341"), said("r#children", 55, "55"))
CHANGED = report("02-01", said("r#total", 331, "331"), said("r#children", 55, "55"))


def test_nothing_changed_nothing_told() -> None:
    assert told(THEN, THEN) == told(None, THEN) == []


def test_a_value_changed_without_a_capture_is_a_warning_where_it_stands() -> None:
    assert told(THEN, CHANGED) == [("value-edited-silently", "content/reports/r.md:30:5")]
    (one,) = edits([THEN], [CHANGED], ())
    assert one.severity == "warning" and "“341”" in one.message and "“331”" in one.message and one.hint


@pytest.mark.parametrize(
    "source",
    [
        Source("https://example.org/", captured=date(2019, 3, 1)),
        Source("https://example.org/", sha256="0" * 64),
    ],
)
def test_with_a_new_capture_it_is_the_source_that_was_edited(source: Source) -> None:
    (one,) = edits([THEN], [replace(CHANGED, source=source)], ())
    assert (one.code, one.severity) == ("source-edited", "note")
    assert "“341”" in one.message and "“331”" in one.message


def test_a_dropped_qualifier_is_a_change() -> None:
    open_ = replace(said("r#total", 341, "at least 341"), interval=at_least(341), qualifier="at_least")
    assert told(report("02-01", open_), report("02-01", said("r#total", 341, "341"))) == [
        ("value-edited-silently", "content/reports/r.md:30:5")
    ]


def test_another_qualifier_of_the_same_interval_is_a_change() -> None:
    more, least = (
        replace(said("r#total", 500, words), interval=at_least(500), qualifier=name)
        for words, name in (("more than 500", "more_than"), ("at least 500", "at_least"))
    )
    assert told(report("02-01", more), report("02-01", least)) == [
        ("value-edited-silently", "content/reports/r.md:30:5")
    ]


def test_other_words_for_one_value_are_only_noted() -> None:
    now = report("02-01", said("r#total", 341, "341", "341 people"), said("r#children", 55, "55"))
    (one,) = edits([THEN], [now], ())
    assert (one.code, one.severity, str(one.location)) == (
        "words-edited",
        "note",
        "content/reports/r.en.md:40:5",
    )
    assert "“341” → “341 people”" in one.message


def test_a_mention_that_went_is_noted_where_the_figure_is_described() -> None:
    total = said("r#total", 341, "341")
    now = report("02-01", replace(total, mentions=total.mentions[:1]), said("r#children", 55, "55"))
    assert told(THEN, now) == [("words-edited", "content/reports/r.md:9:3")]


def test_a_figure_and_a_report_that_vanish_are_told() -> None:
    assert told(THEN, report("02-01", said("r#total", 341, "341"))) == [
        ("figure-vanished", "content/reports/r.md")
    ]
    assert told(THEN, None) == [("report-vanished", "content/reports/r.md")]


def test_a_report_under_another_name_is_named() -> None:
    (one,) = edits([THEN], [replace(THEN, id="s")], ())
    assert one.code == "report-vanished" and "`s` has its source" in one.message


@pytest.mark.parametrize("now", [CHANGED, None])
def test_a_file_with_errors_speaks_for_itself(now: Report | None) -> None:
    assert told(THEN, now, ("content/reports/r.md",)) == []
