"""The marks of a prose: Markdown links to figures, found by markdown-it and placed in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from markdown_it.token import Token

from hasila.ingest.markdown import ParsedMarkdown
from hasila.model.diagnostics import Location
from hasila.model.report import Prose
from hasila.reader import ReadMark, Unread

NOT_A_TALLY = "-"
"""The target of a mark that says: a number, but none of ours."""


@dataclass(frozen=True, slots=True)
class Mark:
    """``words`` linked to ``figure``, and the prose that touches them on either side, on the same line.

    ``reading`` is what the words state, where they hold no letter and no vocabulary has a say in it; else
    ``None``.
    """

    figure: str
    words: str
    before: str
    after: str
    location: Location
    reading: ReadMark | Unread | None = None


def marks_of(parsed: ParsedMarkdown, prose: Prose) -> tuple[Mark, ...]:
    """Every link to a figure, in order; a link inside code or with escaped brackets is none in Markdown."""
    lines = parsed.text.split("\n")
    blocks = (token for token in parsed.tokens if token.type == "inline")
    marks = (_of_block(block, lines, prose) for block in blocks)
    return tuple(chain.from_iterable(marks))


def _of_block(token: Token, lines: list[str], prose: Prose) -> Iterator[Mark]:
    """The marks of a block, from left to right; the work grows with the block alone."""
    first, last = token.map or (0, 0)
    block = _Block("\n".join(lines[first:last]))
    above = prose.first_line + first
    start = cursor = 0
    for figure, words in _links(token.children or []):
        start, cursor = block.next_mark(figure, cursor)
        line, column = block.line_and_column(start)
        length = block.length(start, cursor)
        location = Location(prose.path, above + line, column + 1, length)
        before, after = block.before(start), block.after(cursor)
        yield Mark(figure, words, before, after, location)


_SHAPE = re.compile(r"\[[^\[\]]*\]\(#([^()\s]*)\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_NEIGHBOURS = 100
"""Code points of neighbouring words that are kept on either side: the reader looks at 80 of them."""


class _Block:
    """A block of prose as it is written: where its marks and its lines are."""

    def __init__(self, text: str) -> None:
        self.text = text
        line_ends = (match.end() for match in re.finditer("\n", text))
        self._starts = [0, *line_ends]
        self._marks: defaultdict[str, deque[tuple[int, int]]] = defaultdict(deque)
        for match in _SHAPE.finditer(text):
            self._marks[match[1]].append(match.span())
        self._plain: dict[int, _PlainLine] = {}

    def next_mark(self, figure: str, cursor: int) -> tuple[int, int]:
        """The start and the end of the next mark of ``figure`` from ``cursor`` on.

        Twice ``cursor`` without one.
        """
        written = self._marks[figure]
        while written and written[0][0] < cursor:
            written.popleft()
        return written.popleft() if written else (cursor, cursor)

    def line_and_column(self, index: int) -> tuple[int, int]:
        """The line and the column of the code point ``index``, both from 0."""
        line = bisect_right(self._starts, index) - 1
        return line, index - self._starts[line]

    def length(self, start: int, end: int) -> int:
        """The code points of a mark on the line on which it begins."""
        first_line, _, _ = self.text[start:end].partition("\n")
        return len(first_line)

    def before(self, index: int) -> str:
        """The words before ``index`` on its line."""
        line, column = self.line_and_column(index)
        return self._line(line).before(column)

    def after(self, index: int) -> str:
        """The words from ``index`` on, on its line."""
        line, column = self.line_and_column(index)
        return self._line(line).after(column)

    def _line(self, number: int) -> _PlainLine:
        if number not in self._plain:
            start = self._starts[number]
            end = self.text.find("\n", start)
            if end < 0:
                end = len(self.text)
            self._plain[number] = _PlainLine(self.text[start:end])
        return self._plain[number]


class _PlainLine:
    """The words of a line without its link targets, and the columns of the line at which they stand."""

    def __init__(self, line: str) -> None:
        self._line, self._words = line, plain(line)
        self._ends = [0]
        self._lengths = [0]
        for link in _LINK.finditer(line):
            piece = line[self._ends[-1] : link.end()]
            words = plain(piece)
            length = self._lengths[-1] + len(words)
            self._lengths.append(length)
            self._ends.append(link.end())

    def before(self, column: int) -> str:
        """The words that end at ``column``."""
        end = self._index(column)
        return self._words[max(0, end - _NEIGHBOURS) : end]

    def after(self, column: int) -> str:
        """The words that begin at ``column``."""
        start = self._index(column)
        return self._words[start : start + _NEIGHBOURS]

    def _index(self, column: int) -> int:
        """The index in the words of what stands at ``column``, which is in no link."""
        links = bisect_right(self._ends, column) - 1
        last_end = self._ends[links]
        words = plain(self._line[last_end:column])
        return self._lengths[links] + len(words)


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


def plain(markdown: str) -> str:
    """The words of a line without its link targets and emphasis marks."""
    return _LINK.sub(r"\1", markdown).replace("*", "")
