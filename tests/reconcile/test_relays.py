"""A number that an outlet gives without the qualifier of the publisher's own page of that day."""

from __future__ import annotations

from dataclasses import replace

from hasila.model.interval import Interval
from hasila.model.report import CorrectionSet, Report
from hasila.reconcile import reconcile
from tests.reconcile.hand import figure, parts, report, since, vocabulary


def own(number: int) -> Report:
    about = figure("a#total", Interval(number - 5, number + 4), since("01-01", "02-10"))
    return report("02-10", replace(about, number=number, qualifier="about"))


def relayed(number: int, via: str | None = "outlet") -> Report:
    period = since("01-01", "02-10", 1)
    whole = figure("b#total", number, period)
    two = [figure(f"b#{who}", n, period, category=who) for who, n in (("civilians", 90), ("fighters", 56))]
    split = parts("b#total", "b#civilians", "b#fighters")
    return replace(report("02-10", whole, *two, splits=(split,), order=1), via=via)


def first(*reports: Report) -> CorrectionSet:
    (finding,) = reconcile(reports, vocabulary()).findings
    return finding.explanations[0]


def test_a_qualifier_that_a_relay_left_out_stands_first_and_is_not_likely() -> None:
    way = first(own(150), relayed(150))
    assert way.pattern is not None and way.pattern.kind == "qualifier dropped"
    assert (way.figures, way.pattern.figures, way.standing) == (
        ("b#total",),
        ("a#total", "b#total"),
        "possible",
    )


def test_another_number_or_a_page_of_the_publisher_itself_says_nothing_of_a_relay() -> None:
    for reports in ((own(155), relayed(150)), (own(150), relayed(150, None)), (own(170), relayed(170))):
        way = first(*reports)
        assert way.pattern is None or way.pattern.kind != "qualifier dropped"
