"""A text with every entry of the lexicon found in it.

Whoever asks looks only a bounded number of words around a token, which keeps the reading of a text linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from operator import attrgetter
from typing import Any

from hasila.model.data_class import dataclass
from hasila.reader.harmless_words import befalls_someone
from hasila.reader.labelled_lines import labels_joined
from hasila.reader.lexicon import Lexicon, Match, lexicon_of
from hasila.reader.particles import AL
from hasila.reader.tokens import Token, tokens_of
from hasila.reader.word_classes import word_classes

STRONG = frozenset(".!?؟;؛\n•")
PAUSES = frozenset(",،()[]–—:")
DASHES = ("-", "–", "—")
REACH = 45
"""Words around a number in which its harm is looked for: longer than any clause of a report."""


Index = dict[str, dict[int, Match]]
"""The entries found, by table and by a token; a table without entries is empty."""


@dataclass(frozen=True, slots=True, eq=False)
class Doc:
    """The tokens of a text, and the entries found among them by table and by their first or last token.

    A Doc is equal to itself only, so that what was found in it can be remembered.

    ``key`` gives the folded spelling of a token, "" beyond the text; ``words`` are all the spellings, each
    once. ``harms`` are the words of harm by their first token, ``qualifying`` the tokens of qualifiers that
    stand before their number, ``digits`` the tokens in digits, ``pauses`` those that pause, ``breaks`` both.
    ``applicable`` is the memory of :func:`.needs.applicable`.
    """

    text: str
    tokens: tuple[Token, ...]
    lexicon: Lexicon
    arabic: bool
    english: bool
    keys: tuple[str, ...] = field(repr=False)
    words: frozenset[str] = field(repr=False)
    key: Callable[[int], str] = field(repr=False)
    begins: Index = field(repr=False)
    ends: Index = field(repr=False)
    harms: dict[int, Match] = field(repr=False)
    qualifying: frozenset[int] = field(repr=False)
    digits: frozenset[int] = field(repr=False)
    pauses: frozenset[int] = field(repr=False)
    breaks: frozenset[int] = field(repr=False)
    marks: dict[str, list[int]] = field(repr=False)
    opens: tuple[int, ...] = field(repr=False)
    closes: tuple[int, ...] = field(repr=False)
    applicable: dict[int, tuple[Any, ...]] = field(default_factory=dict, repr=False)

    def starting_at(self, kind: str, i: int) -> Match | None:
        """The longest entry of the table ``kind`` that begins with token ``i``."""
        return self.begins[kind].get(i)

    def ending_at(self, kind: str, i: int) -> Match | None:
        """The longest entry of the table ``kind`` that ends right before token ``i``."""
        return self.ends[kind].get(i)

    def mentions(self, kind: str) -> bool:
        """True where the text has an entry of the table ``kind`` at all."""
        return bool(self.begins[kind])

    def any_mentioned(self, kinds: Iterable[str]) -> bool:
        """True where the text has an entry of one of the tables."""
        for kind in kinds:  # noqa: SIM110 — a generator would take twice as long
            if self.begins[kind]:
                return True
        return False

    def past(self, kind: str, i: int) -> int:
        """The token behind the entry of the table ``kind`` that begins with token ``i``; else ``i``."""
        found = self.begins[kind].get(i)
        return found.last if found else i

    def past_bracket(self, i: int) -> int:
        """The token behind the bracket, such as "(64%)", that opens at token ``i``; else ``i``."""
        if self.key(i) != "(":
            return i
        closing = self.mark_after(")", i, 6)
        return closing + 1 if closing > 0 else i

    def any_at(self, kinds: Iterable[str], i: int) -> bool:
        """True where an entry of one of the tables begins with token ``i``."""
        begins = self.begins
        for kind in kinds:  # noqa: SIM110 — a generator would take twice as long
            if i in begins[kind]:
                return True
        return False

    def any_until(self, kinds: Iterable[str], i: int) -> bool:
        """True where an entry of one of the tables ends right before token ``i``."""
        ends = self.ends
        for kind in kinds:  # noqa: SIM110 — a generator would take twice as long
            if i in ends[kind]:
                return True
        return False

    def number_at(self, i: int) -> bool:
        """True where token ``i`` is in digits or begins a number word."""
        return i in self.digits or i in self.begins["number"]

    def first_at(self, kinds: Iterable[str], i: int) -> Match | None:
        """The entry of the first of the tables that has one beginning with token ``i``."""
        for kind in kinds:
            found = self.begins[kind].get(i)
            if found:
                return found
        return None

    def first_until(self, kinds: Iterable[str], i: int) -> Match | None:
        """The entry of the first of the tables that has one ending right before token ``i``."""
        for kind in kinds:
            found = self.ends[kind].get(i)
            if found:
                return found
        return None

    def among(self, kind: str, places: Iterable[int]) -> bool:
        """True where an entry of the table ``kind`` begins with one of the tokens."""
        return not self.begins[kind].keys().isdisjoint(places)

    def harms_among(self, places: Iterable[int]) -> list[Match]:
        """The harms that begin with one of the tokens, in the order of the tokens."""
        return [self.harms[i] for i in places if i in self.harms]

    def first_harm(self, places: Iterable[int]) -> Match | None:
        """The harm that begins with the first of the tokens that begins one."""
        for i in places:
            if i in self.harms:
                return self.harms[i]
        return None

    def any_harm(self, places: Iterable[int]) -> bool:
        """True where a harm begins with one of the tokens."""
        return not self.harms.keys().isdisjoint(places)

    def harm_until(self, i: int, reach: int) -> Match | None:
        """The harm that ends right before token ``i`` and begins at most ``reach`` tokens before it."""
        for at in range(i - reach, i):
            harm = self.harms.get(at)
            if harm and harm.last == i:
                return harm
        return None

    def strong(self, i: int) -> bool:
        """True where a sentence (or an item of a list) ends with token ``i``."""
        return self.closes[i] == i

    def pause(self, i: int) -> bool:
        """True where token ``i`` is a comma, a dash, a bracket or the like, and not the comma of "3,100"."""
        return i in self.pauses

    def together(self, i: int, j: int) -> bool:
        """True where no sentence ends between token ``i`` and the later token ``j``."""
        return self.closes[i] >= j

    def same_line(self, i: int, j: int) -> bool:
        """True where no line ends from token ``i`` up to the later token ``j``."""
        ends = self.marks.get("\n", ())
        return bisect_left(ends, i) == bisect_left(ends, j)

    def mark_before(self, marks: Iterable[str], i: int, reach: int) -> int:
        """The nearest of the marks before token ``i`` in its sentence, at most ``reach`` tokens away; else
        -1."""
        nearest = -1
        standing = self._places(marks)
        if not standing:
            return -1
        for places in standing:
            before = bisect_left(places, i)
            if before:
                nearest = max(nearest, places[before - 1])
        floor = max(self.opens[i], i - reach)
        return nearest if nearest >= floor else -1

    def mark_after(self, marks: Iterable[str], i: int, reach: int) -> int:
        """The nearest of the marks from token ``i`` on in its sentence, among ``reach`` tokens; else -1."""
        nearest = ceiling = min(self.closes[i], i + reach)
        for places in self._places(marks):
            following = bisect_left(places, i)
            if following < len(places):
                nearest = min(nearest, places[following])
        return nearest if nearest < ceiling else -1

    def marks_between(self, marks: Iterable[str], i: int, j: int) -> int:
        """The number of the marks that stand from token ``i`` up to token ``j``."""
        count = 0
        for places in self._places(marks):
            count += bisect_left(places, j) - bisect_left(places, i)
        return count

    def _places(self, marks: Iterable[str]) -> list[list[int]]:
        return [self.marks[mark] for mark in marks if mark in self.marks]

    def dash(self, i: int) -> bool:
        """True where token ``i`` is a dash between words, not the hyphen of one word."""
        return self.tokens[i].text in DASHES and _apart(self.tokens, i)

    def backward(self, i: int, reach: int = REACH) -> range:
        """The tokens before token ``i`` in its sentence, nearest first."""
        first = max(self.opens[i], i - reach)
        return range(i - 1, first - 1, -1)

    def forward(self, i: int, reach: int = REACH) -> range:
        """The tokens from token ``i`` on in its sentence."""
        return range(i, min(self.closes[i], i + reach))


def doc_of(text: str, language: str) -> Doc:
    """The text with the entries found in it; of an unknown language, one in which no words are known."""
    tokens, lexicon = tokens_of(text), lexicon_of(language)
    keys = tuple([token.key for token in tokens])
    begins, ends = _entries(tokens, keys, lexicon)
    digits = _digits(tokens)
    signs = _signs(tokens)
    pauses = _pauses(tokens, signs, digits)
    opens, closes = _sentences(tokens, signs)
    return Doc(
        text,
        tokens,
        lexicon,
        arabic=lexicon.grammar == "arabic",
        english=lexicon.grammar == "english",
        keys=keys,
        words=frozenset(keys),
        key=_Keys(enumerate(keys)).__getitem__,
        begins=begins,
        ends=ends,
        harms=_harms(tokens, begins),
        qualifying=_qualifying(begins["before"]),
        digits=digits,
        pauses=pauses,
        breaks=digits | pauses,
        marks=_marks(tokens, signs),
        opens=opens,
        closes=closes,
    )


class _Keys(dict[int, str]):
    """The spellings by their tokens. It is asked more often than anything else, and so without a function
    of its own."""

    def __missing__(self, i: int) -> str:
        return ""


def _entries(tokens: Sequence[Token], keys: tuple[str, ...], lexicon: Lexicon) -> tuple[Index, Index]:
    """The entries found among the tokens, by their first token and by the token behind them."""
    found: dict[str, list[Match]] = defaultdict(list)
    for i, (token, key, next_key) in enumerate(zip(tokens, keys, (*keys[1:], ""), strict=False)):
        if token.kind == "d":
            continue
        alone, following = lexicon.word(key)
        if next_key in following:
            for match in lexicon.all_at(tokens, i):
                found[match.entry.kind].append(match)
        else:
            for kind, skip, prefix, entry in alone:
                found[kind].append(_new(Match, (i, i + 1, skip, prefix, entry)))
    for kind in found.keys() & _CHECKED:
        found[kind] = [match for match in found[kind] if not _misread(lexicon, tokens[match.first], match)]
    return _ByToken(found, _FIRST), _ByToken(found, _LAST)


_new = tuple.__new__
"""Makes a match without asking for its fields by name: a text has tens of thousands."""


_FIRST: Callable[[Match], int] = attrgetter("first")
_LAST: Callable[[Match], int] = attrgetter("last")


class _ByToken(dict[str, dict[int, Match]]):
    """By table the entries found, by their first token or by the token behind them. Of several the first
    found counts. A table is made when it is asked for."""

    def __init__(self, found: dict[str, list[Match]], place: Callable[[Match], int]) -> None:
        super().__init__()
        self._found = found
        self._place = place

    def __missing__(self, kind: str) -> dict[int, Match]:
        table: dict[int, Match] = {}
        matches = self._found.get(kind, ())
        for place, match in zip(map(self._place, matches), matches, strict=True):
            table.setdefault(place, match)
        self[kind] = table
        return table


_CLASSES = word_classes("doc")
_IMAM = _CLASSES.word("imam")
(_HAMZA_BELOW,) = _CLASSES.spelled("hamza_below")
_NO_PREFIX = _CLASSES.set("no_prefix")
_SHORTENED = _CLASSES.set("shortened")
_CHECKED = frozenset(("harm", "person"))
"""Tables whose entries may be another word that folding or a prefix made alike."""


def _misread(lexicon: Lexicon, token: Token, found: Match) -> bool:
    """True where the word is not the entry that it looks like."""
    word = token.key[found.skip :]
    if found.entry.kind == "person":
        return word == _IMAM and _HAMZA_BELOW not in token.text  # «أمام» is no «إمام»
    if found.prefix in _NO_PREFIX:
        return True  # «ووصفت» is «وصفت», and no «صفت»; «كفر نبل» is a place, not «كَـ» with «فرّ»
    definite = found.prefix.endswith(AL)
    return (
        definite and lexicon.entry(word, "verb_only") is not None
    )  # «الجرف» is a bank, not what is swept away


def _digits(tokens: Sequence[Token]) -> frozenset[int]:
    return frozenset([i for i, token in enumerate(tokens) if token.kind == "d"])


def _signs(tokens: Sequence[Token]) -> list[int]:
    """The tokens that are neither words nor digits."""
    return [i for i, token in enumerate(tokens) if token.kind == "p"]


def _pauses(tokens: Sequence[Token], signs: Sequence[int], digits: frozenset[int]) -> frozenset[int]:
    """The tokens that pause: commas, dashes, brackets, colons."""
    marks = (i for i in signs if tokens[i].text in PAUSES)
    return frozenset(i for i in marks if not _parts_thousands(tokens, digits, i))


def _parts_thousands(tokens: Sequence[Token], digits: frozenset[int], i: int) -> bool:
    """True of the comma in "3,100"."""
    if tokens[i].text != "," or i - 1 not in digits or i + 1 not in digits:
        return False
    return not tokens[i].gap and not tokens[i + 1].gap


def _marks(tokens: Sequence[Token], signs: Sequence[int]) -> dict[str, list[int]]:
    """The places of each mark; of a dash those where it stands between words."""
    places: dict[str, list[int]] = {}
    for i in signs:
        text = tokens[i].text
        if text not in DASHES or _apart(tokens, i):
            places.setdefault(text, []).append(i)
    return places


def _apart(tokens: Sequence[Token], i: int) -> bool:
    """True where there is a gap on both sides of token ``i``."""
    if i + 1 >= len(tokens) or not tokens[i].gap:
        return False
    return tokens[i + 1].gap != ""


def _sentences(tokens: Sequence[Token], signs: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """For each token (and the end of the text) the first token of its sentence, and the mark that ends it; it
    may be asked for one place behind the end, too, what goes on there."""
    strong = [i for i in signs if tokens[i].text in STRONG]
    joined = labels_joined(tokens) if any(tokens[i].text == "\n" for i in strong) else frozenset()
    joined |= _in_brackets(tokens, signs)
    ends = [i for i in strong if i not in joined and _ends_sentence(tokens, i)]
    opens: list[int] = []
    closes: list[int] = []
    for opening, end in zip((0, *(i + 1 for i in ends)), (*ends, len(tokens)), strict=True):
        length = end + 1 - opening
        opens += [opening] * length
        closes += [end] * length
    return tuple(opens), (*closes, len(tokens))


def _in_brackets(tokens: Sequence[Token], signs: Sequence[int]) -> frozenset[int]:
    """The semicolons within a bracket, which end no sentence: "1,208 victims (411 killed; 797 injured)"."""
    inside: set[int] = set()
    found: list[int] = []
    opened = False
    for i in signs:
        text = tokens[i].text
        if text in _BRACKETS or text == "\n":
            if opened and text == ")":
                inside.update(found)
            opened = text == "("
            found = []
        elif opened and text in _SEMICOLONS:
            found.append(i)
    return frozenset(inside)


_BRACKETS = ("(", ")")
_SEMICOLONS = (";", "؛")


def _ends_sentence(tokens: Sequence[Token], i: int) -> bool:
    """True where the strong mark, token ``i``, ends a sentence; a point inside "a.m." ends none, nor does one
    behind a shortened word."""
    if tokens[i].text != "." or i + 1 >= len(tokens):
        return True
    following = tokens[i + 1]
    if following.text == "\n":
        return True
    return following.gap != "" and not _shortens(tokens, i)


def _shortens(tokens: Sequence[Token], i: int) -> bool:
    """True of the point of "incl." or "Gen.", which ends no sentence."""
    return i > 0 and not tokens[i].gap and tokens[i - 1].key in _SHORTENED


def _qualifying(qualifiers: dict[int, Match]) -> frozenset[int]:
    """The tokens that are words of a qualifier which stands before its number."""
    places: set[int] = set()
    for qualifier in qualifiers.values():
        places.update(range(qualifier.first, qualifier.last))
    return frozenset(places)


def _later_words(things: dict[int, Match]) -> frozenset[int]:
    """The later words of things that have several («سيارة إسعاف», which treats no one)."""
    places: set[int] = set()
    for thing in things.values():
        places.update(range(thing.first + 1, thing.last))
    return frozenset(places)


def _harms(tokens: Sequence[Token], begins: Index) -> dict[int, Match]:
    """The words of harm, none inside another, by their first token; «مئتا», which folds to «ميتا», is a
    number."""
    harms: dict[int, Match] = {}
    inside = _later_words(begins["thing"])
    free = 0
    for i, found in begins["harm"].items():  # in the order of the text
        if (
            i >= free
            and i not in begins["number"]
            and i not in inside
            and befalls_someone(tokens, begins, found)
        ):
            harms[i] = found
            free = found.last
    return harms
