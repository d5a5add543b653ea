"""A frozen value that is made quickly is like any other frozen value."""

from __future__ import annotations

import pickle
from copy import deepcopy
from dataclasses import FrozenInstanceError, dataclass, replace
from inspect import signature

import pytest

from hasila.model.frozen import quickly_made
from hasila.model.interval import Interval


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Quick:
    name: str
    count: int = 3


@dataclass(frozen=True, slots=True, order=True)
class Plain:
    name: str
    count: int = 3


def test_its_fields_are_those_that_were_given_or_the_defaults() -> None:
    assert repr(Quick("a")) == "Quick(name='a', count=3)"
    assert repr(Quick(count=4, name="b")) == "Quick(name='b', count=4)"
    assert signature(Quick) == signature(Plain)  # once one was made


@pytest.mark.parametrize("arguments", [(), ("a", 1, 2)])
def test_wrong_arguments_are_refused(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Quick(*arguments)  # type: ignore[arg-type]


def test_it_cannot_be_changed_once_it_is_made() -> None:
    value = Quick("a")
    with pytest.raises(FrozenInstanceError):
        value.count = 4  # type: ignore[misc]
    assert type(value) is Quick


def test_it_is_compared_hashed_copied_and_kept_as_before() -> None:
    value = Quick("a", 1)
    assert (value, hash(value)) == (Quick("a", 1), hash(Plain("a", 1)))
    assert value < Quick("a", 2)
    assert pickle.loads(pickle.dumps(value)) == deepcopy(value) == value
    assert replace(value, count=5) == Quick("a", 5)


def test_what_a_class_checks_of_its_values_is_still_checked() -> None:
    with pytest.raises(ValueError, match="empty interval"):
        Interval(5, 4)
