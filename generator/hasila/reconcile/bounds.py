"""Bounds that follow for a figure whose own words leave more open: "at least 300" between 290 and 310 is at
most 310."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from hasila import solver
from hasila.model.data_class import dataclass
from hasila.model.frozen import quickly_made
from hasila.model.interval import COUNT, Interval
from hasila.model.report import Constraint, ConstraintKind, ConstraintResult, Figure, Finding
from hasila.reconcile.constraint_graph import keys
from hasila.reconcile.grouping import grouped
from hasila.reconcile.linear import OPERATORS, figures_of, stated_intervals
from hasila.reconcile.remembered import Remember, anew


def bounds_of(
    figures: Mapping[str, Figure],
    checked: Mapping[str, ConstraintResult],
    findings: Iterable[Finding],
    remember: Remember = anew,
) -> dict[str, Interval]:
    """The true least and greatest whole number of each figure that the constraints narrow, by key.

    Constraints of a finding are left out, open or closed: what does not agree bounds nothing. One whose
    figures are all exact has nothing to give. Publishers do not bound each other."""
    doubted = {name for finding in findings for name in finding.constraints}
    binding = (result.constraint for result in checked.values() if _bounds_something(result))
    lines = [_between_open(constraint, figures) for constraint in binding if constraint.id not in doubted]
    several = {key for line in lines if len(line.terms) != 1 for _, key in line.terms}
    of_several = [line for line in lines if several.issuperset(line.keys)]
    of_one = grouped((line for line in lines if not several.issuperset(line.keys)), _only_key)
    found: dict[str, Interval] = {}
    for together in _connected(of_several):
        constraints = [line.constraint for line in together]
        named = [figures[key] for constraint in constraints for key in keys(constraint)]
        found |= remember("bounds", (*constraints, *named), partial(_deduced, together, figures))
    for key, alone in of_one.items():
        left = _left_by(alone, _stated(figures[key]))
        if left is not None and left != _stated(figures[key]):
            found[key] = left
    return found


def _bounds_something(result: ConstraintResult) -> bool:
    """True of a constraint of one publisher with a side that is not exact."""
    left, right = result.left, result.right
    if left.low == left.high is not None and right.low == right.high is not None:
        return False
    return result.constraint.kind is not ConstraintKind.SOURCES


@quickly_made
@dataclass(frozen=True, slots=True)
class _OpenLine:
    """A constraint between its open figures: those of one number are in the ``constant``, and join nothing.
    Each term is a coefficient and the key of a figure."""

    constraint: Constraint
    terms: tuple[tuple[int, str], ...]
    constant: int

    @property
    def keys(self) -> Iterator[str]:
        return (key for _, key in self.terms)


def _between_open(constraint: Constraint, figures: Mapping[str, Figure]) -> _OpenLine:
    terms: list[tuple[int, str]] = []
    whole = figures[constraint.right].interval.value
    constant = whole or 0
    if whole is None:
        terms.append((-1, constraint.right))
    for key in constraint.left:
        number = figures[key].interval.value
        if number is None:
            terms.append((1, key))
        else:
            constant -= number
    return _OpenLine(constraint, tuple(terms), constant)


# Open figures that a constraint joins


def _connected(lines: Iterable[_OpenLine]) -> Iterable[Sequence[_OpenLine]]:
    """The lines in groups: two that name a figure in common, directly or through others, are in one."""
    group_of: dict[str, list[_OpenLine]] = {}
    for line in lines:
        near = {id(group_of[key]): group_of[key] for key in line.keys if key in group_of}
        first, *others = sorted(near.values(), key=len, reverse=True) or [[]]
        added = [line, *chain.from_iterable(others)]
        first += added
        for joined in added:
            group_of.update(dict.fromkeys(joined.keys, first))
    return {id(group): group for group in group_of.values()}.values()


def _deduced(lines: Iterable[_OpenLine], figures: Mapping[str, Figure]) -> dict[str, Interval]:
    """The bounds of figures of which several are open."""
    constraints = tuple(map(_linear, lines))
    stated = stated_intervals(figures_of(constraints), figures)
    return solver.deduced(solver.System(constraints, stated))


def _linear(line: _OpenLine) -> solver.LinearConstraint:
    constraint = line.constraint
    return solver.LinearConstraint(constraint.id, line.terms, OPERATORS[constraint.op], line.constant)


# An open figure among exact ones


def _only_key(line: _OpenLine) -> str:
    ((_, key),) = line.terms
    return key


def _stated(figure: Figure) -> Interval | None:
    """The counts that a figure can be by its own words; ``None`` where it can be none."""
    return figure.interval.meet(COUNT) if figure.stated else COUNT


def _left_by(lines: Iterable[_OpenLine], stated: Interval | None) -> Interval | None:
    """What all ``lines`` leave of the one figure that they name; ``None`` where it is nothing."""
    left = stated
    for line in lines:
        if left is None:
            return None
        left = left.meet(_allowed(line))
    return left


def _allowed(line: _OpenLine) -> Interval:
    """What the line, by itself, leaves of its one figure."""
    ((coefficient, _),) = line.terms
    op = line.constraint.op
    least = None if op == "<=" else line.constant
    most = None if op == ">=" else line.constant
    allowed = Interval(least, most)
    return allowed if coefficient > 0 else -allowed
