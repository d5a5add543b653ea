"""``hasila diff``: what a change does to the published site, in words and as data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hasila.cli import main as cli
from tests.mistakes.project import BASE, lay_out
from tests.repository import commit, git

Printed = pytest.CaptureFixture[str]
RIVER = "2031-03-04-river-watch"
FINDING = f"{RIVER}--parts-total"
HEAD = """---
publisher: river-watch
language: en
published: {day}
published_basis: {{ar: التاريخ مطبوع., en: The date is printed.}}
source: {{url: "https://example.org/bulletin/{number}"}}
title: {{ar: نشرة أخرى, en: Another bulletin}}
counts: killed
where: lora-valley
{more}---
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project, committed: 53 civilians and 4 fighters do not make the 58 that its report states."""
    made = lay_out(BASE.parent / "published-inconsistency-is-no-error", tmp_path)
    commit(tmp_path)
    return made


def change(project: Path, name: str, *pairs: tuple[str, str]) -> None:
    """Replace words in every file of ``content/`` whose name begins so; each must be met."""
    files = list((project / "content").rglob(f"{name}*"))
    for old, new in pairs:
        texts = {path: path.read_text(encoding="utf-8") for path in files}
        assert any(old in text for text in texts.values()), old
        for path, text in texts.items():
            path.write_text(text.replace(old, new), encoding="utf-8")


def add_report(project: Path, day: str, english: str, arabic: str, more: str = "", number: int = 13) -> None:
    head = HEAD.format(day=day, number=number, more=more)
    folder = project / "content/reports"
    (folder / f"{day}-river-watch.md").write_text(f"{head}{english}\n", encoding="utf-8")
    (folder / f"{day}-river-watch.ar.md").write_text(f"{arabic}\n", encoding="utf-8")


def mend(project: Path) -> None:
    """Make the list of the report add up, without a new capture of its source."""
    change(project, RIVER, ("[53 civilians]", "[54 civilians]"), ("[53 مدنياً]", "[54 مدنياً]"))


def data(project: Path, capsys: Printed, *arguments: str, status: int = 0) -> dict[str, Any]:
    assert cli.main(["diff", *arguments, str(project), "--format", "json"]) == status
    return json.loads(capsys.readouterr().out)


def told(project: Path, capsys: Printed, *arguments: str) -> dict[str, list[str]]:
    """The lines under each heading, without the marks of direction; what stands above all under ``""``."""
    assert cli.main(["diff", "HEAD", str(project), *arguments]) == 0
    sections: dict[str, list[str]] = {"": []}
    title = ""
    for line in re.sub("[\u2066-\u2069]", "", capsys.readouterr().out).splitlines():
        if line.startswith("  "):
            sections[title].append(line.strip())
        elif line and "Compared" not in line:
            title = re.sub(r" \(\d+\)$", "", line)
            sections[title] = []
    return sections


def test_nothing_changed(project: Path, capsys: Printed) -> None:
    assert set(told(project, capsys)) == {"", "Nothing that is published is different."}
    found = data(project, capsys, "HEAD")
    assert [key for key in ("reports", "figures", "series", "findings", "vocabulary") if found[key]] == []


def test_lines_that_move_and_notes_to_editors_change_nothing(project: Path, capsys: Printed) -> None:
    change(project, RIVER, ("publisher:", "\n\npublisher:"))
    assert "Nothing that is published is different." in told(project, capsys)


def test_a_finding_that_is_gone_names_the_figure_whose_change_ended_it(
    project: Path, capsys: Printed
) -> None:
    mend(project)
    found = data(project, capsys, "HEAD")
    assert [(one["event"], one["id"], one["by_figures"]) for one in found["findings"]] == [
        ("resolved", FINDING, [f"{RIVER}#civilians"])
    ]
    [line] = told(project, capsys)["Findings that are no longer found"]
    assert "53 civilians + 4 fighters = 57; the report says 58." in line
    assert "Because of: civilians in River Watch, 4 March 2031, was 53, is now 54." in line


def test_a_value_that_was_changed_without_a_capture_is_silent(project: Path, capsys: Printed) -> None:
    mend(project)
    [line] = told(project, capsys)["Changed silently: no new capture of the source says so"]
    assert line.endswith(f"({RIVER}#civilians): was 53, is now 54")
    [figure] = data(project, capsys, "HEAD")["figures"]
    assert (figure["silent"], figure["edit"]) == (True, "value-edited-silently")
    assert (figure["before"]["number"], figure["after"]["number"]) == (53, 54)


def test_a_value_with_a_new_capture_is_not_silent(project: Path, capsys: Printed) -> None:
    mend(project)
    url = 'url: "https://example.org/bulletin/12"'
    change(project, RIVER, (url, f"{url}, captured: 2031-03-20"))
    [figure] = data(project, capsys, "HEAD")["figures"]
    assert (figure["silent"], figure["edit"]) == (False, "source-edited")
    assert "Changed silently: no new capture of the source says so" not in told(project, capsys)


def test_the_correction_of_the_publisher_closes_and_is_named(project: Path, capsys: Printed) -> None:
    figures = (
        "figures:\n  civilians: {who: civilians, when: since lora-flood to 2031-03-04, "
        f'corrects: "{RIVER}#civilians"}}\n'
    )
    add_report(
        project,
        "2031-03-20",
        "River Watch corrects its count to [54 civilians](#civilians).",
        "تصحح «مراقبة النهر» عددها إلى [54 مدنياً](#civilians).",
        figures,
    )
    [finding] = data(project, capsys, "HEAD")["findings"]
    assert (finding["event"], finding["id"]) == ("closed", FINDING)
    assert finding["closure"] == {
        "ground": "confirmed",
        "by": "2031-03-20-river-watch#civilians",
        "source": None,
    }
    [line] = told(project, capsys)["Findings closed"]
    assert "Closed: the publisher corrected it (River Watch, 20 March 2031)." in line
    assert "corrected to 54" in line


def test_a_recorded_reason_closes_and_is_told(project: Path, capsys: Printed) -> None:
    reason = (
        'explained: {reason: {ar: سقط اسم., en: A name was left out.}, source: "https://example.org/x"}\n'
    )
    change(project, RIVER, ("counts: killed\n", f"counts: killed\n{reason}"))
    [finding] = data(project, capsys, "HEAD")["findings"]
    assert (finding["event"], finding["closure"]["ground"]) == ("closed", "explained")
    [line] = told(project, capsys)["Findings closed"]
    assert "Closed: A name was left out." in line


def test_a_withdrawal_closes(project: Path, capsys: Printed) -> None:
    withdrawn = (
        "withdrawn: {on: 2031-03-09, reason: {ar: سُحب., en: Taken back.}, source: 'https://example.org/x'}\n"
    )
    change(project, RIVER, ("counts: killed\n", f"counts: killed\n{withdrawn}"))
    [finding] = data(project, capsys, "HEAD")["findings"]
    assert (finding["event"], finding["closure"]["ground"]) == ("closed", "withdrawn")


def test_a_closed_finding_opens_again(project: Path, capsys: Printed) -> None:
    reason = (
        'explained: {reason: {ar: سقط اسم., en: A name was left out.}, source: "https://example.org/x"}\n'
    )
    change(project, RIVER, ("counts: killed\n", f"counts: killed\n{reason}"))
    commit(project.parent)
    change(project, RIVER, (reason, ""))
    assert [one["event"] for one in data(project, capsys, "HEAD")["findings"]] == ["opened"]


def test_a_finding_that_opens_names_the_figure_that_opened_it(project: Path, capsys: Printed) -> None:
    mend(project)
    commit(project.parent)
    change(project, RIVER, ("[4 fighters]", "[6 fighters]"), ("[4 مقاتلين]", "[6 مقاتلين]"))
    [line] = told(project, capsys)["Findings opened"]
    assert "54 civilians + 6 fighters = 60" in line
    assert "fighters in River Watch, 4 March 2031, was 4, is now 6" in line


def test_a_finding_that_stands_with_other_numbers_is_not_opened(project: Path, capsys: Printed) -> None:
    change(project, RIVER, ("[53 civilians]", "[50 civilians]"), ("[53 مدنياً]", "[50 مدنياً]"))
    found = data(project, capsys, "HEAD")["findings"]
    assert [(one["event"], one["by_figures"]) for one in found] == [("changed", [f"{RIVER}#civilians"])]


def test_another_division_of_the_same_figures_is_named(project: Path, capsys: Printed) -> None:
    change(project, RIVER, ("    parts:\n", "    among:\n"))
    [finding] = data(project, capsys, "HEAD")["findings"]
    assert (finding["event"], finding["by_figures"], finding["by_reports"]) == ("resolved", [], [RIVER])
    [line] = told(project, capsys)["Findings that are no longer found"]
    assert "River Watch, 4 March 2031 says otherwise how its figures relate" in line


def test_a_row_of_a_table_moves_its_series(project: Path, capsys: Printed) -> None:
    table = project / "content/tables/hill-post.csv"
    table.write_text(f"{table.read_text(encoding='utf-8')}2031-03-09,70,\n", encoding="utf-8")
    found = data(project, capsys, "HEAD")
    assert [(one["event"], one["id"]) for one in found["reports"]] == [("added", "hill-post-2031-03-09")]
    assert [(one["event"], one["id"]) for one in found["figures"]] == [
        ("added", "hill-post-2031-03-09#killed")
    ]
    [series] = found["series"]
    assert (series["before"]["value"]["number"], series["after"]["value"]["number"]) == (61, 70)
    [line] = told(project, capsys)["Series whose latest number is another"]
    assert line.startswith("killed: all people") and line.endswith("Hill Post: was 61, is now 70")


def test_a_report_that_is_gone_takes_its_figures_with_it(project: Path, capsys: Printed) -> None:
    for path in (project / "content/reports").iterdir():
        path.unlink()
    found = data(project, capsys, "HEAD")
    assert [(one["event"], one["id"]) for one in found["reports"]] == [("removed", RIVER)]
    assert {one["event"] for one in found["figures"]} == {"removed"}
    assert [(one["event"], one["id"]) for one in found["findings"]] == [("resolved", FINDING)]
    assert told(project, capsys)["Reports removed"] == [f"River Watch, 4 March 2031 ({RIVER})"]


def test_another_place_of_a_figure_is_told_in_full(project: Path, capsys: Printed) -> None:
    change(
        project,
        RIVER,
        ("bridge: {who: everyone, where: lora-bridge", "bridge: {who: everyone, where: lora-valley"),
    )
    [line] = told(project, capsys)["Figures changed"]
    assert "it was “killed: all people, in Lora bridge, on 2 March 2031: 9”" in line.replace("in: ", "in ")
    assert "and is “killed: all people, in Lora valley" in line.replace("in: ", "in ")


def test_entries_of_the_vocabulary_are_told(project: Path, capsys: Printed) -> None:
    places = project / "content/vocabulary/places.yaml"
    mill = (
        "lora-mill:\n  within: [lora-valley]\n  label: {ar: طاحونة لورا, en: Lora mill}\n"
        "  kind: area\n  precision: area\n"
    )
    places.write_text(places.read_text(encoding="utf-8") + mill, encoding="utf-8")
    change(project, "categories.yaml", ("en: women}", "en: women and girls}"))
    lines = told(project, capsys)["Vocabulary"]
    assert lines == [
        "changed: women and girls (categories/women)",
        "added: Lora mill (places/lora-mill)",
    ]


def test_arabic_says_the_same(project: Path, capsys: Printed) -> None:
    mend(project)
    assert cli.main(["diff", "HEAD", str(project), "--lang", "ar"]) == 0
    out = re.sub("[\u2066-\u2069]", "", capsys.readouterr().out)
    assert "تعارضات لم تعد قائمة (1)" in out
    assert "كان 53، وصار 54" in out
    assert not re.search(r"\b(was|is now|Because|Findings|Figures)\b", out)


WORDS = {
    "en": ("Compared with", "Changed silently", "was 640, is now 641", "Findings closed (1)", "corrected"),
    "ar": ("بالمقارنة مع", "تغيّرت بصمت", "كان 640، وصار 641", "تعارضات أُغلقت (1)", "صحّحه الناشر"),
    "fr": ("Comparé avec", "Modifié sans bruit", "était 640,", "Contradictions closes (1)", "l’a corrigée"),
    "es": (
        "Comparado con",
        "Cambiado en silencio",
        "era 640,",
        "Contradicciones cerradas (1)",
        "la corrigió",
    ),
    "tr": (
        "ile karşılaştırıldı",
        "Sessizce değişen",
        "640 iken şimdi 641",
        "Kapanan çelişkiler (1)",
        "düzeltti",
    ),
}
"""What is said of a silent edit and of a correction, in each language that comes with the program."""

DAY_OF = """---
publisher: civil-protection
language: en
published: {day}
published_basis: {{en: Printed., ar: مطبوع., fr: Imprimé., es: Impreso., tr: Basılı.}}
source: {{url: "https://example.org/{day}"}}
title: {{en: Day {day}, ar: اليوم {day}, fr: Jour {day}, es: Día {day}, tr: Gün {day}}}
where: area
when: since earthquake
figures:
  deaths: {{who: everyone, counts: deaths, {more}}}
