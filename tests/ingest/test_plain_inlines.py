"""The tokens of plain blocks are those that markdown-it makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hasila.ingest.markdown import html_of, markdown_reader, parse_markdown
from hasila.ingest.plain_inlines import plain_inlines
from hasila.model.prose import pack_html

PARSERS = [
    (markdown_reader(), MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])),
    (markdown_reader(html=True), MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])),
]
PIECES = (
    "a", "b c", "قتل", "ـ", "\u0301", "\u00a0", "«", "—", " ", ".", ",", ":", "(", ")", "[", "]", "!", "\n",
    " \n", "\n ", "  \n", "\n\n", "\t", "\r\n", "*", "**", "***", "_", "`", "&amp;", "&", "<", ">", "<b>",
    "\\", "\\*", "~~", "#", "- ", "1. ", "> ", "| ", "http://x.y", "[x](#y)", "[12](#-)", "[x](#)",
    "[](#y)", "[x](#a b)", "[*x*](#y)", "[a b](https://e.org/x/y)", "[l](http://a.b)", "[x](HTTP://A.b)",
    "[x](https://a.b/?q=1)", "[x]: /u\n", "*x*", "*x*.", "**x y**", "x*y*z", "**[1](#a)**", "|a|b|\n|-|-|\n",
)  # fmt: skip


def told(tokens: list[Token]) -> list[dict[str, Any]]:
    """All that a token holds, without the empty texts that markdown-it leaves beside emphasis."""
    whole = [token.as_dict(children=False) for token in tokens]
    for entry, token in zip(whole, tokens, strict=True):
        children = token.children or []
        texts = [child for child in children if child.type != "text" or child.content]
        entry["children"] = [child.as_dict() for child in texts]
    return whole


@pytest.mark.parametrize(("ours", "theirs"), PARSERS)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@settings(max_examples=500, deadline=None)
def test_the_tokens_are_those_of_markdown_it(ours: MarkdownIt, theirs: MarkdownIt, text: str) -> None:
    assert told(ours.parse(text)) == told(theirs.parse(text))


@pytest.mark.parametrize("path", sorted(Path("content").rglob("*.md")), ids=lambda path: path.stem)
def test_the_tokens_of_our_reports_are_those_of_markdown_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    ours, theirs = PARSERS[0]
    assert told(ours.parse(text)) == told(theirs.parse(text))


@pytest.mark.parametrize("text", ["", "Two words.", "of [5 men](#a), *all* of\nthem **dead**."])
def test_plain_blocks_are_known_as_such(text: str) -> None:
    assert plain_inlines(text) is not None


@pytest.mark.parametrize(
    "text", ["`x`", "![x](#y)", "a_b_", "&amp;", "<b>", "[x]", "a\\*", "*a", "x  \ny", "~~13~~ 12"]
)
def test_others_are_left_to_markdown_it(text: str) -> None:
    assert plain_inlines(text) is None


def test_what_is_struck_out_is_shown_so() -> None:
    parsed = parse_markdown("The toll is ~~13~~ 12, of ~40 hurt.\n")
    assert html_of(parsed) == pack_html(("<p>The toll is <s>13</s> 12, of ~40 hurt.</p>\n",))
