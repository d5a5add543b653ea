"""The index of search of a site: the tables of words, and for each language the table of its buckets and the
files of each bucket."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hasila.model.page import File
from hasila.model.search_document import SearchIndexInput
from hasila.model.vocabulary import Vocabulary
from hasila.publish.search.bucket_files import BucketEntry, bucket_files
from hasila.publish.search.buckets import KINDS, buckets
from hasila.publish.search.tables import FOLDER, SearchTables, script, tables_file, tables_of


def search(indexes: Iterable[SearchIndexInput], vocabulary: Vocabulary) -> tuple[File, ...]:
    """The whole index of all languages as files; a language without documents has none.

    The same documents give the same bytes, in whatever order they come."""
    filled = [index for index in indexes if index.records]
    if not filled:
        return ()
    tables = tables_of(vocabulary)
    languages = (file for index in filled for file in _language_files(index, tables))
    return (tables_file(tables), *languages)


def _language_files(index: SearchIndexInput, tables: SearchTables) -> Iterator[File]:
    entries: list[BucketEntry] = []
    for bucket in buckets(index.records):
        made = bucket_files(bucket, index.language, tables)
        entries.append(made.entry)
        yield from made.files
    yield search_index_file(index.language, entries)


def search_index_file(language: str, entries: Sequence[BucketEntry]) -> File:
    """The table of the buckets of one language, in the order in which they are asked."""
    told = [[entry.name, entry.kinds, entry.parts, entry.chunk, entry.states] for entry in entries]
    return script(f"{FOLDER}/{language}/index.js", {"kinds": KINDS, "buckets": told})
