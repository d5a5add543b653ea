"""Data classes whose methods are made when they are first called.

``dataclasses`` writes the text of six functions for each class and compiles it while a module is loaded. A
command loads more than two hundred data classes and uses some of them: of ``hasila check`` with one report
that was a third of its time. Here a class begins with functions that make the true one when they are called
for the first time, and put it into their own place.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from copyreg import __newobj__  # type: ignore[attr-defined]  # not in its typed stub
from dataclasses import MISSING, Field, FrozenInstanceError, fields, make_dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

Maker = Callable[[type[Any]], Callable[..., Any]]
"""Makes a method of a data class."""
_ORDERED = ("__lt__", "__le__", "__gt__", "__ge__")
_ABSENT = object()
"""Stands for a value that was not given where a function makes it."""


def postpone(kind: type[Any], name: str, maker: Maker) -> None:
    """Have ``maker`` make the method ``name`` of ``kind`` when it is first called."""

    def method(*arguments: Any, **named: Any) -> Any:
        made = maker(kind)
        setattr(kind, name, made)
        return made(*arguments, **named)

    setattr(kind, name, method)


def _lazy_dataclass(
    kind: type[Any] | None = None,
    /,
    *,
    frozen: bool = False,
    slots: bool = False,
    eq: bool = True,
    order: bool = False,
) -> Any:
    """The same as :func:`dataclasses.dataclass`, in less time."""
    if kind is None:
        return partial(_lazy_dataclass, frozen=frozen, slots=slots, eq=eq, order=order)
    own = frozenset(kind.__dict__)
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(kind)
    if "__init__" not in own:
        postpone(made, "__init__", _made_frozen_init if frozen else _made_init)
    for name in _methods(eq, order):
        if name not in own:
            postpone(made, name, partial(_made, name))
    if eq and "__hash__" not in own - _unhashed(own):
        _hash(made, frozen)
    if frozen:
        _freeze(made)
    return made


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _lazy_dataclass


def _methods(eq: bool, order: bool) -> tuple[str, ...]:
    """The names of the methods that a data class has beside ``__init__``."""
    compared = ("__eq__",) if eq else ()
    ordered = _ORDERED if order else ()
    return "__repr__", *compared, *ordered


def _unhashed(own: frozenset[str]) -> frozenset[str]:
    """``__hash__`` where Python itself has put it into a class, since that class has an ``__eq__``."""
    return own & {"__hash__"} if "__eq__" in own else frozenset()


def _hash(kind: type[Any], frozen: bool) -> None:
    """Values that can change have no hash."""
    if frozen:
        postpone(kind, "__hash__", partial(_made, "__hash__"))
    else:
        kind.__hash__ = None  # type: ignore[assignment]


def _made(name: str, kind: type[Any]) -> Callable[..., Any]:
    """The method ``name`` as ``dataclasses`` makes it for the fields of ``kind``."""
    known = [(field.name, field.type, field) for field in fields(kind)]
    shown = name == "__repr__"
    ordered = name in _ORDERED
    alike = make_dataclass(kind.__name__, known, init=False, repr=shown, order=ordered, unsafe_hash=True)
    made: Callable[..., Any] = alike.__dict__[name]
    return made


def _made_init(kind: type[Any]) -> Callable[..., None]:
    """The function that writes the fields of a new value."""
    return compiled_init(kind, map(_written, fields(kind)))


def _made_frozen_init(kind: type[Any]) -> Callable[..., None]:
    """The same for a class whose values refuse to be written."""
    return compiled_init(kind, map(_forced, fields(kind)))


def compiled_init(kind: type[Any], lines: Iterable[str], **names: object) -> Callable[..., None]:
    """The function ``__init__`` with the fields of ``kind`` as parameters and these ``lines``, in which
    ``names`` may stand."""
    known = fields(kind)
    checked = ("self.__post_init__()",) if hasattr(kind, "__post_init__") else ()
    body = "\n    ".join((*lines, *checked, "return None"))
    parameters = ", ".join(("self", *_parameters(known)))
    scope: dict[str, Any] = {"_set": object.__setattr__, "_absent": _ABSENT, **names}
    for field in known:
        scope[f"_default_{field.name}"] = field.default
        scope[f"_new_{field.name}"] = field.default_factory
    exec(f"def __init__({parameters}):\n    {body}\n", scope)  # as dataclasses does it
    made: Callable[..., None] = scope["__init__"]
    made.__annotations__ = {field.name: field.type for field in known} | {"return": None}
    return made


def value_of(field: Field[Any]) -> str:
    """What a field is set to, as text of Python."""
    if field.default_factory is MISSING:
        return field.name
    return f"_new_{field.name}() if {field.name} is _absent else {field.name}"


def _written(field: Field[Any]) -> str:
    return f"self.{field.name} = {value_of(field)}"


def _forced(field: Field[Any]) -> str:
    return f"_set(self, {field.name!r}, {value_of(field)})"


def _parameters(known: Iterable[Field[Any]]) -> Iterator[str]:
    """The parameters for these fields: those that must be named are behind the others."""
    ordered = sorted(known, key=lambda field: bool(field.kw_only))
    named = [field.name for field in ordered if field.kw_only]
    for field in ordered:
        if named[:1] == [field.name]:
            yield "*"
        yield _parameter(field)


def _parameter(field: Field[Any]) -> str:
    if field.default_factory is not MISSING:
        return f"{field.name}=_absent"
    return field.name if field.default is MISSING else f"{field.name}=_default_{field.name}"


def _freeze(kind: type[Any]) -> None:
    """Refuse that fields of values are written or removed."""
    methods = {"__setattr__": _refuse_change, "__delattr__": _refuse_removal}
    for name, method in methods.items():
        setattr(kind, name, method)
    postpone(kind, "__reduce__", _made_reduce)
    postpone(kind, "__setstate__", _made_setstate)


def _refuse_change(value: object, name: str, new: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_removal(value: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _made_reduce(kind: type[Any]) -> Callable[..., Any]:
    """The function that takes a value apart for ``pickle``: its class, and its fields in their order. The
    function of ``object`` does the same in three times the time."""
    values = "".join(f"self.{field.name}, " for field in fields(kind))
    return _compiled("__reduce__", "self", f"return _new, (self.__class__,), ({values})", _new=__newobj__)


def _made_setstate(kind: type[Any]) -> Callable[..., Any]:
    """The function that gives a value its fields again, in their order."""
    known = [field.name for field in fields(kind)]
    values = "".join(f"{name}, " for name in known)
    lines = [f"{values}= state"] if known else []
    lines += [f"_set(self, {name!r}, {name})" for name in known]
    return _compiled("__setstate__", "self, state", "; ".join(lines) or "pass", _set=object.__setattr__)


def _compiled(name: str, parameters: str, body: str, **names: object) -> Callable[..., Any]:
    """The function of one line in which ``names`` may stand."""
    exec(f"def {name}({parameters}): {body}\n", names)
    made: Callable[..., Any] = names[name]  # type: ignore[assignment]  # what was just written
    return made
