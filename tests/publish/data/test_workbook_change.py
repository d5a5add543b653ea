"""A workbook that was changed has the bytes of one that is made anew, or is made anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from hasila.build.pipeline import Built
from hasila.model.revision import Revision
from hasila.publish.data.database import PartedRows
from hasila.publish.data.storage import LaidParts
from hasila.publish.data.table import Column, Row, Table
from hasila.publish.data.workbook import SHEETS, SheetRows, WorkbookMaker, sheet_of_parts, sheet_of_rows

Said = dict[str, tuple[str, int | None, str]]
"""What is printed of a figure, its number, and its qualifier, by its key."""
DAY = date(2024, 3, 1)
COLUMNS = (
    Column("key", "string", "its key", True),
    Column("words_en", "string", "the marked words"),
    Column("words_ar", "string", "the marked words"),
    Column("low", "integer", "the number"),
    Column("qualifier", "string", "words beside it"),
)


def figures(said: Said) -> SheetRows:
    def row(key: str) -> tuple[Row, ...]:
        words, number, qualifier = said[key]
        return ((key, words, f"{words} شخصًا", number, qualifier),)

    names = tuple(said)
    states = tuple(map(repr, said.values()))
    return sheet_of_parts(Table("figures", "a figure", COLUMNS, ("key",)), PartedRows(names, states, row))


def maker(golden: Built, said: Said, digest: str, others: str = "") -> WorkbookMaker:
    examined = golden.examined
    found = {"figures": figures(said)}
    for name in SHEETS:
        table = Table(name, "a thing", COLUMNS[:1], ("key",))
        found.setdefault(name, sheet_of_rows(table, ((f"{name}{others}",),)))
    sheets = tuple(found[name] for name in SHEETS)
    revision = Revision(digest, DAY)
    return WorkbookMaker(sheets, examined.vocabulary, examined.site, examined.translators, revision)


def said() -> Said:
    return {f"k{number}": (str(number), number, ("at least", "about")[number % 2]) for number in range(100)}


def changed(golden: Built, now: WorkbookMaker) -> tuple[bytes | None, bytes]:
    """The workbook as it is changed and as it is made."""
    before = maker(golden, said(), "one").changing()
    file = now.changing()
    found = file.change(before.make().content, LaidParts(before.state, before.sections))
    return found and found.content, file.make().content


@pytest.mark.parametrize("key", ["k0", "k14", "k15", "k16", "k31", "k99"])
@pytest.mark.parametrize("row", [("7 < 9 & more", 7), ("", None), (" ten ", 10**9)])
def test_other_numbers_are_put_into_the_workbook(
    key: str, row: tuple[str, int | None], golden: Built
) -> None:
    now = said()
    words, number = row
    now[key] = (words, number, now[key][2])
    one, other = changed(golden, maker(golden, now, "two"))
    assert one == other
    assert one is not None


def test_nothing_but_the_revision_changed(golden: Built) -> None:
    one, other = changed(golden, maker(golden, said(), "two"))
    assert one == other


def _with_another_text(golden: Built) -> WorkbookMaker:
    return maker(golden, said() | {"k5": ("5", 5, "fewer than")}, "two")


def _with_another_row(golden: Built) -> WorkbookMaker:
    return maker(golden, said() | {"k100": ("5", 5, "about")}, "two")


def _with_many_changes(golden: Built) -> WorkbookMaker:
    return maker(golden, {key: (words, 1, text) for key, (words, _, text) in said().items()}, "two")


def _with_another_thing(golden: Built) -> WorkbookMaker:
    return maker(golden, said(), "two", "other")


@pytest.mark.parametrize(
    "now", [_with_another_text, _with_another_row, _with_many_changes, _with_another_thing]
)
def test_a_workbook_that_cannot_be_changed_is_made_anew(
    now: Callable[[Built], WorkbookMaker], golden: Built
) -> None:
    one, _ = changed(golden, now(golden))
    assert one is None
