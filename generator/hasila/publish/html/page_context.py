"""The desk a page is planned at: one language, the ledger by its ids, and where every page of the site is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from hasila.model.address import absolute, relative
from hasila.model.drawing import Numerals
from hasila.model.page import File, Page
from hasila.model.report import ConstraintResult, Figure, Finding, Ledger, Report, Series, Verdict
from hasila.model.revision import Revision
from hasila.model.site import Language, Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.i18n.findings import FindingText, FindingWriter, teller
from hasila.publish.i18n.locale import Translator

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


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; ``href`` is relative to the page. ``language`` is set where the words are in another one."""

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
    """What stands around every page. ``alternates`` are (language, address) of its twins; ``known_on`` says of a site that
    leaves out later reports that it does, in the language of the page, or in all of them."""

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


@dataclass(frozen=True)
class Index:
    """The ledger from other sides, made once for all languages."""

    ledger: Ledger

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        return {report.id: report for report in self.ledger.reports}

    @cached_property
    def by_report(self) -> Mapping[str, tuple[ConstraintResult, ...]]:
        """The laws in which a report takes part, by its id."""
        return _grouped((report, one) for one in self.ledger.checked for report in one.law.reports)

    @cached_property
    def series_of(self) -> Mapping[str, Series]:
        """The series that holds a figure, by the figure's key."""
        return {key: series for series in self.ledger.series for key in series.points}

    @cached_property
    def before(self) -> Mapping[str, str]:
        """The point before a figure in its series."""
        return {
            later: earlier
            for s in self.ledger.series
            for earlier, later in zip(s.points, s.points[1:], strict=False)
        }

    @cached_property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """The open findings in which a figure takes part, by its key."""
        return _grouped((key, one) for one in self.ledger.findings if not one.closed for key in one.figures)

    @cached_property
    def finding_of(self) -> Mapping[str, Finding]:
        """The finding that a broken law belongs to, by the law's id."""
        return {law: one for one in self.ledger.findings for law in one.laws}

    @cached_property
    def about(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings, open or closed, that concern a report, by its id."""
        return _grouped((report, one) for one in self.ledger.findings for report in self._concerned(one))

    def _concerned(self, finding: Finding) -> tuple[str, ...]:
        keys = (self.ledger.figures[key].report for key in finding.figures if key in self.ledger.figures)
        return tuple(dict.fromkeys((finding.report, *keys)))

    @cached_property
    def by_category(self) -> Mapping[str, tuple[Figure, ...]]:
        return _grouped((figure.set.who, figure) for figure in self._figures)

    @cached_property
    def by_place(self) -> Mapping[str, tuple[Figure, ...]]:
        return _grouped((figure.set.where, figure) for figure in self._figures if figure.set.where)

    @cached_property
    def naming(self) -> Mapping[str, tuple[Report, ...]]:
        """The reports that name a place without a figure for it."""
        return _grouped((place, report) for report in self.ledger.reports for place in report.places)

    @property
    def _figures(self) -> Iterable[Figure]:
        return (figure for report in self.ledger.reports for figure in report.figures)


def _grouped(pairs: Iterable[tuple]) -> dict:
    groups: dict = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


@dataclass(frozen=True)
class PageContext:
    """All that planning a page in one language needs."""

    ledger: Ledger
    index: Index
    vocabulary: Vocabulary
    site: Site
    language: Language
    voice: Translator
    teller: FindingWriter
    texts: Mapping[str, str]
    revision: Revision | None = None
    data: tuple[File, ...] = ()

    def __call__(self, message: str) -> str:
        """``message`` in the language of the desk."""
        return self.voice.gettext(message)

    @property
    def code(self) -> str:
        return self.language.code

    @cached_property
    def files(self) -> Mapping[str, File]:
        """The files of data by their path."""
        return {file.path: file for file in self.data}

    @cached_property
    def numerals(self) -> Numerals:
        return Numerals(group=self.voice.number(1000)[1:2])

    @cached_property
    def told(self) -> Mapping[str, FindingText]:
        """Every finding in words, by its id."""
        return {finding.id: self.teller.tell(finding) for finding in self.ledger.findings}

    def can_be(self, figure: Figure) -> str:
        """What ``figure`` can be by its own words, or more narrowly by the sums it takes part in; ours."""
        bounds = self.ledger.bounds.get(figure.key)
        if bounds is None:
            return self.voice.interval(figure.interval)
        return self("{interval} (by the sums)").format(interval=self.voice.interval(bounds))

    # Addresses, from the root of the site

    def at(self, path: str) -> str:
        return f"{self.code}/{path}"

    def report_path(self, report: str) -> str:
        return self.at(f"reports/{report}.html")

    def figure_path(self, key: str) -> str:
        report, figure = key.split("#")
        return f"{self.report_path(report)}#figure-{figure}"

    def finding_path(self, finding: str) -> str:
        return self.at(f"findings/{finding}.html")

    def series_path(self, series: str) -> str:
        return self.at(f"series/{series}.html")

    def category_path(self, category: str) -> str:
        return self.at(f"categories/{category}.html")

    def place_path(self, place: str) -> str:
        return self.at(f"places/{place}.html")

    # Pages

    def page(self, path: str, template: str, title: str, view: object) -> Page:
        """A page at ``path`` below the language's folder; ``view`` is made with the page's frame by the caller."""
        return Page(self.at(path), template, self.code, title, self.twins(path), view)

    def twins(self, path: str) -> dict[str, str]:
        return {language.code: f"{language.code}/{path}" for language in self.site.languages}

    def frame(
        self, path: str, title: str, styles: tuple[str, ...] = (), scripts: tuple[str, ...] = ()
    ) -> PageLayout:
        """The frame of the page at ``path`` below the language's folder. Most pages need no script."""
        here = self.at(path)
        sheets = ("static/css/site.css", *(f"static/css/{name}.css" for name in styles))
        return PageLayout(
            language=self.code,
            direction=self.language.direction,
            title=self.voice.opening(title),
            site_title=self.voice.text(self.site.title),
            tagline=self.voice.text(self.site.tagline),
            home=relative(here, self.at("index.html")),
            navigation=self._links(self._navigation, path),
            footer=self._links(FOOTER, path),
            switch=self._switch(path),
            alternates=self._alternates(path),
            styles=tuple(relative(here, sheet) for sheet in sheets),
            scripts=tuple(relative(here, f"static/js/{name}.js") for name in scripts),
            icon=relative(here, "static/icon.svg"),
            words=self.voice.strings,
            known_on=self.band(),
        )

    def band(self) -> tuple[Notice, ...]:
        """That later reports are left out, and since when; nothing where all take part."""
        day = self.ledger.known_on
        if day is None:
            return ()
        words = self("As known on {day}: later reports are left out.").format(day=self.voice.day(day))
        return (Notice(words, self.code, self.language.direction),)

    @property
    def _navigation(self) -> tuple[tuple[str, str], ...]:
        return NAVIGATION if self.site.search else tuple(one for one in NAVIGATION if one[0] != "search")

    @property
    def keeping(self) -> tuple[str, ...]:
        """The script of the pages that a visit begins with, where the site may be kept for reading offline."""
        return ("offline",) if self.site.offline else ()

    def _links(self, entries: tuple[tuple[str, str], ...], path: str) -> tuple[Link, ...]:
        names, here = self.sections, self.at(path)
        return tuple(Link(names[key], relative(here, self.at(to)), to == path) for key, to in entries)

    @cached_property
    def sections(self) -> Mapping[str, str]:
        _ = self.voice.gettext
        return {
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

    def _switch(self, path: str) -> tuple[Link, ...]:
        others = (language for language in self.site.languages if language.code != self.code)
        here = self.at(path)
        return tuple(
            Link(one.name, relative(here, f"{one.code}/{path}"), language=one.code) for one in others
        )

    def _alternates(self, path: str) -> tuple[tuple[str, str], ...]:
        """Full addresses where the site knows its own, as search engines ask; else relative ones.

        For a reader of none of the languages there is the choice of one, or the page in the first of them.
        """
        here, first = self.at(path), self.site.languages[0].code
        other = "index.html" if path == "index.html" else f"{first}/{path}"
        found = (*self.twins(path).items(), ("x-default", other))
        return tuple(
            (code, absolute(self.site.address, twin) or relative(here, twin)) for code, twin in found
        )

    # Links that many pages need; ``here`` is the path of the page below the language's folder

    def link(self, here: str, text: str, target: str) -> Link:
        return Link(text, relative(self.at(here), target))

    def report_link(self, here: str, report: Report) -> Link:
        return self.link(here, self.voice.text(report.title) or report.id, self.report_path(report.id))

    def series_name(self, series: Series) -> str:
        """What a series counts, in one phrase; its first point stands for the set."""
        return self.teller.set_phrase(self.ledger.figures[series.points[0]].set)

    def open_findings(self) -> tuple[Finding, ...]:
        return tuple(
            one for one in self.ledger.findings if not one.closed and one.verdict is not Verdict.UNCHECKED
        )


def desks(
    ledger: Ledger,
    vocabulary: Vocabulary,
    site: Site,
    voices: Mapping[str, Translator],
    texts: Mapping[str, str],
    revision: Revision | None = None,
    data: tuple[File, ...] = (),
) -> tuple[PageContext, ...]:
    """One desk for each language of the site, in its order; they share one index of the ledger."""
    index = Index(ledger)
    return tuple(
        PageContext(
            ledger,
            index,
            vocabulary,
            site,
            language,
            voice,
            teller(ledger, vocabulary, voice),
            texts,
            revision,
            data,
        )
        for language in site.languages
        for voice in (voices[language.code],)
    )
