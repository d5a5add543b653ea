"""The evidence of the neighbouring reports of a conflict on each of its corrections. Evidence is stated,
never applied.

A correction gives every figure of the conflict a value; with a neighbour's figures for the same sets that
makes a change for each part. The later report often states something of the time between: windows that hold
all of it bound the change from above, new deaths of those days from below. A correction that breaks a bound
is spoken against; of the others, one is spoken for when it needs fewer untold deaths than each other one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from hasila.model.data_class import dataclass
from hasila.model.interval import COUNT, Interval, exactly, total
from hasila.model.report import (
    Constraint,
    ConstraintKind,
    CorrectionSet,
    CountKind,
    Evidence,
    Figure,
    Report,
    is_range,
)
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.compare import axes, inside
from hasila.reconcile.constraint_graph import keys


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A report before or after, with its value for each figure of the conflict that it (or its own sum)
    states.

    An open figure ("at least 309") is taken at its number, a rounded one as its window.
    """

    report: str
    before: bool
    values: Mapping[str, Interval]


# Neighbours


def neighbours_of(
    constraint: Constraint,
    figures: Mapping[str, Figure],
    links: Iterable[Constraint],
    reports: Mapping[str, Report],
) -> tuple[Neighbour, ...]:
    """The reports just before and after in the running totals of the figures of ``constraint``, in order of
    time; ``links`` are constraints across reports, among them all of these figures."""
    found: set[tuple[str, bool]] = set()
    for link in links:
        if link.kind is ConstraintKind.RISES:
            found.update(_linked(link, keys(constraint), figures))
    in_time = sorted(found, key=lambda place: (reports[place[0]].published, place))
    neighbours: list[Neighbour] = []
    for name, before in in_time:
        neighbour = _neighbour(reports[name], before, constraint, figures)
        if neighbour.values:
            neighbours.append(neighbour)
    return tuple(neighbours)


def _linked(
    link: Constraint, members: tuple[str, ...], figures: Mapping[str, Figure]
) -> Iterator[tuple[str, bool]]:
    """The report that ``link`` joins to one of ``members``, and True where that report is the earlier one."""
    earlier, later = link.left[0], link.right
    if later in members:
        yield figures[earlier].report, True
    elif earlier in members:
        yield figures[later].report, False


def _neighbour(
    report: Report, before: bool, constraint: Constraint, figures: Mapping[str, Figure]
) -> Neighbour:
    twins = {key: _twin(figures[key], report) for key in keys(constraint)}
    values: dict[str, Interval] = {}
    for key, twin in twins.items():
        if twin is not None and twin.number is not None:
            values[key] = _as_stated(twin)
    missing = [key for key in constraint.left if key not in values]
    is_total = constraint.kind is ConstraintKind.PARTS and constraint.right in values
    if is_total and len(missing) == 1 and twins[missing[0]] is not None:
        others = total(values[key] for key in constraint.left if key in values)
        rest = values[constraint.right] - others
        if (rest.low or 0) >= 0:
            values[missing[0]] = rest
    return Neighbour(report.id, before, values)


def _twin(figure: Figure, report: Report) -> Figure | None:
    """The figure of ``report`` for the same set and the same first day, stated or not; none for a count that
    may fall, of which a neighbour says nothing."""
    counted, start = axes(figure.set), figure.set.period.start
    if figure.set.kind is not CountKind.COUNT:
        return None
    for other in report.figures:
        if axes(other.set) == counted and other.set.period.start == start:
            return other
    return None


def _as_stated(figure: Figure) -> Interval:
    if figure.number is None or figure.interval.high is not None:
        return figure.interval
    return exactly(figure.number)


# Evidence


def weigh(
    corrections: Iterable[CorrectionSet],
    constraint: Constraint,
    neighbours: Iterable[Neighbour],
    report: Report,
    reports: Mapping[str, Report],
    vocabulary: Vocabulary,
) -> tuple[CorrectionSet, ...]:
    """The same corrections, each with the evidence of every neighbour on it."""
    weighed = tuple(corrections)
    for neighbour in neighbours:
        between = _Between(constraint, neighbour, report, reports[neighbour.report], vocabulary)
        given = between.evidence_on(weighed)
        weighed = tuple(map(_with, weighed, given))
    return weighed


def is_spoken_against(correction: CorrectionSet) -> bool:
    """True where the evidence of a neighbouring report rules ``correction`` out."""
    return any(evidence.speaks == "against" for evidence in correction.evidence)


def _with(correction: CorrectionSet, evidence: Evidence) -> CorrectionSet:
    """``correction`` with ``evidence`` that says something.

    A neighbour of weeks later that leaves a matter open, and states nothing of the days between, is no
    evidence."""
    if evidence.speaks == "open" and not _states_anything(evidence):
        return correction
    return replace(correction, evidence=(*correction.evidence, evidence))


def _states_anything(evidence: Evidence) -> bool:
    stated = [bound for _, _, bound in evidence.steps]
    return stated.count(None) < len(stated)


