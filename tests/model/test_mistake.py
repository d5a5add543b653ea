"""Mistakes are values that say where they stand."""

from __future__ import annotations

from hasila.model.diagnostics import Diagnostic, Location, blocks

HERE = Location("content/reports/a.md", 3, 7)


def test_a_place_is_written_as_editors_read_it() -> None:
    assert str(HERE) == "content/reports/a.md:3:7"


def test_a_whole_file_is_said_without_a_line() -> None:
    assert str(Location("content")) == "content"


def test_a_mistake_is_written_with_its_code_and_its_next_step() -> None:
    mistake = Diagnostic(HERE, "unknown-key", "error", "there is no key", "remove it")
    assert (
        str(mistake) == "content/reports/a.md:3:7: error[unknown-key]: there is no key\n    next: remove it"
    )


def test_a_mistake_without_a_hint_is_one_line() -> None:
    assert "\n" not in str(Diagnostic(HERE, "unknown-key", "error", "there is no key"))


def test_mistakes_are_ordered_by_place() -> None:
    second, first = (
        Diagnostic(Location("b", 1, 1), "x", "error", "m"),
        Diagnostic(Location("a", 10, 1), "x", "error", "m"),
    )
    third = Diagnostic(Location("b", 2, 1), "a", "error", "m")
    assert sorted([third, second, first]) == [first, second, third]


def test_only_errors_block_publication() -> None:
    warning, note = Diagnostic(HERE, "x", "warning", "m"), Diagnostic(HERE, "x", "note", "m")
    assert not blocks([warning, note])
    assert blocks([warning, Diagnostic(HERE, "x", "error", "m")])
    assert not blocks([])
