"""Folders in which a site is made, beside the one that it will replace.

Such a folder is locked as long as its process lives. One that nobody has locked was left by a process that
was ended; the next build clears it away. In it may also lie the site that was replaced, with files that are
not ours: those go back.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hasila.build.manifest import read_manifest, remove_own, restore_foreign

try:
    import fcntl
except ImportError:  # a system without locks of this kind; there nothing is cleared away
    fcntl = None  # type: ignore[assignment]


@contextmanager
def staging_folder(out: Path) -> Iterator[Path]:
    """An empty folder beside ``out``; at the end it is removed, with everything of ours in it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with _locked(out.parent):
        clear_leftovers(out)
        fresh = Path(tempfile.mkdtemp(prefix=_prefix(out), dir=out.parent))
        lock = _try_lock(fresh)
    fresh.chmod(0o755)
    try:
        yield fresh
    finally:
        discard(fresh, out)
        if lock is not None:
            os.close(lock)


def discard(folder: Path, out: Path) -> None:
    """Remove a staging folder; what is not ours in it goes to ``out`` first."""
    if not folder.exists():
        return
    manifest = read_manifest(folder)
    if manifest is None:  # a site that was not finished: everything in it is ours
        shutil.rmtree(folder, ignore_errors=True)
        return
    if out.is_dir():
        restore_foreign(folder, out, manifest)
    remove_own(folder, manifest)


def clear_leftovers(out: Path) -> None:
    """Discard the staging folders of ``out`` that no process has locked."""
    if fcntl is None:
        return
    for folder in sorted(out.parent.glob(f"{_prefix(out)}*")):
        lock = _try_lock(folder) if folder.is_dir() and not folder.is_symlink() else None
        if lock is not None:
            _clear(folder, out)
            os.close(lock)


def _clear(folder: Path, out: Path) -> None:
    """Discard ``folder``; a whole site goes back to ``out`` where the process was ended between two
    renames.
    """
    if not out.exists() and read_manifest(folder) is not None:
        folder.rename(out)
    discard(folder, out)


def _prefix(out: Path) -> str:
    return f".{out.name}-hasila-"


def _try_lock(folder: Path) -> int | None:
    """The descriptor of ``folder``, locked for this process; ``None`` where another one has it."""
    if fcntl is None:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def sweep(out: Path) -> None:
    """Discard what killed builds of ``out`` have left beside it."""
    with _locked(out.parent):
        clear_leftovers(out)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """No other build clears or begins a staging folder in ``folder`` meanwhile."""
    if fcntl is None:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
