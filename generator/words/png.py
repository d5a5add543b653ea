"""A picture of four colours as PNG (RFC 2083), written here down to the bits: whichever zlib a machine has, the bytes are the same.

Libraries compress one picture to different bytes from version to version, and this project promises the same bytes from the
same content. The pictures are flat and few, so the plain part of DEFLATE is enough: the fixed codes runs of one byte and lines that repeat (RFC 1951).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from struct import pack
from zlib import adler32, crc32

RUN = re.compile(rb"(.)\1*", re.DOTALL)
LONGEST = 258
"""Bytes that one match can repeat."""

Bits = tuple[int, int]
"""A value and how many bits of it are meant, the lowest bit first in the stream."""


def png(width: int, palette: Sequence[tuple[int, int, int]], rows: Sequence[tuple[int, int]]) -> bytes:
    """A picture ``width`` pixels wide; ``palette`` are four colours (red, green, blue).

    ``rows`` are (pixels, how often): the pixels of a row as one whole number of two bits each, the leftmost highest, and for how
    many rows they stay the same.
    """
    lines = list(_lines(width, rows))
    head = pack(">IIBBBBB", width, sum(times for _, times in rows), 2, 3, 0, 0, 0)
    colours = bytes(part for colour in palette for part in colour)
    chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", _zlib(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _lines(width: int, rows: Sequence[tuple[int, int]]) -> Iterator[tuple[bytes, int]]:
    """Lines as they are compressed, and how often: what changed from the line above (the filter "up"), which is little."""
    size = (2 * width + 7) // 8
    above, same, spare = bytes(size), b"\2" + bytes(size), size * 8 - 2 * width
    for pixels, times in rows:
        line = (pixels << spare).to_bytes(size, "big")
        yield b"\2" + bytes((one - other) & 255 for one, other in zip(line, above, strict=True)), 1
        above = line
        if times > 1:
            yield same, times - 1


def _chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))


def _zlib(lines: Sequence[tuple[bytes, int]]) -> bytes:
    value = filled = 0
    packed = bytearray(b"\x78\x01")
    for code, length in _codes(lines):
        value |= code << filled
        filled += length
        while filled >= 8:
            packed.append(value & 255)
            value, filled = value >> 8, filled - 8
    check = adler32(b"".join(line * times for line, times in lines))
    return bytes(packed) + (bytes([value]) if filled else b"") + pack(">I", check)


def _codes(lines: Sequence[tuple[bytes, int]]) -> Iterator[Bits]:
    """One last block with fixed codes: in a line each byte and then the rest of its run; after it, what repeats the line."""
    yield 0b011, 3
    for line, times in lines:
        for run in RUN.finditer(line):
            literal = _LITERALS[line[run.start()]]
            yield literal
            yield from _repeated(run.end() - run.start() - 1, [literal] * 2, 1)
        yield from _repeated((times - 1) * len(line), [_LITERALS[byte] for byte in line[:2]], len(line))
    yield _symbol(256)


def _repeated(rest: int, literals: Sequence[Bits], distance: int) -> Iterator[Bits]:
    """``rest`` more bytes, each equal to the one ``distance`` before it; one or two of them are ``literals``."""
    if rest < 3:
        yield from literals[:rest]
        return
    while rest:
        length = min(LONGEST, rest if rest <= LONGEST else rest - 3)
        yield from (_MATCHES[length], _distance(distance))
        rest -= length


def _symbol(symbol: int) -> Bits:
    """A symbol of the fixed alphabet; Huffman codes stand in the stream with their highest bit first."""
    if symbol < 144:
        return _reversed(0x30 + symbol, 8)
    if symbol < 256:
        return _reversed(0x190 + symbol - 144, 9)
    return _reversed(symbol - 256, 7) if symbol < 280 else _reversed(0xC0 + symbol - 280, 8)


def _reversed(code: int, length: int) -> Bits:
    return int(f"{code:0{length}b}"[::-1], 2), length


def _match(length: int) -> Bits:
    if length == LONGEST:
        return _symbol(285)
    bits = max(0, (length - 3).bit_length() - 3)
    code, size = _symbol(257 + 4 * bits + ((length - 3) >> bits))
    return code | ((length - 3) & ((1 << bits) - 1)) << size, size + bits


@cache
def _distance(distance: int) -> Bits:
    bits = max(0, (distance - 1).bit_length() - 2)
    code, size = _reversed(2 * bits + ((distance - 1) >> bits), 5)
    return code | ((distance - 1) & ((1 << bits) - 1)) << size, size + bits


_LITERALS = tuple(_symbol(value) for value in range(256))
_MATCHES = (*((0, 0),) * 3, *(_match(length) for length in range(3, LONGEST + 1)))
