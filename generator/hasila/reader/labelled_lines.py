"""A label on one line and its number on the next, as bulletins that were copied from a table have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hasila.reader.tokens import Token

_LONGEST_LABEL = 8
"""Words of a label; a longer line is a sentence."""
_LONGEST_WITH_COLON = 14
"""Words of a label that ends with a colon: it may say since when or for how many hours."""
_LONGEST_NUMBER = 5
"""Tokens of a line that holds a number alone: «21,377»."""


class _Line(NamedTuple):
    """The tokens of a line that is not empty, from ``first`` up to ``last``, where its end stands."""

    first: int
    last: int


def labels_joined(tokens: Sequence[Token]) -> frozenset[int]:
    """The ends of lines between a label and the number that stands alone below it."""
    lines = [line for line in _lines(tokens) if line.last > line.first]
    joined: set[int] = set()
    for above, below in pairwise(lines):
        if _is_label(tokens, above) and _is_number(tokens, below):
            joined.update(range(above.last, below.first))
    return frozenset(joined)


def _lines(tokens: Sequence[Token]) -> Iterator[_Line]:
    first = 0
    for i, token in enumerate(tokens):
        if token.text == "\n":
            yield _Line(first, i)
            first = i + 1
    yield _Line(first, len(tokens))


def _is_label(tokens: Sequence[Token], line: _Line) -> bool:
    """True of a few words without a number and without the end of a sentence."""
    length = line.last - line.first
    if tokens[line.last - 1].text == ":" and length <= _LONGEST_WITH_COLON + 1:
        return not any(token.text in ".!?؟;؛" for token in tokens[line.first : line.last])
    if length > _LONGEST_LABEL + 1:
        return False
    return not any(token.kind == "d" or token.text in ".!?؟;؛" for token in tokens[line.first : line.last])


def _is_number(tokens: Sequence[Token], line: _Line) -> bool:
    """True of digits and their marks alone."""
    if line.last - line.first > _LONGEST_NUMBER:
        return False
    words = any(token.kind == "w" for token in tokens[line.first : line.last])
    return not words and any(token.kind == "d" for token in tokens[line.first : line.last])
