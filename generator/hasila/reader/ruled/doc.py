"""A text in a language that is data alone: its tokens, the entries found in it, its numbers with their
nouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.model.data_class import dataclass
from hasila.reader.ruled.numbers import RuledNumber, numbers_among
from hasila.reader.ruled.patterns import Caught, Element, TokenPattern, match_elements
from hasila.reader.ruled.words import LanguageWords, Sense, split_elision
from hasila.reader.tokens import Token, tokens_of

_ENDS = frozenset(".!?\n•;؛؟")
_PAUSES = frozenset(",:()[]–—،")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry found from token ``first`` up to ``last``."""

    first: int
    last: int
    sense: Sense


@dataclass(frozen=True, slots=True)
class CountedPhrase:
    """A number with its noun: tokens ``first`` up to ``last``; ``noun`` is None of a bare number.

    ``known`` is False where a noun stands there that no list has; ``measure`` is what its adjective says.
    """

    number: RuledNumber
    first: int
    last: int
    noun: Entry | None = None
    known: bool = True

    @property
    def bare(self) -> bool:
        """True where nothing that is counted stands behind the number."""
        return self.noun is None and self.known

    @property
    def who(self) -> str:
        """The group of its noun; "" without one that says it."""
        said = self.noun.sense.who if self.noun else ""
        return "" if said == "any" else said

    @property
    def measure(self) -> str:
        """The measure of its noun; "" where it states none."""
        return self.noun.sense.measure if self.noun else ""


@dataclass(frozen=True, slots=True)
class RuledDoc:
    """The text, its tokens with elided articles apart, and the entries by class and first token."""

    text: str
    tokens: tuple[Token, ...]
    words: LanguageWords
    starts: dict[str, dict[int, Entry]]
    ends: dict[str, dict[int, Entry]]
    numbers: tuple[RuledNumber, ...]
    in_number: dict[int, RuledNumber]

    @staticmethod
    def of(text: str, words: LanguageWords) -> RuledDoc:
        """The text with all that the language knows in it."""
        tokens = tuple(_parted(tokens_of(text), words))
        starts: dict[str, dict[int, Entry]] = {}
        ends: dict[str, dict[int, Entry]] = {}
        for entry in _entries(tokens, words):
            kind = entry.sense.kind
            longer = starts.setdefault(kind, {}).get(entry.first)
            if longer is None or longer.last < entry.last:
                starts[kind][entry.first] = entry
            ends.setdefault(kind, {}).setdefault(entry.last, entry)
        numbers = tuple(numbers_among(tokens, words.numbers))
        inside = {at: number for number in numbers for at in range(number.first, number.last)}
        return RuledDoc(text, tokens, words, starts, ends, numbers, inside)

    def at(self, kind: str, i: int) -> Entry | None:
        """The longest entry of the class that begins with token ``i``."""
        return self.starts.get(kind, {}).get(i)

    def until(self, kind: str, i: int) -> Entry | None:
        """The longest entry of the class that ends right before token ``i``."""
        return self.ends.get(kind, {}).get(i)

    def key(self, i: int) -> str:
        """The folded token; "" beyond the text."""
        return self.tokens[i].key if 0 <= i < len(self.tokens) else ""

    def ends_sentence(self, i: int) -> bool:
        """True where a sentence ends with token ``i``, or the text before it."""
        if not 0 <= i < len(self.tokens):
            return True
        token = self.tokens[i]
        if token.text not in _ENDS:
            return False
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if following is None or token.text != ".":
            return True
        return bool(following.gap) or following.text == "\n"

    def pauses(self, i: int) -> bool:
        """True of a comma, a colon, a bracket or a dash between words, and of the end of a sentence."""
        if self.ends_sentence(i):
            return True
        return self.tokens[i].text in _PAUSES and i not in self.in_number

    def together(self, i: int, j: int) -> bool:
        """True where no sentence ends from token ``i`` up to ``j``."""
        return not any(self.ends_sentence(at) for at in range(i, j))

    def matches(self, pattern: TokenPattern, phrase: CountedPhrase) -> list[Caught] | None:
        """What the pattern catches around the phrase; None where it does not hold."""
        before = match_elements(pattern.before, phrase.first, self._step_back, self._passable, False)
        if before is None:
            return None
        behind = match_elements(pattern.behind, phrase.last, self._step, self._passable, True)
        return None if behind is None else [*before, *behind]

    def _passable(self, i: int) -> bool:
        return 0 <= i < len(self.tokens) and not self.pauses(i) and i not in self.in_number

    def _step(self, element: Element, i: int) -> tuple[Caught, int] | None:
        return self._stands(element, i, True)

    def _step_back(self, element: Element, i: int) -> tuple[Caught, int] | None:
        return self._stands(element, i, False)

    def _stands(self, element: Element, i: int, forward: bool) -> tuple[Caught, int] | None:
        """What the element catches at ``i``: the token on that side of it."""
        place = i if forward else i - 1
        for kind in element.kinds:
            entry = self.at(kind, i) if forward else self.until(kind, i)
            if entry:
                caught = Caught(kind, entry.first, entry.last)
                return caught, entry.last if forward else entry.first
        if element.mark == "#":
            number = self.in_number.get(place)
            if number is None:
                return None
            return Caught("#", number.first, number.last), number.last if forward else number.first
        pause = element.mark == "," and self.pauses(place)
        if (
            pause
            or element.mark == "."
            and self.ends_sentence(place)
            or element.mark
            and self.key(place) == element.mark
        ):
            return Caught(element.mark, place, place + 1), place + 1 if forward else place
        return None


def _parted(tokens: Sequence[Token], words: LanguageWords) -> Iterator[Token]:
    """The tokens, of which one with an elided article is two."""
    for token in tokens:
        parts = split_elision(token.key, words.elisions) if token.kind == "w" else [token.key]
        if len(parts) == 1:
            yield token
            continue
        cut = token.start + len(parts[0]) + 1
        letters = len(parts[0]) + 1
        yield Token("w", token.text[:letters], parts[0], token.start, cut, token.gap)
        yield Token("w", token.text[letters:], parts[1], cut, token.end, "")


def _entries(tokens: Sequence[Token], words: LanguageWords) -> Iterator[Entry]:
    """Every entry of every class, also one inside another."""
    keys = [token.key for token in tokens]
    for first in range(len(keys)):
        for last in range(first + 1, min(len(keys), first + words.longest) + 1):
            for sense in words.entries.get(tuple(keys[first:last]), ()):
                yield Entry(first, last, sense)
