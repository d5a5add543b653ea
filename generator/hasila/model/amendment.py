"""A signed change of an earlier count, and the sum that does not fit with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.interval import Interval


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a publisher took from an earlier count of its own (``by`` below 0), or added to it, without
    stating the count anew: "2 of the 12 were counted twice". It is no count of people.

    ``report`` (an id) says it on the day ``on``, in ``words`` by language; ``figure`` is the key of the
    earlier count. It is ``net`` where it is all that changed a running count since the report before, as a
    number below 0 in a column of daily counts is."""

    report: str
    on: date
    figure: str
    by: int
    words: Mapping[str, str]
    location: Location
    net: bool = False


def changed_by(amendment: Amendment, amendments: Iterable[Amendment]) -> int:
    """By how many the count is another with ``amendment`` and those of ``amendments``, in the order in which
    they were said, that changed it before."""
    changed = 0
    for earlier in amendments:
        if earlier == amendment:
            break
        changed += earlier.by if earlier.figure == amendment.figure else 0
    return changed + amendment.by


@dataclass(frozen=True, slots=True)
class AmendedSum:
    """Earlier counts (``figures``, keys) that changed ``by`` so many, and what the change does not fit:
    the count ``right`` (a key), to which ``made`` should stand in the relation ``op``; ``None`` where
    fewer than nobody would be left."""

    figures: tuple[str, ...]
    by: int
    made: Interval
    op: str
    right: str | None
