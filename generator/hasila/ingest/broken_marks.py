"""Text that was meant as a mark and is none: a space between its brackets, a title, code around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from hasila.ingest.prose_place import blanked, location_in_prose
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.report import Prose

CODE = "broken-mark"
_WHOLE = re.compile(r"(?<![!\\`])\[[^\[\]]*\]\(#[^()\s<>]*\)(?!`)")
_TARGET = re.compile(r"\]\s?\(\s*<?\s*(#?)\s*([A-Za-z0-9-]+)(?:[^()\n]{0,20}\))?")
_EXCHANGED = re.compile(r"\(([^()\[\]\n]+)\)\[#([A-Za-z0-9-]+)\]")
_LINK_END = re.compile(r"\]\([A-Za-z0-9-]+\)")
_SHAPE = (
    "a mark is written [words](#{id}): nothing between its brackets, nothing around it, "
    "no brackets in the words"
)


def broken_marks(prose: Prose, figures: Collection[str]) -> Iterator[tuple[str, Diagnostic]]:
    """Each figure whose id is the target of what is no whole mark, with the mistake that this is."""
    rest = _WHOLE.sub(blanked, prose.markdown)
    for found in _TARGET.finditer(rest):
        sign, figure = found[1], found[2]
        plain_link = not sign and _LINK_END.fullmatch(found[0])  # told with the figure that lacks its mark
        if figure in figures and not plain_link:
            yield figure, _mistake(prose, found, figure, bool(sign))
    for found in _EXCHANGED.finditer(rest):
        if found[2] in figures:
            yield found[2], _exchanged(prose, found)


def _exchanged(prose: Prose, found: re.Match[str]) -> Diagnostic:
    """The mistake of a mark whose brackets stand in the place of its parentheses: ``(9)[#bridge]``."""
    message = f"in `{found[0]}` brackets and parentheses are exchanged"
    label, figure = found[1], found[2]
    hint = f"write [{label}](#{figure})"
    return Diagnostic(_location(prose, found), CODE, "error", message, hint)


def _mistake(prose: Prose, found: re.Match[str], figure: str, sign: bool) -> Diagnostic:
    location = _location(prose, found)
    hint = f"write `](#{figure})`, with the sign `#` before the id"
    if sign:
        hint = _SHAPE.format(id=figure)
    message = f"`{found[0]}` belongs to no mark"
    return Diagnostic(location, CODE, "error", message, hint)


def _location(prose: Prose, found: re.Match[str]) -> Location:
    first_line = found[0].split("\n")[0]
    return location_in_prose(prose, found.start(), len(first_line))
