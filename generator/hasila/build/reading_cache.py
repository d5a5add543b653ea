"""What stands in the files of reports, remembered across processes, by the digest of their document.

It is asked for only where a report is resolved anew. So it lies in files of its own, which are read when
something in them is first asked for, and what was read anew leaves memory when it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import field

from hasila.build.cache_folder import CacheFolder
from hasila.build.data_bytes import UNREADABLE, unpack
from hasila.ingest.document import Reading, read_document
from hasila.model.data_class import dataclass

SHARDS = 32
"""The number of files. Of 10,000 reports each holds about 300, some 2 MB; an edit writes two of them anew."""


def readings_folder(folder: CacheFolder) -> CacheFolder:
    """The files of readings, beside the documents in ``folder``."""
    return CacheFolder(folder.path, folder.version, ".readings")


@dataclass(slots=True)
class ReadingCache:
    """The packed readings of a project by the digest of their document."""

    folder: CacheFolder
    _new: dict[str, bytes] = field(default_factory=dict)
    """Those that no file holds yet."""
    _stored: dict[int, dict[str, bytes]] = field(default_factory=dict)
    """The files that were asked for."""

    def keep(self, digest: str, packed: bytes) -> None:
        """Remember a reading."""
        self._new[digest] = packed

    def packed(self, digest: str) -> bytes | None:
        """The bytes of the reading of a document; ``None`` where they are not known."""
        found = self._new.get(digest)
        return self._shard(shard_of(digest)).get(digest) if found is None else found

    def lost(self, digest: str) -> None:
        """Forget a reading that is none of this version."""
        self._new.pop(digest, None)
        self._shard(shard_of(digest)).pop(digest, None)

    def write(self, shards: Mapping[int, Collection[str]]) -> None:
        """Write these files anew, each with the readings of these digests, as far as they are known.

        :raises OSError: where the folder cannot be written
        """
        for number, digests in shards.items():
            known = {digest: self.packed(digest) for digest in digests}
            entries = {digest: packed for digest, packed in known.items() if packed is not None}
            self.folder.write(number, entries)
            self._stored.pop(number, None)
            for digest in entries:
                self._new.pop(digest, None)

    def unwritten(self) -> dict[int, set[str]]:
        """The digests of readings that no file holds yet, by the number of their file."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for digest in self._new:
            found[shard_of(digest)].add(digest)
        return found

    def _shard(self, number: int) -> dict[str, bytes]:
        if number not in self._stored:
            self._stored[number] = self.folder.read(number)
        return self._stored[number]


@dataclass(slots=True)
class RememberedReading:
    """Gives what stands in the files of a report, of its bytes where these are ``at_hand``, else of what is
    remembered; where that is damaged the files, whose ``texts`` are given, are read anew."""

    stem: str
    digest: str
    texts: Mapping[str, str]
    known: ReadingCache
    at_hand: bytes | None = None

    def __call__(self) -> Reading:
        packed = self.at_hand or self.known.packed(self.digest)
        if packed is not None:
            try:
                found = unpack(packed)
            except UNREADABLE:
                found = None
            if isinstance(found, Reading):
                return found
            self.known.lost(self.digest)
        return read_document(self.stem, self.texts).reading

    def let_go(self) -> None:
        """Let go of the bytes: they are remembered."""
        self.at_hand = None


def shard_of(digest: str) -> int:
    """The number of the file in which a document is remembered."""
    return int(digest[:4], 16) % SHARDS
