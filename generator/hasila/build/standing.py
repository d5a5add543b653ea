"""The site as the last build left it: while all that it is made from is the same, and its files are as they
were written, it is not made again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from hasila.build.cache_folder import CacheFolder, files_of_site
from hasila.build.data_bytes import UNREADABLE, as_bytes, from_bytes
from hasila.build.staged_site import stands
from hasila.build.summary import Summary
from hasila.ingest.files import FoundFiles, shipped_files
from hasila.model.data_class import dataclass

_KIND = "site"

_Standing = tuple[str, int, int]
"""A file of the site: its path, its size, and the time of its last change."""


def digest_of_inputs(found: FoundFiles, version: str, choices: Iterable[str]) -> str:
    """The digest of all that a site is made from: the files of the project and those that are shipped, what
    was refused among them, the ``version`` of the code, and the ``choices`` of the command."""
    digest = blake2b(digest_size=16)
    for text in (version, *choices, repr(found.refused), repr(found.others)):
        _add(digest, text.encode("utf-8", "surrogatepass"))
    for files in (shipped_files(), found.files):
        _add(digest, b"%d files" % len(files))
        _add_files(digest, files)
    return digest.hexdigest()


def _add_files(digest: blake2b, files: Mapping[str, bytes]) -> None:
    for path, raw in files.items():
        _add(digest, path.encode("utf-8", "surrogatepass"))
        _add(digest, raw)


def _add(digest: blake2b, content: bytes) -> None:
    digest.update(b"%d\n" % len(content))
    digest.update(content)


@dataclass(frozen=True)
class StandingSite:
    """The memory of the site at ``out``."""

    folder: CacheFolder
    out: Path

    def summary(self, inputs: str, found: FoundFiles) -> Summary | None:
        """What was told of the site when it was made from ``inputs``; ``None`` where it was made from other
        ones, or is not there as it was written."""
        stored = self._file.read(0).get(inputs)
        known = None if stored is None else _unpacked(stored)
        if known is None:
            return None
        summary, files = known
        out = str(self.out.absolute())
        if not all(stands(f"{out}/{path}", size, changed) for path, size, changed in files):
            return None
        shown = {diagnostic.location.path for diagnostic in summary.diagnostics}
        texts = found.gathered()[0].with_content(shown).texts if shown else {}
        return replace(summary, made=0, texts=texts)

    def remember(self, inputs: str, summary: Summary) -> None:
        """Remember a site that was made from ``inputs``, and forget the one before it.

        :raises OSError: where the folder cannot be written
        """
        if self._file.prepare():
            self._file.sweep()
            self._file.write(0, {inputs: _packed(summary)})

    @property
    def _file(self) -> CacheFolder:
        return files_of_site(self.folder, self.out, _KIND)


def _packed(summary: Summary) -> bytes:
    files = tuple((file.path, file.size, file.changed) for file in summary.standing)
    told = replace(summary, texts={}, standing=())
    return as_bytes((told, files))


def _unpacked(stored: bytes) -> tuple[Summary, tuple[_Standing, ...]] | None:
    try:
        summary, files = from_bytes(stored)
    except UNREADABLE:
        return None
    return summary, files
