"""Explanations people really make: what a hand may have done that leaves just this contradiction behind.

Each is a hypothesis, tried before it is told: the mend is put in the place of what was stated, and only if all laws
around the cluster can then hold is the pattern reported. Several patterns may fit; none is preferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product, takewhile
from typing import Literal

from hasila.model.interval import Interval, exactly
from hasila.solver.block import NONE, blocks_around, ends_of, make_box
from hasila.solver.component import Component, End, Row, components_of, meet
from hasila.solver.diagnosis import Cluster, ForcedCorrection
from hasila.solver.figure_table import FigureTable, Grid
from hasila.solver.keystroke import slips, swaps
from hasila.solver.meter import DEFAULT, Meter
from hasila.solver.row_range import row_range
from hasila.solver.solving import Witness, solve
from hasila.solver.system import LinearConstraint, System

Kind = Literal[
    "swapped",
    "copied from the previous row",
    "copied from an earlier row",
    "stale part",
    "carried on",
    "row shifted",
    "column shifted",
    "unlisted group",
    "sign",
    "slipped thousand",
    "digits swapped",
    "rounded",
    "keystroke",
]

WINDOW = 6
"""A number may have been copied from so many rows before. Clusters of one column that lie no more rows apart may have
one cause."""

SEVERAL = 2
"""A cause that changes more than one figure is told only where so many laws fail that it would mend."""

MARGIN = 2
"""By so many rows a shift of a column may begin and end earlier or later than the figures of the laws that fail."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One explanation: the ``figures`` it names, and for each changed one what would have been stated.

    An "unlisted group" changes no figure: ``law`` is the sum that lacks an addend, ``amount`` how many people it has.
    Of a copied figure, the first of ``figures`` is the one that it repeats.
    """

    kind: Kind
    figures: tuple[str, ...]
    mend: Mapping[str, Interval] = field(default_factory=dict)
    law: str | None = None
    amount: Interval | None = None


def find_patterns(
    system: System, clusters: Sequence[Cluster], sheet: FigureTable
) -> tuple[tuple[Pattern, ...], ...]:
    """The patterns of each cluster, sorted by kind and figures.

    Figures that are not on the ``sheet`` take part only in patterns that need no neighbours. A column that slipped may
    leave several clusters behind; its pattern is then told of each of them. Where ``system`` is a part of more, a pattern
    may name figures of the sheet beyond it: of these nothing was tried.
    """
    desks = _desks(system, clusters, sheet) if clusters else []
    found = [_patterns(desk) if desk.cluster.variables else () for desk in desks]
    for together, pattern in _column_shifts(desks):
        for i in together:
            found[i] = _in_order([*found[i], pattern])
    return tuple(found)


def _desks(system: System, clusters: Sequence[Cluster], sheet: FigureTable) -> list[_PatternContext]:
    laws = {law.name: law for law in system.laws}
    parts = components_of(system, {c.variables[0] for c in clusters if c.variables})
    rooms = [
        ({name: i for i, name in enumerate(part.names)}, part, _Broken(part)) for part in (*parts, NOTHING)
    ]
    homes = (next(room for room in rooms if not c.variables or c.variables[0] in room[0]) for c in clusters)
    return [
        _PatternContext(system, part, c, sheet, laws, numbers, broken)
        for c, (numbers, part, broken) in zip(clusters, homes, strict=True)
    ]


NOTHING = Component((), (), (), (), (None, None), (), (), ())
"""Where clusters without figures are at home: their patterns need none of its rows."""


class _Broken(dict[int, bool]):
    """Whether a row of the component fails by itself; looked at when it is first asked about."""

    def __init__(self, component: Component) -> None:
        super().__init__()
        self.component = component

    def __missing__(self, r: int) -> bool:
        self[r] = _misses(self.component.rows[r], lambda v: ends_of(self.component, v, NONE))
        return self[r]


def _misses(row: Row, ends: Callable[[int], tuple[End, End]]) -> bool:
    return row_range(row.terms, ends).misses(row)


def _patterns(desk: _PatternContext) -> tuple[Pattern, ...]:
    found = [p for finder in FINDERS for p in finder(desk) if p.kind == "unlisted group" or desk.fits(p.mend)]
    return _in_order(found)


def _in_order(found: Iterable[Pattern]) -> tuple[Pattern, ...]:
    unique = {(p.kind, p.figures, tuple(sorted(p.mend.items(), key=str)), p.law): p for p in found}
    return tuple(unique[key] for key in sorted(unique, key=str))


@dataclass(frozen=True, slots=True)
class _PatternContext:
    """One cluster with everything that is needed to try a mend on it. ``numbers`` are those of the component, ``broken``
    tells which of its rows fail by themselves."""

    system: System
    component: Component
    cluster: Cluster
    sheet: FigureTable
    laws: Mapping[str, LinearConstraint]
    numbers: Mapping[str, int]
    broken: Mapping[int, bool]

    @property
    def grid(self) -> Grid:
        return self.sheet.grid

    @property
    def alone(self) -> list[ForcedCorrection]:
        """Corrections that change one figure only."""
        return [c for c in self.cluster.corrections if len(c.changed) == 1]

    def stated(self, name: str) -> Interval:
        """What was stated of a figure of the system or of the sheet."""
        return self.system.stated[name] if name in self.system.stated else self.sheet.stated[name]

    def number(self, name: str) -> int:
        """The number that was written, whatever its qualifier (of "up to 40" it is 40)."""
        stated = self.stated(name)
        return stated.low if stated.low is not None else stated.high if stated.high is not None else 0

    def restated(self, name: str, number: int) -> Interval:
        """``number`` in the place of the written one, under the same qualifier."""
        stated, shift = self.stated(name), number - self.number(name)
        ends = [None if end is None else end + shift for end in (stated.low, stated.high)]
        return Interval(*ends)

    def fits(self, mend: Mapping[str, Interval], loosened: Mapping[int, Row] | None = None) -> bool:
        """Whether everything around the cluster can hold with the ``mend`` (and rows loosened, by their number)."""
        if any(interval.meet(self.system.domain) is None for interval in mend.values()):
            return False
        mended = {self.numbers[name]: interval for name, interval in mend.items() if name in self.numbers}
        if not loosened and any(mended.keys().isdisjoint(figures) for figures in self.needed):
            return False
        if any(self._fails(r, mended) for v in mended for r in self.component.at[v]):
            return False
        touched = {*mended, *(self.numbers[name] for name in self.cluster.variables)}
        rows = {r for b in blocks_around(self.component, sorted(touched), touched) for r in b.rows}
        return self._possible(sorted(rows), mended, loosened or {})

    def mended(self, mend: Mapping[str, Interval]) -> int:
        """How many laws fail by themselves as stated and can hold with the ``mend``: what it explains."""
        changed = {self.numbers[name]: interval for name, interval in mend.items() if name in self.numbers}
        return sum(not self._fails(r, changed) for r in self.broken_at(changed))

    def broken_at(self, figures: Iterable[int]) -> set[int]:
        """The rows of these figures that fail by themselves."""
        return {r for v in figures for r in self.component.at[v] if self.broken[r]}

    @property
    def needed(self) -> list[set[int]]:
        """The figures of each law of the cluster that fails by itself: every mend must change one."""
        laws = {name for conflict in self.cluster.conflicts for name in conflict.laws}
        near = self.broken_at(self.numbers[name] for name in self.cluster.variables)
        rows = (self.component.rows[r] for r in near if self.component.laws[r] in laws)
        return [{v for _, v in row.terms} for row in rows]

    @property
    def failing(self) -> list[str]:
        """The figures on the grid of those laws at the suspect figures that fail by themselves."""
        suspects = {*self.cluster.variables, *(name for c in self.cluster.corrections for name in c.changed)}
        rows = self.broken_at(self.numbers[name] for name in suspects)
        figures = {self.component.names[v] for r in rows for _, v in self.component.rows[r].terms}
        return sorted(name for name in figures if name in self.grid)

    def _fails(self, r: int, mend: Mapping[int, Interval]) -> bool:
        return _misses(self.component.rows[r], lambda v: self._ends(v, mend))

    def _possible(self, rows: list[int], mend: Mapping[int, Interval], loosened: Mapping[int, Row]) -> bool:
        variables = sorted({v for r in rows for _, v in self.component.rows[r].terms})
        local = {v: i for i, v in enumerate(variables)}
        ends = [self._ends(v, mend) for v in variables]
        used = (loosened.get(r, self.component.rows[r]) for r in rows)
        small = tuple(Row(tuple((c, local[v]) for c, v in row.terms), row.low, row.high) for row in used)
        return isinstance(solve(make_box(small, ends), Meter(DEFAULT.proof)), Witness)

    def _ends(self, v: int, mend: Mapping[int, Interval]) -> tuple[End, End]:
        interval = mend[v].meet(self.system.domain) if v in mend else None
        if interval is not None:
            return interval.low, interval.high
        return self.component.stated[v] or self.component.domain


def _keystroke(desk: _PatternContext) -> Iterator[Pattern]:
    """One key: of the numbers a keystroke away that are possible, the nearest to what was written."""
    for correction in desk.alone:
        (name,) = correction.changed
        written = desk.number(name)
        fit = [n for n in slips(written) if n in correction.forced[name] and desk.fits({name: exactly(n)})]
        if fit:
            yield _one("keystroke", name, exactly(min(fit, key=lambda n: (abs(n - written), n))))


def _sign(desk: _PatternContext) -> Iterator[Pattern]:
    for name in desk.cluster.variables:
        if desk.number(name) and desk.system.stated[name].value is not None:
            yield _one("sign", name, desk.restated(name, -desk.number(name)))


def _slipped_thousand(desk: _PatternContext) -> Iterator[Pattern]:
    for name in desk.cluster.variables:
        written = desk.number(name)
        if written and written % 1000 == 0:
            yield _one("slipped thousand", name, desk.restated(name, written // 1000))
        if written:
            yield _one("slipped thousand", name, desk.restated(name, written * 1000))


def _one(kind: Kind, name: str, interval: Interval) -> Pattern:
    return Pattern(kind, (name,), {name: interval})


def _digits_swapped(desk: _PatternContext) -> Iterator[Pattern]:
    """Two neighbouring digits in each other's place, where that gives a possible number."""
    for correction in desk.alone:
        (name,) = correction.changed
        written = desk.number(name)
        for n in sorted(swaps(written)):
            if n in correction.forced[name] and desk.fits({name: exactly(n)}):
                yield _one("digits swapped", name, exactly(n))


