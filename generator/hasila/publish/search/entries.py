"""The entries of a text in the index: its words, and the names that it holds in any of their spellings."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain
from sys import intern

from hasila.model.data_class import dataclass
from hasila.model.search_document import SearchDocument
from hasila.publish.search.tables import SearchTables, entry_of_sound
from hasila.publish.search.words import (
    consonants,
    is_number,
    loose,
    pieces,
    sound,
    spelt,
    words_of_piece,
)


@dataclass(frozen=True, slots=True)
class DocumentEntries:
    """The entries of the title of a document, those that only its text or its filters have, and the pieces
    of both between two spaces: what an index has of it, whatever others there are."""

    title: tuple[str, ...]
    text: tuple[str, ...]
    pieces: tuple[str, ...]


class Entries:
    """Finds the entries of texts. It keeps what it has found of each piece between two spaces, for reports
    repeat theirs."""

    def __init__(self, tables: SearchTables) -> None:
        self._tables = tables
        self._of_piece: dict[str, tuple[str, ...]] = {}
        self._starts: set[str] = set()
        """The pieces with a word that a name of several words begins with."""

    def of(self, texts: Iterable[str]) -> tuple[set[str], set[str]]:
        """The entries of ``texts``, without words that no page is about, and the pieces of them."""
        lines = [pieces(text) for text in texts]
        distinct = set(chain.from_iterable(lines))
        for piece in distinct.difference(self._of_piece):
            self._learn(piece)
        found = set(chain.from_iterable(map(self._of_piece.__getitem__, distinct)))
        if not self._starts.isdisjoint(distinct):
            found.update(chain.from_iterable(map(self._names, lines)))
        return found, distinct

    def of_document(self, document: SearchDocument) -> DocumentEntries:
        """What the index has of ``document``."""
        title, of_title = self.of((document.title,))
        text, of_text = self.of(texts_of(document))
        text.update(filters_of(document))
        spelt_there = map(intern, of_title | of_text)  # each once in memory, however many documents have it
        return DocumentEntries(tuple(title), tuple(text - title), tuple(spelt_there))

    def _learn(self, piece: str) -> None:
        found = words_of_piece(piece)
        self._of_piece[piece] = tuple(chain.from_iterable(map(self._entries_of_word, found)))
        if any(consonants(word) in self._tables.longer for word in found):
            self._starts.add(piece)

    def _entries_of_word(self, word: str) -> Iterator[str]:
        if is_entry(word, self._tables):
            yield word
        heard = sound(word)
        if heard in self._tables.sounds:
            yield entry_of_sound(heard)
        yield from self._tables.single.get(loose(word), ())

    def _names(self, line: Sequence[str]) -> Iterator[str]:
        """The entries of the names of several words in the pieces of a text."""
        longest = self._tables.longest_name
        for position, piece in enumerate(line):
            if piece in self._starts:
                ahead = map(words_of_piece, line[position : position + longest])
                yield from self._names_in(list(chain.from_iterable(ahead)), len(words_of_piece(piece)))

    def _names_in(self, found: Sequence[str], starts: int) -> Iterator[str]:
        """The entries of the names that begin with one of the first words of ``found``, as many as
        ``starts``."""
        heard = list(map(consonants, found))
        for position in range(starts):
            for name in self._tables.longer.get(heard[position], ()):
                if name.is_at(position, found, heard):
                    yield name.entry


def spellings(found: Iterable[str], entries: Container[str]) -> list[str]:
    """Each word of the pieces ``found`` that is among ``entries`` as it is spelt there, in order; without
    numbers. Of several spellings it is the shortest, then one in small letters."""
    by_word: dict[str, str] = {}
    for piece in sorted(found, key=_shortest_first):
        word = spelt(piece)
        if word and word.folded in entries:
            by_word.setdefault(word.folded, word.shown)
    return sorted(by_word.values())


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


def _shortest_first(piece: str) -> tuple[int, bool, str]:
    return len(piece), piece != piece.lower(), piece
