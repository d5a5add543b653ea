"""A bare system as data: for a system of constraints and numbers that has nothing to do with a report.

``{"edits": [{"name", "coef": {variable: whole}, "op": "==" | "<=" | ">=", "rhs": whole}],
"record": {variable: whole | null | [low, high]}, "weights": {variable: whole}, "fixate": [variable]}``;
the last two may be absent, the ends of an interval may be null, and variables may be any whole number at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, product
from math import prod
from operator import attrgetter
from typing import Any

from hasila.model.interval import Interval, exactly
from hasila.solver.data import Data, Malformed, Path, constraint_line, ends, field, interval, times, whole
from hasila.solver.diagnosis import Cluster, Conflict, Diagnosis, ForcedCorrection, diagnose
from hasila.solver.rules import diagnose_rules
from hasila.solver.system import LinearConstraint, System
from hasila.solver.typing_error import typing_errors

COMBINATIONS = 1000
ANYTHING = Interval(None, None)


def verify(data: Data) -> dict[str, Any]:
    """Everything the solver can say of a bare system, as plain data. ``ValueError`` names a malformed field.

    ``consistent``, ``violated`` constraints and their ``residuals`` (left side minus right, nearest to
    holding); ``conflicts`` and ``corrections`` (of least weight; of each cluster one is needed),
    ``erroneous_any_of``: all least-weight sets of wrong values of the whole record (null if over 1000),
    ``erroneous``: the set, where there is only one; ``weight`` of such a set; ``deduced`` bounds;
    ``solution``: the record with what is forced filled in; ``typing``: the record after typing errors that
    admit one explanation only; ``rules``: the constraints by themselves.
    """
    system = read_system(data)
    found = diagnose(system, least="weight")
    clusters = [cluster for diagnosis in found for cluster in diagnosis.clusters]
    deduced = _deduced(found)
    result = _of_components(found)
    result["residuals"] = residuals(system)
    result |= _of_clusters(clusters)
    result["deduced"] = _end_lists(deduced)
    result["solution"] = _solution(data["record"], deduced)
    result["typing"] = _typing(data, system)
    result["rules"] = _rules(system)
    return result


def _of_components(found: Sequence[Diagnosis]) -> dict[str, Any]:
    """The verdicts on the whole system; see :func:`verify`."""
    consistent = all(diagnosis.consistent for diagnosis in found)
    complete = all(diagnosis.complete for diagnosis in found)
    violated = chain.from_iterable(diagnosis.violated for diagnosis in found)
    return {"consistent": consistent, "complete": complete, "violated": sorted(violated)}


def _of_clusters(clusters: Sequence[Cluster]) -> dict[str, Any]:
    """The conflicts and corrections of all clusters; see :func:`verify`."""
    conflicts = chain.from_iterable(cluster.conflicts for cluster in clusters)
    corrections = [_corrections(cluster) for cluster in clusters]
    result: dict[str, Any] = {}
    result["conflicts"] = [_conflict(conflict) for conflict in conflicts]
    result["clusters"] = corrections
    result["corrections"] = list(chain.from_iterable(corrections))
    result |= _erroneous(clusters)
    result["weight"] = sum(_least_weight(cluster) for cluster in clusters)
    return result


def _erroneous(clusters: Sequence[Cluster]) -> dict[str, Any]:
    """The sets of wrong values of the record, and the set where there is only one."""
    sets = _whole_sets(clusters)
    only_set = sets[0] if sets and len(sets) == 1 else None
    return {"erroneous_any_of": sets, "erroneous": only_set}


def _corrections(cluster: Cluster) -> list[dict[str, Any]]:
    return [_correction(correction) for correction in cluster.corrections]


def _least_weight(cluster: Cluster) -> int:
    return cluster.corrections[0].weight if cluster.corrections else 0


def read_system(data: Data) -> System:
    """The system that ``data`` describes; :class:`Malformed`, a ``ValueError``, names the field that is
    wrong.
    """
    constraints = _constraints(data)
    stated = _stated(data)
    weights = _weights(data)
    _refuse_double_names(constraints)
    return System(constraints, stated, ANYTHING, weights)


def _constraints(data: Data) -> tuple[LinearConstraint, ...]:
    edits = field(data, "edits", list, ())
    return tuple(constraint_line(edit, ("edits", i)) for i, edit in enumerate(edits))


def _stated(data: Data) -> dict[str, Interval]:
    """The interval of each variable that has one in the record."""
    stated = {}
    for name, value in field(data, "record", dict, ()).items():
        if value is not None:
            stated[name] = interval(value, ("record", name))
    return stated


def _weights(data: Data) -> dict[str, int]:
    weights = {}
    for name, value in _optional(data, "weights", dict).items():
        weights[name] = _weight(value, ("weights", name))
    return weights


def _weight(value: Any, path: Path) -> int:
    weight = whole(value, path)
    if weight < 0:
        raise Malformed(path, "a weight is 0 or more")
    return weight


def _optional(data: Data, key: str, kind: type) -> Any:
    """The field ``key``, which must be of ``kind``; an empty value where it is absent."""
    return field(data, key, kind, ()) if key in data else kind()


def _refuse_double_names(constraints: Sequence[LinearConstraint]) -> None:
    seen: set[str] = set()
    for i, constraint in enumerate(constraints):
        if constraint.name in seen:
            message = f"there is a law “{constraint.name}” before this one"
            raise Malformed(("edits", i, "name"), message)
        seen.add(constraint.name)


def residuals(system: System) -> dict[str, int]:
    """The amount by which the left side of each constraint that fails by itself misses its constant.

    Counted from the nearest end.
    """
    gaps = {}
    for constraint in sorted(system.constraints, key=attrgetter("name")):
        gap = _gap(constraint, system.stated)
        if gap:
            gaps[constraint.name] = gap
    return gaps


def _gap(constraint: LinearConstraint, stated: Mapping[str, Interval]) -> int:
    sums = exactly(-constraint.constant)
    for c, name in constraint.terms:
        sums += times(c, stated.get(name, ANYTHING))
    excess = max(sums.low or 0, 0)
    if excess and constraint.op != ">=":
        return excess
    shortfall = min(sums.high or 0, 0)
    return 0 if constraint.op == "<=" else shortfall


def _whole_sets(clusters: Sequence[Cluster]) -> list[list[str]] | None:
    """All sets of wrong values of the record: one correction of each cluster. None if too many."""
    if prod(len(cluster.corrections) for cluster in clusters) > COMBINATIONS:
        return None
    corrections = [cluster.corrections for cluster in clusters]
    return sorted(_changed(choice) for choice in product(*corrections))


def _changed(corrections: Sequence[ForcedCorrection]) -> list[str]:
    """The values that any of these corrections changes, sorted."""
    changed = chain.from_iterable(correction.changed for correction in corrections)
    return sorted(changed)


def _conflict(conflict: Conflict) -> dict[str, list[str]]:
    variables = list(conflict.variables)
    return {"variables": variables, "laws": list(conflict.constraints)}


def _correction(correction: ForcedCorrection) -> dict[str, Any]:
    result: dict[str, Any] = {"changed": list(correction.changed)}
    result["forced"] = _end_lists(correction.forced)
    result["distance"] = correction.distance
    result["weight"] = correction.weight
    return result


def _end_lists(intervals: Mapping[str, Interval]) -> dict[str, list[int | None]]:
    return {name: ends(interval) for name, interval in intervals.items()}


def _deduced(found: Sequence[Diagnosis]) -> dict[str, Interval]:
    """The bounds of all components."""
    deduced: dict[str, Interval] = {}
    for diagnosis in found:
        deduced |= diagnosis.deduced
    return deduced


def _solution(record: Mapping[str, Any], deduced: Mapping[str, Interval]) -> dict[str, Any]:
    """The record with each missing or open value that is forced to one number filled in."""
    forced = _numbers(deduced)
    return {name: forced.get(name, given) for name, given in record.items()}


def _numbers(intervals: Mapping[str, Interval]) -> dict[str, int]:
    """The number of each variable that can be one number only."""
    numbers = {}
    for name, possible in intervals.items():
        if possible.value is not None:
            numbers[name] = possible.value
    return numbers


def _typing(data: Data, system: System) -> dict[str, Any]:
    found = typing_errors(system.constraints, _numbers(system.stated), _fixed(data))
    applied = dict(found.applied)
    solution = data["record"] | applied
    return {"solution": solution, "applied": applied, "best": found.best}


def _fixed(data: Data) -> list[str]:
    names: list[str] = _optional(data, "fixate", list)
    for i, name in enumerate(names):
        if not isinstance(name, str):
            raise Malformed(("fixate", i), "must be a text")
    return names


def _rules(system: System) -> dict[str, Any]:
    found = diagnose_rules(system)
    result: dict[str, Any] = {"infeasible": found.infeasible}
    result["mus"] = [list(conflict) for conflict in found.conflicts]
    result["mcs"] = [list(correction) for correction in found.corrections]
    result["redundant"] = list(found.redundant)
    result["complete"] = found.complete
    return result
