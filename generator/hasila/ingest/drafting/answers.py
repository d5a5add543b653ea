"""The doubts of a drafted file, one by one, and the file as it is when one of them is answered.

A draft writes each doubt on a line of its own: as an item below ``doubt:``, as the value of a key, or as
``doubt:`` among the texts of a key. Other files are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hasila.model.data_class import dataclass

_ITEM = re.compile(r'(?P<indent> *)- "(?P<text>.*)"')
_VALUE = re.compile(r'(?P<indent> *)(?P<key>[\w-]+): \{doubt: "(?P<text>.*)"\}')
_INSIDE = re.compile(r'(?P<before> *source: \{url: )\{doubt: "(?P<text>.*)"\}(?P<after>.*)')
_AMONG = re.compile(r'(?P<indent> +)doubt: "(?P<text>.*)"')
_HEADED = re.compile(r"(?P<indent> *)doubt:")


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt on line ``line`` (from 0), its question, and below which key it stands ("" at the top).

    ``needs_value``: it stands in the place of a value, and is answered by one.
    """

    line: int
    text: str
    below: str
    needs_value: bool


def open_doubts(text: str) -> Iterator[OpenDoubt]:
    """The doubts in the head of a drafted file, in its order."""
    lines = text.split("\n")
    for number in _head(lines):
        line = lines[number]
        for pattern, needs_value in ((_VALUE, True), (_INSIDE, True), (_AMONG, False)):
            match = pattern.fullmatch(line)
            if match:
                yield OpenDoubt(number, _plain(match["text"]), _above(lines, number), needs_value)
                break
        else:
            item = _ITEM.fullmatch(line)
            if item and _is_of_doubts(lines, number):
                yield OpenDoubt(number, _plain(item["text"]), _above(lines, number), False)


def _head(lines: Sequence[str]) -> range:
    """The lines between the two marks of the head."""
    marks = [number for number, line in enumerate(lines) if line == "---"]
    return range(marks[0] + 1, marks[1]) if len(marks) > 1 else range(0)


def _plain(quoted: str) -> str:
    return quoted.replace('\\"', '"').replace("\\\\", "\\")


def _is_of_doubts(lines: Sequence[str], number: int) -> bool:
    """True where the item stands below ``doubt:``."""
    while number and _ITEM.fullmatch(lines[number]):
        number -= 1
    return _HEADED.fullmatch(lines[number]) is not None


_KEY = re.compile(r" *([\w-]+):")


def _above(lines: Sequence[str], number: int) -> str:
    """The key, other than ``doubt``, that the line stands below."""
    indent = _indent(lines[number])
    for line in reversed(lines[:number]):
        key = _KEY.match(line)
        if key and key[1] != "doubt" and _indent(line) < indent:
            return key[1]
    return ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def answered(text: str, doubt: OpenDoubt, value: str = "") -> str:
    """The file without the doubt; with ``value`` in its place where it needs one."""
    lines = text.split("\n")
    line = lines[doubt.line]
    inside, own = _INSIDE.fullmatch(line), _VALUE.fullmatch(line)
    if inside:
        lines[doubt.line] = f'{inside["before"]}"{value}"{inside["after"]}'
    elif own:
        lines[doubt.line] = f"{own['indent']}{own['key']}: {value}"
    else:
        del lines[doubt.line]
    return "\n".join(_without_empty_list(lines, doubt.line - 1))


def _without_empty_list(lines: list[str], number: int) -> list[str]:
    """The lines without the ``doubt:`` on line ``number``, where no item is left below it."""
    if not _HEADED.fullmatch(lines[number]):
        return lines
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return lines if _ITEM.fullmatch(following) else lines[:number] + lines[number + 1 :]
