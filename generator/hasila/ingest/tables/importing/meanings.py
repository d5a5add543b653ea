"""What the headings and names of a sheet mean in a vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from hasila.ingest.tables.filling import of_address
from hasila.ingest.tables.importing.words import (
    CATEGORIES,
    GROUPS,
    HASHTAGS,
    MEASURES,
    PLACES,
    POPULATIONS,
    TAGGED_GROUPS,
    folded,
    has_word,
    meaning,
)
from hasila.ingest.tables.names import NameFinder
from hasila.model.data_class import dataclass
from hasila.model.vocabulary import Vocabulary

_MOST_WORDS = 12
"""Words of a heading among which the name of a place is looked for."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column counts: ids of the vocabulary, "" where the heading does not say; ``why`` are the words
    that say it."""

    measure: str = ""
    category: str = ""
    place: str = ""
    population: str = ""
    why: str = ""

    @property
    def known(self) -> bool:
        return bool(self.measure or self.category or self.place or self.population)


def meaning_of(heading: str, tag: str, vocabulary: Vocabulary) -> Meaning:
    """The meaning of a heading and the hashtag below it."""
    by_tag = _by_tag(tag, vocabulary.measures)
    measure = by_tag or _entry(heading, MEASURES, vocabulary.measures)
    category = _entry(heading, CATEGORIES, vocabulary.categories) or _tagged_group(tag, vocabulary.categories)
    place = _labelled(heading, "where", vocabulary) or _place_within(heading, vocabulary)
    population = _entry(heading, POPULATIONS, vocabulary.populations)
    why = f"the hashtag {tag}" if by_tag else f"the heading “{heading}”"
    return Meaning(measure, "" if category == "everyone" else category, place, population, why)


def _by_tag(tag: str, known: Iterable[str]) -> str:
    """The one measure of ``known`` whose attributes a hashtag has, in any order; "" for none or several."""
    said = _attributes(tag)
    tags = {measure: HASHTAGS.get(measure, "").split() for measure in known}
    found = [measure for measure, wanted in tags.items() if any(_attributes(one) <= said for one in wanted)]
    return found[0] if len(found) == 1 else ""


def _tagged_group(tag: str, known: Iterable[str]) -> str:
    said = _attributes(tag)
    found = [group for group in known if TAGGED_GROUPS.get(group) in said]
    return found[0] if len(found) == 1 else ""


def _attributes(tag: str) -> set[str]:
    return set(tag.casefold().replace(" ", "").split("+"))


def _entry(heading: str, table: Mapping[str, str], known: Mapping[str, object]) -> str:
    """The entry that a heading names: by words of many languages, or by its label."""
    words = {key: f"{table.get(key, '')} {_label_words(entry)}" for key, entry in known.items()}
    return meaning(heading, {**table, **words}, known)


def _label_words(entry: object) -> str:
    """The labels of an entry as words, those of several joined by hyphens."""
    labels = getattr(entry, "label", {})
    return " ".join("-".join(folded(label).split()) for label in labels.values())


def _labelled(text: str, key: str, vocabulary: Vocabulary) -> str:
    return NameFinder(key, {}, vocabulary).ids([text]).get(" ".join(text.split()), "")


def _place_within(heading: str, vocabulary: Vocabulary) -> str:
    """The place whose name stands among the words of a heading, the longest where one stands in another; ""
    for none or several."""
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", heading)
    spans = {" ".join(words[start:end]): end - start for start, end in combinations(range(len(words) + 1), 2)}
    ids = NameFinder("where", {}, vocabulary).ids(spans) if len(words) <= _MOST_WORDS else {}
    most = max((spans[name] for name in ids), default=0)
    found = {identity for name, identity in ids.items() if spans[name] == most}
    return found.pop() if len(found) == 1 else ""


@dataclass(frozen=True, slots=True)
class KeyMeaning:
    """The key of a description that a column of names fills, and its names that the vocabulary knows."""

    key: str
    ids: dict[str, str]
    unknown: tuple[str, ...]


def key_of(heading: str, names: Sequence[str], vocabulary: Vocabulary) -> KeyMeaning | None:
    """The key that the column fills: the one of whose words it has most names, else by its heading; ``None``
    where neither says it."""
    wanted = [name for name in names if name]
    found = {key: _ids(key, wanted, vocabulary) for key in ("where", "who", "population", "cause")}
    best = max(found, key=lambda key: len(found[key]))
    if not found[best]:
        best = "where" if has_word(heading, PLACES) else "who" if has_word(heading, GROUPS) else ""
    if not best:
        return None
    ids = found[best]
    return KeyMeaning(best, ids, tuple(name for name in wanted if name not in ids))


def _ids(key: str, names: Sequence[str], vocabulary: Vocabulary) -> dict[str, str]:
    ids = NameFinder(key, {}, vocabulary).ids(names)
    if key == "who":
        for name in names:
            category = _entry(name, CATEGORIES, vocabulary.categories)
            if name not in ids and category:
                ids[name] = category
    return ids


def id_of(text: str, taken: Iterable[str], number: int) -> str:
    """An id for a figure with this heading, unlike those that are ``taken``."""
    base = of_address(text) or f"column-{number}"
    identity, again = base, 2
    while identity in taken:
        identity, again = f"{base}-{again}", again + 1
    return identity
