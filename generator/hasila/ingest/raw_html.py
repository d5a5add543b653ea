"""HTML in a prose. Markdown is read without it, so that it would be shown to readers as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from hasila.ingest.fields import Diagnostics
from hasila.model.diagnostics import Location
from hasila.model.report import Prose

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_MAYBE = re.compile(r"<[A-Za-z/!?]")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--.*?(?:-->|\Z)|<[?!][^<>]*>", re.DOTALL)


def refuse_html(prose: Prose, diagnostics: Diagnostics) -> None:
    """Point out each line of ``prose`` on which HTML stands, at its first tag there."""
    if not _MAYBE.search(prose.markdown):
        return
    lines = prose.markdown.split("\n")
    told: set[int] = set()
    for line, column, tag in _tags(prose.markdown, lines):
        if line not in told:
            told.add(line)
            _refuse(tag, Location(prose.path, prose.first_line + line, column), diagnostics)


def _tags(markdown: str, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """(line from 0, column from 1, tag) of all HTML that a reader of Markdown with HTML would find."""
    for token in _MARKDOWN.parse(markdown):
        first, last = token.map or (0, 0)
        if token.type == "html_block":
            tag = _TAG.search(token.content)
            yield from _placed([tag[0] if tag else token.content.strip()], lines, first, last)
        elif token.type == "inline":
            inline = [child.content for child in token.children or [] if child.type == "html_inline"]
            yield from _placed(inline, lines, first, last)


def _placed(tags: list[str], lines: list[str], first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Each of ``tags``, which stand in this order in the lines of a block, with its place."""
    block, cursor = "\n".join(lines[first:last]), 0
    for tag in tags:
        start = max(block.find(tag, cursor), cursor)
        cursor = start + len(tag)
        column = start - (block.rfind("\n", 0, start) + 1) + 1
        yield first + block.count("\n", 0, start), column, tag


def _refuse(tag: str, place: Location, diagnostics: Diagnostics) -> None:
    shown = tag.split("\n")[0]
    shown = shown if len(shown) <= 40 else f"{shown[:39]}…"
    diagnostics.write(
        place,
        "raw-html",
        f"HTML stands in the prose: `{shown}`",
        "write it in Markdown: *emphasis*, [a link](https://…), an empty line between paragraphs; `\\<` is the sign",
    )
