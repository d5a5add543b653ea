"""One mutant: made, checked, perhaps built, and judged."""

from __future__ import annotations

import resource
import signal
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from types import FrameType
from unittest.mock import patch

from hasila.build.examining import Examined, examine_files, needs_rehearsal
from hasila.build.pipeline import publish
from hasila.build.rehearsal import rehearse
from hasila.build.writer import write
from hasila.model.page import File, Page
from tests.fuzz.laws import broken_places, effect, unseen_numbers
from tests.fuzz.mutations import Change, Files, mutant
from tests.fuzz.remembering import remember
from tests.mistakes.project import BASE

SLOW, LARGE, HANGS = 2.0, 500_000_000, 8.0
"""Seconds of processor to check one input; octets of memory; seconds of processor after which an input is
given up.
"""
WHOLE = 0.1
"""The share of the built mutants that is built with its pictures and its search."""
ROOT = Path(__file__).resolve().parents[2]
Fault = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mutant; ``faults`` are (kind, words). ``single`` is the kind of change where there
    was only one.
    """

    number: int
    change: str
    passed: bool = False
    built: bool = False
    whole: bool = False
    seconds: float = 0.0
    memory: int = 0
    single: str = ""
    effect: str = "refused"
    difference: str = ""
    faults: tuple[Fault, ...] = ()


@cache
def base_files() -> Mapping[str, bytes]:
    """The files that are mutated: the small project, and what it takes of the shipped texts and templates."""
    shipped = {**_files(ROOT, "site_src"), **_files(ROOT, "templates")}
    return {**shipped, **_files(BASE, "content"), **_files(BASE, "site_src")}


def _files(root: Path, folder: str) -> Files:
    paths = sorted(path for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@cache
def warm() -> Examined:
    """The project without a change, examined; what is read once does not count for the first mutant."""
    remember()
    return examine_files(base_files(), _silent)


def _silent(_: str) -> None:
    """Progress is not shown."""


def _one_of_each(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The first page of each template."""
    first: dict[str, Page] = {}
    for page in pages:
        first.setdefault(page.template, page)
    return tuple(first.values())


@dataclass(frozen=True, slots=True)
class Trial:
    """How mutants are tried: their seed, the share that is built, and the folder in which faulty ones are
    kept.
    """

    seed: int
    builds: float = 0.0
    keep: Path | None = None

    def of(self, number: int) -> Outcome:
        """Make mutant ``number``, check it, perhaps build it, and say what is wrong."""
        chance = Random(f"{self.seed}/{number}")
        files, changes = mutant(base_files(), chance)
        outcome = _tried(files, Outcome(number, "; ".join(map(str, changes))), self._asked(chance))
        outcome = replace(
            outcome, single=_kind(changes), difference=_difference(files, changes), memory=_memory()
        )
        faults = (*outcome.faults, *_costs(outcome))
        outcome = replace(outcome, faults=faults)
        if self.keep and faults:
            _keep(files, outcome, self.keep)
        return outcome

    def _asked(self, chance: Random) -> tuple[bool, bool]:
        """Whether the mutant is built if it passes, and whether with its pictures and its search."""
        built = chance.random() < self.builds
        return built, built and chance.random() < WHOLE


def _kind(changes: tuple[Change, ...]) -> str:
    """The area and the kind of the only change; empty where there are several."""
    return f"{changes[0].path[:4]} {changes[0].kind}" if len(changes) == 1 else ""


def _difference(files: Files, changes: tuple[Change, ...]) -> str:
    """The lines of the first changed file that the base has not, in short."""
    path = changes[0].path
    new, old = (
        raw.decode("utf-8", "replace").split("\n")
        for raw in (files.get(path, b""), base_files().get(path, b""))
    )
    plus, minus = [line for line in new if line not in old], [line for line in old if line not in new]
    return f"-{minus[:2]} +{plus[:2]}"


def _tried(files: Files, outcome: Outcome, asked: tuple[bool, bool]) -> Outcome:
    built, whole = asked
    faults: list[Fault] = []
    start, examined = time.process_time(), None
    signal.signal(signal.SIGPROF, _hangs)
    signal.setitimer(signal.ITIMER_PROF, HANGS)
    seconds = 0.0
    try:
        examined = examine_files(files, _silent)
        seconds = time.process_time() - start
        signal.setitimer(signal.ITIMER_PROF, 0 if built else HANGS)
        if needs_rehearsal(examined):
            examined = rehearse(examined) if built else rehearse(examined, _one_of_each)
        built, whole = built and not examined.blocked, whole and not examined.blocked
        faults += [*(_built(examined, whole) if built else ()), *_judged(files, examined)]
    except Exception as error:  # the oracle: nothing may escape
        seconds = seconds or time.process_time() - start
        faults.append(("raised", _where(error)))
        built = False
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    passed = bool(examined and not examined.blocked)
    seen = effect(warm(), examined) if examined else "refused"
    return replace(
        outcome,
        passed=passed,
        built=built,
        whole=built and whole,
        seconds=seconds,
        effect=seen,
        faults=tuple(faults),
    )


def _hangs(_: int, __: FrameType | None) -> None:
    raise TimeoutError(f"no answer in {HANGS} seconds of processor")


def _where(error: Exception) -> str:
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} at {Path(where.filename).name}:{where.lineno}"


def _built(examined: Examined, whole: bool) -> Iterator[Fault]:
    """Build and write a site; it must be whole."""
    if whole:
        yield from _written(examined)
        return
    quick = replace(examined, site=replace(examined.site, search=False, zip=False))
    with patch("hasila.publish.subjects.draw_picture", lambda picture: File(picture.path, b"")):
        yield from _written(quick)


def _written(examined: Examined) -> Iterator[Fault]:
    with tempfile.TemporaryDirectory() as folder:
        site = publish(examined, _silent)
        if not site.files:
            yield (
                "unbuilt",
                "; ".join(
                    mistake.message for mistake in site.examined.diagnostics if mistake.severity == "error"
                ),
            )
            return
        out = Path(folder) / "site"
        write(site.files, out)
        missing = [file.path for file in site.files if not (out / file.path).is_file()]
        if missing:
            yield "unbuilt", f"not written: {missing[0]}"


def _judged(files: Files, examined: Examined) -> Iterator[Fault]:
    for words in broken_places(files, examined):
        yield "place", words
    if not examined.blocked:
        for words in unseen_numbers(base_files(), files, examined):
            yield "number", words


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _costs(outcome: Outcome) -> Iterator[Fault]:
    if outcome.seconds > SLOW:
        yield "slow", f"{outcome.seconds:.1f} s"
    if outcome.memory > LARGE:
        yield "large", f"{outcome.memory / 1e6:.0f} MB"


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
