"""What is beyond a bound is told with its amount and the bound, and nothing of it is read; what is at it is
read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila.build.pipeline import examine
from hasila.ingest.growth import growth
from hasila.ingest.markdown import parse_markdown
from hasila.ingest.markdown_marks import marks_of
from hasila.model import bounds
from hasila.model.address import DATA
from hasila.model.diagnostics import Diagnostic
from hasila.model.report import Prose
from tests.mistakes.project import lay_out

REPORT, TABLE = "content/reports/2031-03-04-river-watch.md", "content/tables/hill-post.csv"


def mistakes(project: Path) -> tuple[Diagnostic, ...]:
    return examine(project, lambda _: None).diagnostics


def codes(project: Path) -> list[str]:
    return [mistake.code for mistake in mistakes(project)]


def lengthened(project: Path, name: str, text: str) -> Path:
    with (project / name).open("a", encoding="utf-8") as file:
        file.write(text)
    return project


def test_a_file_at_the_bound_is_read_and_one_beyond_it_is_not(tmp_path: Path) -> None:
    project = lay_out(None, tmp_path)
    room = bounds.LARGEST_PROSE - (project / REPORT).stat().st_size
    paragraph = "It rained on that day.\n\n"
    whole, rest = divmod(room, len(paragraph))
    lengthened(project, REPORT, paragraph * whole + "\n" * rest)
    assert codes(project) == []
    lengthened(project, REPORT, "\n")
    (mistake,) = mistakes(project)
    assert str(mistake).startswith(
        f"{REPORT}: error[too-large]: the file has 100,001 bytes; at most 100,000 are read, and nothing was"
    )


def test_a_table_that_is_too_large_is_told_once(tmp_path: Path) -> None:
    project = lengthened(lay_out(None, tmp_path), TABLE, "2031-03-07,62,13\n" * (bounds.LARGEST_TABLE // 17))
    assert codes(project) == ["too-large"]


@pytest.mark.parametrize("name", ["categories", "places", "periods", "publishers", "measures"])
def test_a_vocabulary_that_cannot_be_read_is_told_once(tmp_path: Path, name: str) -> None:
    project = lengthened(
        lay_out(None, tmp_path), f"content/vocabulary/{name}.yaml", "# x\n" * (bounds.LARGEST_YAML // 4 + 1)
    )
    assert set(codes(project)) <= {"too-large"}


def test_a_paragraph_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    project = lengthened(
        lay_out(None, tmp_path), REPORT, "\nOn that day [9](#bridge) people died." + " It rained." * 1_000
    )
    (mistake,) = mistakes(project)
    assert (mistake.code, mistake.location.line) == ("too-long", 24)
    assert "11,037 characters; at most 10,000" in mistake.message


def test_more_marks_than_are_read(tmp_path: Path) -> None:
    project = lengthened(
        lay_out(None, tmp_path), REPORT, "\n\n[9](#bridge) people died." * (bounds.MOST_MARKS + 1)
    )
    (mistake,) = mistakes(project)
    assert (mistake.code, mistake.message) == ("too-many", "there are 1,006 marks; at most 1,000 are read")


def test_more_rows_than_are_read(tmp_path: Path) -> None:
    project = lengthened(lay_out(None, tmp_path), TABLE, "2031-03-07,62,13\n" * bounds.MOST_ROWS)
    assert f"there are {bounds.MOST_ROWS + 2:,} rows; at most {bounds.MOST_ROWS:,} are read" in [
        mistake.message for mistake in mistakes(project)
    ]


def test_more_cells_than_are_read(tmp_path: Path) -> None:
    rows = "".join(f"2031-03-07,{'9,' * 99}9\n" for _ in range(bounds.MOST_CELLS // 100 + 1))
    project = lay_out(None, tmp_path)
    (project / TABLE).write_text("day,killed,children," + ",".join(f"c{n}" for n in range(98)) + "\n" + rows)
    assert [(mistake.code, mistake.location.line) for mistake in mistakes(project)] == [("too-many", 1)]


def test_more_figures_of_one_set_than_are_compared(tmp_path: Path) -> None:
    project = lay_out(None, tmp_path)
    (project / REPORT.replace(".md", ".ar.md")).unlink()
    described = "".join(
        f"  f{n}: {{who: everyone, where: lora-bridge, when: on 2031-03-02}}\n" for n in range(20)
    )
    text = (project / REPORT).read_text(encoding="utf-8").replace("---\nRiver", f"{described}---\nRiver")
    (project / REPORT).write_text(
        text + "".join(f"\n[9](#f{n}) people." for n in range(20)), encoding="utf-8"
    )
    assert [(mistake.code, mistake.location.line) for mistake in mistakes(project)] == [("too-many", 39)]


def test_the_neighbours_of_many_marks_on_a_line_are_those_of_the_line() -> None:
    line = "about [9](#a) people, *then* [8](#b) of [7](#a) " * 200
    prose = Prose("en", f"First.\n{line}", "r.md", 1)
    marks = marks_of(parse_markdown(prose.markdown), prose)
    assert [(mark.figure, mark.words, mark.location.column) for mark in marks[:3]] == [
        ("a", "9", 7),
        ("b", "8", 30),
        ("a", "7", 41),
    ]
    assert (marks[1].before, marks[1].after[:12]) == ("about 9 people, then ", " of 7 about ")
    assert marks[-1].before.endswith("then 8 of ")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            "[page] " * 200 + "\n\n[page]: https://example.org/" + "x" * 3_000,
            "an address that is used again and again",
        ),
        (
            "![page] " * 200 + "\n\n[page]: https://example.org/" + "x" * 3_000,
            "an address that is used again and again",
        ),
        ("|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n" + "|\n" * 200, "the empty cells of a table"),
    ],
)
def test_a_page_that_outgrows_its_source_is_told_with_the_cause(text: str, cause: str) -> None:
    (mistake,) = growth({"content/reports/a.md": f"---\nx: y\n---\n{text}\n"})
    assert (mistake.code, mistake.location.path) == ("grows", "content/reports/a.md")
    assert mistake.message.endswith(cause)


def test_ordinary_prose_grows_little() -> None:
    table = "| day | killed |\n| --- | --- |\n" + "| 2 March | [12](#a) |\n" * 400
    links = "[page] and [page]\n\n[page]: https://example.org/\n\n" * 50
    assert growth({"content/reports/a.md": table + links, DATA: "no text"}) == ()
