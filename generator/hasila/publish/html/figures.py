"""The figures of a report as rows of a table: their words, their intervals, what they count, where they
lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hasila.model.interval import Interval, exactly
from hasila.model.report import Figure, Mention, Report, is_one_number
from hasila.publish.html.page_context import Link, PageContext
from hasila.publish.ledger_index import FindingHeadline

DEEPEST = 4
"""The greatest depth at which a row is still indented further."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The published words of a figure in one language; ``href`` leads to them where they stand on the page.
    ``direction`` is that of the language where no letter of the words shows it: "12–15" in Arabic begins on
    the right."""

    language: str
    words: str
    href: str
    direction: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure. ``depth`` is how many wholes it lies in; ``conflicts`` lead to the open findings it takes
    part in."""

    id: str
    name: Link
    depth: int
    stated: str
    unstated: bool
    interval: str
    quotes: tuple[Quote, ...]
    phrase: str
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
    """All figures of ``report``, wholes before their parts; ``shown`` is the language of the prose on the
    page, if there is some: what was read from a table has words and no text that they stand in."""
    there = shown if shown in report.prose else ""
    return tuple(_row(context, here, figure, depth, there) for figure, depth in _in_order(report))


def _in_order(report: Report) -> Iterator[tuple[Figure, int]]:
    """The figures as the head lists them, each whole followed by its parts, with the number of wholes they
    lie in."""
    keys = {figure.key for figure in report.figures}
    parts: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        parent = figure.parent if figure.parent in keys else None
        parts[parent].append(figure)

    def under(parent: str | None, depth: int) -> Iterator[tuple[Figure, int]]:
        for figure in parts[parent]:
            yield figure, depth
            yield from under(figure.key, depth + 1)

    return under(None, 0)


def _row(context: PageContext, here: str, figure: Figure, depth: int, shown: str) -> FigureRow:
    phrase = context.teller.set_phrase(figure.set, publisher=False)
    return FigureRow(
        id=f"figure-{figure.id}",
        name=context.category_link(here, figure.set.who),
        depth=min(depth, DEEPEST),
        stated=context.voice.stated(figure),
        unstated=figure.number is None,
        interval=context.can_be(figure),
        quotes=_quotes(context, figure, shown),
        phrase=phrase,
        series=_series(context, here, figure),
        conflicts=conflict_links(context, here, figure.key),
    )


def _series(context: PageContext, here: str, figure: Figure) -> Link | None:
    series = context.ledger.series_of.get(figure.key)
    return context.series_link(here, context("the series"), series) if series else None


def _quotes(context: PageContext, figure: Figure, shown: str) -> tuple[Quote, ...]:
    """The words in every language, those that stand on the page first; digits alone, which read alike,
    once."""
    here = [mention for mention in figure.mentions if mention.language == shown]
    words = {mention.words for mention in here}
    others = (mention for mention in figure.mentions if mention.language != shown)
    told = (*here, *(mention for mention in others if mention.words not in words))
    return tuple(_quote(context, mention, figure.id, shown) for mention in told)


def _quote(context: PageContext, mention: Mention, figure: str, shown: str) -> Quote:
    href = f"#words-{figure}-{mention.ordinal}" if mention.language == shown else ""
    return Quote(mention.language, mention.words, href, _direction(context, mention))


def _direction(context: PageContext, mention: Mention) -> str:
    """The direction of the language, where the words are several runs of digits and no letter."""
    digits = mention.words.replace(",", "").replace(".", "")
    if digits.isdigit() or any(map(str.isalpha, mention.words)):
        return ""
    languages = {language.code: language.direction for language in context.site.languages}
    return languages.get(mention.language, "")


def conflict_links(context: PageContext, here: str, key: str) -> tuple[Link, ...]:
    """Links to the open findings in which the figure takes part, each with its headline."""
    findings = context.ledger.conflicts.get(key, ())
    return tuple(_conflict_link(context, here, finding) for finding in findings)


def _conflict_link(context: PageContext, here: str, finding: FindingHeadline) -> Link:
    return context.finding_link(here, context.teller.headline(finding), finding.id)


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
    report = context.report_of(figure)
    title = context.voice.text(report.title)
    return FigureLine(
        stated=context.voice.stated(figure),
        unstated=figure.number is None,
        phrase=context.teller.set_phrase(figure.set),
        when=context.day_of(report),
        iso=report.published.day.isoformat(),
        link=context.figure_link(here, title, figure.key),
    )
