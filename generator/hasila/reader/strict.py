"""The numbers of a mark, each of which must be written so that it can be read in one way only."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from hasila.reader.counts import Number, counts_of
from hasila.reader.marked import Marked
from hasila.reader.notes import without_notes
from hasila.reader.particles import AL, WRITTEN_ON
from hasila.reader.phrases import shortened_numbers_in
from hasila.reader.refused import RefusedMark
from hasila.reader.separators import Separators
from hasila.reader.word_classes import word_classes
from hasila.reader.written import refusal, runs, several_scripts

_CLASSES = word_classes("strict")

_DASHES = ("-", "–", "—", "‑")
_ORDINAL_ENDINGS = _CLASSES.set("ordinal_endings")
_PERCENT = frozenset("%٪‰؉‱﹪％")
_EDGES = "\u200e\u200f\u061c"
"""Marks of direction that an editor leaves at the ends of a run of digits; inside a mark nothing invisible
is read."""


def numbers_of(mark: Marked, separators: Separators) -> tuple[Number, ...]:
    """The one number of the mark, or none; two numbers, and digits that are no plain count, are refused."""
    if _PLAIN.fullmatch(mark.words):
        return _plain_number(mark)
    _no_hidden_characters(mark)
    _no_percent(mark)
    _no_underscore(mark)
    _no_odd_digits(mark)
    _no_note(mark)
    counts = _counts_in(mark)
    _no_ordinal(mark, counts)
    _no_letters(mark, counts)
    for count in counts:
        _no_share(mark, count)
        _plainly_written(mark, count, separators)
        _no_bracket(mark, count)
    if len(counts) > 1:
        raise RefusedMark(_of_several(mark, counts), [mark.text_of(count) for count in counts])
    return tuple(counts)


_DIGITS = re.compile(r"\d+")
_PLAIN = re.compile(r"0|[1-9][0-9]{0,8}")
"""Digits of which nothing can be doubted but what touches them from outside."""


def _plain_number(mark: Marked) -> tuple[Number, ...]:
    """The number of a mark of plain digits; none where the number before the mark goes on in it."""
    numbers = _counts_in(mark)
    _no_ordinal(mark, numbers)
    return tuple(numbers)


def _counts_in(mark: Marked) -> list[Number]:
    """The numbers that begin in the marked words, and are read no further than these."""
    number = _digits_alone(mark)
    if number:
        return [number]
    first = _scan_from(mark)
    counts = counts_of(mark.tokens[first : mark.last], mark.doc.lexicon, short=True)
    inside = (count for count in counts if count.start >= mark.start)
    return [count._replace(first=count.first + first, last=count.last + first) for count in inside]


def _digits_alone(mark: Marked) -> Number | None:
    """The number of a mark that is one run of digits, as its line states it; else None.

    What such a number is does not depend on where the reading ends, unless a dash follows, which makes it
    part of a date or of a range.
    """
    if mark.last != mark.first + 1 or mark.inside[0].kind != "d" or mark.doc.key(mark.last) in _DASHES:
        return None
    number = _number_over(mark, mark.first)
    if number is None or number.last != mark.last or number.first != mark.first:
        return None
    return number if number.form == "digit" and number.start >= mark.start else None


def _number_over(mark: Marked, token: int) -> Number | None:
    """The number of the line that the token is a part of."""
    numbers = shortened_numbers_in(mark.doc)
    at = bisect_right(numbers, token, key=_first_of) - 1
    number = numbers[at] if at >= 0 else None
    return number if number and token < number.last else None


def _first_of(number: Number) -> int:
    return number.first


_ROOM = 16
"""Tokens before a mark from which on its numbers are looked for: more than any number has that goes on in
it."""


def _scan_from(mark: Marked) -> int:
    """A token before the mark in which no number of the line goes on."""
    first = max(0, mark.first - _ROOM)
    number = _number_over(mark, first)
    return number.first if number else first


def _no_hidden_characters(mark: Marked) -> None:
    for char in mark.words.strip(_EDGES + " "):
        if unicodedata.category(char) in _UNSEEN and char not in _HARMLESS:
            raise _hidden(char)
    if any(char.isdecimal() for char in mark.words):
        for joiner in _JOINERS:
            if joiner in mark.words:
                raise _hidden(joiner)


_UNSEEN = ("Cf", "Cc", "Co", "Cs", "Cn")
"""Categories of Unicode of which nothing is seen."""
_JOINERS = "\u200c\u200d"
"""Signs within words of several scripts; among digits they mean nothing."""
_HARMLESS = "\n\t" + _JOINERS


def _hidden(char: str) -> RefusedMark:
    return RefusedMark("hidden-character", [f"U+{ord(char):04X}"])


def _no_percent(mark: Marked) -> None:
    if _says_percent(mark) or any(char in _PERCENT for char in mark.words):
        raise RefusedMark("percent", [mark.words])


def _says_percent(mark: Marked) -> bool:
    if mark.book is None:
        return False
    keys = mark.keys(mark.first, mark.last)
    return any(mark.book.percent.length_at(keys, i) for i in range(len(keys)))


def _no_underscore(mark: Marked) -> None:
    """An underscore parts words and is no token of its own."""
    if "_" in mark.words:
        raise RefusedMark("unknown-words", ["_"])


_FIFTHS = _CLASSES.set("fifths")
"""Without vowel signs a fifth is written as five is, a tenth as ten."""
_WHOLES = _CLASSES.set("wholes")


def _no_share(mark: Marked, count: Number) -> None:
    """Refuse a share that is written as a number.

    «خمس الضحايا» is a fifth of the victims, for of five the noun would have no article.
    """
    word = mark.doc.key(count.first).removeprefix(count.prefix)
    if count.last > count.first + 1 or word not in _FIFTHS:
        return
    following = mark.doc.key(count.last)
    if following.startswith(AL) or following in _WHOLES:
        raise RefusedMark("percent", [mark.words])


def _no_odd_digits(mark: Marked) -> None:
    """Superscripts, fractions, circled digits: numbers to Unicode, but no digits of a count."""
    for char in mark.words:
        if not char.isdecimal() and unicodedata.category(char) in ("No", "Nl"):
            raise RefusedMark("foreign-digits", [char])


def _no_note(mark: Marked) -> None:
    """A sign such as "[1]" is passed over in a text; in a mark, nothing is."""
    if without_notes(mark.words) != mark.words:
        raise RefusedMark("several-numbers", _DIGITS.findall(mark.words))


def _no_ordinal(mark: Marked, counts: Sequence[Number]) -> None:
    for count in counts:
        if _has_ordinal_ending(mark, count) or _is_labelled(mark, count):
            raise RefusedMark("ordinal", [mark.words])


def _has_ordinal_ending(mark: Marked, count: Number) -> bool:
    """True where the ending of an ordinal touches the number: "12th"."""
    following = mark.tokens[count.last : count.last + 1]
    return any(token.gap == "" and token.key in _ORDINAL_ENDINGS for token in following)


def _is_labelled(mark: Marked, count: Number) -> bool:
    """True where a label stands before the number: "No. 12", "#12"."""
    before = mark.keys(mark.first, count.first)
    if before and before[-1] in ("#", "№"):
        return True
    return mark.book is not None and mark.book.ordinal.end(before)


def _no_letters(mark: Marked, counts: Sequence[Number]) -> None:
    """Refuse letters that touch digits: "l2", "1O", "12x"; but Arabic writes «و7» and «26طفلاً»."""
    taken = {i for count in counts for i in range(count.first, count.last)}
    for at in _touching(mark):
        if taken.issuperset((at - 1, at)):
            continue
        before, after = mark.tokens[at - 1], mark.tokens[at]
        behind = before.kind == "d"
        if not _may_touch(mark, at if behind else at - 1, behind):
            raise RefusedMark("letters-in-number", [mark.text[before.start : after.end]])


def _touching(mark: Marked) -> Iterator[int]:
    """The tokens that touch the one before them, where one of the two is of digits and one of letters."""
    for at in range(mark.first + 1, mark.last):
        before, after = mark.tokens[at - 1], mark.tokens[at]
        if after.gap == "" and {before.kind, after.kind} == {"d", "w"}:
            yield at


FOOTNOTES = _CLASSES.set("footnotes")
"""Letters that mark a number as revised or provisional: kept among the words, they change nothing of the
number."""


def _may_touch(mark: Marked, letters: int, behind: bool) -> bool:
    """True where the letters, token ``letters``, may be written on to digits, before or ``behind`` them."""
    token = mark.tokens[letters]
    if token.text.isascii():
        return behind and token.key in FOOTNOTES and _stands_last(mark, letters)
    if mark.grammar != "arabic":
        return False
    return len(token.key) > 1 or not behind and token.key in WRITTEN_ON


def _stands_last(mark: Marked, at: int) -> bool:
    """True where nothing of the mark touches the token from behind."""
    return at + 1 == mark.last or mark.tokens[at + 1].gap != ""


def _plainly_written(mark: Marked, count: Number, separators: Separators) -> None:
    """Refuse digits that can be read in two ways, that are of several scripts, or that state no whole
    number."""
    digits = [token for token in mark.tokens[count.first : count.last] if token.kind == "d"]
    if not digits and count.low is None:
        raise RefusedMark("not-whole", [mark.text[count.start : count.end]])
    if not digits:
        return
    start = digits[0].start
    written = mark.text[start : digits[-1].end]
    for first, last in runs(written):
        scaled = _scale_follows(mark, count, start + last)
        reason = refusal(written[first:last], separators, mark.language, scaled)
        if reason:
            raise RefusedMark(reason, [written[first:last]])
    if several_scripts("".join(token.text for token in digits)):
        raise RefusedMark("mixed-digits", [written])
    if count.low is None:
        raise RefusedMark("not-whole", [written])


def _scale_follows(mark: Marked, count: Number, end: int) -> bool:
    """True where a word of the number stands behind the digits that end at code point ``end``."""
    tokens = mark.tokens[count.first : count.last]
    return any(token.kind == "w" and token.start >= end for token in tokens)


def _of_several(mark: Marked, counts: Sequence[Number]) -> str:
    first, second, *more = counts
    between = mark.keys(first.last, second.first)
    if more or len(between) != 1 or between[0] not in _DASHES:
        return "several-numbers"
    falls = (first.low or 0) >= (second.low or 0)
    return "range-reversed" if falls else "several-numbers"


def _no_bracket(mark: Marked, count: Number) -> None:
    """Refuse "(45)" alone: to a bookkeeper a number below 0."""
    if any(token.kind == "w" for token in mark.inside):
        return
    if mark.tokens[count.first].text == "(":
        raise RefusedMark("bracketed", [mark.text_of(count)])
