"""Documents read in several processes at once, where there are many to read.

A process begins as a copy of this one where the system can do that and no thread is at work here; elsewhere
it begins anew. A document is the same wherever it is read.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from hasila.build.document_bytes import pack, unpack
from hasila.ingest.document import Document, read_document
from hasila.model.data_class import dataclass

FEW = 50
"""So many documents are read sooner here than other processes would be ready."""
CHUNK = 16
"""Documents that are sent to a process at once."""

Group = tuple[str, Mapping[str, str]]
"""The stem of a report, and the texts of its files by path."""
_NO_PROCESSES = (OSError, ImportError, NotImplementedError)
"""The errors of a machine that allows no other process, or lacks what processes share."""


@dataclass(frozen=True, slots=True)
class ReadGroup:
    """A document, and whether it was read in another process."""

    document: Document
    elsewhere: bool = False


def read_all(groups: Sequence[Group], workers: int | None = None) -> list[ReadGroup]:
    """The documents of the groups, in their order.

    ``workers`` is the number of processes; without it, one for each processor that this one may use.
    """
    useful = -(-len(groups) // FEW)
    if useful > 1:
        useful = min(useful, _available() if workers is None else workers)
    found = _read_elsewhere(groups, useful) if useful > 1 else map(_read_here, groups)
    return list(found)


def _available() -> int:
    """The processors that this process may use. What begins processes is loaded only where it may serve."""
    from hasila.build.workers import available_processors

    return available_processors()


def _read_here(group: Group) -> ReadGroup:
    return ReadGroup(read_document(*group))


def _read_elsewhere(groups: Sequence[Group], workers: int) -> Iterator[ReadGroup]:
    """The documents as other processes read them; what these leave undone is read here."""
    from concurrent.futures.process import BrokenProcessPool

    left = deque(groups)
    try:
        for packed in _packed_elsewhere(groups, workers):
            document = unpack(packed)
            yield ReadGroup(document, elsewhere=True) if document else _read_here(left[0])
            left.popleft()
    except (BrokenProcessPool, *_NO_PROCESSES):
        yield from map(_read_here, left)


def _packed_elsewhere(groups: Sequence[Group], workers: int) -> Iterator[bytes]:
    from multiprocessing import get_context

    from hasila.build.workers import processes

    how = _how()
    get_context(how).set_forkserver_preload([__name__])
    with processes(workers, how) as pool:
        yield from pool.map(_read_packed, groups, chunksize=CHUNK)


def _how() -> str:
    """The way in which a process begins: a copy of this one lacks its threads, and what these hold."""
    from multiprocessing import get_all_start_methods

    known = get_all_start_methods()
    if "fork" in known and threading.active_count() == 1:
        return "fork"
    return "forkserver" if "forkserver" in known else "spawn"


def _read_packed(group: Group) -> bytes:
    return pack(read_document(*group))
