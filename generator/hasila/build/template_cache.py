"""Templates read before pages are made, and their code remembered across processes."""

from __future__ import annotations

from contextlib import suppress

from hasila.build.cache_folder import CacheFolder
from hasila.publish.subjects import SubjectMaker


def read_templates(maker: SubjectMaker, folder: CacheFolder | None) -> None:
    """Read every template of ``maker``, with what ``folder`` remembers; without one nothing is remembered.

    Processes that begin as copies of this one need not read them again.
    """
    if folder is None:
        maker.read_templates({})
        return
    store = CacheFolder(folder.path, folder.version, ".templates")
    known = store.read(0)
    used = maker.read_templates(known)
    if used != known:
        with suppress(OSError):
            if store.prepare():
                store.sweep()
                store.write(0, used)
