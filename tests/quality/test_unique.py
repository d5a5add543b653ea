"""No two pages of a language have one title, one description, or one picture to go with a shared link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hasila.build.pipeline import Examined
from hasila.model.page import Page
from tests.browser.opened import opened
from tests.publish.planned import plan

UNLISTED = ("/embed/", "/offline.html")
"""Frames of other sites repeat their page; what a browser shows without a network is found by nobody."""


def twice(named: Iterator[tuple[tuple[str, str], str]]) -> dict[tuple[str, str], list[str]]:
    """What stands on several pages of a language."""
    pages = defaultdict(list)
    for words, path in named:
        pages[words].append(path)
    return {words: paths for words, paths in pages.items() if len(paths) > 1}


def listed(site: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The path of each page and what its head says, but for pages that lead on to a new address."""
    for path in sorted(site.rglob("*.html")):
        page = opened(site, path)
        metas = {
            meta.get("name") or meta.get("http-equiv"): meta.get("content", "") for meta in page.all("meta")
        }
        if "refresh" not in metas and not any(part in f"/{page.path}" for part in UNLISTED):
            yield (
                page.path,
                {"title": page.all("title")[0].text or "", "description": metas.get("description", "")},
            )


@pytest.fixture(scope="module")
def heads(site: Path) -> list[tuple[str, dict[str, str]]]:
    return list(listed(site))


@pytest.mark.parametrize("name", ["title", "description"])
def test_heads_differ(heads: list[tuple[str, dict[str, str]]], name: str) -> None:
    assert len(heads) > 300
    named = (((path.split("/")[0], head[name]), path) for path, head in heads if head[name])
    assert twice(named) == {}


def test_what_is_no_page_to_be_found_has_no_description(heads: list[tuple[str, dict[str, str]]]) -> None:
    assert [path for path, head in heads if not head["description"]] == ["404.html"]


def test_no_sign_of_direction_stands_in_a_head(site: Path) -> None:
    """Reference managers and search engines take what stands there as it is."""
    signs = set("\u2066\u2067\u2068\u2069\u200e\u200f")
    found = []
    for path in sorted(site.rglob("*.html")):
        page = opened(site, path)
        said = [meta.get("content", "") for meta in page.all("meta")]
        said += [title.text or "" for title in page.all("title")[:1]]
        found += [(page.path, text) for text in said if signs & set(text)]
    assert found == []


@pytest.fixture(scope="module")
def pages(examined: Examined) -> tuple[Page, ...]:
    """The pages of the content, at an address."""
    site = replace(examined.site, address="https://example.org/")
    texts = examined.sources.site_src
    return plan(examined.ledger, examined.vocabulary, site, examined.translators, texts).pages


def test_pictures_to_go_with_links_differ(pages: tuple[Page, ...]) -> None:
    """The first page of a language and the choice of one show the picture of the leading series."""
    images = {}
    for page in pages:
        image = page.head.metadata.social_image if page.head else None
        if image is not None:
            images[image.path] = image
    assert len(images) > 100
    said = (((image.language, f"{image.panel}{image.stripes}"), path) for path, image in images.items())
    assert twice(said) == {}
