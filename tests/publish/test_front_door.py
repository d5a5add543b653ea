"""What a first visitor is told: what, where, since when, whose, whether it adds up, who keeps it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from hasila.model.site import Site
from hasila.publish.charts.sparkline import MOST, sparkline, thinned
from tests.publish.ledger import SITE, VOCABULARY, ledger
from tests.publish.planned import plan
from tests.publish.test_plan import TEXTS, VOICES
from tests.publish.test_render import DRAWINGS, TEMPLATES, render
from tests.publish.test_uncertain import plain

KEPT = replace(
    SITE,
    subject={"en": "People killed in the valley of Rima", "ar": "القتلى في وادي ريما"},
    keeper={"en": "a school of Rima", "ar": "مدرسة في ريما"},
)


def page(path: str, site: Site = KEPT) -> str:
    pages = plan(ledger(), VOCABULARY, site, VOICES, TEXTS).pages
    (file,) = render((page for page in pages if page.path == path), TEMPLATES, DRAWINGS)
    return file.content.decode()


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        (
            "en",
            (
                "People killed in the valley of Rima",
                "2 reports, from 25 February 2019 to 26 February 2019. Counted by: Rima Watch.",
                "Do the numbers add up? 1 open finding",
                "at least 341",
                "since the truce (5 January 2019)",
                "Kept by a school of Rima. Report a mistake",
            ),
        ),
        (
            "ar",
            (
                "القتلى في وادي ريما",
                "تقريران، من 25 شباط 2019 إلى 26 شباط 2019. المصدر: مرصد ريما.",
                "هل تتفق الأرقام؟",
                "341 على الأقل",
                "منذ الهدنة (5 كانون الثاني 2019)",
                "يقوم عليه مدرسة في ريما. الإبلاغ عن خطأ",
            ),
        ),
    ],
)
def test_the_first_page_answers_the_first_questions(code: str, answers: tuple[str, ...]) -> None:
    text = plain(page(f"{code}/index.html"))
    assert [answer for answer in answers if answer not in text] == []


def test_a_site_that_says_no_subject_has_its_title_as_heading() -> None:
    html = page("en/index.html", SITE)
    assert '<h1 class="unseen">Hasila</h1>' in html


def test_the_door_says_what_it_leads_to() -> None:
    html = page("index.html")
    assert "the valley of Rima" in html
    assert "وادي ريما" in html


@pytest.mark.parametrize("name", ["about", "corrections"])
@pytest.mark.parametrize(
    ("site", "href"),
    [
        (
            replace(KEPT, repository="https://github.com/rima/tolls"),
            "https://github.com/rima/tolls/issues/new/choose",
        ),
        (replace(KEPT, contact="tolls@rima.example"), "mailto:tolls@rima.example"),
        (replace(KEPT, contact="https://rima.example/write"), "https://rima.example/write"),
        (
            replace(KEPT, repository="https://forge.example/x", contact="a@rima.example"),
            "mailto:a@rima.example",
        ),
    ],
)
def test_two_pages_say_how_to_report_a_mistake(name: str, site: Site, href: str) -> None:
    html = page(f"en/{name}.html", site)
    assert f'href="{href}"' in html
    assert "https://creativecommons.org/licenses/by/4.0/" in html


def test_a_copy_without_addresses_says_so() -> None:
    assert "this copy gives no address" in page("en/corrections.html", SITE)


def test_series_of_several_reports_have_their_course_beside_their_name() -> None:
    html = page("en/series/index.html")
    assert re.search(r'<svg class="spark" [^>]*><path d="M1 2.3\d*H59V1"/>', html)


DAY = date(2019, 1, 1)


def test_a_course_steps_from_the_bottom_to_the_greatest_count() -> None:
    course = [(DAY, 0), (DAY + timedelta(10), 50), (DAY + timedelta(20), 100)]
    assert sparkline(course) == "M1 15H30V8H59V1"


@pytest.mark.parametrize("course", [[(DAY, 5)], [(DAY, 5), (DAY, 6)], [(DAY, 0), (DAY + timedelta(1), 0)]])
def test_no_course_is_no_line(course: list[tuple[date, int]]) -> None:
    assert sparkline(course) == ""


@pytest.mark.parametrize("length", [1, 2, MOST, MOST + 1, 1000])
def test_a_long_course_is_thinned_and_ends_where_it_ends(length: int) -> None:
    course = [(DAY + timedelta(n), n) for n in range(length)]
    short = thinned(course)
    assert len(short) == min(length, MOST)
    assert short[-1] == course[-1]
    assert list(short) == sorted(set(short))
