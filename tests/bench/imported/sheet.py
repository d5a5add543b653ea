"""What a sheet of the bench is: its text or the rows of its workbook, what a person knows of it, its slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

Cells = list[list[object]]


@dataclass(frozen=True)
class Slip:
    """One cell changed: its row as a program for tables counts it, its column (both from 1), the new cell;
    how the day and the column are named in a finding."""

    row: int
    column: int
    cell: object
    day: str
    heading: str


@dataclass(frozen=True)
class Publication:
    """A sheet. ``mark`` divides its cells, "" makes a workbook of it, with the ranges ``merged``. ``knows``
    are answers that a person gives at once, ``asked`` those that the sheet leaves open."""

    name: str
    shape: str
    rows: Cells
    slip: Slip
    mark: str = ","
    merged: tuple[str, ...] = ()
    knows: dict[str, object] = field(default_factory=dict)
    asked: dict[str, object] = field(default_factory=dict)


def rising(name: str, days: int, start: int, most: int, least: int = 1) -> list[int]:
    """A running count: each day more than the day before."""
    draw = Random(name)
    total, found = start, []
    for _ in range(days):
        found.append(total)
        total += draw.randint(least, most)
    return found


def drawn(name: str, count: int, least: int, most: int) -> list[int]:
    """Numbers without an order."""
    draw = Random(name)
    return [draw.randint(least, most) for _ in range(count)]


def total(*columns: Sequence[int]) -> list[int]:
    """The sums of columns, row by row."""
    return [sum(row) for row in zip(*columns, strict=True)]


def dotted(number: int, mark: str = ".") -> str:
    """The number with a mark before its thousands."""
    return f"{number:,}".replace(",", mark)


def indic(text: object) -> str:
    """The digits as they are written in Arabic."""
    return str(text).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
