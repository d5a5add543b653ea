"""``hasila map``: the base map of a project, cut around its places."""

from __future__ import annotations

from pathlib import Path

import click
from babel import Locale

from hasila.build.examining import examine
from hasila.build.writer import write_file
from hasila.cli.commands import Command
from hasila.cli.options import BLOCKED, DONE, Options, in_project, refuse, takes_options
from hasila.starting.world_map import BASE_MAP, Point, base_map

_DESCRIPTION = (
    "Write the base map of a project: the countries around the places that have coordinates in "
    "content/vocabulary/places.yaml, and the regions of those in which the places lie, with names in the "
    "languages of the site. Run it again when places were added."
)


@click.command(cls=Command, help=_DESCRIPTION)
@in_project
@click.option("--replace", is_flag=True, help="replace the base map that is there")
@takes_options
def command(options: Options) -> int:
    """Write the map and say where; 1 where no place has coordinates, 2 where a map is there already."""
    path: Path = options.project / BASE_MAP
    if path.exists() and not options.replace:
        return refuse(f"{path} is there already; `--replace` makes it anew")
    examined = examine(options.project, lambda _: None)
    points: list[Point] = [
        (place.lon, place.lat)
        for place in examined.vocabulary.places.values()
        if place.lon is not None and place.lat is not None
    ]
    if not points:
        refuse(
            "no place in content/vocabulary/places.yaml has `lat` and `lon`; "
            "give them where a source has them"
        )
        return BLOCKED
    locales = {language.code: Locale.parse(language.locale) for language in examined.site.languages}
    write_file(base_map(points, locales).encode(), path)
    print(f"{path}: the countries around {len(points)} places, named in {', '.join(locales)}")
    return DONE
