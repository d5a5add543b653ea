"""What is struck out states no figure."""

from __future__ import annotations

import pytest

from hasila.reader import read_text

STRUCK = [
    ("en", "Shelling killed ~~13~~ 12 civilians; ~~nine~~ ten were wounded.", [12, 10]),
    ("en", "Shelling killed 1\u03363\u0336 12 civilians.", [12]),
    ("ar", "قُتل ~~13~~ 12 مدنياً.", [12]),
    ("fr", "Les frappes ont tué ~~13~~ 12 civils.", [12]),
]


@pytest.mark.parametrize(("language", "text", "values"), STRUCK)
def test_what_is_struck_out_is_not_stated(language: str, text: str, values: list[int]) -> None:
    figures = read_text(text, language)
    assert [figure.value_min for figure in figures] == values
    assert {figure.qualifier for figure in figures} == {"exact"}


def test_one_tilde_means_about_and_two_without_an_end_strike_out_nothing() -> None:
    about, rest = read_text("Shelling killed ~14 civilians; ~~15 were wounded.", "en")
    assert (about.value_min, about.qualifier) == (14, "about")
    assert rest.value_min == 15
