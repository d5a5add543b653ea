"""Documents remembered across processes, by their digest.

A document depends on the bytes of its files and on the code alone (:mod:`hasila.ingest.document`), so that it
need not be read twice. What is remembered lies in the user's own cache folder and not in the project
(:mod:`hasila.build.cache_folder` says why). Whatever is wrong with it, the files are read anew.
"""

from __future__ import annotations

import os
import pickle
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import blake2b
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from hasila.build.cache_folder import CacheFolder, code_version, user_cache
from hasila.ingest.document import Document, digest_of_group, read_document, report_groups

SHARDS = 32
"""The number of files. Of 10,000 reports each holds about 300, some 2 MB; an edit writes two of them anew."""
_FASTEST = 1
"""The level of compression: a fifth of the size; the next levels take longer for little."""

ReadDocuments = Callable[[Mapping[str, str]], tuple[Document, ...]]
"""Reads the documents of a content, as :func:`hasila.ingest.read_documents` does."""


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
        documents = tuple(self._document(stem, texts) for stem, texts in groups)
        if self.folder is not None:
            self._latest = {document.digest: document for document in documents}
        return documents

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

    def _document(self, stem: str, texts: Mapping[str, str]) -> Document:
        """The document of a group of files, remembered or read."""
        if self.folder is None:
            return read_document(stem, texts)
        digest = digest_of_group(texts)
        if digest in self._latest:
            return self._latest[digest]
        shard = _shard_of(digest)
        packed = self._shard(self.folder, shard).get(digest)
        document = unpack(packed, digest) if packed else None
        if packed is None or document is None:
            self._stored[shard].pop(digest, None)
            document = read_document(stem, texts)
            packed = pack(document)
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


def cache_folder_of(project: Path, wanted: bool = True) -> CacheFolder | None:
    """The folder of what is remembered of ``project``.

    There is none where it is not ``wanted``, where the environment says ``HASILA_CACHE=0``, or where the
    system names no folder for it.
    """
    root = user_cache(os.environ)
    if not wanted or root is None or os.environ.get("HASILA_CACHE") == "0":
        return None
    version = code_version()
    if not version:
        return None
    location = os.fsencode(project.resolve())
    name = blake2b(location, digest_size=16).hexdigest()
    return CacheFolder(root / name, version)


@contextmanager
def remembered(project: Path, wanted: bool = True, drops: bool = True) -> Iterator[ReadDocuments]:
    """A reader of documents for one command on ``project``; at the end what was used is saved."""
    documents = open_cache(project, wanted, drops)
    yield documents.read
    documents.save()


def _shard_of(digest: str) -> int:
    return int(digest[:4], 16) % SHARDS


# Packing

UNREADABLE = (
    pickle.UnpicklingError,
    zlib.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""The errors of bytes that are no document of this version."""


def pack(document: Document) -> bytes:
    """The document as bytes."""
    buffer = BytesIO()
    _Pickler(buffer, protocol=5).dump(document)
    return zlib.compress(buffer.getvalue(), _FASTEST)


def unpack(packed: bytes, digest: str) -> Document | None:
    """The document of these bytes; ``None`` where they are not those of the document with this ``digest``."""
    try:
        document = DataUnpickler.load_bytes(zlib.decompress(packed))
    except UNREADABLE:
        return None
    is_right = isinstance(document, Document) and document.digest == digest
    return document if is_right else None


class _Pickler(pickle.Pickler):
    """Writes a data class as a call of its class: twice as fast to load as its state."""

    def reducer_override(self, value: object) -> Any:
        kind = type(value)
        if not is_dataclass(kind):
            return NotImplemented
        arguments = [getattr(value, name) for name in _arguments(kind)]
        return kind, tuple(arguments)


@cache
def _arguments(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.init)


class DataUnpickler(pickle.Unpickler):
    """Makes data classes and enumerations of this package and days, and nothing else that has a name."""

    @classmethod
    def load_bytes(cls, packed: bytes) -> Any:
        """The value of these bytes.

        :raises Exception: one of ``UNREADABLE`` where they are no value of this version
        """
        return cls(BytesIO(packed)).load()

    def find_class(self, module: str, name: str) -> type:
        """The class ``name`` of ``module``; see :func:`_class_named`."""
        return _class_named(module, name)


@cache
def _class_named(module: str, name: str) -> type:
    """The class ``name`` of ``module``.

    :raises pickle.UnpicklingError: for anything but a data class or an enumeration of this package, or a day
    """
    if (module, name) == ("datetime", "date"):
        return date
    if module.startswith("hasila."):
        found = getattr(import_module(module), name, None)
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
    raise pickle.UnpicklingError(f"{module}.{name} is no part of what is remembered")
