"""The files of one bucket: parts of the index, chunks of texts to quote from, ranges of counts, words.

A query loads of each bucket the part that holds its word, then the chunks of the few results that are shown.
Ranges and words are loaded where nothing was found, to say what is near. Each file names its own state, and
the table of buckets those of all files, so that files of two builds are never put together, and a change of
a document changes the files alone that tell of it."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain, repeat

from hasila.model.data_class import dataclass
from hasila.model.page import File
from hasila.model.search_document import SearchDocument, SearchSection
from hasila.publish.search.buckets import KINDS, Bucket, kind_rank
from hasila.publish.search.entries import DocumentEntries, Entries, spellings
from hasila.publish.search.tables import FOLDER, SearchTables, compact, script_of
from hasila.publish.search.words import digest, key

CHUNK_BYTES = 48_000
"""Bytes of the texts in one chunk, about: some 5 kB when compressed."""
PART_BYTES = 16_000
"""Bytes of one part of the index, about: some 2 kB when compressed. A query loads one of each bucket a word.
Smaller parts and chunks would spare a reader little, and be a tenth of the files of a large site."""
_ENTRY_BYTES = 12
"""Bytes of an entry of the index beside its documents, about."""
_POSTING_BYTES = 3
_SPACE = re.compile(r"[ \t\r\n]+")
_STATE_BYTES = 4
STATE_LENGTH = 6
"""Characters of the state of a file."""

Postings = Mapping[str, Sequence[int]]
"""By entry its documents in order: the number of each, doubled, and one more where its title has the
entry."""


Ends = tuple[int, int]
"""The ends of a range."""

Content = tuple[str, str]
"""What a file of the index tells: its name, and an object of JSON, still without its state."""


@dataclass(frozen=True, slots=True)
class BucketEntry:
    """A bucket as the table of an index knows it: its name, the number of its documents of each kind, of its
    parts, and of the documents in a chunk, and the states of its files one after the other: of its words, its
    ranges, its parts and its chunks."""

    name: str
    kinds: tuple[int, ...]
    parts: int
    chunk: int
    states: str


@dataclass(frozen=True, slots=True)
class BucketFiles:
    """The files of a bucket, and its entry."""

    entry: BucketEntry
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What the files of a bucket tell of one document, whatever others there are: the place of its kind among
    all kinds, what is shown of it as JSON, its entries, and each range of a count in it with its JSON."""

    rank: int
    shown: str
    entries: DocumentEntries
    ranges: tuple[tuple[Ends, str], ...]


def indexed(document: SearchDocument, entries: Entries) -> IndexedDocument:
    """What the files of its bucket tell of ``document``."""
    found = entries.of_document(document)
    shown = compact(_text(document))
    return IndexedDocument(kind_rank(document), shown, found, tuple(_ranges_of(document).items()))


def bucket_files(bucket: Bucket, language: str, tables: SearchTables) -> BucketFiles:
    """The files of ``bucket`` in ``language``.

    A pure function: the same arguments give the same bytes."""
    entries = Entries(tables)
    return files_of_indexed(
        [indexed(document, entries) for document in bucket.documents], bucket.name, language
    )


def files_of_indexed(documents: Sequence[IndexedDocument], name: str, language: str) -> BucketFiles:
    """The files of the bucket ``name`` that has these documents, in their order."""
    texts = [document.shown for document in documents]
    postings = _postings(documents)
    chunk = _documents_in_chunk(texts)
    parts = _number_of_parts(postings)
    near = (_words(_spellings(documents, postings)), _ranges(documents))
    contents = (*near, *_parts(postings, parts), *_chunks(texts, chunk))
    states = tuple(_state(told) for _, told in contents)
    entry = BucketEntry(name, _kinds(documents), parts, chunk, "".join(states))
    folder = bucket_folder(language, name)
    files = map(_file, repeat(folder), contents, states)
    return BucketFiles(entry, tuple(files))


def bucket_folder(language: str, name: str) -> str:
    """The path of the folder of a bucket."""
    return f"{FOLDER}/{language}/{name}"


