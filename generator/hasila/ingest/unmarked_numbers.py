"""Numbers in a prose that nobody marked, though they may count people."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from hasila.ingest.prose_place import location_in_prose
from hasila.model.diagnostics import Diagnostic
from hasila.model.report import Prose
from hasila.reader import numerals

_CODE_OR_LINK = re.compile(r"`[^`\n]*`|\[(?P<label>[^\[\]]*)\]\([^()\s]*\)")


def unmarked_numbers(prose: Prose) -> Iterator[Diagnostic]:
    """A warning for each number of ``prose`` that is neither marked nor evidently a date or the like."""
    text = _read_text(prose.markdown)
    for numeral in numerals(text.text, prose.language):
        if numeral.kind == "tally" and not text.is_marked(numeral.start, numeral.end):
            yield _unmarked(prose, numeral.text, text.origin(numeral.start))


def _unmarked(prose: Prose, number: str, start: int) -> Diagnostic:
    location = location_in_prose(prose, start)
    message = f"the number “{number}” is not marked"
    hint = f"mark it with its figure, [{number}](#id), or as none of ours, [{number}](#-)"
    return Diagnostic(location, "unmarked-number", "warning", message, hint)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the text that is read: where it begins there, and where in the Markdown it stood."""

    start: int
    origin: int
    marked: bool


@dataclass(frozen=True, slots=True)
class _ReadText:
    """The prose as it is read: the label of each link stands in its sentence, without its target."""

    text: str
    pieces: tuple[_Piece, ...]
    starts: tuple[int, ...]

    def origin(self, index: int) -> int:
        """The index in the Markdown of the code point at ``index``."""
        piece = self.pieces[self._piece_at(index)]
        return piece.origin + index - piece.start

    def is_marked(self, start: int, end: int) -> bool:
        """True where a part of the text from ``start`` to ``end`` is the label of a link."""
        first, last = self._piece_at(start), self._piece_at(end - 1)
        pieces = self.pieces[first : last + 1]
        return any(piece.marked for piece in pieces)

    def _piece_at(self, index: int) -> int:
        return bisect_right(self.starts, index) - 1


def _read_text(markdown: str) -> _ReadText:
    """The Markdown without code spans, of which a space is left, and without the targets of its links."""
    texts: list[str] = []
    pieces = [_Piece(0, 0, False)]
    length = 0
    for text, origin, marked in _cut(markdown):
        pieces.append(_Piece(length, origin, marked))
        texts.append(text)
        length += len(text)
    starts = tuple(piece.start for piece in pieces)
    return _ReadText("".join(texts), tuple(pieces), starts)


def _cut(markdown: str) -> Iterator[tuple[str, int, bool]]:
    """The text, its index in the Markdown, and whether it is the label of a link; in order."""
    cursor = 0
    for found in _CODE_OR_LINK.finditer(markdown):
        yield markdown[cursor : found.start()], cursor, False
        label = found["label"]
        if label is None:
            yield " ", found.start(), False
        else:
            yield label, found.start("label"), True
        cursor = found.end()
    yield markdown[cursor:], cursor, False
