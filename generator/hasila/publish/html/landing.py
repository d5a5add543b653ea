"""The two pages of no language: the choice of a language, and the page for an address that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from urllib.parse import urlsplit

from hasila.model.address import absolute
from hasila.model.data_class import dataclass
from hasila.model.page import Page
from hasila.model.site import Site
from hasila.publish.html.page_context import PageLayout, Setting


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language of the site, with all texts in that language; ``href`` leads to its first page."""

    code: str
    direction: str
    name: str
    title: str
    subject: str
    tagline: str
    sentence: str
    missing: str
    href: str


@dataclass(frozen=True, slots=True)
class LandingView:
    """The choice of a language, or the page for a missing address."""

    frame: PageLayout
    title: str
    choices: tuple[LanguageChoice, ...]


def landing_page(settings: Sequence[Setting]) -> Page:
    """The root of the site, in all its languages at once."""
    titles = (_title(setting) for setting in settings)
    return _page(settings, "index.html", "landing.html", " · ".join(titles))


def missing_page(settings: Sequence[Setting]) -> Page:
    """The page that a server shows for an address that is not there, at any depth.

    Its links begin at the root of the host where the site knows its address; else they hold only for an
    address in the first folder of the site."""
    root = _root(settings[0].site)
    return _page(settings, "404.html", "missing.html", "404", root)


def _root(site: Site) -> str:
    """The folder of the site on its host, with slashes around it; empty where the address is not known."""
    return urlsplit(site.address).path


def _title(context: Setting) -> str:
    return context.translator.text(context.site.title)


def _page(settings: Sequence[Setting], path: str, template: str, title: str, root: str = "") -> Page:
    """The page at ``path``; its links begin with ``root``."""
    first = settings[0]
    twins = {setting.code: setting.at("index.html") for setting in settings}
    alternates = _alternates(first.site, twins)
    notices = chain.from_iterable(setting.band() for setting in settings)
    frame = replace(
        first.frame("index.html", title),
        styles=(f"{root}static/css/site.css",),
        scripts=(),
        icon=f"{root}static/icon.svg",
        alternates=alternates,
        navigation=(),
        footer=(),
        switch=(),
        home=f"{root}index.html",
        known_on=tuple(notices),
        keeps=False,
        leave="",
    )
    choices = tuple(_choice(setting, root) for setting in settings)
    view = LandingView(frame, title, choices)
    return Page(path, template, first.code, title, twins, view)


def _alternates(site: Site, twins: dict[str, str]) -> tuple[tuple[str, str], ...]:
    found = (*twins.items(), ("x-default", "index.html"))
    addresses = ((code, _address(site, twin)) for code, twin in found)
    return tuple(addresses)


def _address(site: Site, path: str) -> str:
    return absolute(site.address, path) or path


def _choice(context: Setting, root: str) -> LanguageChoice:
    home = context.at("index.html")
    tagline = context.translator.text(context.site.tagline)
    missing = context("There is no page at this address.")
    subject = context.translator.text(context.site.subject)
    return LanguageChoice(
        code=context.code,
        direction=context.language.direction,
        name=context.language.name,
        title=_title(context),
        subject=subject,
        tagline=tagline,
        sentence=context.notice,
        missing=missing,
        href=f"{root}{home}",
    )
