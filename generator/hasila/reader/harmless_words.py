"""Words that look like a harm and are none: the quarters of a town, a shell that hits a house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hasila.reader.lexicon import Match
from hasila.reader.particles import AL
from hasila.reader.tokens import Token
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("harmless_words")

_CLAIMS = _CLASSES.set("claims")
_ACCORDING = _CLASSES.set("according", "ar")
_ACCORDING_TO = tuple(_CLASSES.word("according", "en").split())

Begins = Mapping[str, Mapping[int, Match]]
"""The entries found, by table and by their first token."""


def befalls_someone(tokens: Sequence[Token], begins: Begins, harm: Match) -> bool:
    """False where the word of harm is another word spelt alike, or takes a thing and no person."""
    at = harm.first
    if _is_at_home(begins, harm) or _is_speech(tokens, begins, harm) or _is_source(tokens, harm):
        return False
    if at in begins["quarter"]:
        return not _names_quarters(begins, at)
    if at in begins["hits"] and _hits_a_thing(tokens, begins, harm):
        return False
    return harm.last - 1 not in begins["compound"] or not _names_a_place(begins, harm)


def _is_speech(tokens: Sequence[Token], begins: Begins, harm: Match) -> bool:
    """True of ", their spokesman claimed.": a word of saying with nothing behind it."""
    at, end = harm.first, harm.last
    if tokens[at].key not in _CLAIMS or end - at > 1 or end < len(tokens) and tokens[end].kind != "p":
        return False
    speaker = begins["person"].keys() | begins["group"].keys()
    return any(i in speaker for i in range(max(0, at - _SPEAKER), at))


_SPEAKER = 3
"""Words from who says something to the verb of saying."""


def _is_source(tokens: Sequence[Token], harm: Match) -> bool:
    """True of «بحسب الناجين», "according to survivors": who tells of it."""
    before = harm.first - 1
    if before < 0:
        return False
    if tokens[before].key in _ACCORDING:
        return tokens[harm.first].key.startswith(AL)
    return before > 0 and (tokens[before - 1].key, tokens[before].key) == _ACCORDING_TO


def _is_at_home(begins: Begins, harm: Match) -> bool:
    """True of «كانوا داخل منازلهم», «قصف طال منازلهم»: who is there has not left («فقد 300 منازلهم»)."""
    if harm.entry.measure != "displaced" or harm.entry.rule != "after":
        return False
    return harm.first - 1 in begins["at_home"] and harm.last == harm.first + 1


def _names_a_place(begins: Begins, harm: Match) -> bool:
    """True of "detention centres", «مراكز الاحتجاز»: the word of harm says what a place is for."""
    behind = begins["thing"].get(harm.last)
    before = begins["thing"].get(harm.first - 1)
    if behind and behind.entry.name in _STRUCK and not behind.prefix:
        return True
    return before is not None and before.entry.name in _STRUCK and harm.prefix.endswith(AL)


_ALIVE_WITHIN = 8
"""Words from a rescue to the word that says they were found alive."""


def _names_quarters(begins: Begins, at: int) -> bool:
    """True of «على أحياء في شرق المدينة»; not of «أُخرجوا أحياء»."""
    if at - 1 in begins["placing"]:
        return True
    before = range(max(0, at - _ALIVE_WITHIN), at)
    return not any(_saves(begins, i) for i in before)


def _saves(begins: Begins, i: int) -> bool:
    """True where with token ``i`` a rescue is told, or a state that goes on («ظلوا أحياء»)."""
    harm = begins["harm"].get(i)
    if harm and harm.entry.measure == "rescued":
        return True
    return any(i in begins[kind] for kind in ("alive_signs", "finds", "turn"))


_STRUCK = ("building", "vehicle", "place")
"""Kinds of things that a shell hits."""
_SUBJECT = 3
"""Words of the subject between a verb of hitting and what is hit («أصابت قذيفة هاون منزلاً»)."""


def _hits_a_thing(tokens: Sequence[Token], begins: Begins, harm: Match) -> bool:
    """True of «القذيفة التي أصابت مدرسة», «أصابت القذائف ثلاثة منازل»: what is hit is no person."""
    for at in range(harm.last, min(len(tokens), harm.last + _SUBJECT + 2)):
        if at in begins["person"] or at in begins["group"] or tokens[at].kind == "p":
            return False
        thing = begins["thing"].get(at)
        if thing and thing.entry.name in _STRUCK:
            return True
    return False
