"""Where a publisher counted in its earlier reports: a draft proposes the same, and asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from hasila.model.report import Report
from hasila.model.vocabulary import Vocabulary

_WIDE = ("zone", "area", "governorate", "country", "region", "province", "district")
"""Kinds of places that a publisher's reports are about; a town is that of one event."""


def usual_places(
    reports: Iterable[Report], publisher: str, before: date, vocabulary: Vocabulary
) -> Mapping[str, str]:
    """For each named first day ("since escalation") the place of the publisher's latest report, where all of
    its counts since that day have one; under "" the wide place that two of its reports were
    about, going back from the latest.
    """
    places: dict[str, str] = {}
    about: list[str] = []
    earlier = [one for one in reports if one.publisher == publisher and one.published.day < before]
    for report in sorted(earlier, key=_day):
        common = _common(report)
        if common in vocabulary.places and vocabulary.places[common].kind in _WIDE:
            about.append(common)
        places.update(_since(report))
    common = _told_twice(reversed(about))
    return {**places, "": common} if common else places


def _told_twice(about: Iterable[str]) -> str:
    """The first of the places, the latest first, that comes a second time; "" where none does."""
    seen: set[str] = set()
    for place in about:
        if place in seen:
            return place
        seen.add(place)
    return ""


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
