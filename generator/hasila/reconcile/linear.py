"""A law between figures as a line of the arithmetic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from hasila import solver as arithmetic
from hasila.model.report import Constraint

OPERATORS: Mapping[str, arithmetic.Operator] = {"=": "==", "<=": "<=", ">=": ">="}
"""The operator of a law, as the arithmetic writes it."""


def linear(law: Constraint, one_of: Mapping[str, str] | None = None) -> arithmetic.LinearConstraint:
    """``sum of left − right  op  0``, with the law's id as its name; ``one_of`` names the figure to take for
    another."""
    names = one_of or {}
    terms: dict[str, int] = defaultdict(int)
    for key in law.left:
        terms[names.get(key, key)] += 1
    terms[names.get(law.right, law.right)] -= 1
    kept = tuple((coefficient, key) for key, coefficient in terms.items() if coefficient)
    return arithmetic.LinearConstraint(law.id, kept, OPERATORS[law.op])
