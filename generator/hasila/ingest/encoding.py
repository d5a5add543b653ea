"""The encoding in which a file that is not UTF-8 was probably saved."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from unicodedata import name

_SAVE = "save it again as UTF-8"
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_ARABIC = ("cp1256", "Windows-1256 (Arabic)")
_LATIN = ("cp1252", "Windows-1252 (Western European)")
_NEAR = 40
"""Bytes on either side that are looked at."""


def encoding_of(raw: bytes, start: int) -> tuple[str, str]:
    """The message and the next step for a file ``raw`` whose byte ``start`` cannot stand in UTF-8."""
    marked = _marked_encoding(raw)
    if marked:
        message = f"the file is saved as {marked}, not as UTF-8"
        return message, f"{_SAVE}; editors call {marked} “Unicode”"
    message = f"the byte 0x{raw[start]:02X} here cannot stand in UTF-8"
    if _is_cut(raw, start):
        return f"{message}: the file ends within a letter", "save the file again, whole"
    read_as, hint = _likely_encoding(raw, start)
    return f"{message}{read_as}", hint


def _likely_encoding(raw: bytes, start: int) -> tuple[str, str]:
    """The letter that the byte ``start`` is in the likely encoding, for a message, and the next step."""
    codec, encoding = _ARABIC if _looks_arabic(raw, start) else _LATIN
    byte = raw[start : start + 1]
    shown = byte.decode(codec, "ignore")
    if not shown:
        return "", f"{_SAVE}, or take the byte away"
    name_of_codec = encoding.split(" ")[0]
    hint = f"open it as {name_of_codec} and {_SAVE}, if its letters are right then"
    return f"; in {encoding} it is “{shown}”", hint


def _marked_encoding(raw: bytes) -> str:
    """The encoding whose mark the file begins with; "" where it begins with none."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    return ""


def _is_cut(raw: bytes, start: int) -> bool:
    """True where the last letter of the file, at ``start``, lacks bytes."""
    rest, lead = raw[start:], raw[start]
    if lead < 0xC2 or len(rest) >= _bytes_of_letter(lead):
        return False
    return all(0x80 <= byte < 0xC0 for byte in rest[1:])


def _bytes_of_letter(lead: int) -> int:
    """The number of bytes of a letter in UTF-8 that begins with the byte ``lead``."""
    if lead >= 0xF0:
        return 4
    return 3 if lead >= 0xE0 else 2


def _looks_arabic(raw: bytes, start: int) -> bool:
    """True where the bytes around ``start`` make Arabic words in Windows-1256.

    In a text of another encoding the letters that are Arabic in Windows-1256 would stand alone.
    """
    first = max(0, start - _NEAR)
    near = raw[first : start + _NEAR]
    around = near.decode("cp1256", "ignore")
    high = [letter for letter in around if ord(letter) > 0x7F]
    arabic = sum(_is_arabic(high))
    mostly_arabic = 2 * arabic > len(high)
    return mostly_arabic and "  " not in around and _run(around) > 1


def _is_arabic(letters: Iterable[str]) -> Iterable[bool]:
    return (name(letter, "").startswith("ARABIC") for letter in letters)


def _run(text: str) -> int:
    """The longest row of neighbouring Arabic letters."""
    longest = row = 0
    for arabic in _is_arabic(text):
        row = row + 1 if arabic else 0
        longest = max(longest, row)
    return longest
