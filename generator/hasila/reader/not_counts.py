"""The reasons why a number is not one of people in a tally: dates, ages, roads, rates and the rest.

The reasons are asked in order; the first that holds is given.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from hasila.reader.ages import is_age
from hasila.reader.around import opening_of
from hasila.reader.dates import is_clock_time, is_date, is_weekday, is_year, labels_a_count
from hasila.reader.doc import Doc
from hasila.reader.labels import behind_name, is_hotline, label_reason
from hasila.reader.needs import applicable, needs
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.number_runs import RUN
from hasila.reader.operators import PLUS, SIGNS, is_calculated, is_signed
from hasila.reader.particles import AL, LAM, MIN, WAW
from hasila.reader.shares import RATES, WHOLES, is_difference, out_of, things_named_first
from hasila.reader.supposed import is_supposed
from hasila.reader.things import (
    compared_things,
    is_fifth,
    is_quarter,
    labelled_things,
    number_of_things,
    second_of_score,
    some_of_things,
    thing_reason,
)
from hasila.reader.unharmed import is_denied, is_discharged, is_inhabitants, not_harmed
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("not_counts")

_ORDINAL_ENDINGS = _CLASSES.set("ordinal_endings")
_ONE = _CLASSES.set("one")
_ONE_OF = _CLASSES.set("one_of")
_PLACES = _CLASSES.set("places")
_SOME_UNITS = _CLASSES.set("some_units")

TALLY = "tally"
Predicate = Callable[[Doc, NumberPhrase], bool]


def kind_of(doc: Doc, phrase: NumberPhrase) -> str:
    """``tally``, or the reason why the number is none."""
    return (
        _glued_reason(doc, phrase)
        or _first_reason(_BY_ITS_SIGNS, doc, phrase)
        or label_reason(doc, phrase)
        or _first_reason(_BY_ITS_WORDS, doc, phrase)
        or thing_reason(phrase)
        or _first_reason(_BY_ITS_SENTENCE, doc, phrase)
        or TALLY
    )


def kind_among(kinds: frozenset[str], doc: Doc, phrase: NumberPhrase) -> str:
    """The kind of the number where it is one of ``kinds``; else "".

    Most numbers have nothing of those kinds. That is asked first; the kinds that come before them decide
    only where there is something.
    """
    if not _may_be_among(kinds, doc, phrase):
        return ""
    kind = kind_of(doc, phrase)
    return kind if kind in kinds else ""


def _may_be_among(kinds: frozenset[str], doc: Doc, phrase: NumberPhrase) -> bool:
    if any(holds(doc, phrase) for holds in _predicates(kinds)):
        return True
    return thing_reason(phrase) in kinds or label_reason(doc, phrase) in kinds


@cache
def _predicates(kinds: frozenset[str]) -> tuple[Predicate, ...]:
    """The predicates of which a kind among ``kinds`` is the reason."""
    rules = (*_BY_ITS_SIGNS, *_BY_ITS_WORDS, *_BY_ITS_SENTENCE)
    return tuple(holds for reason, holds in rules if reason in kinds)


def _first_reason(rules: tuple[tuple[str, Predicate], ...], doc: Doc, phrase: NumberPhrase) -> str:
    found = doc.applicable.get(id(rules))
    for reason, holds in applicable(doc, rules) if found is None else found:
        if holds(doc, phrase):
            return reason
    return ""


@needs(words=SIGNS)
def _is_calculated(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of digits beside an operator."""
    number = phrase.number
    return number.first in doc.digits and is_calculated(doc.key, doc.digits, number.first, number.last)


