"""Explanations people really make: what a hand may have done that leaves just this contradiction behind.

Each is a hypothesis, tried before it is told: the mend is put in the place of what was stated, and only if all laws
around the cluster can then hold is the pattern reported. Several patterns may fit; none is preferred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from generator.arithmetic.block import blocks_around, make_box
from generator.arithmetic.component import Component, End, Row, components, range_of
from generator.arithmetic.diagnosis import Cluster, Correction
from generator.arithmetic.keystroke import slips
from generator.arithmetic.meter import DEFAULT, Meter
from generator.arithmetic.solving import Witness, solve
from generator.arithmetic.system import Law, System
from generator.words.interval import Interval, exactly

Grid = Mapping[str, tuple[int, int]]
"""Where a figure stands: (row, column), say (report, series). Rows and columns are numbered in their order."""

Kind = Literal[
    "swapped",
    "copied from the previous row",
    "stale part",
    "row shifted",
    "column shifted",
    "unlisted group",
    "sign",
    "slipped thousand",
    "keystroke",
]

WINDOW = 6
"""Shifts along a column are looked for among so many rows before and after a suspect figure."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One explanation: the ``figures`` it names, and for each changed one what would have been stated.

    An "unlisted group" changes no figure: ``law`` is the sum that lacks an addend, ``amount`` how many people it has.
    """

    kind: Kind
    figures: tuple[str, ...]
    mend: Mapping[str, Interval] = field(default_factory=dict)
    law: str | None = None
    amount: Interval | None = None


def find_patterns(system: System, clusters: Sequence[Cluster], grid: Grid) -> tuple[tuple[Pattern, ...], ...]:
    """The patterns of each cluster, sorted by kind and figures.

    Figures that ``grid`` does not place take part only in patterns that need no neighbours.
    """
    parts = components(system)
    home = {name: part for part in parts for name in part.names}
    places = {place: name for name, place in sorted(grid.items()) if name in system.stated}
    laws = {law.name: law for law in system.laws}
    return tuple(
        _patterns(_Desk(system, home[cluster.variables[0]], cluster, grid, places, laws)) if cluster.variables else ()
        for cluster in clusters
    )


def _patterns(desk: _Desk) -> tuple[Pattern, ...]:
    found = [p for finder in FINDERS for p in finder(desk) if p.kind == "unlisted group" or desk.fits(p.mend)]
    unique = {(p.kind, p.figures, tuple(sorted(p.mend.items(), key=str)), p.law): p for p in found}
    return tuple(unique[key] for key in sorted(unique, key=str))


@dataclass(frozen=True, slots=True)
class _Desk:
    """One cluster with everything that is needed to try a mend on it."""

    system: System
    component: Component
    cluster: Cluster
    grid: Grid
    places: Mapping[tuple[int, int], str]
    laws: Mapping[str, Law]

    @property
    def alone(self) -> list[Correction]:
        """Corrections that change one figure only."""
        return [c for c in self.cluster.corrections if len(c.changed) == 1]

    def number(self, name: str) -> int:
        """The number that was written, whatever its qualifier (of "up to 40" it is 40)."""
        stated = self.system.stated[name]
        return stated.low if stated.low is not None else stated.high if stated.high is not None else 0

    def restated(self, name: str, number: int) -> Interval:
        """``number`` in the place of the written one, under the same qualifier."""
        stated, shift = self.system.stated[name], number - self.number(name)
        ends = [None if end is None else end + shift for end in (stated.low, stated.high)]
        return Interval(*ends)

    def fits(self, mend: Mapping[str, Interval], loosened: Mapping[int, Row] | None = None) -> bool:
        """Whether everything around the cluster can hold with the ``mend`` (and rows loosened, by their number)."""
        number = {name: i for i, name in enumerate(self.component.names)}
        if not set(mend) <= set(number) or any(i.meet(self.system.domain) is None for i in mend.values()):
            return False
        touched = {number[name] for name in (*self.cluster.variables, *mend)}
        rows = {r for b in blocks_around(self.component, sorted(touched), touched) for r in b.rows}
        return self._possible(sorted(rows), {number[n]: i for n, i in mend.items()}, loosened or {})

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


def _keystroke(desk: _Desk) -> Iterator[Pattern]:
    """One key: of the numbers a keystroke away that are possible, the nearest to what was written."""
    for correction in desk.alone:
        (name,) = correction.changed
        written = desk.number(name)
        fit = [n for n in slips(written) if n in correction.forced[name] and desk.fits({name: exactly(n)})]
        if fit:
            yield _one("keystroke", name, exactly(min(fit, key=lambda n: (abs(n - written), n))))


def _sign(desk: _Desk) -> Iterator[Pattern]:
    for name in desk.cluster.variables:
        if desk.number(name):
            yield _one("sign", name, desk.restated(name, -desk.number(name)))


def _slipped_thousand(desk: _Desk) -> Iterator[Pattern]:
    for name in desk.cluster.variables:
        written = desk.number(name)
        if written and written % 1000 == 0:
            yield _one("slipped thousand", name, desk.restated(name, written // 1000))
        if written:
            yield _one("slipped thousand", name, desk.restated(name, written * 1000))


def _one(kind: Kind, name: str, interval: Interval) -> Pattern:
    return Pattern(kind, (name,), {name: interval})


def _swapped(desk: _Desk) -> Iterator[Pattern]:
    """Two figures of one row, or neighbours in one column, each with the other's number."""
    suspects = set(desk.cluster.variables)
    pairs = {tuple(sorted(pair)) for pair in combinations(sorted(suspects), 2) if _near(desk, *pair)}
    pairs |= {tuple(sorted((one, other))) for one in suspects for other in _row_of(desk, one) if other != one}
    for one, other in sorted(pairs):
        if desk.number(one) != desk.number(other):
            mend = {one: desk.restated(one, desk.number(other)), other: desk.restated(other, desk.number(one))}
            yield Pattern("swapped", (one, other), mend)


