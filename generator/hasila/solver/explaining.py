"""All smallest sets of figures that cannot all be true, and all smallest ways out, of one component.

The laws and the domain are hard, the stated figures soft. Conflicts that share figures form a cluster; clusters
are explained one at a time, each with the others already mended, so that twenty errors in one long series cost
twenty explanations and not their product. Where two clusters touch the same rows, their ways out are also
tried together; a conflict that shows only then joins them into one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from hasila.solver.block import (
    Block,
    blocks,
    blocks_around,
    clash_of,
    clashes,
    has_unit_coefficients,
    settle,
    smallest_failing,
)
from hasila.solver.component import Component
from hasila.solver.hitting import FEW, Cost, Figures, Price, Tree, minimal_only, shared_parts, shrink
from hasila.solver.meter import Budget, Meter
from hasila.solver.solving import Clash, Witness

TOGETHER = 64
"""So many combinations of ways out of touching clusters are tried; beyond, they count as not all settled."""

LARGE = 300
TIGHTENING = 2


@dataclass(frozen=True, slots=True)
class ClusterExplanation:
    """What is known of one cluster: its conflicts, the correction sets found, and how sure both lists are.

    ``smallest`` are all correction sets of least cost, ``proven`` says that there are no others;
    ``exhausted`` says that ``conflicts`` holds every minimal conflict.
    """

    conflicts: tuple[Figures, ...]
    smallest: tuple[Figures, ...]
    found: tuple[Figures, ...]
    proven: bool
    exhausted: bool
    rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class SystemExplanation:
    """``laws_of`` gives for each conflict a smallest set of rows that suffices; ``decided`` is False where the
    budget ended before every block was settled; ``hopeless`` are rows that no figures at all could satisfy."""

    ways: tuple[ClusterExplanation, ...]
    laws_of: dict[Figures, tuple[int, ...]]
    mended: Figures
    decided: bool
    hopeless: tuple[int, ...] | None


def explain(component: Component, budget: Budget, lightest: bool = False) -> SystemExplanation:
    """Explain one component; ``ways`` is empty just when nothing contradicts (or nothing was decided)."""
    return _Search(component, budget, Price(component.weights, lightest)).run()


class _Search:
    __slots__ = ("budget", "component", "decided", "done", "hopeless", "laws_of", "price", "verdicts")

    def __init__(self, component: Component, budget: Budget, price: Price) -> None:
        self.component = component
        self.budget = budget
        self.price = price
        self.laws_of: dict[Figures, tuple[int, ...]] = {frozenset({v}): () for v in component.impossible}
        self.verdicts: dict[tuple[tuple[int, ...], tuple[int, ...], Figures], Figures | bool] = {}
        self.decided = True
        self.hopeless: tuple[int, ...] | None = None
        self.done: dict[frozenset[Figures], ClusterExplanation] = {}

    def run(self) -> SystemExplanation:
        self._detect(blocks(self.component), frozenset())
        ways = [way if way.exhausted else self._tightened(way) for way in self._ways()]
        mended = frozenset().union(*(way.smallest[0] for way in ways if way.smallest))
        return SystemExplanation(tuple(ways), self.laws_of, mended, self.decided, self.hopeless)

    def _tightened(self, way: ClusterExplanation) -> ClusterExplanation:
        """The way with each conflict shrunk in view of all rows; an exhausted one is known to be so already.

        Conflicts that ``TIGHTENING`` budgets do not reach are left out, the first excepted: the list is not whole
        anyway. In components of more than ``LARGE`` rows all are left as they are, minimal for the rows around them.
        """
        if len(self.component.rows) > LARGE:
            return way
        meter = Meter(TIGHTENING * self.budget.conflicts)
        kept = [self._tight(c, meter) for c in minimal_only(way.conflicts) if not meter.empty]
        return replace(way, conflicts=tuple(minimal_only(kept)))

    def _tight(self, conflict: Figures, meter: Meter) -> Figures:
        rows, proof = range(len(self.component.rows)), Meter(self.budget.proof)
        figures = frozenset(
            shrink(sorted(conflict), lambda f: clashes(self.component, rows, frozenset(f), proof))
        )
        if figures not in self.laws_of:
            grounds = sorted(clash_of(self.component, rows, figures, proof) or rows)
            used = shrink(grounds, lambda r: clashes(self.component, r, figures, proof))
            self.laws_of[figures] = tuple(sorted(used))
        meter.spend(self.budget.proof - proof.left)
        return figures

    def _ways(self) -> list[ClusterExplanation]:
        while self.hopeless is None:
            chosen = self._consistent_choice()
            if chosen is None or self._explain_one(chosen):
                continue
            ways = [self.done[frozenset(part)] for part in chosen]
            if not self._conflict_between(ways):
                groups = _touching(ways)
                return [_doubted(way, groups) for way in ways]
        return []

    def _consistent_choice(self) -> dict[tuple[Figures, ...], Figures] | None:
        """For each cluster a cheapest set that touches its conflicts, such that all together resolve everything.

        ``None`` after something new was learnt, or the laws alone turned out impossible.
        """
        chosen = {tuple(part): self._cheapest(part) for part in shared_parts(self.laws_of)}
        released = frozenset().union(*chosen.values())
        known = len(self.laws_of)
        self._detect(blocks_around(self.component, sorted(released), released), released)
        return chosen if len(self.laws_of) == known and self.hopeless is None else None

    def _cheapest(self, part: list[Figures]) -> Figures:
        way = self.done.get(frozenset(part))
        if way is not None and way.smallest:
            return way.smallest[0]
        return Tree(self.price, part).best() or frozenset()

    def _explain_one(self, chosen: dict[tuple[Figures, ...], Figures]) -> bool:
        """Explain the first cluster that is not yet; whether there was one."""
        part = next((p for p in chosen if frozenset(p) not in self.done), None)
        if part is None:
            return False
        others = frozenset().union(*(c for p, c in chosen.items() if p != part))
        walk = _Walk(self, part, others)
        way = walk.way()
        self.done[frozenset(part)] = self.done[frozenset(walk.tree.conflicts)] = way
        return True

    def _conflict_between(self, ways: list[ClusterExplanation]) -> bool:
        """Try the ways out of touching clusters together; whether that showed a conflict not yet known."""
        known = len(self.laws_of)
        for group in _touching(ways):
            others = frozenset().union(*(w.smallest[0] for w in ways if w not in group and w.smallest))
            for together in _combinations(group):
                self.ask(together, others, Meter(self.budget.conflicts))
                if len(self.laws_of) > known:
                    return True
        return False

    def ask(self, released: Figures, others: Figures, meter: Meter) -> Figures | bool | None:
        """Whether releasing resolves all around it: True, or a conflict that is left, or None if undecided."""
        everything = released | others
        for block in blocks_around(self.component, sorted(released), everything):
            meter.spend(len(block.rows))
            verdict = self._verdict(block, everything, meter)
            if verdict is not True:
                return verdict
        return True

    def rows_around(self, released: Figures, others: Figures) -> Iterator[int]:
        for block in blocks_around(self.component, sorted(released), released | others):
            yield from block.rows

    def _detect(self, found: Iterable[Block], released: Figures) -> None:
        """Learn the conflict of each block that shows one; note where the budget left a block undecided."""
        for block in found:
            if self._verdict(block, released, Meter(self.budget.proof)) is None:
                self.decided = False

    def _verdict(self, block: Block, released: Figures, meter: Meter) -> Figures | bool | None:
        """True if the block can be so, else a conflict it shows (it is remembered), None if undecided."""
        key = (block.variables, block.rows[:1], released & frozenset(block.variables))
        if key not in self.verdicts:
            answer = settle(self.component, block, released, meter)
            if answer is None:
                return None
            self.verdicts[key] = isinstance(answer, Witness) or self._learn(answer, released, meter)
        return self.verdicts[key]

    def _learn(self, clash: Clash, released: Figures, meter: Meter) -> Figures:
        """A smallest set of figures that the clash forbids, remembered with a smallest set of rows that does."""
        proof = Meter(self.budget.proof)
        figures = self._smallest_figures(clash, released, proof)
        rows = shrink(sorted(clash.rows), lambda rows: clashes(self.component, rows, figures, proof))
        meter.spend(self.budget.proof - proof.left)
        self.laws_of.setdefault(figures, tuple(sorted(rows)))
        if not figures:
            self.hopeless = self.laws_of[figures]
        return figures

    def _smallest_figures(self, clash: Clash, released: Figures, proof: Meter) -> Figures:
        stated = [v for v in sorted(clash.variables - released) if self.component.stated[v] is not None]
        rows = [self.component.rows[r] for r in clash.rows]
        if len(stated) > FEW and len(rows) == 1 and has_unit_coefficients(rows[0]):
            proof.spend(len(stated))
            return smallest_failing(self.component, rows[0], stated)
        return frozenset(
            shrink(stated, lambda figures: clashes(self.component, clash.rows, frozenset(figures), proof))
        )


class _Walk:
    """One cluster's walk through its tree, first on the budget for corrections, then on that for conflicts."""

    __slots__ = ("meter", "others", "rows", "search", "tree")

    def __init__(self, search: _Search, part: Iterable[Figures], others: Figures) -> None:
        self.search = search
        self.others = others
        self.tree = Tree(search.price, part)
        self.rows: set[int] = set()
        self.meter = Meter(search.budget.mends)

    def way(self) -> ClusterExplanation:
        node = self._next()
        while node is not None and self._put(node):
            node = self._next()
        ended = node is None and not self.meter.empty and not self.tree.queue
        proven = ended or (self.tree.least is not None and self.tree.floor > self.tree.least)
        found = tuple(self.tree.found)
        smallest = tuple(f for f in found if self.search.price.of(f) == self.tree.least)
        return ClusterExplanation(
            tuple(minimal_only(self.tree.conflicts)), smallest, found, proven, ended, frozenset(self.rows)
        )

    def _next(self) -> Figures | None:
        node = None if self.meter.empty else self.tree.best(self.meter)
        if (
            self.tree.least is not None
            and self.tree.floor > self.tree.least
            and self.meter.left > self.search.budget.conflicts
        ):
            self.meter = Meter(self.search.budget.conflicts)
        return node

    def _put(self, node: Figures) -> bool:
        """Ask about ``node``; whether to go on."""
        self.rows.update(self.search.rows_around(node, self.others))
        answer = self.search.ask(node, self.others, self.meter)
        if answer is True:
            self.tree.resolve(node)
        elif isinstance(answer, frozenset):
            self.tree.refute(node, answer)
        return answer is not None and self.search.hopeless is None


