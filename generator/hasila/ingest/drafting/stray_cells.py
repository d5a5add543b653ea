"""Where a number stands alone in a cell of a table within a text, or opens an item of a list."""

from __future__ import annotations

import re

_BEFORE = re.compile(r"(?:\A|\n|\t|\||  )\s*\Z")
_BEHIND = re.compile(r" ?(?:\t|\||  |\n|\Z)")
_PARTED = re.compile(r"\t|\||\S {2,}\S")
_ITEM = re.compile(r"(?:\A|\n)\s*[-–—•*·▪]\s*\Z")
_NEAR = 8
"""Code points before a number in which its cell or its item begins."""


def is_cell(text: str, start: int, end: int) -> bool:
    """True of a number that has a cell of a line of cells to itself."""
    before = text[max(0, start - _NEAR) : start]
    if not _BEFORE.search(before) or not _BEHIND.match(text, end):
        return False
    first, last = _line(text, start)
    return _PARTED.search(text, first, last) is not None


def opens_item(text: str, start: int) -> bool:
    """True of a number that is the first word of an item of a list."""
    return _ITEM.search(text[max(0, start - _NEAR) : start]) is not None


def _line(text: str, at: int) -> tuple[int, int]:
    newline = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, newline if newline >= 0 else len(text)


def block_around(text: str, at: int) -> tuple[int, int]:
    """The lines around a place up to an empty one, with the last line before those."""
    empty = text.rfind("\n\n", 0, at)
    start = text.rfind("\n", 0, empty) + 1 if empty > 0 else 0
    end = text.find("\n\n", at)
    return start, end if end >= 0 else len(text)
