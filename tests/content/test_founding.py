"""The founding report, 26 February 2019: one sum that does not hold, and all the others that do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hasila.build.pipeline import Examined
from hasila.model.interval import Interval, exactly
from hasila.model.report import ConstraintKind, ConstraintResult, Finding, Report, Status, Verdict

REPORT, NEIGHBOUR = "2019-02-26-sohr", "2019-02-26-sohr-khan-shaykhun"

HOLDING = [
    (
        ("abandoned-battalion", "south-aleppo-shelling", "zalin"),
        "=",
        "regime-24h-to-monday",
        Interval(15, None),
        exactly(15),
    ),
    (("regime-24h-to-monday", "wuraydah"), "=", "regime-48h", Interval(20, None), exactly(20)),
    (("fighters-48h", "regime-48h"), "=", "headline", exactly(29), Interval(25, 34)),
    (("children", "women"), "<=", "civilians", exactly(84), exactly(144)),
    (("civilians-by-faction-shells",), "<=", "civilians", exactly(6), exactly(144)),
    (("child-by-faction-shells",), "<=", "civilians-by-faction-shells", exactly(1), exactly(6)),
    (("jaysh-al-izza", "jihadists"), "<=", "fighters", exactly(42), exactly(85)),
    (("commanders",), "<=", "jaysh-al-izza", Interval(1, None), exactly(23)),
    (("regime-48h",), "<=", "regime-forces", exactly(20), exactly(102)),
    (("fighters-48h",), "<=", "fighters", exactly(9), exactly(85)),
]


@pytest.fixture(scope="module")
def report(examined: Examined) -> Report:
    return next(one for one in examined.ledger.reports if one.id == REPORT)


@pytest.fixture(scope="module")
def constraints(examined: Examined) -> list[ConstraintResult]:
    return [one for one in examined.ledger.checked if one.constraint.reports == (REPORT,)]


@pytest.fixture(scope="module")
def finding(examined: Examined) -> Finding:
    (one,) = [finding for finding in examined.ledger.findings if finding.report == REPORT]
    return one


def test_just_one_law_of_the_report_is_broken(constraints: list[ConstraintResult]) -> None:
    (broken,) = [one for one in constraints if one.outcome is Status.BROKEN]
    assert broken.constraint.kind is ConstraintKind.PARTS
    assert broken.constraint.left == tuple(
        f"{REPORT}#{part}" for part in ("civilians", "fighters", "regime-forces")
    )
    assert (broken.left, broken.right, broken.gap) == (exactly(331), Interval(341, None), Interval(10, None))


def sides(one: ConstraintResult) -> tuple[tuple[str, ...], str, str]:
    return (
        tuple(sorted(key.split("#")[1] for key in one.constraint.left)),
        one.constraint.op,
        one.constraint.right.split("#")[1],
    )


@pytest.mark.parametrize(("left", "op", "right", "low", "high"), HOLDING)
def test_every_other_sum_holds(
    constraints: list[ConstraintResult],
    left: tuple[str, ...],
    op: str,
    right: str,
    low: Interval,
    high: Interval,
) -> None:
    (one,) = [one for one in constraints if sides(one) == (left, op, right)]
    assert (one.outcome, one.left, one.right) == (Status.HOLDS, low, high)


def test_the_finding_is_the_published_arithmetic(finding: Finding) -> None:
    assert finding.verdict is Verdict.ARITHMETIC
    assert finding.gap == Interval(10, None)
    assert set(finding.figures) == {
        f"{REPORT}#{part}" for part in ("total", "civilians", "fighters", "regime-forces")
    }


def test_the_finding_has_four_ways_out_and_chooses_none(finding: Finding) -> None:
    forced = {
        key.split("#")[1]: interval for one in finding.explanations for key, interval in one.forced.items()
    }
    assert forced == {
        "total": exactly(331),
        "civilians": Interval(154, None),
        "fighters": Interval(95, None),
        "regime-forces": Interval(112, None),
    }
    assert len(finding.explanations) == 4
    assert not finding.closed


def test_the_neighbour_of_the_same_day_speaks_for_331(finding: Finding, examined: Examined) -> None:
    assert examined.ledger.figures[f"{NEIGHBOUR}#total"].interval == Interval(309, None)
    assert NEIGHBOUR in finding.settled_by
    speaking = {
        one.figures[0].split("#")[1]
        for one in finding.explanations
        for said in one.evidence
        if said.report == NEIGHBOUR and said.speaks == "for"
    }
    assert speaking == {"total"}


def test_what_was_published_stands(report: Report) -> None:
    total = next(figure for figure in report.figures if figure.id == "total")
    assert (total.number, total.interval, total.qualifier) == (341, Interval(341, None), "at_least")


def test_each_figure_says_its_set_its_qualifier_and_its_words_in_both_languages(report: Report) -> None:
    assert len(report.figures) == 19
    for figure in report.figures:
        assert (
            figure.set.publisher == "sohr"
            and figure.set.measure == "killed"
            and figure.set.category
            and figure.set.where
            and figure.set.period
        )
        assert figure.qualifier != "unstated"
        assert {mention.language for mention in figure.mentions} == {"ar", "en"}
        assert all(mention.words for mention in figure.mentions)


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("ar", ("قتلى", "في المنطقة منزوعة السلاح", "17 أيلول 2018", "المرصد السوري لحقوق الإنسان", "331")),
        (
            "en",
            (
                "Killed",
                "in the demilitarised zone",
                "17 September 2018",
                "Syrian Observatory for Human Rights",
                "331",
            ),
        ),
    ],
)
def test_the_page_of_the_finding_begins_with_what_where_since_when_and_who_counts(
    code: str, answers: tuple[str, ...], site: Path
) -> None:
    text = (site / code / f"findings/{REPORT}--parts-total.html").read_text(encoding="utf-8")
    main = text[text.index("<main") :]
    first = re.sub(r"<[^>]*>", "", main[: main.index("<svg")]).replace("\u00a0", " ")
    assert [answer for answer in answers if answer not in first] == []
