"""Read a project from disk. The only verb, with write, that touches files.

A project needs only ``content/``: what it lacks of ``site_src/`` and ``templates/`` comes from the files that are
shipped with the generator, and a file of its own stands in front of the shipped one of the same name.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.nouns.sources import Sources
from generator.words.encoding import encoding_of
from generator.words.mistake import Mistake, Place

_HOUSE = Path(__file__).resolve().parents[1]
_TEXTS = {".md", ".yaml", ".yml", ".csv", ".po", ".html", ".geojson", ".svg", ".txt", ".xml", ".js"}
_STATIC = "site_src/static/"


def shipped() -> Path:
    """Where the shipped ``templates`` and ``site_src`` are: in the wheel, or beside the package in a checkout."""
    packed = _HOUSE / "_shipped"
    return packed if packed.is_dir() else _HOUSE.parent


def read(project: Path) -> tuple[Sources, tuple[Mistake, ...]]:
    """All files that the site of ``project`` is made from. A file that is not UTF-8 is a mistake and is left out."""
    return gather(_files(project, "content", "site_src", "templates"))


def gather(files: Mapping[str, bytes]) -> tuple[Sources, tuple[Mistake, ...]]:
    """The same from the files of a project by their path: from disk, or as they once stood."""
    house = _files(shipped(), "site_src", "templates")
    mistakes: list[Mistake] = []
    content = _texts(files, "content", mistakes)
    site_src = {**_texts(house, "site_src", mistakes), **_texts(files, "site_src", mistakes)}
    templates = {**_texts(house, "templates", mistakes), **_texts(files, "templates", mistakes)}
    if not content and not any(mistake.place.path.startswith("content/") for mistake in mistakes):
        mistakes.append(_no_content())
    return Sources(content, site_src, templates, {**_assets(house), **_assets(files)}), tuple(mistakes)


def _no_content() -> Mistake:
    return Mistake(
        Place("content"),
        "no-content",
        "error",
        "there is no folder content/ with reports in it",
        "run this in the folder that holds content/, or name that folder",
    )


def _files(root: Path, *folders: str) -> dict[str, bytes]:
    """The files in ``folders`` that a site is made from, in order of path."""
    found = (path for folder in folders for path in sorted((root / folder).rglob("*")))
    named = ((path.relative_to(root).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in named if _ours(name) and path.is_file()}


def _ours(name: str) -> bool:
    """Whether a site can be made from a file of this name: what is hidden, or of another kind, is none of ours."""
    path = PurePosixPath(name)
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and (path.suffix in _TEXTS or name.startswith(_STATIC))


def _texts(files: Mapping[str, bytes], folder: str, mistakes: list[Mistake]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for name, raw in files.items():
        if not name.startswith(f"{folder}/") or not _ours(name) or name.startswith(_STATIC):
            continue
        try:
            texts[name] = raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            mistakes.append(_not_utf8(name, raw, error.start))
    return texts


def _not_utf8(name: str, raw: bytes, start: int) -> Mistake:
    bare = raw.removeprefix(BOM_UTF8)  # from which the decoder counts
    message, hint = encoding_of(bare, start)
    before = bare[:start].decode("utf-8", "replace")
    place = Place(name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    return Mistake(place, "not-utf-8", "error", message, hint)


def _assets(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name.removeprefix("site_src/"): raw for name, raw in files.items() if name.startswith(_STATIC) and _ours(name)}
