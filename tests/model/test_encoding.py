"""In what a file was saved that is not UTF-8."""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila.ingest.encoding import encoding_of
from hasila.ingest.files import gather, shipped
from hasila.model.diagnostics import Diagnostic

PATH = "content/reports/2031-03-05-hill-post.md"


def mistake(raw: bytes) -> Diagnostic:
    (found,) = gather({PATH: raw})[1]
    assert found.code == "not-utf-8"
    return found


@pytest.mark.parametrize(("raw", "line", "words"), [
    ("---\ntitle: حصيلة فيضان".encode("cp1256"), 2, "Windows-1256"),
    ("---\ntitle: قتلى".encode("cp1256"), 2, "Windows-1256"),
    ("---\ntitle: Pétanque".encode("cp1252"), 2, "Windows-1252"),
    ("---\ntitle: the “toll”".encode("cp1252"), 2, "Windows-1252"),
    ("---\ntitle: 12–15 killed".encode("cp1252"), 2, "Windows-1252"),
    ("---\ntitle: x\n".encode("utf-16"), 1, "UTF-16"),
    (b"\xfe\xff" + "---\ntitle: حصيلة".encode("utf-16-be"), 1, "UTF-16"),
    ("---\n".encode("utf-32"), 1, "UTF-32"),
    ("---\n\ntitle: حصيلة".encode()[:-1], 3, "ends within a letter"),
    (b"---\na\x81b", 2, "0x81"),
])  # fmt: skip
def test_the_encoding_is_told_where_it_can_be(raw: bytes, line: int, words: str) -> None:
    found = mistake(raw)
    assert found.location.line == line
    assert words in found.message and found.hint


def test_a_byte_order_mark_moves_no_column() -> None:
    plain, marked = (mistake(start + b"ab\xe9 c") for start in (b"", b"\xef\xbb\xbf"))
    assert plain.location == marked.location and plain.location.column == 3


def test_what_is_shipped_is_utf_8() -> None:
    assert all(path.read_text(encoding="utf-8") for path in Path(shipped()).glob("templates/*.html"))


def test_every_byte_has_an_answer() -> None:
    for byte in range(0x80, 0x100):
        raw = bytes([0x61, byte, 0x62])
        message, hint = encoding_of(raw, 1)
        assert f"0x{byte:02X}" in message and hint
