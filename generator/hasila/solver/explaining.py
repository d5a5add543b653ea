"""All smallest sets of figures that cannot all be true, and all smallest correction sets, of one component.

The constraints and the domain are hard, the stated figures soft. Conflicts that share figures form a cluster;
clusters are explained one at a time, each with the others already corrected, so that twenty errors in one
long series cost twenty explanations and not their product. Where two clusters touch the same rows, their
correction sets are also tried together; a conflict that shows only then joins them into one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice, product
from math import prod
from operator import attrgetter

from hasila.model.data_class import dataclass
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
from hasila.solver.held_rows import STEPS_OF_A_TERM, smaller_held, smallest_held
from hasila.solver.hitting import (
    FEW,
    CorrectionSearch,
    Figures,
    Price,
    minimal_only,
    shared_parts,
    shrink,
    touching_all,
)
from hasila.solver.meter import Budget, Meter
from hasila.solver.overlap import overlapping
from hasila.solver.solving import Clash, Witness

TOGETHER = 64
"""So many combinations of correction sets of touching clusters are tried; beyond, not all count as known."""

WIDE = 100_000
"""So many steps may be taken to shrink the conflicts of one component that name more than ``FEW`` figures.

Beyond, such a conflict stays as it was found. It still guides the search for corrections, but it is not
listed.
"""

CHOICE = 5_000
"""So many steps may be taken to choose a cheapest set that touches all known conflicts of a cluster; beyond,
one that is perhaps not the cheapest is chosen. Only where the search goes on from depends on it."""

LARGE = 300
"""In a component of more rows, conflicts are shrunk in view of the rows around them only."""

TIGHTENING = 2
"""So many budgets for conflicts may be taken to shrink them in view of all rows."""


@dataclass(frozen=True, slots=True)
class ClusterExplanation:
    """The knowledge of one cluster: its conflicts, the correction sets found, and how sure both lists are.

    ``smallest`` are all correction sets of least cost, ``proven`` says that there are no others;
    ``exhausted`` says that ``conflicts`` holds every minimal conflict. ``rows`` are those looked at.
    """

    conflicts: tuple[Figures, ...]
    smallest: tuple[Figures, ...]
    found: tuple[Figures, ...]
    proven: bool
    exhausted: bool
    rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class SystemExplanation:
    """The explanations of all clusters (``ways``), and what they have in common.

    ``constraints_of`` gives for each conflict a smallest set of rows that suffices; ``mended`` are the
    figures of one smallest correction set of each cluster; ``decided`` is False where the budget ended before
    every block was settled; ``hopeless`` are rows that no figures at all could satisfy.
    """

    explanations: tuple[ClusterExplanation, ...]
    constraints_of: dict[Figures, tuple[int, ...]]
    mended: Figures
    decided: bool
    hopeless: tuple[int, ...] | None


_Rows = tuple[int, ...]
_Question = tuple[tuple[int, ...], _Rows, Figures]
"""A block, by its variables and its first row, and those of its figures that are released."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A cluster, by its known conflicts, and a cheapest set that touches them all."""

    conflicts: list[Figures]
    figures: Figures

    @property
    def key(self) -> frozenset[Figures]:
        return frozenset(self.conflicts)


def explain(component: Component, budget: Budget, lightest: bool = False) -> SystemExplanation:
    """Explain one component; ``ways`` is empty just when nothing contradicts (or nothing was decided)."""
    price = Price(component.weights, lightest)
    return _Search(component, budget, price).run()


def _union(sets: Iterable[Figures]) -> Figures:
    return frozenset().union(*sets)


