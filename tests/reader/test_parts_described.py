"""Who some of those just counted are makes them a part; a whole behind its part has no group from it."""

from __future__ import annotations

import pytest

from hasila.reader import read_text

DESCRIBED = [
    "Forty people were killed; twelve were children.",
    "Floods swept away 31 houses and drowned 18 people. Four were under five.",
    "40 killed incl. 12 children.",
]


@pytest.mark.parametrize("text", DESCRIBED)
def test_who_some_of_them_are_makes_a_part(text: str) -> None:
    whole, part = read_text(text, "en")
    assert (part.measure, part.category, part.parent) == ("killed", "children", 0)
    assert whole.parent is None


def test_a_whole_behind_its_part_has_not_the_group_of_the_part() -> None:
    part, whole = read_text("Twelve children were among the 40 dead.", "en")
    assert (part.category, part.parent) == ("children", 1)
    assert (whole.category, whole.parent) == ("people", None)
