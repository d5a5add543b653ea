"""Read a project from disk. The only verb, with write, that touches files.

A project needs only ``content/``: what it lacks of ``site_src/`` and ``templates/`` comes from the files that are
shipped with the generator, and a file of its own stands in front of the shipped one of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.nouns.sources import Sources
from generator.words.mistake import Mistake, Place

_HOUSE = Path(__file__).resolve().parents[1]
_TEXTS = {".md", ".yaml", ".yml", ".csv", ".po", ".html", ".geojson", ".svg", ".txt", ".xml", ".js"}


def shipped() -> Path:
    """Where the shipped ``templates`` and ``site_src`` are: in the wheel, or beside the package in a checkout."""
    packed = _HOUSE / "_shipped"
    return packed if packed.is_dir() else _HOUSE.parent


def read(project: Path) -> tuple[Sources, tuple[Mistake, ...]]:
    """All files that the site of ``project`` is made from. A file that is not UTF-8 is a mistake and is left out."""
    mistakes: list[Mistake] = []
    content = dict(_texts(project, "content", mistakes))
    site_src = {
        **dict(_texts(shipped(), "site_src", mistakes)),
        **dict(_texts(project, "site_src", mistakes)),
    }
    templates = {
        **dict(_texts(shipped(), "templates", mistakes)),
        **dict(_texts(project, "templates", mistakes)),
    }
    assets = {**dict(_assets(shipped())), **dict(_assets(project))}
    if not content and not any(mistake.place.path.startswith("content/") for mistake in mistakes):
        mistakes.append(_no_content())
    return Sources(content, site_src, templates, assets), tuple(mistakes)


def _no_content() -> Mistake:
    return Mistake(
        Place("content"),
        "no-content",
        "error",
        "there is no folder content/ with reports in it",
        "run this in the folder that holds content/, or name that folder",
    )


def _files(root: Path, folder: str) -> Iterator[tuple[str, Path]]:
    for path in sorted((root / folder).rglob("*")):
        name = path.relative_to(root)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix(), path


def _texts(root: Path, folder: str, mistakes: list[Mistake]) -> Iterator[tuple[str, str]]:
    for name, path in _files(root, folder):
        if path.suffix not in _TEXTS or name.startswith("site_src/static/"):
            continue
        try:
            yield name, path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            mistakes.append(_not_utf8(name, path.read_bytes(), error.start))


def _not_utf8(name: str, raw: bytes, start: int) -> Mistake:
    before = raw[:start].decode("utf-8", "replace")
    place = Place(name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    return Mistake(
        place, "not-utf-8", "error", "the file is not UTF-8 text from here on", "save it again as UTF-8"
    )


def _assets(root: Path) -> Iterator[tuple[str, bytes]]:
    for name, path in _files(root, "site_src/static"):
        yield name.removeprefix("site_src/"), path.read_bytes()
