"""Figures that are not counted with, because something above or about them was refused: no consequence is
told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from hasila.ingest.figures import Tree
from hasila.model.diagnostics import Location
from hasila.model.report import Figure, FigureSet, Split


def kept(figures: Iterable[Figure], tree: Tree, places: Collection[Location] = ()) -> tuple[Figure, ...]:
    """The figures that laws may be made of: neither refused nor known only by a whole that is not there.

    "Five by shelling, five by a mine", where the head names no cause: both seem to count what their whole
    counts. Without the whole nothing tells them from it, so they are left out with it.
    """
    found = tuple(figures)
    doubtful = {figure.id for figure in found if any(mention.place in places for mention in figure.mentions)}
    sets = {draft.id: draft.set for draft in tree.drafts}
    lost = (sets.keys() - {figure.id for figure in found}) | tree.refused | doubtful
    lost |= _vague(lost, tree.splits, sets)
    return tuple(figure for figure in found if figure.id not in lost)


def _vague(lost: Iterable[str], splits: Iterable[Split], sets: Mapping[str, FigureSet]) -> set[str]:
    """All members, of members too, whose set is said no more closely than that of a lost whole."""
    below: dict[str, list[str]] = {}
    for split in splits:
        members = [_id(member) for member in split.members]
        below.setdefault(_id(split.whole), []).extend(members)
    vague: set[str] = set()
    todo = list(lost)
    for whole in todo:
        alike = {member for member in below.get(whole, ()) if sets.get(whole) == sets[member]} - vague
        vague |= alike
        todo += alike
    return vague


def _id(key: str) -> str:
    return key.split("#")[1]
