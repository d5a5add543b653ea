"""Signs of footnotes, which touch the number or the word before them: "341[2]", "341²", "people[note 1]".

They state no number. In brackets without a space they are the habit of wikis and reports with sources; raised
they are that of print. A raised digit at a short word belongs to it ("km²"). A number in round brackets is no
sign of a note: many texts state counts so.
"""

from __future__ import annotations

import re

_RAISED = "⁰¹²³⁴-⁹⁽⁾"
_MAY_BEGIN = re.compile(rf"[\[{_RAISED}]")
_IN_BRACKETS = rf"(?<=\S)\[(?:[^\W\d_]{{1,8}}[ .]{{0,2}})?[\d{_RAISED}]{{1,3}}\]"
_BEFORE_RAISED = r"(?:(?<=[\d.,;:!?»”\"')])|(?<=[^\W\d_]{3}))"
_SIGN = re.compile(rf"{_IN_BRACKETS}|{_BEFORE_RAISED}(?:\([{_RAISED}]+\)|[{_RAISED}]+)")
_UNSEEN = "\u200b"


def without_notes(text: str) -> str:
    """``text`` without the signs of its notes."""
    return _SIGN.sub("", text) if _MAY_BEGIN.search(text) else text


def hide_notes(text: str) -> str:
    """The same with a character that nobody sees for each one of a sign: every place stays what it is."""
    return _SIGN.sub(_hidden, text) if _MAY_BEGIN.search(text) else text


def _hidden(sign: re.Match[str]) -> str:
    return _UNSEEN * len(sign.group())
