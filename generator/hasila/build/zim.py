"""A written site as one ZIM file, which Kiwix opens on phones and computers without a network.

Pages keep their paths, so that their links hold. Their titles and their texts are indexed, in every language.
What only a web server or a browser with a network needs is left out."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from html import unescape
from mimetypes import guess_type
from pathlib import Path

import resvg_py
from babel.core import get_global

from hasila.model.address import DATA

LEFT_OUT = frozenset(
    {"404.html", "offline.html", "robots.txt", "sitemap.xml", "sw.js", "manifest.webmanifest"}
)
"""Names of files that are of no use in such a file."""
MAIN = "index.html"
ICON = "static/icon.svg"
ICON_SIZE = 48
"""Pixels to a side, as the format asks."""
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_LIBRARY_CODES = re.compile("alb|arm|baq|bur|chi|cze|dut|fre|geo|ger|gre|ice|mac|mao|may|per|rum|slo|tib|wel")
"""Codes of three letters that libraries use beside those of ISO 639-3."""


class NoZimWriter(Exception):
    """The package that writes such files, the extra ``zim``, is missing."""


def write_zim(site: Path, file: Path) -> None:
    """Write the site in the folder ``site`` to ``file``; an older one is replaced when the new one is whole.

    :raises NoZimWriter: where ``libzim`` is not installed
    """
    try:
        from libzim.writer import Creator
    except ImportError as error:
        raise NoZimWriter from error
    unfinished = file.with_name(f".{file.name}.part")
    unfinished.unlink(missing_ok=True)
    languages = languages_of(site)
    with Creator(unfinished).config_indexing(True, languages[0]).config_verbose(False) as creator:
        creator.set_mainpath(MAIN)
        for name, text in _metadata(site, languages):
            creator.add_metadata(name, text)
        creator.add_illustration(ICON_SIZE, _icon(site))
        for path in _kept(site):
            creator.add_item(_item(site, path))
        for path in _packed(site):
            creator.add_redirection(path, "", MAIN, {})
    os.replace(unfinished, file)


def languages_of(site: Path) -> list[str]:
    """The languages of the site by their codes of three letters (ISO 639-3), in the order of its folders."""
    homes = sorted(site.glob(f"*/{MAIN}"))
    return [three_letters(home.parent.name) for home in homes]


def three_letters(code: str) -> str:
    """The code of ISO 639-3 for a language: ``ar`` → ``ara``; one that has no other stays."""
    aliases = get_global("language_aliases")
    chosen, _, _ = code.partition("-")
    for alias, language in aliases.items():
        is_library = _LIBRARY_CODES.fullmatch(alias)
        if language == code and len(alias) == 3 and not is_library:
            chosen = alias
    return chosen


def _metadata(site: Path, languages: list[str]) -> Iterator[tuple[str, str]]:
    """What a reader of such files shows of the whole; its day is that of the newest report."""
    home = (site / MAIN).read_text(encoding="utf-8")
    title = _first(_TITLE, home)
    yield "Title", title
    yield "Name", "hasila"
    yield "Description", _first(_DESCRIPTION, home) or title
    yield "Language", ",".join(languages)
    yield "Creator", title
    yield "Publisher", title
    yield "Date", _newest_day(site)


def _newest_day(site: Path) -> str:
    with (site / DATA / "reports.csv").open(encoding="utf-8", newline="") as table:
        days = [row["published"] for row in csv.DictReader(table)]
    return max(days, default="1970-01-01")


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return unescape(found[1]) if found else ""


def _icon(site: Path) -> bytes:
    drawing = (site / ICON).read_text(encoding="utf-8")
    return resvg_py.svg_to_bytes(svg_string=drawing, width=ICON_SIZE, height=ICON_SIZE)


def _kept(site: Path) -> Iterator[str]:
    """The paths of the files that are taken over, in order."""
    for path in _files(site):
        if Path(path).name not in LEFT_OUT and not path.endswith(".zip"):
            yield path


def _packed(site: Path) -> Iterator[str]:
    """The paths of packed sites: a second copy of everything, in whose place the first page is shown."""
    return (path for path in _files(site) if path.endswith(".zip"))


def _files(site: Path) -> list[str]:
    paths = (path for path in site.rglob("*") if path.is_file())
    names = (path.relative_to(site).as_posix() for path in paths)
    return sorted(name for name in names if not name.startswith("."))


def _item(site: Path, path: str) -> object:
    """The file at ``path`` as libzim takes it. Pages can be found by their titles, those for frames of other
    sites cannot."""
    from libzim.writer import Hint, Item, StringProvider

    content = (site / path).read_bytes()
    is_page = path.endswith(".html")
    title = _first(_TITLE, content.decode()) if is_page else ""

    class SiteFile(Item):  # type: ignore[misc]  # libzim gives its own types to nobody
        def get_path(self) -> str:
            return path

        def get_title(self) -> str:
            return title

        def get_mimetype(self) -> str:
            return guess_type(path)[0] or "application/octet-stream"

        def get_contentprovider(self) -> StringProvider:
            return StringProvider(content)

        def get_hints(self) -> dict[Hint, int]:
            return {Hint.FRONT_ARTICLE: is_page and "/embed/" not in path}

    return SiteFile()