class _Search:
    def __init__(self, component: Component, budget: Budget, price: Price) -> None:
        self.component = component
        self.budget = budget
        self.price = price
        self.constraints_of: dict[Figures, _Rows] = {}
        for v in component.impossible:
            self.constraints_of[frozenset({v})] = ()
        self.verdicts: dict[_Question, Figures | bool] = {}
        self.decided = True
        self.hopeless: tuple[int, ...] | None = None
        self.done: dict[frozenset[Figures], ClusterExplanation] = {}
        self.choices: dict[frozenset[Figures], Figures] = {}
        self.wide = Meter(WIDE)
        self.all = Meter(budget.all)
        self.unshrunk: set[Figures] = set()

    def run(self) -> SystemExplanation:
        self._detect(blocks(self.component), frozenset())
        explanations = tuple(self._tightened(explanation) for explanation in self._ways())
        mended = _union(explanation.smallest[0] for explanation in explanations if explanation.smallest)
        return SystemExplanation(explanations, self.constraints_of, mended, self.decided, self.hopeless)

    def _tightened(self, explanation: ClusterExplanation) -> ClusterExplanation:
        """The way with each conflict shrunk in view of all rows; an exhausted one is known to be so already.

        Conflicts that ``TIGHTENING`` budgets do not reach, or not wholly, are left out, the first excepted:
        the list is not whole anyway. In components of more than ``LARGE`` rows all are left as they are,
        minimal for the rows around them.
        """
        if explanation.exhausted or len(self.component.rows) > LARGE:
            return explanation
        meter = Meter(TIGHTENING * self.budget.conflicts)
        conflicts = minimal_only(explanation.conflicts)
        kept = [self._tight(conflict, meter) for conflict in conflicts if not meter.empty]
        smallest = [conflict for conflict in kept if conflict not in self.unshrunk]
        return replace(explanation, conflicts=tuple(minimal_only(smallest or kept[:1])))

    def _tight(self, conflict: Figures, meter: Meter) -> Figures:
        rows = range(len(self.component.rows))
        allowed = min(self.budget.proof, meter.left)
        proof = Meter(allowed)
        figures = self._shrunk(rows, sorted(conflict), proof)
        if figures is None:
            return conflict
        if figures not in self.constraints_of:
            grounds = clash_of(self.component, rows, figures, proof)
            self.constraints_of[figures] = self._shrunk_rows(grounds or rows, figures, proof)
        meter.spend(allowed - proof.left)
        return figures

    def _shrunk_rows(self, rows: Iterable[int], figures: Figures, proof: Meter) -> _Rows:
        """A smallest set of the rows that still forbids the figures."""
        only = tuple(rows)
        if len(only) == 1:
            return only
        needed = frozenset[int]() if proof.empty else self._plainly_needed(only, figures)
        used = shrink(sorted(only), lambda rows: clashes(self.component, rows, figures, proof), needed)
        proof.spend(STEPS_OF_A_TERM * len(needed) * sum(len(self.component.rows[r].terms) for r in used))
        return tuple(sorted(used))

    def _plainly_needed(self, rows: Iterable[int], figures: Figures) -> frozenset[int]:
        """The rows that are the only one of a figure, where no figure can be left out: as the rows can hold
        without the figure, they can without that row.
        """
        rows_of = Counter(v for v in self.component.variables_of(rows) if v in figures)
        return frozenset(
            r for r in rows if any(rows_of[v] == 1 for _, v in self.component.rows[r].terms if v in figures)
        )

    def _ways(self) -> list[ClusterExplanation]:
        while self.hopeless is None:
            if self.all.empty:
                return self._cut_short()
            chosen = self._consistent_choice()
            if chosen is None or self._explain_first(chosen, chosen):
                continue
            explanations = [self.done[each.key] for each in chosen]
            if not self._conflict_between(explanations):
                groups = _touching(explanations)
                return [_doubted(explanation, groups) for explanation in explanations]
        return []

    def _cut_short(self) -> list[ClusterExplanation]:
        """What is known of each cluster when the budget ends: its conflicts, and the corrections of those
        that were explained.
        """
        self.decided = False
        parts = shared_parts(self.constraints_of)
        return [self._known_of(part) for part in parts]

    def _known_of(self, part: list[Figures]) -> ClusterExplanation:
        explanation = self.done.get(frozenset(part))
        if explanation is not None:
            return replace(explanation, proven=False, exhausted=False)
        shrunk = [conflict for conflict in part if conflict not in self.unshrunk]
        return ClusterExplanation(tuple(shrunk or part[:1]), (), (), False, False, frozenset())

    def _consistent_choice(self) -> list[_Chosen] | None:
        """For each cluster a cheapest set that touches its conflicts, such that all together resolve
        everything.

        ``None`` after something new was learnt, or the constraints alone turned out impossible.
        """
        parts = shared_parts(self.constraints_of)
        chosen = [_Chosen(part, self._cheapest(part)) for part in parts]
        wide = [each for each in chosen if _is_wide(each.conflicts)]
        if self._explain_first(wide, chosen):
            return None
        released = _union(each.figures for each in chosen)
        known = len(self.constraints_of)
        around = blocks_around(self.component, sorted(released), released)
        self._detect(around, released)
        new = len(self.constraints_of) > known
        return None if new or self.hopeless is not None else chosen

    def _cheapest(self, part: list[Figures]) -> Figures:
        key = frozenset(part)
        explanation = self.done.get(key)
        if explanation is not None and explanation.smallest:
            return explanation.smallest[0]
        if key not in self.choices:
            found = CorrectionSearch(self.price, part).best(Meter(CHOICE))
            self.choices[key] = touching_all(part, self.price) if found is None else found
        return self.choices[key]

    def _explain_first(self, candidates: Iterable[_Chosen], chosen: Sequence[_Chosen]) -> bool:
        """Explain the first candidate that is not yet, the others as chosen; False where there is none."""
        new = (each for each in candidates if each.key not in self.done)
        cluster = next(new, None)
        if cluster is None:
            return False
        others = _union(each.figures for each in chosen if each is not cluster)
        walk = _Walk(self, cluster.conflicts, others)
        explanation = walk.explanation()
        self.done[cluster.key] = explanation
        self.done[frozenset(walk.tree.conflicts)] = explanation
        return True

    def _conflict_between(self, explanations: list[ClusterExplanation]) -> bool:
        """Try correction sets of touching clusters together; True where that showed a new conflict."""
        known = len(self.constraints_of)
        for group in _touching(explanations):
            elsewhere = [
                explanation
                for explanation in explanations
                if explanation not in group and explanation.smallest
            ]
            others = _union(explanation.smallest[0] for explanation in elsewhere)
            for together in _combinations(group):
                meter = Meter(self.budget.conflicts)
                self.ask(together, others, meter)
                if len(self.constraints_of) > known:
                    return True
        return False

    def ask(self, released: Figures, others: Figures, meter: Meter) -> Figures | bool | None:
        """True where releasing resolves all around it, or a conflict that is left, or None if undecided."""
        return self.ask_of(self.blocks_around(released, others), released | others, meter)

    def ask_of(self, around: Iterable[Block], released: Figures, meter: Meter) -> Figures | bool | None:
        """The same of these blocks, in which the figures are ``released``."""
        for block in around:
            meter.spend(len(block.rows))
            verdict = self._verdict(block, released, meter)
            if verdict is not True:
                return verdict
        return True

    def blocks_around(self, released: Figures, others: Figures) -> list[Block]:
        """The blocks that contain the released figures, where the others are released, too."""
        return blocks_around(self.component, sorted(released), released | others)

    def _detect(self, found: Iterable[Block], released: Figures) -> None:
        """Learn the conflict of each block that shows one; note where the budget left a block undecided."""
        for block in found:
            if self._verdict(block, released, Meter(self.budget.proof)) is None:
                self.decided = False

    def _verdict(self, block: Block, released: Figures, meter: Meter) -> Figures | bool | None:
        """True if the block has a solution, else a conflict it shows (remembered), None if undecided."""
        local = released.intersection(block.variables)
        key = (block.variables, block.rows[:1], local)
        if key not in self.verdicts:
            before = meter.left
            answer = settle(self.component, block, released, meter)
            self.all.spend(len(block.rows) + before - meter.left)
            if answer is None:
                return None
            if isinstance(answer, Witness):
                self.verdicts[key] = True
            else:
                self.verdicts[key] = self._learn(answer, released, meter)
        return self.verdicts[key]

    def _learn(self, clash: Clash, released: Figures, meter: Meter) -> Figures:
        """A smallest set of figures that the clash forbids, remembered with a smallest set of rows."""
        held = sorted(clash.variables - released)
        stated = [v for v in held if self.component.stated[v] is not None]
        proof = Meter(self.budget.proof)
        figures = self._shrunk(clash.rows, stated, proof)
        if figures is None:
            return self._learn_as_found(clash, frozenset(stated))
        rows = self._shrunk_rows(clash.rows, figures, proof)
        spent = self.budget.proof - proof.left
        meter.spend(spent)
        self.all.spend(spent)
        self.constraints_of.setdefault(figures, rows)
        if not figures:
            self.hopeless = self.constraints_of[figures]
        return figures

    def _learn_as_found(self, clash: Clash, figures: Figures) -> Figures:
        """The figures of a wide clash, with its rows; neither is known to be smallest."""
        self.unshrunk.add(figures)
        rows = tuple(sorted(clash.rows))
        self.constraints_of.setdefault(figures, rows)
        return figures

    def _shrunk(self, rows: Iterable[int], figures: list[int], proof: Meter) -> Figures | None:
        """A smallest set of the ``figures`` that the rows forbid; ``None`` for a wide one that takes too many
        steps.

        It is empty where the rows forbid whatever the figures are.
        """
        used = [self.component.rows[r] for r in rows]
        if len(used) == 1 and has_unit_coefficients(used[0]):
            proof.spend(len(figures))
            return smallest_failing(self.component, used[0], figures)
        if len(figures) <= FEW:
            return self._as_far_as_tried(smaller_held(self.component, rows, figures, proof), proof)
        if not self._free_rows_hold and clashes(self.component, rows, (), proof):
            return frozenset()
        if self.wide.empty:
            return None
        return smallest_held(self.component, rows, figures, self.wide)

    def _as_far_as_tried(self, figures: Figures, proof: Meter) -> Figures:
        """The figures of a small conflict; where the meter ran empty they are not known to be smallest."""
        if proof.empty:
            self.unshrunk.add(figures)
        else:
            self.unshrunk.discard(figures)
        return figures

    @cached_property
    def _free_rows_hold(self) -> bool:
        """True where all rows can hold if no figure is held as stated; False also where undecided."""
        everything = range(len(self.component.names))
        meter = Meter(self.budget.proof)
        for block in blocks(self.component, everything):
            answer = settle(self.component, block, everything, meter)
            if not isinstance(answer, Witness):
                return False
        return True


