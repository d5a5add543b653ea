"""``hasila schema``: JSON Schemas of the files that people write, for editors."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from hasila.build.examining import examine
from hasila.build.writer import write_file
from hasila.cli.commands import Argument, Command
from hasila.cli.options import DONE, Options, project_argument, refuse, takes_options
from hasila.ingest.json_schema import FOLDER, KINDS, SchemaMaker

_HELP = """Print the JSON Schema of a kind of file, or write all of them.

In a project the categories, places, measures and publishers of its vocabulary are the values that an editor
offers. yaml-language-server takes a schema from the first line of a file:

\b
# yaml-language-server: $schema=../../.hasila/schema/places.json"""


@click.command(cls=Command, help=_HELP)
@click.argument(
    "kind",
    cls=Argument,
    type=click.Choice((*KINDS, "all")),
    metavar="KIND",
    help=f"{', '.join(KINDS)}, or all",
)
@project_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="write KIND.json there (of all: default PROJECT/.hasila/schema)",
)
@takes_options
def command(options: Options) -> int:
    """Print or write; 2 where the folder is none."""
    project: Path = options.project
    if not project.is_dir():
        return refuse(f"there is no folder {project}")
    maker = maker_of(project)
    if options.kind != "all" and options.out is None:
        print(schema_text(maker, options.kind), end="")
        return DONE
    kinds = KINDS if options.kind == "all" else (options.kind,)
    for path in write_schemas(maker, options.out or project / FOLDER, kinds):
        print(path)
    return DONE


def write_schemas(maker: SchemaMaker, folder: Path, kinds: Iterable[str] = KINDS) -> list[Path]:
    """Write the schemas of some kinds of file into a folder; returns their paths."""
    written: list[Path] = []
    for kind in kinds:
        path = folder / f"{kind}.json"
        write_file(schema_text(maker, kind).encode(), path)
        written.append(path)
    return written


def maker_of(project: Path) -> SchemaMaker:
    """The maker of schemas for a project; outside of one for any."""
    if not (project / "content").is_dir():
        return SchemaMaker()
    examined = examine(project, lambda _: None)
    return SchemaMaker(examined.site.languages, examined.vocabulary)


def schema_text(maker: SchemaMaker, kind: str) -> str:
    """The schema of a kind of file as JSON, with a line feed at its end."""
    return json.dumps(maker.schema(kind), ensure_ascii=False, indent=1) + "\n"
