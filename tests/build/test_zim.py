"""A site as one ZIM file: opened by the library that Kiwix reads such files with."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hasila.build.zim import LEFT_OUT, languages_of, three_letters, write_zim
from hasila.cli import main as cli
from tests.browser.opened import opened, resolved

zim = pytest.importorskip("libzim.reader", reason="needs the extra zim")
searching = pytest.importorskip("libzim.search")
suggesting = pytest.importorskip("libzim.suggestion")

FOUNDING = "reports/2019-02-26-sohr.html"


@pytest.fixture(scope="module")
def archive(site: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    file = tmp_path_factory.mktemp("zim") / "site.zim"
    write_zim(site, file)
    assert [path.name for path in file.parent.iterdir()] == ["site.zim"]
    return zim.Archive(file)


def text(archive, path: str) -> str:
    return bytes(archive.get_entry_by_path(path).get_item().content).decode()


def found(archive, words: str) -> list[str]:
    query = searching.Query().set_query(words)
    return list(searching.Searcher(archive).search(query).getResults(0, 100))


def test_it_begins_with_the_choice_of_a_language_and_says_what_it_is(archive, site: Path) -> None:
    assert archive.main_entry.get_item().path == "index.html"
    told = {
        key: archive.get_metadata(key).decode()
        for key in archive.metadata_keys
        if not key.startswith("Illustration")
    }
    assert told["Language"] == "ara,eng"
    assert "Hasila" in told["Title"] or "حصيلة" in told["Title"]
    assert told["Date"].startswith("20")
    assert archive.get_illustration_sizes() == {48}


def test_every_file_is_there_byte_for_byte_but_for_what_a_server_needs(archive, site: Path) -> None:
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not name.startswith(".") and not name.endswith(".zip"):
            kept = archive.has_entry_by_path(name)
            assert kept == (path.name not in LEFT_OUT), name
            if kept:
                assert bytes(archive.get_entry_by_path(name).get_item().content) == path.read_bytes(), name


def test_pages_load_nothing_that_is_not_in_the_file(archive, site: Path) -> None:
    for path in sorted(site.glob("*/*.html")) + sorted(site.glob(f"*/{FOUNDING}")):
        if path.name in LEFT_OUT:
            continue
        for url in opened(site, path).loads:
            if not url.startswith("data:"):
                assert not urlsplit(url).netloc, (path, url)
                assert archive.has_entry_by_path(resolved(path.relative_to(site).as_posix(), url)), (
                    path,
                    url,
                )


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("commanders", f"en/{FOUNDING}"),
        ("سوتشي", f"ar/{FOUNDING}"),
        ("Khan Shaykhun", "en/places/khan-shaykhun.html"),
    ],
)
def test_words_are_found_in_both_languages(archive, words: str, page: str) -> None:
    assert page in found(archive, words)


def test_pages_are_found_by_their_titles_and_frames_are_not(archive) -> None:
    search = suggesting.SuggestionSearcher(archive).suggest("toll")
    paths = list(search.getResults(0, 200))
    assert f"en/{FOUNDING}" in paths
    assert not [path for path in paths if "/embed/" in path]


def test_pages_from_right_to_left_stay_so(archive) -> None:
    assert '<html lang="ar" dir="rtl">' in text(archive, f"ar/{FOUNDING}")


@pytest.mark.parametrize(
    ("code", "longer"),
    [("ar", "ara"), ("en", "eng"), ("fr", "fra"), ("de", "deu"), ("fa", "fas"), ("ckb", "ckb")],
)
def test_languages_have_three_letters(code: str, longer: str) -> None:
    assert three_letters(code) == longer


def test_the_command_writes_it(tmp_path: Path) -> None:
    from tests.mistakes.project import lay_out

    project = lay_out(None, tmp_path / "one")
    file = tmp_path / "site.zim"
    assert cli.main(["build", str(project), "--zim", str(file)]) == 0
    assert zim.Archive(file).main_entry.get_item().path == "index.html"
    assert languages_of(project / "public") == ["ara", "eng"]


def test_without_the_package_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.mistakes.project import lay_out

    monkeypatch.setitem(__import__("sys").modules, "libzim.writer", None)
    project = lay_out(None, tmp_path / "one")
    assert cli.main(["build", str(project), "--zim", str(tmp_path / "site.zim")]) == 2
    assert "hasila[zim]" in capsys.readouterr().err
    assert (project / "public" / "index.html").exists()
