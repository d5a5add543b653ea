"""``hasila init``: a new project that can be checked, built and served at once."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import click

from hasila import __version__
from hasila.build.writer import write_file
from hasila.cli.commands import Argument, Command
from hasila.cli.options import DONE, Options, refuse, takes_options
from hasila.cli.schema import maker_of, write_schemas
from hasila.ingest.fields import did_you_mean
from hasila.ingest.files import shipped_texts
from hasila.ingest.json_schema import FOLDER, first_line
from hasila.reader.languages import reading_languages
from hasila.reader.lexicon import knows_qualifiers
from hasila.starting.locales import locale_of, locales_of
from hasila.starting.project import KNOWN, NewPlace, NewProject, language_folder, project_files, recipes
from hasila.starting.world_map import country_codes

_DESCRIPTION = (
    "Make a new project in a folder: configuration, vocabulary, one report in each language, a workflow, a "
    "readme. What is not given as an option is asked for on a terminal."
)
_RECIPE, _LANGUAGES = "conflict", "en"
"""Taken where nothing is given and nobody can be asked."""


def _places(_: click.Context, __: click.Parameter, texts: tuple[str, ...]) -> tuple[NewPlace, ...]:
    """The places that are named with their coordinates, each ``Goma=-1.68,29.22``."""
    return tuple(map(_place, texts))


def _place(text: str) -> NewPlace:
    named, _, position = text.partition("=")
    names = tuple(name.strip() for name in named.split("/") if name.strip())
    numbers = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*", position)
    if not names or numbers is None:
        raise click.BadParameter(
            f"{text} is not NAME=LAT,LON, such as Goma=-1.68,29.22; a place without coordinates is written "
            "into content/vocabulary/places.yaml afterwards"
        )
    latitude, longitude = map(float, numbers.groups())
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise click.BadParameter(f"{text} is nowhere: latitudes end at 90, longitudes at 180")
    return NewPlace(names, latitude, longitude)


@click.command(cls=Command, help=_DESCRIPTION)
@click.argument(
    "folder",
    cls=Argument,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="the folder to make; empty if it is there",
)
@click.option(
    "--recipe",
    type=click.Choice(recipes()),
    metavar="NAME",
    help=f"what is counted: {', '.join(recipes())} (default: conflict)",
)
@click.option(
    "--languages",
    "--language",
    metavar="CODES",
    help=f"codes with commas, the first one first: fr,en (default: en). The example is written in "
    f"{', '.join(KNOWN)}; any other language that Babel knows begins with numbers alone",
)
@click.option(
    "--place",
    multiple=True,
    callback=_places,
    metavar="NAME=LAT,LON",
    help="a place with its coordinates in degrees, as exact as your source gives them; may be repeated. Its "
    "names in several scripts stand between strokes: Van/وان=38.5,43.4",
)
@click.option(
    "--country",
    multiple=True,
    metavar="CODE",
    help="a country that is a place with its first-level regions, by its code in ISO 3166 (HT) or its name "
    "in English or in a language of the site; may be repeated",
)
@click.option("--title", help="title in the first language (default: that of the recipe)")
@takes_options
def command(options: Options) -> int:
    """Write the project; 2 where its folder holds anything or a language is unknown."""
    refusal = _folder_refusal(options.folder)
    if refusal:
        return refuse(refusal)
    recipe = options.recipe or _asked(f"What is counted? ({', '.join(recipes())})", _RECIPE)
    if recipe not in recipes():
        return refuse(f"there is no recipe {recipe}; {did_you_mean(recipe, list(recipes()))}")
    codes = options.languages or _asked("Languages, the first one first (fr,en)", _LANGUAGES)
    languages = _listed(codes)
    refusal = languages_refusal(languages)
    if refusal:
        return refuse(refusal)
    title = options.title if options.title is not None else _asked("Title (empty: that of the recipe)", "")
    named = options.country or _listed(_asked("Countries whose regions are places (HT,DO; empty: none)", ""))
    known = _country_names(languages) if named else {}
    unknown = [name for name in named if name.casefold() not in known]
    if unknown:
        return refuse(f"there is no country {unknown[0]}; {did_you_mean(unknown[0].casefold(), list(known))}")
    countries = tuple(dict.fromkeys(known[name.casefold()] for name in named))
    places = tuple(options.place)
    project = NewProject(recipe, languages, title.strip(), date.today(), __version__, places, countries)
    _write(project, options.folder)
    return DONE


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _country_names(languages: tuple[str, ...]) -> dict[str, str]:
    """The code of each country by that code and by its names, all in small letters."""
    codes = country_codes()
    named = {code.casefold(): code for code in codes}
    for locale in locales_of(("en", *languages)).values():
        named |= {locale.territories.get(code, code).casefold(): code for code in codes}
    return named


def languages_refusal(languages: tuple[str, ...]) -> str:
    """Why ``languages`` cannot be those of a site; empty where they can."""
    unknown = [code for code in languages if locale_of(code) is None]
    if unknown:
        return f"Babel knows no language {unknown[0]}; give codes such as fr, ckb or pt-BR"
    repeated = [code for code in languages if languages.count(code) > 1]
    if repeated:
        return f"the language {repeated[0]} is given twice"
    return "" if languages else "give at least one language, such as --languages fr,en"


def _folder_refusal(folder: Path) -> str:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return f"{folder} is no folder; give another name"
    if folder.is_dir() and any(folder.iterdir()):
        return f"{folder} is not empty; give a new folder, or an empty one"
    return ""


def _asked(question: str, default: str) -> str:
    """The answer of the person at the terminal; ``default`` where nobody is there or nothing is typed."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return default
    shown = f" [{default}]" if default else ""
    try:
        return input(f"{question}{shown}: ").strip() or default
    except EOFError:
        return default


def _write(project: NewProject, folder: Path) -> None:
    shipped = shipped_texts("site_src")
    for path, text in project_files(project, shipped).items():
        write_file(f"{first_line(path)}{text}".encode(), folder / path)
    write_schemas(maker_of(folder), folder / FOLDER)
    print(f"{folder}: a project ({project.recipe}) in {', '.join(project.languages)}")
    if project.title and len(project.languages) > 1:
        others = ", ".join(project.languages[1:])
        print(f"  {others}: the title is that of the recipe; write yours into site_src/site.yaml")
    for code in project.languages:
        if language_folder(code, shipped):
            print(f"  {code}: the interface has no words yet; translate site_src/locale/{code}/hasila.po")
        if code not in reading_languages():
            print(f"  {code}: {_read_in_marks(code)}")
        if code not in KNOWN:
            print(
                f"  {code}: the example has an ellipsis in place of each text, with the comment `translate`"
            )
    print(f"Next: hasila serve {folder}")


def _read_in_marks(code: str) -> str:
    """What is read in the marks of a language without reading rules."""
    if knows_qualifiers(code):
        return "digits and words as “at least” are read in a marked text, and no other; write `[341](#total)`"
    return "only digits and signs are read in a marked text; write `[341](#total)` or `[≥341](#total)`"
