"""The words of a language, loaded once from its data and found in a text in linear time.

Every entry of the data becomes a :class:`LexicalEntry` under its folded spelling, in one tree of words (a
trie), so that "tens of thousands" is one entry as "dozens" is. A language is a file in ``data/``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cache, lru_cache, partial
from itertools import count
from pathlib import Path
from typing import NamedTuple, TypedDict

import yaml

from hasila.model.data_class import dataclass
from hasila.reader.conjugated import conjugated
from hasila.reader.forms import (
    FEMININE,
    FEMININE_PLURAL,
    MASCULINE_PLURAL,
    YA,
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
_Seeds = dict[str, list[Seed]]
"""Seeds by their first words."""


@dataclass(frozen=True, slots=True)
class _Trees:
    """A tree for each first word. It is grown when it is asked for: a text has few of the words of a
    language.

    ``before`` are the entries that stand before the nouns, ``behind`` those after them; of the ``women`` only
    words count that have no other entry."""

    before: _Seeds
    nouns: _Nouns
    behind: _Seeds
    women: _Nouns
    grown: dict[str, _Node] = field(default_factory=dict)

    def get(self, first: str) -> _Node | None:
        """The tree of the entries that begin with the folded word ``first``; ``None`` where none does."""
        node = self.grown.get(first)
        if node is None:
            seeds = self._seeds(first)
            if seeds:
                node = self.grown[first] = _grow(seeds)
        return node

    def _seeds(self, first: str) -> Sequence[Seed]:
        found = [*self.before.get(first, ()), *self.nouns.of(first), *self.behind.get(first, ())]
        women = self.women.of(first)
        return [*found, *(seed for seed in women if not found or len(seed[0]) > 1)]


class _ListedNoun(NamedTuple):
    """A noun with its plurals as a list has it, its place among all nouns, and what makes its forms."""

    place: int
    words: str
    forms: Callable[[str], Iterable[Entry]]


_Placed = dict[str, list[tuple[int, Seed]]]
"""Seeds by their first words, each with the place of its noun."""
_STABLE = 3
"""By so many letters nouns are found, or by all but the last of a short one: endings change that at most."""
_ENDINGS = frozenset(map(fold, (MASCULINE_PLURAL, FEMININE_PLURAL)))
"""What stands for a plural, and is none."""
_LETTERS = re.compile(r"[^\W\d_]+")


class _Nouns:
    """Nouns, of which the forms are made when a word is looked up that begins as they do: a language has tens
    of thousands of forms."""

    def __init__(self, listed: Iterable[_ListedNoun]) -> None:
        self._listed = _by_beginning(tuple(listed))
        self._made: dict[str, _Placed] = {}

    def of(self, first: str) -> list[Seed]:
        """The forms that begin with the folded word ``first``, in the order of the nouns."""
        beginnings = {first[:length] for length in range(1, _STABLE + 1)}
        placed = [seed for beginning in beginnings for seed in self._forms(beginning).get(first, ())]
        return [seed for _, seed in sorted(placed, key=_place)]

    def _forms(self, beginning: str) -> _Placed:
        """The forms of the nouns that are listed under a beginning."""
        made = self._made.get(beginning)
        if made is None:
            nouns = self._listed.get(beginning)
            made = self._made[beginning] = _made_of(nouns) if nouns else {}
        return made


def _place(placed: tuple[int, Seed]) -> int:
    return placed[0]


def _by_beginning(listed: Sequence[_ListedNoun]) -> dict[str, list[_ListedNoun]]:
    """The nouns by the beginnings of their words, folded."""
    by_beginning: dict[str, list[_ListedNoun]] = defaultdict(list)
    folded = fold_all([noun.words for noun in listed])
    for noun, words in zip(listed, folded, strict=True):
        first, *others = words.replace("/", " ").split()
        further = (word for word in others if word not in _ENDINGS)
        for beginning in {_beginning(first), *map(_beginning, further)}:
            by_beginning[beginning].append(noun)
    return dict(by_beginning)


def _beginning(word: str) -> str:
    """Letters that all forms of a word begin with."""
    found = _LETTERS.match(word)
    letters = found[0] if found else word[:1]
    return letters[: max(1, min(len(letters) - 1, _STABLE))]


def _made_of(nouns: Iterable[_ListedNoun]) -> _Placed:
    """The forms of the nouns."""
    placed: _Placed = defaultdict(list)
    entries = [(noun.place, entry) for noun in nouns for entry in noun.forms(noun.words)]
    keys = _keys([words for _, (words, _) in entries])
    for words, (place, (_, entry)) in zip(keys, entries, strict=True):
        placed[words[0]].append((place, (words, entry)))
    return dict(placed)


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
        return Lexicon(language, "", (), _Trees(_sown([*words, *signs]), _Nouns(()), {}, _Nouns(())))
    data = _load(language)
    before = _sown([*_number_entries(data), *_vague_entries(data), *_qualifier_entries(data)])
    behind = _sown([*_plain_entries(data), *signs])
    trees = _Trees(before, _Nouns(_listed_nouns(data)), behind, _Nouns(_listed_women(data)))
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


def _sown(entries: Sequence[Entry]) -> _Seeds:
    """The entries by their first words."""
    seeds: _Seeds = {}
    keys = _keys([words for words, _ in entries])
    for words, (_, entry) in zip(keys, entries, strict=True):
        seeds.setdefault(words[0], []).append((words, entry))
    return seeds


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


def _listed_nouns(data: LanguageData) -> Iterator[_ListedNoun]:
    """The people, then the things."""
    rows = [("person", row) for row in data["people"]] + [("thing", row) for row in data.get("things", [])]
    place = count()
    for kind, row in rows:
        forms = partial(_noun_forms, kind, row, data["grammar"])
        yield from (_ListedNoun(next(place), words, forms) for words in listed(row["words"]))


def _noun_forms(kind: str, row: Row, grammar: str, noun: str) -> Iterator[Entry]:
    """The forms of a ``noun`` of a row; a row of adjectives ("29 injured") has one each."""
    name = row.get("who") or row["reason"]
    forms = ((row["form"], noun),) if "form" in row else forms_of(grammar, (noun,))
    for form, words in forms:
        yield words, _noun_entry(kind, name, row.get("what", ""), form)


@cache
def _noun_entry(kind: str, name: str, measure: str, form: str) -> LexicalEntry:
    return LexicalEntry(kind, name, measure, form=form)


def _listed_women(data: LanguageData) -> Iterator[_ListedNoun]:
    """The feminine of Arabic people with a plural in «ـون» («مسافرة» of «مسافر ون»): women, or the group
    they serve in."""
    place = count()
    for row in data["people"] if data["grammar"] == "arabic" else ():
        forms = partial(_woman_forms, row)
        yield from (_ListedNoun(next(place), words, forms) for words in _feminines(row))


def _woman_forms(row: Row, noun: str) -> Iterator[Entry]:
    group = row.get("who", "any")
    name = "women" if group in ("people", "men") else group
    for form, words in forms_of("arabic", (noun,)):
        if form not in ("possessed", "kin"):
            yield words, _noun_entry("person", name, row.get("what", ""), form)


def _feminines(row: Row) -> Iterator[str]:
    """The nouns of the feminine, as a list of nouns has them: «مسافرة ات»."""
    for entry in listed(row["words"]) if "form" not in row else ():
        singular = entry.split()[0]
        if entry.endswith(f" {MASCULINE_PLURAL}") and not singular.endswith(YA):
            yield f"{singular}{FEMININE} {FEMININE_PLURAL}"


def _plain_entries(data: LanguageData) -> Iterator[Entry]:
    for kind, rows in data.get("tables", {}).items():
        for row in rows:
            entry = _plain_sense(kind, row)
            yield from _each(row.get("words", ""), entry)
            yield from ((verb, entry) for verb in _verbs(data["grammar"], row))


def _verbs(grammar: str, row: Row) -> Iterator[str]:
    """The forms of the verbs of a row of a table."""
    yield from verb_forms(grammar, listed(row.get("verbs", "")))
    yield from conjugated(listed(row.get("befalling", "")), transitive=False)
    yield from conjugated(listed(row.get("harming", "")), transitive=True)


def _plain_sense(kind: str, row: Row) -> LexicalEntry:
    name, measure = row.get("name", ""), row.get("what", "")
    return LexicalEntry(kind, name, measure, rule=row.get("rule", ""))
