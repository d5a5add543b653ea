"""An id of a category that changed: keys of figures stay, old addresses lead on, old files of data remain."""

from __future__ import annotations

import csv
from pathlib import Path

from hasila.build.pipeline import examine, make
from tests.mistakes.project import lay_out

OLD, NEW = "civilians", "the-civilians"
SERIES = "river-watch-killed-{}-lora-valley-since-lora-flood"


def renamed(folder: Path) -> Path:
    """The project of the mistakes, with another id for a category."""
    project = lay_out(None, folder)
    for file in (project / "content/vocabulary").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        text = text.replace(f"\n{OLD}:\n", f"\n{NEW}:\n  formerly: [{OLD}]\n")
        text = (
            text.replace(f"[{OLD}]", f"[{NEW}]")
            .replace(f"[{OLD},", f"[{NEW},")
            .replace(f" {OLD},", f" {NEW},")
        )
        text = text.replace(f"of: {OLD}\n", f"of: {NEW}\n")
        text = text.replace("formerly: [the-civilians]", "formerly: [civilians]")
        file.write_text(text, encoding="utf-8")
    for file in (project / "content/reports").glob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f"who: {OLD}", f"who: {NEW}"), encoding="utf-8")
    return project


def test_figures_keep_their_keys_and_count_the_category_by_its_new_id(tmp_path: Path) -> None:
    before = examine(lay_out(None, tmp_path / "before"), lambda _: None)
    after = examine(renamed(tmp_path / "after"), lambda _: None)
    assert [one for one in after.diagnostics if one.severity == "error"] == []
    assert set(after.ledger.figures) == set(before.ledger.figures)
    named = [figure for figure in after.ledger.figures.values() if figure.key.endswith(f"#{OLD}")]
    assert named
    assert {figure.set.category for figure in named} == {NEW}


def test_old_addresses_lead_to_the_new_ones(tmp_path: Path) -> None:
    files = {file.path: file.content for file in make(renamed(tmp_path), lambda _: None).files}
    for folder, old, new in (("categories", OLD, NEW), ("series", SERIES.format(OLD), SERIES.format(NEW))):
        for code in ("ar", "en"):
            moved = files[f"{code}/{folder}/{old}.html"].decode()
            assert f'content="0; url={new}.html"' in moved
            assert f'<a href="{new}.html">' in moved
            assert '<meta name="robots" content="noindex">' in moved
            assert f"{code}/{folder}/{new}.html" in files
    framed = files[f"en/embed/series/{SERIES.format(OLD)}.html"].decode()
    assert f'url={SERIES.format(NEW)}.html"' in framed
    assert f"/{OLD}.html" not in files.get("sitemap.xml", b"").decode()


def test_old_pictures_of_embeds_remain(tmp_path: Path) -> None:
    files = {file.path: file.content for file in make(renamed(tmp_path), lambda _: None).files}
    for code in ("ar", "en"):
        for ending, begins in (("svg", b"<svg"), ("png", b"\x89PNG")):
            old, new = (files[f"{code}/embed/series/{SERIES.format(id_)}.{ending}"] for id_ in (OLD, NEW))
            assert old == new and old.startswith(begins)


def test_old_files_of_data_remain_and_the_list_of_categories_says_so(tmp_path: Path) -> None:
    files = {file.path: file.content for file in make(renamed(tmp_path), lambda _: None).files}
    for ending in ("csv", "json"):
        old, new = (files[f"data/v1/series/{SERIES.format(id_)}.{ending}"] for id_ in (OLD, NEW))
        assert old == new
    rows = csv.DictReader(files["data/v1/categories.csv"].decode().splitlines())
    assert {row["id"]: row["formerly"] for row in rows}[NEW] == OLD


def test_a_former_id_that_is_taken_is_told(tmp_path: Path) -> None:
    project = renamed(tmp_path)
    file = project / "content/vocabulary/categories.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f"formerly: [{OLD}]", "formerly: [everyone]"), encoding="utf-8")
    told = examine(project, lambda _: None).diagnostics
    assert "same-address" in {one.code for one in told}
