"""Prose whose page would be far larger than it, or that lies too deep to be shown whole.

An address that is defined once and used a thousand times stands on the page a thousand times; a row of a
table is filled up to the columns of its head. The amounts are counted from the tokens of the reader of
Markdown; no page is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hasila.ingest.markdown import ParsedMarkdown, parse_markdown
from hasila.model.bounds import DEEPEST_PROSE, MOST_GROWTH, ROOM_TO_GROW, shown
from hasila.model.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from markdown_it.token import Token

_SUSPECT = re.compile(r"^[ >]{0,16}\[[^\]\n]+\]:|^[ >]*\|?[ :-]*-[ :-]*\|[ :|-]*$", re.MULTILINE)
"""A definition of an address, or the line under the head of a table: no page outgrows its source without."""
_DEEP = re.compile(
    rf"^(?:[ \t]*(?:>|[-+*]|[0-9]{{1,9}}[.)])){{{DEEPEST_PROSE + 1}}}|^[ \t]{{{2 * DEEPEST_PROSE},}}\S",
    re.MULTILINE,
)
"""A line that may lie too deep: it opens many quotations and lists, or is far indented."""
_TAG = 24
"""Bytes of a tag and its end, about."""


def growth(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The mistakes of each text in Markdown that would be a page, in order of path."""
    return tuple(_growing(texts))


def _growing(texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    for path in sorted(texts):
        if path.endswith(".md") and not path.endswith("/README.md"):
            yield from growth_of(path, texts[path])


def growth_of(path: str, text: str, parsed: ParsedMarkdown | None = None) -> Iterator[Diagnostic]:
    """The mistakes of one text; ``parsed`` is its prose, where that was parsed already."""
    prose, lines_above = _body(text)
    if not (_SUSPECT.search(prose) or _DEEP.search(prose)):
        return
    if parsed is None or parsed.text != prose:
        parsed = parse_markdown(prose)
    yield from _grown(path, parsed)
    yield from _deep(path, parsed.tokens, lines_above)


def _body(text: str) -> tuple[str, int]:
    """The prose, and the lines of the head before it."""
    start = 0
    closing = text.find("\n---", 3)
    if text.startswith("---") and closing >= 0:
        start = text.find("\n", closing + 1) + 1
    return text[start:], text.count("\n", 0, start)


def _grown(path: str, parsed: ParsedMarkdown) -> Iterator[Diagnostic]:
    if _at_most(parsed) <= ROOM_TO_GROW:
        return
    page = sum(_size(token) for token in parsed.tokens)
    source = len(parsed.text.encode())
    if page > max(ROOM_TO_GROW, MOST_GROWTH * source):
        bytes_of_text = f"the text has {shown(source)} bytes"
        sizes = f"{bytes_of_text} and its page would have about {shown(page)}"
        message = f"{sizes}, through {_cause(parsed.tokens)}"
        hint = "give each link its own short address; leave out empty columns"
        yield Diagnostic(Location(path), "grows", "error", message, hint)


_LONGEST_CHARACTER = 4
"""Bytes of a character in UTF-8, at most."""


def _at_most(parsed: ParsedMarkdown) -> int:
    """A bound of the bytes of the page that is found quickly, and settles nearly every text."""
    size = 0
    for block in parsed.tokens:
        for token in (block, *(block.children or ())):
            size += _TAG + _LONGEST_CHARACTER * len(token.content)
            if token.attrs:
                size += _length_of_attributes(token)
    return size


def _size(token: Token) -> int:
    """The bytes of a token on its page, about."""
    own = 0
    if token.type != "inline":
        content = token.content.encode()
        own = _TAG + len(content)
    children = sum(_size(child) for child in token.children or ())
    return own + _length_of_attributes(token) + children


def _length_of_attributes(token: Token) -> int:
    values = token.attrs.values()
    return sum(len(str(value)) for value in values)


def _cause(tokens: Sequence[Token]) -> str:
    """The cause by which the page grows most: the addresses of links and pictures, or the cells of tables."""
    types = [token.type for token in tokens]
    cells = _TAG * (types.count("td_open") + types.count("th_open"))
    if _length_of_addresses(tokens) > cells:
        return "an address that is used again and again"
    return "the empty cells of a table"


def _length_of_addresses(tokens: Sequence[Token]) -> int:
    """The characters of the addresses of links and pictures."""
    inner = (child for token in tokens for child in token.children or ())
    return sum(map(_length_of_attributes, inner))


_NESTING = ("blockquote", "bullet_list", "ordered_list")
_OPENING = frozenset(f"{block}_open" for block in _NESTING)
_CLOSING = frozenset(f"{block}_close" for block in _NESTING)


def _deep(path: str, tokens: Sequence[Token], lines_above: int) -> Iterator[Diagnostic]:
    """A mistake at the first block that lies in too many lists and quotations."""
    depth = 0
    for token in tokens:
        depth += (token.type in _OPENING) - (token.type in _CLOSING)
        if depth > DEEPEST_PROSE:
            first_line = token.map[0] if token.map else 0
            location = Location(path, first_line + lines_above + 1, 1)
            message = f"lists and quotations lie more than {DEEPEST_PROSE} deep here"
            yield Diagnostic(location, "too-deep", "error", message, "bring the text further out")
            return
