"""The distance of one number from another on the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from hasila.model.interval import Interval

DIGITS = "0123456789"

REMEMBERED = 256
"""Numbers near so many others are remembered: the figures of one place are asked about again and again."""


def keystrokes(a: int, b: int) -> int:
    """The fewest slips that turn the digits of ``a`` into those of ``b``; 0 for equal numbers.

    A slip replaces, drops or adds one character, or swaps two neighbours; a leading minus is a character.
    This is the restricted Damerau-Levenshtein distance ("optimal string alignment"), which Scholtus (2009)
    uses to recognise typing errors in numbers.
    """
    one = str(a)
    other = str(b)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i in range(1, len(one) + 1):
        next_row = _next_row(one, other, i, row, before)
        before, row = row, next_row
    return row[-1]


def _next_row(one: str, other: str, i: int, above: list[int], before: list[int]) -> list[int]:
    """The costs of turning the first ``i`` characters of ``one`` into each beginning of ``other``."""
    row = [i]
    for j in range(1, len(other) + 1):
        dropped = above[j] + 1
        added = row[j - 1] + 1
        differs = one[i - 1] != other[j - 1]
        replaced = above[j - 1] + differs
        cost = min(dropped, added, replaced)
        if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
            swapped = before[j - 2] + 1
            cost = min(cost, swapped)
        row.append(cost)
    return row


@lru_cache(REMEMBERED)
def slips(number: int) -> frozenset[int]:
    """The numbers one keystroke away from ``number`` (leading zeros do not make another number)."""
    text = str(number)
    near = _numbers(_one_character_off(text))
    return near - {number} | swaps(number)


def _one_character_off(text: str) -> Iterator[str]:
    """The text with one character dropped, replaced by a digit or added, or a minus put in front."""
    yield from _one_dropped_or_replaced(text)
    yield from _one_added(text)
    yield "-" + text
    yield "-" + text[1:]


def _one_dropped_or_replaced(text: str) -> Iterator[str]:
    for i in range(len(text)):
        before = text[:i]
        after = text[i + 1 :]
        yield before + after
        for digit in DIGITS:
            yield before + digit + after


def _one_added(text: str) -> Iterator[str]:
    for i in range(len(text) + 1):
        before = text[:i]
        after = text[i:]
        for digit in DIGITS:
            yield before + digit + after


@lru_cache(REMEMBERED)
def swaps(number: int) -> frozenset[int]:
    """The numbers that come of ``number`` when two neighbouring digits change places."""
    text = str(number)
    return _numbers(_neighbours_swapped(text)) - {number}


@lru_cache(REMEMBERED)
def longer_by_two(number: int) -> frozenset[int]:
    """The numbers of which ``number`` is what remains when two neighbouring digits are left out."""
    text = str(number)
    pairs = [one + other for one in DIGITS for other in DIGITS]
    return _numbers(text[:i] + pair + text[i:] for i in range(len(text) + 1) for pair in pairs)


def _neighbours_swapped(text: str) -> Iterator[str]:
    for i in range(len(text) - 1):
        pair = text[i + 1] + text[i]
        rest = text[i + 2 :]
        yield text[:i] + pair + rest


def strokes_into(number: int, interval: Interval) -> int | None:
    """The fewest keystrokes from ``number`` to *another* value of ``interval``.

    Exact for 1 and for one-valued intervals; further away, the distance to the nearest end. ``None`` where
    the interval is open on both sides and so says nothing. (``number`` may lie in the interval and be
    impossible all the same, where only every second number is possible; hence "another".)
    """
    if interval.low is None and interval.high is None:
        return None
    if interval.value is not None:
        return keystrokes(number, interval.value)
    if any(slip in interval for slip in slips(number)):
        return 1
    ends = [end for end in (interval.low, interval.high) if end is not None]
    nearest = min(ends, key=lambda end: abs(end - number))
    return keystrokes(number, nearest)


def _numbers(texts: Iterable[str]) -> frozenset[int]:
    numbers = filter(_is_number, texts)
    return frozenset(map(int, numbers))


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-")
    has_leading_zero = digits.startswith("0") and digits != "0"
    return digits.isdigit() and not has_leading_zero and text != "-0"
