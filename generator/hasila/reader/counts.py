"""Every number of a text: digits, words, vague plurals and ranges, before it is known what they count."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from hasila.model.data_class import dataclass
from hasila.reader import arabic, english
from hasila.reader.digits import LONGEST, YEARS, digits_at, is_inner_mark, scripts_of, share_sign
from hasila.reader.lexicon import Lexicon
from hasila.reader.part import NumberPart
from hasila.reader.particles import AL, AND, FOR_THE, WAW
from hasila.reader.tokens import Token, shift
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("counts")

_AND_ALIF = _CLASSES.spelled("and_alif")
_BY = _CLASSES.word("by")
_FROM = _CLASSES.set("from")
_ANYWHERE = _CLASSES.set("anywhere")

_DASHES = ("-", "–", "—", "‑")
_DOZEN = 12
SAID_TWICE = "said in words and in digits"
"""The note of a number that a bracket repeats: "seven (7)"."""


class NumberGrammar(Protocol):
    """The grammar in which the number words of a language join."""

    def number(self, i: int) -> NumberPart | None:
        """The longest number that begins with token ``i``."""


_GRAMMARS: dict[str, Callable[[Sequence[Token], Lexicon, bool], NumberGrammar]] = {
    "arabic": arabic.ArabicNumbers,
    "english": english.EnglishNumbers,
}


class Number(NamedTuple):
    """A number from token ``first`` up to ``last``, in the text from ``start`` to ``end``.

    ``low`` is its value (None: digits that state no whole number); ``high`` the other end of a range, else
    None. ``form`` is digit, word, mixed or vague. ``prefix`` is what is glued before it («و», «ال»).
    ``unit`` is the value of the last place that was said: 100,000 of "1.9 million".
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

    ``short``: whether "12k" and "1.9 m" are numbers in their scale, as in a mark; in prose they may be
    measures.
    """
    make = _GRAMMARS.get(lexicon.grammar)
    scan = _Scan(tokens, lexicon, make(tokens, lexicon, short) if make else None)
    return tuple(_with_ranges(scan, scan.numbers()))


def has_short_scale(lexicon: Lexicon, key: str) -> bool:
    """True of a word that is a scale in marks alone: "k"."""
    return "short_scales" in lexicon.named_numbers(key)


@dataclass(frozen=True, slots=True)
class _Scan:
    """The tokens in which numbers are looked for; without a grammar only digits are numbers."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    grammar: NumberGrammar | None

    def numbers(self) -> list[Number]:
        """The numbers in order, the two ends of a range apart."""
        found: list[Number] = []
        free = 0
        may_begin = self._words_of_numbers()
        for i, token in enumerate(self.tokens):
            if i < free or token.kind != "d" and token.key not in may_begin:
                continue
            number = self._number_at(i)
            if number:
                found.append(number)
                free = number.last
        return found

    def _words_of_numbers(self) -> set[str]:
        """The words of the text with which a number may begin, and the bracket."""
        words = {token.key for token in self.tokens if token.kind == "w"}
        return {"(", *(word for word in words if self.lexicon.may_count(word))}

    def _number_at(self, i: int) -> Number | None:
        if self.tokens[i].kind == "w":
            return self._word_at(i)
        return self._digits_alone(i) or self._said_at(i) or self._digits_at(i)

    def _digits_alone(self, i: int) -> Number | None:
        """A run of digits that is the whole of its number; None where the next token may be a part of it.

        Most numbers of a report are such: what the grammars would find is known without asking them.
        """
        token, following = self.tokens[i], i + 1
        if token.kind != "d" or len(token.text) > LONGEST or self._may_go_on(following):
            return None
        notes = scripts_of(token.text)
        return Number(i, following, token.start, token.end, int(token.text), None, "digit", "", notes)

    def _may_go_on(self, i: int) -> bool:
        """True where token ``i`` may be a part of the number in digits before it."""
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind == "w":
            return bool(self.lexicon.numbers(token.key)) or share_sign(self.tokens, i) is not None
        if token.kind == "d" or token.text == "(":
            return True
        return not token.gap and is_inner_mark(token.text)

    def _word_at(self, i: int) -> Number | None:
        vague = self._vague_at(i)
        if vague or not self.lexicon.numbers(self.tokens[i].key):
            return vague
        return self._said_at(i)

    def _vague_at(self, i: int) -> Number | None:
        """A number of which only the floor is known: "dozens"."""
        if not self.lexicon.may_begin("vague", self.tokens[i].key):
            return None
        for found in self.lexicon.at(self.tokens, i):
            entry = found.entry
            if found.prefix and self.lexicon.entry(self.tokens[i].key, "thing"):
                continue  # «كميات» is no «كـ» with «مئات»
            if entry.kind == "vague":
                start = _start(self.tokens[i], found.prefix)
                note = f"{entry.words}: floor {entry.number}"
                end = self.end_of(found.last)
                return Number(i, found.last, start, end, entry.number, None, "vague", found.prefix, (note,))
        return None

    def _said_at(self, i: int) -> Number | None:
        """A number by the grammar of the language."""
        part = self.grammar.number(i) if self.grammar else None
        if part is None:
            return None
        repeated = self._repeated(part)
        notes: tuple[str, ...] = (SAID_TWICE,) if repeated else ()
        part = repeated or part
        notes += self._notes(i, part.last)
        prefix = self._prefix(i)
        start = _start(self.tokens[i], prefix)
        end = self.end_of(part.last)
        value = int(part.value) if part.value % 1 == 0 else None
        unit = max(1, int(part.unit))
        return Number(i, part.last, start, end, value, None, _form(part), prefix, notes, unit)

    def _prefix(self, i: int) -> str:
        """The letters that are written on to a number word."""
        token = self.tokens[i]
        if token.kind != "w":
            return ""
        needed = WAW if token.text[:2] in _AND_ALIF else ""  # «وأحد عشر» is no «واحد»
        for prefix, _ in self.lexicon.numbers(token.key):
            if prefix.startswith(needed):
                return prefix
        return ""

    def _repeated(self, part: NumberPart) -> NumberPart | None:
        """The number with the bracket that repeats it ("seven (7)"); None where none does."""
        opening = part.last
        if opening + 2 >= len(self.tokens) or self.tokens[opening].text != "(":
            return None
        inner = self.grammar.number(opening + 1) if self.grammar else None
        if inner is None or inner.value != part.value or not self.has_text(inner.last, ")"):
            return None
        return _both(part, inner)

    def _notes(self, i: int, last: int) -> tuple[str, ...]:
        """The remarks on the digits from token ``i`` up to ``last``."""
        if all(token.text.isascii() for token in self.tokens[i:last]):
            return ()
        digits = digits_at(self.tokens, i)
        return digits.notes if digits else ()

    def _digits_at(self, i: int) -> Number | None:
        digits = digits_at(self.tokens, i)
        if digits is None:
            return None
        start, end = self.tokens[i].start, self.end_of(digits.last)
        return Number(i, digits.last, start, end, digits.whole, None, "digit", "", digits.notes)

    def end_of(self, last: int) -> int:
        """The place in the text where what ends before token ``last`` ends."""
        return self.tokens[last - 1].end

    def has_text(self, i: int, text: str) -> bool:
        """True where token ``i`` is there and is ``text``."""
        return i < len(self.tokens) and self.tokens[i].text == text


