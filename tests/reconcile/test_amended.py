"""A signed change of an earlier count: the total may fall by just so many; what does not fit has its sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hasila.ingest.amendments import signed_numbers
from hasila.model.amendment import Amendment, changed_by
from hasila.publish.i18n.amended import taken_or_added
from hasila.publish.i18n.findings import FindingWriter, finding_writer
from hasila.publish.i18n.locale import translators_of
from hasila.reconcile import reconcile
from tests.reconcile.bulletins import Bulletin, ledger, read
from tests.tables.findings import CONTEXT, WORDS, Found, found_in

FIRST = Bulletin("03-03", "  total:\n  new: {when: on 2031-03-03}", "total=100 new=12")
CHANGED = "2031-03-03-ministry-0#new"


def said(english: str, figure: str = CHANGED, more: str = "") -> str:
    return f'amends: [{{figure: "{figure}", words: {{en: "{english}"}}{more}}}]\n'


def second(numbers: str, head: str = "", day: str = "03-04") -> Bulletin:
    return Bulletin(day, f"  total:\n  new: {{when: on 2031-{day}}}", numbers, head=head)


def writer(made: object) -> FindingWriter:
    return finding_writer(made, CONTEXT.vocabulary, translators_of(CONTEXT.site, WORDS)["en"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("−2", (-2,)), ("-2 counted twice", (-2,)), ("+ 3", (3,)), ("\u200f−٢ من القتلى", (-2,)),
        ("–1204", (-1204,)),
        ("2", ()), ("2031-03-03", ()), ("5–7", ()), ("12-2", ()), ("−2, +1", (-2, 1)),
        ("−2.5", ()), ("COVID-19", ()), ("in the town – 2 more", ()),
        ("−1,204", (-1204,)), ("−١٬٢٠٤", (-1204,)), ("−1 204", (-1204,)), ("−1,20", ()),
    ],
)  # fmt: skip
def test_a_sign_belongs_to_the_number_behind_it(words: str, found: tuple[int, ...]) -> None:
    assert signed_numbers(words) == found


@pytest.mark.parametrize(
    ("numbers", "words", "line"),
    [
        ("total=98 new=0", "−2", ""),
        ("total=103 new=5", "−2", ""),
        ("total=108 new=5", "+3", ""),
        ("total=95 new=0", "−2", "100 + 0 −2 = 98; the report says 95"),
        ("total=105 new=5", "−2", "100 + 5 −2 = 103; the report says 105"),
        ("total=105 new=5", "+3", "100 + 5 +3 = 108; the report says 105"),
        ("total=85 new=0", "−15", "12 −15 = −3"),
    ],
)
def test_the_total_changes_by_just_so_many(numbers: str, words: str, line: str) -> None:
    made = ledger(FIRST, second(numbers, said(words)))
    texts = [writer(made).brief(finding) for finding in made.findings]
    assert [_plain(text.line) for text in texts] == ([line] if line else [])
    assert all(words[1:] in text.sentence and text.title for text in texts)
    assert {figure.number for figure in made.figures.values()} <= {100, 12, *_numbers(numbers)}


def _numbers(numbers: str) -> list[int]:
    return [int(stated.split("=")[1]) for stated in numbers.split()]


def _plain(text: str) -> str:
    marks = str.maketrans("", "", "\u2066\u2067\u2068\u2069")
    return text.translate(marks).replace(" people", "").replace(" killed", "")


def test_without_a_total_of_the_days_between_it_may_fall_so_far_and_no_further() -> None:
    """What was said later of the same day is held against what is left of it."""
    only = "  total:"
    fell = [ledger(FIRST, Bulletin("03-04", only, f"total={n}", head=said("−2"))).findings for n in (98, 97)]
    assert [len(found) for found in fell] == [0, 1]
    again = "  total:\n  new: {when: on 2031-03-03}"
    anew = [
        ledger(FIRST, Bulletin("03-04", again, f"total=99 new={n}", head=said("−2"))).findings
        for n in (10, 9)
    ]
    assert [len(found) for found in anew] == [0, 1]


def test_before_it_was_said_nothing_is_known_of_it() -> None:
    reports, _ = read(FIRST, second("total=98 new=0", said("−2")))
    before = reconcile(reports, CONTEXT.vocabulary, known_on=date(2031, 3, 3))
    assert not any(report.amends for report in before.reports) and before.findings == ()
    unsaid = ledger(FIRST, second("total=98 new=0"))
    assert unsaid.findings != ()


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (said("2 counted twice"), "sign"),
        (said("−2 and +1"), "sign"),
        (said("3 counted twice", more=", by: -2"), "sign"),
        (said("−2", "2031-03-03-ministry-0#nobody"), "unknown-figure"),
        (said("−2", "2031-03-04-ministry-0#new"), "corrects-nothing"),
        (said("2 counted twice", more=", by: -2"), ""),
        (said("two counted twice", more=", by: −2"), ""),
    ],
)
def test_a_change_is_understood_whole_or_refused(head: str, code: str) -> None:
    reports, mistakes = read(FIRST, second("total=98 new=0", head))
    assert [mistake.code for mistake in mistakes if mistake.severity == "error"] == [code] * bool(code)
    assert [amended.by for report in reports for amended in report.amends] == [-2] * (not code)


@pytest.mark.parametrize(
    ("head", "figures"),
    [
        ("", f"  new: {{when: on 2031-03-03, corrects: {CHANGED}}}"),
        (f"withdraws: {CHANGED}\n", "  new: {when: on 2031-03-04}"),
    ],
)
def test_what_no_longer_stood_is_not_changed(head: str, figures: str) -> None:
    gone = Bulletin("03-04", figures, "new=11", head=head)
    for day, codes in (("03-05", ["corrects-nothing"]), ("03-04", [])):
        last = replace(second("total=100 new=0", said("−2"), day), order=int(day == "03-04"))
        reports, mistakes = read(FIRST, *(gone, last) if codes else (last, replace(gone, day="03-06")))
        assert [mistake.code for mistake in mistakes if mistake.severity == "error"] == codes
        assert sum(len(report.amends) for report in reports) == (not codes)


@pytest.mark.parametrize(
    ("first", "then", "in_all"), [("+5", "−15", 2), ("−3", "−4", 5), ("−10", "−3", -1), ("+1", "−15", -2)]
)
def test_changes_of_one_count_are_added_up(first: str, then: str, in_all: int) -> None:
    reports = (
        second(f"total={total} new=0", said(words), day)
        for total, words, day in (
            (100 + int(first.replace("−", "-")), first, "03-04"),
            (max(88, 88 + in_all), then, "03-05"),
        )
    )
    made = ledger(FIRST, *reports)
    changes = [amendment for report in made.reports for amendment in report.amends]
    assert 12 + changed_by(changes[-1], changes) == in_all
    below = [found for found in made.findings if found.amended and found.amended.right is None]
    assert [found.amended.made.high for found in below if found.amended] == [in_all] * (in_all < 0)


@pytest.mark.parametrize(("by", "said"), [(-1, "طُرح منه واحد"), (-2, "طُرح منه اثنان"), (11, "أُضيف إليه 11")])
def test_it_is_told_with_the_right_plural(by: int, said: str) -> None:
    path = "site_src/locale/ar/hasila.po"
    arabic = translators_of(CONTEXT.site, {path: Path(path).read_text(encoding="utf-8")})["ar"]
    figure = next(figure for figure in ledger(FIRST).figures.values() if figure.number == 12)
    change = Amendment("r", date(2031, 3, 4), figure.key, by, {}, figure.location)
    told = taken_or_added(arabic, figure, change, by)
    assert said in told and str(12 + by) in told


TABLE = """publisher: hill-post
source: {url: "https://example.org/t"}
title: {ar: "جدول {day}", en: "Table of {day}"}
rows: {published: Day, id: "t-{day}"MORE}
columns: {killed: Total, new: New}
amends: {new: TARGET}
counts: killed
who: everyone
where: WHERE
figures:
  killed: {when: since lora-flood}
  new: {when: "on {day}"}
