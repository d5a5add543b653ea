"""The difference between two states of a site as data, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hasila.build.examining import Examined
from hasila.model.report import Closure, Figure, Finding, Series
from hasila.model.site_diff import EntryDiff, FigureDiff, FindingDiff, ReportDiff, SeriesDiff, SiteDiff

Data = dict[str, Any]


def diff_data(diff: SiteDiff, then: Examined, now: Examined) -> Data:
    """``diff`` by kind. A value is ``number``, ``low``, ``high`` and ``qualifier``, as in the data of the
    site; ``null`` stands where there was, or is, none."""
    before, after = then.ledger.figures, now.ledger.figures
    data: Data = {"unread": list(diff.unread)}
    data["reports"] = list(map(_report, diff.reports))
    data["figures"] = list(map(_figure, diff.figures))
    data["series"] = [_series(change, before, after) for change in diff.series]
    data["findings"] = list(map(_finding, diff.findings))
    data["vocabulary"] = list(map(_entry, diff.entries))
    return data


def _report(change: ReportDiff) -> Data:
    report = change.after or change.before
    return {"event": change.event, "id": report and report.id, "parts": list(change.parts)}


def _figure(change: FigureDiff) -> Data:
    data: Data = {"event": change.event, "id": change.figure.key}
    data["before"], data["after"] = _value(change.before), _value(change.after)
    data["edit"] = change.edit or None
    data["silent"] = change.silent
    return data


def _value(figure: Figure | None) -> Data | None:
    if figure is None or not figure.stated:
        return None
    low, high = figure.interval.low, figure.interval.high
    return {"number": figure.number, "low": low, "high": high, "qualifier": figure.qualifier}


def _series(change: SeriesDiff, before: Mapping[str, Figure], after: Mapping[str, Figure]) -> Data:
    series = change.after or change.before
    data: Data = {"event": change.event, "id": series and series.id}
    data["before"] = _latest(change.before, before)
    data["after"] = _latest(change.after, after)
    return data


def _latest(series: Series | None, figures: Mapping[str, Figure]) -> Data | None:
    """The latest point of a series: its figure and the value of that."""
    if series is None:
        return None
    key = series.points[-1]
    return {"figure": key, "value": _value(figures[key])}


def _finding(change: FindingDiff) -> Data:
    finding = change.after or change.before
    data: Data = {"event": change.event, "id": finding and finding.id}
    data["verdict"] = finding and finding.verdict
    data["by_figures"] = [figure.figure.key for figure in change.figures]
    data["by_reports"] = list(change.reports)
    data["into"] = change.into or None
    data["closure"] = _closure(change.after)
    return data


def _closure(finding: Finding | None) -> Data | None:
    """What closes a finding: its ground, the figure of the correction, the address of the reason."""
    closure: Closure | None = finding.closure if finding else None
    if closure is None:
        return None
    explained = closure.explained
    return {"ground": closure.ground, "by": closure.by, "source": explained.source if explained else None}


def _entry(change: EntryDiff) -> Data:
    return {"event": change.event, "table": change.table, "id": change.id}
