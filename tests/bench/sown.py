"""``python -m tests.bench.sown [TRIALS [SEED]]``: errors of real kinds, sown one at a time into clean tables
with a fresh seed each time, and what we find of them.

A table of one of five shapes is made up (a daily toll with running totals, the sheet of a region, a monitor's
reports at irregular intervals, running totals alone, the provinces of a country with its totals), so that no
finding is made of it. Then one error is sown into it, of a kind met in public tables, and the table is judged
as it stands on the day of entry, with the next report, and with five more, as in :mod:`tests.bench.errata`.
Each kind is printed with how often the error breaks a law at all (*hard*: some finding is made), is found,
shown, named first, and with the claims of "likely" that are right and wrong. The seed is printed; without one
it is taken from the clock.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from time import process_time, time_ns
from typing import Any

from tests.bench.errata import Judged, judged
from tests.bench.shapes import ITALY
from tests.bench.sheet import DAY, HOURS, Column, Row, Shape, Sum, changed

Cells = dict[tuple[str, str], Any]
ROWS, AFTER = 24, 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A clean table: its shape and its rows."""

    name: str
    shape: Shape
    rows: list[Row]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.shape.columns]

    def of_kind(self, kind: str) -> list[str]:
        return [column.name for column in self.shape.columns if column.kind == kind]


# Clean tables

TOLL = Shape(
    (
        Column("killed", "killed", kind="window"),
        Column("killed_cum", "killed"),
        Column("injured", "injured", kind="window"),
        Column("injured_cum", "injured"),
        Column("killed_children_cum", "killed", "children"),
        Column("killed_women_cum", "killed", "women"),
        Column("med_killed_cum", "killed", "medics"),
        Column("aid_killed_cum", "killed", "aid-seekers"),
    ),
    (),
    date(2023, 10, 7),
)
MONITOR = Shape(
    (
        Column("total", "killed"),
        Column("civilians", "killed", "civilians"),
        Column("fighters", "killed", "fighters"),
        Column("soldiers", "killed", "soldiers"),
        Column("children", "killed", "children"),
        Column("women", "killed", "women"),
        Column("new", "killed", kind="window"),
        Column("new_civilians", "killed", "civilians", kind="window"),
    ),
    (
        Sum("total", ("civilians", "fighters", "soldiers")),
        Sum("civilians", ("children",), "among"),
        Sum("civilians", ("women",), "among"),
    ),
    date(2018, 9, 17),
)
TOTALS = Shape(
    (
        Column("killed_cum", "killed"),
        Column("children_cum", "killed", "children"),
        Column("injured_cum", "injured"),
        Column("displaced_cum", "displaced"),
    ),
    (),
    date(2023, 10, 7),
)


NAMES = ("north", "south", "east", "west")
PROVINCES = Shape(
    (
        Column("killed", "killed", kind="window"),
        Column("killed_cum", "killed"),
        *(
            column
            for name in NAMES
            for column in (
                Column(name, "killed", kind="window", population=name),
                Column(f"{name}_cum", "killed", population=name),
                Column(f"{name}_injured_cum", "injured", population=name),
            )
        ),
    ),
    (Sum("killed", NAMES), Sum("killed_cum", tuple(f"{name}_cum" for name in NAMES))),
    date(2023, 10, 7),
)


