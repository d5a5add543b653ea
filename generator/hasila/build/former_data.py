"""The files of data as the last build left them: what did not change of them is not made again.

What is known of them is remembered beside the documents, for each output folder. Whatever is wrong with it,
the files are made anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from hasila.build.cache_folder import CacheFolder
from hasila.build.data_bytes import UNREADABLE, as_bytes, from_bytes
from hasila.build.staged_site import StagedSite, WrittenFile
from hasila.model.data_class import dataclass
from hasila.model.page import LaidFile
from hasila.publish.data.storage import LaidParts

PartsByPath = Mapping[str, tuple[str, LaidParts]]
"""By the path of a file its SHA-256 and what is known of it."""


@dataclass(frozen=True, slots=True)
class DataFilesMemory:
    """What is remembered of the files of data in a ``folder`` of its own suffix; without one nothing is.

    ``context`` is the digest of all that they are made from beside the reports."""

    folder: CacheFolder | None
    context: str

    def load(self) -> PartsByPath:
        """What was remembered in this context."""
        packed = None if self.folder is None else self.folder.read(0).get(self.context)
        if packed is None:
            return {}
        try:
            return {path: (digest, parts) for path, digest, parts in from_bytes(packed)}
        except UNREADABLE:
            return {}

    def save(self, known: Mapping[str, LaidParts], written: Iterable[WrittenFile]) -> None:
        """Remember what is ``known`` of the files as they were written, and nothing else."""
        if self.folder is None:
            return
        told = tuple((file.path, file.digest, known[file.path]) for file in written if file.path in known)
        with suppress(OSError):
            if self.folder.prepare():
                self.folder.sweep()
                self.folder.write(0, {self.context: as_bytes(told)})


@dataclass(frozen=True, slots=True)
class FormerFiles:
    """The files of data of the old site: ``written`` as the last build wrote them."""

    site: StagedSite
    known: PartsByPath
    written: Mapping[str, WrittenFile]

    def parts(self, path: str) -> LaidParts | None:
        """What is known of the file at ``path``, which stands there still; ``None`` where it does not."""
        file = self.written.get(path)
        digest, parts = self.known.get(path, ("", None))
        if file is None or file.digest != digest or not self.site.is_whole(file):
            return None
        return parts

    def laid(self, path: str) -> LaidFile:
        """That file."""
        file = self.written[path]
        return LaidFile(path, Path(self.site.out, path), file.size, file.digest)
