"""Bounds that follow for a figure whose own words leave more open: "at least 300" between 290 and 310 is at
most 310."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hasila import solver
from hasila.model.interval import Interval
from hasila.model.report import Constraint, ConstraintKind, ConstraintResult, Figure, Finding
from hasila.reconcile.linear import OPERATORS, figures_of, stated_intervals


def bounds_of(
    figures: Mapping[str, Figure], checked: Mapping[str, ConstraintResult], findings: Iterable[Finding]
) -> dict[str, Interval]:
    """The true least and greatest whole number of each figure that the constraints narrow, by key.

    Constraints of a finding are left out, open or closed: what does not agree bounds nothing. One whose
    figures are all exact has nothing to give. Publishers do not bound each other."""
    doubted = {name for finding in findings for name in finding.constraints}
    binding = (result.constraint for result in checked.values() if _bounds_something(result))
    agreed = (constraint for constraint in binding if constraint.id not in doubted)
    lines = tuple(_between_open(constraint, figures) for constraint in agreed)
    stated = stated_intervals(figures_of(lines), figures)
    return solver.deduced(solver.System(lines, stated))


def _bounds_something(result: ConstraintResult) -> bool:
    """True of a constraint of one publisher with a side that is not exact."""
    if result.constraint.kind is ConstraintKind.SOURCES:
        return False
    return not (result.left.exact and result.right.exact)


def _between_open(constraint: Constraint, figures: Mapping[str, Figure]) -> solver.LinearConstraint:
    """The constraint between its open figures: those of one number are constants, and join nothing."""
    terms: list[tuple[int, str]] = []
    constant = 0
    members = [(1, key) for key in constraint.left]
    for coefficient, key in [(-1, constraint.right), *members]:
        number = figures[key].interval.value
        if number is None:
            terms.append((coefficient, key))
        else:
            constant -= coefficient * number
    return solver.LinearConstraint(constraint.id, tuple(terms), OPERATORS[constraint.op], constant)
