"""Verb: draw maps. A locator that works without a script, and one map to move about in; neither asks another host."""

from generator.verbs.map.base import BaseLayer, Region, load_base
from generator.verbs.map.interactive import interactive, leaflet_files
from generator.verbs.map.locator import draw_locator

__all__ = ["BaseLayer", "Region", "draw_locator", "interactive", "leaflet_files", "load_base"]
