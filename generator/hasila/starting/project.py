"""The files of a new project, from a recipe.

A recipe is a folder of ``recipes/``: the content and the configuration of a small project in every language
that the recipes know. A new project has the languages that were asked for.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from babel import Locale

from hasila.ingest.script import other_script
from hasila.model.data_class import dataclass
from hasila.model.site import Language
from hasila.starting.label_maps import UNTRANSLATED, keep_languages
from hasila.starting.language_files import catalogue_file, language_file
from hasila.starting.locales import locale_of, locales_of
from hasila.starting.world_map import BASE_MAP, WorldRegion, base_map, regions_of

_HERE = Path(__file__).resolve().parent
RECIPES = _HERE / "recipes"
_FILES = _HERE / "files"
"""Files of every new project: readme, workflow, licence. ``dot-`` stands for the dot of a hidden name, which
packagers leave out."""
KNOWN = ("ar", "en", "es", "fr", "tr")
"""The languages in which the recipes are written."""
_SITE = "site_src/site.yaml"
_PLACES = "content/vocabulary/places.yaml"
_ENGLISH = "site_src/locale/en/hasila.po"
_FENCE = "---\n"
_DAYS_BEFORE = 30
"""The period of the example began so many days before its report."""


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place by its names, each in another script, the first of which gives its id; WGS 84 degrees."""

    names: tuple[str, ...]
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class NewProject:
    """What is asked for: the recipe, the codes of the languages, the first one first; the title in the first
    language, empty for that of the recipe; the day of the example; the version that the project is made
    with; the places that it has besides those of the recipe; the codes in ISO 3166-1 of the countries that
    are places with their first-level regions."""

    recipe: str
    languages: tuple[str, ...]
    title: str
    today: date
    version: str
    places: tuple[NewPlace, ...] = ()
    countries: tuple[str, ...] = ()


def recipes() -> tuple[str, ...]:
    """The names of the recipes."""
    folders = (path.parent for path in RECIPES.glob("*/content"))
    names = (folder.name for folder in folders)
    return tuple(sorted(names))


_PLACE, _COUNTRY, _REGION = (_HERE / f"{name}.yaml" for name in ("place", "country", "region"))
"""What is written of a place, a country and a region in ``places.yaml``."""


def project_files(project: NewProject, shipped: Mapping[str, str]) -> dict[str, str]:
    """Path → text of each file of ``project``. ``shipped`` are the site texts that come with the generator: a
    language that has a catalogue there needs no other.
    """
    recipe = _texts(RECIPES / project.recipe, project)
    files = _texts(_FILES, project) | _reports(recipe, project)
    for path, text in recipe.items():
        if path.endswith(".yaml"):
            files[path] = keep_languages(text, project.languages, KNOWN)
    if project.title:
        files[_SITE] = _titled(files[_SITE], project)
    for code in project.languages:
        files |= language_folder(code, shipped)
    return files | _place_files(files, project)


def language_folder(code: str, shipped: Mapping[str, str]) -> dict[str, str]:
    """The files of the language ``code``; none where it is shipped, or where Babel does not know it."""
    folder = f"site_src/locale/{code}"
    locale = locale_of(code)
    if f"{folder}/hasila.po" in shipped or locale is None:
        return {}
    return {
        f"{folder}/language.yaml": language_file(code, locale),
        f"{folder}/hasila.po": catalogue_file(code, locale, shipped[_ENGLISH]),
    }


def _texts(folder: Path, project: NewProject) -> dict[str, str]:
    """Path → text of each file of ``folder``, with the words of ``project`` where ``@…@`` stands."""
    words = _words(project)
    files: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            relative = path.relative_to(folder).as_posix()
            name = _filled(relative, words)
            text = path.read_text(encoding="utf-8")
            files[re.sub(r"^dot-", ".", name)] = _filled(text, words)
    return files


def _words(project: NewProject) -> dict[str, str]:
    start = project.today - timedelta(days=_DAYS_BEFORE)
    return {
        "today": project.today.isoformat(),
        "start": start.isoformat(),
        "language": project.languages[0],
        "languages": ", ".join(project.languages),
        "title": project.title or project.recipe,
        "version": project.version,
    }


def _filled(text: str, words: Mapping[str, object]) -> str:
    for name, word in words.items():
        text = text.replace(f"@{name}@", str(word))
    return text


def _titled(text: str, project: NewProject) -> str:
    """The configuration with the title that was given, in the first language; the others keep theirs."""
    first = project.languages[0]
    title = json.dumps(project.title, ensure_ascii=False)
    before = r"^title: \{.*?\b" + re.escape(first) + ": "
    found = re.search(before + '(".*?")', text, re.MULTILINE)
    if found is None:
        return text
    start, end = found.span(1)
    return text[:start] + title + text[end:]


# The places


