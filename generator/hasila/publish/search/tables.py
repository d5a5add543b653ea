"""The tables of words by which search brings forms and names together: those of the generator, and the names
of a vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path

from hasila.model.data_class import dataclass
from hasila.model.language_tag import untagged
from hasila.model.page import File
from hasila.model.vocabulary import Text, Vocabulary
from hasila.publish.search.words import SHORTEST_NAME, consonants, loose, sound, words
from hasila.reader.data_file import read_data

FOLDER = "search"
CALL = "hasilaSearch"
"""The function of the browser's script that takes each file of the index. They are scripts and not JSON, for
no browser lets a page that was opened from a folder read a file beside it otherwise."""
_DATA = Path(__file__).with_name("data") / "words.yaml"
_ARTICLES = {"the", "a", "an"}

SHORTEST_ENDING = 3
"""Letters of the second part of a name that may be parted."""

Variant = tuple[str, ...]
"""The words of a name, loose, in order."""


@dataclass(frozen=True, slots=True)
class LongName:
    """A name of several words: loose, by their consonants, and its entry in the index. Of a name with few
    consonants all letters must agree."""

    loose: Variant
    heard: Variant
    entry: str

    def is_at(self, position: int, found: Sequence[str], heard: Sequence[str]) -> bool:
        """True where the words ``found``, which are ``heard`` so, have this name at ``position``."""
        end = position + len(self.heard)
        if tuple(heard[position:end]) != self.heard:
            return False
        if sum(map(len, self.heard)) >= SHORTEST_NAME:
            return True
        return tuple(map(loose, found[position:end])) == self.loose


@dataclass(frozen=True)
class SearchTables:
    """What search knows of words. A value that can be pickled; two of the same entries are equal.

    ``function`` are words that are no entries; ``forms`` the groups of words that are forms of one;
    ``whole`` words of which no letter is taken; ``names`` the groups of names that mean the same;
    ``sounds`` the sounds of names of places."""

    function: frozenset[str]
    forms: tuple[Variant, ...]
    whole: frozenset[str]
    names: tuple[tuple[Variant, ...], ...]
    sounds: frozenset[str]

    @cached_property
    def single(self) -> Mapping[str, tuple[str, ...]]:
        """By a name of one word, loose, the entries it has in the index."""
        found: dict[str, tuple[str, ...]] = {}
        for group in self.names:
            for variant in group:
                if len(variant) == 1:
                    name = variant[0]
                    known = found.get(name, ())
                    found[name] = (*known, entry_of_names(group))
        return found

    @cached_property
    def longest_name(self) -> int:
        """The number of words of the longest name."""
        return max(len(variant) for group in self.names for variant in group)

    @cached_property
    def longer(self) -> Mapping[str, tuple[LongName, ...]]:
        """The names of several words by the consonants of their first."""
        found: dict[str, tuple[LongName, ...]] = {}
        for group in self.names:
            for variant in group:
                if len(variant) > 1:
                    heard = tuple(map(consonants, variant))
                    name = LongName(variant, heard, entry_of_names(group))
                    known = found.get(heard[0], ())
                    found[heard[0]] = (*known, name)
        return found


def entry_of_names(group: tuple[Variant, ...]) -> str:
    """The entry that all names of ``group`` have in the index."""
    return "=" + "-".join(group[0])


def entry_of_sound(heard: str) -> str:
    """The entry that all names with this sound have in the index."""
    return "=~" + heard


def tables_of(vocabulary: Vocabulary) -> SearchTables:
    """The tables for a project: with the names of its places and publishers in every
    language."""
    data = _data()
    beginnings = _words_of(data["beginnings"])
    places = (_place_variants(place.label.values(), beginnings) for place in vocabulary.places.values())
    own = chain(places, (_variants(labels) for labels in _labels(vocabulary)))
    known = (_variants(line.split(";")) for line in (*data["months"], *data["names"]))
    groups = (group for group in chain(known, own) if len(group) > 1)
    names = tuple(dict.fromkeys(groups))
    forms = tuple(_forms(line) for line in data["forms"])
    function, whole = _words_of(data["function"]), _words_of(data["whole"])
    capitalised = _capitalised(place.label for place in vocabulary.places.values())
    sounds = frozenset(map(sound, capitalised)) - {""}
    return SearchTables(function, forms, whole, names, sounds)


def _words_of(lines: Iterable[str]) -> frozenset[str]:
    """The words of all ``lines``."""
    split = map(words, lines)
    return frozenset(chain.from_iterable(split))


def _forms(line: str) -> Variant:
    """The words of ``line``, each once."""
    once = dict.fromkeys(words(line))
    return tuple(once)


@lru_cache(maxsize=1)
def _data() -> Mapping[str, list[str]]:
    loaded: Mapping[str, list[str]] = read_data(_DATA)
    return loaded


def _labels(vocabulary: Vocabulary) -> Iterator[Iterable[str]]:
    """For each name of the vocabulary but those of places how it is written, in every language."""
    for publisher in vocabulary.publishers.values():
        yield (*publisher.label.values(), *publisher.short.values())
    yield from vocabulary.names


def _variants(labels: Iterable[str]) -> tuple[Variant, ...]:
    """Each name of ``labels`` as its words, loose, without an article before them; equal ones once."""
    split = (tuple(map(loose, words(label))) for label in labels)
    bare = (name[1:] if name[:1] and name[0] in _ARTICLES else name for name in split)
    return tuple(dict.fromkeys(filter(None, bare)))


def _place_variants(labels: Iterable[str], beginnings: frozenset[str]) -> tuple[Variant, ...]:
    """The names of a place, with their first two words as one, and the first as two, where it begins so."""
    texts = tuple(labels)
    further = chain.from_iterable(_joined_and_parted(words(text), beginnings) for text in texts)
    return tuple(dict.fromkeys((*_variants(texts), *further)))


def _joined_and_parted(name: Sequence[str], beginnings: frozenset[str]) -> Iterator[Variant]:
    if not name:
        return
    first, *rest = name
    if first in beginnings and rest:
        yield tuple(map(loose, (first + rest[0], *rest[1:])))
    for beginning in sorted(beginnings):
        ending = first.removeprefix(beginning)
        if ending != first and len(ending) >= SHORTEST_ENDING:
            yield tuple(map(loose, (beginning, ending, *rest)))


def _capitalised(labels: Iterable[Text]) -> Iterator[str]:
    """The words of ``labels`` that are names and no common nouns: those with a capital."""
    texts = (text for label in labels for text in label.values())
    for word in chain.from_iterable(map(str.split, texts)):
        if word[:1].isupper():
            yield from words(word)


def tables_file(tables: SearchTables) -> File:
    """The tables as a file for the browser; every site has one, for all of its languages."""
    content = {
        "function": sorted(tables.function),
        "forms": _spelt(tables.forms),
        "whole": sorted(tables.whole),
        "names": [_spelt(group) for group in tables.names],
        "sounds": sorted(tables.sounds),
    }
    return script(f"{FOLDER}/tables.js", content)


def _spelt(variants: Iterable[Variant]) -> list[str]:
    """Each of ``variants`` as text."""
    return list(map(" ".join, variants))


def script(path: str, content: object) -> File:
    """A file of the index with ``content``."""
    return script_of(path, compact(content))


def script_of(path: str, content: str) -> File:
    """A file of the index: ``content``, which is JSON, in a call of the browser's script, with the path it is
    asked by."""
    told = compact(path.removeprefix(f"{FOLDER}/"))
    return File(path, untagged(f"{CALL}({told},{content});\n").encode())


def compact(value: object) -> str:
    """``value`` as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
