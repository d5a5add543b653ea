"""The marks of a prose: Markdown links to figures, found by markdown-it and placed in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from hasila.ingest.markdown import ParsedMarkdown
from hasila.ingest.prose_text import ProseText, prose_text
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.report import Prose
from hasila.reader import ReadMark, Unread

if TYPE_CHECKING:
    from markdown_it.token import Token

NOT_A_TALLY = "-"
"""The target of a mark that says: a number, but none of ours."""


@dataclass(frozen=True, slots=True)
class Mark:
    """``words`` linked to ``figure``, and the prose that touches them on either side, on the same line.

    ``reading`` is what the words state, where no vocabulary has a say in it; else ``None``. The prose around
    a mark is kept until it is read, and where a qualifier stands there.
    """

    figure: str
    words: str
    before: str
    after: str
    location: Location
    reading: ReadMark | Unread | None = None


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark as it is found: the place of ``words`` in its file, and from ``start`` to ``end`` in the text
    that is read."""

    figure: str
    words: str
    location: Location
    start: int
    end: int


def marks_of(parsed: ParsedMarkdown, prose: Prose) -> tuple[Mark, ...]:
    """Every link to a figure, in order; a link inside code or with escaped brackets is none in Markdown."""
    text = prose_text(parsed.text)
    return tuple(mark_between(placed, text) for placed in placed_marks(parsed, prose, text))


def mark_between(placed: PlacedMark, text: ProseText) -> Mark:
    """The mark with the prose on either side of it."""
    first, _ = text.line_around(placed.start)
    _, last = text.line_around(placed.end)
    before = text.text[max(first, placed.start - _NEIGHBOURS) : placed.start]
    after = text.text[placed.end : min(last, placed.end + _NEIGHBOURS)]
    return Mark(placed.figure, placed.words, before, after, placed.location)


_NEIGHBOURS = 100
"""Code points of neighbouring words that are kept on either side: the reader looks at 80 of them."""


def placed_marks(parsed: ParsedMarkdown, prose: Prose, text: ProseText) -> Iterator[PlacedMark]:
    """The marks of a prose, from the first to the last; the work grows with the prose alone."""
    starts = _starts_of_lines(parsed.text, "\r\n?|\n")
    lines = _Lines(prose, _starts_of_lines(parsed.text, "\n"))
    for token in parsed.tokens:
        links = list(_links(token.children or [])) if token.type == "inline" else []
        if links:
            first, last = token.map or (0, 0)
            block = _Block(parsed.text, starts[first], starts[last])
            yield from _of_block(links, block, lines, text)


def _starts_of_lines(text: str, line_end: str) -> list[int]:
    """The places at which the lines begin, and the end of the text.

    To Markdown a carriage return ends a line, also alone; the lines of a file are counted by line feeds.
    """
    ends = (found.end() for found in re.finditer(line_end, text))
    return [0, *ends, len(text)]


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a prose by their beginnings."""

    prose: Prose
    starts: Sequence[int]

    def location(self, start: int, end: int) -> Location:
        """The place in its file of a mark, as much as is on the line on which it begins."""
        line = bisect_right(self.starts, start, hi=len(self.starts) - 1) - 1
        column = start - self.starts[line] + 1
        shown, _, _ = self.prose.markdown[start:end].partition("\n")
        return Location(self.prose.path, self.prose.first_line + line, column, len(shown))


def _of_block(
    links: Iterable[tuple[str, str]], block: _Block, lines: _Lines, text: ProseText
) -> Iterator[PlacedMark]:
    """The marks of a block, from left to right."""
    cursor = block.start
    for figure, words in links:
        start, cursor = block.next_mark(figure, cursor)
        first, last = text.labels.get(start) or (text.index(start), text.index(cursor))
        yield PlacedMark(figure, words, lines.location(start, cursor), first, last)


_SHAPE = re.compile(r"\[[^\[\]]*\]\(#([^()\s]*)\)")


class _Block:
    """A block of prose from ``start`` to ``end`` of the Markdown: where its marks are."""

    def __init__(self, markdown: str, start: int, end: int) -> None:
        self.start = start
        self._marks: defaultdict[str, deque[tuple[int, int]]] = defaultdict(deque)
        for match in _SHAPE.finditer(markdown, start, end):
            self._marks[match[1]].append(match.span())

    def next_mark(self, figure: str, cursor: int) -> tuple[int, int]:
        """The start and the end of the next mark of ``figure`` from ``cursor`` on.

        Twice ``cursor`` without one.
        """
        written = self._marks[figure]
        while written and written[0][0] < cursor:
            written.popleft()
        return written.popleft() if written else (cursor, cursor)


def _links(children: list[Token]) -> Iterator[tuple[str, str]]:
    """The figure and the words of each link to a figure, in order."""
    figure: str | None = None
    words = ""
    for child in children:
        if child.type == "link_open":
            target = str(child.attrGet("href") or "")
            is_mark = target.startswith("#")
            figure = target[1:] if is_mark else None
            words = ""
        elif child.type == "link_close" and figure is not None:
            yield figure, words
            figure = None
        elif figure is not None:
            words += _words_of(child)


def _words_of(child: Token) -> str:
    """The words of a token within a link; a broken line is a space."""
    is_break = child.type.endswith("break")
    return child.content or (" " if is_break else "")


_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


def plain(markdown: str) -> str:
    """The words of a line without its link targets and emphasis marks."""
    return _LINK.sub(r"\1", markdown).replace("*", "")
