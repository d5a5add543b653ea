"""Text for a terminal: what cannot be seen is named, so that nothing in a file can change how a message is
shown.

A direction override in a report would turn the rest of a line around, an escape sequence would be obeyed,
and a zero-width character would leave a reader looking at two words that seem to be equal.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

from hasila.model.direction import ISOLATE, LEFT_TO_RIGHT, RELEASE, RIGHT_TO_LEFT

_OPENING = (ISOLATE, LEFT_TO_RIGHT, RIGHT_TO_LEFT)
_FROM_RIGHT = ("R", "AL", "AN")
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Letters and marks that Unicode calls printable though nothing of them is seen."""
_NO_BREAK_SPACES = ("\u00a0", "\u202f")
_WORDS_OF_FILES = re.compile(r"(`[^`]*`|“[^”]*”)")
_QUOTED = re.compile(r"([“«`])([^“”«»`]*)([”»`])")


def visible(text: str) -> str:
    """``text`` with every control and invisible character as its code point, ⟨U+202E⟩; a plain space
    stays.
    """
    return "".join(map(_shown, text))


def _shown(letter: str) -> str:
    seen = letter.isprintable() and letter not in _BLANK_LETTERS
    return letter if seen else f"⟨U+{ord(letter):04X}⟩"


def from_right(text: str) -> bool:
    """True where ``text`` has letters or digits that are written from right to left."""
    return any(bidirectional(letter) in _FROM_RIGHT for letter in text)


def isolated(text: str) -> str:
    """``text``, made visible, between isolates: what stands around it keeps its order."""
    return f"{ISOLATE}{visible(text)}{RELEASE}"


def sentence(text: str) -> str:
    """A message as one line, its quoted right-to-left words isolated where it has no isolates of its own."""
    told = one_line(text)
    return told if _balanced(text) else _QUOTED.sub(_apart, told)


def one_line(text: str) -> str:
    """A message as one line: visible, its own balanced isolates kept.

    A no-break space is a space, as French needs it before a colon and within numbers; it is named between
    quotation marks, where the words of a file stand.
    """
    return _told(text, (*_OPENING, RELEASE) if _balanced(text) else ())


def _told(text: str, kept: tuple[str, ...]) -> str:
    """``text``, made visible but for letters in ``kept``, and no-break spaces outside of quotations."""
    parts = _WORDS_OF_FILES.split(text)
    spaced = (*kept, *_NO_BREAK_SPACES)
    return "".join(_but(kept if number % 2 else spaced, part) for number, part in enumerate(parts))


def _but(kept: tuple[str, ...], text: str) -> str:
    return "".join(letter if letter in kept else _shown(letter) for letter in text)


def _balanced(text: str) -> bool:
    """True where ``text`` has isolates, each of them closed; others are an accident of a file and are shown
    as such."""
    depth, opened = 0, False
    for letter in text:
        opened |= letter in _OPENING
        depth += (letter in _OPENING) - (letter == RELEASE)
        if depth < 0:
            return False
    return opened and depth == 0


def _apart(quoted: re.Match[str]) -> str:
    opening, text, closing = quoted.groups()
    if not from_right(text):
        return quoted[0]
    return f"{opening}{ISOLATE}{text}{RELEASE}{closing}"
