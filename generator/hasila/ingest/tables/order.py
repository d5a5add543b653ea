"""Which of several reports of one day came first: a column says it, or the order of the rows in the file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal

from hasila.ingest.fields import Diagnostics
from hasila.ingest.tables.layout import Layout
from hasila.ingest.tables.rows import TableRow
from hasila.model.diagnostics import Location

Direction = Literal["up", "down", "mixed", "none"]
_WHOLE = re.compile(r"[0-9]{1,5}(?:\.0+)?")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?::[0-5][0-9])?")


def stated_order(row: TableRow, layout: Layout, diagnostics: Diagnostics) -> int | None:
    """The order that its column states: a whole number, or a time of day as its minutes; anything else is a
    mistake."""
    text = row.text(layout.order)
    if _WHOLE.fullmatch(text):
        number, _, _ = text.partition(".")
        return int(number)
    time = _TIME.fullmatch(text)
    if time:
        hours, minutes = time.groups()
        return int(hours) * 60 + int(minutes)
    _refuse(text, row.location(layout.order), diagnostics)
    return None


_NO_ORDER = "the row does not say its order in the day"


def _refuse(text: str, location: Location, diagnostics: Diagnostics) -> None:
    message = f"`{text}` does not order the reports of a day"
    hint = "write a whole number or a time such as 18:30, or leave out `order` to keep the order of the rows"
    diagnostics.write(location, "not-a-number", message if text else _NO_ORDER, hint)


def tell_equal(
    rows: Sequence[TableRow],
    subjects: Sequence[Hashable],
    orders: Sequence[int | None],
    diagnostics: Diagnostics,
) -> None:
    """Point out the rows of one day and subject that the column for the order gives the same place."""
    together: dict[Hashable, list[TableRow]] = defaultdict(list)
    for row, subject, order in zip(rows, subjects, orders, strict=True):
        if order is not None:
            together[(subject, row.day, order)].append(row)
    for group in together.values():
        if len(group) > 1:
            message = f"rows of one day have the same order: lines {_lines(group)}"
            hint = "give each row of a day another order, as the publisher issued them"
            location = group[0].location(None)
            diagnostics.write(location, "unclear-order", message, hint, "warning")


def _lines(rows: Sequence[TableRow]) -> str:
    numbers = [str(row.line) for row in rows[:_SHOWN]]
    shown = ", ".join(numbers)
    return f"{shown} …" if len(rows) > _SHOWN else shown


_SHOWN = 6
"""Lines that a message holds."""


def row_orders(rows: Sequence[TableRow], subjects: Sequence[Hashable], diagnostics: Diagnostics) -> list[int]:
    """For each row its place (from 0) among the rows of its day that speak of the same ``subjects``.

    Days that ascend make a later row a later report; in a file that runs from the newest to the oldest it
    is the other way round. Where neither can be said, the order of the file is kept, and a warning asks for
    a column.
    """
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index, subject in enumerate(subjects):
        groups[subject].append(index)
    directions = {subject: _direction_of(group, rows) for subject, group in groups.items()}
    usual = _usual(directions)
    orders = [0] * len(rows)
    for subject, group in groups.items():
        own = directions[subject]
        direction = usual if own == "none" else own
        _number(group, rows, direction, orders)
        _warn(group, rows, direction, diagnostics)
    return orders


def _direction_of(group: Iterable[int], rows: Sequence[TableRow]) -> Direction:
    """The direction of the days of the rows with these indexes."""
    return _direction([rows[index].day for index in group])


def _direction(days: Sequence[date]) -> Direction:
    pairs = list(pairwise(days))
    up = any(day < following for day, following in pairs)
    down = any(day > following for day, following in pairs)
    if up and down:
        return "mixed"
    if up:
        return "up"
    return "down" if down else "none"


def _usual(directions: Mapping[Hashable, Direction]) -> Direction:
    """The direction of the whole file, for groups that lie on one day: that of all others, where they
    agree."""
    found = set(directions.values()) - {"none"}
    if not found:
        return "up"
    return found.pop() if len(found) == 1 else "mixed"


def _number(group: Iterable[int], rows: Sequence[TableRow], direction: Direction, orders: list[int]) -> None:
    in_order = reversed(list(group)) if direction == "down" else group
    seen: dict[date, int] = {}
    for index in in_order:
        day = rows[index].day
        orders[index] = seen.get(day, 0)
        seen[day] = orders[index] + 1


def _warn(
    group: Sequence[int], rows: Sequence[TableRow], direction: Direction, diagnostics: Diagnostics
) -> None:
    if direction != "mixed":
        return
    shared = _shared([rows[index] for index in group])
    if not shared:
        return
    cause = "the days of the table neither ascend nor descend"
    message = f"{cause}, so that the order of the rows of one day is not known: lines {_lines(shared)}"
    hint = "name a column that orders the reports of a day: `rows: {…, order: COLUMN}`"
    location = shared[0].location(None)
    diagnostics.write(location, "unclear-order", message, hint, "warning")


def _shared(rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows that are not alone on their day."""
    days: dict[date, list[TableRow]] = defaultdict(list)
    for row in rows:
        days[row.day].append(row)
    return [row for day in days.values() if len(day) > 1 for row in day]
