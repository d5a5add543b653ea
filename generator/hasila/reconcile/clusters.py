"""Where a system breaks: clusters of conflicts, one for each place that stands by itself.

A law that fails alone needs one of its own figures changed. So laws that fail and have no figure in common,
directly or through others that fail, are as many misprints, and each such place is explained for itself: with
every law that a change of its figures can reach (a figure stated as one number stops it), and without the
laws that fail elsewhere. In a table of a thousand days that keeps apart what has nothing to do with each
other. What several places have in common is looked for afterwards, among their ways out. Conflicts in which
no law fails alone come last, by themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from hasila import solver as arithmetic

MANY = 6
"""With more laws that fail, the smallest ways out of a place are too many to be listed, let alone read."""


BUDGET = arithmetic.Budget(conflicts=2_000)
"""Beside the smallest conflict, further ones say little more: they are listed as far as this goes."""

_Around = Mapping[str, Sequence[arithmetic.LinearConstraint]]
"""Figure → the laws at it that do not fail by themselves."""


def clusters_of(
    system: arithmetic.System, broken: Collection[str], printed: Mapping[str, int]
) -> list[arithmetic.Cluster]:
    """The clusters of ``system``; ``broken`` are the laws that fail by themselves, ``printed`` the numbers of
    its figures."""
    failing = sorted((law for law in system.laws if law.name in broken), key=lambda law: law.name)
    sound = tuple(law for law in system.laws if law.name not in broken)
    around = _laws_at(sound)
    found = [
        cluster for place, laws in _places(failing) for cluster in _of_place(system, laws, place, around)
    ]
    _, rest = arithmetic.diagnose_around(replace(system, laws=sound), printed, budget=BUDGET)
    return [*found, *(cluster for diagnosis in rest for cluster in diagnosis.clusters)]


def _of_place(
    system: arithmetic.System,
    failing: Sequence[arithmetic.LinearConstraint],
    place: Collection[str],
    around: _Around,
) -> list[arithmetic.Cluster]:
    """The place grows by the figures that its ways out change, until they change no other: then no law beyond
    it is touched."""
    laws = (*failing, *_reached(place, around, system))
    if len(failing) > MANY:
        return [_in_bulk(_part(system, laws), failing)]
    found = _clusters(system, laws)
    changed = {name for cluster in found for correction in cluster.corrections for name in correction.changed}
    return found if changed <= set(place) else _of_place(system, failing, changed.union(place), around)


def _in_bulk(part: arithmetic.System, failing: Sequence[arithmetic.LinearConstraint]) -> arithmetic.Cluster:
    """A place too large for all its smallest ways out: a conflict for each law, and the way out that changes
    of each law a figure that takes part in no other that fails, if there is one. Patterns are looked for as
    everywhere."""
    conflicts = [
        arithmetic.Conflict(tuple(sorted(name for _, name in law.terms)), (law.name,)) for law in failing
    ]
    times = Counter(name for law in failing for _, name in law.terms)
    uses = Counter(name for law in part.laws for _, name in law.terms)
    own = [
        min((name for _, name in law.terms if times[name] == 1), key=lambda n: (uses[n], n), default=None)
        for law in failing
    ]
    changed = sorted({name for name in own if name is not None})
    stated = {name: interval for name, interval in part.stated.items() if name not in changed}
    freed = replace(part, stated=stated)
    if None in own or not arithmetic.feasible(freed):
        return arithmetic.Cluster(tuple(conflicts), (), minimal=False, exhaustive=False)
    forced = {name: arithmetic.bounds(freed, name) or freed.domain for name in changed}
    correction = arithmetic.ForcedCorrection(tuple(changed), forced, None, len(changed))
    return arithmetic.Cluster(tuple(conflicts), (correction,), minimal=False, exhaustive=False)


def _places(
    failing: Iterable[arithmetic.LinearConstraint],
) -> list[tuple[set[str], list[arithmetic.LinearConstraint]]]:
    """The figures of laws that fail, and these laws, joined where two laws share a figure."""
    places: list[tuple[set[str], list[arithmetic.LinearConstraint]]] = []
    for law in failing:
        names = {name for _, name in law.terms}
        near = [place for place in places if place[0] & names]
        places = [place for place in places if not place[0] & names]
        places.append((names.union(*(n for n, _ in near)), [*(one for _, laws in near for one in laws), law]))
    return sorted(places, key=lambda place: min(place[0]))


def _reached(
    place: Collection[str], around: _Around, system: arithmetic.System
) -> list[arithmetic.LinearConstraint]:
    """The laws that a change of figures of the place can reach."""
    laws: dict[str, arithmetic.LinearConstraint] = {}
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


def _clusters(
    system: arithmetic.System, laws: Sequence[arithmetic.LinearConstraint]
) -> list[arithmetic.Cluster]:
    diagnoses = arithmetic.diagnose(_part(system, laws), budget=BUDGET)
    return [cluster for diagnosis in diagnoses for cluster in diagnosis.clusters]


def _part(system: arithmetic.System, laws: Sequence[arithmetic.LinearConstraint]) -> arithmetic.System:
    names = {name for law in laws for _, name in law.terms}
    stated = {name: system.stated[name] for name in sorted(names) if name in system.stated}
    return replace(system, laws=tuple(laws), stated=stated)


def _laws_at(laws: Iterable[arithmetic.LinearConstraint]) -> _Around:
    at: dict[str, list[arithmetic.LinearConstraint]] = defaultdict(list)
    for law in laws:
        for _, name in law.terms:
            at[name].append(law)
    return at
