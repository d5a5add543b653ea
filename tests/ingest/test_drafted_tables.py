"""Drafts of texts with tables: a Markdown table with its marks, and the total as the whole of the rows."""

from __future__ import annotations

from datetime import date

from hasila.build.pipeline import Examined
from hasila.ingest.drafting import DraftRequest, draft
from hasila.ingest.drafting.draft import figures_of

ORDER = DraftRequest("sohr", date(2021, 5, 22), "en", "https://example.org/1")
BULLETIN = (
    "Bulletin on the floods of Friday 21 May 2021\n"
    "District\tDrowned\tHurt|ill\n"
    "Amra\t12\t30 injured\n"
    "Tellou\t8\t11 injured\n"
    "Total\t21\t41 injured\n"
    "A further 3 people are missing."
)


def test_a_table_is_drafted_as_one_of_markdown(examined: Examined) -> None:
    _, _, prose = draft(BULLETIN, ORDER, examined.vocabulary).report.split("---\n", 2)
    above, table, below = prose.strip().split("\n\n")
    assert above == "Bulletin on the floods of Friday 21 May 2021"
    head, ruler, amra, tellou, total = table.split("\n")
    assert head == "| District | Drowned | Hurt\\|ill |"
    assert ruler == "| --- | --- | --- |"
    assert amra.startswith("| Amra | [12](#") and tellou.startswith("| Tellou | [8](#")
    assert total.startswith("| Total | [21](#")
    assert below.startswith("A further [3 people](#")


def test_the_rows_are_parts_of_the_total_below_them(examined: Examined) -> None:
    figures = figures_of(BULLETIN, ORDER, examined.vocabulary)
    wholes = {
        figure.reading.value_min: figures[figure.parent].reading.value_min
        for figure in figures
        if figure.parent is not None
    }
    assert wholes == {12: 21, 8: 21, 30: 41, 11: 41}
    assert not any("another clause" in doubt for figure in figures for doubt in figure.doubts)


def test_lines_of_dots_are_drafted_as_a_list(examined: Examined) -> None:
    text = "Deaths since 1 January: 20, distributed as follows:\nAmra ..... 12\nTellou ... 8\n"
    prose = draft(text.replace("...", "...."), ORDER, examined.vocabulary).report.split("---\n", 2)[2]
    assert [line.partition("(")[0] for line in prose.strip().split("\n\n")[1].split("\n")] == [
        "- Amra: [12]",
        "- Tellou: [8]",
    ]
