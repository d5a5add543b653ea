"""The parts of a file: titles, headings, tags, rows of data, notes at the end."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hasila.ingest.tables.csv_text import Record, scan
from hasila.ingest.tables.importing.days import looks_like_a_day
from hasila.ingest.tables.layout import merged
from hasila.ingest.tables.separator import SEPARATORS, said_in_file
from hasila.ingest.tables.shape import filled_down
from hasila.ingest.tables.skip import is_hxl
from hasila.model.data_class import dataclass
from hasila.reader.digits import YEARS

NUMBER = re.compile(r"[<>≤≥~≈+]?\s?\(?\d[\d.,'’٬٫ \u00a0\u202f]*\)?[+*]?")
_MOST_MERGED = 3
"""Columns at the left whose cells may be merged."""
_OFTEN = 0.3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file taken apart. ``separator`` is the name of what divides its cells, "" for a workbook; ``titles``
    are the lines above the headings that are none, ``units`` lines of units below them; ``rows`` are all
    others, the empty cells of the columns ``down`` filled with what stands above them."""

    separator: str
    head_rows: int
    titles: tuple[int, ...]
    units: tuple[int, ...]
    head: Record
    tags: Record | None
    rows: tuple[Record, ...]
    doubt: str = ""
    down: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        return len(self.head.cells)

    def texts(self, column: int) -> list[str]:
        """The texts of the cells of a column, empty ones too."""
        return [text_of(row, column) for row in self.rows]

    def heading(self, column: int) -> str:
        """The heading of a column."""
        return self.head.cells[column].plain

    def tag(self, column: int) -> str:
        """The hashtag of a column, "" without one."""
        return text_of(self.tags, column) if self.tags else ""


def text_of(record: Record, column: int) -> str:
    """The text of a cell; "" where the row is shorter."""
    return record.cells[column].plain if column < len(record.cells) else ""


def sheet_of(text: str) -> Sheet | None:
    """The sheet of a CSV text; ``None`` where no headings with rows below them can be made out."""
    said = said_in_file(text)
    marks = {name: mark for name, mark in SEPARATORS.items() if said in (None, mark)}
    divided = {name: _records(text, mark) for name, mark in marks.items()}
    scores = {name: _evenness(records) for name, records in divided.items()}
    best = max(scores, key=lambda name: scores[name])
    rivals = [name for name, score in scores.items() if score == scores[best] and score > (0.0, 0)]
    records = [record for record in divided[best] if not (said and record.line == 1)]
    sheet = sheet_of_records(records, best)
    if sheet is None or len(rivals) < 2:
        return sheet
    doubt = f"the cells can be divided by {' and by '.join(rivals)}: say which under `separator`"
    return Sheet(
        best,
        sheet.head_rows,
        sheet.titles,
        sheet.units,
        sheet.head,
        sheet.tags,
        sheet.rows,
        doubt,
        sheet.down,
    )


def _records(text: str, mark: str) -> list[Record]:
    return [found for found in scan(text, mark) if isinstance(found, Record) and not found.blank]


def _evenness(records: Sequence[Record]) -> tuple[float, int]:
    """How many of the rows have as many cells as most (0 to 1), and that number of cells."""
    widths = Counter(len(record.cells) for record in records if len(record.cells) > 1)
    if not widths:
        return 0.0, 0
    width, count = widths.most_common(1)[0]
    return round(count / len(records), 2), width


def sheet_of_records(records: Sequence[Record], separator: str) -> Sheet | None:
    """The sheet of rows that are not blank."""
    first = next((at for at, record in enumerate(records) if _is_data(record, records)), None)
    if not first:
        return None
    above = list(records[:first])
    tags = next((record for record in above if is_hxl(record)), None)
    named = [record for record in above if record is not tags]
    heads, units = _heads(named)
    if not heads and tags:
        heads = [tags]
    if not heads:
        return None
    titles = tuple(record.line for record in named if record not in heads and record not in units)
    head = _whole_head(heads, records[first:])
    rows = [record for record in records[first:] if not is_hxl(record)]
    lines = tuple(record.line for record in units)
    down = tuple(_merged_columns(head, rows))
    filled = tuple(filled_down(rows, down))
    return Sheet(separator, len(heads), titles, lines, head, tags, filled, down=down)


