"""The content of charts and maps, before it is drawn. All words in a drawing are already in the reader's
language."""

from __future__ import annotations

from datetime import date

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval

_GROUP = 3
"""The digits between two separators."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """The whole numbers of the reader's language: its ten digits, what stands between thousands, and how many
    digits stand before the first of these, at least.

    A drawing needs numbers that no report states (the ticks of an axis, the kilometres of a scale bar).
    """

    digits: str = "0123456789"
    group: str = ","
    least: int = 1

    def write(self, number: int) -> str:
        """``number`` as the reader reads it: 12000 → ``12,000`` or ``١٢٬٠٠٠``."""
        is_grouped = len(str(abs(number))) >= _GROUP + self.least
        written = f"{number:,}".replace(",", self.group) if is_grouped else str(number)
        return written.translate(str.maketrans("0123456789", self.digits))


@dataclass(frozen=True, slots=True)
class Point:
    """One published figure on a chart. ``label`` is the figure as printed ("at least 341"), ``when`` the day
    in words. ``range``: both ends were published, and ``number`` is the lower one."""

    day: date
    order: int
    number: int | None
    interval: Interval
    label: str
    when: str
    href: str
    conflict: bool = False
    range: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A step chart of a cumulative count, the interval as a band. ``summary`` is its text alternative,
    numbers included.

    ``edges`` are (day, label) of the lines across the chart: the start of the count, a restart. ``calendar``
    are the dates to write along the axis, in words; without it the axis names days of reports. ``key``
    explains the marks: pairs of ``exact``, ``open``, ``range``, ``rounded``, ``unstated`` or ``conflict`` and
    words; marks not in the chart are left out."""

    id: str
    title: str
    summary: str
    points: tuple[Point, ...]
    direction: str
    edges: tuple[tuple[date, str], ...] = ()
    calendar: tuple[tuple[date, str], ...] = ()
    key: tuple[tuple[str, str], ...] = ()
    numerals: Numerals = Numerals()


@dataclass(frozen=True, slots=True)
class Addend:
    """One addend of a sum: its words with the number in them, its interval and the place on the page it leads
    to. ``printed`` are the words that stand inside of its bar: the figure as printed, without its noun."""

    label: str
    number: int | None
    interval: Interval
    href: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """Parts laid end to end against their whole; the gap, if any, is drawn hatched and labelled
    ``gap_label``.

    The same for a group and its divisions, for windows that adjoin, and for a count, the days after it and
    the next count."""

    id: str
    parts: tuple[Addend, ...]
    whole: Addend
    op: str
    broken: bool
    gap_label: str
    direction: str
    numerals: Numerals = Numerals()


@dataclass(frozen=True, slots=True)
class Marker:
    """A place on a map: a point, or an area drawn as one (``radius_km``). ``size`` scales its circle: people
    counted.

    ``precision`` is the vocabulary's; ``precision_label`` says it in words. ``label`` and ``detail`` are
    plain text."""

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
    events: tuple[PlaceEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceEvent:
    """One figure, or one report that only names the place, on a map: the month (a number from 0,
    into :attr:`MapFilter.months`), and of a figure its measure, its category and its number (``None``: not
    stated)."""

    month: int
    measure: str = ""
    category: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class MapFilter:
    """The choices by which an interactive map is narrowed, in words: months in order of time with their ISO
    names, measures and categories as (id, label). ``shown`` holds ``{n}`` and ``{all}``."""

    months: tuple[tuple[str, str], ...]
    measures: tuple[tuple[str, str], ...]
    categories: tuple[tuple[str, str], ...]
    title: str
    since: str
    until: str
    measure: str
    category: str
    any: str
    reset: str
    shown: str


@dataclass(frozen=True, slots=True)
class Map:
    """Places over the base layer. ``names`` is the property of the base layer that names its regions (``ar``,
    ``en``).

    ``scale`` is the words of the scale bar, with ``{n}`` for the kilometres.
    """

    id: str
    title: str
    summary: str
    markers: tuple[Marker, ...]
    names: str
    direction: str
    scale: str = "{n} km"
    numerals: Numerals = Numerals()
    counted: str = ""
    """What a filled circle shows, in words; empty where no people are counted."""
    named: str = ""
    """What a small dot says beside such circles."""
    measure: str = ""
    """The id of what the circles show; empty where they show nothing."""
