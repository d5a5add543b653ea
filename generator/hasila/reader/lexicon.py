"""The words of a language, loaded once from its data and found in a text in linear time.

Every entry of the data becomes a :class:`LexicalEntry` under its folded spelling, in one tree of words (a
trie), so that "tens of thousands" is one entry as "dozens" is. A language is a file in ``data/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, TypedDict

import yaml

from hasila.model.data_class import dataclass
from hasila.reader.forms import (
    FEMININE,
    FEMININE_PLURAL,
    MASCULINE_PLURAL,
    YA,
    Form,
    forms_of,
    verb_forms,
)
from hasila.reader.tokens import Token, fold, fold_all, tokens_of

_DATA = Path(__file__).parent / "data"


LANGUAGES = ("ar", "en")
"""The languages whose words are known; of another one digits and signs are read."""


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """The meaning of an entry. ``kind`` is the table it comes from; the rest is said in
    :mod:`hasila.reader`'s README.

    ``name`` is the group, the reason, the harm or the qualifier; ``measure`` the one that a counted noun
    itself states; ``number`` the value of a number word or the floor of a vague one; ``form`` one of those
    of :data:`.forms.Form`, or adjective.
    """

    kind: str
    name: str = ""
    measure: str = ""
    number: int = 0
    form: str = ""
    rule: str = ""
    words: str = ""


Entry = tuple[str, LexicalEntry]
"""The words of an entry and what they mean."""
Row = dict[str, str]
"""A row of a table: lists of words, and what they mean."""


class LanguageData(TypedDict, total=False):
    """The data of a language as its file has them; every scalar is text."""

    grammar: str
    prefixes: str
    numbers: dict[str, str | dict[str, str]]
    vague: list[Row]
    uncounted: str
    qualifiers: list[Row]
    ranges: Row
    split_qualifiers: list[Row]
    people: list[Row]
    things: list[Row]
    tables: dict[str, list[Row]]


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    entries: tuple[LexicalEntry, ...] = ()


Seed = tuple[Sequence[str], LexicalEntry]
"""The folded words of an entry, and what they mean."""


@dataclass(frozen=True, slots=True)
class _Trees:
    """A tree for each first word. It is grown when it is asked for: a text has few of the words of a
    language."""

    seeds: dict[str, list[Seed]]
    grown: dict[str, _Node] = field(default_factory=dict)

    def get(self, first: str) -> _Node | None:
        """The tree of the entries that begin with the folded word ``first``; ``None`` where none does."""
        node = self.grown.get(first)
        if node is None and first in self.seeds:
            node = self.grown[first] = _grow(self.seeds[first])
        return node


class Match(NamedTuple):
    """An entry found in a text: tokens ``first`` up to ``last``, the first ``skip`` letters being a
    prefix."""

    first: int
    last: int
    skip: int
    prefix: str
    entry: LexicalEntry


_new = tuple.__new__
"""Makes a match without asking for its fields by name: a text has tens of thousands."""


class LexicalWord(NamedTuple):
    """What a word is the beginning of: for each entry of the word ``alone`` its table, the length of the
    prefix before it, the prefix, and what it means; and the words with which longer entries go on."""

    alone: tuple[tuple[str, int, str, LexicalEntry], ...]
    following: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of one language and the prefixes that its words may carry."""

    language: str
    grammar: str
    prefixes: tuple[str, ...]
    trees: _Trees

    def entries(self, key: str) -> tuple[LexicalEntry, ...]:
        """The entries of one word as it stands, without looking behind a prefix."""
        node = self.trees.get(key)
        return node.entries if node else ()

    def numbers(self, key: str) -> tuple[tuple[str, LexicalEntry], ...]:
        """The prefixes behind which the word is one of a number (the word as it stands first), each with the
        sense."""
        return _numbers(self.language, key)

    def named_numbers(self, key: str) -> dict[str, LexicalEntry]:
        """The entries of a number that the word has, by their names ("units", "scales" …), behind any
        prefix."""
        return _named_numbers(self.language, key)

    def may_begin(self, kind: str, key: str) -> bool:
        """True where an entry of the table ``kind`` begins with the word."""
        return kind in _kinds_begun(self.language, key)

    def may_count(self, key: str) -> bool:
        """True where a number, exact or vague, may begin with the word."""
        return _may_count(self.language, key)

    def peeled(self, key: str) -> Iterator[tuple[str, str]]:
        """The ways to part a word into prefix and rest, the word as it stands first."""
        yield "", key
        for prefix in self.prefixes:
            if key.startswith(prefix) and len(key) > len(prefix) + 1:
                yield prefix, key[len(prefix) :]

    def at(self, tokens: Sequence[Token], i: int, end: int | None = None) -> Iterator[Match]:
        """The entries that begin with token ``i``: for each way to part its prefix the longest, and shorter
        nouns in it. With ``end`` only the tokens before it are looked at."""
        return iter(self.all_at(tokens, i, end))

    def all_at(self, tokens: Sequence[Token], i: int, end: int | None = None) -> Sequence[Match]:
        """The same at once."""
        heads = _heads(self.language, tokens[i].key)
        found: list[Match] = []
        beyond = len(tokens) if end is None else end
        for prefix, node in heads:
            skip = len(prefix)
            for last, entries in _along(node, tokens, i, beyond):
                found += [_new(Match, (i, last, skip, prefix, entry)) for entry in entries]
        return found

    def word(self, key: str) -> LexicalWord:
        """What the word is the beginning of."""
        return _word(self.language, key)

    def entry(self, key: str, kind: str) -> LexicalEntry | None:
        """The entry of ``kind`` that the word has as it stands."""
        for entry in self.entries(key):
            if entry.kind == kind:
                return entry
        return None


