"""Write a site whole or not at all.

The new site is written beside the old one and takes its place by a rename; until then the old one stands. A folder
that was not made here is never replaced.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.nouns.page import File

MARKER = ".hasila"
"""A file at the root of every site made here: the folder may be replaced by the next build."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was written, and what to do."""

    message: str
    hint: str


def may_replace(out: Path) -> Refusal | None:
    """Whether a site may be written to ``out``: it is absent, empty, or a site made here."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        return Refusal(f"{out} is not a folder", "name a folder with --out")
    if out.exists() and any(out.iterdir()) and not (out / MARKER).exists():
        return Refusal(f"{out} holds files that were not made here", "name an empty or new folder with --out")
    return None


def write(files: Iterable[File], out: Path) -> None:
    """Replace the site at ``out`` by ``files``. Raises ``OSError`` for a broken disk, and then ``out`` is as before."""
    out = out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        fresh.chmod(0o755)
        for file in (*files, File(MARKER, b"made by hasila\n")):
            _put(fresh, file)
        _swap(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


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
