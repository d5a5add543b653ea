"""A site in the making, in a folder beside the one that it will replace.

Several processes may put files into it at once. A file of the old site that would be made with the same bytes
is not written again: both sites then have it, as links to one file, until the old one goes."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from hasila.model.data_class import dataclass
from hasila.model.page import File, LaidFile, SiteFile


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as it was written: its path in the site, its size in bytes, the time of its last change in
    nanoseconds, and its SHA-256."""

    path: str
    size: int
    changed: int
    digest: str


@dataclass(frozen=True, slots=True)
class StagedSite:
    """``folder`` is where the site is made, ``out`` the folder of the old one, which may be absent."""

    folder: Path
    out: Path

    def put(self, file: File) -> WrittenFile:
        """Write ``file``.

        :raises ValueError: for a path outside of the site
        :raises OSError: for a broken disk
        """
        target = self.folder / _inside(file.path)
        content = file.content
        try:
            changed = _written(target, content)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            changed = _written(target, content)
        return WrittenFile(file.path, len(content), changed, sha256(content).hexdigest())

    def put_or_keep(self, file: SiteFile, old: WrittenFile | None) -> WrittenFile:
        """Write ``file``, or take it over from the old site where it stands there, as ``old`` says."""
        is_same = old is not None and old.digest == _digest(file)
        if old is not None and is_same and self.keep((old,)):
            return old
        return self._put_laid(file) if isinstance(file, LaidFile) else self.put(file)

    def _put_laid(self, file: LaidFile) -> WrittenFile:
        """Move ``file`` to its place; one of the old site is copied."""
        target = self.folder / _inside(file.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.source.is_relative_to(self.folder):
            file.source.replace(target)
        else:
            shutil.copyfile(file.source, target)
        return WrittenFile(file.path, file.size, target.stat().st_mtime_ns, file.digest)

    def keep(self, files: tuple[WrittenFile, ...]) -> bool:
        """Take ``files`` over from the old site; false where one of them is not there as it was written, or
        cannot be linked to."""
        return all(map(self.is_whole, files)) and all(map(self._link, files))

    def former(self, file: WrittenFile) -> BinaryIO | None:
        """``file`` of the old site, to be read; ``None`` where it is not there as it was written."""
        return open(self.out / file.path, "rb") if self.is_whole(file) else None

    def is_whole(self, file: WrittenFile) -> bool:
        """True where ``file`` is in the old site as it was written."""
        return stands(f"{self.out}/{file.path}", file.size, file.changed)

    def _link(self, file: WrittenFile) -> bool:
        try:
            return _linked(f"{self.out}/{file.path}", f"{self.folder}/{file.path}")
        except OSError:  # a file system without links
            return False


def _digest(file: SiteFile) -> str:
    """The SHA-256 of ``file``."""
    return file.digest if isinstance(file, LaidFile) else sha256(file.content).hexdigest()


def stands(path: str, size: int, changed: int) -> bool:
    """True where there is a plain file of this size at ``path``, last changed at that time in nanoseconds."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (size, changed) and stat.S_ISREG(found.st_mode)


def _written(target: Path, content: bytes) -> int:
    """Write a file and return the time of its change, in nanoseconds."""
    with open(target, "wb") as opened:
        opened.write(content)
        opened.flush()
        return os.fstat(opened.fileno()).st_mtime_ns


def _linked(source: str, target: str) -> bool:
    """Make ``target`` another name of ``source``; true when done."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:  # begun by a worker that was ended, and done again
        pass
    return True


def _inside(path: str) -> str:
    """``path``, where it lies within the site.

    :raises ValueError: where it does not
    """
    parts = PurePosixPath(path)
    if not path or parts.is_absolute() or ".." in parts.parts:
        raise ValueError(f"{path} lies outside the site")
    return path


@dataclass(frozen=True, slots=True)
class FolderContents(Mapping[str, bytes]):
    """The files of a folder by their path, each read when it is asked for."""

    folder: Path
    paths: frozenset[str]
    instead: Mapping[str, bytes]
    """Other contents for some of the paths."""

    def __getitem__(self, path: str) -> bytes:
        if path in self.instead:
            return self.instead[path]
        if path not in self.paths:
            raise KeyError(path)
        return (self.folder / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)
