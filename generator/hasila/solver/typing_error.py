"""Simple typing errors: one slip of a key that explains why sums do not hold (Scholtus 2009).

A candidate gives a variable the value that makes one failed equation hold, if that value is a single keystroke
from what was written, if the variable is in no equation that holds, and if no inequality that holds breaks. Of
all sets of candidates that change at most one figure of each failed equation, the best resolve the most
equations. Only what is common to *every* best set may be applied: where two explanations tie, none is chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from hasila.solver.keystroke import keystrokes
from hasila.solver.meter import Meter
from hasila.solver.system import LinearConstraint

NODES = 20_000
"""So many sets are looked at for one group of candidates; beyond, nothing of the group may be applied."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """``variable`` may have been meant as ``value``; then the equations ``resolves`` hold."""

    variable: str
    value: int
    resolves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypingErrors:
    """``candidates``: all of them. ``applied``: common to every best set. ``best``: how many best sets there are."""

    candidates: tuple[Candidate, ...]
    applied: Mapping[str, int]
    best: int


def typing_errors(
    laws: Iterable[LinearConstraint], record: Mapping[str, int], fixed: Collection[str] = ()
) -> TypingErrors:
    """The typing errors of ``record`` (its exact values; laws that name others are passed over).

    Variables in ``fixed`` may not change.
    """
    known = sorted((w for w in laws if all(n in record for _, n in w.terms)), key=lambda law: law.name)
    failed = [law for law in known if law.op == "==" and gap(law, record)]
    sound = [law for law in known if not gap(law, record)]
    candidates = _candidates(failed, sound, record, frozenset(fixed))
    groups = [_best_sets(group, failed) for group in _groups(candidates, failed)]
    applied = {c.variable: c.value for sets in groups for c in _common(sets)}
    if any(gap(law, {**record, **applied}) for law in sound):
        applied = {}
    return TypingErrors(tuple(candidates), dict(sorted(applied.items())), prod(len(sets) for sets in groups))


def gap(law: LinearConstraint, record: Mapping[str, int]) -> int:
    """Left side minus constant where the law fails; 0 where it holds."""
    residual = sum(c * record[name] for c, name in law.terms) - law.constant
    holds = {"==": residual == 0, "<=": residual <= 0, ">=": residual >= 0}[law.op]
    return 0 if holds else residual


def _candidates(
    failed: Sequence[LinearConstraint],
    sound: Sequence[LinearConstraint],
    record: Mapping[str, int],
    fixed: frozenset[str],
) -> list[Candidate]:
    bound = fixed | {n for law in sound if law.op == "==" for _, n in law.terms}
    values = {(n, v) for law in failed for n in _names(law) if n not in bound for v in _mend(law, n, record)}
    return [
        Candidate(
            n, v, tuple(law.name for law in failed if n in _names(law) and not gap(law, {**record, n: v}))
        )
        for n, v in sorted(values)
        if keystrokes(record[n], v) == 1 and not any(gap(law, {**record, n: v}) for law in sound)
    ]


def _names(law: LinearConstraint) -> list[str]:
    return sorted({name for _, name in law.terms})


def _mend(law: LinearConstraint, name: str, record: Mapping[str, int]) -> list[int]:
    """The value of ``name`` that makes the equation hold, if it is a whole number."""
    coefficient = sum(c for c, n in law.terms if n == name)
    rest = law.constant - sum(c * record[n] for c, n in law.terms if n != name)
    return [rest // coefficient] if coefficient and rest % coefficient == 0 else []


def _groups(candidates: Sequence[Candidate], failed: Sequence[LinearConstraint]) -> list[list[Candidate]]:
    """Candidates that exclude each other, directly or through others, since they touch the same failed equation."""
    groups: list[tuple[set[str], list[Candidate]]] = []
    for candidate in candidates:
        touched = _touched(candidate, failed)
        near = [g for g in groups if g[0] & touched]
        groups = [g for g in groups if not g[0] & touched]
        groups.append((touched.union(*(g[0] for g in near)), [c for g in near for c in g[1]] + [candidate]))
    return [group for _, group in groups]


def _touched(candidate: Candidate, failed: Sequence[LinearConstraint]) -> set[str]:
    return {law.name for law in failed if candidate.variable in _names(law)}


def _best_sets(group: Sequence[Candidate], failed: Sequence[LinearConstraint]) -> list[frozenset[Candidate]]:
    """All sets of candidates that resolve the most equations while no equation sees two changes."""
    touched = [_touched(c, failed) for c in group]
    best, sets = 0, [frozenset[Candidate]()]
    todo: list[tuple[int, int, frozenset[Candidate], frozenset[str]]] = [(0, 0, frozenset(), frozenset())]
    meter = Meter(NODES)
    while todo and meter.spend(1):
        i, score, chosen, taken = todo.pop()
        if i < len(group):
            todo.append((i + 1, score, chosen, taken))
            if not taken & touched[i]:
                todo.append((i + 1, score + len(group[i].resolves), chosen | {group[i]}, taken | touched[i]))
        elif score >= best:
            sets = [chosen] if score > best else [*sets, chosen]
            best = score
    return [frozenset()] if todo else sets


def _common(sets: Sequence[frozenset[Candidate]]) -> list[Candidate]:
    return sorted(frozenset.intersection(*sets), key=lambda c: c.variable)
