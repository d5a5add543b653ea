"""Markdown within a block of which no two readings are possible: words, simple links and emphasis.

Nearly every block of a report is such. Its tokens are written down here as markdown-it would make them, in a
tenth of the time; any other block is left to markdown-it. A test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.rules_core import inline as parse_inlines
from markdown_it.token import Token

_WORDS = r"[^\\`~*_\[\]<&\n]"
"""Characters that begin nothing within a block."""
_LINK = (
    rf"(?<!!)\[(?P<label>{_WORDS}+)\]"
    r"\((?P<target>#[A-Za-z0-9-]+|https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:/[A-Za-z0-9._/-]*)?)\)"
)
_EMPHASIS = (
    rf"(?:(?<=[ \n])|\A)(?P<sign>\*\*?)(?=[^\W_])(?P<stressed>{_WORDS}+)(?<=[^\W_])(?P=sign)"
    r"(?=[ \n.,;:]|\Z)"
)
_BREAK = r"(?<=\S)\n(?=\S)"
_PIECE = re.compile(rf"(?P<words>{_WORDS}+)|{_LINK}|{_EMPHASIS}|(?P<break>{_BREAK})")


def read_inlines(state: StateCore) -> None:
    """Fill in the tokens of each block; a rule of the core of markdown-it."""
    left: list[Token] = []
    for token in state.tokens:
        if token.type == "inline":
            token.children = plain_inlines(token.content)
            if token.children is None:
                left.append(token)
    if left:
        whole, state.tokens = state.tokens, left
        parse_inlines(state)
        state.tokens = whole


def plain_inlines(content: str) -> list[Token] | None:
    """The tokens of a block; ``None`` where it holds anything but words, simple links and emphasis."""
    tokens: list[Token] = []
    end = 0
    for piece in _PIECE.finditer(content):
        if piece.start() != end:
            return None
        end = piece.end()
        tokens += _tokens(piece)
    return tokens if end == len(content) else None


def _tokens(piece: re.Match[str]) -> Iterator[Token]:
    kind = piece.lastgroup
    if kind == "words":
        yield _text(piece[0], 0)
    elif kind == "target":
        yield Token("link_open", "a", 1, attrs={"href": piece["target"]})
        yield _text(piece["label"], 1)
        yield Token("link_close", "a", -1)
    elif kind == "stressed":
        yield from _stressed(piece["stressed"], piece["sign"])
    else:
        yield Token("softbreak", "br", 0)


def _stressed(words: str, sign: str) -> Iterator[Token]:
    name = "strong" if len(sign) == 2 else "em"
    yield Token(f"{name}_open", name, 1, markup=sign)
    yield _text(words, 1)
    yield Token(f"{name}_close", name, -1, markup=sign)


def _text(words: str, level: int) -> Token:
    return Token("text", "", 0, content=words, level=level)
