"""What the index of search tells of the documents of one bucket, remembered across processes: of a bucket of
which one document changed the others are not divided into words again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress

from hasila.build.cache_folder import CacheFolder
from hasila.build.data_bytes import UNREADABLE, pack, unpack
from hasila.model.data_class import dataclass
from hasila.publish.search.bucket_files import IndexedDocument

WORDS = ".words"
"""The ending of the files in which they are remembered."""

IndexedByPath = Mapping[str, tuple[str, IndexedDocument]]
"""By the path of a document the digest of its content, and what is told of it."""


@dataclass(frozen=True, slots=True)
class BucketMemory:
    """The memory of one bucket in a ``folder`` of its own suffix; without one nothing is remembered."""

    folder: CacheFolder | None

    def load(self, context: str) -> IndexedByPath:
        """What was remembered in ``context``: the digest of all but the documents that it is made from."""
        packed = None if self.folder is None else self.folder.read(0).get(context)
        if packed is None:
            return {}
        try:
            return {path: (state, told) for path, state, told in unpack(packed)}
        except UNREADABLE:
            return {}

    def save(self, context: str, documents: IndexedByPath) -> None:
        """Remember ``documents`` and nothing else; a folder that cannot be written is left as it is."""
        if self.folder is None:
            return
        with suppress(OSError):
            if self.folder.prepare():
                self.folder.sweep()
                told = tuple((path, state, told) for path, (state, told) in documents.items())
                self.folder.write(0, {context: pack(told)})


def forget_all_but(kept: Iterable[CacheFolder], own: CacheFolder) -> None:
    """Remove the files whose suffix is that of ``own``, a pattern, and of none of ``kept``."""
    endings = tuple(folder.suffix for folder in kept)
    with suppress(OSError):
        for path in own.path.glob(f"*{own.suffix}"):
            if not path.name.endswith(endings):
                path.unlink(missing_ok=True)
