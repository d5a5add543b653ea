"""The map to move about in: folium draws it while building, and nothing of it is asked from another host.

folium writes its script into the page, loads Leaflet from elsewhere and gives its elements random ids. Here
each of these is turned round: the script becomes a file, Leaflet's files are copied from an installed
package, the ids are counted. So the page holds to a content security policy without ``unsafe-inline``
(Leaflet places its layers through the CSSOM, which ``style-src`` leaves alone), and the same content gives
the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import PackagePath, files
from importlib.util import find_spec
from operator import attrgetter
from pathlib import Path

from markupsafe import Markup

from hasila.model.drawing import Map
from hasila.model.page import File
from hasila.model.svg import tag
from hasila.publish.maps.base import load_base

LEAFLET = "django-js-lib-leaflet"
FOLDER = "static/leaflet/"
SHIPPED = frozenset(
    {
        "leaflet.js",
        "leaflet.css",
        "layers.png",
        "layers-2x.png",
        "marker-icon.png",
        "marker-icon-2x.png",
        "marker-shadow.png",
        "LICENSE",
    }
)
DRAWN_WITH = ("folium", "branca", "numpy", "requests", "xyzservices", "js_lib_leaflet")
"""The modules that the map needs. A small install leaves them out."""


def can_be_drawn() -> bool:
    """True where all of :data:`DRAWN_WITH` is installed. Nothing of it is loaded."""
    return all(find_spec(name) for name in DRAWN_WITH)


def draw_stage(map: Map, controls: Mapping[str, str]) -> Markup:
    """The element in which the map's own script opens ``map``.

    ``controls`` are the words of its controls: ``more``, ``zoom_in``, ``zoom_out``, ``close``.
    """
    data = {"data_dir": map.direction, "data_scale": map.scale, "data_digits": map.numerals.digits}
    data["data_measure"] = map.measure
    data |= {f"data_{name}": label for name, label in controls.items()}
    id = f"map_{_script_id(map.id)}"
    return tag("div", id=id, class_="map-stage", role="region", aria_label=map.title, **data)


def map_script(map: Map, base_geojson: str) -> str:
    """The script that opens ``map`` in its stage, over the regions of ``base_geojson``.

    Circles are proportional to the people counted at a place; an area, or a doubt, is a circle of
    ``radius_km`` on the ground. It also needs :func:`leaflet_files` and the site's ``static/js/map.js`` and
    ``static/css/map.css``.
    """
    # folium takes half a second to import; a command that draws no map need not wait for it.
    from hasila.publish.maps.script import script_of

    return script_of(map, load_base(base_geojson), _script_id(map.id))


def leaflet_files() -> tuple[File, ...]:
    """Leaflet as it is installed, with its licence (BSD 2-Clause), under ``static/leaflet/``."""
    installed = files(LEAFLET) or []
    shipped = [_shipped(path) for path in installed if path.name in SHIPPED]
    return tuple(sorted(shipped, key=attrgetter("path")))


def _shipped(path: PackagePath) -> File:
    content = Path(path.locate()).read_bytes()
    return File(_address(path.name), content)


def _address(name: str) -> str:
    """The path in the site of Leaflet's file ``name``; its style sheet looks for pictures in a folder of
    their own."""
    if name == "LICENSE":
        return f"{FOLDER}LICENSE.txt"
    folder = f"{FOLDER}images/" if name.endswith(".png") else FOLDER
    return f"{folder}{name}"


def _script_id(id: str) -> str:
    """``id`` as part of a name in JavaScript: what is no ASCII letter or digit becomes ``_``."""
    return re.sub("[^A-Za-z0-9]", "_", id)
