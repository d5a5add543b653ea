"""A picture to be made: a drawing of ours, for those who show no SVG."""

from __future__ import annotations

from hasila.model.data_class import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """``path`` is where the PNG is written, ``drawing`` the text of an SVG whose own style names the colours
    it uses. Around it ``margin`` more of its units are left on every side, and each unit becomes ``scale``
    pixels."""

    path: str
    drawing: str
    margin: int = 0
    scale: int = 1