def _text(document: SearchDocument) -> list[object]:
    """What is shown of ``document``: path, title, note, and each passage with its anchor."""
    passages = [[section.anchor, _SPACE.sub(" ", section.words)] for section in document.passages]
    return [document.path, document.title, document.note, passages]


def _state(told: str) -> str:
    """The digest of what a file tells."""
    digest_of_all = blake2b(told.encode(), digest_size=_STATE_BYTES).digest()
    return urlsafe_b64encode(digest_of_all).decode()[:STATE_LENGTH]


def _file(folder: str, content: Content, state: str) -> File:
    name, told = content
    return script_of(f"{folder}/{name}.js", f'{{"state":{compact(state)},{told[1:]}')


def _kinds(documents: Sequence[IndexedDocument]) -> tuple[int, ...]:
    ranks = [document.rank for document in documents]
    return tuple(ranks.count(rank) for rank in range(len(KINDS)))


# What is found


def _postings(documents: Sequence[IndexedDocument]) -> dict[str, list[int]]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for entry in document.entries.title:
            postings[entry].append(2 * number + 1)
        for entry in document.entries.text:
            postings[entry].append(2 * number)
    return dict(postings)


def _spellings(documents: Sequence[IndexedDocument], postings: Postings) -> list[str]:
    found = set(chain.from_iterable(document.entries.pieces for document in documents))
    return spellings(found, postings)


# Files


def _words(shown: Sequence[str]) -> Content:
    """The words of the bucket as they are spelt, to offer what is near."""
    return "words", compact({"words": " ".join(shown)})


def _ranges(documents: Sequence[IndexedDocument]) -> Content:
    """Each range of a count with the newest document that states it."""
    ranges: dict[Ends, str] = {}
    for document in documents:
        for ends, told in document.ranges:
            ranges.setdefault(ends, told)
    listed = ",".join(ranges[ends] for ends in sorted(ranges))
    return "ranges", f'{{"ranges":[{listed}]}}'


def _ranges_of(document: SearchDocument) -> dict[Ends, str]:
    """Each range of a count in ``document`` as JSON: its ends (-1 where there is none), the path and the
    title of the document, the anchor and the words."""
    ranges: dict[Ends, str] = {}
    for section in document.passages:
        if section.range and _ends(section) not in ranges:
            ends = _ends(section)
            ranges[ends] = compact([*ends, document.path, document.title, section.anchor, section.words])
    return ranges


def _ends(section: SearchSection) -> Ends:
    assert section.range, "only asked of ranges"
    low, high = section.range.low, section.range.high
    return low or 0, -1 if high is None else high


def _number_of_parts(postings: Postings) -> int:
    """The number of parts of about :data:`PART_BYTES`."""
    names = sum(map(len, postings))
    places = sum(map(len, postings.values()))
    size = names + _ENTRY_BYTES * len(postings) + _POSTING_BYTES * places
    return max(1, -(-size // PART_BYTES))


def _parts(postings: Postings, number: int) -> Iterator[Content]:
    parts: list[dict[str, str]] = [{} for _ in range(number)]
    for word in sorted(postings):  # sets of words have another order in each run
        part = digest(key(word)) % number
        parts[part][word] = _steps(postings[word])
    for place, entries in enumerate(parts):
        yield f"part-{place}", compact({"entries": entries})


def _steps(codes: Sequence[int]) -> str:
    """Each of ``codes`` as what it is more than the one before it."""
    before = chain((0,), codes)
    return " ".join(str(code - last) for code, last in zip(codes, before, strict=False))


def _documents_in_chunk(texts: Sequence[str]) -> int:
    """The number of documents whose texts make about :data:`CHUNK_BYTES`, at least one."""
    whole = sum(len(text.encode()) for text in texts)
    return max(1, CHUNK_BYTES * len(texts) // max(1, whole))


def _chunks(texts: Sequence[str], size: int) -> Iterator[Content]:
    for number, first in enumerate(range(0, len(texts), size)):
        shown = ",".join(texts[first : first + size])
        yield f"text-{number}", f'{{"texts":[{shown}]}}'
