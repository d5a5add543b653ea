"""The buckets of an index: the documents of a year, of a quarter or a month where there are very many, and
those of no day. A new report changes the files of its bucket alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from hasila.model.data_class import dataclass
from hasila.model.search_document import SearchDocument

KINDS = ("report", "finding", "series", "place", "category", "text")
"""The kinds of documents in the order in which results stand."""
UNDATED = "undated"
"""The bucket of the documents of no day."""
LARGEST = 1500
"""Documents of a year or a quarter that are still one bucket. A query asks for a file of each bucket, so
there should be few; a new report makes its whole bucket anew, so they should be small."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """``name`` is a year ("2019"), a quarter ("2019-q1"), a month ("2019-02") or :data:`UNDATED`. The
    ``documents`` stand kind by kind, within a kind the newest first."""

    name: str
    documents: tuple[SearchDocument, ...]


def buckets(documents: Iterable[SearchDocument]) -> tuple[Bucket, ...]:
    """The buckets of the ``documents`` of one language, which may come in any order: the undated one, then
    the newest first."""
    together = list(documents)
    undated = [document for document in together if not document.day]
    dated = [document for document in together if document.day]
    first = (Bucket(UNDATED, _ordered(undated)),) if undated else ()
    return (*first, *_divided(dated, (_year, _quarter, _month)))


def _divided(documents: list[SearchDocument], periods: Sequence[Callable[[str], str]]) -> Iterator[Bucket]:
    """Buckets of the first of ``periods``, and of shorter ones where those would be too large."""
    period, *shorter = periods
    by_period: dict[str, list[SearchDocument]] = {}
    for document in documents:
        by_period.setdefault(period(document.day), []).append(document)
    for name in sorted(by_period, reverse=True):
        if shorter and len(by_period[name]) > LARGEST:
            yield from _divided(by_period[name], shorter)
        else:
            yield Bucket(name, _ordered(by_period[name]))


def _year(day: str) -> str:
    return day[: len("2019")]


def _month(day: str) -> str:
    return day[: len("2019-02")]


def _quarter(day: str) -> str:
    month = int(day[5:7])
    return f"{_year(day)}-q{(month + 2) // 3}"


def _ordered(documents: list[SearchDocument]) -> tuple[SearchDocument, ...]:
    by_path = sorted(documents, key=_path)
    newest_first = sorted(by_path, key=_day, reverse=True)
    return tuple(sorted(newest_first, key=kind_rank))


def _path(document: SearchDocument) -> str:
    return document.path


def _day(document: SearchDocument) -> str:
    return document.day


def kind_rank(document: SearchDocument) -> int:
    """The place of the kind of ``document`` among :data:`KINDS`. A document without a known kind raises
    ``ValueError``."""
    (kind,) = document.filters["kind"]
    return KINDS.index(kind)
