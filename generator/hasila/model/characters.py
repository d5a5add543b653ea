"""Characters that a reader cannot see, or that show the text otherwise than it is: which of them a text may
hold.

Some are needed. A zero-width non-joiner stands inside Persian and Kurdish words, a joiner inside Indic ones;
directional marks and closed isolates keep Arabic and Latin words apart. A number needs none of them. The rest
has no use in a text, and hides what was written: https://www.unicode.org/reports/tr9/ and
https://www.unicode.org/reports/tr36/ tell how."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ISOLATES, RELEASE = "\u2066\u2067\u2068", "\u2069"
MARKS = "\u200e\u200f\u061c"
DIRECTIONAL = f"{ISOLATES}{RELEASE}{MARKS}"
"""Signs of direction that a text may hold, but no number."""
_ISOLATION = re.compile(f"[{ISOLATES}{RELEASE}]")
JOINERS = "\u200c\u200d"
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
_VISIBLE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2\u0890\u0891\U000110bd\U000110cd")
"""Signs of Arabic and Syriac numbers and of Kaithi: of the category of format characters, and drawn."""
_BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
"""Letters, signs and a pattern that are drawn as nothing."""
_NAMES = {
    0x00: "NULL", 0x07: "BELL", 0x08: "BACKSPACE", 0x0B: "LINE TABULATION", 0x0C: "FORM FEED", 0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE", 0x7F: "DELETE", 0x85: "NEXT LINE", 0xFEFF: "ZERO WIDTH NO-BREAK SPACE (BYTE ORDER MARK)",
}  # fmt: skip
"""What Unicode gives no name to, or another one than people know."""
_KINDS = {"Cc": "CONTROL CHARACTER", "Cs": "UNPAIRED SURROGATE", "Co": "PRIVATE USE", "Cn": "UNASSIGNED"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A character that should not stand where it does: its index in the text, a code of mistakes, and the
    reason."""

    index: int
    character: str
    code: str
    reason: str
    severe: bool = True


def named(character: str) -> str:
    """The code point and name of ``character``: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    point = ord(character)
    return f"U+{point:04X} {_NAMES.get(point) or unicodedata.name(character, '') or _kind(character)}"


def _kind(character: str) -> str:
    return (
        "NONCHARACTER"
        if _is_noncharacter(character)
        else _KINDS.get(unicodedata.category(character), "WITHOUT A NAME")
    )


def doubts(text: str, blocks: Iterable[tuple[int, int]]) -> tuple[Doubt, ...]:
    """Every character of ``text`` that should not stand where it does, in order; an isolate is closed in the
    block that opens it.

    ``blocks`` are the (start, end) of the lines or paragraphs of ``text``.
    """
    strange = "".join(character for character in set(text) if _strange(character))
    if not strange:
        return ()
    found = [_doubt(text, match.start(), match[0]) for match in re.finditer(f"[{re.escape(strange)}]", text)]
    ends = (
        (doubt for start, end in blocks for doubt in _unbalanced(text, start, end))
        if _isolates(strange)
        else ()
    )
    return tuple(sorted((*filter(None, found), *ends), key=lambda doubt: doubt.index))


def _strange(character: str) -> bool:
    """Whether ``character`` must be looked at where it stands; all that is drawn by itself need not."""
    if character in "\n\t" or " " <= character <= "~":
        return False
    category = unicodedata.category(character)
    return (
        category[0] == "C"
        or category in ("Zl", "Zp")
        or _selects(character)
        or character in f"{_BLANKS}\ufffc\ufffd"
    )


def _isolates(characters: str) -> bool:
    return any(character in f"{ISOLATES}{RELEASE}" for character in characters)


def _doubt(text: str, index: int, character: str) -> Doubt | None:
    for judge in (_direction, _lost, _joiner, _selector, _hidden):
        found = judge(text, index, character)
        if found:
            return found
    return None


def _direction(text: str, index: int, character: str) -> Doubt | None:
    if character in _OVERRIDES:
        return Doubt(
            index, character, "direction-character", "shows the text in another order than it is written in"
        )
    if character in DIRECTIONAL and _inside_number(text, index):
        return Doubt(index, character, "direction-character", "stands inside a number")
    return None


def _inside_number(text: str, index: int) -> bool:
    """Whether digits stand on either side, with nothing but signs of direction, joints and separators between
    them."""
    before = text[max(0, index - _NEAR) : index].rstrip(_BETWEEN)
    after = text[index + 1 : index + 1 + _NEAR].lstrip(_BETWEEN)
    return before[-1:].isdigit() and after[:1].isdigit()


_NEAR = 16
"""How many signs may stand between two digits of one number, at the very most."""
_BETWEEN = f"{DIRECTIONAL}{JOINERS}.,\u066b\u066c'\u2019\u00a0\u202f"


def _lost(text: str, index: int, character: str) -> Doubt | None:
    category = unicodedata.category(character)
    if character in "\ufffd\ufffc":
        return Doubt(
            index, character, "lost-character", "stands for something that was lost when the text was copied"
        )
    if _is_noncharacter(character) or category in ("Cs", "Co"):
        return Doubt(index, character, "lost-character", "is no letter of any script")
    if category == "Cn":
        return Doubt(
            index, character, "lost-character", "is a character that this program does not know", severe=False
        )
    return None


def _is_noncharacter(character: str) -> bool:
    point = ord(character)
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE


def _joiner(text: str, index: int, character: str) -> Doubt | None:
    if character not in JOINERS or _joins(text[index - 1 : index]) and _joins(text[index + 1 : index + 2]):
        return None
    return (
        None
        if _in_picture(text, index)
        else Doubt(index, character, "hidden-character", "stands between no two letters that join")
    )


def _joins(letter: str) -> bool:
    """Whether ``letter`` is of a script whose letters join: Arabic and its kin, or one of India's and its
    neighbours'."""
    named_ = unicodedata.name(letter, "") if letter else ""
    return unicodedata.category(letter)[0] in "LM" and named_.startswith(_JOINING) if named_ else False


