"""A number with the noun that it counts, and what both grammars ask of the words behind a number."""

from __future__ import annotations

from typing import NamedTuple

from hasila.reader.counts import Number
from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.particles import WAW
from hasila.reader.word_classes import word_classes

_MANNER = word_classes("number_phrase").word("manner")

NO_GROUP = ("any", "people")
"""Names of nouns that say nothing narrower than that people are counted."""
UNCOUNTED = ("dual", "implicit_one")
"""Forms of a phrase that has no number of its own."""


class NumberPhrase(NamedTuple):
    """A number with its noun: tokens ``first`` up to ``last``, in the text from ``start`` to ``end``.

    ``head`` is the noun as the lexicon knows it (None: a bare number, or an ``unknown`` noun); ``measure``
    the one that the phrase itself states ("injured persons"), ``category`` the group ("civilian deaths");
    ``of_group`` is true of "N of the …".
    """

    number: Number
    first: int
    last: int
    start: int
    end: int
    form: str
    head: Match | None = None
    measure: str = ""
    category: str = ""
    unknown: bool = False
    of_group: bool = False

    @property
    def person(self) -> bool:
        """True where the noun is one of people."""
        return self.head is not None and self.head.entry.kind == "person"

    @property
    def bare(self) -> bool:
        """True where no noun was found at all."""
        return self.head is None and not self.unknown

    @property
    def low(self) -> int:
        """The number as printed, or the lower end of a range; 0 where no whole number is stated."""
        return self.number.low or 0

    @property
    def name(self) -> str:
        """The group or the kind of thing that the noun names; "" without a noun that is known."""
        return self.head.entry.name if self.head else ""

    @property
    def uncounted(self) -> bool:
        """True where the noun alone says one or two: «طفل», «طفلان»."""
        return self.form in UNCOUNTED

    @property
    def joined(self) -> bool:
        """True where «و» is glued before the number: it is the next member of a list."""
        return self.number.prefix.startswith(WAW)


def bare_phrase(count: Number) -> NumberPhrase:
    """The number without a noun."""
    return NumberPhrase(count, count.first, count.last, count.start, count.end, count.form)


def with_noun(
    doc: Doc, phrase: NumberPhrase, last: int, head: Match, measure: str = "", category: str = ""
) -> NumberPhrase:
    """The phrase up to token ``last``, with the noun ``head`` and what its words state."""
    end = doc.tokens[last - 1].end
    return phrase._replace(last=last, end=end, head=head, measure=measure, category=category)


_UNWRITTEN = {1: ("implicit_one", "one person, without a number"), 2: ("dual", "the dual says two")}
"""The form and the note of a number that the noun alone says."""


def unwritten(first: int, start: int, number: int, prefix: str = "") -> Number:
    """The number, 1 or 2, of a noun without one: it stands before token ``first`` and has no width."""
    form, note = _UNWRITTEN[number]
    return Number(first, first, start, start, number, None, form, prefix, (note,))


def noun_at(doc: Doc, i: int) -> Match | None:
    """The noun of people or things that begins with token ``i``; of both, the longer."""
    person, thing = doc.begins["person"].get(i), doc.begins["thing"].get(i)
    noun = thing or person
    if person and thing and person.last > thing.last:
        noun = person  # "stretcher-bearer"
    if noun and _glued_hyphen(doc, noun.last):
        return None  # "Russian-backed", "laboratory-confirmed"
    if person and thing:
        return person if person.last >= thing.last else thing
    return noun


def _glued_hyphen(doc: Doc, i: int) -> bool:
    """True where token ``i`` is a hyphen that touches the words on both sides."""
    if doc.key(i) != "-" or doc.tokens[i].gap:
        return False
    following = i + 1
    return following < len(doc.tokens) and not doc.tokens[following].gap


def past_qualifier(doc: Doc, i: int) -> int:
    """The token behind "or more" and the like, which may part a number from its noun («4 على الأقل من عناصر
    …»)."""
    return doc.past("after", i)


_KNOWN = (
    "stopword",
    "light",
    "harm",
    "rate_after",
    "month",
    "clock",
    "part_after",
    "subordinate",
    "age_after",
    "harmless_after",
    "harmless_before",
    "speech",
    "article",
    "before",
    "after",
    "out_of",
    "range_joins",
    "group",
    "negation",
    "turn",
    "part_before",
    "count_noun",
    "brings",
    "earlier",
    "describes",
)
"""Tables of words that are no noun behind a number."""


def may_be_noun(doc: Doc, i: int) -> bool:
    """True where token ``i`` may be a noun that the lexicon does not know."""
    if i >= len(doc.tokens) or doc.tokens[i].kind != "w":
        return False
    key = doc.keys[i]
    if key.endswith(_MANNER) or doc.lexicon.numbers(key):
        return False
    return not doc.starting_at("vague", i) and not doc.any_at(_KNOWN, i)


def with_unknown_noun(phrase: NumberPhrase, at: int) -> NumberPhrase:
    """The phrase with token ``at`` as a noun that the lexicon does not know."""
    return phrase._replace(unknown=True, last=at + 1)
