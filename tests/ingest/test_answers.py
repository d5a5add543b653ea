"""The doubts of a drafted file are answered one by one, and nothing else of it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila.cli.review import review
from hasila.ingest.drafting.answers import answered, open_doubts

DRAFT = """---
doubt:
  - "the prose is the source’s"
publisher: river-watch
published_basis: {doubt: "how is the day known"}
source: {url: {doubt: "give the address"}}
title:
  doubt: "write a title"
  en: "First words"
figures:
  killed:
    doubt:
      - "“12” was read as \\"killed\\": is it?"
      - "stands across a bracket"
    when: {doubt: "since when"}
---
A “12” - "quoted" line.
"""


def test_every_doubt_is_found_with_its_place() -> None:
    found = [(doubt.below, doubt.needs_value) for doubt in open_doubts(DRAFT)]
    assert found == [
        ("", False),
        ("", True),
        ("", True),
        ("title", False),
        ("killed", False),
        ("killed", False),
        ("killed", True),
    ]
    assert 'read as "killed"' in list(open_doubts(DRAFT))[4].text


def test_the_last_answer_of_a_list_takes_the_list_away() -> None:
    text = DRAFT
    while doubts := list(open_doubts(text)):
        text = answered(text, doubts[0], "on 2031-03-04")
    assert "doubt" not in text
    assert "    when: on 2031-03-04\n" in text and 'source: {url: "on 2031-03-04"}' in text
    assert '  en: "First words"' in text and text.endswith('A “12” - "quoted" line.\n')


def test_a_person_answers_leaves_open_and_stops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    replies = iter(["", "s", "https://example.org/9", "", "q"])
    assert review(path, lambda _: next(replies)) == 0
    left = [doubt.text for doubt in open_doubts(path.read_text(encoding="utf-8"))]
    assert left[0] == "how is the day known" and len(left) == 4
    assert "4 open" in capsys.readouterr().out
    assert review(tmp_path / "none.md") == 2
