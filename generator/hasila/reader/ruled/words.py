"""The words of a language that is data alone: its classes, its numbers, its rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from hasila.model.data_class import dataclass
from hasila.reader.data_file import read_data
from hasila.reader.ruled import LANGUAGE_FILES
from hasila.reader.ruled.patterns import TokenPattern, parse_pattern
from hasila.reader.tokens import fold, tokens_of


@dataclass(frozen=True, slots=True)
class Sense:
    """What an entry says: its class, and for people, harms and qualifiers its group, measure and name."""

    kind: str
    who: str = ""
    measure: str = ""
    name: str = ""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its id: what it says of the number at which its pattern is anchored."""

    id: str
    says: Mapping[str, str]
    pattern: TokenPattern


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of numbers: their values, what joins them, what a value leaves room for, what multiplies it;
    words that round and words of which only a floor is known; shares of a scale, and what may be counted by a
    number ("deux douzaines")."""

    values: Mapping[str, int]
    joiners: frozenset[str]
    room: Mapping[int, range]
    multiplied: Mapping[int, range]
    about: Mapping[str, int]
    floors: Mapping[str, int]
    ones: frozenset[str]
    shares: Mapping[str, int]
    share_of: frozenset[str]
    counted: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """All that is known of a language."""

    code: str
    elisions: frozenset[str]
    entries: Mapping[tuple[str, ...], tuple[Sense, ...]]
    longest: int
    numbers: NumberWords
    rules: Mapping[str, tuple[Rule, ...]]
    common: frozenset[str]


@cache
def words_of_language(code: str) -> LanguageWords:
    """The words and rules of a language; KeyError without a file for it."""
    path = LANGUAGE_FILES / f"{code}.yaml"
    if not path.is_file():
        raise KeyError(code)
    data: dict[str, Any] = read_data(path)
    elisions = frozenset(str(data.get("elisions", "")).split())
    entries = _entries(data, elisions)
    longest = max(map(len, entries))
    rules = {stage: tuple(_rules(rows)) for stage, rows in data["rules"].items()}
    return LanguageWords(
        code, elisions, entries, longest, _numbers(data["numbers"]), rules, frozenset(data["common"].split())
    )


def keys_of(words: str, elisions: frozenset[str]) -> tuple[str, ...]:
    """The keys of the words of an entry, with elided articles apart."""
    keys: list[str] = []
    for token in tokens_of(words.removesuffix("'")):
        keys += split_elision(token.key, elisions)
    return tuple(keys)


def split_elision(key: str, elisions: frozenset[str]) -> list[str]:
    """The parts of a word such as "l'explosion"; the word alone where nothing is elided."""
    before, mark, rest = key.partition("'")
    return [before, rest] if mark and before in elisions and rest else [key]


def _entries(data: Mapping[str, Any], elisions: frozenset[str]) -> dict[tuple[str, ...], tuple[Sense, ...]]:
    found: dict[tuple[str, ...], tuple[Sense, ...]] = {}
    for words, sense in _senses(data):
        keys = keys_of(words, elisions)
        if keys and sense not in found.get(keys, ()):
            found[keys] = (*found.get(keys, ()), sense)
    return found


def _listed(words: str) -> Iterator[str]:
    return filter(None, (entry.strip() for entry in words.split(",")))


def _senses(data: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    """Each entry of the lists with what it says; of people singular and plural."""
    endings = data["plurals"]
    for row in data["people"]:
        who, measure = row.get("who", "any"), row.get("what", "")
        for entry in _listed(row["words"]):
            singular, _, plural = entry.partition("/")
            yield singular, Sense("person", who, measure)
            yield plural or _plural(singular, endings), Sense("person", who, measure, plural=True)
    for row in data["harms"]:
        yield from ((entry, Sense("harm", measure=row["what"])) for entry in _listed(row["words"]))
    for row in data["qualifiers"]:
        for side in ("before", "after"):
            entries = _listed(row.get(side, ""))
            yield from ((entry, Sense(f"{side}_number", name=row["name"])) for entry in entries)
    for kind, words in data["classes"].items():
        yield from ((entry, Sense(kind)) for entry in _listed(words))


def _plural(singular: str, endings: Mapping[str, str]) -> str:
    """The plural of the first word of an entry, by the longest ending that fits."""
    first, space, rest = singular.partition(" ")
    for length in range(3, -1, -1):
        ending = first[len(first) - length :]
        if ending in endings:
            return f"{first[: len(first) - length]}{endings[ending]}{space}{rest}"
    return singular


def _range(text: str) -> range:
    first, _, last = str(text).partition("-")
    end = int(last or first)
    return range(int(first), end + 1)


def _numbers(data: Mapping[str, Any]) -> NumberWords:
    values, about, floors, shares, counted = (
        _by_word(data.get(name, {})) for name in ("values", "about", "floors", "shares", "counted")
    )
    room, multiplied = (_ranges(data[name]) for name in ("room", "multiplied"))
    joiners = frozenset(data["joiners"].split())
    ones = frozenset(data["ones"].split())
    share_of = frozenset(data.get("share_of", "").split())
    return NumberWords(values, joiners, room, multiplied, about, floors, ones, shares, share_of, counted)


def _by_word(table: Mapping[int, str]) -> dict[str, int]:
    """The value of each word of a table from values to words."""
    values: dict[str, int] = {}
    for value, words in table.items():
        values.update(dict.fromkeys(map(fold, words.split()), value))
    return values


def _ranges(table: Mapping[int, str]) -> dict[int, range]:
    return {value: _range(text) for value, text in table.items()}


def _rules(rows: list[dict[str, Any]]) -> Iterator[Rule]:
    for row in rows:
        yield Rule(row["rule"], row.get("says", {}), parse_pattern(row["pattern"]))
