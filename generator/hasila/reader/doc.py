"""A text with every entry of the lexicon found in it, ready to be asked what stands where.

Whatever asks looks only a bounded number of words around itself, which keeps the reading of a text linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hasila.reader.lexicon import Lexicon, Match, lexicon_of
from hasila.reader.tokens import Token, tokens_of

STRONG = frozenset(".!?؟;؛\n•")
PAUSES = frozenset(",،()[]–—:")
DASHES = ("-", "–", "—")
REACH = 45
"""Words around a number in which its harm is looked for: longer than any clause of a report."""


Index = dict[str, dict[int, Match]]
"""The entries found, by table and by a token; a table without entries is empty."""


@dataclass(frozen=True, slots=True)
class Doc:
    """The tokens of a text and the entries found among them, by table and by the token they begin or end with."""

    text: str
    tokens: tuple[Token, ...]
    lexicon: Lexicon
    keys: tuple[str, ...] = field(repr=False)
    begins: Index = field(repr=False)
    ends: Index = field(repr=False)
    harms: dict[int, Match] = field(repr=False)
    qualifying: frozenset[int] = field(repr=False)
    marks: dict[str, list[int]] = field(repr=False)
    opens: tuple[int, ...] = field(repr=False)
    closes: tuple[int, ...] = field(repr=False)

    def at(self, kind: str, i: int) -> Match | None:
        """The longest entry of the table ``kind`` that begins with token ``i``."""
        return self.begins[kind].get(i)

    def until(self, kind: str, i: int) -> Match | None:
        """The longest entry of the table ``kind`` that ends right before token ``i``."""
        return self.ends[kind].get(i)

    def key(self, i: int) -> str:
        """The folded spelling of token ``i``; "" beyond the text."""
        return self.keys[i] if 0 <= i < len(self.keys) else ""

    def strong(self, i: int) -> bool:
        """Whether a sentence (or an item of a list) ends with token ``i``."""
        return self.closes[i] == i

    def pause(self, i: int) -> bool:
        """Whether token ``i`` is a comma, a dash, a bracket or the like, and not the comma of "3,100"."""
        return self.tokens[i].text in PAUSES and not (self.tokens[i].text == "," and self._thousands(i))

    def _thousands(self, i: int) -> bool:
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return (
            after is not None
            and after.kind == "d"
            and not after.gap
            and not self.tokens[i].gap
            and self.tokens[i - 1].kind == "d"
        )

    def together(self, i: int, j: int) -> bool:
        """Whether no sentence ends between token ``i`` and the later token ``j``."""
        return self.closes[i] >= j

    def same_line(self, i: int, j: int) -> bool:
        """Whether no line ends from token ``i`` up to the later token ``j``."""
        ends = self.marks.get("\n", ())
        return bisect_left(ends, i) == bisect_left(ends, j)

    def mark_before(self, marks: Iterable[str], i: int, reach: int) -> int:
        """The nearest of the marks before token ``i`` in its sentence, at most ``reach`` tokens away; else -1."""
        floor = max(self.opens[i], i - reach)
        places = [self.marks[mark] for mark in marks if mark in self.marks]
        return max(
            (at for place in places if (n := bisect_left(place, i)) and (at := place[n - 1]) >= floor),
            default=-1,
        )

    def mark_after(self, marks: Iterable[str], i: int, reach: int) -> int:
        """The nearest of the marks from token ``i`` on in its sentence, among ``reach`` tokens; else -1."""
        ceiling = min(self.closes[i], i + reach)
        places = [self.marks[mark] for mark in marks if mark in self.marks]
        return min(
            (
                at
                for place in places
                if (n := bisect_left(place, i)) < len(place) and (at := place[n]) < ceiling
            ),
            default=-1,
        )

    def marks_between(self, marks: Iterable[str], i: int, j: int) -> int:
        """How many of the marks stand from token ``i`` up to token ``j``."""
        places = [self.marks[mark] for mark in marks if mark in self.marks]
        return sum(bisect_left(place, j) - bisect_left(place, i) for place in places)

    def dash(self, i: int) -> bool:
        """Whether token ``i`` is a dash between words, not the hyphen of one word."""
        return (
            self.tokens[i].text in DASHES
            and self.tokens[i].gap != ""
            and i + 1 < len(self.tokens)
            and self.tokens[i + 1].gap != ""
        )

    def backward(self, i: int, reach: int = REACH) -> range:
        """The tokens before token ``i`` in its sentence, nearest first."""
        return range(i - 1, max(self.opens[i], i - reach) - 1, -1)

    def forward(self, i: int, reach: int = REACH) -> range:
        """The tokens from token ``i`` on in its sentence."""
        return range(i, min(self.closes[i], i + reach))


def doc_of(text: str, language: str) -> Doc:
    """The text with the entries found in it; of an unknown language, one in which no words are known."""
    tokens, lexicon = tokens_of(text), lexicon_of(language)
    begins: Index = defaultdict(dict)
    ends: Index = defaultdict(dict)
    for i, token in enumerate(tokens):
        if token.kind == "d":
            continue
        for found in lexicon.at(tokens, i):
            if found.sense.kind == "harm" and (
                found.prefix == "ك"
                or found.prefix.endswith("ال")
                and _is_verb(lexicon, token.key[found.skip :])
            ):
                continue  # «كفر نبل» is a place, not «كَـ» with «فرّ»; «الجرف» is a bank, not what is swept away
            if found.sense.kind == "person" and token.key[found.skip :] == "امام" and "إ" not in token.text:
                continue  # «أمام» is no «إمام»
            begins[found.sense.kind].setdefault(i, found)
            ends[found.sense.kind].setdefault(found.last, found)
    harms, qualifying = _harms(begins, _inside(begins["thing"])), _qualifying(begins["before"])
    keys = tuple(token.key for token in tokens)
    return Doc(
        text, tokens, lexicon, keys, begins, ends, harms, qualifying, _marks(tokens), *_sentences(tokens)
    )


def _is_verb(lexicon: Lexicon, key: str) -> bool:
    return lexicon.sense(key, "verb_only") is not None


def _marks(tokens: Sequence[Token]) -> dict[str, list[int]]:
    """The places of each mark; of a dash those where it stands between words."""
    places: dict[str, list[int]] = {}
    for i, token in enumerate(tokens):
        if token.kind == "p" and (
            token.text not in DASHES or token.gap and i + 1 < len(tokens) and tokens[i + 1].gap
        ):
            places.setdefault(token.text, []).append(i)
    return places


def _sentences(tokens: Sequence[Token]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """For each token (and the end of the text) the first token of its sentence, and the mark that ends it."""
    ends = [_ends_sentence(tokens, i) for i in range(len(tokens))]
    opens, closes = [0], [len(tokens)]
    for i, end in enumerate(ends):
        opens.append(i + 1 if end else opens[-1])
    for i in range(len(tokens) - 1, -1, -1):
        closes.append(i if ends[i] else closes[-1])
    return tuple(opens), tuple(reversed(closes))


def _ends_sentence(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` ends a sentence; a point inside "a.m." ends none."""
    if tokens[i].text not in STRONG:
        return False
    return (
        tokens[i].text != "." or i + 1 >= len(tokens) or tokens[i + 1].gap != "" or tokens[i + 1].text == "\n"
    )


def _qualifying(begins: dict[int, Match]) -> frozenset[int]:
    """The tokens that are words of a qualifier which stands before its number."""
    return frozenset(at for one in begins.values() for at in range(one.first, one.last))


def _inside(things: dict[int, Match]) -> frozenset[int]:
    """The later words of things that have several («سيارة إسعاف», which treats no one)."""
    return frozenset(at for one in things.values() for at in range(one.first + 1, one.last))


def _harms(begins: Index, inside: frozenset[int]) -> dict[int, Match]:
    """The words of harm, none inside another, by their first token; «مئتا», which folds to «ميتا», is a number."""
    harms: dict[int, Match] = {}
    free = 0
    for i, found in begins["harm"].items():  # in the order of the text
        if i >= free and i not in begins["number"] and i not in inside:
            harms[i] = found
            free = found.last
    return harms