_REMEMBERED = 1 << 15
"""Words whose parting is remembered: texts repeat their words, and a bound keeps the memory small."""


@lru_cache(_REMEMBERED)
def _heads(language: str, key: str) -> tuple[tuple[str, _Node], ...]:
    """The ways to part a word behind which an entry begins."""
    lexicon = lexicon_of(language)
    heads: list[tuple[str, _Node]] = []
    for prefix, rest in lexicon.peeled(key):
        node = lexicon.trees.get(rest)
        if node:
            heads.append((prefix, node))
    return tuple(heads)


@lru_cache(_REMEMBERED)
def _word(language: str, key: str) -> LexicalWord:
    heads = _heads(language, key)
    alone = ((entry.kind, len(prefix), prefix, entry) for prefix, node in heads for entry in node.entries)
    following = (further for _, node in heads for further in node.next)
    return LexicalWord(tuple(alone), frozenset(following))


@lru_cache(_REMEMBERED)
def _numbers(language: str, key: str) -> tuple[tuple[str, LexicalEntry], ...]:
    numbers: list[tuple[str, LexicalEntry]] = []
    for prefix, node in _heads(language, key):
        numbers += ((prefix, entry) for entry in node.entries if entry.kind == "number")
    return tuple(numbers)


@lru_cache(_REMEMBERED)
def _named_numbers(language: str, key: str) -> dict[str, LexicalEntry]:
    named: dict[str, LexicalEntry] = {}
    for _, entry in _numbers(language, key):
        named.setdefault(entry.name, entry)
    return named


@lru_cache(_REMEMBERED)
def _may_count(language: str, key: str) -> bool:
    return bool(_numbers(language, key)) or "vague" in _kinds_begun(language, key)


@lru_cache(_REMEMBERED)
def _kinds_begun(language: str, key: str) -> frozenset[str]:
    kinds: set[str] = set()
    for _, node in _heads(language, key):
        kinds.update(_kinds(node))
    return frozenset(kinds)


def _kinds(node: _Node) -> Iterator[str]:
    """The tables of the entries at and below a node."""
    yield from (entry.kind for entry in node.entries)
    for below in node.next.values():
        yield from _kinds(below)


def _along(
    node: _Node, tokens: Sequence[Token], i: int, end: int
) -> list[tuple[int, tuple[LexicalEntry, ...]]]:
    """The longest entry along the tree, then the nouns that are shorter ("children" in "children under
    five")."""
    if not node.next:
        return [(i + 1, node.entries)]
    met = [(i + 1, node.entries)] if node.entries else []
    for at in range(i + 1, end):
        following = node.next.get(tokens[at].key)
        if following is None:
            break
        node = following
        if node.entries:
            met.append((at + 1, node.entries))
    if len(met) < 2:
        return met
    found = [met.pop()]
    for last, entries in reversed(met):
        nouns = tuple(entry for entry in entries if entry.kind in _NOUNS)
        if nouns:
            found.append((last, nouns))
    return found


