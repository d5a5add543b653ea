"""The numbers that a count can be, given the number that was printed and the words that qualify it.

The rules are named in the language data, each beside its words; here they are arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable

from hasila.model.interval import Interval, exactly


def unit_of(number: int) -> int:
    """The value of the last non-zero digit's place: 10 for 150, 100 for 2,600, 1 for 48; 1 for 0."""
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit


def around(number: int) -> Interval:
    """The numbers that are rounded to ``number``: 30 → 25…34, 150 → 145…154, 2,600 → 2,550…2,649.

    A number that is not round was not rounded, so "about 48" is read as within a tenth, outwards: 43…53.
    """
    unit = unit_of(number)
    if unit > 1:
        return rounded(number, unit)
    nine_tenths, eleven_tenths = number * 9 // 10, -(-number * 11 // 10)
    return Interval(nine_tenths, eleven_tenths)


def below(number: int) -> Interval:
    """One unit of the last non-zero digit below and nothing above: "nearly 900" → 800…900, "nearly 48" →
    43…48."""
    unit = unit_of(number)
    low = number - unit if unit > 1 else around(number).low
    return Interval(low, number)


def leaning(number: int) -> Interval:
    """As :func:`below`, but as far above as rounding goes: «قرابة 500» → 400…549."""
    return Interval(below(number).low, around(number).high)


def at_least(number: int) -> Interval:
    """The number or more."""
    return Interval(number, None)


def at_most(number: int) -> Interval:
    """From none to the number."""
    return Interval(0, number)


def under(number: int) -> Interval:
    """From none to one below the number; of 0 nothing can be below, and the caller refuses it."""
    return Interval(0, max(0, number - 1))


def rounded(number: int, unit: int) -> Interval:
    """The numbers that are ``number`` when rounded to ``unit``: 1.9 million (unit 100,000) →
    1,850,000…1,949,999."""
    half_down, half_up = unit // 2, (unit + 1) // 2
    return Interval(number - half_down, number + half_up - 1)


RULES: dict[str, Callable[[int], Interval]] = {
    "exact": exactly,
    "around": around,
    "below": below,
    "leaning": leaning,
    "at_least": at_least,
    "at_most": at_most,
    "under": under,
}
"""The names by which the language data calls a rule."""
