"""The rounds of a measurement: each task by each subject in turn, so that a slower hour meets all of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import Run, run, wait_until_quiet
from benchmarks.subjects import HASILA, Corpora, Subject
from benchmarks.tasks import BUILD, NONE, TASKS, Task, files

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of one task by one subject."""

    task: str
    subject: str
    round: int
    run: Run


@dataclass(frozen=True, slots=True)
class Output:
    """What a subject's whole site consists of."""

    subject: str
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured, of whom, how often."""

    subjects: tuple[Subject, ...]
    corpora: Corpora
    tasks: tuple[Task, ...]
    runs: int
    timeout: float
    """Seconds after which a run is ended; that subject then takes no further part in that task."""
    quiet: float
    """Seconds to wait at most, before each run, for other programs to leave the processor alone."""

    def steps(self) -> Iterator[tuple[Task, Subject]]:
        """The runs of a round in their order: A B, then the next task, A B again."""
        for task in self.tasks:
            for subject in self.subjects:
                if subject.kind in task.kinds:
                    yield task, subject


def measure(plan: Plan, say: Say) -> Iterator[Measured]:
    """All runs of all rounds, each as it ends."""
    _warm_up(plan, say)
    lost: set[tuple[str, str]] = set()
    for number in range(1, plan.runs + 1):
        for task, subject in plan.steps():
            if (task.name, subject.name) in lost:
                continue
            done = _measured(task, subject, number, plan, say)
            if done.run.timed_out:
                lost.add((task.name, subject.name))
            yield done


def outputs(plan: Plan) -> Iterator[Output]:
    """Files and bytes of each site that stands."""
    for subject in plan.subjects:
        sizes = [path.stat().st_size for path in files(subject.site)]
        if sizes:
            yield Output(subject.name, len(sizes), sum(sizes))


def _warm_up(plan: Plan, say: Say) -> None:
    """Run what must have run before, and each program once, so that it is compiled and in memory."""
    for subject in plan.subjects:
        subject.folder.mkdir(parents=True, exist_ok=True)
        first = subject.check("one") if subject.kind == HASILA else subject.version()
        _run(first, NONE, subject, plan)
    for task in _needed_before(plan.tasks):
        for subject in plan.subjects:
            if subject.kind in task.kinds:
                say(f"warming up: {task.title}, {subject.name}")
                task.prepare(subject, plan.corpora, 0)
                _run(task.command(subject), task.cache, subject, plan)


def _needed_before(tasks: Iterable[Task]) -> Iterator[Task]:
    """The cold tasks whose outcome a chosen task needs, but which are not chosen themselves."""
    chosen = {task.name: task for task in tasks}
    needs = {task.needs for task in chosen.values()}
    for task in TASKS:
        cold = "cold" if task.cache == BUILD else "check-cold"
        if task.name == cold and task.cache in needs and task.name not in chosen:
            yield task


def _measured(task: Task, subject: Subject, number: int, plan: Plan, say: Say) -> Measured:
    task.prepare(subject, plan.corpora, number)
    wait_until_quiet(plan.quiet)
    done = _run(task.command(subject), task.cache, subject, plan)
    others = "" if done.others is None else f", others {done.others:.2f}"
    memory = "" if done.memory is None else f", {done.memory:.0f} MB"
    told = f"{done.wall:.2f} s, processor {done.processor:.2f} s{memory}{others}"
    say(f"round {number}: {task.title}, {subject.name}: {told}{_trouble(done)}")
    return Measured(task.name, subject.name, number, done)


def _trouble(done: Run) -> str:
    if done.timed_out:
        return "; timed out"
    left = f"; {done.left} processes were left" if done.left else ""
    return f"{left}; exit code {done.status}" if done.status else left


def _run(command: tuple[str, ...], cache: str, subject: Subject, plan: Plan) -> Run:
    environment = subject.environment(cache)
    Path(environment["HOME"]).mkdir(parents=True, exist_ok=True)
    errors = subject.folder / "errors.txt"
    done = run(command, environment, plan.timeout, errors)
    if done.status and not done.timed_out:
        end = errors.read_text(encoding="utf-8", errors="replace").splitlines()[-5:]
        print(f"{' '.join(command)} ended with {done.status}:", *end, sep="\n", file=sys.stderr)
    return done
