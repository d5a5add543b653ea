"""What the end of a line does not part: a number and its qualifier, a day and its month."""

from __future__ import annotations

import re
from functools import lru_cache

from hasila.model.direction import ISOLATE

NO_BREAK = "\u00a0"
_DAY = re.compile(f"({ISOLATE}\\d+) ")


def joined(words: str, qualifiers: tuple[str, ...]) -> str:
    """``words`` with no-break spaces where a reader would trip over a break, else the same.

    ``qualifiers`` are those of the language, each with ``{n}`` where its number stands: "at least {n}", «{n}
    على الأقل». An isolated run that begins with a number (a day of a month) keeps it together with what it
    counts."""
    if qualifiers and (pattern := _pattern(qualifiers)).search(words):
        words = pattern.sub(lambda found: found[0].replace(" ", NO_BREAK), words)
    return _DAY.sub(rf"\1{NO_BREAK}", words)


@lru_cache
def _pattern(qualifiers: tuple[str, ...]) -> re.Pattern[str]:
    """The words of a qualifier with the space towards its number, beside a digit only."""
    sides = [qualifier.partition("{n}") for qualifier in qualifiers]
    before = [rf"\b{re.escape(side)}(?=\d)" for side, _, _ in sides if side]
    after = [rf"(?<=\d){re.escape(side)}\b" for _, _, side in sides if side]
    return re.compile("|".join(before + after))
