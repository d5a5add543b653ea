"""The files in folders of a project, as the disk holds them: opened one by one, never through a link.

A link could lead out of the project, to a file that nobody meant to publish, or in a circle; a pipe or a
device would be waited for, or never end. Such entries are mistakes with a name. What is hidden (its name
begins with a dot) is none of ours.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import field
from pathlib import Path, PurePosixPath

from hasila.model.bounds import bound_of, shown
from hasila.model.data_class import dataclass
from hasila.model.data_versions import FOLDER as VERSIONS
from hasila.model.diagnostics import Diagnostic, Location

FOLDERS = ("content", "site_src", "templates", "docs", VERSIONS)
_FLAGS = ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
_PLAIN = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in _FLAGS)
"""Opened without following a link and without waiting, also where one was put after we looked."""
_DEEPEST = 20
_SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


ReadBytes = Callable[[str, int], bytes | int]
"""Reads a file, as :func:`read_bytes` does."""


@dataclass(slots=True)
class Found:
    """The bytes of the files that were found, by their path and in its order, and all that was refused."""

    files: dict[str, bytes] = field(default_factory=dict)
    refused: list[Diagnostic] = field(default_factory=list)
    read: ReadBytes = field(default_factory=lambda: read_bytes)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(self.refused)


def walk(
    root: Path, folders: tuple[str, ...], wanted: Callable[[str], bool], read: ReadBytes | None = None
) -> Found:
    """The files in ``folders`` of ``root`` whose path is ``wanted``; all that is no plain file is refused.

    ``read`` reads a file in the place of :func:`read_bytes`.
    """
    found = Found(read=read or read_bytes)
    for folder in folders:
        path = os.path.join(root, folder)
        if os.path.lexists(path):
            _entry(path, folder, wanted, found)
    found.files = dict(sorted(found.files.items()))
    return found


def _entry(path: str, name: str, wanted: Callable[[str], bool], found: Found) -> None:
    try:
        mode = os.lstat(path).st_mode
    except OSError as error:
        found.refused.append(_unreadable(name, error))
        return
    if unprintable(name):
        found.refused.append(not_utf8(name))
    elif stat.S_ISDIR(mode):
        _folder(path, name, wanted, found)
    elif not stat.S_ISREG(mode):
        found.refused.append(_refusal(path, name, mode))
    elif wanted(name):
        _file(path, name, found)


def _folder(path: str, name: str, wanted: Callable[[str], bool], found: Found) -> None:
    if PurePosixPath(name).suffix in (".md", ".csv", ".yaml", ".yml"):
        found.refused.append(_folder_named_as_file(name))
        return
    if name.count("/") >= _DEEPEST:
        found.refused.append(_too_deep(name))
        return
    try:
        entries = sorted(os.listdir(path))
    except OSError as error:
        found.refused.append(_unreadable(name, error))
        return
    for entry in entries:
        if not entry.startswith("."):
            inner = f"{name}/{entry}"
            _entry(os.path.join(path, entry), inner, wanted, found)


def _file(path: str, name: str, found: Found) -> None:
    try:
        raw = found.read(path, bound_of(name))
    except OSError as error:
        found.refused.append(_unreadable(name, error))
        return
    if isinstance(raw, int):
        found.refused.append(too_large(name, raw, bound_of(name)))
    else:
        found.files[name] = raw


def read_bytes(path: str, most: int) -> bytes | int:
    """The bytes of a file; of one that has more than ``most``, how many, and nothing is read.

    :raises OSError: where it cannot be read, or is no plain file any more
    """
    handle = os.open(path, _PLAIN)
    with os.fdopen(handle, "rb", buffering=0) as opened:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise OSError(0, "it is no plain file any more")
        if about.st_size > most:
            return about.st_size
        raw = opened.readall()  # as one call where the file is as long as it says
        return raw if len(raw) <= most else len(raw)


def link(name: str, target: str, inside: bool) -> Diagnostic:
    """The mistake that a link is, whether it leads out of the project or not."""
    where = "" if inside else " out of the project"
    message = f"this is a link{where} (to {_printable(target)}) and is not followed"
    hint = "put the file or folder itself here, and take the link away"
    return Diagnostic(Location(name), "link", "error", message, hint)


def link_at(name: str, target: str) -> Diagnostic:
    """The same of a link that a revision holds; its target alone tells whether it led out of the project."""
    whole = _joined(os.path.dirname(name), target)
    relative = not os.path.isabs(target)
    inside = relative and not whole.startswith("..")
    return link(name, target, inside)


def _joined(folder: str, target: str) -> str:
    """The path that a link in ``folder`` leads to."""
    return os.path.normpath(os.path.join(folder, target))


def no_plain_file(name: str, kind: str) -> Diagnostic:
    """The mistake that a pipe, a device and the like is, and another repository."""
    message = f"this is {kind}, not a file, and is not opened"
    hint = "take it away, or put a file in its place"
    return Diagnostic(Location(_printable(name)), "no-plain-file", "error", message, hint)


def too_large(name: str, size: int, bound: int) -> Diagnostic:
    """The mistake that a file of more than ``bound`` bytes is; nothing of it is read."""
    amounts = f"{shown(size)} bytes; at most {shown(bound)}"
    message = f"the file has {amounts} are read, and nothing was"
    hint = "divide it: a report, or a table of some years, in a file of its own"
    return Diagnostic(Location(name), "too-large", "error", message, hint)


def _refusal(path: str, name: str, mode: int) -> Diagnostic:
    if stat.S_ISLNK(mode):
        return link(name, *_target(path, name))
    return no_plain_file(name, _kind(mode))


def _kind(mode: int) -> str:
    """The kind of what is no plain file."""
    for is_of_kind, kind in _SPECIAL:
        if is_of_kind(mode):
            return kind
    return "no file"


def _target(path: str, name: str) -> tuple[str, bool]:
    """The target of a link as it says, and true where that is in the project; nothing is opened."""
    try:
        target = os.readlink(path)
    except OSError:
        return "nowhere", True
    here = os.path.abspath(path)
    root = here[: -len(name)]
    whole = _joined(os.path.dirname(here), target)
    return target, f"{whole}/".startswith(root)


def _unreadable(name: str, error: OSError) -> Diagnostic:
    reason = (error.strerror or "it gives no reason").lower()
    hint = "give yourself the right to read it, or take it away"
    message = f"this cannot be read: {reason}"
    return Diagnostic(Location(name), "unreadable", "error", message, hint)


def _folder_named_as_file(name: str) -> Diagnostic:
    message = "this is a folder with the name of a file, and nothing in it is read"
    return Diagnostic(Location(name), "no-plain-file", "error", message, "rename it")


def _too_deep(name: str) -> Diagnostic:
    message = f"folders lie more than {_DEEPEST} deep here, and nothing further is read"
    return Diagnostic(Location(name), "too-deep", "error", message, "move the files up")


def unprintable(name: str) -> bool:
    """True where a path holds signs that no message can show; bytes that are no UTF-8 are among them."""
    if name.isascii():
        return not name.isprintable()
    has_bytes = any("\ud800" <= letter <= "\udfff" for letter in name)
    return has_bytes or not name.isprintable()


def not_utf8(name: str) -> Diagnostic:
    """The mistake that such a path is."""
    message = "the name of this file holds signs that cannot be printed, or is not UTF-8"
    hint = "rename it with plain letters"
    return Diagnostic(Location(_printable(name)), "bad-name", "error", message, hint)


def _printable(name: str) -> str:
    return "".join(map(_shown, name))


def _shown(letter: str) -> str:
    """The letter, by its number where it cannot be printed."""
    return letter if letter.isprintable() else f"\\u{ord(letter):04x}"
