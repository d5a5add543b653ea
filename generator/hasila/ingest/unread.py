"""The message and the next step where marked words, a cell or a captured quotation are not read."""

from __future__ import annotations

from collections.abc import Mapping

from hasila.ingest.fields import Diagnostics
from hasila.model.bounds import LONGEST_NUMBER
from hasila.model.diagnostics import Location
from hasila.reader import Unread

MESSAGES: Mapping[str, tuple[str, str]] = {
    "no-number": (
        "“{words}” states no number",
        (
            "mark the words that state it, with their qualifier; "
            "none at all is said as 0 or in words (“no deaths”)"
        ),
    ),
    "several-numbers": ("“{words}” states more than one number: {found}", "mark each number by itself"),
    "unknown-words": (
        "“{words}” holds what is neither number, qualifier nor counted noun: {found}",
        "leave it out of the mark, or add the counted noun to the vocabulary",
    ),
    "sign": (
        "“{words}” has a sign: a change is no count",
        (
            "describe the count that the source states; a correction is a new report with `corrects:`, a "
            "change of an earlier count is said under `amends:`"
        ),
    ),
    "percent": (
        "“{words}” is a share, not a count",
        "mark the count that the share is of, and leave the share unmarked or mark it `(#-)`",
    ),
    "ordinal": (
        "“{words}” is a place in an order or a name, not a count",
        "mark it `(#-)` if it is none of ours",
    ),
    "no-count": ("“{words}” is no count of people in its sentence", "mark it `(#-)` if it is none of ours"),
    "ambiguous-separator": (
        "“{found}” can be read in two ways: thousands or decimals",
        "leave the separator out (a table declares its own: `thousands:` and `decimal:`)",
    ),
    "not-whole": (
        "“{found}” is no whole number",
        "people are counted in whole numbers; a column in thousands declares its `scale`",
    ),
    "leading-zero": (
        "“{found}” begins with 0",
        "write the number without it; if it is a code or a telephone number, it is no count",
    ),
    "too-long": (
        f"“{{found}}” has more digits than a count can have ({LONGEST_NUMBER})",
        "compare it with the source: two numbers may have run together",
    ),
    "mixed-digits": ("“{found}” mixes digits of two scripts", "write all its digits in one script"),
    "foreign-digits": (
        "“{found}” is written with digits that this language does not use",
        "write the number with Western, Arabic-Indic or Persian digits, or those of the language",
    ),
    "letters-in-number": (
        "in “{found}” letters touch digits",
        "check for a letter that looks like a digit (l and 1, O and 0); else put a space between",
    ),
    "hidden-character": (
        "the marked words hold a character that is not seen: {found}",
        "delete it; it can make other digits be seen than are counted",
    ),
    "range-reversed": (
        "the ends of the range “{words}” are equal or the wrong way round",
        "write the smaller number first, as the source means it; one number needs no range",
    ),
    "qualified-range": (
        "“{words}” has a qualifier ({found}) and a range",
        "the two cannot be said of one figure; mark the range alone only if the source means just that",
    ),
    "several-qualifiers": (
        "“{words}” has qualifiers that differ: {found}",
        "mark those that the source states",
    ),
    "cut-number": (
        "the mark “{words}” holds a part of “{found}” only",
        "take the whole number into the mark, with its range and its scale",
    ),
    "denied": (
        "“{words}” is denied by the words around it",
        "take the denial into the mark ([no soldier was killed]) and it is 0, or mark it `(#-)`",
    ),
    "bracketed": (
        "“{words}” is a number in brackets, which bookkeepers write for one below 0",
        "write it without the brackets if it is a count",
    ),
}
"""The message and the next step for each reason of :data:`hasila.reader.refused.REASONS`."""


NO_TALLY = "(#-)"
"""The target of a mark that is none of ours; only a mark has one."""
_OF_A_MARK = ("several-numbers", "unknown-words", "no-number", "cut-number", "denied")
"""Reasons whose next step speaks of a mark."""
_IN_A_CELL = (
    "state the count there; where the publisher states none, "
    "leave it empty or name its words under `not_stated`"
)


def write_unread(
    diagnostics: Diagnostics, location: Location, unread: Unread, words: str, kind: str = ""
) -> None:
    """Write down why ``words`` are not read.

    ``kind`` names what they stand in ("the cell") where that is no mark.
    """
    message, hint = MESSAGES[unread.reason]
    values = {"words": words, "found": ", ".join(unread.found)}
    text = message.format(**values)
    if kind and (NO_TALLY in hint or unread.reason in _OF_A_MARK):
        hint = _IN_A_CELL
    if kind:
        text = f"{kind}: {text}"
    diagnostics.write(location, unread.reason, text, hint)
