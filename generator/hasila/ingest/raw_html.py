"""HTML in a prose. Markdown is read without it, so that it would be shown to readers as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hasila.ingest.markdown import markdown_reader
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.report import Prose

if TYPE_CHECKING:
    from markdown_it.token import Token

_MAYBE = re.compile(r"<[A-Za-z/!?]")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--.*?(?:-->|\Z)|<[?!][^<>]*>", re.DOTALL)
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag of HTML: its line in the prose from 0, its column from 1."""

    text: str
    line: int
    column: int


def raw_html(prose: Prose) -> Iterator[Diagnostic]:
    """An error for each line of ``prose`` on which HTML stands, at its first tag there."""
    if not _MAYBE.search(prose.markdown):
        return
    told: set[int] = set()
    for tag in _tags(prose.markdown):
        if tag.line not in told:
            told.add(tag.line)
            yield _refused(tag, prose)


def _tags(markdown: str) -> Iterator[_Tag]:
    """All HTML that a reader of Markdown with HTML would find, in order."""
    lines = markdown.split("\n")
    for token in markdown_reader(html=True).parse(markdown):
        first, last = token.map or (0, 0)
        if token.type == "html_block":
            yield from _placed([_first_tag(token.content)], lines, first, last)
        elif token.type == "inline":
            yield from _placed(_inline_tags(token), lines, first, last)


def _first_tag(block: str) -> str:
    tag = _TAG.search(block)
    return tag[0] if tag else block.strip()


def _inline_tags(token: Token) -> list[str]:
    children = token.children or []
    return [child.content for child in children if child.type == "html_inline"]


def _placed(tags: list[str], lines: list[str], first: int, last: int) -> Iterator[_Tag]:
    """Each of ``tags``, which stand in this order in the lines of a block, with its place."""
    block = "\n".join(lines[first:last])
    cursor = 0
    for tag in tags:
        start = max(block.find(tag, cursor), cursor)
        cursor = start + len(tag)
        line_start = block.rfind("\n", 0, start) + 1
        line = first + block.count("\n", 0, start)
        yield _Tag(tag, line, start - line_start + 1)


def _refused(tag: _Tag, prose: Prose) -> Diagnostic:
    line = prose.first_line + tag.line
    location = Location(prose.path, line, tag.column)
    message = f"HTML stands in the prose: `{_shortened(tag.text)}`"
    return Diagnostic(location, "raw-html", "error", message, _HINT)


_HINT = (
    "write it in Markdown: *emphasis*, [a link](https://…), an empty line between paragraphs; "
    "`\\<` is the sign"
)


def _shortened(tag: str) -> str:
    first_line = tag.split("\n")[0]
    if len(first_line) <= _SHOWN:
        return first_line
    return f"{first_line[: _SHOWN - 1]}…"
