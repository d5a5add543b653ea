"""The table in content/README.md is read as the text beside it says, and all keys that can be used are told
there."""

from __future__ import annotations

import re
from pathlib import Path

from hasila.model.interval import Interval, exactly
from tests.ingest.project import by_id, parsed
from tests.tables.described import the

README = (Path(__file__).parents[2] / "content" / "README.md").read_text(encoding="utf-8")
TABLES = README.split("## Tables")[1].split("\n## ")[0]
DESCRIPTION = Path(__file__).parents[2] / "generator" / "hasila" / "ingest" / "tables" / "description.py"


def block(kind: str) -> str:
    """The example of the page that is written as ``kind``."""
    return TABLES.split(f"```{kind}\n")[1].split("```")[0]


def test_the_example_is_read_without_a_mistake() -> None:
    found, mistakes = parsed({"content/tables/t.yaml": block("yaml"), "content/tables/t.csv": block("csv")})
    assert mistakes == ()
    first, second, third = found.reports
    assert [report.id for report in found.reports] == [
        "hill-post-2031-03-05-09-00",
        "hill-post-2031-03-05-18-00",
        "hill-post-2031-03-06-09-00",
    ]
    assert the(first, "total").interval == Interval(60, None)
    assert the(first, "injured").interval == Interval(1150, 1249)
    assert the(second, "injured").interval == Interval(1245, 1254)
    assert the(third, "total").interval == exactly(1061)
    assert first.title == {
        "ar": "جدول \u20662031-03-05\u2069، الساعة \u206609:00\u2069",
        "en": "Table of 2031-03-05, 09:00",
    }


def test_what_the_page_says_of_empty_cells() -> None:
    found, _ = parsed({"content/tables/t.yaml": block("yaml"), "content/tables/t.csv": block("csv")})
    first, second, third = found.reports
    assert ["fighters" in by_id(report) for report in found.reports] == [False, True, True]
    kinds = [[split.kind for split in report.splits] for report in found.reports]
    assert kinds == [["parts", "among"], ["parts"], ["parts", "among"]]
    assert [split.complete for split in first.splits] == [False, True]
    assert "children" not in by_id(second) and "injured" not in by_id(third)
    assert [bool(report.explained) for report in (first, second, third)] == [False, False, True]


def test_every_key_is_in_the_table_of_the_page() -> None:
    code = DESCRIPTION.read_text(encoding="utf-8")
    keys = set(re.findall(r'fields\.(?:choice|inside|words|whole|scalar|names|node)\(\s*"(\w+)"', code))
    keys |= set(re.findall(r'_per_column\(fields, "(\w+)"', code))
    rows = re.findall(r"^\| (.+?) \|", TABLES, re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`(\w+)", row)}
    assert len(keys) > 12
    assert keys - told == set()
