"""The index of search: the same bytes each time, nothing that is not needed, and a plain word where it cannot
be made.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from base64 import b64decode, b64encode
from pathlib import Path

import cbor2
import pytest

from hasila.model.search_document import SearchDocument, SearchIndexInput, SearchSection
from hasila.publish.search import engine, search, unsearchable
from hasila.publish.search.normalize_index import normalize_index

PLACES = tuple(f"place-{n}" for n in range(12))
ROOT = Path(__file__).resolve().parents[2]


def record(n: int, words: str = "قُتل 144 مدنياً في إدلب") -> SearchDocument:
    filters = {
        "kind": ("report",),
        "year": (str(2010 + n),),
        "place": (PLACES[n], PLACES[n - 1]),
        "publisher": (),
    }
    return SearchDocument(
        f"ar/reports/{n}.html", f"حصيلة {n}", "المرصد", (SearchSection(words, "figure-total"),), filters
    )


CATALOGUES = (
    SearchIndexInput("ar", tuple(record(n) for n in range(12))),
    SearchIndexInput("en", tuple(record(n, "children killed") for n in range(12))),
)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {file.path: file.content for file in search(CATALOGUES)}


def fragment(files: dict[str, bytes], language: str) -> dict:
    path = next(path for path in sorted(files) if path.startswith(f"pagefind/{language}/fragment/"))
    return json.loads(gzip.decompress(files[path]).removeprefix(b"pagefind_dcd"))


def parts(content: bytes) -> list:
    return cbor2.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))


def test_the_same_records_give_the_same_bytes(files: dict[str, bytes]) -> None:
    for _ in range(3):
        assert {file.path: file.content for file in search(CATALOGUES)} == files


def test_another_seed_of_hashes_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    code = (
        "import hashlib; from tests.publish.test_search import *; "
        "print(hashlib.sha256(repr(sorted((f.path, f.content) for f in search(CATALOGUES)))"
        ".encode()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "12"
    }
    assert len(told) == 1


def test_pagefind_by_itself_is_unsteady_and_its_parts_are_kept_whole() -> None:
    """The reason for ``normalize_index``: if Pagefind ever writes its filters in one order, it can go."""
    with engine.engine() as ask:
        raw = []
        for _ in range(6):
            index = ask("NewIndex", config={})["index_id"]
            for one in CATALOGUES[0].records:
                ask(
                    "AddRecord",
                    index_id=index,
                    url=one.path,
                    content="x",
                    language="en",
                    meta={},
                    sort={},
                    filters={k: list(v) for k, v in one.filters.items()},
                )
            raw.append({f["path"]: b64decode(f["content"]) for f in ask("GetFiles", index_id=index)["files"]})
    assert len({str(sorted(one)) for one in raw}) > 1
    assert len({str(normalize_index(one)) for one in raw}) == 1
    before, after = (
        next(parts(content) for path, content in index.items() if path.endswith(".pf_meta"))
        for index in (raw[0], normalize_index(raw[0]))
    )
    assert before[:3] == after[:3] and before[4:] == after[4:]
    assert sorted(name for name, _ in before[3]) == [name for name, _ in after[3]]


def test_the_header_of_what_is_packed_here_is_that_of_every_release_of_python(
    files: dict[str, bytes],
) -> None:
    """Python 3.11 and 3.12 write the system of zlib into a header (3), 3.13 writes 255: the header is our
    own.
    """
    packed = {path: content for path, content in files.items() if path.endswith((".pf_filter", ".pf_meta"))}
    assert len(packed) == 8
    assert {content[:10].hex(" ") for content in packed.values()} == {"1f 8b 08 00 00 00 00 00 02 03"}
    for content in packed.values():
        plain = gzip.decompress(content)  # looks at the checksum and the length too
        assert plain.startswith(b"pagefind_dcd")


def test_every_file_that_is_named_is_there(files: dict[str, bytes]) -> None:
    for language in ("ar", "en"):
        entry = json.loads(files[f"pagefind/{language}/pagefind-entry.json"])
        (known,) = entry["languages"].values()
        meta = parts(files[f"pagefind/{language}/pagefind.{known['hash']}.pf_meta"])
        assert all(f"pagefind/{language}/fragment/{page}.pf_fragment" in files for page, _ in meta[1])
        assert all(f"pagefind/{language}/filter/{name}.pf_filter" in files for _, name in meta[3])
        assert [name for name, _ in meta[3]] == ["kind", "place", "year"]
        assert f"pagefind/{language}/wasm.{known['wasm'] or 'unknown'}.pagefind" in files


def test_only_what_a_search_needs_is_there(files: dict[str, bytes]) -> None:
    outside = [path for path in files if path.count("/") == 1]
    assert outside == ["pagefind/pagefind.js"]
    assert {path.rsplit(".", 1)[-1] for path in files} == {
        "js",
        "json",
        "pf_meta",
        "pf_filter",
        "pf_index",
        "pf_fragment",
        "pagefind",
    }


def test_stems_are_indexed_and_words_are_shown(files: dict[str, bytes]) -> None:
    held = fragment(files, "ar")
    assert "مدن" in held["content"].split() and "ادلب" in held["content"].split()
    assert held["meta"]["text"] == "figure-total\tقُتل 144 مدنياً في إدلب"
    assert held["url"].startswith("ar/reports/")


def test_a_language_is_stemmed_once(files: dict[str, bytes]) -> None:
    assert "pagefind/ar/wasm.unknown.pagefind" in files
    assert "pagefind/en/wasm.en.pagefind" in files


def test_nothing_to_find_needs_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "program", lambda: None)
    assert search(()) == search((SearchIndexInput("ar", ()),)) == ()


def test_a_machine_without_pagefind_is_told_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert unsearchable() == ()
    monkeypatch.setattr(engine, "program", lambda: None)
    (mistake,) = unsearchable()
    assert (mistake.code, mistake.severity) == ("no-search", "warning")
    assert "pip install" in mistake.hint


REFUSAL = b64encode(json.dumps({"payload": {"type": "Error", "message": "no"}}).encode()).decode()


@pytest.mark.parametrize(
    "does", ["exit 3", "exec >&-; cat >/dev/null", f"printf '{REFUSAL},'; cat >/dev/null"]
)
def test_an_engine_that_breaks_off_is_no_silent_success(
    does: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "pagefind"
    script.write_text(f"#!/bin/sh\nhead -c 8 >/dev/null\n{does}\n")
    script.chmod(0o755)
    monkeypatch.setattr(engine, "program", lambda: script)
    with pytest.raises(OSError, match="Pagefind"):
        search(CATALOGUES)
