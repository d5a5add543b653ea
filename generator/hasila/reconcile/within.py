"""The laws inside one report: those that its words state, and those that follow from its sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from hasila.model.diagnostics import Location
from hasila.model.joined import LONGEST_PART, joined
from hasila.model.report import Constraint, Figure, LawKind, Report, Split
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.compare import comparable, inside


def laws_within(report: Report, vocabulary: Vocabulary) -> tuple[Constraint, ...]:
    """Every law between figures of ``report``, the stated ones first."""
    figures = {figure.key: figure for figure in report.figures}
    stated = tuple(law for split in report.splits for law in _of_split(split, figures, vocabulary))
    return (*stated, *_implied(report, vocabulary))


def _of_split(split: Split, figures: Mapping[str, Figure], vocabulary: Vocabulary) -> Iterator[Constraint]:
    members = tuple(key for key in split.members if key in figures)
    if not members or split.whole not in figures:
        return  # a figure that could not be read was pointed out already
    if split.kind == "parts":
        if split.complete and len(members) == len(split.members):
            yield _law(LawKind.PARTS, members, "=", split.whole, split.place)
        return
    for group in _disjoint_groups(members, figures, vocabulary):
        kind = LawKind.AMONG if len(group) > 1 else LawKind.WITHIN
        yield _law(kind, group, "<=", split.whole, split.place)


def _law(kind: LawKind, left: tuple[str, ...], op: str, right: str, place: Location) -> Constraint:
    report, whole = right.split("#")
    members = "-".join(key.split("#")[1] for key in left)
    name = f"{kind}-{whole}" if kind is LawKind.PARTS else f"{kind}-{members}-{whole}"
    return Constraint(
        f"{report}--{joined(name, LONGEST_PART)}", kind, left, op, right, (report,), kind.value, place
    )


def _disjoint_groups(
    members: tuple[str, ...], figures: Mapping[str, Figure], vocabulary: Vocabulary
) -> list[tuple[str, ...]]:
    """The largest sets of members that share nobody (maximal cliques, Bron–Kerbosch 1973), in the order of
    the head."""
    if len(members) == 1:
        return [members]
    apart = {
        key: {other for other in members if _share_nobody(figures[key], figures[other], vocabulary)}
        for key in members
    }
    groups: list[tuple[str, ...]] = []
    todo: list[tuple[tuple[str, ...], list[str], list[str]]] = [((), list(members), [])]
    while todo:
        chosen, open_, closed = todo.pop()
        if not open_ and not closed:
            groups.append(chosen)
        for index, key in enumerate(open_):
            rest, done = open_[index + 1 :], closed + open_[:index]
            todo.append(
                ((*chosen, key), [k for k in rest if k in apart[key]], [k for k in done if k in apart[key]])
            )
    return sorted(groups, key=lambda group: [members.index(key) for key in group])


def _share_nobody(one: Figure, other: Figure, vocabulary: Vocabulary) -> bool:
    this, that = one.set, other.set
    same = this.measure == that.measure and this.cause == that.cause and this.population == that.population
    return same and vocabulary.disjoint(this.publisher, this.who, that.who)


def _implied(report: Report, vocabulary: Vocabulary) -> Iterator[Constraint]:
    """What follows from the sets alone and is not yet said by the chain of stated splits."""
    figures = [figure for figure in comparable(report) if figure.stated]
    above = _stated_wholes(report)
    for one, other in _wordings(figures):
        if not _related(one.key, other.key, above):
            yield _law(LawKind.SAME, (other.key,), "=", one.key, other.place)
    for inner, outer in _nearest(figures, above, vocabulary):
        yield _law(LawKind.WITHIN, (inner.key,), "<=", outer.key, inner.place)


def _wordings(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The pairs of figures that count one set."""
    for group in _by_who(figures).values():
        yield from ((one, other) for one, other in combinations(group, 2) if one.set == other.set)


def _stated_wholes(report: Report) -> dict[str, set[str]]:
    """Each figure → all figures that it is stated to be a part of, however indirectly."""
    direct: dict[str, set[str]] = {}
    for split in report.splits:
        for member in split.members:
            direct.setdefault(member, set()).add(split.whole)
    return {key: _all_above(key, direct) for key in direct}


def _all_above(key: str, direct: Mapping[str, set[str]]) -> set[str]:
    """All that can be reached upward from ``key``."""
    found: set[str] = set()
    todo = [key]
    for one in todo:
        new = direct.get(one, set()) - found
        found |= new
        todo += new
    return found


def _related(one: str, other: str, above: Mapping[str, set[str]]) -> bool:
    siblings = above.get(one, set()) & above.get(other, set())
    return bool(siblings) or _stated_line(one, other, above)


def _stated_line(one: str, other: str, above: Mapping[str, set[str]]) -> bool:
    """Whether a chain of stated splits leads from one to the other, either way."""
    return other in above.get(one, ()) or one in above.get(other, ())


def _nearest(
    figures: list[Figure], above: Mapping[str, set[str]], vocabulary: Vocabulary
) -> Iterable[tuple[Figure, Figure]]:
    """Pairs (inner, outer) that follow from the sets, without those that follow from two others.

    A part that the report takes from a whole does not hold that whole, however widely its place is said
    ("two more elsewhere in the province").
    """
    near = _near(figures, vocabulary)
    holding = {
        one.key: _holding(one, near[one.set.who], above.get(one.key, ()), vocabulary) for one in figures
    }
    wider = {key: {one.key for one in outer} | above.get(key, set()) for key, outer in holding.items()}
    for inner in figures:
        for outer in holding[inner.key]:
            stated = _stated_line(inner.key, outer.key, above)
            if not stated and not any(outer.key in wider.get(middle, ()) for middle in wider[inner.key]):
                yield inner, outer


def _near(figures: Iterable[Figure], vocabulary: Vocabulary) -> Mapping[str, list[Figure]]:
    """Each category that is counted → the figures of those that hold it."""
    by_who = _by_who(figures)
    wider = {who: vocabulary.wider("who", who) for who in by_who}
    return {who: [one for other in by_who if other in wider[who] for one in by_who[other]] for who in by_who}


def _holding(
    inner: Figure, near: Iterable[Figure], stated: Collection[str], vocabulary: Vocabulary
) -> list[Figure]:
    """The figures whose set holds that of ``inner`` and more, apart from its ``stated`` wholes."""
    what = inner.set
    others = [one for one in near if one is not inner and one.key not in stated]
    return [one for one in others if inside(what, one.set, vocabulary) and one.set != what]


def _by_who(figures: Iterable[Figure]) -> Mapping[str, list[Figure]]:
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.set.who].append(figure)
    return groups
