"""``hasila check`` against an earlier state: what is new, what stands, what is gone; notes; reports as known
on a day.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from hasila.cli import main as cli
from tests.mistakes.project import BASE, lay_out
from tests.repository import commit, git

Printed = pytest.CaptureFixture[str]
RIVER = "content/reports/2031-03-04-river-watch.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a folder of a repository: one published inconsistency stands, and one number that nobody
    marked.
    """
    made = lay_out(BASE.parent / "published-inconsistency-is-no-error", tmp_path)
    _write(made, RIVER, lambda text: f"{text}There were 77 more.\n")
    commit(tmp_path)
    return made


def _write(project: Path, name: str, change) -> None:
    path = project / name
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def check(project: Path, *arguments: str, capsys: Printed) -> tuple[int, list[dict], str]:
    """(exit code, what was printed as data, the summary on one line)."""
    code = cli.main(["check", str(project), "--format", "jsonl", *arguments])
    printed = capsys.readouterr()
    return (
        code,
        [json.loads(line) for line in printed.out.splitlines()],
        re.sub(r"\s+", " ", printed.err).strip(),
    )


def test_where_nothing_changed_all_stands_and_is_only_counted(project: Path, capsys: Printed) -> None:
    code, told, summary = check(project, "--since", "HEAD", capsys=capsys)
    assert (code, told) == (0, [])
    assert summary.endswith("1 warning, 1 finding; 0 new, 2 standing since HEAD, 0 gone")


def test_what_stands_is_printed_when_asked_for(project: Path, capsys: Printed) -> None:
    _, told, _ = check(project, "--since", "HEAD", "--all", capsys=capsys)
    assert [(one["code"], one["new"]) for one in told] == [
        ("unmarked-number", False),
        ("published-arithmetic", False),
    ]
    cli.main(["check", str(project), "--since", "HEAD", "--all"])
    assert "warning[unmarked-number] (stands): " in capsys.readouterr().out


def test_lines_that_move_make_nothing_new(project: Path, capsys: Printed) -> None:
    _write(project, RIVER, lambda text: text.replace("publisher:", "\n\npublisher:", 1))
    assert check(project, "--since", "HEAD", capsys=capsys)[1] == []


def test_a_new_mistake_is_printed_and_one_that_is_mended_is_gone(project: Path, capsys: Printed) -> None:
    _write(project, RIVER, lambda text: text.replace("77 more", "88 more"))
    _, told, summary = check(project, "--since", "main", capsys=capsys)
    assert [(one["code"], one["new"]) for one in told] == [("unmarked-number", True)]
    assert "“88”" in told[0]["message"]
    assert "1 new, 1 standing since main, 1 gone" in summary


def test_an_error_is_printed_though_it_stands_and_blocks_as_ever(project: Path, capsys: Printed) -> None:
    _write(project, RIVER, lambda text: text.replace("publisher:", "publsher: x\npublisher:", 1))
    commit(project.parent)
    code, told, summary = check(project, "--since", "HEAD", capsys=capsys)
    assert code == 1
    assert [(one["code"], one["severity"], one["new"]) for one in told] == [("unknown-key", "error", False)]
    assert "0 new" in summary


def test_a_finding_whose_figures_changed_is_new(project: Path, capsys: Printed) -> None:
    for name in (RIVER, RIVER.replace(".md", ".ar.md")):
        _write(
            project,
            name,
            lambda text: re.sub(r"\[(\D*)[0-9]+(\D*)\]\(#fighters\)", r"[\g<1>9\g<2>](#fighters)", text),
        )
    _, told, summary = check(project, "--since", "HEAD", capsys=capsys)
    assert {one["code"] for one in told} == {"value-edited-silently", "published-arithmetic"}
    assert "1 gone" in summary


def test_without_a_comparison_there_is_no_field(project: Path, capsys: Printed) -> None:
    _, told, summary = check(project, capsys=capsys)
    assert told and not [one for one in told if "new" in one]
    assert " new" not in summary


