"""The options, exit codes and refusals that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from rich.console import Console

from hasila.model.calendar import to_date

DONE, BLOCKED, USAGE = 0, 1, 2
"""Exit codes: done; a mistake in the content blocks publication.

Wrong usage, or a file that cannot be used.
"""

Run = Callable[[argparse.Namespace], int]


def refuse(message: str) -> int:
    """Say on one line of standard error why nothing was done; returns the exit code of wrong usage."""
    console = Console(stderr=True, soft_wrap=True)
    console.print(f"hasila: {message}", style="red", markup=False)
    return USAGE


def add_project(parser: argparse.ArgumentParser, run: Run) -> None:
    """Add the folder that a command works on.

    A path that is no folder is refused before ``run`` is called.
    """
    parser.add_argument(
        "project",
        nargs="?",
        type=Path,
        default=Path("."),
        metavar="PROJECT",
        help="folder that holds content/ (default: this one)",
    )
    parser.set_defaults(run=partial(_in_project, run))


def add_no_cache(parser: argparse.ArgumentParser) -> None:
    """Add the option that reads every report anew."""
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="read every report anew, and remember none (as the environment HASILA_CACHE=0 does)",
    )


def _in_project(run: Run, options: argparse.Namespace) -> int:
    if not options.project.is_dir():
        return refuse(f"there is no folder {options.project}")
    return run(options)


def add_known_on(parser: argparse.ArgumentParser) -> None:
    """Add the option that leaves out what was published after a day."""
    parser.add_argument(
        "--as-known-on",
        type=to_day,
        metavar="YYYY-MM-DD",
        help="leave out the reports published after this day",
    )


def to_day(text: str) -> date:
    """The day that an option names; any other text is refused."""
    day = to_date(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"{text} is no day of the calendar; write YYYY-MM-DD")
    return day
