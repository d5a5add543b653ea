"""What changed of a table of the data, as rows of CSV, and the table put together again.

A file of changes has the columns ``event`` and ``row`` and then those of its table. ``removed`` gives the
place of a row in the table before, ``added`` that in the table now, both from 1."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from hasila.model.data_versions import EVENTS

CsvRow = tuple[str, ...]
Rows = tuple[CsvRow, ...]
"""A table with its header."""


class UnreadableVersion(Exception):
    """The kept files do not give back what their list says; the message says which."""


def rows_of_csv(content: bytes) -> Rows:
    """The rows of a file, its header first."""
    text = StringIO(content.decode(), newline="")
    return tuple(map(tuple, csv.reader(text)))


def as_file(rows: Iterable[Sequence[object]]) -> bytes:
    """The file of these rows, as the tables of the data are written."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def changes_of(before: Rows, now: Rows) -> Iterator[CsvRow]:
    """The header and the rows of the file that leads from ``before`` to ``now``, which have one header."""
    yield ("event", "row", *now[0])
    pairs = _kept(before[1:], now[1:])
    stayed = {old for old, _ in pairs}
    known = {new for _, new in pairs}
    yield from _events("removed", before[1:], stayed)
    yield from _events("added", now[1:], known)


def _events(event: str, rows: Rows, but: set[int]) -> Iterator[CsvRow]:
    for place, row in enumerate(rows):
        if place not in but:
            yield (event, str(place + 1), *row)


def _kept(before: Rows, now: Rows) -> list[tuple[int, int]]:
    """The places, before and now, of rows that are in both in one order: as many as possible."""
    places = {row: place for place, row in enumerate(now)}
    both = [(old, places[row]) for old, row in enumerate(before) if row in places]
    ends: list[int] = []
    lengths = []
    for _, new in both:
        length = bisect_left(ends, new)
        ends[length : length + 1] = [new]
        lengths.append(length)
    return list(_longest(both, lengths))


def _longest(pairs: Sequence[tuple[int, int]], lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """One of the longest rising runs of ``pairs``, from its end; ``lengths`` are those of the runs that end
    at each pair, less one."""
    wanted = max(lengths, default=-1)
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted:
            yield pair
            wanted -= 1


def changed_rows(before: Rows, changes: Rows) -> Rows:
    """The table that ``changes`` lead to.

    :raises UnreadableVersion: where they do not belong to the table ``before``
    """
    header, *events = changes
    if header != ("event", "row", *before[0]):
        raise UnreadableVersion("the columns are others than those of the table")
    removed, added = (_placed(events, event) for event in EVENTS)
    stay = [row for place, row in enumerate(before[1:], 1) if place not in removed]
    kept = iter(stay)
    places = range(1, len(stay) + len(added) + 1)
    try:
        body = [added[place] if place in added else next(kept) for place in places]
    except StopIteration:
        raise UnreadableVersion("rows stand at places that the table has not") from None
    return (before[0], *body)


def _placed(events: Iterable[CsvRow], event: str) -> dict[int, CsvRow]:
    """The rows of this event by their places."""
    return {int(row[1]): row[2:] for row in events if row[0] == event}