def _merged_columns(head: Record, rows: Sequence[Record]) -> Iterator[int]:
    """The columns of names or days whose cells are written once for several rows: many are empty in rows that
    hold numbers, and none above the first."""
    counting = [row for row in rows if any(NUMBER.fullmatch(text) for text in _filled(row))]
    for column in range(min(len(head.cells), _MOST_MERGED)):
        texts = [text_of(row, column) for row in counting]
        filled = [text for text in texts if text]
        numeric = all(NUMBER.fullmatch(text) and not looks_like_a_day(text) for text in filled)
        empty = len(texts) - len(filled)
        if filled and not numeric and texts[0] and empty >= _OFTEN * len(texts):
            yield column
        else:
            return


def _whole_head(heads: Sequence[Record], rows: Sequence[Record]) -> Record:
    """The headings in one row."""
    return merged(tuple(heads))


def _filled(record: Record) -> list[str]:
    return [cell.plain for cell in record.cells if cell.plain]


def _is_data(record: Record, records: Sequence[Record]) -> bool:
    """True where numbers stand in the row that are no headings."""
    filled = _filled(record)
    numbers = [text for text in filled if NUMBER.fullmatch(text) and not looks_like_a_day(text)]
    return bool(numbers) and len(filled) > 1 and not _are_years(numbers, filled)


def _are_years(numbers: Sequence[str], filled: Sequence[str]) -> bool:
    """True of years in a row, as headings have them."""
    if len(numbers) < 3 or len(numbers) < len(filled) - 3 or not all(map(str.isdecimal, numbers)):
        return False
    years = [int(number) for number in numbers]
    return all(year in YEARS for year in years) and years == list(range(years[0], years[0] + len(years)))


def _heads(above: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """The rows of headings at the end of ``above``, and rows of units below them."""
    wide = [record for record in above if len(_filled(record)) > 1]
    wide = [record for record in above if record in wide or _stands_over(record, wide[-1:], above)]
    if not wide:
        return [], []
    last = wide[-1]
    if len(wide) > 1 and _is_full(wide[-2], last) and _is_adjacent(wide[-2], last, above):
        return [wide[-2]], [last]
    heads = list(_merged_heads(wide))
    return heads, []


def _stands_over(record: Record, last: Sequence[Record], above: Sequence[Record]) -> bool:
    """True of the row right above the headings whose first text does not stand in the first column: it spans
    some of them, where a title stands at the left."""
    filled = [column for column, cell in enumerate(record.cells) if cell.plain]
    return bool(last and filled and filled[0]) and _is_adjacent(record, last[0], above)


def _merged_heads(wide: Sequence[Record]) -> Iterator[Record]:
    """The last row, and above it the row whose headings span several of its cells."""
    if len(wide) > 1 and _spans(wide[-2], wide[-1]):
        yield wide[-2]
    yield wide[-1]


def _is_adjacent(upper: Record, lower: Record, above: Sequence[Record]) -> bool:
    return above.index(lower) - above.index(upper) == 1


def _is_full(upper: Record, lower: Record) -> bool:
    """True where the upper row has a heading of its own for each cell of the lower one."""
    texts = [text_of(upper, column) for column, cell in enumerate(lower.cells) if cell.plain]
    return all(texts) and len(set(texts)) == len(texts) and len(texts) > 1


def _spans(upper: Record, lower: Record) -> bool:
    """True where a heading of the upper row stands above more than one cell of the lower."""
    texts = [text_of(upper, column) for column, cell in enumerate(lower.cells) if cell.plain]
    repeated = len([text for text in texts if text]) > len({text for text in texts if text})
    gap = any(left and not right for left, right in itertools.pairwise(texts))
    return repeated or gap
