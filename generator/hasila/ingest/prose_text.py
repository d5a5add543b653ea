"""The words of a prose as they are read: without code, emphasis and the targets of links.

Numbers and marks are looked for in this text. Each code point of it has its place in the Markdown, and each
label of a link its place in this text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from hasila.model.data_class import dataclass

_APART = re.compile(r"(?m)`[^`\n]*`|\[(?P<label>[^\[\]]*)\]\([^()\s]*\)|\*+|^ {0,3}#{1,6}(?=[ \t])")
"""Code, links, the signs of emphasis and of headings: "# 10 killed" is no number 10."""
Span = tuple[int, int]
"""The first code point and the one behind the last."""


@dataclass(frozen=True, slots=True)
class ProseText:
    """The text of a prose. ``outside`` is the same with spaces in place of the labels of links.

    A code span is a space, a sign of emphasis nothing; a line that ends within a label is a space, so that
    the words of a mark are never parted. ``starts`` and ``origins`` are the places in the text and in the
    Markdown at which the two go on together. ``labels`` are the places of the labels of links in the text,
    by the place of the opening bracket in the Markdown.
    """

    text: str
    outside: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    labels: Mapping[int, Span]

    def origin(self, index: int) -> int:
        """The place in the Markdown of the code point at ``index`` of the text."""
        piece = bisect_right(self.starts, index) - 1
        return self.origins[piece] + index - self.starts[piece]

    def index(self, origin: int) -> int:
        """The place in the text of what stands at ``origin`` in the Markdown, or of what follows on it."""
        piece = bisect_right(self.origins, origin) - 1
        following = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(self.starts[piece] + origin - self.origins[piece], following)

    def is_labelled(self, start: int, end: int) -> bool:
        """True where a part of the text from ``start`` to ``end`` is the label of a link."""
        return self.outside[start:end] != self.text[start:end]

    def lines(self) -> Iterator[Span]:
        """The places of the lines of the text, without the signs that end them."""
        start = 0
        for line in self.text.split("\n"):
            end = start + len(line)
            yield start, end
            start = end + 1

    def line_around(self, index: int) -> Span:
        """The place of the line that the code point at ``index`` stands on."""
        end = self.text.find("\n", index)
        return self.text.rfind("\n", 0, index) + 1, end if end >= 0 else len(self.text)


def prose_text(markdown: str) -> ProseText:
    """The text of a prose in Markdown."""
    pieces = _Pieces()
    cursor = 0
    for found in _APART.finditer(markdown):
        pieces.add(markdown[cursor : found.start()], cursor)
        if found["label"] is not None:
            pieces.add_label(found)
        elif found[0].startswith("`"):
            pieces.add(" ", found.start())
        cursor = found.end()
    pieces.add(markdown[cursor:], cursor)
    return pieces.joined()


class _Pieces:
    """The pieces of a text while they are gathered."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._outside: list[str] = []
        self._starts = [0]
        self._origins = [0]
        self._labels: dict[int, Span] = {}
        self._length = 0

    def add(self, text: str, origin: int) -> None:
        """Add a piece that is no label."""
        self._add(text, text, origin)

    def add_label(self, found: re.Match[str]) -> None:
        """Add the label of a link, without the signs of emphasis in it."""
        start = self._length
        written = found["label"].replace("\n", " ")
        origin = found.start("label")
        for word in re.finditer(r"[^*]+", written):
            self._add(word[0], " " * len(word[0]), origin + word.start())
        self._labels[found.start()] = start, self._length

    def _add(self, text: str, outside: str, origin: int) -> None:
        if text:
            self._texts.append(text)
            self._outside.append(outside)
            self._starts.append(self._length)
            self._origins.append(origin)
            self._length += len(text)

    def joined(self) -> ProseText:
        """The text of all pieces."""
        starts, origins = tuple(self._starts), tuple(self._origins)
        return ProseText("".join(self._texts), "".join(self._outside), starts, origins, self._labels)
