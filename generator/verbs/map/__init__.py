"""Verb: draw maps. A locator that works without a script, and one map to move about in; neither asks another host."""

from generator.verbs.map.base import BaseLayer, Region, load_base
from generator.verbs.map.faults import faults as map_faults
from generator.verbs.map.interactive import draw_stage, leaflet_files, map_script
from generator.verbs.map.locator import draw_key, draw_locator

__all__ = ["BaseLayer", "Region", "draw_key", "draw_locator", "draw_stage", "leaflet_files", "load_base", "map_faults", "map_script"]
