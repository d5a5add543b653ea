"""A data class whose methods are made when they are first called is like one of ``dataclasses``."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable
from copy import deepcopy
from dataclasses import FrozenInstanceError, field, fields, replace
from inspect import signature
from typing import Any

import pytest

from hasila.model.data_class import dataclass


@dataclass(frozen=True, slots=True)
class Base:
    name: str
    counts: list[int] = field(default_factory=list)
    shown: bool = field(default=True, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Derived(Base):
    place: str = field(default="", kw_only=True)
    size: int = 0

    def __post_init__(self) -> None:
        if self.size < 0:
            raise ValueError("less than nothing")


@dataclass(slots=True)
class Open:
    number: int = 1


def made_by(decorator: Callable[..., Any], **options: bool) -> Any:
    """A class of two fields, made by one of the decorators."""

    @decorator(**options)
    class Made:
        first: int
        second: tuple[int, ...] = (1, 2)

    return Made


@pytest.mark.parametrize("frozen", [True, False])
@pytest.mark.parametrize("slots", [True, False])
@pytest.mark.parametrize("order", [True, False])
def test_values_are_compared_shown_and_hashed_alike(frozen: bool, slots: bool, order: bool) -> None:
    options = {"frozen": frozen, "slots": slots, "order": order}
    ours, theirs = (made_by(decorator, **options) for decorator in (dataclass, dataclasses.dataclass))
    one, other = ours(3), theirs(3)
    assert repr(one) == repr(other)
    assert one == ours(first=3) and one != ours(4) and one != other
    assert (ours.__hash__ is None) == (theirs.__hash__ is None)
    assert not frozen or hash(one) == hash(other)
    assert not order or (one < ours(4)) is (other < theirs(4)) is True
    assert signature(ours) == signature(theirs)
    assert [each.name for each in fields(ours)] == [each.name for each in fields(theirs)]
    assert ours.__match_args__ == theirs.__match_args__


def test_defaults_are_made_anew_and_named_fields_stay_named() -> None:
    one, other = Base("a"), Base("a")
    assert one == other and one.counts is not other.counts
    assert repr(Derived("a", [1], place="b", size=2)) == "Derived(name='a', counts=[1], place='b', size=2)"
    with pytest.raises(TypeError):
        Derived("a", [1], True, 2, "b")  # type: ignore[call-arg, misc]


def test_what_a_class_checks_is_checked() -> None:
    with pytest.raises(ValueError, match="less than nothing"):
        Derived("a", size=-1)


def test_a_frozen_value_stays_as_it_is() -> None:
    value = Derived("a", [1], place="b")
    with pytest.raises(FrozenInstanceError):
        value.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del value.name
    assert pickle.loads(pickle.dumps(value)) == deepcopy(value) == value
    assert replace(value, size=3) == Derived("a", [1], place="b", size=3)


def test_an_open_value_changes() -> None:
    value = Open()
    value.number = 4
    assert value == Open(4)
    with pytest.raises(TypeError):
        hash(value)
