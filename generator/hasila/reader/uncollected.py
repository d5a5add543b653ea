"""A call without the search for cycles among its values."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def uncollected(read: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """The function, during which no cycles are looked for: a text makes very many small values and no cycle,
    and each search walks through all words of a language. What is no longer used is freed all the same."""

    @wraps(read)
    def reading(*given: _Given.args, **named: _Given.kwargs) -> _Made:
        if not gc.isenabled():
            return read(*given, **named)
        gc.disable()
        try:
            return read(*given, **named)
        finally:
            gc.enable()

    return reading
