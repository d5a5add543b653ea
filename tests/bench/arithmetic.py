"""``python -m tests.bench.arithmetic [REPORTS ...]``: processor seconds and memory for long ledgers with
errors sown in.

A ledger of R reports states ten figures each: five series, each a whole with parts that are monotone over
time, steps between reports, some figures open ("at least") and some left out. Every report is a partition of
whole numbers, so all of it is a few very long components.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from hasila.model.interval import Interval, exactly
from hasila.solver import LinearConstraint, System, diagnose

PUBLISHERS = 5
"""Each publisher's reports are one component: they share no figure with those of the others."""


@dataclass
class Ledger:
    """A system under construction, and what was sown into it."""

    constraints: list[LinearConstraint] = field(default_factory=list)
    stated: dict[str, Interval] = field(default_factory=dict)
    sown: list[str] = field(default_factory=list)

    def system(self) -> System:
        return System(tuple(self.constraints), self.stated)


def ledger(reports: int, errors: int, seed: int = 1, open_share: float = 0.1) -> Ledger:
    """``reports`` × 10 figures: total, four groups, two breakdowns of groups and the day's new; ``errors``
    sown.
    """
    chance, made = Random(seed), Ledger()
    for publisher in range(PUBLISHERS):
        _series(made, chance, f"p{publisher}", reports // PUBLISHERS, open_share)
    exact = [name for name, interval in made.stated.items() if interval.value is not None]
    for name in sorted(chance.sample(exact, errors)):
        made.stated[name] = exactly(_misprint(chance, made.stated[name].low or 0))
        made.sown.append(name)
    return made


def _series(made: Ledger, chance: Random, publisher: str, reports: int, open_share: float) -> None:
    groups = [0, 0, 0, 0]
    for report in range(reports):
        new = [chance.choice((0, 0, 1, 2, 5)) for _ in groups]
        groups = [g + n for g, n in zip(groups, new, strict=True)]
        at = f"{publisher}.{report:05}"
        values = {f"group{i}": g for i, g in enumerate(groups)}
        values |= {"total": sum(groups), "children": groups[0] // 3, "women": groups[0] // 5, "new": sum(new)}
        values |= {"fighters": groups[1] // 2, "others": groups[1] - groups[1] // 2}
        for name, value in values.items():
            made.stated |= dict(_statement(chance, f"{at}.{name}", value, open_share))
        made.constraints += _inside(at)
        if report:
            made.constraints += _between(f"{publisher}.{report - 1:05}", at)


def _statement(chance: Random, name: str, value: int, open_share: float) -> Iterator[tuple[str, Interval]]:
    if chance.random() < open_share:
        if chance.random() < 0.7:
            yield name, Interval(value, None)
    else:
        yield name, exactly(value)


def _inside(at: str) -> Iterator[LinearConstraint]:
    groups = tuple((1, f"{at}.group{i}") for i in range(4))
    yield LinearConstraint(f"{at} parts", (*groups, (-1, f"{at}.total")), "==")
    yield LinearConstraint(
        f"{at} among", ((1, f"{at}.children"), (1, f"{at}.women"), (-1, f"{at}.group0")), "<="
    )
    yield LinearConstraint(
        f"{at} split", ((1, f"{at}.fighters"), (1, f"{at}.others"), (-1, f"{at}.group1")), "=="
    )


def _between(before: str, at: str) -> Iterator[LinearConstraint]:
    for series in ("total", "group0", "group1", "group2", "group3", "children", "women", "fighters"):
        yield LinearConstraint(
            f"{at} {series} rises", ((1, f"{before}.{series}"), (-1, f"{at}.{series}")), "<="
        )
    yield LinearConstraint(
        f"{at} step", ((1, f"{before}.total"), (1, f"{at}.new"), (-1, f"{at}.total")), "=="
    )


def _misprint(chance: Random, number: int) -> int:
    digits = list(str(number))
    place = chance.randrange(len(digits))
    digits[place] = chance.choice([d for d in "123456789" if d != digits[place]])
    return int("".join(digits))


def measure(reports: int, errors: int, open_share: float) -> None:
    """One line: figures, laws, processor seconds, errors found, clusters not settled within the budget."""
    made = ledger(reports, errors, open_share=open_share)
    system = made.system()
    began = time.process_time()
    found = diagnose(system)
    seconds = time.process_time() - began
    clusters = [c for d in found for c in d.clusters]
    named = {n for c in clusters for k in c.corrections for n in k.changed}
    alone = {n for c in clusters if len(c.corrections) == 1 for n in c.corrections[0].changed}
    print(
        f"{reports:6} reports {reports * 10:7} figures {len(system.constraints):7} laws, "
        f"{open_share:4.0%} open: {seconds:6.2f} s, worst component {worst(system):5.2f} s; {errors} sown, "
        f"{len(set(made.sown) & named)} named, {len(set(made.sown) & alone)} alone; "
        f"{len(clusters)} clusters, "
        f"{sum(not c.minimal for c in clusters)} not settled, "
        f"{sum(not c.exhaustive for c in clusters)} with more "
        f"conflicts; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )


def worst(system: System) -> float:
    """Processor seconds for the slowest publisher when each is diagnosed alone."""
    times = []
    for publisher in range(PUBLISHERS):
        mine = tuple(
            constraint for constraint in system.constraints if constraint.name.startswith(f"p{publisher}.")
        )
        stated = {n: i for n, i in system.stated.items() if n.startswith(f"p{publisher}.")}
        began = time.process_time()
        diagnose(System(mine, stated))
        times.append(time.process_time() - began)
    return max(times)


if __name__ == "__main__":
    for size in [int(a) for a in sys.argv[1:]] or [1250, 2500, 5000, 10000]:
        measure(size, errors=20, open_share=0.1)
    for share in (0.0, 0.5, 0.9):
        measure(1000, errors=5, open_share=share)
