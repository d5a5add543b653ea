"""Files as they were read before, while a process watches a project: one that has changed is read again.

Whether a file has changed is told by its number, size and times in the folder; bytes are not looked at.
Times have a grain: a file that was written shortly before it was read could be written again without a
trace. Such a one is read again each time (git calls it racily clean).
"""

from __future__ import annotations

import os
from dataclasses import field
from time import time_ns

from hasila.ingest.file_walk import read_bytes
from hasila.model.data_class import dataclass

_GRAIN = 2_000_000_000
"""Nanoseconds: the coarsest grain of the times of files, that of FAT."""

_Signature = tuple[int, int, int, int, int]


@dataclass(slots=True)
class FileMemory:
    """The bytes of files by their path, with the state of the folder that they belong to."""

    _known: dict[str, tuple[_Signature, bytes]] = field(default_factory=dict)

    def read(self, path: str, most: int) -> bytes | int:
        """The bytes of a file; of one that has more than ``most``, how many.

        :raises OSError: where it cannot be read, or is no plain file
        """
        signature = _signature(path)
        known = self._known.get(path)
        if known is not None and known[0] == signature and len(known[1]) <= most:
            return known[1]
        before = time_ns()
        raw = read_bytes(path, most)
        is_old = before - max(signature[-2:]) > _GRAIN
        if is_old and isinstance(raw, bytes):
            self._known[path] = (signature, raw)
        else:
            self._known.pop(path, None)
        return raw


def _signature(path: str) -> _Signature:
    about = os.lstat(path)
    return (about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns)