_NOUNS = ("person", "thing", "group")


@cache
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a language code; of an unknown one, a lexicon with signs and without words."""
    signs = list(_sign_entries(_load("signs")))
    if language not in LANGUAGES:
        words = list(_further_qualifiers(language))
        return Lexicon(language, "", (), _trees([*words, *signs]))
    data = _load(language)
    entries = [*_entries(data), *signs]
    trees = _trees(entries, list(_women(data)))
    return Lexicon(language, data["grammar"], _prefixes(data), trees)


def knows_qualifiers(language: str) -> bool:
    """True if the words that qualify a number are known in the language: "at least", «au moins»."""
    return language in LANGUAGES or language in _qualifiers()


RULES_OF_QUALIFIERS = {
    "at_least": ("at_least", "at_least"),
    "more_than": ("more_than", "at_least"),
    "about": ("about", "around"),
    "nearly": ("about", "below"),
    "at_most": ("less_than", "at_most"),
    "less_than": ("less_than", "at_most"),
}
"""By key of ``data/qualifiers.yaml``: the name of the qualifier, and the rule that makes its interval."""


def _further_qualifiers(language: str) -> Iterator[Entry]:
    """The qualifiers of a language that has no lexicon of its own; none where they are not known."""
    for row, words in _qualifiers().get(language, {}).items():
        sense = row.removesuffix("_after")
        side = "before" if row == sense else "after"
        name, rule = RULES_OF_QUALIFIERS[sense]
        yield from _each(words, LexicalEntry(side, name, rule=rule, words="the word says so"))


@cache
def _qualifiers() -> dict[str, dict[str, str]]:
    """By language, the words of each qualifier."""
    text = (_DATA / "qualifiers.yaml").read_text(encoding="utf-8")
    known: dict[str, dict[str, str]] = yaml.load(text, _loader())
    return known


def _load(name: str) -> LanguageData:
    text = (_DATA / f"{name}.yaml").read_text(encoding="utf-8")
    data: LanguageData = yaml.load(text, _loader())
    return data


def _loader() -> type[yaml.BaseLoader]:
    """The loader of scalars as text (a number word's value is made a number where it is used)."""
    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _prefixes(data: LanguageData) -> tuple[str, ...]:
    """The prefixes, the longest first."""
    prefixes = [fold(prefix) for prefix in data["prefixes"].split()] if "prefixes" in data else []
    return tuple(sorted(prefixes, key=len, reverse=True))


def _trees(entries: Sequence[Entry], women: Sequence[Entry] = ()) -> _Trees:
    """The trees of the entries; of the ``women`` only words that have no entry of their own."""
    seeds: dict[str, list[Seed]] = {}
    _sow(seeds, entries)
    folded = fold_all([words for words, _ in women])
    further = [woman for woman, key in zip(women, folded, strict=True) if key not in seeds]
    _sow(seeds, further)
    return _Trees(seeds)


def _sow(seeds: dict[str, list[Seed]], entries: Sequence[Entry]) -> None:
    """Add the entries to those of their first words."""
    keys = _keys([words for words, _ in entries])
    for words, (_, entry) in zip(keys, entries, strict=True):
        seeds.setdefault(words[0], []).append((words, entry))


def _grow(seeds: Iterable[Seed]) -> _Node:
    """The tree of entries that have one first word."""
    root = _Node()
    for words, entry in seeds:
        node = root
        for key in words[1:]:
            node = node.next.setdefault(key, _Node())
        if entry not in node.entries:
            node.entries += (entry,)
    return root


def _keys(entries: Sequence[str]) -> list[Sequence[str]]:
    """The folded words of each entry. Most are of letters and spaces alone, and folded together."""
    plain = [words for words in entries if words.replace(" ", "").isalpha()]
    keys: dict[str, Sequence[str]] = {}
    for words, folded in zip(plain, fold_all(plain), strict=True):
        keys[words] = folded.split()
    return [keys.get(words) or _tokenized(words) for words in entries]


def _tokenized(words: str) -> Sequence[str]:
    return [token.key for token in tokens_of(words)]


def listed(words: str) -> Iterator[str]:
    """The entries of a list that is parted by commas, without the spaces around them."""
    entries = (entry.strip() for entry in words.split(","))
    return (entry for entry in entries if entry)


def _each(words: str, entry: LexicalEntry) -> Iterator[Entry]:
    """``entry`` for each item of a list."""
    return ((item, entry) for item in listed(words))


def _entries(data: LanguageData) -> Iterator[Entry]:
    yield from _number_entries(data)
    yield from _vague_entries(data)
    yield from _qualifier_entries(data)
    yield from _noun_entries(data)
    yield from _plain_entries(data)


def _number_entries(data: LanguageData) -> Iterator[Entry]:
    for name, table in data["numbers"].items():
        by_value = table if isinstance(table, dict) else {"0": table}
        for value, words in by_value.items():
            entry = LexicalEntry("number", name, number=int(value))
            yield from ((word, entry) for word in words.split())


def _vague_entries(data: LanguageData) -> Iterator[Entry]:
    for row in data["vague"]:
        floor = int(row["floor"])
        yield from _each(row["words"], LexicalEntry("vague", number=floor, words=row["reason"]))
    yield from _each(data["uncounted"], LexicalEntry("uncounted"))


def _sign_entries(data: LanguageData) -> Iterator[Entry]:
    for row in data["qualifiers"]:
        for side in ("before", "after"):
            entry = LexicalEntry(side, row["name"], rule=row["rule"], words=row["reason"])
            yield from _each(row[side], entry)


def _qualifier_entries(data: LanguageData) -> Iterator[Entry]:
    yield from _sign_entries(data)
    for side in ("opens", "joins"):
        yield from _each(data["ranges"][side], LexicalEntry(f"range_{side}"))
    for row in data["split_qualifiers"]:
        closes = " ".join(fold(word) for word in listed(row["closes"]))
        entry = LexicalEntry("split", row["name"], rule=row["rule"], words=closes)
        yield from _each(row["opens"], entry)


def _noun_entries(data: LanguageData) -> Iterator[Entry]:
    yield from _nouns("person", data["people"], data["grammar"])
    yield from _nouns("thing", data.get("things", []), data["grammar"])


def _nouns(kind: str, rows: Iterable[Row], grammar: str) -> Iterator[Entry]:
    for row in rows:
        name = row.get("who") or row["reason"]
        measure = row.get("what", "")
        entries: dict[str, LexicalEntry] = {}
        for form, words in _forms(row, grammar):
            entry = entries.get(form) or LexicalEntry(kind, name, measure, form=form)
            entries[form] = entry
            yield words, entry


def _women(data: LanguageData) -> Iterator[Entry]:
    """The feminine of Arabic people with a plural in «ـون» («مسافرة» of «مسافر ون»): women, or the group
    they serve in."""
    for row in data["people"] if data["grammar"] == "arabic" else ():
        group = row.get("who", "any")
        name = "women" if group in ("people", "men") else group
        for form, words in forms_of("arabic", _feminines(row)):
            if form not in ("possessed", "kin"):
                yield words, LexicalEntry("person", name, row.get("what", ""), form=form)


def _feminines(row: Row) -> Iterator[str]:
    """The nouns of the feminine, as a list of nouns has them: «مسافرة ات»."""
    for entry in listed(row["words"]) if "form" not in row else ():
        singular = entry.split()[0]
        if entry.endswith(f" {MASCULINE_PLURAL}") and not singular.endswith(YA):
            yield f"{singular}{FEMININE} {FEMININE_PLURAL}"


def _forms(row: Row, grammar: str) -> Iterator[Form]:
    """The forms of a row's entries; a row of adjectives ("29 injured") has one each."""
    if "form" in row:
        return ((row["form"], words) for words in listed(row["words"]))
    return forms_of(grammar, listed(row["words"]))


def _plain_entries(data: LanguageData) -> Iterator[Entry]:
    for kind, rows in data.get("tables", {}).items():
        for row in rows:
            entry = _plain_sense(kind, row)
            verbs = verb_forms(data["grammar"], listed(row.get("verbs", "")))
            yield from _each(row.get("words", ""), entry)
            yield from ((verb, entry) for verb in verbs)


def _plain_sense(kind: str, row: Row) -> LexicalEntry:
    name, measure = row.get("name", ""), row.get("what", "")
    return LexicalEntry(kind, name, measure, rule=row.get("rule", ""))
