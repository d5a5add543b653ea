"""Publishers that have to do with each other: those whose counts one report states.

All constraints but the comparison of two publishers are between counts of one publisher. So what is found of
some publishers does not depend on the reports of the others, unless a report has to do with both."""

from __future__ import annotations

from collections.abc import Iterable

from hasila.model.report import Report


def publishers_of(report: Report) -> frozenset[str]:
    """The publishers with whom ``report`` has to do: its own, and those whose counts it states."""
    return frozenset({report.publisher, *(figure.set.publisher for figure in report.figures)})


def joined_names(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """Each name with the first of those that it is joined to: names of one group are, and so are two groups
    with a name in common."""
    first: dict[str, str] = {}
    for group in groups:
        leaders = sorted({_leader(name, first) for name in group})
        first.update(dict.fromkeys(leaders, leaders[0]))
    return {name: _leader(name, first) for name in first}


def _leader(name: str, first: dict[str, str]) -> str:
    while first.setdefault(name, name) != name:
        name = first[name]
    return name


def related_reports(reports: Iterable[Report]) -> list[tuple[Report, ...]]:
    """The ``reports`` in parts, in their order: two are in one where they have to do with one publisher,
    directly or through others."""
    named = [(report, publishers_of(report)) for report in reports]
    leader = joined_names({publishers for _, publishers in named})
    parts: dict[str, list[Report]] = {}
    for report, _ in named:
        parts.setdefault(leader[report.publisher], []).append(report)
    return list(map(tuple, parts.values()))
