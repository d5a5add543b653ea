"""The separators inside a number, where a publisher or a table declares them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Separators:
    """What stands between groups of three digits and before a fraction; empty where it is not declared."""

    thousands: str = ""
    decimal: str = ""
