"""The pictures that go with shared links: a number with what must stand beside it, and bars to scale."""

from __future__ import annotations

from dataclasses import replace

from hasila.model.embed_image import EmbedPanel
from hasila.model.interval import Interval
from hasila.model.report import Figure, Report, Series, is_range
from hasila.model.social_image import SocialImage, Stripe
from hasila.publish.html.embed_panels import kept, panel_of, said_by
from hasila.publish.html.page_context import PageContext
from hasila.publish.i18n.locale import isolate
from hasila.publish.i18n.values import size_of
from hasila.publish.slices import FindingSlice, leading

MOST_STRIPES, MOST_COLUMNS = 5, 60
"""More bars than these would be too thin to see; a longer course keeps its newest reports."""


def report_card(context: PageContext, report: Report) -> SocialImage | None:
    """The leading figure of ``report``, and under it the greatest of the others that count the same."""
    first = leading(report)
    if first is None:
        return None
    stated = (figure for figure in report.figures if figure.number is not None)
    same = (figure for figure in stated if figure.set.measure == first.set.measure)
    others = sorted((figure for figure in same if figure is not first), key=_size, reverse=True)
    shown = (first, *others[: MOST_STRIPES - 1])
    stripes = tuple(_stripe(context, figure) for figure in shown)
    return _card(context, f"reports/{report.id}", panel_of(context, first, ""), stripes)


def _size(figure: Figure) -> int:
    return size_of(figure) or 0


def series_card(context: PageContext, series: Series) -> SocialImage | None:
    """The latest number of ``series``, and its course."""
    points = (context.ledger.figures[key] for key in series.points)
    figures = [figure for figure in points if figure.number is not None]
    if not figures:
        return None
    said = panel_of(context, figures[-1], "")
    stripes = tuple(_stripe(context, figure) for figure in figures[-MOST_COLUMNS:])
    return replace(_card(context, f"series/{series.id}", said, stripes), columns=True)


def finding_card(context: PageContext, slice_: FindingSlice, headline: str) -> SocialImage | None:
    """The two sides of the first broken law of a finding; none where a side has no number."""
    finding, first = slice_.finding, slice_.results[0] if slice_.results else None
    if first is None or first.left.low is None:
        return None
    right, report = context.ledger.figures[first.law.right], context.ledger.reports[finding.report]
    if right.number is None:
        return None
    high = first.left.high if any(is_range(context.ledger.figures[key]) for key in first.law.left) else None
    left = Stripe(first.left.low, _open(first.left), conflict=True, high=high)
    stated = f"{isolate(context.voice.total(first.left))} ≠ {isolate(context.voice.stated(right))}"
    lines = (headline, said_by(context, report), kept(context, report.id))
    return _card(
        context, f"findings/{finding.id}", EmbedPanel("", stated, lines), (left, _stripe(context, right))
    )


def _card(context: PageContext, name: str, said: EmbedPanel, stripes: tuple[Stripe, ...]) -> SocialImage:
    return SocialImage(
        context.at(f"cards/{name}.png"), context.code, context.language.direction, said, stripes
    )


def _stripe(context: PageContext, figure: Figure) -> Stripe:
    high = figure.interval.high if is_range(figure) else None
    return Stripe(figure.number or 0, _open(figure.interval), context.ledger.disputed[figure.key], high)


def _open(interval: Interval) -> bool:
    return interval.high is None
