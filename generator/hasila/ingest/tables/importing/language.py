"""The language of a table's cells, by the names of months in it, where its letters do not tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.ingest.tables.importing.days import day_column, may_be_days
from hasila.ingest.tables.importing.sheet import Sheet

_TRIED = (
    "fr",
    "es",
    "pt",
    "it",
    "de",
    "nl",
    "tr",
    "ru",
    "uk",
    "pl",
    "cs",
    "ro",
    "id",
    "vi",
    "fa",
    "el",
    "sw",
    "zh",
    "ja",
    "ko",
)
"""Languages that publishers of tolls write in, beside those of the site."""


def languages_of_days(sheet: Sheet, site: Sequence[str], default: str) -> tuple[str, ...]:
    """The languages in which a column of ``sheet`` holds days and in the ``default`` one does not.

    One: the names of its months are of that language. Several: they leave it open. None: no column has days
    with a month by its name, or the default language reads them."""
    columns = [cells for cells in _columns(sheet) if may_be_days(cells)]
    if not columns or any(day_column(cells, default) for cells in columns):
        return ()
    codes = dict.fromkeys((*site, *_TRIED))
    read = {code: tuple(day_column(cells, code) is not None for cells in columns) for code in codes}
    most = max(map(sum, read.values()))
    return tuple(code for code, found in read.items() if most and sum(found) == most)


def _columns(sheet: Sheet) -> Iterator[list[str]]:
    for column in range(sheet.width):
        cells = [text for text in sheet.texts(column) if text]
        if cells:
            yield cells
