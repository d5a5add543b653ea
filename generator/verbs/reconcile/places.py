"""Where in a large system it breaks: clusters of conflicts, one for each place that stands by itself.

In a table of a thousand days the arithmetic ties places together that have nothing to do with each other: between
two broken steps every sum of days is one more conflict. Where no correction explains the places with fewer figures
than there are places, each place is explained for itself, with all laws that its figures take part in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator import arithmetic

BUDGET = arithmetic.Budget(mends=100_000, conflicts=10_000)
"""For the system as a whole; a place that stands by itself has the full budget again."""


def clusters_of(system: arithmetic.System, broken: Collection[str]) -> list[arithmetic.Cluster]:
    """The clusters of ``system``; ``broken`` are the laws that fail by themselves."""
    found = [cluster for diagnosis in arithmetic.diagnose(system, budget=BUDGET) for cluster in diagnosis.clusters]
    laws = {law.name: law for law in system.laws}
    around = _laws_at(system.laws) if found else {}
    return [piece for cluster in found for piece in _apart(cluster, system, laws, around, broken)]


def _apart(
    cluster: arithmetic.Cluster, system: arithmetic.System, laws: Mapping[str, arithmetic.Law],
    around: Mapping[str, list[arithmetic.Law]], broken: Collection[str],
) -> Iterator[arithmetic.Cluster]:  # fmt: skip
    failing = sorted({name for conflict in cluster.conflicts for name in conflict.laws} & set(broken))
    places = _places([laws[name] for name in failing])
    least = min((len(correction.changed) for correction in cluster.corrections), default=None)
    settled = cluster.minimal and least is not None
    if not places or (settled and (len(places) == 1 or (least or 0) < len(places))):
        yield cluster
        return
    for place in places:
        yield from _alone(place, system, around)


def _places(failing: Iterable[arithmetic.Law]) -> list[set[str]]:
    """The figures of laws that fail, joined where two laws share a figure."""
    places: list[set[str]] = []
    for law in failing:
        names = {name for _, name in law.terms}
        near = [place for place in places if place & names]
        places = [place for place in places if not place & names]
        places.append(names.union(*near))
    return sorted(places, key=min)


def _alone(
    place: Collection[str], system: arithmetic.System, around: Mapping[str, list[arithmetic.Law]]
) -> Iterator[arithmetic.Cluster]:  # fmt: skip
    """The clusters of a place with the laws that its figures take part in; a law beyond it is not asked."""
    laws = {law.name: law for name in place for law in around[name]}
    names = {name for law in laws.values() for _, name in law.terms}
    stated = {name: system.stated[name] for name in names if name in system.stated}
    for diagnosis in arithmetic.diagnose(replace(system, laws=tuple(laws.values()), stated=stated, weights={})):
        for found in diagnosis.clusters:
            yield found if found.corrections else replace(found, minimal=False)


def _laws_at(laws: Sequence[arithmetic.Law]) -> Mapping[str, list[arithmetic.Law]]:
    at: dict[str, list[arithmetic.Law]] = defaultdict(list)
    for law in laws:
        for _, name in law.terms:
            at[name].append(law)
    return at
