"""Numbers written with digits: three scripts, their thousands and decimal marks, brackets around them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from hasila.model.data_class import dataclass
from hasila.reader.part import NumberPart
from hasila.reader.tokens import Token

_DECIMAL_ONLY = "٫"
_EITHER = ".,"
_THOUSANDS_ONLY = "٬،'’"
_SPACES = (" ", "\u00a0", "\u202f", "\u2009", "\u2007")
_LARGEST_WITH_POINT = 1000
"""A scale up to which "1.250" is 1,250: nobody writes a quarter of a thousand so."""
_GROUP = 3
YEARS = range(1900, 2101)
"""Numbers that may be a year."""
LONGEST = 15
"""Digits of the longest run that is read as a number; longer ones are telephone numbers and the like."""


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits from token ``first`` up to ``last`` (exclusive). ``value`` is None where it is too
    long.

    ``as_decimal`` is what it is if its one mark was a decimal one after all ("1.250" before "million").
    """

    first: int
    last: int
    value: Fraction | None
    as_decimal: Fraction | None
    notes: tuple[str, ...]
    places: int = 0

    @property
    def whole(self) -> int | None:
        """The value where it is a whole number, else None."""
        if self.value is None or self.value.denominator != 1:
            return None
        return int(self.value)

    def before_scale(self, scale: int) -> tuple[Fraction | None, int]:
        """The number that ``scale`` multiplies, and its digits behind the decimal mark: 1.25 and 2, or 3 of
        "1.250"."""
        if scale > _LARGEST_WITH_POINT and self.as_decimal is not None:
            return self.as_decimal, _GROUP
        return self.value, self.places

    def part(self, scale: int) -> NumberPart | None:
        """The digits as a part of a number; decimals only before a ``scale`` that makes them whole, else
        None."""
        value, places = self.before_scale(scale)
        if value is None or (value * scale).denominator != 1:
            return None
        return NumberPart(value, self.last, digits=True, unit=Fraction(1, 10**places))


def digits_at(tokens: Sequence[Token], i: int) -> Digits | None:
    """The number in digits that begins with token ``i`` (a run of digits, or a bracket around one), if
    any."""
    if _bracket(tokens, i):
        return _in_bracket(tokens, i)
    return _plain(tokens, i) if _is_run(tokens, i) else None


def _is_run(tokens: Sequence[Token], i: int) -> bool:
    """True where token ``i`` is there and is a run of digits."""
    return i < len(tokens) and tokens[i].kind == "d"


def _bracket(tokens: Sequence[Token], i: int) -> bool:
    if i + 2 >= len(tokens) or tokens[i].text != "(":
        return False
    return _is_run(tokens, i + 1)


def _in_bracket(tokens: Sequence[Token], i: int) -> Digits | None:
    """The number in the bracket that token ``i`` opens, if nothing else is in it."""
    inner = _plain(tokens, i + 1)
    if inner.last >= len(tokens) or tokens[inner.last].text != ")":
        return None
    return replace(inner, first=i, last=inner.last + 1)


def _plain(tokens: Sequence[Token], i: int) -> Digits:
    end = _end_of_groups(tokens, i)
    has_fraction = _fraction_after(tokens, end)
    last = end + 2 if has_fraction else end
    digits = "".join(token.text for token in tokens[i:last] if token.kind == "d")
    notes = scripts_of(digits)
    if len(digits) > LONGEST:
        return Digits(i, last, None, None, notes)
    places = len(tokens[end + 1].text) if has_fraction else 0
    value = Fraction(int(digits), 10**places)
    share = None if has_fraction else share_sign(tokens, last)
    if share:
        return Digits(i, last + 1, value + share, None, notes, _PLACES_OF_SHARES)
    as_decimal = value / 1000 if not has_fraction and _has_one_mark(tokens, i, end) else None
    return Digits(i, last, value, as_decimal, notes, places)


_PLACES_OF_SHARES = 2


def share_sign(tokens: Sequence[Token], i: int) -> Fraction | None:
    """The share that token ``i`` adds to the digits that it touches: a half of "12½"; None of another
    token."""
    if i >= len(tokens) or tokens[i].gap or len(tokens[i].text) != 1:
        return None
    sign = tokens[i].text
    if unicodedata.category(sign) != "No" or not unicodedata.decomposition(sign).startswith("<fraction>"):
        return None
    return Fraction(unicodedata.numeric(sign)).limit_denominator(10)


def _has_one_mark(tokens: Sequence[Token], i: int, end: int) -> bool:
    """True where the whole part has two groups, and the mark between them can be a decimal one."""
    return end == i + 3 and tokens[i + 1].text in _EITHER


def _end_of_groups(tokens: Sequence[Token], i: int) -> int:
    """The token after the whole part of the number at ``i``: "26 415", "12,480", "4٬312"."""
    first = tokens[i].text
    if len(first) > _GROUP or first[0] in "0٠۰":
        return i + 1
    marked = _after_marks(tokens, i + 1)
    return marked if marked > i + 1 else _after_spaces(tokens, i + 1)


def _after_marks(tokens: Sequence[Token], at: int) -> int:
    """The token after the groups that the mark ``at`` and others like it part."""
    mark = tokens[at].text if at < len(tokens) else ""
    while mark and _mark_between(tokens, at, _EITHER + _THOUSANDS_ONLY) and tokens[at].text == mark:
        if len(tokens[at + 1].text) != _GROUP:
            break
        at += 2
    return at


def _after_spaces(tokens: Sequence[Token], at: int) -> int:
    """The token after the groups that spaces part."""
    while at < len(tokens) and _is_spaced_group(tokens[at]):
        at += 1
    return at


def _is_spaced_group(token: Token) -> bool:
    return token.kind == "d" and token.gap in _SPACES and len(token.text) == _GROUP


def _mark_between(tokens: Sequence[Token], at: int, marks: str) -> bool:
    """True where token ``at`` is one of ``marks`` and touches a run of digits on each side."""
    if at + 1 >= len(tokens):
        return False
    mark, following = tokens[at], tokens[at + 1]
    if mark.text not in marks or mark.gap:
        return False
    return following.kind == "d" and not following.gap


_INNER = frozenset(_EITHER + _THOUSANDS_ONLY + _DECIMAL_ONLY)


def is_inner_mark(text: str) -> bool:
    """True of a mark that may part the digits of one number."""
    return text in _INNER


def _fraction_after(tokens: Sequence[Token], at: int) -> bool:
    return _mark_between(tokens, at, _EITHER + _DECIMAL_ONLY)


def scripts_of(digits: str) -> tuple[str, ...]:
    """A remark where the digits are of several scripts."""
    if digits.isascii():
        return ()
    names = sorted({_script(digit) for digit in digits})
    if len(names) == 1:
        return ()
    return (f"digits of {len(names)} scripts: {', '.join(names)}",)


def _script(digit: str) -> str:
    """The script of a digit by its Unicode name: "arabic-indic digit"."""
    name = unicodedata.name(digit)
    return name.rsplit(" ", 1)[0].lower()
