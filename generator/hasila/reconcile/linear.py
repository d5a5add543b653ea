"""Constraints between figures as linear constraints of the solver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from hasila import solver
from hasila.model.report import Constraint

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
    terms = tuple((coefficient, key) for key, coefficient in coefficients.items() if coefficient)
    return solver.LinearConstraint(constraint.id, terms, OPERATORS[constraint.op])
