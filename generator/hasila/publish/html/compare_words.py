"""The words of the picture of several series, which a script draws (``compare.js``)."""

from __future__ import annotations

from collections.abc import Mapping

from hasila.model.data_class import dataclass
from hasila.publish.html.page_context import PageContext

MOST_COMPARED = 6
"""Series in one picture: more lines cannot be told apart."""


@dataclass(frozen=True, slots=True)
class CompareWords:
    """``words`` are messages with named values, ``letters`` what the series of a picture are called,
    ``marks`` the meaning of each kind of mark, ``group`` what stands between thousands, behind ``least``
    digits or more."""

    words: Mapping[str, str]
    letters: tuple[str, ...]
    marks: Mapping[str, str]
    group: str
    least: int


def compare_words(context: PageContext) -> CompareWords:
    """The words in the language of the page."""
    letters = context("A B C D E F").split()
    numerals = context.numerals
    marks = mark_meanings(context)
    return CompareWords(_words(context), tuple(letters), marks, numerals.group, numerals.least)


def _words(context: PageContext) -> dict[str, str]:
    words: dict[str, str] = {}
    words["pick"] = context("Into the picture: {series}")
    words["out"] = context("Take {series} out")
    words["most"] = context("A picture holds at most {n} series.")
    words["unknown"] = context("This site has no course of the series named in the address: {series}.")
    words["unread"] = context("The address asks for something that is not understood: {part}.")
    words["failed"] = context("The figures could not be loaded. The lists below work without them.")
    words["none"] = context("None of these reports was published in the days chosen.")
    words["zero"] = context("0 has no place on a logarithmic scale; it stands at the foot.")
    words["latest"] = context("latest shown: {stated}, {when}")
    words["value"] = context("{letter}: {stated} ({when})")
    words["chosen"] = context("To the picture ({n})")
    return words


def mark_meanings(context: PageContext) -> dict[str, str]:
    """The meaning of each kind of mark of a chart."""
    words: dict[str, str] = {}
    words["exact"] = context("a plain number")
    words["open"] = context("at least, or more than")
    words["range"] = context("a range: both ends were published")
    words["rounded"] = context("about, or up to")
    words["unstated"] = context("not stated")
    words["conflict"] = context("in an open finding")
    return words
