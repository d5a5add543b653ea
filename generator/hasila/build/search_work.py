"""The work on the index of search: a bucket is made anew where one of its documents, or a table of words,
changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b

from hasila.build.bucket_memory import WORDS, BucketMemory, forget_all_but
from hasila.build.cache_folder import CacheFolder, files_of_site
from hasila.build.data_bytes import pack, unpack
from hasila.build.outputs_cache import KeyParts, MadeRecord
from hasila.build.subject_work import SubjectResult, SubjectWork, name_of
from hasila.model.data_class import dataclass
from hasila.model.search_document import SearchDocument
from hasila.publish.listing import SubjectListing
from hasila.publish.outputs import SubjectId
from hasila.publish.search.bucket_files import BucketEntry, IndexedDocument, files_of_indexed, indexed
from hasila.publish.search.buckets import Bucket
from hasila.publish.search.entries import Entries
from hasila.publish.search.index import search_index_file
from hasila.publish.search.tables import SearchTables, tables_file

SEARCH = "search"
"""The name of the kind under which the files of search are remembered."""

BucketPart = tuple[str, Bucket]
"""A bucket and its language."""


@dataclass(frozen=True)
class SearchWork:
    """The work on one bucket, whose documents are given without their words.

    ``states`` are the digests of the contents of documents, by their path; ``listed`` is what is listed of
    the subject of each, packed, where the words are."""

    work: SubjectWork
    tables: SearchTables
    states: Mapping[str, str]
    listed: Mapping[str, bytes]

    def __call__(self, part: BucketPart) -> SubjectResult:
        language, bucket = part
        made = files_of_indexed(self._indexed(language, bucket), bucket.name, language)
        return self.work.put(_subject(language, bucket), self._key(bucket), made.files, pack((made.entry,)))

    def taken_over(self, part: BucketPart) -> SubjectResult | None:
        """The bucket as it stands in the old site, where it was made from the same; else ``None``."""
        language, bucket = part
        return self.work.taken_over(_subject(language, bucket), self._key(bucket))

    def _key(self, bucket: Bucket) -> KeyParts:
        states = (f"{document.path}\0{self.states[document.path]}" for document in bucket.documents)
        return self.work.keys.of_kind(SEARCH, _digest((self._tables_digest, *states)))

    def _indexed(self, language: str, bucket: Bucket) -> list[IndexedDocument]:
        """What the files tell of each document of ``bucket``, remembered of those that did not change."""
        memory = BucketMemory(bucket_folder(self.work, language, bucket.name))
        key = self.work.keys.of_kind(SEARCH, self._tables_digest)
        context = _digest((key.content, key.settings, key.templates, key.base_map, key.code))
        known = memory.load(context)
        entries, indexed_now = Entries(self.tables), {}
        for document in bucket.documents:
            path, state = document.path, self.states[document.path]
            before = known.get(path)
            if before is None or before[0] != state:
                before = state, indexed(self._document(path), entries)
            indexed_now[path] = before
        memory.save(context, indexed_now)
        return [told for _, told in indexed_now.values()]

    def _document(self, path: str) -> SearchDocument:
        listings: Sequence[SubjectListing] = unpack(self.listed[path])
        found = (listing.document for listing in listings)
        return next(document for document in found if document and document.path == path)

    @cached_property
    def _tables_digest(self) -> str:
        return _digest((tables_file(self.tables).content.decode(),))

    def tables_of_languages(
        self, languages: Iterable[str], parts: Sequence[BucketPart], records: Mapping[str, MadeRecord]
    ) -> Iterator[SubjectResult]:
        """The table of words, and of each language that of its buckets; ``records`` are those of the
        buckets."""
        found = list(languages)
        key = self.work.keys.of_kind(SEARCH, self._tables_digest)
        if found:
            yield self.work.put(SubjectId(SEARCH, "tables"), key, (tables_file(self.tables),), b"")
        for language in found:
            entries: list[BucketEntry] = []
            for other, bucket in parts:
                if other == language:
                    entries.extend(unpack(records[name_of(_subject(language, bucket))].listed))
            file = search_index_file(language, entries)
            yield self.work.put(SubjectId(SEARCH, language), key, (file,), b"")


def bucket_folder(work: SubjectWork, language: str, name: str) -> CacheFolder | None:
    """Where the documents of a bucket are remembered."""
    return work.cache and files_of_site(work.cache, work.site.out, f"{language}.{name}{WORDS}")


def forget_other_buckets(work: SubjectWork, parts: Iterable[BucketPart]) -> None:
    """Forget what is remembered of buckets that the site no longer has."""
    if work.cache is not None:
        folders = (bucket_folder(work, language, bucket.name) for language, bucket in parts)
        own = files_of_site(work.cache, work.site.out, f"*{WORDS}")
        forget_all_but(filter(None, folders), own)


def without_words(listings: Iterable[SubjectListing]) -> tuple[SubjectListing, ...]:
    """What is listed of a subject as far as it decides of the bucket of its documents."""
    return tuple(map(_without_words, listings))


def _without_words(listing: SubjectListing) -> SubjectListing:
    document = listing.document
    if document is not None:
        kind = {"kind": document.filters["kind"]}
        document = SearchDocument(document.path, "", "", (), kind, document.day)
    return SubjectListing(listing.language, (), document, listing.has_map)


def _subject(language: str, bucket: Bucket) -> SubjectId:
    return SubjectId(SEARCH, f"{language}/{bucket.name}")


def _digest(texts: Iterable[str]) -> str:
    digest = blake2b(digest_size=16)
    for text in texts:
        digest.update(f"{text}\n".encode())
    return digest.hexdigest()
