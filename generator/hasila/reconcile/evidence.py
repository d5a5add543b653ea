"""What the neighbouring reports of a conflict say of each explanation. Evidence is stated, never applied.

An explanation gives every figure of the conflict a value; with a neighbour's figures for the same sets that
makes a change for each part. The later report often tells something of the time between: windows that hold
all of it bound the change from above, new deaths of those days from below. An explanation that breaks a bound
is spoken against; of the others, one is spoken for when it needs fewer untold deaths than each other one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hasila.model.interval import COUNT, Interval, exactly, total
from hasila.model.report import Constraint, CorrectionSet, Evidence, Figure, LawKind, Report, is_range
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.compare import axes, inside


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A report before or after, with its figure for each figure of the conflict that it (or its own sum)
    states.

    An open figure ("at least 309") is taken at its number, a rounded one as its window. ``derived`` are the
    keys whose number the neighbour leaves out, worked out from its total."""

    report: str
    before: bool
    values: Mapping[str, Interval]
    derived: frozenset[str]


def weigh(
    explanations: Iterable[CorrectionSet],
    law: Constraint,
    neighbours: Iterable[Neighbour],
    report: Report,
    reports: Mapping[str, Report],
    vocabulary: Vocabulary,
) -> tuple[CorrectionSet, ...]:
    """The same explanations, each with what every neighbour says of it."""
    explanations = tuple(explanations)
    figures = {figure.key: figure for figure in report.figures}
    for neighbour in neighbours:
        later = report if neighbour.before else reports[neighbour.report]
        between = _Between(figures, law, neighbour, report, reports[neighbour.report], later, vocabulary)
        given = between.compare(explanations)
        explanations = tuple(
            replace(e, evidence=(*e.evidence, g)) if _says_something(g) else e
            for e, g in zip(explanations, given, strict=True)
        )
    return explanations


def _says_something(evidence: Evidence) -> bool:
    """A neighbour of weeks later that leaves a matter open, and tells nothing of the days between, is no
    evidence."""
    return evidence.speaks != "open" or any(told is not None for _, _, told in evidence.steps)


@dataclass(frozen=True, slots=True)
class _Between:
    """The time between a report and one neighbour."""

    figures: Mapping[str, Figure]
    law: Constraint
    neighbour: Neighbour
    report: Report
    other: Report
    later: Report
    vocabulary: Vocabulary

    def compare(self, explanations: tuple[CorrectionSet, ...]) -> tuple[Evidence, ...]:
        given = [self._evidence(explanation) for explanation in explanations]
        possible = sorted(one.excess for one in given if one.speaks == "open")
        tells = any(told is not None for one in given for _, _, told in one.steps)
        leads = tells and len(given) > 1 and possible and possible.count(possible[0]) == 1
        return tuple(
            replace(one, speaks="for")
            if leads and one.speaks == "open" and one.excess == possible[0]
            else one
            for one in given
        )

    def _evidence(self, explanation: CorrectionSet) -> Evidence:
        steps = tuple(
            self._step(key, explanation)
            for key in (*self.law.left, self.law.right)
            if key in self.neighbour.values
        )
        parts = [step for step in steps if step[0] != self.law.right]
        against = any(_impossible(step, told) for _, step, told in steps)
        excess = sum(max(0, (step.low or 0) - (told.low or 0 if told else 0)) for _, step, told in parts)
        return Evidence(self.neighbour.report, "against" if against else "open", steps, excess)

    def _step(self, key: str, explanation: CorrectionSet) -> tuple[str, Interval, Interval | None]:
        figure = self.figures[key]
        here = explanation.forced.get(key, _here(figure))
        there = self.neighbour.values[key]
        return key, here - there if self.neighbour.before else there - here, self._told(figure)

    def _told(self, figure: Figure) -> Interval | None:
        """What the later report tells of this set for the time between; ``None`` where it tells nothing."""
        earlier = self.other if self.neighbour.before else self.report
        start, end = earlier.published, self.later.published
        told = COUNT
        for window in self.later.figures:
            what, span = window.set, window.set.period
            part = (
                not span.cumulative
                and window.stated
                and inside(replace(what, period=figure.set.period), figure.set, self.vocabulary)
            )
            if part and span.start >= start.day and span.end <= end:
                told = Interval(max(told.low or 0, window.interval.low or 0), told.high)
            if part and axes(what) == axes(figure.set) and span.start <= start.day and span.end >= end:
                told = told.meet(Interval(0, window.interval.high)) or told
        return None if told == COUNT else told


def _impossible(step: Interval, told: Interval | None) -> bool:
    """A count that falls, or that rises by more than the report tells of all the time between."""
    falls = step.high is not None and step.high < 0
    return falls or (
        told is not None and told.high is not None and step.low is not None and step.low > told.high
    )


def neighbours_of(
    law: Constraint, figures: Mapping[str, Figure], links: Iterable[Constraint], reports: Mapping[str, Report]
) -> tuple[Neighbour, ...]:
    """The reports just before and after in the series of the figures of ``law``, in order of time; ``links``
    are laws across reports, among them all of these figures."""
    members = (*law.left, law.right)
    found: dict[tuple[str, bool], None] = {}
    for link in links:
        if link.kind is LawKind.RISES and link.right in members:
            found[figures[link.left[0]].report, True] = None
        elif link.kind is LawKind.RISES and link.left[0] in members:
            found[figures[link.right].report, False] = None
    in_time = sorted(found, key=lambda one: (reports[one[0]].published, one))
    return tuple(
        one
        for one in (_neighbour(report, before, law, figures, reports) for report, before in in_time)
        if one.values
    )


def _neighbour(
    report: str, before: bool, law: Constraint, figures: Mapping[str, Figure], reports: Mapping[str, Report]
) -> Neighbour:
    alike = {key: _alike(figures[key], reports[report]) for key in (*law.left, law.right)}
    values = {
        key: _as_said(other) for key, other in alike.items() if other is not None and other.number is not None
    }
    missing = [key for key in law.left if key not in values]
    derived: frozenset[str] = frozenset()
    if (
        law.kind is LawKind.PARTS
        and len(missing) == 1
        and law.right in values
        and alike[missing[0]] is not None
    ):
        rest = values[law.right] - total(values[key] for key in law.left if key in values)
        values, derived = (
            ({**values, missing[0]: rest}, frozenset(missing)) if (rest.low or 0) >= 0 else (values, derived)
        )
    return Neighbour(report, before, values, derived)


def _here(figure: Figure) -> Interval:
    """The number as printed; where that is no one number that the count can be (a range, "<5"), the
    interval."""
    if figure.number is None or is_range(figure) or figure.number not in figure.interval:
        return figure.interval
    return exactly(figure.number)


def _as_said(figure: Figure) -> Interval:
    return (
        figure.interval
        if figure.number is None or figure.interval.high is not None
        else exactly(figure.number)
    )


def _alike(figure: Figure, report: Report) -> Figure | None:
    """The figure of ``report`` for the same set and the same first day, stated or not."""

    def same(other: Figure) -> bool:
        return axes(other.set) == axes(figure.set) and other.set.period.start == figure.set.period.start

    return next((other for other in report.figures if same(other)), None)
