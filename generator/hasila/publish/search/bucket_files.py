"""The files of one bucket: parts of the index, chunks of texts to quote from, ranges of counts, words.

A query loads of each bucket the part that holds its word, then the chunks of the few results that are shown.
Ranges and words are loaded where nothing was found, to say what is near. Each file names the state of its
bucket, so that files of two states are never put together."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from hasila.model.data_class import dataclass
from hasila.model.page import File
from hasila.model.search_document import SearchDocument, SearchSection
from hasila.publish.search.buckets import KINDS, Bucket, kind_rank
from hasila.publish.search.entries import Entries, filters_of, texts_of
from hasila.publish.search.tables import FOLDER, SearchTables, compact, script, script_of
from hasila.publish.search.words import digest, key

CHUNK_BYTES = 32_000
"""Bytes of the texts in one chunk, about: some 6 kB when compressed."""
PART_BYTES = 2_500
"""Bytes of one part of the index, about: some 0.6 kB when compressed. A query loads a few of each bucket."""
_ENTRY_BYTES = 12
"""Bytes of an entry of the index beside its documents, about."""
_POSTING_BYTES = 3
_SPACE = re.compile(r"[ \t\r\n]+")
_STATE_LENGTH = 8

Postings = Mapping[str, Sequence[int]]
"""By entry its documents in order: the number of each, doubled, and one more where its title has the
entry."""


@dataclass(frozen=True, slots=True)
class BucketEntry:
    """A bucket as the table of an index knows it: its name and state, the number of its documents of each
    kind, of its parts, and of the documents in a chunk."""

    name: str
    state: str
    kinds: tuple[int, ...]
    parts: int
    chunk: int


def bucket_files(bucket: Bucket, language: str, tables: SearchTables) -> tuple[File, ...]:
    """The files of ``bucket`` in ``language``, the one with its words and its entry first.

    A pure function: the same arguments give the same bytes."""
    documents = bucket.documents
    texts = [compact(_text(document)) for document in documents]
    state = _state(texts)
    entries = Entries(tables)
    postings = _postings(documents, entries)
    chunk = _documents_in_chunk(texts)
    parts = _number_of_parts(postings)
    entry = BucketEntry(bucket.name, state, _kinds(documents), parts, chunk)
    folder = bucket_folder(language, bucket.name)
    shown = entries.spellings(postings)
    words_file = _words_file(folder, entry, shown)
    ranges_file = _ranges_file(folder, state, documents)
    part_files = _part_files(folder, entry, postings)
    return (words_file, ranges_file, *part_files, *_chunk_files(folder, entry, texts))


def bucket_folder(language: str, name: str) -> str:
    """The path of the folder of a bucket."""
    return f"{FOLDER}/{language}/{name}"


def entry_of(files: Sequence[File]) -> BucketEntry:
    """The entry of the bucket that ``files`` were made of by :func:`bucket_files`; the first is enough."""
    text = files[0].content.decode()
    start, end = text.index("{"), text.rindex("}")
    told = json.loads(text[start : end + 1])
    return BucketEntry(told["name"], told["state"], tuple(told["kinds"]), told["parts"], told["chunk"])


def _text(document: SearchDocument) -> list[object]:
    """What is shown of ``document``: path, title, note, and each passage with its anchor."""
    passages = [[section.anchor, _SPACE.sub(" ", section.words)] for section in document.passages]
    return [document.path, document.title, document.note, passages]


def _state(texts: Sequence[str]) -> str:
    """The digest of the texts of a bucket, which its numbers of documents belong to."""
    digest_of_all = hashlib.sha256()
    for text in texts:
        digest_of_all.update(text.encode())
    return digest_of_all.hexdigest()[:_STATE_LENGTH]


def _kinds(documents: Sequence[SearchDocument]) -> tuple[int, ...]:
    ranks = [kind_rank(document) for document in documents]
    return tuple(ranks.count(rank) for rank in range(len(KINDS)))


# What is found


def _postings(documents: Sequence[SearchDocument], entries: Entries) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        in_title = entries.of((document.title,))
        in_text = entries.of(texts_of(document))
        in_text.update(filters_of(document))
        for entry in in_title:
            postings.setdefault(entry, []).append(2 * number + 1)
        for entry in in_text - in_title:
            postings.setdefault(entry, []).append(2 * number)
    return postings


# Files


def _words_file(folder: str, entry: BucketEntry, shown: Sequence[str]) -> File:
    """The entry of the bucket, and its words as they are spelt, to offer what is near."""
    content = {
        "name": entry.name,
        "state": entry.state,
        "kinds": entry.kinds,
        "parts": entry.parts,
        "chunk": entry.chunk,
        "words": " ".join(shown),
    }
    return script(f"{folder}/words.js", content)


def _ranges_file(folder: str, state: str, documents: Sequence[SearchDocument]) -> File:
    """Each range of a count with the newest document that states it: its ends (-1 where there is none), the
    number of the document, its path, anchor and words."""
    ranges: dict[tuple[int, int], list[object]] = {}
    for document in documents:
        for section in document.passages:
            if section.range:
                ends = _ends(section)
                ranges.setdefault(ends, [*ends, document.path, document.title, section.anchor, section.words])
    return script(
        f"{folder}/ranges.js", {"state": state, "ranges": [ranges[ends] for ends in sorted(ranges)]}
    )


def _ends(section: SearchSection) -> tuple[int, int]:
    assert section.range, "only asked of ranges"
    low, high = section.range.low, section.range.high
    return low or 0, -1 if high is None else high


def _number_of_parts(postings: Postings) -> int:
    """The number of parts of about :data:`PART_BYTES`."""
    names = sum(map(len, postings))
    places = sum(map(len, postings.values()))
    size = names + _ENTRY_BYTES * len(postings) + _POSTING_BYTES * places
    return max(1, -(-size // PART_BYTES))


def _part_files(folder: str, entry: BucketEntry, postings: Postings) -> Iterator[File]:
    parts: list[dict[str, str]] = [{} for _ in range(entry.parts)]
    for word in sorted(postings):  # sets of words have another order in each run
        part = digest(key(word)) % entry.parts
        parts[part][word] = _steps(postings[word])
    for number, part_postings in enumerate(parts):
        content = {"state": entry.state, "entries": part_postings}
        yield script(f"{folder}/part-{number}.js", content)


def _steps(codes: Sequence[int]) -> str:
    """Each of ``codes`` as what it is more than the one before it."""
    before = chain((0,), codes)
    return " ".join(str(code - last) for code, last in zip(codes, before, strict=False))


def _documents_in_chunk(texts: Sequence[str]) -> int:
    """The number of documents whose texts make about :data:`CHUNK_BYTES`, at least one."""
    whole = sum(len(text.encode()) for text in texts)
    return max(1, CHUNK_BYTES * len(texts) // max(1, whole))


def _chunk_files(folder: str, entry: BucketEntry, texts: Sequence[str]) -> Iterator[File]:
    state = compact(entry.state)
    for number, first in enumerate(range(0, len(texts), entry.chunk)):
        shown = ",".join(texts[first : first + entry.chunk])
        content = f'{{"state":{state},"texts":[{shown}]}}'
        yield script_of(f"{folder}/text-{number}.js", content)
