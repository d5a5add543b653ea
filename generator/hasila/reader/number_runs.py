"""English numbers in words that follow each other without a mark, and so are no number together.

"twenty nineteen" and "nineteen eighty-two" are years, and so is "two thousand and eleven" right before a
number of its own ("nine people"). Any other run ("five six people", "a hundred two hundred people") states no
number: to take one of them would be a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.reader.counts import Number
from hasila.reader.digits import YEARS
from hasila.reader.doc import Doc
from hasila.reader.particles import OF

YEAR = "year"
"""The form of a number in words that is a year."""
RUN = "run"
"""The form of each number of a run that states none."""

_SCALES = frozenset(("hundred", "scales"))
_IN_WORDS = ("word", YEAR, RUN)
_WITHIN_CENTURY = range(10, 100)


def runs_told_apart(doc: Doc, numbers: Sequence[Number]) -> Iterator[Number]:
    """The numbers in order; a year of two words is one number, and those of a run have the form ``run``."""
    if not doc.english:
        yield from numbers
        return
    before: Number | None = None
    for number in (_broken_off(doc, number) for number in numbers):
        if before is None:
            before = number
        elif not _follows(doc, before, number):
            yield before
            before = number
        elif _is_year_of_two(before, number):
            before = before._replace(last=number.last, end=number.end, low=_year(before, number), form=YEAR)
        else:
            yield _as_label(before)
            before = number if before.low in YEARS else number._replace(form=RUN)
    if before is not None:
        yield before


def _broken_off(doc: Doc, number: Number) -> Number:
    """The number as one of a run where a scale follows that it cannot take: "a hundred two" of "a hundred two
    hundred"."""
    if number.form != "word" or _SCALES.isdisjoint(doc.lexicon.named_numbers(doc.key(number.last))):
        return number
    return number._replace(form=RUN)


def _as_label(number: Number) -> Number:
    """The number as the year that it is, or as one of a run."""
    return number._replace(form=YEAR if number.low in YEARS else RUN)


def _follows(doc: Doc, before: Number, number: Number) -> bool:
    """True of two numbers in words without a mark between them; not of "five three-year-olds", "five two of
    them"."""
    if number.form != "word" or number.first - before.last > 1 or number.high is not None:
        return False
    if before.form not in _IN_WORDS or before.high is not None:
        return False
    if before.last != number.first and not _hyphen_between(doc, before, number):
        return False
    return doc.key(number.last) not in ("-", OF)


def _hyphen_between(doc: Doc, before: Number, number: Number) -> bool:
    """True of "twenty-nineteen"."""
    return (
        before.last + 1 == number.first and doc.key(before.last) == "-" and not doc.tokens[number.first].gap
    )


def _is_year_of_two(century: Number, rest: Number) -> bool:
    if century.form != "word" or century.last - century.first != 1:
        return False
    return rest.low in _WITHIN_CENTURY and _year(century, rest) in YEARS


def _year(century: Number, rest: Number) -> int:
    return 100 * (century.low or 0) + (rest.low or 0)
