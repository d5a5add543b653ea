"""The course of a series as a line of a few millimetres, beside its name in a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hasila.model.svg import number

WIDTH, HEIGHT, EDGE = 60, 16, 1
"""Units of the drawing; the line keeps ``EDGE`` from its borders."""
MOST = 24
"""Points that a line this short can show."""

Course = Sequence[tuple[date, int]]
"""The days of a series and its counts, in order of time."""


def thinned(course: Course) -> tuple[tuple[date, int], ...]:
    """At most :data:`MOST` points of ``course``: the last of each of as many equal parts."""
    count = min(MOST, len(course))
    ends = (len(course) * part // count for part in range(1, count + 1))
    return tuple(course[end - 1] for end in ends)


def sparkline(course: Course) -> str:
    """The path of ``course``: a step up or down at each count, from the bottom, which is 0. Empty where there
    is only one day, or nothing was counted."""
    first, last = course[0][0], course[-1][0]
    most = max(count for _, count in course)
    if first == last or most == 0:
        return ""
    width, height = WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE
    across = width / (last - first).days
    upward = height / most
    corners = []
    for day, count in course:
        x = EDGE + (day - first).days * across
        y = HEIGHT - EDGE - count * upward
        corners.append((number(x), number(y)))
    (start, foot), *later = corners
    steps = "".join(f"H{x}V{y}" for x, y in later)
    return f"M{start} {foot}{steps}"
