"""Maps: what a place's precision looks like, areas in proportion, and a page that runs nothing but its own
files.
"""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from hasila.model.drawing import Map, Marker, PlaceEvent
from hasila.model.page import File
from hasila.model.svg import Box, text_box
from hasila.publish.maps import locator
from hasila.publish.maps.base import clip, holds, inner_point, load_base, thin
from hasila.publish.maps.interactive import draw_stage, leaflet_files, map_script
from hasila.publish.maps.locator import draw_locator
from hasila.publish.maps.script import literal
from hasila.publish.maps.view import circle, round_km, view_of

SITE_SRC = Path(__file__).parents[2] / "site_src"
TEXT = (SITE_SRC / "map/base.geojson").read_text(encoding="utf-8")
BASE = load_base(TEXT)
HOSTILE = "`${alert(1)}` {{7*7}} {% raw %} </script><img src=x onerror=alert(1)> \\u0041 'quote\" \u2028"
SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def marker(id: str, lat: float, lon: float, precision: str = "exact", **more) -> Marker:
    values = {
        "label": id,
        "precision_label": precision,
        "radius_km": None,
        "size": None,
        "detail": "",
        "href": f"{id}.html",
    }
    return Marker(id=id, lat=lat, lon=lon, precision=precision, **(values | more))


PLACES = (
    marker("khan-shaykhun", 35.442, 36.651, size=80, label="خان شيخون"),
    marker("zalin", 35.37, 36.6, "village", size=20, label="زلين"),
    marker("tell-marq", 35.62, 36.85, "approximate", radius_km=5.0),
    marker("south-aleppo", 36.0, 37.05, "area", radius_km=20.0),
)
MAP = Map("map-1", "Places", "Four places", PLACES, "ar", "rtl", "{n} كم")


def by_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def drawn(map: Map, width: float = 340) -> ET.Element:
    return ET.fromstring(draw_locator(map, BASE, width))


def in_drawing(map: Map, name: str) -> list[ET.Element]:
    return by_class(by_class(drawn(map), "map-locator")[0], name)


def test_the_base_layer_is_read_with_its_names():
    assert {region.kind for region in BASE.regions} == {"gov", "country"}
    idlib = next(region for region in BASE.regions if region.id == "SY-ID")
    assert idlib.names == {"ar": "محافظة إدلب", "en": "Idlib"}
    assert holds(idlib.rings, (36.63, 35.93))
    assert not holds(idlib.rings, (36.75, 35.13))


def test_a_locator_is_well_formed_small_and_the_same_each_time():
    first = draw_locator(MAP, BASE)
    assert first == draw_locator(MAP, BASE)
    assert len(gzip.compress(first.encode())) < 6 * 1024
    assert "style=" not in first
    assert "http" not in first


def test_a_view_is_cut_once_for_all_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[object] = []
    monkeypatch.setattr(locator, "clip", lambda ring, frame: cut.append(ring) or clip(ring, frame))
    base, rings = load_base(TEXT), [ring for region in BASE.regions for ring in region.rings]
    draw_locator(MAP, base)
    once = len(cut)
    assert 0 < once < len(rings), "a ring outside of the view is not cut at all"
    draw_locator(replace(MAP, names="en", direction="ltr"), base)
    assert len(cut) == once
    draw_locator(MAP, load_base(TEXT))
    assert len(cut) == 2 * once, "another layer is cut anew"


def test_precision_shows_in_the_mark():
    view = view_of(MAP.markers, 340)
    (area,), (ring,) = in_drawing(MAP, "map-area"), in_drawing(MAP, "map-approximate")
    assert float(area.get("r")) == pytest.approx(20 * view.scale, abs=0.06)
    assert float(ring.get("r")) == pytest.approx(5 * view.scale, abs=0.06)
    dots = by_class(by_class(drawn(MAP), "map-locator")[0], "map-dot")
    assert len(dots) == 2
    assert (float(area.get("cx")), float(area.get("cy"))) not in [
        (float(d.get("cx")), float(d.get("cy"))) for d in dots
    ]


def test_areas_of_circles_are_proportional_to_people():
    radii = sorted(float(element.get("r")) for element in in_drawing(MAP, "map-count"))
    assert (radii[1] / radii[0]) ** 2 == pytest.approx(80 / 20, rel=0.01)
    assert circle(9, 9) / circle(1, 9) == pytest.approx(3)


