"""What charts and maps show, before anyone draws it. All words in a drawing are already in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.words.interval import Interval


@dataclass(frozen=True, slots=True)
class Point:
    """One published figure on a chart. ``label`` is the figure as printed ("at least 341"), ``when`` the day in words."""

    day: date
    order: int
    number: int | None
    interval: Interval
    label: str
    when: str
    href: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A step chart of a cumulative count, the interval as a band. ``summary`` is its text alternative, numbers included.

    ``edges`` are (day, label) of the lines across the chart: the start of the count, a restart.
    """

    id: str
    title: str
    summary: str
    points: tuple[Point, ...]
    direction: str
    edges: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One addend of a sum: its words, its interval and the place on the page it leads to."""

    label: str
    number: int | None
    interval: Interval
    href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Parts laid end to end against their whole; the gap, if any, is drawn hatched and labelled ``gap_label``."""

    id: str
    title: str
    summary: str
    parts: tuple[Part, ...]
    whole: Part
    op: str
    broken: bool
    gap_label: str
    direction: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A place on a map: a point, or an area drawn as one (``radius_km``). ``size`` scales its circle: people counted.

    ``precision`` is the vocabulary's; ``precision_label`` says it in words. ``label`` and ``detail`` are plain text.
    """

    id: str
    label: str
    lat: float
    lon: float
    precision: str
    precision_label: str
    radius_km: float | None
    size: int | None
    detail: str
    href: str


@dataclass(frozen=True, slots=True)
class Map:
    """Places over the base layer. ``names`` is the property of the base layer that names its regions (``ar``, ``en``)."""

    id: str
    title: str
    summary: str
    markers: tuple[Marker, ...]
    names: str
    direction: str