def test_nothing_is_said_of_how_undecided_figures_agree(project: Path, capsys: Printed) -> None:
    """A draft accuses nobody: its finding is told once its doubt is decided."""
    doubt = "doubt: is this all of the page\n"
    _write(
        project,
        RIVER,
        lambda text: text.replace("publisher: river-watch\n", f"publisher: river-watch\n{doubt}"),
    )
    code, told, summary = check(project, capsys=capsys)
    assert (code, "0 findings" in summary) == (1, True)
    assert [one["code"] for one in told if one["code"].startswith("unresolved")] == ["unresolved-doubt"]
    _write(project, RIVER, lambda text: text.replace(doubt, ""))
    assert "1 finding" in check(project, capsys=capsys)[2]


def test_annotations_carry_the_field(project: Path, capsys: Printed) -> None:
    cli.main(["check", str(project), "--since", "HEAD", "--all", "--format", "github"])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 and all(",new=false::" in line for line in lines)


def test_before_there_was_a_project_all_is_new(project: Path, capsys: Printed) -> None:
    other = lay_out(BASE.parent / "unmarked-number", project.parent / "other")
    _, told, summary = check(other, "--since", "HEAD", capsys=capsys)
    assert [one["code"] for one in told] == ["unmarked-number"]
    assert "1 new, 0 standing since HEAD, 0 gone" in summary


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "الجديد \u20660\u2069، والباقي \u20662\u2069"), ("en", "0 new, 2 standing")],
)
def test_the_language_of_the_findings_does_not_matter(
    project: Path, language: str, words: str, capsys: Printed
) -> None:
    assert words in check(project, "--since", "HEAD", "--language", language, capsys=capsys)[2]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--since", "nowhere"), "no revision nowhere"),
        (("--baseline", "no.json"), "--write-baseline no.json"),
    ],
)
def test_what_cannot_be_compared_with_is_wrong_usage(
    project: Path, arguments: tuple[str, ...], words: str, capsys: Printed
) -> None:
    code, told, said = check(project, *arguments, capsys=capsys)
    assert (code, told) == (2, [])
    assert words in said and len(said.splitlines()) == 1


def test_a_project_in_no_repository_is_told(tmp_path: Path, capsys: Printed) -> None:
    code, _, said = check(lay_out(None, tmp_path), "--since", "HEAD", capsys=capsys)
    assert code == 2 and "in no git repository" in said


def test_a_revision_and_a_baseline_together_are_wrong_usage(project: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["check", str(project), "--since", "HEAD", "--baseline", "b.json"])
    assert stopped.value.code == 2


# A file instead of git


def test_a_baseline_keeps_what_stands(project: Path, tmp_path: Path, capsys: Printed) -> None:
    kept = tmp_path / "kept" / "baseline.json"
    check(project, "--write-baseline", str(kept), capsys=capsys)
    first = kept.read_bytes()
    _, told, summary = check(project, "--baseline", str(kept), "--write-baseline", str(kept), capsys=capsys)
    assert told == [] and f"0 new, 2 standing since {kept}, 0 gone" in summary
    assert kept.read_bytes() == first
    assert [path.name for path in kept.parent.iterdir()] == ["baseline.json"]


def test_notes_are_kept_and_compared_only_when_asked_for(tmp_path: Path, capsys: Printed) -> None:
    project, kept = lay_out(BASE.parent / "window-gap", tmp_path), str(tmp_path / "b.json")
    check(project, "--write-baseline", kept, capsys=capsys)
    assert check(project, "--baseline", kept, capsys=capsys)[2].endswith(
        f"0 new, 0 standing since {kept}, 0 gone"
    )
    assert "1 note; 0 new, 1 standing" in check(project, "--baseline", kept, "--notes", capsys=capsys)[2]


def test_a_file_that_is_no_baseline_is_told(project: Path, capsys: Printed) -> None:
    code, _, said = check(project, "--baseline", str(project / RIVER), capsys=capsys)
    assert code == 2 and "is no baseline" in said


