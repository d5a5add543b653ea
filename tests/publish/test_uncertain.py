"""What is uncertain stays uncertain: days known about, or to the month alone, and inexact numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from hasila.ingest.when import parse_when
from hasila.model.drawing import Map, Marker
from hasila.model.interval import Interval
from hasila.model.period import Moment
from hasila.model.report import Figure, Ledger, Report
from hasila.model.vocabulary import NamedPeriod
from hasila.publish.data.figures import OF_REPORT, FigureEntry, figure_row
from hasila.publish.data.record import values
from hasila.publish.html.figures import printed
from hasila.publish.html.series import _fell
from hasila.publish.maps.locator import draw_key
from tests.publish.i18n.test_voice import voice
from tests.publish.ledger import FINDING, SECOND, SITE, VOCABULARY, ledger
from tests.publish.planned import plan
from tests.publish.test_plan import TEXTS, VOICES
from tests.publish.test_render import DRAWINGS, TEMPLATES, render

DAY = {"en": "26 February 2019", "ar": "26 شباط 2019"}
KNOWN = {
    ("about", "en"): "about 26 February 2019",
    ("about", "ar"): "نحو 26 شباط 2019",
    ("month", "en"): "February 2019",
    ("month", "ar"): "شباط 2019",
}


def uncertain(precision: str) -> Ledger:
    """The small ledger, the day of its second report known as well as ``precision`` says."""
    known = ledger((FINDING,))
    published = Moment(SECOND, 0, precision)

    def figure(one: Figure) -> Figure:
        period = replace(one.set.period, end=published)
        return replace(one, set=replace(one.set, period=period))

    def report(one: Report) -> Report:
        figures = tuple(map(figure, one.figures))
        return replace(one, published=published, precision=precision, figures=figures)

    first, second = known.reports
    reports = (first, report(second))
    figures = {one.key: one for each in reports for one in each.figures}
    return replace(known, reports=reports, figures=figures)


def plain(html: str) -> str:
    """The text of a page, without its citation, which gives the day as its publisher's address does."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html).replace("\u00a0", " "))


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("precision", ["about", "month"])
def test_no_page_prints_the_day_as_if_it_were_known(precision: str, code: str) -> None:
    pages = plan(uncertain(precision), VOCABULARY, SITE, VOICES, TEXTS).pages
    said = KNOWN[precision, code]
    found = 0
    for file in render(pages, TEMPLATES, DRAWINGS):
        if not file.path.startswith(f"{code}/"):
            continue
        text = plain(file.content.decode())
        found += said in text
        known = text.replace(said, "") if precision == "about" else text
        assert DAY[code] not in known, file.path
    assert found >= 5


@pytest.mark.parametrize(("precision", "iso"), [("about", None), ("month", "2019-02"), ("day", "2019-02-26")])
def test_programs_that_read_a_page_are_told_no_more(precision: str, iso: str | None) -> None:
    pages = plan(uncertain(precision), VOCABULARY, SITE, VOICES, TEXTS).pages
    (page,) = (page for page in pages if page.path == "en/reports/index.html")
    (file,) = render((page,), TEMPLATES, DRAWINGS)
    days = re.findall(r'<time datetime="([^"]+)"', file.content.decode())
    assert days == ([iso] if iso else []) + ["2019-02-25"]


def test_rows_of_data_say_how_well_the_day_is_known() -> None:
    rows = {}
    for report in uncertain("about").reports:
        published = values(OF_REPORT, report)
        for figure in report.figures:
            rows[figure.key] = figure_row(FigureEntry(figure, published, None, ()), SITE)
    assert (rows["rima-1#total"]["precision"], rows["rima-1#total"]["end_precision"]) == ("day", "day")
    assert (rows["rima-2#total"]["precision"], rows["rima-2#total"]["end_precision"]) == ("about", "about")


@pytest.mark.parametrize(
    ("when", "precision"),
    [
        ("today", "about"),
        ("since truce", "about"),
        ("since truce to 2019-02-20", "day"),
        ("last 48h", "about"),
        ("48h to 2019-02-26", "day"),
        ("on 2019-02-26", "day"),
        ("2019-02-20 to 2019-02-26", "day"),
    ],
)
def test_a_period_that_ends_with_the_report_ends_as_uncertainly(when: str, precision: str) -> None:
    periods = {"truce": NamedPeriod("truce", {"en": "the truce"}, date(2019, 1, 5))}
    period = parse_when(when, Moment(SECOND, 0, "about"), periods)
    assert period.end.precision == precision


def test_how_well_a_day_is_known_has_no_part_in_comparisons() -> None:
    assert Moment(SECOND, 0, "about") == Moment(SECOND, 0)
    assert hash(Moment(SECOND, 0, "month")) == hash(Moment(SECOND, 0))


@pytest.mark.parametrize(
    ("moment", "english", "arabic"),
    [
        (Moment(SECOND), "26 February 2019", "26 شباط 2019"),
        (Moment(SECOND, 0, "about"), "about 26 February 2019", "نحو 26 شباط 2019"),
        (Moment(SECOND, 0, "month"), "a day in February 2019", "يوم من شباط 2019"),
    ],
)
def test_a_day_within_a_sentence(moment: Moment, english: str, arabic: str) -> None:
    for code, words in (("en", english), ("ar", arabic)):
        said = voice(code).some_day(moment)
        assert re.sub("[\u2066-\u2069]", "", said).replace("\u00a0", " ") == words


def stated(qualifier: str, number: int, low: int, high: int | None) -> Figure:
    figure = ledger().figures["rima-2#civilians"]
    return replace(figure, qualifier=qualifier, number=number, interval=Interval(low, high))


EXACT = stated("exact", 150, 150, 150)
ABOUT = stated("about", 265, 238, 292)


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (EXACT, ABOUT, Interval(88, 142)),
        (ABOUT, EXACT, Interval(-142, -88)),
        (EXACT, stated("less_than", 200, 0, 200), Interval(-150, 50)),
        (EXACT, stated("rounded", 1900, 1850, 1949), Interval(1700, 1799)),
        (EXACT, stated("at_least", 341, 341, None), Interval(191, 191)),
        (stated("more_than", 300, 300, None), stated("at_least", 341, 341, None), Interval(41, 41)),
    ],
)
def test_the_change_of_inexact_numbers_is_all_that_it_can_be(
    before: Figure, now: Figure, change: Interval
) -> None:
    assert printed(now) - printed(before) == change


def test_only_a_certain_fall_is_one() -> None:
    assert _fell(EXACT, ABOUT)
    assert not _fell(stated("exact", 240, 240, 240), ABOUT)
    assert not _fell(ABOUT, stated("exact", 280, 280, 280))


def marker(precision: str, size: int | None) -> Marker:
    return Marker("x", "X", 35.0, 36.0, precision, f"known as {precision}", None, size, "", "x.html")


def test_the_key_of_a_map_says_what_circles_and_small_dots_are() -> None:
    markers = (marker("reference", 5), marker("village", None), marker("area", None))
    shown = Map("m", "Map", "", markers, "en", "ltr", counted="people killed", named="only named")
    key = str(draw_key(shown))
    assert [key.count(words) for words in ("people killed", "only named", "known as area")] == [1, 1, 1]
    silent = str(draw_key(replace(shown, counted="", named="")))
    assert "map-count" not in silent
