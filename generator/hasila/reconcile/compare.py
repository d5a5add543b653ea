"""Comparison of sets: every constraint that no report states rests on one set lying in another.

Sets are compared on every axis. Where one axis leaves the answer open (a place that is not said, a rolling
window whose edges are not known), the answer is no: not comparable is a verdict, never a pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from hasila.model.report import CountKind, Figure, FigureSet, Report
from hasila.model.vocabulary import Vocabulary

Axes = tuple[str, str, str, str | None, str | None, str | None, CountKind]


def axes(counted: FigureSet) -> Axes:
    """All axes but time, and how the count may change."""
    who, where = counted.category, counted.where
    cause, population = counted.cause, counted.population
    return (counted.publisher, counted.measure, who, where, cause, population, counted.kind)


class Group:
    """The figures that state one thing that is counted, as they were said: by report, then in the order of
    its head."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []

    @cached_property
    def of_days(self) -> list[Figure]:
        """Those that count some days, or are a level: all but the running counts."""
        return [figure for figure in self.figures if not figure.set.period.cumulative]

    @cached_property
    def running(self) -> list[Figure]:
        """The running counts."""
        if not self.of_days:
            return self.figures
        return [figure for figure in self.figures if figure.set.period.cumulative]


Groups = Mapping[Axes, Group]
"""What is counted → the figures that state it."""


def inside(inner: FigureSet, outer: FigureSet, vocabulary: Vocabulary) -> bool:
    """True where everyone counted by ``inner`` is counted by ``outer`` (so of a set and itself)."""
    if not vocabulary.narrower("measure", inner.measure, outer.measure, outer.publisher):
        return False
    if inner.publisher != outer.publisher or outer.cause not in (None, inner.cause):
        return False
    return inner.period.inside(outer.period) and lies_in(inner, outer, vocabulary)


def lies_in(inner: FigureSet, outer: FigureSet, vocabulary: Vocabulary) -> bool:
    """True where the place, the people and the population of ``inner`` are in those of ``outer``."""
    publisher = outer.publisher
    if not vocabulary.narrower("population", inner.population, outer.population, publisher):
        return False
    if not vocabulary.narrower("place", inner.where, outer.where, publisher):
        return False
    return vocabulary.narrower("category", inner.category, outer.category, publisher)


def share_nobody(one: FigureSet, other: FigureSet, vocabulary: Vocabulary) -> bool:
    """True where nobody can be counted by both: the publisher divides the people, the places, the populations
    or the measures so, and all else is the same or apart as well."""
    publisher = one.publisher
    if one.cause != other.cause:
        return False
    if one.measure != other.measure:
        return vocabulary.disjoint(publisher, one.measure, other.measure, "measure")
    axes = (
        ("category", one.category, other.category),
        ("place", one.where, other.where),
        ("population", one.population, other.population),
    )
    apart = (vocabulary.disjoint(publisher, this, that, axis) for axis, this, that in axes if this != that)
    return any(apart)


def underspecified(report: Report) -> frozenset[str]:
    """Members whose set is said no more closely than that of the whole they are taken from.

    "Five by shelling, five by a mine": where the head names no cause, both figures seem to count the same
    set. Only the split that the report states relates them; nothing else may be concluded from their axes.
    """
    sets = {figure.key: figure.set for figure in report.figures}
    vague: set[str] = set()
    for split in report.splits:
        whole = sets.get(split.whole)
        if whole:
            vague.update(key for key in split.members if sets.get(key) == whole)
    return frozenset(vague)


def comparable(report: Report) -> tuple[Figure, ...]:
    """The figures of ``report`` whose axes say all there is to say of their set."""
    vague = underspecified(report)
    if not vague:
        return report.figures
    return tuple(figure for figure in report.figures if figure.key not in vague)


def by_axes(reports: Iterable[Report]) -> Groups:
    """The stated figures of ``reports``, which are in order of publication, that may be compared."""
    groups: dict[Axes, Group] = defaultdict(Group)
    for report in reports:
        for figure in comparable(report):
            if figure.stated:
                groups[axes(figure.set)].figures.append(figure)
    return groups
