"""``hasila history``: what the file of a report has said of a figure, commit by commit."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from hasila.build.pipeline import examine_files
from hasila.cli.tools import refuse
from hasila.ingest.fields import did_you_mean
from hasila.ingest.git_history import Commit, NoAnswer, commits_of, files_at
from hasila.model.report import Figure, Report

DONE = 0
_COLUMNS = ("day", "commit", "figure", "value", "words")


@dataclass(frozen=True, slots=True)
class State:
    """What a figure was from a commit on: its value as an interval, and the marked words, language by language; both empty
    from a commit on that has no such figure."""

    commit: Commit
    figure: str
    value: str
    words: str


def add_options(parser: argparse.ArgumentParser) -> None:
    """The argument of ``hasila history``, before its project."""
    parser.add_argument(
        "of", metavar="REPORT[#FIGURE]", help="a report by its id, or one figure of it: 2019-02-26-sohr#total"
    )


def history(options: argparse.Namespace) -> int:
    """Print every committed state of the named figures, the earliest first. Returns 0; 2 where there is nothing to tell."""
    report, _, figure = options.of.partition("#")
    states = _states(options, report)
    if isinstance(states, str):
        return refuse(states)
    told = [one for one in states if figure in ("", one.figure)]
    if not told:
        known = sorted({one.figure for one in states})
        return refuse(f"no commit has a figure {figure} in {report}; {did_you_mean(figure, known)}")
    _print(told)
    return DONE


def _states(options: argparse.Namespace, report: str) -> list[State] | str:
    """The states of all figures of ``report``, figure by figure; or why there are none."""
    path = _path(options, report)
    answer = path if isinstance(path, NoAnswer) else commits_of(options.project, [path])
    if isinstance(answer, NoAnswer):
        return answer.reason
    commits, paths = answer
    if not commits:
        return f"no commit has a report {report}; commit its file first, or see the ids in content/reports/"
    beside = _beside(paths)
    stated = [(commit, _at(options, commit, report, beside)) for commit in reversed(commits)]
    ids = dict.fromkeys(name for _, figures in stated for name in figures)
    return [state for name in ids for state in _of(name, stated)]


def _path(options: argparse.Namespace, report: str) -> str | NoAnswer:
    """The file that holds ``report`` in the last commit: its own, or the table of which it is a row."""
    own = f"content/reports/{report}.md"
    files = files_at(options.project, "HEAD", lambda name: name.startswith("content/"))
    if isinstance(files, NoAnswer) or own in files:
        return files if isinstance(files, NoAnswer) else own
    reports = examine_files(files, lambda _: None).ledger.reports
    return next((one.path for one in reports if one.id == report), own)


def _beside(paths: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a file is one that the report is read with: its own, those beside it, the vocabulary, the languages."""
    stems = tuple(f"{path.rsplit('.', 1)[0]}." for path in paths)
    return lambda name: name.startswith(
        (*stems, "content/vocabulary/", "site_src/site.yaml", "site_src/locale/")
    )


def _at(
    options: argparse.Namespace, commit: Commit, report: str, wanted: Callable[[str], bool]
) -> dict[str, Figure]:
    """The figures of the report as committed, by their id; none where it was not there, or not readable."""
    files = files_at(options.project, commit.id, wanted)
    reports = () if isinstance(files, NoAnswer) else examine_files(files, lambda _: None).ledger.reports
    found = next((one for one in reports if one.id == report), _only(reports))
    return {figure.id: figure for figure in found.figures} if found else {}


def _only(reports: tuple[Report, ...]) -> Report | None:
    """The one report there is: the file had another name then."""
    return reports[0] if len(reports) == 1 else None


def _of(name: str, stated: list[tuple[Commit, dict[str, Figure]]]) -> Iterator[State]:
    """The states of one figure, each at the first commit that has it; commits that leave it as it was are passed over."""
    states = [_state(commit, name, figures.get(name)) for commit, figures in stated]
    changes = [next(same) for _, same in groupby(states, key=lambda one: (one.value, one.words))]
    yield from changes[0 if changes[0].value else 1 :]


def _state(commit: Commit, name: str, figure: Figure | None) -> State:
    if figure is None:
        return State(commit, name, "", "")
    words = dict.fromkeys(f"{one.language}: {one.words}" for one in figure.mentions)
    return State(commit, name, str(figure.interval) if figure.stated else "not stated", " | ".join(words))


def _print(states: list[State]) -> None:
    rows = [(one.commit.day, one.commit.short, one.figure, one.value or "gone", one.words) for one in states]
    console = Console()
    if not console.is_terminal:
        sys.stdout.writelines("\t".join(row) + "\n" for row in rows)
        return
    table = Table(*_COLUMNS)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
