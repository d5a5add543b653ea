"""Remarks made now against those made then: which are new, which stand, how many are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hasila.model.identified_diagnostic import Identity, Remark, Standing


@dataclass(frozen=True, slots=True)
class Compared:
    """Every remark made now, in its order, and how many of those made then are gone."""

    standings: tuple[Standing, ...]
    gone: int

    @property
    def new(self) -> int:
        return sum(one.new for one in self.standings)

    @property
    def standing(self) -> int:
        return len(self.standings) - self.new


def compare(now: Iterable[Remark], then: Iterable[Identity]) -> Compared:
    """Each remark stands or is new. Of equal remarks as many stand as there were then; what remains of those is gone."""
    left = Counter(then)
    standings = []
    for remark in now:
        stood = left[remark.identity] > 0
        left[remark.identity] -= stood
        standings.append(Standing(remark, not stood))
    return Compared(tuple(standings), sum(left.values()))
