"""The files of a new project, from a recipe.

A recipe is a folder of ``recipes/``: the content and the configuration of a small project in every language
that the recipes know. A new project has the languages that were asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hasila.starting.label_maps import keep_languages
from hasila.starting.language_files import catalogue_file, language_file
from hasila.starting.locales import locale_of

_HERE = Path(__file__).resolve().parent
RECIPES = _HERE / "recipes"
_FILES = _HERE / "files"
"""Files of every new project: readme, workflow, licence. ``dot-`` stands for the dot of a hidden name, which
packagers leave out."""
KNOWN = ("ar", "en", "es", "fr", "tr")
"""The languages in which the recipes are written."""
_SITE = "site_src/site.yaml"
_ENGLISH = "site_src/locale/en/hasila.po"
_FENCE = "---\n"
_DAYS_BEFORE = 30
"""The period of the example began so many days before its report."""


@dataclass(frozen=True, slots=True)
class NewProject:
    """What is asked for: the recipe, the codes of the languages, the first one first; the title in the first
    language, empty for that of the recipe; the day of the example; the version that the project is made
    with."""

    recipe: str
    languages: tuple[str, ...]
    title: str
    today: date
    version: str


def recipes() -> tuple[str, ...]:
    """The names of the recipes."""
    return tuple(
        sorted(folder.name for folder in RECIPES.iterdir() if folder.is_dir() and "__" not in folder.name)
    )


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
    return files


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
            name = re.sub(r"^dot-", ".", _filled(path.relative_to(folder).as_posix(), words))
            files[name] = _filled(path.read_text(encoding="utf-8"), words)
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


def _filled(text: str, words: Mapping[str, str]) -> str:
    return re.sub(r"@([a-z]+)@", lambda found: words.get(found[1], found[0]), text)


def _titled(text: str, project: NewProject) -> str:
    """The configuration with the title that was given, in the first language; the others keep theirs."""
    first = project.languages[0]
    title = json.dumps(project.title, ensure_ascii=False)
    return re.sub(
        rf'^(title: \{{.*?\b{re.escape(first)}: )"[^"]*"', lambda found: found[1] + title, text, flags=re.M
    )


# The report


def _reports(recipe: Mapping[str, str], project: NewProject) -> dict[str, str]:
    """The example report: its head with the prose of the first language, and a file for each other one."""
    files: dict[str, str] = {}
    for path, text in recipe.items():
        if path.endswith(".md") and text.startswith(_FENCE):
            head = keep_languages(text.strip().strip("-").strip("\n"), project.languages, KNOWN)
            stem = path.removesuffix(".md")
            first, *others = project.languages
            files[path] = f"{_FENCE}{head}\n{_FENCE}{_prose(recipe, stem, first)}"
            files |= {f"{stem}.{code}.md": _prose(recipe, stem, code) for code in others}
    return files


def _prose(recipe: Mapping[str, str], stem: str, code: str) -> str:
    """The prose of the example in ``code``; its marks alone, one a line, where the recipe is not written in
    that language: words of another language would be taken for those of this one.
    """
    known = recipe.get(f"{stem}.{code}.md")
    if known:
        return known
    marks = re.findall(r"\[\d+\]\(#[\w-]+\)", recipe[f"{stem}.en.md"])
    return "".join(f"- {mark}\n" for mark in marks)
