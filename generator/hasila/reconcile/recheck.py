"""What publishers changed themselves: edited sources, corrections in later reports; and each change checked
anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hasila.model.interval import Interval
from hasila.model.report import (
    Capture,
    ConstraintResult,
    Figure,
    Finding,
    PublishedCorrection,
    Report,
    Status,
    Verdict,
)
from hasila.reconcile.evaluate import evaluate


def edited(reports: Iterable[Report]) -> Iterator[Finding]:
    """One finding for each earlier capture of an address that differs from what the address says now."""
    for report in reports:
        for capture in report.source.earlier:
            figures = tuple(key for key, _ in _changed(report, capture))
            yield Finding(
                f"{report.id}--edited-after-{capture.captured}", Verdict.EDITED, report.id, (), figures, None, (), (), capture.place,
            )  # fmt: skip


def _changed(report: Report, capture: Capture) -> Iterator[tuple[str, Interval]]:
    """The figures that another capture stated otherwise, with what it stated."""
    for figure in report.figures:
        said = capture.said.get(figure.id)
        if said and (said.number, said.interval) != (figure.number, figure.interval):
            yield figure.key, said.interval


def corrections(
    reports: Iterable[Report], figures: Mapping[str, Figure], checked: Mapping[str, ConstraintResult]
) -> Iterator[PublishedCorrection]:
    """Every change of a figure by its publisher, with the laws that it mends and those that it breaks."""
    reports = tuple(reports)
    by_figure: dict[str, list[ConstraintResult]] = {
        key: [] for report in reports for key in _questioned(report)
    }
    for one in checked.values():
        for key in by_figure.keys() & {*one.law.left, one.law.right} if by_figure else ():
            by_figure[key].append(one)
    for report in reports:
        for capture in report.source.earlier:
            for key, before in _changed(report, capture):
                yield _edit(figures, key, before, by_figure.get(key, []))
        for figure in report.figures:
            if figure.corrects and figure.corrects.key in figures:
                yield _corrected(figures, figure, by_figure.get(figure.corrects.key, []))


def _questioned(report: Report) -> Iterator[str]:
    """The figures that the report corrects, or that its source once stated otherwise."""
    yield from (figure.corrects.key for figure in report.figures if figure.corrects)
    yield from (key for capture in report.source.earlier for key, _ in _changed(report, capture))


def _edit(
    figures: Mapping[str, Figure], key: str, before: Interval, laws: list[ConstraintResult]
) -> PublishedCorrection:
    now = {one.law.id: one.outcome is Status.BROKEN for one in laws}
    then = _broken(figures, key, before, laws)
    return _change(key, None, before, figures[key].interval, then, now)


def _corrected(
    figures: Mapping[str, Figure], by: Figure, laws: list[ConstraintResult]
) -> PublishedCorrection:
    key = by.corrects.key if by.corrects else ""
    others = [one for one in laws if by.key not in (*one.law.left, one.law.right)]  # it does not judge itself
    now = {one.law.id: one.outcome is Status.BROKEN for one in others}
    then = _broken(figures, key, by.interval, others)
    return _change(key, by.key, figures[key].interval, by.interval, now, then)


def _change(
    key: str,
    by: str | None,
    before: Interval,
    after: Interval,
    old: Mapping[str, bool],
    new: Mapping[str, bool],
) -> PublishedCorrection:
    mends = tuple(law for law in old if old[law] and not new[law])
    breaks = tuple(law for law in old if new[law] and not old[law])
    return PublishedCorrection(key, by, before, after, mends, breaks)


def _broken(
    figures: Mapping[str, Figure], key: str, value: Interval, laws: list[ConstraintResult]
) -> dict[str, bool]:
    """Law id → whether it is broken once the figure has another value."""
    tried = {**figures, key: replace(figures[key], interval=value, number=value.value)}
    return {one.law.id: evaluate(one.law, tried).outcome is Status.BROKEN for one in laws}
