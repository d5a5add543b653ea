"""Long lists as several pages: by year, a longer year by month, a longer month in pieces, from the oldest.

The newest page has the address of the list itself, so that a reader begins with what is new and an address
that was known before the list grew still answers. What is added at the end changes that page alone, until a
year ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Generic, TypeVar

from hasila.model.data_class import dataclass

Entry = TypeVar("Entry")

NEWEST = ""
"""The name of the newest page of a list, which has the address of the list."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list among the others. ``period`` is the year, or the year and the month, that it holds,
    empty where the whole list is on one page; ``piece`` counts the pages of one month from 1."""

    name: str
    period: str = ""
    piece: int = 1


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The pages before and after one in time. ``all`` are all pages of the list, the oldest first, each with
    the number of its entries; only the newest page knows them, and none where it is the only one."""

    page: ListPage
    older: ListPage | None = None
    newer: ListPage | None = None
    all: tuple[tuple[ListPage, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ListPart(Generic[Entry]):
    """The entries of one page, in their order."""

    place: Neighbours
    entries: tuple[Entry, ...]


def parted(
    entries: Sequence[Entry], day_of: Callable[[Entry], date], most: int
) -> dict[str, ListPart[Entry]]:
    """``entries`` as pages of at most ``most``, by name, the oldest first; ``day_of`` tells the day of one.
    A list without entries has one page, too."""
    in_time = sorted(entries, key=day_of)
    pieces = list(_pieces(in_time, day_of, most)) or [(ListPage(NEWEST), ())]
    newest, last = pieces[-1]
    pieces[-1] = (ListPage(NEWEST, newest.period, newest.piece), last)
    pages = [page for page, _ in pieces]
    counted = tuple((page, len(held)) for page, held in pieces) if len(pieces) > 1 else ()
    parts: dict[str, ListPart[Entry]] = {}
    for number, (page, held) in enumerate(pieces):
        place = Neighbours(page, _at(pages, number - 1), _at(pages, number + 1))
        if page.name == NEWEST:
            place = Neighbours(page, place.older, None, counted)
        parts[page.name] = ListPart(place, tuple(held))
    return parts


def _at(pages: Sequence[ListPage], number: int) -> ListPage | None:
    return pages[number] if 0 <= number < len(pages) else None


def _pieces(
    entries: Sequence[Entry], day_of: Callable[[Entry], date], most: int
) -> Iterator[tuple[ListPage, Sequence[Entry]]]:
    if len(entries) <= most:
        yield ListPage(NEWEST), entries
        return
    for year, of_year in _by(entries, day_of, len("2019")):
        if len(of_year) <= most:
            yield ListPage(year, year), of_year
            continue
        for month, of_month in _by(of_year, day_of, len("2019-03")):
            yield from _cut(month, of_month, most)


def _by(
    entries: Iterable[Entry], day_of: Callable[[Entry], date], letters: int
) -> Iterator[tuple[str, list[Entry]]]:
    """The entries of each year or month, by the first ``letters`` of their days."""
    for period, group in groupby(entries, key=lambda entry: day_of(entry).isoformat()[:letters]):
        yield period, list(group)


def _cut(month: str, entries: Sequence[Entry], most: int) -> Iterator[tuple[ListPage, Sequence[Entry]]]:
    """The entries of a month in pieces of ``most``."""
    starts = range(0, len(entries), most)
    for piece, start in enumerate(starts, start=1):
        name = month if piece == 1 else f"{month}-{piece}"
        yield ListPage(name, month, piece), entries[start : start + most]


def page_path(path: str, page: ListPage) -> str:
    """The path of ``page`` of the list whose newest page is at ``path``."""
    if page.name == NEWEST:
        return path
    stem = path.removesuffix(".html")
    return f"{stem}/{page.name}.html"
