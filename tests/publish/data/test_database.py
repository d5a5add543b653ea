"""The SQLite file: whole, without a dangling key, equal to the JSON, and the same bytes whoever makes it."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import sqlite_utils

from hasila.build.pipeline import Built
from hasila.model.folding import fold
from hasila.publish.data.conventions import CONVENTIONS
from tests.golden.project import PROJECT
from tests.publish.data.conftest import Data


@pytest.fixture
def opened(data: Data, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "hasila.sqlite"
    path.write_bytes(data.files["hasila.sqlite"].content)
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def rows(opened: sqlite3.Connection, query: str) -> list[tuple]:
    return [tuple(row) for row in opened.execute(query)]


def tables(opened: sqlite3.Connection) -> list[str]:
    return [name for (name,) in rows(opened, "SELECT name FROM sqlite_master WHERE type = 'table'")]


def test_it_is_whole_and_no_key_dangles(opened: sqlite3.Connection) -> None:
    assert rows(opened, "PRAGMA integrity_check") == [("ok",)]
    assert rows(opened, "PRAGMA foreign_key_check") == []
    assert all(
        rows(opened, f'PRAGMA foreign_key_list("{name}")')
        for name in ("figures", "mentions", "laws", "law_members", "series_points")
    )


def test_a_wrong_row_is_refused(opened: sqlite3.Connection) -> None:
    opened.execute("PRAGMA foreign_keys = ON")
    for wrong in ("number = -1", "qualifier = 'perhaps'", "report = 'nobody'", "key = NULL"):
        with pytest.raises(sqlite3.IntegrityError):
            opened.execute(f"UPDATE figures SET {wrong}")


def test_it_holds_what_the_json_holds(opened: sqlite3.Connection, data: Data) -> None:
    figures, laws = data.json("figures.json")["figures"], data.json("laws.json")["laws"]
    findings, reports = data.json("findings.json")["findings"], data.json("reports.json")["reports"]
    assert rows(opened, "SELECT key, number, low, high FROM figures ORDER BY key") == sorted(
        (one["key"], one["number"], *one["interval"]) for one in figures
    )
    assert rows(opened, "SELECT count(*) FROM laws") == [(len(laws),)]
    assert rows(opened, "SELECT count(*) FROM law_members") == [(sum(len(one["left"]) + 1 for one in laws),)]
    assert rows(opened, "SELECT count(*) FROM mentions") == [
        (sum(len(words) for one in figures for words in one["words"].values()),)
    ]
    assert rows(opened, "SELECT id, published FROM reports ORDER BY id") == sorted(
        (one["id"], one["published"]) for one in reports
    )
    ways = {
        (one["id"], way, key)
        for one in findings
        for way, told in enumerate(one["explanations"])
        for key in told["figures"]
    }
    assert set(rows(opened, "SELECT finding, way, figure FROM finding_explanations")) == ways


def test_its_sums_are_those_of_the_json(opened: sqlite3.Connection, data: Data) -> None:
    figures = data.json("figures.json")["figures"]
    by_measure: dict[str, int] = {}
    for one in figures:
        by_measure[one["set"]["measure"]] = by_measure.get(one["set"]["measure"], 0) + (one["number"] or 0)
    assert dict(rows(opened, "SELECT measure, total(number) FROM figures GROUP BY measure")) == by_measure
    left = dict(
        rows(
            opened,
            "SELECT law, sum(low) FROM law_members JOIN figures ON key = figure "
            "WHERE position > 0 GROUP BY law",
        )
    )
    assert left == {one["id"]: one["left_interval"][0] for one in data.json("laws.json")["laws"]}


def test_its_series_are_the_files_of_series(opened: sqlite3.Connection, data: Data) -> None:
    for (series,) in rows(opened, "SELECT id FROM series"):
        kept = [row["key"] for row in csv.DictReader(StringIO(data.text(f"series/{series}.csv")))]
        assert [
            key
            for (key,) in opened.execute(
                "SELECT key FROM series_points WHERE series = ? ORDER BY position", (series,)
            )
        ] == kept


def test_what_was_not_stated_is_null(opened: sqlite3.Connection) -> None:
    assert rows(opened, "SELECT count(*) FROM figures WHERE NOT stated AND number IS NOT NULL") == [(0,)]


def test_the_readme_tells_of_every_table_and_column(opened: sqlite3.Connection) -> None:
    told = {topic for (topic,) in rows(opened, "SELECT topic FROM README")}
    own = {name for name in tables(opened) if not name.startswith("search_")}  # those are parts of FTS5
    for name in own - {"README"}:
        assert {
            name,
            *(f"{name}.{column[1]}" for column in opened.execute(f'PRAGMA table_info("{name}")')),
        } <= told
    assert {f"convention: {topic}" for topic, _ in CONVENTIONS} < told


SCRIPT = """
import hashlib, sys
from pathlib import Path
from hasila.build.pipeline import make
files = make(Path(sys.argv[1]), lambda _: None).files
print(hashlib.sha256(b"".join(file.content for file in files if file.path.startswith("data/"))).hexdigest())
"""


def test_the_bytes_are_the_same_in_every_process(golden: Built, repository: Path) -> None:
    mine = hashlib.sha256(
        b"".join(file.content for file in golden.files if file.path.startswith("data/"))
    ).hexdigest()
    paths = os.pathsep.join((str(repository), str(repository / "generator")))
    env = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": paths}
    command = [sys.executable, "-c", SCRIPT, str(PROJECT)]
    other = subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == mine


def test_the_bytes_do_not_tell_which_library_wrote_them(golden: Built) -> None:
    content = next(file.content for file in golden.files if file.path.endswith(".sqlite"))
    assert content.startswith(b"SQLite format 3\0") and content[96:100] == bytes(4)


def test_common_questions_are_views(opened: sqlite3.Connection, data: Data) -> None:
    series = list(csv.DictReader(StringIO(data.text("series.csv"))))
    latest = rows(opened, "SELECT series, key FROM latest")
    assert len(latest) == len(series)
    points = list(csv.DictReader(StringIO(data.text("series_points.csv"))))
    newest = {point["series"]: point["key"] for point in points}
    assert dict(latest) == newest
    figures = data.json("figures.json")["figures"]
    parts_of_none = sorted(one["key"] for one in figures if one["parent"] is None)
    assert [key for (key,) in rows(opened, "SELECT key FROM wholes ORDER BY key")] == parts_of_none
    findings = data.json("findings.json")["findings"]
    standing = sorted(one["id"] for one in findings if one["closed"] is None)
    assert [id_ for (id_,) in rows(opened, "SELECT id FROM open_findings ORDER BY id")] == standing
    broken = rows(opened, "SELECT law FROM sums WHERE outcome = 'broken'")
    assert all(law.partition("--")[2].startswith("parts") for (law,) in broken)


@pytest.mark.parametrize("view", ["latest", "wholes", "open_findings"])
def test_views_have_whole_addresses_where_the_site_knows_its_own(
    view: str, opened: sqlite3.Connection, data: Data
) -> None:
    address = data.json("datapackage.json").get("homepage")
    found = opened.execute(f"SELECT * FROM {view}").fetchone()
    columns = set(found.keys())
    assert ("url_en" in columns) is bool(address)
    assert not address or found["url_en"].startswith(f"{address}en/")


def test_words_are_found_as_written_and_as_folded(opened: sqlite3.Connection, data: Data) -> None:
    figures = data.json("figures.json")["figures"]
    languages = {language for one in figures for language in one["words"]}
    for place in csv.DictReader(StringIO(data.text("places.csv"))):
        for language in languages:
            words = place[f"label_{language}"]
            for asked in filter(None, (words, fold(words))):
                found = opened.execute("SELECT id FROM search WHERE search MATCH ?", (f'"{asked}"',))
                assert place["id"] in {id_ for (id_,) in found}, asked


def test_programs_that_change_tables_can(data: Data, tmp_path: Path) -> None:
    path = tmp_path / "hasila.sqlite"
    path.write_bytes(data.files["hasila.sqlite"].content)
    changed = sqlite_utils.Database(path)
    count = changed["figures"].count
    changed["figures"].transform(rename={"number": "printed"})
    changed["reports"].enable_fts(["title_en"])
    assert changed["figures"].count == count
    assert "printed" in changed["figures"].columns_dict
    assert changed.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def recipes() -> list[tuple[str, str]]:
    """The questions in SQL on the page of data, by the language of the page."""
    found = []
    for path in sorted((Path(__file__).parents[3] / "site_src" / "pages").glob("data.*.md")):
        text = path.read_text(encoding="utf-8")
        found += [(path.name, query) for query in re.findall(r"```sql\n(.*?)```", text, re.DOTALL)]
    return found


def test_the_page_of_data_asks_the_same_questions_in_each_language() -> None:
    by_page: dict[str, list[str]] = {}
    for name, query in recipes():
        by_page.setdefault(name, []).append(query)
    first, *others = by_page.values()
    assert len(first) == 3
    assert all(other == first for other in others)


@pytest.mark.parametrize("query", [query for name, query in recipes() if ".en." in name])
def test_the_questions_of_the_page_of_data_are_answered(
    opened: sqlite3.Connection, data: Data, query: str
) -> None:
    answered = rows(opened, query)
    if "latest" in query:
        assert len(answered) == len(list(csv.DictReader(StringIO(data.text("series.csv")))))
    if "sums" in query:
        assert all(outcome == "broken" or low is None or high is None or low <= stated <= high
                   for _, stated, low, high, outcome in answered if stated is not None)  # fmt: skip
    assert len(set(answered)) == len(answered)
