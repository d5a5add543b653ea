"""By what, and by whose hand: the phrases of a text that name a cause of the vocabulary.

A cause is a means and those who used it. The label of each cause is taken apart into both, and so is each
phrase of the text ("raids by Russian jets", «غارات شنتها طائرات روسية»): the phrase names the cause that has
the same means and the same actors, however either is worded. A phrase that fits none names none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from hasila.ingest.drafting.named import Labelled, Named, named_in
from hasila.model.data_class import dataclass
from hasila.reader.tokens import Token, fold, tokens_of

_DATA = Path(__file__).with_name("cause_words.yaml")
_LONGEST = 3
"""Words of the longest entry."""
_BEHIND, _BEFORE = 8, 3
"""Words of a phrase behind and before its means."""
_JOINED = 3
"""Words between two means of one list ("in shelling and in air raids")."""


class _Words(NamedTuple):
    """The words of a language: the rank of each means, actors, what tells no two of them apart, and what
    ends or opens a phrase; words of a means that may be none (``doubtful``: gas), those beside which they are
    one, and things that have such a word in their name and are none (a gas cylinder); words of a means that
    are none near those of a search by police (a raid)."""

    means: Mapping[str, int]
    actors: Mapping[str, str]
    idle: frozenset[str]
    stops: frozenset[str]
    agents: frozenset[str]
    doubtful: frozenset[str]
    used: frozenset[str]
    things: frozenset[str]
    searched: frozenset[str]
    searches: frozenset[str]


class _Cause(NamedTuple):
    """What a label or a phrase says: the rank of its means, and who used it."""

    means: int
    actors: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The tokens of a text from ``first`` up to ``last`` that tell of a cause."""

    first: int
    last: int
    cause: _Cause


def causes_in(text: str, language: str, entries: Collection[Labelled]) -> tuple[Named, ...]:
    """The causes that the text names, in order; one with the id "" where a phrase fits none, or several."""
    words = _words(language)
    if words is None:
        return named_in(text, language, entries)
    known = {entry.id: _taken_apart(entry.label.get(language, ""), words) for entry in entries}
    plain = [entry for entry in entries if known[entry.id] is None]
    own = _own_actors(entries, language, words)
    words = words._replace(actors={**words.actors, **own})
    labelled = _labelled(entries, language, words)
    tokens = tokens_of(text)
    phrases = list(_phrases(tokens, words))
    found = [_named(phrase, tokens, labelled) for phrase in _lists(phrases, tokens)]
    return tuple(sorted((*found, *named_in(text, language, plain)), key=lambda named: named.start))


def _named(phrases: Sequence[_Phrase], tokens: Sequence[Token], labelled: Mapping[_Cause, str]) -> Named:
    """The one cause of the phrases of a list; "" where they name different ones, or none."""
    ids = {_fitting(phrase.cause, labelled) for phrase in phrases}
    start, end = tokens[phrases[0].first].start, tokens[phrases[-1].last - 1].end
    return Named(start, end, ids.pop() if len(ids) == 1 else "")


def _fitting(cause: _Cause, labelled: Mapping[_Cause, str]) -> str:
    """The cause of the same means and actors, or the only one of this means where it names no actor."""
    if cause in labelled:
        return labelled[cause]
    kin = [other for other in labelled if _is_of_weapons(other, cause)]
    if cause.actors and kin:
        return labelled[kin[0]]
    same = [other for other in labelled if other.means == cause.means]
    return labelled[same[0]] if len(same) == 1 and not same[0].actors else ""


def _is_of_weapons(label: _Cause, cause: _Cause) -> bool:
    """True of a label of shelling for words that name the weapons of it: "rockets fired by the factions"."""
    ground, shelling = _shelling_ranks()
    return cause.means == ground and label.means == shelling and label.actors == cause.actors


@cache
def _shelling_ranks() -> tuple[int, int]:
    """The ranks of shelling from the ground and of shelling, the same in every language."""
    data = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    names = list(next(iter(data.values()))["means"])
    ground, shelling = (names.index(name) for name in _SHELLING)
    return ground, shelling


def _labelled(entries: Collection[Labelled], language: str, words: _Words) -> Mapping[_Cause, str]:
    """The causes by what their labels say."""
    found: dict[_Cause, str] = {}
    for entry in entries:
        cause = _taken_apart(entry.label.get(language, ""), words)
        if cause is not None:
            found.setdefault(cause, entry.id)
    return found


def _taken_apart(label: str, words: _Words) -> _Cause | None:
    """The means and the actors of a label; None where it names no means."""
    tokens = tokens_of(label)
    told = list(_told(tokens, words))
    ranks = [rank for _, rank, _ in told if rank is not None]
    actors = frozenset(actor for _, _, actor in told if actor)
    return _Cause(min(ranks), actors) if ranks else None