def toll_rows(random: Random) -> Iterator[Row]:
    day = date(2024, 3, 1)
    pace = random.choice((3, 12, 60, 150))
    killed, injured = random.randrange(50, 45000), random.randrange(80, 90000)
    groups = {
        "killed_children_cum": 0.3,
        "killed_women_cum": 0.2,
        "med_killed_cum": 0.01,
        "aid_killed_cum": 0.02,
    }
    part = {name: int(killed * share) for name, share in groups.items()}
    for _ in range(ROWS + AFTER):
        days = random.choice((1,) * 9 + (2,))
        day += timedelta(days=days)
        new, hurt = few(random, pace * days), few(random, pace * days * 2)
        killed, injured = killed + new, injured + hurt
        row: Row = {DAY: day.isoformat(), HOURS: 24 * days, "killed": new, "killed_cum": killed}
        row |= {"injured": hurt, "injured_cum": injured}
        for name, share in groups.items():
            part[name] += min(few(random, new * share), new // 4)
            if random.random() < 0.6:
                row[name] = part[name]
        for name in ("killed", "injured"):
            if random.random() < 0.08:
                row[name] = None
        yield row


def few(random: Random, mean: float) -> int:
    """A count around ``mean``, spread as counts of events in bursts are."""
    return int(random.gammavariate(1.5, mean / 1.5) + 0.5) if mean > 0 else 0


def region_rows(random: Random) -> Iterator[Row]:
    day = date(2021, 2, 1)
    scale = random.choice((5, 40, 300))
    ward, care, home = 20 * scale, 2 * scale, 200 * scale
    well, dead = random.randrange(500, 40000), random.randrange(30, 3000)
    pcr, quick, tested = 0, random.randrange(0, 4000), 0
    pcr_tests, quick_tests = random.randrange(400_000, 900_000), random.randrange(50_000, 90_000)
    tested = pcr_tests // 2
    pcr = ward + care + home + well + dead - quick
    for _ in range(ROWS + AFTER):
        day += timedelta(days=1)
        new = few(random, 10 * scale)
        out, died = min(few(random, 9 * scale), home // 2), few(random, scale / 4)
        home += new - out
        ward, home = ward + out // 10, home - out // 10
        well, dead = well + out - min(died, out), dead + min(died, out)
        of_quick = new // 4
        pcr, quick = pcr + new - of_quick, quick + of_quick
        pcr_tests, quick_tests = pcr_tests + new * 9, quick_tests + few(random, new * 4)
        tested += new * 3
        positive = ward + care + home
        yield {
            DAY: day.isoformat(), "ricoverati_con_sintomi": ward, "terapia_intensiva": care,
            "totale_ospedalizzati": ward + care, "isolamento_domiciliare": home, "totale_positivi": positive,
            "nuovi_positivi": new, "dimessi_guariti": well, "deceduti": dead,
            "totale_casi": positive + well + dead, "tamponi": pcr_tests + quick_tests, "casi_testati": tested,
            "totale_positivi_test_molecolare": pcr, "totale_positivi_test_antigenico_rapido": quick,
            "tamponi_test_molecolare": pcr_tests, "tamponi_test_antigenico_rapido": quick_tests,
        }  # fmt: skip


def monitor_rows(random: Random) -> Iterator[Row]:
    day = date(2019, 1, 3)
    toll = {
        "civilians": random.randrange(20, 900),
        "fighters": random.randrange(20, 600),
        "soldiers": random.randrange(20, 600),
    }
    children, women = toll["civilians"] // 3, toll["civilians"] // 5
    open_total = random.random() < 0.3
    for _ in range(ROWS + AFTER):
        days = random.choice((1, 2, 2, 3, 5, 9))
        day += timedelta(days=days)
        new = {who: few(random, 2 * days) for who in toll}
        toll = {who: toll[who] + new[who] for who in toll}
        children, women = children + new["civilians"] // 3, women + new["civilians"] // 4
        total = sum(toll.values())
        row: Row = {
            DAY: day.isoformat(),
            HOURS: 24 * days,
            "total": ("at_least", total) if open_total else total,
        }
        row |= toll
        row |= {"children": children, "women": women}
        if random.random() < 0.5:
            row |= {"new": sum(new.values()), "new_civilians": new["civilians"]}
        yield row


def total_rows(random: Random) -> Iterator[Row]:
    day = date(2024, 3, 1)
    counts = {"killed_cum": random.randrange(500, 9000), "injured_cum": random.randrange(900, 20000)}
    counts |= {"children_cum": counts["killed_cum"] // 3, "displaced_cum": random.randrange(10_000, 900_000)}
    for _ in range(ROWS + AFTER):
        day += timedelta(days=random.choice((1, 1, 2, 7)))
        new = few(random, 30)
        counts["killed_cum"] += new
        counts["children_cum"] += new // 3
        counts["injured_cum"] += few(random, 60)
        counts["displaced_cum"] += few(random, 900)
        yield {DAY: day.isoformat(), **counts}


def province_rows(random: Random) -> Iterator[Row]:
    day = date(2024, 3, 1)
    pace = {name: random.choice((4, 15, 40)) for name in NAMES}
    killed = {name: random.randrange(50, 9000) for name in NAMES}
    injured = {name: random.randrange(80, 20000) for name in NAMES}
    for _ in range(ROWS + AFTER):
        day += timedelta(days=1)
        new = {name: few(random, pace[name]) for name in NAMES}
        killed = {name: killed[name] + new[name] for name in NAMES}
        injured = {name: injured[name] + few(random, 2 * pace[name]) for name in NAMES}
        row: Row = {DAY: day.isoformat(), HOURS: 24}
        row |= {"killed": sum(new.values()), "killed_cum": sum(killed.values())}
        row |= new
        row |= {f"{name}_cum": killed[name] for name in NAMES}
        yield row | {f"{name}_injured_cum": injured[name] for name in NAMES}


SHEETS: dict[str, tuple[Shape, Callable[[Random], Iterator[Row]]]] = {
    "toll": (TOLL, toll_rows),
    "region": (ITALY, region_rows),
    "monitor": (MONITOR, monitor_rows),
    "totals": (TOTALS, total_rows),
    "provinces": (PROVINCES, province_rows),
}


def clean(random: Random) -> Sheet:
    name = random.choice(sorted(SHEETS))
    shape, make = SHEETS[name]
    return Sheet(name, shape, list(make(random)))


# Errors: each gives the wrong cells, or nothing where it cannot be sown

Sower = Callable[[Random, Sheet, int], Cells]


def stated(sheet: Sheet, row: int, kind: str | None = None) -> list[str]:
    """The columns with a plain number in the row."""
    names = sheet.names if kind is None else sheet.of_kind(kind)
    return [name for name in names if isinstance(sheet.rows[row].get(name), int)]


def one_cell(change: Callable[[Random, Sheet, int, str], Any]) -> Sower:
    def sow(random: Random, sheet: Sheet, at: int) -> Cells:
        names = stated(sheet, at)
        name = random.choice(names)
        value = change(random, sheet, at, name)
        return {} if value is None else {(sheet.rows[at][DAY], name): value}

    return sow


def digit(random: Random, sheet: Sheet, at: int, name: str) -> Any:
    written = str(sheet.rows[at][name])
    place = random.randrange(len(written))
    made = written[:place] + random.choice("0123456789") + written[place + 1 :]
    return int(made)


def swap(random: Random, sheet: Sheet, at: int, name: str) -> Any:
    written = str(sheet.rows[at][name])
    if len(written) < 2:
        return None
    place = random.randrange(len(written) - 1)
    return int(written[:place] + written[place + 1] + written[place] + written[place + 2 :])


def added(random: Random, sheet: Sheet, at: int, name: str) -> Any:
    written = str(sheet.rows[at][name])
    place = random.randrange(1, len(written) + 1)
    return int(written[:place] + random.choice("0123456789") + written[place:])


def lost(random: Random, sheet: Sheet, at: int, name: str) -> Any:
    written = str(sheet.rows[at][name])
    if len(written) < 3:
        return None
    many = random.choice((1, 2))
    place = random.randrange(len(written) - many)
    return int(written[:place] + written[place + many :])


def copied(random: Random, sheet: Sheet, at: int, name: str) -> Any:
    earlier = [row.get(name) for row in sheet.rows[max(0, at - random.choice((1, 1, 1, 2, 4))) : at]]
    return earlier[0] if earlier and isinstance(earlier[0], int) else None


def neighbour(random: Random, sheet: Sheet, at: int, name: str) -> Any:
    names = stated(sheet, at)
    place = names.index(name)
    near = names[place - 1 : place] + names[place + 1 : place + 2]
    return sheet.rows[at][random.choice(near)] if near else None


def rounded(random: Random, sheet: Sheet, at: int, name: str) -> Any:
    number = sheet.rows[at][name]
    return round(number, -2) if number > 1000 else round(number, -1) if number > 100 else None


def zero(_: Random, __: Sheet, ___: int, ____: str) -> Any:
    return 0


def exchanged(random: Random, sheet: Sheet, at: int) -> Cells:
    names = stated(sheet, at)
    place = random.randrange(len(names) - 1)
    one, other = names[place], names[place + 1]
    row = sheet.rows[at]
    return {(row[DAY], one): row[other], (row[DAY], other): row[one]}


def moved_columns(random: Random, sheet: Sheet, at: int) -> Cells:
    """From a day on, neighbouring columns stand one place off."""
    names = sheet.names
    width = random.randrange(3, min(6, len(names)) + 1)
    first = random.randrange(len(names) - width + 1)
    run = names[first : first + width]
    by = random.choice((1, -1))
    cells: Cells = {}
    for row in sheet.rows[at:]:
        for place, name in enumerate(run):
            cells[row[DAY], name] = row.get(run[(place + by) % width])
    return cells


def pasted_row(random: Random, sheet: Sheet, at: int) -> Cells:
    """The row holds the numbers of an earlier day."""
    source = sheet.rows[at - random.choice((1, 2, 3))]
    return {(sheet.rows[at][DAY], name): source.get(name) for name in sheet.names}


def pasted_block(random: Random, sheet: Sheet, at: int) -> Cells:
    """Some columns of three rows hold the numbers of the rows before."""
    names = sheet.names
    width = random.randrange(2, len(names))
    first = random.randrange(len(names) - width + 1)
    back = random.choice((1, 2, 3))
    cells: Cells = {}
    for number in range(at, min(at + 3, len(sheet.rows))):
        for name in names[first : first + width]:
            cells[sheet.rows[number][DAY], name] = sheet.rows[number - back].get(name)
    return cells


def moved_run(random: Random, sheet: Sheet, at: int) -> Cells:
    """A few rows of one column stand a row too late."""
    name = random.choice(sheet.of_kind("running"))
    rows = sheet.rows[at : at + random.choice((3, 4, 5))]
    return {(row[DAY], name): sheet.rows[at - 1 + number].get(name) for number, row in enumerate(rows)}


def copied_column(random: Random, sheet: Sheet, at: int) -> Cells:
    """From a day on, a column holds the numbers of its neighbour."""
    names = sheet.names
    place = random.randrange(len(names) - 1)
    return {(row[DAY], names[place]): row.get(names[place + 1]) for row in sheet.rows[at:]}


def together(random: Random, sheet: Sheet, at: int) -> Cells:
    """The daily number is mistyped and the total computed from it."""
    pairs = {
        "killed": "killed_cum",
        "injured": "injured_cum",
        "nuovi_positivi": "totale_casi",
        "new": "total",
        "north": "north_cum",
    }
    row = sheet.rows[at]
    known = [(d, t) for d, t in pairs.items() if isinstance(row.get(d), int) and isinstance(row.get(t), int)]
    if not known:
        return {}
    daily, total = random.choice(known)
    wrong = random.choice((digit, swap, added))(random, sheet, at, daily)
    if wrong is None:
        return {}
    return {(row[DAY], daily): wrong, (row[DAY], total): row[total] + wrong - row[daily]}


def wrong_period(random: Random, sheet: Sheet, at: int) -> Cells:
    row = sheet.rows[at]
    if HOURS not in row or not stated(sheet, at, "window"):
        return {}
    hours = row[HOURS]
    wrong = random.choice([other for other in (24, 48, 72) if other != hours])
    return {(row[DAY], HOURS): wrong}


def late(random: Random, sheet: Sheet, at: int) -> Cells:
    """Some of a day are entered with the next one: its daily number and its total lack them."""
    if at + 1 >= len(sheet.rows):
        return {}
    row, following = sheet.rows[at], sheet.rows[at + 1]
    names = [name for name in ("killed", "injured") if row.get(name) and following.get(name) is not None]
    if not names:
        return {}
    name = random.choice(names)
    some = random.randrange(1, row[name] + 1)
    return {(row[DAY], name): row[name] - some, (following[DAY], name): following[name] + some}


def dropped(random: Random, sheet: Sheet, at: int) -> Cells:
    """A rounded number stands as if it were exact."""
    return one_cell(rounded)(random, sheet, at)


def stale(random: Random, sheet: Sheet, at: int) -> Cells:
    """A running count of a part is that of the report before."""
    names = [n for n in stated(sheet, at, "running") if isinstance(sheet.rows[at - 1].get(n), int)]
    name = random.choice(names) if names else None
    return {(sheet.rows[at][DAY], name): sheet.rows[at - 1][name]} if name else {}


def counted_outside(random: Random, sheet: Sheet, at: int) -> Cells:
    """A whole is the sum of all its parts but one, which is listed with them."""
    row = sheet.rows[at]
    sums = [
        each for each in sheet.shape.sums if each.kind == "parts" and isinstance(row.get(each.whole), int)
    ]
    if not sums:
        return {}
    chosen = random.choice(sums)
    part = random.choice(chosen.parts)
    return {(row[DAY], chosen.whole): row[chosen.whole] - row[part]}


def level(random: Random, sheet: Sheet, at: int) -> Cells:
    """A running count goes on from too low a number for some reports; then the rest is made up for."""
    name = random.choice(sheet.of_kind("running"))
    rows = sheet.rows[at : at + random.choice((2, 3, 4))]
    lacking = random.randrange(5, 90)
    cells = [row for row in rows if isinstance(row.get(name), int)]
    return {(row[DAY], name): max(0, row[name] - lacking) for row in cells}


def other_province(random: Random, sheet: Sheet, at: int) -> Cells:
    """The numbers of one province are pasted into the columns of another, for one row or some."""
    if sheet.shape is not PROVINCES:
        return {}
    mine, theirs = random.sample(NAMES, 2)
    rows = sheet.rows[at : at + random.choice((1, 1, 2, 3))]
    ends = ("", "_cum", "_injured_cum")
    return {(row[DAY], mine + end): row[theirs + end] for row in rows for end in ends}


def exchanged_rows(_: Random, sheet: Sheet, at: int) -> Cells:
    """The numbers of two days stand in each other's row."""
    one, other = sheet.rows[at - 1], sheet.rows[at]
    cells = {(one[DAY], name): other.get(name) for name in sheet.names}
    return cells | {(other[DAY], name): one.get(name) for name in sheet.names}


def late_rows(random: Random, sheet: Sheet, at: int) -> Cells:
    """The numbers of some days stand a row too late: those of the first of them repeat the row before."""
    last = min(at + random.choice((1, 2, 3)), len(sheet.rows) - 1)
    numbers = range(at, last + 1)
    return {
        (sheet.rows[number][DAY], name): sheet.rows[number - 1].get(name)
        for number in numbers
        for name in sheet.names
    }


def late_whole(random: Random, sheet: Sheet, at: int) -> Cells:
    """A whole is that of the report before, for a report or some, while its parts are current."""
    wholes = [each.whole for each in sheet.shape.sums if each.kind == "parts"]
    if not wholes:
        return {}
    name = random.choice(wholes)
    numbers = range(at, min(at + random.choice((1, 1, 2, 3)), len(sheet.rows)))
    return {(sheet.rows[number][DAY], name): sheet.rows[number - 1].get(name) for number in numbers}


def exchanged_groups(random: Random, sheet: Sheet, at: int) -> Cells:
    """Two neighbouring columns stand in each other's place for some reports."""
    names = sheet.names
    place = random.randrange(len(names) - 1)
    one, other = names[place], names[place + 1]
    cells: Cells = {}
    for row in sheet.rows[at : at + random.choice((2, 3, 4))]:
        cells[row[DAY], one] = row.get(other)
        cells[row[DAY], other] = row.get(one)
    return cells


def of_another_publisher(random: Random, sheet: Sheet, at: int) -> Cells:
    """A running count is that of a table that counts some hundredths more or fewer."""
    names = [name for name in stated(sheet, at, "running") if sheet.rows[at][name] >= TWO_DIGITS]
    if not names:
        return {}
    name = random.choice(names)
    number = sheet.rows[at][name]
    apart = max(1, number * random.randrange(1, 16) // 100)
    return {(sheet.rows[at][DAY], name): number + random.choice((apart, -apart))}


TWO_DIGITS = 10


def begun_anew(random: Random, sheet: Sheet, at: int) -> Cells:
    """A running count holds what is new since the report before: in one report, or counted on from there."""
    earlier = sheet.rows[at - 1]
    names = [name for name in stated(sheet, at, "running") if isinstance(earlier.get(name), int)]
    if not names:
        return {}
    name = random.choice(names)
    last = random.choice((at, at, len(sheet.rows) - 1))
    rows = [row for row in sheet.rows[at : last + 1] if isinstance(row.get(name), int)]
    return {(row[DAY], name): max(0, row[name] - earlier[name]) for row in rows}


def in_thousands(random: Random, sheet: Sheet, at: int, name: str) -> Any:
    """Thousands are written as ones."""
    number = sheet.rows[at][name]
    return round(number / 1000) if number >= 1000 else None


def counted_twice(random: Random, sheet: Sheet, at: int) -> Cells:
    """What is new is added twice to a running count, in one report, or in all from there."""
    earlier = sheet.rows[at - 1]
    names = [name for name in stated(sheet, at, "running") if isinstance(earlier.get(name), int)]
    if not names:
        return {}
    name = random.choice(names)
    new = sheet.rows[at][name] - earlier[name]
    last = random.choice((at, len(sheet.rows) - 1))
    rows = [row for row in sheet.rows[at : last + 1] if isinstance(row.get(name), int)]
    return {(row[DAY], name): row[name] + new for row in rows if row[name] + new >= 0}


KINDS: dict[str, Sower] = {
    "digit": one_cell(digit),
    "swap": one_cell(swap),
    "added digit": one_cell(added),
    "lost digits": one_cell(lost),
    "copied": one_cell(copied),
    "neighbour's": one_cell(neighbour),
    "rounded": one_cell(rounded),
    "zero": one_cell(zero),
    "exchanged": exchanged,
    "moved columns": moved_columns,
    "pasted row": pasted_row,
    "pasted block": pasted_block,
    "moved run": moved_run,
    "copied column": copied_column,
    "together": together,
    "wrong period": wrong_period,
    "entered late": late,
    "stale": stale,
    "outside": counted_outside,
    "level": level,
    "other province": other_province,
    "exchanged rows": exchanged_rows,
    "late rows": late_rows,
    "late whole": late_whole,
    "exchanged groups": exchanged_groups,
    "other publisher": of_another_publisher,
    "begun anew": begun_anew,
    "thousands": one_cell(in_thousands),
    "counted twice": counted_twice,
}


# Trials


@dataclass(frozen=True, slots=True)
class Trial:
    """One sown error: the rows with it, and the true value of each wrong cell."""

    kind: str
    sheet: Sheet
    at: int
    wrong: Cells
    truth: Cells

    def rows(self, more: int) -> list[Row]:
        """The rows that are known when ``more`` reports have come after the error."""
        return changed(self.sheet.rows, self.wrong)[: self.at + 1 + more]


def trial(seed: int, kind: str | None = None) -> Trial | None:
    """The error of a seed; ``None`` where it changes nothing."""
    random = Random(seed)
    sheet = clean(random)
    kind = kind or random.choice(sorted(KINDS))
    at = random.randrange(8, ROWS)
    wrong = KINDS[kind](random, sheet, at)
    by_day = {row[DAY]: row for row in sheet.rows}
    truth = {(day, name): by_day[day].get(name) for day, name in wrong}
    differ = {cell for cell in wrong if wrong[cell] != truth[cell]}
    wrong = {cell: wrong[cell] for cell in wrong if cell in differ}
    truth = {cell: truth[cell] for cell in truth if cell in differ}
    return Trial(kind, sheet, at, wrong, truth) if wrong else None


def known_truth(made: Trial, more: int) -> Cells:
    """The true values of the wrong cells in the rows known so far."""
    days = {row[DAY] for row in made.rows(more)}
    truth = {cell: value for cell, value in made.truth.items() if cell[0] in days}
    if made.kind == "wrong period":
        day = next(iter(truth))[0]
        row = next(row for row in made.sheet.rows if row[DAY] == day)
        truth |= {
            (day, name): row[name] for name in made.sheet.of_kind("window") if row.get(name) is not None
        }
    return truth


def score(made: Trial, more: int) -> Judged:
    return judged(made.rows(more), known_truth(made, more), made.sheet.shape)


LATER = (0, 1, AFTER)


def main(trials: int, seed: int) -> None:
    told: dict[tuple[str, int], list[Judged]] = defaultdict(list)
    begin = process_time()
    for number in range(trials):
        made = trial(seed + number)
        if made is None:
            continue
        for more in LATER:
            told[made.kind, more].append(score(made, more))
    print(f"seed {seed}, {trials} trials, {process_time() - begin:.0f} s")
    for more in LATER:
        print(f"\nwith {more} more report(s)")
        for kind in [*sorted(KINDS), "all"]:
            scores = [s for (k, m), each in told.items() if m == more and kind in (k, "all") for s in each]
            if scores:
                print(line(kind, scores))


def line(kind: str, scores: Sequence[Judged]) -> str:
    found = [s for s in scores if s.found]
    shown = sum(s.shown for s in found)
    first = sum(s.rank == 1 for s in found)
    alone = sum(s.rank == 1 and s.alone for s in found)
    claims: Counter[str] = Counter()
    for s in scores:
        claims.update(s.claims)
    most = max(s.findings for s in scores)
    many = sum(s.findings for s in scores) / max(1, sum(s.findings > 0 for s in scores))
    slowest = max(s.seconds for s in scores)
    claimed = f"likely right {claims['right']:3} wrong {claims['wrong']:3}"
    named = f"found {len(found):3} shown {shown:3} first {first:3} alone {alone:3}"
    made = f"findings {many:4.1f} most {most:2}  {slowest:5.2f} s"
    return f"  {kind:14} sown {len(scores):3} {named} {claimed}  {made}"


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:]]
    main(given[0] if given else 300, given[1] if len(given) > 1 else time_ns() % 1_000_000)
