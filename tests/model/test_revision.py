"""The revision of the content: a digest that every change changes, and the day of the newest report."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from hasila.build.pipeline import examine
from hasila.model.revision import Revision, revision_of
from hasila.model.sources import Sources

TEXT = "---\npublisher: p\npublished: 2031-03-04\n---\nNo more was published: 2040-01-01.\n"


def sources(**content: str) -> Sources:
    return Sources({f"content/{name.replace('__', '/')}": text for name, text in content.items()}, {}, {}, {})


def test_one_letter_is_another_digest_and_so_is_another_name() -> None:
    one = revision_of(sources(reports__a=TEXT))
    assert one != revision_of(sources(reports__a=TEXT + " "))
    assert one != revision_of(sources(reports__b=TEXT))
    assert one.digest != revision_of(sources(reports__a=TEXT, places="")).digest


def test_a_line_moved_to_the_next_file_is_another_digest() -> None:
    assert revision_of(sources(a="x\ny", b="z")) != revision_of(sources(a="x", b="y\nz"))


def test_the_order_of_the_files_is_no_matter() -> None:
    content = sources(a="1", b="2").content
    assert revision_of(Sources(content, {}, {}, {})) == revision_of(
        Sources(dict(reversed(content.items())), {}, {}, {})
    )


def test_only_content_counts() -> None:
    one = sources(reports__a=TEXT)
    assert revision_of(one) == revision_of(dataclasses.replace(one, templates={"templates/base.html": "x"}))


def test_the_day_is_that_of_the_head_and_never_of_the_prose() -> None:
    assert revision_of(sources(reports__a=TEXT)).day == date(2031, 3, 4)
    assert revision_of(sources(reports__a=TEXT.replace("03-04", "03-99"))).day is None
    assert str(Revision("0123456789ab", date(2031, 3, 4))) == "2031-03-04-0123456789ab"
    assert str(Revision("0123456789ab", None)) == "0123456789ab"


def test_a_table_that_is_no_table_says_no_day() -> None:
    table = {"tables__t.yaml": "rows: {published: day}\n", "tables__t.csv": "day\n" + "9" * 200_000}
    assert revision_of(sources(**table)).day is None


@pytest.mark.parametrize("project", [".", "tests/golden/project", "tests/tables"])
def test_the_day_is_that_of_the_newest_report(repository: Path, project: str) -> None:
    examined = examine(repository / project, lambda _: None)
    assert revision_of(examined.sources).day == max(
        report.published.day for report in examined.ledger.reports
    )
