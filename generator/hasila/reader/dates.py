"""Numbers that are days, years and hours."""

from __future__ import annotations

from hasila.reader.counts import Number
from hasila.reader.digits import YEARS
from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.needs import needs
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.number_runs import YEAR
from hasila.reader.particles import AL, THE
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("dates")

_DAYS = 31
_LABEL_MARKS = (":", "(", "-", "–")
"""What may stand between the label of a list and its count."""
_HIJRI_YEARS = range(1300, 1501)
_HIJRI = _CLASSES.set("hijri")
"""Months of the Hijra (the last word of each), whose years are of four digits from 1300 on."""
_DAYS_JOIN = _CLASSES.set("days_join")
_YEAR_NOUNS = _CLASSES.set("year_nouns")


@needs("month", "era")
def is_date(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of a day of a month and a year behind one; an English month has a capital ("May 3", not "may
    3")."""
    if phrase.form == "implicit_one":
        return False
    after = _month_behind(doc, phrase)
    if after and _capital(doc, after.first):
        return True
    before = doc.ending_at("month", phrase.number.first)
    if before is None or phrase.person or not _capital(doc, before.first):
        return False
    if _behind_whole_day(doc, before.first) and phrase.low not in YEARS:
        return False  # "on 8 June twelve were hurt"
    return _of_month(doc, before, phrase.low)


def _month_behind(doc: Doc, phrase: NumberPhrase) -> Match | None:
    """The month or the era that follows the number, or the second of two days («14 و15 أيلول»)."""
    i = phrase.number.last
    found = doc.starting_at("month", i)
    if found is None and _joined_days(doc, phrase, i):
        found = doc.starting_at("month", i + 2)
    return found or doc.starting_at("era", i)


def _joined_days(doc: Doc, phrase: NumberPhrase, i: int) -> bool:
    """True where token ``i`` joins the number, a day, to another in digits."""
    if i + 1 not in doc.digits or doc.key(i) not in _DAYS_JOIN:
        return False
    return phrase.bare and 0 < phrase.low <= _DAYS


def _of_month(doc: Doc, month: Match, number: int) -> bool:
    """True where the number behind the month is a day or a year; «منذ آذار 120 ألفاً» is neither."""
    if number <= _DAYS or number in YEARS:
        return True
    return number in _HIJRI_YEARS and doc.key(month.last - 1) in _HIJRI


def _behind_whole_day(doc: Doc, month: int) -> bool:
    """True where the day stands before the English month at token ``month``: no day follows it."""
    day = month - 1
    return doc.english and day in doc.digits and len(doc.tokens[day].text) <= 2


def _capital(doc: Doc, i: int) -> bool:
    letter = doc.tokens[i].text[0]
    return not letter.isascii() or letter.isupper()


def is_year(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of four digits without a mark and without a noun, after "in", "since" or the like; of a
    year in words."""
    count = phrase.number
    if phrase.form == YEAR:
        return True
    if phrase.low not in YEARS:
        return False
    if phrase.head or phrase.measure:
        return _is_named_year(doc, phrase)
    length = count.end - count.start
    if length not in (4, 9) and count.high not in YEARS:
        return False
    if count.high is not None or doc.ending_at("year_word", count.first) is not None:
        return True
    return labels_a_count(doc, count.first) or _is_of_an_event(doc, count)


def labels_a_count(doc: Doc, i: int) -> bool:
    """True of "2019 31", «2019: 31», "2019 (31)" in a list by years: token ``i`` is the year, a count of its
    own follows it."""
    if i not in doc.digits or not _is_year_number(doc.tokens[i].text):
        return False
    if i - 1 in doc.digits or i > doc.opens[i] and not doc.pause(i - 1):
        return False
    counted = i + 2 if doc.key(i + 1) in _LABEL_MARKS else i + 1
    return counted in doc.digits


def _is_year_number(digits: str) -> bool:
    return len(digits) == 4 and int(digits) in YEARS


def _is_of_an_event(doc: Doc, count: Number) -> bool:
    """True of "the 2019 collapse": a year before a noun of which no harm is stated."""
    if doc.key(count.first - 1) != THE or count.last >= len(doc.tokens):
        return False
    if doc.tokens[count.last].kind != "w" or count.last in doc.harms:
        return False
    return not doc.any_at(("person", "group", "light", "part_after", "count_noun"), count.last)


def _is_named_year(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «خلال عام 2018 وفاة 47»: the noun behind the year has a number of its own."""
    if not doc.arabic or doc.key(phrase.number.first - 1) not in _YEAR_NOUNS:
        return False
    return doc.number_at(phrase.last)


@needs(grammar="arabic")
def is_weekday(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «يوم الاثنين»: a definite "one" or "two" of a single word, without a noun."""
    count = phrase.number
    if count.form != "word" or count.prefix != AL or phrase.head:
        return False
    return phrase.low in (1, 2) and count.last - count.first == 1


_LAST_HOUR = 2400


@needs("clock")
def is_clock_time(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "2 am", «14 بتوقيت دمشق»: an hour; not of a number right behind a harm."""
    found = doc.starting_at("clock", phrase.number.last)
    if found is None or found.prefix or phrase.form == "vague":
        return False
    if doc.ending_at("earlier", phrase.first):
        return False  # «بعد أن كانت 14 ظهراً»
    return phrase.low <= _LAST_HOUR and phrase.first - 1 not in doc.harms
