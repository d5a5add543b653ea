"""The terms on which the data of a site are offered, in the words of the Open Definition's register."""

from __future__ import annotations

LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
