"""The figures of a report as rows of a table: their words, their intervals, what they count, where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hasila.model.interval import Interval, exactly
from hasila.model.report import Figure, Mention, Report, is_one_number
from hasila.publish.html.page_context import Link, PageContext


@dataclass(frozen=True, slots=True)
class Quote:
    """The published words of a figure in one language; ``href`` leads to them where they stand on the page.
    ``direction`` is that of the language where no letter of the words shows it: "12–15" in Arabic begins on the right."""

    language: str
    words: str
    href: str
    direction: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure. ``depth`` is how many wholes it lies in; ``conflicts`` lead to the open findings it takes part in."""

    id: str
    name: Link
    depth: int
    stated: str
    unstated: bool
    interval: str
    quotes: tuple[Quote, ...]
    phrase: str
    place: Link | None
    series: Link | None
    conflicts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure in a list: as printed, its set, and the report that states it."""

    stated: str
    unstated: bool
    phrase: str
    when: str
    iso: str
    link: Link


def figure_rows(context: PageContext, here: str, report: Report, shown: str) -> tuple[FigureRow, ...]:
    """All figures of ``report``, wholes before their parts; ``shown`` is the language of the prose on the page, if there is
    some: what was read from a table has words and no text that they stand in."""
    depths, there = _depths(report), shown if shown in report.prose else ""
    return tuple(_row(context, here, figure, depths[figure.key], there) for figure in _in_order(report))


def _in_order(report: Report) -> Iterator[Figure]:
    """As the head lists them, each whole followed by its parts."""
    keys = {figure.key for figure in report.figures}

    def under(parent: str | None) -> Iterator[Figure]:
        for figure in report.figures:
            if (figure.parent if figure.parent in keys else None) == parent:
                yield figure
                yield from under(figure.key)

    return under(None)


def _depths(report: Report) -> dict[str, int]:
    parents = {figure.key: figure.parent for figure in report.figures}

    def depth(key: str) -> int:
        parent = parents.get(key)
        return 0 if parent not in parents else 1 + depth(parent)

    return {key: depth(key) for key in parents}


def _row(context: PageContext, here: str, figure: Figure, depth: int, shown: str) -> FigureRow:
    teller, series = context.teller, context.ledger.series_of.get(figure.key)
    return FigureRow(
        id=f"figure-{figure.id}",
        name=context.link(here, teller.who(figure.set.who), context.category_path(figure.set.who)),
        depth=min(depth, 4),
        stated=context.voice.stated(figure),
        unstated=figure.number is None,
        interval=context.can_be(figure),
        quotes=_quotes(context, figure, shown),
        phrase=teller.set_phrase(figure.set, publisher=False),
        place=_place(context, here, figure),
        series=context.link(here, context("the series"), context.series_path(series)) if series else None,
        conflicts=conflict_links(context, here, figure.key),
    )


def _quotes(context: PageContext, figure: Figure, shown: str) -> tuple[Quote, ...]:
    """The words in every language, those that stand on the page first; digits alone, which read alike, once."""
    mentions = sorted(figure.mentions, key=lambda mention: mention.language != shown)
    there = {mention.words for mention in mentions if mention.language == shown}
    told = (mention for mention in mentions if mention.language == shown or mention.words not in there)
    return tuple(_quote(context, mention, figure.id, shown) for mention in told)


def _quote(context: PageContext, mention: Mention, figure: str, shown: str) -> Quote:
    href = f"#words-{figure}-{mention.ordinal}" if mention.language == shown else ""
    return Quote(mention.language, mention.words, href, _direction(context, mention))


def _direction(context: PageContext, mention: Mention) -> str:
    """The direction of the language, where the words are several runs of digits and no letter."""
    one_run = mention.words.replace(",", "").replace(".", "").isdigit()
    if one_run or any(map(str.isalpha, mention.words)):
        return ""
    languages = context.site.languages
    return next((language.direction for language in languages if language.code == mention.language), "")


def _place(context: PageContext, here: str, figure: Figure) -> Link | None:
    place = figure.set.where
    return context.link(here, context.teller.where(place), context.place_path(place)) if place else None


def conflict_links(context: PageContext, here: str, key: str) -> tuple[Link, ...]:
    """Links to the open findings in which the figure takes part, each with its headline."""
    found = context.ledger.conflicts.get(key, ())
    return tuple(
        context.link(here, context.teller.headline(finding), context.finding_path(finding.id))
        for finding in found
    )


def difference(context: PageContext, figure: Figure, earlier: Figure) -> str:
    """The difference of the printed numbers, of ranges that of their ends, or that there is none to tell."""
    if figure.number is None or earlier.number is None:
        return context("not known")
    return context.voice.step(_printed(figure) - _printed(earlier))


def _printed(figure: Figure) -> Interval:
    """The number as printed; where that is no one number (a range, "dozens"), what the count can be."""
    return exactly(figure.number or 0) if is_one_number(figure) else figure.interval


def figure_lines(context: PageContext, here: str, figures: Iterable[Figure]) -> tuple[FigureLine, ...]:
    """``figures``, the newest first."""
    return tuple(_line(context, here, figure) for figure in reversed(tuple(figures)))


def _line(context: PageContext, here: str, figure: Figure) -> FigureLine:
    report = context.ledger.reports[figure.report]
    return FigureLine(
        stated=context.voice.stated(figure),
        unstated=figure.number is None,
        phrase=context.teller.set_phrase(figure.set),
        when=context.voice.day(report.published.day),
        iso=report.published.day.isoformat(),
        link=context.link(here, context.voice.text(report.title), context.figure_path(figure.key)),
    )
