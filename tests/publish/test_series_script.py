"""The points of a series for the picture of several: one file, with the texts of every language."""

from __future__ import annotations

import json
from types import SimpleNamespace

from hasila.model.page import Page
from hasila.publish.series_script import TEMPLATE, SeriesCourse, ShownPoint, series_scripts

ROW = {
    "published": "2019-02-26",
    "precision": "day",
    "order": 0,
    "number": 341,
    "low": 341,
    "high": None,
    "qualifier": "at_least",
    "key": "2019-02-26-watch#total",
}


def page(language: str, label: str, when: str, template: str = TEMPLATE) -> Page:
    point = ShownPoint(ROW, label, when, "open", False, True)
    course = SeriesCourse("watch-total", "killed", "", "Watch", (point,))
    return Page(f"{language}/series/x.html", template, language, "", {}, SimpleNamespace(course=course))


def test_a_series_has_one_file_with_its_points_once_and_its_texts_in_each_language() -> None:
    pages = (
        page("en", "at least 341", "26 February"),
        page("ar", "341 على الأقل", "26 شباط"),
        page("fr", "341", "", "embed.html"),
    )
    (file,) = series_scripts(pages)
    assert file.path == "static/series/watch-total.js"
    told = json.loads(file.content.decode().removeprefix("hasilaSeries(").removesuffix(");\n"))
    assert told["points"] == [[*ROW.values(), "open", 0, 1]]
    assert {code: text["labels"] for code, text in told["texts"].items()} == {
        "en": ["at least 341"],
        "ar": ["341 على الأقل"],
    }
    assert [text["days"] for text in told["texts"].values()] == [["26 February"], ["26 شباط"]]


def test_a_series_without_a_course_has_none() -> None:
    alone = Page("en/series/x.html", TEMPLATE, "en", "", {}, SimpleNamespace(course=None))
    assert list(series_scripts((alone,))) == []
