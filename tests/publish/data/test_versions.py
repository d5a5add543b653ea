"""Older versions of the data: what is kept of each, and the tables put together again byte for byte."""

from __future__ import annotations

import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.cli.main import main
from hasila.model.data_versions import INDEX
from hasila.publish.data.row_changes import (
    UnreadableVersion,
    as_file,
    changed_rows,
    changes_of,
    rows_of_csv,
)
from hasila.publish.data.versions import kept_tables, next_version, restored

HEADER = ("key", "number")
CELLS = st.tuples(st.sampled_from("abcdefghij"), st.sampled_from(["", "1", "2", 'a "b", c', "two\nlines"]))
TABLES = st.lists(CELLS, max_size=12).map(lambda rows: (HEADER, *rows))


@given(TABLES, TABLES)
def test_a_table_is_put_together_from_the_one_before_and_what_changed(before: object, now: object) -> None:
    changes = rows_of_csv(as_file(changes_of(before, now)))
    assert changed_rows(before, changes) == now


@given(st.lists(TABLES, min_size=1, max_size=6))
def test_every_version_is_given_back(versions: list[object]) -> None:
    files: dict[str, bytes] = {}
    expected = []
    for number, rows in enumerate(versions):
        now = {"figures": as_file(rows)}
        written = next_version(kept_tables(files), files, now, "2031-03-01", f"{number:012x}")
        assert bool(written) == (not expected or expected[-1] != now)
        if written:
            expected.append(now)
        files |= written
    kept = kept_tables(files)
    assert [restored(kept, files, position) for position in range(len(expected))] == expected


def test_one_row_more_is_one_line_more() -> None:
    rows = [(f"r{number}", str(number)) for number in range(2_000)]
    files: dict[str, bytes] = {}
    sizes = []
    for version in range(40):
        now = {"figures": as_file([HEADER, *rows[: 1_900 + version]])}
        written = next_version(kept_tables(files), files, now, "2031-03-01", f"{version:012x}")
        sizes.append(sum(len(content) for name, content in written.items() if name != INDEX))
        files |= written
    assert max(sizes[1:]) < 60 < sizes[0]


def test_other_columns_begin_anew_and_the_same_content_has_a_second_name() -> None:
    first = next_version((), {}, {"figures": b"key\na\n"}, "2031-03-01", "aa")
    second = next_version(kept_tables(first), first, {"figures": b"key,more\na,\n"}, "2031-03-02", "aa")
    assert second["versions/aa-2/figures.csv"] == b"key,more\na,\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("versions/bb/figures.csv", None),
        ("versions/bb/figures.csv", b"event,row,other\n"),
        ("versions/bb/figures.csv", b"event,row,key\nremoved,1,a\nadded,9,b\n"),
        ("versions/bb/figures.csv", b"event,row,key\nadded,3,z\n"),
        (INDEX, b"position,day\n"),
        (INDEX, b"position,day,revision,table,kind,rows,sha256,file\n0,x\n"),
    ],
)
def test_files_that_do_not_give_back_the_table_are_refused(name: str, content: bytes | None) -> None:
    table = "".join(f"r{number}\n" for number in range(9))
    files = next_version((), {}, {"figures": f"key\n{table}".encode()}, "2031-03-01", "aa")
    more = {"figures": f"key\n{table}r9\n".encode()}
    files |= next_version(kept_tables(files), files, more, "2031-03-02", "bb")
    assert restored(kept_tables(files), files, 1) == more
    del files[name]
    if content is not None:
        files[name] = content
    with pytest.raises(UnreadableVersion, match="versions/"):
        restored(kept_tables(files), files, 1)


def test_versions_are_recorded_published_and_given_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, out = tmp_path / "p", tmp_path / "site"
    assert main(["init", str(project), "--recipe", "outbreak", "--languages", "en", "--title", "x"]) == 0
    assert main(["record", str(project), "--day", "2031-03-01"]) == 0
    assert main(["build", str(project), "--out", str(out), "--no-cache", "-q"]) == 0
    before = (out / "data/v1/figures.csv").read_bytes()
    report = next(path for path in (project / "content/reports").glob("*.md"))
    text = report.read_text(encoding="utf-8")
    report.write_text(re.sub(r"\[(?:at least )?(\d+)", r"[\g<1>1", text, count=1), encoding="utf-8")
    assert main(["record", str(project), "--day", "2031-03-02"]) == 0
    assert main(["record", str(project), "--day", "2031-03-03"]) == 0
    assert main(["build", str(project), "--out", str(out), "--no-cache", "-q"]) == 0
    now = (out / "data/v1/figures.csv").read_bytes()
    capsys.readouterr()
    assert main(["versions", str(out / "data/v1")]) == 0
    first, second = (line.split()[-1] for line in capsys.readouterr().out.splitlines())
    for version, table in ((first, before), (second, now)):
        given_back = tmp_path / version
        assert main(["versions", str(out / "data/v1"), "--get", version, "--out", str(given_back)]) == 0
        assert (given_back / "figures.csv").read_bytes() == table
    assert now != before and f'href="../data/v1/{INDEX}"' in (out / "en/data.html").read_text("utf-8")
    assert main(["versions", str(project), "--get", "nothing"]) == 2
    (project / f"content/versions/{second}/figures.csv").unlink()
    assert main(["check", str(project), "--no-cache"]) == 1
    assert f"versions/{second}/figures.csv, which the list names, is not there" in "".join(
        capsys.readouterr()
    )


def test_the_versions_of_this_repository_are_given_back(repository: Path) -> None:
    paths = (repository / "content" / "versions").rglob("*.csv")
    files = {path.relative_to(repository / "content").as_posix(): path.read_bytes() for path in paths}
    kept = kept_tables(files)
    for table in kept:
        whole = restored(kept, files, table.position)
        assert sha256(whole[table.table]).hexdigest() == table.sha256
    assert {table.table for table in kept} == {"reports", "figures", "findings"}


BY_HAND = """
import csv, io, sys
folder, wanted = sys.argv[1:]
table = []
for line in csv.DictReader(open(f"{folder}/index.csv", encoding="utf-8", newline="")):
    if line["table"] != "figures" or line["kind"] == "same":
        continue
    rows = list(csv.reader(open(f"{folder}/{line['file']}", encoding="utf-8", newline="")))
    if line["kind"] == "whole":
        table = rows
    else:
        gone = {int(row[1]) for row in rows[1:] if row[0] == "removed"}
        table = [row for place, row in enumerate(table) if place not in gone]
        for row in rows[1:]:
            if row[0] == "added":
                table.insert(int(row[1]), row[2:])
    if line["file"].startswith(wanted + "/"):
        break
csv.writer(sys.stdout, lineterminator="\\n").writerows(table)
"""


def test_what_the_data_page_says_is_enough_to_do_it_by_hand(tmp_path: Path) -> None:
    """Twenty lines that use nothing of this program."""
    tables = [[("k", str(n)) for n in range(9)], [("k", str(n)) for n in (0, 2, 3, 9, 4, 5, 6, 7, 8, 1)]]
    files: dict[str, bytes] = {}
    for number, rows in enumerate(tables):
        now = {"figures": as_file([HEADER, *rows])}
        files |= next_version(kept_tables(files), files, now, "2031-03-01", f"a{number}")
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    for number, rows in enumerate(tables):
        arguments = [str(tmp_path / "versions"), f"a{number}"]
        ran = subprocess.run([sys.executable, "-c", BY_HAND, *arguments], capture_output=True, check=True)
        assert ran.stdout == as_file([HEADER, *rows])
