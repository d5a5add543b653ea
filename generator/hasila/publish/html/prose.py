"""The prose of a report as HTML: every marked number a link to its row; pages of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from hasila.model.prose import ProseHtml, ProseLink

NO_FIGURE = "#-"
"""The target that says: this number is marked as none of ours."""

LONG = 20
"""Letters: marked words that are shorter stand on one line, so that no number is parted from its
qualifier.
"""


@dataclass(frozen=True, slots=True)
class ConflictSign:
    """The text beside a number that takes part in an open finding, and the address of the finding."""

    words: str
    href: str


def report_prose(html: ProseHtml, conflicts: Mapping[str, ConflictSign]) -> Markup:
    """A prose with its numbers as links to ``#figure-<id>``; those in ``conflicts`` carry a mark and a text.

    The marks of one figure have anchors of their own, counted from 1, so that the table can lead back to
    them.
    """
    seen: Counter[str] = Counter()
    parts = [_part(part, seen, conflicts) for part in html]
    return Markup("".join(parts))


def _part(part: str | ProseLink, seen: Counter[str], conflicts: Mapping[str, ConflictSign]) -> str:
    return part if isinstance(part, str) else _link(part, seen, conflicts)


def _link(link: ProseLink, seen: Counter[str], conflicts: Mapping[str, ConflictSign]) -> str:
    if not link.target.startswith("#"):
        address = escape(link.target)
        return f'<a href="{address}" rel="noreferrer">{link.html}</a>'
    if link.target == NO_FIGURE:
        return link.html
    figure = link.target[1:]
    seen[figure] += 1
    return _number(link, figure, seen[figure], conflicts.get(figure))


def _number(link: ProseLink, figure: str, ordinal: int, conflict: ConflictSign | None) -> str:
    kind = "number in-conflict" if conflict else "number"
    if len(link.label) >= LONG:
        kind += " long"
    anchor = escape(f"words-{figure}-{ordinal}")
    target = escape(f"#figure-{figure}")
    sign = _sign(conflict) if conflict else ""
    number = f'<a class="{kind}" id="{anchor}" href="{target}">{link.html}</a>'
    return f"{number}{sign}"


def _sign(conflict: ConflictSign) -> str:
    """The sign behind a number that takes part in a finding."""
    href = escape(conflict.href)
    label = escape(conflict.words)
    return (
        f'<a class="conflict-mark" href="{href}" title="{label}">'
        f'<span class="sign" aria-hidden="true">≠</span><span class="unseen">{label}</span></a>'
    )


class _TextRenderer(RendererHTML):
    """Gives each table the heading above it as a hidden caption, for screen readers."""

    def table_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        heading = escape(_heading_above(tokens[:idx]))
        caption = f'<caption class="unseen">{heading}</caption>\n' if heading else ""
        return f"<table>\n{caption}"

    def th_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return '<th scope="col">'


def _heading_above(tokens: Sequence[Token]) -> str:
    """The text of the last heading in ``tokens``; empty where there is none."""
    for opening, content in reversed(list(pairwise(tokens))):
        if opening.type == "heading_open":
            return content.content
    return ""


_TEXT = MarkdownIt("commonmark", {"html": False}, renderer_cls=_TextRenderer).enable("table")


def text_page(markdown: str) -> tuple[str, Markup]:
    """The title (its first line, a heading) and the rest of a page of text."""
    first, _, rest = markdown.strip().partition("\n")
    title = first.lstrip("# ").strip()
    body = Markup(_TEXT.render(rest))
    return title, body
