"""The entries of a vocabulary that a text names: places, causes, events that counts begin with."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

import yaml

from hasila.model.data_class import dataclass
from hasila.model.vocabulary import Text
from hasila.reader.tokens import Token, fold, shift, tokens_of


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


def named_in(text: str, language: str, entries: Collection[Labelled]) -> tuple[Named, ...]:
    """The entries that the text names, in order; of two that overlap the longer one."""
    names = _names(language, entries)
    tokens = tokens_of(text)
    found: list[Named] = []
    at = 0
    while at < len(tokens):
        match = _longest(tokens, at, names)
        if match:
            start = _name_start(tokens[at], match)
            end = tokens[match.last - 1].end
            found.append(Named(start, end, match.id))
            at = match.last
        else:
            at += 1
    return tuple(found)


def _name_start(token: Token, match: _Match) -> int:
    """The place where the name begins, behind a particle."""
    return shift(token, match.glued) if match.glued else token.start


class _Match(NamedTuple):
    """The entry that tokens up to ``last`` name, and the letters that are ``glued`` before its name."""

    id: str
    last: int
    glued: int


_Names = Mapping[tuple[str, ...], str]
_LONGEST = 7
"""Words of the longest name."""


def _longest(tokens: Sequence[Token], at: int, names: _Names) -> _Match | None:
    """The longest name that begins with token ``at``."""
    for last in range(min(len(tokens), at + _LONGEST), at, -1):
        for spelling, glued in _spellings(tokens[at:last]):
            if spelling in names:
                return _Match(names[spelling], last, glued)
    return None


_GLUED = ("و", "ب", "ل", "ف", "وب", "ول")
"""Arabic particles that are written on to a name."""


def _spellings(tokens: Sequence[Token]) -> Iterator[tuple[tuple[str, ...], int]]:
    """The ways in which the tokens may name something, each with the letters of a particle before it: as
    they stand, without a particle, by their consonants."""
    keys = tuple(token.key for token in tokens)
    yield keys, 0
    for particle in _GLUED:
        if keys[0].startswith(particle) and len(keys[0]) > len(particle) + 2:
            yield (keys[0][len(particle) :], *keys[1:]), len(particle)
    if any(key.startswith(("ال", "وال")) for key in keys):
        yield tuple(key.removeprefix("ال").replace("وال", "و", 1) for key in keys), 0  # «الأطفال والنساء»
    if all(_may_be_name(token) for token in tokens):
        yield _consonants(" ".join(keys)), 0


def _may_be_name(token: Token) -> bool:
    """True of a Latin word with a capital, of "al" and of a hyphen."""
    return token.text[0].isupper() and token.text.isascii() or token.key in ("al", "-", "'", "ad", "an", "as")


def _names(language: str, entries: Collection[Labelled]) -> _Names:
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
    for entry, variant in _variants(language, entries):
        names.setdefault(tuple(token.key for token in tokens_of(variant)), entry.id)
    return names


# What a text writes in the place of a label


class _Form(NamedTuple):
    """The labels of one form, and what a text may write in the place of each."""

    label: re.Pattern[str]
    variants: tuple[str, ...]


def _variants(language: str, entries: Collection[Labelled]) -> Iterator[tuple[Labelled, str]]:
    """Each entry with what a text may write in the place of its label, the most telling forms first."""
    words = _place_words(language)
    if words is None:
        return
    for form, entry in itertools.product(words.forms, entries):
        label = _BRACKET.sub("", _own_labels(entry, language)[0])
        match = form.label.fullmatch(label)
        if match:
            written = (_written(variant, match, words.directions) for variant in form.variants)
            yield from ((entry, name) for name in itertools.chain.from_iterable(written))


def name_stems(language: str, entries: Collection[Labelled]) -> frozenset[str]:
    """The names inside the labels of wider places, folded: that of the governorate and of its countryside."""
    words = _place_words(language)
    stems: set[str] = set()
    for form, entry in itertools.product(words.forms if words else (), entries):
        match = form.label.fullmatch(_BRACKET.sub("", _own_labels(entry, language)[0]))
        if match:
            stems.add(fold(match["x"]))
    return frozenset(stems)


def _written(variant: str, label: re.Match[str], directions: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The variant with the name and each direction that it may have."""
    said = label.groupdict()
    named = variant.replace("{x}", said["x"])
    if "{d}" not in named:
        yield named
        return
    own = directions[said["d"]] if "d" in said else ()
    for direction in own or itertools.chain(*directions.values()):
        yield named.replace("{d}", direction)


class _PlaceWords(NamedTuple):
    """The forms of labels of a language, and the ways to say each direction."""

    forms: tuple[_Form, ...]
    directions: Mapping[str, tuple[str, ...]]


_DATA = Path(__file__).with_name("place_words.yaml")


@cache
def _place_words(language: str) -> _PlaceWords | None:
    """The data of a language; None of one without."""
    data = yaml.safe_load(_DATA.read_text(encoding="utf-8")).get(language)
    if data is None:
        return None
    directions = {said: tuple(ways.split(", ")) for said, ways in data["directions"].items()}
    any_direction = "|".join(sorted(map(re.escape, directions), key=len, reverse=True))
    forms = tuple(
        _Form(_label_pattern(label, any_direction), tuple(variants.split(", ")))
        for label, variants in data["forms"].items()
    )
    return _PlaceWords(forms, directions)


def _label_pattern(label: str, any_direction: str) -> re.Pattern[str]:
    named = label.replace("{x}", "(?P<x>.+?)")
    return re.compile(named.replace("{d}", f"(?P<d>{any_direction})"))


def _labels(entry: Labelled, language: str) -> Iterator[str]:
    """The label of the entry, its other spellings, and the shorter forms of each."""
    also: Mapping[str, tuple[str, ...]] = getattr(entry, "also", {})
    counted: Mapping[str, Mapping[str, str]] = getattr(entry, "counted", {})
    for label in (*_own_labels(entry, language), *also.get(language, ())):
        yield from _shorter(label)
    for form, words in counted.get(language, {}).items():
        if form != "zero":
            yield words.replace("{n}", "").strip()


def _own_labels(entry: Labelled, language: str) -> tuple[str, ...]:
    """The label of the entry in the language; of one that has none there, its labels in the others, the
    Latin ones first: a name is often written alike."""
    if language in entry.label:
        return (entry.label[language],)
    others = sorted(entry.label.values(), key=lambda label: not label.isascii())
    return tuple(others) or ("",)


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


_DIGRAPHS = (("kh", "x"), ("gh", "g"), ("sh", "S"), ("ch", "S"), ("th", "t"), ("dh", "d"), ("ou", "u"))


def _consonants(name: str) -> tuple[str]:
    """The consonants of a name in Latin letters: one spelling for "Shaykhun", "Sheikhoun" and "Cheikhoun"."""
    plain = re.sub(r"\bal\b|[^a-z]", "", fold(name).lower().replace("-", " "))
    for letters, one in _DIGRAPHS:
        plain = plain.replace(letters, one)
    bare = re.sub(r"[aeiouyw]", "", plain).replace("q", "k").replace("c", "k")
    return (re.sub(r"(.)\1+", r"\1", bare),)
