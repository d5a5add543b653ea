"""A number that a grammar has read, before anything is known of what it counts."""

from __future__ import annotations

from fractions import Fraction

from hasila.model.data_class import dataclass


@dataclass(frozen=True, slots=True)
class NumberPart:
    """A part of a number that is read: its value, the token after it, and whether digits and words were in
    it.

    ``unit`` is the value of the last place that was said: 1 of "341", 100,000 of "1.9 million", 1,000 of "12
    thousand".
    """

    value: Fraction | int
    last: int
    digits: bool = False
    words: bool = False
    unit: Fraction | int = 1

    def plus(self, other: NumberPart) -> NumberPart:
        """Both parts as one number; its last place is that of the part with the smaller one."""
        value = self.value + other.value
        digits = self.digits or other.digits
        words = self.words or other.words
        return NumberPart(value, other.last, digits, words, min(self.unit, other.unit))

    def times(self, scale: int, last: int, words: bool = True) -> NumberPart:
        """The part in a scale (a hundred, a million, a dozen) whose word ends before token ``last``."""
        value, unit = self.value * scale, self.unit * scale
        return NumberPart(value, last, self.digits, words, unit)
