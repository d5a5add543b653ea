"""Numbers by one grammar for every language: a table of words says what joins, multiplies and leaves room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hasila.reader.digits import share_sign
from hasila.reader.ruled.words import NumberWords
from hasila.reader.tokens import Token


class RuledNumber(NamedTuple):
    """A number from token ``first`` up to ``last``: its value, the other end of a range, how it is written.

    ``form`` is digit, word, mixed, vague (a floor), about (a word that rounds) or implicit_one.
    """

    first: int
    last: int
    low: int
    high: int | None
    form: str


class _Said(NamedTuple):
    value: float
    last: int
    form: str


def numbers_among(tokens: Sequence[Token], words: NumberWords) -> Iterator[RuledNumber]:
    """The numbers among the tokens, in order; none overlaps another."""
    at = 0
    while at < len(tokens):
        found = _number(tokens, at, words)
        if found:
            yield found
        at = found.last if found else at + 1


def _number(tokens: Sequence[Token], at: int, words: NumberWords) -> RuledNumber | None:
    said = _share_of_scale(tokens, at, words) or _rounded(tokens, at, words) or _counted(tokens, at, words)
    if said is None or said.value != int(said.value):
        return None
    again = _said_again(tokens, said, words)
    last = again or said.last
    form = "mixed" if again else said.form
    if said.last == at + 1 and tokens[at].key in words.ones:
        form = "implicit_one"
    return RuledNumber(at, last, int(said.value), None, form)


def _rounded(tokens: Sequence[Token], at: int, words: NumberWords) -> _Said | None:
    """A word that rounds ("une trentaine") with its article, or a floor ("dizaines", "des centaines")."""
    key = tokens[at].key
    if key in words.floors:
        return _Said(words.floors[key], at + 1, "vague")
    if key in words.about:
        return _Said(words.about[key], at + 1, "about")
    following = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if key in words.ones and following in words.about:
        return _Said(words.about[following], at + 2, "about")
    return None


def _counted(tokens: Sequence[Token], at: int, words: NumberWords) -> _Said | None:
    """A number, with what it counts where that is a number itself ("deux douzaines"), or with a share behind
    its scale ("un million et demi")."""
    said = _plain(tokens, at, words)
    if said is None or said.last >= len(tokens):
        return said
    each = words.counted.get(tokens[said.last].key, 0)
    if each and 1 < said.value < _LEAST_SCALE:
        return _Said(said.value * each, said.last + 1, said.form)
    return _with_share(tokens, said, words)


def _with_share(tokens: Sequence[Token], said: _Said, words: NumberWords) -> _Said:
    """The number with a share of its last scale: "deux millions et demi"; "deux et demi" is not whole."""
    share = 0
    if said.last + 1 < len(tokens) and tokens[said.last].key in words.joiners:
        share = words.shares.get(tokens[said.last + 1].key, 0)
    if not share or tokens[said.last].key in words.share_of:
        return said
    scale = max(words.values.get(tokens[said.last - 1].key, 1), 1)
    return said._replace(
        value=said.value + (scale if scale >= _LEAST_SCALE else 1) / share, last=said.last + 2
    )


def _share_of_scale(tokens: Sequence[Token], at: int, words: NumberWords) -> _Said | None:
    """A share of a scale or of a word that rounds: "un quart de million", "une demi-douzaine"."""
    times = words.values.get(tokens[at].key, 0)
    place = at + 1 if times else at
    share = words.shares.get(tokens[place].key, 0) if place < len(tokens) else 0
    if not share or times >= _LEAST_SCALE:
        return None
    place += 1
    while place < len(tokens) and tokens[place].key in words.share_of:
        place += 1
    key = tokens[place].key if place < len(tokens) else ""
    scale = words.values.get(key, 0)
    if scale >= _LEAST_SCALE:
        return _Said((times or 1) * scale / share, place + 1, "word")
    if key in words.about and times <= 1:
        return _Said(words.about[key] / share, place + 1, "about")
    return None


def _plain(tokens: Sequence[Token], at: int, words: NumberWords) -> _Said | None:
    digits = _digits(tokens, at)
    return _scaled(tokens, digits, words) if digits else _in_words(tokens, at, words)


_THOUSANDS = (" ", "\u00a0", "\u202f", "\u2009")
"""Spaces before three digits."""


def _digits(tokens: Sequence[Token], at: int) -> _Said | None:
    """Digits with their marks: "2 316", "17.352", "1,9"."""
    if tokens[at].kind != "d":
        return None
    text, last = tokens[at].text, at + 1
    while last < len(tokens):
        token = tokens[last]
        if token.kind == "d" and token.gap in _THOUSANDS and len(token.text) == 3 and len(text) <= 9:
            text, last = text + token.text, last + 1
            continue
        joined = token.text in ".,'’" and not token.gap and last + 1 < len(tokens)
        after = tokens[last + 1] if joined else None
        if after is None or after.kind != "d" or after.gap:
            break
        if len(after.text) == 3 and "." not in text and len(tokens[at].text) <= 3:
            text, last = text + after.text, last + 2
            continue
        text, last = f"{text}.{after.text}", last + 2
        break
    share = share_sign(tokens, last)
    if share:
        return _Said(float(text) + float(share), last + 1, "digit")
    return _Said(float(text), last, "digit")


def _scaled(tokens: Sequence[Token], digits: _Said, words: NumberWords) -> _Said:
    """The digits with the scale behind them: "1,9 million", "46 mille"."""
    value = words.values.get(tokens[digits.last].key, 0) if digits.last < len(tokens) else 0
    if value < _LEAST_SCALE:
        return digits
    scaled = _Said(round(digits.value * value), digits.last + 1, "mixed")
    rest = _digits(tokens, scaled.last) if scaled.last < len(tokens) else None
    smaller = _scaled(tokens, rest, words) if rest else None
    if smaller is None or smaller.form == "digit" or smaller.value >= value:
        return scaled
    return _Said(scaled.value + smaller.value, smaller.last, "mixed")


_LEAST_SCALE = 1000


def _in_words(tokens: Sequence[Token], at: int, words: NumberWords) -> _Said | None:
    """A number in words: the longest that the table lets stand together."""
    total, group, scale, lowest, last = 0, 0, _NO_SCALE, 0, at
    place = at
    while place < len(tokens):
        value = words.values.get(tokens[place].key)
        if value is None:
            joins = tokens[place].key in words.joiners and place > at
            following = words.values.get(tokens[place + 1].key) if joins and place + 1 < len(tokens) else None
            if following is None or not _goes_on(following, group, lowest, words):
                break
            place += 1
            continue
        if value >= _LEAST_SCALE:
            if value >= scale:
                break
            total, group, scale, lowest = total + (group or 1) * value, 0, value, 0
        elif value in words.multiplied and group and _times(group, lowest) in words.multiplied[value]:
            times = _times(group, lowest)
            group, lowest = group - times + times * value, value * times
        elif _fits(value, group, lowest, words):
            group, lowest = group + value, value
        else:
            break
        place += 1
        last = place
    if last == at:
        return None
    return _Said(total + group, last, "word")


_NO_SCALE = 10**15


def _times(group: int, lowest: int) -> int:
    """What may be multiplied: the last value that was added."""
    return lowest if lowest < 10 or lowest == group else 0


def _goes_on(value: int, group: int, lowest: int, words: NumberWords) -> bool:
    """True where the value may stand behind a joiner: it fits, or is multiplied by what was said."""
    multiplied = value in words.multiplied and _times(group, lowest) in words.multiplied[value]
    return multiplied or _fits(value, group, lowest, words)


def _fits(value: int, group: int, lowest: int, words: NumberWords) -> bool:
    """True where the value may be added to the group: it leaves room for it."""
    if not group:
        return value < _LEAST_SCALE
    room = words.room.get(lowest)
    if room is None:
        zeros = 10 if lowest % 10 == 0 and lowest < 100 else 100 if lowest % 100 == 0 else 1
        room = range(1, zeros)
    return value in room


def _said_again(tokens: Sequence[Token], said: _Said, words: NumberWords) -> int:
    """The token behind the bracket that repeats the number in digits: "trente-quatre (34)"; 0 without one."""
    if said.last + 2 >= len(tokens) or tokens[said.last].text != "(":
        return 0
    inner = _digits(tokens, said.last + 1)
    if inner is None or inner.value != said.value or tokens[inner.last].text != ")":
        return 0
    return inner.last + 1
