"""The words and signs around a mark that belong to its number: the rest of it, a sign, "per cent", a
denial."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from hasila.reader import qualifiers
from hasila.reader.counts import SAID_TWICE, Number
from hasila.reader.marked import Marked
from hasila.reader.not_counts import kind_among
from hasila.reader.particles import COMMAS, LAM
from hasila.reader.phrasebook import Phrasebook, Phrases
from hasila.reader.phrases import phrases_between, shortened_numbers_in
from hasila.reader.refused import RefusedMark
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("neighbours")

_REASONS = {
    "percent": "percent",
    "ordinal": "ordinal",
    "money": "no-count",
    "age": "no-count",
    "denied": "denied",
}
"""The reasons of numbers that are no count by their sentence; other kinds have weaker signs and are left to
the writer."""
_KINDS = frozenset(_REASONS)
_SIGNS = frozenset("-−+±")


def left_out(mark: Marked, counts: Sequence[Number]) -> None:
    """Refuse a mark that leaves out a part of its number, or whose sentence makes it no count."""
    _cut(mark)
    _sign(mark, counts)
    _denied(mark, counts)
    _rate(mark, counts)
    _kind(mark, counts)
    _day(mark, counts)


# None, said in words


def denial_left_out(mark: Marked) -> None:
    """Refuse a denial that its sentence takes back: "[No one] survived", "[No one was killed], except a
    child"."""
    if mark.first and _is_negated(mark):
        before = mark.tokens[mark.first - 1]
        raise RefusedMark("denied", [f"{before.text} {mark.words}"])
    keys = mark.keys(mark.last)
    if mark.book is None or not keys:
        return
    behind_comma = keys[0] in COMMAS
    clause = _clause(keys[1:] if behind_comma else keys)
    if mark.book.exceptions.begin(clause) or not behind_comma and _says_other(mark, mark.book, clause):
        words = " ".join(clause[:3])
        raise RefusedMark("cut-number", [f"{mark.words} {words}"])


def _is_negated(mark: Marked) -> bool:
    """True where the words before the mark turn it round: "not none", "at least none"."""
    before = mark.doc.key(mark.first - 1)
    if before in _NOT or before in _IS_NOT:
        return True
    return qualifiers.before(mark.doc, mark.first) is not None


_NOT = _CLASSES.set("not")
_IS_NOT = _CLASSES.set("is_not")
_STOPS = frozenset((".", ",", "،", ";", "؛", "\n", "!", "?", "؟", ":", "(", ")", "|"))
_AUXILIARY = _CLASSES.set("auxiliary")


def _clause(keys: Sequence[str]) -> list[str]:
    """The words up to the next stop."""
    clause: list[str] = []
    for key in keys:
        if key in _STOPS:
            break
        clause.append(key)
    return clause


def _says_other(mark: Marked, book: Phrasebook, clause: Sequence[str]) -> bool:
    """True where the words behind a denial say that none lived, or, behind a bare "no one", state no harm."""
    words = [key for key in clause if key not in _AUXILIARY]
    if not words:
        return False
    if book.denials.alive.begin(words):
        return True
    bare = tuple(mark.keys(mark.first, mark.last)) in book.denials.alone
    return bare and not _states_harm(mark, len(clause))


def _states_harm(mark: Marked, length: int) -> bool:
    """True where one of so many words behind the mark states a harm."""
    end = min(mark.last + length, len(mark.tokens))
    for at in range(mark.last, end):
        entries = [found.entry for found in mark.doc.lexicon.at(mark.tokens, at)]
        if any(entry.kind == "harm" and entry.measure != "rescued" for entry in entries):
            return True
    return False


# The rest of the number


def _cut(mark: Marked) -> None:
    """Refuse a mark that holds only a part of its number: "two [hundred]", "[12]–15", "[1.9] million"."""
    if mark.start == 0 and mark.end == len(mark.text):
        return
    for number in _numbers_over(mark):
        if _is_cut(mark, number) and not _says_twice(number):
            raise RefusedMark("cut-number", [mark.text_of(number)])


def _numbers_over(mark: Marked) -> Sequence[Number]:
    """The numbers of the line that may share words with the mark."""
    numbers = shortened_numbers_in(mark.doc)
    first = bisect_right(numbers, mark.start, key=_end_of)
    last = bisect_left(numbers, mark.end, key=_start_of)
    return numbers[first:last]


def _start_of(number: Number) -> int:
    return number.start


def _end_of(number: Number) -> int:
    return number.end


def _is_cut(mark: Marked, count: Number) -> bool:
    """True where the mark begins or ends within the number."""
    start, end = _unbracketed(mark, count)
    if end <= mark.start or mark.end <= start:
        return False
    return start < mark.start or mark.end < end


def _unbracketed(mark: Marked, count: Number) -> tuple[int, int]:
    """The place of a number without the brackets around it: "Upper Saye ([12])"."""
    first, last = mark.tokens[count.first], mark.tokens[count.last - 1]
    if (first.text, last.text) != ("(", ")"):
        return count.start, count.end
    return first.end, last.start


def _says_twice(count: Number) -> bool:
    """True of a number that is said twice, of which a mark may hold the second: «خمس [(5) إصابات]»."""
    return SAID_TWICE in count.notes


