"""What a build lets go of before it makes pages: it would lie in memory once for each process."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hasila.build.document_bytes import pack, unpack
from hasila.build.examining import examine
from hasila.build.publication import publication_of, without_texts
from hasila.build.workers import return_free_memory
from hasila.ingest.document import read_document
from hasila.model.diagnostics import Diagnostic, Location
from tests.golden.project import PROJECT

STEM = "content/reports/2031-03-06-river-watch"


def test_texts_that_no_message_shows_are_let_go() -> None:
    examined = examine(PROJECT, lambda _: None)
    shown = f"{STEM}.md"
    assert shown in examined.sources.content
    warning = Diagnostic(Location(shown, 1, 1), "unmarked-number", "warning", "a number", "mark it")
    publication = publication_of(replace(examined, diagnostics=(warning,)))
    lean = without_texts(publication)
    assert list(lean.examined.sources.content) == [shown]
    assert lean.examined.sources.templates == examined.sources.templates
    assert lean.revision == publication.revision


def test_what_stands_in_a_file_is_forgotten_and_read_again_where_it_is_asked_for() -> None:
    path = f"{STEM}.md"
    document = unpack(pack(read_document(STEM, {path: (PROJECT / path).read_text(encoding="utf-8")})))
    assert document is not None
    before = document.reading
    document.forget()
    assert "reading" not in vars(document)
    assert document.reading == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
def test_memory_that_nothing_uses_goes_back_to_the_system() -> None:
    kept = [bytes(3000) for _ in range(40_000)][::400]  # those that are left lie between the others
    before = resident()
    return_free_memory()
    assert resident() < before - 50_000_000
    assert len(kept) == 100


def resident() -> int:
    """The memory of this process, in bytes."""
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * 4096