def _place_files(files: Mapping[str, str], project: NewProject) -> dict[str, str]:
    """The list of places with those of ``project``, and a map around them; nothing where it has none."""
    locales = locales_of(project.languages)
    regions = {code: regions_of(code, locales) for code in project.countries}
    points = [(place.longitude, place.latitude) for place in project.places]
    points += [region.point for listed in regions.values() for region in listed]
    if not points:
        return {}
    numbered = enumerate(project.places, 1)
    entries = [_place_entry(number, place, project) for number, place in numbered]
    for code, listed in regions.items():
        entries += _country_entries(code, listed, project)
    return {_PLACES: files[_PLACES] + "".join(entries), BASE_MAP: base_map(points, locales)}


def _country_entries(code: str, regions: Sequence[WorldRegion], project: NewProject) -> Iterator[str]:
    """The YAML of the country of that code, and of its regions; the id of a region begins with the code."""
    locales = locales_of(project.languages)
    names = {language: locale.territories.get(code, "") for language, locale in locales.items()}
    id = _slug(str(Locale("en").territories.get(code, code)))
    yield _entry(_COUNTRY, project, id=id, iso=json.dumps(code), **_labelled(names))
    taken: set[str] = set()
    for number, region in enumerate(regions, 1):
        named = f"{code}-{_slug(region.english or region.iso) or number}".lower()
        region_id = f"{named}-{number}" if named in taken else named
        taken.add(region_id)
        longitude, latitude = region.point
        yield _entry(
            _REGION,
            project,
            id=region_id,
            iso=f"\n  iso: {json.dumps(region.iso)}" if region.iso else "",
            latitude=latitude,
            longitude=longitude,
            radius=region.radius_km,
            within=id,
            **_labelled(region.names),
        )


def _labelled(names: Mapping[str, str]) -> dict[str, object]:
    """The label with ``names`` (language → name), and the comment that says that one is to be written."""
    written = [f"{code}: {_quoted(name)}" for code, name in names.items()]
    comment = "" if all(names.values()) else "  # translate"
    return {"label": ", ".join(written), "translate": comment}


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False) if name else UNTRANSLATED


def _entry(form: Path, project: NewProject, **words: object) -> str:
    """The YAML of one place, in the languages of ``project``."""
    text = _filled(form.read_text(encoding="utf-8"), words)
    return keep_languages(text, project.languages, KNOWN)


def _slug(name: str) -> str:
    """The Latin letters and digits of ``name``, in small letters and without marks, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _place_entry(number: int, place: NewPlace, project: NewProject) -> str:
    """The YAML of one place. A name stands in each language of its script, for a proper name is often
    written alike there; where no name is in the script of a language it is left to be written."""
    names = {code: _name_in(code, place) for code in project.languages}
    point = {"latitude": place.latitude, "longitude": place.longitude}
    return _entry(_PLACE, project, id=place_id(number, place), **point, **_labelled(names))


def _name_in(code: str, place: NewPlace) -> str:
    """The name for the language ``code``; empty where none is in its script."""
    language = Language(code, code, str(locale_of(code)), "")
    written = (name for name in place.names if other_script(name, language, fewest=1) is None)
    return next(written, "")


def place_id(number: int, place: NewPlace) -> str:
    """The id of a place: its first name in Latin letters, or the word ``place`` and its number from 1."""
    letters = re.sub(r"[^a-z0-9]+", "-", place.names[0].lower())  # Gevaş stays geva: ids are addresses
    return letters.strip("-") or f"place-{number}"


# The report


def _reports(recipe: Mapping[str, str], project: NewProject) -> dict[str, str]:
    """The example report: its head with the prose of the first language, and a file for each other one."""
    files: dict[str, str] = {}
    for path, text in recipe.items():
        if path.endswith(".md") and text.startswith(_FENCE):
            whole = _head_of(text, project)
            head = keep_languages(whole, project.languages, KNOWN)
            stem = path.removesuffix(".md")
            first, *others = project.languages
            prose = _prose(recipe, stem, first)
            files[path] = f"{_FENCE}{head}\n{_FENCE}{prose}"
            for code in others:
                files[f"{stem}.{code}.md"] = _prose(recipe, stem, code)
    return files


def _head_of(text: str, project: NewProject) -> str:
    """The YAML between the fences of a report, with the places that the project has besides the recipe."""
    head = text.strip().strip("-").strip("\n")
    numbered = enumerate(project.places, 1)
    ids = [place_id(number, place) for number, place in numbered]
    if not ids:
        return head
    listed = ", ".join(ids)
    return head.replace("\nfigures:", f"\nplaces: [{listed}]\nfigures:")


def _prose(recipe: Mapping[str, str], stem: str, code: str) -> str:
    """The prose of the example in ``code``; its marks alone, one a line, where the recipe is not written in
    that language: words of another language would be taken for those of this one.
    """
    known = recipe.get(f"{stem}.{code}.md")
    if known:
        return known
    marks = re.findall(r"\[\d+\]\(#[\w-]+\)", recipe[f"{stem}.en.md"])
    return "".join(f"- {mark}\n" for mark in marks)
