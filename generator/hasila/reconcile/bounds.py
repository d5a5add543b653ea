"""What follows for a figure whose own words leave more open: "at least 300" between 290 and 310 is at most
310."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hasila import solver as arithmetic
from hasila.model.interval import Interval
from hasila.model.report import Constraint, ConstraintResult, Figure, Finding, LawKind
from hasila.reconcile.linear import OPERATORS


def bounds_of(
    figures: Mapping[str, Figure], checked: Mapping[str, ConstraintResult], findings: Iterable[Finding]
) -> dict[str, Interval]:
    """The true least and greatest whole number of each figure that the laws narrow, by key.

    Laws of a finding are left out, open or closed: what does not agree bounds nothing. A law whose figures
    are all exact has nothing to give. Publishers do not bound each other."""
    set_aside = {law for finding in findings for law in finding.laws}
    laws = [
        one.law
        for one in checked.values()
        if one.law.kind is not LawKind.SOURCES and one.law.id not in set_aside and _is_open(one)
    ]
    lines = tuple(_between_open(law, figures) for law in laws)
    keys = {key for line in lines for _, key in line.terms}
    stated = {key: figures[key].interval for key in keys if figures[key].stated}
    return arithmetic.deduced(arithmetic.System(lines, stated))


def _between_open(law: Constraint, figures: Mapping[str, Figure]) -> arithmetic.LinearConstraint:
    """The law as a line between its open figures: those of one number are taken for it, and join nothing."""
    terms, constant = [], 0
    for coefficient, key in ((-1, law.right), *((1, key) for key in law.left)):
        number = figures[key].interval.value
        if number is None:
            terms.append((coefficient, key))
        else:
            constant -= coefficient * number
    return arithmetic.LinearConstraint(law.id, tuple(terms), OPERATORS[law.op], constant)


def _is_open(checked: ConstraintResult) -> bool:
    left, right = checked.left, checked.right
    return left.low is None or right.low is None or left.low != left.high or right.low != right.high
