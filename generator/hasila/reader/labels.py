"""Numbers that are part of a name: roads, resolutions, weeks, wards, telephone numbers."""

from __future__ import annotations

from hasila.reader.around import opening_of, words_before
from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.needs import needs
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.particles import AL, BA, COMMAS, ED, IN
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("labels")

_THIS, _TIMES = _CLASSES.set("this"), _CLASSES.set("times")
_JOINING = _CLASSES.set("joining")
_YEAR_WORDS = _CLASSES.set("year_words")
_TOTALS = _CLASSES.set("totals")
_AT = _CLASSES.set("at")
"""Words before the name of a place."""
_LETTERS_OF_GRAMMAR = _CLASSES.set("letters_of_grammar")
"""Single letters that are words by themselves, or glued to a number."""


def label_reason(doc: Doc, phrase: NumberPhrase) -> str:
    """The reason that a noun before the number gives ("Resolution 1187", «شارع الستين»); "" where there is
    none."""
    labels = doc.ends["label"]
    if not labels or _behind_this_time(doc, phrase.number.first):
        return ""
    found = labels.get(phrase.number.first) or _label_of_first(doc, phrase)
    if found is None and doc.arabic:
        found = _road(doc, phrase)
    if found is None:
        return ""
    reason = "name" if found.entry.name == "number" else found.entry.name
    return "" if any(rule(doc, phrase, found) for rule in _NO_LABEL) else reason


def _behind_this_time(doc: Doc, i: int) -> bool:
    """True of «هذا الأسبوع 14»: a time that is pointed at has no number."""
    return doc.key(i - 2) in _THIS and doc.key(i - 1) in _TIMES and not doc.starting_at("month", i + 1)


def _label_of_first(doc: Doc, phrase: NumberPhrase) -> Match | None:
    """The label of the first number of a list, which holds for the next: "Wards 3 and 4", "aged 8 and 11",
    «القرارين 12 و14»."""
    if not phrase.bare or _has_own_label(doc, phrase):
        return None
    i = phrase.number.first
    behind_comma = doc.key(i - 1) in COMMAS
    for _ in range(_LISTED):
        if i - 2 not in doc.digits or doc.key(i - 1) not in _JOINING:
            return None
        i -= 2
        found = doc.ending_at("label", i)
        if found and (found.entry.name == "age" or not behind_comma):
            return found
    return None


def _road(doc: Doc, phrase: NumberPhrase) -> Match | None:
    """The road of «على الطريق الدولي 8»: an adjective stands between the noun and its number."""
    i = phrase.number.first
    if i not in doc.digits or not phrase.bare or not doc.key(i - 1).startswith(AL):
        return None
    road = doc.ending_at("label", i - 1)
    definite = road is not None and doc.key(road.last - 1).startswith(AL)
    return road if road and definite and road.entry.name == "road" else None


_LISTED = 5
"""Numbers of a list ("aged 8, 31 and 60") that share the label of the first."""


