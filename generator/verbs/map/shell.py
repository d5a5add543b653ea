"""The page around the interactive map. It holds no script and no style of its own, so that its policy can forbid both."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from generator.nouns.drawing import Map, MapFilter, MapPage
from generator.words.svg import join, tag

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing but the site's own files. Leaflet places its layers through the CSSOM, which ``style-src`` leaves alone."""


def shell(map: Map, page: MapPage, id: str, script: str) -> str:
    """The page as HTML. ``id`` is that of the map's element, ``script`` the address of the map's own script."""
    html = tag("html", _head(page, script), _body(map, page, id), lang=page.language, dir=page.direction)
    return f"<!doctype html>\n{html}\n"


def _head(page: MapPage, script: str) -> Markup:
    return tag(
        "head",
        _void("meta", charset="utf-8"),
        _void("meta", http_equiv="Content-Security-Policy", content=POLICY),
        _void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", page.title),
        *(_void("link", rel="alternate", hreflang=code, href=href) for code, _, href in page.twins),
        *(_void("link", rel="stylesheet", href=address) for address in _styles(page)),
        *(_script(address) for address in _scripts(page, script)),
    )


def _styles(page: MapPage) -> list[str]:
    return [f"{page.root}static/leaflet/leaflet.css", *page.styles, f"{page.root}static/css/map.css"]


def _scripts(page: MapPage, script: str) -> list[str]:
    return [f"{page.root}static/leaflet/leaflet.js", f"{page.root}static/js/map.js", script]


def _script(address: str) -> Markup:
    return Markup('<script src="{}" defer></script>').format(address)


def _void(name: str, /, **attributes: str) -> Markup:
    return Markup(str(tag(name, **attributes)).removesuffix(f"</{name}>"))


def _body(map: Map, page: MapPage, id: str) -> Markup:
    others = (tag("a", name, href=href, hreflang=code, lang=code) for code, name, href in page.twins
              if code != page.language)
    way_back = tag("p", page.fallback, " ", tag("a", page.back, href=page.back_href))
    header = tag("header", tag("h1", page.title), tag("p", page.intro), way_back, *_navigation(others))
    beside = tag("div", _stage(map, page, id), _list(map), class_="map-beside")
    return tag("body", header, tag("main", *_filter(page.filter), beside), class_="map-page")


def _filter(words: MapFilter | None) -> tuple[Markup, ...]:
    """The form that narrows the map: two sliders over the months, two lists. It is shown by the script that serves it."""
    if words is None or len(words.months) < 2:
        return ()
    last = str(len(words.months) - 1)
    form = tag(
        "form",
        tag("fieldset", tag("legend", words.title), _slider("since", words.since, "0", last), _slider("until", words.until, last, last),
            _choice("measure", words.measure, words.any, words.measures), _choice("who", words.who, words.any, words.whos),
            tag("button", words.reset, type="reset")),
        tag("p", "", role="status"),
        class_="map-filter", hidden="", data_months=json.dumps(words.months, ensure_ascii=False), data_shown=words.shown,
    )  # fmt: skip
    return (form,)


def _slider(name: str, label: str, value: str, last: str) -> Markup:
    slider = _void("input", type="range", name=name, id=f"map-{name}", min="0", max=last, step="1", value=value)
    return tag("p", tag("label", label, for_=f"map-{name}"), " ", slider, " ", tag("output", "", for_=f"map-{name}"))


def _choice(name: str, label: str, any_: str, options: tuple[tuple[str, str], ...]) -> Markup:
    listed = (tag("option", words, value=value) for value, words in (("", any_), *options))
    return tag("p", tag("label", label, for_=f"map-{name}"), " ", tag("select", *listed, name=name, id=f"map-{name}"))


def _navigation(links: Iterator[Markup]) -> list[Markup]:
    listed = list(links)
    return [tag("nav", join(listed))] if listed else []


def _stage(map: Map, page: MapPage, id: str) -> Markup:
    words = {"data_more": page.more, "data_zoom_in": page.zoom_in, "data_zoom_out": page.zoom_out,
             "data_close": page.close, "data_scale": map.scale, "data_digits": map.numerals.digits}
    stage = tag("div", id=id, class_="map-stage", role="region", aria_label=map.title, data_dir=map.direction,
                **words)
    return tag("div", stage, class_="map")


def _list(map: Map) -> Markup:
    """The places once more as links: for a reader without the script, and for one who reads by ear."""
    entries = (tag("li", tag("a", marker.label, href=marker.href), *_detail(marker.detail), data_place=marker.id)
               for marker in map.markers)  # fmt: skip
    return tag("ul", *entries, class_="map-places")


def _detail(detail: str) -> tuple[str, ...]:
    return (" — ", detail) if detail else ()
