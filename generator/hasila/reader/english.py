"""English number words: the grammar in which they join. The words themselves are data.

"one thousand two hundred and six" is a series of segments that fall, as in Arabic; "and" joins only after a
hundred or a scale, so that "thirty and forty" stay two numbers. A share belongs to its scale: "a quarter of a
million", "two and a half thousand".
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hasila.model.data_class import dataclass
from hasila.reader.digits import Digits, digits_at
from hasila.reader.lexicon import LexicalEntry, Lexicon
from hasila.reader.part import NumberPart
from hasila.reader.particles import ENGLISH_AND, OF
from hasila.reader.tokens import Token
from hasila.reader.word_classes import word_classes

_METRES = word_classes("english").word("metres")


@dataclass(frozen=True, slots=True)
class EnglishNumbers:
    """Reads English numbers out of one sequence of tokens."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    short: bool = False
    """True where "k", "m" and "bn" after digits are scales, as in a mark; in prose "10 m" may be metres."""

    def number(self, i: int) -> NumberPart | None:
        """The longest number that begins with token ``i``."""
        return self._alone(i) or self._joined(i)

    def _alone(self, i: int) -> NumberPart | None:
        """A number below twenty that the next word does not go on, as most number words are; else None."""
        small = self._number(i, "units") or self._number(i, "teens")
        if small is None or self._may_go_on(i + 1):
            return None
        return NumberPart(small.number, i + 1, words=True)

    def _may_go_on(self, i: int) -> bool:
        """True where token ``i`` may be a part of the number word before it."""
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind != "w" or token.key == ENGLISH_AND:
            return True
        return bool(self.lexicon.named_numbers(token.key))

    def _joined(self, i: int) -> NumberPart | None:
        """The longest number of digits, or of words that join."""
        found = self._share_or_dozens(i) or self._segment(i)
        if found is None:
            return None
        total, limit = found
        share = self._share_behind(total.last) if limit > 1 else None
        if share:
            return total.plus(share.times(limit, share.last))
        while limit > 1 and (following := self._next_segment(total.last, limit)):
            part, limit = following
            total = total.plus(part)
        return total

    def _is_written_on(self, i: int) -> bool:
        """True of a letter that touches its digits ("12k"), but for the "m" of metres."""
        if not 0 < i < len(self.tokens):
            return False
        letter = self.tokens[i]
        return letter.start == self.tokens[i - 1].end and letter.key != _METRES

    def _counts_people(self, i: int) -> bool:
        """True of a letter that stands before people ("12 m people")."""
        following = self.lexicon.at(self.tokens, i + 1) if i + 1 < len(self.tokens) else ()
        return any(found.entry.kind == "person" for found in following)

    def _share_or_dozens(self, i: int) -> tuple[NumberPart, int] | None:
        part = self._share_of_scale(i) or self._dozen(i) or self._dozens(i)
        return (part, 1) if part else self._scores(i)

    def _share_of_scale(self, i: int) -> NumberPart | None:
        """A share of a hundred or a scale: "half a million", "three quarters of a million"."""
        share = self._share(i)
        if share is None:
            return None
        at = self._past(share.last, ("-",))
        at = self._past(at, (OF,))
        at = self._past(at + 1, ("-",)) if self._number(at, "one") else at
        scale = self._scale_or_hundred(at)
        return share.times(scale, at + 1) if scale else None

    def _share(self, i: int) -> NumberPart | None:
        """A half, a quarter or some of them: "half", "a quarter", "three-quarters"."""
        times = self._times(i)
        at = self._past(i + 1, ("-",)) if times else i
        share = self._number(at, "shares")
        if share is None:
            return None
        unit = Fraction(1, share.number)
        return NumberPart((times or 1) * unit, at + 1, words=True, unit=unit)

    def _share_behind(self, i: int) -> NumberPart | None:
        """The share that goes on a number: "and a half", "-and-a-half"; not "and a quarter of the crew"."""
        at = self._past(i, ("-",))
        if self._key(at) != ENGLISH_AND:
            return None
        share = self._share(self._past(at + 1, ("-",)))
        return None if share is None or self._key(share.last) == OF else share

    def _scale_or_hundred(self, i: int) -> int:
        """What token ``i`` multiplies by; 0 where it is no scale."""
        scale = self._number(i, "scales")
        if scale:
            return scale.number
        return 100 if self._number(i, "hundred") else 0

    def _past(self, i: int, keys: Sequence[str]) -> int:
        """The token ``i``, or the next one where it is one of ``keys``."""
        return i + 1 if self._key(i) in keys else i

    def _scores(self, i: int) -> tuple[NumberPart, int] | None:
        """Scores that are counted: "three score", to which units may be joined. "a score" counts none."""
        units = self._number(i, "units")
        if units is None or not self._number(i + 1, "score"):
            return None
        return NumberPart(20 * units.number, i + 2, words=True), 20

    def _is_half_a(self, i: int) -> bool:
        """True where "half a" begins with token ``i``."""
        return bool(self._number(i, "half") and self._number(i + 1, "one"))

    def _dozen(self, i: int) -> NumberPart | None:
        """Dozens that are counted: "a dozen", "two dozen", "half a dozen"; of "dozens" nothing is counted."""
        half = self._is_half_a(i)
        at = i + 2 if half else i + 1
        if not self._number(at, "dozen"):
            return None
        number = 6 if half else 12 * self._times(i)
        return NumberPart(number, at + 1, words=True) if number else None

    def _times(self, i: int) -> int:
        """The number of dozens that token ``i`` says; 0 where it says none."""
        times = self._number(i, "units") or self._number(i, "teens")
        if times:
            return times.number
        return 1 if self._number(i, "one") else 0

    def _dozens(self, i: int) -> NumberPart | None:
        """Dozens in digits: "200 dozens", "12 dozen"."""
        digits = digits_at(self.tokens, i)
        if not digits or digits.value is None:
            return None
        if not self._number(digits.last, "dozen") and not self._number(digits.last, "dozens"):
            return None
        return NumberPart(digits.value, digits.last, True).times(12, digits.last + 1)

    def _next_segment(self, i: int, limit: int) -> tuple[NumberPart, int] | None:
        found = self._segment(self._after_joint(i))
        if found is None:
            return None
        part, _ = found
        _, scale = found
        return found if part.value < limit and (scale > 1 or not part.digits) else None

    def _after_joint(self, i: int) -> int:
        """Past "and", or past a comma that is followed by hundreds ("one thousand, two hundred")."""
        key = self._key(i)
        if key == "," and self._number(i + 2, "hundred"):
            return i + 1
        return i + 1 if key == ENGLISH_AND else i

    def _segment(self, i: int) -> tuple[NumberPart, int] | None:
        """A segment and the value of its scale: 1 where it has none."""
        digits = digits_at(self.tokens, i)
        group = self._digits(digits) if digits else self._group(i)
        if group is None:
            return None
        group = self._with_share(group)
        scale = self._scale(self._past(group.last, ("-",)) if group.value % 1 else group.last, group.digits)
        if scale:
            last = self._past(group.last, ("-",)) + 1
            return group.times(scale.number, last), scale.number
        if group.last == i + 1 and self._number(i, "one"):
            return None
        return group, 1

    def _with_share(self, group: NumberPart) -> NumberPart:
        """The group with a share behind it: "two and a half", "12½"."""
        share = self._share_behind(group.last)
        return group.plus(share) if share else group

    def _scale(self, i: int, after_digits: bool) -> LexicalEntry | None:
        """The scale of token ``i``; after digits a hundred is one, too ("3 hundred"), and in marks "k" and
        "m"."""
        scale = self._number(i, "scales")
        if scale or not after_digits:
            return scale
        is_read = self.short or self._is_written_on(i) or self._counts_people(i)
        short = self._number(i, "short_scales") if is_read else None
        return short or self._number(i, "scales_after_digits")

    def _digits(self, digits: Digits) -> NumberPart | None:
        """Digits as a group; decimals ("3.4 million") only before a scale that makes them whole."""
        entry = self._scale(digits.last, True)
        return digits.part(entry.number if entry else 1)

    def _group(self, i: int) -> NumberPart | None:
        small = self._small(i)
        if small is None or not self._number(small.last, "hundred"):
            return small
        at = small.last + 1
        hundreds = NumberPart(small.value * 100, at, words=True)
        if self._number(at, "one"):
            return hundreds
        rest_at = at + 1 if self._key(at) == ENGLISH_AND else at
        rest = self._small(rest_at)
        return hundreds.plus(rest) if rest else hundreds

    def _small(self, i: int) -> NumberPart | None:
        """Below a hundred: "six", "sixteen", "sixty-six"; "a" is one, before a hundred or a scale."""
        tens = self._number(i, "tens")
        if tens:
            return self._after_tens(tens.number, i + 1)
        for name in ("units", "teens", "zero"):
            word = self._number(i, name)
            if word:
                return NumberPart(word.number, i + 1, words=True)
        if self._number(i, "one") and self._is_multiplied(i + 1):
            return NumberPart(1, i + 1, words=True)
        return None

    def _after_tens(self, tens: int, i: int) -> NumberPart:
        """The tens with the unit that token ``i`` joins to them, if it does."""
        at = i + 1 if self._key(i) == "-" else i
        unit = self._number(at, "units")
        if unit is None:
            return NumberPart(tens, i, words=True)
        return NumberPart(tens + unit.number, at + 1, words=True)

    def _is_multiplied(self, i: int) -> bool:
        """True where token ``i`` is a hundred or a scale."""
        return bool(self._number(i, "hundred") or self._number(i, "scales"))

    def _key(self, i: int) -> str:
        return self.tokens[i].key if i < len(self.tokens) else ""

    def _number(self, i: int, name: str) -> LexicalEntry | None:
        """The number entry called ``name`` of token ``i``."""
        if i >= len(self.tokens):
            return None
        named = self.lexicon.named_numbers(self.tokens[i].key)
        return named.get(name)
