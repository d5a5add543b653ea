"""What is remembered between two states of a project is what would be found anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest

from hasila.model.interval import Interval, exactly
from hasila.model.period import Moment
from hasila.model.report import Constraint, Figure, Ledger, Report
from hasila.reconcile import ReconcileMemory, reconcile
from hasila.reconcile.remembered import Mappings, Remembered
from tests.reconcile.hand import OTHER, day
from tests.reconcile.table import WORDS, found, shifted, table

STATES = 8
"""The states of one project, each an edit or several after the one before."""


def of_other(report: Report) -> Report:
    """The same report of the other publisher."""
    name = f"x{report.id}"
    figures = tuple(
        replace(
            figure,
            key=f"{name}#{figure.id}",
            report=name,
            set=replace(figure.set, publisher=OTHER),
        )
        for figure in report.figures
    )
    splits = tuple(
        replace(
            split,
            whole=f"x{split.whole}",
            members=tuple(f"x{member}" for member in split.members),
        )
        for split in report.splits
    )
    return replace(report, id=name, publisher=OTHER, figures=figures, splits=splits)


def edited(figure: Figure, chance: Random) -> Figure:
    """The figure with another number, with an open end, or as it is in another object."""
    number = figure.number or 0
    other = max(0, number + chance.choice((1, -1, 9, -90, 100)))
    stated = (exactly(other), Interval(number, None), Interval(0, number), figure.interval)
    interval = chance.choice(stated)
    return replace(figure, interval=interval, number=interval.value or number)


def edited_report(report: Report, chance: Random) -> Report:
    figures = tuple(edited(each, chance) if chance.random() < 0.4 else each for each in report.figures)
    published = report.published
    if chance.random() < 0.1:
        published = Moment(day(f"03-{chance.randrange(1, 28):02}"), 0)
    return replace(report, figures=figures, published=published)


def states(seed: int) -> Iterator[Sequence[Report]]:
    """States of a project of two publishers; a report that was not edited stays the same object."""
    chance = Random(seed)
    own = table({("total", 4): 1234, ("children", 9): 7})
    reports = [*own, *map(of_other, own[::2])]
    for _ in range(STATES):
        for _ in range(chance.choice((0, 1, 1, 3))):
            at = chance.randrange(len(reports))
            reports[at] = edited_report(reports[at], chance)
        left_out = {chance.randrange(len(reports)) for _ in range(chance.choice((0, 0, 2)))}
        yield [report for at, report in enumerate(reports) if at not in left_out]


@pytest.mark.parametrize("seed", range(5))
def test_a_remembered_ledger_is_that_of_the_whole(seed: int) -> None:
    memory = ReconcileMemory()
    for reports in states(seed):
        assert reconcile(reports, WORDS, None, memory) == reconcile(reports, WORDS)


def test_a_search_that_saw_a_number_is_made_again_when_that_changes() -> None:
    """A column stands a row off; each of its numbers is another one in turn, and the same checks fail."""
    memory = ReconcileMemory()
    moved = shifted("total", 6, 5, 1)
    assert found(table(moved))
    for cell, number in moved.items():
        reports = table({**moved, cell: number + 1})
        assert reconcile(reports, WORDS, None, memory) == reconcile(reports, WORDS)


def test_states_have_findings_bounds_and_series() -> None:
    ledgers = [reconcile(reports, WORDS) for reports in states(3)]
    assert all(ledger.findings and ledger.series for ledger in ledgers)
    assert any(ledger.bounds for ledger in ledgers)
    assert len(set(map(_numbers, ledgers))) > STATES // 2


def _numbers(ledger: Ledger) -> tuple[str, ...]:
    return tuple(str(figure.interval) for figure in ledger.figures.values())


def test_constraints_of_what_did_not_change_are_the_same_objects() -> None:
    memory = ReconcileMemory()
    own = table()
    reports = [*own, *map(of_other, own)]
    before = _across(reconcile(reports, WORDS, None, memory))
    first, *others = reports[3].figures
    changed = replace(first, interval=exactly(5), number=5)
    reports[3] = replace(reports[3], figures=(changed, *others))
    after = _across(reconcile(reports, WORDS, None, memory))
    kept = [name for name in before if after.get(name) is before[name]]
    assert any(name.startswith("xr") for name in kept)
    assert len(kept) < len(before)


def _across(ledger: Ledger) -> dict[str, Constraint]:
    constraints = (result.constraint for result in ledger.checked)
    return {each.id: each for each in constraints if len(each.reports) > 1}


def test_a_moment_of_publication_that_moves_is_noticed() -> None:
    own = table(rows=2)
    early, late = map(of_other, own)
    memory = ReconcileMemory()
    for order in (9, -9):
        moved = replace(late, published=Moment(late.published.day, order))
        reports = (*own, early, moved)
        assert reconcile(reports, WORDS, None, memory) == reconcile(reports, WORDS)


def test_what_is_looked_up_is_looked_up_again_only_where_an_answer_changed() -> None:
    remembered = Remembered()
    made: list[object] = []

    def make(mappings: Mappings) -> int:
        (numbers,) = mappings
        made.append(numbers)
        return int(numbers.get("a", 0)) + ("b" in numbers)

    def value(numbers: dict[str, int]) -> int:
        found = remembered.looked_up("sum", (), (numbers,), make)
        remembered.end_state()
        return found

    asked = ({"a": 1}, {"a": 1, "c": 9}, {"a": 2}, {"a": 2, "b": 5}, {"b": 5})
    assert [value(numbers) for numbers in asked] == [1, 1, 2, 3, 1]
    assert len(made) == 4


def test_what_goes_through_a_whole_mapping_is_made_each_time() -> None:
    remembered = Remembered()
    made: list[object] = []

    def make(mappings: Mappings) -> int:
        (numbers,) = mappings
        made.append(numbers)
        return sum(numbers.values())

    for numbers in ({"a": 1}, {"a": 1, "b": 2}):
        assert remembered.looked_up("sum", (), (numbers,), make) == sum(numbers.values())
    assert len(made) == 2
