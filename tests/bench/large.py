"""``python -m tests.bench.large [SEED [SEEDS]]``: the seconds that sheets of up to 1,000 figures take, with
errors sown into them.

The shapes are those that make a search long: one whole of 500 parts; regions that add up to their country,
day after day; a chain of running totals with steps; a grid whose rows and columns both add up; totals in
three levels; two divisions of one whole; all with none, a few, or very many wrong cells, and with none, a
tenth, or half of their numbers "at least" or "about". Of several seeds the slowest is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from random import Random
from time import process_time

from hasila.cli.main import collect_seldom
from hasila.model.interval import Interval
from hasila.model.report import Figure, Report
from hasila.reconcile import reconcile
from tests.bench.sheet import DAY, HOURS, Column, Row, Shape, Sum, reports, vocabulary

Sheet = tuple[Shape, list[Row]]
FIRST = date(2024, 1, 1)


def day_of(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


def wide(random: Random) -> Sheet:
    """One report: a whole of 500 parts, in two columns of 499 and 1 more."""
    names = tuple(f"p{i}" for i in range(500))
    row: Row = {DAY: day_of(0), **{name: random.randrange(100) for name in names}}
    row["total"] = sum(row[name] for name in names)
    columns = (Column("total", "killed"), *(Column(name, name) for name in names))
    return Shape(columns, (Sum("total", names),)), [row]


def regions(random: Random) -> Sheet:
    """Twenty-five regions and their country, for 38 days: 988 figures."""
    names = tuple(f"r{i}" for i in range(25))
    counts = {name: random.randrange(1000) for name in names}
    rows = []
    for number in range(38):
        for name in names:
            counts[name] += random.randrange(30)
        rows.append({DAY: day_of(number), **counts, "total": sum(counts.values())})
    columns = (Column("total", "killed"), *(Column(name, name) for name in names))
    return Shape(columns, (Sum("total", names),)), rows


def sheet_of_520(random: Random) -> Sheet:
    """Twenty rows of 26: 12 regions with a day's number and a running total, and the country's two."""
    names = tuple(f"r{i}" for i in range(12))
    counts = {name: random.randrange(1000) for name in names}
    rows = []
    for number in range(20):
        new = {name: random.randrange(30) for name in names}
        counts = {name: counts[name] + new[name] for name in names}
        row: Row = {DAY: day_of(number), HOURS: 24, "total": sum(counts.values()), "new": sum(new.values())}
        row |= {f"{name}_cum": counts[name] for name in names} | {f"{name}_new": new[name] for name in names}
        rows.append(row)
    columns = [Column("total", "killed"), Column("new", "killed", kind="window")]
    for name in names:
        columns += [Column(f"{name}_cum", name), Column(f"{name}_new", name, kind="window")]
    sums = (
        Sum("total", tuple(f"{name}_cum" for name in names)),
        Sum("new", tuple(f"{name}_new" for name in names)),
    )
    return Shape(tuple(columns), sums), rows


def chain(random: Random) -> Sheet:
    """Two running totals with their days, for 226 rows."""
    rows, killed, injured = [], 0, 0
    for number in range(226):
        new, hurt = random.randrange(200), random.randrange(400)
        killed, injured = killed + new, injured + hurt
        row: Row = {DAY: day_of(number), HOURS: 24, "killed": new, "killed_cum": killed, "injured": hurt}
        rows.append(row | {"injured_cum": injured})
    columns = (
        Column("killed", "killed", kind="window"), Column("killed_cum", "killed"),
        Column("injured", "injured", kind="window"), Column("injured_cum", "injured"),
    )  # fmt: skip
    return Shape(columns), rows


def grid(random: Random) -> Sheet:
    """One report: 30 × 30 cells, whose rows and columns add up, and the whole."""
    return _grid(random, 30, 30)


def oblong(random: Random) -> Sheet:
    """One report: 25 × 36 cells, whose rows and columns add up, and the whole."""
    return _grid(random, 25, 36)


def _grid(random: Random, height: int, width: int) -> Sheet:
    cells = {f"c{i}-{j}": random.randrange(50) for i in range(height) for j in range(width)}
    row: Row = {DAY: day_of(0), **cells}
    in_row = [tuple(f"c{i}-{j}" for j in range(width)) for i in range(height)]
    in_column = [tuple(f"c{i}-{j}" for i in range(height)) for j in range(width)]
    sums = [Sum(f"row{i}", names) for i, names in enumerate(in_row)]
    sums += [Sum(f"col{j}", names) for j, names in enumerate(in_column)]
    for each in sums:
        row[each.whole] = sum(cells[name] for name in each.parts)
    row["all"] = sum(cells.values())
    sums.append(Sum("all", tuple(f"row{i}" for i in range(height))))
    return Shape(tuple(Column(name, name) for name in row if name != DAY), tuple(sums)), [row]


def divisions(random: Random) -> Sheet:
    """Twenty-four days of a whole that is divided twice: into 20 places, and into 20 groups."""
    places, groups = (tuple(f"{letter}{i}" for i in range(20)) for letter in "pg")
    counts = dict.fromkeys((*places, *groups), 0)
    rows = []
    for number in range(24):
        for _ in range(random.randrange(200)):
            counts[random.choice(places)] += 1
            counts[random.choice(groups)] += 1
        rows.append({DAY: day_of(number), **counts, "total": sum(counts[name] for name in places)})
    columns = (Column("total", "killed"), *(Column(name, name) for name in counts))
    return Shape(columns, (Sum("total", places), Sum("total", groups))), rows


def levels(random: Random) -> Sheet:
    """Six days of a country of 8 regions of 18 districts each, with three sums a district missing none."""
    sums = [Sum("all", tuple(f"a{i}" for i in range(8)))]
    sums += [Sum(f"a{i}", tuple(f"a{i}d{j}" for j in range(18))) for i in range(8)]
    counts = {f"a{i}d{j}": random.randrange(300) for i in range(8) for j in range(18)}
    rows = []
    for number in range(6):
        counts = {name: count + random.randrange(9) for name, count in counts.items()}
        row: Row = {DAY: day_of(number), **counts}
        for i in range(8):
            row[f"a{i}"] = sum(counts[f"a{i}d{j}"] for j in range(18))
        row["all"] = sum(row[f"a{i}"] for i in range(8))
        rows.append(row)
    columns = tuple(Column(name, name) for name in rows[0] if name != DAY)
    return Shape(columns, tuple(sums)), rows


SHAPES: dict[str, Callable[[Random], Sheet]] = {
    "wide sum of 500": wide,
    "regions × days": regions,
    "sheet of 520": sheet_of_520,
    "chain of 226 rows": chain,
    "grid 30 × 30": grid,
    "grid 25 × 36": oblong,
    "two divisions": divisions,
    "three levels": levels,
}


def spoilt(sheet: Sheet, errors: int, random: Random) -> Sheet:
    """The sheet with so many cells changed by a digit, or by a lot."""
    shape, rows = sheet
    made = [dict(row) for row in rows]
    for _ in range(errors):
        row = random.choice(made)
        name = random.choice([n for n in row if n not in (DAY, HOURS)])
        written = str(row[name])
        place = random.randrange(len(written))
        row[name] = int(written[:place] + random.choice("0123456789") + written[place + 1 :])
    return shape, made


def openly(found: tuple[Report, ...], random: Random, share: float) -> tuple[Report, ...]:
    """The reports with some figures at least, or about, what they were."""

    def loosened(figure: Figure) -> Figure:
        if random.random() >= share or figure.number is None:
            return figure
        if random.random() < 0.5:
            return replace(figure, interval=Interval(figure.number, None), qualifier="at_least")
        half = max(5, figure.number // 20)
        return replace(
            figure, interval=Interval(max(0, figure.number - half), figure.number + half), qualifier="about"
        )

    return tuple(replace(report, figures=tuple(map(loosened, report.figures))) for report in found)


ERRORS, SHARES = (0, 1, 3, 5, 10, 15, 40, 200), (0.0, 0.1, 0.5)


@dataclass(frozen=True, slots=True)
class Trial:
    """What a sheet of a shape is made of, and what came of it. ``share`` of its numbers are open."""

    shape: str
    errors: int
    share: float
    seed: int
    figures: int
    findings: int
    seconds: float

    @property
    def line(self) -> str:
        mark = " !" if self.seconds > 1 else ""
        return (
            f"{self.shape:18} {self.errors:3} errors, open {self.share:3.1f}: {self.figures:4} figures "
            f"{self.findings:3} findings {self.seconds:6.2f} s, seed {self.seed}{mark}"
        )


def given(shape: str, errors: int, share: float, seed: int) -> tuple[Shape, tuple[Report, ...]]:
    """The reports of a spoilt sheet, and its shape."""
    random = Random(f"{seed} {shape} {errors} {share}")
    columns, rows = spoilt(SHAPES[shape](random), errors, random)
    return columns, openly(reports(rows, columns), random, share)


def trial(shape: str, errors: int, share: float, seed: int) -> Trial:
    columns, made = given(shape, errors, share, seed)
    words = vocabulary(columns)
    begin = process_time()
    findings = reconcile(made, words).findings
    seconds = process_time() - begin
    figures = sum(len(report.figures) for report in made)
    return Trial(shape, errors, share, seed, figures, len(findings), seconds)


def main(seed: int, seeds: int) -> None:
    """Print the slowest seed of each shape, number of errors and share of open numbers."""
    collect_seldom()
    print(f"seeds {seed} to {seed + seeds - 1}")
    worst: dict[str, Trial] = {}
    for shape, errors, share in product(SHAPES, ERRORS, SHARES):
        tried = (trial(shape, errors, share, seed + number) for number in range(seeds))
        slowest = max(tried, key=lambda each: each.seconds)
        print(slowest.line, flush=True)
        worst[shape] = max(slowest, worst.get(shape, slowest), key=lambda each: each.seconds)
    print("slowest of each shape")
    for each in worst.values():
        print(each.line)


if __name__ == "__main__":
    arguments = [int(each) for each in sys.argv[1:]]
    main(*(arguments + [1, 1][len(arguments) :]))
