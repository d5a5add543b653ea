"""Laws by figure, and where the printed numbers do not satisfy them: a long ledger is looked at only there.

The printed numbers are a witness. Laws that they all satisfy at once can hold together, and need no further
proof; what is left is the trouble, and the laws around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from hasila.model.report import Constraint, ConstraintResult, Figure, LawKind

REACH = 3
"""So many laws from the trouble are looked at first; where a way out leads further, more."""


@dataclass(frozen=True, slots=True)
class ConstraintGraph:
    """All laws by the figures that they name, in the order of the laws, and the ids of those in
    ``trouble``."""

    figures: Mapping[str, Figure]
    checked: Mapping[str, ConstraintResult]
    at: Mapping[str, list[ConstraintResult]]
    trouble: frozenset[str]


def web_of(figures: Mapping[str, Figure], checked: Mapping[str, ConstraintResult]) -> ConstraintGraph:
    """The web of all ``checked`` laws; a law is in trouble that the printed numbers do not satisfy."""
    at: dict[str, list[ConstraintResult]] = defaultdict(list)
    for one in checked.values():
        for key in one.law.left:
            at[key].append(one)
        at[one.law.right].append(one)
    numbers = printed(figures, checked.values())
    trouble = frozenset(name for name, one in checked.items() if not satisfied(one.law, numbers))
    return ConstraintGraph(figures, checked, at, trouble)


def printed(figures: Mapping[str, Figure], checked: Iterable[ConstraintResult]) -> dict[str, int]:
    """The printed number of each figure that can be it; of a part without one, what the others leave of the
    whole."""
    numbers = {
        key: one.number
        for key, one in figures.items()
        if one.number is not None and one.number in one.interval
    }
    for one in checked:
        if one.law.kind is LawKind.PARTS and one.law.right in numbers:
            missing = [key for key in one.law.left if key not in numbers]
            if len(missing) == 1 and missing[0] in figures:
                rest = numbers[one.law.right] - sum(numbers.get(key, 0) for key in one.law.left)
                if rest >= 0 and rest in figures[missing[0]].interval:
                    numbers[missing[0]] = rest
    return numbers


def satisfied(law: Constraint, numbers: Mapping[str, int]) -> bool:
    """Whether ``numbers`` satisfy the law; not where one is missing."""
    try:
        left, right = sum([numbers[key] for key in law.left]), numbers[law.right]
    except KeyError:
        return False
    return left == right if law.op == "=" else left <= right if law.op == "<=" else left >= right


def around(
    web: ConstraintGraph, aside: Collection[str] = (), reach: int = REACH, named: Iterable[str] = ()
) -> list[ConstraintResult]:
    """The laws in trouble and those up to ``reach`` laws around them, and the laws at the figures ``named``,
    in the order of all laws; those ``aside`` (by id) are not there at all.

    They are closed under figures of no exact number: what lies beyond, the printed numbers satisfy whatever
    is found here."""
    near = _circle(web, web.trouble, aside, reach)
    near |= _circle(web, (one.law.id for key in named for one in web.at[key]), aside, 0)
    return [one for name, one in web.checked.items() if name in near]


def _circle(web: ConstraintGraph, laws: Iterable[str], aside: Collection[str], reach: int) -> set[str]:
    near: set[str] = set()
    new, known = set(laws).difference(aside), set[str]()
    while new:
        near |= new
        edge = {key for name in new for key in keys(web.checked[name].law)} - known
        known |= edge
        followed = edge if reach > 0 else {key for key in edge if web.figures[key].interval.value is None}
        new = {one.law.id for key in followed for one in web.at[key]}.difference(near, aside)
        reach -= 1
    return near


def keys(law: Constraint) -> tuple[str, ...]:
    """The figures that the law names."""
    return (*law.left, law.right)
