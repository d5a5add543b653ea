"""The slots of a description, filled with the cells of a row: ``last {hours}h``, ``where: "{zone}"``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from hasila.ingest.positioned_yaml import Listing, Node, Scalar
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.ingest.tables.csv_text import plain
from hasila.ingest.tables.description import SLOT
from hasila.ingest.tables.layout import FIRST, Layout, scalars
from hasila.ingest.tables.rows import TableRow
from hasila.model.direction import ISOLATE, LEFT_TO_RIGHT, RELEASE

POINTER = "corrects"
"""The key of a figure whose value names a figure of another report."""
_OF_A_WORD = ("L", "R", "AL")
"""The bidirectional classes of letters: they give a run of text its direction."""
_OWN_LETTERS = {"rtl": ("R", "AL", "NSM", "WS"), "ltr": ("L", "NSM", "WS", "EN", "ES", "CS", "ET", "ON")}
"""The classes of what keeps its order in a line of that direction: a hyphen between Western digits does
from the left, and is turned round after a word of Arabic."""


def fill(scalar: Scalar, row: TableRow, layout: Layout, *, days: bool = False) -> Scalar:
    """``scalar`` with its slots filled; it then stands where the first of their cells does. With ``days``,
    the day of a cell is written YYYY-MM-DD."""
    if "{" not in scalar.text:
        return scalar
    names = SLOT.findall(scalar.text)
    named = (layout.column(name) for name in names)
    columns = [column for column in named if column is not None]
    text_of = _day_or_value if days else value
    text = SLOT.sub(lambda slot: text_of(slot[1], row, layout), scalar.text)
    location = row.location(columns[0]) if columns else scalar.location
    return Scalar(text, location)


def value(name: str, row: TableRow, layout: Layout) -> str:
    """The text that the slot ``name`` stands for: the id that its cell means, or the day of the row, always
    as YYYY-MM-DD."""
    text, column = shown(name, row, layout), layout.column(name)
    ids = layout.ids.get(column) if column is not None else None
    return ids.get(text, text) if ids else text


def shown(name: str, row: TableRow, layout: Layout) -> str:
    """The text that the slot ``name`` stands for, as the cell has it; of a day YYYY-MM-DD."""
    column = layout.column(name)
    if column is None and name == FIRST:
        return row.first.isoformat()
    if column in (None, layout.published):
        return row.day.isoformat()
    return plain(row.text(column))


def _day_or_value(name: str, row: TableRow, layout: Layout) -> str:
    text, column = value(name, row, layout), layout.column(name)
    other = column not in (None, layout.published)
    day = layout.dates.written_day(text) if other else None
    return day.isoformat() if day else text


def values_of(slots: Iterable[str], row: TableRow, layout: Layout) -> tuple[str, ...]:
    """The texts that the slots stand for."""
    return tuple(value(slot, row, layout) for slot in slots)


def fill_title(scalar: Scalar, direction: str, row: TableRow, layout: Layout) -> str:
    """``scalar`` with its slots filled, in a language that is written in ``direction``.

    What would lose its order there stands between isolates: 2031-04-02 in Arabic, an Arabic name in English.
    """

    def filled(slot: re.Match[str]) -> str:
        text = shown(slot[1], row, layout)
        return _in_its_order(text, direction)

    return SLOT.sub(filled, scalar.text)


def _in_its_order(text: str, direction: str) -> str:
    classes = {unicodedata.bidirectional(character) for character in text}
    if classes <= set(_OWN_LETTERS[direction]):
        return text
    has_letters = not classes.isdisjoint(_OF_A_WORD)
    return f"{ISOLATE if has_letters else LEFT_TO_RIGHT}{text}{RELEASE}"


def row_id(scalar: Scalar, row: TableRow, layout: Layout) -> Scalar:
    """The id of a report: its slots hold the cells in the letters of an address, so that "6 PM" is ``6-pm``.

    It stands in the first cell of which no such letter is left, else in the first cell of all.
    """
    names = SLOT.findall(scalar.text)
    parts: dict[str, str] = {}
    for name in names:
        parts[name] = of_address(value(name, row, layout))
    text = SLOT.sub(lambda slot: parts[slot[1]], scalar.text)
    empty = [name for name in names if not parts[name]]
    first = next(iter(empty or names), "")
    return Scalar(text, row.location(layout.column(first)))


def of_address(text: str) -> str:
    """``text`` in the letters of an address; nothing where a letter of another script would be lost."""
    if text.isascii():
        return _hyphenated(text.lower())
    apart = unicodedata.normalize("NFKD", text.casefold())
    base = [character for character in apart if not unicodedata.combining(character)]
    letters = "".join(map(_western, base))
    kept = filter(str.isalnum, letters)
    lost = not "".join(kept).isascii()
    return "" if lost else _hyphenated(letters)


def _hyphenated(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def _western(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character


def pointer_of(scalar: Scalar, row: TableRow, layout: Layout) -> Scalar:
    """The figure of another report, ``REPORT#FIGURE``, with its slots written as in the id of a report."""
    text = SLOT.sub(lambda slot: of_address(_day_or_value(slot[1], row, layout)), scalar.text)
    return Scalar(text, fill(scalar, row, layout).location)


def without_empty_pointer(figure: Node, row: TableRow, layout: Layout) -> Node:
    """The description of a figure; without ``corrects`` where the row leaves a slot of it empty, for it
    corrects nothing then."""
    pointer = figure.get(POINTER) if isinstance(figure, YamlMapping) else None
    if not isinstance(figure, YamlMapping) or not isinstance(pointer, Scalar):
        return figure
    if all(values_of(SLOT.findall(pointer.text), row, layout)):
        return figure
    kept = [(key, value) for key, value in figure.entries if key.text != POINTER]
    return YamlMapping(tuple(kept), figure.location)


def fill_all(node: Node, row: TableRow, layout: Layout, key: str = "") -> Node:
    """``node``, the value of ``key``, with the slots of all its values filled."""
    if isinstance(node, Scalar):
        return (
            pointer_of(node, row, layout) if key == POINTER else fill(node, row, layout, days=key == "when")
        )
    if isinstance(node, Listing):
        items = [fill_all(item, row, layout) for item in node.items]
        return Listing(tuple(items), node.location)
    entries = [(name, fill_all(item, row, layout, name.text)) for name, item in node.entries]
    return YamlMapping(tuple(entries), node.location)


def subject(node: Node | None, key: str = "") -> Iterator[str]:
    """The slots of everything below ``node`` but ``when``: rows that fill them alike speak of the same
    sets."""
    if isinstance(node, Scalar):
        yield from SLOT.findall(node.text) if key != "when" else ()
    elif isinstance(node, Listing):
        for item in node.items:
            yield from subject(item, key)
    elif node is not None:
        for name, item in node.entries:
            yield from subject(item, name.text)


def has_slots(node: Node | None) -> bool:
    """True where any value below ``node`` has a slot."""
    return any(SLOT.search(scalar.text) for scalar in scalars(node))
