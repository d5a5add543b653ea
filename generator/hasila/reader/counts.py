"""Every number of a text: digits, words, vague plurals and ranges, before it is known what they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hasila.reader import arabic, english
from hasila.reader.digits import digits_at
from hasila.reader.lexicon import Lexicon, Match
from hasila.reader.part import Part
from hasila.reader.tokens import Token, shift

_READERS = {"arabic": arabic.Reader, "english": english.Reader}
_DASHES = ("-", "–", "—", "‑")


class Number(NamedTuple):
    """A number from token ``first`` up to ``last``, in the text from ``start`` to ``end``.

    ``low`` is its value (None: digits that state no whole number); ``high`` the other end of a range, else None.
    ``form`` is digit, word, mixed or vague. ``prefix`` is what is glued before it («و», «ال»). ``unit`` is the value of
    the last place that was said: 100,000 of "1.9 million".
    """

    first: int
    last: int
    start: int
    end: int
    low: int | None
    high: int | None
    form: str
    prefix: str = ""
    notes: tuple[str, ...] = ()
    unit: int = 1


def counts_of(tokens: Sequence[Token], lexicon: Lexicon, short: bool = False) -> tuple[Number, ...]:
    """The numbers among the tokens, in order; none overlaps another.

    ``short``: whether "12k" and "1.9 m" are numbers in their scale, as in a mark; in prose they may be measures.
    """
    read = _READERS.get(lexicon.grammar)
    reader = read(tokens, lexicon, short) if read else None
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        word = tokens[i].kind == "w"
        count = (
            None if word and not lexicon.may_count(tokens[i].key) else _count_at(tokens, lexicon, reader, i)
        )
        if count:
            found.append(count)
        i = count.last if count else i + 1
    return tuple(_ranges(tokens, lexicon, found))


def _count_at(tokens: Sequence[Token], lexicon: Lexicon, reader, i: int) -> Number | None:
    token = tokens[i]
    if token.kind == "p" and token.text != "(":
        return None
    if token.kind == "w":
        vague = _vague_at(tokens, lexicon, i)
        return vague or (_read_at(tokens, lexicon, reader, i) if lexicon.numbers(token.key) else None)
    return (reader and _read_at(tokens, lexicon, reader, i)) or _digits_alone(tokens, i)


def _vague_at(tokens: Sequence[Token], lexicon: Lexicon, i: int) -> Number | None:
    if not lexicon.may_begin("vague", tokens[i].key):
        return None
    found = next((one for one in lexicon.at(tokens, i) if one.sense.kind == "vague"), None)
    if not found:
        return None
    return Number(
        i,
        found.last,
        _start(tokens, found),
        tokens[found.last - 1].end,
        found.sense.number,
        None,
        "vague",
        found.prefix,
        (f"{found.sense.words}: floor {found.sense.number}",),
    )


def _start(tokens: Sequence[Token], found: Match) -> int:
    """Where the number begins: after «و» and the like, but with its article."""
    return shift(tokens[found.first], len(found.prefix.removesuffix("ال").removesuffix("لل")))


def _read_at(tokens: Sequence[Token], lexicon: Lexicon, reader, i: int) -> Number | None:
    part = reader.number(i)
    if part is None:
        return None
    prefix = _prefix(tokens[i], lexicon)
    part, repeated = _repeated(tokens, reader, part)
    start = shift(tokens[i], len(prefix.removesuffix("ال").removesuffix("لل"))) if prefix else tokens[i].start
    notes = repeated + _notes(tokens, i, part.last)
    unit = max(1, int(part.unit))
    return Number(
        i,
        part.last,
        start,
        tokens[part.last - 1].end,
        int(part.value),
        None,
        _form(part),
        prefix,
        notes,
        unit,
    )


def _prefix(token: Token, lexicon: Lexicon) -> str:
    if token.kind != "w":
        return ""
    joined = token.text[:2] in ("وأ", "وإ")  # «وأحد عشر» is no «واحد»
    return next(
        (prefix for prefix, _ in lexicon.numbers(token.key) if not joined or prefix.startswith("و")), ""
    )


def _repeated(tokens: Sequence[Token], reader, part: Part) -> tuple[Part, tuple[str, ...]]:
    """ "seven (7)": a bracket that repeats the number belongs to it."""
    at = part.last
    if at + 2 >= len(tokens) or tokens[at].text != "(":
        return part, ()
    inner = reader.number(at + 1)
    closed = (
        inner and inner.value == part.value and inner.last < len(tokens) and tokens[inner.last].text == ")"
    )
    if not closed:
        return part, ()
    unit = min(part.unit, inner.unit)
    both = Part(part.value, inner.last + 1, part.digits or inner.digits, part.words or inner.words, unit)
    return both, ("said in words and in digits",)


def _form(part: Part) -> str:
    return "mixed" if part.digits and part.words else "digit" if part.digits else "word"


def _notes(tokens: Sequence[Token], i: int, last: int) -> tuple[str, ...]:
    """What there is to say of the digits from token ``i`` up to ``last``."""
    if all(token.text.isascii() for token in tokens[i:last]):
        return ()
    digits = digits_at(tokens, i)
    return digits.notes if digits else ()


def _digits_alone(tokens: Sequence[Token], i: int) -> Number | None:
    digits = digits_at(tokens, i)
    if digits is None:
        return None
    whole = digits.value is not None and digits.value.denominator == 1
    value = int(digits.value) if digits.value is not None and whole else None
    return Number(
        i, digits.last, tokens[i].start, tokens[digits.last - 1].end, value, None, "digit", "", digits.notes
    )


def _ranges(tokens: Sequence[Token], lexicon: Lexicon, counts: Sequence[Number]) -> Iterator[Number]:
    """The counts, with the two ends of a range made one."""
    i = 0
    while i < len(counts):
        both = _range(tokens, lexicon, counts[i], counts[i + 1]) if i + 1 < len(counts) else None
        yield both or counts[i]
        i += 2 if both else 1


def _range(tokens: Sequence[Token], lexicon: Lexicon, one: Number, other: Number) -> Number | None:
    low = _in_its_scale(tokens, lexicon, one, other)
    if low is None or other.low is None or "vague" in (one.form, other.form) or low >= other.low:
        return None
    if not _joined(tokens, lexicon, one, other):
        return None
    form = one.form if one.form == other.form else "mixed"
    return one._replace(
        last=other.last, end=other.end, low=low, high=other.low, form=form, notes=(*one.notes, *other.notes)
    )


def _in_its_scale(tokens: Sequence[Token], lexicon: Lexicon, one: Number, other: Number) -> int | None:
    """The first end of a range, in the scale that is said once for both: "2 to 2.5 million", «بين 5 و6 آلاف»."""
    scale, digits = _scale(tokens, lexicon, other), digits_at(tokens, one.first)
    value = digits.value if digits else one.low
    if (
        scale == 1
        or value is None
        or _scale(tokens, lexicon, one) > 1
        or not value < value * scale < (other.low or 0)
    ):
        return one.low
    return int(value * scale)


def _scale(tokens: Sequence[Token], lexicon: Lexicon, count: Number) -> int:
    """What the last word of a number multiplies: a thousand, a million, a dozen; in English a hundred too; else 1."""
    last = tokens[count.last - 1]
    named = lexicon.named_numbers(last.key) if last.kind == "w" else {}
    after_digits = _AFTER_DIGITS if tokens[count.first].kind == "d" else ()
    scale = next((named[kind] for kind in ("scales", *after_digits) if kind in named), None)
    if scale:
        return scale.number
    if "dozen" in named or "dozens" in named:
        return _DOZEN
    return 100 if "hundred" in named and lexicon.grammar == "english" else 1


_AFTER_DIGITS = ("short_scales", "scales_after_digits")
_DOZEN = 12


def _joined(tokens: Sequence[Token], lexicon: Lexicon, one: Number, other: Number) -> bool:
    """Whether two numbers are the ends of a range: "between 30 and 35", "30–35", "two or three", «30 إلى 35».

    "from 31 to 45" is no range: papers write it of a toll that rose.
    """
    between = [token.key for token in tokens[one.last : other.first]]
    if not between:
        return _has(lexicon, other.prefix[:1], "range_joins") and _opened(tokens, lexicon, one)
    if len(between) > 1:
        return False
    if between[0] in _DASHES:
        return not _dated(tokens, one, other)
    if not _has(lexicon, between[0], "range_joins"):
        return False
    return _opened(tokens, lexicon, one) if between[0] in ("and", "و") else not _came_from(tokens, one)


def _dated(tokens: Sequence[Token], one: Number, other: Number) -> bool:
    """Whether the dash is one of a date ("2019-02-26") or of a name ("A-10-12")."""
    more = [
        i
        for i in (one.first - 1, other.last)
        if 0 <= i < len(tokens) and tokens[i].text in _DASHES and not tokens[i].gap
    ]
    return bool(more) or tokens[other.first].text.startswith("0")


def _has(lexicon: Lexicon, key: str, kind: str) -> bool:
    return lexicon.sense(key, kind) is not None


def _opened(tokens: Sequence[Token], lexicon: Lexicon, one: Number) -> bool:
    return (
        one.first > 0
        and any(_has(lexicon, rest, "range_opens") for _, rest in lexicon.peeled(tokens[one.first - 1].key))
        and not _came_from(tokens, one)
    )


def _came_from(tokens: Sequence[Token], one: Number) -> bool:
    """Whether the number is where a toll began ("from 31 to 45"), or by how much it rose ("by six to 76")."""
    return one.first > 0 and tokens[one.first - 1].key in ("from", "من", "by") or one.prefix == "ب"
