"""Pictures: PNG files of our own drawings, for chat windows, slides and word processors that show no SVG.

They are drawn by resvg with the outlines of FiraGO, which has both Arabic and Latin letters; both come as
packages. No font of a machine is asked, so the same drawing gives the same bytes wherever it is made. FiraGO
is under the SIL Open Font License 1.1, which leaves pictures made with it free; the font itself is not
published.

resvg knows less of CSS than a browser (resvg's own list of what it does not support): no variables, no media
queries, no state of a page; and it reads every text from left to right. So a drawing is first put into terms
that it knows.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pymupdf_fonts  # type: ignore[import-untyped]  # it has no types
import resvg_py

from hasila.model.direction import RELEASE, RIGHT_TO_LEFT
from hasila.model.language_tag import untagged
from hasila.model.page import File
from hasila.model.raster_image import Picture

SVG = "{http://www.w3.org/2000/svg}"
FACES = ("figo", "figbo")
"""FiraGO Regular and Bold, by the names of the package that holds them."""
PHYSICAL = {"start": "end", "end": "start", "middle": "middle"}
"""The anchor of a text that reads from the right, for one who takes ``start`` for the left."""
REMEMBERED = 32
"""Pictures that are kept as they were drawn."""

_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_NAMED = re.compile(r"(--[\w-]+):([^;}]+)")
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_OF_A_STATE = re.compile(r"[^{}]*:[^{}]*\{[^{}]*\}")


def draw_picture(picture: Picture) -> File:
    """``picture`` as a PNG file. One that is drawn like another shortly before is not drawn again."""
    drawing = replace(picture, path="")
    return File(picture.path, _png(_faces(), drawing))


@lru_cache(REMEMBERED)
def _png(faces: Sequence[str], picture: Picture) -> bytes:
    root = ElementTree.fromstring(untagged(picture.drawing))
    colours = _in_one_light(root)
    width = _widened(root, picture.margin)
    if root.get("direction") == "rtl":
        _from_the_right(root)
    drawing = ElementTree.tostring(root, encoding="unicode")
    return resvg_py.svg_to_bytes(
        svg_string=drawing,
        width=width * picture.scale,
        background=colours["--paper"],
        skip_system_fonts=True,
        font_files=list(faces),
        sans_serif_family="FiraGO",
    )


def _in_one_light(root: Element) -> dict[str, str]:
    """Put the colours for light in the place of their names in the style of ``root``, drop its rules for a
    state of the page, and return the colours by name."""
    style = root.find(f"{SVG}style")
    if style is None or not style.text:
        raise ValueError("a drawing to be made a picture names its colours in its own style")
    plain = _MEDIA.sub("", style.text)
    colours: dict[str, str] = dict(_NAMED.findall(plain))
    rules = plain.split("}", 1)[1]
    stateless = _OF_A_STATE.sub("", rules)
    style.text = _VARIABLE.sub(lambda name: colours[name[1]], stateless)
    return colours


def _from_the_right(root: Element) -> None:
    """Anchor each text at the side where it begins, and isolate it as a run from right to left."""
    for text in root.iter(f"{SVG}text"):
        anchor = text.get("text-anchor", "start")
        text.set("text-anchor", PHYSICAL[anchor])
        text.text = f"{RIGHT_TO_LEFT}{text.text or ''}{RELEASE}"


def _widened(root: Element, margin: int) -> int:
    """Leave ``margin`` around ``root`` and return its width then. What is drawn in it is not cut off at its
    edges."""
    box = root.get("viewBox", "").split()
    left, top, width, height = map(float, box)
    width += 2 * margin
    height += 2 * margin
    left -= margin
    top -= margin
    root.set("viewBox", f"{left} {top} {width} {height}")
    for inner in root.iter(f"{SVG}svg"):
        inner.set("overflow", "visible")
    return round(width)


@cache
def _faces() -> tuple[str, ...]:
    """The faces as files, which the library wants."""
    return tuple(map(_face, FACES))


def _face(name: str) -> str:
    """The path of a face: a file in memory where the system has such, for nothing is left of it when the
    process is killed; else in a folder that goes when the process ends."""
    font: bytes = pymupdf_fonts.fontbuffers[name]()
    if not hasattr(os, "memfd_create"):
        path = Path(_folder().name, name)
        path.write_bytes(font)
        return str(path)
    descriptor = os.memfd_create(name)
    with open(descriptor, "wb", closefd=False) as file:
        file.write(font)
    return f"/proc/self/fd/{descriptor}"


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="hasila-")
