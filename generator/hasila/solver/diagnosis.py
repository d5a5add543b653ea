"""The diagnosis of each connected component: if it cannot be true, its conflicts and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.solver.block import (
    Block,
    block_box,
    blocks,
    blocks_around,
    broken_between_walls,
    clashes,
    holds_plainly,
    lone_ends,
    rows_with_room,
)
from hasila.solver.component import Component, Ends, components
from hasila.solver.explaining import ClusterExplanation, SystemExplanation, explain
from hasila.solver.extremes import extremes
from hasila.solver.hitting import Figures, minimal_only
from hasila.solver.keystroke import strokes_into
from hasila.solver.meter import DEFAULT, Budget, Meter
from hasila.solver.solving import BoundedProblem, Clash, Witness, solve
from hasila.solver.system import System


@dataclass(frozen=True, slots=True)
class Conflict:
    """Stated figures that cannot all be true, none of which can be left out.

    ``constraints`` are constraints that suffice to see it, none of which can be left out either. Without
    figures: the constraints alone contradict each other.
    """

    variables: tuple[str, ...]
    constraints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForcedCorrection:
    """The fewest stated figures whose release makes the cluster consistent (Fellegi and Holt 1976).

    ``forced`` is what each can then be, the others as stated: true least and greatest whole number.
    ``distance`` is the sum of keystrokes from the stated numbers into ``forced``, ``None`` where a stated
    figure has no number of its own (only "at most", or a range). ``weight`` is the sum of the weights of the
    changed. ``sharp`` is False where the budget ended before the least and the greatest were certain:
    ``forced`` then holds all that is possible, and perhaps more.
    """

    changed: tuple[str, ...]
    forced: Mapping[str, Interval]
    distance: int | None
    weight: int
    sharp: bool = True


@dataclass(frozen=True, slots=True)
class Cluster:
    """Conflicts that share figures, and the corrections that resolve them all.

    ``minimal``: the corrections are proven to be the smallest, and all of them. ``exhaustive``: there are no
    further minimal conflicts. Either is False only where a budget ended.
    """

    conflicts: tuple[Conflict, ...]
    corrections: tuple[ForcedCorrection, ...]
    minimal: bool = True
    exhaustive: bool = True

    @property
    def variables(self) -> tuple[str, ...]:
        """The figures under suspicion."""
        named: set[str] = set()
        for conflict in self.conflicts:
            named.update(conflict.variables)
        return tuple(sorted(named))


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One connected component. See :func:`diagnose` for each field."""

    variables: tuple[str, ...]
    constraints: tuple[str, ...]
    consistent: bool
    violated: tuple[str, ...]
    clusters: tuple[Cluster, ...]
    deduced: Mapping[str, Interval]
    complete: bool

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts of all clusters."""
        lists = (cluster.conflicts for cluster in self.clusters)
        return tuple(chain.from_iterable(lists))

    @property
    def corrections(self) -> tuple[ForcedCorrection, ...]:
        """The corrections of the one cluster; of several, those of each after the other: one of each is
        needed.
        """
        lists = (cluster.corrections for cluster in self.clusters)
        return tuple(chain.from_iterable(lists))


def diagnose(
    system: System,
    *,
    budget: Budget = DEFAULT,
    least: Literal["figures", "weight"] = "figures",
    in_full: bool = True,
) -> tuple[Diagnosis, ...]:
    """A diagnosis of each connected component, in the order of their first variable.

    ``consistent``: some whole numbers in the stated intervals and the domain satisfy all constraints.
    ``violated``: constraints that fail on their own for what was stated. ``clusters``: the conflicts, with
    corrections of the fewest ``figures`` (then the least weight) or of the least ``weight`` (then the fewest
    figures). ``deduced``: the true bounds of each variable that is narrower than stated; of a consistent
    component only. Not ``in_full``, neither ``violated`` nor ``deduced`` are looked for. ``complete``: the
    budget sufficed for all of it. Where it did not, what is reported holds all the same: a component called
    inconsistent is, each conflict is one, each correction resolves; a component called consistent is one in
    which no contradiction was found.
    """
    lightest = least == "weight"
    parts = components(system)
    return tuple(_diagnosis(system.stated, part, budget, lightest, in_full) for part in parts)


def diagnose_parts(
    parts: Iterable[Component], stated: Mapping[str, Interval], budget: Budget
) -> tuple[Diagnosis, ...]:
    """The diagnosis of each component, not in full; ``stated`` is what was stated of its variables."""
    return tuple(_diagnosis(stated, part, budget, lightest=False, in_full=False) for part in parts)


def feasible(system: System, *, budget: Budget = DEFAULT) -> bool | None:
    """True where some whole numbers satisfy all constraints, all stated intervals and the domain.

    ``None`` where the budget for a proof ends before either is certain.
    """
    answers = [_feasible(component, budget) for component in components(system)]
    if False in answers:
        return False
    return None if None in answers else True


def bounds(system: System, variable: str, *, budget: Budget = DEFAULT) -> Interval | None:
    """The least and the greatest whole number that ``variable`` takes in any solution.

    ``None`` where the budget ends before both are certain; ``KeyError`` for a variable that is neither stated
    nor in a constraint; ``ValueError`` for a component that has no solution at all.
    """
    holding = (part for part in components(system) if variable in part.names)
    component = next(holding, None)
    if component is None:
        raise KeyError(variable)
    answer = _feasible(component, budget)
    if answer is False:
        raise ValueError(f"no solution: {variable} has no bounds")
    v = component.names.index(variable)
    found, true = _true_ends(component, v, frozenset(), Meter(budget.bounds))
    return Interval(*found) if answer and true else None


def deduced(system: System, *, budget: Budget = DEFAULT) -> dict[str, Interval]:
    """The true bounds of each variable that is narrower than stated, of every component that has a solution.

    Left out is what the budget did not suffice for: whatever is given is the least and the greatest whole
    number.
    """
    found: dict[str, Interval] = {}
    for part in components(system):
        if not part.impossible:
            narrowed = _narrowed(part, budget)
            found.update(sorted(narrowed.items()))
    return found


def _narrowed(component: Component, budget: Budget) -> dict[str, Interval]:
    """The variables of the component whose true bounds are narrower than stated; none where it has no
    solution.
    """
    found: dict[str, Interval] = {}
    for block in blocks(component):
        ends = _ends_in(component, block, budget)
        if ends is None:
            return {}
        found |= _narrower(component, ends)
    return found


def _ends_in(component: Component, block: Block, budget: Budget) -> dict[int, Ends] | None:
    """The true bounds of all variables of a block; of none where the budget ended; ``None`` if it has no
    solution.
    """
    if len(block.variables) == 1:
        alone = lone_ends(component, block, ())
        return None if alone is None else {block.variables[0]: alone}
    local_ends = _together(block_box(component, block, ()), budget)
    if local_ends is None:
        return None
    return {block.variables[i]: ends for i, ends in local_ends.items()}


def _together(box: BoundedProblem, budget: Budget) -> dict[int, Ends] | None:
    """The true bounds of all variables of a box; of none where the budget ended; ``None`` if it has no
    solution.
    """
    witness = solve(box, Meter(budget.proof))
    if not isinstance(witness, Witness):
        return None
    everything = range(len(box.low))
    found, true = extremes(box, witness, everything, Meter(budget.bounds))
    return found if true else {}


def _narrower(component: Component, found: Mapping[int, Ends]) -> dict[str, Interval]:
    narrower = {}
    for v, ends in found.items():
        if ends != (component.stated[v] or component.domain):
            name = component.names[v]
            narrower[name] = Interval(*ends)
    return narrower


def _feasible(component: Component, budget: Budget) -> bool | None:
    if component.impossible:
        return False
    meter = Meter(budget.proof)
    boxes = [block_box(component, block, ()) for block in blocks(component)]
    answers = [solve(box, meter) for box in boxes]
    if any(isinstance(answer, Clash) for answer in answers):
        return False
    return None if None in answers else True


def _diagnosis(
    stated: Mapping[str, Interval], component: Component, budget: Budget, lightest: bool, in_full: bool
) -> Diagnosis:
    explanation = explain(component, budget, lightest)
    explained = _Explained(stated, component, explanation, budget)
    clusters = tuple(_clusters(explained))
    if clusters:
        violated = _violated(component, budget) if in_full else ()
        return _contradiction(explained, clusters, violated)
    deduced, all_true = _deduced(component, budget) if in_full else ({}, True)
    complete = explanation.decided and all_true
    return Diagnosis(component.names, component.constraints, True, (), clusters, deduced, complete)


def _contradiction(
    explained: _Explained, clusters: tuple[Cluster, ...], violated: tuple[str, ...]
) -> Diagnosis:
    """The diagnosis of a component that cannot be as stated."""
    component = explained.component
    certain = all(map(_is_certain, clusters))
    complete = explained.explanation.decided and certain
    return Diagnosis(component.names, component.constraints, False, violated, clusters, {}, complete)


def _is_certain(cluster: Cluster) -> bool:
    """True where the budget sufficed for all that is said of the cluster."""
    sharp = all(correction.sharp for correction in cluster.corrections)
    return sharp and cluster.minimal and cluster.exhaustive


def _violated(component: Component, budget: Budget) -> tuple[str, ...]:
    """The constraints that fail on their own; a figure outside the domain fails each that names it."""
    failing = set(broken_between_walls(component))
    for v in component.impossible:
        failing.update(component.at[v])
    for r in rows_with_room(component):
        if _fails_alone(component, r, budget):
            failing.add(r)
    return tuple(component.constraints[r] for r in sorted(failing))


def _fails_alone(component: Component, r: int, budget: Budget) -> bool:
    row = component.rows[r]
    if holds_plainly(component, row):
        return False
    figures = frozenset(v for _, v in row.terms)
    meter = Meter(budget.proof)
    return clashes(component, [r], figures, meter)


@dataclass(frozen=True, slots=True)
class _Explained:
    """A component with its explanation, and what was stated of its variables."""

    stated: Mapping[str, Interval]
    component: Component
    explanation: SystemExplanation
    budget: Budget

    def names(self, figures: Iterable[int]) -> tuple[str, ...]:
        names = self.component.names
        return tuple(names[v] for v in sorted(figures))

    def constraints(self, rows: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.component.constraints[r] for r in rows)


def _clusters(explained: _Explained) -> Iterator[Cluster]:
    hopeless = explained.explanation.hopeless
    if hopeless is not None:
        conflict = Conflict((), explained.constraints(hopeless))
        yield Cluster((conflict,), ())
        return
    for explanation in explained.explanation.explanations:
        yield _cluster(explained, explanation)


def _cluster(explained: _Explained, explanation: ClusterExplanation) -> Cluster:
    conflicts = [_conflict(explained, figures) for figures in minimal_only(explanation.conflicts)]
    corrections = [_correction(explained, explanation, figures) for figures in explanation.smallest]
    conflicts.sort(key=lambda conflict: conflict.variables)
    conflicts.sort(key=lambda conflict: len(conflict.variables))
    corrections.sort(key=lambda correction: correction.changed)
    return Cluster(tuple(conflicts), tuple(corrections), explanation.proven, explanation.exhausted)


def _conflict(explained: _Explained, figures: Figures) -> Conflict:
    rows = explained.explanation.constraints_of[figures]
    return Conflict(explained.names(figures), explained.constraints(rows))


def _correction(explained: _Explained, explanation: ClusterExplanation, changed: Figures) -> ForcedCorrection:
    """The correction that changes these figures, where each other cluster is corrected too."""
    forced, sharp = _forced(explained, explanation, changed)
    weight = sum(explained.component.weights[v] for v in changed)
    distance = _distance(explained.stated, forced)
    return ForcedCorrection(tuple(forced), forced, distance, weight, sharp)


def _forced(
    explained: _Explained, explanation: ClusterExplanation, changed: Figures
) -> tuple[dict[str, Interval], bool]:
    """The bounds of each changed figure, where all of them and a correction of each other cluster are
    released; and True where they are the true ones.
    """
    component = explained.component
    others = explained.explanation.mended - explanation.smallest[0]
    released = others | changed
    ends: dict[int, Ends] = {}
    sharp = True
    for block in blocks_around(component, sorted(changed), released):
        wanted = sorted(changed.intersection(block.variables))
        meter = Meter(len(wanted) * explained.budget.bounds)
        found, true = _block_extremes(component, block, released, wanted, meter)
        ends |= found
        sharp = sharp and true
    forced = {component.names[v]: Interval(*ends[v]) for v in sorted(changed)}
    return forced, sharp


def _distance(stated: Mapping[str, Interval], forced: Mapping[str, Interval]) -> int | None:
    """The sum of keystrokes; see :class:`ForcedCorrection`."""
    total = 0
    for name, interval in forced.items():
        number = _number(stated[name])
        strokes = None if number is None else strokes_into(number, interval)
        if strokes is None:
            return None
        total += strokes
    return total


def _number(stated: Interval) -> int | None:
    """The number that was written: of an exact figure, and of "at least"."""
    if stated.high is None:
        return stated.low
    return stated.value


def _true_ends(component: Component, v: int, released: Figures, meter: Meter) -> tuple[Ends, bool]:
    """The true bounds of one variable, everything that is not released as stated; and True where they are
    true.
    """
    around = blocks_around(component, [v], released)
    if not around:
        ends = component.stated[v] or component.domain
        return ends, True
    found, true = _block_extremes(component, around[0], released, [v], meter)
    return found[v], true


def _deduced(component: Component, budget: Budget) -> tuple[dict[str, Interval], bool]:
    """The variables whose true bounds are narrower than stated; and True where all these bounds are true."""
    all_true = True
    deduced: dict[str, Interval] = {}
    for block in blocks(component):
        meter = Meter(budget.bounds)
        found, true = _block_extremes(component, block, frozenset(), block.variables, meter)
        all_true = all_true and true
        deduced |= _narrower(component, found)
    return dict(sorted(deduced.items())), all_true


def _block_extremes(
    component: Component, block: Block, released: Figures, wanted: Sequence[int], meter: Meter
) -> tuple[dict[int, Ends], bool]:
    """True bounds of the ``wanted`` variables of a block; what was stated where they cannot be settled."""
    alone = lone_ends(component, block, released)
    if alone is not None:
        return dict.fromkeys(wanted, alone), True
    box = block_box(component, block, released)
    local = {v: i for i, v in enumerate(block.variables)}
    witness = solve(box, meter)
    if isinstance(witness, Witness):
        local_wanted = [local[v] for v in wanted]
        found, true = extremes(box, witness, local_wanted, meter)
    else:
        stated = zip(box.low, box.high, strict=True)
        found, true = dict(enumerate(stated)), False
    return {v: found[local[v]] for v in wanted}, true
