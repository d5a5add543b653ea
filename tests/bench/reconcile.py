"""``python -m tests.bench.reconcile [REPORTS ...]``: seconds and memory from reports to findings, each size
in a process of its own.

A report states ten figures: a cumulative total in three parts, two groups of one part and one of another, an
incident at a place, a rolling window and a headline; some are open ("at least") or rounded, of some parts the
number is not stated; one in a hundred reports has a mistyped digit. Ten publishers each count for a zone of
their own; a series restarts every 365 reports. Printed beside the time: the ratio to n log n of the smallest
size, and the longest question about a single component (its diagnosis, or its bounds). The collector of
circles is set as by the command.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from math import log
from random import Random
from typing import Any

from hasila import solver as arithmetic
from hasila.cli.main import collect_seldom
from hasila.model.diagnostics import Location
from hasila.model.interval import COUNT, Interval, exactly
from hasila.model.period import Moment, Period
from hasila.model.report import Figure, FigureSet, Report, Source, Split
from hasila.model.vocabulary import Category, Division, PlaceName, Vocabulary
from hasila.reconcile import reconcile

PUBLISHERS, LIFE = 10, 365
FIRST = date(2001, 1, 1)
WITHIN = {
    "everyone": (),
    "civilians": ("everyone",),
    "children": ("civilians",),
    "women": ("civilians",),
    "fighters": ("everyone",),
    "foreign": ("fighters",),
    "soldiers": ("everyone",),
}


def vocabulary() -> Vocabulary:
    categories = {name: Category(name, {"en": name}, {}, wider) for name, wider in WITHIN.items()}
    places = {}
    for n in range(PUBLISHERS):
        places[f"zone-{n}"] = PlaceName(f"zone-{n}", {"en": "zone"}, "area", None, None, "area", {})
        places[f"town-{n}"] = PlaceName(
            f"town-{n}", {"en": "town"}, "village", None, None, "village", {}, (f"zone-{n}",)
        )
    divisions = (
        Division("everyone", ("civilians", "fighters", "soldiers"), "partition", (), {}),
        Division("civilians", ("children", "women"), "disjoint", (), {}),
    )
    return Vocabulary(categories, places, {}, {}, {}, {}, {}, divisions)


def reports(count: int, seed: int = 1) -> Iterator[Report]:
    """``count`` reports of ten publishers, in order of time; the same for the same ``seed``."""
    chance = Random(seed)
    tolls = [dict.fromkeys(("civilians", "fighters", "soldiers"), 0) for _ in range(PUBLISHERS)]
    for n in range(count):
        publisher, turn = n % PUBLISHERS, n // PUBLISHERS
        if turn % LIFE == 0:
            tolls[publisher] = dict.fromkeys(tolls[publisher], 0)
        new = {who: chance.choice((0, 0, 1, 2, 5)) for who in tolls[publisher]}
        tolls[publisher] = {who: tolls[publisher][who] + more for who, more in new.items()}
        yield _report(chance, publisher, turn, tolls[publisher], sum(new.values()))


def _report(chance: Random, publisher: int, turn: int, toll: dict[str, int], new: int) -> Report:
    name, day = f"p{publisher}-{turn:05}", FIRST + timedelta(days=turn)
    start = FIRST + timedelta(days=turn - turn % LIFE)
    since, window, today = (
        Period(start, Moment(day, 0), start.isoformat()),
        Period(day, Moment(day, 0), hours=24),
        Period(day, Moment(day, 0)),
    )
    numbers = {
        "total": sum(toll.values()),
        **toll,
        "children": toll["civilians"] // 3,
        "women": toll["civilians"] // 5,
        "foreign": toll["fighters"] // 2,
    }
    if chance.random() < 0.01:
        slip = chance.choice(sorted(numbers))
        numbers[slip] = _mistyped(chance, numbers[slip])
    figures = [
        _figure(chance, name, who, "everyone" if who == "total" else who, number, since, publisher)
        for who, number in numbers.items()
    ]
    figures += [
        _figure(chance, name, "day", "everyone", new, window, publisher),
        _figure(chance, name, "town", "civilians", min(new, 1), today, publisher, "town"),
    ]
    figures.append(_figure(chance, name, "headline", "everyone", numbers["total"], since, publisher))
    keys = {figure.id: figure.key for figure in figures}
    place = Location(f"content/reports/{name}.md", 9, 1)
    splits = (Split(keys["total"], "parts", tuple(keys[who] for who in toll), place),
              Split(keys["civilians"], "among", (keys["children"], keys["women"]), place),
              Split(keys["fighters"], "among", (keys["foreign"],), place))  # fmt: skip
    return Report(
        id=name, publisher=f"p{publisher}", via=None, language="en", published=Moment(day, 0),
        precision="day", basis={}, source=Source("https://example.org/"),
        title={"en": name}, figures=tuple(figures), splits=splits, prose={}, path=place.path,
    )  # fmt: skip


def _mistyped(chance: Random, number: int) -> int:
    digits = list(str(number))
    digits[chance.randrange(len(digits))] = str(chance.randrange(10))
    return int("".join(digits))


def _figure(
    chance: Random,
    report: str,
    name: str,
    who: str,
    number: int,
    period: Period,
    publisher: int,
    where: str = "zone",
) -> Figure:
    interval, qualifier = _said(chance.random(), number)
    unstated = who in ("fighters", "soldiers") and chance.random() < 0.03
    what = FigureSet(f"p{publisher}", "killed", who, f"{where}-{publisher}", period)
    place = Location(f"content/reports/{report}.md", 9, 3)
    if unstated:
        return Figure(
            f"{report}#{name}", name, report, what, None, COUNT, "unstated", (), place, stated=False
        )
    return Figure(f"{report}#{name}", name, report, what, number, interval, qualifier, (), place)


def _said(fate: float, number: int) -> tuple[Interval, str]:
    if fate < 0.07:
        return Interval(number, None), "at_least"
    return (
        (Interval(number - number // 20, number + number // 20), "about")
        if fate < 0.1
        else (exactly(number), "exact")
    )


class Longest:
    """Times every question about a single component, from outside: nothing in the package looks at
    a clock.
    """

    def __init__(self) -> None:
        self.seconds, self.size = 0.0, 0

    def timed(self, inner: Callable[..., Any], place: int) -> Callable[..., Any]:
        """``inner``, of which the argument at ``place`` is the component."""

        def asked(*arguments: Any) -> Any:
            began = time.process_time()
            found = inner(*arguments)
            spent = time.process_time() - began
            if spent > self.seconds:
                self.seconds, self.size = spent, len(arguments[place].names)
            return found

        return asked


def measure(count: int) -> dict[str, float]:
    """One run, in this process."""
    collect_seldom()
    made, words = tuple(reports(count)), vocabulary()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    longest, package = Longest(), arithmetic.diagnosis
    package._diagnosis, package._narrowed = (
        longest.timed(package._diagnosis, 1),
        longest.timed(package._narrowed, 0),
    )
    wall, processor = time.perf_counter(), time.process_time()
    ledger = reconcile(made, words)
    return {
        "reports": count, "figures": len(ledger.figures), "laws": len(ledger.checked),
        "findings": len(ledger.findings), "bounds": len(ledger.bounds),
        "wall": time.perf_counter() - wall, "processor": time.process_time() - processor,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "reports alone": before / 1024, "worst": longest.seconds, "worst size": longest.size,
    }  # fmt: skip


def main() -> None:
    sizes = [int(one) for one in sys.argv[1:]] or [1_000, 10_000, 30_000, 100_000]
    unit = 0.0
    for size in sizes:
        run = subprocess.run(
            [sys.executable, "-m", "tests.bench.reconcile", "--one", str(size)],
            capture_output=True,
            text=True,
            check=True,
        )
        m = json.loads(run.stdout)
        unit = unit or m["processor"] / (size * log(size))
        print(
            f"{size:7} reports {m['figures']:8} figures {m['laws']:8} laws {m['findings']:6} findings "
            f"{m['bounds']:7} bounds  {m['wall']:7.2f} s wall {m['processor']:7.2f} s processor "
            f"({m['processor'] / (unit * size * log(size)):.2f} × n log n)  "
            f"{m['megabytes']:6.0f} MB ({m['reports alone']:.0f} the reports)  "
            f"worst component {m['worst']:.2f} s, {m['worst size']} figures",
            flush=True,
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main()