def _touching(ways: list[ClusterExplanation]) -> list[list[ClusterExplanation]]:
    """Groups of two or more ways whose questions looked at the same rows."""
    groups: list[tuple[set[int], list[ClusterExplanation]]] = []
    for way in ways:
        near = [g for g in groups if g[0] & way.rows]
        groups = [g for g in groups if not g[0] & way.rows]
        groups.append((set(way.rows).union(*(g[0] for g in near)), [w for g in near for w in g[1]] + [way]))
    return [group for _, group in groups if len(group) > 1]


def _doubted(way: ClusterExplanation, groups: list[list[ClusterExplanation]]) -> ClusterExplanation:
    """``way`` without the claim to be all, where it touches more than could be tried together."""
    group = next((group for group in groups if any(one is way for one in group)), [])
    return replace(way, exhausted=False) if _combination_count(group) > TOGETHER else way


def _combination_count(group: list[ClusterExplanation]) -> int:
    count = 1
    for way in group:
        count *= max(1, len(way.found))
    return count


def _combinations(group: list[ClusterExplanation]) -> Iterator[Figures]:
    """Unions of one correction set a cluster: of all found where they are few, else of the smallest only."""
    lists = [way.found for way in group]
    if _combination_count(group) > TOGETHER:
        lists = [way.smallest for way in group]
    for count, together in enumerate(product(*(sets for sets in lists if sets))):
        if count >= TOGETHER:
            return
        yield frozenset().union(*together)