def _near(desk: _Desk, one: str, other: str) -> bool:
    if one not in desk.grid or other not in desk.grid:
        return False
    (row, column), (other_row, other_column) = desk.grid[one], desk.grid[other]
    return row == other_row or (column == other_column and abs(row - other_row) == 1)


def _row_of(desk: _Desk, name: str) -> list[str]:
    """The stated figures of the figure's row, in the order of their columns."""
    if name not in desk.grid:
        return []
    row = desk.grid[name][0]
    columns = sorted({column for _, column in desk.grid.values()})
    return [desk.places[row, column] for column in columns if (row, column) in desk.places]


def _copied(desk: _Desk) -> Iterator[Pattern]:
    """A figure that repeats the row before; a stale part, if a whole it belongs to has advanced meanwhile."""
    for correction in desk.alone:
        (name,) = correction.changed
        before = _previous(desk, name)
        if before is not None and desk.number(before) == desk.number(name):
            kind: Kind = "stale part" if _whole_advanced(desk, name) else "copied from the previous row"
            yield Pattern(kind, (before, name), {name: correction.forced[name]})


def _previous(desk: _Desk, name: str) -> str | None:
    if name not in desk.grid:
        return None
    row, column = desk.grid[name]
    return desk.places.get((row - 1, column))


def _whole_advanced(desk: _Desk, part: str) -> bool:
    wholes = [whole for law in _cluster_laws(desk) for whole in _whole_of(law) if part in _parts_of(law)]
    pairs = [(whole, _previous(desk, whole)) for whole in wholes if whole in desk.system.stated]
    return any(before is not None and desk.number(before) < desk.number(whole) for whole, before in pairs)


def _cluster_laws(desk: _Desk) -> list[Law]:
    return [desk.laws[name] for name in sorted({name for c in desk.cluster.conflicts for name in c.laws})]


