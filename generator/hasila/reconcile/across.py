"""The laws across reports: counts that rise, steps that fit the days between, publishers who count the
same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from hasila.model.joined import joined
from hasila.model.period import Moment
from hasila.model.report import Constraint, Figure, LawKind, Series
from hasila.reconcile.compare import Groups


def laws_across(groups: Groups, known: Mapping[str, Moment]) -> tuple[Constraint, ...]:
    """Every law between figures of different reports; ``known`` is when each report was published."""
    return (*_rises(groups), *_steps(groups), *_sources(groups, known))


def series_of(groups: Groups) -> tuple[Series, ...]:
    """The cumulative figures by set and first day, each with its points in order of time."""
    named = [_series(course) for group in groups.values() for course in _courses(group)]
    return tuple(sorted(named, key=lambda series: series.id))


def _series(course: list[Figure]) -> Series:
    what = course[0].set
    words = (
        what.publisher,
        what.measure,
        what.who,
        what.where,
        what.cause,
        what.population,
        "since",
        what.period.anchor,
    )
    return Series(
        joined("-".join(word for word in words if word)), what.publisher, what.measure, what.who, what.where, what.cause,
        what.population, what.period.anchor or "", what.period.start, tuple(figure.key for figure in course),
    )  # fmt: skip


def _split(figures: Iterable[Figure], key: Callable[[Figure], Any]) -> Iterator[list[Figure]]:
    groups: dict[Any, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[key(figure)].append(figure)
    return iter(groups.values())


def _in_time(figures: Iterable[Figure]) -> list[Figure]:
    """By the end of what is counted; of one end as they were said (a later report knows more of the same
    days)."""

    def end(figure: Figure) -> tuple[date, int]:
        moment = figure.set.period.end
        return moment.day, moment.order

    return sorted(figures, key=end)


def _one_a_report(ordered: list[Figure]) -> list[Figure]:
    """Each report's most exact wording of the set; that its wordings agree is checked inside the report."""
    chosen: dict[str, Figure] = {}
    for figure in ordered:
        if figure.report not in chosen or chosen[figure.report].interval.value is None:
            chosen[figure.report] = figure
    return list(chosen.values())


def _courses(group: Iterable[Figure]) -> Iterator[list[Figure]]:
    """The running counts among the figures of one group: those since one day, in order of time, one a
    report."""
    running = (figure for figure in group if figure.set.period.cumulative)
    for course in _split(running, lambda figure: figure.set.period.start):
        yield _one_a_report(_in_time(course))


def _rises(groups: Groups) -> Iterator[Constraint]:
    """Same set, same first day: what ends later, or is known later, is not less. Rolling windows only with
    themselves."""

    def begin(figure: Figure) -> tuple[Any, ...]:
        period = figure.set.period
        return (period.start, period.hours, period.end) if period.nominal else (period.start,)

    for group in groups.values():
        for alike in _split(group, begin):
            if len(alike) > 1:
                for earlier, later in pairwise(_one_a_report(_in_time(alike))):
                    yield _law(LawKind.RISES, (earlier,), "<=", later)


def _steps(groups: Groups) -> Iterator[Constraint]:
    """Two neighbouring points of a series, and a figure of the later report for days between them."""
    for group in groups.values():
        windows: dict[str, list[Figure]] = defaultdict(list)
        for figure in group:
            if not figure.set.period.cumulative:
                windows[figure.report].append(figure)
        for course in _courses(group) if windows else ():
            for earlier, later in pairwise(course):
                yield from _steps_between(earlier, later, windows.get(later.report, ()))


def _steps_between(earlier: Figure, later: Figure, windows: Iterable[Figure]) -> Iterator[Constraint]:
    for window in windows:
        op = _fits(earlier, later, window)
        if op:
            yield _law(LawKind.STEP, (earlier, window), op, later)


def _fits(earlier: Figure, later: Figure, window: Figure) -> str | None:
    """How ``earlier + window`` stands to ``later``: ``=`` when the window is just what lies between the two
    ends, ``<=`` when it lies inside, ``>=`` when it holds all of it, ``None`` when it only overlaps."""
    first, last, span = earlier.set.period.end, later.set.period.end, window.set.period
    if span.end > last or first >= last:
        return None
    holds_all = span.start <= first.day and span.end == last
    whole_days = first.day < span.start
    if whole_days and (span.start - first.day).days == 1 and span.end == last:
        return "="
    return "<=" if whole_days else ">=" if holds_all else None


def _sources(groups: Groups, known: Mapping[str, Moment]) -> Iterator[Constraint]:
    """The last word of each of two publishers on one set that ends on one day."""
    counted: dict[tuple[Any, ...], list[Figure]] = defaultdict(list)
    for (_, *what), group in groups.items():
        counted[tuple(what)] += group

    def said(figure: Figure) -> tuple[Moment, str]:
        return known[figure.report], figure.key

    for figures in counted.values():
        if len({figure.set.publisher for figure in figures}) > 1:
            ordered = _in_time(sorted(figures, key=said))
            for same in _split(ordered, lambda figure: (figure.set.period.start, figure.set.period.end.day)):
                last = {figure.set.publisher: figure for figure in same}
                for one, other in pairwise(sorted(last.values(), key=said)):
                    yield _law(LawKind.SOURCES, (one,), "=", other)


def _law(kind: LawKind, left: tuple[Figure, ...], op: str, later: Figure) -> Constraint:
    reports = tuple(dict.fromkeys([*(one.report for one in left), later.report]))
    name = "-".join([f"{one.report}-{one.id}" for one in left])
    return Constraint(
        joined(f"{later.report}--{kind}-{later.id}-from-{name}"),
        kind,
        tuple([one.key for one in left]),
        op,
        later.key,
        reports,
        kind.value,
        later.place,
    )
