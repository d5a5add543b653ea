"""The site's colours for drawings that stand alone, each written once; the style sheets of the pages have the
same."""

from __future__ import annotations

LIGHT = "--paper:#fdfcfa;--ink:#1c1b1a;--soft:#625b50;--line:#d6d2ca;--published:#1f4e6b;--conflict:#9c2f1b"
DARK = "--paper:#16171a;--ink:#e8e4dc;--soft:#b5ad9f;--line:#3f4146;--published:#8fbfdd;--conflict:#f0917a"
"""Declarations of CSS: paper, ink, softer ink, thin lines, what was published, what is in question."""
