"""The small project whose whole site is compared byte for byte."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE / "project"
EXPECTED = HERE / "expected"
MANIFEST = EXPECTED / "manifest.txt"
WHOLE = (
    "ar/reports/2031-03-06-river-watch.html",
    "en/reports/2031-03-06-river-watch.html",
    "qps/reports/2031-03-06-river-watch.html",
    "en/findings/2031-03-06-river-watch--parts-total.html",
    "data/v1/findings/2031-03-06-river-watch--parts-total.json",
)
"""Pages kept as they are, so that a change of look or words can be read in a review; of the others, and of
the files in ``data/``, the manifest keeps the digests.
"""
WHOLE_DATA = "data/"
PACKED = "data/site.zip"
"""Of what it holds the manifest has the digests; how it is compressed is a matter of the machine."""
BINARY = (".gpkg", ".sqlite", ".xlsx", ".zip")
DIGESTS = ("data/v1/reports/", "data/v1/findings/", "data/v1/places/")
"""What lies here says once more what the files of the whole say: one of them is enough to read."""
