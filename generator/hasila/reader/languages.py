"""The language of a text, by the words that stand in almost every sentence; languages without rules among
them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hasila.reader.data_file import read_data
from hasila.reader.lexicon import LANGUAGES
from hasila.reader.ruled import ruled_languages
from hasila.reader.tokens import fold, tokens_of

_DATA = Path(__file__).with_name("data") / "common.yaml"
_ENOUGH = 4000
"""Words of a text that are looked at."""


def reading_languages() -> tuple[str, ...]:
    """The codes of the languages that have reading rules."""
    return tuple(sorted({*LANGUAGES, *ruled_languages()}))


def guessed_language(text: str) -> str:
    """The code of the language that most common words of the text are of; "" where none or two are."""
    counts: Counter[str] = Counter()
    for token in tokens_of(text)[:_ENOUGH]:
        counts.update(_languages_of().get(token.key, ()))
    best = counts.most_common(2)
    if not best or len(best) > 1 and best[0][1] == best[1][1]:
        return ""
    return best[0][0]


@cache
def _languages_of() -> Mapping[str, tuple[str, ...]]:
    """The languages in which each word is common."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in read_data(_DATA).items():
        for word in map(fold, words.split()):
            found[word] = (*found.get(word, ()), str(code))
    return found
