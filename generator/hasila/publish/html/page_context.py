"""The context of a page: its language, the site around it, and the small ledger that it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

from hasila.model.address import absolute, relative
from hasila.model.data_class import dataclass
from hasila.model.drawing import Numerals
from hasila.model.page import Page
from hasila.model.report import Figure, Report, Series
from hasila.model.site import DOCUMENTATION, ENGLISH, Language, Site
from hasila.publish.i18n.findings import FindingWriter
from hasila.publish.i18n.locale import Translator
from hasila.publish.ledger_index import ReportHeader
from hasila.publish.ledger_slice import LedgerSlice
from hasila.publish.slices import Slice

NAVIGATION = (
    ("home", "index.html"),
    ("reports", "reports/index.html"),
    ("series", "series/index.html"),
    ("findings", "findings/index.html"),
    ("map", "map.html"),
    ("data", "data.html"),
    ("method", "method.html"),
    ("search", "search.html"),
)
FOOTER = (
    ("index", "contents.html"),
    ("about", "about.html"),
    ("glossary", "glossary.html"),
    ("corrections", "corrections.html"),
    ("privacy", "privacy.html"),
)

PAGE_SCRIPT = "page"
"""The script of every page: leaving quickly, keeping pages when asked, the place in the other language."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; ``href`` is relative to the page. ``language`` is set where the words are
    in another one."""

    text: str
    href: str
    current: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Words above everything else on a page, in their language."""

    words: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The frame around a page. ``alternates`` are (language, address) of its twins; ``known_on`` says of a
    site that leaves out later reports that it does, in the language of the page, or in all of them."""

    language: str
    direction: str
    title: str
    site_title: str
    tagline: str
    home: str
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    switch: tuple[Link, ...]
    alternates: tuple[tuple[str, str], ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    icon: str
    words: Mapping[str, str]
    known_on: tuple[Notice, ...] = ()
    keeps: bool = False
    """Whether a reader may have the page kept; ``locale`` writes the day on which it was."""
    locale: str = ""
    leave: str = ""


@dataclass(frozen=True)
class Setting:
    """Everything that all pages of a language share.

    ``known_on`` is the day by which all reports were published, where later ones are left out. ``feeds`` is
    true where the site has feeds: where there is a report."""

    site: Site
    language: Language
    translator: Translator
    known_on: date | None = None
    feeds: bool = True

    def __call__(self, message: str) -> str:
        """``message`` in the language of the page."""
        return self.translator.gettext(message)

    @property
    def code(self) -> str:
        """The code of the language."""
        return self.language.code

    @property
    def notice(self) -> str:
        """What a reader should know of the content before going on: the words of the site, and that there are
        no images."""
        own = self.translator.text(self.site.notice)
        images = self("These pages hold numbers and words, no images.")
        return f"{own} {images}".strip()

    def direction_of(self, code: str) -> str:
        """The direction of a language of the site, or of English; ``auto`` for any other."""
        for language in (*self.site.languages, ENGLISH):
            if language.code == code:
                return language.direction
        return "auto"

    @cached_property
    def numerals(self) -> Numerals:
        """The signs of the language in numbers."""
        million = self.translator.number(1_000_000)
        return Numerals(group=million[1:2], least=self.translator.least_digits)

    # Addresses, from the root of the site

    def at(self, path: str) -> str:
        """The path, from the root of the site, of ``path`` below the language's folder."""
        return f"{self.code}/{path}"

    def report_path(self, report: str) -> str:
        """The path of the page of a report."""
        return self.at(f"reports/{report}.html")

    def figure_path(self, key: str) -> str:
        """The path of the row of a figure on the page of its report."""
        report, figure = key.split("#")
        return f"{self.report_path(report)}#figure-{figure}"

    def finding_path(self, finding: str) -> str:
        """The path of the page of a finding."""
        return self.at(f"findings/{finding}.html")

    def series_path(self, series: str) -> str:
        """The path of the page of a series."""
        return self.at(f"series/{series}.html")

    def category_path(self, category: str) -> str:
        """The path of the page of a category."""
        return self.at(f"categories/{category}.html")

    def place_path(self, place: str) -> str:
        """The path of the page of a place."""
        return self.at(f"places/{place}.html")

    # Pages

    def page(self, path: str, template: str, title: str, view: object) -> Page:
        """A page at ``path`` below the language's folder; ``view`` is made with the page's frame by the
        caller."""
        twins = self.twins(path)
        return Page(self.at(path), template, self.code, title, twins, view)

    def twins(self, path: str) -> dict[str, str]:
        """The path of the same page in each language, by the code of the language."""
        codes = (language.code for language in self.site.languages)
        return {code: f"{code}/{path}" for code in codes}

    def frame(
        self, path: str, title: str, styles: tuple[str, ...] = (), scripts: tuple[str, ...] = ()
    ) -> PageLayout:
        """The frame of the page at ``path`` below the language's folder. Every page is whole without its
        scripts, but for the search and the map to move about in."""
        translator = self.translator
        here = self.at(path)
        sheets = (f"static/css/{name}.css" for name in ("site", *styles))
        style_links = [relative(here, sheet) for sheet in sheets]
        script_links = [relative(here, f"static/js/{name}.js") for name in (PAGE_SCRIPT, *scripts)]
        index = self.at("index.html")
        site_title = translator.text(self.site.title)
        tagline = translator.text(self.site.tagline)
        navigation = self._links(self._navigation, path)
        switch = tuple(self._switch(path))
        alternates = tuple(self._alternates(path))
        return PageLayout(
            language=self.code,
            direction=self.language.direction,
            title=translator.opening(title),
            site_title=site_title,
            tagline=tagline,
            home=relative(here, index),
            navigation=navigation,
            footer=self._links(self._footer, path),
            switch=switch,
            alternates=alternates,
            styles=tuple(style_links),
            scripts=tuple(script_links),
            icon=relative(here, "static/icon.svg"),
            words=translator.strings,
            known_on=self.band(),
            keeps=self.site.offline,
            locale=self.language.locale.replace("_", "-"),
            leave=self.site.leave,
        )

    def band(self) -> tuple[Notice, ...]:
        """The notice that later reports are left out, and since when; none where all take part."""
        day = self.known_on
        if day is None:
            return ()
        message = self("As known on {day}: later reports are left out.")
        text = message.format(day=self.translator.day(day))
        return (Notice(text, self.code, self.language.direction),)

    @property
    def _navigation(self) -> tuple[tuple[str, str], ...]:
        own = tuple((entry.name, entry.path) for entry in self.site.navigation)
        entries = own or NAVIGATION
        if self.site.search:
            return entries
        return tuple((name, path) for name, path in entries if name != "search")

    @property
    def _footer(self) -> tuple[tuple[str, str], ...]:
        """The entries below each page; the documentation, where there is one, last."""
        more = ((DOCUMENTATION, f"{DOCUMENTATION}.html"),)
        return (*FOOTER, *more) if self.site.documentation else FOOTER

    def _links(self, entries: tuple[tuple[str, str], ...], path: str) -> tuple[Link, ...]:
        links = (self._section_link(name, target, path) for name, target in entries)
        return tuple(links)

    def _section_link(self, name: str, target: str, path: str) -> Link:
        """The page of a section as a link from the page at ``path``."""
        href = relative(self.at(path), self.at(target))
        return Link(self.sections[name], href, target == path)

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """The names of the pages in the navigation and the footer."""
        _ = self.translator.gettext
        own = {entry.name: self.translator.text(entry.title) for entry in self.site.navigation}
        return own | {
            DOCUMENTATION: self.translator.text(self.site.documentation),
            "home": _("Home"),
            "reports": _("Reports"),
            "series": _("Series"),
            "findings": _("Findings"),
            "map": _("Map"),
            "data": _("Data"),
            "method": _("Method"),
            "search": _("Search"),
            "index": _("Index"),
            "about": _("About"),
            "glossary": _("Glossary"),
            "corrections": _("Corrections"),
            "privacy": _("Privacy"),
        }

    def _switch(self, path: str) -> Iterator[Link]:
        """The same page in the other languages."""
        here = self.at(path)
        for language in self.site.languages:
            code = language.code
            if code != self.code:
                href = relative(here, f"{code}/{path}")
                yield Link(language.name, href, language=code)

    def _alternates(self, path: str) -> Iterator[tuple[str, str]]:
        """Full addresses where the site knows its own, as search engines ask; else relative ones.

        For a reader of none of the languages there is the choice of one, or the page in the first of them.
        """
        here = self.at(path)
        first = self.site.languages[0]
        twins = self.twins(path)
        if path == "index.html":
            twins["x-default"] = path
        else:
            twins["x-default"] = f"{first.code}/{path}"
        for code, twin in twins.items():
            address = absolute(self.site.address, twin)
            yield code, address or relative(here, twin)

    # Links that many pages need; ``here`` is the path of the page below the language's folder

    def day_of(self, report: Report | ReportHeader) -> str:
        """The day of publication in words, as well as it is known."""
        return self.translator.known_day(report.published)

    def iso_of(self, report: Report | ReportHeader) -> str:
        """The day of publication for programs that read the page, as well as it is known: a month alone is
        one ("2019-02"), a day known only about is none."""
        iso = report.published.day.isoformat()
        return {"day": iso, "month": iso[:7]}.get(report.published.precision, "")

    def title_of(self, report: Report | ReportHeader) -> str:
        """The title of a report, or its id."""
        return self.translator.text(report.title) or report.id

    def link(self, here: str, text: str, target: str) -> Link:
        """``text`` as a link from the page at ``here`` to ``target``, a path from the root of the site."""
        return Link(text, relative(self.at(here), target))

    def report_link(self, here: str, report: Report | ReportHeader) -> Link:
        """The page of a report, by its title."""
        title = self.title_of(report)
        return self.link(here, title, self.report_path(report.id))


