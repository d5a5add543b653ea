"""A bare system as data: for a system of constraints and numbers that has nothing to do with a report.

``{"edits": [{"name", "coef": {variable: whole}, "op": "==" | "<=" | ">=", "rhs": whole}],
"record": {variable: whole | null | [low, high]}, "weights": {variable: whole}, "fixate": [variable]}``;
the last two may be absent, the ends of an interval may be null, and variables may be any whole number at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, product
from math import prod
from typing import Any

from hasila.model.interval import Interval, exactly
from hasila.solver.data import Data, Malformed, Path, ends, field, interval, law_line, times, whole
from hasila.solver.diagnosis import Cluster, Conflict, Diagnosis, ForcedCorrection, diagnose
from hasila.solver.rules import diagnose_rules
from hasila.solver.system import LinearConstraint, System
from hasila.solver.typing_error import typing_errors

COMBINATIONS = 1000


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
    result: dict[str, Any] = {
        "consistent": all(diagnosis.consistent for diagnosis in found),
        "complete": all(diagnosis.complete for diagnosis in found),
        "violated": sorted(name for diagnosis in found for name in diagnosis.violated),
        "residuals": residuals(system),
    }
    result |= _of_clusters(clusters)
    result["deduced"] = {name: ends(bounds) for name, bounds in _deduced(found).items()}
    result["solution"] = _solution(data["record"], found)
    result["typing"] = _typing(data, system)
    result["rules"] = _rules(system)
    return result


def _of_clusters(clusters: Sequence[Cluster]) -> dict[str, Any]:
    """The conflicts and corrections of all clusters; see :func:`verify`."""
    conflicts = [conflict for cluster in clusters for conflict in cluster.conflicts]
    corrections = [[_correction(each) for each in cluster.corrections] for cluster in clusters]
    sets = _whole_sets(clusters)
    only_set = sets[0] if sets is not None and len(sets) == 1 else None
    return {
        "conflicts": [_conflict(conflict) for conflict in conflicts],
        "clusters": corrections,
        "corrections": list(chain.from_iterable(corrections)),
        "erroneous_any_of": sets,
        "erroneous": only_set,
        "weight": sum(cluster.corrections[0].weight for cluster in clusters if cluster.corrections),
    }


def read_system(data: Data) -> System:
    """The system that ``data`` describes; :class:`Malformed`, a ``ValueError``, names the field that is
    wrong.
    """
    edits = field(data, "edits", list, ())
    laws = tuple(law_line(edit, ("edits", i)) for i, edit in enumerate(edits))
    record = field(data, "record", dict, ())
    stated = {name: interval(value, ("record", name)) for name, value in record.items() if value is not None}
    given = field(data, "weights", dict, ()) if "weights" in data else {}
    weights = {name: _weight(value, ("weights", name)) for name, value in given.items()}
    _refuse_double_names(laws)
    return System(laws, stated, Interval(None, None), weights)


def _weight(value: Any, path: Path) -> int:
    weight = whole(value, path)
    if weight < 0:
        raise Malformed(path, "a weight is 0 or more")
    return weight


def _refuse_double_names(laws: Sequence[LinearConstraint]) -> None:
    seen: set[str] = set()
    for i, law in enumerate(laws):
        if law.name in seen:
            raise Malformed(("edits", i, "name"), f"there is a law “{law.name}” before this one")
        seen.add(law.name)


def residuals(system: System) -> dict[str, int]:
    """The amount by which the left side of each constraint that fails by itself misses its constant.

    Counted from the nearest end.
    """
    gaps = {law.name: _gap(law, system.stated) for law in system.laws}
    return {name: gap for name, gap in sorted(gaps.items()) if gap}


def _gap(law: LinearConstraint, stated: Mapping[str, Interval]) -> int:
    sums = exactly(-law.constant)
    for c, name in law.terms:
        sums += times(c, stated.get(name, Interval(None, None)))
    too_high = law.op != ">=" and sums.low is not None and sums.low > 0
    if too_high:
        return sums.low or 0
    too_low = law.op != "<=" and sums.high is not None and sums.high < 0
    return (sums.high or 0) if too_low else 0


def _whole_sets(clusters: Sequence[Cluster]) -> list[list[str]] | None:
    """All sets of wrong values of the record: one correction of each cluster. None if too many."""
    if prod(len(cluster.corrections) for cluster in clusters) > COMBINATIONS:
        return None
    choices = product(*(cluster.corrections for cluster in clusters))
    return sorted(sorted(name for correction in choice for name in correction.changed) for choice in choices)


def _conflict(conflict: Conflict) -> dict[str, list[str]]:
    return {"variables": list(conflict.variables), "laws": list(conflict.laws)}


def _correction(correction: ForcedCorrection) -> dict[str, Any]:
    return {
        "changed": list(correction.changed),
        "forced": {name: ends(interval) for name, interval in correction.forced.items()},
        "distance": correction.distance,
        "weight": correction.weight,
    }


def _deduced(found: Sequence[Diagnosis]) -> dict[str, Interval]:
    """The bounds of all components."""
    return {name: bounds for diagnosis in found for name, bounds in diagnosis.deduced.items()}


def _solution(record: Mapping[str, Any], found: Sequence[Diagnosis]) -> dict[str, Any]:
    """The record with each missing or open value that is forced to one number filled in."""
    forced = {name: bounds.value for name, bounds in _deduced(found).items() if bounds.value is not None}
    return {name: forced.get(name, given) for name, given in record.items()}


def _typing(data: Data, system: System) -> dict[str, Any]:
    record = {name: stated.value for name, stated in system.stated.items() if stated.value is not None}
    found = typing_errors(system.laws, record, _fixed(data))
    return {
        "solution": {**data["record"], **found.applied},
        "applied": dict(found.applied),
        "best": found.best,
    }


def _fixed(data: Data) -> list[str]:
    names = field(data, "fixate", list, ()) if "fixate" in data else []
    for i, name in enumerate(names):
        if not isinstance(name, str):
            raise Malformed(("fixate", i), "must be a text")
    return names


def _rules(system: System) -> dict[str, Any]:
    found = diagnose_rules(system)
    return {
        "infeasible": found.infeasible,
        "mus": [list(conflict) for conflict in found.conflicts],
        "mcs": [list(correction) for correction in found.corrections],
        "redundant": list(found.redundant),
        "complete": found.complete,
    }
