"""The constraints inside one report: those that its words state, and those that follow from its sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.joined import LONGEST_PART, joined
from hasila.model.report import Constraint, ConstraintKind, Figure, Report, Split
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.compare import comparable, inside, share_nobody
from hasila.reconcile.grouping import grouped


def constraints_within(report: Report, vocabulary: Vocabulary) -> tuple[Constraint, ...]:
    """Every constraint between figures of ``report``, the stated ones first."""
    figures = {figure.key: figure for figure in report.figures}
    stated: list[Constraint] = []
    for split in report.splits:
        stated += _of_split(split, figures, vocabulary)
    return (*_told_apart(stated), *_implied(report, vocabulary))


def _told_apart(stated: Iterable[Constraint]) -> Iterator[Constraint]:
    """The constraints; of several divisions of one whole, those after the first have their parts in their
    id."""
    seen: set[str] = set()
    for constraint in stated:
        if constraint.id in seen:
            members = "-".join(key.partition("#")[2] for key in constraint.left)
            constraint = replace(constraint, id=joined(f"{constraint.id}-{members}"))
        seen.add(constraint.id)
        yield constraint


def _constraint(
    kind: ConstraintKind, left: tuple[str, ...], op: str, right: str, location: Location
) -> Constraint:
    report, whole = right.split("#")
    name = f"{kind}-{whole}"
    if kind is not ConstraintKind.PARTS:
        members = "-".join(key.partition("#")[2] for key in left)
        name = f"{kind}-{members}-{whole}"
    identity = f"{report}--{joined(name, LONGEST_PART)}"
    return Constraint(identity, kind, left, op, right, (report,), kind.value, location)


# Stated splits


def _of_split(split: Split, figures: Mapping[str, Figure], vocabulary: Vocabulary) -> Iterator[Constraint]:
    members = tuple(key for key in split.members if key in figures)
    if not members or split.whole not in figures:
        return  # a figure that could not be read was pointed out already
    if split.kind == "parts":
        whole = split.complete and len(members) == len(split.members)
        yield _of_parts(members, split, whole)
        return
    for group in _disjoint_groups(members, figures, vocabulary):
        kind = ConstraintKind.AMONG if len(group) > 1 else ConstraintKind.WITHIN
        yield _constraint(kind, group, "<=", split.whole, split.location)


def _of_parts(members: tuple[str, ...], split: Split, whole: bool) -> Constraint:
    """The parts add up to the whole; those of which some are missing are together at most the whole."""
    if whole:
        return _constraint(ConstraintKind.PARTS, members, "=", split.whole, split.location)
    kind = ConstraintKind.AMONG if len(members) > 1 else ConstraintKind.WITHIN
    return _constraint(kind, members, "<=", split.whole, split.location)


@dataclass(frozen=True, slots=True)
class _Clique:
    """Members that share nobody, while the largest such sets are looked for: ``candidates`` may join them,
    and with one of ``tried`` they were looked at already."""

    members: tuple[str, ...]
    candidates: Sequence[str]
    tried: Sequence[str]


def _disjoint_groups(
    members: tuple[str, ...], figures: Mapping[str, Figure], vocabulary: Vocabulary
) -> list[tuple[str, ...]]:
    """The largest sets of members that share nobody (maximal cliques, Bron–Kerbosch 1973), in the order of
    the head."""
    if len(members) == 1:
        return [members]
    apart = _apart([figures[key] for key in members], vocabulary)
    groups: list[tuple[str, ...]] = []
    todo = [_Clique((), members, ())]
    while todo:
        clique = todo.pop()
        todo += _larger(clique, apart)
        if not clique.candidates and not clique.tried:
            groups.append(clique.members)
    return sorted(groups, key=lambda group: [members.index(key) for key in group])


def _larger(clique: _Clique, apart: Mapping[str, Collection[str]]) -> Iterator[_Clique]:
    """``clique`` with each of its candidates."""
    for index, key in enumerate(clique.candidates):
        left = clique.candidates[index + 1 :]
        done = (*clique.tried, *clique.candidates[:index])
        candidates = [other for other in left if other in apart[key]]
        tried = [other for other in done if other in apart[key]]
        yield _Clique((*clique.members, key), candidates, tried)


def _apart(figures: Sequence[Figure], vocabulary: Vocabulary) -> dict[str, set[str]]:
    """Each figure → those that share nobody with it."""
    apart: dict[str, set[str]] = {}
    for figure in figures:
        others = (other for other in figures if share_nobody(figure.set, other.set, vocabulary))
        apart[figure.key] = {other.key for other in others}
    return apart


# What follows from the sets


def _implied(report: Report, vocabulary: Vocabulary) -> Iterator[Constraint]:
    """The constraints that follow from the sets alone and not yet from the chain of stated splits."""
    figures = [figure for figure in comparable(report) if figure.stated]
    stated = _StatedParents(_all_above(_direct_parents(report.splits)))
    for figure, other in _wordings(figures):
        if not stated.relate(figure.key, other.key):
            yield _constraint(ConstraintKind.SAME, (other.key,), "=", figure.key, other.location)
    for inner, outer in _nearest(figures, stated, vocabulary):
        yield _constraint(ConstraintKind.WITHIN, (inner.key,), "<=", outer.key, inner.location)


@dataclass(frozen=True, slots=True)
class _StatedParents:
    """Figure → all figures that it is stated to be a part of, however indirectly."""

    above: Mapping[str, set[str]]

    def of(self, key: str) -> Collection[str]:
        return self.above.get(key, ())

    def in_line(self, key: str, other: str) -> bool:
        """True where a chain of stated splits leads from one to the other, either way."""
        if other in self.of(key):
            return True
        return key in self.of(other)

    def relate(self, key: str, other: str) -> bool:
        """True where the two are in line, or parts of one whole."""
        siblings = set(self.of(key)).intersection(self.of(other))
        return bool(siblings) or self.in_line(key, other)


def _direct_parents(splits: Iterable[Split]) -> Mapping[str, set[str]]:
    parents: dict[str, set[str]] = defaultdict(set)
    for split in splits:
        for member in split.members:
            parents[member].add(split.whole)
    return parents


def _all_above(direct: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """All figures that can be reached upward, for each figure with a parent."""
    above: dict[str, set[str]] = {}
    for key, parents in direct.items():
        found = set(parents)
        todo = list(parents)
        for parent in todo:
            new = set(direct.get(parent, ())) - found
            found |= new
            todo += new
        above[key] = found
    return above


def _wordings(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The pairs of figures that count one set."""
    for group in _by_what(figures).values():
        for figure, other in combinations(group, 2):
            if figure.set == other.set:
                yield figure, other


