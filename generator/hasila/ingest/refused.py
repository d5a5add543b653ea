"""Figures that are not counted with, because something above or about them was refused: no consequence is
told of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from hasila.ingest.figures import FigureTree
from hasila.model.diagnostics import Location
from hasila.model.report import Figure, FigureSet, Split


def kept(
    figures: Iterable[Figure], tree: FigureTree, places: Collection[Location] = ()
) -> tuple[Figure, ...]:
    """The figures that laws may be made of: neither refused nor known only by a whole that is not there.

    "Five by shelling, five by a mine", where the head names no cause: both seem to count what their whole
    counts. Without the whole nothing tells them from it, so they are left out with it.
    """
    found = tuple(figures)
    sets = {draft.id: draft.set for draft in tree.drafts}
    valued = {figure.id for figure in found}
    lost = tree.refused | (sets.keys() - valued)
    lost |= {figure.id for figure in found if _is_doubtful(figure, places)}
    lost |= _vague(lost, tree.splits, sets)
    return tuple(figure for figure in found if figure.id not in lost)


def _is_doubtful(figure: Figure, places: Collection[Location]) -> bool:
    """True where one of ``places``, those of mistakes, is that of a mention of the figure."""
    return any(mention.location in places for mention in figure.mentions)


def _vague(lost: Iterable[str], splits: Iterable[Split], sets: Mapping[str, FigureSet]) -> set[str]:
    """All members, of members too, whose set is said no more closely than that of a lost whole."""
    below: defaultdict[str, list[str]] = defaultdict(list)
    for split in splits:
        members = [_id(member) for member in split.members]
        below[_id(split.whole)] += members
    vague: set[str] = set()
    todo = list(lost)
    for whole in todo:
        own = sets.get(whole)
        alike = {member for member in below[whole] if own == sets[member]}
        todo += alike - vague
        vague |= alike
    return vague


def _id(key: str) -> str:
    return key.split("#")[1]