def _start(token: Token, prefix: str) -> int:
    """The place where a number begins: after «و» and the like, but with its article."""
    before_article = prefix.removesuffix(AL).removesuffix(FOR_THE)
    return shift(token, len(before_article)) if before_article else token.start


def _both(part: NumberPart, inner: NumberPart) -> NumberPart:
    """A number and the bracket around ``inner`` that says it again."""
    digits, words = part.digits or inner.digits, part.words or inner.words
    unit = min(part.unit, inner.unit)
    return NumberPart(part.value, inner.last + 1, digits, words, unit)


def _form(part: NumberPart) -> str:
    if part.digits and part.words:
        return "mixed"
    return "digit" if part.digits else "word"


# Ranges


def _with_ranges(scan: _Scan, numbers: Sequence[Number]) -> Iterator[Number]:
    """The numbers, with the two ends of a range made one."""
    i = 0
    while i < len(numbers):
        following = numbers[i + 1] if i + 1 < len(numbers) else None
        both = _range(scan, numbers[i], following) if following else None
        scaled = _in_brackets(scan, both, numbers[i + 2]) if both and i + 2 < len(numbers) else None
        yield scaled or both or numbers[i]
        i += 3 if scaled else 2 if both else 1


def _in_brackets(scan: _Scan, both: Number, scale: Number) -> Number | None:
    """A range in brackets with the scale behind them: «(5 إلى 7) آلاف»; None where it is none."""
    before, after = both.first - 1, both.last
    if before < 0 or not (scan.has_text(before, "(") and scan.has_text(after, ")")):
        return None
    times = _scale_named(scan, scale) if scale.first == after + 1 and scale.form == "vague" else 1
    if times == 1 or both.low is None or both.high is None:
        return None
    start, low, high = scan.tokens[before].start, both.low * times, both.high * times
    return both._replace(
        first=before, last=scale.last, start=start, end=scale.end, low=low, high=high, form="mixed"
    )


def _scale_named(scan: _Scan, scale: Number) -> int:
    named = scan.lexicon.named_numbers(scan.tokens[scale.first].key)
    return named["scales"].number if "scales" in named else 1


def _range(scan: _Scan, first: Number, second: Number) -> Number | None:
    """Two numbers as the ends of a range; None where they are none."""
    low, high = _in_its_scale(scan, first, second), second.low
    if low is None or high is None or "vague" in (first.form, second.form) or low >= high:
        return None
    if not _joined(scan, first, second) or _is_year(scan, first):
        return None
    if first.prefix.endswith(AL) and not second.prefix.endswith(AL):
        return None  # «مساء الاثنين إلى 22»
    form = first.form if first.form == second.form else "mixed"
    notes = first.notes + second.notes
    if _leaves_out_scale(scan, first, second):
        return first._replace(last=second.last, end=second.end, low=None, form=form, notes=notes)
    return first._replace(last=second.last, end=second.end, low=low, high=high, form=form, notes=notes)