def _own_actors(entries: Collection[Labelled], language: str, words: _Words) -> Mapping[str, str]:
    """Words that some labels of a means have and others have not: they tell whose means it is."""
    labels = [entry.label.get(language, "") for entry in entries]
    apart = [(label, _taken_apart(label, words)) for label in labels]
    means = [cause.means for _, cause in apart if cause]
    own: dict[str, str] = {}
    for label, cause in apart:
        if cause and means.count(cause.means) > 1:
            own.update((stem, stem) for stem in _content(label, words))
    return own


def _content(label: str, words: _Words) -> Iterator[str]:
    """The stems of the words of a label that are in no list."""
    tokens = tokens_of(label)
    told = {at for at, rank, actor in _told(tokens, words) if rank is not None or actor}
    for at, token in enumerate(tokens):
        stem = _bare(token.key)
        if at not in told and len(stem) >= _TELLING and not words.idle.intersection((stem, token.key)):
            yield stem


_TELLING = 4
"""Letters of the shortest word that may name an actor."""


def _told(
    tokens: Sequence[Token], words: _Words, first: int = 0, last: int | None = None
) -> Iterator[tuple[int, int | None, str]]:
    """The place of each word from ``first`` up to ``last``, the rank of the means that it names and the
    actor."""
    at, end = first, len(tokens) if last is None else last
    while at < end:
        length, rank, actor = _entry(tokens, at, words)
        yield from ((at + offset, rank, actor) for offset in range(length))
        at += length


def _entry(tokens: Sequence[Token], at: int, words: _Words) -> tuple[int, int | None, str]:
    """The longest entry that begins at a token: its length, its means, its actor."""
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        keys = [token.key for token in tokens[at : at + length]]
        for first in word_forms(keys[0]):
            said = " ".join((first, *keys[1:]))
            if said in words.things:
                return length, None, ""
            if said in words.doubtful and not _is_near(tokens, at, words.used):
                continue
            if said in words.searched and _is_near(tokens, at, words.searches):
                continue
            if said in words.means:
                return length, words.means[said], ""
            if said in words.actors:
                return length, None, words.actors[said]
    return 1, None, ""


def _is_near(tokens: Sequence[Token], at: int, wanted: Collection[str]) -> bool:
    """True where one of the words wanted stands near token ``at`` in its sentence."""
    near = range(max(0, at - _NEAR), min(len(tokens), at + _NEAR + 1))
    before = [place for place in near if place < at and tokens[place].key in _SENTENCE_ENDS]
    behind = [place for place in near if place > at and tokens[place].key in _SENTENCE_ENDS]
    first, last = (before or [near[0]])[-1], (behind or [near[-1] + 1])[0]
    return any(form in wanted for token in tokens[first:last] for form in word_forms(token.key))


_NEAR = 10
"""Words between what may be a weapon and the word that says so."""
_SENTENCE_ENDS = (".", "!", "?", "؟", "\n", "؛", ";")


_GLUED = ("و", "ف", "ب", "ل", "ك")
_ARTICLES = ("ال", "لل")


@cache
def word_forms(key: str) -> tuple[str, ...]:
    """A word as it stands, and without the particles and the article that are written on to it."""
    forms = [key]
    for _ in range(2):
        rest = forms[-1]
        if rest.startswith(_GLUED) and len(rest) > _TELLING - 1:
            forms.append(rest[1:])
    bare = [form[2:] for form in forms if form.startswith(_ARTICLES) and len(form) > _TELLING]
    return tuple(dict.fromkeys((*forms, *bare, *(_bare(form) for form in (*forms, *bare)))))


def _bare(key: str) -> str:
    """A word without its article and its feminine ending."""
    plain = key[2:] if key.startswith(_ARTICLES) else key
    return plain.removesuffix("ه") if len(plain) > _TELLING else plain


def _phrases(tokens: Sequence[Token], words: _Words) -> Iterator[_Phrase]:
    """The phrases of the text that tell of a cause."""
    at = begun = 0
    while at < len(tokens):
        length, rank, _ = _entry(tokens, at, words)
        if rank is None and not _opens(tokens, at, words):
            at += 1
            continue
        phrase = _phrase_at(tokens, begun, at, words)
        if phrase is not None:
            yield phrase
        at = begun = phrase.last if phrase else at + length


def _opens(tokens: Sequence[Token], at: int, words: _Words) -> bool:
    """True of words behind which an actor stands by whom people were harmed."""
    keys = [token.key for token in tokens[at : at + _LONGEST - 1]]
    runs = (" ".join(keys[:length]) for length in range(1, _LONGEST))
    return any(run in words.agents for run in runs)


def _phrase_at(tokens: Sequence[Token], begun: int, at: int, words: _Words) -> _Phrase | None:
    """The phrase around its means at ``at``; it goes back to ``begun`` at most. None of an agent alone."""
    first = _first(tokens, max(begun, at - _BEFORE), at, words)
    last = _last(tokens, at, words)
    told = list(_told(tokens, words, first, last))
    ranks = [rank for _, rank, _ in told if rank is not None]
    actors = frozenset(actor for _, _, actor in told if actor)
    if not ranks and not actors:
        return None
    return _Phrase(first, last, _Cause(min(ranks, default=words.means[_FIRE]), actors))


