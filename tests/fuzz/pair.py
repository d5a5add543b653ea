"""``python -m tests.fuzz.pair COUNT SEED [--builds SHARE] [--jobs N] [--keep FOLDER]``: a fuzz of the pair check and build.

COUNT mutants of the project in ``tests/mistakes/_base`` (and of the shipped site_src and templates) are checked; of those that
pass, a SHARE is also built and written. Every mutant comes from SEED and its number alone, so that one can be made again.
Faults, by kind:

- ``raised``: an exception escaped from check or build;
- ``unbuilt``: check passed, and build wrote nothing;
- ``place``: an error without a place in a file that is there, or without a next step;
- ``number``: a figure is published with another value than its marked words show;
- ``slow``, ``large``: more than 2 seconds of processor to check, or 500 MB of memory.

Printed: the figures of the run, and the first faults of each kind. With ``--keep`` each faulty mutant is written to a folder,
with ``fault.txt`` beside its files.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random
from types import FrameType

from generator.build import Examined, examine_files, publish, rehearsed
from generator.verbs.write import write
from tests.fuzz.laws import broken_places, unseen_numbers
from tests.fuzz.mutations import Files, mutant
from tests.mistakes.project import BASE

SLOW, LARGE, HANGS = 2.0, 500_000_000, 120
"""Seconds of processor to check one input; octets of memory; seconds after which an input is given up."""
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mutant; ``faults`` are (kind, words)."""

    number: int
    change: str
    passed: bool
    built: bool
    seconds: float
    faults: tuple[tuple[str, str], ...]


@cache
def base_files() -> Mapping[str, bytes]:
    """The files that are mutated: the small project, and what it takes of the shipped texts and templates."""
    shipped = {**_files(ROOT, "site_src"), **_files(ROOT, "templates")}
    return {**shipped, **_files(BASE, "content"), **_files(BASE, "site_src")}


def _files(root: Path, folder: str) -> Files:
    paths = sorted(path for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _hangs(_: int, __: FrameType | None) -> None:
    raise TimeoutError(f"no answer in {HANGS} seconds")


def try_one(number: int, seed: int, builds: float, keep: Path | None) -> Outcome:
    """Make mutant ``number`` of ``seed``, check it, perhaps build it, and say what is wrong."""
    chance = Random(f"{seed}/{number}")
    files, change = mutant(base_files(), chance)
    start = time.process_time()
    faults: list[tuple[str, str]] = []
    examined, built = None, False
    signal.signal(signal.SIGALRM, _hangs)
    signal.alarm(HANGS)
    try:
        examined = examine_files(files, _silent)
        seconds = time.process_time() - start
        examined = rehearsed(examined)
        built = not examined.blocked and chance.random() < builds
        if built:
            faults += _built(examined)
        faults += _judged(files, examined)
    except Exception as error:  # the oracle: nothing may escape
        seconds = time.process_time() - start
        where = traceback.extract_tb(error.__traceback__)[-1]
        faults.append(("raised", f"{type(error).__name__}: {error} at {Path(where.filename).name}:{where.lineno}"))
    finally:
        signal.alarm(0)
    faults += _costs(seconds)
    outcome = Outcome(number, change, bool(examined and not examined.blocked), built, seconds, tuple(faults))
    if keep and faults:
        _keep(files, outcome, keep)
    return outcome


def _silent(_: str) -> None:
    """Progress is not shown."""


def _built(examined: Examined) -> Iterator[tuple[str, str]]:
    """Build and write a site; it must be whole."""
    with tempfile.TemporaryDirectory() as folder:
        site = publish(examined, _silent)
        if not site.files:
            yield "unbuilt", "; ".join(mistake.message for mistake in site.examined.mistakes if mistake.severity == "error")
            return
        out = Path(folder) / "site"
        write(site.files, out)
        missing = [file.path for file in site.files if not (out / file.path).is_file()]
        if missing:
            yield "unbuilt", f"not written: {missing[0]}"


def _judged(files: Files, examined: Examined) -> Iterator[tuple[str, str]]:
    for words in broken_places(files, examined):
        yield "place", words
    if not examined.blocked:
        for words in unseen_numbers(base_files(), files, examined):
            yield "number", words


def _costs(seconds: float) -> Iterator[tuple[str, str]]:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    if seconds > SLOW:
        yield "slow", f"{seconds:.1f} s"
    if memory > LARGE:
        yield "large", f"{memory / 1e6:.0f} MB"


def _keep(files: Files, outcome: Outcome, folder: Path) -> None:
    """Write a faulty mutant: the files that are not those of the base, and what is wrong."""
    there = folder / str(outcome.number)
    for path, raw in files.items():
        if base_files().get(path) != raw and "\x00" not in path:
            (there / path).parent.mkdir(parents=True, exist_ok=True)
            (there / path).write_bytes(raw)
    there.mkdir(parents=True, exist_ok=True)
    told = "\n".join(f"{kind}: {words}" for kind, words in outcome.faults)
    (there / "fault.txt").write_text(f"{outcome.change}\n{told}\n", encoding="utf-8", errors="replace")


def run(count: int, seed: int, builds: float, jobs: int, keep: Path | None) -> Iterator[Outcome]:
    """Try ``count`` mutants in ``jobs`` processes of low priority, or in this one where ``jobs`` is 0."""
    base_files()
    examine_files(base_files(), _silent)  # what is read once does not count for the first mutant
    one = partial(try_one, seed=seed, builds=builds, keep=keep)
    if not jobs:
        yield from map(one, range(count))
        return
    with ProcessPoolExecutor(jobs, initializer=_begin) as pool:
        yield from pool.map(one, range(count), chunksize=20)


def _begin() -> None:
    os.nice(10)
    examine_files(base_files(), _silent)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.pair")
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--builds", type=float, default=0.02, help="share of the passing mutants that is built (default: 0.02)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    outcomes = run(options.count, options.seed, options.builds, options.jobs, options.keep)
    return _report(outcomes, start)


def _report(outcomes: Iterator[Outcome], start: float) -> int:
    """Print the figures of the run; 1 where there were faults."""
    tally: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    worst = 0.0
    for outcome in outcomes:
        tally.update(inputs=1, passed=outcome.passed, refused=not outcome.passed, built=outcome.built)
        worst = max(worst, outcome.seconds)
        for kind, words in outcome.faults:
            kinds[kind] += 1
            if kinds[kind] <= 12:
                print(f"{outcome.number} {kind}: {words[:300]!a}  ({outcome.change})", flush=True)
    seconds = time.perf_counter() - start
    print(f"{dict(tally)}, {tally['inputs'] / seconds:.1f} inputs/s, slowest check {worst:.2f} s of processor")
    print(f"faults: {dict(kinds) or 'none'}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
