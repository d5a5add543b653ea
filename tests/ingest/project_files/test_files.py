"""What is seen of the files of a project from outside: names, open conflicts, addresses; and what follows
from them.
"""

from __future__ import annotations

import pytest

from hasila.ingest.project_files import sound, with_missing_files
from hasila.ingest.project_files.conflicts import conflicts
from hasila.ingest.project_files.credentials import credentials
from hasila.ingest.project_files.unread import unread
from hasila.model.diagnostic_consequences import without_consequences_of_spoilt
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.sources import Sources

READ = (
    "content/README.md", "content/reports/2031-03-04-a.md", "content/reports/2031-03-04-a.en.md",
    "content/reports/README", "content/reports/.notes.txt",
    "content/.cache/x.bin", "content/tables/a.csv", "content/tables/a.yaml",
    "content/vocabulary/places.yaml", "site_src/site.yaml",
)  # fmt: skip


def test_what_is_read_or_hidden_or_a_readme_is_not_named() -> None:
    assert not list(unread(READ))


@pytest.mark.parametrize(
    ("path", "step"),
    [
        ("content/vocabulary/category.yaml", "`categories.yaml`"),
        ("content/vocabulary/Places.yaml", "rename it to content/vocabulary/places.yaml"),
        ("content/vocabulary/places.yml", "rename it to content/vocabulary/places.yaml"),
        ("content/vocabulary/more/places.yaml", "rename it to content/vocabulary/places.yaml"),
        ("content/places.yaml", "move it to content/vocabulary/places.yaml"),
        ("content/reports/2031-03-04-a.MD", "rename it to content/reports/2031-03-04-a.md"),
        ("content/reports/2031-03-04-a.ar.markdown", "rename it to content/reports/2031-03-04-a.ar.md"),
        ("content/reports/2031-03-04-a.md.txt", "rename it to content/reports/2031-03-04-a.md"),
        ("content/reports/2031-03-04-a.md~", "rename it to content/reports/2031-03-04-a.md"),
        ("content/reports/2031/2031-03-04-a.md", "move it to content/reports/2031-03-04-a.md"),
        ("content/reports/a.csv", "content/tables/"),
        ("content/reports/a.docx", "take this out of content/"),
        ("content/tables/a.CSV", "rename it to content/tables/a.csv"),
        ("content/tables/a.csv.txt", "rename it to content/tables/a.csv"),
        ("content/tables/a.yml", "rename it to content/tables/a.yaml"),
        ("content/tables/a.xls", "save it as CSV in UTF-8: content/tables/a.csv"),
        ("content/tables/b.xlsx", "write content/tables/b.yaml beside it"),
        ("content/tables/b.csv", "write content/tables/b.yaml beside it"),
        ("content/2031-03-04-a.md", "content/reports/2031-03-04-a.md"),
        ("content/photo.jpg", "site_src/static/"),
    ],
)
def test_a_file_that_is_not_read_is_named_with_what_to_do(path: str, step: str) -> None:
    (mistake,) = unread([path, *READ])
    assert (mistake.location.path, mistake.code, mistake.severity) == (path, "unread-file", "error")
    assert step in mistake.hint


def test_a_folder_that_is_not_read_is_named_once() -> None:
    (mistake,) = unread(["content/report/a.md", "content/report/b.md"])
    assert (mistake.location.path, mistake.hint) == ("content/report", "did you mean `reports`?")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd\n", [2]),
        (
            (
                "<<<<<<< HEAD\na\n||||||| base\nb\n=======\nc\n>>>>>>> x\nd\n"
                "<<<<<<< HEAD\ne\n=======\nf\n>>>>>>> x\n"
            ),
            [1, 9],
        ),
        ("a\n=======\nb\n>>>>>>> other\n", [4]),
        ("A heading\n=======\n", []),
        ("> > > a quotation\n\n`<<<<<<< HEAD`\n", []),
    ],
)
def test_each_open_conflict_is_named_at_its_first_line(text: str, lines: list[int]) -> None:
    assert [mistake.location.line for mistake in conflicts("f", text)] == lines


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("url: https://reader:open-sesame@example.org/a", True),
        ("url: https://t0ken@example.org/a", True),
        ("url: ftp://reader:open%40sesame@example.org/a", True),
        ("url: //reader:open-sesame@example.org/a", True),
        ("url: https://example.org/@reader", False),
        ("url: https://example.org/?to=reader@example.org", False),
        ("Write to reader@example.org, or see https://example.org/.", False),
    ],
)
def test_an_address_with_credentials_is_named_and_never_printed(text: str, found: bool) -> None:
    mistakes = list(credentials("f", text))
    assert bool(mistakes) == found
    assert not any(secret in str(mistake) for mistake in mistakes for secret in ("sesame", "t0ken"))


def test_a_long_word_before_an_address_costs_no_time() -> None:
    assert not list(credentials("f", "a" * 300_000 + " //b c@d"))


def mistake(path: str, code: str, line: int = 0) -> Diagnostic:
    return Diagnostic(Location(path, line), code, "error", "…")


def test_what_follows_from_a_file_that_could_not_be_read_is_not_told() -> None:
    told = (
        mistake("content/tables/a.csv", "not-utf-8", 3),
        mistake("content/tables/a.yaml", "no-table"),
        mistake("content/reports/b.md", "merge-conflict", 4),
        mistake("content/reports/b.en.md", "orphan-translation"),
        mistake("content/reports/c.en.md", "orphan-translation"),
        mistake("content/vocabulary/places.yaml", "bad-yaml", 9),
        mistake("content/reports/d.md", "unknown-place", 5),
        mistake("content/reports/d.md", "unknown-cause", 6),
    )
    present = ["content/vocabulary/places.yaml", "content/vocabulary/causes.yaml"]
    kept = with_missing_files(without_consequences_of_spoilt(told, present), present)
    assert [(one.location.path[-4:], one.code) for one in kept] == [
        (".csv", "not-utf-8"), ("b.md", "merge-conflict"), ("n.md", "orphan-translation"),
        ("yaml", "bad-yaml"), ("d.md", "unknown-cause"),
    ]  # fmt: skip


def test_a_file_that_cannot_be_parsed_is_left_out() -> None:
    content = {
        "content/reports/a.md": "<<<<<<< HEAD\n",
        "content/reports/b.md": " \n",
        "content/reports/README.md": "Notes.",
        "content/reports/c.md": "x",
    }
    kept, mistakes = sound(Sources(content, {}, {}, {}))
    assert list(kept.content) == ["content/reports/c.md"]
    assert sorted(mistake.code for mistake in mistakes) == ["empty-file", "merge-conflict"]
