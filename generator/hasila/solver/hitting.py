"""Smallest sets that touch every conflict, best first, with conflicts that only turn up on the way.

Reiter's hitting-set tree (1987), walked in the order of cost like A*: the estimate for what is still missing is
a packing of conflicts that share nothing, each of which needs a figure of its own. A set that touches all known
conflicts is put to the question; the answer is either "resolved" (then it is a minimal correction set) or one
more conflict. When the tree is exhausted, the known conflicts are all there are (the duality of minimal conflicts
and minimal corrections: Reiter 1987; MARCO, Liffiton et al. 2016, uses the same).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TypeVar

from hasila.solver.meter import Meter

T = TypeVar("T")
Figures = frozenset[int]
Cost = tuple[int, int]
FEW = 64
Question = Callable[[Figures], Figures | bool | None]
"""Of a set of released figures: True if that resolves everything, a conflict it leaves, None if undecided."""


@dataclass(frozen=True, slots=True)
class Price:
    """What a set of figures costs: (how many, total weight), or (total weight, how many) with ``lightest``."""

    weights: Sequence[int]
    lightest: bool = False

    def of(self, figures: Iterable[int]) -> Cost:
        each = [self.weights[f] for f in figures]
        return (sum(each), len(each)) if self.lightest else (len(each), sum(each))


class Tree:
    """The walk itself: give it conflicts, take minimal correction sets from it, cheapest first."""

    __slots__ = ("conflicts", "floor", "found", "price", "queue", "seen")

    def __init__(self, price: Price, conflicts: Iterable[Figures]) -> None:
        self.price = price
        self.conflicts = list(conflicts)
        self.found: list[Figures] = []
        self.seen: set[Figures] = set()
        self.queue: list[tuple[Cost, tuple[int, ...]]] = []
        self.floor: Cost = (0, 0)
        self._push(frozenset(), (0, 0))

    def best(self, meter: Meter | None = None) -> Figures | None:
        """The cheapest set that touches all known conflicts and holds no set already found.

        ``None`` when there is none left, or when the meter ran empty (then ``queue`` is not empty).
        """
        while self.queue and (meter is None or meter.spend(1 + len(self.conflicts))):
            cost, members = heappop(self.queue)
            node = frozenset(members)
            if any(known <= node for known in self.found):
                continue
            if (estimate := self._estimate(node)) > cost:
                heappush(self.queue, (estimate, members))
                continue
            self.floor = cost
            missed = next((c for c in self.conflicts if not c & node), None)
            if missed is None:
                return node
            for figure in sorted(missed):
                self._push(node | {figure}, cost)
        return None

    def resolve(self, node: Figures) -> None:
        """``node`` is a correction set: no set that contains it is of interest any more."""
        self.found.append(node)

    def refute(self, node: Figures, conflict: Figures) -> None:
        """``node`` leaves ``conflict``: remember it, and go on from ``node`` and from each set found that does not touch it.

        (A question looks around the released figures only; a conflict beside them turns up with another node.)
        """
        self.conflicts.append(conflict)
        heappush(self.queue, (self.floor, tuple(sorted(node))))
        for lapsed in [one for one in self.found if not one & conflict]:
            self.found.remove(lapsed)
            heappush(self.queue, (self.price.of(lapsed), tuple(sorted(lapsed))))

    def _push(self, node: Figures, least: Cost) -> None:
        """Queue ``node``, which costs ``least`` or more; what it really costs is estimated when its turn comes."""
        if node not in self.seen:
            self.seen.add(node)
            heappush(self.queue, (max(least, self.price.of(node)), tuple(sorted(node))))

    def _estimate(self, node: Figures) -> Cost:
        apart: list[int] = []
        taken: set[int] = set()
        for conflict in self.conflicts:
            if not conflict & node and not conflict & taken:
                taken |= conflict
                apart.append(min(conflict, key=lambda f: self.price.weights[f]))
        return self.price.of([*node, *apart])


def shared_parts(sets: Iterable[Figures]) -> list[list[Figures]]:
    """Sets put together that share a member, directly or through others; in canonical order."""
    parts: dict[int, list[Figures]] = {}
    part_of: dict[int, int] = {}
    for number, one in enumerate(sets):
        touching = sorted(
            {part_of[member] for member in one if member in part_of}, key=lambda part: -len(parts[part])
        )
        home = touching[0] if touching else number
        moved = [one, *(other for part in touching[1:] for other in parts.pop(part))]
        parts.setdefault(home, []).extend(moved)
        part_of.update((member, home) for other in moved for member in other)
    groups = (sorted(group, key=sorted) for group in parts.values())
    return sorted(groups, key=lambda group: sorted(group[0]))


def minimal_only(sets: Iterable[Figures]) -> list[Figures]:
    """Those that contain none of the others."""
    kept: list[Figures] = []
    for one in sorted(sets, key=lambda s: (len(s), sorted(s))):
        if not any(other <= one for other in kept):
            kept.append(one)
    return kept


def shrink(items: Sequence[T], fails: Callable[[Sequence[T]], bool]) -> list[T]:
    """A smallest-by-inclusion part of ``items`` that still ``fails``; ``fails`` must be monotone and true of them.

    Few items are left out one at a time (most of them will be needed); of many, the next needed one is found by
    halving (Junker's QuickXplain, 2004, without recursion). Where there is a choice, earlier items are kept.
    Where ``fails`` may say no for want of budget, what comes back still fails, but may not be smallest.
    """
    return _one_by_one(items, fails) if len(items) <= FEW else _by_halving(items, fails)


def _one_by_one(items: Sequence[T], fails: Callable[[Sequence[T]], bool]) -> list[T]:
    kept = list(items)
    for item in reversed(items):
        without = [other for other in kept if other != item]
        if fails(without):
            kept = without
    return kept


def _by_halving(items: Sequence[T], fails: Callable[[Sequence[T]], bool]) -> list[T]:
    kept: list[T] = []
    rest = list(items)
    while not fails(kept):
        if not rest:
            return list(items)
        rest = _up_to_needed(kept, rest, fails)
        kept.append(rest.pop())
    return kept


def _up_to_needed(kept: list[T], rest: list[T], fails: Callable[[Sequence[T]], bool]) -> list[T]:
    """The shortest beginning of ``rest`` that fails together with ``kept``: its last item is needed."""
    low, high = 1, len(rest)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fails([*kept, *rest[:middle]]) else (middle + 1, high)
    return rest[:low]
