"""Whether the numbers of a column only rise, along the days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from hasila.model.data_class import dataclass

_FEWEST_STEPS = 4
_SLIPS = 0.1
"""The part of the steps of a count that only rises that may fall: slips."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a column goes from day to day: ``falls`` of ``steps`` steps, on which it stands lower."""

    steps: int = 0
    falls: int = 0
    rises: int = 0

    @property
    def kind(self) -> Literal["cumulative", "flow", "unclear"]:
        """What it is by its course alone."""
        if self.steps < _FEWEST_STEPS or not self.rises:
            return "unclear"
        if self.falls <= max(1, _SLIPS * self.steps) and self.falls * 4 <= self.rises:
            return "cumulative"
        return "flow"


def course_of(
    values: Sequence[Fraction | None], days: Sequence[date | None], subjects: Sequence[Hashable]
) -> Course:
    """The course of a column, each subject (a place, a group) for itself, in order of days."""
    by_subject: defaultdict[Hashable, list[tuple[date, Fraction]]] = defaultdict(list)
    for value, day, subject in zip(values, days, subjects, strict=True):
        if value is not None and day is not None:
            by_subject[subject].append((day, value))
    steps = [(before, after) for points in by_subject.values() for before, after in _steps(points)]
    falls = sum(1 for before, after in steps if after < before)
    rises = sum(1 for before, after in steps if after > before)
    return Course(len(steps), falls, rises)


def _steps(points: list[tuple[date, Fraction]]) -> list[tuple[Fraction, Fraction]]:
    ordered = sorted(points, key=lambda point: point[0])
    return [(before, after) for (_, before), (_, after) in pairwise(ordered)]