_JOINING = (
    "ARABIC", "SYRIAC", "NKO", "MANDAIC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL",
    "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN",
)  # fmt: skip


def _in_picture(text: str, index: int) -> bool:
    """Whether a joiner makes one picture of two, as in the signs of families."""
    before = text[index - 1 : index]
    return (
        text[index] == "\u200d"
        and bool(before)
        and (unicodedata.category(before) in ("So", "Sk") or _selects(before))
    )


def _selector(text: str, index: int, character: str) -> Doubt | None:
    """A variation selector chooses the form of a picture or of a Chinese character; after anything else it
    hides."""
    if not _selects(character):
        return None
    before = text[index - 1 : index] if index else ""
    chosen = bool(before) and (
        unicodedata.category(before) in ("So", "Sm") or unicodedata.name(before, "").startswith("CJK")
    )
    return None if chosen else Doubt(index, character, "hidden-character", "cannot be seen")


def _selects(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _hidden(text: str, index: int, character: str) -> Doubt | None:
    category = unicodedata.category(character)
    if character == "\u00ad":
        return Doubt(
            index, character, "hidden-character", "is seen only where a line happens to end", severe=False
        )
    if category == "Cc" and character not in "\n\t":
        return Doubt(index, character, "hidden-character", "controls a machine and is no text")
    if category in ("Zl", "Zp"):
        return Doubt(index, character, "hidden-character", "ends a line for some programs and not for others")
    format_ = (
        category == "Cf"
        and character not in DIRECTIONAL
        and character not in JOINERS
        and character not in _VISIBLE
    )
    return (
        Doubt(index, character, "hidden-character", "cannot be seen")
        if format_ or character in _BLANKS
        else None
    )


def _unbalanced(text: str, start: int, end: int) -> Iterator[Doubt]:
    """Isolates of a block that are never closed in it, and closings of nothing."""
    open_: list[int] = []
    for match in _ISOLATION.finditer(text, start, end):
        if match[0] != RELEASE:
            open_.append(match.start())
        elif open_:
            open_.pop()
        else:
            yield Doubt(
                match.start(), RELEASE, "direction-character", "closes an isolate that was not opened here"
            )
    for index in open_:
        yield Doubt(index, text[index], "direction-character", "opens an isolate that is not closed here")
