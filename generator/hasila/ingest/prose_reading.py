"""What the marks of a prose state, and the numbers that nobody marked: each line is read once for both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hasila.ingest.markdown import ParsedMarkdown
from hasila.ingest.markdown_marks import NOT_A_TALLY, Mark, PlacedMark, mark_between, placed_marks
from hasila.ingest.prose_text import ProseText, prose_text
from hasila.ingest.unknown_qualifiers import unknown_qualifiers
from hasila.ingest.unmarked_numbers import unmarked_on_line
from hasila.model.bounds import MOST_MARKS
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic
from hasila.model.report import Prose
from hasila.reader import Doc, ReadMark, Unread, doc_of, may_state_numbers, read_mark, read_mark_in

_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_ODD_SPACES = re.compile(r"[\r\t]")


@dataclass(frozen=True, slots=True)
class ReadProse:
    """The marks of a prose in their order, and the warnings of numbers that nobody marked, or can judge."""

    marks: tuple[Mark, ...]
    unmarked: tuple[Diagnostic, ...]


def read_prose(prose: Prose, parsed: ParsedMarkdown) -> ReadProse:
    """The marks and the unmarked numbers of a prose; marks beyond the bound of a file are not read."""
    text = prose_text(prose.markdown)
    placed = list(placed_marks(parsed, prose, text))
    by_line = _by_line(placed[:MOST_MARKS], text)
    read: dict[int, ReadMark | Unread] = {}
    unmarked = list(unknown_qualifiers(prose, placed))
    for start, end in text.lines():
        of_line = by_line.get(start, ())
        is_searched = may_state_numbers(text.outside[start:end], prose.language)
        if of_line or is_searched:
            line = doc_of(text.text[start:end], prose.language)
            read |= ((at, _read(placed[at], text, start, line)) for at in of_line)
            unmarked += unmarked_on_line(prose, text, start, line) if is_searched else ()
    marks = tuple(_with_reading(mark, text, read.get(at)) for at, mark in enumerate(placed))
    return ReadProse(marks, tuple(unmarked))


def _by_line(marks: Sequence[PlacedMark], text: ProseText) -> dict[int, list[int]]:
    """The indexes of the marks that are read without a vocabulary, by the beginning of their line."""
    by_line: dict[int, list[int]] = defaultdict(list)
    for at, mark in enumerate(marks):
        if mark.figure != NOT_A_TALLY and _is_read_here(mark.words):
            first, _ = text.line_around(mark.start)
            by_line[first].append(at)
    return by_line


def _is_read_here(words: str) -> bool:
    """True of words in digits, and of others without a letter: no counted noun is needed to read these, and
    those are read alike with and without one."""
    return _DIGIT.search(words) is not None or _LETTER.search(words) is None


def _read(mark: PlacedMark, text: ProseText, start: int, line: Doc) -> ReadMark | Unread:
    """The reading of a mark of the line that begins at code point ``start`` of the text."""
    if text.text[mark.start : mark.end] == mark.words and not _ODD_SPACES.search(mark.words):
        return read_mark_in(line, mark.start - start, mark.end - start)
    between = mark_between(mark, text)
    return read_mark(mark.words, line.lexicon.language, between.before, between.after)


def _with_reading(placed: PlacedMark, text: ProseText, reading: ReadMark | Unread | None) -> Mark:
    """The mark with what it states, where that is sure; else with the prose around it, to read it by."""
    if placed.figure == NOT_A_TALLY:
        return Mark(placed.figure, placed.words, "", "", placed.location)
    if isinstance(reading, Unread) and _LETTER.search(placed.words):
        reading = None  # a counted noun of the vocabulary may be in it
    if reading is not None and not _is_qualified_outside(reading):
        return Mark(placed.figure, placed.words, "", "", placed.location, reading)
    return replace(mark_between(placed, text), reading=reading)


def _is_qualified_outside(reading: ReadMark | Unread) -> bool:
    return isinstance(reading, ReadMark) and reading.outside != ""