def test_a_map_is_not_mirrored_but_its_names_are_on_the_reading_side():
    ltr = replace(MAP, direction="ltr", names="en")
    here, there = ([element.get("cx") for element in in_drawing(map, "map-dot")] for map in (MAP, ltr))
    assert here == there
    assert drawn(MAP).find("svg").get("direction") == "rtl"
    one = replace(MAP, markers=PLACES[1:2])
    for direction, side in (("rtl", -1), ("ltr", 1)):
        (label,) = in_drawing(replace(one, direction=direction), "map-label")
        (dot,) = in_drawing(replace(one, direction=direction), "map-dot")
        assert (float(label.get("x")) - float(dot.get("cx"))) * side > 0
        assert label.get("text-anchor") == "start"


def test_regions_are_named_in_the_language():
    assert "محافظة إدلب" in {name.text for name in in_drawing(MAP, "map-name")}
    assert "Idlib" in {name.text for name in in_drawing(replace(MAP, names="en"), "map-name")}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [340, 720])
def test_names_do_not_touch_and_stay_in_the_frame(direction: str, width: float):
    crowd = tuple(
        marker(f"place-{i}", 35.4 + i % 7 * 0.11, 36.3 + i % 5 * 0.13, size=i % 9 + 1) for i in range(35)
    )
    svg = by_class(drawn(replace(MAP, markers=crowd, direction=direction), width), "map-locator")[-1]
    frame = Box(0, 0, *map(float, svg.get("viewBox").split()[2:]))
    texts = [*by_class(svg, "map-label"), *by_class(svg, "map-name")]
    boxes = [
        text_box(float(t.get("x")), float(t.get("y")), t.text, 12, t.get("text-anchor"), direction)
        for t in texts
    ]
    assert len(boxes) > 5
    assert all(box.left >= -0.1 and box.right <= frame.right + 0.1 for box in boxes)
    slim = [Box(box.left + 0.2, box.top + 0.2, box.right - 0.2, box.bottom - 0.2) for box in boxes]
    assert not [(a, b) for a in slim for b in slim if a is not b and a.meets(b)]


def test_an_area_at_the_edge_of_the_frame_is_named_too():
    mountains = marker(
        "west", 35.75, 36.1, "area", radius_km=18.0, label="جبال اللاذقية الشمالية الشرقية البعيدة"
    )
    labels = in_drawing(replace(MAP, markers=(mountains, marker("east", 36.2, 37.1))), "map-label")
    assert {label.text for label in labels} == {mountains.label, "east"}


def test_one_place_has_at_least_sixty_kilometres_around_it():
    view = view_of(PLACES[:1], 340)
    assert view.width / view.scale == pytest.approx(60)


def test_everything_of_the_places_is_in_the_frame():
    view = view_of(MAP.markers, 340)
    for place in MAP.markers:
        reach = (place.radius_km or 0) * view.scale
        x, y = view.point(place)
        assert reach < x < view.width - reach
        assert reach < y < view.height - reach


def test_the_scale_bar_is_as_long_as_it_says():
    (bar,) = in_drawing(MAP, "map-scale")
    (words,) = in_drawing(MAP, "map-note")
    km = int(re.match(r"(\d+) كم", words.text).group(1))
    length = abs(float(re.search(r"h(-?[\d.]+)", bar.get("d")).group(1)))
    assert length == pytest.approx(km * view_of(MAP.markers, 340).scale, abs=0.06)
    assert km == round_km(340 / 4 / view_of(MAP.markers, 340).scale)


def test_a_page_of_its_own_has_the_map_at_two_sizes_and_tells_it_once():
    root = drawn(MAP, 720)
    assert len(by_class(root, "map-locator")) == 2
    assert [told.text for told in by_class(root, "unseen")] == ["Places. Four places"]
    assert {svg.get("aria-hidden") for svg in root.iter("svg")} == {"true"}


def test_nothing_is_drawn_where_nothing_can_be_located():
    assert draw_locator(replace(MAP, markers=()), BASE) == ""
    assert draw_locator(replace(MAP, markers=(marker("gaza", 31.5, 34.45),)), BASE) == ""


def test_a_locator_escapes_what_it_is_given():
    hostile = marker(
        "h", 35.442, 36.651, label=HOSTILE, detail=HOSTILE, href=HOSTILE, precision_label=HOSTILE
    )
    markup = draw_locator(replace(MAP, title=HOSTILE, summary=HOSTILE, markers=(hostile,)), BASE)
    assert not [element for element in ET.fromstring(markup).iter() if element.tag in ("script", "img")]
    assert "<img" not in markup


