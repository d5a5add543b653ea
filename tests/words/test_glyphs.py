"""Digits of our own: all there, all different, within their box at every size."""

from __future__ import annotations

import pytest

from generator.words.glyphs import GLYPHS, advance_of, rows, width_of

SIZES = (12, 40, 47, 130)


def test_every_digit_and_every_sign_of_a_qualifier_is_there() -> None:
    assert set("0123456789≥≤>≈≠–-") == set(GLYPHS)


@pytest.mark.parametrize("sign", sorted(GLYPHS))
@pytest.mark.parametrize("height", SIZES)
def test_a_sign_stays_in_its_box_and_is_not_empty(sign: str, height: int) -> None:
    drawn = rows(sign, height)
    assert len(drawn) == height
    assert all(0 <= row < 1 << width_of(height) for row in drawn)
    assert 0.03 < sum(row.bit_count() for row in drawn) / (height * width_of(height)) < 0.7


@pytest.mark.parametrize("height", SIZES)
def test_no_two_signs_look_alike(height: int) -> None:
    assert len({rows(sign, height) for sign in GLYPHS}) == len(GLYPHS)


def test_signs_do_not_touch_each_other() -> None:
    assert all(width_of(height) < advance_of(height) for height in SIZES)


@pytest.mark.parametrize("sign", ["0", "8", "–", "-"])
def test_what_is_even_about_the_middle_is_drawn_so(sign: str) -> None:
    """But for a pixel at the edge, where halves are rounded to one side."""
    for row in rows(sign, 100):
        assert (row ^ int(f"{row:060b}"[::-1], 2)).bit_count() <= 4
