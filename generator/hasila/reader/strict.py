"""The numbers of a mark, each of which must be written so that it can be read in one way only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from hasila.reader.counts import Number, counts_of
from hasila.reader.marked import Marked
from hasila.reader.phrasebook import Phrases, phrasebook_of
from hasila.reader.refused import Refusal
from hasila.reader.separators import Separators
from hasila.reader.written import refusal, runs

_DASHES = ("-", "–", "—", "‑")
_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
_PERCENT = frozenset("%٪‰؉‱﹪％")
_EDGES = "\u200e\u200f\u061c"
"""Marks of direction that an editor leaves at the ends of a run of digits; inside a mark nothing invisible is read."""


def numbers_of(mark: Marked, separators: Separators) -> tuple[Number, ...]:
    """The one number of the mark, or none; two numbers, and digits that are no plain count, are refused."""
    _no_hidden_characters(mark)
    _no_percent(mark)
    _no_underscore(mark)
    _no_odd_digits(mark)
    marked = mark.tokens[: mark.last]
    lexicon = mark.scene.lexicon
    counts = [count for count in counts_of(marked, lexicon, short=True) if count.start >= mark.start]
    _no_ordinal(mark, counts)
    _no_letters(mark, counts)
    for count in counts:
        _no_share(mark, count)
        _plainly_written(mark, count, separators)
        _no_bracket(mark, count)
    if len(counts) > 1:
        raise Refusal(_of_several(mark, counts), [_text(mark, count) for count in counts])
    return tuple(counts)


def _text(mark: Marked, count: Number) -> str:
    return mark.text[count.start : count.end]


def _no_hidden_characters(mark: Marked) -> None:
    for char in mark.words.strip(_EDGES + " "):
        if unicodedata.category(char) in ("Cf", "Cc", "Co", "Cs", "Cn") and char not in "\n\t\u200c\u200d":
            raise Refusal("hidden-character", [f"U+{ord(char):04X}"])
    if any(char in mark.words for char in "\u200c\u200d") and any(char.isdecimal() for char in mark.words):
        raise Refusal("hidden-character", ["U+200C" if "\u200c" in mark.words else "U+200D"])


def _no_percent(mark: Marked) -> None:
    book = phrasebook_of(mark.scene.lexicon.language)
    keys = [token.key for token in mark.inside]
    said = book and any(book.percent.length_at(keys, i) for i in range(len(keys)))
    if said or any(char in _PERCENT for char in mark.words):
        raise Refusal("percent", [mark.words])


def _no_underscore(mark: Marked) -> None:
    """An underscore parts words and is no token of its own."""
    if "_" in mark.words:
        raise Refusal("unknown-words", ["_"])


_FIFTHS = frozenset(("خمس", "سبع", "تسع", "عشر", "خمسي", "خمسا"))
"""Without vowel signs a fifth is written as five is, a tenth as ten."""
_WHOLES = frozenset(("عدد", "مجموع", "اجمالي"))


def _no_share(mark: Marked, count: Number) -> None:
    """«خمس الضحايا» is a fifth of the victims: of five, the noun would have no article."""
    first = mark.tokens[count.first]
    following = mark.scene.key(count.last) if count.last < len(mark.tokens) else ""
    definite = following.startswith("ال") or following in _WHOLES
    if count.last == count.first + 1 and definite and first.key.removeprefix(count.prefix) in _FIFTHS:
        raise Refusal("percent", [mark.words])


def _no_odd_digits(mark: Marked) -> None:
    """Superscripts, fractions, circled digits: numbers to Unicode, but no digits of a count."""
    for char in mark.words:
        if not char.isdecimal() and unicodedata.category(char) in ("No", "Nl"):
            raise Refusal("foreign-digits", [char])


def _no_ordinal(mark: Marked, counts: Sequence[Number]) -> None:
    book = phrasebook_of(mark.scene.lexicon.language)
    for count in counts:
        after = mark.tokens[count.last] if count.last < len(mark.tokens) else None
        ending = after is not None and after.gap == "" and after.key in _ORDINAL_ENDINGS
        label = book is not None and _ends_at(mark, book.ordinal, count.first)
        sign = count.first > mark.first and mark.tokens[count.first - 1].text in ("#", "№")
        if ending or label or sign:
            raise Refusal("ordinal", [mark.words])


def _ends_at(mark: Marked, phrases: Phrases, last: int) -> bool:
    keys = [token.key for token in mark.tokens[mark.first : last]]
    return any(phrases.length_at(keys, at) == len(keys) - at for at in range(len(keys)))


def _no_letters(mark: Marked, counts: Sequence[Number]) -> None:
    """Letters that touch digits: "l2", "1O", "12x"; but Arabic writes «و7» and «26طفلاً»."""
    taken = {i for count in counts for i in range(count.first, count.last)}
    for before, after in _touching(mark):
        digits, letters = (before, after) if mark.tokens[before].kind == "d" else (after, before)
        if letters in taken and digits in taken:
            continue
        if not _may_touch(mark, letters, behind=letters > digits):
            words = mark.text[mark.tokens[before].start : mark.tokens[after].end]
            raise Refusal("letters-in-number", [words])


def _touching(mark: Marked) -> Iterator[tuple[int, int]]:
    """The neighbouring tokens of which one is of digits and one of letters, with nothing between them."""
    for at in range(max(1, mark.first), mark.last):
        kinds = {mark.tokens[at - 1].kind, mark.tokens[at].kind}
        if kinds == {"d", "w"} and mark.tokens[at].gap == "" and at > mark.first:
            yield at - 1, at


FOOTNOTES = frozenset(("r", "p"))
"""Letters that mark a number as revised or provisional: kept among the words, they change nothing of the number."""
_PREFIXES = frozenset("وفبلك")


def _may_touch(mark: Marked, letters: int, behind: bool) -> bool:
    token = mark.tokens[letters]
    if token.text.isascii():
        last = letters + 1 == mark.last or mark.tokens[letters + 1].gap != ""
        return behind and token.key in FOOTNOTES and last
    arabic = mark.scene.lexicon.grammar == "arabic"
    return arabic and (len(token.key) > 1 or not behind and token.key in _PREFIXES)


def _plainly_written(mark: Marked, count: Number, separators: Separators) -> None:
    text = mark.text
    digits = [token for token in mark.tokens[count.first : count.last] if token.kind == "d"]
    if not digits:
        return
    scripts = "".join(token.text for token in digits)
    whole = text[digits[0].start : digits[-1].end]
    for first, last in runs(whole):
        scaled = _scale_follows(mark, count, digits[0].start + last)
        reason = refusal(whole[first:last], separators, mark.scene.lexicon.language, scaled)
        if reason:
            raise Refusal(reason, [whole[first:last]])
    reason = refusal(scripts[:15], separators, mark.scene.lexicon.language, True) if len(digits) > 1 else ""
    if reason == "mixed-digits":
        raise Refusal(reason, [whole])
    if count.low is None:
        raise Refusal("not-whole", [whole])


def _scale_follows(mark: Marked, count: Number, end: int) -> bool:
    """Whether a word of the number stands behind the digits that end at code point ``end``."""
    return any(token.kind == "w" and token.start >= end for token in mark.tokens[count.first : count.last])


def _of_several(mark: Marked, counts: Sequence[Number]) -> str:
    first, second = counts[0], counts[1]
    between = [token.text for token in mark.tokens[first.last : second.first]]
    joined = len(counts) == 2 and len(between) == 1 and between[0] in _DASHES
    return "range-reversed" if joined and (first.low or 0) >= (second.low or 0) else "several-numbers"


def _no_bracket(mark: Marked, count: Number) -> None:
    """ "(45)" alone: to a bookkeeper a number below 0."""
    alone = not any(token.kind == "w" for token in mark.inside)
    if alone and mark.tokens[count.first].text == "(":
        raise Refusal("bracketed", [_text(mark, count)])
