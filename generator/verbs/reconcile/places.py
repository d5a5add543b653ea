"""Where a system breaks: clusters of conflicts, one for each place that stands by itself.

A law that fails alone needs one of its own figures changed. So laws that fail and have no figure in common, directly or
through others that fail, are as many misprints, and each such place is explained for itself: with every law that a
change of its figures can reach (a figure stated as one number stops it), and without the laws that fail elsewhere. In a
table of a thousand days that keeps apart what has nothing to do with each other. What several places have in common is
looked for afterwards, among their ways out. Conflicts in which no law fails alone come last, by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from generator import arithmetic


def clusters_of(system: arithmetic.System, broken: Collection[str]) -> list[arithmetic.Cluster]:
    """The clusters of ``system``; ``broken`` are the laws that fail by themselves."""
    failing = sorted((law for law in system.laws if law.name in broken), key=lambda law: law.name)
    sound = tuple(law for law in system.laws if law.name not in broken)
    around = _laws_at(sound)
    found = [
        cluster
        for place, laws in _places(failing)
        for cluster in _clusters(system, (*laws, *_reached(place, around, system)))
    ]
    rest = replace(system, laws=sound)
    return found if arithmetic.feasible(rest) else [*found, *_clusters(system, sound)]


def _places(failing: Iterable[arithmetic.Law]) -> list[tuple[set[str], list[arithmetic.Law]]]:
    """The figures of laws that fail, and these laws, joined where two laws share a figure."""
    places: list[tuple[set[str], list[arithmetic.Law]]] = []
    for law in failing:
        names = {name for _, name in law.terms}
        near = [place for place in places if place[0] & names]
        places = [place for place in places if not place[0] & names]
        places.append((names.union(*(n for n, _ in near)), [*(one for _, laws in near for one in laws), law]))
    return sorted(places, key=lambda place: min(place[0]))


def _reached(
    place: Collection[str], around: Mapping[str, Sequence[arithmetic.Law]], system: arithmetic.System
) -> list[arithmetic.Law]:
    """The laws that a change of figures of the place can reach."""
    laws: dict[str, arithmetic.Law] = {}
    seen, todo = set(place), sorted(place)
    for name in todo:
        for law in around.get(name, ()):
            laws[law.name] = law
            loose = [n for _, n in law.terms if n not in seen and not _held(n, system)]
            seen.update(loose)
            todo += loose
    return list(laws.values())


def _held(name: str, system: arithmetic.System) -> bool:
    return name in system.stated and system.stated[name].value is not None


def _clusters(system: arithmetic.System, laws: Sequence[arithmetic.Law]) -> list[arithmetic.Cluster]:
    names = {name for law in laws for _, name in law.terms}
    stated = {name: interval for name, interval in system.stated.items() if name in names}
    diagnoses = arithmetic.diagnose(replace(system, laws=tuple(laws), stated=stated))
    return [cluster for diagnosis in diagnoses for cluster in diagnosis.clusters]


def _laws_at(laws: Iterable[arithmetic.Law]) -> Mapping[str, list[arithmetic.Law]]:
    at: dict[str, list[arithmetic.Law]] = defaultdict(list)
    for law in laws:
        for _, name in law.terms:
            at[name].append(law)
    return at
