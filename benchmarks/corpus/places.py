"""Invented districts: their names in both languages, and where they lie."""

from __future__ import annotations

from dataclasses import dataclass

_FIRST = (
    ("Ba", "با"),
    ("Da", "دا"),
    ("Fa", "فا"),
    ("Ka", "كا"),
    ("La", "لا"),
    ("Ma", "ما"),
    ("Na", "نا"),
    ("Sa", "سا"),
    ("Ta", "تا"),
    ("Za", "زا"),
)
_LAST = (("rin", "رين"), ("lun", "لون"), ("mid", "ميد"), ("nur", "نور"), ("bal", "بال"), ("tir", "تير"))
DIFFERENT = len(_FIRST) * len(_LAST)
"""How many districts there are: so many names can be made of a first and a last syllable."""
_SOUTH, _HEIGHT = 35.3, 1.2
_WEST, _WIDTH = 36.2, 1.6
"""Degrees of latitude and of longitude: the rectangle of the base map that is shipped."""
_LATITUDE_STEP, _LONGITUDE_STEP = 0.7548777, 0.5698403
"""Steps that spread points evenly over a unit square: the R2 sequence (M. Roberts, 2018)."""


@dataclass(frozen=True, slots=True)
class District:
    """An invented place of the size of a village; ``latitude`` and ``longitude`` are in degrees."""

    number: int
    names: dict[str, str]
    latitude: float
    longitude: float

    @property
    def id(self) -> str:
        """Its name in the vocabulary."""
        return f"district-{self.number:02d}"


def district(number: int) -> District:
    """The district of that ``number``, taken modulo :data:`DIFFERENT`."""
    at = number % DIFFERENT
    first, last = _FIRST[at % len(_FIRST)], _LAST[at // len(_FIRST)]
    names = {"en": first[0] + last[0], "ar": first[1] + last[1]}
    north = _LATITUDE_STEP * at % 1
    east = _LONGITUDE_STEP * at % 1
    latitude = round(_SOUTH + _HEIGHT * north, 4)
    longitude = round(_WEST + _WIDTH * east, 4)
    return District(at, names, latitude, longitude)