def _rounded(desk: _PatternContext) -> Iterator[Pattern]:
    """A round number among exact ones, where a number that rounds to it would do."""
    for correction in desk.alone:
        (name,) = correction.changed
        possible = correction.forced[name].meet(rounds_to(desk.number(name)))
        if possible is not None:
            yield _one("rounded", name, possible)


def rounds_to(number: int) -> Interval:
    """The numbers that ``number`` stands for if it was rounded to its last hundred, thousand …; itself if it ends otherwise."""
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return Interval(number - unit // 2, number + unit // 2 - 1) if unit >= 100 else exactly(number)


def _swapped(desk: _PatternContext) -> Iterator[Pattern]:
    """Two figures of one row, or neighbours in one column, each with the other's number; more than one law tells of it."""
    suspects = set(desk.cluster.variables)
    pairs = {tuple(sorted(pair)) for pair in combinations(sorted(suspects), 2) if _near(desk, *pair)}
    pairs |= {
        tuple(sorted((one, other)))
        for one in suspects
        for other in desk.sheet.row_of(one)
        if other in desk.numbers and other != one
    }
    for one, other in sorted(pairs):
        if desk.number(one) != desk.number(other):
            mend = {
                one: desk.restated(one, desk.number(other)),
                other: desk.restated(other, desk.number(one)),
            }
            if desk.mended(mend) >= SEVERAL or not desk.alone:
                yield Pattern("swapped", (one, other), mend)


def _near(desk: _PatternContext, one: str, other: str) -> bool:
    if one not in desk.grid or other not in desk.grid:
        return False
    (row, column), (other_row, other_column) = desk.grid[one], desk.grid[other]
    return row == other_row or (column == other_column and abs(row - other_row) == 1)


def _copied(desk: _PatternContext) -> Iterator[Pattern]:
    """A figure that repeats an earlier row; a stale part, if a whole it belongs to has advanced meanwhile."""
    for correction in desk.alone:
        (name,) = correction.changed
        earlier = [(back, desk.sheet.before(name, back)) for back in range(1, WINDOW + 1)]
        same = next(((back, e) for back, e in earlier if e and desk.number(e) == desk.number(name)), None)
        if same and not _stands_still(desk, same[1]):
            yield Pattern(_copy_kind(desk, name, same[0]), (same[1], name), {name: correction.forced[name]})


def _stands_still(desk: _PatternContext, name: str) -> bool:
    """Whether the row before says the same; then a number that comes once more is nothing to remark on."""
    before = desk.sheet.before(name)
    return before is not None and desk.number(before) == desk.number(name)


def _copy_kind(desk: _PatternContext, name: str, back: int) -> Kind:
    if back > 1:
        return "copied from an earlier row"
    return "stale part" if _whole_advanced(desk, name) else "copied from the previous row"


def _carried(desk: _PatternContext) -> Iterator[Pattern]:
    """A running count that starts again from too low a number and goes on from there: all rows until it has caught up."""
    for law in _cluster_laws(desk):
        high, low = _fall(desk, law)
        if high and low:
            column, first = desk.sheet.columns[desk.grid[low][1]], desk.sheet.order[low]
            top = desk.number(high)
            run = tuple(takewhile(lambda name, top=top: desk.number(name) < top, column[first:]))
            if len(run) > 1:
                yield Pattern("carried on", run, dict.fromkeys(run, Interval(top, None)))


def _fall(desk: _PatternContext, law: LinearConstraint) -> tuple[str | None, str | None]:
    """The two figures of one column of which the law wants that they rise, and they fall."""
    terms = dict(law.terms)
    one, other = (terms.get(1), terms.get(-1)) if law.op == "<=" else (None, None)
    placed = len(law.terms) == 2 and one in desk.grid and other in desk.grid
    falls = placed and desk.grid[one][1] == desk.grid[other][1] and desk.number(one) > desk.number(other)
    return (one, other) if falls else (None, None)


def _whole_advanced(desk: _PatternContext, part: str) -> bool:
    wholes = [whole for law in _cluster_laws(desk) for whole in _whole_of(law) if part in _parts_of(law)]
    pairs = [(whole, desk.sheet.before(whole)) for whole in wholes if whole in desk.system.stated]
    return any(before is not None and desk.number(before) < desk.number(whole) for whole, before in pairs)


def _cluster_laws(desk: _PatternContext) -> list[LinearConstraint]:
    return [desk.laws[name] for name in sorted({name for c in desk.cluster.conflicts for name in c.laws})]


def _whole_of(law: LinearConstraint) -> list[str]:
    """The whole of a partition: the one variable against two or more others; none for other laws."""
    minus, plus = [n for c, n in law.terms if c == -1], [n for c, n in law.terms if c == 1]
    if len(minus) + len(plus) < len(law.terms) or law.constant or len(law.terms) < 3:
        return []
    return minus if len(minus) == 1 else plus if len(plus) == 1 else []


def _parts_of(law: LinearConstraint) -> list[str]:
    whole = _whole_of(law)
    return [name for _, name in law.terms if name not in whole] if whole else []


def _row_shifted(desk: _PatternContext) -> Iterator[Pattern]:
    """Two or more neighbours of a row whose numbers all stand one column too early or too late."""
    for row in sorted({desk.grid[name][0] for name in desk.cluster.variables if name in desk.grid}):
        line = [name for name in desk.sheet.rows[row] if name in desk.system.stated]
        for length in range(3, len(line) + 1):
            runs = [line[i : i + length] for i in range(len(line) - length + 1)]
            runs = [
                run
                for run in runs
                if set(run) & set(desk.cluster.variables) and desk.numbers.keys() >= set(run)
            ]
            fit = [p for run in runs for p in _shifts(desk, "row shifted", run)]
            if fit:
                yield from fit
                break


def _column_shifts(desks: Sequence[_PatternContext]) -> Iterator[tuple[tuple[int, ...], Pattern]]:
    """Columns whose numbers slipped by a row, each with the clusters that this explains (by their numbers)."""
    for chain in _chains(desks):
        together = tuple(sorted({i for i, _ in chain}))
        desk = _joined([desks[i] for i in together])
        column = desk.sheet.columns[desk.grid[chain[0][1]][1]]
        places = [desk.sheet.order[name] for _, name in chain]
        pattern = next(_slips(desk, column, min(places), max(places)), None)
        if pattern is not None:
            yield together, pattern


def _slips(desk: _PatternContext, column: Sequence[str], first: int, last: int) -> Iterator[Pattern]:
    """The shortest first."""
    for before, after in sorted(
        product(range(-MARGIN, MARGIN + 1), repeat=2), key=lambda pair: (sum(pair), pair)
    ):
        run = column[max(0, first - before) : last + after + 1]
        if len(run) > 2:
            yield from _shifts(desk, "column shifted", run)


def _chains(desks: Sequence[_PatternContext]) -> Iterator[list[tuple[int, str]]]:
    """Suspect figures of one column and one component, each with its cluster, no more than ``WINDOW`` rows apart."""
    suspects: dict[tuple[int, int], list[tuple[int, int, str]]] = defaultdict(list)
    for i, desk in enumerate(desks):
        for name in desk.failing:
            suspects[id(desk.component), desk.grid[name][1]].append((desk.sheet.order[name], i, name))
    for line in suspects.values():
        chain: list[tuple[int, int, str]] = []
        for one in sorted(line):
            if chain and one[0] - chain[-1][0] > WINDOW:
                yield [(i, name) for _, i, name in chain]
                chain = []
            chain.append(one)
        yield [(i, name) for _, i, name in chain]


def _joined(desks: Sequence[_PatternContext]) -> _PatternContext:
    clusters = [desk.cluster for desk in desks]
    conflicts = tuple(conflict for cluster in clusters for conflict in cluster.conflicts)
    return replace(
        desks[0], cluster=Cluster(conflicts, tuple(c for cluster in clusters for c in cluster.corrections))
    )


def _shifts(desk: _PatternContext, kind: Kind, run: Sequence[str]) -> Iterator[Pattern]:
    """The run with every number moved back by one place, if several laws that fail then hold."""
    if len(desk.broken_at(desk.numbers[name] for name in run if name in desk.numbers)) < SEVERAL:
        return
    for pattern in _shifted(desk, kind, run):
        if desk.fits(pattern.mend) and desk.mended(pattern.mend) >= SEVERAL:
            yield pattern


def _shifted(desk: _PatternContext, kind: Kind, run: Sequence[str]) -> Iterator[Pattern]:
    """The figure at the end of the run lost its number: it may then be anything."""
    for cells in (run, run[::-1]):
        numbers = [desk.number(name) for name in cells]
        if len(set(numbers)) > 1:
            mend = {name: desk.restated(name, n) for name, n in zip(cells, numbers[1:], strict=False)}
            yield Pattern(kind, tuple(run), {**mend, cells[-1]: desk.system.domain})


def _unlisted(desk: _PatternContext) -> Iterator[Pattern]:
    """A sum that would hold if a group were missing from the list: its parts stay below the whole."""
    number = {name: i for i, name in enumerate(desk.component.laws)}
    for law in _cluster_laws(desk):
        if law.op == "==" and _whole_of(law):
            row = desk.component.rows[number[law.name]]
            whole = {desk.component.names.index(name) for name in _whole_of(law)}
            missing = [(c if v in whole else -c, v) for c, v in ((abs(c), v) for c, v in row.terms)]
            if desk.fits({}, {number[law.name]: Row(tuple(missing), 1, None)}):
                yield Pattern(
                    "unlisted group",
                    tuple(sorted(n for _, n in law.terms)),
                    {},
                    law.name,
                    _gap(desk, missing),
                )


def _gap(desk: _PatternContext, missing: Sequence[tuple[int, int]]) -> Interval:
    """How many the group has, by what was stated of the whole and the parts alone; at least 1."""
    low, high = row_range(missing, lambda v: desk.component.stated[v] or desk.component.domain).ends
    return Interval(1 if low is None else max(1, low), high)


Finder = Callable[[_PatternContext], Iterable[Pattern]]
FINDERS: tuple[Finder, ...] = (
    _keystroke,
    _sign,
    _slipped_thousand,
    _digits_swapped,
    _rounded,
    _swapped,
    _copied,
    _carried,
    _row_shifted,
    _unlisted,
)