@dataclass(frozen=True)
class PageContext(Setting):
    """The setting of a page with the small ledger of its slice. What neither holds cannot be written on the
    page.

    ``version`` names the state of the slice, for a citation.
    """

    ledger: LedgerSlice = field(kw_only=True)
    version: str = field(kw_only=True)

    # Links to what the ledger holds; ``here`` is the path of the page below the language's folder

    def category_link(self, here: str, category: str) -> Link:
        """The page of a category, by its label."""
        label = self.writer.category(category)
        return self.link(here, label, self.category_path(category))

    def place_link(self, here: str, place: str) -> Link:
        """The page of a place, by its label."""
        label = self.writer.where(place)
        return self.link(here, label, self.place_path(place))

    def series_link(self, here: str, text: str, series: str) -> Link:
        """The page of a series."""
        return self.link(here, text, self.series_path(series))

    def finding_link(self, here: str, text: str, finding: str) -> Link:
        """The page of a finding."""
        return self.link(here, text, self.finding_path(finding))

    def figure_link(self, here: str, text: str, key: str) -> Link:
        """The row of a figure on the page of its report."""
        return self.link(here, text, self.figure_path(key))

    def report_of(self, figure: Figure) -> ReportHeader:
        """The report that states ``figure``."""
        return self.ledger.reports[figure.report]

    # Words

    @cached_property
    def writer(self) -> FindingWriter:
        """The writer of names, phrases and findings for what the ledger holds."""
        return FindingWriter(self.ledger.vocabulary, self.translator, self.ledger)

    def can_be(self, figure: Figure) -> str:
        """The values that ``figure`` can have by its own words, or more narrowly by the sums it takes part
        in; ours."""
        translator = self.translator
        bounds = self.ledger.bounds.get(figure.key)
        if bounds is None:
            return translator.interval(figure.interval)
        interval = translator.interval(bounds)
        return self("{interval} (from its sums)").format(interval=interval)

    def series_name(self, series: Series) -> str:
        """The set that a series counts, in one phrase; its first point stands for the set."""
        first = self.ledger.figures[series.points[0]]
        return self.writer.series_phrase(series.kind, first.set)


def context_of(setting: Setting, slice_: Slice) -> PageContext:
    """The context of the pages of a slice, in one language."""
    return PageContext(
        setting.site,
        setting.language,
        setting.translator,
        setting.known_on,
        setting.feeds,
        ledger=slice_.ledger,
        version=slice_.version,
    )
