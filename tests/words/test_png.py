"""Pictures are read back by an inflater and an unfilterer that are not ours."""

from __future__ import annotations

import random
import zlib
from struct import unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.words.png import png

PALETTE = ((1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12))
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunks(raw: bytes) -> dict[bytes, bytes]:
    assert raw.startswith(SIGNATURE)
    found, at = {}, len(SIGNATURE)
    while at < len(raw):
        (size,) = unpack(">I", raw[at : at + 4])
        name, data = raw[at + 4 : at + 8], raw[at + 8 : at + 8 + size]
        assert unpack(">I", raw[at + 8 + size : at + 12 + size])[0] == zlib.crc32(name + data)
        found[name], at = data, at + 12 + size
    return found


def pixels(raw: bytes) -> list[list[int]]:
    """The rows of a picture as indexes into its palette; the filter "up" undone."""
    held = chunks(raw)
    width, height, depth, colour = unpack(">IIBB", held[b"IHDR"][:10])
    assert (depth, colour) == (2, 3)
    size, data = (2 * width + 7) // 8, zlib.decompress(held[b"IDAT"])
    assert len(data) == height * (size + 1)
    above, rows = bytes(size), []
    for y in range(height):
        line = data[y * (size + 1) : (y + 1) * (size + 1)]
        assert line[0] == 2
        above = bytes((one + other) & 255 for one, other in zip(line[1:], above, strict=True))
        rows.append([above[x // 4] >> (6 - 2 * (x % 4)) & 3 for x in range(width)])
    return rows


def number(row: list[int]) -> int:
    return int("".join(map(str, row)), 4)


@given(st.integers(1, 70), st.lists(st.tuples(st.integers(0), st.integers(1, 9)), min_size=1, max_size=12))
def test_a_picture_is_read_back_as_it_was_drawn(width: int, drawn: list[tuple[int, int]]) -> None:
    rows = [(value % 4**width, times) for value, times in drawn]
    read = [number(row) for row in pixels(png(width, PALETTE, rows))]
    assert read == [value for value, times in rows for _ in range(times)]


@pytest.mark.parametrize("width", [1, 2, 3, 4, 5, 1024, 1028, 1032, 1036, 1040, 1044, 1048, 1200])
@pytest.mark.parametrize("height", [1, 2, 3, 4, 630])
def test_runs_of_every_length_around_the_longest_match(width: int, height: int) -> None:
    flat = [number([2] * width)]
    assert [number(row) for row in pixels(png(width, PALETTE, [(flat[0], height)]))] == flat * height


def test_runs_of_every_length() -> None:
    for size in range(1, 300):
        row = number([1] * 4 * size)
        assert [number(one) for one in pixels(png(4 * size, PALETTE, [(row, 1)]))] == [row], size


def test_a_picture_without_any_pattern() -> None:
    noise = random.Random(4)
    rows = [(noise.randrange(4**300), 1) for _ in range(40)]
    assert [number(row) for row in pixels(png(300, PALETTE, rows))] == [value for value, _ in rows]


def test_the_palette_is_in_it() -> None:
    assert chunks(png(4, PALETTE, [(0, 1)]))[b"PLTE"] == bytes(range(1, 13))


def test_a_flat_picture_is_small() -> None:
    assert len(png(1200, PALETTE, [(0, 630)])) < 2_500
