"""The points of a long course that can be seen: where many fall into one column of the drawing, the lowest
and the highest of them, and each that is in conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from hasila.model.drawing import Point


def seen(points: tuple[Point, ...], columns: int) -> tuple[Point, ...]:
    """``points``, which are in order of time, as far as they can be told apart in so many columns of equal
    time; the first and the last always."""
    if len(points) <= 2 * columns:
        return points
    return tuple(_seen(points, columns))


def _seen(points: tuple[Point, ...], columns: int) -> Iterator[Point]:
    ends = (points[0], points[-1])
    start = points[0].day.toordinal()
    days = max(1, points[-1].day.toordinal() - start)

    def column(point: Point) -> int:
        return (point.day.toordinal() - start) * columns // days

    for _, group in groupby(points, key=column):
        together = list(group)
        kept = set(map(id, (*ends, *_extremes(together))))
        yield from (point for point in together if id(point) in kept or point.conflict)


def _extremes(points: Iterable[Point]) -> Iterator[Point]:
    """The lowest and the highest of ``points``; one without a number, where none has one."""
    ordered = sorted(points, key=_height)
    yield ordered[0]
    yield ordered[-1]


def _height(point: Point) -> int:
    return -1 if point.number is None else point.number
