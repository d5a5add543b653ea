"""A field of the data: its description, and the attribute that its value is read from.

A field stands once: from the same list of fields come the JSON Schema of an object and the object itself, or
the columns of a table and its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Protocol

from hasila.model.data_class import dataclass
from hasila.publish.data.forms import Fields

Form = Callable[[Any], object]
"""Turns the value of an attribute into what JSON can hold."""


class Described(Protocol):
    """A field of an object or a column of a table."""

    @property
    def name(self) -> str: ...

    def value(self, subject: object) -> object: ...


def plain(value: object) -> object:
    """``value`` as JSON or a cell has it: a day as ISO 8601, a member of an enumeration as its value, a tuple
    as a list; all else as it is."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a JSON object, described by ``schema``.

    Its value is the attribute at ``source`` (the field's own name where that is empty), in ``form``.
    """

    name: str
    schema: Fields
    form: Form = plain
    source: str = ""

    def value(self, subject: object) -> object:
        return self.form(attribute(subject, self.source or self.name))


def attribute(subject: object, path: str) -> object:
    """The attribute of ``subject`` at a dotted ``path``; ``None`` where one on the way is ``None``."""
    first, *further = _names(path)
    value = getattr(subject, first)
    for name in further:
        value = None if value is None else getattr(value, name)
    return value


@cache
def _names(path: str) -> list[str]:
    return path.split(".")


def values(fields: Iterable[Described], subject: object) -> Fields:
    """The values of ``fields`` in ``subject``, by name."""
    return {field.name: field.value(subject) for field in fields}


def schemas(fields: Iterable[Field]) -> Fields:
    """The schemas of ``fields`` by name."""
    return {field.name: field.schema for field in fields}


def each(fields: Iterable[Field]) -> Form:
    """The form of several objects: each as the values of ``fields``."""
    members = tuple(fields)
    return lambda subjects: [values(members, subject) for subject in subjects]


def nested(fields: Iterable[Field]) -> Form:
    """The form of one object: the values of ``fields``, or ``None`` for none."""
    members = tuple(fields)
    return lambda subject: None if subject is None else values(members, subject)


def by_language(text: Mapping[str, str] | None) -> dict[str, str]:
    """The form of a text in several languages; empty for none."""
    return dict(text or {})


def texts(several: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The form of several texts, each in several languages."""
    return [dict(text) for text in several]
