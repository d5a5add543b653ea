"""Faults of the texts of a project: what no reader can see, and what is more than the program takes in.

Nothing is read for its meaning here: the texts are looked at as they are, so that every place is that of
the file. Characters that were written with an escape of YAML are found where YAML is read, by the same
rules.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from hasila.ingest.hidden_characters import diagnostic_of
from hasila.ingest.prose_place import blanked, location_in
from hasila.model.bounds import LONGEST_LINE, LONGEST_ROW, shown
from hasila.model.characters import DIRECTIONAL, JOINERS, Doubt, doubts
from hasila.model.diagnostics import Diagnostic
from hasila.model.file_names import TABLE_ENDINGS
from hasila.model.sources import Sources

_MOST = 10
"""So often is one character pointed out in one file; of the rest the number is told."""
_MARK = re.compile(r"\[[^\[\]]*\]\(#[^()\s]*\)")
_HIDING = re.compile(f"[{DIRECTIONAL}]")
_ENTITY = re.compile(r"(?<!\\)&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_CODE = re.compile(r"(?<![\\`])`[^`\n]*`")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_CELL = re.compile(r"[^,\n]*[0-9\u0660-\u0669\u06f0-\u06f9][^,\n]*")


def screen(sources: Sources) -> tuple[Diagnostic, ...]:
    """Every character that hides something, and every line that is too long, in order of place."""
    found: list[Diagnostic] = []
    for texts in (sources.content, sources.site_src, sources.templates):
        for path, text in texts.items():
            found += faults_of(path, text)
    return tuple(sorted(found))


def faults_of(path: str, text: str) -> Iterator[Diagnostic]:
    """The same of one file."""
    yield from _told(path, text)
    yield from _long_lines(path, text)


def _told(path: str, text: str) -> Iterator[Diagnostic]:
    """A mistake for each doubt.

    Of a character that stands in a file often, the first, and how many there are.
    """
    found = sorted(_doubts(path, text), key=lambda doubt: doubt.index)
    often = Counter(doubt.character for doubt in found)
    seen = Counter[str]()
    for doubt in found:
        seen[doubt.character] += 1
        if seen[doubt.character] <= _MOST:
            left = often[doubt.character] - _MOST
            is_last = left > 0 and seen[doubt.character] == _MOST
            more = f" ({left} more of them in this file)" if is_last else ""
            yield diagnostic_of(doubt, location_in(path, text, doubt.index), more)


def _doubts(path: str, text: str) -> Iterator[Doubt]:
    prose = path.endswith(".md")
    plain = doubts(text, _pieces(path, text))
    yield from plain
    known = {doubt.index for doubt in plain}
    numbers = _numbers(path, text) if path.startswith("content/") else ()
    for doubt in _in_numbers(numbers, prose):
        if doubt.index not in known:
            yield doubt
    if prose:
        yield from _written(text, _ENTITY, html.unescape)
    if path.endswith(".geojson"):
        yield from _written(text, _ESCAPE, _unescaped)


def _pieces(path: str, text: str) -> Iterable[tuple[int, int]]:
    """The spans of the text that are read by themselves: the paragraphs of a prose, the lines of others."""
    return _paragraphs(text) if path.endswith(".md") else _lines(text, 0)


def _numbers(path: str, text: str) -> Iterable[re.Match[str]]:
    """The marks of a prose, or the cells of a table that hold a digit; none of a text without a sign of
    direction."""
    if not _HIDING.search(text):
        return ()
    if path.endswith(".md"):
        return _MARK.finditer(text)
    return _CELL.finditer(text) if path.endswith(TABLE_ENDINGS) else ()


def _in_numbers(spans: Iterable[re.Match[str]], prose: bool) -> Iterator[Doubt]:
    """Signs of direction in marked words, or in a cell that states a number: what is counted needs none."""
    reason = "stands inside a mark" if prose else "stands in a cell with a number"
    for span in spans:
        for sign in _HIDING.finditer(span[0]):
            index = span.start() + sign.start()
            yield Doubt(index, sign[0], "direction-character", reason)


def _written(text: str, pattern: re.Pattern[str], read: Callable[[str], str]) -> Iterator[Doubt]:
    """Characters that the text does not hold and the page would: ``&#x202E;``, ``\\u202e``."""
    bare = _CODE.sub(blanked, text)  # in code an entity is what is written
    for match in pattern.finditer(bare):
        character = read(match[0])
        if len(character) == 1 and _hides(character):
            yield _by_number(match, character)


def _hides(character: str) -> bool:
    if character in f"{DIRECTIONAL}{JOINERS}":
        return True
    return bool(doubts(character, [(0, 1)]))


def _by_number(match: re.Match[str], character: str) -> Doubt:
    """The doubt at a character that is written by its number or its name."""
    reason = f"is written here as {match[0]}"
    code = _code_of(character)
    severe = character != "\u00ad"
    return Doubt(match.start(), character, code, reason, severe)


def _code_of(character: str) -> str:
    known = doubts(character, [(0, 1)])
    if known:
        return known[0].code
    return "direction-character" if character in DIRECTIONAL else "hidden-character"


def _unescaped(escape: str) -> str:
    return chr(int(escape.removeprefix("\\u"), 16))


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a head, each by itself, and the paragraphs of the prose."""
    closing = text.find("\n---", 3) if text.startswith("---") else -1
    body = closing + 1 if closing >= 0 else 0
    yield from _lines(text[:body], 0)
    for match in re.finditer(r"(?:.+\n?)+", text[body:]):
        start, end = match.span()
        yield body + start, body + end


_BY_PROGRAM = (".geojson", ".js", ".svg", ".html", ".xml")
"""Endings of files that programs write, often on one line."""


def _long_lines(path: str, text: str) -> Iterator[Diagnostic]:
    longest = LONGEST_ROW if path.endswith(TABLE_ENDINGS) else LONGEST_LINE
    if len(text) <= longest or path.endswith(_BY_PROGRAM):
        return
    for start, end in _pieces(path, text):
        if end - start > longest:
            yield _too_long(path, text, start, (end - start, longest))


def _too_long(path: str, text: str, start: int, lengths: tuple[int, int]) -> Diagnostic:
    """The mistake of a line or paragraph, given its ``lengths``: the characters it has, and may have."""
    unit = "paragraph" if path.endswith(".md") else "line"
    amounts = f"{shown(lengths[0])} characters; at most {shown(lengths[1])} are read"
    hint = "divide it; nobody can compare a text of that length"
    return Diagnostic(location_in(path, text, start), "too-long", "error", f"the {unit} has {amounts}", hint)


_WHOLE = frozenset({"too-long", "too-deep", "grows"})
"""Codes of texts that are not read for their meaning: it would take minutes, or too much memory."""


def withheld(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those of the mistakes of :func:`screen` and of growth for which a text is not read any further."""
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.code in _WHOLE)


def readable(sources: Sources, refused: Iterable[Diagnostic]) -> Sources:
    """``sources`` without the texts of content that were ``refused``."""
    content = dict(sources.content)
    for diagnostic in refused:
        content.pop(diagnostic.location.path, None)
    return replace(sources, content=content)
