"""``hasila versions``: the versions of the data that were kept, and one of them as it was."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from hasila.build.writer import write_file
from hasila.cli.commands import Command
from hasila.cli.options import DONE, Options, in_project, refuse, takes_options
from hasila.ingest.files import find
from hasila.model.data_versions import FOLDER, in_data, is_kept
from hasila.publish.data.row_changes import UnreadableVersion
from hasila.publish.data.versions import KeptTable, folder_of, kept_tables, restored

_HELP = (
    "List the versions of the data that `hasila record` kept in content/versions/, or write one of them as "
    "it was. The folder data/v1 of a site does as well as a project."
)


@click.command(cls=Command, help=_HELP)
@in_project
@click.option("--get", metavar="VERSION", help="the version to write, by its name in the list")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="where its tables go (default: this folder)",
)
@takes_options
def command(options: Options) -> int:
    """Print a line for each version, or write the tables of one; 2 where they cannot be read."""
    found = find(options.project).files
    files = {in_data(name): content for name, content in found.items() if is_kept(name)}
    try:
        kept = kept_tables(files)
        if options.get is None:
            return _list(kept)
        return _write(kept, files, options.get, options.out)
    except UnreadableVersion as error:
        return refuse(str(error))


def _list(kept: Iterable[KeptTable]) -> int:
    rows = {(table.position, folder_of(table)): table for table in kept if table.file}
    for (position, name), table in rows.items():
        print(f"{position}  {table.day}  {name}")
    return DONE


def _write(kept: Iterable[KeptTable], files: Mapping[str, bytes], name: str, out: Path) -> int:
    tables = tuple(kept)
    positions = [table.position for table in tables if table.file and folder_of(table) == name]
    if not positions:
        return refuse(f"there is no version {name} in {FOLDER}/; `hasila versions` lists them")
    whole = restored(tables, files, positions[0])
    for table, content in whole.items():
        write_file(content, out / f"{table}.csv")
    names = ", ".join(str(out / f"{table}.csv") for table in whole)
    print(names, file=sys.stderr)
    return DONE
