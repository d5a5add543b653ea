"""What the headings and names of a sheet mean in a vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hasila.ingest.tables.filling import of_address
from hasila.ingest.tables.importing.words import (
    CATEGORIES,
    GROUPS,
    HASHTAGS,
    MEASURES,
    PLACES,
    folded,
    has_word,
    meaning,
)
from hasila.ingest.tables.names import NameFinder
from hasila.model.data_class import dataclass
from hasila.model.vocabulary import Vocabulary


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
    category = _entry(heading, CATEGORIES, vocabulary.categories)
    place = "" if measure or category else _labelled(heading, "where", vocabulary)
    population = _entry(heading, {}, vocabulary.populations)
    why = f"the hashtag {tag}" if by_tag else f"the heading “{heading}”"
    return Meaning(measure, "" if category == "everyone" else category, place, population, why)


def _by_tag(tag: str, known: Iterable[str]) -> str:
    for measure in known:
        if any(tag.casefold().startswith(start) for start in HASHTAGS.get(measure, "").split()):
            return measure
    return ""


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