def _sign(mark: Marked, counts: Sequence[Number]) -> None:
    """Refuse a number that signs, letters or digits touch from outside: "-[3]", "l[2]", "[12]/15", "[2]x"."""
    if not counts:
        return
    if counts[0].start == mark.start:
        _touching_before(mark, mark.text[: mark.start])
    if counts[-1].end == mark.end:
        _touching_after(mark, mark.text[mark.end :])


_WITHIN = ("/", ":", "،", "+")
"""Signs between two runs of digits that make them one expression: a fraction, a time of day, a sum."""


def _touching_before(mark: Marked, before: str) -> None:
    touching = before[-1:]
    sign = before.rstrip()[-1:]
    if sign == "±" or _is_sign(before):
        raise RefusedMark("sign", [sign + mark.words])
    if touching in ("#", "№") or _label_ends(mark):
        raise RefusedMark("ordinal", [touching + mark.words])
    if mark.text[mark.start].isdecimal() and (_is_latin(touching) or _ends_in_digits(before)):
        raise RefusedMark("cut-number", [touching + mark.words])


def _is_sign(before: str) -> bool:
    """True where a sign ends the text, and no word or number stands right before it."""
    touching = before[-1:]
    apart = not before[-2:-1].strip()
    return apart and touching in _SIGNS


def _ends_in_digits(before: str) -> bool:
    """True where digits and one of the signs that join digits end the text."""
    return before[-1:] in _WITHIN and before[-2:-1].isdecimal()


def _label_ends(mark: Marked) -> bool:
    """True where "No." or «رقم» stands right before the mark."""
    before = mark.keys(mark.first - 2, mark.first)
    return mark.book is not None and mark.book.ordinal.end(before)


def _touching_after(mark: Marked, after: str) -> None:
    if not mark.text[mark.end - 1].isdecimal():
        return
    touching = after[:1]
    joins_digits = touching in _WITHIN and after[1:2].isdecimal()
    if _is_latin(touching) or joins_digits:
        raise RefusedMark("cut-number", [mark.words + touching])


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


# What the sentence makes of the number


def _denied(mark: Marked, counts: Sequence[Number]) -> None:
    """Refuse a noun that is denied and would be read as one person without a number: "No [soldier] was
    killed"."""
    if mark.book is None or mark.first == 0:
        return
    before = mark.doc.key(mark.first - 1)
    if counts and before in _NOT:
        raise RefusedMark("denied", [f"{before} {mark.words}"])
    if counts:
        return
    if before.removeprefix(LAM) in _EVERY:
        raise RefusedMark("no-count", [f"{before} {mark.words}"])
    keys = mark.keys(mark.first - 3, mark.first)
    negators = mark.book.denials.negators.endings(keys)
    if any(keys[at] not in _OR for at in negators):
        raise RefusedMark("denied", [" ".join(keys)])


_EVERY = _CLASSES.set("every")
_OR = _CLASSES.set("or")


def _rate(mark: Marked, counts: Sequence[Number]) -> None:
    """Refuse a rate and a mean, which are no counts: "[12] deaths per day", «بمعدل [12]»."""
    if mark.book is None or not counts:
        return
    if _stands_before(mark, mark.book.means):
        raise RefusedMark("no-count", [mark.words])
    for end in (mark.last, *mark.ends_of_phrases(counts[0])):
        if _begins(mark, mark.book.rates, end):
            raise RefusedMark("no-count", [mark.words])


def _stands_before(mark: Marked, phrases: Phrases) -> bool:
    """True where one of the phrases, the longest at its place, ends right before the mark."""
    for at in range(max(0, mark.first - 3), mark.first):
        if at + phrases.length_at(mark.doc.keys, at) == mark.first:
            return True
    return False


def _begins(mark: Marked, phrases: Phrases, at: int) -> bool:
    """True where one of the phrases begins with token ``at``."""
    return at < len(mark.tokens) and phrases.length_at(mark.doc.keys, at) > 0


_DAYS = _CLASSES.set("days")
_ANYBODY = _CLASSES.word("anybody")


def _day(mark: Marked, counts: Sequence[Number]) -> None:
    """Refuse «الأحد» and «الاثنين» by themselves, which are days of the week, and «أحد», which is anybody."""
    words = [token.key for token in mark.inside if token.kind == "w"]
    if not counts or len(words) != 1:
        return
    following = mark.tokens[mark.last : mark.last + 1]
    before_word = any(token.kind == "w" for token in following)
    if words[0] in _DAYS or words[0] == _ANYBODY and not before_word:
        raise RefusedMark("no-number", [mark.words])


def _kind(mark: Marked, counts: Sequence[Number]) -> None:
    """Refuse a percentage, and a number that its sentence makes no count."""
    behind = mark.keys(mark.last, mark.last + 3)
    if counts and mark.book and mark.book.percent.begin(behind):
        raise RefusedMark("percent", [mark.words])
    if mark.first == 0 and mark.last == len(mark.tokens):
        return
    for phrase in phrases_between(mark.doc, mark.start, mark.end):
        is_counted = counts or phrase.number.first == phrase.number.last
        kind = kind_among(_KINDS, mark.doc, phrase) if is_counted else ""
        if kind:
            raise RefusedMark(_REASONS[kind], [mark.words])
