"""The few words that every drawing is made of: tags, numbers in a path, the room that a line of text
takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from hasila.model.direction import fenced_each

ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
SHAPES = frozenset({"circle", "path", "rect"})
"""What closes itself. To HTML an element of its own that is empty still needs its end."""
MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u200e\u200f\u2066-\u2069]")


RUNS = re.compile("(?:[\u2066-\u2068][^\u2069]*\u2069|\\S)+")
"""Words, those between two marks of direction together."""


class Box(NamedTuple):
    """A rectangle of a drawing, in its own units, y downward."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """True where the two share a point that is not on an edge."""
        if self.left >= other.right or other.left >= self.right:
            return False
        return self.top < other.bottom and other.top < self.bottom

    def moved(self, right: float, down: float) -> Box:
        """This box so far to the right and so far down."""
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def wider(self, by: float) -> Box:
        """This box with ``by`` more on its left and on its right."""
        left, right = self.left - by, self.right + by
        return Box(left, self.top, right, self.bottom)

    def inside(self, other: Box) -> bool:
        """True where all of this box is in ``other``."""
        if self.left < other.left or self.right > other.right:
            return False
        return other.top <= self.top and self.bottom <= other.bottom


def number(value: float) -> str:
    """``value`` to a tenth of a unit, as short as can be: ``3``, ``0.5``, never ``-0``."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def tag(name: str, /, *content: str, **attributes: str | float | None) -> Markup:
    """An element with escaped content and attributes; ``class_`` is ``class``, ``_`` is ``-``, ``None`` is
    left out."""
    head = name
    for key, value in attributes.items():
        if value is not None:
            shown = _escaped(value) if isinstance(value, str) else number(value)
            head += f' {_name(key)}="{shown}"'
    if name in SHAPES:
        return _marked(f"<{head}/>")
    inside = "".join(map(_escaped, content))
    return _marked(f"<{head}>{inside}</{name}>")


def join(pieces: Iterable[str]) -> Markup:
    """Pieces one after the other; those that are not markup yet are escaped."""
    return _marked("".join(map(_escaped, pieces)))


def _marked(text: str) -> Markup:
    """``text`` as markup, past the constructor of ``Markup``, which would look at what it is given again."""
    return str.__new__(Markup, text)


def _escaped(text: str) -> str:
    """``text`` as it stands in markup; what is markup already, and most text, as it is."""
    if isinstance(text, Markup) or not _SPECIAL.search(text):
        return text
    return str(escape(text))


_SPECIAL = re.compile("[&<>\"']")


def safe_id(text: str) -> str:
    """``text`` as an id that can also be named in ``url(#…)``: what is no letter, digit or ``_`` becomes
    ``-``."""
    return re.sub(r"\W", "-", text) or "-"


@lru_cache(1 << 14)
def text_width(text: str, size: float) -> float:
    """About how wide a line of ``text`` is in a sans-serif of ``size``, on the wide side, so that labels keep
    apart."""
    bare = MARKS.sub("", text)
    arabic = len(ARABIC.findall(bare))
    thin = sum(bare.count(letter) for letter in " .,:;'|()il")
    others = len(bare) - arabic - thin
    return size * (0.56 * arabic + 0.33 * thin + 0.62 * others)


def text_box(x: float, y: float, text: str, size: float, anchor: str, direction: str) -> Box:
    """The box of a line of ``text`` on the baseline ``y``; ``anchor`` is SVG's, so ``start`` is the right end
    in Arabic."""
    width = text_width(text, size)
    share = _SHARE_BEFORE[anchor]
    if direction == "rtl":
        share = 1 - share
    left = x - width * share
    top, bottom = y - 0.85 * size, y + 0.3 * size
    return Box(left, top, left + width, bottom)


_SHARE_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""The share of a line that stands before its anchor, in the direction of the text."""


def lines_of(words: str, size: float, room: float) -> list[str]:
    """``words`` in lines that are about as wide as ``room`` at most; a single word that is too long keeps a
    line of its own. What stands between the marks of a direction (a day, a name) is broken only where it has
    no room on one line."""
    lines = [""]
    for word in _unbroken(words, size, room):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return list(fenced_each(lines))


def _unbroken(words: str, size: float, room: float) -> Iterator[str]:
    for run in RUNS.findall(words):
        if text_width(run, size) <= room:
            yield run
        else:
            yield from run.split()


@cache
def _name(key: str) -> str:
    """The name of an attribute in SVG, by its name in Python."""
    return key.rstrip("_").replace("_", "-")
