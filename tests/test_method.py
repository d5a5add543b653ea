"""The method is told once: the page of the site and the page of the architecture hold the same text."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def headings(text: str) -> int:
    return len(re.findall(r"^#+ ", text, re.MULTILINE))


def test_the_architecture_tells_the_method_in_the_words_of_the_site() -> None:
    page = (ROOT / "site_src/pages/method.en.md").read_text(encoding="utf-8")
    told = re.search(
        r"<!-- method -->\n(.*)\n<!-- /method -->",
        (ROOT / "generator/README.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert told is not None
    assert re.sub(r"^#", "", told[1], flags=re.MULTILINE).strip() == page.split("\n", 2)[2].strip()


def test_both_languages_have_the_same_sections_and_rows() -> None:
    english, arabic = (
        (ROOT / f"site_src/pages/method.{code}.md").read_text(encoding="utf-8") for code in ("en", "ar")
    )
    assert headings(english) == headings(arabic)
    for mark in (r"^\| ", r"^- ", r"^\d\. "):
        assert len(re.findall(mark, english, re.MULTILINE)) == len(re.findall(mark, arabic, re.MULTILINE)), (
            mark
        )
