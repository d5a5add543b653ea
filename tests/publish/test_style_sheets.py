"""Style sheets lose their comments and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hasila.model.page import File
from hasila.publish.style_sheets import as_sent, without_comments


@pytest.mark.parametrize(
    ("css", "sent"),
    [
        ("/* why */\na { color: red; }\n", "a { color: red; }\n"),
        ("a { color: red; /* why\n  so */ }\n", "a { color: red; }\n"),
        ('a::after { content: "/* no comment */"; }', 'a::after { content: "/* no comment */"; }'),
        ('a::after { content: "\\"/*"; } /* x */', 'a::after { content: "\\"/*"; } '),
        ("a { background: url(data:x/*y*/z); }", "a { background: url(data:x/*y*/z); }"),
        ("/*! CC BY 4.0 */\na {}", "/*! CC BY 4.0 */\na {}"),
        ("a {} /* never closed", "a {} /* never closed"),
    ],
)
def test_comments_go_and_what_looks_like_one_stays(css: str, sent: str) -> None:
    assert without_comments(css) == sent


def test_only_style_sheets_are_touched() -> None:
    script = File("static/js/x.js", b"/* why */ go();")
    assert as_sent(script) is script
    strange = File("static/css/x.css", b"/* \xff */")
    assert as_sent(strange) == strange


def test_the_sheets_of_the_site_keep_every_rule(repository: Path) -> None:
    for path in (repository / "site_src/static/css").glob("*.css"):
        text = path.read_text(encoding="utf-8")
        sent = without_comments(text)
        assert "/*" not in sent
        assert len(sent) < len(text)
        assert sent.count("{") == re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).count("{")
