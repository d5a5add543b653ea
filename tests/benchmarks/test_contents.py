"""What a site consists of is counted by kind."""

from __future__ import annotations

from pathlib import Path

from benchmarks.contents import contents, contents_table, kind_of


def test_a_kind_is_a_folder_without_its_language_and_an_ending() -> None:
    languages = {"en", "zh-Hans"}
    paths = ("en/reports/one.html", "zh-Hans/reports/two.html", "en/reports/index/2019.html")
    assert {kind_of(path, languages) for path in paths} == {"LANGUAGE/reports/….html"}
    assert kind_of("search/en/2019/part-1.js", languages) == "search/LANGUAGE/….js"
    assert kind_of("data/v1/reports/one.csv", languages) == "data/v1/reports/….csv"
    assert kind_of("index.html", languages) == "….html"


def test_files_and_bytes_are_counted_a_report(tmp_path: Path) -> None:
    for name, size in {"en/index.html": 4000, "ar/index.html": 6000, "robots.txt": 1}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    lines = contents_table(contents(tmp_path), 100).splitlines()
    assert lines[2:] == [
        "| LANGUAGE/….html | 2 | 0.02 | 0.10 |",
        "| all others | 1 | 0.01 | 0.00 |",
        "| all | 3 | 0.03 | 0.10 |",
    ]
