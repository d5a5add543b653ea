"""Feeds: reports, findings and corrections of each language as Atom (RFC 4287).

Every day in a feed is one that the content states: a feed of the same content has the same bytes.
Identifiers are name-based UUIDs (RFC 9562, version 5) of the site and the id of the entry, so they stay
when a page is told otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hasila.model.address import FEEDS, absolute, feed_path, relative
from hasila.model.page import File, Page
from hasila.model.page_metadata import Kind, PageMetadata
from hasila.model.revision import Revision
from hasila.model.site import Site

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
NEWEST = 50
"""Entries of a feed; all of them are on the page that it belongs to."""

KINDS = {"reports": Kind.REPORT, "findings": Kind.FINDING, "corrections": Kind.CORRECTION}


def feed(pages: Iterable[Page], site: Site, revision: Revision) -> tuple[File, ...]:
    """The feeds of all languages; none where no report has a day, for a feed must have one."""
    works = [page.head.work for page in pages if page.head]
    if revision.day is None:
        return ()
    return tuple(
        _feed(name, lists, _entries(works, KINDS[name], lists.language), site, revision.day)
        for name, page in FEEDS
        for lists in works
        if lists.path == f"{lists.language}/{page}"
    )


def _entries(works: Iterable[PageMetadata], kind: Kind, language: str) -> list[PageMetadata]:
    """The newest works of ``kind``, each once; those of one day in the order of their ids."""
    own = (work for work in works if work.language == language)
    found = (entry for work in own for entry in _held(work) if entry.kind is kind and entry.updated)
    by_id = sorted(found, key=lambda entry: entry.id)
    return sorted(by_id, key=lambda entry: entry.updated or date.min, reverse=True)[:NEWEST]


def _held(work: PageMetadata) -> tuple[PageMetadata, ...]:
    """``work`` and, of the page of corrections, the works on it."""
    if work.kind is Kind.CORRECTIONS:
        return (work, *work.parts)
    return (work,)


def _feed(name: str, lists: PageMetadata, entries: list[PageMetadata], site: Site, day: date) -> File:
    path = feed_path(lists.language, name)
    root = Element("feed", {"xmlns": ATOM, "xml:lang": lists.language})
    title = site.title.get(lists.language) or next(iter(site.title.values()), "")
    _text(root, "id", _identifier(site, lists.language, f"feed {name}"))
    _text(root, "title", f"{title} · {lists.title}")
    _text(root, "subtitle", lists.description)
    days = (entry.updated or day for entry in entries)
    _text(root, "updated", _moment(max(days, default=day)))
    _link(root, "self", absolute(site.address, path) or path.split("/")[-1], "application/atom+xml")
    _link(root, "alternate", _at(site, path, lists.path), "text/html")
    _text(SubElement(root, "author"), "name", title)
    for entry in entries:
        _entry(SubElement(root, "entry"), entry, path, site)
    indent(root, " ")
    return File(path, tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _entry(entry: Element, work: PageMetadata, path: str, site: Site) -> None:
    _text(entry, "id", _identifier(site, work.language, f"{work.kind} {work.id}"))
    _text(entry, "title", work.title)
    _text(entry, "updated", _moment(work.updated))
    _text(entry, "published", _moment(work.day))
    _link(entry, "alternate", _at(site, path, work.path), "text/html")
    if work.source:
        _link(entry, "via", work.source)
    if work.author:
        _text(SubElement(entry, "author"), "name", work.author)
    _content(entry, work)


def _content(entry: Element, work: PageMetadata) -> None:
    """The sentence and the lines, in the direction of the language, for readers that show them without the
    page."""
    content = SubElement(entry, "content", {"type": "xhtml"})
    block = SubElement(content, "div", {"xmlns": XHTML, "dir": work.direction})
    for words in dict.fromkeys((work.description, *work.lines)):
        SubElement(block, "p").text = words


def _identifier(site: Site, language: str, name: str) -> str:
    """Of the site by its address, or by its titles where it has none."""
    own = site.address or " ".join(site.title[code] for code in sorted(site.title))
    return uuid5(NAMESPACE_URL, f"{own} {language} {name}").urn


def _at(site: Site, path: str, target: str) -> str:
    return absolute(site.address, target) or relative(path, target)


def _moment(day: date | None) -> str:
    """A day as the date and time that Atom asks for: its beginning, in UTC."""
    return f"{(day or date.min).isoformat()}T00:00:00Z"


def _link(parent: Element, rel: str, href: str, type_: str = "") -> None:
    SubElement(parent, "link", {"rel": rel, "href": href, **({"type": type_} if type_ else {})})


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words
