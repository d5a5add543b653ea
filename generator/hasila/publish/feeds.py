"""Feeds: reports, findings and corrections of each language as Atom (RFC 4287).

A report or a finding stands in its feed by the day on which it entered the site, whatever its own day: one
that is filled in later reaches those who follow. The day is that of the record of changes; what is not
recorded yet comes last into the record, and so first in the feed. Where nothing is recorded, and for
corrections, it is the day that the content states. A feed of the same content has the same bytes.
Identifiers are name-based UUIDs (RFC 9562, version 5) of the site and the id of the entry, so they stay
when a page is told otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hasila.model.address import FEEDS, absolute, feed_path, relative
from hasila.model.changes import RecordedChange, SiteEntry, Subject, entries
from hasila.model.language_tag import untagged
from hasila.model.page import File
from hasila.model.page_metadata import PageKind, PageMetadata, unfenced
from hasila.model.revision import Revision
from hasila.model.site import Site
from hasila.publish.site_titles import site_title

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
NEWEST = 50
"""Entries of a feed; all of them are on the page that it belongs to."""

_MOST_KEPT = 20 * NEWEST
"""Entries of which the oldest are let go when there are more."""

KINDS = {"reports": PageKind.REPORT, "findings": PageKind.FINDING, "corrections": PageKind.CORRECTION}
_LISTED = frozenset(KINDS.values())


class FeedEntries:
    """The pages that feeds list: of all that are added, only the newest are kept."""

    def __init__(self, revision: Revision, changed: Sequence[RecordedChange] = ()) -> None:
        self._day = revision.day
        self._known = _entered(changed, revision.day) if revision.day else {}
        self._lists: list[PageMetadata] = []
        self._entries: defaultdict[tuple[PageKind, str], list[PageMetadata]] = defaultdict(list)

    def add(self, metadata: PageMetadata) -> None:
        """Take notice of a page."""
        dated = _with_entry(metadata, self._known)
        if dated.path in {f"{dated.language}/{page}" for _, page in FEEDS}:
            self._lists.append(dated)
        for entry in _held(dated):
            if entry.kind in _LISTED and entry.updated:
                entries = self._entries[entry.kind, dated.language]
                entries.append(entry)
                if len(entries) > _MOST_KEPT:
                    entries[:] = _newest_first(entries)

    def files(self, site: Site) -> Iterator[File]:
        """Each feed in every language that has a page with the same list; none where no report has a day, for
        a feed must have one."""
        if self._day is None:
            return
        for name, page in FEEDS:
            for lists in self._lists:
                if lists.path == f"{lists.language}/{page}":
                    entries = _newest_first(self._entries[KINDS[name], lists.language])
                    yield _feed(name, lists, entries, site, self._day)


def feed(
    metadata_of_pages: Iterable[PageMetadata],
    site: Site,
    revision: Revision,
    changed: Sequence[RecordedChange] = (),
) -> tuple[File, ...]:
    """The feeds of all languages."""
    entries = FeedEntries(revision, changed)
    for metadata in metadata_of_pages:
        entries.add(metadata)
    return tuple(entries.files(site))


def _entered(changed: Sequence[RecordedChange], newest: date) -> Mapping[Subject, SiteEntry]:
    """When each subject entered the site; nothing where nothing is recorded."""
    days = [change.day for change in changed if change.day]
    return entries(changed, max(newest, *days)) if days else {}


def _with_entry(metadata: PageMetadata, known: Mapping[Subject, SiteEntry]) -> PageMetadata:
    """``metadata`` with the days of its entry in the place of its own."""
    entry = known.get((str(metadata.kind), metadata.id))
    return (
        replace(metadata, day=entry.entered, updated=entry.changed, own=metadata.day) if entry else metadata
    )


def _newest_first(entries: Iterable[PageMetadata]) -> list[PageMetadata]:
    """The newest of ``entries``; those of one day in the order of their ids."""
    by_id = sorted(entries, key=attrgetter("id"))
    return sorted(by_id, key=_newest, reverse=True)[:NEWEST]


def _newest(metadata: PageMetadata) -> tuple[date, date]:
    """By the entry into the site, then by the day of what is told."""
    entered = metadata.day or metadata.updated or date.min
    return entered, metadata.own or entered


def _held(metadata: PageMetadata) -> tuple[PageMetadata, ...]:
    """``work`` and, of the page of corrections, the works on it."""
    if metadata.kind is PageKind.CORRECTIONS:
        return (metadata, *metadata.parts)
    return (metadata,)


def _feed(name: str, lists: PageMetadata, entries: list[PageMetadata], site: Site, day: date) -> File:
    language = lists.language
    path = feed_path(language, name)
    root = Element("feed", {"xmlns": ATOM, "xml:lang": language})
    title = site_title(site, language)
    identifier = _identifier(site, language, f"feed {name}")
    *_, file_name = path.split("/")
    own_address = absolute(site.address, path) or file_name
    listing = _at(site, path, lists.path)
    _text(root, "id", identifier)
    _text(root, "title", f"{title} · {lists.title}")
    _text(root, "subtitle", lists.description)
    days = (entry.updated or day for entry in entries)
    newest = max(days, default=day)
    _text(root, "updated", _moment(newest))
    _link(root, "self", own_address, "application/atom+xml")
    _link(root, "alternate", listing, "text/html")
    _text(SubElement(root, "author"), "name", title)
    for entry in entries:
        _entry(SubElement(root, "entry"), entry, path, site)
    indent(root, " ")
    content = tostring(root, encoding="unicode")
    return File(path, f"{_DECLARATION}{untagged(content)}\n".encode())


def _entry(entry: Element, metadata: PageMetadata, path: str, site: Site) -> None:
    name = f"{metadata.kind} {metadata.id}"
    identifier = _identifier(site, metadata.language, name)
    page = _at(site, path, metadata.path)
    _text(entry, "id", identifier)
    _text(entry, "title", unfenced(metadata.label or metadata.title))
    _text(entry, "updated", _moment(metadata.updated))
    _text(entry, "published", _moment(metadata.day))
    _link(entry, "alternate", page, "text/html")
    if metadata.source:
        _link(entry, "via", metadata.source)
    _content(entry, metadata)


def _content(entry: Element, metadata: PageMetadata) -> None:
    """The sentence and the lines, in the direction of the language, for readers that show them without the
    page."""
    content = SubElement(entry, "content", {"type": "xhtml"})
    block = SubElement(content, "div", {"xmlns": XHTML, "dir": metadata.direction})
    for sentence in dict.fromkeys((metadata.description, *metadata.lines)):
        _text(block, "p", sentence)


def _identifier(site: Site, language: str, name: str) -> str:
    """Of the site by its address, or by its titles where it has none."""
    own = site.address or _titles(site)
    whole_name = f"{own} {language} {name}"
    identifier = uuid5(NAMESPACE_URL, whole_name)
    return identifier.urn


def _titles(site: Site) -> str:
    """The titles in all languages, in the order of their codes."""
    titles = (site.title[code] for code in sorted(site.title))
    return " ".join(titles)


def _at(site: Site, path: str, target: str) -> str:
    return absolute(site.address, target) or relative(path, target)


def _moment(day: date | None) -> str:
    """A day as the date and time that Atom asks for: its beginning, in UTC."""
    known = day or date.min
    return f"{known.isoformat()}T00:00:00Z"


def _link(parent: Element, rel: str, href: str, type_: str = "") -> None:
    link = SubElement(parent, "link", {"rel": rel, "href": href})
    if type_:
        link.set("type", type_)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
