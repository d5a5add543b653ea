"""Write a site whole or not at all.

The new site is written beside the old one and takes its place by a rename; until then the old one stands. A
folder that was not made here is never replaced, nor one of ours in which something else was put: what is
deleted is what we made."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hasila.model.page import File

MARKER = ".hasila"
"""A file at the root of every site made here: a line that says so, then the path of each file of the site."""
_MADE = "made by hasila"
_DROPPED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What desktops leave in each folder that is looked at."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was written, and what to do."""

    message: str
    hint: str


def may_replace(out: Path) -> Refusal | None:
    """``None`` where a site may be written to ``out`` (it is absent, empty, or a site made here in which
    nothing else lies); else the reason why not."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        return Refusal(f"{out} is not a folder", "name a folder with --out")
    if not out.exists() or not any(out.iterdir()):
        return None
    made = _made(out / MARKER)
    if made is None:
        return Refusal(f"{out} holds files that were not made here", "name an empty or new folder with --out")
    if made == {MARKER}:
        return Refusal(
            f"{out} was made by an older version, which kept no list of its files",
            "look what is in it and delete it, or name another folder",
        )
    foreign = next((path for path in _held(out) if path not in made), None)
    if foreign is None:
        return None
    return Refusal(
        f"{out / foreign} was not made here, and would be lost with the old site",
        "move it away; what belongs to the site goes into site_src/static/",
    )


def _made(marker: Path) -> frozenset[str] | None:
    """The paths that the marker of a site lists; ``None`` where there is none of ours."""
    if marker.is_symlink() or not marker.is_file():
        return None
    first, *paths = marker.read_text(encoding="utf-8", errors="replace").splitlines() or [""]
    return frozenset((*paths, MARKER)) if first == _MADE else None


def _held(out: Path) -> Iterator[str]:
    """The path of everything in ``out`` that is no folder, links among it; a link is never followed."""
    for folder, folders, names in os.walk(out, onerror=_raise, followlinks=False):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in sorted((*links, *names)):
            if name not in _DROPPED or os.path.islink(os.path.join(folder, name)):
                yield Path(folder, name).relative_to(out).as_posix()


def _raise(error: OSError) -> None:
    raise error


def _marker(files: Iterable[File]) -> File:
    paths = sorted(file.path for file in files)
    return File(MARKER, "".join(f"{line}\n" for line in (_MADE, *paths)).encode())


def write(files: Iterable[File], out: Path) -> None:
    """Replace the site at ``out`` by ``files``. Raises ``OSError`` for a broken disk, and where something
    that was not made here lies in ``out`` now; then ``out`` is as before."""
    files, out = tuple(files), out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        fresh.chmod(0o755)
        for file in (*files, _marker(files)):
            _put(fresh, file)
        _still_ours(out)
        _swap(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _still_ours(out: Path) -> None:
    """Look once more: a build takes a while, and somebody may have put something there meanwhile."""
    refusal = may_replace(out)
    if refusal:
        raise FileExistsError(errno.EEXIST, f"{refusal.message}; {refusal.hint}", str(out))


def write_file(content: bytes, path: Path) -> None:
    """Put ``content`` at ``path``, whole or not at all. Raises ``OSError`` for a broken disk."""
    path = path.absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as fresh:
        fresh.write(content)
    Path(fresh.name).chmod(0o644)
    Path(fresh.name).replace(path)


def _put(root: Path, file: File) -> None:
    path = (root / file.path).resolve()
    if not path.is_relative_to(root.resolve()):
        raise ValueError(f"{file.path} lies outside the site")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.content)


def _swap(fresh: Path, out: Path) -> None:
    if not out.exists():
        fresh.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent))
    out.rename(old / out.name)
    try:
        fresh.rename(out)
    except OSError:
        (old / out.name).rename(out)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