"""


def table(csv: str, target: str = "killed", more: str = "", where: str = "lora-valley") -> Found:
    yaml = TABLE.replace("TARGET", target).replace("MORE", more).replace("WHERE", where)
    return found_in(csv, yaml)


def test_a_change_in_a_row_without_a_count_is_not_lost() -> None:
    found = table("Day,Total,New\n2031-03-03,100,5\n2031-03-04,,−35\n2031-03-05,80,5\n")
    (mistake,) = found.mistakes
    assert "t.csv:3:13: error[sign] “−35”" in mistake and "column “New”" in mistake


def test_a_day_below_nothing_is_what_became_of_the_running_count() -> None:
    rows = "Day,Total,New\n2031-03-03,100,5\n2031-03-04,110,10\n2031-03-05,{},−35\n2031-03-06,{},5\n"
    fits = table(rows.format(75, 80))
    assert (fits.mistakes, fits.findings) == ([], [])
    third = fits.reports[2]
    assert [figure.id for figure in third.figures] == ["killed"]
    assert [(amended.figure, amended.by) for amended in third.amends] == [("t-2031-03-04#killed", -35)]
    slipped = table(rows.format(70, 75))
    assert len(slipped.findings) == 1
    assert "−35 = 75; the report says 70" in slipped.findings[0]
    assert "row 4 of t.csv, 5 March 2031, column “Total”: 70" in slipped.findings[0]


def test_each_region_has_changes_of_its_own() -> None:
    rows = "Day,Region,Total,New\n2031-03-03,Upper Lora,30,3\n2031-03-03,Lower Lora,20,2\n"
    later = "2031-03-04,Upper Lora,25,-5\n2031-03-04,Lower Lora,21,1\n"
    made = table(rows + later, more=", each: Region", where='"{Region}"')
    assert (made.mistakes, made.findings) == ([], [])
    amended = [one.figure for report in made.reports for one in report.amends]
    assert amended == ["t-2031-03-03#killed-upper-lora"]


def test_a_column_of_changes_names_the_report_that_each_changes() -> None:
    rows = "Day,Total,New,Of\n2031-03-03,100,,\n2031-03-04,108,-2,2031-03-03\n"
    made = table(rows, '"t-{Of}#killed"')
    assert [(one.figure, one.by) for one in made.reports[1].amends] == [("t-2031-03-03#killed", -2)]
    unsigned = table(rows.replace("-2,", "2,"), '"t-{Of}#killed"')
    assert "error[sign]" in unsigned.mistakes[0]
