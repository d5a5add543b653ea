"""The readers of Markdown of this process, and a parsed prose as HTML.

What reads Markdown is loaded with the first prose: a project of tables may have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from hasila.model.data_class import dataclass
from hasila.model.prose import NO_FIGURE, ProseHtml, ProseLink, pack_html

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token


@cache
def markdown_reader(*, html: bool = False) -> MarkdownIt:
    """The reader of every prose: CommonMark with tables and what is struck out (``~~13~~``), HTML read as
    text. The one that reads ``html`` is asked only where a prose seems to hold some."""
    from markdown_it import MarkdownIt

    from hasila.ingest.plain_inlines import read_inlines

    parser = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    parser.core.ruler.at("inline", read_inlines)
    return parser


@cache
def _renderer() -> RendererHTML:
    from markdown_it.renderer import RendererHTML

    return RendererHTML()


_TO_THE_RIGHT = "text-align:right"
_CELLS = {"th_open": ("<th>", '<th class="count">'), "td_open": ("<td>", '<td class="count">')}
"""The cells of a table, plain and of a column that is set to the right, as numbers are. A style of their own
would be ignored: the pages allow none (their ``Content-Security-Policy``)."""


@dataclass(frozen=True, slots=True)
class ParsedMarkdown:
    """A text in Markdown and the tokens that it was parsed into, which nobody changes."""

    text: str
    tokens: Sequence[Token]


def parse_markdown(text: str) -> ParsedMarkdown:
    """The tokens of a prose, with HTML read as text."""
    return ParsedMarkdown(text, markdown_reader().parse(text))


def html_of(parsed: ParsedMarkdown) -> ProseHtml:
    """The parsed prose in HTML, cut at its links. Links never lie in each other (CommonMark 0.31, 6.3)."""
    parts: list[str | ProseLink] = []
    text: list[str] = []
    for piece in _pieces(parsed.tokens):
        if isinstance(piece, str):
            text.append(piece)
        else:
            parts += ("".join(text), piece)
            text = []
    return pack_html((*parts, "".join(text)))


def _pieces(tokens: Sequence[Token]) -> Iterator[str | ProseLink]:
    for index, token in enumerate(tokens):
        if token.type == "inline":
            yield from _inline(token.children or [])
        else:
            yield _rendered(tokens, index)


def _inline(children: Sequence[Token]) -> Iterator[str | ProseLink]:
    """The pieces of a block: its links, and what stands between them. A number that is marked as none of ours
    leads nowhere."""
    target: str | None = None
    label = ""
    inside: list[str] = []
    for index, child in enumerate(children):
        if child.type == "link_open":
            target = str(child.attrGet("href"))
            label = children[index + 1].content
            inside = []
        elif child.type == "link_close" and target is not None:
            html = "".join(inside)
            yield html if target == NO_FIGURE else ProseLink(target, label, html)
            target = None
        elif target is not None:
            inside.append(_rendered(children, index))
        else:
            yield _rendered(children, index)


def _rendered(tokens: Sequence[Token], index: int) -> str:
    """The HTML of one token; some need their neighbours for the line ends between them."""
    opened = _CELLS.get(tokens[index].type)
    if opened:
        return opened[tokens[index].attrGet("style") == _TO_THE_RIGHT]
    renderer = _renderer()
    rule = renderer.rules.get(tokens[index].type, renderer.renderToken)
    return str(rule(tokens, index, markdown_reader().options, {}))
