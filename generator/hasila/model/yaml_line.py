"""One line of YAML looked at as a person would: its key, its value, its quotes and brackets, what stands
outside them.

The parser of a broken file says where it gave up; these small questions find the typing error there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hasila.model.data_class import dataclass

COLONS = "：︓︰﹕∶꞉˸ː։׃"
COMMAS = "،؛，、；︐︑︔﹐﹔٫"
QUOTES = "“”„‟‘’‚‛「」『』＂＇"
GUILLEMETS = "«»‹›"
SEPARATORS = "=;؛；→⇒–—|"
SPACES = "".join(
    map(chr, (0xA0, 0x1680, 0x180E, *range(0x2000, 0x2010), 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF))
)
_SHOWN = 60
_KEY = re.compile(
    r"\s*(?:- +)*(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'\[\]{}#,:&*!|>%@`-][^:#\"\[\]{}]*?)\s*:(?=\s|$)"
)
_WORD = re.compile(r"\s*(?:- +)*(?P<key>[^\W\d][\w-]*(?: [\w-]+)?) ?")
_LITERAL = re.compile(r"(?:^|:|-)\s+[|>][-+0-9]*\s*$")


@dataclass(frozen=True, slots=True)
class YamlEntry:
    """``key: value`` as it stands on one line; ``colon`` and ``start`` are the indices of the colon and of
    the value.
    """

    key: str
    colon: int
    value: str
    start: int


def indent(line: str) -> int:
    """The spaces and tabs that a line begins with."""
    return len(line) - len(line.lstrip(" \t"))


def entry_of(line: str) -> YamlEntry | None:
    """The entry that a line begins with; ``None`` where it does not begin with a key and a colon."""
    found = _KEY.match(line)
    if found is None:
        return None
    return _entry(line, found["key"], found.end() - 1)


def entry_by(line: str, separators: str) -> YamlEntry | None:
    """The entry of a line on which one of ``separators`` stands where the colon should."""
    word = _WORD.match(line)
    if word is None or word.end() == len(line) or line[word.end()] not in separators:
        return None
    return _entry(line, word["key"], word.end())


def _entry(line: str, key: str, colon: int) -> YamlEntry:
    start = colon + 1
    arrow = line[colon : colon + 2] in ("=>", ":=")
    start += arrow + indent(line[start + arrow :])
    return YamlEntry(key, colon, line[start:].rstrip(), start)


def outside_quotes(line: str) -> Iterator[tuple[int, str]]:
    """The letters of a line, with their indices, that stand in no quotes and in no comment."""
    quote = ""
    for index, letter in enumerate(line):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" and opens(line, index):
            quote = letter
        elif letter == "#" and not line[:index].strip(" \t\n") or line[index - 1 : index + 1] == " #":
            return
        else:
            yield index, letter


def opens(line: str, index: int) -> bool:
    """True where a quote at ``index`` begins a text: before it stands the beginning of a value, not a
    letter."""
    place = index - 1
    while place >= 0 and line[place] in " \t":
        place -= 1
    if place < 0 or line[place] in "[{,":
        return True
    return line[place] in ":-?" and place < index - 1


def open_quote(line: str) -> int | None:
    """The index of the quote that a line opens and does not close."""
    quote, start, index = "", 0, 0
    while index < len(line):
        letter = line[index]
        if quote == '"' and letter == "\\":
            index += 1
        elif quote and letter == quote:
            quote = ""
        elif not quote and letter in "\"'" and opens(line, index):
            quote, start = letter, index
        index += 1
    return start if quote else None


def literal_lines(lines: tuple[str, ...]) -> frozenset[int]:
    """The lines of texts that begin with ``|`` or ``>``, in which no letter means anything to YAML."""
    found: set[int] = set()
    wide: int | None = None
    for number, line in enumerate(lines):
        if wide is not None and line.strip() and indent(line) <= wide:
            wide = None
        if wide is not None:
            found.add(number)
        elif _LITERAL.search(line):
            wide = indent(line)
    return frozenset(found)


def quoted(value: str) -> str:
    """``value`` between the straight quotes that it does not hold itself, shortened to be shown."""
    value = shortened(value)
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def shortened(value: str) -> str:
    """``value`` short enough to be shown in a hint."""
    value = value.strip()
    if len(value) <= _SHOWN:
        return value
    return value[:_SHOWN].rstrip() + " …"


def in_flow(line: str, index: int) -> bool:
    """True where ``index`` stands between brackets that were opened on this line."""
    depth = 0
    for place, letter in outside_quotes(line):
        if place >= index:
            break
        depth += (letter in "[{") - (letter in "]}")
    return depth > 0


def _ends_before(line: str, index: int) -> Iterator[int]:
    """The ends of the last sign of each kind before ``index`` behind which a value begins."""
    for mark in (": ", ", ", "{", "["):
        place = line.rfind(mark, 0, index)
        if place >= 0:
            yield place + len(mark)


def flow_value(line: str, index: int) -> tuple[int, str]:
    """The value within brackets that ``index`` stands in: where it begins, and all of it up to a comma or a
    bracket.
    """
    start = max(_ends_before(line, index))
    end = len(line)
    for place, letter in outside_quotes(line):
        if place > index and letter in ",}]":
            end = place
            break
    return start, line[start:end].strip()
