"""Words and questions that both languages share in judging a noun without a number."""

from __future__ import annotations

from hasila.reader.doc import Doc
from hasila.reader.number_phrase import NumberPhrase

EVENTS = frozenset(
    (
        "وفاه",
        "اصابه",
        "حاله",
        "عدوي",
        "وفيه",
        "death",
        "case",
        "infection",
        "injury",
        "casualty",
        "life",
        "arrest",
        "detention",
        "rescue",
        "drowning",
        "killing",
        "wound",
        "loss",
        "poisoning",
        "displacement",
        "grave",
        "fatality",
        "more",
        "other",
        "further",
        "remains",
        "dead",
        "مشتبه",
        "مشتبها",
        "رفات",
        "روح",
        "نفس",
    )
)
"""Nouns of harm that stand for the harm itself more often than for one person."""

BODIES = frozenset(("جثه", "جثتي", "جثمان", "جثتا", "جثث", "جثامين", "جثماني", "جثمانا", "رفات"))
"""«جثة امرأة»: the body is hers; she is counted, not both."""

THEIRS = ("ه", "ها", "هما", "هم")
"""Endings of a noun that is someone's."""


def speaks(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where a verb of speech follows: who says something is not counted."""
    return doc.starting_at("speech", phrase.last) is not None
