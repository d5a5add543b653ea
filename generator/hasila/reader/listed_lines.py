"""Lists within a text: lines of a label and a number each, one below the other, and the line above them.

``list_figures.py`` says what their numbers count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from hasila.model.data_class import dataclass

_BULLET = r"[ \t]*(?:(?:[-–—−*+·•▪◦●○►‣]|\(?\d{1,2}[.)\-](?!\d)|[^\W\d_][.)])[ \t\u00a0]*)?"
_COUNT = r"(?P<count>\d{1,3}(?:[,.٬\u00a0\u202f]\d{3})+(?![\d,.]\d)|\d+(?![.,:/٫\-–]?\d))"
_WORD = r"[^\W\d_][^\s\d.,;:،؛()%٪]*"
_TAIL = (
    rf"(?:[ ]+(?P<noun>{_WORD}(?:[ ]{_WORD}){{0,2}}))?[ ]*(?:\([^()\n]*\))?[ ]*(?:[.;,،؛][^\n\d]*)?[ \t\r]*"
)
_LABEL = r"(?P<label>[^\W\d_][^\n:|]{0,70}?)"
_COLON = re.compile(rf"{_BULLET}{_LABEL}[ \u00a0]*:[ \u00a0]*{_COUNT}{_TAIL}")
_DASH = re.compile(rf"{_BULLET}{_LABEL}[ \u00a0]+[–—-][ \u00a0]*{_COUNT}{_TAIL}")
_BRACKET = re.compile(rf"{_BULLET}{_LABEL}[ \u00a0]*\({_COUNT}\)[ ]*[.;,،؛]?[ \t\r]*")
_LEADING = re.compile(
    r"[ \t]*[-–—*·•▪◦●○►‣][ \t\u00a0]*" + _COUNT + r"[ ]*(?:[:–—-][ ]*|[ ])(?P<label>[^\W\d_].*)"
)
_COUNT_FIRST = re.compile(rf"{_BULLET}{_COUNT}[ ]*(?::|[–—-])[ ]*(?P<label>[^\W\d_][^\n:|]{{0,70}})")
_KINDS = (_COLON, _DASH, _BRACKET, _LEADING, _COUNT_FIRST)
_MAY_HOLD = re.compile(r"\n[^\n\d]*\d[^\n]*\n+[^\n\d]*\d")
_FEWEST = 2


class Item(NamedTuple):
    """A line of a list: its label, its number and the words behind it, and the code points of the number."""

    label: str
    value: int
    noun: str
    start: int
    end: int
    leads: bool
    """True where the number stands before its label."""


@dataclass(frozen=True)
class TextList:
    """The items of a list, and the line ``above`` them, which begins at code point ``start``."""

    items: Sequence[Item]
    above: str
    start: int

    @cached_property
    def announced(self) -> bool:
        """True where the line above ends with a colon."""
        return self.above.rstrip().endswith(":")


def lists_of(text: str) -> Sequence[TextList]:
    """The lists of a text in its order: at least two lines of one kind, a label and a number each."""
    return tuple(_lists(text)) if _MAY_HOLD.search(text) else ()


def _lists(text: str) -> Iterator[TextList]:
    run: list[Item] = []
    above, above_at, start = "", 0, 0
    for line in (*text.split("\n"), "\x00"):
        item = _item(line, start) if line else None
        if item is None and line.strip():
            if len(run) >= _FEWEST:
                yield TextList(tuple(run), above, above_at)
            run, above, above_at = [], line, start
        elif item is not None:
            run.append(item)
        start += len(line) + 1


def _item(line: str, start: int) -> Item | None:
    for kind in _KINDS:
        found = kind.fullmatch(line)
        if found is not None:
            return _item_of(found, start, leads=kind in (_LEADING, _COUNT_FIRST))
    return None


def _item_of(found: re.Match[str], start: int, *, leads: bool) -> Item:
    first, last = found.span("count")
    value = int(re.sub(r"\D", "", found["count"]))
    noun = found.groupdict().get("noun") or ""
    return Item(found["label"].strip(), value, noun, start + first, start + last, leads)
