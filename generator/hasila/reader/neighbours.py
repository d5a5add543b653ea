"""What stands around a mark and belongs to its number: the rest of it, a sign, "per cent", a denial."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.reader import qualifiers
from hasila.reader.counts import Number, counts_of
from hasila.reader.marked import Marked
from hasila.reader.not_counts import kind_of
from hasila.reader.phrasebook import phrasebook_of
from hasila.reader.phrases import phrases_of
from hasila.reader.refused import Refusal

_REASONS = {
    "percent": "percent",
    "ordinal": "ordinal",
    "money": "no-count",
    "age": "no-count",
    "denied": "denied",
}
"""What a number is by its sentence, where that is no count; other kinds are told by weaker signs and left to the writer."""
_SIGNS = frozenset("-−+±")


def left_out(mark: Marked, counts: Sequence[Number]) -> None:
    """Refuse a mark that leaves out a part of its number, or whose sentence makes it no count."""
    _cut(mark)
    _sign(mark, counts)
    _denied(mark, counts)
    _rate(mark, counts)
    _kind(mark, counts)
    _day(mark, counts)


def denial_left_out(mark: Marked) -> None:
    """Refuse a denial that its sentence takes back: "[No one] survived", "[No one was killed], except a child"."""
    before = mark.scene.key(mark.first - 1) if mark.first else ""
    negated = before in _NOT or before in ("ليس", "ليست")
    if negated or mark.first and qualifiers.before(mark.scene, mark.first):
        raise Refusal("denied", [f"{mark.tokens[mark.first - 1].text} {mark.words}"])
    book = phrasebook_of(mark.scene.lexicon.language)
    keys = [token.key for token in mark.tokens[mark.last :]]
    if book is None or not keys:
        return
    clause = _clause(keys[1:] if keys[0] in _COMMAS else keys)
    excepted = bool(clause) and book.exceptions.length_at(clause, 0)
    if excepted or keys[0] not in _COMMAS and _says_other(mark, clause):
        raise Refusal("cut-number", [f"{mark.words} {' '.join(clause[:3])}"])


_NOT = frozenset(("not", "never"))
_COMMAS = frozenset((",", "،"))
_STOPS = frozenset((".", ",", "،", ";", "؛", "\n", "!", "?", "؟", ":", "(", ")", "|"))
_AUXILIARY = frozenset(("has", "have", "had", "was", "were", "is", "are", "been", "be", "yet", "قد"))


def _clause(keys: Sequence[str]) -> list[str]:
    """The words up to the next stop."""
    end = next((at for at, key in enumerate(keys) if key in _STOPS), len(keys))
    return list(keys[:end])


def _says_other(mark: Marked, clause: Sequence[str]) -> bool:
    """Whether the words behind a denial say that none lived, or, behind a bare "no one", tell of no harm."""
    book = phrasebook_of(mark.scene.lexicon.language)
    words = [key for key in clause if key not in _AUXILIARY]
    if book is None or not words:
        return False
    alive = book.denials.alive.length_at(words, 0) > 0
    bare = tuple(token.key for token in mark.inside) in book.denials.alone
    return alive or bare and not _tells_of_harm(mark, len(clause))


def _tells_of_harm(mark: Marked, length: int) -> bool:
    lexicon, tokens = mark.scene.lexicon, mark.tokens
    places = range(mark.last, min(mark.last + length, len(tokens)))
    found = (entry.sense for at in places for entry in lexicon.at(tokens, at))
    return any(sense.kind == "harm" and sense.what != "rescued" for sense in found)


def _cut(mark: Marked) -> None:
    """A number, a range or a scale of which the mark holds only a part: "two [hundred]", "[12]–15", "[1.9] million"."""
    if mark.first == 0 and mark.last == len(mark.tokens) and mark.start == 0:
        return
    for count in counts_of(mark.tokens, mark.scene.lexicon, short=True):
        start, end = _unbracketed(mark, count)
        overlaps = start < mark.end and mark.start < end
        inside = mark.start <= start and end <= mark.end
        if overlaps and not inside and not _around(mark, count):
            raise Refusal("cut-number", [mark.text[count.start : count.end]])


def _unbracketed(mark: Marked, count: Number) -> tuple[int, int]:
    """The place of a number without the brackets around it: "Upper Saye ([12])"."""
    first, last = mark.tokens[count.first], mark.tokens[count.last - 1]
    bracketed = first.text == "(" and last.text == ")"
    return (first.end, last.start) if bracketed else (count.start, count.end)


def _around(mark: Marked, count: Number) -> bool:
    """«خمس [(5) إصابات]» says its number twice; a mark may hold the second."""
    return "said in words and in digits" in count.notes


def _sign(mark: Marked, counts: Sequence[Number]) -> None:
    """Signs, letters and digits that touch the number from outside: "-[3]", "l[2]", "[12]/15", "[2]x"."""
    if not counts:
        return
    before, after = mark.text[: mark.start], mark.text[mark.end :]
    if counts[0].start == mark.start:
        _touching_before(mark, before)
    if counts[-1].end == mark.end:
        _touching_after(mark, after)


_WITHIN = ("/", ":", "،", "+")
"""Signs between two runs of digits that make them one expression: a fraction, a time of day, a sum."""


def _touching_before(mark: Marked, before: str) -> None:
    touching = before[-1:]
    if touching and touching in _SIGNS and not before[-2:-1].strip() or before.rstrip()[-1:] == "±":
        raise Refusal("sign", [before.rstrip()[-1:] + mark.words])
    if touching in ("#", "№") or _label_ends(mark):
        raise Refusal("ordinal", [touching + mark.words])
    if mark.text[mark.start].isdecimal() and (
        _is_latin(touching) or touching in _WITHIN and before[-2:-1].isdecimal()
    ):
        raise Refusal("cut-number", [touching + mark.words])


def _label_ends(mark: Marked) -> bool:
    """Whether "No." or «رقم» stands right before the mark."""
    book = phrasebook_of(mark.scene.lexicon.language)
    keys = [token.key for token in mark.tokens[max(0, mark.first - 2) : mark.first]]
    return book is not None and any(
        book.ordinal.length_at(keys, at) == len(keys) - at for at in range(len(keys))
    )


def _touching_after(mark: Marked, after: str) -> None:
    if not mark.text[mark.end - 1].isdecimal():
        return
    if _is_latin(after[:1]) or after[:1] in _WITHIN and after[1:2].isdecimal():
        raise Refusal("cut-number", [mark.words + after[:1]])


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _denied(mark: Marked, counts: Sequence[Number]) -> None:
    """ "No [soldier] was killed": without a number the marked noun would be read as one."""
    book = phrasebook_of(mark.scene.lexicon.language)
    if book is None or mark.first == 0:
        return
    before = mark.scene.key(mark.first - 1)
    if counts and before in _NOT:
        raise Refusal("denied", [f"{before} {mark.words}"])
    if counts:
        return
    if before.removeprefix("ل") in _EVERY:
        raise Refusal("no-count", [f"{before} {mark.words}"])
    keys = [token.key for token in mark.tokens[max(0, mark.first - 3) : mark.first]]
    negators = book.denials.negators
    if any(
        negators.length_at(keys, at) == len(keys) - at
        for at in range(len(keys))
        if keys[at] not in ("او", "or")
    ):
        raise Refusal("denied", [" ".join(keys)])


_EVERY = frozenset(("كل", "every", "each"))


def _rate(mark: Marked, counts: Sequence[Number]) -> None:
    """ "[12] deaths per day", «بمعدل [12]»: a rate or a mean is no count."""
    book = phrasebook_of(mark.scene.lexicon.language)
    if book is None or not counts:
        return
    keys = [token.key for token in mark.tokens]
    ahead = range(max(0, mark.first - 3), mark.first)
    ends = {mark.last} | {
        phrase.last for phrase in phrases_of(mark.scene) if phrase.count.first == counts[0].first
    }
    before = any(at + book.means.length_at(keys, at) == mark.first for at in ahead)
    if before or any(end < len(keys) and book.rates.length_at(keys, end) for end in ends):
        raise Refusal("no-count", [mark.words])


_DAYS = frozenset(("الاحد", "الاثنين", "الاثنان"))


def _day(mark: Marked, counts: Sequence[Number]) -> None:
    """«الأحد» and «الاثنين» by themselves are days of the week; «أحد» by itself is anybody."""
    words = [token.key for token in mark.inside if token.kind == "w"]
    if not counts or len(words) != 1:
        return
    following = mark.tokens[mark.last].kind if mark.last < len(mark.tokens) else "p"
    if words[0] in _DAYS or words[0] == "احد" and following != "w":
        raise Refusal("no-number", [mark.words])


def _kind(mark: Marked, counts: Sequence[Number]) -> None:
    book = phrasebook_of(mark.scene.lexicon.language)
    behind = [token.key for token in mark.tokens[mark.last : mark.last + 3]]
    if counts and book and behind and book.percent.length_at(behind, 0):
        raise Refusal("percent", [mark.words])
    if mark.first == 0 and mark.last == len(mark.tokens):
        return
    for phrase in phrases_of(mark.scene):
        if mark.start <= phrase.start < mark.end and (counts or phrase.count.first == phrase.count.last):
            reason = _REASONS.get(kind_of(mark.scene, phrase), "")
            if reason:
                raise Refusal(reason, [mark.words])
