"""The key of a slice: BLAKE2b of its canonical bytes.

The canonical bytes are JSON: a data class is the list of its fields, a mapping the list of its pairs in
order, a day its ISO form, a packed text that text. Locations in the files of the project are left out, for no
page shows them. A value that many slices hold, such as a figure, is represented by its own digest, which is
made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from hashlib import blake2b
from json import JSONEncoder
from operator import attrgetter
from typing import Any

from hasila.model.prose import PackedText
from hasila.model.report import ConstraintResult, Figure, Finding, Prose, Report, Series
from hasila.model.vocabulary import Category, Measure, NamedPeriod, PlaceName, Publisher, Term
from hasila.publish.closed_mapping import ClosedMapping
from hasila.publish.ledger_index import ReportHeader

SHOWN = 12
"""Hexadecimal digits of a key that a citation shows: 48 bits, enough to tell the states of one page apart."""

_BYTES = 16
_PLACES = ("Location", "Location | None")
"""The types of the fields that hold a location in the files of the project."""
_UNSHOWN = {Report: ("path",), Prose: ("path", "first_line", "html")}
"""The fields that no page shows, or that follow from another: the HTML of a prose from its Markdown."""
_SHARED = frozenset(
    {
        Category,
        ConstraintResult,
        Figure,
        Finding,
        Measure,
        NamedPeriod,
        PlaceName,
        Publisher,
        Report,
        ReportHeader,
        Series,
        Term,
    }
)
"""The classes of the values that many slices hold."""


class SliceKeys:
    """Makes the keys of slices and remembers the digests of the values that they share."""

    def __init__(self) -> None:
        self._known: dict[int, bytes] = {}
        self._values: list[object] = []
        """Those of which the digest is known, so that their identity is not given to another."""
        encoder = JSONEncoder(default=self._plain, ensure_ascii=False, separators=(",", ":"))
        self._encode = encoder.encode

    def key(self, kind: str, slice_: object) -> str:
        """The key of a slice of ``kind``: 32 hexadecimal digits, the same in every process."""
        return self._digest_of([kind, slice_])

    def _digest_of(self, value: object) -> str:
        return _digest_of_text(self._encode(value)).hex()

    def _plain(self, value: object) -> object:
        """``value`` in terms of JSON: its digest, or its parts."""
        kind: Any = type(value)
        if kind in _SHARED:
            return self._digest(value)
        return _read(value)

    def _digest(self, value: object) -> str:
        known = self._known.get(id(value))
        if known is None:
            known = _digest_of_text(self._encode(_read(value)))
            self._known[id(value)] = known
            self._values.append(value)
        return known.hex()


def _digest_of_text(canonical: str) -> bytes:
    return blake2b(canonical.encode(), digest_size=_BYTES).digest()


def _read(value: Any) -> object:
    """The parts of ``value``, in terms of JSON."""
    kind: Any = type(value)  # for mypy, a class is not hashable
    return _reader(kind)(value)


@cache
def _reader(kind: type[Any]) -> Callable[[Any], object]:
    """The function that gives the content of a value of ``kind``, in terms of JSON."""
    if issubclass(kind, ClosedMapping):
        return _entries
    if issubclass(kind, Mapping):
        return _pairs
    if issubclass(kind, date):
        return date.isoformat
    if issubclass(kind, PackedText):
        return str
    return _fields(kind)


def _entries(mapping: ClosedMapping[Any, Any]) -> object:
    return list(mapping.entries.items())


def _pairs(mapping: Mapping[Any, Any]) -> object:
    return list(mapping.items())


def _fields(kind: type[Any]) -> Callable[[Any], object]:
    """The function that gives the values of the fields of a data class, without those that no page shows."""
    unshown = _UNSHOWN.get(kind, ())
    names = (field.name for field in fields(kind) if field.type not in _PLACES)
    shown = [name for name in names if name not in unshown]
    return attrgetter(*shown)
