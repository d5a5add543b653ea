"""The names of what drawings are made with: the functions that templates may call, and the base map."""

from __future__ import annotations

DRAWINGS = ("chart", "bar", "locator", "stage", "key", "jsonld")
"""The functions that templates may call."""

BASE_MAP = "site_src/map/base.geojson"
"""The file of the regions that maps show."""
