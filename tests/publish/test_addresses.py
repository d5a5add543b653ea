"""Two things at one address: told with the file that claims it, before anything is planned or written."""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila.build.pipeline import examine, make
from hasila.model.file_names import badly_named, clashes
from hasila.model.joined import joined
from hasila.publish.addresses import same_paths
from tests.mistakes.project import lay_out


def told(project: Path) -> list[tuple[str, str]]:
    return [(mistake.location.path, mistake.code) for mistake in examine(project, lambda _: None).diagnostics]


def put(project: Path, name: str, text: str) -> Path:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(text, encoding="utf-8")
    return project


def test_two_series_that_would_have_one_name(tmp_path: Path) -> None:
    """The name of a series leaves out what is not said: a place and a cause of one name would be
    one address.
    """
    project = lay_out(None, tmp_path)
    put(project, "content/vocabulary/causes.yaml", "lora-valley:\n  label: {ar: سبب, en: A cause}\n")
    report = project / "content/reports/2031-03-04-river-watch.md"
    head = "counts: killed\nwhere: lora-valley\n"
    text = (
        report.read_text(encoding="utf-8")
        .replace(head, "counts: killed\n")
        .replace("when: since lora-flood", "when: since lora-flood\n    where: lora-valley")
    )
    more = "  other: {who: everyone, when: since lora-flood, cause: lora-valley}\nfigures_end"
    report.write_text(
        text.replace("---\nRiver", f"{more}\n---\nRiver").replace("figures_end\n", "")
        + "Of all, [70](#other) died.\n",
        encoding="utf-8",
    )
    with (project / "content/reports/2031-03-04-river-watch.ar.md").open(
        "a", encoding="utf-8"
    ) as translation:
        translation.write("\nومات [70](#other) شخصاً.\n")
    assert ("content/reports/2031-03-04-river-watch.md", "same-address") in told(project)


def test_a_file_where_the_site_has_a_folder(tmp_path: Path) -> None:
    assert ("site_src/static/css", "same-address") in told(
        put(lay_out(None, tmp_path), "site_src/static/css", "x")
    ) or ("same-address" in [code for _, code in told(tmp_path / "project")])


def test_the_folder_of_a_language_is_none_that_every_site_has(tmp_path: Path) -> None:
    project = lay_out(None, tmp_path)
    put(project, "site_src/locale/data/language.yaml", "name: Data\nlocale: en\ndirection: ltr\n")
    put(
        project,
        "site_src/site.yaml",
        "languages: [ar, en, data]\ntitle: {ar: حصيلة, en: Toll}\naddress: https://example.org/\n",
    )
    assert ("site_src/site.yaml", "bad-id") in told(project)


@pytest.mark.parametrize("code", ["../en", "a/b", "", "data", "e n"])
def test_a_language_is_named_by_a_code(tmp_path: Path, code: str) -> None:
    project = put(
        lay_out(None, tmp_path),
        "site_src/site.yaml",
        f'languages: [ar, en, "{code}"]\ntitle: {{ar: حصيلة, en: Toll}}\n',
    )
    assert ("site_src/site.yaml", "bad-id") in told(project)


def test_the_library_of_the_map_is_not_written_over(tmp_path: Path) -> None:
    assert ("site_src/static/leaflet/leaflet.js", "reserved-name") in told(
        put(lay_out(None, tmp_path), "site_src/static/leaflet/leaflet.js", "x")
    )


def test_nothing_is_made_of_a_project_with_two_things_at_one_address(tmp_path: Path) -> None:
    project = lay_out(None, tmp_path)
    (project / "content/reports/2031-03-04-river-watch.md").rename(project / "content/reports/index.md")
    (project / "content/reports/2031-03-04-river-watch.ar.md").rename(project / "content/reports/index.ar.md")
    assert make(project, lambda _: None).files == ()


def test_what_was_made_is_looked_at_once_more() -> None:
    assert same_paths(["en/a.html", "en/b.html", "ar/a.html"]) == ()
    assert [mistake.location.path for mistake in same_paths(["en/a.html", "en/A.html"])] == ["en/A.html"]
    assert [mistake.location.path for mistake in same_paths(["x/caf\u00e9.html", "x/cafe\u0301.html"])] == [
        "x/cafe\u0301.html"
    ]
    assert [mistake.location.path for mistake in same_paths(["x", "x/y.html"])] == ["x/y.html"]


@pytest.mark.parametrize(
    "name",
    [
        "con.md",
        "NUL.csv",
        "com1.yaml",
        "lpt9",
        "aux.tar.gz",
        "a. ",
        "a.",
        " a.md",
        "a:b.md",
        "a?.md",
        "conin$",
    ],
)
def test_names_that_windows_cannot_hold(name: str) -> None:
    (mistake,) = badly_named(f"content/{name}")
    assert mistake.code == "bad-name"


@pytest.mark.parametrize(
    "name", ["content/console.md", "content/a.md", "content/com.yaml", "content/حصيلة.md", "content/com10.md"]
)
def test_names_that_every_system_holds(name: str) -> None:
    assert list(badly_named(name)) == []


def test_two_names_that_some_systems_take_for_one() -> None:
    assert [mistake.location.path for mistake in clashes(["content/a.md", "content/A.md"])] == [
        "content/a.md"
    ]


def test_a_joined_name_is_kept_or_shortened_without_becoming_another() -> None:
    one, other = "a-" * 200 + "b", "a-" * 200 + "c"
    assert joined("a-b") == "a-b"
    assert len(joined(one)) <= 220
    assert joined(one) != joined(other)
    assert joined(one) == joined(one)
