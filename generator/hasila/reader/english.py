"""English number words: the grammar in which they join. The words themselves are data.

"one thousand two hundred and six" is a series of segments that fall, as in Arabic; "and" joins only after a hundred or
a scale, so that "thirty and forty" stay two numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hasila.reader.digits import Digits, digits_at
from hasila.reader.lexicon import LexicalEntry, Lexicon
from hasila.reader.part import Part
from hasila.reader.tokens import Token


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads English numbers out of one sequence of tokens."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    short: bool = False
    """Whether "k", "m" and "bn" after digits are scales, as in a mark; in prose "10 m" may be metres."""

    def number(self, i: int) -> Part | None:
        """The longest number that begins with token ``i``."""
        found = self._half(i) or self._dozen(i) or self._dozens(i) or self._segment(i)
        if found is None:
            return None
        total, limit = found
        while limit > 1 and (following := self._next_segment(total.last, limit)):
            part, limit = following
            total = total.plus(part)
        return total

    def _half(self, i: int) -> tuple[Part, int] | None:
        """ "half a million", "a million and a half" is not written in tolls."""
        scale = (
            self._number(i + 2, "scales") if self._number(i, "half") and self._number(i + 1, "one") else None
        )
        if scale:
            return Part(scale.number // 2, i + 3, words=True, unit=scale.number // 2), 1
        return None

    def _dozen(self, i: int) -> tuple[Part, int] | None:
        """ "a dozen", "two dozen", "half a dozen"; of "dozens" nothing is counted."""
        at = i + 2 if self._number(i, "half") and self._number(i + 1, "one") else i + 1
        if not self._number(at, "dozen"):
            return None
        if at == i + 2:
            return Part(6, at + 1, words=True), 1
        times = self._number(i, "units") or self._number(i, "teens")
        count = times.number if times else 1 if self._number(i, "one") else 0
        return (Part(count * 12, at + 1, words=True), 1) if count else None

    def _dozens(self, i: int) -> tuple[Part, int] | None:
        """ "200 dozens", "12 dozen": digits that are multiplied."""
        digits = digits_at(self.tokens, i)
        if not digits or digits.value is None:
            return None
        if not self._number(digits.last, "dozen") and not self._number(digits.last, "dozens"):
            return None
        return Part(digits.value, digits.last, True).times(12, digits.last + 1), 1

    def _next_segment(self, i: int, limit: int) -> tuple[Part, int] | None:
        found = self._segment(self._after_joint(i))
        return found if found and found[0].value < limit and not found[0].digits else None

    def _after_joint(self, i: int) -> int:
        """Past "and", or past a comma that is followed by hundreds ("one thousand, two hundred")."""
        key = self._key(i)
        if key == "," and self._number(i + 2, "hundred"):
            return i + 1
        return i + 1 if key == "and" else i

    def _segment(self, i: int) -> tuple[Part, int] | None:
        digits = digits_at(self.tokens, i)
        group = self._digits(digits) if digits else self._group(i)
        if group is None:
            return None
        scale = self._scale(group.last, group.digits)
        if scale:
            return group.times(scale.number, group.last + 1), scale.number
        return None if self._number(i, "one") and group.last == i + 1 else (group, 1)

    def _scale(self, i: int, after_digits: bool) -> LexicalEntry | None:
        """The scale of token ``i``; after digits a hundred is one, too ("3 hundred"), and in marks "k" and "m"."""
        scale = self._number(i, "scales")
        if scale or not after_digits:
            return scale
        short = self._number(i, "short_scales") if self.short else None
        return short or self._number(i, "scales_after_digits")

    def _digits(self, digits: Digits) -> Part | None:
        """Digits as a group; decimals ("3.4 million") only before a scale that makes them whole."""
        sense = self._scale(digits.last, True)
        scale = sense.number if sense else 1
        value, places = digits.before_scale(scale)
        if value is None or (value * scale).denominator != 1:
            return None
        return Part(value, digits.last, digits=True, unit=Fraction(1, 10**places))

    def _group(self, i: int) -> Part | None:
        small = self._small(i)
        if small is None or not self._number(small.last, "hundred"):
            return small
        hundreds = Part(small.value * 100, small.last + 1, words=True)
        at = small.last + 1
        rest = self._small(at + 1 if self._key(at) == "and" else at)
        return hundreds.plus(rest) if rest and not self._number(at, "one") else hundreds

    def _small(self, i: int) -> Part | None:
        """Below a hundred: "six", "sixteen", "sixty-six"; "a" is one, before a hundred or a scale."""
        tens = self._number(i, "tens")
        if tens:
            at = i + 2 if self._key(i + 1) == "-" else i + 1
            unit = self._number(at, "units")
            return (
                Part(tens.number + unit.number, at + 1, words=True)
                if unit
                else Part(tens.number, i + 1, words=True)
            )
        word = self._number(i, "units") or self._number(i, "teens") or self._number(i, "zero")
        if word:
            return Part(word.number, i + 1, words=True)
        one = self._number(i, "one") and (self._number(i + 1, "hundred") or self._number(i + 1, "scales"))
        return Part(1, i + 1, words=True) if one else None

    def _key(self, i: int) -> str:
        return self.tokens[i].key if i < len(self.tokens) else ""

    def _number(self, i: int, name: str) -> LexicalEntry | None:
        if i >= len(self.tokens):
            return None
        return self.lexicon.named_numbers(self.tokens[i].key).get(name)
