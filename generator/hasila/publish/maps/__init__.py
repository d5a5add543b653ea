"""Maps: a locator that works without a script, and one map to move about in; neither asks another host."""

from hasila.publish.maps.base import BaseLayer, Region, load_base
from hasila.publish.maps.faults import faults as map_faults
from hasila.publish.maps.interactive import draw_stage, leaflet_files, map_script
from hasila.publish.maps.locator import draw_key, draw_locator

__all__ = [
    "BaseLayer",
    "Region",
    "draw_key",
    "draw_locator",
    "draw_stage",
    "leaflet_files",
    "load_base",
    "map_faults",
    "map_script",
]
