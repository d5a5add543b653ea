"""An English message, taken apart into the message of the catalogue that it was formed by and its values, and
put together again from the translations of both.

A value is a message itself, or it is data: what stands in quotes, numbers, paths, letters of other scripts.
A place outside of quotes never takes half of a quotation. A place in quotes, and one whose name is in
capitals, holds words of a file or of another program and is never translated. Of several messages that fit,
one that begins with words of its own is taken, for what stands before a colon is not the value of a message
behind it; of these the one with the most letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from string import Formatter

from hasila.model.catalogue import Catalogue, Message, Plural
from hasila.model.data_class import dataclass
from hasila.model.visible import from_right

COUNTED = "n"
"""The place of the number by which a plural form is chosen."""
_NUMBER = re.compile(r"[0-9][0-9,]*")
_FITTING = {
    "": re.compile(r"(?:[^`“”\"]|`[^`]*`|“[^”]*”|\"[^\"]*\")*|[`“”\"]"),
    "`": re.compile(r"[^`]*"),
    "“": re.compile(r"[^”]*"),
}
"""What can stand in a place, by the quote around it: outside of quotes no half of a quotation."""
_GOES_ON = re.compile(r"; | \((?:row of|column|and) ")
"""Where a message goes on behind words of a file: with a next step, or with the place in a table."""
_CLOSING = {"`": "`", "“": "”"}
_QUOTED = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|'[^']*'|\[[^\]]*\]\([^)]*\)")
_WORD = re.compile(r"[A-Za-z]*[a-z][A-Za-z]*")
_EDGES = re.compile(r"([\s,;:.]*)(.*?)([\s,;:.]*)", re.DOTALL)
_FROM_RIGHT = str.maketrans(",;", "،؛")


Values = Mapping[str, str]
Translate = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of a message and the place behind them, if any, with the quote that it stands in."""

    words: str
    place: str
    quote: str

    def said(self, value: str, translate: Translate) -> str | None:
        """What stands for ``value`` in this place; ``None`` where it cannot be in it."""
        if not _FITTING[self.quote].fullmatch(value):
            return None
        if self.place == COUNTED:
            return value if _NUMBER.fullmatch(value) else None
        if self.place.isupper() and not self.quote:
            return None if _GOES_ON.search(value) else value
        return value if self.quote else translate(value)


@dataclass(frozen=True)
class _Pattern:
    """One English form of a message of the catalogue."""

    message: Message
    parts: tuple[_Part, ...]
    longest: str
    """The most letters that stand together in it: a text without them is none of this message."""

    @property
    def order(self) -> tuple[int, int]:
        """Those with more letters of their own first, of equal ones those whose values are messages."""
        letters = sum(len(part.words) for part in self.parts)
        return -letters, sum(part.place.isupper() for part in self.parts)

    def values(self, text: str, translate: Translate) -> Values | None:
        """What stands for the values in ``text``, by place; ``None`` where it is no text of this message."""
        if self.longest not in text:
            return None
        return next(self._from(0, text, {}, translate), None)

    def _from(self, number: int, text: str, found: Values, translate: Translate) -> Iterator[Values]:
        """Each way to take the parts from ``number`` on out of ``text``."""
        part = self.parts[number]
        if not text.startswith(part.words):
            return
        rest = text[len(part.words) :]
        if not part.place:
            yield from () if rest else (found,)
            return
        for end in _ends(rest, self.parts[number + 1]):
            said = part.said(rest[:end], translate)
            if said is not None:
                yield from self._from(number + 1, rest[end:], {**found, part.place: said}, translate)


def _ends(text: str, following: _Part) -> Iterator[int]:
    """Where a value at the beginning of ``text`` may end, before what follows it."""
    if not following.words and not following.place:
        yield len(text)
        return
    end = text.find(following.words)
    while end >= 0:
        yield end
        end = text.find(following.words, end + 1) if end < len(text) else -1


