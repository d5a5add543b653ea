"""Texts that stand in for missing translations, marked with the language that they are in.

A text travels through many hands before it is a page, so the mark is part of the text: the language tag of
Unicode (U+E0001 and tag letters), which nothing shows and which ends with U+E007F. In a page it becomes an
element with ``lang`` and ``dir``; where no element may stand, and in every other file, it is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hasila.model.site import Language

OPEN, CLOSE = "\U000e0001", "\U000e007f"
_SHIFT = 0xE0000
"""A tag letter stands so far above the letter of ASCII that it means."""
_TAG = re.compile(f"{OPEN}([\U000e0020-\U000e007e]*)")
_MARK = re.compile(f"{_TAG.pattern}|{CLOSE}")
_MARKUP = re.compile(r"(<(?:script|style|title|textarea|option|svg)\b.*?</\w+>|<[^>]*>)", re.DOTALL)
"""Markup in which no element may stand: a tag with its attributes, or an element of plain text."""
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


def tagged(text: str, language: Language) -> str:
    """``text`` marked as being in ``language``; as it is where it has no letter."""
    if not any(letter.isalpha() for letter in re.sub(r"\{.*?\}", "", text)):
        return text
    written = f"{language.code} {language.direction}"
    letters = (chr(ord(letter) + _SHIFT) for letter in written)
    return f"{OPEN}{''.join(letters)}{text}{CLOSE}"


def start_of(text: str) -> int:
    """Where the words of ``text`` begin: behind its mark, if it begins with one."""
    mark = _TAG.match(text)
    return mark.end() if mark else 0


def untagged(text: str) -> str:
    """``text`` without its marks."""
    return _MARK.sub("", text) if OPEN in text else text


def with_elements(html: str) -> str:
    """A page in which each marked text is an element with its language and direction."""
    if OPEN not in html:
        return html
    html = _SVG.sub(lambda drawing: untagged(drawing[0]), html)
    return "".join(_parts(html))


def _parts(html: str) -> Iterator[str]:
    for number, part in enumerate(_MARKUP.split(html)):
        is_markup = number % 2 == 1
        yield untagged(part) if is_markup else _elements(part)


def _elements(text: str) -> str:
    return _TAG.sub(_opening, text).replace(CLOSE, "</span>")


def _opening(tag: re.Match[str]) -> str:
    written = "".join(chr(ord(letter) - _SHIFT) for letter in tag[1])
    code, _, direction = written.partition(" ")
    return f'<span lang="{code}" dir="{direction}">'
