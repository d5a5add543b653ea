"""Contrast of every pair of colours that meet on a page, computed by the formula of WCAG 2.2 (relative
luminance).
"""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

STYLES = Path(__file__).resolve().parents[2] / "site_src" / "static" / "css"
SHEETS = {
    name: (STYLES / f"{name}.css").read_text(encoding="utf-8") for name in ("site", "chart", "map", "compare")
}
SITE, CHART, MAP, COMPARE = SHEETS.values()

WORDS = ("ink", "soft", "published", "derived", "conflict", "good")
PAPERS = ("paper", "raised", "conflict-paper")
Rgb = tuple[float, float, float]


def colours(block: str) -> dict[str, str]:
    """The custom properties of a block that are colours, by name."""
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\s*;", block))


LIGHT = colours(SITE.split("}")[0])
DARK = LIGHT | colours(re.search(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", SITE, re.DOTALL)[1])
PRINT = LIGHT | colours(SITE.split("@media print")[1].split("}")[0])
LIGHTS = {"light": LIGHT, "dark": DARK, "print": PRINT}


def rgb(code: str) -> Rgb:
    digits = code[1:] if len(code) == 7 else "".join(2 * digit for digit in code[1:])
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))


def luminance(colour: Rgb) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """``color-mix(in srgb, one share, other)``."""
    return tuple(a * share + b * (1 - share) for a, b in zip(one, other, strict=True))


def test_the_formula_is_that_of_the_standard() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("light", "word", "paper"), [*product(LIGHTS, WORDS, PAPERS)])
def test_words_can_be_read_on_every_paper(light: str, word: str, paper: str) -> None:
    """1.4.3 asks for 4.5; in every light, on every paper that words stand on."""
    assert contrast(rgb(LIGHTS[light][word]), rgb(LIGHTS[light][paper])) >= 4.5


@pytest.mark.parametrize("light", LIGHTS)
def test_text_to_be_read_at_length_has_more(light: str) -> None:
    """1.4.6 (AAA) asks for 7 where one reads longest."""
    assert contrast(rgb(LIGHTS[light]["ink"]), rgb(LIGHTS[light]["paper"])) >= 7


@pytest.mark.parametrize(("light", "paper"), [*product(("light", "dark"), PAPERS)])
def test_marks_can_be_told_from_the_paper(light: str, paper: str) -> None:
    """1.4.11 asks for 3 where a line or a mark means something."""
    for mark in ("published", "derived", "conflict", "soft"):
        assert contrast(rgb(LIGHTS[light][mark]), rgb(LIGHTS[light][paper])) >= 3


def lines(dark: bool) -> dict[str, str]:
    """The colours of the series in one picture."""
    light, _, rest = COMPARE.partition("@media (prefers-color-scheme: dark)")
    return colours(rest.split("}")[0] if dark else light)


@pytest.mark.parametrize("light", ["light", "dark"])
def test_the_lines_and_letters_of_several_series_can_be_told_from_the_paper(light: str) -> None:
    """A letter at the end of a line is a text; the strokes differ besides, for print and colour blindness."""
    drawn = lines(light == "dark")
    assert len(set(drawn.values())) == 6
    assert all(contrast(rgb(colour), rgb(LIGHTS[light]["paper"])) >= 4.5 for colour in drawn.values())
    assert len(set(re.findall(r"--compare-stroke: ([\d ]+);", COMPARE))) == 5


def tints() -> list[tuple[str, float]]:
    """(meaning, share) of each tint on which the number of a bar is printed."""
    return [
        (name, int(share) / 100)
        for name, share in re.findall(
            r"fill: color-mix\(in srgb, var\(--chart-(\w+)\) (\d+)%, var\(--chart-paper\)\)", CHART
        )
    ]


@pytest.mark.parametrize(("light", "paper"), [*product(("light", "dark"), ("paper", "conflict-paper"))])
def test_the_numbers_in_a_bar_can_be_read(light: str, paper: str) -> None:
    known = LIGHTS[light]
    assert len(tints()) == 5
    for name, share in tints():
        tint = mixed(rgb(known[name]), rgb(known[paper]), share)
        assert contrast(rgb(known["ink"]), tint) >= 4.5, (name, share)


@pytest.mark.parametrize("light", ["light", "dark"])
def test_the_names_on_a_map_can_be_read(light: str) -> None:
    """Names of regions stand on land, and on land abroad, without a box."""
    known = LIGHTS[light]
    shares = {
        name: int(share) / 100
        for name, share in re.findall(
            r"--map-(land|abroad): color-mix\(in srgb, var\(--map-line\) (\d+)%", MAP
        )
    }
    assert set(shares) == {"land", "abroad"}
    for share in shares.values():
        ground = mixed(rgb(known["line"]), rgb(known["paper"]), share)
        assert contrast(rgb(known["derived"]), ground) >= 4.5
        assert contrast(rgb(known["ink"]), ground) >= 7


def test_no_colour_is_written_outside_the_palette() -> None:
    """A colour that stands anywhere but in a custom property would escape the tests above."""
    for name, text in SHEETS.items():
        rules = [
            line
            for line in text.splitlines()
            if re.search(r"#[0-9a-f]{3,6}\b|rgb\(|hsl\(", line) and not line.strip().startswith("--")
        ]
        assert rules == [], name
