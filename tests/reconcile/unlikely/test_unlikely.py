"""Days far from all others, and one report entered twice: what is pointed out, and what is not."""

from __future__ import annotations

import pytest

from hasila.model.diagnostics import Diagnostic
from hasila.reconcile.unlikely import unlikely
from tests.ingest.project import HEAD, parsed

FIGURES = (
    "figures:\n  total:\n    who: everyone\n    among:\n      children:\n      fighters:\n  injured: {who: "
    "everyone, counts: injured}\n"
)
PROSE = (
    "The flood killed [{total} people](#total), among them [{children} children](#children) and [9 "
    "fighters](#fighters), and injured [30](#injured)."
)


def entry(day: str, total: int = 58, children: int = 12, head: str = "", prose: str = PROSE) -> str:
    said = HEAD.replace("published: 2031-03-04", f"published: {day}").replace(
        "when: since lora-flood", "when: today"
    )
    return f"{said}{head}{FIGURES}---\n{prose.format(total=total, children=children)}\n"


def warnings(*entries: str) -> list[Diagnostic]:
    files = {f"content/reports/r{number}.md": text for number, text in enumerate(entries)}
    found, mistakes = parsed(files)
    assert not mistakes
    return list(unlikely(found.reports, found.vocabulary))


def codes(*entries: str) -> list[str]:
    return [mistake.code for mistake in warnings(*entries)]


@pytest.mark.parametrize(
    ("day", "meant"),
    [("3031-03-06", "2031"), ("2301-03-06", "2031"), ("2574-03-06", "2031"), ("9999-12-31", None)],
)
def test_a_day_far_from_all_others_is_pointed_out_with_few_reports_too(day: str, meant: str | None) -> None:
    (alone,) = warnings(entry(day))
    assert (alone.code, alone.severity) == (
        "far-day",
        "error" if abs(int(day[:4]) - 2031) > 200 else "warning",
    )
    assert ("did you mean" in alone.hint) == bool(meant) and (
        meant is None or f"did you mean {meant}-" in alone.hint
    )


def test_a_year_with_two_digits_exchanged_is_pointed_out_among_many() -> None:
    (found,) = warnings(
        *(entry(f"2031-03-{day:02}", 50 + day) for day in range(4, 12)), entry("2013-03-12", 70)
    )
    assert found.code == "far-day" and "did you mean 2031-03-12?" in found.hint


def test_two_times_that_a_project_tells_of_are_no_slip() -> None:
    assert (
        codes(*(entry(f"20{year}-03-{day:02}", 50 + day + year) for year in (11, 31) for day in (4, 5, 6)))
        == []
    )


def test_a_capture_before_the_publication_is_pointed_out() -> None:
    captured = entry("2031-03-04").replace(
        '"https://example.org/"', '"https://example.org/", captured: 2031-02-04'
    )
    assert codes(captured) == ["captured-before-publication"]
    assert codes(captured.replace("2031-02-04", "2031-03-03")) == [], "a day is left to time zones"
    assert codes(captured.replace("\ncounts:", "\npublished_precision: about\ncounts:", 1)) == []


def test_one_report_under_two_names_is_pointed_out() -> None:
    retold = (
        "The flood killed [{total} people](#total) in all. Among them are [{children} children](#children) "
        "and [9 fighters](#fighters); [30](#injured) were injured."
    )
    assert codes(entry("2031-03-04"), entry("2031-03-04")) == ["report-twice"]
    assert codes(entry("2031-03-04"), entry("2031-03-04", prose=retold)) == ["report-twice"]
    assert codes(entry("2031-03-04"), entry("2031-03-04", 59)) == []


def test_a_copy_of_the_day_before_is_pointed_out_at_the_later() -> None:
    (found,) = warnings(entry("2031-03-04"), entry("2031-03-05"))
    assert (found.code, found.location.path) == ("copy-of-another-day", "content/reports/r1.md")
    assert codes(entry("2031-03-04"), entry("2031-03-05", children=13)) == []


def test_the_same_numbers_in_other_words_are_no_copy() -> None:
    other = (
        "Nothing changed since yesterday, say the rescuers of the valley: [{total}](#total) dead, "
        "[{children} children](#children), [9 fighters](#fighters), [30](#injured) hurt."
    )
    assert codes(entry("2031-03-04"), entry("2031-03-05", prose=other)) == []
