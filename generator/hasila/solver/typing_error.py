"""Simple typing errors: one slip of a key that explains why sums do not hold (Scholtus 2009).

A candidate gives a variable the value that makes one failed equation hold, if that value is a single
keystroke from what was written, if the variable is in no equation that holds, and if no inequality that holds
breaks. Of all sets of candidates that change at most one figure of each failed equation, the best resolve the
most equations. Only what is common to *every* best set may be applied: where two explanations tie, none is
chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import prod
from operator import attrgetter

from hasila.model.data_class import dataclass
from hasila.solver.keystroke import keystrokes
from hasila.solver.meter import Meter
from hasila.solver.overlap import overlapping
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
    """``candidates``: all of them. ``applied``: common to every best set. ``best``: their number."""

    candidates: tuple[Candidate, ...]
    applied: Mapping[str, int]
    best: int


def typing_errors(
    constraints: Iterable[LinearConstraint], record: Mapping[str, int], fixed: Collection[str] = ()
) -> TypingErrors:
    """The typing errors of ``record`` (its exact values; constraints that name others are passed over).

    Variables in ``fixed`` may not change.
    """
    known = [constraint for constraint in constraints if constraint.is_known(record)]
    known.sort(key=lambda constraint: constraint.name)
    sound = [constraint for constraint in known if not gap(constraint, record)]
    failed = [constraint for constraint in known if constraint.op == "==" and gap(constraint, record)]
    candidates = tuple(_candidates(failed, sound, record, fixed))
    best_sets = [_best_sets(group, failed) for group in _groups(candidates, failed)]
    common = (candidate for sets in best_sets for candidate in _common(sets))
    applied = {candidate.variable: candidate.value for candidate in common}
    if any(gap(constraint, {**record, **applied}) for constraint in sound):
        applied = {}
    best = prod(len(sets) for sets in best_sets)
    ordered = dict(sorted(applied.items()))
    return TypingErrors(candidates, ordered, best)


def gap(constraint: LinearConstraint, record: Mapping[str, int]) -> int:
    """Left side minus constant where the constraint fails; 0 where it holds."""
    residual = constraint.residual(record)
    return 0 if constraint.accepts(residual) else residual


def _candidates(
    failed: Sequence[LinearConstraint],
    sound: Sequence[LinearConstraint],
    record: Mapping[str, int],
    fixed: Collection[str],
) -> Iterator[Candidate]:
    bound = set(fixed)
    for constraint in sound:
        if constraint.op == "==":
            bound.update(_names(constraint))
    for name, value in sorted(_values(failed, record)):
        changed = {**record, name: value}
        if name in bound or keystrokes(record[name], value) != 1:
            continue
        if not any(gap(constraint, changed) for constraint in sound):
            naming = [constraint for constraint in failed if name in _names(constraint)]
            resolved = [constraint.name for constraint in naming if not gap(constraint, changed)]
            yield Candidate(name, value, tuple(resolved))


def _values(failed: Iterable[LinearConstraint], record: Mapping[str, int]) -> set[tuple[str, int]]:
    """Each variable of a failed equation with the value that makes the equation hold, if it is whole."""
    values = set()
    for constraint in failed:
        for name in _names(constraint):
            value = _fitting_value(constraint, name, record)
            if value is not None:
                values.add((name, value))
    return values


def _names(constraint: LinearConstraint) -> list[str]:
    return sorted({name for _, name in constraint.terms})


def _fitting_value(constraint: LinearConstraint, name: str, record: Mapping[str, int]) -> int | None:
    """The value of ``name`` that makes the equation hold, if it is a whole number."""
    coefficient = 0
    rest = constraint.constant
    for c, other in constraint.terms:
        if other == name:
            coefficient += c
        else:
            rest -= c * record[other]
    if coefficient and rest % coefficient == 0:
        return rest // coefficient
    return None


def _groups(candidates: Sequence[Candidate], failed: Sequence[LinearConstraint]) -> list[list[Candidate]]:
    """Candidates that exclude each other, directly or through others, since they touch the same failed
    equation.
    """
    return overlapping(candidates, lambda candidate: _touched(candidate, failed))


def _touched(candidate: Candidate, failed: Sequence[LinearConstraint]) -> set[str]:
    return {constraint.name for constraint in failed if candidate.variable in _names(constraint)}


@dataclass(frozen=True, slots=True)
class _Choice:
    """The choice among the first ``count`` candidates: ``resolved`` equations then hold."""

    count: int
    resolved: int
    chosen: frozenset[Candidate]
    touched: frozenset[str]

    def without_next(self) -> _Choice:
        return replace(self, count=self.count + 1)

    def with_next(self, candidate: Candidate, touched: set[str]) -> _Choice:
        resolved = self.resolved + len(candidate.resolves)
        chosen = self.chosen | {candidate}
        return _Choice(self.count + 1, resolved, chosen, self.touched | touched)


def _best_sets(group: Sequence[Candidate], failed: Sequence[LinearConstraint]) -> list[frozenset[Candidate]]:
    """All sets of candidates that resolve the most equations while no equation sees two changes."""
    touched = [_touched(candidate, failed) for candidate in group]
    best = 0
    sets: list[frozenset[Candidate]] = [frozenset()]
    todo = [_Choice(0, 0, frozenset(), frozenset())]
    meter = Meter(NODES)
    while todo and meter.spend(1):
        choice = todo.pop()
        i = choice.count
        if i < len(group):
            todo.append(choice.without_next())
            if choice.touched.isdisjoint(touched[i]):
                todo.append(choice.with_next(group[i], touched[i]))
        elif choice.resolved > best:
            sets = [choice.chosen]
            best = choice.resolved
        elif choice.resolved == best:
            sets.append(choice.chosen)
    return [frozenset()] if todo else sets


def _common(sets: Sequence[frozenset[Candidate]]) -> list[Candidate]:
    common = frozenset.intersection(*sets)
    return sorted(common, key=attrgetter("variable"))
