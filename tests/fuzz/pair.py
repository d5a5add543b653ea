"""``python -m tests.fuzz.pair COUNT SEED [--first N] [--seconds S] [--builds SHARE] [--jobs N] [--keep
FOLDER] [--samples N]``: a fuzz of the pair check and build.

COUNT mutants of the project in ``tests/mistakes/_base`` (and of the shipped site_src and templates) are
checked: 80 of 100 change the content, 12 the texts of the site, 8 the templates. Every mutant comes from SEED
and its number alone, so that one can be made again: ``--first N`` with COUNT 1. Of those that pass, the SHARE
given by ``--builds`` is rehearsed with all pages, built and written (one in ten of them with its pictures and
its search); the others are rehearsed with a page of each kind.

Faults, by kind:

- ``raised``: an exception escaped from check or build;
- ``unbuilt``: check passed, and build did not write a whole site;
- ``place``: a mistake without a place in a file that is there, or an error without a next step;
- ``number``: a figure is published with another value than its marked words or its cell show, or languages
  differ;
- ``slow``, ``large``, ``died``: more than 2 seconds of processor to check, 500 MB of memory, or the end of
  the process.

Printed at the end, also when the run is stopped (SIGINT, SIGTERM, ``--seconds``): the figures of the run, the
faults, and of each kind of change how many mutants were refused, told of, changed in values, changed in
words, or had no effect at all. ``--samples N`` prints the first N of each kind that had none. With ``--keep``
each faulty mutant is written to a folder, with ``fault.txt`` beside its files.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.trying import Outcome, Trial
from tests.fuzz.workers import outcomes

EFFECTS = ("refused", "told", "values", "words", "none")
SHOWN = 12
"""Faults of one kind that are printed."""


@dataclass
class Tally:
    """The sums of a run."""

    samples: int
    start: float = field(default_factory=time.perf_counter)
    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    effects: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    slowest: float = 0.0
    largest: int = 0

    def add(self, outcome: Outcome) -> None:
        self.counts.update(inputs=1, passed=outcome.passed, built=outcome.built, whole=outcome.whole)
        self.slowest = max(self.slowest, outcome.seconds)
        self.largest = max(self.largest, outcome.memory)
        self._effect(outcome)
        for kind, words in outcome.faults:
            self.faults[kind] += 1
            if self.faults[kind] <= SHOWN:
                print(f"{outcome.number} {kind}: {words[:300]!a}  ({outcome.change})", flush=True)

    def _effect(self, outcome: Outcome) -> None:
        if not outcome.single:
            return
        seen = self.effects[outcome.single]
        seen[outcome.effect] += 1
        if outcome.effect == "none" and seen["none"] <= self.samples:
            print(f"{outcome.number} no effect: {outcome.change} {outcome.difference[:200]!a}", flush=True)

    def rate(self) -> float:
        return self.counts["inputs"] / (time.perf_counter() - self.start)

    def told(self) -> Iterator[str]:
        """The figures of the run, line by line."""
        yield f"{'kind of change':24}{''.join(f'{effect:>9}' for effect in EFFECTS)}"
        for kind, seen in sorted(self.effects.items()):
            yield f"{kind:24}{''.join(f'{seen[effect]:9}' for effect in EFFECTS)}"
        costs = (
            f"slowest check {self.slowest:.2f} s of processor, largest process {self.largest / 1e6:.0f} MB"
        )
        yield f"{dict(self.counts)}, {self.rate():.1f} inputs/s, {costs}"
        yield f"faults: {dict(self.faults) or 'none'}"


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    tally, trial = Tally(options.samples), Trial(options.seed, options.builds, options.keep)
    until = time.monotonic() + options.seconds if options.seconds else float("inf")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(130))
    try:
        with closing(
            outcomes(trial, range(options.first, options.first + options.count), options.jobs)
        ) as found:
            for outcome in found:
                tally.add(outcome)
                _progress(tally)
                if time.monotonic() > until:
                    break
    finally:
        print("\n".join(tally.told()), flush=True)
    return 1 if tally.faults else 0


def _progress(tally: Tally) -> None:
    done = tally.counts["inputs"]
    if done % 500 == 0:
        print(
            f"{done} inputs, {tally.rate():.1f}/s, faults: {dict(tally.faults) or 'none'}",
            file=sys.stderr,
            flush=True,
        )


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.pair")
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutant (default: 0)")
    parser.add_argument(
        "--seconds", type=float, default=0, help="stop after so many seconds (default: never)"
    )
    parser.add_argument(
        "--builds",
        type=float,
        default=0.02,
        help="share of the passing mutants that is built (default: 0.02)",
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes; 0 for this one")
    parser.add_argument("--keep", type=Path, help="folder for the faulty mutants")
    parser.add_argument(
        "--samples", type=int, default=0, help="mutants without effect to print, of each kind of change"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
