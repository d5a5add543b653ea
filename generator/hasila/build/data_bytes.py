"""Data classes of this package as bytes, to be remembered or sent to another process."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module
from io import BytesIO
from typing import Any

_FASTEST = 1
"""The level of compression: a fifth of the size; the next levels take longer for little."""

UNREADABLE = (
    pickle.UnpicklingError,
    zlib.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""The errors of bytes that are no value of this version."""


def as_bytes(value: object) -> bytes:
    """A value made of data classes of this package, enumerations, days and what Python itself has."""
    buffer = BytesIO()
    _Pickler(buffer, protocol=5).dump(value)
    return buffer.getvalue()


def from_bytes(content: bytes) -> Any:
    """The value of these bytes.

    :raises Exception: one of ``UNREADABLE`` where they are no value of this version
    """
    return _DataUnpickler(BytesIO(content)).load()


def pack(value: object) -> bytes:
    """The same as :func:`as_bytes`, compressed."""
    return zlib.compress(as_bytes(value), _FASTEST)


def unpack(packed: bytes) -> Any:
    """The value of :func:`pack`.

    :raises Exception: one of ``UNREADABLE`` where they are no value of this version
    """
    return from_bytes(zlib.decompress(packed))


class _Pickler(pickle.Pickler):
    """Writes a data class as a call of its class: twice as fast to load as its state."""

    def reducer_override(self, value: object) -> Any:
        kind = type(value)
        if not is_dataclass(kind):
            return NotImplemented
        arguments = [getattr(value, name) for name in _arguments(kind)]
        return kind, tuple(arguments)


@cache
def _arguments(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.init)


class _DataUnpickler(pickle.Unpickler):
    """Makes data classes and enumerations of this package and days, and nothing else that has a name."""

    def find_class(self, module: str, name: str) -> type:
        """The class ``name`` of ``module``; see :func:`_class_named`."""
        return _class_named(module, name)


@cache
def _class_named(module: str, name: str) -> type:
    """The class ``name`` of ``module``.

    :raises pickle.UnpicklingError: for anything but a data class or an enumeration of this package, or a day
    """
    if (module, name) == ("datetime", "date"):
        return date
    if module.startswith("hasila."):
        found = getattr(import_module(module), name, None)
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
    raise pickle.UnpicklingError(f"{module}.{name} is no part of what is remembered")