---
"""


def test_each_language_of_the_program_says_what_was_closed_and_by_what(
    tmp_path: Path, capsys: Printed
) -> None:
    made = tmp_path / "project"
    languages = ",".join(WORDS)
    assert cli.main(["init", str(made), "--recipe", "disaster", "--languages", languages]) == 0
    reports = made / "content/reports"
    parts = "parts: {north: {where: north}, south: {where: south}}"
    day = "2031-01-02"
    text = DAY_OF.format(day=day, more=parts) + "[340](#deaths): [97](#north) and [233](#south).\n"
    (reports / f"{day}-wrong.md").write_text(text, encoding="utf-8")
    commit(made)
    more = f"corrects: {day}-wrong#deaths, when: since earthquake to {day}"
    text = DAY_OF.format(day="2031-01-03", more=more) + "[330](#deaths) it was.\n"
    (reports / "2031-01-03-right.md").write_text(text, encoding="utf-8")
    for path in reports.glob("*-civil-protection*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("[640]", "[641]"), encoding="utf-8")
    capsys.readouterr()
    options = [f"--lang={code}" for code in WORDS]
    assert cli.main(["diff", "HEAD", str(made), *options]) == 0
    out = re.sub("[\u2066-\u2069]", "", capsys.readouterr().out)
    assert "⟨" not in out, "nothing of our own words is named as invisible"

    for words in WORDS.values():
        assert all(phrase in out for phrase in words), words


def test_two_languages_in_one_summary(project: Path, capsys: Printed) -> None:
    mend(project)
    arguments = ["diff", "HEAD", str(project), "--lang", "en", "--lang", "ar", "--format", "markdown"]
    assert cli.main(arguments) == 0
    out = capsys.readouterr().out
    assert out.index('<div dir="ltr" lang="en">') < out.index('<div dir="rtl" lang="ar">')
    assert out.count("\n### ") == 2 * out[: out.index("</div>")].count("\n### ")
    assert out.count("</div>") == 2


def test_nothing_of_a_report_is_markup_in_the_summary(project: Path, capsys: Printed) -> None:
    label = "<img src=x> [a](https://example.org) `x` *y* @z"
    change(project, "places.yaml", ("en: Lora bridge}", f'en: "{label}"}}'))
    assert cli.main(["diff", "HEAD", str(project), "--format", "markdown"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "img" in line]
    assert lines
    for line in lines:
        assert re.search(r"(?<!\\)[<`*\[]", line.removeprefix("- ")) is None


def test_errors_are_no_removals(project: Path, capsys: Printed) -> None:
    change(project, f"{RIVER}.md", ("counts: killed", "counts: kiled"))
    found = data(project, capsys, "HEAD", status=1)
    assert found["blocked"] is True
    assert found["unread"] == [RIVER]
    assert (found["reports"], found["figures"], found["findings"]) == ([], [], [])
    assert cli.main(["diff", "HEAD", str(project)]) == 1
    assert "Nothing is published while there are errors" in capsys.readouterr().out


def test_without_a_revision_a_branch_is_compared_with_where_it_left(project: Path, capsys: Printed) -> None:
    base = git(project.parent, "rev-parse", "HEAD")
    git(project.parent, "switch", "--quiet", "--create", "work")
    mend(project)
    commit(project.parent)
    found = data(project, capsys)
    assert (found["revision"], found["branch"]) == (base, "main")
    assert [one["event"] for one in found["findings"]] == ["resolved"]
    git(project.parent, "switch", "--quiet", "main")
    found = data(project, capsys)
    assert (found["revision"], found["branch"], found["findings"]) == (base, None, [])


def test_the_default_branch_is_that_of_the_origin(project: Path, tmp_path: Path, capsys: Printed) -> None:
    git(project.parent, "branch", "--move", "trunk")
    base = git(project.parent, "rev-parse", "HEAD")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", f"{project.parent}", str(clone))
    copy = clone / project.relative_to(tmp_path)
    mend(copy)
    commit(clone)
    found = data(copy, capsys)
    assert (found["revision"], found["branch"]) == (base, "origin/trunk")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["nowhere"], "there is no revision nowhere"), (["HEAD", "--lang", "tlh"], "it has ar, en")],
)
def test_what_cannot_be_compared_is_wrong_usage(
    arguments: list[str], words: str, project: Path, capsys: Printed
) -> None:
    revision, *others = arguments
    assert cli.main(["diff", revision, str(project), *others]) == 2
    assert words in re.sub(r"\s+", " ", capsys.readouterr().err)


def test_without_a_repository_it_is_told(tmp_path: Path, capsys: Printed) -> None:
    assert cli.main(["diff", str(lay_out(None, tmp_path))]) == 2
    assert "in no git repository" in re.sub(r"\s+", " ", capsys.readouterr().err)


def test_long_sections_are_cut_unless_all_is_asked_for(project: Path, capsys: Printed) -> None:
    table = project / "content/tables/hill-post.csv"
    rows = "".join(f"2031-04-{day:02},{70 + day},\n" for day in range(1, 31))
    more = "".join(f"2031-05-{day:02},{110 + day},\n" for day in range(1, 21))
    table.write_text(f"{table.read_text(encoding='utf-8')}{rows}{more}", encoding="utf-8")
    assert told(project, capsys)["Figures added"][-1] == "and 10 more"
    assert len(told(project, capsys, "--all")["Figures added"]) == 50
