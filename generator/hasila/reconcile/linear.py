"""Constraints between figures as linear constraints of the solver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hasila import solver
from hasila.model.interval import Interval
from hasila.model.report import Constraint, Figure

OPERATORS: Mapping[str, solver.Operator] = {"=": "==", "<=": "<=", ">=": ">="}
"""The operator of a constraint, as the solver writes it."""


def linear(constraint: Constraint, instead_of: Mapping[str, str] | None = None) -> solver.LinearConstraint:
    """``sum of left − right  op  0``, with the id of the constraint as its name; ``instead_of`` names the
    figure to take for another."""
    names = instead_of or {}
    coefficients: dict[str, int] = defaultdict(int)
    for key in constraint.left:
        coefficients[names.get(key, key)] += 1
    whole = names.get(constraint.right, constraint.right)
    coefficients[whole] -= 1
    terms = [(coefficient, key) for key, coefficient in coefficients.items()]
    kept = tuple(term for term in terms if term[0] != 0)
    return solver.LinearConstraint(constraint.id, kept, OPERATORS[constraint.op])


def stated_intervals(keys: Iterable[str], figures: Mapping[str, Figure]) -> dict[str, Interval]:
    """Everything that is stated of the figures ``keys``, by key, in their order."""
    intervals: dict[str, Interval] = {}
    for key in keys:
        if figures[key].stated:
            intervals[key] = figures[key].interval
    return intervals


def figures_of(constraints: Iterable[solver.LinearConstraint]) -> list[str]:
    """The figures that ``constraints`` name, in order of their keys."""
    terms = [term for constraint in constraints for term in constraint.terms]
    return sorted({key for _, key in terms})
