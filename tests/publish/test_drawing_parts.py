"""The parts that drawings share: paths as short as can be, texts that know their room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hasila.model.svg import Box
from hasila.publish.drawing_parts import (
    PlacedText,
    box_around,
    course,
    free_of,
    hatching,
    key_list,
    picture,
    pointer_link,
    text_alternative,
)


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        (("M", 1, 2.04, "h", -3), "M1 2h-3"),
        (("M", 0.55, -0.04, "l", 1, 2, 3, 4, "z"), "M0.6 0l1 2 3 4z"),
        (("v4h", -7.0, "v-4"), "v4h-7v-4"),
        ((0, 0, 340, 290.5), "0 0 340 290.5"),
        ((course("M", 1, 2), "H", 3), "M1 2H3"),
        (("l", -1, -2, 3, -4.5), "l-1-2 3-4.5"),
    ],
)
def test_a_path_has_a_space_between_two_numbers_only(parts: tuple[str | float, ...], path: str) -> None:
    assert course(*parts) == path


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("anchor", [None, "start", "middle", "end"])
def test_a_text_that_moves_takes_its_room_with_it(anchor: str | None, direction: str) -> None:
    text = PlacedText("at least 341", 100, 50, 12, anchor, direction)
    box, moved = text.box, text.moved(7).box
    assert (moved.left, moved.right) == pytest.approx((box.left + 7, box.right + 7))
    assert (moved.top, moved.bottom) == (box.top, box.bottom)
    assert box.top < 50 < box.bottom


def test_a_text_without_an_anchor_starts_at_its_point() -> None:
    text = PlacedText("341", 10, 20, 12)
    assert text.box.left == 10
    assert replace(text, direction="rtl").box.right == 10
    assert text.draw("label") == '<text class="label" x="10" y="20" font-size="12">341</text> '
    assert 'text-anchor="end"' in replace(text, anchor="end").draw("label")


def test_what_the_texts_of_a_drawing_have_in_common_stands_once() -> None:
    known = ((12, "middle"), (9, "end"))
    texts = [PlacedText(str(size), 10, 20, size, anchor).draw("label") for size, anchor in known]
    drawn = picture("small", 40, 30, "ltr", texts, font_size=12, text_anchor="middle")
    assert drawn.count('font-size="12"') == drawn.count('text-anchor="middle"') == 1
    assert drawn.startswith("<svg") and drawn.index("middle") < drawn.index("<text")
    assert '<text class="label" x="10" y="20" font-size="9" text-anchor="end">9</text>' in drawn


def test_a_box_that_only_touches_another_is_free_of_it() -> None:
    box = box_around(5, 5, 5)
    assert box == Box(0, 0, 10, 10)
    assert free_of(box, [Box(10, 0, 20, 10), Box(0, 10, 10, 20)])
    assert not free_of(box, [Box(9.9, 0, 20, 10)])


def test_what_stands_in_a_drawing_is_escaped() -> None:
    link = pointer_link("<b>", "a.html?x=1&y=2", "point", [])
    assert link == '<a href="a.html?x=1&amp;y=2" class="point" tabindex="-1"><title>&lt;b&gt;</title> </a>'
    assert text_alternative("A & B", "\u2068<i>\u2069") == (
        '<p class="unseen">A &amp; B. <bdi>&lt;i&gt;</bdi></p> '
    )


def test_a_hatching_is_named_after_its_drawing_and_a_key_without_entries_is_nothing() -> None:
    assert 'id="sum-hatch"' in hatching("sum", "M0 0L4 4", "bar-hatch", 4)
    assert key_list([], "bar-key") == ""
