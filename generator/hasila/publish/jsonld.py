"""The description of a page for machines, as JSON-LD in the vocabulary of schema.org.

The description is a data block: no browser runs it, and a content security policy without ``unsafe-inline``
lets it stand. Addresses are whole where the site knows its own; else relative to the page, as JSON-LD in
HTML allows. What is not known (the place of a series, the day of a report that is known to the month only)
is left out or as coarse as it is known. The licence is that of the files, which are ours; the report that a
page restates is its publisher's, and is given none."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from hasila.model.address import absolute, relative, uri
from hasila.model.licence import LICENCE
from hasila.model.page import Page
from hasila.model.page_metadata import PageKind, PageMetadata, published, unfenced
from hasila.model.site import Site
from hasila.publish.site_titles import site_title

Data = dict[str, Any]
MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "geojson": "application/geo+json",
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
    "db": "application/vnd.sqlite3",
    "gpkg": "application/geopackage+sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
TYPES = {
    PageKind.SITE: "WebSite",
    PageKind.DATA: "Dataset",
    PageKind.LIST: "CollectionPage",
    PageKind.REPORT: "Report",
    PageKind.SERIES: "Dataset",
    PageKind.FINDING: "Comment",
    PageKind.CORRECTIONS: "CollectionPage",
    PageKind.CORRECTION: "CorrectionComment",
    PageKind.PLACE: "Place",
    PageKind.CATEGORY: "DefinedTerm",
    PageKind.PAGE: "WebPage",
}
_LICENCE = LICENCE["path"]
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}
NO_TEXT = (PageKind.PLACE, PageKind.CATEGORY)
"""What is in no language: the vocabulary knows one of works only."""


def jsonld_writer(site: Site) -> Callable[[Page], Markup]:
    """The function that describes a page of ``site``."""

    def describe(page: Page) -> Markup:
        """The description as a data block; empty for a page without metadata."""
        if not page.head:
            return Markup("")
        description = _Page(page.path, page.head.metadata, site)
        return _script(description.graph())

    return describe


def _script(graph: list[Data]) -> Markup:
    """A data block. ``<`` is written as an escape of JSON, so that no words can end the element."""
    block = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(block, ensure_ascii=False, separators=(",", ":"))
    escaped = text.translate(_ESCAPES)
    return Markup(f'<script type="application/ld+json">{escaped}</script>')


class _Page:
    """One page under description."""

    def __init__(self, path: str, metadata: PageMetadata, site: Site) -> None:
        self.path = path
        self.metadata = metadata
        self.site = site

    def graph(self) -> list[Data]:
        """The description of the page, and the trail of pages above it."""
        return [self._metadata(self.metadata), *self._trail()]

    def _at(self, path: str) -> str:
        address = absolute(self.site.address, path)
        return address or relative(self.path, path)

    @property
    def _site_title(self) -> str:
        return site_title(self.site, self.metadata.language)

    def _metadata(self, metadata: PageMetadata) -> Data:
        name = unfenced(metadata.title)
        description = unfenced(metadata.description)
        language = "" if metadata.kind in NO_TEXT else metadata.language
        common = {
            "@type": TYPES[metadata.kind],
            "name": name,
            "description": description,
            "url": self._at(metadata.path),
            "inLanguage": language,
        }
        describe = _MORE.get(metadata.kind)
        more = describe(self, metadata) if describe else {}
        return _known(common | more)

    def _site(self) -> Data:
        home = self._at(f"{self.metadata.language}/index.html")
        return {"@type": "WebSite", "name": self._site_title, "url": home}

    def _publisher(self) -> Data:
        """This site: every page is ours, whoever's counts it restates."""
        return _organization(self._site_title)

    def _source(self, metadata: PageMetadata) -> Data | None:
        """The report that a page is based on, with its publisher. Where an outlet carried it, that is the
        container of what was read, and itself based on what the publisher said."""
        if not metadata.publisher:
            return None
        theirs = {"@type": "Report", "publisher": _organization(unfenced(metadata.publisher))}
        day = published(metadata) if metadata.kind is not PageKind.SERIES else ""
        name = unfenced(metadata.based_on)
        read = {"name": name, "url": uri(metadata.source), "datePublished": day}
        if not metadata.outlet:
            return _known(theirs | read)
        outlet = unfenced(metadata.outlet)
        container = {"@type": "CreativeWork", "name": outlet}
        carried = {"@type": "Report", "publisher": _organization(outlet), "isPartOf": container}
        return _known(carried | read | {"isBasedOn": theirs})

    def _metadata_of(self, metadata_of_pages: Iterable[PageMetadata]) -> list[Data]:
        return [self._metadata(metadata) for metadata in metadata_of_pages]

    def report(self, metadata: PageMetadata) -> Data:
        """The fields of a report beyond those of every work."""
        corrections = self._metadata_of(metadata.parts)
        files = self._downloads(metadata)
        return {
            "description": "",
            "publisher": self._publisher(),
            "isBasedOn": self._source(metadata),
            "isPartOf": self._site(),
            "version": metadata.version,
            "correction": corrections,
            "associatedMedia": files,
        }

    def comment(self, metadata: PageMetadata) -> Data:
        """A finding or a correction: words about a report."""
        sentences = dict.fromkeys((metadata.description, *metadata.lines))
        text = " ".join(sentences)
        about = {"@type": "Report", "url": self._at(metadata.about)}
        return {
            "datePublished": published(metadata) if metadata.kind is PageKind.CORRECTION else "",
            "description": "",
            "text": unfenced(text),
            "about": about,
            "publisher": self._publisher(),
            "isBasedOn": self._source(metadata),
            "isPartOf": self._site(),
        }

    def series(self, metadata: PageMetadata) -> Data:
        """The fields of a series: a data set with its chart."""
        dataset = self._dataset(metadata, published(metadata))
        dataset["distribution"] = self._downloads(metadata)
        dataset["image"] = self._chart(metadata)
        dataset["isBasedOn"] = self._source(metadata)
        return dataset

    def _chart(self, metadata: PageMetadata) -> Data | None:
        """The course of a series as a picture: its chart as drawn, with its words."""
        if metadata.embed is None or not metadata.embed.picture:
            return None
        folder = posixpath.dirname(metadata.path)
        path = posixpath.join(folder, metadata.embed.picture)
        address = self._at(posixpath.normpath(path))
        caption = unfenced(metadata.title)
        return {
            "@type": "ImageObject",
            "contentUrl": address,
            "encodingFormat": "image/png",
            "license": _LICENCE,
            "caption": caption,
            "inLanguage": metadata.language,
        }

    def data(self, metadata: PageMetadata) -> Data:
        """All data; the files of one series, report, finding or place are told on its own page."""
        day = metadata.updated.isoformat() if metadata.updated else ""
        title = unfenced(metadata.title)
        dataset = self._dataset(metadata, day)
        dataset["name"] = f"{self._site_title}: {title}"
        dataset["distribution"] = self._downloads(metadata)
        return dataset

    def _dataset(self, metadata: PageMetadata, day: str) -> Data:
        """Offered by whom, on which terms; what they count ends with ``day``, the newest
        report."""
        site = self._publisher()
        days = ""
        if metadata.begins and day:
            days = f"{metadata.begins.isoformat()}/{day}"
        places = [self._place(name, path) for name, path in metadata.where]
        return {
            "dateModified": day,
            "creator": site,
            "publisher": site,
            "license": _LICENCE,
            "temporalCoverage": days,
            "spatialCoverage": places,
            "isPartOf": self._site(),
            "version": metadata.version,
            "isAccessibleForFree": True,
        }

    def _place(self, name: str, path: str) -> Data:
        label = unfenced(name)
        return {"@type": "Place", "name": label, "url": self._at(path)}

    def _downloads(self, metadata: PageMetadata) -> list[Data]:
        """The files of data of one work."""
        return [self._download(path) for path in metadata.files]

    def changes(self, metadata: PageMetadata) -> Data:
        """The fields of the page of corrections."""
        return {"isPartOf": self._site(), "hasPart": self._metadata_of(metadata.parts)}

    def home(self, metadata: PageMetadata) -> Data:
        """The first page of a language; the site has a name in each of the others."""
        return {"alternateName": list(self._other_titles())}

    def _other_titles(self) -> Iterator[str]:
        for language in self.site.languages:
            title = self.site.title.get(language.code)
            if title is not None and language.code != self.metadata.language:
                yield title

    def part(self, metadata: PageMetadata) -> Data:
        """The fields of a list or a page of text."""
        return {"isPartOf": self._site()}

    def _download(self, path: str) -> Data:
        ending = path.rpartition(".")[2]
        kind = MEDIA.get(ending, "application/octet-stream")
        return {
            "@type": "DataDownload",
            "contentUrl": self._at(path),
            "encodingFormat": kind,
            "license": _LICENCE,
        }

    def _trail(self) -> list[Data]:
        own = (self.metadata.title, self.metadata.path)
        steps = (*self.metadata.above, own)
        if len(steps) == 1:
            return []
        numbered = enumerate(steps, start=1)
        items = [self._step(position, *step) for position, step in numbered]
        return [{"@type": "BreadcrumbList", "itemListElement": items}]

    def _step(self, position: int, title: str, path: str) -> Data:
        name = unfenced(title)
        address = self._at(path)
        return {"@type": "ListItem", "position": position, "name": name, "item": address}


def _organization(name: str) -> Data:
    return {"@type": "Organization", "name": name}


_UNKNOWN: tuple[Any, ...] = ("", [], None)


def _known(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in _UNKNOWN}


_MORE: Mapping[PageKind, Callable[[_Page, PageMetadata], Data]] = {
    PageKind.SITE: _Page.home,
    PageKind.DATA: _Page.data,
    PageKind.LIST: _Page.part,
    PageKind.REPORT: _Page.report,
    PageKind.SERIES: _Page.series,
    PageKind.FINDING: _Page.comment,
    PageKind.CORRECTIONS: _Page.changes,
    PageKind.CORRECTION: _Page.comment,
    PageKind.PAGE: _Page.part,
}
