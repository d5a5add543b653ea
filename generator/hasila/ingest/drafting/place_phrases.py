"""Words around the name of a place: what lies about it, others beside it, "the city" for one told of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hasila.ingest.drafting.named import Named
from hasila.model.vocabulary import Vocabulary
from hasila.reader.tokens import fold

_DATA = Path(__file__).with_name("place_words.yaml")


def around_it(text: str, end: int, language: str) -> int:
    """The place behind the words that widen a place whose name ends at ``end`` ("and its surroundings", "and
    to the south of it"); 0 where none do."""
    pattern = _pattern("around", language)
    found = pattern.match(text, end) if pattern else None
    return found.end() if found else 0


_JOINED = re.compile(r"\s*(?:,\s*)?(?:and\s+|et\s+|و)([^\W\d_]+)")


def beside_another(text: str, end: int, stems: Collection[str]) -> int:
    """The place behind another name, one of ``stems``, that is joined to the one that ends at ``end`` ("in
    Idlib and Hama"); 0 where none is."""
    joined = _JOINED.match(text, end)
    return joined.end() if joined and fold(joined[1]) in stems else 0


def with_pointed(
    text: str, language: str, named: Sequence[Named], vocabulary: Vocabulary, unlisted: Sequence[Named] = ()
) -> tuple[Named, ...]:
    """The places with those meant by "the city", «البلدة»: the last one of such a kind that was named before
    it, and one with the id "" for a country or a region that was not, and where one that is ``unlisted`` was
    named last. Behind an "in" no name follows: "the
    city of Aleppo" names its own."""
    pointers = [*_pointers(text, language)]
    if not pointers:
        return tuple(named)
    begins = {one.start for one in named}
    aside = told_aside(text, language, named)
    meant: list[Named] = []
    for start, end, kinds in pointers:
        before = [
            one
            for one in named
            if one.end <= start
            and (kinds == _ANY or vocabulary.places[one.id].kind in kinds)
            and one.start not in aside
        ]
        beside = any(start <= begin <= end + _BESIDE for begin in begins)
        if before and not beside:
            last = [one.start for one in unlisted if before[-1].end <= one.start and one.end <= start]
            listed = last and not _is_wide(kinds) or kinds == _ANY and _ends_list(text, before)
            meant.append(Named(start, end, "" if listed else before[-1].id))
        elif _is_wide(kinds) and not beside:
            around = _country_of(named, vocabulary) if kinds == _COUNTRY else ""
            meant.append(Named(start, end, around))
    return tuple(sorted((*named, *meant), key=lambda one: one.start))


def _ends_list(text: str, named: Sequence[Named]) -> bool:
    """True where the last two places stand in one list: what points back means all of them."""
    if len(named) < _PAIR:
        return False
    between = text[named[-2].end : named[-1].start]
    return _IN_LIST.fullmatch(between) is not None


_PAIR = 2
_IN_LIST = re.compile(r"\s*(?:[,،]\s*)?(?:and\s+|et\s+|و)?(?:the\s+)?")


def _is_wide(kinds: Sequence[str]) -> bool:
    """True of words that mean more than a locality: one that is told of before is none that they mean."""
    return kinds == _COUNTRY or "zone" in kinds


def _country_of(named: Sequence[Named], vocabulary: Vocabulary) -> str:
    """The only country of the vocabulary that all the places named lie in, a zone or an area among them; ""
    of none or several."""
    wide = any(vocabulary.places[one.id].kind in _ZONES for one in named)
    around = [
        place.id
        for place in vocabulary.places.values()
        if place.kind in _COUNTRY and all(vocabulary.narrower("place", one.id, place.id) for one in named)
    ]
    return around[0] if wide and len(around) == 1 else ""


_ZONES = ("zone", "area")
_COUNTRY = ("country",)
_ANY = ("any",)
"""The kinds of places that "at the same place" may mean."""
_BESIDE = 5
"""Code points from "the city" to a name that it belongs to."""


_CLAUSE = re.compile(r"[.!?؟؛;](?=\s|$)|\n+|[,،:]")
_CLOSE = 24
"""Code points between a hospital and the place that it is in."""


def told_aside(text: str, language: str, named: Sequence[Named]) -> frozenset[int]:
    """Where the places begin that are not those of what is told, but where people were taken, went or came
    from, or of which an office is named, or where a share of all was."""
    words = _table("aside", language)
    if not words:
        return frozenset()
    return frozenset(one.start for one in named if _is_aside(text, one, words))


def _is_aside(text: str, one: Named, words: Mapping[str, str]) -> bool:
    """True of the place of a hospital that takes people in, of a share of all, of a way or of an office."""
    ends = [found.end() for found in _CLAUSE.finditer(text, 0, one.start)]
    start = ends[-1] if ends else 0
    after = _CLAUSE.search(text, one.end)
    end = after.start() if after else len(text)
    if _any_of(words["shares"]).search(text, start, one.start):
        return True
    taken = _any_of(words["takes"]).search(text, start, end)
    house = _any_of(words["houses"]).search(text, max(start, one.start - _CLOSE), one.start)
    if taken is not None and house is not None:
        return True
    return _is_reached(text[start : one.start], words) or _is_of_office(text[: one.start], words)


def _is_reached(before: str, words: Mapping[str, str]) -> bool:
    """True where the words of the clause before a place tell of a way to it or of those who come from it."""
    kind = _kind_of_place(words)
    to = re.search(rf"(?<!\w)(?:{_either(words['to'])})(?:\s+|$){kind}$", before, re.IGNORECASE)
    if to and _any_of(words["moves"]).search(before, 0, to.start()):
        return True
    whence = rf"(?<!\w)(?:{_either(words['comers'])})\s+(?:{_either(words['from'])})\s+{kind}$"
    return re.search(whence, before, re.IGNORECASE) is not None


def _is_of_office(before: str, words: Mapping[str, str]) -> bool:
    """True where an office or its holder is named by the place behind it, below the first line."""
    if "\n" not in before:
        return False
    office = rf"(?<!\w)(?:{_either(words['offices'])})\s+{_kind_of_place(words)}$"
    return re.search(office, before, re.IGNORECASE) is not None


def _kind_of_place(words: Mapping[str, str]) -> str:
    """The pattern of up to three words by which a name is told to be that of a town, a camp, a province."""
    return rf"(?:(?:{_either(words['kinds'])})\s+){{0,3}}"


def _pointers(text: str, language: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The words that point back to a place, and the kinds of places that they may mean."""
    for kinds, words in _table("pointers", language).items():
        for found in _any_of(words).finditer(text):
            yield found.start(), found.end(), tuple(kinds.split(", "))


@cache
def _pattern(table: str, language: str) -> re.Pattern[str] | None:
    words = _data().get(language, {}).get(table)
    return re.compile(rf"\s*,?\s*(?:{_either(words)})(?!\w)") if words else None


@cache
def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:[وف](?=\w))?(?:{_either(words)})(?!\w)", re.IGNORECASE)


def _either(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(", "), key=len, reverse=True))


def _table(name: str, language: str) -> Mapping[str, str]:
    """A table of the words of a language; an empty one where it has none."""
    table: Mapping[str, str] = _data().get(language, {}).get(name, {})
    return table


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    return data
