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
MANY = 500
"""So many new reports are written at once, and not when a command ends: till then they would stay in
memory."""


def reports_folder(folder: CacheFolder) -> CacheFolder:
    """The files of reports, beside the documents in ``folder``."""
    return CacheFolder(folder.path, folder.version, ".reports")


@dataclass(slots=True)
class ReportCache:
    """The reports of a project as they were resolved before. What is there already is kept, unless the cache
    ``drops`` what was not used.

    What the files hold is in memory only while reports are asked for."""

    folder: CacheFolder
    drops: bool = True
    _begun: tuple[tuple[Language, ...], Vocabulary] | None = None
    _context: bytes = b""
    _stored: dict[int, dict[str, bytes]] = field(default_factory=dict)
    _names: dict[int, set[str]] = field(default_factory=dict)
    """What is in the files that were read and let go of."""
    _used: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The names of what was asked for and is in the files."""
    _new: defaultdict[int, dict[str, bytes]] = field(default_factory=lambda: defaultdict(dict))
    """What no file holds yet."""

    def begin(self, languages: tuple[Language, ...], vocabulary: Vocabulary) -> None:
        """Give and take reports of these languages and this vocabulary from now on."""
        if (languages, vocabulary) != self._begun:  # a preview begins with the same at each save
            self._begun = (languages, vocabulary)
            self._context = blake2b(as_bytes(self._begun), digest_size=16).digest()

    def recall(self, resolved: Resolved) -> Found | None:
        """What a document was resolved to; ``None`` where it is not known."""
        name = self._name(resolved)
        shard = _shard_of(name)
        packed = self._new[shard].get(name) or self._shard(shard).get(name)
        found = None if packed is None else _unpacked(packed)
        if found is None:
            self._shard(shard).pop(name, None)
            return None
        self._used[shard].add(name)
        return found

    def note(self, resolved: Resolved, found: Found) -> None:
        """Remember what a document was resolved to."""
        name = self._name(resolved)
        self._new[_shard_of(name)][name] = pack(found)

    def end(self) -> None:
        """All reports of a state were asked for. Where many are new they are written at once."""
        if sum(map(len, self._new.values())) >= MANY:
            self._save(drops=False)
        self._let_go()

    def save(self) -> None:
        """Write what has changed; a folder that cannot be written is left as it is."""
        self._save(self.drops)
        self._let_go()

    def _let_go(self) -> None:
        self._names |= {shard: set(stored) for shard, stored in self._stored.items()}
        self._stored.clear()

    def _save(self, drops: bool) -> None:
        with suppress(OSError):
            if self.folder.prepare():
                self.folder.sweep()
                for shard in range(SHARDS):
                    self._write(shard, drops)

    def _write(self, shard: int, drops: bool) -> None:
        new, names = self._new[shard], self._names_in(shard)
        before = names & self._used[shard] if drops else names
        if before | new.keys() != names:
            stored = self._shard(shard)
            kept = {**{name: stored[name] for name in before if name in stored}, **new}
            self.folder.write(shard, kept)
            self._stored[shard] = kept
        self._used[shard].update(new)
        new.clear()

    def _name(self, resolved: Resolved) -> str:
        stem, digest, readable = resolved
        text = f"{stem}\0{digest}\0{readable}".encode()
        return blake2b(text, digest_size=16, key=self._context).hexdigest()

    def _names_in(self, shard: int) -> set[str]:
        """The names of what is in a file, which need not be read again for it."""
        if shard in self._names and shard not in self._stored:
            return self._names[shard]
        return set(self._shard(shard))

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
