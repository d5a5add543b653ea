"""Characters that a reader cannot see, or that show the text otherwise than it is, and which of them a text
may hold.

Some are needed. A zero-width non-joiner stands inside Persian and Kurdish words, a joiner inside Indic ones;
directional marks and closed isolates keep Arabic and Latin words apart. A number needs none of them. The rest
has no use in a text, and hides what was written: https://www.unicode.org/reports/tr9/ and
https://www.unicode.org/reports/tr36/ tell how."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from hasila.model.data_class import dataclass
from hasila.model.direction import ISOLATE, LEFT_TO_RIGHT, RELEASE, RIGHT_TO_LEFT

ISOLATES = f"{LEFT_TO_RIGHT}{RIGHT_TO_LEFT}{ISOLATE}"
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
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x0B: "LINE TABULATION",
    0x0C: "FORM FEED",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x85: "NEXT LINE",
    0xFEFF: "ZERO WIDTH NO-BREAK SPACE (BYTE ORDER MARK)",
}
"""Characters that Unicode gives no name, or another one than people know."""
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
    name = _NAMES.get(point) or unicodedata.name(character, "")
    return f"U+{point:04X} {name or _kind(character)}"


def _kind(character: str) -> str:
    if _is_noncharacter(character):
        return "NONCHARACTER"
    return _KINDS.get(unicodedata.category(character), "WITHOUT A NAME")


def doubts(text: str, blocks: Iterable[tuple[int, int]]) -> tuple[Doubt, ...]:
    """Every character of ``text`` that should not stand where it does, in order; an isolate is closed in the
    block that opens it.

    ``blocks`` are the (start, end) of the lines or paragraphs of ``text``.
    """
    strange = "".join(filter(_is_strange, set(text)))
    if not strange:
        return ()
    found = list(_out_of_place(text, strange))
    if _ISOLATION.search(strange):
        for start, end in blocks:
            found += _unbalanced(text, start, end)
    return tuple(sorted(found, key=lambda doubt: doubt.index))


def _is_strange(character: str) -> bool:
    """True of a character that must be looked at where it stands; all that is drawn by itself need not."""
    if character in "\n\t" or " " <= character <= "~":
        return False
    if character in _BLANKS or character in _LOST or _selects(character):
        return True
    category = unicodedata.category(character)
    return category.startswith("C") or category in _LINE_ENDS


def _out_of_place(text: str, strange: str) -> Iterator[Doubt]:
    """The doubts about the ``strange`` characters of ``text``, apart from isolates that are not balanced."""
    for match in re.finditer(f"[{re.escape(strange)}]", text):
        for judge in (_direction, _lost, _joiner, _selector, _hidden):
            doubt = judge(text, match.start(), match[0])
            if doubt:
                yield doubt
                break


_LINE_ENDS = ("Zl", "Zp")
_LOST = "\ufffc\ufffd"
"""The signs that stand for an object and for a character that were lost."""


# Signs of direction


def _direction(text: str, index: int, character: str) -> Doubt | None:
    if character in _OVERRIDES:
        reason = "shows the text in another order than it is written in"
        return Doubt(index, character, "direction-character", reason)
    if character in DIRECTIONAL and _is_inside_number(text, index):
        return Doubt(index, character, "direction-character", "stands inside a number")
    return None


def _is_inside_number(text: str, index: int) -> bool:
    """True where digits stand on either side, with nothing but signs of direction, joints and separators
    between them."""
    start = max(0, index - _NEAR)
    end = index + 1 + _NEAR
    before = text[start:index].rstrip(_BETWEEN)
    after = text[index + 1 : end].lstrip(_BETWEEN)
    return before[-1:].isdigit() and after[:1].isdigit()


_NEAR = 16
"""So many signs may stand between two digits of one number, at the very most."""
_BETWEEN = f"{DIRECTIONAL}{JOINERS}.,\u066b\u066c'\u2019\u00a0\u202f"


def _unbalanced(text: str, start: int, end: int) -> Iterator[Doubt]:
    """Isolates of a block that are never closed in it, and closings of nothing."""
    open_: list[int] = []
    for match in _ISOLATION.finditer(text, start, end):
        if match[0] != RELEASE:
            open_.append(match.start())
        elif open_:
            open_.pop()
        else:
            reason = "closes an isolate that was not opened here"
            yield Doubt(match.start(), RELEASE, "direction-character", reason)
    for index in open_:
        reason = "opens an isolate that is not closed here"
        yield Doubt(index, text[index], "direction-character", reason)


# Characters that stand for something lost


def _lost(text: str, index: int, character: str) -> Doubt | None:
    category = unicodedata.category(character)
    if character in _LOST:
        reason = "stands for something that was lost when the text was copied"
        return Doubt(index, character, "lost-character", reason)
    if _is_noncharacter(character) or category in ("Cs", "Co"):
        return Doubt(index, character, "lost-character", "is no letter of any script")
    if category == "Cn":
        reason = "is a character that this program does not know"
        return Doubt(index, character, "lost-character", reason, severe=False)
    return None


def _is_noncharacter(character: str) -> bool:
    point = ord(character)
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE


# Joiners and variation selectors


def _joiner(text: str, index: int, character: str) -> Doubt | None:
    if character not in JOINERS:
        return None
    before = text[index - 1 : index]
    after = text[index + 1 : index + 2]
    if _joins(before) and _joins(after):
        return None
    if character == _PICTURE_JOINER and _is_picture(before):
        return None
    return Doubt(index, character, "hidden-character", "stands between no two letters that join")


_PICTURE_JOINER = "\u200d"
"""The joiner that makes one picture of two, as in the signs of families."""


def _joins(letter: str) -> bool:
    """True of a letter of a script whose letters join: Arabic and its kin, or one of India's and its
    neighbours'."""
    name = unicodedata.name(letter, "") if letter else ""
    return name.startswith(_JOINING) and unicodedata.category(letter)[0] in "LM"


