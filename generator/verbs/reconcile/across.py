"""The laws across reports: counts that rise, steps that fit the days between, publishers who count the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from generator.nouns.model import Figure, Law, LawKind, Report, Series
from generator.nouns.period import Moment
from generator.site.vocabulary import Vocabulary
from generator.verbs.reconcile.compare import Axes, axes, comparable

_Groups = Mapping[Any, list[Figure]]


def laws_across(reports: Iterable[Report], vocabulary: Vocabulary) -> tuple[Law, ...]:
    """Every law between figures of different reports; ``reports`` in order of publication."""
    reports = tuple(reports)
    known = {report.id: report.published for report in reports}
    figures = [figure for report in reports for figure in comparable(report) if figure.stated]
    return (*_rises(figures, known), *_steps(figures, known), *_sources(figures, known))


def series_of(reports: Iterable[Report]) -> tuple[Series, ...]:
    """The cumulative figures by set and first day, each with its points in order of time."""
    reports = tuple(reports)
    known = {report.id: report.published for report in reports}
    figures = [
        figure
        for report in reports
        for figure in comparable(report)
        if figure.stated and figure.set.period.cumulative
    ]
    groups = _grouped(figures, lambda figure: (axes(figure.set), figure.set.period.start))
    named = [_series(group, known) for group in groups.values()]
    return tuple(sorted(named, key=lambda series: series.id))


def _series(group: list[Figure], known: Mapping[str, Moment]) -> Series:
    ordered = _one_a_report(_in_time(group, known))
    what = ordered[0].set
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
        "-".join(word for word in words if word), what.publisher, what.measure, what.who, what.where, what.cause,
        what.population, what.period.anchor or "", what.period.start, tuple(figure.key for figure in ordered),
    )  # fmt: skip


def _grouped(figures: Iterable[Figure], key: Callable[[Figure], Any]) -> _Groups:
    groups: dict[Any, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[key(figure)].append(figure)
    return groups


def _several(groups: _Groups) -> Iterator[list[Figure]]:
    """The groups of more than one figure: one alone has nothing to be compared with."""
    return (group for group in groups.values() if len(group) > 1)


def _in_time(figures: Iterable[Figure], known: Mapping[str, Moment]) -> list[Figure]:
    """By the end of what is counted, then by when it was said (a later report knows more of the same days)."""
    def time(figure: Figure) -> tuple[date, int, date, int, str]:
        end, said = figure.set.period.end, known[figure.report]
        return end.day, end.order, said.day, said.order, figure.key

    return sorted(figures, key=time)


def _rises(figures: list[Figure], known: Mapping[str, Moment]) -> Iterator[Law]:
    """Same set, same first day: what ends later, or is known later, is not less. Rolling windows only with themselves."""

    def key(figure: Figure) -> tuple[Axes, Any, Any]:
        period = figure.set.period
        return axes(figure.set), period.start, (period.hours, period.end) if period.nominal else None

    for group in _several(_grouped(figures, key)):
        for earlier, later in pairwise(_one_a_report(_in_time(group, known))):
            yield _law(LawKind.RISES, (earlier,), "<=", later)


def _one_a_report(ordered: list[Figure]) -> list[Figure]:
    """Each report's most exact wording of the set; that its wordings agree is checked inside the report."""
    chosen: dict[str, Figure] = {}
    for figure in ordered:
        if figure.report not in chosen or chosen[figure.report].interval.value is None:
            chosen[figure.report] = figure
    return list(chosen.values())


def _steps(figures: list[Figure], known: Mapping[str, Moment]) -> Iterator[Law]:
    """Two neighbouring points of a series, and a figure of the later report for days between them."""
    windows = _grouped(
        (f for f in figures if not f.set.period.cumulative), lambda figure: (figure.report, axes(figure.set))
    )
    cumulative = (figure for figure in figures if figure.set.period.cumulative)
    for group in _several(_grouped(cumulative, lambda figure: (axes(figure.set), figure.set.period.start))):
        for earlier, later in pairwise(_one_a_report(_in_time(group, known))):
            for window in windows.get((later.report, axes(later.set)), ()):
                op = _fits(earlier, later, window)
                if op:
                    yield _law(LawKind.STEP, (earlier, window), op, later)


def _fits(earlier: Figure, later: Figure, window: Figure) -> str | None:
    """How ``earlier + window`` stands to ``later``: ``=`` when the window is just what lies between the two ends,
    ``<=`` when it lies inside, ``>=`` when it holds all of it, ``None`` when it only overlaps."""
    first, last, span = earlier.set.period.end, later.set.period.end, window.set.period
    if span.end > last or first >= last:
        return None
    holds_all = span.start <= first.day and span.end == last
    whole_days = first.day < span.start
    if whole_days and (span.start - first.day).days == 1 and span.end == last:
        return "="
    return "<=" if whole_days else ">=" if holds_all else None


def _sources(figures: list[Figure], known: Mapping[str, Moment]) -> Iterator[Law]:
    """The last word of each of two publishers on one set that ends on one day."""

    def key(figure: Figure) -> tuple[Any, ...]:
        return (*axes(figure.set)[1:], figure.set.period.start, figure.set.period.end.day)

    for group in _several(_grouped(figures, key)):
        last = {figure.set.publisher: figure for figure in _in_time(group, known)}
        for one, other in pairwise(
            sorted(last.values(), key=lambda figure: (known[figure.report], figure.key))
        ):
            yield _law(LawKind.SOURCES, (one,), "=", other)


def _law(kind: LawKind, left: tuple[Figure, ...], op: str, later: Figure) -> Law:
    reports = tuple(dict.fromkeys([*(one.report for one in left), later.report]))
    name = "-".join([f"{one.report}-{one.id}" for one in left])
    return Law(
        f"{later.report}--{kind}-{later.id}-from-{name}",
        kind,
        tuple([one.key for one in left]),
        op,
        later.key,
        reports,
        kind.value,
        later.place,
    )
