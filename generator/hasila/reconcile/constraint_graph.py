"""Constraints by figure, and those that the printed numbers violate: a long ledger is looked at only around
these.

The printed numbers are a witness. Constraints that they all satisfy at once can hold together and need no
further proof. What is left are the violated constraints, and those around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from hasila.model.data_class import dataclass
from hasila.model.report import Constraint, ConstraintKind, ConstraintResult, Figure, Status

REACH = 3
"""So many constraints from a violated one are looked at first; where a correction leads further, more."""


@dataclass(frozen=True, slots=True)
class ConstraintGraph:
    """All constraints by the figures that they name, in their order, and the ids of those that are
    ``violated``."""

    figures: Mapping[str, Figure]
    checked: Mapping[str, ConstraintResult]
    at: Mapping[str, list[ConstraintResult]]
    violated: frozenset[str]

    def constraints_at(self, figures: Iterable[str]) -> set[str]:
        """The ids of the constraints that name one of ``figures``."""
        return {result.constraint.id for key in figures for result in self.at[key]}

    def figures_of(self, names: Iterable[str]) -> set[str]:
        """The figures that the constraints ``names`` (ids) name."""
        constraints = (self.checked[name].constraint for name in names)
        return {key for constraint in constraints for key in keys(constraint)}


def graph_of(
    figures: Mapping[str, Figure], checked: Mapping[str, ConstraintResult], violated: frozenset[str]
) -> ConstraintGraph:
    """The graph of all ``checked`` constraints, of which ``violated`` (ids) are not satisfied."""
    at: dict[str, list[ConstraintResult]] = {key: [] for key in figures}
    for result in checked.values():
        constraint = result.constraint
        for key in constraint.left:
            at[key].append(result)
        at[constraint.right].append(result)
    return ConstraintGraph(figures, checked, at, violated)


def violated_by_numbers(
    figures: Mapping[str, Figure], checked: Mapping[str, ConstraintResult]
) -> frozenset[str]:
    """The ids of the ``checked`` constraints that the printed numbers do not satisfy."""
    doubtful = [result.constraint for result in checked.values() if not _is_certain(result)]
    if not doubtful:
        return frozenset()
    numbers = printed(figures, checked.values())
    return frozenset(constraint.id for constraint in doubtful if not satisfied(constraint, numbers))


def _is_certain(result: ConstraintResult) -> bool:
    """True where both sides are one number each, and agree: then the printed numbers are these."""
    left, right = result.left, result.right
    is_exact = left.low == left.high is not None and right.low == right.high is not None
    return is_exact and result.gap is None


def printed(figures: Mapping[str, Figure], checked: Iterable[ConstraintResult]) -> dict[str, int]:
    """The printed number of each figure that can be it; of a part without one, what the others leave of the
    whole."""
    numbers: dict[str, int] = {}
    for key, figure in figures.items():
        number, stated = figure.number, figure.interval
        if number is not None and (number == stated.low or number in stated):
            numbers[key] = number
    for result in checked:
        if result.constraint.kind is ConstraintKind.PARTS and result.constraint.right in numbers:
            _complete(numbers, result.constraint, figures)
    return numbers


def _complete(numbers: dict[str, int], total: Constraint, figures: Mapping[str, Figure]) -> None:
    """Add to ``numbers`` the only part that is missing of a ``total``, where its words allow what is left."""
    missing = [key for key in total.left if key not in numbers]
    if len(missing) != 1 or missing[0] not in figures:
        return
    others = sum(numbers.get(key, 0) for key in total.left)
    rest = numbers[total.right] - others
    if rest >= 0 and rest in figures[missing[0]].interval:
        numbers[missing[0]] = rest


def broken(results: Iterable[ConstraintResult]) -> set[str]:
    """The ids of the constraints that no whole numbers satisfy."""
    return {result.constraint.id for result in results if result.outcome is Status.BROKEN}


def satisfied(constraint: Constraint, numbers: Mapping[str, int]) -> bool:
    """True where ``numbers`` satisfy the constraint; false where one of them is missing."""
    try:
        left = sum([numbers[key] for key in constraint.left])
        right = numbers[constraint.right]
    except KeyError:
        return False
    if constraint.op == "=":
        return left == right
    return left <= right if constraint.op == "<=" else left >= right


def neighbourhood(
    graph: ConstraintGraph, excluded: Collection[str] = (), reach: int = REACH, named: Iterable[str] = ()
) -> list[ConstraintResult]:
    """The violated constraints, those up to ``reach`` constraints around them, and those at the figures
    ``named``, in the order of all constraints; those ``excluded`` (by id) are treated as absent.

    The result is closed under figures without an exact number: what lies beyond, the printed numbers satisfy
    whatever is found here."""
    near = _within_reach(graph, graph.violated, excluded, reach)
    near |= _within_reach(graph, graph.constraints_at(named), excluded, 0)
    return [graph.checked[name] for name in graph.checked if name in near]


def _within_reach(
    graph: ConstraintGraph, start: Iterable[str], excluded: Collection[str], reach: int
) -> set[str]:
    near: set[str] = set()
    known: set[str] = set()
    new = set(start).difference(excluded)
    while new:
        near |= new
        edge = graph.figures_of(new) - known
        known |= edge
        followed = edge if reach > 0 else _not_exact(edge, graph)
        new = graph.constraints_at(followed).difference(near, excluded)
        reach -= 1
    return near


def _not_exact(names: Iterable[str], graph: ConstraintGraph) -> set[str]:
    return {name for name in names if graph.figures[name].interval.value is None}


def keys(constraint: Constraint) -> tuple[str, ...]:
    """The figures that the constraint names."""
    return (*constraint.left, constraint.right)
