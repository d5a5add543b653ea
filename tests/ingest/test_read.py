"""Reading a project: what is shipped, what stands in front of it, what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila.ingest.files import read, shipped


def put(root: Path, name: str, content: str | bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_texts_are_known_by_their_path_in_the_project(tmp_path: Path) -> None:
    put(tmp_path, "content/reports/a.md", "حصيلة")
    sources, mistakes = read(tmp_path)
    assert (dict(sources.content), mistakes) == ({"content/reports/a.md": "حصيلة"}, ())


def test_what_a_project_lacks_is_shipped(tmp_path: Path) -> None:
    put(tmp_path, "content/a.md", "x")
    sources, _ = read(tmp_path)
    assert "site_src/site.yaml" in sources.site_src
    assert any(name.startswith("templates/") for name in sources.templates)
    assert any(name.startswith("static/") for name in sources.assets)


def test_a_file_of_the_project_stands_in_front_of_the_shipped_one(tmp_path: Path) -> None:
    put(tmp_path, "content/a.md", "x")
    put(tmp_path, "site_src/site.yaml", "languages: [ar]\n")
    put(tmp_path, "templates/own.html", "<p>own</p>")
    put(tmp_path, "site_src/static/logo.svg", b"<svg/>")
    sources, _ = read(tmp_path)
    assert sources.site_src["site_src/site.yaml"] == "languages: [ar]\n"
    assert sources.templates["templates/own.html"] == "<p>own</p>"
    assert sources.assets["static/logo.svg"] == b"<svg/>"
    assert len(sources.templates) > 1


def test_a_mark_of_byte_order_and_other_line_ends_are_no_text(tmp_path: Path) -> None:
    put(tmp_path, "content/a.md", b"\xef\xbb\xbfone\r\ntwo\r\n")
    sources, mistakes = read(tmp_path)
    assert (sources.content["content/a.md"], mistakes) == ("one\ntwo\n", ())


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [("قتلى".encode("cp1256"), 1, 1), (b"ok\nabc \xff", 2, 5), ("حصيلة ".encode() + b"\xc3", 1, 7)],
)
def test_another_encoding_is_a_mistake_at_its_first_byte(
    tmp_path: Path, raw: bytes, line: int, column: int
) -> None:
    put(tmp_path, "content/a.md", raw)
    sources, (mistake,) = read(tmp_path)
    assert (mistake.code, mistake.location.path, mistake.location.line, mistake.location.column) == (
        "not-utf-8",
        "content/a.md",
        line,
        column,
    )
    assert not sources.content


def test_an_unreadable_file_is_one_mistake_and_not_also_an_empty_project(tmp_path: Path) -> None:
    put(tmp_path, "content/a.md", b"\xff")
    assert [mistake.code for mistake in read(tmp_path)[1]] == ["not-utf-8"]


@pytest.mark.parametrize("name", [None, "content", "content/reports"])
def test_a_project_without_content_is_a_mistake(tmp_path: Path, name: str | None) -> None:
    (tmp_path / (name or ".")).mkdir(parents=True, exist_ok=True)
    assert [mistake.code for mistake in read(tmp_path)[1]] == ["no-content"]


def test_hidden_files_and_other_kinds_are_not_read(tmp_path: Path) -> None:
    put(tmp_path, "content/a.md", "x")
    for name in ("content/.a.md.swp", "content/.git/a.md", "content/b.docx", "content/c.md~"):
        put(tmp_path, name, b"\xff")
    sources, mistakes = read(tmp_path)
    assert (set(sources.content), mistakes) == ({"content/a.md"}, ())


def test_static_files_are_kept_as_bytes_whatever_they_hold(tmp_path: Path) -> None:
    put(tmp_path, "content/a.md", "x")
    put(tmp_path, "site_src/static/data.txt", b"\xff\r\n")
    sources, mistakes = read(tmp_path)
    assert (sources.assets["static/data.txt"], mistakes) == (b"\xff\r\n", ())


def test_the_shipped_files_are_those_beside_the_package() -> None:
    assert (shipped() / "templates").is_dir()
    assert (shipped() / "site_src" / "site.yaml").is_file()
