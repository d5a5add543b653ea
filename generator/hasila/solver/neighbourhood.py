"""Diagnosis where something is amiss, and nowhere else: a long ledger with few contradictions is mostly left alone.

The printed numbers are a witness: where they satisfy a law, that law is no trouble by itself. Around each law that they do
not satisfy, the laws within some steps are taken, and diagnosed twice: once as if there were nothing beyond, and once with
every figure that has laws beyond held to its printed number, which satisfies all that lies there. The whole system stands
between the two. Where they agree, their answer is that of the whole system; where they do not, or where a conflict or a
correction names a figure that has laws beyond, the circle is drawn wider.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from hasila.model.interval import exactly
from hasila.solver.diagnosis import Diagnosis, diagnose
from hasila.solver.meter import DEFAULT, Budget
from hasila.solver.system import LinearConstraint, System

REACH = 8
"""How many laws from the trouble the first circle goes: a run of shifted figures lies within it."""


@dataclass(frozen=True, slots=True)
class _Web:
    """A system with its laws by variable, and the numbers printed of its figures."""

    system: System
    laws_of: Mapping[str, list[int]]
    printed: Mapping[str, int]


def diagnose_around(
    system: System, printed: Mapping[str, int], *, reach: int = REACH, budget: Budget = DEFAULT
) -> tuple[System, tuple[Diagnosis, ...]]:
    """The part of ``system`` around all laws that the ``printed`` numbers do not satisfy, and its diagnoses.

    Each inconsistent component of ``system`` has the same clusters as in a diagnosis of all of it; consistent ones may
    be missing. ``printed`` gives a number to any figures; one outside what was stated of its figure is left aside.
    """
    web = _web(system, printed)
    trouble = _trouble(web)
    while True:
        within = _circle(web, trouble, reach)
        edge = {name for name in _names(web, within) if set(web.laws_of[name]) - within}
        part = _part(web, within)
        found = diagnose(part, budget=budget)
        if not edge & _named(found) and _stands(web, part, found, edge, budget):
            return part, found
        reach = 2 * reach + 1


def _trouble(web: _Web) -> list[int]:
    """The laws that the printed numbers do not satisfy, and those of figures that can be no number at all."""
    system = web.system
    broken = [i for i, law in enumerate(system.laws) if not _satisfied(law, web.printed)]
    nothing = [name for name, stated in system.stated.items() if stated.meet(system.domain) is None]
    return broken + [i for name in nothing for i in web.laws_of.get(name, ())]


def _stands(
    web: _Web, part: System, found: Iterable[Diagnosis], edge: Collection[str], budget: Budget
) -> bool:
    """Whether each component has the same diagnosis with the figures at its edge held to their printed numbers."""
    laws = {law.name: law for law in part.laws}
    return all(_same_held(one, _component(part, laws, one), web, edge, budget) for one in found)


def _same_held(one: Diagnosis, component: System, web: _Web, edge: Collection[str], budget: Budget) -> bool:
    """A list of conflicts that the budget cut short claims nothing that would have to be compared."""
    held = {name: exactly(web.printed[name]) for name in one.variables if name in edge}
    listed = not one.clusters or any(cluster.exhaustive for cluster in one.clusters)
    far = budget if listed else replace(budget, conflicts=0)
    return not held or _told([one]) == _told(
        diagnose(replace(component, stated={**component.stated, **held}), budget=far)
    )


def _component(part: System, laws: Mapping[str, LinearConstraint], one: Diagnosis) -> System:
    stated = {name: part.stated[name] for name in one.variables if name in part.stated}
    return replace(part, laws=tuple(laws[name] for name in one.laws), stated=stated)


def _told(found: Iterable[Diagnosis]) -> list[object]:
    """What two diagnoses are compared by."""
    clusters = [cluster for diagnosis in found for cluster in diagnosis.clusters]
    return sorted(([c.corrections, c.minimal, c.exhaustive and c.conflicts] for c in clusters), key=str)


def _web(system: System, printed: Mapping[str, int]) -> _Web:
    laws_of: dict[str, list[int]] = {}
    for i, law in enumerate(system.laws):
        for _, name in law.terms:
            laws_of.setdefault(name, []).append(i)
    kept = {
        name: n
        for name, n in printed.items()
        if n in system.domain and (name not in system.stated or n in system.stated[name])
    }
    return _Web(system, laws_of, kept)


def _satisfied(law: LinearConstraint, printed: Mapping[str, int]) -> bool:
    if any(name not in printed for _, name in law.terms):
        return False
    total = sum(coefficient * printed[name] for coefficient, name in law.terms) - law.constant
    return total == 0 if law.op == "==" else total <= 0 if law.op == "<=" else total >= 0


def _circle(web: _Web, trouble: Iterable[int], reach: int) -> set[int]:
    """The laws within ``reach`` steps of the trouble; a figure without a printed number is never at the edge."""
    within: set[int] = set()
    new, known = set(trouble), set()
    while new:
        within |= new
        edge = _names(web, new) - known
        known |= edge
        followed = edge if reach > 0 else {name for name in edge if name not in web.printed}
        new = {i for name in followed for i in web.laws_of[name]} - within
        reach -= 1
    return within


def _names(web: _Web, laws: Iterable[int]) -> set[str]:
    return {name for i in laws for _, name in web.system.laws[i].terms}


def _part(web: _Web, within: set[int]) -> System:
    names = _names(web, within)
    system = web.system
    stated = {name: system.stated[name] for name in sorted(names) if name in system.stated}
    alone = {n: s for n, s in system.stated.items() if n not in web.laws_of and s.meet(system.domain) is None}
    weights = {name: weight for name, weight in system.weights.items() if name in names}
    return System(tuple(system.laws[i] for i in sorted(within)), stated | alone, system.domain, weights)


def _named(found: Iterable[Diagnosis]) -> set[str]:
    """The figures of all conflicts and corrections that laws name."""
    clusters = [cluster for diagnosis in found if diagnosis.laws for cluster in diagnosis.clusters]
    conflicts = {
        name for cluster in clusters for conflict in cluster.conflicts for name in conflict.variables
    }
    return conflicts | {name for cluster in clusters for one in cluster.corrections for name in one.changed}
