"""Two columns that are described as one count, and state different numbers row after row: then the
description does not say what tells them apart, and no publisher is at fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hasila.ingest.fields import Diagnostics
from hasila.ingest.tables.description import Description
from hasila.model.diagnostics import Location
from hasila.model.report import Figure, FigureSet, Report

_FEWEST = 3
"""Reports in which two columns must differ at the least: fewer can be slips of the publisher."""
_MOST_READ = 200
"""Reports that are looked at, evenly chosen: enough to see what holds row after row."""

Pair = tuple[str, str]


def refuse_alike(reports: Sequence[Report], description: Description, diagnostics: Diagnostics) -> bool:
    """A mistake for each two figures of the description that count the same set and cannot both be true in
    most of the reports that state both; true where there are such."""
    together: Counter[Pair] = Counter()
    apart: Counter[Pair] = Counter()
    for report in reports[:: max(1, len(reports) // _MOST_READ)]:
        for one, other in _pairs(report.figures):
            together[one.id, other.id] += 1
            apart[one.id, other.id] += one.interval.meet(other.interval) is None
    places = {key.text: key.location for key in description.figure_ids}
    alike = [pair for pair in apart if apart[pair] >= _FEWEST and together[pair] < 2 * apart[pair]]
    told = [_tell(pair, f"{apart[pair]} of {together[pair]}", places, diagnostics) for pair in alike]
    return any(told)


def _pairs(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The figures of a report that count the same set, each with the first of them."""
    firsts: dict[FigureSet, Figure] = {}
    for figure in figures:
        if figure.stated:
            first = firsts.setdefault(figure.set, figure)
            if first is not figure:
                yield first, figure


def _tell(pair: Pair, seen: str, places: dict[str, Location], diagnostics: Diagnostics) -> bool:
    """Point out the pair; false of figures of one column, which its rows tell apart."""
    one, other = pair
    place = places.get(other) or places.get(one)
    if place is None:
        return False
    message = f"`{one}` and `{other}` are described as one count, and differ in {seen} reports"
    hint = (
        "say at one of them what tells them apart (`counts`, `who`, `where`, `when`, `population`), or leave "
        "its column out under `ignore`"
    )
    diagnostics.write(place, "described-alike", message, hint)
    return True
