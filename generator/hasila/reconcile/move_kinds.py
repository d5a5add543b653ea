"""The kinds of moves that people make in a table, and the search for them around the constraints that fail.

Columns stand one place off or are exchanged from a row on; some columns of some rows repeat those of an
earlier row; a column repeats its neighbour; the numbers of a column stand one row off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property, partial
from itertools import combinations, islice, takewhile

from hasila.model.data_class import dataclass
from hasila.model.interval import COUNT, Interval
from hasila.model.report import ConstraintKind, ConstraintResult, Status
from hasila.reconcile.causes import Cause
from hasila.reconcile.constraint_graph import ConstraintGraph
from hasila.reconcile.levels import level_causes
from hasila.reconcile.moves import CHECKS, FEWEST, ExplainedMove, Move, MoveContext, Place, cause_of, places
from hasila.reconcile.remembered import Mappings, Remember, anew
from hasila.solver import FigureTable, Meter

BACK = 14
"""A row may have been pasted from so many rows before: two weeks of daily ones. Our choice."""

DIGITS = 6
"""Numbers that a paste repeats have at least so many digits together: fewer repeat by chance. Our choice."""

EDGE = 2
"""A run of columns may begin and end so many columns beyond those that fail."""

WIDEST = 40
"""Runs of so many columns, or fewer, are tried."""

SHORTEST = 3
"""A column that stands one row off does so for at least so many rows."""

LONGEST = 8
"""Rows that one column may stand off."""

PLACES = 40
"""So many places are looked at."""

LOOKS = 2
"""Looking at one column of a move costs so many steps: two numbers with the column's last one."""


