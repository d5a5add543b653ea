"""``hasila build``: the site of a project, written to a folder and, on request, into one file."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click
from rich.console import Console

from hasila.build.cache_folder import cache_folder_of
from hasila.build.site import build
from hasila.build.summary import BuildOptions, NoExecutor, Summary
from hasila.build.workers import available_processors
from hasila.build.writer import may_replace
from hasila.cli.commands import Command
from hasila.cli.console import print_diagnostics
from hasila.cli.options import (
    BLOCKED,
    DONE,
    Options,
    in_project,
    known_on,
    no_cache,
    quiet,
    refuse,
    say_without_map,
    takes_options,
    text_option,
)
from hasila.cli.progress import ProgressLine
from hasila.cli.stages import Stages
from hasila.model.address import public_address

if TYPE_CHECKING:  # a build in which nothing changed need not load what makes pages
    from concurrent.futures import Executor

    from hasila.publish.outputs import SubjectId

_BLOCKED = "Nothing was published: the errors above are in our own files. `hasila explain CODE` tells more."
_OUT = (
    "where the site goes (default: PROJECT/public); "
    "an older site there is replaced when the new one is complete"
)


_PATH = click.Path(path_type=Path)


def _processes(_: click.Context, param: click.Parameter, text: str | None) -> int | None:
    """A number of processes: a whole number from 1 on.

    :raises click.BadParameter: for anything else
    """
    if text is None:
        return None
    if not text.isdecimal() or int(text) < 1:
        raise click.BadParameter(
            f"{text} is no number of processes; write a whole number from 1 on", param=param
        )
    return int(text)


@click.command(cls=Command, help="Build the site.")
@in_project
@click.option("--out", type=_PATH, metavar="DIR", help=_OUT)
@text_option("--address", metavar="URL", help="public address of the site (default: that of site.yaml)")
@click.option(
    "--zip",
    type=_PATH,
    metavar="FILE",
    help="put the site into one file, too, that opens from a folder without a network",
)
@click.option(
    "--zim",
    type=_PATH,
    metavar="FILE",
    help="write the site to one file for Kiwix, too, with titles and search (extra zim)",
)
@click.option(
    "--timings", is_flag=True, help="print what each stage took, and the most memory used by its end"
)
@click.option(
    "--jobs",
    callback=_processes,
    metavar="N",
    help="processes that make pages (default: as many as there are processors; 1 makes them in this one)",
)
@click.option(
    "--executor",
    metavar="ADDRESS",
    help="make the pages elsewhere: dask://HOST:PORT is a running Dask cluster (extra dask)",
)
@click.option("--why", is_flag=True, help="print of each page that is made anew why it could not be kept")
@known_on
@no_cache
@quiet
@takes_options
def command(options: Options) -> int:
    """Build the site; 1 where a mistake in the content forbids it, 2 where it may not be written."""
    out = options.out or options.project / "public"
    address = public_address(options.address)
    if options.address and not address:
        return refuse(f"{options.address} is no public address; write https://, the host and the folder")
    refusal = may_replace(out, options.project)
    if refusal:
        return refuse(f"{refusal.message}; {refusal.hint}")
    return _build(options, out, address)


def _build(options: Options, out: Path, address: str) -> int:
    console = Console(stderr=True, quiet=options.quiet)
    start = perf_counter()
    reasons: list[str] = []
    try:
        summary, timings = _built(options, out, address, console, reasons)
    except NoExecutor as error:
        return refuse(str(error))
    print_diagnostics(summary.diagnostics, "text", summary.texts)
    if summary.blocked:
        console.print(_BLOCKED, markup=False)
        return BLOCKED
    if summary.lacks_map:
        say_without_map()
    for line in (*reasons, *timings):
        console.print(line, markup=False, highlight=False)
    console.print(_summary(summary, out, perf_counter() - start), markup=False)
    return _zim(out, options.zim) if options.zim else DONE


def _zim(out: Path, file: Path) -> int:
    """Write the site, which is built, to one file; 2 where the package for that is missing."""
    from hasila.build.zim import NoZimWriter, write_zim

    try:
        write_zim(out, file)
    except NoZimWriter:
        return refuse("the site is built; a ZIM file is written with libzim: `pip install 'hasila[zim]'`")
    return DONE


def _built(
    options: Options, out: Path, address: str, console: Console, reasons: list[str]
) -> tuple[Summary, list[str]]:
    """What was built, and what each stage took where that is asked for; see :func:`build`.

    :raises NoExecutor: where the pages cannot be made where they shall be
    """
    with ExitStack() as open_:
        executor = open_.enter_context(_executor_at(options.executor)) if options.executor else None
        stages = Stages(open_.enter_context(ProgressLine(console, speaks=True)))
        how = BuildOptions(
            options.jobs or available_processors(),
            cache_folder_of(options.project, not options.no_cache),
            partial(_note, reasons) if options.why else None,
            executor,
        )
        day, archive = options.as_known_on, options.zip
        summary = build(options.project, out, stages.begin, day, address, archive, how)
        timings = list(map(str, stages.ended())) if options.timings else []
    return summary, timings


def _executor_at(address: str) -> AbstractContextManager[Executor]:
    """See :func:`hasila.build.executors.executor_at`, which is loaded for that alone."""
    from hasila.build.executors import executor_at

    return executor_at(address)


def _note(reasons: list[str], subject: SubjectId, reason: str) -> None:
    """Note why a subject is made anew."""
    name = f"{subject.kind} {subject.id}".rstrip()
    reasons.append(f"{name}: {reason}")


def _summary(summary: Summary, out: Path, seconds: float) -> str:
    """The number of things read and written, in two lines."""
    counts = summary.counts
    read = _counts((counts.reports, "report"), (counts.figures, "figure"))
    found = _counts((counts.laws, "law"), (counts.findings, "finding"))
    written = _counts((summary.pages, "page"), (summary.files, "file"))
    size = f"{summary.size / 1e6:.1f} MB in {seconds:.1f} s"
    return f"{read}, {found}\n{written}, {size}{_made(summary)} → {out}"


def _made(summary: Summary) -> str:
    """How much was made, where something was taken over from the old site."""
    if summary.made == summary.subjects:
        return ""
    return f" ({summary.made} of {summary.subjects} subjects made, the others taken over)"


def _counts(*counted: tuple[int, str]) -> str:
    return ", ".join(f"{number} {noun if number == 1 else f'{noun}s'}" for number, noun in counted)
