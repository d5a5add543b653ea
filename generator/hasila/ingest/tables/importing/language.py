"""The language of a table's cells, by the names of months in it, where its letters do not tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from hasila.ingest.tables.importing.days import DayColumn, day_column, may_be_days
from hasila.ingest.tables.importing.sheet import Sheet

_OTHERS = (
    "fr es pt it de nl tr ru uk pl cs sk sl hr bs sr sr_Latn mk bg ro hu da sv nb fi et lv lt ca eu id ms "
    "fil vi fa el sw zh ja ko"
)
"""Languages beside those of the site whose months are looked at: a name can mean two months (Croatian
"listopad" is October, Polish "listopad" November)."""


class LanguagesOfDays(NamedTuple):
    """The languages in which the days of a sheet can be written: those of the site, and others. ``alike``:
    whether all of them read the same days."""

    of_site: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    alike: bool = True

    @property
    def sure(self) -> str:
        """The language of the site that they are in; "" where a person has to say."""
        return self.of_site[0] if len(self.of_site) == 1 and self.alike else ""


def languages_of_days(sheet: Sheet, site: Sequence[str], default: str) -> LanguagesOfDays:
    """The languages that read the days of ``sheet``, where the ``default`` one reads no column of days."""
    columns = list(_columns(sheet))
    named = [cells for cells in columns if may_be_days(cells)]
    if not named or any(day_column(cells, default) for cells in columns):
        return LanguagesOfDays()
    read = {code: _days(named, code) for code in dict.fromkeys((*site, *_OTHERS.split()))}
    most = max(map(_filled, read.values()))
    found = {code: days for code, days in read.items() if most and _filled(days) == most}
    return _parted(found, site)


def _parted(found: Mapping[str, object], site: Sequence[str]) -> LanguagesOfDays:
    of_site = tuple(code for code in found if code in site)
    others = tuple(code for code in found if code not in site)
    return LanguagesOfDays(of_site, others, len(set(found.values())) == 1)


_Days = tuple[tuple[date | None, ...] | None, ...]
"""Of each column the days of its cells; None of a column that is none of days."""


def _days(columns: Sequence[Sequence[str]], language: str) -> _Days:
    found = ((cells, day_column(cells, language)) for cells in columns)
    return tuple(_read(cells, column) if column else None for cells, column in found)


def _read(cells: Sequence[str], column: DayColumn) -> tuple[date | None, ...]:
    return tuple(map(column.form.day, cells))


def _filled(days: _Days) -> int:
    return sum(len(read) - read.count(None) for read in days if read)


def _columns(sheet: Sheet) -> Iterator[list[str]]:
    for column in range(sheet.width):
        cells = [text for text in sheet.texts(column) if text]
        if cells:
            yield cells