@needs(words=PLUS)
def _is_signed(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "+40"."""
    return phrase.number.first in doc.digits and is_signed(doc.tokens, phrase.number.first)


@needs(words="[")
def _in_square_brackets(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of a number alone in square brackets, a note ("40 [12]"); not of one that is marked as a link."""
    first, last = phrase.number.first, phrase.number.last
    if doc.key(first - 1) != "[" or doc.key(last) != "]":
        return False
    return doc.key(last + 1) != "("


@needs(words=_SOME_UNITS)
def _of_some(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «نيّف وأربعون», «بضعة عشر»: some more than the number, or some of its units."""
    if doc.key(phrase.number.first - 1) not in _SOME_UNITS:
        return False
    return phrase.number.prefix == WAW or phrase.low == _TEN


_TEN = 10

_GLUES = {":": "time", "/": "date", ".": "date", "-": "date", "–": "score"}


def _glued_reason(doc: Doc, phrase: NumberPhrase) -> str:
    """The reason that a mark between digits gives: "26/2/2019", "2019-02-26", "10:30"."""
    first, last = phrase.number.first, phrase.number.last
    if last + 1 in doc.digits and (reason := _glue(doc, last)):
        return reason
    if first - 2 in doc.digits and not doc.tokens[first].gap:
        return _glue(doc, first - 1)
    return ""


def _glue(doc: Doc, i: int) -> str:
    """The reason that token ``i`` gives where it is a mark and touches both its neighbours."""
    reason = _GLUES.get(doc.keys[i], "")
    if not reason or doc.tokens[i].gap or doc.tokens[i + 1].gap:
        return ""
    return reason


@needs(words=("(",))
def _repeats_dual(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «وفاتين (2)»: the bracket repeats what the dual has said."""
    if phrase.low != 2 or doc.key(phrase.first) != "(":
        return False
    noun = doc.ending_at("person", phrase.first)
    return noun is not None and noun.entry.form == "dual"


_PERCENT = frozenset("%٪")
_CURRENCIES = frozenset("$€£")


def _beside(signs: frozenset[str], doc: Doc, phrase: NumberPhrase) -> bool:
    """True where one of the signs stands right before or right behind the number."""
    if doc.key(phrase.number.last) in signs:
        return True
    return doc.key(phrase.first - 1) in signs


@needs(words=_PERCENT)
def _is_percentage(doc: Doc, phrase: NumberPhrase) -> bool:
    return _beside(_PERCENT, doc, phrase)


@needs(words=_CURRENCIES)
def _is_money(doc: Doc, phrase: NumberPhrase) -> bool:
    return _beside(_CURRENCIES, doc, phrase)


def _in_name(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "A4", "COVID-19", "#7": digits that are glued to a Latin word, or numbered."""
    i = phrase.number.first
    if i == 0 or i not in doc.digits or doc.tokens[i].gap:
        return False
    before = doc.tokens[i - 1]
    if before.kind == "w":
        return before.text[-1].isascii()
    if before.text != "-":
        return before.text == "#"
    if i == 1 or before.gap:
        return False
    return doc.tokens[i - 2].kind == "w"


def _is_telephone(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "0945 223 187": no count begins with a zero, nor stands right after other digits."""
    i = phrase.number.first
    if i not in doc.digits or not phrase.bare:
        return False
    if i - 1 in doc.digits:
        if labels_a_count(doc, i - 1):
            return False
        return doc.ending_at("month", i - 1) is None  # «منذ 30 نيسان 2019 3706»
    text = doc.tokens[i].text
    return len(text) > 1 and text[0] in "0٠۰"


@needs("ordinal", words=_ORDINAL_ENDINGS)
def _is_ordinal(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "the 34th", «التاسعة عشرة»."""
    i = phrase.number.last
    if doc.key(i) in _ORDINAL_ENDINGS and not doc.tokens[i].gap:
        return True
    tens = phrase.number.form == "word" and phrase.low % 10 == 0
    return tens and doc.ending_at("ordinal", phrase.number.first) is not None


@needs(grammar="arabic")
def _says_only_one(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «من أسرة واحدة»: "one" says of the noun before it that it is one."""
    if phrase.low != 1 or phrase.head or not doc.arabic:
        return False
    i = phrase.number.first
    return doc.key(i) in _ONE and _is_adjective(doc, i)


def _is_adjective(doc: Doc, i: int) -> bool:
    """True where «واحد» at token ``i`` is an adjective of the word before it."""
    if i == 0 or doc.tokens[i - 1].kind != "w":
        return False
    if i - 1 in doc.harms or i - 1 in doc.qualifying:
        return False
    if doc.starting_at("light", i - 1) or doc.ending_at("part_before", i):
        return False
    following = i + 1
    return doc.key(following) != MIN and not doc.starting_at("part_after", following)


@needs(words=_ONE_OF | {f"{LAM}{word}" for word in _ONE_OF})
def _one_of_them(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «في أحد الفصائل»: one of several that are no people."""
    one = doc.key(phrase.number.first)
    if phrase.head or not doc.key(phrase.number.last).startswith(AL):
        return False
    return one in _ONE_OF or one.removeprefix(LAM) in _ONE_OF and _is_someones(doc, phrase.number.first)


def _is_someones(doc: Doc, i: int) -> bool:
    """True of «مرافقان لأحد المرضى»: whose companions they are; not of «وفاة لأحد الجنود»."""
    whose = doc.ending_at("person", i)
    return whose is not None and not whose.entry.measure


@needs(grammar="arabic")
def _names_a_place(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «شارع الستين»: a definite number word counts only with the noun that it agrees with."""
    count = phrase.number
    if count.form != "word" or count.prefix != AL or phrase.head:
        return False
    return doc.key(count.first - 1).startswith(AL)


def _is_decimal(doc: Doc, phrase: NumberPhrase) -> bool:
    return phrase.number.low is None and not doc.starting_at("thing", phrase.number.last)


def _runs_on(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of each number in "five six people": together they are none."""
    return phrase.form == RUN


def _of_places(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "in 16 townships": a noun that no list knows, behind a word of place, is one of places."""
    if not phrase.unknown or phrase.measure:
        return False
    return doc.key(opening_of(doc, phrase) - 1) in _PLACES


_BY_ITS_SIGNS: tuple[tuple[str, Predicate], ...] = (
    ("unknown", _is_calculated),
    ("unknown", _of_some),
    ("difference", _is_signed),
    ("unknown", _in_square_brackets),
    ("said twice", _repeats_dual),
    ("percent", _is_percentage),
    ("money", _is_money),
    ("name", _in_name),
    ("hotline", _is_telephone),
    ("ordinal", _is_ordinal),
    ("age", is_age),
    ("date", is_date),
)
_BY_ITS_WORDS: tuple[tuple[str, Predicate], ...] = (
    ("name", behind_name),
    ("hotline", is_hotline),
    ("date", is_year),
    ("name", _says_only_one),
    ("name", _one_of_them),
    ("date", is_weekday),
    ("name", _names_a_place),
    ("time", is_clock_time),
    ("thing", number_of_things),
    ("thing", some_of_things),
    ("thing", compared_things),
    ("thing", second_of_score),
    ("thing", labelled_things),
    ("fraction", is_fifth),
    ("place", is_quarter),
)
_BY_ITS_SENTENCE: tuple[tuple[str, Predicate], ...] = (
    ("unknown", _runs_on),
    ("measure", _is_decimal),
    *(("rate", rule) for rule in RATES),
    ("difference", is_difference),
    *(("whole", rule) for rule in WHOLES),
    ("thing", things_named_first),
    ("whole", out_of),
    ("denied", is_denied),
    ("not harmed", is_supposed),
    ("inhabitants", is_inhabitants),
    ("not harmed", is_discharged),
    ("not harmed", not_harmed),
    ("unknown", _of_places),
)
"""The reasons in the order in which they are asked."""
