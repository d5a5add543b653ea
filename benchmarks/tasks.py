"""What can be measured: how each task is prepared, which is not timed, and the command that is."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import floor
from benchmarks.subjects import HASILA, HUGO, Corpora, Subject

BUILD, CHECK, NONE = "build", "check", "none"
"""The folders in which a subject remembers: what is built does not help what is checked."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that is measured of each subject that can do it."""

    name: str
    title: str
    """As it stands in the table."""
    kinds: frozenset[str]
    """The kinds of subjects that can do it."""
    prepare: Callable[[Subject, Corpora, int], None]
    """What comes before a run and is not timed; the number is that of the round, from 1."""
    command: Callable[[Subject], tuple[str, ...]]
    cache: str = BUILD
    """Where the subject remembers."""
    needs: str = ""
    """:data:`BUILD` or :data:`CHECK` where a run of it must have come before; "" where nothing must."""


def _nothing(subject: Subject, corpora: Corpora, variant: int) -> None:
    """Leave all as it stands."""


def _forget_build(subject: Subject, corpora: Corpora, variant: int) -> None:
    _remove(subject.site)
    _remove(subject.caches / BUILD)


def _forget_check(subject: Subject, corpora: Corpora, variant: int) -> None:
    _remove(subject.caches / CHECK)


def _change_built(subject: Subject, corpora: Corpora, variant: int) -> None:
    corpora.change(BUILD, subject.kind, variant)


def _change_checked(subject: Subject, corpora: Corpora, variant: int) -> None:
    corpora.change(CHECK, subject.kind, variant)


def _forget_all(subject: Subject, corpora: Corpora, variant: int) -> None:
    _remove(subject.caches / NONE)


def _plan_floor(subject: Subject, corpora: Corpora, variant: int) -> None:
    """List the files of the built site with their sizes, and remove what was written before."""
    _remove(_floor_site(subject))
    sizes = ((path.stat().st_size, path.relative_to(subject.site)) for path in files(subject.site))
    lines = (f"{size} {path.as_posix()}\n" for size, path in sizes)
    _plan(subject).write_text("".join(lines), encoding="utf-8")


def _floor_site(subject: Subject) -> Path:
    return subject.folder / "floor"


def _plan(subject: Subject) -> Path:
    return subject.folder / "floor.txt"


def _floor(subject: Subject) -> tuple[str, ...]:
    return (sys.executable, "-I", "-S", floor.__file__, str(_plan(subject)), str(_floor_site(subject)))


def files(folder: Path) -> Iterator[Path]:
    """All files below ``folder``."""
    return (path for path in folder.rglob("*") if path.is_file())


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


_ALL, _OURS = frozenset({HASILA, HUGO}), frozenset({HASILA})
TASKS = (
    Task("cold", "build, cold", _ALL, _forget_build, Subject.build),
    Task("unchanged", "build, nothing changed", _ALL, _nothing, Subject.build, needs=BUILD),
    Task("edited", "build, one report changed", _ALL, _change_built, Subject.build, needs=BUILD),
    Task("floor", "writing the same files alone", _ALL, _plan_floor, _floor, needs=BUILD),
    Task("check-cold", "check, cold", _OURS, _forget_check, lambda s: s.check(CHECK), CHECK),
    Task(
        "check-edited",
        "check, one report changed",
        _OURS,
        _change_checked,
        lambda subject: subject.check(CHECK),
        CHECK,
        needs=CHECK,
    ),
    Task("check-one", "check of a project of one report", _OURS, _forget_all, lambda s: s.check("one"), NONE),
    Task("version", "print the version", _ALL, _nothing, Subject.version, NONE),
)
"""All tasks, in the order in which a round runs them: each leaves what the next one needs."""
