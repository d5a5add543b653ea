"""The folder in which documents are remembered: where it lies, whom it trusts, and the files in it.

It is the user's own cache folder, never the project. A pickle runs code when it is loaded, and a cache that
travels with a repository could lie about the reports beside it. For the same reason a folder or a file is not
read where another user owns it or may write to it.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from time import time

import hasila
from hasila.model.data_class import dataclass

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_DIGEST_SIZE = 16
_DOCUMENTS = ".documents"
_UNFINISHED = ".unfinished"
_LONGEST_WRITE = 3600
"""Seconds after which a file that was not finished is taken for the remains of a process that was killed."""


def user_cache(environment: Mapping[str, str], system: str = sys.platform) -> Path | None:
    """The folder of this user for all that Hasila remembers; ``None`` where the system names none.

    ``system`` is a value of ``sys.platform``. A relative path is not used, as XDG demands.
    """
    if system == "win32":
        return _below(environment.get("LOCALAPPDATA", ""), "hasila")
    home = environment.get("HOME", "")
    if system == "darwin":
        return _below(home, "Library/Caches/hasila")
    chosen = _below(environment.get("XDG_CACHE_HOME", ""), "hasila")
    return chosen or _below(home, ".cache/hasila")


def _below(folder: str, name: str) -> Path | None:
    path = Path(folder)
    return path / name if path.is_absolute() else None


@cache
def code_version() -> str:
    """The digest of all that decides how a file is read; "" where the code cannot be read as files.

    That is each file of the package, Python, and the packages that it uses.
    """
    root = os.path.dirname(hasila.__file__)
    files = sorted(_code_files(root))
    if not files:
        return ""
    digest = blake2b(digest_size=_DIGEST_SIZE)
    versions = (sys.version, *installed(sys.path))
    digest.update("\n".join(versions).encode())
    for path in files:
        with open(path, "rb", buffering=0) as file:  # some 600 files: each step counts
            content = file.read()
        name = path[len(root) :]
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


USED = frozenset(
    (
        "babel",
        "django_js_lib_leaflet",
        "folium",
        "jinja2",
        "markdown_it_py",
        "markupsafe",
        "pymupdf_fonts",
        "pyyaml",
        "resvg_py",
        "xlsxwriter",
    )
)
"""The packages on which files that are made depend, by the names of what an installer writes beside them."""


def installed(folders: Iterable[str]) -> Iterator[str]:
    """The names and versions of the packages in ``folders`` on which files that are made depend.

    They are read from the names of the folders that an installer leaves (``jinja2-3.1.6.dist-info``): to load
    the packages, or what they say of themselves, would take longer than a build in which nothing changed.
    """
    for folder in folders:
        for entry in sorted(_names_in(folder)):
            name, version, ending = _parted_name(entry)
            if ending in (".dist-info", ".egg-info") and name in USED:
                yield f"{name} {version}"


def _names_in(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _parted_name(entry: str) -> tuple[str, str, str]:
    """The name, the version and the ending of what an installer has left."""
    stem, ending = os.path.splitext(entry)
    name, _, version = stem.partition("-")
    return name.lower(), version, ending


def _code_files(root: str) -> Iterator[str]:
    for folder, below, names in os.walk(root):
        if "__pycache__" in below:
            below.remove("__pycache__")
        for name in names:
            yield os.path.join(folder, name)


@dataclass(frozen=True, slots=True)
class CacheFolder:
    """The files of one project and one version: each holds packed values by their name, as documents by their
    digest. ``suffix`` tells files of one sort from others in the same folder."""

    path: Path
    version: str
    suffix: str = _DOCUMENTS

    def read(self, number: int) -> dict[str, bytes]:
        """The entries of the file ``number``; none where it is absent, damaged, or not to be trusted."""
        path = self._file(number)
        try:
            if not self._is_trusted() or not _is_own_file(path):
                return {}
            return self._entries(path.read_bytes())
        except OSError:
            return {}

    def write(self, number: int, entries: Mapping[str, bytes]) -> None:
        """Replace the file ``number``, whole or not at all; without ``entries`` it is removed.

        :raises OSError: where the folder cannot be written
        """
        path = self._file(number)
        if not entries:
            path.unlink(missing_ok=True)
            return
        body = _joined(dict(sorted(entries.items())))
        _replace(path, self._checksum(body) + body)

    def prepare(self) -> bool:
        """Make the folder, for this user alone; false where it may not be trusted.

        :raises OSError: where it cannot be made
        """
        self.path.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.path.parent, self.path):
            folder.mkdir(mode=0o700, exist_ok=True)
        return self._is_trusted()

    def sweep(self) -> None:
        """Remove the files of other versions, and what killed processes have left.

        :raises OSError: where the folder cannot be written
        """
        latest = time() - _LONGEST_WRITE
        for path in self.path.glob(f"*{self.suffix}"):
            if not path.name.startswith(self.version):
                path.unlink(missing_ok=True)
        for path in self.path.glob(f"*{_UNFINISHED}"):
            if path.lstat().st_mtime < latest:
                path.unlink(missing_ok=True)

    def _file(self, number: int) -> Path:
        return self.path / f"{self.version}-{number:02}{self.suffix}"

    def _is_trusted(self) -> bool:
        return _is_own_folder(self.path.parent) and _is_own_folder(self.path)

    def _entries(self, content: bytes) -> dict[str, bytes]:
        checksum, body = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
        if checksum != self._checksum(body):
            return {}
        return dict(_parted(body))

    def _checksum(self, body: bytes) -> bytes:
        """The digest of ``body``; of another version it is another one."""
        return blake2b(body, digest_size=_DIGEST_SIZE, key=self.version.encode()).digest()


def cache_folder_of(project: Path, wanted: bool = True) -> CacheFolder | None:
    """The folder of what is remembered of ``project``.

    There is none where it is not ``wanted``, where the environment says ``HASILA_CACHE=0``, or where the
    system names no folder for it.
    """
    root = user_cache(os.environ)
    if not wanted or root is None or os.environ.get("HASILA_CACHE") == "0":
        return None
    version = code_version()
    if not version:
        return None
    location = os.fsencode(project.resolve())
    name = blake2b(location, digest_size=16).hexdigest()
    return CacheFolder(root / name, version)


def files_of_site(folder: CacheFolder, out: Path, kind: str) -> CacheFolder:
    """The files of one ``kind`` on the site at ``out``, beside the documents in ``folder``."""
    digest = blake2b(str(out.resolve()).encode(), digest_size=4).hexdigest()
    return CacheFolder(folder.path, folder.version, f".{digest}.{kind}")


def _joined(entries: Mapping[str, bytes]) -> bytes:
    """The entries one after another, below a line that says how long each is."""
    lengths = {digest: len(packed) for digest, packed in entries.items()}
    index = json.dumps(lengths).encode()
    return b"".join((index, b"\n", *entries.values()))


def _parted(body: bytes) -> Iterator[tuple[str, bytes]]:
    """The entries of :func:`_joined`."""
    index, _, rest = body.partition(b"\n")
    start = 0
    for digest, length in json.loads(index).items():
        end = start + length
        yield digest, rest[start:end]
        start = end


def _replace(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step. It is not forced to the disk: a damaged file is read anew."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=_UNFINISHED)
    try:
        with open(descriptor, "wb") as unfinished:
            unfinished.write(content)
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def _is_own_folder(path: Path) -> bool:
    status = path.lstat()
    return stat.S_ISDIR(status.st_mode) and _is_own(status)


def _is_own_file(path: Path) -> bool:
    status = path.lstat()
    return stat.S_ISREG(status.st_mode) and _is_own(status)


def _is_own(status: os.stat_result) -> bool:
    """True where this user alone may write; Windows keeps the folder to its user by itself."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_MAY_WRITE
