"""``hasila history``: the committed states of a figure, through renames and wordings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hasila.cli import main as cli
from tests.mistakes.project import lay_out
from tests.repository import commit, git

Printed = pytest.CaptureFixture[str]
REPORT = "2031-03-04-river-watch"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The base, committed under another name, renamed, a child more, and at last a figure taken away."""
    made = lay_out(None, tmp_path)
    _rename(made, REPORT, "2031-03-04-river")
    commit(tmp_path, day="2031-03-10")
    _rename(made, "2031-03-04-river", REPORT)
    commit(tmp_path, day="2031-03-11")
    _replace(made, ("[12 children]", "[13 children]"), ("[12 طفلاً]", "[13 طفلاً]"))
    commit(tmp_path, day="2031-03-12")
    _replace(
        made,
        ("  bridge: {who: everyone, where: lora-bridge, when: on 2031-03-02}\n", ""),
        ("(#bridge)", "(#-)"),
    )
    commit(tmp_path, day="2031-03-13")
    return made


def _rename(project: Path, old: str, new: str) -> None:
    for ending in (".md", ".ar.md"):
        (project / f"content/reports/{old}{ending}").rename(project / f"content/reports/{new}{ending}")


def _replace(project: Path, *pairs: tuple[str, str]) -> None:
    for path in (project / "content/reports").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")


def told(project: Path, of: str, capsys: Printed) -> list[list[str]]:
    assert cli.main(["history", of, str(project)]) == 0
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_a_figure_is_told_state_by_state_through_a_rename(project: Path, capsys: Printed) -> None:
    rows = told(project, f"{REPORT}#children", capsys)
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("2031-03-10", "children", "[12, 12]"),
        ("2031-03-12", "children", "[13, 13]"),
    ]
    assert rows[1][4] == "en: 13 children | ar: 13 طفلاً"
    assert rows[1][1] == git(project, "rev-parse", "--short", "HEAD~1")


def test_a_commit_that_leaves_the_figure_as_it_was_is_passed_over(project: Path, capsys: Printed) -> None:
    assert [row[0] for row in told(project, f"{REPORT}#total", capsys)] == ["2031-03-10"]


def test_a_figure_that_went_is_gone(project: Path, capsys: Printed) -> None:
    assert [row[3] for row in told(project, f"{REPORT}#bridge", capsys)] == ["[9, 9]", "gone"]


def test_a_report_tells_all_of_its_figures(project: Path, capsys: Printed) -> None:
    assert {row[2] for row in told(project, REPORT, capsys)} == {
        "total",
        "civilians",
        "children",
        "fighters",
        "bridge",
    }


def test_words_that_change_are_a_state(project: Path, capsys: Printed) -> None:
    _replace(project, ("[54 civilians]", "[fifty-four civilians]"))
    commit(project.parent, day="2031-03-14")
    assert [row[4].split(" | ")[0] for row in told(project, f"{REPORT}#civilians", capsys)] == [
        "en: 54 civilians",
        "en: fifty-four civilians",
    ]


def test_a_change_of_the_translation_alone_is_a_state(project: Path, capsys: Printed) -> None:
    _replace(project, ("[4 مقاتلين]", "[أربعة مقاتلين]"))
    commit(project.parent, day="2031-03-14")
    assert [row[0] for row in told(project, f"{REPORT}#fighters", capsys)] == ["2031-03-10", "2031-03-14"]


def test_what_is_not_committed_is_no_state(project: Path, capsys: Printed) -> None:
    _replace(project, ("[13 children]", "[14 children]"), ("[13 طفلاً]", "[14 طفلاً]"))
    assert [row[3] for row in told(project, f"{REPORT}#children", capsys)] == ["[12, 12]", "[13, 13]"]


def test_a_row_of_a_table_has_a_history(project: Path, capsys: Printed) -> None:
    table = project / "content/tables/hill-post.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("61,", "62,"), encoding="utf-8")
    commit(project.parent, day="2031-03-14")
    assert [(row[0], row[3]) for row in told(project, "hill-post-2031-03-06#killed", capsys)] == [
        ("2031-03-10", "[61, 61]"),
        ("2031-03-14", "[62, 62]"),
    ]


def test_a_report_that_was_taken_away_still_has_its_history(project: Path, capsys: Printed) -> None:
    for ending in (".md", ".ar.md"):
        (project / f"content/reports/{REPORT}{ending}").unlink()
    commit(project.parent, day="2031-03-14")
    assert [row[3] for row in told(project, f"{REPORT}#fighters", capsys)][-1] == "gone"


@pytest.mark.parametrize(
    ("of", "words"),
    [("nowhere", "no commit has a report nowhere"), (f"{REPORT}#childen", "did you mean `children`")],
)
def test_what_is_not_known_is_wrong_usage(project: Path, of: str, words: str, capsys: Printed) -> None:
    assert cli.main(["history", of, str(project)]) == 2
    assert words in re.sub(r"\s+", " ", capsys.readouterr().err)


def test_without_a_repository_it_is_told(tmp_path: Path, capsys: Printed) -> None:
    assert cli.main(["history", REPORT, str(lay_out(None, tmp_path))]) == 2
    assert "in no git repository" in re.sub(r"\s+", " ", capsys.readouterr().err)


def test_a_terminal_sees_a_table(project: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    cli.main(["history", f"{REPORT}#children", str(project)])
    out = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    assert "commit" in out and "│ [13, 13]" in out
