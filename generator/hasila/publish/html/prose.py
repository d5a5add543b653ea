"""The prose of a report as HTML: every marked number a link to its row; pages of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

NO_FIGURE = "#-"
"""The target that says: this number is marked as none of ours."""

LONG = 20
"""Letters: marked words that are shorter stand on one line, so that no number is parted from its
qualifier."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The words beside a number that takes part in an open finding, and where the finding is told."""

    words: str
    href: str


class _Renderer(RendererHTML):
    """Links to figures get an anchor of their own, so that the table can lead back to the words."""

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: dict[str, Any]) -> str:
        target = str(tokens[idx].attrGet("href"))
        if not target.startswith("#"):
            return f'<a href="{escape(target)}" rel="noreferrer">'
        if target == NO_FIGURE:
            env["open"].append("span")
            return '<span class="not-ours">'
        return self._figure(target[1:], tokens[idx + 1].content, env)

    def _figure(self, figure: str, words: str, env: dict[str, Any]) -> str:
        env["seen"][figure] += 1
        anchor = f"words-{figure}-{env['seen'][figure]}"
        conflict = env["conflicts"].get(figure)
        env["open"].append(conflict or "figure")
        kind = ("number in-conflict" if conflict else "number") + (" long" if len(words) >= LONG else "")
        return f'<a class="{kind}" id="{escape(anchor)}" href="#figure-{escape(figure)}">'

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: dict[str, Any]) -> str:
        opened = env["open"].pop() if env["open"] else "figure"
        if opened == "span":
            return "</span>"
        return f"</a>{_mark(opened)}" if isinstance(opened, Conflict) else "</a>"


def _mark(conflict: Conflict) -> str:
    href, words = escape(conflict.href), escape(conflict.words)
    sign = '<span class="sign" aria-hidden="true">≠</span>'
    return f'<a class="conflict-mark" href="{href}" title="{words}">{sign}<span class="unseen">{words}</span></a>'


_MARKDOWN = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table")


def report_prose(markdown: str, conflicts: Mapping[str, Conflict]) -> Markup:
    """``markdown`` with its numbers as links to ``#figure-<id>``; those in ``conflicts`` carry a mark and
    words."""
    return Markup(_MARKDOWN.render(markdown, {"seen": Counter(), "open": [], "conflicts": conflicts}))


class _TextRenderer(RendererHTML):
    """A table is named by the heading that it stands under, for those who do not see how they stand."""

    def table_open(self, tokens: Sequence[Token], idx: int, options: Any, env: dict[str, Any]) -> str:
        above = (tokens[i + 1].content for i in range(idx - 1, -1, -1) if tokens[i].type == "heading_open")
        heading = next(above, "")
        return f'<table>\n<caption class="unseen">{escape(heading)}</caption>\n' if heading else "<table>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: Any, env: dict[str, Any]) -> str:
        return '<th scope="col">'


_TEXT = MarkdownIt("commonmark", {"html": False}, renderer_cls=_TextRenderer).enable("table")


def text_page(markdown: str) -> tuple[str, Markup]:
    """The title (its first line, a heading) and the rest of a page of text."""
    first, _, rest = markdown.strip().partition("\n")
    return first.lstrip("# ").strip(), Markup(_TEXT.render(rest))