def _has_own_label(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "7 new infections in Ward 3 and 2 in Ward 11"."""
    if doc.key(phrase.last) != IN:
        return False
    return doc.starting_at("label", phrase.last + 1) is not None


def _counts_people(doc: Doc, phrase: NumberPhrase, label: Match) -> bool:
    if phrase.person or phrase.measure:
        return True
    return phrase.uncounted or phrase.form == "vague"


def _in_bracket(doc: Doc, phrase: NumberPhrase, label: Match) -> bool:
    """True of a number in brackets behind a place; not of «الساعة (6)», «رقم (12)»."""
    if doc.key(phrase.number.first) != "(":
        return False
    if not doc.arabic:
        return True
    return label.entry.name not in ("time", "resolution", "number")


def _is_no_year(doc: Doc, phrase: NumberPhrase, label: Match) -> bool:
    """True of «الأمن العام 23», «منذ مطلع السنة 1.146»: too small for a year, or written with a mark."""
    if label.entry.name != "date" or doc.key(label.last - 1) not in _YEAR_WORDS:
        return False
    marked = phrase.number.last - phrase.number.first > 1
    return marked or phrase.low < 1000


_NO_LABEL = (
    _in_bracket,
    _counts_people,
    _is_no_year,
)
"""Where a number is none of a name, though the word of a label stands before it."""


_HIJRI_YEARS = range(1300, 1501)


def behind_name(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "near Crater 1", «المدرج 27», «من طراز 17»: bare digits behind a name, or a noun of which no
    harm is stated."""
    i = phrase.number.first
    if i not in doc.digits or not _digits_alone(doc, phrase):
        return False
    at = _word_before(doc, i)
    if _behind_this_time(doc, i):
        return False
    if doc.ending_at("month", i) and phrase.low not in _HIJRI_YEARS or doc.starting_at("reaches", at):
        return False  # «حتى 21 تشرين الثاني 4576», «منذ الاتفاق بلغ 505»
    if at <= doc.opens[i] or not _says_nothing(doc, at):
        return False
    if _told_next(doc, phrase.last) and not _behind_place_word(doc, at):
        return False
    if not _is_name(doc, at, phrase) and not _names_a_place(doc, at):
        return False
    return doc.number_at(phrase.last) or not _harm_near(doc, i, at)  # «توفي في القسم 6 تسعة رضع»


def _word_before(doc: Doc, i: int) -> int:
    """The token before token ``i``, past an article that is written apart («الـ12»)."""
    article = doc.key(i - 1) == AL
    return i - 2 if article else i - 1


def _digits_alone(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of digits without a noun and without a qualifier before them."""
    if phrase.number.form != "digit" or not phrase.bare:
        return False
    return opening_of(doc, phrase) == phrase.number.first


_BESIDE = 6
"""Words within which a verb of harm may have its number behind a place: «قتل في القصف 12»."""


def _harm_near(doc: Doc, i: int, at: int) -> bool:
    """True where an Arabic harm stands close before the name at token ``at`` and the number at token
    ``i``."""
    if not doc.arabic:
        return False
    near = range(max(doc.opens[i], i - _BESIDE), at)
    return doc.any_harm(near)


def _behind_place_word(doc: Doc, at: int) -> bool:
    """True of an English name behind "in", "near" or the like inside its clause."""
    place_word = at - 1
    if not doc.english or doc.key(place_word) not in _AT:
        return False
    return place_word > doc.opens[at] and not doc.pause(place_word - 1)


def _names_a_place(doc: Doc, at: int) -> bool:
    if doc.key(at).startswith(BA):
        return True
    return doc.key(at - 1) in _AT


def _is_name(doc: Doc, at: int, phrase: NumberPhrase) -> bool:
    """True where token ``at`` is a name: with a capital or an article, an abbreviation, a letter («المبنى ج
    4»)."""
    text, key = doc.tokens[at].text, doc.keys[at]
    if len(key) == 1 and key not in _LETTERS_OF_GRAMMAR:
        return True
    if text.isascii() and text.isupper():
        return True
    if doc.english:
        return text[0].isupper() and ":" not in doc.marks
    return at < phrase.number.first - 1 or key.startswith(AL) and not _is_listed_place(doc, at)


def _is_listed_place(doc: Doc, at: int) -> bool:
    """True of «المرج 12، الدير 7» behind a colon: a place with its number."""
    if not doc.arabic or doc.key(at - 1) not in (":", "،", ","):
        return False
    return doc.mark_before(":", at, _LIST) >= 0


_LIST = 60
"""Words of a list of places behind a colon."""


_TELLING = (
    "person",
    "harm",
    "count_noun",
    "part_before",
    "part_after",
    "earlier",
    "before",
    "light",
    "brings",
    "after",
    "turn",
    "split",
    "clock",
    "group",
    "counting",
)
"""Tables of words that speak of people, harm, time or counting."""


def _says_nothing(doc: Doc, at: int) -> bool:
    """True where token ``at`` is a word of no table that speaks of people, harm, time or counting."""
    if doc.tokens[at].kind != "w":
        return False
    key = doc.keys[at]
    if key.endswith(ED) or key in _TOTALS or doc.lexicon.numbers(key):
        return False
    if doc.any_at(("vague", "stopword", "speech"), at):
        return False
    return not doc.any_until(_TELLING, at + 1)


def _told_next(doc: Doc, i: int) -> bool:
    """True where a verb of which the bare number is the subject follows from token ``i`` on."""
    if doc.starting_at("light", i) or doc.starting_at("part_after", i):
        return True
    return doc.any_harm(doc.forward(i, 3))


@needs("number_of")
def is_hotline(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «رقم الطوارئ هو 133», "the number to call is 112"."""
    if phrase.first not in doc.digits or not doc.mentions("number_of"):
        return False
    return phrase.bare and doc.among("number_of", words_before(doc, phrase.first, 5))
