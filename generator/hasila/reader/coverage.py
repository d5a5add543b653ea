"""Whether every word and sign of a mark is understood; one that is not refuses the mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.reader.counts import Number
from hasila.reader.marked import Marked
from hasila.reader.phrasebook import Phrases, phrasebook_of
from hasila.reader.refused import Refusal
from hasila.reader.strict import FOOTNOTES

Span = tuple[int, int]
"""Tokens from the first up to the last."""

KNOWN = ("person", "group", "group_adjective", "harm", "nation", "count_noun", "toll_noun")
"""Tables of the language whose words say who is counted and what befell them; they change nothing of a number."""
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
    """Account for each token of the mark; raises :class:`Refusal` with the words that are not understood."""
    taken = {i for first, last in (*numbers, *qualifiers) for i in range(first, last)}
    taken |= _around(mark, qualifiers, count)
    at = mark.first
    unknown: list[int] = []
    while at < mark.last:
        length = 1 if at in taken else _length(mark, at, nouns, count)
        unknown += [] if length else [at]
        at += length or 1
    if unknown:
        _refuse(mark, unknown, count)


def _around(mark: Marked, qualifiers: Sequence[Span], count: Number | None) -> set[int]:
    """The words that open a range ("between"), and the preposition of a split qualifier («لا تقل الحصيلة عن 62»)."""
    if count is None or count.first == mark.first:
        return set()
    opening = mark.scene.until("range_opens", count.first) if count.high is not None else None
    if opening:
        return set(range(max(mark.first, opening.first), count.first))
    split = any(last < count.first for _, last in qualifiers)
    return {count.first - 1} if split and mark.scene.key(count.first - 1) in ("عن", "على") else set()


def _length(mark: Marked, at: int, nouns: Phrases, count: Number | None) -> int:
    """How many tokens are understood from token ``at`` on; 0 for none."""
    token = mark.tokens[at]
    if token.kind == "p":
        return _footnote(mark, at, count) or int(_is_fitting_sign(mark, at))
    if token.kind == "d":
        return 0
    if _is_attached(mark, at, count):
        return 1
    return max(_noun(mark, at, nouns), _known(mark, at), _filler(mark, at, count)) or _footnote(
        mark, at, count
    )


_WRITTEN_ON = frozenset(("ب", "ل", "ف", "ال", "وال", "بال", "لل"))


def _is_attached(mark: Marked, at: int, count: Number | None) -> bool:
    """The prepositions and the article that Arabic writes on to digits: «بـ12», «لـ12», «الـ12»; one letter alone may be a slip."""
    if count is None or at + 1 != count.first or mark.scene.lexicon.grammar != "arabic":
        return False
    word = mark.tokens[at]
    stretched = word.text.endswith("\u0640")
    whole = len(word.key) > 1 and mark.tokens[count.first].gap == ""
    return (stretched or whole) and word.key in _WRITTEN_ON


def _noun(mark: Marked, at: int, nouns: Phrases) -> int:
    keys = [token.key for token in mark.tokens[at : mark.last]]
    for _, rest in mark.scene.lexicon.peeled(keys[0]):
        length = nouns.length_at([rest, *keys[1:]], 0)
        if length:
            return length
    return 0


def _known(mark: Marked, at: int) -> int:
    """The longest entry of people, groups and harms at the token, unless a thing is named by more words."""
    found = [
        (entry.last - at, entry.sense.kind) for entry in mark.scene.lexicon.at(mark.tokens[: mark.last], at)
    ]
    people = max((length for length, kind in found if kind in KNOWN), default=0)
    things = max((length for length, kind in found if kind == "thing"), default=0)
    return people if people >= things else 0


def _filler(mark: Marked, at: int, count: Number | None) -> int:
    book = phrasebook_of(mark.scene.lexicon.language)
    if book is None:
        return 0
    keys = [token.key for token in mark.tokens[at : mark.last]]
    ahead = book.before.length_at(keys, 0) if count is None or at < count.first else 0
    behind = book.after.length_at(keys, 0) if count is None or at >= count.last else 0
    return max(ahead, behind)


def _is_fitting_sign(mark: Marked, at: int) -> bool:
    text = mark.tokens[at].text
    if text in _COMMAS or text in (":", "."):
        return _between_words(mark, at)
    if text in _QUOTES:
        return sum(token.text in _QUOTES for token in mark.inside) % 2 == 0
    if text in _BRACKETS:
        return _bracketed_words(mark, at)
    return text == "\n"


def _between_words(mark: Marked, at: int) -> bool:
    """A comma, colon or full stop behind a word, or a comma before one with a space: never at the edge of digits."""
    before = mark.tokens[at - 1] if at > mark.first else None
    after = mark.tokens[at + 1] if at + 1 < mark.last else None
    if before is None:
        return False
    if before.kind == "w":
        return after is None or after.gap != "" or after.kind == "p"
    return mark.tokens[at].text in _COMMAS and after is not None and after.kind == "w" and after.gap != ""


def _bracketed_words(mark: Marked, at: int) -> bool:
    texts = [token.text for token in mark.inside]
    balanced = texts.count("(") == texts.count(")")
    neighbour = at + 1 if mark.tokens[at].text == "(" else at - 1
    return balanced and mark.first <= neighbour < mark.last and mark.tokens[neighbour].kind == "w"


def _footnote(mark: Marked, at: int, count: Number | None) -> int:
    """ "45*", "47 (r)", "48p": a mark behind the number that refers to a note."""
    if count is None or at < count.last:
        return 0
    token = mark.tokens[at]
    if token.text in _FOOTNOTE_SIGNS:
        return 1
    if token.kind == "w":
        return 1 if token.key in FOOTNOTES and at == count.last and token.gap == "" else 0
    texts = [token.key for token in mark.tokens[at : at + 3]]
    bracket = len(texts) == 3 and texts[0] == "(" and texts[1] in FOOTNOTES and texts[2] == ")"
    return 3 if bracket and at + 3 <= mark.last else 0


def _refuse(mark: Marked, unknown: Sequence[int], count: Number | None) -> None:
    first = mark.tokens[unknown[0]]
    if first.text in _SIGNS and count is not None and unknown[0] < count.first:
        raise Refusal("sign", [mark.words])
    raise Refusal("unknown-words", _runs(mark, unknown))


def _runs(mark: Marked, unknown: Sequence[int]) -> Iterator[str]:
    """The words that are not understood, neighbours together."""
    start = previous = unknown[0]
    for at in [*unknown[1:], -1]:
        if at != previous + 1:
            yield mark.text[mark.tokens[start].start : mark.tokens[previous].end]
            start = at
        previous = at
