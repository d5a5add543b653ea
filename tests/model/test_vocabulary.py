"""Containment and disjointness: what every law that no report states rests on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.build.pipeline import Examined
from hasila.model.vocabulary import Category, Division, Vocabulary


def vocabulary(within: dict[str, tuple[str, ...]], *divisions: Division) -> Vocabulary:
    categories = {name: Category(name, {}, {}, wider) for name, wider in within.items()}
    return Vocabulary(categories, {}, {}, {}, {}, {}, {}, divisions)


NAMES = [f"c{n}" for n in range(6)]


@st.composite
def orders(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    """Containment without circles: each entry lies only within later ones."""
    return {
        name: tuple(draw(st.lists(st.sampled_from(NAMES[n + 1 :]), unique=True, max_size=2)))
        if NAMES[n + 1 :]
        else ()
        for n, name in enumerate(NAMES)
    }


@given(orders(), st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_containment_is_a_partial_order(within: dict[str, tuple[str, ...]], a: str, b: str, c: str) -> None:
    words = vocabulary(within)

    def inside(one: str, other: str) -> bool:
        return words.narrower("category", one, other)

    assert inside(a, a)
    assert not (inside(a, b) and inside(b, c)) or inside(a, c)
    assert not (inside(a, b) and inside(b, a)) or a == b


@given(orders(), st.sampled_from(NAMES))
def test_what_is_said_holds(within: dict[str, tuple[str, ...]], name: str) -> None:
    assert all(vocabulary(within).narrower("category", name, wider) for wider in within[name])


def test_a_circle_comes_to_an_end() -> None:
    words = vocabulary({"a": ("b",), "b": ("c",), "c": ("a",)})
    assert words.narrower("category", "a", "c") and words.narrower("category", "c", "a")


def test_what_is_not_said_is_only_itself() -> None:
    words = vocabulary({"a": ()})
    assert words.narrower("place", None, None)
    assert words.narrower("place", "x", "x")
    assert not words.narrower("place", None, "x")
    assert not words.narrower("place", "x", None)
    assert not words.narrower("category", "x", "a")


@pytest.mark.parametrize(
    ("kind", "publishers", "publisher", "apart"),
    [
        ("partition", (), "p", True),
        ("disjoint", (), "p", True),
        ("overlap", (), "p", False),
        ("disjoint", ("p",), "p", True),
        ("disjoint", ("q",), "p", False),
    ],
)
def test_who_shares_nobody(kind: str, publishers: tuple[str, ...], publisher: str, apart: bool) -> None:
    words = vocabulary({}, Division("all", ("a", "b"), kind, publishers, {}))
    assert words.disjoint(publisher, "a", "b") is apart
    assert words.disjoint(publisher, "b", "a") is apart
    assert not words.disjoint(publisher, "a", "c")


def test_the_repositorys_own_partitions_are_of_what_lies_within(examined: Examined) -> None:
    words = examined.vocabulary
    for division in words.divisions:
        assert len(set(division.into)) == len(division.into) >= 2
        for part in division.into:
            within = words.narrower("category", part, division.parent)
            assert within or division.kind != "partition", (
                f"{part} is a part of {division.parent} and not within it"
            )
        assert set(division.because) >= {"ar", "en"}


def test_nobody_is_apart_from_a_group_that_holds_them(examined: Examined) -> None:
    words = examined.vocabulary
    for division in words.divisions:
        held = [
            (a, b)
            for a in division.into
            for b in division.into
            if a != b and division.kind != "overlap" and words.narrower("category", a, b)
        ]
        assert held == []
