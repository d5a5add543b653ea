"""The publishers' own changes: edited sources and corrections in later reports; each change is checked
anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.model.report import (
    Capture,
    ConstraintResult,
    Figure,
    Finding,
    PublishedCorrection,
    Report,
    Verdict,
)
from hasila.reconcile.constraint_graph import broken, keys
from hasila.reconcile.evaluate import evaluate


def edited(reports: Iterable[Report]) -> Iterator[Finding]:
    """One finding for each earlier capture of an address that differs from what the address says now."""
    for report in reports:
        for capture in report.source.earlier:
            yield _edited(report, capture)


def _edited(report: Report, capture: Capture) -> Finding:
    identity = f"{report.id}--edited-after-{capture.captured}"
    figures = tuple(dict(_changed(report, capture)))
    return Finding(identity, Verdict.EDITED, report.id, (), figures, None, (), (), capture.location)


def _changed(report: Report, capture: Capture) -> Iterator[tuple[str, Interval]]:
    """The figures that another capture stated otherwise, with what it stated."""
    for figure in report.figures:
        mention = capture.said.get(figure.id)
        if mention and (mention.number, mention.interval) != (figure.number, figure.interval):
            yield figure.key, mention.interval


def corrections(
    reports: Iterable[Report], figures: Mapping[str, Figure], checked: Mapping[str, ConstraintResult]
) -> Iterator[PublishedCorrection]:
    """Every change of a figure by its publisher, with the constraints that it mends and those that it
    breaks. What one report corrects is corrected at once: a total and its part may agree only together."""
    by_report = [list(_changes(report, figures)) for report in reports]
    changed = {change.figure for changes in by_report for change in changes}
    results = _results_at(changed, checked.values())
    for changes in by_report:
        corrected = [change for change in changes if change.by]
        for change in changes:
            together = corrected if change.by else [change]
            yield _checked_anew(change, together, figures, results[change.figure])


@dataclass(frozen=True, slots=True)
class _Change:
    """A figure (a key) that its publisher changed; ``by`` is the figure that corrects it, ``None`` where the
    source was edited."""

    figure: str
    by: str | None
    before: Interval
    after: Interval


def _changes(report: Report, figures: Mapping[str, Figure]) -> Iterator[_Change]:
    """The changes of edits of the source, then those that figures of the report make to earlier ones."""
    for capture in report.source.earlier:
        for key, before in _changed(report, capture):
            after = figures[key].interval
            yield _Change(key, None, before, after)
    for figure in report.figures:
        corrected = figures.get(figure.corrects.key) if figure.corrects else None
        if corrected:
            yield _Change(corrected.key, figure.key, corrected.interval, figure.interval)


def _results_at(
    figures: set[str], checked: Iterable[ConstraintResult]
) -> Mapping[str, Sequence[ConstraintResult]]:
    """The results of the constraints at each of ``figures``, by key."""
    results: dict[str, list[ConstraintResult]] = {key: [] for key in figures}
    for result in checked if figures else ():
        for key in figures.intersection(keys(result.constraint)):
            results[key].append(result)
    return results


def _checked_anew(
    change: _Change,
    together: Sequence[_Change],
    figures: Mapping[str, Figure],
    results: Iterable[ConstraintResult],
) -> PublishedCorrection:
    """The change with what it mends and breaks among those made ``together``; constraints of the correcting
    figures themselves do not judge it."""
    correcting = {one.by for one in together}
    judging = [result for result in results if correcting.isdisjoint(keys(result.constraint))]
    stated = broken(judging)
    tried = _broken_with(together, figures, judging)
    before, after = stated, tried
    if change.by is None:
        before, after = tried, stated
    names = [result.constraint.id for result in judging]
    mends = _in_order(before - after, names)
    breaks = _in_order(after - before, names)
    return PublishedCorrection(change.figure, change.by, change.before, change.after, mends, breaks)


def _in_order(chosen: set[str], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in chosen)


def _broken_with(
    changes: Iterable[_Change], figures: Mapping[str, Figure], results: Iterable[ConstraintResult]
) -> set[str]:
    """The constraints (by id) that are broken once the figures have their other values."""
    tried = dict(figures)
    for change in changes:
        # an edited source states the new value already, a corrected figure still states the old one
        value = change.after if change.by else change.before
        tried[change.figure] = replace(figures[change.figure], interval=value, number=value.value)
    return broken(evaluate(result.constraint, tried) for result in results)
