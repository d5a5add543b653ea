"""Write a site whole or not at all.

The new site is written beside the old one and takes its place in one step; until then the old one stands.
Only what was made here is replaced or removed: what somebody else put into the folder of the site (``CNAME``,
``.git/``) stays as it is. A folder that was not made here is refused.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hasila.build.exchange import exchange, synchronize
from hasila.build.manifest import (
    MARKER,
    Manifest,
    clashes,
    foreign_paths,
    manifest_text,
    read_manifest,
    restore_foreign,
)
from hasila.build.staged_site import StagedSite, WrittenFile
from hasila.build.staging import staging_folder
from hasila.model.data_class import dataclass
from hasila.model.page import File

_INPUTS = ("content", "site_src", "templates")
_NAME_ANOTHER = "name another folder with --out"


@dataclass(frozen=True, slots=True)
class OutputRefusal:
    """The reason why nothing was written, and what to do."""

    message: str
    hint: str


def may_replace(out: Path, project: Path | None = None) -> OutputRefusal | None:
    """A refusal to write a site to ``out``; ``None`` where it is absent, empty, or a site made here.

    The project, the folders above it and those of its inputs are refused, whatever they hold.
    """
    if project is not None and _is_input(out.resolve(), project.resolve()):
        return OutputRefusal(f"{out} holds what the site is made from", _NAME_ANOTHER)
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        return OutputRefusal(f"{out} is not a folder", "name a folder with --out")
    if not out.exists() or not any(out.iterdir()):
        return None
    manifest = read_manifest(out)
    if manifest is None:
        return OutputRefusal(
            f"{out} holds files that were not made here", "name an empty or new folder with --out"
        )
    return _older(out) if manifest == {MARKER} else None


def _is_input(out: Path, project: Path) -> bool:
    inputs = [project / name for name in _INPUTS]
    return project.is_relative_to(out) or any(map(out.is_relative_to, inputs))


def _older(out: Path) -> OutputRefusal:
    return OutputRefusal(
        f"{out} was made by an older version, which kept no list of its files",
        "look what is in it and delete it, or name another folder",
    )


def write(files: Iterable[File], out: Path, beside: Mapping[Path, bytes] | None = None) -> None:
    """Replace the site at ``out`` by ``files``, and each file of ``beside`` (a packed site) with it.

    :raises OSError: for a broken disk, and where something in ``out`` that was not made here is in the way;
        then everything is as before
    """
    with open_site(out) as site:
        paths = {site.put(file).path for file in files}
        commit(site, paths, beside or {})


@contextmanager
def open_site(out: Path) -> Iterator[StagedSite]:
    """A new site for ``out``, to be filled and committed; what is not committed is discarded.

    :raises OSError: where no folder can be made beside ``out``
    """
    out = out.absolute()
    with staging_folder(out) as fresh:
        yield StagedSite(fresh, out)


def commit(site: StagedSite, paths: Iterable[str], beside: Mapping[Path, bytes]) -> WrittenFile:
    """Put the staged site with files at ``paths`` in the place of the old one; see :func:`write`.

    Returns the list of its files, as it was written.
    """
    marker = File(MARKER, manifest_text(paths).encode())
    written = site.put(marker)
    manifest = frozenset((*paths, MARKER))
    with ExitStack() as undone:
        staged = [_staged(path.absolute(), content, undone) for path, content in beside.items()]
        synchronize(site.folder)
        undone.callback(_take_place(site.folder, site.out, manifest))
        for temporary, path in staged:
            temporary.replace(path)
        undone.pop_all()
    synchronize(site.out)
    return written


def _staged(path: Path, content: bytes, undone: ExitStack) -> tuple[Path, Path]:
    """A temporary file with ``content``, and ``path``, whose place it will take."""
    temporary = _stage(content, path)
    undone.callback(temporary.unlink, missing_ok=True)
    return temporary, path


def _take_place(fresh: Path, out: Path, manifest: Manifest) -> Callable[[], object]:
    """Put the new site at ``out``; the old one is then at ``fresh``. Returns what takes that back."""
    if not out.exists():
        fresh.rename(out)
        return lambda: out.rename(fresh)
    old = _replaceable(out, manifest)
    exchange(fresh, out)
    restore_foreign(fresh, out, old)
    return lambda: exchange(fresh, out)


def _replaceable(out: Path, manifest: Manifest) -> Manifest:
    """The list of the site at ``out``, after a last look: a build takes a while, and somebody may have put
    something there.

    :raises FileExistsError: where something in it that is not ours is in the way of ``manifest``
    """
    refusal = may_replace(out)
    if refusal:
        raise FileExistsError(errno.EEXIST, f"{refusal.message}; {refusal.hint}", str(out))
    old = read_manifest(out) or frozenset()
    in_the_way = clashes(foreign_paths(out, old), manifest)
    if in_the_way:
        message = "this was not made here, and the new site has a file of that name; move it away"
        raise FileExistsError(errno.EEXIST, message, str(out / in_the_way[0]))
    return old


def write_file(content: bytes, path: Path) -> None:
    """Put ``content`` at ``path``, whole or not at all.

    :raises OSError: for a broken disk
    """
    path = path.absolute()
    _stage(content, path).replace(path)


def _stage(content: bytes, path: Path) -> Path:
    """A temporary file with ``content`` beside ``path``, on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as fresh:
        temporary = Path(fresh.name)
        try:
            fresh.write(content)
            fresh.flush()
            os.fsync(fresh.fileno())
            temporary.chmod(0o644)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    return temporary
