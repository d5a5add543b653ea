"""Reports from the rows of a table, without a parser: each row a report, each column a figure of it.

A column is a running count (``since`` a first day), a count of the row's own hours, or a level on a day. Sums
of columns are stated as splits. A cell that is empty, or below 0, makes no figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hasila.model.diagnostics import Location
from hasila.model.interval import Interval, exactly
from hasila.model.period import Moment, Period
from hasila.model.report import Figure, FigureSet, Report, Source, Split
from hasila.model.vocabulary import Category, Vocabulary

Row = dict[str, Any]
DAY, HOURS = "report_date", "report_period"
PATH = "content/tables/t.csv"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``kind`` is ``running``, ``window`` or ``level``; ``beside`` names a column whose stated
    cells decide in which rows this one is read (``carried``: only where that cell is empty)."""

    name: str
    measure: str
    who: str = "everyone"
    kind: str = "running"
    population: str | None = None
    beside: str | None = None
    carried: bool = False

    @property
    def id(self) -> str:
        return slug(self.name) + ("-carried" if self.carried else "")

    def cell(self, row: Row) -> Any:
        """What the row says in this column; ``None`` where it says nothing."""
        stated = self.beside is None or (row.get(self.beside) is None) == self.carried
        return row.get(self.name) if stated else None


@dataclass(frozen=True, slots=True)
class Sum:
    """``parts`` add up to ``whole``, or are some of it (``among``)."""

    whole: str
    parts: tuple[str, ...]
    kind: str = "parts"


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table, its sums, and the day from which its running counts count."""

    columns: tuple[Column, ...]
    sums: tuple[Sum, ...] = ()
    start: date = date(2020, 1, 1)


def slug(name: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name.lower())


def key_of(day: str, field: str) -> str:
    """The key of a cell's figure."""
    return f"t-{day}#{slug(field)}"


def vocabulary(shape: Shape) -> Vocabulary:
    """Each group of people within everyone."""
    groups = {column.who for column in shape.columns}
    categories = {
        name: Category(name, {"en": name}, {}, () if name == "everyone" else ("everyone",))
        for name in {"everyone", *groups}
    }
    return Vocabulary(categories, {}, {}, {}, {}, {}, {}, ())


def reports(rows: Iterable[Row], shape: Shape) -> tuple[Report, ...]:
    return tuple(_report(row, shape, line) for line, row in enumerate(rows, start=2))


def _report(row: Row, shape: Shape, line: int) -> Report:
    name = f"t-{row[DAY]}"
    day = date.fromisoformat(row[DAY])
    figures = tuple(_figures(name, day, row, shape, line))
    stated = {figure.id for figure in figures}
    return Report(
        id=name, publisher="table", via=None, language="en", published=Moment(day, 0), precision="day",
        basis={}, source=Source("https://example.org/"), title={"en": name}, figures=figures,
        splits=tuple(_splits(name, shape.sums, stated, line)), prose={}, path=PATH,
    )  # fmt: skip


def _figures(report: str, day: date, row: Row, shape: Shape, line: int) -> Iterator[Figure]:
    periods = _periods(day, int(row.get(HOURS) or 24), shape.start)
    for number, column in enumerate(shape.columns, start=1):
        cell = column.cell(row)
        interval = _interval(cell)
        if interval is not None:
            what = FigureSet(
                "table", column.measure, column.who, None, periods[column.kind], None, column.population
            )
            stated = interval.value if interval.value is not None else interval.low
            printed = cell[1] if isinstance(cell, tuple) else stated
            qualifier = "exact" if interval.value is not None else cell[0]
            place = Location(PATH, line, number)
            yield Figure(
                f"{report}#{column.id}", column.id, report, what, printed, interval, qualifier, (), place
            )


def _periods(day: date, hours: int, start: date) -> Mapping[str, Period]:
    end = Moment(day, 0)
    first = day - timedelta(days=(hours - 1) // 24)
    since = Period(start, end, anchor=start.isoformat())
    return {"running": since, "window": Period(first, end, hours=hours), "level": Period(day, end)}


def _interval(cell: Any) -> Interval | None:
    """A whole number, ``("at_least", n)`` or ``("about", n)``; nothing for an empty cell or one below 0."""
    if isinstance(cell, tuple):
        qualifier, n = cell
        return Interval(n, None) if qualifier == "at_least" else Interval(n - 5, n + 4)
    if isinstance(cell, int) and not isinstance(cell, bool) and cell >= 0:
        return exactly(cell)
    return None


def _splits(report: str, sums: Iterable[Sum], stated: set[str], line: int) -> Iterator[Split]:
    place = Location(PATH, line, 1)
    for each in sums:
        members = tuple(slug(name) for name in each.parts)
        whole = slug(each.whole)
        if whole in stated and stated.issuperset(members):
            keys = tuple(f"{report}#{name}" for name in members)
            yield Split(f"{report}#{whole}", each.kind, keys, place)


def changed(rows: Sequence[Row], cells: Mapping[tuple[str, str], Any]) -> list[Row]:
    """The rows with other cells: (day, field) → value; ``None`` empties a cell."""
    made = []
    for row in rows:
        mine = {field: value for (day, field), value in cells.items() if day == row[DAY]}
        made.append({**row, **mine})
    return made
