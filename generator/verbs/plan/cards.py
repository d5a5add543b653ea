"""The pictures that go with shared links: a number, its day, and bars to scale. They hold no words, so each is drawn once."""

from __future__ import annotations

from generator.nouns.card import Card, Stripe
from generator.nouns.model import Figure, Finding, Report, Series
from generator.verbs.plan.desk import Desk
from generator.words.interval import Interval

MOST_STRIPES, MOST_COLUMNS = 5, 60
"""More bars than these would be too thin to see; a longer course keeps its newest reports."""


def leading(report: Report) -> Figure | None:
    """The figure that stands for ``report`` where there is room for one: the greatest of what its first figure counts."""
    stated = [one for one in report.figures if one.number is not None and one.stated]
    same = (one for one in stated if one.set.measure == stated[0].set.measure)
    return max(same, key=lambda one: one.number or 0, default=None)


def report_card(desk: Desk, report: Report) -> Card | None:
    """The leading figure of ``report``, and under it the greatest of the others that count the same."""
    first = leading(report)
    if first is None:
        return None
    same = [
        one
        for one in report.figures
        if one.number is not None and one.set.measure == first.set.measure and one is not first
    ]
    others = sorted(same, key=lambda one: -(one.number or 0))[: MOST_STRIPES - 1]
    stripes = tuple(_stripe(desk, one) for one in (first, *others))
    return Card(f"cards/reports/{report.id}.png", _signs(first), report.published.day, stripes)


def series_card(desk: Desk, series: Series) -> Card | None:
    """The latest number of ``series``, and its course."""
    figures = [one for one in (desk.ledger.figures[key] for key in series.points) if one.number is not None]
    if not figures:
        return None
    day = desk.index.reports[figures[-1].report].published.day
    stripes = tuple(_stripe(desk, one) for one in figures[-MOST_COLUMNS:])
    return Card(f"cards/series/{series.id}.png", _signs(figures[-1]), day, stripes, columns=True)


def finding_card(desk: Desk, finding: Finding) -> Card | None:
    """The two sides of the first broken law of ``finding``; none where a side has no number."""
    first = next((desk.teller.checked[law] for law in finding.laws if law in desk.teller.checked), None)
    if first is None or first.left.low is None:
        return None
    right, day = desk.ledger.figures[first.law.right], desk.index.reports[finding.report].published.day
    if right.number is None:
        return None
    left = Stripe(first.left.low, _open(first.left), conflict=True)
    return Card(
        f"cards/findings/{finding.id}.png",
        f"{_total(first.left)}≠{_signs(right)}",
        day,
        (left, _stripe(desk, right)),
    )


def _stripe(desk: Desk, figure: Figure) -> Stripe:
    return Stripe(figure.number or 0, _open(figure.interval), figure.key in desk.index.findings)


def _open(interval: Interval) -> bool:
    return interval.high is None


def _signs(figure: Figure) -> str:
    """The number with the sign of its qualifier: a card must not say more than the words did."""
    if figure.interval.value is not None:
        return str(figure.number)
    if _open(figure.interval):
        return f"{'>' if figure.qualifier == 'more_than' else '≥'}{figure.number}"
    return f"{'≈' if figure.interval.low else '≤'}{figure.number}"


def _total(interval: Interval) -> str:
    if interval.value is not None:
        return str(interval.value)
    return f"≥{interval.low}" if interval.high is None else f"{interval.low}–{interval.high}"
