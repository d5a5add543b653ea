"""The map to move about in: folium draws it while building, and nothing of it is asked from another host.

folium writes its script into the page, loads Leaflet from elsewhere and gives its elements random ids. Here each of these is
turned round: the script becomes a file, Leaflet's files are copied from an installed package, the ids are counted. So the page
holds to a content security policy without ``unsafe-inline`` (Leaflet places its layers through the CSSOM, which ``style-src``
leaves alone), and the same content gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import files

from markupsafe import Markup

from hasila.model.drawing import Map
from hasila.model.page import File
from hasila.model.svg import tag
from hasila.publish.maps.base import load_base

LEAFLET = "django-js-lib-leaflet"
SHIPPED = ("leaflet.js", "leaflet.css", "layers.png", "layers-2x.png", "marker-icon.png", "marker-icon-2x.png",
           "marker-shadow.png")  # fmt: skip


def draw_stage(map: Map, controls: Mapping[str, str]) -> Markup:
    """The element in which the map's own script opens ``map``.

    ``controls`` are the words of its controls: ``more``, ``zoom_in``, ``zoom_out``, ``close``.
    """
    words = {f"data_{name}": said for name, said in controls.items()}
    return tag("div", id=f"map_{_script_id(map.id)}", class_="map-stage", role="region", aria_label=map.title,
               data_dir=map.direction, data_scale=map.scale, data_digits=map.numerals.digits, **words)  # fmt: skip


def map_script(map: Map, base_geojson: str) -> str:
    """The script that opens ``map`` in its stage, over the regions of ``base_geojson``.

    Circles are proportional to the people counted at a place; an area, or a doubt, is a circle of ``radius_km``
    on the ground. It also needs :func:`leaflet_files` and the site's ``static/js/map.js`` and ``static/css/map.css``.
    """
    # folium takes half a second to import; a command that draws no map need not wait for it.
    from hasila.publish.maps.script import script_of

    return script_of(map, load_base(base_geojson), _script_id(map.id))


def leaflet_files() -> tuple[File, ...]:
    """Leaflet as it is installed, with its licence (BSD 2-Clause), under ``static/leaflet/``."""
    held = [path for path in files(LEAFLET) or [] if path.name in SHIPPED or path.name == "LICENSE"]
    named = {_address(path.name): path.locate().read_bytes() for path in held}
    return tuple(File(path, named[path]) for path in sorted(named))


def _address(name: str) -> str:
    folder = "images/" if name.endswith(".png") else ""
    return f"static/leaflet/{folder}{'LICENSE.txt' if name == 'LICENSE' else name}"


def _script_id(id: str) -> str:
    """``id`` as part of a name in JavaScript: what is no ASCII letter or digit becomes ``_``."""
    return "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in id)
