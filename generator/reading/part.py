"""A number that a grammar has read, before anything is known of what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a number that is read: its value, the token after it, and whether digits and words were in it."""

    value: Fraction | int
    last: int
    digits: bool = False
    words: bool = False

    def plus(self, other: Part) -> Part:
        """Both parts as one number."""
        return Part(self.value + other.value, other.last, self.digits or other.digits, self.words or other.words)
