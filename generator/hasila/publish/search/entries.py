"""The entries of a text in the index: its words, and the names that it holds in any of their spellings."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from hasila.model.search_document import SearchDocument
from hasila.publish.search.tables import NameEntries, SearchTables, entry_of_sound, is_name
from hasila.publish.search.words import consonants, is_number, loose, pieces, sound, spelt, words


class Entries:
    """Finds the entries of texts; keeps what it has found of a word, for reports repeat theirs."""

    def __init__(self, tables: SearchTables) -> None:
        self._tables = tables
        self._of_word: dict[str, tuple[str, ...]] = {}
        self._longer: dict[str, NameEntries] = {}

    def of(self, texts: Iterable[str]) -> set[str]:
        """The entries of ``texts``, without words that no page is about."""
        found: set[str] = set()
        for text in texts:
            in_order = words(text)
            distinct = set(in_order)
            for word in distinct:
                found.update(self._of_word.get(word) or self._learnt(word))
            if not self._longer.keys().isdisjoint(distinct):
                found.update(self._names(in_order))
        return found

    def _learnt(self, word: str) -> tuple[str, ...]:
        """The entries that ``word`` has by itself."""
        entries = tuple(self._entries_of_word(word))
        self._of_word[word] = entries
        longer = self._tables.longer.get(consonants(word))
        if longer:
            self._longer[word] = longer
        return entries

    def _entries_of_word(self, word: str) -> Iterator[str]:
        if is_entry(word, self._tables):
            yield word
        heard = sound(word)
        if heard in self._tables.sounds:
            yield entry_of_sound(heard)
        yield from self._tables.single.get(loose(word), ())

    def _names(self, in_order: Sequence[str]) -> Iterator[str]:
        """The entries of names of several words."""
        for position, word in enumerate(in_order):
            for variant, entry in self._longer.get(word, ()):
                if is_name(in_order[position : position + len(variant)], variant):
                    yield entry


def is_entry(word: str, tables: SearchTables) -> bool:
    """False of words that no page is about, and of single letters."""
    if len(word) == 1:
        return is_number(word)
    return word not in tables.function


def texts_of(document: SearchDocument) -> Iterator[str]:
    """The texts of ``document`` beside its title."""
    yield document.note
    for section in document.passages:
        yield section.words


def filters_of(document: SearchDocument) -> Iterator[str]:
    """The entries by which ``document`` can be filtered; its kind is known by its number."""
    for name, values in document.filters.items():
        if name != "kind":
            yield from (f"@{name}:{value}" for value in values)


def spellings(documents: Iterable[SearchDocument], entries: Container[str]) -> list[str]:
    """Each word of ``documents`` that is among ``entries`` as it is spelt there, in order; without numbers.

    Of several spellings it is the shortest, then one in small letters."""
    distinct: set[str] = set()
    for document in documents:
        distinct.update(pieces(document.title))
        for text in texts_of(document):
            distinct.update(pieces(text))
    by_word: dict[str, str] = {}
    for piece in sorted(distinct, key=_shortest_first):
        word = spelt(piece)
        if word and word.folded in entries:
            by_word.setdefault(word.folded, word.shown)
    return sorted(by_word.values())


def _shortest_first(piece: str) -> tuple[int, bool, str]:
    return len(piece), piece != piece.lower(), piece
