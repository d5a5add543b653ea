"""Numbers written with digits: three scripts, their thousands and decimal marks, brackets around them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hasila.reader.tokens import Token

_DECIMAL_ONLY = "٫"
_EITHER = ".,"
_THOUSANDS_ONLY = "٬،'’"
_SPACES = (" ", "\u00a0", "\u202f", "\u2009", "\u2007")
_LARGEST_WITH_POINT = 1000
"""A scale up to which "1.250" is 1,250: nobody writes a quarter of a thousand so."""
_GROUP = 3
LONGEST = 15
"""Digits of the longest run that is read as a number; longer ones are telephone numbers and the like."""


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits from token ``first`` up to ``last`` (exclusive). ``value`` is None where it is too long.

    ``as_decimal`` is what it is if its one mark was a decimal one after all ("1.250" before "million").
    """

    first: int
    last: int
    value: Fraction | None
    as_decimal: Fraction | None
    bracketed: bool
    notes: tuple[str, ...]
    places: int = 0

    def before_scale(self, scale: int) -> tuple[Fraction | None, int]:
        """What is multiplied by ``scale``, and its digits behind the decimal mark: 1.25 and 2, or 1.25 and 3 of "1.250"."""
        if scale > _LARGEST_WITH_POINT and self.as_decimal is not None:
            return self.as_decimal, _GROUP
        return self.value, self.places


def digits_at(tokens: Sequence[Token], i: int) -> Digits | None:
    """The number in digits that begins with token ``i`` (a run of digits, or a bracket around one), if any."""
    if _bracket(tokens, i):
        inner = _plain(tokens, i + 1)
        closed = inner.last < len(tokens) and tokens[inner.last].text == ")"
        return replace(inner, first=i, last=inner.last + 1, bracketed=True) if closed else None
    return _plain(tokens, i) if i < len(tokens) and tokens[i].kind == "d" else None


def _bracket(tokens: Sequence[Token], i: int) -> bool:
    return i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 1].kind == "d"


def _plain(tokens: Sequence[Token], i: int) -> Digits:
    end = _end_of_groups(tokens, i)
    fraction = _fraction_after(tokens, end)
    last = end + 2 if fraction else end
    digits = "".join(token.text for token in tokens[i:last] if token.kind == "d")
    behind = len(tokens[end + 1].text) if fraction else 0
    short = len(digits) <= LONGEST
    value = Fraction(int(digits), 10**behind) if short else None
    one_mark = short and not fraction and end == i + 3 and tokens[i + 1].text in _EITHER
    as_decimal = value / 1000 if one_mark else None
    return Digits(i, last, value, as_decimal, False, _scripts(digits), behind)


def _end_of_groups(tokens: Sequence[Token], i: int) -> int:
    """The token after the whole part of the number at ``i``: "26 415", "12,480", "4٬312"."""
    if len(tokens[i].text) > 3 or tokens[i].text[0] in "0٠۰":
        return i + 1
    marked = _after_marks(tokens, i + 1)
    return marked if marked > i + 1 else _after_spaces(tokens, i + 1)


def _after_marks(tokens: Sequence[Token], at: int) -> int:
    mark = tokens[at].text if at < len(tokens) else ""
    while mark and _mark_between(tokens, at, _EITHER + _THOUSANDS_ONLY) and tokens[at].text == mark:
        if len(tokens[at + 1].text) != 3:
            break
        at += 2
    return at


def _after_spaces(tokens: Sequence[Token], at: int) -> int:
    while (
        at < len(tokens)
        and tokens[at].kind == "d"
        and tokens[at].gap in _SPACES
        and len(tokens[at].text) == 3
    ):
        at += 1
    return at


def _mark_between(tokens: Sequence[Token], at: int, marks: str) -> bool:
    """Whether token ``at`` is one of ``marks`` and touches a run of digits on each side."""
    return (
        at + 1 < len(tokens)
        and tokens[at].text in marks
        and not tokens[at].gap
        and tokens[at + 1].kind == "d"
        and not tokens[at + 1].gap
    )


def _fraction_after(tokens: Sequence[Token], at: int) -> bool:
    return _mark_between(tokens, at, _EITHER + _DECIMAL_ONLY)


def _scripts(digits: str) -> tuple[str, ...]:
    if digits.isascii():
        return ()
    names = sorted({unicodedata.name(digit).rsplit(" ", 1)[0].lower() for digit in digits})
    return (f"digits of {len(names)} scripts: {', '.join(names)}",) if len(names) > 1 else ()
