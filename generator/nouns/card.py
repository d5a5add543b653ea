"""What a card shows, the picture that goes with a shared link: signs that every language reads, no words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stripe:
    """One bar: a count of people, drawn to scale; ``open`` where it is at least so many, ``conflict`` where it is in question."""

    number: int
    open: bool = False
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """``path`` is where the picture is written, once for all languages. ``signs`` is the one large line: a number with its
    sign (``≥341``), or a comparison (``331≠≥341``). ``stripes`` lie under each other; as ``columns`` they stand side by side,
    in order of time. ``day`` is that of the report."""

    path: str
    signs: str
    day: date
    stripes: tuple[Stripe, ...]
    columns: bool = False
