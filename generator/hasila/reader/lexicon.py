"""The words of a language, loaded once from its data and found in a text in linear time.

Every entry of the data becomes a :class:`LexicalEntry` under its folded spelling, in one tree of words (a trie), so that
"tens of thousands" is one entry as "dozens" is. A language is a file in ``data/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from hasila.reader.forms import forms_of, verb_forms
from hasila.reader.tokens import Token, fold, tokens_of

_DATA = Path(__file__).parent / "data"


LANGUAGES = ("ar", "en")
"""The languages whose words are known; of another one digits and signs are read."""


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """What an entry means. ``kind`` is the table it comes from; the rest is said in :mod:`hasila.reader`'s README.

    ``name`` is the group, the reason, the harm or the qualifier; ``what`` the harm that a counted noun itself states;
    ``number`` the value of a number word or the floor of a vague one; ``form`` one of those of :data:`.forms.Form`, or adjective.
    """

    kind: str
    name: str = ""
    what: str = ""
    number: int = 0
    form: str = ""
    rule: str = ""
    words: str = ""


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    senses: tuple[LexicalEntry, ...] = ()


class Match(NamedTuple):
    """An entry found in a text: tokens ``first`` up to ``last``, the first ``skip`` letters being a prefix."""

    first: int
    last: int
    skip: int
    prefix: str
    sense: LexicalEntry


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of one language and the prefixes that its words may carry."""

    language: str
    grammar: str
    prefixes: tuple[str, ...]
    root: _Node

    def senses(self, key: str) -> tuple[LexicalEntry, ...]:
        """The senses of one word as it stands, without looking behind a prefix."""
        node = self.root.next.get(key)
        return node.senses if node else ()

    def numbers(self, key: str) -> tuple[tuple[str, LexicalEntry], ...]:
        """The prefixes behind which the word is one of a number (the word as it stands first), each with the sense."""
        return _numbers(self.language, key)

    def named_numbers(self, key: str) -> dict[str, LexicalEntry]:
        """The senses of a number that the word has, by their names ("units", "scales" …), behind any prefix."""
        return _named_numbers(self.language, key)

    def may_begin(self, kind: str, key: str) -> bool:
        """Whether an entry of the table ``kind`` begins with the word."""
        return kind in _kinds_begun(self.language, key)

    def may_count(self, key: str) -> bool:
        """Whether a number, exact or vague, may begin with the word."""
        return _may_count(self.language, key)

    def peeled(self, key: str) -> Iterator[tuple[str, str]]:
        """The ways to part a word into prefix and rest, the word as it stands first."""
        yield "", key
        for prefix in self.prefixes:
            if key.startswith(prefix) and len(key) > len(prefix) + 1:
                yield prefix, key[len(prefix) :]

    def at(self, tokens: Sequence[Token], i: int) -> Iterator[Match]:
        """The entries that begin with token ``i``: for each way to part its prefix the longest, and shorter nouns in it."""
        for prefix, node in _heads(self.language, tokens[i].key):
            for last, senses in _along(node, tokens, i) if node.next else ((i + 1, node.senses),):
                for sense in senses:
                    yield Match(i, last, len(prefix), prefix, sense)

    def sense(self, key: str, kind: str) -> LexicalEntry | None:
        """The sense of ``kind`` that the word has as it stands."""
        return next((sense for sense in self.senses(key) if sense.kind == kind), None)


_REMEMBERED = 1 << 15
"""Words whose parting is remembered: texts repeat their words, and a bound keeps the memory small."""


@lru_cache(_REMEMBERED)
def _heads(language: str, key: str) -> tuple[tuple[str, _Node], ...]:
    """The ways to part a word behind which an entry begins."""
    lexicon = lexicon_of(language)
    parted = ((prefix, lexicon.root.next.get(rest)) for prefix, rest in lexicon.peeled(key))
    return tuple((prefix, node) for prefix, node in parted if node)


@lru_cache(_REMEMBERED)
def _numbers(language: str, key: str) -> tuple[tuple[str, LexicalEntry], ...]:
    return tuple(
        (prefix, sense)
        for prefix, node in _heads(language, key)
        for sense in node.senses
        if sense.kind == "number"
    )


@lru_cache(_REMEMBERED)
def _named_numbers(language: str, key: str) -> dict[str, LexicalEntry]:
    return {sense.name: sense for _, sense in reversed(_numbers(language, key))}


@lru_cache(_REMEMBERED)
def _may_count(language: str, key: str) -> bool:
    return "vague" in _kinds_begun(language, key) or bool(_numbers(language, key))


@lru_cache(_REMEMBERED)
def _kinds_begun(language: str, key: str) -> frozenset[str]:
    return frozenset(kind for _, node in _heads(language, key) for kind in _kinds(node))


def _kinds(node: _Node) -> Iterator[str]:
    """The tables of the entries at and below a node."""
    yield from (sense.kind for sense in node.senses)
    for below in node.next.values():
        yield from _kinds(below)


def _along(node: _Node, tokens: Sequence[Token], i: int) -> list[tuple[int, tuple[LexicalEntry, ...]]]:
    """The longest entry along the tree, then the nouns that are shorter ("children" in "children under five")."""
    met = [(i + 1, node.senses)] if node.senses else []
    at, size = i + 1, len(tokens)
    while node.next and at < size and (node := node.next.get(tokens[at].key)):
        at += 1
        if node.senses:
            met.append((at, node.senses))
    if len(met) < 2:
        return met
    shorter = (
        (last, tuple(sense for sense in senses if sense.kind in _NOUNS))
        for last, senses in reversed(met[:-1])
    )
    return met[-1:] + [found for found in shorter if found[1]]


