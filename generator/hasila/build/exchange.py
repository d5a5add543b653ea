"""Two folders exchange their names, in one step where the system can.

Linux has ``renameat2`` with ``RENAME_EXCHANGE`` (since 3.15; the file system must support it), macOS
``renamex_np`` with ``RENAME_SWAP``. Elsewhere three renames do it, between which neither name may be there
for a moment.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_CURRENT_FOLDER = -100
"""``AT_FDCWD`` of Linux: paths are taken as the process sees them."""
_EXCHANGE, _SWAP = 2, 2
"""``RENAME_EXCHANGE`` of Linux and ``RENAME_SWAP`` of macOS."""

Rename = Callable[[bytes, bytes], int]
"""Exchanges two paths; 0 when done."""


def exchange(one: Path, other: Path) -> None:
    """Give each of two folders of one file system the name of the other.

    :raises OSError: where a rename fails; then both have the names they had
    """
    rename = _system_exchange()
    if rename is None or rename(os.fsencode(one), os.fsencode(other)) != 0:
        _by_renames(one, other)


def _by_renames(one: Path, other: Path) -> None:
    aside = one.with_name(f"{one.name}.aside")
    other.rename(aside)
    try:
        one.rename(other)
    except OSError:
        aside.rename(other)
        raise
    aside.rename(one)


@cache
def _system_exchange() -> Rename | None:
    """The exchange of this system, where it has one."""
    renameat2 = _system_function("renameat2", "linux")
    if renameat2 is not None:
        return lambda one, other: renameat2(_CURRENT_FOLDER, one, _CURRENT_FOLDER, other, _EXCHANGE)
    renamex_np = _system_function("renamex_np", "darwin")
    if renamex_np is not None:
        return lambda one, other: renamex_np(one, other, _SWAP)
    return None


def _system_function(name: str, platform: str) -> Callable[..., int] | None:
    """The function ``name`` of the C library where the system is ``platform`` and has it."""
    if sys.platform != platform:
        return None
    function: Callable[..., int] | None = getattr(ctypes.CDLL(None), name, None)
    return function


def synchronize(folder: Path) -> None:
    """Have what was written below ``folder`` reach the disk: its whole file system at once where that can be
    asked for.
    """
    syncfs = _system_function("syncfs", "linux")
    if syncfs is None:
        if hasattr(os, "sync"):
            os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    syncfs(descriptor)
    os.close(descriptor)
