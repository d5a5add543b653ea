"""Reports of one shape have the same laws: what follows from a table that is published every day is worked
out once.

The shape of a report is all that :func:`laws_within` asks of it: the ids and sets of its figures, which of
them are stated, how their periods lie to each other, and its splits; and which of these stand in one place of
the file. Numbers and days are no part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hasila.model.diagnostics import Location
from hasila.model.period import Period
from hasila.model.report import Constraint, Report
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.compare import axes
from hasila.reconcile.within import laws_within

Shape = tuple[Any, ...]


def laws_inside(reports: Iterable[Report], vocabulary: Vocabulary) -> Iterator[Constraint]:
    """Every law inside a report, in the order of ``reports``: those of :func:`laws_within` of each."""
    known: dict[Shape, tuple[Report, tuple[Constraint, ...]]] = {}
    for report in reports:
        shape = shape_of(report)
        if shape not in known:
            known[shape] = report, laws_within(report, vocabulary)
        yield from _restated(*known[shape], report)


def shape_of(report: Report) -> Shape:
    """Two reports of one shape have the same laws, each with its own numbers."""
    periods: list[Period] = []
    for figure in report.figures:
        if figure.set.period not in periods:
            periods.append(figure.set.period)
    figures = [
        (figure.id, figure.stated, periods.index(figure.set.period), axes(figure.set))
        for figure in report.figures
    ]
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


def _first_at(places: Iterable[Location]) -> Iterator[int]:
    """For each place the number of the first that is the same."""
    first: dict[Location, int] = {}
    for n, place in enumerate(places):
        yield first.setdefault(place, n)


def _places(report: Report) -> list[Location]:
    """Where its laws may be pointed to."""
    return [split.place for split in report.splits] + [figure.place for figure in report.figures]


def _restated(first: Report, laws: Iterable[Constraint], report: Report) -> Iterator[Constraint]:
    """The ``laws`` of the ``first`` report of a shape, as those of ``report``."""
    if report is first:
        yield from laws
        return
    keys = {one.key: other.key for one, other in zip(first.figures, report.figures, strict=True)}
    places, reports = dict(zip(_places(first), _places(report), strict=True)), (report.id,)
    for law in laws:
        name, left = law.id.removeprefix(first.id), tuple([keys[key] for key in law.left])
        yield Constraint(
            report.id + name, law.kind, left, law.op, keys[law.right], reports, law.because, places[law.place]
        )