def moved(graph: ConstraintGraph, table: FigureTable, remember: Remember = anew) -> list[Cause]:
    """The causes that are moves, the constraints of no two of them the same."""
    failing = frozenset(name for name in graph.violated if _fails(graph.checked[name]))
    at = {cell: name for name, cell in table.grid.items()}
    numbers = dict(_numbers(at, graph))
    context = MoveContext(graph, table, at, numbers, failing, Meter(CHECKS))
    looked_at = places(context)[:PLACES]
    found: list[Cause] = []
    left = CHECKS
    for number, place in enumerate(looked_at):
        granted = Meter(left // (len(looked_at) - number))
        search = _search(Place(replace(context, meter=granted), place.names & context.failing), remember)
        for each in search.moves:
            found.append(cause_of(each, graph))
            context = replace(context, failing=context.failing - each.resolved)
        left -= min(search.spent, granted.left)
    rest = replace(context, meter=Meter(CHECKS))
    return [*found, *level_causes(rest)]


def _numbers(
    at: Mapping[tuple[int, int], str], graph: ConstraintGraph
) -> Iterator[tuple[tuple[int, int], int]]:
    """The cells in which a number stands, each with that number."""
    for cell, name in at.items():
        number = graph.figures[name].number
        if number is not None:
            yield cell, number


def _fails(result: ConstraintResult) -> bool:
    """True of a constraint of one publisher that no whole numbers satisfy."""
    return result.outcome is Status.BROKEN and result.constraint.kind is not ConstraintKind.SOURCES


@dataclass(frozen=True, slots=True)
class _Search:
    """The moves of one place, and the steps that were spent on them."""

    moves: tuple[ExplainedMove, ...]
    spent: int


def _search(place: Place, remember: Remember) -> _Search:
    """The search for the moves of a place, by the budget of its context. One that was remembered, and ended
    before its budget did, is what it would be with any budget for which that is so."""
    context = place.context
    granted = context.meter.left
    name = "moves", place.names, context.failing
    search, ended_early = remember.looked_up(name, (), context.mappings, partial(_searched, place))
    if ended_early and search.spent < granted:
        return search
    search, _ = _searched(place, context.mappings)
    return search


def _searched(place: Place, mappings: Mappings) -> tuple[_Search, bool]:
    """The search where all is looked up in ``mappings``; true where it ended before its budget did."""
    granted = place.context.meter.left
    meter = Meter(granted)
    context = replace(place.context.looking_up_in(mappings), meter=meter)
    moves = tuple(_moves_at(Place(context, place.names)))
    return _Search(moves, granted - meter.left), not meter.empty


def _moves_at(place: Place) -> Iterator[ExplainedMove]:
    """The moves of one place, the best first, each of what the others leave. A move may explain constraints
    of other places, too."""
    names, failing = place.names, place.context.failing
    while len(names) >= FEWEST:
        context = replace(place.context, failing=failing)
        best = _best(Place(context, names))
        if best is None or names.isdisjoint(best.resolved):
            return
        yield best
        names, failing = names - best.resolved, failing - best.resolved


def _best(place: Place) -> ExplainedMove | None:
    """The best move of a place that can hold."""
    found: list[ExplainedMove] = []
    sheet = _Sheet(place)
    for kind in KINDS:
        for move in takewhile(sheet.goes_on, kind(sheet)):
            explained = place.context.explained(move)
            if explained is not None:
                found.append(explained)
    found.sort(key=lambda explained: explained.order)
    holding = (explained for explained in islice(found, LONGEST) if place.context.can_hold(explained))
    return next(holding, None)


@dataclass(frozen=True)
class _Sheet:
    """The rows and columns around a place."""

    place: Place

    nearer: dict[tuple[int, int, int], bool | None] = field(default_factory=dict)
    """What :func:`_is_nearer` said of a row, a column and a source: many moves ask the same."""

    @cached_property
    def at(self) -> Mapping[tuple[int, int], str]:
        return self.place.context.at

    @cached_property
    def numbers(self) -> Mapping[tuple[int, int], int]:
        """The numbers that stand in the table."""
        return self.place.context.numbers

    @cached_property
    def _meter(self) -> Meter:
        return self.place.context.meter

    def goes_on(self, _: object = None, steps: int = 1) -> bool:
        """True while the budget lasts, from which so many steps are taken."""
        return self._meter.spend(steps)

    @cached_property
    def last(self) -> int:
        """The last row of the publisher of the place: behind it stands an empty row, or none."""
        rows = self.place.context.table.rows
        row = self.place.rows[-1]
        while row + 1 in rows:
            row += 1
        return row

    @cached_property
    def line(self) -> list[int]:
        """The columns that have a figure in a row of the place, in their order."""
        table = self.place.context.table
        names = (name for row in self.place.rows for name in table.rows.get(row, ()))
        return sorted({table.grid[name][1] for name in names})

    @cached_property
    def starts(self) -> list[int]:
        """The rows in which a move may begin: the first in which a count is less than, or does not fit, those
        before, or the very first of the place."""
        return sorted({self.place.rows[0], *self.place.later_rows[:2]})

    def ends(self, start: int) -> list[int]:
        """The rows in which a move that begins in ``start`` may end, the last of the table first."""
        rows = self.place.rows
        return sorted({end for end in (self.last, *rows[-2:]) if end >= start}, reverse=True)

    def spans(self) -> Iterator[range]:
        """The rows of a move."""
        for start in self.starts:
            for end in self.ends(start):
                yield range(start, end + 1)

    def stated(self, row: int, column: int) -> Interval:
        """What is stated in a cell; any count where nothing is."""
        name = self.at.get((row, column))
        return COUNT if name is None else self.place.context.graph.figures[name].interval

    def moved(self, kind: str, sources: Mapping[tuple[int, int], tuple[int, int]]) -> Move:
        """The move that puts into each cell what stands in its source."""
        cells = {self.at[cell]: self.stated(*source) for cell, source in sources.items() if cell in self.at}
        return Move(kind, cells)

    def freed(self, kind: str, cells: Iterable[tuple[int, int]]) -> Move:
        """The move of cells whose own number is lost."""
        return Move(kind, {self.at[cell]: COUNT for cell in cells if cell in self.at})


NOWHERE = (-1, -1)
"""The source of a cell whose own number is lost."""


# Columns that stand one place off, or in each other's place


def _columns_moved(sheet: _Sheet) -> Iterator[Move]:
    runs = list(_runs(sheet))
    for rows in sheet.spans():
        for run in takewhile(sheet.goes_on, runs):
            for by in (1, -1):
                for around in (True, False):
                    sources = _shifted(run, by, around)
                    if _at_home(sheet, rows.start, sources) and _may_explain(sheet, rows.start, sources):
                        yield sheet.moved("columns moved", _on(rows, sources))


def _runs(sheet: _Sheet) -> Iterator[Sequence[int]]:
    """Neighbouring columns that begin and end near those that fail."""
    line = sheet.line
    failing = [line.index(column) for column in sheet.place.columns if column in line]
    if not failing:
        return
    first, last = max(0, min(failing) - EDGE), min(len(line), max(failing) + EDGE + 1)
    for begin in takewhile(sheet.goes_on, range(first, last)):
        for end in range(begin + 2, min(last, begin + WIDEST) + 1):
            yield line[begin:end]


def _shifted(run: Sequence[int], by: int, around: bool) -> dict[int, int | None]:
    """Column → the column in which its number stands; none for the one at the end, unless it goes
    ``around``."""
    if by > 0:
        return dict(zip(run, (*run[1:], run[0] if around else None), strict=True))
    return dict(zip(run, (run[-1] if around else None, *run[:-1]), strict=True))


def _on(rows: range, sources: Mapping[int, int | None]) -> dict[tuple[int, int], tuple[int, int]]:
    """The sources of the columns in each of the rows."""
    return {
        (row, column): NOWHERE if source is None else (row, source)
        for row in rows
        for column, source in sources.items()
    }


def _may_explain(sheet: _Sheet, row: int, sources: Mapping[int, int | None]) -> bool:
    """True where the move of this one row breaks none of the constraints inside its report."""
    context = sheet.place.context
    move = sheet.moved("", _on(range(row, row + 1), sources))
    names = context.graph.constraints_at(move.cells)
    inside = [context.graph.checked[name].constraint for name in names]
    own = [constraint for constraint in inside if len(constraint.reports) == 1]
    figures = sum(len(constraint.left) for constraint in own)
    return context.meter.spend(1 + figures) and not any(
        context.fails(constraint, move.cells) for constraint in own
    )


def _at_home(sheet: _Sheet, row: int, sources: Mapping[int, int | None]) -> bool:
    """True where a moved number of the row is nearer than the stated one to what its column said last, and in
    columns of running counts each is."""
    if not sheet.goes_on(steps=LOOKS * len(sources)):
        return False
    nearer = False
    known = sheet.nearer
    for column, source in sources.items():
        if source is None:
            continue
        asked = row, column, source
        if asked not in known:
            known[asked] = _is_nearer(sheet, *asked)
        if known[asked] is False:
            return False
        nearer = nearer or known[asked] is True
    return nearer


def _is_nearer(sheet: _Sheet, row: int, column: int, source: int) -> bool | None:
    """``None`` where a number is missing, and where one of another column than a running count is not nearer:
    it may rise and fall."""
    name = sheet.at.get((row, column))
    before = sheet.place.context.table.before(name) if name else None
    moved = sheet.numbers.get((row, source))
    if name is None or before is None or moved is None:
        return None
    figures = sheet.place.context.graph.figures
    stated, last = figures[name].number, figures[before].number
    if stated is None or last is None or stated == moved:
        return None
    nearer = abs(moved - last) < abs(stated - last)
    return nearer if nearer or figures[name].set.period.cumulative else None


def _columns_exchanged(sheet: _Sheet) -> Iterator[Move]:
    columns = [column for column in sheet.place.columns if column in sheet.line][:WIDEST]
    for rows in sheet.spans():
        for one, other in takewhile(sheet.goes_on, combinations(columns, 2)):
            sources: dict[int, int | None] = {one: other, other: one}
            if _at_home(sheet, rows.start, sources) and _may_explain(sheet, rows.start, sources):
                yield sheet.moved("columns exchanged", _on(rows, sources))


# Numbers that repeat others


def _pasted(sheet: _Sheet) -> Iterator[Move]:
    """Some columns of some rows hold the numbers of so many rows before. Where there are more rows than that,
    those of the first stand further down; those of the last are lost."""
    for start in _paste_starts(sheet):
        for back in range(1, BACK + 1):
            if not sheet.goes_on(steps=len(sheet.line)):
                return
            columns = [column for column in sheet.line if _equal(sheet, start, column, back)]
            if len(columns) > 1:
                yield from _pasted_at(sheet, start, columns, back)


def _paste_starts(sheet: _Sheet) -> list[int]:
    """The rows in which a paste may begin: those of a move, and some before, where nothing fails yet."""
    first = sheet.place.rows[0]
    return [*sheet.starts, *range(first - 1, max(0, first - LONGEST), -1)]


def _pasted_at(sheet: _Sheet, start: int, columns: Sequence[int], back: int) -> Iterator[Move]:
    first = sheet.place.rows[0]
    moving = [column for column in columns if _repeats(sheet, start, column, back)]
    alike = list(columns)
    for end in range(start, start + LONGEST):
        if end < start + back:
            alike = [column for column in alike if _equal(sheet, end, column, back)]
            moving = [column for column in moving if column in alike]
        cells = [(row, column) for row in range(start, min(end + 1, start + back)) for column in moving]
        if len(moving) < 2 or not _many_digits(sheet, cells):
            return
        if end >= first:
            rows = range(start, end + 1)
            if _is_repetition(sheet, start, back):
                kind = "rows moved" if back == 1 and end > start else "pasted"
                yield _paste(sheet, kind, rows, sheet.line, back)
                continue
            for block in (moving, *_blocks(alike, sheet.line)):
                yield _paste(sheet, "pasted", rows, block, back)


def _is_repetition(sheet: _Sheet, row: int, back: int) -> bool:
    """True where every number of the row is that of so many rows before."""
    return all(_equal(sheet, row, column, back) for column in sheet.line if (row, column) in sheet.at)


def _blocks(columns: Sequence[int], line: Sequence[int]) -> list[Sequence[int]]:
    """The columns, and the longest stretch of them that are neighbours."""
    stretch: list[int] = []
    longest: list[int] = []
    for column in columns:
        follows = bool(stretch) and line.index(column) == line.index(stretch[-1]) + 1
        stretch = [*stretch, column] if follows else [column]
        longest = max(longest, stretch, key=len)
    return [columns, longest] if 1 < len(longest) < len(columns) else [columns]


def _paste(sheet: _Sheet, kind: str, rows: range, columns: Sequence[int], back: int) -> Move:
    sources = {}
    for row in rows:
        for column in columns:
            sources[row, column] = (row + back, column) if row + back in rows else NOWHERE
    return replace(sheet.moved(kind, sources), repeats=True)


def _equal(sheet: _Sheet, row: int, column: int, back: int) -> bool:
    numbers = sheet.numbers
    number = numbers.get((row, column))
    return number is not None and number == numbers.get((row - back, column))


def _repeats(sheet: _Sheet, row: int, column: int, back: int) -> bool:
    """True where a number repeats that of ``back`` rows before, in a column that does not often stand
    still."""
    if not _equal(sheet, row, column, back):
        return False
    earlier = range(row - back - BACK, row - back)
    still = sum(_equal(sheet, other, column, 1) for other in earlier)
    return 3 * still < len(earlier)


def _many_digits(sheet: _Sheet, cells: Iterable[tuple[int, int]]) -> bool:
    numbers = (sheet.numbers.get(cell, 0) for cell in cells)
    return sum(len(str(number)) for number in numbers if number) >= DIGITS


def _column_copied(sheet: _Sheet) -> Iterator[Move]:
    """A column holds the numbers of its neighbour."""
    line = sheet.line
    for rows in sheet.spans():
        for place, column in takewhile(sheet.goes_on, enumerate(line)):
            for near in line[max(0, place - 1) : place] + line[place + 1 : place + 2]:
                filled = [row for row in rows if (row, column) in sheet.at]
                sheet.goes_on(steps=len(rows) // 4)
                if len(filled) > 1 and all(_same(sheet, row, column, near) for row in filled):
                    yield sheet.freed("column copied", ((row, column) for row in filled))


def _same(sheet: _Sheet, row: int, column: int, other: int) -> bool:
    number = sheet.numbers.get((row, column))
    return bool(number) and number == sheet.numbers.get((row, other))


def _columns_copied(sheet: _Sheet) -> Iterator[Move]:
    """Some columns hold the numbers of as many others, all so many columns away: those of another place."""
    line = sheet.line
    for rows in sheet.spans():
        for by in range(-WIDEST, WIDEST + 1):
            if not sheet.goes_on(steps=len(line)):
                return
            pairs = _pairs_apart(line, by) if by else ()
            copied = [one for one, other in pairs if all(_same(sheet, row, one, other) for row in rows)]
            cells = [(row, column) for row in rows for column in copied]
            if len(copied) > 1 and _many_digits(sheet, cells):
                yield sheet.freed("columns copied", cells)


def _pairs_apart(line: Sequence[int], by: int) -> Iterator[tuple[int, int]]:
    """Each column with the one so many places on."""
    if by < 0:
        return zip(line[-by:], line, strict=False)
    return zip(line, line[by:], strict=False)


# Numbers that stand one row off


def _rows_moved(sheet: _Sheet) -> Iterator[Move]:
    for column in sheet.place.columns:
        for start in sheet.starts:
            for length in _lengths(sheet, start):
                for by in (1, -1):
                    yield _run_moved(sheet, column, range(start, start + length), by)


def _lengths(sheet: _Sheet, start: int) -> list[int]:
    """The rows that may stand off from ``start`` on: a few, or up to about the last row that fails."""
    whole = sheet.place.rows[-1] - start
    long = (length for length in range(whole - 1, whole + 3) if length > LONGEST)
    return [*range(SHORTEST, LONGEST + 1), *long]


def _run_moved(sheet: _Sheet, column: int, rows: range, by: int) -> Move:
    sources = {}
    for row in rows:
        source = row + by
        sources[row, column] = (source, column) if source in rows else NOWHERE
    return sheet.moved("column shifted", sources)


# Whole rows


def _whole_rows_moved(sheet: _Sheet) -> Iterator[Move]:
    """All numbers of some rows stand a row too late, or too early; those of the row at the end are lost."""
    for start in sheet.starts:
        for length in range(2, LONGEST + 1):
            rows = range(start, start + length)
            for by in (1, -1):
                if not sheet.goes_on(steps=length * len(sheet.line)):
                    return
                yield sheet.moved("rows moved", _rows_from(sheet, {row: row + by for row in rows}))


def _rows_exchanged(sheet: _Sheet) -> Iterator[Move]:
    """All numbers of two neighbouring rows stand in each other's place."""
    for row in takewhile(sheet.goes_on, sheet.place.rows):
        yield sheet.moved("rows exchanged", _rows_from(sheet, {row: row + 1, row + 1: row}))


def _rows_from(sheet: _Sheet, sources: Mapping[int, int]) -> dict[tuple[int, int], tuple[int, int]]:
    """The sources of all cells of the rows, each in the row given for its own; none beyond these rows."""
    return {
        (row, column): (source, column) if source in sources else NOWHERE
        for row, source in sources.items()
        for column in sheet.line
    }


Kind = Callable[[_Sheet], Iterable[Move]]
KINDS: tuple[Kind, ...] = (
    _pasted,
    _column_copied,
    _rows_exchanged,
    _rows_moved,
    _whole_rows_moved,
    _columns_exchanged,
    _columns_moved,
    _columns_copied,
)
"""Those that take the fewest steps come first: where the budget of a place ends, they have been tried."""
