"""In what a file that is not UTF-8 was probably saved, from its first bytes and the first byte that cannot
be.
"""

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
    """What is wrong with ``raw``, whose byte ``start`` cannot stand in UTF-8, and the next step."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return (
                f"the file is saved as {encoding}, not as UTF-8",
                f"{_SAVE}; editors call {encoding} “Unicode”",
            )
    byte = f"the byte 0x{raw[start]:02X} here cannot stand in UTF-8"
    if _cut(raw, start):
        return f"{byte}: the file ends within a letter", "save the file again, whole"
    codec, encoding = _ARABIC if _arabic(raw, start) else _LATIN
    shown = raw[start : start + 1].decode(codec, "ignore")
    if not shown:
        return byte, f"{_SAVE}, or take the byte away"
    return (
        f"{byte}; in {encoding} it is “{shown}”",
        f"open it as {encoding.split(' ')[0]} and {_SAVE}, if its letters are right then",
    )


def _cut(raw: bytes, start: int) -> bool:
    """Whether the last letter of the file lacks bytes."""
    rest, lead = raw[start:], raw[start]
    needed = 4 if lead >= 0xF0 else 3 if lead >= 0xE0 else 2
    return lead >= 0xC2 and len(rest) < needed and all(0x80 <= byte < 0xC0 for byte in rest[1:])


def _arabic(raw: bytes, start: int) -> bool:
    """Whether the bytes around ``start`` make Arabic words in Windows-1256: letters that are no Arabic would
    stand alone.
    """
    around = raw[max(0, start - _NEAR) : start + _NEAR].decode("cp1256", "ignore")
    high = [letter for letter in around if ord(letter) > 0x7F]
    return 2 * sum(_is_arabic(high)) > len(high) and "  " not in around and _run(around) > 1


def _is_arabic(letters: Iterable[str]) -> Iterable[bool]:
    return (name(letter, "").startswith("ARABIC") for letter in letters)


def _run(text: str) -> int:
    """The longest row of neighbouring Arabic letters."""
    longest = row = 0
    for arabic in _is_arabic(text):
        row = row + 1 if arabic else 0
        longest = max(longest, row)
    return longest