# Notes


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "the count of 24 hours ends 3 days after"), ("ar", "ينتهي عدّ 24 ساعة بعد 3 أيام")],
)
def test_notes_are_printed_only_when_asked_for_in_either_language(
    tmp_path: Path, language: str, words: str, capsys: Printed
) -> None:
    project = lay_out(BASE.parent / "window-gap", tmp_path)
    assert check(project, "--language", language, capsys=capsys)[1] == []
    (note,) = check(project, "--notes", "--language", language, capsys=capsys)[1]
    assert (note["code"], note["severity"]) == ("window-gap", "note")
    assert words in note["message"]


# As known on a day


def test_reports_published_later_take_no_part(tmp_path: Path, capsys: Printed) -> None:
    project = lay_out(BASE.parent / "window-gap", tmp_path)
    assert "3 reports" in check(project, "--notes", capsys=capsys)[2]
    _, told, summary = check(project, "--notes", "--as-known-on", "2031-03-07", capsys=capsys)
    assert told == [] and "2 reports" in summary
    assert "3 reports" in check(project, "--as-known-on", "2031-03-08", capsys=capsys)[2]


def test_a_reason_for_a_later_finding_is_not_called_idle(tmp_path: Path, capsys: Printed) -> None:
    project = lay_out(BASE.parent / "explains-nothing", tmp_path)
    assert [one["code"] for one in check(project, capsys=capsys)[1]] == ["explains-nothing"]
    assert check(project, "--as-known-on", "2031-03-30", capsys=capsys)[1] == []


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_day_that_is_none_is_wrong_usage(command: str, project: Path, capsys: Printed) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main([command, str(project), "--as-known-on", "2031-02-30"])
    assert stopped.value.code == 2
    assert "no day of the calendar" in capsys.readouterr().err


def test_both_states_are_taken_as_known_on_the_day(project: Path, capsys: Printed) -> None:
    assert (
        "0 reports: 0 errors, 1 warning, 0 findings; 0 new, 1 standing"
        in check(project, "--since", "HEAD", "--as-known-on", "2031-03-03", capsys=capsys)[2]
    )


def test_a_shallow_clone_is_told_what_to_do(project: Path, tmp_path: Path, capsys: Printed) -> None:
    first = git(project, "rev-parse", "HEAD")
    commit(project.parent, "once more")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{project.parent}", "shallow")
    code, _, said = check(tmp_path / "shallow" / "project", "--since", first, capsys=capsys)
    assert code == 2 and "git fetch --unshallow" in said


def test_a_mistake_is_told_in_the_language_that_is_asked_for(tmp_path: Path, capsys: Printed) -> None:
    made = str(lay_out(BASE.parent / "unknown-place", tmp_path))
    assert cli.main(["check", made, "--lang", "ar"]) == 1
    told = capsys.readouterr()
    out, err = (re.sub("[\u2066-\u2069]", "", text) for text in told)
    assert ": خطأ[unknown-place]: لا يوجد مكان `lora-hill`\n    مكان غير معروف\n" in out
    assert "\n    الخطوة التالية: هل تقصد `lora-bridge`؟" in out
    assert err.startswith(
        "3 تقارير: خطآن، لا تحذيرات، لا تعارضات\nلا يُنشر شيء قبل إصلاح ما في ملفاتنا: خطآن.\n"
    )
    assert cli.main(["check", made]) == 1
    assert "مكان غير معروف" not in capsys.readouterr().out


@pytest.mark.parametrize("form", ["short", "jsonl", "github", "sarif"])
def test_programs_are_told_in_the_language_that_is_asked_for_too(
    tmp_path: Path, form: str, capsys: Printed
) -> None:
    made = str(lay_out(BASE.parent / "unknown-place", tmp_path))
    cli.main(["check", made, "--lang", "ar", "--format", form])
    out = capsys.readouterr().out
    assert "لا يوجد مكان" in out and "there is no" not in out and "unknown-place" in out


def test_where_no_language_of_the_site_can_be_read_mistakes_are_told_in_any(
    tmp_path: Path, capsys: Printed
) -> None:
    made = lay_out(None, tmp_path)
    (made / "site_src/site.yaml").write_text("langages: [ar]\n", encoding="utf-8")
    assert cli.main(["check", str(made), "--lang", "ar"]) == 1
    assert "ليس في الموقع مفتاح" in capsys.readouterr().out
