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
_BEGINNINGS = (3, 2)
"""Letters of what many words begin with."""
_LONGER = 5
"""Letters of the shortest word that is known by its beginning."""


def reading_languages() -> tuple[str, ...]:
    """The codes of the languages that have reading rules."""
    return tuple(sorted({*LANGUAGES, *ruled_languages()}))


def guessed_language(text: str, fewest: int = 1) -> str:
    """The code of the language that most common words of the text are of, and at least ``fewest``; "" where
    none or two are."""
    counts: Counter[str] = Counter()
    for token in tokens_of(text)[:_ENOUGH]:
        counts.update(_languages_with(token.key))
    best = counts.most_common(2)
    if not best or len(best) > 1 and best[0][1] == best[1][1]:
        return ""
    language, count = best[0]
    return language if count >= fewest else ""


def _languages_with(word: str) -> tuple[str, ...]:
    """The languages in which the word is common, or what it begins with."""
    common = _languages_of()
    found = common.get(word)
    if found is not None or len(word) < _LONGER:
        return found or ()
    begun = (common.get(f"{word[:length]}-") for length in _BEGINNINGS)
    return next((codes for codes in begun if codes), ())


@cache
def _languages_of() -> Mapping[str, tuple[str, ...]]:
    """The languages in which each word is common."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in read_data(_DATA).items():
        for word in map(_folded, words.split()):
            found[word] = (*found.get(word, ()), str(code))
    return found


def _folded(word: str) -> str:
    return f"{fold(word[:-1])}-" if word.endswith("-") else fold(word)