_JOINING = (
    "ARABIC", "SYRIAC", "NKO", "MANDAIC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI",
    "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN",
)  # fmt: skip


def _is_picture(character: str) -> bool:
    if not character:
        return False
    return _selects(character) or unicodedata.category(character) in ("So", "Sk")


def _selector(text: str, index: int, character: str) -> Doubt | None:
    """A variation selector chooses the form of a picture or of a Chinese character; after anything else it
    hides."""
    if not _selects(character):
        return None
    before = text[index - 1 : index] if index else ""
    if before and _has_forms(before):
        return None
    return Doubt(index, character, "hidden-character", "cannot be seen")


def _selects(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _has_forms(character: str) -> bool:
    if unicodedata.category(character) in ("So", "Sm"):
        return True
    return unicodedata.name(character, "").startswith("CJK")


# Everything else that is not seen


def _hidden(text: str, index: int, character: str) -> Doubt | None:
    if character == _SOFT_HYPHEN:
        reason = "is seen only where a line happens to end"
        return Doubt(index, character, "hidden-character", reason, severe=False)
    reason = _why_hidden(character)
    return Doubt(index, character, "hidden-character", reason) if reason else None


_SOFT_HYPHEN = "\u00ad"


def _why_hidden(character: str) -> str:
    """The reason why ``character`` is not seen; empty where it is."""
    category = unicodedata.category(character)
    if category == "Cc" and character not in "\n\t":
        return "controls a machine and is no text"
    if category in _LINE_ENDS:
        return "ends a line for some programs and not for others"
    is_format = category == "Cf" and character not in _KNOWN_FORMATS
    return "cannot be seen" if is_format or character in _BLANKS else ""


_KNOWN_FORMATS = frozenset(DIRECTIONAL) | frozenset(JOINERS) | _VISIBLE
"""Characters of the category of format characters that are drawn, or judged by where they stand."""
