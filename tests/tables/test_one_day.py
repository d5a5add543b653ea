"""A table of which all rows are of one day, which the description says."""

from __future__ import annotations

from tests.tables.findings import found_in

ROWS = "Region,Killed\nUpper Lora,30\nLower Lora,28\nTotal,{total}\n"
DESCRIPTION = """publisher: hill-post
source: {{url: "https://example.org/table"}}
title: {{ar: "جدول {{day}}", en: "Table of {{day}}"}}
rows: {{published: {day}, id: "t-{{day}}", each: Region, whole: Total}}
{dates}names: {{Region: {{Total: lora-valley}}}}
columns: {{killed: Killed}}
counts: killed
who: everyone
where: "{{Region}}"
when: since lora-flood
figures:
  killed:
"""


def described(day: str, dates: str = "") -> str:
    return DESCRIPTION.format(day=day, dates=dates)


def test_the_rows_add_up_on_the_day_of_the_table() -> None:
    assert found_in(ROWS.format(total=58), described("2031-03-05")).mistakes == []
    assert found_in(ROWS.format(total=58), described("2031-03-05")).findings == []
    assert len(found_in(ROWS.format(total=85), described("2031-03-05")).findings) == 1


def test_the_day_is_written_as_the_description_writes_days() -> None:
    form = "dates: D MMMM YYYY\n"
    assert found_in(ROWS.format(total=58), described("5 March 2031", form)).mistakes == []
    assert found_in(ROWS.format(total=58), described("2031-03-05", form)).mistakes != []


def test_a_column_of_that_name_goes_before_the_day() -> None:
    texts = ROWS.format(total=58).replace("Region,", "2031-03-05,Region,").replace("\n", "\n2031-03-09,", 3)
    found = found_in(texts, described("2031-03-05"))
    assert found.mistakes == []


def test_a_day_that_the_calendar_has_not_is_no_day() -> None:
    assert found_in(ROWS.format(total=58), described("2031-02-30")).mistakes != []
