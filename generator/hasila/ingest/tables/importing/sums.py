"""Columns that add up to another on most rows: wholes and parts, found by trying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from hasila.model.data_class import dataclass

Values = Mapping[int, Sequence[Fraction | None]]
_MOSTLY = 0.8
_FEWEST = 2
"""Rows on which a sum must be seen at the least."""
_MOST_TRIED = 14
"""Columns of which every choice is tried; of more only neighbouring ones."""
_SAMPLE = 6


@dataclass(frozen=True, slots=True)
class Sum:
    """Columns (``parts``) that add up to ``whole`` on ``holds`` of ``rows`` rows that state them all."""

    whole: int
    parts: tuple[int, ...]
    holds: int
    rows: int


def sums_of(values: Values) -> tuple[Sum, ...]:
    """Of each column that is a sum the plainest one: of columns that vary, and of the fewest, without those
    that are sums of others of them."""
    found: list[Sum] = []
    for whole in values:
        tried = (_tried(whole, parts, values) for parts in _candidates(whole, values))
        good = [one for one in tried if one]
        if good:
            best = min(good, key=lambda one: _doubtfulness(one, values))
            found.append(_with_noughts(best, values))
    return tuple(_without_circles(found, values))


def _doubtfulness(found: Sum, values: Values) -> tuple[int, int, int]:
    """Less is better: parts that are the same number on every row, parts, rows on which it does not hold. A
    column of ones adds up with many others by chance."""
    same = sum(1 for part in found.parts if _is_constant(values[part]))
    return same, len(found.parts), found.rows - found.holds


def _is_constant(column: Sequence[Fraction | None]) -> bool:
    return len({value for value in column if value is not None}) == 1


def _tried(whole: int, parts: tuple[int, ...], values: Values) -> Sum | None:
    rows = [at for at, value in enumerate(values[whole]) if value is not None
            and all(values[part][at] is not None for part in parts)]  # fmt: skip
    holds = sum(1 for at in rows if _holds(whole, parts, values, at))
    telling = sum(1 for at in rows if sum(1 for part in parts if values[part][at]) > 1)
    if holds < max(_FEWEST, _MOSTLY * len(rows)) or telling < _FEWEST:
        return None
    return Sum(whole, parts, holds, len(rows))


def _holds(whole: int, parts: Sequence[int], values: Values, at: int) -> bool:
    stated = [values[part][at] for part in parts]
    return sum(value for value in stated if value is not None) == values[whole][at]


def _candidates(whole: int, values: Values) -> Iterator[tuple[int, ...]]:
    """The choices of other columns that add up on most of some rows."""
    others = [column for column in values if column != whole and _is_smaller(column, whole, values)]
    sample = _sample(whole, others, values)
    yield from _neighbours(whole, others, values, sample)
    if len(others) <= _MOST_TRIED:
        for size in range(2, len(others) + 1):
            for parts in combinations(others, size):
                if _on_sample(whole, parts, values, sample):
                    yield parts


def _is_smaller(column: int, whole: int, values: Values) -> bool:
    """True where the column is at most the whole on most rows, and not empty or nought throughout."""
    pairs = [(value, above) for value, above in zip(values[column], values[whole], strict=True)
             if value is not None and above is not None]  # fmt: skip
    smaller = sum(1 for value, above in pairs if value <= above)
    return any(value for value, _ in pairs) and smaller >= _MOSTLY * len(pairs)


def _sample(whole: int, others: Sequence[int], values: Values) -> list[int]:
    """Rows that state the whole and most of the others, evenly chosen."""
    stated = [at for at, value in enumerate(values[whole]) if value]
    stated.sort(key=lambda at: sum(1 for column in others if values[column][at] is None))
    fullest = sorted(stated[: max(_SAMPLE, len(stated) // 2)])
    step = max(1, len(fullest) // _SAMPLE)
    return fullest[::step][:_SAMPLE]


def _on_sample(whole: int, parts: Sequence[int], values: Values, sample: Sequence[int]) -> bool:
    """True where the parts add up on all rows of the sample but one at most."""
    stated = [at for at in sample if all(values[part][at] is not None for part in parts)]
    missed = sum(1 for at in stated if not _holds(whole, parts, values, at))
    return len(stated) > missed and missed <= 1


def _neighbours(
    whole: int, others: Sequence[int], values: Values, sample: Sequence[int]
) -> Iterator[tuple[int, ...]]:
    """Columns that stand beside each other and add up."""
    for start in range(len(others)):
        for end in range(start + 2, len(others) + 1):
            parts = tuple(others[start:end])
            if _on_sample(whole, parts, values, sample):
                yield parts


def _with_noughts(found: Sum, values: Values) -> Sum:
    """The sum with the columns between its parts that are nought on every row."""
    between = range(min(found.parts), max(found.parts) + 1)
    noughts = [column for column in between if column in values and _is_nought(values[column])]
    parts = tuple(sorted({*found.parts, *noughts} - {found.whole}))
    return Sum(found.whole, parts, found.holds, found.rows)


def _is_nought(column: Sequence[Fraction | None]) -> bool:
    stated = [value for value in column if value is not None]
    return bool(stated) and not any(stated)


def _without_circles(found: Sequence[Sum], values: Values) -> Iterator[Sum]:
    """The sums, without those that follow from a greater one: 3 = 1 + 2 says nothing of 1 = 3 − 2."""
    kept: list[Sum] = []
    for one in sorted(found, key=lambda one: -_size(one.whole, values)):
        above = {part for other in kept if one.whole in other.parts for part in other.parts}
        if not any(other.whole in one.parts for other in kept) and not set(one.parts) & above:
            kept.append(one)
    yield from sorted(kept, key=lambda one: one.whole)


def _size(column: int, values: Values) -> Fraction:
    return sum((value for value in values[column] if value is not None), Fraction())
