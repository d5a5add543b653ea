"""Words that the end of a line does not part: a number and its qualifier, a day and its month."""

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
    if any(beside in words for beside in _beside(qualifiers)):
        words = _pattern(qualifiers).sub(_unbroken, words)
    return _DAY.sub(rf"\1{NO_BREAK}", words)


@lru_cache
def _beside(qualifiers: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before or behind the numbers of the qualifiers. A text without any is known sooner by
    these than by their pattern."""
    parts = (part for qualifier in qualifiers for part in qualifier.split("{n}"))
    return tuple(filter(None, parts))


def _unbroken(found: re.Match[str]) -> str:
    return found[0].replace(" ", NO_BREAK)


@lru_cache
def _pattern(qualifiers: tuple[str, ...]) -> re.Pattern[str]:
    """The words of a qualifier with the space towards its number, beside a digit only."""
    before: list[str] = []
    after: list[str] = []
    for qualifier in qualifiers:
        left, _, right = map(re.escape, qualifier.partition("{n}"))
        if left:
            before.append(rf"\b{left}(?=\d)")
        if right:
            after.append(rf"(?<=\d){right}\b")
    return re.compile("|".join(before + after))
