"""Mistakes are values that say where they stand."""

from __future__ import annotations

from hasila.model.diagnostics import Mistake, Place, blocks

HERE = Place("content/reports/a.md", 3, 7)


def test_a_place_is_written_as_editors_read_it() -> None:
    assert str(HERE) == "content/reports/a.md:3:7"


def test_a_whole_file_is_said_without_a_line() -> None:
    assert str(Place("content")) == "content"


def test_a_mistake_is_written_with_its_code_and_its_next_step() -> None:
    mistake = Mistake(HERE, "unknown-key", "error", "there is no key", "remove it")
    assert str(mistake) == "content/reports/a.md:3:7: error[unknown-key]: there is no key\n    next: remove it"


def test_a_mistake_without_a_hint_is_one_line() -> None:
    assert "\n" not in str(Mistake(HERE, "unknown-key", "error", "there is no key"))


def test_mistakes_are_ordered_by_place() -> None:
    second, first = Mistake(Place("b", 1, 1), "x", "error", "m"), Mistake(Place("a", 10, 1), "x", "error", "m")
    third = Mistake(Place("b", 2, 1), "a", "error", "m")
    assert sorted([third, second, first]) == [first, second, third]


def test_only_errors_block_publication() -> None:
    warning, note = Mistake(HERE, "x", "warning", "m"), Mistake(HERE, "x", "note", "m")
    assert not blocks([warning, note])
    assert blocks([warning, Mistake(HERE, "x", "error", "m")])
    assert not blocks([])