def test_shapes_are_cut_to_the_frame_and_thinned():
    assert set(clip(SQUARE, Box(5, 5, 20, 20))) == {(5, 5), (10, 5), (10, 10), (5, 10)}
    assert clip(SQUARE, Box(20, 20, 30, 30)) == ()
    bumpy = ((0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    assert set(thin(bumpy, 0.4)) == set(SQUARE)
    assert set(thin(bumpy, 0.01)) == set(bumpy)
    lat, lon = inner_point((SQUARE,))
    assert (lat, lon) == pytest.approx((5, 5), abs=1)


def test_the_stage_carries_the_words_of_its_controls():
    stage = ET.fromstring(draw_stage(MAP, {"more": "المزيد", "zoom_in": "تكبير"}))
    assert (stage.get("id"), stage.get("aria-label"), stage.get("data-dir")) == ("map_map_1", "Places", "rtl")
    assert (stage.get("data-more"), stage.get("data-zoom-in"), stage.get("data-scale")) == (
        "المزيد",
        "تكبير",
        "{n} كم",
    )
    assert "map_map_1" in map_script(MAP, TEXT)


def test_nothing_is_asked_from_another_host():
    assert not re.search(r"https?:|//\w", map_script(MAP, TEXT))


def test_the_map_is_the_same_bytes_each_time():
    assert map_script(MAP, TEXT) == map_script(MAP, TEXT)


def test_an_area_is_as_large_on_the_ground_and_circles_are_in_proportion():
    script = map_script(MAP, TEXT)
    assert re.search(r'"className": "map-area".*"radius": 20000', script)
    radii = [float(radius) for radius in re.findall(r'"className": "map-count".*?"radius": ([\d.]+)', script)]
    assert (radii[0] / radii[1]) ** 2 == pytest.approx(4, rel=0.01)


def test_hostile_names_stay_text():
    hostile = marker("h", 35.442, 36.651, label=HOSTILE, detail=HOSTILE, precision_label=HOSTILE)
    map = replace(MAP, id="map`${1}{{2}}", title=HOSTILE, markers=(hostile,))
    script = map_script(map, TEXT)
    words = re.search(r"hasila\.place\(\w+, (.*)\);", script).group(1)
    assert json.loads(words)["label"] == HOSTILE
    assert not re.search(r"`|\$\{|\{\{|\{%|</|<img|49", words)
    assert ET.fromstring(draw_stage(map, {"more": HOSTILE})).get("data-more") == HOSTILE


@pytest.mark.parametrize("value", ["a{{b", "\\u0041", "\\", "😀", "'\"`", "\n\t", ""])
def test_a_literal_is_the_same_text_again_in_plain_characters(value: str):
    assert json.loads(literal({"key": [value, 1.5, None]})) == {"key": [value, 1.5, None]}
    assert not re.search(r"[`$<>&']|\{\{|\{%", literal({"key": value}))


def test_leaflet_comes_with_its_licence_and_without_addresses_elsewhere_in_its_styles():
    files: dict[str, File] = {file.path: file for file in leaflet_files()}
    assert {"static/leaflet/leaflet.js", "static/leaflet/leaflet.css", "static/leaflet/LICENSE.txt"} < set(
        files
    )
    assert b"BSD 2-Clause" in files["static/leaflet/LICENSE.txt"].content
    styles = files["static/leaflet/leaflet.css"].content.decode()
    for address in re.findall(r"url\(([^)]+)\)", styles):
        assert address.startswith("#") or f"static/leaflet/{address}" in files


def test_the_sites_own_script_reads_no_markup():
    script = (SITE_SRC / "static/js/map.js").read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|insertAdjacent|document\.write|eval\(|https?:", script)


def test_the_events_of_five_thousand_incidents_are_small_and_complete() -> None:
    events = tuple(
        PlaceEvent(number % 96, ("killed", "injured")[number % 2], ("civilians", "fighters")[number % 3 % 2],
                   None if number % 50 == 0 else number % 40)
        for number in range(100)
    )  # fmt: skip
    markers = tuple(marker(f"p{number}", 35.5 + number / 500, 36.5, events=events) for number in range(50))
    script = map_script(replace(MAP, markers=markers), TEXT)
    kinds = json.loads(re.search(r"hasila\.kinds\(\w+, (.*)\);", script).group(1))
    places = [json.loads(found) for found in re.findall(r"hasila\.place\(\w+, (.*)\);", script)]
    assert len(places) == 50
    data = [place["seen"] for place in places]
    assert len(json.dumps(data, separators=(",", ":"))) <= 60_000
    for seen in data:
        triples = zip(seen[::3], seen[1::3], seen[2::3], strict=True)
        told = [(month, *kinds[kind], None if count < 0 else count) for month, kind, count in triples]
        assert told == [(event.month, event.measure, event.category, event.number) for event in events]
