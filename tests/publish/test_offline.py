"""What is kept, by what name, and the packed site."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from hasila.build.pipeline import packed_site
from hasila.model.page import File
from hasila.publish.offline import FormerEntries, farewell, offline, pack
from tests.publish.ledger import SITE

TEXTS = {"site_src/worker/keep.js": "keep();\n", "site_src/worker/leave.js": "leave();\n"}
FILES = (
    File("index.html", b"a"),
    File("en/index.html", b"b"),
    File("en/offline.html", b"c"),
    File("static/css/site.css", b"d"),
    File("data/v1/figures.csv", b"e"),
)


def made(files: tuple[File, ...] = FILES, **options: bool) -> dict[str, str]:
    paths = {file.path for file in files}
    return {file.path: file.content.decode() for file in offline(paths, replace(SITE, **options), TEXTS)}


def test_pictures_are_not_compressed_again() -> None:
    files = (*FILES, File("en/cards/index.png", b"e" * 999))
    with ZipFile(BytesIO(packed_site(files, ()))) as archive:
        by_type = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert by_type["site/en/cards/index.png"] == ZIP_STORED
    assert by_type["site/en/index.html"] == ZIP_DEFLATED


def test_the_shell_holds_only_what_there_is() -> None:
    shell = json.loads(re.search(r"SHELL = (\[.*\]);", made()["sw.js"])[1])
    assert shell == ["index.html", "static/css/site.css", "en/index.html", "en/offline.html"]


def test_a_manifest_speaks_its_language() -> None:
    files = made()
    for language in SITE.languages:
        manifest = json.loads(files[f"{language.code}/manifest.webmanifest"])
        assert (manifest["lang"], manifest["dir"], manifest["name"]) == (
            language.code,
            language.direction,
            SITE.title[language.code],
        )
        assert not [
            value
            for value in (manifest["start_url"], manifest["scope"], manifest["icons"][0]["src"])
            if value.startswith(("/", "http"))
        ]


def test_opting_out_leaves_only_a_farewell() -> None:
    assert made(offline=False) == {"sw.js": "leave();\n"}
    assert farewell(TEXTS).content == b"leave();\n"


def test_the_packed_site_is_the_same_each_time_and_in_any_order() -> None:
    assert packed_site(FILES, ()) == packed_site(tuple(reversed(FILES)), ())


def test_what_an_earlier_packed_site_has_is_taken_from_it_and_the_bytes_are_the_same() -> None:
    picture, others = (
        File("en/cards/index.png", b"p" * 999),
        (File("en/a.html", b"new"), File("ar/z.html", b"z")),
    )
    before = {file.path: file.content for file in (*FILES, picture, File("en/a.html", b"old"))}
    now = {file.path: file.content for file in (*FILES, picture, *others)}
    anew, target = packed_site((*FILES, picture, *others), ()), BytesIO()
    with ZipFile(BytesIO(packed_site([File(*each) for each in before.items()], ()))) as archive:
        same = {path for path in now if before.get(path) == now[path]}
        unread = {path: b"not read" if path in same else content for path, content in now.items()}
        pack(unread, target, FormerEntries(archive, same))
    assert target.getvalue() == anew


def test_the_packed_site_is_dated_by_no_clock_and_has_one_folder() -> None:
    with ZipFile(
        BytesIO(
            packed_site(
                (
                    *FILES,
                    File("sw.js", b""),
                    File("data/site.zip", b""),
                    File("en/manifest.webmanifest", b""),
                ),
                (),
            )
        )
    ) as archive:
        assert archive.namelist() == sorted(f"site/{file.path}" for file in FILES)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("site/en/index.html") == b"b"
        assert archive.testzip() is None


def test_a_page_that_is_another_in_the_packed_site_takes_the_place_of_its_twin() -> None:
    with ZipFile(BytesIO(packed_site(FILES, (File("en/index.html", b"other"),)))) as archive:
        assert archive.namelist() == sorted(f"site/{file.path}" for file in FILES)
        assert archive.read("site/en/index.html") == b"other"


@pytest.mark.parametrize("name", ["keep", "leave"])
def test_the_workers_ask_no_other_host(name: str, repository) -> None:
    text = (repository / f"site_src/worker/{name}.js").read_text(encoding="utf-8")
    assert "http" not in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
