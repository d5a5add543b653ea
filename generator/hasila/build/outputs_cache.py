"""The subjects of the last site, remembered across processes: for each its key, its files as they were
written, and what is listed of it.

A subject with the same key is not made again; its files are taken from the old site, where they still are as
they were written. What is remembered lies beside the documents (:mod:`hasila.build.cache_folder`). Whatever
is wrong with it, the subject is made anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import field
from hashlib import blake2b

from hasila.build.cache_folder import CacheFolder
from hasila.build.data_bytes import UNREADABLE, as_bytes, from_bytes
from hasila.build.staged_site import WrittenFile
from hasila.model.data_class import dataclass

SHARDS = 32


@dataclass(frozen=True, slots=True)
class KeyParts:
    """What the files of a subject are made from: the digest of its slice, of the site's configuration and
    catalogues, of its templates, of the base map, and the version of the code."""

    content: str
    settings: str
    templates: str
    base_map: str
    code: str

    def changed(self, other: KeyParts) -> str:
        """The name of the first part that differs from that of ``other``, in words; "" where none does."""
        for name, words in PARTS.items():
            if getattr(self, name) != getattr(other, name):
                return words
        return ""


PARTS = {
    "code": "Hasila itself was changed",
    "settings": "the configuration, a catalogue or the address was changed",
    "templates": "a template was changed",
    "base_map": "the base map was changed",
    "content": "what it shows was changed",
}
"""The parts of a key, the widest first, and what a person is told where one differs."""


@dataclass(frozen=True, slots=True)
class MadeRecord:
    """A subject as it was made. ``listed`` is what other files need to know of it, packed
    (:func:`hasila.build.data_bytes.pack`)."""

    key: KeyParts
    files: tuple[WrittenFile, ...]
    listed: bytes


@dataclass(slots=True)
class OutputsCache:
    """The records of one output folder by the name of the subject; without a ``folder`` there are none."""

    folder: CacheFolder | None
    _stored: dict[int, dict[str, bytes]] = field(default_factory=dict)
    records: dict[str, MadeRecord] = field(default_factory=dict)

    def load(self) -> Mapping[str, MadeRecord]:
        """Every record that can be read."""
        if self.folder is None:
            return {}
        for shard in range(SHARDS):
            self._stored[shard] = self.folder.read(shard)
            for name, packed in self._stored[shard].items():
                record = _unpacked(packed)
                if record is not None:
                    self.records[name] = record
        return self.records

    def save(self, records: Mapping[str, MadeRecord]) -> None:
        """Remember ``records`` and forget all others; a folder that cannot be written is left as it is."""
        if self.folder is None:
            return
        with suppress(OSError):
            if self.folder.prepare():
                self.folder.sweep()
                self._write(self.folder, records)

    def _write(self, folder: CacheFolder, records: Mapping[str, MadeRecord]) -> None:
        shards: defaultdict[int, dict[str, MadeRecord]] = defaultdict(dict)
        for name, record in records.items():
            shards[_shard_of(name)][name] = record
        for shard in range(SHARDS):
            if self._differs(shards[shard].items(), self._stored.get(shard, {})):
                packed = {name: _packed(record) for name, record in shards[shard].items()}
                folder.write(shard, packed)

    def _differs(self, records: Iterable[tuple[str, MadeRecord]], stored: Mapping[str, bytes]) -> bool:
        """True where ``records`` are others than those in a file."""
        known = dict(records)
        return known.keys() != stored.keys() or any(
            self.records.get(name) is not record for name, record in known.items()
        )


def _shard_of(name: str) -> int:
    return blake2b(name.encode(), digest_size=1).digest()[0] % SHARDS


def _packed(record: MadeRecord) -> bytes:
    return as_bytes(record)


def _unpacked(packed: bytes) -> MadeRecord | None:
    try:
        record = from_bytes(packed)
    except UNREADABLE:
        return None
    return record if isinstance(record, MadeRecord) else None