_SHELLING = ("ground", "shelling")
"""The means that a text may name for one another."""
_FIRE = "=fire"
"""The means of whom only the hand is told of."""


def _first(tokens: Sequence[Token], low: int, at: int, words: _Words) -> int:
    """Where the phrase begins: the words before its means that name an actor."""
    first = at
    for back in range(at - 1, low - 1, -1):
        if _ends(tokens[back], words):
            break
        if _entry(tokens, back, words)[2]:
            first = back
    return first


def _last(tokens: Sequence[Token], at: int, words: _Words) -> int:
    """Where the phrase ends: behind its last means or actor, before a stop or another means of a list."""
    last = at + _entry(tokens, at, words)[0]
    limit = min(len(tokens), at + _BEHIND + 1)
    place = last
    while place < limit and not _ends(tokens[place], words):
        length, rank, actor = _entry(tokens, place, words)
        if rank is not None and _is_joined(tokens, place) or _opens_another(tokens, place, words):
            break
        place += length
        last = place if rank is not None or actor else last
    return last


def _opens_another(tokens: Sequence[Token], place: int, words: _Words) -> bool:
    """True of "and" with another means close behind it ("fighting and Russian air strikes")."""
    if tokens[place].key not in _AND:
        return False
    near = range(place + 1, min(len(tokens), place + 1 + _BEFORE))
    return any(_entry(tokens, at, words)[1] is not None for at in near)


def _ends(token: Token, words: _Words) -> bool:
    return token.kind != "w" or token.key in words.stops


_AND = ("and", "or", "et", "ou", "و", "او")


def _is_joined(tokens: Sequence[Token], place: int) -> bool:
    """True of a word of a list: behind "and", or with one written on to it."""
    return tokens[place].key.startswith("و") or place > 0 and tokens[place - 1].key in _AND


def _lists(phrases: Sequence[_Phrase], tokens: Sequence[Token]) -> Iterator[list[_Phrase]]:
    """The phrases, those of one list together."""
    held: list[_Phrase] = []
    for phrase in phrases:
        if held and not _continues(held[-1], phrase, tokens):
            yield held
            held = []
        held.append(phrase)
    if held:
        yield held


def _continues(before: _Phrase, phrase: _Phrase, tokens: Sequence[Token]) -> bool:
    """True where a phrase goes on with the list of the one before it."""
    between = tokens[before.last : phrase.first]
    if len(between) > _JOINED or any(token.kind != "w" for token in between):
        return False
    joined = any(token.key in _AND for token in between)
    return joined or _is_joined(tokens, phrase.first) or any(t.key.startswith("و") for t in between)


def begins_event(text: str, language: str) -> bool:
    """True where the text tells that something struck or went off, or that someone ran over it."""
    return _any_entry("bursts", text, language) or _any_entry("strikes", text, language)


def tells_another(text: str, language: str) -> bool:
    """True where the text tells of a harm that no weapon did: a crash, a disease, a flood."""
    return _any_entry("others", text, language)


def is_killing(text: str, language: str) -> bool:
    """True where the text has a verb of which what killed or hurt people is the subject."""
    return _any_entry("kills", text, language)


def _any_entry(table: str, text: str, language: str) -> bool:
    """True where an entry of a table stands in the text."""
    words = tokens_of(text)
    known = _entries(table, language)
    return any(_begins_entry(words, at, known) for at in range(len(words)))


def _begins_entry(words: Sequence[Token], at: int, known: Collection[str]) -> bool:
    """True where one of the entries begins with the word at a place."""
    forms = word_forms(words[at].key)
    for length in range(_LONGEST):
        behind = [word.key for word in words[at + 1 : at + 1 + length]]
        if any(" ".join((first, *behind)) in known for first in forms):
            return True
    return False


@cache
def _entries(table: str, language: str) -> frozenset[str]:
    data = yaml.safe_load(_DATA.read_text(encoding="utf-8")).get(language, {})
    return frozenset(_split(data.get(table, "")))


@cache
def _words(language: str) -> _Words | None:
    """The words of a language; None of one without."""
    data = yaml.safe_load(_DATA.read_text(encoding="utf-8")).get(language)
    if data is None:
        return None
    ranks = {name: rank for rank, name in enumerate(data["means"])}
    means = {entry: ranks[name] for name, line in data["means"].items() for entry in _split(line)}
    means[_FIRE] = ranks["fire"]
    actors = {entry: name for name, line in data["actors"].items() for entry in _split(line)}
    names = ("idle", "stops", "agents", "doubtful", "used", "things", "searched", "searches")
    sets = (frozenset(_split(data[name])) for name in names)
    return _Words(means, actors, *sets)


def _split(line: str) -> Iterator[str]:
    """The entries of a line, folded as the words of a text are."""
    for entry in line.split(","):
        yield " ".join(fold(word).lower() for word in entry.split())
