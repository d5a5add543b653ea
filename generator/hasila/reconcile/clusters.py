"""The clusters of conflicts of a system, one for each place that stands by itself.

A constraint that fails alone needs one of its own figures changed. So constraints that fail and have no
figure in common, directly or through others that fail, are as many misprints, and each such place is
explained for itself: with every constraint that a change of its figures can reach (a figure stated as one
number stops it), and without those that fail elsewhere. In a table of a thousand days that keeps apart what
has nothing to do with each other. Corrections that several places have in common are looked for afterwards.
Conflicts in which no constraint fails alone come last, by themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hasila import solver
from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.solver import LinearConstraint

MANY = 6
"""With more constraints that fail, the smallest corrections of a place are too many to be listed, let alone
read."""

STEPS = 50_000
"""Steps that may be taken for all places together: some tenths of a second. Of many places each has its
share."""

LEAST = 1_200
"""The steps that each place has at least."""


def _budget(places: int) -> solver.Budget:
    """The budget of each of so many places. Beside the smallest conflict, further ones say little more, and
    are listed as far as ``conflicts`` goes."""
    share = max(LEAST, STEPS // max(1, places))
    return solver.Budget(
        proof=share, mends=share, conflicts=min(share // 6, 2_000), bounds=share, all=2 * share
    )


def clusters_of(
    system: solver.System, broken: Collection[str], printed: Mapping[str, int], shares: int = 1
) -> list[solver.Cluster]:
    """The clusters of ``system``; ``broken`` are the constraints that fail by themselves, ``printed`` the
    numbers of its figures. The steps are shared with as many other systems as ``shares`` says."""
    failing = [constraint for constraint in system.constraints if constraint.name in broken]
    sound = tuple(constraint for constraint in system.constraints if constraint.name not in broken)
    places = _places(failing)
    budget = _budget(shares * len(places))
    reach = solver.ConstraintReach(system, broken)
    found: list[solver.Cluster] = []
    for place in places:
        clusters = _clusters_of(place, reach, budget)
        found += [cluster for cluster in clusters if cluster not in found]
    _, rest = solver.diagnose_around(replace(system, constraints=sound), printed, budget=budget)
    return [*found, *_clusters(rest)]


def _clusters(diagnoses: Iterable[solver.Diagnosis]) -> Iterator[solver.Cluster]:
    for diagnosis in diagnoses:
        yield from diagnosis.clusters


@dataclass(frozen=True, slots=True)
class _Place:
    """Constraints that fail, joined by the figures that they share; ``figures`` are all of theirs."""

    figures: frozenset[str]
    failing: tuple[LinearConstraint, ...]


def _places(failing: Iterable[LinearConstraint]) -> list[_Place]:
    """The constraints that fail in places: two that share a figure are in one."""
    places: list[_Place] = []
    for constraint in sorted(failing, key=lambda constraint: constraint.name):
        figures = frozenset(_figures(constraint))
        near = [place for place in places if place.figures & figures]
        places = [place for place in places if not place.figures & figures]
        earlier = [other for place in near for other in place.failing]
        joined = figures.union(*(place.figures for place in near))
        places.append(_Place(joined, (*earlier, constraint)))
    return sorted(places, key=lambda place: min(place.figures))


def _clusters_of(place: _Place, reach: solver.ConstraintReach, budget: solver.Budget) -> list[solver.Cluster]:
    """The place grows by the figures that its corrections change, until they reach no other constraint."""
    failing = [constraint.name for constraint in place.failing]
    figures = place.figures
    reached = reach.of(failing, figures)
    if len(failing) > MANY:
        return [_in_bulk(reach.part(reached), place.failing)]
    while True:
        found = list(_clusters(reach.diagnoses(reached, budget)))
        figures = figures.union(_changed(found))
        further = reach.of(failing, figures)
        if further == reached:
            return found
        reached = further


def _changed(clusters: Iterable[solver.Cluster]) -> Iterator[str]:
    """The figures that corrections of ``clusters`` change."""
    for cluster in clusters:
        for correction in cluster.corrections:
            yield from correction.changed


def _figures(constraint: LinearConstraint) -> list[str]:
    return [name for _, name in constraint.terms]


# A place with too many constraints that fail


def _in_bulk(part: solver.System, failing: Sequence[LinearConstraint]) -> solver.Cluster:
    """The cluster of a place too large for all its smallest corrections: a conflict for each constraint, and
    one correction, if there is one. Patterns are looked for as everywhere."""
    conflicts = tuple(map(_conflict, failing))
    correction = _bulk_correction(part, failing)
    corrections = (correction,) if correction else ()
    return solver.Cluster(conflicts, corrections, minimal=False, exhaustive=False)


def _conflict(constraint: LinearConstraint) -> solver.Conflict:
    figures = sorted(_figures(constraint))
    return solver.Conflict(tuple(figures), (constraint.name,))


def _bulk_correction(
    part: solver.System, failing: Sequence[LinearConstraint]
) -> solver.ForcedCorrection | None:
    """The correction that changes of each constraint a figure that takes part in no other that fails."""
    own = _own_figures(failing, part.constraints)
    if len(own) < len(failing):
        return None
    changed = tuple(sorted(set(own)))
    stated = {name: part.stated[name] for name in part.stated if name not in changed}
    freed = replace(part, stated=stated)
    if not solver.feasible(freed):
        return None
    forced: dict[str, Interval] = {}
    for name in changed:
        forced[name] = solver.bounds(freed, name) or freed.domain
    return solver.ForcedCorrection(changed, forced, None, len(changed))


def _own_figures(failing: Sequence[LinearConstraint], constraints: Iterable[LinearConstraint]) -> list[str]:
    """A figure for each constraint that has one in no other that fails: the one in the fewest
    ``constraints``."""
    fails = Counter(name for constraint in failing for name in _figures(constraint))
    uses = Counter(name for constraint in constraints for name in _figures(constraint))
    own: list[str] = []
    for constraint in failing:
        alone = [(uses[name], name) for name in _figures(constraint) if fails[name] == 1]
        if alone:
            _, fewest = min(alone)
            own.append(fewest)
    return own
