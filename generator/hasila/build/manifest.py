"""The list of what was made in a folder, kept in the folder: only what it lists is ever replaced or
removed.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

MARKER = ".hasila"
"""A file at the root of every site made here: a line that says so, then the path of each file of the site."""
_MADE = "made by hasila"
DROPPED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that desktops leave in each folder that is looked at; they are not kept."""

Manifest = frozenset[str]
"""The paths of the files of a site below its root, the marker among them."""


def manifest_text(paths: Iterable[str]) -> str:
    """The content of the marker of a site with files at ``paths``."""
    return "".join(f"{line}\n" for line in (_MADE, *sorted(paths)))


def read_manifest(folder: Path) -> Manifest | None:
    """The paths that the marker of a site lists; ``None`` where there is none of ours."""
    marker = folder / MARKER
    if marker.is_symlink() or not marker.is_file():
        return None
    lines = marker.read_text(encoding="utf-8", errors="replace").splitlines()
    if not lines or lines[0] != _MADE:
        return None
    return frozenset((*lines[1:], MARKER))


def foreign_paths(folder: Path, manifest: Manifest) -> list[str]:
    """The paths below ``folder`` that are not ours, in order: files, links, and folders in which nothing is
    ours.

    Of a folder in which nothing is ours only its own path is listed. A link is never followed.
    """
    own_folders = _folders_of(manifest)
    return sorted(_foreign(folder, "", manifest, own_folders))


def _foreign(root: Path, below: str, manifest: Manifest, own_folders: Collection[str]) -> Iterator[str]:
    for entry in os.scandir(root / below):
        path = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if path in own_folders:
                yield from _foreign(root, f"{path}/", manifest, own_folders)
            elif _holds_anything(root / path):
                yield path
        elif path not in manifest and (entry.name not in DROPPED or entry.is_symlink()):
            yield path


def _holds_anything(folder: Path) -> bool:
    """True unless ``folder`` and the folders in it are empty, but for what desktops leave."""
    for _, folders, names in os.walk(folder):
        if set(names) - DROPPED or any(map(os.path.islink, (folder / name for name in folders))):
            return True
    return False


def _folders_of(manifest: Iterable[str]) -> frozenset[str]:
    """The folders that hold a file of ``manifest``."""
    own = {path.rpartition("/")[0] for path in manifest}
    parents = (PurePosixPath(folder).parents for folder in own)
    above = {str(folder) for folders in parents for folder in folders}
    return frozenset(own | above)


def clashes(foreign: Iterable[str], manifest: Manifest) -> list[str]:
    """The foreign paths at which, above which or below which a site with ``manifest`` has a file."""
    own_folders = _folders_of(manifest)
    return [path for path in foreign if path in own_folders or _at_or_below(path, manifest)]


def _at_or_below(path: str, manifest: Manifest) -> bool:
    above = map(str, PurePosixPath(path).parents)
    return path in manifest or not manifest.isdisjoint(above)


def restore_foreign(folder: Path, out: Path, manifest: Manifest) -> None:
    """Move what is not ours from ``folder`` to the same path in ``out``; what is there already stays where it
    is.
    """
    for path in foreign_paths(folder, manifest):
        target = out / path
        if not target.exists() and not target.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            (folder / path).rename(target)


def remove_own(folder: Path, manifest: Manifest) -> None:
    """Remove the files of ``manifest`` from ``folder``, and every folder that is empty then, itself
    included.
    """
    for path in manifest:
        (folder / path).unlink(missing_ok=True)
    for parent, _, names in os.walk(folder, topdown=False):
        for name in DROPPED.intersection(names):
            Path(parent, name).unlink(missing_ok=True)
        if not os.listdir(parent):
            os.rmdir(parent)
