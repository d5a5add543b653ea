"""Runs of another direction in a line of text: fenced with isolates while it is text, with ``<bdi>`` once it
is HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

ISOLATE, LEFT_TO_RIGHT, RIGHT_TO_LEFT, RELEASE = "\u2068", "\u2066", "\u2067", "\u2069"
_ELEMENTS = {
    ISOLATE: "<bdi>",
    LEFT_TO_RIGHT: '<bdi dir="ltr">',
    RIGHT_TO_LEFT: '<bdi dir="rtl">',
    RELEASE: "</bdi>",
}


def fenced(words: str) -> Markup:
    """``words`` as HTML: escaped, each isolate an element. What is markup already is left as it is."""
    html = str(escape(words))
    for mark, element in _ELEMENTS.items():
        html = html.replace(mark, element)
    return Markup(html)


def fenced_each(lines: Iterable[str]) -> Iterator[str]:
    """Lines that were one: a fence that was open at the end of a line is closed there and opened again on the
    next."""
    open_ = ""
    for line in lines:
        line = open_ + line
        open_ = _left_open(line)
        yield line + RELEASE * len(open_)


def _left_open(line: str) -> str:
    open_ = ""
    for letter in line:
        if letter in (ISOLATE, LEFT_TO_RIGHT, RIGHT_TO_LEFT):
            open_ += letter
        elif letter == RELEASE:
            open_ = open_[:-1]
    return open_
