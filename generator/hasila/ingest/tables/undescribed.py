"""Columns that hold numbers and are named nowhere in the description: a note, for a new column is easily
overlooked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hasila.ingest.fields import Diagnostics
from hasila.ingest.tables.csv_text import plain
from hasila.ingest.tables.description import SLOT, Description
from hasila.ingest.tables.layout import Layout
from hasila.ingest.tables.rows import TableRow
from hasila.model.diagnostics import Location

_NUMBER = re.compile(r"[<>≤≥~]?\d[\d.,'’٬٫ \u00a0\u202f]*")


def note_undescribed(
    rows: Sequence[TableRow], description: Description, layout: Layout, diagnostics: Diagnostics
) -> None:
    """One note that names the columns with numbers which are neither described nor under ``ignore``."""
    found = [column for column in _free(description, layout) if _holds_numbers(column, rows)]
    if not found:
        return
    first = layout.headings[found[0]]
    location = Location(layout.path, first.line, first.column)
    headings = [f"“{layout.heading(column)}”" for column in found[:_SHOWN]]
    names = ", ".join(headings)
    more = " …" if len(found) > _SHOWN else ""
    message = f"the description says nothing of columns that hold numbers: {names}{more}"
    hint = f"describe them under `figures`, or name them under `ignore: [{first.plain}]`"
    diagnostics.write(location, "undescribed-column", message, hint, "note")


_SHOWN = 12
"""Columns that a note names."""


def _free(description: Description, layout: Layout) -> list[int]:
    """The columns with a heading that the description does not name."""
    of_the_day = SLOT.findall(description.published.text)
    ignored = (name.text for name in description.form.ignore)
    unnamed = {"", *map(plain, (*ignored, *of_the_day))}
    used = {*layout.columns.values(), layout.published, layout.order}
    free = [column for column in range(layout.width) if column not in used]
    return [column for column in free if layout.heading(column) not in unnamed]


def _holds_numbers(column: int, rows: Sequence[TableRow]) -> bool:
    texts = (row.text(column) for row in rows)
    return any(map(_NUMBER.fullmatch, texts))