def _whole_of(law: Law) -> list[str]:
    """The whole of a partition: the one variable against two or more others; none for other laws."""
    minus, plus = [n for c, n in law.terms if c == -1], [n for c, n in law.terms if c == 1]
    if len(minus) + len(plus) < len(law.terms) or law.constant or len(law.terms) < 3:
        return []
    return minus if len(minus) == 1 else plus if len(plus) == 1 else []


def _parts_of(law: Law) -> list[str]:
    whole = _whole_of(law)
    return [name for _, name in law.terms if name not in whole] if whole else []


def _row_shifted(desk: _Desk) -> Iterator[Pattern]:
    for row in sorted({desk.grid[name][0] for name in desk.cluster.variables if name in desk.grid}):
        first = next(name for name in desk.cluster.variables if name in desk.grid and desk.grid[name][0] == row)
        yield from _shifts(desk, "row shifted", _row_of(desk, first))


def _column_shifted(desk: _Desk) -> Iterator[Pattern]:
    suspects = [name for name in desk.cluster.variables if name in desk.grid]
    for column in sorted({desk.grid[name][1] for name in suspects}):
        rows = {desk.grid[name][0] for name in _suspects_in(desk, column)}
        near = range(min(rows) - WINDOW, min(max(rows), min(rows) + WINDOW) + WINDOW + 1) if rows else ()
        yield from _shifts(desk, "column shifted", [desk.places[r, column] for r in near if (r, column) in desk.places])


def _suspects_in(desk: _Desk, column: int) -> list[str]:
    """Figures of the column that a smallest correction changes."""
    changed = {name for c in desk.cluster.corrections for name in c.changed}
    return [name for name in sorted(changed) if name in desk.grid and desk.grid[name][1] == column]


def _shifts(desk: _Desk, kind: Kind, line: Sequence[str]) -> Iterator[Pattern]:
    """Two or more neighbours whose numbers all stand one place too early or too late; the shortest run that fits.

    The figure at the end of the run lost its number: it may then be anything.
    """
    for length in range(3, len(line) + 1):
        runs = [line[i : i + length] for i in range(len(line) - length + 1)]
        runs = [run for run in runs if set(run) & set(desk.cluster.variables)]
        fit = [p for run in runs for p in _shifted(desk, kind, run) if desk.fits(p.mend)]
        if fit:
            yield from fit
            return


def _shifted(desk: _Desk, kind: Kind, run: Sequence[str]) -> Iterator[Pattern]:
    for cells in (run, run[::-1]):
        numbers = [desk.number(name) for name in cells]
        if len(set(numbers)) > 1:
            mend = {name: desk.restated(name, n) for name, n in zip(cells, numbers[1:], strict=False)}
            yield Pattern(kind, tuple(run), {**mend, cells[-1]: desk.system.domain})


def _unlisted(desk: _Desk) -> Iterator[Pattern]:
    """A sum that would hold if a group were missing from the list: its parts stay below the whole."""
    number = {name: i for i, name in enumerate(desk.component.laws)}
    for law in _cluster_laws(desk):
        if law.op == "==" and _whole_of(law):
            row = desk.component.rows[number[law.name]]
            whole = {desk.component.names.index(name) for name in _whole_of(law)}
            missing = [(c if v in whole else -c, v) for c, v in ((abs(c), v) for c, v in row.terms)]
            if desk.fits({}, {number[law.name]: Row(tuple(missing), 1, None)}):
                yield Pattern("unlisted group", tuple(sorted(n for _, n in law.terms)), {}, law.name, _gap(desk, missing))


def _gap(desk: _Desk, missing: Sequence[tuple[int, int]]) -> Interval:
    """How many the group has, by what was stated of the whole and the parts alone; at least 1."""
    low, high = range_of(missing, lambda v: desk.component.stated[v] or desk.component.domain)
    return Interval(1 if low is None else max(1, low), high)


Finder = Callable[[_Desk], Iterable[Pattern]]
FINDERS: tuple[Finder, ...] = (
    _keystroke,
    _sign,
    _slipped_thousand,
    _swapped,
    _copied,
    _row_shifted,
    _column_shifted,
    _unlisted,
)
