"""The marks of a prose: Markdown links to figures, found by markdown-it and placed in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.nouns.model import Prose
from generator.words.mistake import Place

NOT_A_TALLY = "-"
"""The target of a mark that says: a number, but none of ours."""


@dataclass(frozen=True, slots=True)
class Mark:
    """``words`` linked to ``figure``, and the prose that touches them on either side, on the same line."""

    figure: str
    words: str
    before: str
    after: str
    place: Place


def find_marks(prose: Prose) -> tuple[Mark, ...]:
    """Every link to a figure, in order. Links inside code or escaped brackets are none, as for any Markdown reader."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(prose.markdown)
    lines = prose.markdown.split("\n")
    return tuple(
        mark for token in tokens if token.type == "inline" for mark in _of_block(token, lines, prose)
    )


def _of_block(token: Token, lines: list[str], prose: Prose) -> Iterator[Mark]:
    first, last = token.map or (0, 0)
    block, cursor = "\n".join(lines[first:last]), 0
    for figure, words in _links(token.children or []):
        found = re.compile(rf"\[[^\[\]]*\]\(#{re.escape(figure)}\)").search(block, cursor)
        start, cursor = found.span() if found else (cursor, cursor)
        line = block.count("\n", 0, start)
        column = start - (block.rfind("\n", 0, start) + 1) + 1
        length = len(found[0].split("\n")[0]) if found else 0
        place = Place(prose.path, prose.first_line + first + line, column, length)
        yield Mark(figure, words, _line_before(block, start), _line_after(block, cursor), place)


def _links(children: list[Token]) -> Iterator[tuple[str, str]]:
    figure, words = None, ""
    for child in children:
        if child.type == "link_open":
            target = str(child.attrGet("href") or "")
            figure, words = (target[1:], "") if target.startswith("#") else (None, "")
        elif child.type == "link_close" and figure is not None:
            yield figure, words
            figure = None
        elif figure is not None:
            words += child.content or (" " if child.type.endswith("break") else "")


def _line_before(block: str, start: int) -> str:
    return plain(block[block.rfind("\n", 0, start) + 1 : start])


def _line_after(block: str, end: int) -> str:
    return plain(block[end:].split("\n", 1)[0])


def plain(markdown: str) -> str:
    """The words of a line without its link targets and emphasis marks."""
    return re.sub(r"\[([^\[\]]*)\]\([^()\s]*\)", r"\1", markdown).replace("*", "")
