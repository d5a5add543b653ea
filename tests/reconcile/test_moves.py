"""Many cells that are wrong for one reason are one finding that names the reason, and nothing of them is
likely."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from hasila.model.report import Finding
from tests.bench.errata import found_in, wrong_keys
from tests.bench.sheet import DAY, Column, Row, Shape, Sum, changed
from tests.bench.sown import MONITOR, NAMES, PROVINCES, TOLL

PACE = (7, 12, 3, 25, 9, 14, 31, 5, 18, 11, 27, 6, 16, 22, 4, 13)


def toll(pace: Sequence[int] = PACE) -> list[Row]:
    """A daily toll: new killed and injured, their running totals, and the women and children of the
    killed."""
    rows, killed, injured = [], 4000, 9000
    for number, new in enumerate(pace):
        killed, injured = killed + new, injured + 3 * new + number
        day = f"2024-03-{number + 1:02}"
        row: Row = {DAY: day, "killed": new, "killed_cum": killed, "injured": 3 * new + number}
        row |= {"injured_cum": injured, "killed_children_cum": killed // 3, "killed_women_cum": killed // 5}
        rows.append(row)
    return rows


def monitor() -> list[Row]:
    """The totals of a monitor in three parts."""
    rows = []
    for number, new in enumerate(PACE):
        parts = {
            "civilians": 500 + 20 * number,
            "fighters": 300 + 40 * number + new,
            "soldiers": 90 + 4 * number,
        }
        rows.append({DAY: f"2024-03-{number + 1:02}", **parts, "total": sum(parts.values())})
    return rows


Cells = dict[tuple[str, str], int | None]


def only(rows: list[Row], cells: Cells, shape: Shape) -> Finding:
    """The one finding of the rows with other cells; there is none without them."""
    assert found_in(rows, shape) == ()
    (finding,) = found_in(changed(rows, cells), shape)
    assert {way.standing for way in finding.explanations} == {"possible"}
    return finding


def moved(rows: list[Row], names: list[str], by: int, start: int, end: int) -> Cells:
    return {
        (row[DAY], name): row[names[(place + by) % len(names)]]
        for row in rows[start:end]
        for place, name in enumerate(names)
    }


@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize("end", [10, 13, 16])
def test_columns_that_stand_one_place_off_from_a_day_on_are_one_finding(by: int, end: int) -> None:
    names = ["killed_cum", "injured", "injured_cum", "killed_children_cum"]
    cells = moved(toll(), names, by, 9, end)
    finding = only(toll(), cells, TOLL)
    first = finding.explanations[0]
    assert first.pattern is not None and first.pattern.kind == "columns moved"
    assert set(first.figures) <= wrong_keys(cells)
    assert len(first.figures) >= 3 * (end - 9)


def test_two_columns_in_each_others_place_are_one_finding() -> None:
    cells = moved(toll(), ["killed_cum", "injured_cum"], 1, 9, 14)
    finding = only(toll(), cells, TOLL)
    assert set(finding.explanations[0].figures) <= wrong_keys(cells)
    assert len(finding.constraints) >= 8


WARDS = Shape(
    (
        Column("ward", "ward", kind="level"),
        Column("care", "care", kind="level"),
        Column("hospital", "hospital", kind="level"),
        Column("home", "home", kind="level"),
        Column("positive", "positive", kind="level"),
    ),
    (Sum("hospital", ("ward", "care")), Sum("positive", ("hospital", "home"))),
)


def wards() -> list[Row]:
    """The people in two wards, all in the hospital, those at home, and all together, on each day."""
    rows = []
    for number, new in enumerate(PACE):
        row: Row = {
            DAY: f"2024-03-{number + 1:02}",
            "ward": 700 + new,
            "care": 90 - number,
            "home": 3100 + new,
        }
        row["hospital"] = row["ward"] + row["care"]
        rows.append(row | {"positive": row["hospital"] + row["home"]})
    return rows


def test_two_columns_of_levels_in_each_others_place_for_some_days_are_one_finding() -> None:
    cells = moved(wards(), ["hospital", "home"], 1, 9, 11)
    finding = only(wards(), cells, WARDS)
    assert set(finding.explanations[0].figures) == {
        f"t-2024-03-{day}#{name}" for day in (10, 11) for name in ("hospital", "home")
    }


def test_what_is_new_added_twice_comes_before_a_new_number_that_is_none() -> None:
    rows = toll((*PACE[:10], 40))
    cells: Cells = {("2024-03-11", "killed_cum"): rows[10]["killed_cum"] + 40}
    first, *others = only(rows, cells, TOLL).explanations
    assert first.figures == ("t-2024-03-11#killed-cum",) and first.rank == 1
    assert ("t-2024-03-11#killed",) in [way.figures for way in others if way.rank > 1]


def test_a_row_pasted_from_an_earlier_day_is_one_finding() -> None:
    names = ["civilians", "fighters", "soldiers"]
    rows = monitor()
    cells: Cells = {(rows[10][DAY], name): rows[7][name] for name in names}
    finding = only(rows, cells, MONITOR)
    first = finding.explanations[0]
    assert first.pattern is not None and first.pattern.kind == "pasted"
    assert set(first.figures) == wrong_keys(cells) & set(first.figures) and len(first.figures) == 3


def test_a_column_that_holds_the_numbers_of_its_neighbour_is_one_finding() -> None:
    rows = toll()
    cells: Cells = {(row[DAY], "injured_cum"): row["killed_children_cum"] for row in rows[9:14]}
    finding = only(rows, cells, TOLL)
    assert len(finding.explanations[0].figures) == 5


def test_one_wrong_cell_is_no_move() -> None:
    (finding,) = found_in(changed(toll(), {("2024-03-10", "killed_cum"): 9999}), TOLL)
    assert finding.explanations[0].figures == ("t-2024-03-10#killed-cum",)


def test_two_wrong_days_around_an_empty_one_are_no_column_that_slipped() -> None:
    rows = changed(toll(), {("2024-03-10", "killed"): None, ("2024-03-10", "killed_cum"): None})
    cells = {("2024-03-09", "killed"): 88, ("2024-03-12", "killed"): 99}
    found = found_in(changed(rows, cells), TOLL)
    assert [finding.explanations[0].figures for finding in found] == [
        ("t-2024-03-09#killed",),
        ("t-2024-03-12#killed",),
    ]


def provinces() -> list[Row]:
    """Four provinces with a day's number and two running totals each, and the country's two."""
    rows, killed = [], dict(zip(NAMES, (1200, 3400, 560, 7800), strict=True))
    for number, pace in enumerate(PACE):
        new = {name: pace + 3 * place + number % 4 for place, name in enumerate(NAMES)}
        killed = {name: killed[name] + new[name] for name in NAMES}
        row: Row = {DAY: f"2024-03-{number + 1:02}", "killed": sum(new.values())}
        row |= {"killed_cum": sum(killed.values()), **new}
        for name in NAMES:
            row |= {f"{name}_cum": killed[name], f"{name}_injured_cum": 2 * killed[name] + number}
        rows.append(row)
    return rows


def test_the_numbers_of_another_province_are_one_finding() -> None:
    ends = ("", "_cum", "_injured_cum")
    pasted = {(row[DAY], f"north{end}"): row[f"west{end}"] for row in provinces()[8:10] for end in ends}
    finding = only(provinces(), pasted, PROVINCES)
    (way,) = finding.explanations
    assert way.pattern is not None and way.pattern.kind == "columns copied"
    assert {key.partition("#")[2] for key in way.figures} == {"north", "north-cum", "north-injured-cum"}


def kind_of(finding: Finding) -> str:
    (way,) = finding.explanations
    return way.pattern.kind if way.pattern else ""


def rows_from(rows: list[Row], sources: dict[int, int]) -> Cells:
    """The rows (by number) with the numbers of others."""
    names = [name for name in rows[0] if name != DAY]
    return {(rows[row][DAY], name): rows[source][name] for row, source in sources.items() for name in names}


@pytest.mark.parametrize(("rows", "shape"), [(toll(), TOLL), (provinces(), PROVINCES)])
def test_two_rows_in_each_other_s_place_are_one_finding(rows: list[Row], shape: Shape) -> None:
    assert kind_of(only(rows, rows_from(rows, {8: 9, 9: 8}), shape)) == "rows exchanged"


@pytest.mark.parametrize(("rows", "shape"), [(toll(), TOLL), (provinces(), PROVINCES)])
def test_rows_that_stand_one_row_late_are_one_finding(rows: list[Row], shape: Shape) -> None:
    cells = rows_from(rows, {row: row - 1 for row in range(6, 10)})
    finding = only(rows, cells, shape)
    assert kind_of(finding) == "rows moved"
    lost = {
        key.partition("#")[0]
        for key, interval in finding.explanations[0].forced.items()
        if not interval.exact
    }
    assert lost == {"t-2024-03-10"}


@pytest.mark.parametrize("back", [1, 2, 3])
def test_a_block_pasted_over_several_rows_is_one_finding(back: int) -> None:
    """Of the rows pasted only the first ``back`` repeat what is printed; the others stand as many rows
    late."""
    rows, names = toll(), ["killed", "killed_cum", "injured"]
    cells: Cells = {(rows[row][DAY], name): rows[row - back][name] for row in range(6, 9) for name in names}
    finding = only(rows, cells, TOLL)
    assert kind_of(finding) == "pasted"
    wrong = {key for key in wrong_keys(cells) if not key.endswith("-carried")}
    assert set(finding.explanations[0].figures) >= wrong


def test_a_count_that_is_off_from_a_step_on_is_offered_beside_the_day_at_its_head() -> None:
    rows = toll()[:9]
    cells: Cells = {(row[DAY], "injured_cum"): row["injured_cum"] - 40 for row in rows[6:]}
    day, *others = only(rows, cells, TOLL).explanations
    assert day.figures == ("t-2024-03-07#injured",)
    runs = [way for way in others if way.pattern and way.pattern.kind == "level off"]
    assert [way.figures for way in runs] == [tuple(f"t-{row[DAY]}#injured-cum" for row in rows[6:])]