def _is_wide(conflicts: Iterable[Figures]) -> bool:
    """True where one of the conflicts names more than ``FEW`` figures."""
    return any(len(conflict) > FEW for conflict in conflicts)


class _Walk:
    """One cluster's walk through its tree, first on the budget for corrections, then that for conflicts."""

    __slots__ = ("meter", "others", "rows", "search", "tree")

    def __init__(self, search: _Search, part: Iterable[Figures], others: Figures) -> None:
        self.search = search
        self.others = others
        self.tree = CorrectionSearch(search.price, part)
        self.rows: set[int] = set()
        self.meter = Meter(search.budget.mends)

    def explanation(self) -> ClusterExplanation:
        node = self._next()
        while node is not None and self._put(node):
            node = self._next()
        empty = self.meter.empty or self.search.all.empty
        ended = node is None and not empty and not self.tree.queue
        conflicts, all_listed = self._listed()
        return ClusterExplanation(
            conflicts=conflicts,
            smallest=self._smallest(),
            found=tuple(self.tree.found),
            proven=ended or self._past_least,
            exhausted=ended and all_listed,
            rows=frozenset(self.rows),
        )

    def _smallest(self) -> tuple[Figures, ...]:
        """The correction sets of least cost among those found."""
        cost = self.search.price.of
        least = self.tree.least
        return tuple(figures for figures in self.tree.found if cost(figures) == least)

    def _listed(self) -> tuple[tuple[Figures, ...], bool]:
        """The conflicts to be listed, at least one; and True where they are all that are known."""
        known = minimal_only(self.tree.conflicts)
        unshrunk = self.search.unshrunk
        shrunk = [conflict for conflict in known if conflict not in unshrunk]
        listed = tuple(shrunk or known[:1])
        return listed, len(shrunk) == len(known)

    @property
    def _past_least(self) -> bool:
        """True where all that is still to come costs more than the cheapest correction set found."""
        least = self.tree.least
        return least is not None and self.tree.floor > least

    def _next(self) -> Figures | None:
        before = self.meter.left
        over = self.meter.empty or self.search.all.empty
        node = None if over else self.tree.best(self.meter)
        self.search.all.spend(before - self.meter.left)
        conflicts = self.search.budget.conflicts
        if self.meter.left > conflicts and self._past_least:
            self.meter = Meter(conflicts)
        return node

    def _put(self, node: Figures) -> bool:
        """Ask about ``node``; False where the walk is to end."""
        around = self.search.blocks_around(node, self.others)
        for block in around:
            self.rows.update(block.rows)
        answer = self.search.ask_of(around, node | self.others, self.meter)
        if answer is True:
            self.tree.resolve(node)
        elif isinstance(answer, frozenset):
            self.tree.refute(node, answer)
        return answer is not None and self.search.hopeless is None


def _touching(explanations: list[ClusterExplanation]) -> list[list[ClusterExplanation]]:
    """Groups of two or more ways whose questions looked at the same rows."""
    groups = overlapping(explanations, attrgetter("rows"))
    return [group for group in groups if len(group) > 1]


def _doubted(explanation: ClusterExplanation, groups: list[list[ClusterExplanation]]) -> ClusterExplanation:
    """``way`` without the claim to be all, where it touches more than could be tried together."""
    for group in groups:
        if any(explanation is member for member in group) and _combination_count(group) > TOGETHER:
            return replace(explanation, exhausted=False)
    return explanation


def _combination_count(group: list[ClusterExplanation]) -> int:
    return prod(len(explanation.found) or 1 for explanation in group)


def _combinations(group: list[ClusterExplanation]) -> Iterator[Figures]:
    """Unions of one correction set a cluster: of all found where they are few, else of the smallest only."""
    lists = [explanation.found for explanation in group]
    if _combination_count(group) > TOGETHER:
        lists = [explanation.smallest for explanation in group]
    together = product(*(sets for sets in lists if sets))
    for sets in islice(together, TOGETHER):
        yield _union(sets)
