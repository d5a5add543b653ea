"""Documents remembered across processes, by their digest.

A document depends on the bytes of its files and on the code alone (:mod:`hasila.ingest.document`), so that it
need not be read twice. What is remembered lies in the user's own cache folder and not in the project
(:mod:`hasila.build.cache_folder` says why). Whatever is wrong with it, the files are read anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import field
from pathlib import Path

from hasila.build.cache_folder import CacheFolder, cache_folder_of
from hasila.build.document_bytes import pack, unpack
from hasila.build.document_pool import ReadGroup, read_all
from hasila.build.report_cache import ReportCache, reports_folder
from hasila.ingest.document import Document, digest_of_group, report_groups
from hasila.model.data_class import dataclass

SHARDS = 32
"""The number of files. Of 10,000 reports each holds about 300, some 2 MB; an edit writes two of them anew."""

ReadDocuments = Callable[[Mapping[str, str]], tuple[Document, ...]]
"""Reads the documents of a content, as :func:`hasila.ingest.document.read_documents` does."""


@dataclass(slots=True)
class DocumentCache:
    """The documents of a project as they were read before; without a ``folder`` it remembers nothing.

    :meth:`read` may be called for several states of the project. :meth:`save` keeps what was used since the
    cache was opened and, unless the cache ``drops`` it, what was there before.
    """

    folder: CacheFolder | None
    drops: bool = True
    _stored: dict[int, dict[str, bytes]] = field(default_factory=dict)
    _used: defaultdict[int, dict[str, bytes]] = field(default_factory=lambda: defaultdict(dict))
    _latest: dict[str, Document] = field(default_factory=dict)

    def read(self, files: Mapping[str, str]) -> tuple[Document, ...]:
        """The documents of all reports among ``files``, in order of their stems."""
        groups = sorted(report_groups(files).items())
        if self.folder is None:
            return tuple(read.document for read in read_all(groups))
        digests = {stem: digest_of_group(texts) for stem, texts in groups}
        known = {digest: self._known(digest, self.folder) for digest in digests.values()}
        lacking = [(stem, texts) for stem, texts in groups if known[digests[stem]] is None]
        for read in read_all(lacking):
            self._keep(read)
            known[read.document.digest] = read.document
        self._latest = {digest: document for digest, document in known.items() if document}
        return tuple(self._latest[digests[stem]] for stem, _ in groups)

    def _keep(self, read: ReadGroup) -> None:
        """Remember a document that was read anew."""
        digest = read.document.digest
        self._used[_shard_of(digest)][digest] = read.packed or pack(read.document)

    def save(self) -> None:
        """Write what has changed; a folder that cannot be written is left as it is."""
        if self.folder is None:
            return
        with suppress(OSError):
            if self.folder.prepare():
                self._write(self.folder)

    def _write(self, folder: CacheFolder) -> None:
        folder.sweep()
        for shard in range(SHARDS):
            stored = self._shard(folder, shard)
            before = {} if self.drops else stored
            kept = {**before, **self._used[shard]}
            if kept.keys() != stored.keys():
                folder.write(shard, kept)
                self._stored[shard] = kept

    def _known(self, digest: str, folder: CacheFolder) -> Document | None:
        """The document with this digest as it was read before; ``None`` where it is not known."""
        if digest in self._latest:
            return self._latest[digest]
        shard = _shard_of(digest)
        packed = self._shard(folder, shard).get(digest)
        document = unpack(packed, digest) if packed else None
        if packed is None or document is None:
            self._stored[shard].pop(digest, None)
            return None
        self._used[shard][digest] = packed
        return document

    def _shard(self, folder: CacheFolder, shard: int) -> dict[str, bytes]:
        """The entries of the file ``shard``, which is read once."""
        if shard not in self._stored:
            self._stored[shard] = folder.read(shard)
        return self._stored[shard]


def open_cache(project: Path, wanted: bool = True, drops: bool = True) -> DocumentCache:
    """The cache of ``project``; see :class:`DocumentCache` and :func:`cache_folder_of`."""
    return DocumentCache(cache_folder_of(project, wanted), drops)


@dataclass(frozen=True, slots=True)
class ProjectCache:
    """What is remembered of the reports of a project: their documents, and what these were resolved to."""

    documents: DocumentCache
    reports: ReportCache | None

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


def _shard_of(digest: str) -> int:
    return int(digest[:4], 16) % SHARDS
