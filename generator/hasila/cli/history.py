"""``hasila history``: the committed values of a figure, commit by commit."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from hasila.build.cache import ProjectCache, remembered
from hasila.build.examining import examine_files
from hasila.cli.commands import Argument, Command
from hasila.cli.names import report_names
from hasila.cli.options import DONE, Options, in_project, refuse, takes_options
from hasila.ingest.fields import did_you_mean
from hasila.ingest.git_history import Commit, NoAnswer, commits_of, files_at
from hasila.model.data_class import dataclass
from hasila.model.report import Figure, Report

_HELP = "Show what was committed of a figure's value, commit by commit."
_COLUMNS = ("day", "commit", "figure", "value", "words")
Figures = dict[str, Figure]
"""The figures of a report by their id."""


@dataclass(frozen=True, slots=True)
class FigureState:
    """A figure from a commit on: its value as an interval, and the marked words, language by language.

    Both are empty from a commit on that has no such figure.
    """

    commit: Commit
    figure: str
    value: str
    words: str


@click.command(cls=Command, help=_HELP)
@click.argument(
    "of",
    cls=Argument,
    metavar="REPORT[#FIGURE]",
    help="a report by its id, or one figure of it: 2019-02-26-sohr#total",
    shell_complete=report_names,
)
@in_project
@takes_options
def command(options: Options) -> int:
    """Print every committed state of the named figures, the earliest first.

    2 where there is nothing to tell.
    """
    report, _, figure = options.of.partition("#")
    with remembered(options.project, drops=False) as cache:
        states = _states(options, report, cache)
    if isinstance(states, str):
        return refuse(states)
    asked = [state for state in states if figure in ("", state.figure)]
    if not asked:
        known = sorted({state.figure for state in states})
        hint = did_you_mean(figure, known)
        return refuse(f"no commit has a figure {figure} in {report}; {hint}")
    _print(asked)
    return DONE


def _states(options: Options, report: str, cache: ProjectCache) -> list[FigureState] | str:
    """The states of all figures of ``report``, figure by figure; or why there are none."""
    path = _path(options, report, cache)
    if isinstance(path, NoAnswer):
        return path.reason
    answer = commits_of(options.project, [path])
    if isinstance(answer, NoAnswer):
        return answer.reason
    commits, paths = answer
    if not commits:
        hint = "commit its file first, or see the ids in content/reports/"
        return f"no commit has a report {report}; {hint}"
    read_with = _read_with(paths)
    committed: list[tuple[Commit, Figures]] = []
    for commit in reversed(commits):
        files = files_at(options.project, commit.id, read_with)
        figures = {} if isinstance(files, NoAnswer) else _figures_of(report, files, cache)
        committed.append((commit, figures))
    ids = dict.fromkeys(name for _, figures in committed for name in figures)
    return [state for name in ids for state in _states_of(name, committed)]


def _path(options: Options, report: str, cache: ProjectCache) -> str | NoAnswer:
    """The file that holds ``report`` in the last commit: its own, or the table of which it is a row."""
    own = f"content/reports/{report}.md"
    files = files_at(options.project, "HEAD", lambda name: name.startswith("content/"))
    if isinstance(files, NoAnswer):
        return files
    if own in files:
        return own
    reports = examine_files(files, lambda _: None, cache=cache).ledger.reports
    return next((held.path for held in reports if held.id == report), own)


def _read_with(paths: tuple[str, ...]) -> Callable[[str], bool]:
    """True for a file that the report is read with: its own, those beside it, the vocabulary, the
    languages.
    """
    stems = (f"{path.rsplit('.', 1)[0]}." for path in paths)
    prefixes = (*stems, "content/vocabulary/", "site_src/site.yaml", "site_src/locale/")
    return lambda name: name.startswith(prefixes)


def _figures_of(report: str, files: Mapping[str, bytes], cache: ProjectCache) -> Figures:
    """The figures of the report in ``files``; none where it is not there, or not readable."""
    reports = examine_files(files, lambda _: None, cache=cache).ledger.reports
    found = next((held for held in reports if held.id == report), _only(reports))
    return {figure.id: figure for figure in found.figures} if found else {}


def _only(reports: tuple[Report, ...]) -> Report | None:
    """The one report there is: the file had another name then."""
    return reports[0] if len(reports) == 1 else None


def _states_of(name: str, committed: list[tuple[Commit, Figures]]) -> Iterator[FigureState]:
    """The states of one figure, each at the first commit that has it; commits that leave it as it was are
    passed over.
    """
    states = [_state(commit, name, figures.get(name)) for commit, figures in committed]
    changes = [next(equal) for _, equal in groupby(states, key=_value_and_words)]
    begins = 0 if changes[0].value else 1
    yield from changes[begins:]


def _value_and_words(state: FigureState) -> tuple[str, str]:
    return state.value, state.words


def _state(commit: Commit, name: str, figure: Figure | None) -> FigureState:
    if figure is None:
        return FigureState(commit, name, "", "")
    mentions = dict.fromkeys(f"{mention.language}: {mention.words}" for mention in figure.mentions)
    words = " | ".join(mentions)
    value = str(figure.interval) if figure.stated else "not stated"
    return FigureState(commit, name, value, words)


def _print(states: list[FigureState]) -> None:
    rows = [_row(state) for state in states]
    console = Console()
    if not console.is_terminal:
        sys.stdout.writelines("\t".join(row) + "\n" for row in rows)
        return
    table = Table(*_COLUMNS)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _row(state: FigureState) -> tuple[str, ...]:
    commit = state.commit
    return (commit.day, commit.short, state.figure, state.value or "gone", state.words)
