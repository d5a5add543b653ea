"""The prose of a report as HTML: every marked number a link to its row; pages of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from hasila.model.data_class import dataclass
from hasila.model.prose import ProseHtml, ProseLink

LONG = 20
"""Letters: marked words that are shorter stand on one line, so that no number is parted from its
qualifier.
"""


@dataclass(frozen=True, slots=True)
class ConflictSign:
    """The sign beside a number that takes part in an open finding, in words: ``words`` the first time, and
    the shorter ``again`` from then on. ``href`` is the address of the finding."""

    words: str
    href: str
    again: str


def report_prose(html: ProseHtml, conflicts: Mapping[str, ConflictSign]) -> Markup:
    """A prose with its numbers as links to ``#figure-<id>``; those in ``conflicts`` carry a mark and a text.

    The marks of one figure have anchors of their own, counted from 1, so that the table can lead back to
    them.
    """
    told = _Told(conflicts)
    parts = [_part(part, told) for part in html]
    return Markup("".join(parts))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the prose said so far: the marks of each figure, and the findings whose sign was in full."""

    conflicts: Mapping[str, ConflictSign]
    marks: Counter[str] = field(default_factory=Counter)
    findings: set[str] = field(default_factory=set)

    def sign(self, figure: str) -> str:
        """The sign behind a number of ``figure``; empty where it takes part in no finding."""
        conflict = self.conflicts.get(figure)
        if conflict is None:
            return ""
        words = conflict.again if conflict.href in self.findings else conflict.words
        self.findings.add(conflict.href)
        return _sign(conflict.href, words)


def _part(part: str | ProseLink, told: _Told) -> str:
    return part if isinstance(part, str) else _link(part, told)


def _link(link: ProseLink, told: _Told) -> str:
    if not link.target.startswith("#"):
        address = escape(link.target)
        return f'<a href="{address}" rel="noreferrer">{link.html}</a>'
    figure = link.target[1:]
    told.marks[figure] += 1
    number = _number(link, figure, told)
    return number + told.sign(figure)


def _number(link: ProseLink, figure: str, told: _Told) -> str:
    """The marked words as a link to the row of their figure."""
    kind = "number in-conflict" if figure in told.conflicts else "number"
    if len(link.label) >= LONG:
        kind += " long"
    anchor = escape(f"words-{figure}-{told.marks[figure]}")
    target = escape(f"#figure-{figure}")
    return f'<a class="{kind}" id="{anchor}" href="{target}">{link.html}</a>'


def _sign(href: str, words: str) -> str:
    """The sign behind a number that takes part in a finding. Its name is an attribute, and the blank before
    it its own: who copies the sentence copies neither."""
    address = escape(href)
    label = escape(words)
    return (
        f'<a class="conflict-mark" href="{address}" title="{label}" aria-label="{label}">'
        f'<span class="sign" aria-hidden="true">&nbsp;≠</span></a>'
    )


class _TextRenderer(RendererHTML):
    """Gives each table the heading above it, or the title of the page, as a hidden caption, for screen
    readers."""

    def table_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        heading = escape(_heading_above(tokens[:idx]) or env.get("title", ""))
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


_TEXT = MarkdownIt("commonmark", {"html": False}, renderer_cls=_TextRenderer)
_TEXT.enable(["table", "strikethrough"])


def text_page(markdown: str) -> tuple[str, Markup]:
    """The title (its first line, a heading) and the rest of a page of text."""
    first, _, rest = markdown.strip().partition("\n")
    title = first.lstrip("# ").strip()
    body = Markup(_TEXT.render(rest, {"title": title}))
    return title, body
