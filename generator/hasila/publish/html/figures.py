"""The figures of a report as rows of a table, each with its published text, its interval and its links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hasila.model.amendment import changed_by
from hasila.model.data_class import dataclass
from hasila.model.interval import Interval, exactly
from hasila.model.report import Figure, Mention, Report
from hasila.publish.html.page_context import Link, PageContext
from hasila.publish.i18n.amended import taken_or_added
from hasila.publish.ledger_index import FindingHeadline

DEEPEST = 4
"""The greatest depth at which a row is still indented further."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The published text of a figure in one language; ``href`` leads to it where it stands on the page.
    ``direction`` is that of the language where no letter of the text shows it: "12–15" in Arabic begins on
    the right."""

    language: str
    words: str
    href: str
    direction: str = ""

    @property
    def digits(self) -> bool:
        """True where the text is digits alone, which have no language."""
        return self.words.isdecimal()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure. ``depth`` is the number of parents above it; ``conflicts`` lead to the open findings in
    which it takes part, ``corrected`` to the figures by which its publisher corrected it."""

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
    corrected: tuple[Link, ...]


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
    """All figures of ``report``, parents before their parts; ``shown`` is the language of the prose on the
    page, if there is some: a figure that was read from a table stands in no prose."""
    language = shown if shown in report.prose else ""
    nested = _in_order(report)
    return tuple(_row(context, here, figure, depth, language) for figure, depth in nested)


def _in_order(report: Report) -> Iterator[tuple[Figure, int]]:
    """The figures as the head lists them, each parent followed by its parts, with the number of parents
    above them."""
    parts = _parts(report)

    def under(parent: str | None, depth: int) -> Iterator[tuple[Figure, int]]:
        for figure in parts[parent]:
            yield figure, depth
            yield from under(figure.key, depth + 1)

    return under(None, 0)


def _parts(report: Report) -> Mapping[str | None, list[Figure]]:
    """The figures of ``report`` by the key of their parent, ``None`` where the report does not hold it."""
    keys = {figure.key for figure in report.figures}
    parts: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        parent = figure.parent if figure.parent in keys else None
        parts[parent].append(figure)
    return parts


def _row(context: PageContext, here: str, figure: Figure, depth: int, shown: str) -> FigureRow:
    name = context.category_link(here, figure.set.category)
    stated = context.translator.stated(figure)
    interval = context.can_be(figure)
    quotes = tuple(_quotes(context, figure, shown))
    phrase = context.writer.beside_category(figure.set)
    series = _series(context, here, figure)
    conflicts = conflict_links(context, here, figure.key)
    corrected = tuple(_corrected(context, here, figure))
    return FigureRow(
        id=f"figure-{figure.id}",
        name=name,
        depth=min(depth, DEEPEST),
        stated=stated,
        unstated=figure.number is None,
        interval=interval,
        quotes=quotes,
        phrase=phrase,
        series=series,
        conflicts=conflicts,
        corrected=corrected,
    )


def _corrected(context: PageContext, here: str, figure: Figure) -> Iterator[Link]:
    """What ``figure`` was corrected to, and by how much it was changed, each with the figure or the report
    that says so."""
    for correction in context.ledger.corrections:
        if correction.figure == figure.key and correction.by:
            value = context.translator.stated(context.ledger.figures[correction.by])
            text = context("corrected to {value}").format(value=value)
            yield context.figure_link(here, text, correction.by)
    for amendment in context.ledger.amendments:
        if amendment.figure == figure.key:
            in_all = changed_by(amendment, context.ledger.amendments)
            text = taken_or_added(context.translator, figure, amendment, in_all)
            yield context.link(here, text, context.report_path(amendment.report))


def _series(context: PageContext, here: str, figure: Figure) -> Link | None:
    """The link to the series of ``figure``, if it is in one."""
    series = context.ledger.series_of.get(figure.key)
    if series is None:
        return None
    label = context("the series")
    return context.series_link(here, label, series)


def _quotes(context: PageContext, figure: Figure, shown: str) -> Iterator[Quote]:
    """The published text in every language, that on the page first; digits alone, which read alike, once."""
    here = [mention for mention in figure.mentions if mention.language == shown]
    for mention in here:
        href = f"#words-{figure.id}-{mention.ordinal}"
        yield _quote(context, mention, href)
    texts = {mention.words for mention in here}
    for mention in figure.mentions:
        if mention.language != shown and mention.words not in texts:
            yield _quote(context, mention, "")


def _quote(context: PageContext, mention: Mention, href: str) -> Quote:
    direction = _direction(context, mention)
    return Quote(mention.language, mention.words, href, direction)


def _direction(context: PageContext, mention: Mention) -> str:
    """The direction of the language, where the text is several runs of digits and no letter."""
    text = mention.words
    digits = text.replace(",", "").replace(".", "")
    has_letter = any(map(str.isalpha, text))
    if digits.isdigit() or has_letter:
        return ""
    directions = {language.code: language.direction for language in context.site.languages}
    return directions.get(mention.language, "")


def conflict_links(context: PageContext, here: str, key: str) -> tuple[Link, ...]:
    """Links to the open findings in which the figure takes part, each with its headline."""
    findings = context.ledger.conflicts.get(key, ())
    return tuple(_conflict_link(context, here, finding) for finding in findings)


def _conflict_link(context: PageContext, here: str, finding: FindingHeadline) -> Link:
    headline = context.writer.headline(finding)
    return context.finding_link(here, headline, finding.id)


def difference(context: PageContext, figure: Figure, earlier: Figure) -> str:
    """The difference of the printed numbers as a phrase, of inexact ones that of all that they can be; "not
    known" where one has no number."""
    if figure.number is None or earlier.number is None:
        return context("not known")
    step = printed(figure) - printed(earlier)
    return context.translator.step(step)


_AS_PRINTED = ("exact", "at_least", "more_than")
"""The qualifiers beside a number that was counted, though there may be more."""


def printed(figure: Figure) -> Interval:
    """The number as printed; of an inexact one (a range, "about 265", "dozens") all that it can be."""
    if figure.qualifier in _AS_PRINTED:
        return exactly(figure.number or 0)
    return figure.interval


def figure_lines(context: PageContext, here: str, figures: Iterable[Figure]) -> tuple[FigureLine, ...]:
    """``figures``, the newest first."""
    newest = reversed(tuple(figures))
    return tuple(_line(context, here, figure) for figure in newest)


def _line(context: PageContext, here: str, figure: Figure) -> FigureLine:
    report = context.report_of(figure)
    title = context.translator.text(report.title)
    stated = context.translator.stated(figure)
    unstated = figure.number is None
    phrase = context.writer.figure_phrase(figure)
    day = context.day_of(report)
    iso = context.iso_of(report)
    link = context.figure_link(here, title, figure.key)
    return FigureLine(
        stated=stated,
        unstated=unstated,
        phrase=phrase,
        when=day,
        iso=iso,
        link=link,
    )
