"""What each page is to the world outside: a work with a sentence, a day, an author and a citation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.nouns.address import FEEDS, absolute, feed_path, relative
from generator.nouns.head import Head
from generator.nouns.model import Correction, Finding, Report, Series
from generator.nouns.page import Page
from generator.nouns.work import CITATIONS, CITED, Kind, Work
from generator.verbs.plan.cards import finding_card, report_card, series_card
from generator.verbs.plan.corrections import THEIRS
from generator.verbs.plan.desk import Desk
from generator.verbs.plan.embeds import code_of, report_embed, series_embed
from generator.verbs.plan.report import when
from generator.verbs.plan.series import short_name

HOME, REPORTS, SERIES, FINDINGS, CORRECTIONS = (
    "index.html",
    *(f"{name}.html" for name in ("reports/index", "series/index", "findings/index", "corrections")),
)


HIDDEN = ("offline.html",)
"""Templates of pages that nobody should be led to."""


def headed(desk: Desk, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """``pages`` of the desk, each with what it tells machines."""
    known = {work.path: work for work in works(desk)}

    def with_head(page: Page) -> Page:
        return replace(page, head=head(desk, known.get(page.path) or _other(desk, page)))

    return tuple(page if page.template in HIDDEN else with_head(page) for page in pages)


def landed(desk: Desk, page: Page) -> Page:
    """The page that offers the languages, with its head; it is in all of them, and in the first by name."""
    tagline = f"{desk.voice.text(desk.site.tagline)}."
    work = Work(Kind.SITE, "index", page.path, desk.code, desk.language.direction, page.title, tagline)
    return replace(page, head=head(desk, work))


def head(desk: Desk, work: Work) -> Head:
    """The head of the page of ``work``; the picture is that of the work, where it has one."""
    address, codes = desk.site.address, [one.locale for one in desk.site.languages]
    own = desk.language.locale
    feeds = {
        page: (desk.sections[name], relative(work.path, feed_path(desk.code, name)))
        for name, page in FEEDS
        if desk.ledger.reports
    }
    return Head(
        work=work,
        canonical=absolute(address, work.path),
        card=absolute(address, work.card.path) if work.card else "",
        locales=(own, *(code for code in codes if code != own)),
        feeds=tuple(feeds.values()),
        feed=feeds.get(work.path.removeprefix(desk.at("")), ("", ""))[1],
        citations=tuple((name, relative(work.path, work.stem + ending)) for name, ending in CITATIONS)
        if work.kind in CITED
        else (),
        address=address,
    )


def works(desk: Desk) -> Iterator[Work]:
    """Every work of one language that has a page."""
    yield from _sections(desk)
    yield from (_report(desk, one) for one in desk.ledger.reports)
    yield from (_series(desk, one) for one in desk.ledger.series)
    yield from (_finding(desk, one) for one in desk.ledger.findings)
    for place in desk.vocabulary.places:
        words = desk("{place}: what the reports say of this place, and how exactly it is known.")
        yield _work(
            desk,
            Kind.PLACE,
            f"places/{place}.html",
            desk.teller.where(place),
            words.format(place=desk.teller.where(place)),
        )
    for who in desk.vocabulary.categories:
        words = desk("{who}: every figure that the reports state for this category, and its series.")
        yield _work(
            desk,
            Kind.CATEGORY,
            f"categories/{who}.html",
            desk.teller.who(who),
            words.format(who=desk.teller.who(who)),
        )


def _other(desk: Desk, page: Page) -> Work:
    """A page of which no more is known than its title."""
    path = page.path.removeprefix(desk.at(""))
    return _work(desk, Kind.PAGE, path, page.title, f"{desk.voice.text(desk.site.tagline)}.")


def _work(
    desk: Desk, kind: Kind, path: str, title: str, description: str, above: tuple[str, ...] = (HOME,)
) -> Work:
    name = path.removesuffix(".html").split("/")[-1]
    over = tuple((desk.sections[_SECTION[one]], desk.at(one)) for one in above)
    return Work(kind, name, desk.at(path), desk.code, desk.language.direction, title, description, above=over)


_SECTION = {
    HOME: "home",
    REPORTS: "reports",
    SERIES: "series",
    FINDINGS: "findings",
    CORRECTIONS: "corrections",
}


def _sections(desk: Desk) -> Iterator[Work]:
    title, names = desk.voice.text(desk.site.title), desk.sections
    yield _work(desk, Kind.SITE, HOME, title, f"{desk.voice.text(desk.site.tagline)}.", ())
    yield _work(
        desk,
        Kind.DATA,
        "data.html",
        names["data"],
        desk(
            "Everything here as files: the figures as published, the laws between them, the findings. They can be checked without this site."
        ),
    )
    yield _work(
        desk, Kind.LIST, REPORTS, names["reports"], desk("Every report that is kept here, the newest first.")
    )
    yield _work(
        desk,
        Kind.LIST,
        SERIES,
        names["series"],
        desk(
            "Counts that run since one day, each by one publisher. Another start or another publisher is another series; they are never merged."
        ),
    )
    yield _work(
        desk,
        Kind.LIST,
        FINDINGS,
        names["findings"],
        desk(
            "Where published numbers do not agree with each other. A finding says what cannot all be true, and every way out; it does not say whose mistake it is, unless the words do."
        ),
    )
    yield _work(
        desk,
        Kind.LIST,
        "map.html",
        names["map"],
        desk("The places that the reports name, as exactly as the sources give them."),
    )
    yield _corrections(desk)
    yield _work(
        desk,
        Kind.PAGE,
        "method.html",
        names["method"],
        desk("How published figures are checked against each other, and what is never done to them."),
    )
    yield _work(
        desk,
        Kind.LIST,
        "contents.html",
        names["index"],
        desk(
            "Everything that the reports name, in the order of the alphabet; the Arabic article is passed over. This page needs no script and no network."
        ),
    )
    yield _work(
        desk,
        Kind.PAGE,
        "search.html",
        names["search"],
        desk(
            "Looks through the reports, the findings, the series, the places and the categories, however a word is spelt. Nothing is sent anywhere: the search runs on this device."
        ),
    )
    yield _work(
        desk,
        Kind.PAGE,
        "glossary.html",
        names["glossary"],
        desk("The words of this site in each of its languages."),
    )


def _report(desk: Desk, report: Report) -> Work:
    title, publisher = desk.voice.text(report.title) or report.id, desk.teller.publisher(report.publisher)
    words = desk(
        "Report by {publisher}, {day}: each figure with the words that stated it and the sums it takes part in."
    )
    work = _work(
        desk,
        Kind.REPORT,
        f"reports/{report.id}.html",
        title,
        words.format(publisher=publisher, day=when(desk, report)),
        (HOME, REPORTS),
    )
    leading = (
        f"{desk.teller.set_phrase(one.set, publisher=False)}: {desk.voice.stated(one)}"
        for one in report.figures
        if not one.parent
    )
    return _dated(
        desk,
        replace(
            work,
            author=publisher,
            source=report.source.url,
            lines=tuple(leading),
            parts=tuple(
                _correction(desk, one)
                for one in desk.ledger.corrections
                if one.figure.split("#")[0] == report.id
            ),
            embed=report_embed(desk, report),
            card=report_card(desk, report),
        ),
        report,
    )


def _series(desk: Desk, series: Series) -> Work:
    last = desk.ledger.figures[series.points[-1]]
    report, n = desk.index.reports[last.report], len(series.points)
    words = desk("{set}: {stated}, published on {day}. Reports in this series: {n}.").format(
        set=desk.series_name(series),
        stated=desk.voice.stated(last),
        day=desk.voice.day(report.published.day),
        n=desk.voice.number(n),
    )
    work = _work(
        desk, Kind.SERIES, f"series/{series.id}.html", short_name(desk, series), words, (HOME, SERIES)
    )
    author = desk.teller.publisher(series.publisher)
    return _dated(
        desk,
        replace(work, author=author, embed=series_embed(desk, series), card=series_card(desk, series)),
        report,
    )


def _finding(desk: Desk, finding: Finding) -> Work:
    told, report = desk.told[finding.id], desk.index.reports[finding.report]
    lines = tuple(filter(None, (told.sentence, told.closed)))
    title = f"{told.headline.rstrip('.')}: {desk.teller.report_name(finding.report)}"
    work = _work(
        desk,
        Kind.FINDING,
        f"findings/{finding.id}.html",
        title,
        f"{told.headline} {told.line}.",
        (HOME, FINDINGS),
    )
    by = finding.closure.by if finding.closure else None
    since = [report, *([desk.index.reports[desk.ledger.figures[by].report]] if by else [])]
    work = replace(
        work, about=desk.report_path(finding.report), lines=lines, card=finding_card(desk, finding)
    )
    return replace(_dated(desk, work, report), updated=max(one.published.day for one in since))


def _corrections(desk: Desk) -> Work:
    title = desk.sections["corrections"]
    work = _work(
        desk,
        Kind.CORRECTIONS,
        CORRECTIONS,
        title,
        desk("What publishers changed in their figures, and what was misread here."),
    )
    changed = (_changed(desk, one) for one in desk.ledger.findings if one.verdict in THEIRS)
    return replace(work, parts=(*(_correction(desk, one) for one in desk.ledger.corrections), *changed))


def _correction(desk: Desk, correction: Correction) -> Work:
    """A figure that its publisher changed. Where the source itself was edited, its day is that of the last capture."""
    key, by = correction.figure, correction.by
    report = desk.index.reports[key.split("#")[0]]
    day = (
        desk.index.reports[by.split("#")[0]].published.day
        if by
        else report.source.captured or report.published.day
    )
    words = desk.teller.correction(correction)
    return Work(
        Kind.CORRECTION, f"{key} {by or 'source'}", desk.figure_path(key), desk.code, desk.language.direction,
        desk("Correction: {report}").format(report=desk.teller.report_name(report.id)), words,
        author=desk.teller.publisher(report.publisher), day=day, updated=day, about=desk.report_path(report.id), lines=(words,),
    )  # fmt: skip


def _changed(desk: Desk, finding: Finding) -> Work:
    """A finding that is itself a change by the publisher, as an entry of the corrections."""
    return replace(_finding(desk, finding), kind=Kind.CORRECTION, parts=(), embed=None, card=None)


def _dated(desk: Desk, work: Work, report: Report) -> Work:
    day = report.published.day
    dated = replace(work, day=day, precision=report.precision, updated=day)
    return replace(dated, cite=_cite(desk, dated, when(desk, report))) if work.kind in CITED else dated


def _cite(desk: Desk, work: Work, day: str) -> str:
    """A citation in words: whose count or whose finding, which, of which day, and in which state of this site it was read."""
    site = desk.voice.text(desk.site.title)
    theirs = desk("{publisher}, “{title}”, {day}; as kept by {site}: {id}.")
    words = theirs if work.author else desk("{site}, “{title}”, {day}: {id}.")
    said = words.format(publisher=work.author, title=work.title, day=day, site=site, id=code_of(work.id))
    return (
        f"{said} {desk('Revision {revision}.').format(revision=code_of(str(desk.revision)))}"
        if desk.revision
        else said
    )
