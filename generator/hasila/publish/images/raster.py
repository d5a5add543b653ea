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

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import cache, partial
from multiprocessing import get_all_start_methods, get_context
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pymupdf_fonts  # type: ignore[import-untyped]  # it has no types
import resvg_py

from hasila.model.direction import RELEASE, RIGHT_TO_LEFT
from hasila.model.page import File
from hasila.model.raster_image import Picture

SVG = "{http://www.w3.org/2000/svg}"
FACES = ("figo", "figbo")
"""FiraGO Regular and Bold, by the names of the package that holds them."""
PHYSICAL = {"start": "end", "end": "start", "middle": "middle"}
"""The anchor of a text that reads from the right, for one who takes ``start`` for the left."""
FEW = 16
"""So many pictures are drawn before other processes would be ready; resvg keeps the lock of the interpreter,
threads gain nothing."""
CHUNK = 4
"""Pictures that are sent to a process at once."""

_HOW = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
"""How processes begin: never as copies of this one, in which a thread may be at work (the line that tells of
progress is one)."""

_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_NAMED = re.compile(r"(--[\w-]+):([^;}]+)")
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_OF_A_STATE = re.compile(r"[^{}]*:[^{}]*\{[^{}]*\}")

_drawn: dict[Picture, bytes] = {}
"""The pictures of the last site, whatever their paths: a preview draws again only those whose drawing
changed."""


def make_pictures(pictures: Iterable[Picture]) -> Iterator[File]:
    """Each picture as a file, in the order given; equal drawings are drawn once.

    Drawing begins at once, beside what else is done: on as many processes as there are processors, unless
    little is new.
    """
    wanted = tuple(pictures)
    distinct = tuple(dict.fromkeys(_without_path(picture) for picture in wanted))
    new = tuple(picture for picture in distinct if picture not in _drawn)
    return _files(wanted, distinct, zip(new, _begun(new), strict=True))


def _without_path(picture: Picture) -> Picture:
    """``picture`` by its drawing alone, so that equal drawings are equal."""
    return replace(picture, path="")


def _files(
    wanted: Sequence[Picture], distinct: Sequence[Picture], new: Iterable[tuple[Picture, bytes]]
) -> Iterator[File]:
    _drawn.update(new)
    for old in _drawn.keys() - set(distinct):
        del _drawn[old]
    for picture in wanted:
        yield File(picture.path, _drawn[_without_path(picture)])


def _begun(pictures: Sequence[Picture]) -> Iterator[bytes]:
    draw = partial(_png, _faces())
    if len(pictures) <= FEW:
        return map(draw, pictures)
    try:
        pool = ProcessPoolExecutor(cpu_count(), get_context(_HOW))
        begun = pool.map(draw, pictures, chunksize=CHUNK)
        pool.shutdown(wait=False)
    except OSError:  # a machine that allows no other process
        return map(draw, pictures)
    return _unbroken(begun, draw, pictures)


def _unbroken(
    begun: Iterable[bytes], draw: Callable[[Picture], bytes], pictures: Sequence[Picture]
) -> Iterator[bytes]:
    """The pictures that were ``begun`` elsewhere; if those processes are ended from outside, the rest is
    drawn here."""
    left = deque(pictures)
    try:
        for content in begun:
            left.popleft()
            yield content
    except BrokenProcessPool:
        yield from map(draw, left)


def _png(faces: Sequence[str], picture: Picture) -> bytes:
    root = ElementTree.fromstring(picture.drawing)
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
    """The faces as files, which the library wants; their folder goes when the process ends."""
    folder = Path(_folder().name)
    for name in FACES:
        font: bytes = pymupdf_fonts.fontbuffers[name]()
        (folder / name).write_bytes(font)
    return tuple(str(folder / name) for name in FACES)


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="hasila-")
