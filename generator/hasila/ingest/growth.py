"""Verb: growth. Prose whose page would be far larger than it, or that lies too deep to be shown whole.

An address that is defined once and used a thousand times stands on the page a thousand times; a row of a table is filled up to
the columns of its head. The amounts are counted from the tokens of the reader of Markdown; no page is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hasila.model.bounds import DEEPEST_PROSE, MOST_GROWTH, ROOM_TO_GROW, shown
from hasila.model.diagnostics import Diagnostic, Location

_SUSPECT = re.compile(r"^[ >]{0,16}\[[^\]\n]+\]:|^[ >]*\|?[ :-]*-[ :-]*\|[ :|-]*$", re.MULTILINE)
"""A definition of an address, or the line under the head of a table: without either no page outgrows its source."""
_DEEP = re.compile(
    rf"^(?:[ \t]*(?:>|[-+*]|[0-9]{{1,9}}[.)])){{{DEEPEST_PROSE + 1}}}|^[ \t]{{{2 * DEEPEST_PROSE},}}\S",
    re.MULTILINE,
)
"""A line that may lie too deep: it opens many quotations and lists, or is far indented."""
_TAG = 24
"""Bytes of a tag and its end, about."""


def growth(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The mistakes of each text in Markdown that would be a page, in order of path."""
    pages = {
        path: text for path, text in texts.items() if path.endswith(".md") and not path.endswith("/README.md")
    }
    return tuple(mistake for path, text in sorted(pages.items()) for mistake in _each(path, *_body(text)))


def _body(text: str) -> tuple[str, int]:
    """The prose, and the lines of the head before it."""
    closing = text.find("\n---", 3) if text.startswith("---") else -1
    start = text.find("\n", closing + 1) + 1 if closing >= 0 else 0
    return text[start:], text.count("\n", 0, start)


def _each(path: str, prose: str, before: int) -> Iterator[Diagnostic]:
    if not (_SUSPECT.search(prose) or _DEEP.search(prose)):
        return
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(prose)
    yield from _grown(path, prose, tokens)
    yield from _deep(path, tokens, before)


def _grown(path: str, prose: str, tokens: list[Token]) -> Iterator[Diagnostic]:
    page, source = sum(map(_size, tokens)), len(prose.encode())
    if page > max(ROOM_TO_GROW, MOST_GROWTH * source):
        message = f"the text has {shown(source)} bytes and its page would have about {shown(page)}, through {_cause(tokens)}"
        yield Diagnostic(
            Location(path),
            "grows",
            "error",
            message,
            "give each link its own short address; leave out empty columns",
        )


def _size(token: Token) -> int:
    own = _TAG + len(token.content.encode()) if token.type != "inline" else 0
    return (
        own + sum(len(str(value)) for value in token.attrs.values()) + sum(map(_size, token.children or ()))
    )


def _cause(tokens: Iterable[Token]) -> str:
    """What the page grows by most: the addresses of links and pictures, or the cells of tables."""
    tokens = tuple(tokens)
    cells = sum(_TAG for token in tokens if token.type in ("td_open", "th_open"))
    inner = [child for token in tokens for child in token.children or ()]
    addresses = sum(len(str(value)) for child in inner for value in child.attrs.values())
    return "an address that is used again and again" if addresses > cells else "the empty cells of a table"


def _deep(path: str, tokens: list[Token], before: int) -> Iterator[Diagnostic]:
    open_ = 0
    for token in tokens:
        if token.type in ("blockquote_open", "bullet_list_open", "ordered_list_open"):
            open_ += 1
        elif token.type in ("blockquote_close", "bullet_list_close", "ordered_list_close"):
            open_ -= 1
        if open_ > DEEPEST_PROSE:
            line = (token.map or [0])[0] + before + 1
            message = f"lists and quotations lie more than {DEEPEST_PROSE} deep here"
            yield Diagnostic(
                Location(path, line, 1), "too-deep", "error", message, "bring the text further out"
            )
            return
