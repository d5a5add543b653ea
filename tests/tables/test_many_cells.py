"""A sheet with many cells makes a page of one report, not a page for each of its cells."""

from __future__ import annotations

import pytest

from hasila.reconcile import reconcile
from hasila.reconcile.series import LARGE
from tests.ingest.project import parsed
from tests.tables.described import HEAD

CELLS = LARGE + 10


def series_points(*rows: str) -> list[int]:
    names = [f"c{number}" for number in range(CELLS)]
    csv = "\n".join((",".join(("day", *names)), *rows, ""))
    figures = "".join(f"  {name}: {{who: everyone, cause: drowning, where: {name}}}\n" for name in names)
    places = "".join(
        f"\n{name}:\n  label: {{ar: {name}, en: {name}}}\n  kind: area\n  precision: area\n" for name in names
    )
    yaml = HEAD.format(language="en") + 'rows: {published: day, id: "t-{day}"}\nfigures:\n' + figures
    found, mistakes = parsed({
        "content/tables/t.csv": csv, "content/tables/t.yaml": yaml,
        "content/vocabulary/places.yaml": f"lora-valley:\n  label: {{ar: وادي, en: valley}}\n  kind: area\n"
        f"  precision: area\n{places}",
    })  # fmt: skip
    assert [one for one in mistakes if one.location.path.endswith(("csv", "t.yaml"))] == []
    return [len(series.points) for series in reconcile(found.reports, found.vocabulary).series]


def row(day: int) -> str:
    return ",".join((f"2031-03-{day:02}", *(str(number + day) for number in range(CELLS))))


@pytest.mark.parametrize(("days", "points"), [((5,), [1]), ((5, 6), [2] * CELLS)])
def test_a_cell_of_a_large_sheet_makes_a_series_with_its_second_point(
    days: tuple[int, ...], points: list[int]
) -> None:
    assert series_points(*map(row, days)) == points
