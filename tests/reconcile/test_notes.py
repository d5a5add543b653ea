"""Notes: each rule on the smallest ledger that it can be seen on, and on its near miss."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model.editor_note import Note, NoteKind
from hasila.model.interval import Interval
from hasila.model.report import Figure, Report
from hasila.reconcile import reconcile
from hasila.reconcile.notes import OUTLYING, PEOPLE, notes_of
from tests.reconcile.hand import at_least, figure, parts, report, since, vocabulary, window

START = "01-01"


def notes(*reports: Report) -> list[Note]:
    return list(notes_of(reconcile(reports, vocabulary())))


def course(*numbers: int, days: tuple[int, ...] = ()) -> list[Report]:
    """A cumulative count, report after report, a day apart unless ``days`` gives the days of January."""
    at = days or tuple(range(2, 2 + len(numbers)))
    return [
        report(f"01-{day:02}", figure(f"r{day:02}#total", number, since(START, f"01-{day:02}")))
        for day, number in zip(at, numbers, strict=True)
    ]


# The pace


def test_a_rise_far_above_the_usual_pace_is_noted() -> None:
    (note,) = notes(*course(100, 102, 105, 107, 110, 160, 162))
    assert (note.kind, note.report, note.figures) == (NoteKind.RATE, "r07", ("r06#total", "r07#total"))
    assert note.numbers == {"change": 50, "days": 1, "usual": 2}
    assert str(note.location) == "content/reports/r07.md:9:3"


def test_the_lower_end_of_a_range_is_no_number_to_take_a_pace_of() -> None:
    reports = course(100, 102, 105, 107, 110, 160, 162)
    (said,) = reports[5].figures
    ranged = replace(said, interval=Interval(160, 190), qualifier="range")
    reports[5] = replace(reports[5], figures=(ranged,))
    assert [note.report for note in notes(*reports)] == ["r08"]
    (said,) = reports[6].figures
    reports[6] = replace(reports[6], figures=(replace(said, interval=Interval(162, 190), qualifier="range"),))
    assert notes(*reports) == []


def test_the_pace_is_a_day_s_not_a_report_s() -> None:
    assert notes(*course(100, 102, 104, 106, 108, 148, days=(2, 3, 4, 5, 6, 26))) == []


def test_of_few_steps_nothing_is_usual() -> None:
    assert notes(*course(100, 102, 104, 106, 156)) == []
    assert len(notes(*course(100, 102, 104, 106, 108, 158))) == 1


def test_a_few_more_than_usual_are_no_outlier_however_steady_the_rest() -> None:
    assert notes(*course(100, 101, 102, 103, 104, 105 + PEOPLE - 1)) == []
    assert len(notes(*course(100, 101, 102, 103, 104, 105 + PEOPLE))) == 1


def test_where_paces_scatter_only_what_lies_outside_is_noted() -> None:
    assert notes(*course(100, 110, 140, 155, 195, 215, 265)) == []


@given(st.lists(st.integers(0, 200), min_size=5, max_size=9))
def test_the_rule_is_the_one_that_is_written_down(rises: list[int]) -> None:
    numbers = [10]
    for rise in rises:
        numbers.append(numbers[-1] + rise)
    expected = []
    for at, rise in enumerate(rises):
        others = [Fraction(one) for other, one in enumerate(rises) if other != at]
        usual = median(others)
        if rise > usual + OUTLYING * median(abs(one - usual) for one in others) and rise - usual >= PEOPLE:
            expected.append(f"r{at + 3:02}")
    assert [note.report for note in notes(*course(*numbers)) if note.kind is NoteKind.RATE] == expected


# Numbers that stand still


def split(day: str, whole: int, part: int | None, members: tuple[str, ...] = ("fighters",)) -> Report:
    name = f"r{day}"
    total = figure(f"{name}#total", whole, since(START, f"01-{day}"))
    inner = figure(f"{name}#fighters", part, since(START, f"01-{day}"), category="fighters")
    return report(
        f"01-{day}",
        total,
        inner,
        splits=(parts(f"{name}#total", *(f"{name}#{one}" for one in members), kind="among"),),
    )


def test_a_part_that_stands_while_its_whole_grows_is_noted_once() -> None:
    (note,) = notes(split("02", 31, 23), split("09", 85, 23), split("20", 124, 23))
    assert note.kind is NoteKind.PART
    assert note.figures == ("r02#fighters", "r09#fighters", "r20#fighters", "r02#total", "r20#total")
    assert note.numbers == {"stated": 23, "reports": 3, "whole_before": 31, "whole_after": 124}
    assert note.report == "r20"


@pytest.mark.parametrize(
    "course",
    [
        [(31, 23), (124, 23)],
        [(31, 23), (85, 24), (124, 23)],
        [(100, 23), (100, 23), (100, 23)],
        [(100, 10), (110, 10), (149, 10)],
        [(31, 0), (85, 0), (124, 0)],
    ],
)
def test_two_reports_another_number_or_a_whole_that_hardly_grows_are_not(
    course: list[tuple[int, int]],
) -> None:
    assert (
        notes(*(split(f"{day:02}", *numbers) for day, numbers in zip((2, 9, 20), course, strict=False))) == []
    )


def test_the_share_decides() -> None:
    assert [
        note.kind for note in notes(split("02", 100, 10), split("09", 110, 10), split("20", 150, 10))
    ] == [NoteKind.PART]


def told(day: str, total: Figure, *windows: Figure) -> Report:
    return report(f"01-{day}", total, *windows)


def open_total(day: str, number: int) -> Figure:
    return figure(f"r{day}#total", at_least(number), since(START, f"01-{day}"))


def test_a_total_that_stands_though_more_is_told_of_is_noted() -> None:
    new = figure("r03#new", 5, window("01-03", "01-03", 24))
    (note,) = notes(told("02", open_total("02", 300)), told("03", open_total("03", 300), new))
    assert (note.kind, note.figures) == (NoteKind.TOTAL, ("r03#total", "r02#total", "r03#new"))
    assert note.numbers == {"stated": 300, "told": 5}


def test_where_a_finding_says_so_there_is_no_note() -> None:
    exact = [figure(f"r{day}#total", 300, since(START, f"01-{day}")) for day in ("02", "03")]
    ledger = reconcile(
        [told("02", exact[0]), told("03", exact[1], figure("r03#new", 5, window("01-03", "01-03", 24)))],
        vocabulary(),
    )
    assert ledger.findings and not notes_of(ledger)


@pytest.mark.parametrize(("total", "new"), [(305, 5), (300, 0)])
def test_a_total_that_moves_or_nothing_new_is_no_note(total: int, new: int) -> None:
    assert (
        notes(
            told("02", open_total("02", 300)),
            told("03", open_total("03", total), figure("r03#new", new, window("01-03", "01-03", 24))),
        )
        == []
    )


def test_a_window_that_reaches_back_behind_the_report_before_says_nothing_of_the_total() -> None:
    new = figure("r03#new", 5, window("01-02", "01-03", 48))
    assert notes(told("02", open_total("02", 300)), told("03", open_total("03", 300), new)) == []


# Hours and days


def test_hours_that_fit_the_days_since_the_last_report_are_noted() -> None:
    new = figure("r04#new", 6, window("01-04", "01-04", 24))
    (note,) = notes(told("02", open_total("02", 300)), told("04", open_total("04", 306), new))
    assert (note.kind, note.figures) == (NoteKind.LONGER, ("r04#new", "r02#total", "r04#total"))
    assert note.numbers == {"stated": 6, "hours": 24, "days": 2}


@pytest.mark.parametrize(("day", "total", "hours"), [("03", 306, 24), ("04", 307, 24), ("04", 306, 48)])
def test_hours_that_reach_back_or_do_not_fit_are_not(day: str, total: int, hours: int) -> None:
    first = "01-03" if hours == 48 else f"01-{day}"
    new = figure(f"r{day}#new", 6, window(first, f"01-{day}", hours))
    assert notes(told("02", open_total("02", 300)), told(day, open_total(day, total), new)) == []


def hours(day: int, length: int, number: int = 5) -> Report:
    return report(
        f"01-{day:02}",
        figure(f"r{day:02}#new", number, window(f"01-{day - (length - 1) // 24:02}", f"01-{day:02}", length)),
    )


@pytest.mark.parametrize(
    ("reports", "kind", "apart"),
    [
        ([hours(5, 24), hours(8, 24)], NoteKind.GAP, 48),
        ([hours(5, 24), hours(6, 48)], NoteKind.OVERLAP, 24),
        ([hours(5, 24), hours(7, 36)], NoteKind.GAP, 12),
    ],
)
def test_windows_that_do_not_meet_are_noted(reports: list[Report], kind: NoteKind, apart: int) -> None:
    (note,) = notes(*reports)
    assert (note.kind, note.numbers["hours_apart"]) == (kind, apart)
    assert note.figures == (reports[1].figures[0].key, reports[0].figures[0].key)


def test_hours_that_fit_a_longer_time_are_not_also_called_a_gap() -> None:
    first, second = (figure(f"r{day}#new", 6, window(f"01-{day}", f"01-{day}", 24)) for day in ("02", "04"))
    found = notes(told("02", open_total("02", 300), first), told("04", open_total("04", 306), second))
    assert [note.kind for note in found] == [NoteKind.LONGER]


@pytest.mark.parametrize(
    "reports", [[hours(5, 24), hours(6, 24)], [hours(5, 48), hours(7, 48)], [hours(5, 24), hours(13, 24)]]
)
def test_windows_that_meet_or_lie_far_apart_are_not(reports: list[Report]) -> None:
    assert notes(*reports) == []


def test_the_rhythm_of_a_publisher_is_not_noted_what_departs_from_it_is() -> None:
    assert notes(*(hours(day, 48) for day in (5, 6, 7, 8))) == []
    (note,) = notes(*(hours(day, 48) for day in (5, 6, 7, 8, 11)))
    assert (note.kind, note.report) == (NoteKind.GAP, "r11")


def test_the_order_in_which_reports_come_does_not_matter() -> None:
    reports = [*course(100, 102, 105, 107, 110, 160, 162), hours(20, 24), hours(22, 24)]
    assert notes(*reports) == notes(*reversed(reports))
    assert len(notes(*reports)) == 2
