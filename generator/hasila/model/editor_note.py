"""A note: something in the published figures that an editor may want to look at, though no law is broken by
it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location


class NoteKind(StrEnum):
    """The kind of a note; its value is a code that ``hasila explain`` describes. Behind each, its
    ``numbers``: counts of people, or of days, hours and reports where the name says so."""

    RATE = "rate-outlier"  # change, days, usual: the change that the median pace would make of those days
    PART = "part-repeats"  # stated, reports, whole_before, whole_after
    TOTAL = "total-repeats"  # stated, told: what the report itself tells of the time between
    LONGER = "window-fits-longer"  # stated, hours, days
    GAP = "window-gap"  # hours, days, hours_apart
    OVERLAP = "window-overlap"  # hours, days, hours_apart


@dataclass(frozen=True, slots=True)
class Note:
    """``report`` is the latest that takes part, ``figures`` are keys in the order in which the text names
    them, and ``place`` is where the last of the counted figure stands."""

    kind: NoteKind
    report: str
    figures: tuple[str, ...]
    numbers: Mapping[str, int]
    location: Location
