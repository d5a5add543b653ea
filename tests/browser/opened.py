"""A page of the site as it lies on disk, read as a browser reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

LOADED = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "link": ("href",),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "use": ("href",),
    "image": ("href",),
}
NOT_LOADED = {"alternate", "canonical", "next", "prev", "license"}


@dataclass(frozen=True)
class Opened:
    """A page, read as a browser reads it."""

    path: str
    text: str
    root: Element
    errors: tuple[str, ...]

    @cached_property
    def elements(self) -> list[tuple[str, Element]]:
        """Every element with its name, SVG's without their namespace."""
        return [
            (element.tag.split("}")[-1], element)
            for element in self.root.iter()
            if isinstance(element.tag, str)
        ]

    @cached_property
    def ids(self) -> list[str]:
        return [element.attrib["id"] for _, element in self.elements if "id" in element.attrib]

    def all(self, name: str) -> list[Element]:
        return [element for tag, element in self.elements if tag == name]

    @cached_property
    def loads(self) -> list[str]:
        """The addresses of all that the browser fetches for this page."""
        return [url for tag, element in self.elements for url in _loads(tag, element)]


def _loads(tag: str, element: Element) -> Iterator[str]:
    if tag == "link" and set(element.attrib.get("rel", "").split()) & NOT_LOADED:
        return
    for key, value in element.attrib.items():
        if str(key).split("}")[-1] in LOADED.get(tag, ()):
            yield from [part.split()[0] for part in value.split(",")] if key == "srcset" else [value]


def opened(folder: Path, path: Path) -> Opened:
    raw = path.read_bytes()
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(raw, transport_encoding="utf-8")
    return Opened(
        path.relative_to(folder).as_posix(), raw.decode(), root, tuple(str(error) for error in parser.errors)
    )


def resolved(page: str, url: str) -> str:
    parts = (
        [*page.split("/")[:-1], *unquote(urlsplit(url).path).split("/")]
        if urlsplit(url).path
        else page.split("/")
    )
    stack: list[str] = []
    for part in parts:
        if part == "..":
            stack.pop()  # above the root of the site: an IndexError, and the test fails
        elif part not in ("", "."):
            stack.append(part)
    return "/".join(stack)
