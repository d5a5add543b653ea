"""The shapes of reports. Reports of one shape have the same constraints: for a table that is published every
day they are worked out once.

The shape of a report is all that :func:`constraints_within` asks of it: the ids and sets of its figures,
which of them are stated, how their periods lie to each other, and its splits; and which of these stand in one
place of the file. Numbers and days are no part of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from operator import attrgetter

from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.period import Period
from hasila.model.report import Constraint, Report, Split
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.compare import axes
from hasila.reconcile.within import constraints_within

Shape = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """The first report of a shape, and its constraints."""

    report: Report
    constraints: tuple[Constraint, ...]


def constraints_inside(reports: Iterable[Report], vocabulary: Vocabulary) -> Iterator[Constraint]:
    """Every constraint inside a report, in the order of ``reports``: those of :func:`constraints_within` of
    each."""
    known: dict[Shape, _Known] = {}
    for report in reports:
        shape = shape_of(report)
        if shape not in known:
            constraints = constraints_within(report, vocabulary)
            known[shape] = _Known(report, constraints)
        yield from _restated(known[shape], report)


def shape_of(report: Report) -> Shape:
    """The shape of ``report``: two reports of one shape have the same constraints, each with its own
    numbers."""
    periods: dict[Period, int] = {}
    figures: list[Shape] = []
    latest: Period | None = None  # most figures have the very period of the one before
    for figure in report.figures:
        period = figure.set.period
        if period is not latest:
            latest, number = period, periods.setdefault(period, len(periods))
        figures.append((figure.id, figure.stated, number, axes(figure.set)))
    ordered = tuple(_in_order(periods))
    splits = tuple(map(_split_shape, report.splits))
    places = tuple(_first_at(_places(report)))
    return tuple(figures), ordered, splits, places


def _split_shape(split: Split) -> Shape:
    members = map(_id_of, split.members)
    return split.kind, split.complete, _id_of(split.whole), *members


def _id_of(key: str) -> str:
    """The id of the figure within its report."""
    return key.partition("#")[2]


def _in_order(periods: Iterable[Period]) -> Iterator[tuple[int, int, Hashable]]:
    """Each period by the order of its beginning among all beginnings, of its end among all ends, and by the
    manner of its count."""
    periods = tuple(periods)
    starts = sorted({period.start for period in periods})
    ends = sorted({_end(period) for period in periods})
    days = sorted({period.end.day for period in periods})
    for period in periods:
        start = starts.index(period.start)
        day = days.index(period.end.day)
        manner = (period.level, period.dated, period.hijri, period.end.minute is None, day)
        yield start, ends.index(_end(period)), manner


def _end(period: Period) -> tuple[date, int]:
    return period.end.day, period.end.order


def _first_at(places: Iterable[Location]) -> Iterator[int]:
    """For each place the number of the first that is the same."""
    first: dict[object, int] = {}
    for number, place in enumerate(places):
        yield first.setdefault(_BEGINNING(place), number)


_BEGINNING = attrgetter("path", "line", "column")
"""Places are one where they begin at one."""


def _places(report: Report) -> list[Location]:
    """The places in the file that its constraints may name."""
    of_splits = [split.location for split in report.splits]
    return [*of_splits, *(figure.location for figure in report.figures)]


def _restated(known: _Known, report: Report) -> Iterator[Constraint]:
    """The constraints of the first report of a shape, as those of ``report``."""
    first = known.report
    if report is first or not known.constraints:
        yield from known.constraints
        return
    pairs = zip(first.figures, report.figures, strict=True)
    keys = {old.key: new.key for old, new in pairs}
    places = dict(zip(_places(first), _places(report), strict=True))
    reports = (report.id,)
    for constraint in known.constraints:
        identity = report.id + constraint.id.removeprefix(first.id)
        left = tuple([keys[key] for key in constraint.left])
        right = keys[constraint.right]
        location = places[constraint.location]
        kind, op, because = constraint.kind, constraint.op, constraint.because
        yield Constraint(identity, kind, left, op, right, reports, because, location)
