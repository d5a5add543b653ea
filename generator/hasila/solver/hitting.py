"""Smallest sets that touch every conflict, cheapest first, with conflicts that only turn up on the way.

Reiter's hitting-set tree (1987), walked in the order of cost like A*: the estimate for what is still missing
is a packing of conflicts that share nothing, each of which needs a figure of its own. A set that touches all
known conflicts is put to the question; the answer is either "resolved" (then it is a minimal correction set)
or one more conflict. When the tree is exhausted, the known conflicts are all there are (the duality of
minimal conflicts and minimal corrections: Reiter 1987; MARCO, Liffiton et al. 2016, uses the same).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from heapq import heappop, heappush
from typing import TypeVar

from hasila.model.data_class import dataclass
from hasila.solver.meter import Meter

T = TypeVar("T")
Figures = frozenset[int]
Cost = tuple[int, int]
FEW = 64
"""So many items or fewer are left out one at a time when a set is shrunk."""


@dataclass(frozen=True, slots=True)
class Price:
    """The cost of a set of figures: (number, total weight), or (total weight, number) with ``lightest``."""

    weights: Sequence[int]
    lightest: bool = False

    def of(self, figures: Iterable[int]) -> Cost:
        weights = [self.weights[figure] for figure in figures]
        return self.of_weights(weights)

    def of_weights(self, weights: Sequence[int]) -> Cost:
        """The cost of figures of these weights."""
        weight = sum(weights)
        return (weight, len(weights)) if self.lightest else (len(weights), weight)

    def lightest_of(self, conflict: Figures) -> int:
        """The least weight of a figure of the conflict; of one without figures, which nothing touches, 0."""
        return min((self.weights[figure] for figure in conflict), default=0)


class CorrectionSearch:
    """The walk itself: give it conflicts, take minimal correction sets from it, cheapest first.

    ``found`` are the correction sets so far, ``floor`` is the least cost of all that is still to come.
    """

    __slots__ = ("_costs", "_lightest", "conflicts", "floor", "found", "price", "queue", "seen")

    def __init__(self, price: Price, conflicts: Iterable[Figures]) -> None:
        self.price = price
        self.conflicts = list(conflicts)
        self._lightest = [price.lightest_of(conflict) for conflict in self.conflicts]
        self.found: list[Figures] = []
        self.seen: set[Figures] = set()
        self.queue: list[tuple[Cost, tuple[int, ...]]] = []
        self.floor: Cost = (0, 0)
        self._costs: dict[Figures, Cost] = {}
        self._push(frozenset(), (0, 0))

    @property
    def least(self) -> Cost | None:
        """The cost of the cheapest correction set found so far."""
        return min(self._costs.values(), default=None)

    def best(self, meter: Meter | None = None) -> Figures | None:
        """The cheapest set that touches all known conflicts and holds no set already found.

        ``None`` when there is none left, or when the meter ran empty (then ``queue`` is not empty).
        """
        while self.queue and (meter is None or meter.spend(1 + len(self.conflicts))):
            cost, members = heappop(self.queue)
            node = frozenset(members)
            if any(known <= node for known in self.found):
                continue
            estimate = self._estimate(node)
            if estimate > cost:
                heappush(self.queue, (estimate, members))
                continue
            self.floor = cost
            missed = next((conflict for conflict in self.conflicts if not conflict & node), None)
            if missed is None:
                return node
            for figure in sorted(missed):
                self._push(node | {figure}, cost)
        return None

    def resolve(self, node: Figures) -> None:
        """``node`` is a correction set: no set that contains it is of interest any more."""
        self.found.append(node)
        self._costs[node] = self.price.of(node)

    def refute(self, node: Figures, conflict: Figures) -> None:
        """``node`` leaves ``conflict``: go on from ``node`` and from each set found that does not touch it.

        (A question looks around the released figures only; a conflict beside them turns up with another
        node.)
        """
        self.conflicts.append(conflict)
        self._lightest.append(self.price.lightest_of(conflict))
        heappush(self.queue, (self.floor, _members(node)))
        for lapsed in [known for known in self.found if not known & conflict]:
            self.found.remove(lapsed)
            heappush(self.queue, (self._costs.pop(lapsed), _members(lapsed)))

    def _push(self, node: Figures, least: Cost) -> None:
        """Queue ``node``, which costs ``least`` or more; its cost is estimated when its turn comes."""
        if node not in self.seen:
            self.seen.add(node)
            cost = max(least, self.price.of(node))
            heappush(self.queue, (cost, _members(node)))

    def _estimate(self, node: Figures) -> Cost:
        weights = [self.price.weights[figure] for figure in node]
        taken = set(node)
        for conflict, lightest in zip(self.conflicts, self._lightest, strict=True):
            if conflict.isdisjoint(taken):
                taken |= conflict
                weights.append(lightest)
        return self.price.of_weights(weights)


def touching_all(conflicts: Iterable[Figures], price: Price) -> Figures:
    """A set that touches every conflict, though perhaps not the cheapest: again and again the figure that
    most of the conflicts left have in common, the cheaper and then the first of several."""
    left = list(conflicts)
    chosen: set[int] = set()
    while left:
        counted = Counter(figure for conflict in left for figure in conflict)
        best = min(counted, key=lambda figure: (-counted[figure], price.weights[figure], figure))
        chosen.add(best)
        left = [conflict for conflict in left if best not in conflict]
    return frozenset(chosen)


def _members(node: Figures) -> tuple[int, ...]:
    return tuple(sorted(node))


def shared_parts(sets: Iterable[Figures]) -> list[list[Figures]]:
    """Sets put together that share a member, directly or through others; in canonical order."""
    parts: dict[int, list[Figures]] = {}
    part_of: dict[int, int] = {}
    for number, figures in enumerate(sets):
        touching = {part_of[member] for member in figures if member in part_of}
        largest = max(touching, key=lambda part: len(parts[part]), default=number)
        moved = [figures]
        for part in touching - {largest}:
            moved += parts.pop(part)
        parts.setdefault(largest, []).extend(moved)
        for other in moved:
            part_of.update(dict.fromkeys(other, largest))
    groups = (sorted(group, key=sorted) for group in parts.values())
    return sorted(groups, key=lambda group: sorted(group[0]))


def minimal_only(sets: Iterable[Figures]) -> list[Figures]:
    """The sets that contain none of the others."""
    kept: list[Figures] = []
    for figures in sorted(sets, key=lambda figures: (len(figures), sorted(figures))):
        if not any(smaller <= figures for smaller in kept):
            kept.append(figures)
    return kept


def shrink(
    items: Sequence[T], fails: Callable[[Sequence[T]], bool], needed: AbstractSet[T] = frozenset()
) -> list[T]:
    """A smallest-by-inclusion part of ``items`` that still ``fails``; ``fails`` must be monotone and true of
    them. Of those ``needed`` it is known that none can be left out.

    Few items are left out one at a time (most of them will be needed); of many, the next needed one is found
    by halving (Junker's QuickXplain, 2004, without recursion). Where there is a choice, earlier items are
    kept. Where ``fails`` may say no for want of budget, what comes back still fails, but may not be smallest.
    """
    return _one_by_one(items, fails, needed) if len(items) <= FEW else _by_halving(items, fails)


def _one_by_one(items: Sequence[T], fails: Callable[[Sequence[T]], bool], needed: AbstractSet[T]) -> list[T]:
    kept = list(items)
    for item in reversed(items):
        if item in needed:
            continue
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
        if fails([*kept, *rest[:middle]]):
            high = middle
        else:
            low = middle + 1
    return rest[:low]
