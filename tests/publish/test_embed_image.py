"""Drawings that stand alone: well-formed, without a script, and with all that must stand beside a number."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

import pytest
from markupsafe import Markup

from hasila.model.embed_image import EmbedImage, EmbedPanel
from hasila.model.svg import text_width
from hasila.publish.images.embed_image import WIDTH, draw_embed_images
from tests.publish.outside import pages

SVG = "{http://www.w3.org/2000/svg}"


def embed_images() -> dict[str, Element]:
    found = [page.view.embed_image for page in pages().values() if page.template == "embed.html"]
    return {
        file.path: fromstring(file.content)
        for file in draw_embed_images(found, lambda chart: Markup('<g class="drawn"></g>'))
    }


def words(element: Element) -> str:
    return " ".join("".join(text.itertext()) for text in element.iter(f"{SVG}text"))


def test_each_series_has_one_in_every_language_and_a_report_needs_none() -> None:
    assert set(embed_images()) == {f"{code}/embed/series/watch-total.svg" for code in ("ar", "en")}


def test_a_figure_is_never_alone() -> None:
    svg = embed_images()["en/embed/series/watch-total.svg"]
    panel = next(one for one in svg.iter(f"{SVG}g") if one.get("id") == "latest")
    said = words(panel)
    for part in (
        "at least 341",
        "all people",
        "since the truce",
        "Rima Watch",
        "26 February 2019",
        "rima-2",
        "does not add up",
    ):
        assert part in said, part


def test_the_first_figure_is_shown_unless_another_is_named() -> None:
    """The first panel is what the style shows where the address names none; the template puts it last."""
    panels = [one.panel.id for one in pages()["en/embed/reports/rima-2.html"].view.panels]
    assert panels[0] == "figure-total"
    assert sorted(panels) == ["figure-civilians", "figure-fighters", "figure-guards", "figure-total"]


def test_every_embed_that_a_page_offers_is_there() -> None:
    known, drawn = pages(), embed_images()
    for page in known.values():
        embed = page.head.metadata.embed if page.head else None
        if embed:
            path, _, fragment = embed.path.partition("#")
            assert path in known
            ids = {one.panel.id for one in known[path].view.panels}
            assert not fragment or fragment in ids
            assert bool(embed.drawing) == (path.replace(".html", ".svg") in drawn)


def test_nothing_in_it_runs_or_is_fetched() -> None:
    for path, svg in embed_images().items():
        assert not [
            one.tag
            for one in svg.iter()
            if one.tag.split("}")[-1] in ("script", "image", "foreignObject", "use")
        ], path
        style = svg.findtext(f"{SVG}style") or ""
        assert "url(" not in style and "@import" not in style


def test_arabic_begins_at_the_right() -> None:
    svg = embed_images()["ar/embed/series/watch-total.svg"]
    assert svg.get("direction") == "rtl"
    assert {text.get("x") for text in svg.iter(f"{SVG}text")} == {str(WIDTH - 12)}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_long_words_are_broken_into_lines_that_fit(direction: str) -> None:
    embed_image = EmbedImage(
        "a.svg", "en", direction, "a", EmbedPanel("x", "at least 12,345,678", ("word " * 60, "b"))
    )
    (file,) = draw_embed_images([embed_image], lambda chart: Markup(""))
    svg = fromstring(file.content)
    lines = [("".join(one.itertext()), float(one.get("font-size", "0"))) for one in svg.iter(f"{SVG}text")]
    assert len(lines) > 6
    assert all(text_width(line, size) <= WIDTH - 24 for line, size in lines)
    height = float((svg.get("viewBox") or "").split()[3])
    assert all(float(one.get("y", "0")) < height for one in svg.iter(f"{SVG}text"))


def test_words_are_escaped() -> None:
    embed_image = EmbedImage("a.svg", "en", "ltr", "<a>&", EmbedPanel("x", "<1>", ("&",)))
    (file,) = draw_embed_images([embed_image], lambda chart: Markup(""))
    assert re.search("&lt;1&gt;", file.content.decode())
    assert fromstring(file.content).findtext(f"{SVG}title") == "<a>&"
