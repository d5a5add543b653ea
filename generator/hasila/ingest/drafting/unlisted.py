"""Names of places that the vocabulary does not have: what happened there was at no other place that is named.

A name is known by the words before it ("in", "near", «بلدة») and by its capital; the words are data
(``place_words.yaml``, ``unlisted``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from hasila.ingest.drafting.named import Named
from hasila.ingest.drafting.outline import PARTED
from hasila.reader.tokens import fold

_DATA = Path(__file__).with_name("place_words.yaml")
_BESIDE = 24
"""Code points from a name to the known place that it lies in: "in Kastan, western Idlib"."""
_TOUCHING = 6
"""Code points from a known place to a name that lies in it: "Idlib's village of Kastan"."""


def unlisted_places(text: str, language: str, named: Sequence[Named]) -> list[Named]:
    """The places, with the id "", that none of those ``named`` is, nor lies beside."""
    return [one for one in _candidates(text, language) if not _is_beside_known(text, one, named)]


def _is_beside_known(text: str, one: Named, named: Sequence[Named]) -> bool:
    """True of a name that a known place is a part of, or that is told to lie in a known one."""
    for known in named:
        overlaps = known.start < one.end and one.start < known.end
        before = 0 <= one.start - known.end <= _TOUCHING
        behind = 0 <= known.start - one.end <= _BESIDE
        inside = behind and PARTED.search(text, one.end, known.start) is None
        if overlaps or before or inside:
            return True
    return False


def _candidates(text: str, language: str) -> Iterator[Named]:
    """The words of the text that may be the name of a place."""
    words = _words(language)
    if not words:
        return
    pattern, others = _pattern(language), _others(language)
    for found in pattern.finditer(text):
        name = found["name"] or found["city"]
        if not _is_another_name(name, others):
            yield Named(found.start(), found.end(), "")


def _is_another_name(name: str, others: frozenset[str]) -> bool:
    """True of a month, a people, an abbreviation, and of an adjective of a kind of place."""
    first = name.split()[0]
    if name.isupper() and name.isascii():
        return True
    endings = tuple(end[1:] for end in others if end.startswith("-"))
    return fold(first) in others or bool(endings) and fold(first).endswith(endings)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = _words(language)
    before, kinds = _either(words["before"]), _either(words["kinds"])
    cities = _either(words["cities"]) if "cities" in words else r"(?!)"
    return re.compile(words["shape"].format(before=before, kinds=kinds, cities=cities))


@cache
def _others(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _words(language)["others"].split(", "))


def _either(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(", "), key=len, reverse=True))


@cache
def _words(language: str) -> Mapping[str, str]:
    """The words of a language; none of one without."""
    words: Mapping[str, str] = (
        yaml.safe_load(_DATA.read_text(encoding="utf-8")).get(language, {}).get("unlisted", {})
    )
    return words
