"""Diagnosis where something is amiss, and nowhere else: a long ledger with few contradictions is mostly left
alone.

The printed numbers are a witness: where they satisfy a constraint, it is not violated. Around each
constraint that they violate, those within some steps are taken, and diagnosed twice: once as if there were
nothing beyond, and once with every figure that has constraints beyond held to its printed number, which
satisfies all that lies there. The whole system stands between the two. Where they agree, their answer is that
of the whole system; where they do not, or where a conflict or a correction names a figure that has
constraints beyond, the circle is drawn wider.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval, exactly
from hasila.solver.diagnosis import Cluster, Diagnosis, diagnose
from hasila.solver.meter import DEFAULT, Budget
from hasila.solver.system import LinearConstraint, System

T = TypeVar("T")

REACH = 8
"""The first circle goes so many constraints from the violated ones: a run of shifted figures lies within it.
"""


@dataclass(frozen=True, slots=True)
class _ConstraintGraph:
    """A system with its constraints by variable, and the numbers printed of its figures."""

    system: System
    constraints_of: Mapping[str, list[int]]
    printed: Mapping[str, int]

    def names(self, constraints: Iterable[int]) -> set[str]:
        names: set[str] = set()
        for i in constraints:
            names.update(name for _, name in self.system.constraints[i].terms)
        return names

    def touching(self, names: Iterable[str]) -> set[int]:
        """The constraints of these figures."""
        constraints: set[int] = set()
        for name in names:
            constraints.update(self.constraints_of[name])
        return constraints

    def edge(self, within: set[int]) -> set[str]:
        """The figures of the constraints ``within`` that have others beyond."""
        return {name for name in self.names(within) if not within.issuperset(self.constraints_of[name])}


def diagnose_around(
    system: System, printed: Mapping[str, int], *, reach: int = REACH, budget: Budget = DEFAULT
) -> tuple[System, tuple[Diagnosis, ...]]:
    """The part of ``system`` around all constraints that the ``printed`` numbers violate, and its diagnoses.

    Each inconsistent component of ``system`` has the same clusters as in a diagnosis of all of it; consistent
    ones may be missing, and nothing is deduced of them. ``printed`` gives a number to any figures; one
    outside what was stated of its figure is left aside.
    """
    graph = _graph(system, printed)
    violated = _violated(graph)
    while True:
        within = _circle(graph, violated, reach)
        edge = graph.edge(within)
        part = _part(graph, within)
        found = diagnose(part, budget=budget, in_full=False)
        if edge.isdisjoint(_named(found)) and _stands(graph, part, found, edge, budget):
            return part, found
        reach = 2 * reach + 1


def _violated(graph: _ConstraintGraph) -> list[int]:
    """The constraints that the printed numbers violate, and those of figures that can be no number at all."""
    system = graph.system
    violated = []
    for i, constraint in enumerate(system.constraints):
        if not _satisfied(constraint, graph.printed):
            violated.append(i)
    for name, stated in system.stated.items():
        if stated.meet(system.domain) is None:
            violated += graph.constraints_of.get(name, ())
    return violated


def _stands(
    graph: _ConstraintGraph, part: System, found: Iterable[Diagnosis], edge: Collection[str], budget: Budget
) -> bool:
    """True where each component has the same diagnosis with the figures at its edge held to their printed
    numbers.
    """
    constraints = {constraint.name: constraint for constraint in part.constraints}
    for diagnosis in found:
        component = _component(part, constraints, diagnosis)
        at_edge = [name for name in diagnosis.variables if name in edge]
        held = {name: exactly(graph.printed[name]) for name in at_edge}
        if held and not _same_held(diagnosis, component, held, budget):
            return False
    return True


def _same_held(diagnosis: Diagnosis, component: System, held: Mapping[str, Interval], budget: Budget) -> bool:
    """True where the diagnosis is the same with the ``held`` figures.

    A list of conflicts that the budget cut short claims nothing that would have to be compared.
    """
    clusters = diagnosis.clusters
    listed = not clusters or any(cluster.exhaustive for cluster in clusters)
    far = budget if listed else replace(budget, conflicts=0)
    stated = {**component.stated, **held}
    again = diagnose(replace(component, stated=stated), budget=far, in_full=False)
    return _compared([diagnosis]) == _compared(again)


def _component(part: System, constraints: Mapping[str, LinearConstraint], diagnosis: Diagnosis) -> System:
    kept = tuple(constraints[name] for name in diagnosis.constraints)
    return replace(part, constraints=kept, stated=_only(part.stated, diagnosis.variables))


def _only(values: Mapping[str, T], names: Iterable[str]) -> dict[str, T]:
    """The values of these names, as far as they have one."""
    return {name: values[name] for name in names if name in values}


def _compared(found: Iterable[Diagnosis]) -> list[object]:
    """The facts that two diagnoses are compared by."""
    clusters = (cluster for diagnosis in found for cluster in diagnosis.clusters)
    return sorted(map(_facts, clusters), key=str)


def _facts(cluster: Cluster) -> list[object]:
    conflicts = cluster.exhaustive and cluster.conflicts
    return [cluster.corrections, cluster.minimal, conflicts]


def _graph(system: System, printed: Mapping[str, int]) -> _ConstraintGraph:
    constraints_of: dict[str, list[int]] = {}
    for i, constraint in enumerate(system.constraints):
        for _, name in constraint.terms:
            constraints_of.setdefault(name, []).append(i)
    possible = [name for name in printed if _possible(system, name, printed[name])]
    return _ConstraintGraph(system, constraints_of, _only(printed, possible))


def _possible(system: System, name: str, number: int) -> bool:
    stated = system.stated.get(name, system.domain)
    return number in system.domain and number in stated


def _satisfied(constraint: LinearConstraint, printed: Mapping[str, int]) -> bool:
    if not constraint.is_known(printed):
        return False
    return constraint.accepts(constraint.residual(printed))


def _circle(graph: _ConstraintGraph, violated: Iterable[int], reach: int) -> set[int]:
    """The constraints within ``reach`` steps; a figure without a printed number is never at the edge."""
    within: set[int] = set()
    new = set(violated)
    known: set[str] = set()
    while new:
        within |= new
        edge = graph.names(new) - known
        known |= edge
        followed = edge if reach > 0 else edge - graph.printed.keys()
        new = graph.touching(followed) - within
        reach -= 1
    return within


def _part(graph: _ConstraintGraph, within: set[int]) -> System:
    names = graph.names(within)
    system = graph.system
    stated = _only(system.stated, sorted(names))
    bare = (name for name in system.stated if name not in graph.constraints_of)
    for name in bare:
        if system.stated[name].meet(system.domain) is None:
            stated[name] = system.stated[name]
    weighted = [name for name in system.weights if name in names]
    constraints = [system.constraints[i] for i in sorted(within)]
    return System(tuple(constraints), stated, system.domain, _only(system.weights, weighted))


def _named(found: Iterable[Diagnosis]) -> set[str]:
    """The figures of all conflicts and corrections that constraints name."""
    named: set[str] = set()
    for diagnosis in found:
        if diagnosis.constraints:
            named.update(*(conflict.variables for conflict in diagnosis.conflicts))
            named.update(*(correction.changed for correction in diagnosis.corrections))
    return named
