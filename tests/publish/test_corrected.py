"""A figure that its publisher corrected says so where it stands, and stays as it was published."""

from __future__ import annotations

from tests.publish.outside import corrected, pages


def test_the_row_of_a_corrected_figure_leads_to_what_corrects_it() -> None:
    told = pages(book=corrected())
    rows = {row.id: row for row in told["en/reports/rima-1.html"].view.figures}
    (link,) = rows.pop("figure-total").corrected
    assert (link.text, link.href) == ("corrected to at least 341", "rima-2.html#figure-total")
    assert [row.corrected for row in rows.values()] == [()] * len(rows)
    assert all(row.corrected == () for row in told["en/reports/rima-2.html"].view.figures)
    arabic = {row.id: row for row in told["ar/reports/rima-1.html"].view.figures}
    assert arabic["figure-total"].corrected[0].text == "صُحّح إلى 341 على الأقل"