def _leaves_out_scale(scan: _Scan, first: Number, second: Number) -> bool:
    """True of "12 to 15,000", which may begin at 12 or at 12,000."""
    if first.form != "digit" or second.form != "digit" or second.last - second.first == 1:
        return False
    low, high = first.low or 0, second.low or 0
    return first.last - first.first == 1 and high >= _THOUSAND and low * _THOUSAND < high and low > 1


_THOUSAND = 1000


def _in_its_scale(scan: _Scan, first: Number, second: Number) -> int | None:
    """The first end of a range, in the scale that is said once for both: "2 to 2.5 million", «بين 5 و6
    آلاف»."""
    scale = _scale(scan, second)
    if scale == 1 or _scale(scan, first) > 1:
        return first.low
    digits = digits_at(scan.tokens, first.first)
    value = digits.value if digits else first.low
    if value is None or not value < value * scale < (second.low or 0):
        return first.low
    return int(value * scale)


def _scale(scan: _Scan, number: Number) -> int:
    """The scale that is the last word of a number: a thousand, a million, a dozen, in English a hundred;
    else 1."""
    last = scan.tokens[number.last - 1]
    if last.kind != "w":
        return 1
    named = scan.lexicon.named_numbers(last.key)
    in_digits = scan.tokens[number.first].kind == "d"
    for kind in _SCALES_AFTER_DIGITS if in_digits else _SCALES:
        if kind in named:
            return named[kind].number
    if "dozen" in named or "dozens" in named:
        return _DOZEN
    return 100 if "hundred" in named and scan.lexicon.grammar == "english" else 1


_SCALES = ("scales",)
_SCALES_AFTER_DIGITS = ("scales", "short_scales", "scales_after_digits")


def _joined(scan: _Scan, first: Number, second: Number) -> bool:
    """True where two numbers are the ends of a range: "between 30 and 35", "30–35", "two or three", «30 إلى
    35».

    "from 31 to 45" is no range: papers write it of a toll that rose.
    """
    between = [token.key for token in scan.tokens[first.last : second.first]]
    if not between:
        return _joins(scan, second.prefix[:1]) and _opened(scan, first)
    if len(between) > 1:
        return False
    joint = between[0]
    if joint in _DASHES:
        return not _in_date(scan, first, second)
    if not _joins(scan, joint):
        return False
    if joint in AND:
        return _opened(scan, first)
    return not _came_from(scan, first)


def _in_date(scan: _Scan, first: Number, second: Number) -> bool:
    """True where the dash is one of a date ("2019-02-26") or of a name ("A-10-12")."""
    if _is_glued_dash(scan, first.first - 1) or _is_glued_dash(scan, second.last):
        return True
    return scan.tokens[second.first].text.startswith("0")


def _is_glued_dash(scan: _Scan, i: int) -> bool:
    """True where token ``i`` is a dash without a space before it."""
    if not 0 <= i < len(scan.tokens):
        return False
    return scan.tokens[i].text in _DASHES and not scan.tokens[i].gap


def _joins(scan: _Scan, key: str) -> bool:
    return scan.lexicon.entry(key, "range_joins") is not None


def _opened(scan: _Scan, number: Number) -> bool:
    """True where "between" or the like stands right before the number."""
    if _came_from(scan, number):
        return False
    rests = (rest for _, rest in scan.lexicon.peeled(_key_before(scan, number)))
    return any(scan.lexicon.entry(rest, "range_opens") for rest in rests)


def _key_before(scan: _Scan, number: Number) -> str:
    return scan.tokens[number.first - 1].key if number.first > 0 else ""


def _is_year(scan: _Scan, number: Number) -> bool:
    """True of a year behind a month or "since": no range begins with it («منذ تموز 2029 إلى 2400 نازح»)."""
    if number.form != "digit" or number.low not in YEARS:
        return False
    if scan.tokens[number.last - 1].end - number.start != 4:
        return False
    i = number.first
    return any(_names_time(scan, at, i) for at in range(max(0, i - _LONGEST_MONTH), i))


_LONGEST_MONTH = 3
"""Words of the longest name of a month, and one."""


def _names_time(scan: _Scan, at: int, end: int) -> bool:
    """True where the name of a month, or a word such as "since", stands from token ``at`` up to ``end``."""
    found = scan.lexicon.all_at(scan.tokens, at)
    return any(match.last == end and match.entry.kind in ("month", "since") for match in found)


def _came_from(scan: _Scan, number: Number) -> bool:
    """True where the number is where a toll began ("from 31 to 45"), or by how much it rose ("by six to
    76")."""
    if number.prefix == _BY:
        return True
    return _key_before(scan, number) in _FROM and not _is_spanned(scan, number)


def _is_spanned(scan: _Scan, number: Number) -> bool:
    """True of "anywhere from 30 to 40": "from" opens a range, and nothing rose."""
    return number.first > 1 and scan.tokens[number.first - 2].key in _ANYWHERE