_Step = tuple[str, Interval, Interval | None]
"""A figure, the change that a correction implies, and what is stated of the time between; see
:class:`Evidence`."""


@dataclass(frozen=True, slots=True)
class _WeighedStep:
    """A step; whether the count cannot have changed so, and by how many more than were told of."""

    step: _Step
    impossible: bool
    excess: int


@dataclass(frozen=True)
class _Between:
    """The time between a report and one neighbour, the ``other`` report."""

    constraint: Constraint
    neighbour: Neighbour
    report: Report
    other: Report
    vocabulary: Vocabulary

    @property
    def earlier(self) -> Report:
        return self.other if self.neighbour.before else self.report

    @property
    def later(self) -> Report:
        return self.report if self.neighbour.before else self.other

    def evidence_on(self, corrections: tuple[CorrectionSet, ...]) -> list[Evidence]:
        """The evidence on each of ``corrections``; the open one that needs the fewest untold deaths is spoken
        for."""
        given = [self._evidence(correction) for correction in corrections]
        excesses = sorted(evidence.excess for evidence in given if evidence.speaks == "open")
        states_anything = any(map(_states_anything, given))
        if len(given) == 1 or not states_anything or not excesses or excesses.count(excesses[0]) > 1:
            return given
        return [_spoken_for(evidence, excesses[0]) for evidence in given]

    def _evidence(self, correction: CorrectionSet) -> Evidence:
        weighed = self._as_printed
        changed = {key: self._weighed(key, to) for key, to in correction.forced.items() if key in weighed}
        if changed:
            weighed = {**weighed, **changed}
        steps = tuple([each.step for each in weighed.values()])
        impossible = any(each.impossible for each in weighed.values())
        excess = sum([each.excess for each in weighed.values()])
        return Evidence(self.neighbour.report, "against" if impossible else "open", steps, excess)

    @cached_property
    def _as_printed(self) -> Mapping[str, _WeighedStep]:
        """The step of each figure that the neighbour has, too, with the number as printed."""
        figures = {figure.key: figure for figure in self.report.figures}
        shared = [key for key in keys(self.constraint) if key in self.neighbour.values]
        return {key: self._weighed(key, _here(figures[key])) for key in shared}

    def _weighed(self, key: str, here: Interval) -> _WeighedStep:
        there = self.neighbour.values[key]
        change = here - there if self.neighbour.before else there - here
        step = (key, change, self._told_of[key])
        excess = 0 if key == self.constraint.right else _excess(step)
        return _WeighedStep(step, _is_impossible(change, self._told_of[key]), excess)

    @cached_property
    def _told_of(self) -> Mapping[str, Interval | None]:
        """What the later report states of the time between for each figure that the neighbour has, too."""
        figures = {figure.key: figure for figure in self.report.figures}
        shared = [key for key in keys(self.constraint) if key in self.neighbour.values]
        return {key: self._stated_between(figures[key]) for key in shared}

    def _stated_between(self, figure: Figure) -> Interval | None:
        """The bounds that the later report states of this set for the time between; ``None`` where it states
        none.

        Where its own windows contradict each other, the first of them stand.
        """
        stated = COUNT
        for window in self.later.figures:
            for bound in self._bounds(window, figure):
                stated = stated.meet(bound) or stated
        return None if stated == COUNT else stated

    def _bounds(self, window: Figure, figure: Figure) -> Iterator[Interval]:
        """The bounds on the change of ``figure`` that a ``window`` of the later report makes.

        A window inside the time between bounds it from below, one of the same set that holds all of it from
        above."""
        span = window.set.period
        if span.cumulative or not window.stated:
            return
        start, end = self.earlier.published, self.later.published
        inner = span.start >= start.day and span.end <= end
        outer = span.start <= start.day and span.end >= end
        any_time = replace(window.set, period=figure.set.period)
        if not (inner or outer) or not inside(any_time, figure.set, self.vocabulary):
            return
        if inner:
            yield Interval(window.interval.low, None)
        if outer and axes(window.set) == axes(figure.set):
            yield Interval(0, window.interval.high)


def _spoken_for(evidence: Evidence, least: int) -> Evidence:
    """``evidence``; for the correction where it is the open one with the ``least`` excess."""
    if evidence.speaks == "open" and evidence.excess == least:
        return replace(evidence, speaks="for")
    return evidence


def _excess(step: _Step) -> int:
    """The least number of people of the change of which the report states nothing."""
    _, change, stated = step
    least_stated = stated.low if stated else None
    return max(0, (change.low or 0) - (least_stated or 0))


def _is_impossible(change: Interval, stated: Interval | None) -> bool:
    """True of a count that falls, or that rises by more than the report states of all the time between."""
    if change.high is not None and change.high < 0:
        return True
    return stated is not None and change.above(stated)


def _here(figure: Figure) -> Interval:
    """The number as printed; where that is no one number that the count can be (a range, "<5"), the
    interval."""
    if figure.number is None or is_range(figure) or figure.number not in figure.interval:
        return figure.interval
    return exactly(figure.number)
