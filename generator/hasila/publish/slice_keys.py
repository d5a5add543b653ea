"""The key of a slice: BLAKE2b of its canonical bytes.

The canonical bytes are JSON: a data class is the list of its fields, a mapping the list of its pairs in order, a day its
ISO form. Where something stands in the files of the project is left out, for no page shows it. What many slices
hold, such as a figure, is represented by its own digest, which is found once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from hasila.model.report import ConstraintResult, Figure, Finding, Prose, Report, Series
from hasila.model.vocabulary import Category, Measure, NamedPeriod, PlaceName, Publisher, Term
from hasila.publish.closed_mapping import ClosedMapping
from hasila.publish.ledger_index import ReportHeader

SHOWN = 12
"""Hexadecimal digits of a key that a citation shows: 48 bits, enough to tell the states of one page apart."""

_BYTES = 16
_PLACES = ("Location", "Location | None")
"""The types of the fields that say where something stands in the files of the project."""
_UNSHOWN = {Report: ("path",), Prose: ("path", "first_line")}
_SHARED = (
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
)


class SliceKeys:
    """Finds keys and remembers the digests of what slices share; that must live as long as this object."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}

    def key(self, value: object) -> str:
        """The key of ``value``: 32 hexadecimal digits, the same in every process."""
        shown = _listed(value) if is_dataclass(value) else value
        text = json.dumps(shown, default=self._plain, ensure_ascii=False, separators=(",", ":"))
        return blake2b(text.encode(), digest_size=_BYTES).hexdigest()

    def _plain(self, value: object) -> object:
        """``value`` in terms of JSON: a digest, or the list of what it holds."""
        return self._digest(value) if isinstance(value, _SHARED) else _listed(value)

    def _digest(self, value: object) -> str:
        known = self._known.get(id(value))
        if known is None:
            known = (
                value,
                self.key(value),
            )  # the value is kept, so that its identity is not given to another
            self._known[id(value)] = known
        return known[1]


def _listed(value: object) -> object:
    if isinstance(value, ClosedMapping):
        return list(value.entries.items())
    if isinstance(value, Mapping):
        return list(value.items())
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return _fields_of(type(value))(value)
    raise TypeError(f"{type(value).__name__} has no canonical bytes")


@cache
def _fields_of(kind: type) -> Callable[[Any], object]:
    """Gives the values of the fields of a data class, without those that no page shows."""
    names = [field.name for field in fields(kind) if field.type not in _PLACES]
    shown = [name for name in names if name not in _UNSHOWN.get(kind, ())]
    return attrgetter(*shown)
