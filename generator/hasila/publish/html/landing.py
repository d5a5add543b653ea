"""The two pages of no language: the choice of a language, and the page for an address that is not there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hasila.model.address import absolute
from hasila.model.page import Page
from hasila.model.site import Site
from hasila.publish.html.page_context import PageContext, PageLayout


@dataclass(frozen=True, slots=True)
class Door:
    """A language to go in by; its words are its own."""

    code: str
    direction: str
    name: str
    title: str
    tagline: str
    sentence: str
    missing: str
    href: str


@dataclass(frozen=True, slots=True)
class LandingView:
    frame: PageLayout
    title: str
    doors: tuple[Door, ...]


def landing_page(desks: tuple[PageContext, ...]) -> Page:
    """The root of the site, in all its languages at once."""
    return _page(desks, "index.html", "landing.html", " · ".join(_title(desk) for desk in desks))


def missing_page(desks: tuple[PageContext, ...]) -> Page:
    """What a server shows for an address that is not there. Its links hold where the site lies at its own root."""
    return _page(desks, "404.html", "missing.html", "404")


def _title(desk: PageContext) -> str:
    return desk.voice.text(desk.site.title)


def _page(desks: tuple[PageContext, ...], path: str, template: str, title: str) -> Page:
    twins = {desk.code: desk.at("index.html") for desk in desks}
    frame = replace(
        desks[0].frame("index.html", title),
        styles=("static/css/site.css",),
        scripts=(),
        icon="static/icon.svg",
        alternates=_alternates(desks[0].site, twins),
        navigation=(),
        footer=(),
        switch=(),
        home="index.html",
        known_on=tuple(band for desk in desks for band in desk.band()),
    )
    return Page(
        path,
        template,
        desks[0].code,
        title,
        twins,
        LandingView(frame, title, tuple(_door(desk) for desk in desks)),
    )


def _alternates(site: Site, twins: dict[str, str]) -> tuple[tuple[str, str], ...]:
    found = (*twins.items(), ("x-default", "index.html"))
    return tuple((code, absolute(site.address, twin) or twin) for code, twin in found)


def _door(desk: PageContext) -> Door:
    return Door(
        code=desk.code,
        direction=desk.language.direction,
        name=desk.language.name,
        title=_title(desk),
        tagline=desk.voice.text(desk.site.tagline),
        sentence=desk("These pages tell of people who were killed. They hold numbers and words, no images."),
        missing=desk("There is no page at this address."),
        href=desk.at("index.html"),
    )
