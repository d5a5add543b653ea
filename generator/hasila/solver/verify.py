"""A bare system as data: for a system of laws and numbers that never saw a report.

``{"edits": [{"name", "coef": {variable: whole}, "op": "==" | "<=" | ">=", "rhs": whole}],
"record": {variable: whole | null | [low, high]}, "weights": {variable: whole}, "fixate": [variable]}``;
the last two may be absent, the ends of an interval may be null, and variables may be any whole number at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import prod
from typing import Any

from hasila.model.interval import Interval, exactly
from hasila.solver.data import Data, Malformed, Path, ends, field, interval, law_line, times, whole
from hasila.solver.diagnosis import Diagnosis, ForcedCorrection, diagnose
from hasila.solver.rules import diagnose_rules
from hasila.solver.system import LinearConstraint, System
from hasila.solver.typing_error import typing_errors

COMBINATIONS = 1000


def verify(data: Data) -> dict[str, Any]:
    """Everything the arithmetic can say of a bare system, as plain data. ``ValueError`` names a malformed field.

    ``consistent``, ``violated`` laws and their ``residuals`` (left side minus right, nearest to holding);
    ``conflicts`` and ``corrections`` (of least weight; of each cluster one is needed), ``erroneous_any_of``: all
    least-weight sets of wrong values of the whole record (null if over 1000), ``erroneous``: the set, where there
    is only one; ``weight`` of such a set; ``deduced`` bounds; ``solution``: the record with what is forced filled
    in; ``typing``: the record after typing errors that admit one explanation only; ``rules``: the laws by
    themselves.
    """
    system = read_system(data)
    found = diagnose(system, least="weight")
    sets = _whole_sets(found)
    return {
        "consistent": all(d.consistent for d in found),
        "complete": all(d.complete for d in found),
        "violated": sorted(name for d in found for name in d.violated),
        "residuals": residuals(system),
        "conflicts": [_conflict(c.variables, c.laws) for d in found for c in d.conflicts],
        "clusters": [[_correction(c) for c in cl.corrections] for d in found for cl in d.clusters],
        "corrections": [_correction(c) for d in found for c in d.corrections],
        "erroneous_any_of": sets,
        "erroneous": sets[0] if sets is not None and len(sets) == 1 else None,
        "weight": sum(cl.corrections[0].weight for d in found for cl in d.clusters if cl.corrections),
        "deduced": {name: ends(i) for d in found for name, i in d.deduced.items()},
        "solution": _solution(data["record"], found),
        "typing": _typing(data, system),
        "rules": _rules(system),
    }


def read_system(data: Data) -> System:
    """The system that ``data`` describes; :class:`Malformed`, a ``ValueError``, says which field is not as it should be."""
    laws = tuple(law_line(edit, ("edits", i)) for i, edit in enumerate(field(data, "edits", list, ())))
    record = field(data, "record", dict, ())
    stated = {name: interval(value, ("record", name)) for name, value in record.items() if value is not None}
    given = field(data, "weights", dict, ()) if "weights" in data else {}
    weights = {name: _weight(value, ("weights", name)) for name, value in given.items()}
    _own_names(laws)
    return System(laws, stated, Interval(None, None), weights)


def _weight(value: Any, path: Path) -> int:
    if whole(value, path) < 0:
        raise Malformed(path, "a weight is 0 or more")
    return value


def _own_names(laws: Sequence[LinearConstraint]) -> None:
    seen: set[str] = set()
    for i, law in enumerate(laws):
        if law.name in seen:
            raise Malformed(("edits", i, "name"), f"there is a law “{law.name}” before this one")
        seen.add(law.name)


def residuals(system: System) -> dict[str, int]:
    """Of each law that fails by itself, what its left side misses its constant by (from the nearest end)."""
    gaps = {law.name: _gap(law, system.stated) for law in system.laws}
    return {name: gap for name, gap in sorted(gaps.items()) if gap}


def _gap(law: LinearConstraint, stated: Mapping[str, Interval]) -> int:
    sums = exactly(-law.constant)
    for c, name in law.terms:
        sums += times(c, stated.get(name, Interval(None, None)))
    if law.op != ">=" and sums.low is not None and sums.low > 0:
        return sums.low
    return sums.high if law.op != "<=" and sums.high is not None and sums.high < 0 else 0


def _whole_sets(found: Sequence[Diagnosis]) -> list[list[str]] | None:
    choices = [[c.changed for c in cluster.corrections] for d in found for cluster in d.clusters]
    if prod(len(c) for c in choices) > COMBINATIONS:
        return None
    return sorted(sorted(name for changed in choice for name in changed) for choice in product(*choices))


def _conflict(variables: Sequence[str], laws: Sequence[str]) -> dict[str, list[str]]:
    return {"variables": list(variables), "laws": list(laws)}


def _correction(correction: ForcedCorrection) -> dict[str, Any]:
    return {
        "changed": list(correction.changed),
        "forced": {name: ends(interval) for name, interval in correction.forced.items()},
        "distance": correction.distance,
        "weight": correction.weight,
    }


def _solution(record: Mapping[str, Any], found: Sequence[Diagnosis]) -> dict[str, Any]:
    """The record with each missing or open value that is forced to one number filled in."""
    forced = {name: interval.value for d in found for name, interval in d.deduced.items()}
    return {n: forced[n] if forced.get(n) is not None else given for n, given in record.items()}


def _typing(data: Data, system: System) -> dict[str, Any]:
    record = {n: i.value for n, i in system.stated.items() if i.value is not None}
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
        "mus": [list(c) for c in found.conflicts],
        "mcs": [list(c) for c in found.corrections],
        "redundant": list(found.redundant),
        "complete": found.complete,
    }
