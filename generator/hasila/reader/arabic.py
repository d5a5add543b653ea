"""Arabic number words: the grammar in which they join. The words themselves are data.

A number is a series of segments that fall («مليون و200 ألف و30»), a segment a group below a thousand and perhaps a
scale («ثلاثمئة وواحد وأربعون», «خمسة وثمانون ألف»). Within a group the order is fixed (hundreds, unit, ten), which
is what keeps the two numbers of a list («ثلاثة وأربعة») from becoming one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hasila.reader.digits import Digits, digits_at
from hasila.reader.lexicon import LexicalEntry, Lexicon
from hasila.reader.part import Part
from hasila.reader.tokens import Token

WAW = "و"
_LABELS = frozenset(("رقم", "الرقم", "برقم", "الاسبوع", "اسبوع"))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads Arabic numbers out of one sequence of tokens."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    short: bool = False
    """Whether scales may be shortened to a letter; Arabic has no such letters."""

    def number(self, i: int) -> Part | None:
        """The longest number that begins with token ``i``; the caller has seen to a prefix of the first word."""
        half = self._half(i)
        if half:
            return half
        segment = self._segment(i)
        if segment is None:
            return None
        total, limit = segment
        more = self._and_a_half(total.last, limit)
        if more:
            return total.plus(more)
        while limit > 1 and (following := self._next_segment(total.last, limit)):
            part, limit = following
            total = total.plus(part)
        return total

    def _half(self, i: int) -> Part | None:
        """«نصف مليون», «ربع مليون»."""
        share, scale = self._sense(i, "shares"), self._sense(i + 1, "scales", after_number=True)
        if not share or not scale or scale.number <= 1000:
            return None
        part = scale.number // share.number
        return Part(part, i + 2, words=True, unit=part)

    def _and_a_half(self, i: int, limit: int) -> Part | None:
        """The half of «مليون ونصف المليون», «مليوناً ونصفاً»."""
        at = self._after_waw(i)
        share = self._sense(at, "shares") if at is not None and limit > 1000 else None
        if share is None:
            return None
        repeated = self._sense(at + 1, "scales", after_number=True)
        part = limit // share.number
        return Part(part, at + 1 + (repeated is not None), words=True, unit=part)

    def _next_segment(self, i: int, limit: int) -> tuple[Part, int] | None:
        at = self._after_waw(i)
        found = self._segment(at) if at is not None else None
        return found if found and found[0].value < limit else None

    def _segment(self, i: int) -> tuple[Part, int] | None:
        """A segment and the value of its scale: 1 where it has none, 100 where a hundred may still be joined by digits."""
        dual = self._sense(i, "dual_scales")
        if dual and not self._is_accusative(i, dual):
            return Part(dual.number, i + 1, words=True, unit=dual.number // 2), dual.number // 2
        scale = self._sense(i, "scales")
        if scale:
            return Part(scale.number, i + 1, words=True, unit=scale.number), scale.number
        group = self._group(i)
        return self._scaled(group) if group else None

    def _is_accusative(self, i: int, dual: LexicalEntry) -> bool:
        """«ألفا» is «ألفاً» (1,000) where its tanwin is written or no counted noun can follow."""
        word = self.tokens[i]
        if not self._sense(i, "scales"):
            return False
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        more = self._after_waw(i + 1)
        joined = (
            more is not None and self._below_hundred(more) is not None
        )  # «ألفا وأربعين جريحا»: of a dual it would be «ألفين»
        return "ً" in word.text or after is None or after.kind != "w" or after.key == WAW or joined or not dual

    def _scaled(self, group: Part) -> tuple[Part, int] | None:
        scale = self._scale(group.last, group.digits and not group.words)
        if scale:
            return group.times(scale.number, group.last + 1), scale.number
        rest = 100 if group.value % 100 == 0 and group.words and group.value else 1
        return group, rest

    def _scale(self, i: int, after_digits: bool) -> LexicalEntry | None:
        """The scale of token ``i``; after digits a hundred is one, too («٣ مئة و٢١»)."""
        scale = self._sense(i, "scales", after_number=True)
        if scale or not after_digits:
            return scale
        return self._sense(i, "scales_after_digits", bare=True)

    def _group(self, i: int) -> Part | None:
        digits = digits_at(self.tokens, i)
        if digits and self._numbered(i):
            return Part(int(self.tokens[i].text), i + 1, digits=True)
        if digits:
            return self._digits(digits)
        hundreds = self._hundreds(i)
        if hundreds is None:
            return self._below_hundred(i)
        at = self._after_waw(hundreds.last)
        rest = self._below_hundred(at) if at is not None else None
        return hundreds.plus(rest) if rest else hundreds

    def _digits(self, digits: Digits) -> Part | None:
        """Digits as a group; decimals («3.4 مليون») only before a scale that makes them whole."""
        sense = self._scale(digits.last, True)
        scale = sense.number if sense else 1
        value, places = digits.before_scale(scale)
        if value is None or (value * scale).denominator != 1:
            return None
        return Part(value, digits.last, digits=True, unit=Fraction(1, 10**places))

    def _numbered(self, i: int) -> bool:
        """«رقم 11 490 نازحاً», «الأسبوع الـ38 572 مريضاً»: behind such a label a space parts two numbers."""
        apart = (
            i + 1 < len(self.tokens)
            and self.tokens[i + 1].kind == "d"
            and self.tokens[i].kind == "d"
            and len(self.tokens[i].text) < 3
        )
        at = i - 1 - (i > 1 and self.tokens[i - 1].key == "ال")
        return apart and at >= 0 and self.tokens[at].key in _LABELS

    def _hundreds(self, i: int) -> Part | None:
        whole = self._sense(i, "hundreds")
        if whole:
            return Part(whole.number, i + 1, words=True)
        if self._sense(i, "hundred"):
            return Part(100, i + 1, words=True)
        unit = self._sense(i, "units")
        if unit and unit.number > 2 and self._sense(i + 1, "hundred", bare=True):
            return Part(unit.number * 100, i + 2, words=True)
        return None

    def _below_hundred(self, i: int) -> Part | None:
        if self._sense(i, "zero", bare=True):
            return Part(0, i + 1, words=True)
        ten = self._sense(i, "tens") or self._sense(i, "ten")
        if ten:
            return Part(ten.number or 10, i + 1, words=True)
        unit = self._sense(i, "units")
        return self._after_unit(unit.number, i + 1) if unit else None

    def _after_unit(self, unit: int, at: int) -> Part:
        if self._sense(at, "ten", bare=True):
            return Part(unit + 10, at + 1, words=True)
        tens_at = self._after_waw(at)
        tens = self._sense(tens_at, "tens") if tens_at is not None else None
        return Part(unit + tens.number, tens_at + 1, words=True) if tens else Part(unit, at, words=True)

    def _after_waw(self, i: int) -> int | None:
        """Where the number goes on after «و», glued to the next word or standing alone."""
        if i >= len(self.tokens):
            return None
        key = self.tokens[i].key
        if key == WAW:
            return i + 1 if i + 1 < len(self.tokens) else None
        return i if key.startswith(WAW) and len(key) > 2 and self.tokens[i].kind == "w" else None

    def _sense(
        self, i: int, name: str, after_number: bool = False, bare: bool = False
    ) -> LexicalEntry | None:
        """The number sense called ``name`` of token ``i``, behind the prefixes that a number may carry."""
        if i >= len(self.tokens) or self.tokens[i].kind != "w":
            return None
        strict = bare or after_number
        return next(
            (
                sense
                for prefix, sense in self.lexicon.numbers(self.tokens[i].key)
                if sense.name == name and (not strict or prefix in ("", "ال"))
            ),
            None,
        )
