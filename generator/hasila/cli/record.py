"""``hasila record``: write down what changed since the last record."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from dataclasses import astuple, replace
from datetime import date
from io import StringIO
from pathlib import Path

import click

from hasila.build.cache import remembered
from hasila.build.examining import Examined, examine
from hasila.build.writer import write_file
from hasila.cli.commands import Command
from hasila.cli.options import DONE, Options, in_project, refuse, takes_options, to_day
from hasila.model.changes import FIELDS, RECORD, RecordedChange
from hasila.model.data_versions import KEPT_IN, project_name
from hasila.model.revision import revision_of
from hasila.publish.changes import states, unrecorded
from hasila.publish.data import kept_tables_now
from hasila.publish.data.row_changes import UnreadableVersion
from hasila.publish.data.versions import kept_tables, next_version

_HELP = "Write down which reports and findings came, changed or went since the last record."


@click.command(cls=Command, help=_HELP)
@in_project
@click.option("--day", callback=to_day, metavar="YYYY-MM-DD", help="the day of the record (default: today)")
@takes_options
def command(options: Options) -> int:
    """Add the changes to the record; 2 where there are mistakes, or the day lies before the last one."""
    with remembered(options.project, drops=False) as documents_of:
        examined = examine(options.project, lambda _: None, None, documents_of)
    if examined.blocked:
        return refuse("the content has mistakes; `hasila check` prints them")
    return _record(options.project, examined, options.day or date.today())


def _record(project: Path, examined: Examined, day: date) -> int:
    recorded = examined.recorded
    if recorded and (recorded[-1].day or date.min) > day:
        return refuse(f"{day} lies before {recorded[-1].day}, the day of the last record")
    found = unrecorded(states(examined.ledger), recorded, revision_of(examined.sources))
    new = [replace(change, day=day) for change in found]
    try:
        kept = _version(examined, day)
    except UnreadableVersion as error:
        return refuse(f"{error}; restore the files of {KEPT_IN}/ as they were committed")
    if new:
        write_file(_text((*recorded, *new)).encode(), project / RECORD)
    for name, content in kept.items():
        write_file(content, project / project_name(name))
    print(f"{len(new)} changes recorded in {RECORD}", file=sys.stderr)
    if kept:
        print(
            f"this version of the data is kept in {KEPT_IN}/: {', '.join(map(project_name, kept))}",
            file=sys.stderr,
        )
    return DONE


def _version(examined: Examined, day: date) -> dict[str, bytes]:
    """The files that keep the data as they are now, the list of them last; none where they are kept.

    :raises UnreadableVersion: where the files kept before cannot be read
    """
    revision = revision_of(examined.sources)
    files = examined.sources.versions
    now = kept_tables_now(examined.ledger, examined.vocabulary, examined.site, revision)
    return next_version(kept_tables(files), files, now, day.isoformat(), revision.digest)


def _text(changes: Iterable[RecordedChange]) -> str:
    """The record as CSV."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows(map(astuple, changes))
    return text.getvalue()
