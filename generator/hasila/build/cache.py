"""Documents remembered across processes, by their digest.

A document depends on the bytes of its files and on the code alone (:mod:`hasila.ingest.document`), so that it
need not be read twice. What is remembered lies in the user's own cache folder and not in the project
(:mod:`hasila.build.cache_folder` says why). Whatever is wrong with it, the files are read anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field, replace
from pathlib import Path

from hasila.build.cache_folder import CacheFolder, cache_folder_of
from hasila.build.document_bytes import pack_outline, pack_reading, unpack_outline
from hasila.build.document_pool import ReadGroup, read_all
from hasila.build.reading_cache import SHARDS, ReadingCache, RememberedReading, readings_folder, shard_of
from hasila.build.report_cache import ReportCache, reports_folder
from hasila.ingest.document import Document, digest_of_group, report_groups
from hasila.model.data_class import dataclass

MANY = 500
"""So many documents that were read anew are written at once, and leave memory before reports are made."""

ReadDocuments = Callable[[Mapping[str, str]], tuple[Document, ...]]
"""Reads the documents of a content, as :func:`hasila.ingest.document.read_documents` does."""

_Texts = Mapping[str, str]


@dataclass(slots=True)
class _KnownDocuments:
    """The documents of a folder, packed, without what stands in their files; ``readings`` has that."""

    folder: CacheFolder
    drops: bool
    readings: ReadingCache
    latest: dict[str, Document] = field(default_factory=dict)
    _stored: dict[int, dict[str, bytes]] = field(default_factory=dict)
    _used: defaultdict[int, dict[str, bytes]] = field(default_factory=lambda: defaultdict(dict))

    def document(self, digest: str, stem: str, texts: _Texts) -> Document | None:
        """The document with this digest as it was read before; ``None`` where it is not known."""
        if digest in self.latest:
            return self.latest[digest]
        shard = shard_of(digest)
        packed = self._shard(shard).get(digest)
        reading = RememberedReading(stem, digest, texts, self.readings)
        document = unpack_outline(packed, digest, reading) if packed else None
        if packed is None or document is None:
            self._stored[shard].pop(digest, None)
            return None
        self._used[shard][digest] = packed
        return document

    def keep(self, read: ReadGroup, texts: _Texts) -> Document:
        """Remember a document that was read anew; returns it as it is remembered."""
        document = read.document
        digest = document.digest
        packed = pack_reading(document)
        self._used[shard_of(digest)][digest] = pack_outline(document)
        self.readings.keep(digest, packed)
        reading = RememberedReading(document.stem, digest, texts, self.readings, packed)
        return replace(document, read=reading)

    def write(self, drops: bool) -> None:
        """Write what has changed.

        :raises OSError: where the folder cannot be written
        """
        if not self.folder.prepare():
            return
        self.folder.sweep()
        self.readings.folder.sweep()
        unwritten = self.readings.unwritten()
        for shard in range(SHARDS):
            stored = self._shard(shard)
            kept = {**({} if drops else stored), **self._used[shard]}
            if kept.keys() != stored.keys() or shard in unwritten:
                self._replace(shard, kept)

    def _replace(self, shard: int, kept: dict[str, bytes]) -> None:
        """Write one file of each sort. The outlines come last: of what they name the rest is there."""
        self.readings.write({shard: kept.keys()})
        self.folder.write(shard, kept)
        self._stored[shard] = kept

    def _shard(self, shard: int) -> dict[str, bytes]:
        """The entries of the file ``shard``, which is read once."""
        if shard not in self._stored:
            self._stored[shard] = self.folder.read(shard)
        return self._stored[shard]


@dataclass(slots=True)
class DocumentCache:
    """The documents of a project as they were read before; without a ``folder`` it remembers nothing.

    :meth:`read` may be called for several states of the project. :meth:`save` keeps what was used since the
    cache was opened and, unless the cache ``drops`` it, what was there before.
    """

    folder: CacheFolder | None
    drops: bool = True
    _known: _KnownDocuments | None = None

    def __post_init__(self) -> None:
        if self.folder is not None:
            readings = ReadingCache(readings_folder(self.folder))
            self._known = _KnownDocuments(self.folder, self.drops, readings)

    def read(self, files: Mapping[str, str]) -> tuple[Document, ...]:
        """The documents of all reports among ``files``, in order of their stems."""
        groups = sorted(report_groups(files).items())
        if self._known is None:
            return tuple(read.document for read in read_all(groups))
        return _read(groups, self._known)

    def save(self) -> None:
        """Write what has changed; a folder that cannot be written is left as it is."""
        if self._known is not None:
            with suppress(OSError):
                self._known.write(self.drops)


def _read(groups: Sequence[tuple[str, _Texts]], known: _KnownDocuments) -> tuple[Document, ...]:
    """The documents of these groups, those that are known and those that are read anew."""
    digests = {stem: digest_of_group(texts) for stem, texts in groups}
    found = {digests[stem]: known.document(digests[stem], stem, texts) for stem, texts in groups}
    lacking = [(stem, texts) for stem, texts in groups if found[digests[stem]] is None]
    for (_, texts), read in zip(lacking, read_all(lacking), strict=True):
        found[read.document.digest] = known.keep(read, texts)
    if len(lacking) >= MANY:
        with suppress(OSError):
            known.write(drops=False)
    known.latest = {digest: document for digest, document in found.items() if document}
    return tuple(known.latest[digests[stem]] for stem, _ in groups)


def open_cache(project: Path, wanted: bool = True, drops: bool = True) -> DocumentCache:
    """The cache of ``project``; see :class:`DocumentCache` and :func:`cache_folder_of`."""
    return DocumentCache(cache_folder_of(project, wanted), drops)


@dataclass(frozen=True, slots=True)
class ProjectCache:
    """What is remembered of the reports of a project: their documents, and what these were resolved to."""

    documents: DocumentCache
    reports: ReportCache | None

    def keep_unused(self) -> None:
        """Keep what is remembered of reports that are not asked for."""
        self.documents.drops = False
        if self.reports is not None:
            self.reports.drops = False

    def save(self) -> None:
        """Remember what was used."""
        self.documents.save()
        if self.reports is not None:
            self.reports.save()


def project_cache(folder: CacheFolder | None = None, drops: bool = True) -> ProjectCache:
    """What is remembered in ``folder``; without one nothing is."""
    reports = None if folder is None else ReportCache(reports_folder(folder), drops)
    return ProjectCache(DocumentCache(folder, drops), reports)


@contextmanager
def remembered(project: Path, wanted: bool = True, drops: bool = True) -> Iterator[ProjectCache]:
    """What is remembered of ``project``, for one command; at the end what was used is saved."""
    cache = project_cache(cache_folder_of(project, wanted), drops)
    yield cache
    cache.save()
