"""The vocabulary that content is written in: categories, places, periods, publishers, measures, causes.

Every entry carries a label in each language of the site; what is counted also carries its counted noun in all
the plural forms that CLDR knows for the language, with ``{n}`` where the number stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import product

Text = Mapping[str, str]
Counted = Mapping[str, Mapping[str, str]]
"""Language → plural category (zero, one, two, few, many, other) → words with ``{n}``."""


@dataclass(frozen=True, slots=True)
class Category:
    """Who is counted. ``within`` are the categories that hold all of its members."""

    id: str
    label: Text
    counted: Counted
    within: tuple[str, ...] = ()
    note: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A named place; ``lat`` and ``lon`` are WGS 84 degrees or both ``None``: then it is listed, never
    placed.

    ``precision`` is ``exact`` (a surveyed point), ``reference`` (the point that a gazetteer or another work
    of reference gives), ``village`` (to the minute), ``approximate`` (some km) or ``area``; ``none`` where
    no point is known of what is no area; ``radius_km`` is how far the truth may lie from the point, or how
    large the area is.
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
    """A measure of people: killed, injured, displaced …; ``label`` is our own word for it."""

    id: str
    label: Text
    counted: Counted


@dataclass(frozen=True, slots=True)
class Term:
    """A label without more to it: a cause, a population."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Division:
    """A division of a category for some publishers: ``partition``, ``disjoint`` or ``overlap``, and the
    reason."""

    parent: str
    into: tuple[str, ...]
    kind: str
    publishers: tuple[str, ...]
    because: Text


@dataclass(frozen=True)
class Vocabulary:
    """All entries by id. A value: two vocabularies of the same entries are equal."""

    categories: Mapping[str, Category]
    places: Mapping[str, PlaceName]
    periods: Mapping[str, NamedPeriod]
    publishers: Mapping[str, Publisher]
    measures: Mapping[str, Measure]
    causes: Mapping[str, Term]
    populations: Mapping[str, Term]
    divisions: tuple[Division, ...]

    @cached_property
    def _above(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Axis → id → the ids that hold it, itself among them."""
        return {"category": _closures(self.categories), "place": _closures(self.places)}

    def wider(self, axis: str, inner: str | None) -> frozenset[str | None]:
        """``inner`` and all that hold it; ``axis`` is ``category`` or ``place``. An unknown id is held only
        by itself."""
        above = self._above[axis].get(inner or "")
        return frozenset((inner,)) if above is None else above

    def narrower(self, axis: str, inner: str | None, outer: str | None) -> bool:
        """True where ``inner`` is ``outer`` or lies in it; ``axis`` is ``category`` or ``place``. Unknown ids
        are only themselves."""
        if inner == outer:
            return True
        above = self._above[axis]
        return outer in above.get(inner or "", ())

    def disjoint(self, publisher: str, category: str, other: str) -> bool:
        """True where ``publisher`` counts nobody in both categories (said by a partition or a disjoint
        division)."""
        for division in self._apart.get((category, other), ()):
            if not division.publishers or publisher in division.publishers:
                return True
        return False

    def leaves_no_room(self, parent: str, parts: Iterable[str]) -> bool:
        """True where the ``parts`` are all that ``parent`` can hold: a partition that is said of every
        publisher."""
        wanted = set(parts)
        known = (
            division for division in self.divisions if division.parent == parent and not division.publishers
        )
        return any(division.kind == "partition" and wanted == set(division.into) for division in known)

    @cached_property
    def _apart(self) -> Mapping[tuple[str, str], list[Division]]:
        """Two categories → the divisions that say that they share nobody."""
        apart: dict[tuple[str, str], list[Division]] = {}
        for division in self.divisions:
            if division.kind != "overlap":
                for category, other in product(division.into, division.into):
                    apart.setdefault((category, other), []).append(division)
        return apart


def _closures(entries: Mapping[str, Category] | Mapping[str, PlaceName]) -> dict[str, frozenset[str]]:
    within = {key: entry.within for key, entry in entries.items()}
    return {key: _closure(key, within) for key in within}


def _closure(key: str, within: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """``key`` and all that hold it, however indirectly."""
    seen = {key}
    todo = list(within[key])
    while todo:
        wider = todo.pop()
        if wider not in seen:
            seen.add(wider)
            todo += within.get(wider, ())
    return frozenset(seen)
