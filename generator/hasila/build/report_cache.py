"""Reports remembered across processes, by the digest of their document, of the vocabulary and of the
languages: what a document is resolved to depends on nothing else."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import field
from hashlib import blake2b

from hasila.build.cache_folder import CacheFolder
from hasila.build.data_bytes import UNREADABLE, as_bytes, pack, unpack
from hasila.ingest.reports import Found, Resolved
from hasila.model.data_class import dataclass
from hasila.model.site import Language
from hasila.model.vocabulary import Vocabulary

SHARDS = 32
"""The number of files. An edit of one report writes two of them anew."""


def reports_folder(folder: CacheFolder) -> CacheFolder:
    """The files of reports, beside the documents in ``folder``."""
    return CacheFolder(folder.path, folder.version, ".reports")


@dataclass(slots=True)
class ReportCache:
    """The reports of a project as they were resolved before. What is there already is kept, unless the cache
    ``drops`` what was not used."""

    folder: CacheFolder
    drops: bool = True
    _begun: tuple[tuple[Language, ...], Vocabulary] | None = None
    _context: bytes = b""
    _stored: dict[int, dict[str, bytes]] = field(default_factory=dict)
    _used: defaultdict[int, dict[str, bytes]] = field(default_factory=lambda: defaultdict(dict))

    def begin(self, languages: tuple[Language, ...], vocabulary: Vocabulary) -> None:
        """Give and take reports of these languages and this vocabulary from now on."""
        if (languages, vocabulary) != self._begun:  # a preview begins with the same at each save
            self._begun = (languages, vocabulary)
            self._context = blake2b(as_bytes(self._begun), digest_size=16).digest()

    def recall(self, resolved: Resolved) -> Found | None:
        """What a document was resolved to; ``None`` where it is not known."""
        name = self._name(resolved)
        shard = _shard_of(name)
        packed = self._shard(shard).get(name)
        found = None if packed is None else _unpacked(packed)
        if packed is None or found is None:
            self._stored[shard].pop(name, None)
            return None
        self._used[shard][name] = packed
        return found

    def note(self, resolved: Resolved, found: Found) -> None:
        """Remember what a document was resolved to."""
        name = self._name(resolved)
        self._used[_shard_of(name)][name] = pack(found)

    def save(self) -> None:
        """Write what has changed; a folder that cannot be written is left as it is."""
        with suppress(OSError):
            if self.folder.prepare():
                self.folder.sweep()
                self._write()

    def _write(self) -> None:
        for shard in range(SHARDS):
            stored = self._shard(shard)
            kept = self._used[shard] if self.drops else {**stored, **self._used[shard]}
            if kept.keys() != stored.keys():
                self.folder.write(shard, kept)
                self._stored[shard] = dict(kept)

    def _name(self, resolved: Resolved) -> str:
        stem, digest, readable = resolved
        text = f"{stem}\0{digest}\0{readable}".encode()
        return blake2b(text, digest_size=16, key=self._context).hexdigest()

    def _shard(self, shard: int) -> dict[str, bytes]:
        """The entries of the file ``shard``, which is read once."""
        if shard not in self._stored:
            self._stored[shard] = self.folder.read(shard)
        return self._stored[shard]


def _shard_of(name: str) -> int:
    return int(name[:4], 16) % SHARDS


def _unpacked(packed: bytes) -> Found | None:
    try:
        report, diagnostics = unpack(packed)
    except UNREADABLE:
        return None
    return report, diagnostics
