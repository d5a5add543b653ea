"""Reports of one shape have the same laws: what follows from a table that is published every day is worked out once.

The shape of a report is all that :func:`laws_within` asks of it: the ids and sets of its figures, which of them are
stated, how their periods lie to each other, and its splits; and which of these stand in one place of the file. Numbers and
days are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.nouns.model import Law, LawKind, Report
from generator.nouns.period import Period
from generator.site.vocabulary import Vocabulary
from generator.verbs.reconcile.compare import axes
from generator.verbs.reconcile.within import laws_within
from generator.words.mistake import Place

Shape = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Relation:
    """A law of all reports of a shape; figures by their number in the report, ``at`` is the number of its place."""

    name: str
    kind: LawKind
    left: tuple[int, ...]
    op: str
    right: int
    at: int


def laws_inside(reports: Iterable[Report], vocabulary: Vocabulary) -> Iterator[Law]:
    """Every law inside a report, in the order of ``reports``: those of :func:`laws_within` of each."""
    known: dict[Shape, tuple[_Relation, ...]] = {}
    for report in reports:
        shape = shape_of(report)
        if shape not in known:
            known[shape] = tuple(_relations(report, laws_within(report, vocabulary)))
        yield from _laws(known[shape], report)


def shape_of(report: Report) -> Shape:
    """Two reports of one shape have the same laws, each with its own numbers."""
    periods: list[Period] = []
    for figure in report.figures:
        if figure.set.period not in periods:
            periods.append(figure.set.period)
    figures = [(figure.id, figure.stated, periods.index(figure.set.period), axes(figure.set)) for figure in report.figures]
    splits = [(split.kind, _local(split.whole), *map(_local, split.members)) for split in report.splits]
    return tuple(figures), tuple(_in_order(periods)), tuple(splits), tuple(_first_at(_places(report)))


def _local(key: str) -> str:
    """The id of the figure within its report."""
    return key.partition("#")[2]


def _in_order(periods: Iterable[Period]) -> Iterator[tuple[int, int]]:
    """Each period by the order of its beginning among all beginnings, and of its end among all ends."""
    periods = tuple(periods)
    starts = sorted({period.start for period in periods})
    ends = sorted({(period.end.day, period.end.order) for period in periods})
    for period in periods:
        yield starts.index(period.start), ends.index((period.end.day, period.end.order))


def _first_at(places: Iterable[Place]) -> Iterator[int]:
    """For each place the number of the first that is the same."""
    first: dict[Place, int] = {}
    for n, place in enumerate(places):
        yield first.setdefault(place, n)


def _places(report: Report) -> list[Place]:
    """Where its laws may be pointed to."""
    return [split.place for split in report.splits] + [figure.place for figure in report.figures]


def _relations(report: Report, laws: Iterable[Law]) -> Iterator[_Relation]:
    number = {figure.key: n for n, figure in enumerate(report.figures)}
    places = _places(report)
    for law in laws:
        left = tuple(number[key] for key in law.left)
        yield _Relation(law.id.removeprefix(report.id), law.kind, left, law.op, number[law.right], places.index(law.place))


def _laws(relations: Iterable[_Relation], report: Report) -> Iterator[Law]:
    keys, places, reports = [figure.key for figure in report.figures], _places(report), (report.id,)
    for one in relations:
        left = tuple([keys[n] for n in one.left])
        yield Law(report.id + one.name, one.kind, left, one.op, keys[one.right], reports, one.kind.value, places[one.at])