_NOUNS = ("person", "thing", "group")


@cache
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a language code; of an unknown one, a lexicon with signs and without words."""
    signs = list(_sign_entries(_load("signs")))
    if language not in LANGUAGES:
        return Lexicon(language, "", (), _tree(signs))
    data = _load(language)
    entries = [*_entries(data), *signs]
    return Lexicon(language, data["grammar"], _prefixes(data), _tree(entries, _women(data)))


def _load(name: str) -> dict:
    return yaml.load((_DATA / f"{name}.yaml").read_text(encoding="utf-8"), _loader())


def _loader() -> type:
    """The loader of scalars as text (a number word's value is made a number where it is used)."""
    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _prefixes(data: dict) -> tuple[str, ...]:
    listed = [fold(prefix) for prefix in data.get("prefixes", "").split()]
    return tuple(sorted(listed, key=len, reverse=True))


def _tree(
    entries: Iterable[tuple[str, LexicalEntry]], women: Iterable[tuple[str, LexicalEntry]] = ()
) -> _Node:
    """The tree of the entries; of the ``women`` only words that have no entry of their own."""
    root = _Node()
    _grow(root, entries)
    _grow(root, [(word, sense) for word, sense in women if fold(word) not in root.next])
    return root


def _grow(root: _Node, entries: Iterable[tuple[str, LexicalEntry]]) -> None:
    for words, sense in entries:
        node = root
        for token in tokens_of(words):
            node = node.next.setdefault(token.key, _Node())
        if sense not in node.senses:
            node.senses += (sense,)


def listed(words: str) -> Iterator[str]:
    """The entries of a list that is parted by commas, without the spaces around them."""
    return (word.strip() for word in words.split(",") if word.strip())


def _entries(data: dict) -> Iterator[tuple[str, LexicalEntry]]:
    yield from _number_entries(data["numbers"])
    yield from _vague_entries(data)
    yield from _qualifier_entries(data)
    yield from _noun_entries(data)
    yield from _plain_entries(data)


def _number_entries(numbers: dict) -> Iterator[tuple[str, LexicalEntry]]:
    for kind, table in numbers.items():
        pairs = table.items() if isinstance(table, dict) else [("0", table)]
        for value, words in pairs:
            yield from ((word, LexicalEntry("number", kind, number=int(value))) for word in words.split())


def _vague_entries(data: dict) -> Iterator[tuple[str, LexicalEntry]]:
    for row in data["vague"]:
        sense = LexicalEntry("vague", number=int(row["floor"]), words=row["reason"])
        yield from ((words, sense) for words in listed(row["words"]))
    yield from ((words, LexicalEntry("uncounted")) for words in listed(data["uncounted"]))


def _sign_entries(data: dict) -> Iterator[tuple[str, LexicalEntry]]:
    for row in data["qualifiers"]:
        for side in ("before", "after"):
            sense = LexicalEntry(side, row["name"], rule=row["rule"], words=row["reason"])
            yield from ((words, sense) for words in listed(row[side]))


def _qualifier_entries(data: dict) -> Iterator[tuple[str, LexicalEntry]]:
    yield from _sign_entries(data)
    for side in ("opens", "joins"):
        yield from ((words, LexicalEntry(f"range_{side}")) for words in listed(data["ranges"][side]))
    for row in data["split_qualifiers"]:
        closes = " ".join(fold(word) for word in listed(row["closes"]))
        yield from (
            (words, LexicalEntry("split", row["name"], rule=row["rule"], words=closes))
            for words in listed(row["opens"])
        )


def _noun_entries(data: dict) -> Iterator[tuple[str, LexicalEntry]]:
    for kind, rows in (("person", data["people"]), ("thing", data.get("things", ()))):
        for row in rows:
            name, what = row.get("who") or row["reason"], row.get("what", "")
            for form, words in _forms(row, data["grammar"]):
                yield words, LexicalEntry(kind, name, what, form=form)


def _women(data: dict) -> Iterator[tuple[str, LexicalEntry]]:
    """The feminine of Arabic people with a plural in «ـون» («مسافرة» of «مسافر ون»): women, or the group that they serve in."""
    for row in data["people"] if data["grammar"] == "arabic" else ():
        sound = [
            entry.split()[0] for entry in listed(row["words"]) if entry.endswith(" ون") and "form" not in row
        ]
        who = "women" if row.get("who") in ("people", "men") else row.get("who", "any")
        for form, words in forms_of("arabic", (f"{word}ة ات" for word in sound if not word.endswith("ي"))):
            if form != "possessed" and form != "kin":
                yield words, LexicalEntry("person", who, row.get("what", ""), form=form)


def _forms(row: dict, grammar: str) -> Iterator[tuple[str, str]]:
    """The forms of a row's entries; a row of adjectives ("29 injured") has one each."""
    if "form" in row:
        return ((row["form"], words) for words in listed(row["words"]))
    return forms_of(grammar, listed(row["words"]))


def _plain_entries(data: dict) -> Iterator[tuple[str, LexicalEntry]]:
    for kind in data.get("tables", {}):
        for row in data["tables"][kind]:
            sense = LexicalEntry(kind, row.get("name", ""), row.get("what", ""), rule=row.get("rule", ""))
            yield from ((words, sense) for words in listed(row.get("words", "")))
            yield from ((words, sense) for words in verb_forms(data["grammar"], listed(row.get("verbs", ""))))
