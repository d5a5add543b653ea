"""The vocabulary that content is written in: categories, places, periods, publishers, measures, causes.

Every entry carries a label in each language of the site; what is counted also carries its counted noun in all
the plural forms that CLDR knows for the language, with ``{n}`` where the number stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from itertools import product

from hasila.model.data_class import dataclass

Text = Mapping[str, str]
_Above = Mapping[str, frozenset[str | None]]
"""Id → the ids that hold it, itself among them."""
AXES = ("category", "place", "population", "measure")
"""The axes whose values hold each other and divide."""
Counted = Mapping[str, Mapping[str, str]]
"""Language → plural category (zero, one, two, few, many, other) → words with ``{n}``."""


@dataclass(frozen=True, slots=True)
class Category:
    """Who is counted. ``within`` are the categories that hold all of its members.

    Members leave a ``residual`` category as more becomes known of them ("of unknown sex"). ``formerly`` are
    the ids that it had before: figures may still be named by them, and its old addresses lead to it.
    """

    id: str
    label: Text
    counted: Counted
    within: tuple[str, ...] = ()
    note: Text = field(default_factory=dict)
    residual: bool = False
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A named place; ``lat`` and ``lon`` are WGS 84 degrees or both ``None``: then it is listed, never
    placed.

    ``precision`` is ``exact`` (a surveyed point), ``reference`` (the point that a gazetteer or another work
    of reference gives), ``village`` (to the minute), ``approximate`` (some km) or ``area``; ``none`` where
    no point is known of what is no area; ``radius_km`` is how far the truth may lie from the point, or how
    large the area is.

    ``also`` are other spellings by language. ``codes`` are the names that other systems have for it:
    ``pcode``, ``iso``, ``geonames``. ``admin_level`` is 0 for a country, 1 for what it is divided into
    first, and so on; ``None`` where it is no unit of administration. A ``residual`` place holds those who
    are not yet placed.
    """

    id: str
    label: Text
    kind: str
    lat: float | None
    lon: float | None
    precision: str
    basis: Text
    within: tuple[str, ...] = ()
    radius_km: float | None = None
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    admin_level: int | None = None
    residual: bool = False

    @property
    def pcode(self) -> str | None:
        return self.codes.get("pcode")

    @property
    def iso(self) -> str | None:
        return self.codes.get("iso")

    @property
    def geonames(self) -> str | None:
        return self.codes.get("geonames")

    @property
    def names(self) -> frozenset[str]:
        """Every label, other spelling and code."""
        spellings = (name for names in self.also.values() for name in names)
        return frozenset((*self.label.values(), *spellings, *self.codes.values()))


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A day that counts begin on ("since the Sochi agreement"), and why."""

    id: str
    label: Text
    start: date
    note: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who counts (``kind: monitor``, ``agency``, ``ministry`` …) or who carried it (``kind: outlet``)."""

    id: str
    label: Text
    short: Text
    kind: str
    note: Text = field(default_factory=dict)
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of people: killed, injured, displaced …; ``label`` is our own word for it. It is a ``stock``
    where it says how many there are, not how many were added. ``within`` are the measures that count all of
    its people, too: of an outbreak, the dead are cases."""

    id: str
    label: Text
    counted: Counted
    stock: bool = False
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A label without more to it: a cause."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Population:
    """Whose members are counted: "the identified", "probable cases". ``within`` are the populations that hold
    all of its members; members leave a ``residual`` one as more becomes known of them."""

    id: str
    label: Text
    within: tuple[str, ...] = ()
    residual: bool = False


@dataclass(frozen=True, slots=True)
class Division:
    """A division for some publishers: ``partition``, ``disjoint`` or ``overlap``, and the reason.

    ``axis`` is one of :data:`AXES`. The ``parent`` of populations is "" where they divide the count of
    everybody. Places, populations and measures lie in what they divide.
    """

    parent: str
    into: tuple[str, ...]
    kind: str
    publishers: tuple[str, ...]
    because: Text
    axis: str = "category"

    def is_of(self, publisher: str) -> bool:
        """True where ``publisher`` divides so."""
        return not self.publishers or publisher in self.publishers


@dataclass(frozen=True)
class Vocabulary:
    """All entries by id. A value: two vocabularies of the same entries are equal."""

    categories: Mapping[str, Category]
    places: Mapping[str, PlaceName]
    periods: Mapping[str, NamedPeriod]
    publishers: Mapping[str, Publisher]
    measures: Mapping[str, Measure]
    causes: Mapping[str, Term]
    populations: Mapping[str, Population]
    divisions: tuple[Division, ...]
    names: tuple[tuple[str, ...], ...] = ()
    """Names with their spellings and abbreviations, which search takes for one."""

    def category_named(self, name: str) -> str | None:
        """The id of the category that has, or had, the id ``name``; ``None`` where none does."""
        return name if name in self.categories else self._former_categories.get(name)

    @cached_property
    def _former_categories(self) -> Mapping[str, str]:
        """The id of a category by each of its former ids."""
        entries = self.categories.values()
        return {old: category.id for category in entries for old in category.formerly}

    @cached_property
    def _above(self) -> Mapping[str, _Above]:
        """Axis → id → the ids that hold it for everybody, itself among them."""
        return {axis: _closures(self._within(axis, None)) for axis in AXES}

    @cached_property
    def _above_for(self) -> Mapping[tuple[str, str], _Above]:
        """Axis and publisher → the same for a publisher who divides otherwise than all."""
        named = {(division.axis, name) for division in self.divisions for name in division.publishers}
        own = (key for key in named if key[0] != "category")
        return {(axis, publisher): _closures(self._within(axis, publisher)) for axis, publisher in own}

    def _within(self, axis: str, publisher: str | None) -> dict[str, tuple[str, ...]]:
        """Id → the ids that hold it directly, for ``publisher`` or for everybody."""
        entries = self._entries[axis]
        within = {key: entry.within for key, entry in entries.items()}
        for division in self.divisions if axis != "category" else ():
            holds = not division.publishers or publisher in division.publishers
            if division.axis == axis and holds:
                for key in division.into:
                    within[key] = (*within.get(key, ()), division.parent)
        return within

    @property
    def _entries(self) -> Mapping[str, Mapping[str, Category | PlaceName | Population | Measure]]:
        entries = (self.categories, self.places, self.populations, self.measures)
        return dict(zip(AXES, entries, strict=True))

    def wider(self, axis: str, inner: str | None, publisher: str | None = None) -> frozenset[str | None]:
        """``inner`` and all that hold it for ``publisher``; ``axis`` is one of :data:`AXES`. An unknown id is
        held only by itself. ``None`` stands for no population at all."""
        known = self._above_for.get((axis, publisher or ""), self._above[axis])
        above = known.get(inner or "")
        return frozenset((inner,)) if above is None else above

    def narrower(self, axis: str, inner: str | None, outer: str | None, publisher: str | None = None) -> bool:
        """True where ``inner`` is ``outer`` or lies in it for ``publisher``; ``axis`` is one of :data:`AXES`.
        Unknown ids are only themselves."""
        if inner == outer:
            return True
        known = self._above_for.get((axis, publisher or ""), self._above[axis])
        return outer in known.get(inner or "", ())

    def disjoint(self, publisher: str, one: str | None, other: str | None, axis: str = "category") -> bool:
        """True where ``publisher`` counts nobody in both (said by a partition or a disjoint division, or by
        places of one level of administration)."""
        if axis == "place" and self._are_units(one, other):
            return True
        apart = self._apart.get((axis, one or "", other or ""), ())
        return any(division.is_of(publisher) for division in apart)

    def _are_units(self, one: str | None, other: str | None) -> bool:
        """True of two places of the same level of administration: such units share no ground."""
        this, that = self.places.get(one or ""), self.places.get(other or "")
        if this is None or that is None or this is that or this.admin_level is None:
            return False
        return this.admin_level == that.admin_level

    @cached_property
    def divided(self) -> Mapping[tuple[str, str], tuple[Division, ...]]:
        """Axis and id → its divisions into parts that share nobody: those that are said, and those into
        places of one level of administration."""
        divided: dict[tuple[str, str], tuple[Division, ...]] = {}
        for division in (*self.divisions, *self._units):
            key = (division.axis, division.parent)
            if division.kind != "overlap":
                divided[key] = (*divided.get(key, ()), division)
        return divided

    @cached_property
    def _units(self) -> tuple[Division, ...]:
        """Each place with the units of each level of administration in it."""
        units: dict[tuple[str, int], list[str]] = {}
        for place in self.places.values():
            for outer in self.wider("place", place.id) if place.admin_level is not None else ():
                if outer and outer != place.id:
                    units.setdefault((outer, place.admin_level or 0), []).append(place.id)
        said = {frozenset(division.into) for division in self.divisions if division.axis == "place"}
        found: list[Division] = []
        for (outer, _), places in units.items():
            into = tuple(places)
            new = frozenset(into) not in said
            if new and len(into) > 1:
                division = Division(outer, into, "disjoint", (), {}, "place")
                found.append(division)
        return tuple(found)

    @cached_property
    def relates_measures(self) -> bool:
        """True where a measure lies in another one, for some publisher at least."""
        divided = any(division.axis == "measure" for division in self.divisions)
        return divided or any(measure.within for measure in self.measures.values())

    def may_count(self, measure: str) -> frozenset[str | None]:
        """``measure`` and all that hold it for everybody or for some publisher."""
        own = (above for (axis, _), above in self._above_for.items() if axis == "measure")
        found = (above.get(measure, ()) for above in own)
        return self.wider("measure", measure).union(*found)

    @cached_property
    def divides_places(self) -> bool:
        """True where places, populations or measures are known to divide."""
        return any(axis != "category" for axis, _ in self.divided)

    def leaves_no_room(self, parent: str, parts: Iterable[str]) -> bool:
        """True where the ``parts`` are all that ``parent`` can hold: a partition that is said of every
        publisher."""
        wanted = set(parts)
        known = (
            division for division in self.divisions if division.parent == parent and not division.publishers
        )
        return any(division.kind == "partition" and wanted == set(division.into) for division in known)

    def is_residual(self, category: str, place: str | None, population: str | None) -> bool:
        """True where members leave one of these as more becomes known of them."""
        named = (self.categories.get(category), self.places.get(place or ""))
        people = self.populations.get(population or "")
        return any(entry is not None and entry.residual for entry in (*named, people))

    @cached_property
    def _apart(self) -> Mapping[tuple[str, str, str], list[Division]]:
        """Axis and two of its ids → the divisions that say that they share nobody."""
        apart: dict[tuple[str, str, str], list[Division]] = {}
        for division in self.divisions:
            if division.kind != "overlap":
                for one, other in product(division.into, division.into):
                    apart.setdefault((division.axis, one, other), []).append(division)
        return apart


def _closures(within: Mapping[str, tuple[str, ...]]) -> _Above:
    return {key: _closure(key, within) for key in within}


def _closure(key: str, within: Mapping[str, tuple[str, ...]]) -> frozenset[str | None]:
    """``key`` and all that hold it, however indirectly; everybody is ``None``."""
    seen = {key}
    todo = list(within[key])
    while todo:
        wider = todo.pop()
        if wider not in seen:
            seen.add(wider)
            todo += within.get(wider, ())
    return frozenset(key or None for key in seen)
