"""What a writer has struck out: "~~13~~ 12" as Markdown and Telegram write it, or each letter with a stroke
through it (U+0335 to U+0338), which plain text uses.

A text does not state what it strikes out. A single "~" before a number means "about" and stays.
"""

from __future__ import annotations

import re

_STROKES = "\u0335-\u0338"
_MAY_BEGIN = re.compile(f"~~|[{_STROKES}]")
_STRUCK = re.compile(rf"(?<!~)~~(?=[^\s~])[^~\n]*(?<=\S)~~(?!~)|(?:[^\s{_STROKES}][{_STROKES}]+[ ]?)+")
_UNSEEN = "\u200b"


def hide_struck(text: str) -> str:
    """``text`` with a character that nobody sees for each one of what is struck out: every place stays."""
    return _STRUCK.sub(_hidden, text) if _MAY_BEGIN.search(text) else text


def _hidden(struck: re.Match[str]) -> str:
    return _UNSEEN * len(struck.group())
