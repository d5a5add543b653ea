"""The entries of a vocabulary that a text names: places, causes, events that counts begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hasila.model.vocabulary import Text
from hasila.reader.tokens import Token, fold, tokens_of


class Labelled(Protocol):
    """An entry of the vocabulary with its labels."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def label(self) -> Text:
        """Its label in each language."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entry, by its id, that the text names from code point ``start`` to ``end``."""

    start: int
    end: int
    id: str


def named_in(text: str, language: str, entries: Iterable[Labelled]) -> tuple[Named, ...]:
    """The entries that the text names, in order; of two that overlap the longer one."""
    names = _names(language, entries)
    tokens = tokens_of(text)
    found: list[Named] = []
    at = 0
    while at < len(tokens):
        match = _longest(tokens, at, names)
        if match:
            found.append(Named(tokens[at].start, tokens[match[1] - 1].end, match[0]))
        at = match[1] if match else at + 1
    return tuple(found)


_Names = Mapping[tuple[str, ...], str]
_LONGEST = 7
"""Words of the longest name."""


def _longest(tokens: Sequence[Token], at: int, names: _Names) -> tuple[str, int] | None:
    """The id of the longest name that begins with token ``at``, and the token behind it."""
    for last in range(min(len(tokens), at + _LONGEST), at, -1):
        for spelling in _spellings(tokens[at:last]):
            if spelling in names:
                return names[spelling], last
    return None


_GLUED = ("و", "ب", "ل", "ف", "وب", "ول")
"""Arabic particles that are written on to a name."""


def _spellings(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """The ways in which the tokens may name something: as they stand, without a particle, by their
    consonants."""
    keys = tuple(token.key for token in tokens)
    yield keys
    for particle in _GLUED:
        if keys[0].startswith(particle) and len(keys[0]) > len(particle) + 2:
            yield (keys[0][len(particle) :], *keys[1:])
    if any(key.startswith(("ال", "وال")) for key in keys):
        yield tuple(key.removeprefix("ال").replace("وال", "و", 1) for key in keys)  # «الأطفال والنساء»
    if all(_may_be_name(token) for token in tokens):
        yield _consonants(" ".join(keys))


def _may_be_name(token: Token) -> bool:
    """True of a Latin word with a capital, of "al" and of a hyphen."""
    return token.text[0].isupper() and token.text.isascii() or token.key in ("al", "-", "'", "ad", "an", "as")


def _names(language: str, entries: Iterable[Labelled]) -> _Names:
    """The spellings of each entry; one that names two entries names the first."""
    names: dict[tuple[str, ...], str] = {}
    for entry in entries:
        for label in _labels(entry, language):
            keys = tuple(token.key for token in tokens_of(label))
            if not keys:
                continue
            names.setdefault(keys, entry.id)
            by_consonants = _consonants(" ".join(keys)) if label.isascii() else ()
            if by_consonants and len(by_consonants[0]) >= _FEWEST:
                names.setdefault(by_consonants, entry.id)
    return names


def _labels(entry: Labelled, language: str) -> Iterator[str]:
    """The label of the entry, its other spellings, and the shorter forms of each."""
    also: Mapping[str, tuple[str, ...]] = getattr(entry, "also", {})
    for label in (entry.label.get(language, ""), *also.get(language, ())):
        yield from _shorter(label)


_FEWEST = 3
"""Consonants by which a name is known: fewer fit too many."""
_BRACKET = re.compile(r"\s*\([^)]*\)")


def _shorter(label: str) -> Iterator[str]:
    """The label, without what stands in brackets or behind a comma, and without its article."""
    plain = _BRACKET.sub("", label)
    yield label
    for name in (plain, plain.partition(",")[0]):
        yield name
        yield re.sub(r"^(the|al-|le|la|les)\s*", "", name)
    if plain.endswith(" governorate"):
        name = plain.removesuffix(" governorate")
        yield from (f"{name} province", f"province of {name}", f"governorate of {name}")


_DIGRAPHS = (("kh", "x"), ("gh", "g"), ("sh", "S"), ("ch", "S"), ("th", "t"), ("dh", "d"), ("ou", "u"))


def _consonants(name: str) -> tuple[str]:
    """The consonants of a name in Latin letters: one spelling for "Shaykhun", "Sheikhoun" and "Cheikhoun"."""
    plain = re.sub(r"\bal\b|[^a-z]", "", fold(name).lower().replace("-", " "))
    for letters, one in _DIGRAPHS:
        plain = plain.replace(letters, one)
    bare = re.sub(r"[aeiouyw]", "", plain).replace("q", "k").replace("c", "k")
    return (re.sub(r"(.)\1+", r"\1", bare),)
