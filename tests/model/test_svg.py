"""Lines of text: as wide as there is room, and whole runs of one direction where they fit."""

from __future__ import annotations

from hasila.model.direction import ISOLATE, RELEASE
from hasila.model.svg import lines_of, text_width

DAY = f"{ISOLATE}26 February 2019{RELEASE}"


def test_words_are_broken_where_there_is_no_room() -> None:
    lines = lines_of("word " * 30, 10, 100)
    assert " ".join(lines).split() == ["word"] * 30
    assert all(text_width(line, 10) <= 100 < text_width(f"{line} word", 10) for line in lines[:-1])
    assert lines_of("", 10, 100) == [""]


def test_a_day_is_kept_on_one_line_if_it_can_be() -> None:
    room = text_width("Watch, Tuesday, 26 February", 10)
    assert lines_of(f"Watch, Tuesday, {DAY}.", 10, room) == ["Watch, Tuesday,", f"{DAY}."]


def test_a_run_that_has_no_room_is_broken_and_fenced_on_each_line() -> None:
    room = text_width("26 February", 10)
    assert lines_of(DAY, 10, room) == [f"{ISOLATE}26 February{RELEASE}", f"{ISOLATE}2019{RELEASE}"]
    assert lines_of("unbreakable", 10, 1) == ["unbreakable"]
