"""Where a component comes apart: figures stated as one number are walls, and what they wall off is settled alone.

Releasing figures takes walls away and joins blocks. Nothing outside the joined block changes, so a question
about a released figure is answered by looking at its surroundings only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hasila.solver.component import Component, End, Row, make_row, meet, range_of
from hasila.solver.meter import Meter
from hasila.solver.solving import Answer, Box, Clash, solve

NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """Variables that are not walls and hang together, and all rows that touch them (or one row between walls)."""

    variables: tuple[int, ...]
    rows: tuple[int, ...]


def blocks(component: Component, released: Collection[int] = NONE) -> list[Block]:
    """All blocks of the component when ``released`` figures are no longer held to what was stated.

    A row between walls only is a block of its own; those that hold are left out, there being nothing to settle.
    """
    free = (v for v in range(len(component.names)) if not is_wall(component, v, released))
    loose = blocks_around(component, free, released)
    return [Block((), (r,)) for r in broken_between_walls(component, released)] + loose


def broken_between_walls(component: Component, released: Collection[int] = NONE) -> list[int]:
    """The rows whose figures are all held to one number and that do not hold."""
    walls = [
        _wall(component, v) if is_wall(component, v, released) else None for v in range(len(component.names))
    ]
    return [r for r, row in enumerate(component.rows) if _broken(row, walls)]


def rows_with_room(component: Component) -> list[int]:
    """The rows of which some variable is not held to one number."""
    loose = (v for v in range(len(component.names)) if not is_wall(component, v, NONE))
    return sorted({r for v in loose for r in component.at[v]})


def _broken(row: Row, walls: Sequence[End]) -> bool:
    total = 0
    for c, v in row.terms:
        value = walls[v]
        if value is None:
            return False
        total += c * value
    return (row.low is not None and total < row.low) or (row.high is not None and total > row.high)


def blocks_around(component: Component, seeds: Iterable[int], released: Collection[int]) -> list[Block]:
    """The blocks that contain the ``seeds``; seeds that are walls are passed over."""
    seen: set[int] = set()
    found = []
    for seed in seeds:
        if seed not in seen and not is_wall(component, seed, released):
            found.append(_spread(component, seed, released, seen))  # noqa: PERF401 - each step fills `seen`
    return found


def is_wall(component: Component, variable: int, released: Collection[int]) -> bool:
    """Whether the variable is held to one number."""
    ends = component.stated[variable]
    return ends is not None and ends[0] is not None and ends[0] == ends[1] and variable not in released


def settle(component: Component, block: Block, released: Collection[int], meter: Meter) -> Answer:
    """Whether the block can be so; a clash names rows and figures of the component, a witness is in block order."""
    answer = solve(block_box(component, block, released), meter)
    if not isinstance(answer, Clash):
        return answer
    rows = frozenset(block.rows[r] for r in answer.rows)
    walls = {v for r in rows for _, v in component.rows[r].terms if is_wall(component, v, released)}
    return Clash(rows, frozenset(block.variables[v] for v in answer.variables) | walls)


def holds_plainly(component: Component, row: Row) -> bool:
    """Whether the row, by itself, can hold for what was stated; False also where that takes a closer look.

    With coefficients of 1 and -1 a sum takes every whole number between its ends.
    """
    if any(c not in (1, -1) for c, _ in row.terms):
        return False
    ends = range_of(row.terms, lambda v: ends_of(component, v, NONE))
    return meet(ends, (row.low, row.high)) is not None if _ordered(row) else False


def _ordered(row: Row) -> bool:
    return row.low is None or row.high is None or row.low <= row.high


def block_box(component: Component, block: Block, released: Collection[int]) -> Box:
    """The block as a problem of its own; walls have become constants."""
    number = {v: i for i, v in enumerate(block.variables)}
    rows = tuple(_inside(component, component.rows[r], number) for r in block.rows)
    ends = [ends_of(component, v, released) for v in block.variables]
    return make_box(rows, ends)


def make_box(rows: tuple[Row, ...], ends: Sequence[tuple[End, End]]) -> Box:
    """A box from rows over ``0 … n-1`` and the ends of each variable."""
    at: list[list[int]] = [[] for _ in ends]
    for r, row in enumerate(rows):
        for _, v in row.terms:
            at[v].append(r)
    return Box(rows, tuple(map(tuple, at)), tuple(low for low, _ in ends), tuple(high for _, high in ends))


def ends_of(component: Component, variable: int, released: Collection[int]) -> tuple[End, End]:
    """What the variable may be: what was stated of it, or the domain."""
    ends = component.stated[variable]
    return component.domain if ends is None or variable in released else ends


def clashes(component: Component, rows: Iterable[int], figures: Collection[int], meter: Meter) -> bool:
    """Whether these rows and these stated figures alone cannot all be true (False also where the meter ends)."""
    return clash_of(component, rows, figures, meter) is not None


def clash_of(
    component: Component, rows: Iterable[int], figures: Collection[int], meter: Meter
) -> frozenset[int] | None:
    """The rows on which the failure of ``rows`` with ``figures`` rests; None where they can hold or the meter ends."""
    used = sorted(rows)
    variables = sorted({v for r in used for _, v in component.rows[r].terms})
    number = {v: i for i, v in enumerate(variables)}
    ends = [_held(component, v, figures) for v in variables]
    small = tuple(_renumbered(component.rows[r], number) for r in used)
    answer = solve(make_box(small, ends), meter)
    return frozenset(used[r] for r in answer.rows) if isinstance(answer, Clash) else None


def _held(component: Component, variable: int, figures: Collection[int]) -> tuple[End, End]:
    ends = component.stated[variable] if variable in figures else None
    return component.domain if ends is None else ends


def _renumbered(row: Row, number: dict[int, int]) -> Row:
    return Row(tuple((c, number[v]) for c, v in row.terms), row.low, row.high)


def _inside(component: Component, row: Row, number: dict[int, int]) -> Row:
    shift = sum(
        c * value for c, v in row.terms if v not in number and (value := _wall(component, v)) is not None
    )
    terms = ((c, number[v]) for c, v in row.terms if v in number)
    low = None if row.low is None else row.low - shift
    high = None if row.high is None else row.high - shift
    return make_row(terms, low, high)


def _wall(component: Component, variable: int) -> End:
    ends = component.stated[variable]
    return None if ends is None else ends[0]


def _spread(component: Component, seed: int, released: Collection[int], seen: set[int]) -> Block:
    seen.add(seed)
    variables, rows = [seed], dict.fromkeys(component.at[seed])
    for variable in variables:
        for r in component.at[variable]:
            rows[r] = None
            for _, v in component.rows[r].terms:
                if v not in seen and not is_wall(component, v, released):
                    seen.add(v)
                    variables.append(v)
    return Block(tuple(variables), tuple(rows))
