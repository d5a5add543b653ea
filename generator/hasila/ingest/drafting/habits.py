"""Where a publisher counted in its earlier reports: a draft proposes the same, and asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from hasila.model.report import Report


def usual_places(reports: Iterable[Report], publisher: str, before: date) -> Mapping[str, str]:
    """For each named first day ("since escalation") the place of the publisher's latest report, where all of
    its counts since that day have one; under "" the place that its latest report is mostly about, of
    those that two of its reports were about.
    """
    places: dict[str, str] = {}
    about = ""
    times: Counter[str] = Counter()
    earlier = [one for one in reports if one.publisher == publisher and one.published.day < before]
    for report in sorted(earlier, key=_day):
        common = _common(report)
        times[common] += 1
        about = common if common and times[common] > 1 else about
        places.update(_since(report))
    return {**places, "": about} if about else places


def _day(report: Report) -> date:
    return report.published.day


def _common(report: Report) -> str:
    """The place that most figures of the report have; "" where most have none."""
    places = Counter(figure.set.where for figure in report.figures)
    ranked = places.most_common(1)
    return ranked[0][0] or "" if ranked else ""


def _since(report: Report) -> dict[str, str]:
    """The one place of all counts since each named day."""
    said: dict[str, set[str]] = {}
    for figure in report.figures:
        anchor, where = figure.set.period.anchor, figure.set.where
        if anchor:
            said.setdefault(f"since {anchor}", set()).add(where or "")
    single = ((when, places.pop()) for when, places in said.items() if len(places) == 1)
    return {when: place for when, place in single if place}
