"""Runs of another direction in a line of text: fenced with isolates while it is text, with ``<bdi>`` once it is HTML."""

from __future__ import annotations

from markupsafe import Markup, escape

ISOLATE, LEFT_TO_RIGHT, RIGHT_TO_LEFT, RELEASE = "\u2068", "\u2066", "\u2067", "\u2069"
_ELEMENTS = {ISOLATE: "<bdi>", LEFT_TO_RIGHT: '<bdi dir="ltr">', RELEASE: "</bdi>"}


def fenced(words: str) -> Markup:
    """``words`` as HTML: escaped, each isolate an element. What is markup already is left as it is."""
    html = str(escape(words))
    for mark, element in _ELEMENTS.items():
        html = html.replace(mark, element)
    return Markup(html)
