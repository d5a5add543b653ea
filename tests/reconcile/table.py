"""A table kept by hand: a report a day, with a running total, the new ones of the day, and the children of
the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hasila.model.report import Finding, Report
from hasila.reconcile import reconcile
from tests.reconcile.hand import days, figure, parts, report, since, vocabulary

WORDS = vocabulary()
NEW = (7, 12, 3, 25, 9, 14, 31, 5, 18, 11, 27, 6, 16, 22, 4, 13, 8, 19, 10, 21)
"""The new ones of each day, all different: a number that moves is seen to have moved."""


def column(name: str) -> list[int]:
    """The true numbers: ``total``, ``new`` or ``children``."""
    totals = [1000 + sum(NEW[: i + 1]) for i in range(len(NEW))]
    return {"total": totals, "new": list(NEW), "children": [total // 3 for total in totals]}[name]


def table(
    changed: Mapping[tuple[str, int], int] | None = None, rows: int = len(NEW), steps: bool = True
) -> list[Report]:
    """The reports of the first ``rows`` days with cells changed: (column, row from 0) → number."""
    cells = {name: column(name) for name in ("total", "new", "children")}
    for (name, row), number in (changed or {}).items():
        cells[name][row] = number
    return [
        _row(i, {name: numbers[i] for name, numbers in cells.items() if steps or name != "new"})
        for i in range(rows)
    ]


def _row(i: int, cells: Mapping[str, int]) -> Report:
    day, name = f"02-{i + 1:02}", f"r{i:02}"
    made = {
        "total": (since("01-01", day), "everyone"),
        "new": (days(day, day, 0), "everyone"),
        "children": (since("01-01", day), "children"),
    }
    figures = [
        figure(f"{name}#{cell}", number, made[cell][0], category=made[cell][1])
        for cell, number in cells.items()
    ]
    return report(day, *figures, splits=(parts(f"{name}#total", f"{name}#children", kind="among"),))


def shifted(name: str, first: int, length: int, by: int) -> dict[tuple[str, int], int]:
    """The cells of a column whose numbers stand ``by`` rows too late."""
    true = column(name)
    return {(name, row): true[row - by] for row in range(first, first + length)}


def found(reports: Sequence[Report]) -> tuple[Finding, ...]:
    return reconcile(reports, WORDS).findings
