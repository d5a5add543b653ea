"""The forms that all files of data share: intervals, JSON, CSV, addresses."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from hasila.model.interval import Interval
from hasila.model.site import Site

Fields = dict[str, Any]
DAYS = ("day", "about", "month")
"""How well a day is known."""
PARTED = " | "
"""Stands between several words or keys in one cell of a table."""


def span(interval: Interval | None) -> list[int | None] | None:
    """An interval as ``[low, high]``; ``None`` for none at all."""
    return None if interval is None else [interval.low, interval.high]


def ends(name: str, interval: Interval | None) -> Fields:
    """An interval as two cells ``<name>_low`` and ``<name>_high``; both empty for none at all."""
    low, high = span(interval) or (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


def cell_of(several: Iterable[str]) -> str | None:
    """Several words or keys in one cell; an empty cell for none."""
    return PARTED.join(several) or None


def pages(site: Site, path: str) -> dict[str, str]:
    """Language → the address of the page at ``path`` below the language's folder, from the top of the
    site."""
    codes = [language.code for language in site.languages]
    return {code: f"{code}/{path}" for code in codes}


def by_code(name: str, text: Mapping[str, str | None], site: Site) -> Fields:
    """A text in several languages as one cell for each language of the site."""
    codes = [language.code for language in site.languages]
    return {f"{name}_{code}": text.get(code) for code in codes}


def in_english(text: Mapping[str, str], without: str) -> str:
    """``text`` in English, else in its first language; ``without`` where it has none."""
    return text.get("en") or next(iter(text.values()), without)


def as_json(value: Fields) -> bytes:
    """UTF-8, sorted keys, readable letters, no blanks, a final newline. Each entry of a list of the document
    stands on a line of its own, so that the file can be searched and compared line by line."""
    members = ",\n".join(_member(name, value[name]) for name in sorted(value))
    return f"{{{members}}}\n".encode()


def _member(name: str, value: object) -> str:
    """``"name":value`` as JSON."""
    key = _encode(name)
    if not isinstance(value, list):
        return f"{key}:{_encode(value)}"
    entries = ",\n".join(map(_encode, value))
    return f"{key}:[\n{entries}\n]" if entries else f"{key}:[]"


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
"""Without an indent the encoder of the standard library is the one written in C."""


def as_csv(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """RFC 4180 but for line feeds; a row with a cell that no column names is a bug and raises
    ``ValueError``."""
    text = StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="raise", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        cells = {name: _cell(value) for name, value in row.items()}
        writer.writerow(cells)
    return text.getvalue().encode()


def _cell(value: object) -> object:
    """A cell: nothing for what is not stated, ``true``/``false``, and text that no spreadsheet takes for a
    formula."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


_FORMULA = re.compile("[=+@\t\r-].", re.DOTALL)
"""A sign that begins a formula, and something after it: a sign alone is only itself."""
