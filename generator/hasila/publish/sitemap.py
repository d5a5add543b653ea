"""The list of all pages for search engines: ``sitemap.xml`` (sitemaps.org, with languages) and
``robots.txt``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hasila.model.address import absolute
from hasila.model.data_class import dataclass
from hasila.model.page import File
from hasila.model.site import Site

SITEMAP, XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"
MOST = 50_000
"""Addresses that one sitemap may hold."""


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """A page of the sitemap: its path, and (language, address) of its twins."""

    path: str
    alternates: tuple[tuple[str, str], ...]


def sitemap(pages: Iterable[SitemapPage], site: Site) -> tuple[File, ...]:
    """``robots.txt``, which lets everybody in, and the sitemap where the site knows its address.

    Each page is listed with its twins in every language, as its own head lists them. No page has a day of
    change: what is shown of a report can change with any other report, and a day that is not true is worse
    than none."""
    if not site.address:
        return (_robots(""),)
    root = Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for page in islice(pages, MOST):
        _page(SubElement(root, "url"), page, site)
    indent(root, " ")
    content = tostring(root, encoding="utf-8", xml_declaration=True)
    address = absolute(site.address, "sitemap.xml")
    robots = _robots(f"\nSitemap: {address}\n")
    return robots, File("sitemap.xml", content + b"\n")


def _page(url: Element, page: SitemapPage, site: Site) -> None:
    location = SubElement(url, "loc")
    location.text = absolute(site.address, page.path)
    for code, href in page.alternates:
        twin = {"rel": "alternate", "hreflang": code, "href": href}
        SubElement(url, "xhtml:link", twin)


def _robots(more: str) -> File:
    return File("robots.txt", f"User-agent: *\nAllow: /\n{more}".encode())
