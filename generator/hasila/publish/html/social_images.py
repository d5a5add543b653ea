"""The pictures that go with shared links: a number with what must stand beside it, and bars to scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hasila.model.address import social_image_path
from hasila.model.embed_image import EmbedPanel
from hasila.model.interval import Interval
from hasila.model.report import ConstraintResult, Figure, Report, Series, is_range
from hasila.model.social_image import SocialImage, Stripe
from hasila.publish.html.embed_panels import kept, panel_of, said_by
from hasila.publish.html.page_context import PageContext
from hasila.publish.i18n.locale import isolate
from hasila.publish.i18n.values import size_of
from hasila.publish.slices import FindingSlice, leading

MOST_STRIPES, MOST_COLUMNS = 5, 60
"""More bars than these would be too thin to see; a longer course keeps its newest reports."""


def report_image(context: PageContext, report: Report) -> SocialImage | None:
    """The leading figure of ``report``, and under it the greatest of the others that count the same; ``None``
    where no figure leads. No page has a picture where the site does not know its own address."""
    first = leading(report)
    if first is None or not context.site.address:
        return None
    figures = (first, *_greatest_others(report, first))
    stripes = tuple(_stripe(context, figure, context.writer.amount(figure)) for figure in figures)
    panel = panel_of(context, first, "")
    return _image(context, f"reports/{report.id}", panel, stripes)


def _greatest_others(report: Report, first: Figure) -> list[Figure]:
    """The other figures of the measure of ``first``, the greatest first, as many as have room below it."""
    alike = [figure for figure in report.figures if _has_measure_of(figure, first)]
    others = [figure for figure in alike if figure is not first]
    others.sort(key=_size, reverse=True)
    return others[: MOST_STRIPES - 1]


def _has_measure_of(figure: Figure, first: Figure) -> bool:
    """True where ``figure`` has a number of what ``first`` counts."""
    return figure.number is not None and figure.set.measure == first.set.measure


def _size(figure: Figure) -> int:
    return size_of(figure) or 0


def series_image(context: PageContext, series: Series) -> SocialImage | None:
    """The latest number of ``series``, and its course; ``None`` where no figure of it has a number, or the
    site does not know its own address."""
    figures = list(_numbered(context.ledger.figures, series))
    if not (figures and context.site.address):
        return None
    panel = panel_of(context, figures[-1], "")
    newest = figures[-MOST_COLUMNS:]
    stripes = tuple(_stripe(context, figure, context.translator.stated(figure)) for figure in newest)
    social_image = _image(context, f"series/{series.id}", panel, stripes)
    return replace(social_image, columns=True)


def _numbered(figures: Mapping[str, Figure], series: Series) -> Iterator[Figure]:
    """The figures of ``series`` that have a number."""
    for key in series.points:
        figure = figures[key]
        if figure.number is not None:
            yield figure


def finding_image(context: PageContext, slice_: FindingSlice, headline: str) -> SocialImage | None:
    """The two sides of the first broken constraint of a finding; ``None`` where a side has no number, or the
    site does not know its own address."""
    result = next(iter(slice_.results), None)
    if result is None or not context.site.address:
        return None
    left = _left_stripe(context, result)
    right = context.ledger.figures[result.constraint.right]
    if left is None or right.number is None:
        return None
    lines = _finding_lines(context, slice_, headline)
    panel = EmbedPanel("", _unequal(context, result, right), lines)
    stripes = (left, _stripe(context, right, context.writer.amount(right)))
    return _image(context, f"findings/{slice_.finding.id}", panel, stripes)


def _finding_lines(context: PageContext, slice_: FindingSlice, headline: str) -> tuple[str, ...]:
    """The lines under the two sides: the headline, whose report it is, which site keeps it."""
    report = context.ledger.reports[slice_.finding.report]
    source = said_by(context, report)
    keeper = kept(context, report.id)
    return headline, source, keeper


def _unequal(context: PageContext, result: ConstraintResult, right: Figure) -> str:
    """The total of the left side and the number of the right one, as ``12 ≠ 13``."""
    total = isolate(context.translator.total(result.left))
    stated = isolate(context.translator.stated(right))
    return f"{total} ≠ {stated}"


def _left_stripe(context: PageContext, result: ConstraintResult) -> Stripe | None:
    """The left side as a bar, as a range where a range is added; ``None`` where it has no lower end."""
    total = result.left
    if total.low is None:
        return None
    figures = context.ledger.figures
    is_of_ranges = any(is_range(figures[key]) for key in result.constraint.left)
    high = total.high if is_of_ranges else None
    label = _left_label(context, result)
    return Stripe(total.low, _is_open(total), conflict=True, high=high, label=label)


def _left_label(context: PageContext, result: ConstraintResult) -> str:
    """The one figure of the left side with its noun, or the sum of several, which is ours."""
    keys = result.constraint.left
    if len(keys) == 1:
        return context.writer.amount(context.ledger.figures[keys[0]])
    total = context.translator.total(result.left)
    return context("sum, worked out by us: {total}").format(total=total)


def _image(context: PageContext, name: str, panel: EmbedPanel, stripes: tuple[Stripe, ...]) -> SocialImage:
    page = context.at(f"{name}.html")
    path = social_image_path(page)
    direction = context.language.direction
    return SocialImage(path, context.code, direction, panel, stripes)


def _stripe(context: PageContext, figure: Figure, label: str) -> Stripe:
    interval = figure.interval
    high = interval.high if is_range(figure) else None
    conflict = context.ledger.disputed[figure.key]
    return Stripe(figure.number or 0, _is_open(interval), conflict, high, label)


def _is_open(interval: Interval) -> bool:
    return interval.high is None
