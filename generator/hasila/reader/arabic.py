"""Arabic number words: the grammar in which they join. The words themselves are data.

A number is a series of segments that fall («مليون و200 ألف و30»), a segment a group below a thousand and
perhaps a scale («ثلاثمئة وواحد وأربعون», «خمسة وثمانون ألف»). Within a group the order is fixed (hundreds,
unit, ten), which is what keeps the two numbers of a list («ثلاثة وأربعة») from becoming one.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hasila.model.data_class import dataclass
from hasila.reader.digits import Digits, digits_at
from hasila.reader.lexicon import LexicalEntry, Lexicon
from hasila.reader.part import NumberPart
from hasila.reader.particles import AL, WAW
from hasila.reader.tokens import Token
from hasila.reader.word_classes import word_classes

_LABELS = word_classes("arabic").set("labels")
_ARTICLE = ("", AL)


@dataclass(frozen=True, slots=True)
class ArabicNumbers:
    """Reads Arabic numbers out of one sequence of tokens."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    short: bool = False
    """True where scales may be shortened to a letter; Arabic has no such letters."""

    def number(self, i: int) -> NumberPart | None:
        """The longest number that begins with token ``i``; the caller has seen to a prefix of the first
        word."""
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

    def _half(self, i: int) -> NumberPart | None:
        """A share of a scale: «نصف مليون», «ثلاثة أرباع مليون»."""
        times = self._entry(i, "units")
        at = i + 1 if times else i
        share = self._entry(at, "shares", bare=times is not None)
        scale = self._entry(at + 1, "scales", bare=True)
        if not share or not scale or scale.number < 1000:
            return None
        part = Fraction(scale.number, share.number)
        return NumberPart(part * (times.number if times else 1), at + 2, words=True, unit=part)

    def _and_a_half(self, i: int, limit: int) -> NumberPart | None:
        """The half of «مليون ونصف المليون», «مليوناً ونصفاً»."""
        at = self._after_waw(i)
        if at is None or limit < 1000:
            return None
        share = self._entry(at, "shares")
        if share is None:
            return None
        repeats_scale = self._entry(at + 1, "scales", bare=True) is not None
        if limit == 1000 and not repeats_scale:
            return None
        part = Fraction(limit, share.number)
        return NumberPart(part, at + 1 + repeats_scale, words=True, unit=part)

    def _next_segment(self, i: int, limit: int) -> tuple[NumberPart, int] | None:
        at = self._after_waw(i)
        found = self._segment(at) if at is not None else None
        return found if found and found[0].value < limit else None

    def _segment(self, i: int) -> tuple[NumberPart, int] | None:
        """A segment and the value of its scale: 1 where it has none, 100 where a hundred may be joined by
        digits."""
        dual = self._entry(i, "dual_scales")
        if dual and not self._is_accusative(i):
            return _scale_part(dual.number, i, dual.number // 2)
        scale = self._entry(i, "scales")
        if scale:
            return _scale_part(scale.number, i, scale.number)
        group = self._group(i)
        return self._scaled(group) if group else None

    def _is_accusative(self, i: int) -> bool:
        """True where «ألفا» is «ألفاً» (1,000): its tanwin is written, or no counted noun can follow."""
        if not self._entry(i, "scales"):
            return False
        if "ً" in self.tokens[i].text or not self._is_word(i + 1) or self.tokens[i + 1].key == WAW:
            return True
        joined = self._after_waw(i + 1)  # «ألفا وأربعين جريحا»: of a dual it would be «ألفين»
        return joined is not None and self._below_hundred(joined) is not None

    def _scaled(self, group: NumberPart) -> tuple[NumberPart, int] | None:
        scale = self._scale(group.last, group.digits and not group.words)
        if scale:
            return group.times(scale.number, group.last + 1), scale.number
        takes_digits = group.words and group.value and group.value % 100 == 0
        return group, 100 if takes_digits else 1

    def _scale(self, i: int, after_digits: bool) -> LexicalEntry | None:
        """The scale of token ``i``; after digits a hundred is one, too («٣ مئة و٢١»)."""
        scale = self._entry(i, "scales", bare=True)
        if scale or not after_digits:
            return scale
        return self._entry(i, "scales_after_digits", bare=True)

    def _group(self, i: int) -> NumberPart | None:
        digits = digits_at(self.tokens, i)
        if digits and self._numbered(i):
            return NumberPart(int(self.tokens[i].text), i + 1, digits=True)
        if digits:
            return self._digits(digits)
        hundreds = self._hundreds(i)
        if hundreds is None:
            return self._below_hundred(i)
        at = self._after_waw(hundreds.last)
        rest = self._below_hundred(at) if at is not None else None
        return hundreds.plus(rest) if rest else hundreds

    def _digits(self, digits: Digits) -> NumberPart | None:
        """Digits as a group; decimals («3.4 مليون») only before a scale that makes them whole."""
        entry = self._scale(digits.last, True)
        return digits.part(entry.number if entry else 1)

    def _numbered(self, i: int) -> bool:
        """True of a number behind a label, where a space parts two numbers.

        «رقم 11 490 نازحاً», «الأسبوع الـ38 572 مريضاً».
        """
        if i == 0 or not self._is_short_run(i) or not self._has_kind(i + 1, "d"):
            return False
        behind_article = i > 1 and self.tokens[i - 1].key == AL
        label = self.tokens[i - 2 if behind_article else i - 1]
        return label.key in _LABELS

    def _is_short_run(self, i: int) -> bool:
        token = self.tokens[i]
        return token.kind == "d" and len(token.text) < 3

    def _hundreds(self, i: int) -> NumberPart | None:
        whole = self._entry(i, "hundreds")
        if whole:
            return NumberPart(whole.number, i + 1, words=True)
        if self._entry(i, "hundred"):
            return NumberPart(100, i + 1, words=True)
        unit = self._entry(i, "units")
        if unit and unit.number > 2 and self._entry(i + 1, "hundred", bare=True):
            return NumberPart(unit.number * 100, i + 2, words=True)
        return None

    def _below_hundred(self, i: int) -> NumberPart | None:
        if self._entry(i, "zero", bare=True):
            return NumberPart(0, i + 1, words=True)
        ten = self._entry(i, "tens") or self._entry(i, "ten") or self._entry(i, "teens")
        if ten:
            return NumberPart(ten.number or 10, i + 1, words=True)
        unit = self._entry(i, "units")
        return self._after_unit(unit.number, i + 1) if unit else None

    def _after_unit(self, unit: int, at: int) -> NumberPart:
        if self._entry(at, "ten", bare=True):
            return NumberPart(unit + 10, at + 1, words=True)
        tens_at = self._after_waw(at)
        tens = self._entry(tens_at, "tens") if tens_at is not None else None
        if tens_at is None or tens is None:
            return NumberPart(unit, at, words=True)
        return NumberPart(unit + tens.number, tens_at + 1, words=True)

    def _after_waw(self, i: int) -> int | None:
        """The token with which the number goes on after «و», glued to the next word or standing alone."""
        if i >= len(self.tokens):
            return None
        token = self.tokens[i]
        if token.key == WAW:
            return i + 1 if i + 1 < len(self.tokens) else None
        if token.kind != "w" or len(token.key) < 3:
            return None
        return i if token.key.startswith(WAW) else None

    def _entry(self, i: int, name: str, bare: bool = False) -> LexicalEntry | None:
        """The number entry called ``name`` of token ``i``, behind the prefixes that a number may carry.

        ``bare``: behind none but the article, as within a number.
        """
        if not self._is_word(i):
            return None
        for prefix, entry in self.lexicon.numbers(self.tokens[i].key):
            if entry.name == name and (not bare or prefix in _ARTICLE):
                return entry
        return None

    def _is_word(self, i: int) -> bool:
        return self._has_kind(i, "w")

    def _has_kind(self, i: int, kind: str) -> bool:
        """True where token ``i`` is there and is of the kind."""
        return i < len(self.tokens) and self.tokens[i].kind == kind


def _scale_part(number: int, i: int, scale: int) -> tuple[NumberPart, int]:
    """The word of a scale, or of two of it, that is token ``i``, and the scale."""
    return NumberPart(number, i + 1, words=True, unit=scale), scale
