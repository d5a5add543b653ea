"""``hasila build``: the site of a project, written to a folder and, on request, into one file."""

from __future__ import annotations

import argparse
from collections.abc import Sized
from pathlib import Path
from time import perf_counter

from rich.console import Console

from hasila.build.cache import remembered
from hasila.build.pipeline import Built, build
from hasila.build.writer import may_replace
from hasila.cli.console import print_diagnostics
from hasila.cli.options import BLOCKED, DONE, add_known_on, add_no_cache, add_project, refuse
from hasila.cli.stages import Stages
from hasila.model.address import public_address

_BLOCKED = "Nothing was published: the errors above are in our own files. `hasila explain CODE` tells more."
_OUT = (
    "where the site goes (default: PROJECT/public); "
    "an older site there is replaced when the new one is complete"
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``hasila build``."""
    add_project(parser, run)
    parser.add_argument("--out", type=Path, metavar="DIR", help=_OUT)
    parser.add_argument(
        "--address",
        default="",
        metavar="URL",
        help="public address of the site (default: that of site.yaml)",
    )
    parser.add_argument(
        "--zip",
        type=Path,
        metavar="FILE",
        help="put the site into one file, too, that opens from a folder without a network",
    )
    parser.add_argument(
        "--timings",
        action="store_true",
        help="print what each stage took, and the most memory used by its end",
    )
    add_known_on(parser)
    add_no_cache(parser)


def run(options: argparse.Namespace) -> int:
    """Build the site; 1 where a mistake in the content forbids it, 2 where it may not be written."""
    out = options.out or options.project / "public"
    address = public_address(options.address)
    if options.address and not address:
        return refuse(f"{options.address} is no public address; write https://, the host and the folder")
    refusal = may_replace(out, options.project)
    if refusal:
        return refuse(f"{refusal.message}; {refusal.hint}")
    return _build(options, out, address)


def _build(options: argparse.Namespace, out: Path, address: str) -> int:
    console = Console(stderr=True)
    start = perf_counter()
    cache = remembered(options.project, not options.no_cache)
    with console.status("") as status, cache as documents_of:
        stages = Stages(status)
        day, archive = options.as_known_on, options.zip
        built = build(options.project, out, stages.begin, day, address, archive, documents_of)
        timings = list(stages.ended())
    examined = built.examined
    print_diagnostics(examined.diagnostics, "text", examined.sources.texts)
    if examined.blocked:
        console.print(_BLOCKED, markup=False)
        return BLOCKED
    if options.timings:
        for stage in timings:
            console.print(str(stage), markup=False, highlight=False)
    console.print(_summary(built, out, perf_counter() - start), markup=False)
    return DONE


def _summary(built: Built, out: Path, seconds: float) -> str:
    """The number of things read and written, in two lines."""
    ledger = built.examined.ledger
    read = _counts((ledger.reports, "reports"), (ledger.figures, "figures"))
    found = _counts((ledger.checked, "laws"), (ledger.findings, "findings"))
    written = _counts((built.pages, "pages"), (built.files, "files"))
    megabytes = sum(len(file.content) for file in built.files) / 1e6
    size = f"{megabytes:.1f} MB in {seconds:.1f} s"
    return f"{read}, {found}\n{written}, {size} → {out}"


def _counts(*counted: tuple[Sized, str]) -> str:
    return ", ".join(f"{len(things)} {noun}" for things, noun in counted)
