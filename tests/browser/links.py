"""The links of a site as it lies on disk: those that lead nowhere, by the page they stand on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.browser.opened import Opened, opened, resolved

Dead = set[tuple[str, str]]
"""Pairs of a page and of an address on it."""


def pages_of(site: Path) -> dict[str, Opened]:
    return {page.path: page for page in (opened(site, path) for path in sorted(site.rglob("*.html")))}


def internal(page: Opened) -> list[str]:
    links = [
        value
        for tag, element in page.elements
        if tag in ("a", "link", "area")
        for key, value in element.attrib.items()
        if str(key).split("}")[-1] == "href"
    ]
    return [url for url in [*links, *page.loads] if not urlsplit(url).scheme and not url.startswith("//")]


def dead_links(pages: Mapping[str, Opened], site: Path, base: str = "") -> Dead:
    """Links that lead to no file of ``site``; those that begin with ``base`` begin at its root."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {
        (page.path, url)
        for page in pages.values()
        for url in internal(page)
        if resolved(page.path, _from_root(url, base)) not in files
    }


def _from_root(url: str, base: str) -> str:
    """``url`` without ``base``: only the page of a missing address, at the root, has such links."""
    return url.removeprefix(base) if base else url


def dead_fragments(pages: Mapping[str, Opened]) -> Dead:
    ids = {path: _targets(page) for path, page in pages.items()}
    return {
        (page.path, url)
        for page in pages.values()
        for url in internal(page)
        if resolved(page.path, url) in ids and not set(_wanted(url)) <= ids[resolved(page.path, url)]
    }


def _wanted(url: str) -> list[str]:
    """The targets that the fragment of ``url`` names."""
    name, sign, value = unquote(urlsplit(url).fragment).partition("=")
    return [f"{name}={one}" for one in value.split(",")] if sign else [name] if name else []


def _targets(page: Opened) -> set[str]:
    """What a fragment can lead to: an element; on the interactive map one or more of its places, on the list
    of series one or more of these."""
    chosen = {
        f"{name}={element.get(f'data-{name}')}"
        for _, element in page.elements
        for name in ("place", "series")
        if element.get(f"data-{name}")
    }
    return {*page.ids, *chosen}
