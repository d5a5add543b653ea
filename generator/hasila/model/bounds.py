"""Bounds of what is read, far above anything that was ever published, so that a slip or a bad file
cannot stop a build.

Up to these bounds no file can stop a build. content/README.md tells them to contributors.
"""

from __future__ import annotations

from hasila.model.data_versions import is_kept

LARGEST_TABLE = 5_000_000
"""Bytes of a table."""
LARGEST_PROSE = 100_000
"""Bytes of a report, a translation or a page of text."""
LARGEST_YAML = 500_000
"""Bytes of YAML: it is read a letter at a time, fifty times slower than prose."""
LARGEST_OTHER = 20_000_000
"""Bytes of a file of site_src/ or templates/."""
LARGEST_VERSION = 200_000_000
"""Bytes of a file in which a version of the data is kept: a table of all that was published."""
LONGEST_LINE = 10_000
"""Characters of a line, and of a paragraph of prose."""
LONGEST_ROW = 100_000
"""Characters of a line of a table, which may have a column for each day of years."""
LONGEST_NUMBER = 12
"""Digits of a count. All the people who ever lived are a number of twelve."""
LARGEST_ORDER = 9_999
"""Of a report among those of one day."""
FARTHEST_KM = 20_000
"""Half way around the Earth."""
LONGEST_DECIMAL = 16
"""Characters of a decimal number, more than a coordinate to the nanometre has."""
MOST_MARKS = 1_000
"""Marks of one prose."""
MOST_FIGURES = 400
"""Figures of one report."""
MOST_WORDINGS = 20
"""Figures of one report that count the same set. Each must agree with each, and every way out is looked
for."""
MOST_ROWS = 20_000
"""Rows of a table."""
MOST_COLUMNS = 500
"""Columns of a table."""
MOST_CELLS = 400_000
"""Cells of a table that state a figure."""
DEEPEST_PROSE = 8
"""Lists and quotations within each other. The reader of Markdown drops what is deeper than twenty levels, two
to a list."""
LONGEST_NAME = 240
"""Bytes of the name of a file; most systems hold 255, with what is put before and after it."""
LONGEST_ID = 90
"""Letters of an id that somebody writes."""
MOST_DAYS = 73_050
"""Days between any two reports, or that a figure covers: two hundred years."""
MOST_GROWTH = 10
"""How many times its source a page of prose may become, beyond ROOM_TO_GROW."""
ROOM_TO_GROW = 200_000
"""Bytes that the page of a short prose may have, whatever it grew by."""


_BY_ENDING = {
    "md": LARGEST_PROSE,
    "csv": LARGEST_TABLE,
    "xlsx": LARGEST_TABLE,
    "yaml": LARGEST_YAML,
    "yml": LARGEST_YAML,
    "po": LARGEST_TABLE,
}


def bound_of(name: str) -> int:
    """The bytes that the file of this name, with its path in the project, may have."""
    if name.startswith("site_src/static/"):
        return LARGEST_OTHER
    if is_kept(name):
        return LARGEST_VERSION
    _, _, ending = name.rpartition(".")
    return _BY_ENDING.get(ending, LARGEST_OTHER)


def shown(number: int) -> str:
    """``number`` as it is written for people: 1,000,000."""
    return f"{number:,}"


def brief(text: str) -> str:
    """The beginning of ``text``, where it is too long for a message."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    beginning, length = text[:_LONGEST_QUOTE], shown(len(text))
    return f"{beginning}… ({length} characters)"


_LONGEST_QUOTE = 80
