"""The head of every page: its metadata, its whole address, its picture, its feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hasila.model.address import FEEDS, absolute, feed_path, relative
from hasila.model.data_class import dataclass
from hasila.model.head_tags import HeadTags
from hasila.model.page import Page
from hasila.model.page_metadata import FOLDERS, PageMetadata
from hasila.publish.citations import citations, cited_day
from hasila.publish.html.page_context import Setting


def with_metadata(context: Setting, page: Page, metadata: PageMetadata) -> Page:
    """``page`` with the content of its head."""
    address = context.site.address
    feeds = _feeds(context, metadata.path)
    _, feed = feeds.get(metadata.path, ("", ""))
    image = _Image("", "")
    if metadata.social_image:
        image = _image(metadata.path, metadata.social_image.path, address)
    head = HeadTags(
        metadata=metadata,
        canonical=absolute(address, metadata.path),
        social_image=image.address,
        locales=_locales(context),
        feeds=tuple(feeds.values()),
        feed=feed,
        citations=tuple(citations(metadata, context.site)),
        downloads=tuple(_downloads(metadata)),
        address=address,
        picture=image.link,
        cited_on=cited_day(replace(metadata, day=metadata.day or metadata.updated)),
    )
    return replace(page, head=head)


@dataclass(frozen=True, slots=True)
class _Image:
    """The social image of a page by its whole address and as a link; both empty where the site does not know
    its own address."""

    address: str
    link: str


def _image(here: str, path: str, address: str) -> _Image:
    link = relative(here, path) if address else ""
    return _Image(absolute(address, path), link)


def _locales(context: Setting) -> tuple[str, ...]:
    """The locales of all languages, each once, that of the page first."""
    own = context.language.locale
    others = (language.locale for language in context.site.languages)
    return tuple(dict.fromkeys((own, *others)))


def _feeds(context: Setting, here: str) -> Mapping[str, tuple[str, str]]:
    """The feeds of the language, by the page that each tells the same as; none where there is no report."""
    feeds: dict[str, tuple[str, str]] = {}
    if context.feeds:
        for name, page in FEEDS:
            link = relative(here, feed_path(context.code, name))
            feeds[context.at(page)] = (context.sections[name], link)
    return feeds


def _downloads(metadata: PageMetadata) -> Iterator[tuple[str, str]]:
    """The data of one work: the files that were made of it."""
    if metadata.kind in FOLDERS:
        for path in metadata.files:
            *_, ending = path.split(".")
            yield ending.upper(), relative(metadata.path, path)
