"""How the numbers of a sheet are written: the marks inside them, and the words in their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from hasila.ingest.tables.cells import LAKHS_GROUPED, Manner, read_cell
from hasila.ingest.tables.description import LAKHS
from hasila.ingest.tables.importing.words import NOT_STATED, is_word
from hasila.model.data_class import dataclass
from hasila.reader import Separators, Unread

_GROUPED = re.compile(r"\d{1,3}(?:([.,'’٬ \u00a0\u202f])\d{3})(?:\1\d{3})+")
_BOTH = re.compile(r"\d{1,3}(?:([.,'’٬ \u00a0\u202f])\d{3})+(?!\1)([.,٫])\d+")
_FRACTION = re.compile(r"\d+([.,٫])(?:\d{1,2}|\d{4,})|\d{4,}([.,٫])\d{3}|0([.,٫])\d{3}")
_WHOLE_FLOAT = re.compile(r"\d+\.0+")
_DOUBTFUL = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+")
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks before thousands and before a fraction, each with a cell that shows it. ``doubtful`` are
    cells that can be read in two ways, ``fractions`` cells that are no whole numbers."""

    thousands: str = ""
    decimal: str = ""
    shows_thousands: str = ""
    shows_decimal: str = ""
    doubtful: tuple[str, ...] = ()
    fractions: tuple[str, ...] = ()

    @property
    def separators(self) -> Separators | None:
        if not self.thousands and not self.decimal:
            return None
        thousands = {"space": " ", LAKHS: ","}.get(self.thousands, self.thousands)
        return Separators(thousands, self.decimal)

    @property
    def manner(self) -> Manner:
        """How the cells are read."""
        return Manner(self.separators, lakhs=self.thousands == LAKHS)


def marks_of(texts: Iterable[str], continental: bool, said: Marks) -> Marks:
    """The marks in the cells with numbers, those that a person ``said`` before those that cells show.
    ``continental`` is true of a file in which a comma can be the mark before a fraction, since its cells are
    divided by another sign."""
    cells = [text for text in texts if not text.isdecimal()]
    thousands, decimal, shown = _shown_marks(cells)
    if not decimal and any(text.count(".") and _DOUBTFUL.fullmatch(text) for text in cells):
        shown["decimal"] = next(filter(_WHOLE_FLOAT.fullmatch, cells), "")
        decimal = "." if shown["decimal"] else ""
    thousands, decimal = said.thousands or thousands, said.decimal or decimal
    usual = "" if continental and thousands != LAKHS else ","
    doubtful = [text for text in cells if _is_doubtful(text, {thousands, decimal, usual})]
    fractions = [text for text in cells if _is_fraction(text, decimal)]
    return Marks(
        thousands, decimal, shown.get("thousands", ""), shown.get("decimal", ""),
        _first(doubtful), _first(fractions),
    )  # fmt: skip


def _first(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))[:_SHOWN]


def _shown_marks(cells: Sequence[str]) -> tuple[str, str, dict[str, str]]:
    """The mark before thousands and the one before a fraction, and cells that show them."""
    thousands, decimal, shown = "", "", {}
    for text in cells:
        both, grouped, fraction = _BOTH.fullmatch(text), _GROUPED.fullmatch(text), _FRACTION.fullmatch(text)
        found = both or grouped
        if found and not thousands:
            thousands, shown["thousands"] = _named(found[1]), text
        if both and not decimal:
            decimal, shown["decimal"] = both[2], text
        if fraction and not _WHOLE_FLOAT.fullmatch(text) and not decimal:
            decimal, shown["decimal"] = next(filter(None, fraction.groups())), text
        if LAKHS_GROUPED.fullmatch(text) and not thousands:
            thousands, shown["thousands"] = LAKHS, text
        if _SPACED.fullmatch(text) and not thousands:
            thousands, shown["thousands"] = "space", text
    return thousands, decimal, shown


def _named(mark: str) -> str:
    return "space" if mark.isspace() else mark


def _is_doubtful(text: str, decided: set[str]) -> bool:
    found = _DOUBTFUL.fullmatch(text)
    return found is not None and found[1] not in decided


def _is_fraction(text: str, decimal: str) -> bool:
    """True of a number with a fraction that is not nought."""
    if not decimal or decimal not in text or _WHOLE_FLOAT.fullmatch(text):
        return False
    _, _, behind = text.rpartition(decimal)
    return behind.isdecimal() and int(behind) > 0


@dataclass(frozen=True, slots=True)
class WordsInPlace:
    """Words in columns of numbers: those that mean nothing stated, and those of which it is not known."""

    not_stated: tuple[str, ...]
    unknown: tuple[str, ...]


def words_in_place(texts: Iterable[str], language: str, marks: Marks) -> WordsInPlace:
    """The words that stand where numbers should."""
    counted = Counter(text for text in texts if text and value_of(text, language, marks) is None)
    not_stated = tuple(text for text in counted if is_word(text, NOT_STATED))
    unknown = tuple(text for text in counted if text not in not_stated and not any(map(str.isdecimal, text)))
    return WordsInPlace(not_stated, unknown)


def value_of(text: str, language: str, marks: Marks) -> Fraction | None:
    """The number that a cell states, for finding sums; ``None`` where it states none, a range or a limit."""
    if text.isdecimal():
        return Fraction(int(text))
    if marks.decimal and _is_fraction(text, marks.decimal):
        return _decimal_value(text, marks)
    read = read_cell(text, language, marks.manner)
    if isinstance(read, Unread) or read.number is None:
        return None
    return Fraction(read.number)


def _decimal_value(text: str, marks: Marks) -> Fraction | None:
    plain = text.replace(marks.thousands, "") if marks.thousands else text
    plain = "".join(plain.split()).replace(marks.decimal, ".")
    try:
        return Fraction(plain)
    except ValueError:
        return None