_What = tuple[str, str]
"""A category and a measure."""


def _what(figure: Figure) -> _What:
    return figure.set.category, figure.set.measure


def _by_what(figures: Iterable[Figure]) -> Mapping[_What, list[Figure]]:
    return grouped(figures, _what)


def _nearest(
    figures: Sequence[Figure], stated: _StatedParents, vocabulary: Vocabulary
) -> Iterator[tuple[Figure, Figure]]:
    """Pairs (inner, outer) that follow from the sets, without those that follow from two others.

    A part that the report takes from a whole does not hold that whole, however widely its place is said
    ("two more elsewhere in the province").
    """
    holding = _holding(figures, stated, vocabulary)
    wider: dict[str, set[str]] = {}
    for key, outers in holding.items():
        keys = {figure.key for figure in outers}
        wider[key] = keys.union(stated.of(key))
    for inner in figures:
        beyond: set[str] = set()
        for middle in wider[inner.key]:
            beyond.update(wider.get(middle, ()))
        for outer in holding[inner.key]:
            if outer.key not in beyond and not stated.in_line(inner.key, outer.key):
                yield inner, outer


def _holding(
    figures: Sequence[Figure], stated: _StatedParents, vocabulary: Vocabulary
) -> dict[str, list[Figure]]:
    """Each figure → the figures whose set holds its own and more, apart from its stated wholes."""
    by_what = _by_what(figures)
    order = {what: place for place, what in enumerate(by_what)}
    near = {what: list(_of_wider(what, by_what, order, vocabulary)) for what in by_what}
    holding: dict[str, list[Figure]] = {}
    for inner in figures:
        parents, candidates = stated.of(inner.key), near[_what(inner)]
        others = (figure for figure in candidates if figure.key not in parents)
        holding[inner.key] = [outer for outer in others if _holds_more(outer, inner, vocabulary)]
    return holding


def _of_wider(
    what: _What, by_what: Mapping[_What, list[Figure]], order: Mapping[_What, int], vocabulary: Vocabulary
) -> Iterator[Figure]:
    """The figures of the categories and measures that hold this one, itself among them; in the ``order`` of
    these."""
    category, measure = what
    wider = vocabulary.wider("category", category)
    counts = vocabulary.may_count(measure)
    held = order.keys() & set(product(wider, counts))
    for each in sorted(held, key=order.__getitem__):
        yield from by_what[each]


def _holds_more(outer: Figure, inner: Figure, vocabulary: Vocabulary) -> bool:
    if outer.set == inner.set:
        return False
    return inside(inner.set, outer.set, vocabulary)
