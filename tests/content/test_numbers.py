"""Every number on a page is the number in the data: rows of figures, steps of series, sums, words, in every
language.

The pages are read as a reader's browser reads them, and compared with the files of data by the ids and
addresses that both carry. Nothing here calls the program: what it wrote is compared with what it wrote
elsewhere.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

LANGUAGES = ("ar", "en")
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬", "01234567890123456789,")
ASIDE = {"derived", "flag", "conflict-mark"}
DAY = re.compile(r"\b(?:\d{1,2} )?[^\W\d]+(?: [^\W\d]+)? (?:19|20)\d\d\b")
FIGURE = re.compile(r"reports/([^/#]+)\.html#figure-(.+)$")


def words(element: Element) -> str:
    """What an element says by itself: without the marks that fence off directions, without what is derived
    beside it and without what leads to an open finding.
    """
    own = [element.text or ""]
    for child in element:
        own += ["" if ASIDE & set(child.get("class", "").split()) else words(child), child.tail or ""]
    return re.sub("[\u2066-\u2069]", "", "".join(own)).replace("\xa0", " ")


def numbers(text: str) -> list[int]:
    """The whole numbers of a text in either system of digits, thousands parted or not.

    Days are no numbers.
    """
    counted = DAY.sub("", text.translate(WESTERN))
    return [int(found.replace(",", "")) for found in re.findall(r"\d{1,3}(?:,\d{3})+|\d+", counted)]


def classed(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if name in one.get("class", "").split())


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, dict[str, dict]]:
    """Figures by key, laws, findings and reports by id."""
    read = {
        name: json.loads((site / f"data/v1/{name}.json").read_text(encoding="utf-8"))[name]
        for name in ("figures", "laws", "findings", "reports")
    }
    return {name: {one.get("key", one["id"]): one for one in entries} for name, entries in read.items()}


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request: pytest.FixtureRequest, site: Path) -> dict[str, Element]:
    """The pages of one language that show figures, by path."""
    folders = ("reports", "series", "findings", "categories", "places")
    paths = [path for folder in folders for path in sorted((site / request.param / folder).glob("*.html"))]
    return {
        path.relative_to(site).as_posix(): html5lib.parse(
            path.read_text(encoding="utf-8"), namespaceHTMLElements=False
        )
        for path in paths
    }


def stated(figure: dict) -> list[int]:
    """The numbers that a figure as published shows: its number; without one, at most the ends that its words
    leave.
    """
    return [figure["number"]] if figure["number"] is not None else []


def possible(figure: dict) -> list[int]:
    """The numbers in what a figure can be: the ends, but not an open one, nor nought where it says no more
    than that.
    """
    low, high = figure["bounds"] or figure["interval"]
    if low == high:
        return [low]
    return [end for end in (low or None, high) if end is not None]


def test_the_rows_of_every_report_are_its_figures(pages: dict[str, Element], data: dict) -> None:
    seen = Counter()
    for path, page in pages.items():
        report = Path(path).stem
        for row in page.iter("tr"):
            if row.get("id", "").startswith("figure-"):
                figure = data["figures"][f"{report}#{row.get('id').removeprefix('figure-')}"]
                seen[figure["key"]] += 1
                _as_published(next(classed(row, "stated")), figure, path)
    assert seen == Counter(dict.fromkeys(data["figures"], 1))


def _as_published(cell: Element, figure: dict, path: str) -> None:
    """The number as published, and beside it what it can be, which is left out where that is the same."""
    assert numbers(words(cell)) == stated(figure), (path, figure["key"], words(cell))
    derived = [numbers(words(one)) for one in classed(cell, "derived")]
    assert derived in ([possible(figure)], [] if possible(figure) == stated(figure) else None), (
        path,
        figure["key"],
        derived,
    )


def test_the_marked_words_are_those_of_the_data(pages: dict[str, Element], data: dict) -> None:
    seen = Counter()
    for path, page in pages.items():
        for prose in (one for one in classed(page, "prose") if "/reports/" in path):
            for mark in classed(prose, "number"):
                key = f"{Path(path).stem}#{mark.get('href').removeprefix('#figure-')}"
                place = int(mark.get("id").rpartition("-")[2]) - 1
                assert words(mark) == data["figures"][key]["words"][prose.get("lang")][place], (path, key)
                seen[key] += 1
    assert set(seen) == {key for key, one in data["figures"].items() if one["stated"]}


def test_the_steps_of_every_series_are_its_table(pages: dict[str, Element], data: dict, site: Path) -> None:
    listed = [path for path in pages if "/series/" in path and not path.endswith("index.html")]
    assert len(listed) == len(list((site / "data/v1/series").glob("*.csv"))) > 10
    shown = [path for path in listed if not _leads_elsewhere(pages[path])]
    assert len(listed) - len(shown) == len([path for path in listed if "-regime-forces-" in path]) > 0
    for path in shown:
        rows = list(csv.DictReader((site / f"data/v1/series/{Path(path).stem}.csv").open(encoding="utf-8")))
        steps = [row for row in pages[path].iter("tr") if row.get("id", "").startswith("on-")]
        assert len(steps) == len(rows), path
        for step, row, before in zip(steps, rows, [None, *rows], strict=False):
            _compare(step, row, before, data["figures"][row["key"]], path)


def _leads_elsewhere(page: Element) -> bool:
    """True of a page at a former address."""
    return any(meta.get("http-equiv") == "refresh" for meta in page.iter("meta"))


def _compare(
    step: Element, row: dict[str, str], before: dict[str, str] | None, figure: dict, path: str
) -> None:
    assert step.get("id") == f"on-{row['key'].replace('#', '-')}"
    known = {"day": row["published"], "month": row["published"][:7]}.get(row["precision"])
    assert [time.get("datetime") for time in step.iter("time")] == ([known] if known else [])
    assert [row["number"], row["low"], row["high"]] == [
        "" if end is None else str(end) for end in (figure["number"], *figure["interval"])
    ]
    _as_published(next(classed(step, "stated")), figure, path)
    step_change = list(classed(step, "derived"))[-1]
    if before and row["number"] and before["number"]:
        low, high = _ends(row)
        least, most = _ends(before)
        sides = [(one, other) for one, other in ((low, most), (high, least)) if "" not in (one, other)]
        expected = [abs(change) for change in dict.fromkeys(one - other for one, other in sides)]
        assert numbers(words(step_change)) == expected, (path, row["key"])


def _ends(row: dict[str, str]) -> tuple[int | str, int | str]:
    """The number of a row, of an inexact one the ends of all that it can be; "" for an open end."""
    if row["qualifier"] in ("exact", "at_least", "more_than"):
        return int(row["number"]), int(row["number"])
    low, high = (int(row[end]) if row[end] else "" for end in ("low", "high"))
    return low, high


def test_every_list_of_figures_shows_the_number_of_the_figure_it_leads_to(
    pages: dict[str, Element], data: dict
) -> None:
    """Lists on pages of categories, places and findings: a row with one published number and one link to a
    figure.
    """
    seen: set[str] = set()
    for path, page in pages.items():
        for row in page.iter("tr"):
            leads = [found for link in row.iter("a") if (found := FIGURE.search(link.get("href", "")))]
            published = list(classed(row, "stated"))
            if len(leads) == 1 and len(published) == 1 and not row.get("id", "").startswith("as-"):
                figure = data["figures"][f"{leads[0][1]}#{leads[0][2]}"]
                assert numbers(words(published[0])) == stated(figure), (
                    path,
                    figure["key"],
                    words(published[0]),
                )
                seen.add(figure["key"])
    assert len(seen) > 200


def test_every_sum_is_made_of_the_numbers_of_its_law(pages: dict[str, Element], data: dict) -> None:
    """A line of arithmetic shows the number of each figure in the law, and beyond these only what follows
    from them.
    """
    seen: set[str] = set()
    for path, page in pages.items():
        for element in page.iter():
            law = _law_of(element, data)
            line = next(classed(element, "sum"), None) if law else None
            if law and line is not None:
                members = [data["figures"][key] for key in (*law["left"], law["right"])]
                shown, printed = (
                    Counter(numbers(words(line))),
                    Counter(number for one in members for number in stated(one)),
                )
                assert not printed - shown, (path, law["id"], words(line))
                assert set(shown - printed) <= _following(law, members), (path, law["id"], words(line))
                seen.add(law["id"])
    assert len(seen) > 100


def _law_of(element: Element, data: dict) -> dict | None:
    """The law that an element tells of: its own, or the first of a finding."""
    name = element.get("id", "")
    if name.startswith("law-"):
        return data["laws"].get(name.removeprefix("law-"))
    finding = data["findings"].get(name.removeprefix("finding-")) if name.startswith("finding-") else None
    return data["laws"].get(finding["laws"][0]) if finding and finding["laws"] else None


def _following(law: dict, members: list[dict]) -> set[int]:
    """What may stand in a line beside the printed numbers: the ends of the sides and of the figures, the
    printed sum, the hours of a window, and the day in the name of a period ("the escalation of 30 April").
    """
    when = {one["set"]["hours"] for one in members} | {
        int(one["set"]["start"][-2:]) for one in members if one["set"]["since"]
    }
    ends = [
        *law["left_interval"],
        *law["right_interval"],
        *(law["gap"] or ()),
        *(end for one in members for end in one["interval"]),
    ]
    added = sum(number for one in members[:-1] for number in stated(one))
    return {
        *when,
        added,
        abs(added - sum(stated(members[-1]))),
        *(abs(end) for end in ends if end is not None),
    }


def test_a_number_written_in_other_digits_or_with_thousands_parted_is_the_same() -> None:
    assert numbers("١٬٢٣٤ و12,345 و۷ و0") == [1234, 12345, 7, 0]
    assert numbers("102 (SOHR, 19 November 2018), 3 (24 كانون الثاني 2019)") == [102, 3]
