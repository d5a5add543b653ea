"""Rows that hold all other rows of their day: by their name, or because the others add up to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hasila.ingest.tables.importing.shape import Observations
from hasila.ingest.tables.importing.words import TOTALS, is_word
from hasila.model.data_class import dataclass

_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class Total:
    """The text ``name`` in the key at ``at``: on ``holds`` of ``days`` days the other rows add up to it;
    ``named`` is true where it is a word for all."""

    at: int
    name: str
    holds: int
    days: int
    named: bool

    @property
    def certain(self) -> bool:
        """True where the sums are seen on most days."""
        return self.holds > 0 and self.holds >= _MOSTLY * self.days


def totals_of(seen: Observations, width: int) -> Iterator[Total]:
    """For each of the ``width`` keys the text that holds all others, where there is one."""
    for at in range(width):
        names = list(dict.fromkeys(key[at] for key in seen.keys))
        words = [name for name in names if is_word(name, TOTALS)]
        others = [name for name in names if len(names) > 2 and name not in words]
        found = [total for name in (words or others) if (total := _tried(at, name, bool(words), seen))]
        good = [total for total in found if total.certain or total.named]
        if len(good) == 1:
            yield good[0]


def _tried(at: int, name: str, named: bool, seen: Observations) -> Total | None:
    holds = days = 0
    for values in seen.values.values():
        for whole, parts in _groups(at, name, values, seen):
            if len(parts) > 1:
                days += 1
                holds += sum(parts, Fraction()) == whole
    if not days and not named:
        return None
    return Total(at, name, holds, days, named)


def _groups(
    at: int, name: str, values: Sequence[Fraction | None], seen: Observations
) -> Iterator[tuple[Fraction, list[Fraction]]]:
    """The number of the row ``name`` and those of all other rows, on each day and for each other key."""
    wholes: dict[object, Fraction] = {}
    parts: defaultdict[object, list[Fraction]] = defaultdict(list)
    for day, key, value in zip(seen.days, seen.keys, values, strict=True):
        group: object = (day, *key[:at], *key[at + 1 :])
        if value is not None and key[at] == name:
            wholes[group] = value
        elif value is not None:
            parts[group].append(value)
    for group, whole in wholes.items():
        yield whole, parts[group]