class MessagePatterns:
    """The messages of a catalogue, asked by the English text that they become."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[str, str | None] = {}

    @cached_property
    def _plain(self) -> dict[str, str]:
        return dict(_without_places(self._catalogue))

    @cached_property
    def _patterns(self) -> defaultdict[str, list[_Pattern]]:
        return _by_beginning(self._catalogue)

    def translated(self, text: str) -> str | None:
        """``text`` in the language of the catalogue; ``None`` where a part of it is not known."""
        if text not in self._known:
            self._known[text] = None  # a text that is made of itself is not known
            self._known[text] = self._translation(text)
        return self._known[text]

    def _translation(self, text: str) -> str | None:
        found = self._plain.get(text) or self._by_pattern(text)
        if found is not None or is_data(text):
            return text if found is None else found
        before, inner, after = _parted(text)
        middle = self.translated(inner) if inner != text else None
        return None if middle is None else _joined(before, middle, after)

    def _by_pattern(self, text: str) -> str | None:
        for pattern in (*self._patterns[text[:1]], *self._patterns[""]):
            said = pattern.values(text, self.translated)
            if said is not None:
                form = _form(pattern.message, said, self._catalogue.plural)
                return pattern.message.forms[form].format(**said)
        return None


def is_data(text: str) -> bool:
    """True where no English word stands in ``text`` outside of quotes: numbers, paths, names in capitals."""
    tokens = _QUOTED.sub(" ", text).split()
    return not any(_is_word(token.lstrip("([").rstrip(")],;:.…")) for token in tokens)


def _is_word(token: str) -> bool:
    return len(token) > 1 and bool(_WORD.fullmatch(token))


def _form(message: Message, values: Values, plural: Plural | None) -> int:
    if not message.plural or plural is None or COUNTED not in values:
        return 0
    return plural(int(values[COUNTED].replace(",", "")))


def _without_places(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for message in catalogue.messages:
        if not message.plural and not _places(message.id):
            yield message.id.format(), message.forms[0].format()


def _patterns(message: Message) -> Iterator[_Pattern]:
    for english in sorted({message.id, message.plural} - {""}):
        if message.plural or _places(english):
            parts = tuple(_parts(english))
            longest = max((part.words for part in parts), key=len)
            yield _Pattern(message, parts, longest)


def _by_beginning(catalogue: Catalogue) -> defaultdict[str, list[_Pattern]]:
    """The patterns of a catalogue by their first letter, "" for those that begin with a place, in order."""
    patterns = [pattern for message in catalogue.messages for pattern in _patterns(message)]
    found: defaultdict[str, list[_Pattern]] = defaultdict(list)
    for pattern in sorted(patterns, key=lambda pattern: pattern.order):
        found[pattern.parts[0].words[:1]].append(pattern)
    return found


def _places(english: str) -> tuple[str, ...]:
    return tuple(name for _, name, *_ in Formatter().parse(english) if name)


def _parts(english: str) -> Iterator[_Part]:
    words, quote = "", ""
    for literal, place, *_ in Formatter().parse(english):
        words += literal
        quote = _quote_after(literal, quote)
        if place:
            yield _Part(words, place, quote)
            words = ""
    yield _Part(words, "", "")


def _quote_after(words: str, quote: str) -> str:
    """The quote that is open behind ``words``, where ``quote`` was open before them."""
    for letter in words:
        if quote:
            quote = "" if letter == _CLOSING[quote] else quote
        elif letter in _CLOSING:
            quote = letter
    return quote


def _parted(text: str) -> tuple[str, str, str]:
    found = _EDGES.fullmatch(text)
    return (found[1], found[2], found[3]) if found else ("", text, "")


def _joined(before: str, middle: str, after: str) -> str:
    if from_right(middle):
        before, after = before.translate(_FROM_RIGHT), after.translate(_FROM_RIGHT)
    return f"{before}{middle}{after}"
