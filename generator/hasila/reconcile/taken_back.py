"""Counts that begin anew, and figures that were taken back: what is not compared any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from hasila.model.data_class import dataclass
from hasila.model.period import Moment
from hasila.model.report import Constraint, Figure, FigureSet, Report, Split
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.compare import lies_in

# Counts that begin anew


@dataclass(frozen=True, slots=True)
class _Break:
    """A moment from which the sets that lie in ``counted`` are counted anew."""

    moment: Moment
    counted: FigureSet

    def covers(self, other: FigureSet, vocabulary: Vocabulary) -> bool:
        alike = (self.counted.publisher, self.counted.measure) == (other.publisher, other.measure)
        return alike and lies_in(other, self.counted, vocabulary)


class Breaks:
    """The moments from which counts of ``reports`` begin anew. A count of before is not compared with one
    of after."""

    def __init__(self, reports: Iterable[Report], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.known: dict[str, Moment] = {}
        self.of_publisher: dict[str, list[_Break]] = defaultdict(list)
        for report in reports:
            self.known[report.id] = report.published
            for counted in _begun_anew(report):
                self.of_publisher[counted.publisher].append(_Break(report.published, counted))

    def apart(self, one: Figure, other: Figure) -> bool:
        """True where a count begins anew between two figures of one publisher."""
        breaks = self.of_publisher.get(one.set.publisher)
        if not breaks:
            return False
        first, second = sorted((self.known[one.report], self.known[other.report]))
        return any(
            first < found.moment <= second and found.covers(one.set, self.vocabulary) for found in breaks
        )

    def kept(self, constraints: Iterable[Constraint], figures: Mapping[str, Figure]) -> Iterable[Constraint]:
        """The constraints none of whose figures are apart from each other."""
        if not self.of_publisher:
            return constraints
        return (constraint for constraint in constraints if not self._is_across(constraint, figures))

    def _is_across(self, constraint: Constraint, figures: Mapping[str, Figure]) -> bool:
        whole = figures[constraint.right]
        return any(self.apart(figures[key], whole) for key in constraint.left)


def _begun_anew(report: Report) -> Iterator[FigureSet]:
    """The sets that are counted anew from this report on."""
    for restart in report.restarts:
        for figure in report.figures:
            if restart.figure in (None, figure.key):
                yield figure.set


# What was taken back


def in_force(reports: tuple[Report, ...], known_on: date | None) -> tuple[Report, ...]:
    """The reports without the figures that their publishers had taken back by ``known_on``; the same
    ``reports`` where nothing ever was."""
    if not any(report.withdrawn for report in reports):
        return reports
    return tuple(_in_force(report, known_on) if report.withdrawn else report for report in reports)


def _in_force(report: Report, known_on: date | None) -> Report:
    taken = [taken for taken in report.withdrawn if known_on is None or taken.on <= known_on]
    if any(withdrawal.figure is None for withdrawal in taken):
        return replace(report, figures=(), splits=())
    named = {withdrawal.figure for withdrawal in taken}
    figures = tuple(figure for figure in report.figures if figure.key not in named)
    splits = (_without(split, named) for split in report.splits if split.whole not in named)
    return replace(report, figures=figures, splits=tuple(split for split in splits if split.members))


def _without(split: Split, named: Iterable[str | None]) -> Split:
    """The split without members that were taken back; what is left is not complete."""
    members = tuple(key for key in split.members if key not in set(named))
    return replace(split, members=members, complete=split.complete and members == split.members)
