"""The options, exit codes and refusals that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click

from hasila.cli.commands import Argument
from hasila.cli.printer import printer
from hasila.model.calendar import to_date

DONE, BLOCKED, USAGE = 0, 1, 2
"""Exit codes: done; a mistake in the content blocks publication.

Wrong usage, or a file that cannot be used.
"""

_WITHOUT_MAP = (
    "The interactive map and the links to it are left out: folium or Leaflet is not installed. All "
    "other maps are there. `python -m pip install folium django-js-lib-leaflet` brings both; "
    "`interactive_map: false` in site_src/site.yaml says that the site has no such map."
)


class Options(SimpleNamespace):
    """The options of a command as they were given, by their names; those that were not have their default."""


Run = Callable[[Options], int]
"""Runs a command with its options, and returns its exit code."""
Callback = Callable[..., int]
"""The same as click calls it: each option is an argument of its name."""


def takes_options(run: Run) -> Callback:
    """The callback of a command that ``run`` runs with all of its options as one value."""

    @wraps(run)
    def called(**values: Any) -> int:
        return run(Options(**values))

    return called


def refuse(message: str) -> int:
    """Say on one line of standard error why nothing was done; returns the exit code of wrong usage."""
    printer(stderr=True).print(f"hasila: {message}", style="red")
    return USAGE


def say_without_map() -> None:
    """Say on standard error that the site has no interactive map, and what brings it."""
    printer(stderr=True).print(_WITHOUT_MAP, style="yellow")


def in_project(run: Callback) -> Callback:
    """Add the folder that a command works on.

    A path that is no folder is refused before ``run`` is called.
    """

    @wraps(run)
    def checked(**values: Any) -> int:
        project: Path = values["project"]
        if not project.is_dir():
            return refuse(f"there is no folder {project}")
        return run(**values)

    return project_argument(checked)


def project_argument(run: Callback) -> Callback:
    """Add the folder that a command works on; whether it is there is the command's own matter."""
    argument = click.argument(
        "project",
        cls=Argument,
        required=False,
        type=click.Path(path_type=Path),
        default=Path("."),
        metavar="PROJECT",
        help="folder that holds content/ (default: this one)",
    )
    return argument(run)


no_cache = click.option(
    "--no-cache",
    is_flag=True,
    help="read every report anew, and remember none (as the environment HASILA_CACHE=0 does)",
)
"""Adds the option that reads every report anew."""

quiet = click.option("--quiet", "-q", is_flag=True, help="print mistakes alone: no progress and no summary")
"""Adds the option that leaves out all but mistakes."""


def to_day(_: click.Context, param: click.Parameter, text: str | None) -> date | None:
    """The day that an option names, ``None`` where it is not given.

    :raises click.BadParameter: for a text that is no day of the calendar
    """
    if text is None:
        return None
    day = to_date(text)
    if day is None:
        raise click.BadParameter(f"{text} is no day of the calendar; write YYYY-MM-DD", param=param)
    return day


known_on = click.option(
    "--as-known-on",
    callback=to_day,
    metavar="YYYY-MM-DD",
    help="leave out the reports published after this day",
)
"""Adds the option that leaves out what was published after a day."""


def text_option(*names: str, metavar: str, help: str) -> Callable[[Callback], Callback]:
    """Adds an option that takes a text, and is empty unless it is given."""
    return click.option(*names, default="", metavar=metavar, help=help)
