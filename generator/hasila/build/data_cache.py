"""The data of reports remembered across processes, by the digest of what they are made of."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import field
from hashlib import blake2b

from hasila.build.cache_folder import CacheFolder
from hasila.build.data_bytes import UNREADABLE, pack, unpack
from hasila.model.data_class import dataclass
from hasila.publish.data.report_data import DataMaker, ReportData, ReportInputs
from hasila.publish.slice_keys import SliceKeys

SHARDS = 32
"""The number of files. An edit of one report writes one of them anew."""


def data_folder(folder: CacheFolder) -> CacheFolder:
    """The files of the data of reports, beside the documents in ``folder``."""
    return CacheFolder(folder.path, folder.version, ".data")


@dataclass(slots=True)
class DataCache:
    """The data of the reports of a project as they were made before; without a ``folder`` it remembers
    nothing.

    ``keys`` makes the digests of what they are made of.
    """

    folder: CacheFolder | None
    keys: SliceKeys
    _stored: dict[int, dict[str, bytes]] = field(default_factory=dict)
    _made: defaultdict[int, dict[str, bytes]] = field(default_factory=lambda: defaultdict(dict))
    _wanted: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The states of the reports that are to be remembered."""

    def state(self, inputs: ReportInputs, make: DataMaker) -> str:
        """The digest of all that the data of a report are made from; they are to be remembered on."""
        state = self.keys.key("data of a report", (inputs, make.languages))
        self._wanted[_shard_of(inputs.report.id)].add(state)
        return state

    def data(self, state: str, inputs: ReportInputs, make: DataMaker) -> ReportData:
        """The data of a report of this state, as they are known or else as ``make`` makes them."""
        if self.folder is None:
            return make.make(inputs)
        shard = _shard_of(inputs.report.id)
        packed = self._shard(shard, self.folder).get(state)
        data = None if packed is None else _unpacked(packed)
        if data is None:
            data = make.make(inputs)
            self._made[shard][state] = pack(data)
        return data

    def save(self) -> None:
        """Remember what was used, and forget all else; a folder that cannot be written is left as it is."""
        if self.folder is None:
            return
        with suppress(OSError):
            if self.folder.prepare():
                self.folder.sweep()
                self._write(self.folder)

    def _write(self, folder: CacheFolder) -> None:
        for shard in range(SHARDS):
            stored = self._shard(shard, folder)
            known = stored | self._made[shard]
            wanted = {state: known[state] for state in known if state in self._wanted[shard]}
            if self._made[shard] or wanted.keys() != stored.keys():
                folder.write(shard, wanted)

    def _shard(self, shard: int, folder: CacheFolder) -> dict[str, bytes]:
        """The entries of the file ``shard``, which is read once."""
        if shard not in self._stored:
            self._stored[shard] = folder.read(shard)
        return self._stored[shard]


def _shard_of(report: str) -> int:
    return blake2b(report.encode(), digest_size=1).digest()[0] % SHARDS


def _unpacked(packed: bytes) -> ReportData | None:
    try:
        data = unpack(packed)
    except UNREADABLE:
        return None
    return data if isinstance(data, ReportData) else None
