"""The check that every word and sign of a mark is understood; one that is not refuses the mark."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from hasila.reader.counts import Number
from hasila.reader.lexicon import Match
from hasila.reader.marked import Marked
from hasila.reader.phrasebook import Phrases
from hasila.reader.refused import RefusedMark
from hasila.reader.strict import FOOTNOTES
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("coverage")

_SPLIT = _CLASSES.set("split")

Span = tuple[int, int]
"""Tokens from the first up to the last."""

KNOWN = ("person", "group", "group_adjective", "harm", "nation", "count_noun", "toll_noun")
"""Tables of the language whose words say who is counted and what befell them; they change nothing of a
number."""
_SIGNS = frozenset("-−–—+±∓‐‑‒﹣－")
_FOOTNOTE_SIGNS = frozenset("*†‡§")
_COMMAS = frozenset(",،;؛")
_QUOTES = frozenset('"“”«»„‟‹›')
_BRACKETS = {"(": ")", ")": "("}


def cover(
    mark: Marked,
    nouns: Phrases,
    numbers: Sequence[Span],
    qualifiers: Sequence[Span],
    count: Number | None = None,
) -> None:
    """Account for each token of the mark.

    :raises RefusedMark: with the words that are not understood
    """
    taken = _around(mark, qualifiers, count)
    for first, last in (*numbers, *qualifiers):
        taken.update(range(first, last))
    unknown = _unknown(mark, taken, nouns, count)
    if unknown:
        _refuse(mark, unknown, count)


def _unknown(mark: Marked, taken: Container[int], nouns: Phrases, count: Number | None) -> list[int]:
    """The tokens of the mark that are not understood, none of them ``taken``."""
    unknown: list[int] = []
    at = mark.first
    while at < mark.last:
        length = 1 if at in taken else _length(mark, at, nouns, count)
        if not length:
            unknown.append(at)
        at += length or 1
    return unknown


def _around(mark: Marked, qualifiers: Sequence[Span], count: Number | None) -> set[int]:
    """The words that open a range ("between"), and the preposition of a split qualifier («لا تقل الحصيلة عن
    62»)."""
    if count is None or count.first == mark.first:
        return set()
    opening = mark.doc.ending_at("range_opens", count.first) if count.high is not None else None
    if opening:
        first = max(mark.first, opening.first)
        return set(range(first, count.first))
    preposition = count.first - 1
    is_split = any(last <= preposition for _, last in qualifiers)
    return {preposition} if is_split and mark.doc.key(preposition) in _SPLIT else set()


def _length(mark: Marked, at: int, nouns: Phrases, count: Number | None) -> int:
    """The number of tokens that are understood from token ``at`` on; 0 for none."""
    token = mark.tokens[at]
    if token.kind == "p":
        fits = _is_fitting_sign(mark, at)
        return _footnote(mark, at, count) or int(fits)
    if token.kind == "d":
        return 0
    if _is_attached(mark, at, count):
        return 1
    longest = max(_noun(mark, at, nouns), _known(mark, at), _filler(mark, at, count))
    return longest or _footnote(mark, at, count)


_TATWEEL = "\u0640"
_WRITTEN_ON = _CLASSES.set("written_on")


def _is_attached(mark: Marked, at: int, count: Number | None) -> bool:
    """The prepositions and the article that Arabic writes on to digits: «بـ12», «لـ12», «الـ12»; one letter
    alone may be a slip."""
    if count is None or at + 1 != count.first or mark.grammar != "arabic":
        return False
    word = mark.tokens[at]
    if word.key not in _WRITTEN_ON:
        return False
    touches = mark.tokens[count.first].gap == ""
    return word.text.endswith(_TATWEEL) or touches and len(word.key) > 1


def _noun(mark: Marked, at: int, nouns: Phrases) -> int:
    """The words of the longest counted noun at the token, perhaps behind a prefix; 0 where there is none."""
    first, *more = mark.keys(at, mark.last)
    for _, rest in mark.doc.lexicon.peeled(first):
        length = nouns.length_at([rest, *more], 0)
        if length:
            return length
    return 0


def _known(mark: Marked, at: int) -> int:
    """The longest entry of people, groups and harms at the token, unless a thing is named by more words."""
    entries = list(mark.entries_at(at))
    people = _longest(at, (found for found in entries if found.entry.kind in KNOWN))
    things = _longest(at, (found for found in entries if found.entry.kind == "thing"))
    return people if people >= things else 0


def _longest(at: int, entries: Iterable[Match]) -> int:
    """The tokens of the longest of the entries, which begin with token ``at``; 0 of none."""
    return max((entry.last - at for entry in entries), default=0)


def _filler(mark: Marked, at: int, count: Number | None) -> int:
    """The words that change nothing of a number, before or behind it, from token ``at`` on."""
    if mark.book is None:
        return 0
    keys = mark.keys(at, mark.last)
    ahead, behind = mark.book.before.length_at(keys, 0), mark.book.after.length_at(keys, 0)
    if count is None:
        return max(ahead, behind)
    if at < count.first:
        return ahead
    return behind if at >= count.last else 0


def _is_fitting_sign(mark: Marked, at: int) -> bool:
    """True of a mark of punctuation that stands where one may."""
    text = mark.tokens[at].text
    if text in _COMMAS or text in (":", "."):
        return _between_words(mark, at)
    if text in _QUOTES:
        quotes = [token for token in mark.inside if token.text in _QUOTES]
        return len(quotes) % 2 == 0
    if text in _BRACKETS:
        return _bracketed_words(mark, at)
    return text == "\n"


def _between_words(mark: Marked, at: int) -> bool:
    """A comma, colon or full stop behind a word, or a comma before one with a space: never at the edge of
    digits."""
    if at == mark.first:
        return False
    before = mark.tokens[at - 1]
    after = mark.tokens[at + 1] if at + 1 < mark.last else None
    if before.kind == "w":
        return after is None or after.gap != "" or after.kind == "p"
    if after is None or mark.tokens[at].text not in _COMMAS:
        return False
    return after.kind == "w" and after.gap != ""


def _bracketed_words(mark: Marked, at: int) -> bool:
    """True of a bracket beside a word, where all brackets are closed."""
    texts = [token.text for token in mark.inside]
    if texts.count("(") != texts.count(")"):
        return False
    neighbour = at + 1 if mark.tokens[at].text == "(" else at - 1
    return mark.first <= neighbour < mark.last and mark.tokens[neighbour].kind == "w"


def _footnote(mark: Marked, at: int, count: Number | None) -> int:
    """The tokens of a mark behind the number that refers to a note.

    "45*", "47 (r)", "48p"; 0 where there is none.
    """
    if count is None or at < count.last:
        return 0
    token = mark.tokens[at]
    if token.text in _FOOTNOTE_SIGNS:
        return 1
    if token.kind == "w":
        touches = at == count.last and token.gap == ""
        return 1 if touches and token.key in FOOTNOTES else 0
    bracketed = [["(", letter, ")"] for letter in FOOTNOTES]
    return 3 if mark.keys(at, mark.last)[:3] in bracketed else 0


def _refuse(mark: Marked, unknown: Sequence[int], count: Number | None) -> None:
    first = mark.tokens[unknown[0]]
    if first.text in _SIGNS and count is not None and unknown[0] < count.first:
        raise RefusedMark("sign", [mark.words])
    raise RefusedMark("unknown-words", _runs(mark, unknown))


def _runs(mark: Marked, unknown: Sequence[int]) -> Iterator[str]:
    """The words that are not understood, neighbours together."""
    start = previous = unknown[0]
    for at in [*unknown[1:], -1]:
        if at != previous + 1:
            yield mark.text[mark.tokens[start].start : mark.tokens[previous].end]
            start = at
        previous = at
