"""Typing errors in a word that is not known: a comma or a quote of another script, a space that is
missing, a capital letter.

YAML reads such a word as the text it is, so nothing is broken, and the nearest known word alone would not
tell what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import filterfalse

from hasila.model.visible import visible
from hasila.model.yaml_line import COLONS, COMMAS, GUILLEMETS, QUOTES, entry_by

_COMMA = re.compile(f"[{COMMAS}]")
_QUOTES = QUOTES + GUILLEMETS + "\"'`"


def slip_of(word: str, known: Iterable[str]) -> str:
    """The next step where ``word`` is one of ``known`` but for a slip of this kind; else nothing."""
    words = tuple(known)
    for slip in (_unseen, _quotes, _commas, _colon, _dash, _spelling):
        hint = slip(word, words)
        if hint:
            return hint
    return ""


def misplaced_separator(text: str) -> str:
    """The next step where ``text`` was meant as ``key: value`` and its separator is another."""
    first = text.split("\n", 1)[0]
    for separators in (COLONS, "=", ":"):
        entry = entry_by(first, separators)
        if entry and entry.value:
            mark = first[entry.colon]
            step = "put a space after the colon"
            if mark != ":":
                step = f"write a colon and a space in the place of `{mark}`"
            return f"{step}: `{entry.key}: …`"
    return ""


def unquoted(text: str) -> str:
    """``text`` without the typographic quotes around it."""
    return text.strip().strip(_QUOTES).strip()


def unseen(text: str) -> str:
    """The next step where ``text`` holds what cannot be seen; else nothing."""
    letters = dict.fromkeys(filter(_is_unseen, text))
    named = " ".join(map(visible, letters))
    return f"take away what cannot be seen: {named}" if named else ""


def _is_unseen(letter: str) -> bool:
    return visible(letter) != letter


def _unseen(word: str, known: tuple[str, ...]) -> str:
    bare = "".join(filterfalse(_is_unseen, word))
    return unseen(word) if bare != word and bare in known else ""


def _quotes(word: str, known: tuple[str, ...]) -> str:
    bare = unquoted(word)
    if bare == word or bare not in known:
        return ""
    first, last = word[0], word[-1]
    return f"write it without the quotes {first} {last}: `{bare}`"


def _commas(word: str, known: tuple[str, ...]) -> str:
    parts = list(map(str.strip, _COMMA.split(word)))
    if len(parts) < 2 or not all(part in known for part in parts):
        return ""
    mark = next(letter for letter in word if letter in COMMAS)
    return f"`{mark}` is not the comma of YAML; write `[{', '.join(parts)}]`"


def _colon(word: str, known: tuple[str, ...]) -> str:
    bare = word.rstrip(":" + COLONS)
    if bare != word and bare in known:
        return f"write one colon: `{bare}: …`"
    entry = entry_by(word, ":=" + COLONS)
    return misplaced_separator(word) if entry and entry.key in known else ""


def _dash(word: str, known: tuple[str, ...]) -> str:
    dashed = word.startswith("-") and word[1:] in known
    return f"put a space after the dash: `- {word[1:]}`" if dashed else ""


def _spelling(word: str, known: tuple[str, ...]) -> str:
    plain = _plain(word)
    same = next((name for name in known if _plain(name) == plain), word)
    return f"write it as `{same}`" if same != word else ""


def _plain(word: str) -> str:
    return "".join(_letters(word))


def _letters(word: str) -> Iterator[str]:
    return (letter for letter in word.casefold() if letter.isalnum())
