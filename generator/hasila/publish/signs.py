"""The signs of arithmetic in a page, each with its words: many voices pass over them in silence, so that
"8 ≤ 9" would be heard as "8 9" and −3 as 3."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

SIGNS = {
    "+": "plus",
    "−": "minus",
    "=": "equals",
    "≠": "is not equal to",
    "≤": "is at most",
    "≥": "is at least",
    ">": "is more than",
    "<": "is less than",
}
"""The message of the interface for each sign."""

_ESCAPED = {str(escape(sign)): message for sign, message in SIGNS.items()}
_BETWEEN = "|".join(re.escape(sign) for sign in _ESCAPED)
_SIGN = re.compile(rf"(?<=[ \u00a0])(?:{_BETWEEN})(?=[ \u00a0])|(?<![\w\d])[+−](?=\d)")
_KEPT = re.compile(rf"<code\b.*?</code>|<[^>]*>|{_SIGN.pattern}", re.DOTALL)
_ANY = re.compile("[+−=≠≤≥<>]")


def has_sign(text: str) -> bool:
    """False of a text that :func:`spoken` leaves as it is."""
    return _ANY.search(text) is not None


def spoken(html: Markup, translate: Callable[[str], str]) -> Markup:
    """``html`` with words for each sign that stands between two blanks, or before a digit. Tags and code stay
    as they are. ``translate`` gives a message of the interface in the language of the page."""

    def named(found: re.Match[str]) -> str:
        message = _ESCAPED.get(found[0])
        return _named(found[0], translate(message)) if message else found[0]

    return Markup(_KEPT.sub(named, str(html)))


def _named(sign: str, name: str) -> str:
    """The sign as an image of characters: a copied sentence keeps the sign, and a voice says its name."""
    return f'<span role="img" aria-label="{escape(name)}">{sign}</span>'
