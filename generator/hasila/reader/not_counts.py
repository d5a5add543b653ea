"""Why a number is not one of people in a tally: dates, ages, roads, rates and the rest.

The reasons are asked in order; the first that holds is given.
"""

from __future__ import annotations

from collections.abc import Callable

from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.phrases import NumberPhrase

TALLY = "tally"
Reason = Callable[[Doc, NumberPhrase], str]


def kind_of(scene: Doc, phrase: NumberPhrase) -> str:
    """``tally``, or the reason why the number is none."""
    return next((reason for rule in REASONS if (reason := rule(scene, phrase))), TALLY)


def _opening(scene: Doc, phrase: NumberPhrase) -> int:
    """The token at which the number's qualifier begins, or the number itself."""
    found = scene.until("before", phrase.first) or (
        scene.until("range_opens", phrase.first) if phrase.count.high else None
    )
    return found.first if found else phrase.first


def _pattern(scene: Doc, phrase: NumberPhrase) -> str:
    """ "26/2/2019", "2019-02-26", "10:30": digits that a mark glues to other digits."""
    tokens, first, last = scene.tokens, phrase.count.first, phrase.count.last
    after = _glue(scene, last) if last + 1 < len(tokens) and tokens[last + 1].kind == "d" else ""
    before = (
        _glue(scene, first - 1)
        if first > 1 and tokens[first - 2].kind == "d" and not tokens[first].gap
        else ""
    )
    mark = after or before
    return {":": "time", "/": "date", ".": "date", "-": "date", "–": "score"}.get(mark, "")


def _glue(scene: Doc, i: int) -> str:
    token = scene.tokens[i]
    touches = not token.gap and (i + 1 >= len(scene.tokens) or not scene.tokens[i + 1].gap)
    return token.text if token.text in ":/.-–" and touches else ""


def _repeated(scene: Doc, phrase: NumberPhrase) -> str:
    """«وفاتين (2)»: the bracket repeats what the dual has said."""
    noun = (
        scene.until("person", phrase.first)
        if scene.key(phrase.first) == "(" and phrase.count.low == 2
        else None
    )
    return "said twice" if noun and noun.sense.form == "dual" else ""


def _decimal(scene: Doc, phrase: NumberPhrase) -> str:
    return "measure" if phrase.count.low is None and not scene.at("thing", phrase.count.last) else ""


def _percent(scene: Doc, phrase: NumberPhrase) -> str:
    return (
        "percent"
        if scene.key(phrase.count.last) in ("%", "٪") or scene.key(phrase.first - 1) in ("%", "٪")
        else ""
    )


def _money(scene: Doc, phrase: NumberPhrase) -> str:
    return (
        "money"
        if scene.key(phrase.first - 1) in ("$", "€", "£") or scene.key(phrase.count.last) in ("$", "€", "£")
        else ""
    )


def _name(scene: Doc, phrase: NumberPhrase) -> str:
    """ "A4", "COVID-19", "No. 7": a number that is glued to a Latin word, or numbered."""
    i = phrase.count.first
    if i == 0 or scene.tokens[i].kind != "d" or scene.tokens[i].gap:
        return ""
    before = scene.tokens[i - 1]
    if before.kind == "w":
        return "name" if before.text[-1].isascii() else ""
    glued = before.text == "-" and i > 1 and not before.gap and scene.tokens[i - 2].kind == "w"
    return "name" if glued or before.text == "#" else ""


def _telephone(scene: Doc, phrase: NumberPhrase) -> str:
    """ "0945 223 187": no count begins with a zero, nor stands right after other digits."""
    i = phrase.count.first
    if scene.tokens[i].kind != "d" or not phrase.bare:
        return ""
    zero = len(scene.tokens[i].text) > 1 and scene.tokens[i].text[0] in "0٠۰"
    return "hotline" if zero or i > 0 and scene.tokens[i - 1].kind == "d" else ""


def _ordinal(scene: Doc, phrase: NumberPhrase) -> str:
    """ "the 34th", «التاسعة عشرة»."""
    i = phrase.count.last
    if (
        phrase.count.form == "word"
        and (phrase.count.low or 0) % 10 == 0
        and scene.until("ordinal", phrase.count.first)
    ):
        return "ordinal"
    glued = i < len(scene.tokens) and scene.tokens[i].gap == "" and scene.key(i) in ("st", "nd", "rd", "th")
    return "ordinal" if glued else ""


def _month(scene: Doc, phrase: NumberPhrase) -> str:
    """A day of a month; an English month has a capital ("May 3", not "may 3")."""
    if phrase.form == "implicit_one":
        return ""
    after, before = scene.at("month", phrase.count.last), scene.until("month", phrase.count.first)
    i = phrase.count.last
    joined = (
        phrase.bare
        and (phrase.count.low or 99) <= _DAYS
        and scene.key(i) in _DAYS_JOIN
        and i + 1 < len(scene.tokens)
        and scene.tokens[i + 1].kind == "d"
    )
    after = after or (scene.at("month", i + 2) if joined else None) or scene.at("era", i)  # «14 و15 أيلول»
    low = phrase.count.low or 0
    if (
        before
        and low > _DAYS
        and not 1900 <= low <= 2100
        and not (1300 <= low <= 1500 and scene.key(before.last - 1) in _HIJRI)
    ):
        before = None  # «منذ آذار 120 ألفاً»
    for found in (after, before):
        if found and _capital(scene, found.first) and (found is after or not phrase.person):
            return "date"
    return ""


_DAYS = 31
_HIJRI = frozenset(("محرم", "صفر", "رمضان", "شوال", "رجب", "شعبان", "القعده", "الحجه", "الاخره"))
"""Months of the Hijra (the last word of each), whose years are of four digits from 1300 on."""
_DAYS_JOIN = frozenset(("and", "to", "or", "-", "–", "و", "الي", "حتي", "او"))


def _capital(scene: Doc, i: int) -> bool:
    text = scene.tokens[i].text
    return not text[0].isascii() or text[0].isupper()


def _label(scene: Doc, phrase: NumberPhrase) -> str:
    """A noun before the number that makes it a name ("Resolution 1187", «شارع الستين»), where it counts no people."""
    found = scene.until("label", phrase.count.first) or _second_of_two(scene, phrase)
    if (
        found
        and found.sense.name == "number"
        and scene.key(found.last - 1) == "."
        and scene.tokens[phrase.first].kind == "d"
    ):
        return "name"  # "No. 61 puts the infections at …"
    if (
        not found
        or scene.until("earlier", phrase.first)
        or scene.key(phrase.count.first) == "("
        and not _clock_label(scene, found)
        or phrase.person
        or phrase.what
        or phrase.form in ("dual", "implicit_one", "vague")
    ):
        return ""
    indefinite = phrase.form == "word" and scene.lexicon.grammar == "arabic" and phrase.count.prefix != "ال"
    if indefinite and found.sense.name not in ("age", "magnitude", "date"):
        return ""
    if _colon_before(scene, phrase) or found.prefix == "و" and phrase.head:
        return ""
    marked = phrase.count.last - phrase.count.first > 1
    if (
        found.sense.name == "date"
        and scene.key(found.last - 1) in _YEARS
        and (marked or (phrase.count.low or 0) < 1000)
    ):
        return ""  # «الأمن العام 23», «منذ مطلع السنة 1.146»
    return "name" if found.sense.name == "number" else found.sense.name


def _clock_label(scene: Doc, found: Match) -> bool:
    """«الساعة (6)», «رقم (12)»: behind a place a number in brackets counts those harmed there."""
    return scene.lexicon.grammar == "arabic" and (
        found.sense.name in ("time", "resolution") or scene.key(found.last - 1) in ("رقم", "الرقم", "برقم")
    )


_YEARS = frozenset(("العام", "عام", "السنه", "سنه", "لعام"))


def _labelled(scene: Doc, phrase: NumberPhrase) -> str:
    """ "near Crater 1", «المدرج 27», «من طراز 17»: bare digits right behind a name, or a noun of which no harm is told."""
    i = phrase.count.first
    if (
        not phrase.bare
        or phrase.count.form != "digit"
        or _opening(scene, phrase) != i
        or scene.tokens[i].kind != "d"
    ):
        return ""
    at = i - 2 if scene.key(i - 1) == "ال" else i - 1
    placed = (
        scene.lexicon.grammar == "english"
        and scene.key(at - 1) in _AT
        and at - 1 > scene.opens[i]
        and not scene.pause(at - 2)
    )
    if at <= scene.opens[i] or not _nameless(scene, at) or _told_next(scene, phrase) and not placed:
        return ""
    named = (
        _is_name(scene, at)
        if scene.lexicon.grammar == "english"
        else at < i - 1 or scene.key(at).startswith("ال")
    )
    named = named or scene.tokens[at].text.isascii() and scene.tokens[at].text.isupper()
    named = named or len(scene.key(at)) == 1 and scene.key(at) not in "وaبكلفi"  # «المبنى ج 4»
    noun = named or scene.key(at - 1) in _AT or scene.key(at)[:1] == "ب"
    near = range(max(scene.opens[i], i - _BESIDE), at) if scene.lexicon.grammar == "arabic" else ()
    numbered = (
        scene.at("number", phrase.last) is not None
        or phrase.last < len(scene.tokens)
        and scene.tokens[phrase.last].kind == "d"
    )
    return (
        "name" if noun and (numbered or not any(j in scene.harms for j in near)) else ""
    )  # «توفي في القسم 6 تسعة رضع»


_BESIDE = 6
"""Words within which a verb of harm may have its number behind a place: «قتل في القصف 12»."""
_AT = frozenset(
    (
        "at",
        "in",
        "on",
        "near",
        "off",
        "from",
        "to",
        "the",
        "by",
        "of",
        "على",
        "علي",
        "في",
        "من",
        "الي",
        "عند",
        "قرب",
        "عن",
    )
)


def _is_name(scene: Doc, at: int) -> bool:
    return scene.tokens[at].text[0].isupper() and ":" not in scene.marks


def _nameless(scene: Doc, at: int) -> bool:
    """Whether token ``at`` is a word of no table that speaks of people, harm, time or counting."""
    token = scene.tokens[at]
    if (
        token.kind != "w"
        or scene.at("vague", at)
        or scene.lexicon.numbers(token.key)
        or token.key.endswith("ed")
    ):
        return False
    ends = (
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
    return (
        not any(scene.until(kind, at + 1) for kind in ends)
        and not scene.at("stopword", at)
        and not scene.at("speech", at)
    )


def _told_next(scene: Doc, phrase: NumberPhrase) -> bool:
    """Whether a verb follows of which the bare number is the subject."""
    i = phrase.last
    return (
        scene.at("light", i) is not None
        or any(at in scene.harms for at in scene.forward(i, 3))
        or scene.at("part_after", i) is not None
    )


def _second_of_two(scene: Doc, phrase: NumberPhrase) -> Match | None:
    """ "Wards 3 and 4", "aged 8 and 11", «القرارين 12 و14»: the label of the first holds for the second."""
    i = phrase.count.first
    for _ in range(_LISTED):
        if scene.key(phrase.last) == "in" and scene.at("label", phrase.last + 1):
            return None  # "7 new infections in Ward 3 and 2 in Ward 11"
        joined = (
            i > 1
            and scene.key(i - 1) in ("and", "or", "to", "و", "-", ",", "،")
            and scene.tokens[i - 2].kind == "d"
        )
        if not joined or not phrase.bare:
            return None
        i -= 2
        found = scene.until("label", i)
        if found and (found.sense.name == "age" or scene.key(phrase.count.first - 1) not in (",", "،")):
            return found
    return None


_LISTED = 5
"""Numbers of a list ("aged 8, 31 and 60") that share the label of the first."""


def _colon_before(scene: Doc, phrase: NumberPhrase) -> bool:
    return scene.key(phrase.first - 1) == ":"


def _year(scene: Doc, phrase: NumberPhrase) -> str:
    """A year: four digits without a mark and without a noun, after "in", "since" or the like."""
    text = scene.text[phrase.count.start : phrase.count.end]
    low = phrase.count.low
    years = phrase.count.high is not None and 1900 <= phrase.count.high <= 2100
    if (
        low is None
        or len(text) not in (4, 9)
        and not years
        or phrase.head
        or phrase.what
        or not 1900 <= low <= 2100
    ):
        return ""
    return "date" if scene.until("year_word", phrase.count.first) or phrase.count.high else ""


def _definite(scene: Doc, phrase: NumberPhrase) -> str:
    """«يوم الاثنين», «أسرة واحدة»: a definite number word, or "one" after a noun, counts only with the noun that it agrees with."""
    count = phrase.count
    alone = phrase.bare or phrase.unknown
    if (
        alone
        and count.low == 1
        and scene.lexicon.grammar == "arabic"
        and scene.key(count.first) in ("واحده", "واحد")
        and _adjective(scene, count.first)
    ):
        return "name"
    if alone and scene.key(count.first) in ("احد", "احدي") and scene.key(count.last).startswith("ال"):
        return "name"  # «في أحد الفصائل»
    if count.form != "word" or count.prefix != "ال" or phrase.head:
        return ""
    small = count.low in (1, 2) and count.last - count.first == 1
    return "date" if small else "name" if scene.key(count.first - 1).startswith("ال") else ""


def _adjective(scene: Doc, i: int) -> bool:
    """Whether «واحد» at token ``i`` says of the word before it that it is one («من أسرة واحدة»)."""
    before = scene.tokens[i - 1] if i else None
    known = (
        i - 1 in scene.harms
        or i - 1 in scene.qualifying
        or scene.at("light", i - 1)
        or scene.until("part_before", i)
    )
    return (
        before is not None
        and before.kind == "w"
        and not known
        and not scene.at("part_after", i + 1)
        and scene.key(i + 1) != "من"
    )


def _numbered(scene: Doc, phrase: NumberPhrase) -> str:
    """«رقم الطوارئ هو 133», "the number to call is 112"."""
    if not phrase.bare or scene.tokens[phrase.first].kind != "d":
        return ""
    said = any(scene.at("number_of", at) for at in _back(scene, phrase.first, 5))
    return "hotline" if said else ""


def _back(scene: Doc, first: int, reach: int) -> list[int]:
    """The tokens before a phrase, back to a comma or a number."""
    near = []
    for at in scene.backward(first, reach):
        if scene.pause(at) and scene.key(at) != ":" or scene.tokens[at].kind == "d":
            break
        near.append(at)
    return near


def _clock(scene: Doc, phrase: NumberPhrase) -> str:
    found = scene.at("clock", phrase.count.last)
    hour = phrase.form != "vague" and (phrase.count.low or 0) <= 2400 and phrase.first - 1 not in scene.harms
    return "time" if found and found.prefix == "" and hour else ""


def _age(scene: Doc, phrase: NumberPhrase) -> str:
    """ "12-year-old", "a girl of six", "aged 6"."""
    if scene.at("age_after", phrase.last) or scene.at("age_after", phrase.count.last):
        return "age"
    i = phrase.count.first
    if phrase.bare and (
        _inserted_age(scene, phrase) or _inserted_ages(scene, phrase) or _ages_joined(scene, phrase)
    ):
        return "age"
    if phrase.bare and scene.key(i - 1) in ("under", "over", "below", "above") and _bounded(scene, i - 1):
        return "age"
    of_a_person = scene.key(i - 1) == "of" and phrase.bare and _single_person(scene, i - 1)
    return "age" if of_a_person else ""


def _inserted_age(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "the skipper, 44, tested positive": between two commas behind one person."""
    i, last = phrase.count.first, phrase.count.last
    if (
        scene.key(i - 1) != ","
        or last >= len(scene.tokens)
        or scene.key(last) not in (",", ".")
        or (phrase.count.low or 999) > _OLDEST
    ):
        return False
    one = scene.until("person", i - 1)
    return (
        one is not None
        and one.sense.form == "singular"
        and not one.sense.what
        and scene.lexicon.grammar == "english"
    )


def _inserted_ages(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "two brothers, 9 and 11, were killed": two ages between commas behind two people."""
    i, last = phrase.count.first, phrase.count.last
    first = i if scene.key(last) == "and" else i - 2
    closed = (
        scene.key(first - 1) == "," and scene.key(first + 1) == "and" and scene.key(first + 3) in (",", ".")
    )
    people = (
        scene.until("person", first - 1)
        if closed and all(scene.tokens[at].kind == "d" for at in (first, first + 2))
        else None
    )
    return (
        people is not None
        and not people.sense.what
        and scene.key(people.first - 1) in ("two", "both", "sons", "daughters", "his", "her", "their")
    )


_OLDEST = 110


def _ages_joined(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "six and nine years old": the first of two ages."""
    i = phrase.count.last
    return (
        scene.key(i) in ("and", "or", "to")
        and (
            scene.at("number", i + 1) is not None
            or i + 1 < len(scene.tokens)
            and scene.tokens[i + 1].kind == "d"
        )
        and scene.at("age_after", i + 2) is not None
    )


def _bounded(scene: Doc, i: int) -> bool:
    """Whether people are named right before "under" or "over" («children under 5», but not "wounded over 50")."""
    people = scene.until("person", i)
    if people is not None:
        return people.sense.form != "adjective"
    return scene.until("part_after", i) is not None or scene.key(i - 1) in _COUNTED


_COUNTED = frozenset(
    (
        "are",
        "were",
        "is",
        "was",
        "all",
        "half",
        "third",
        "thirds",
        "quarter",
        "quarters",
        "most",
        "mostly",
        "many",
        "those",
    )
)
"""What "under five" may say of: "nearly half under five"."""


def _single_person(scene: Doc, i: int) -> bool:
    found = scene.until("person", i)
    return (
        found is not None
        and found.sense.form == "singular"
        and found.sense.name in ("children", "women", "men")
    )


def _thing(scene: Doc, phrase: NumberPhrase) -> str:
    if phrase.bare and (_number_of_things(scene, phrase) or _some_of_things(scene, phrase)):
        return "thing"
    share = (
        phrase.bare
        and scene.key(phrase.count.first) in _SHARES
        and phrase.count.last - phrase.count.first == 1
    )
    if share and scene.key(phrase.count.last).startswith("ال"):
        return "fraction"  # «خُمس السكان»: five would be counted without «ال»
    if phrase.person and scene.key(phrase.last - 1) == "احياء" and not _alive(scene, phrase):
        return "place"
    return phrase.head.sense.name if phrase.head and phrase.head.sense.kind == "thing" else ""


def _number_of_things(scene: Doc, phrase: NumberPhrase) -> bool:
    """«قدّر المجلس عدد البيوت المهدمة بـ40», "the number of houses burnt rose to 300"."""
    for at in scene.backward(phrase.first, 8):
        noun = (
            at + 2
            if scene.key(at) == "number" and scene.key(at + 1) == "of"
            else at + 1
            if scene.key(at).removeprefix("و") == "عدد"
            else 0
        )
        if noun:
            thing = scene.at("thing", noun)
            return (
                thing is not None
                and thing.prefix in ("", "ال")
                and scene.at("person", noun) is None
                and thing.first not in scene.harms
            )
        if scene.pause(at) or scene.tokens[at].kind == "d":
            return False
    return False


def _some_of_things(scene: Doc, phrase: NumberPhrase) -> bool:
    """«تضرر 26 مرفقا، خرج أربعة منها عن الخدمة»: of the things that were counted last."""
    if scene.lexicon.grammar != "arabic" or scene.key(phrase.last) not in ("منها", "منه"):
        return False
    for at in scene.backward(phrase.first, 10):
        if scene.at("person", at):
            return False
        thing = scene.at("thing", at)
        if (
            thing
            and not thing.prefix
            and (scene.tokens[at - 1].kind == "d" or scene.lexicon.may_count(scene.key(at - 1)))
        ):
            return at > scene.opens[at]
    return False


_SHARES = frozenset(("خمس", "سبع", "تسع", "عشر", "ثمان"))


def _alive(scene: Doc, phrase: NumberPhrase) -> bool:
    """Whether «أحياء» are people found alive: the word of rescue stands right before; else quarters of a town."""
    return (
        any(
            at in scene.harms and scene.harms[at].sense.what in ("rescued", "missing")
            for at in scene.backward(phrase.first, 4)
        )
        and scene.key(phrase.first - 1) not in ("في", "من", "علي", "الي")
        or _found_alive(scene, phrase)
    )


def _found_alive(scene: Doc, phrase: NumberPhrase) -> bool:
    """«عثرت دورية بعد ستة أيام على أحد عشر أحياء»."""
    return scene.key(phrase.first - 1) == "علي" and any(
        scene.key(at).endswith(("عثر", "عثرت", "عثرو", "عثروا")) for at in scene.backward(phrase.first, 9)
    )


def _rate(scene: Doc, phrase: NumberPhrase) -> str:
    """ "6 patients a day", «لكل 10 آلاف نسمة»."""
    before = scene.until("rate_before", _opening(scene, phrase)) or scene.until("rate_before", phrase.first)
    if before or _one_in_ten(scene, phrase) or _per_so_many(scene, phrase):
        return "rate"
    return "rate" if any(_is_rate(scene, at) for at in _near(scene, phrase.last, 3)) else ""


def _per_so_many(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "deaths per 1,000 births fell from 31 to 22", «الوفيات لكل ألف ولادة»: the bare numbers that follow."""
    if not phrase.bare:
        return False
    for at in scene.backward(phrase.first, 9):
        if scene.key(at) in ("per", "لكل"):
            return True
        if scene.pause(at) and scene.key(at) not in ("(", ")"):
            return False
    return False


def _one_in_ten(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "three in ten patients": both numbers."""
    if scene.lexicon.grammar != "english" or (phrase.count.low or 0) > 100:
        return False
    i, last = phrase.count.first, phrase.count.last
    last = phrase.last if phrase.person else last
    whole = last + 1 + (scene.key(last + 1) == "every")
    of_deaths = bool(phrase.what) and scene.key(whole + 1) == "("  # "three (3) deaths in four (4) districts"
    alone = phrase.bare or phrase.person and (phrase.count.low or 0) <= 10 and _ends_phrase(scene, whole + 1)
    first = (
        alone
        and not of_deaths
        and scene.key(last) == "in"
        and _is_number(scene, whole)
        and not scene.at("thing", last + 2)
    )
    counts = phrase.person or phrase.of_group or scene.at("part_after", last) is not None
    one = scene.until("person", i - 1) if scene.key(i - 1) == "in" and phrase.bare else None
    share = one is not None and _is_number(scene, one.first - 1)  # "one child in three"
    counts = counts or scene.key(last) == "of"
    second = share or scene.key(i - 1) == "in" and _is_number(scene, i - 2) and counts
    thing = phrase.head is not None and phrase.head.sense.kind == "thing"
    return (first or second) and not thing


def _ends_phrase(scene: Doc, i: int) -> bool:
    """Whether no noun follows: "one child in three among them", not "five people in three villages"."""
    return (
        i >= len(scene.tokens)
        or scene.tokens[i].kind == "p"
        or any(scene.at(kind, i) for kind in ("stopword", "light", "part_after", "harmless_after"))
    )


def _is_number(scene: Doc, i: int) -> bool:
    """Whether token ``i`` is a small number: a year is none ("killed 12 in 2019")."""
    digits = 0 <= i < len(scene.tokens) and scene.tokens[i].kind == "d" and len(scene.tokens[i].text) < 4
    return digits or scene.at("number", i) is not None


def _is_rate(scene: Doc, at: int) -> bool:
    """Whether a rate begins with the token: not of "killed in a week" nor of «في الأسبوع الخامس»."""
    found = scene.at("rate_after", at)
    after = scene.key(found.last) if found else ""
    numbered = (
        found is not None
        and found.last < len(scene.tokens)
        and scene.tokens[found.last].kind == "d"
        and scene.key(found.first) in ("في", "in")
    )  # «في الأسبوع 17»
    return (
        found is not None
        and not numbered
        and scene.key(at - 1) not in _SPANS
        and not after.startswith("ال")
        and after not in ("earlier", "before", "later", "ago", "after", "نفسه", "نفسها", "ذاته", "ذاتها")
    )


_SPANS = frozenset(("in", "within", "for", "over", "during", "under", "about", "than", "of"))
"""Words after which "a week" is a span of time."""


def _near(scene: Doc, last: int, reach: int) -> list[int]:
    """The tokens after a phrase, up to a comma or a number."""
    near = []
    for at in scene.forward(last, reach):
        if scene.pause(at) or scene.tokens[at].kind == "d" or scene.at("number", at):
            break
        near.append(at)
    return near


def _difference(scene: Doc, phrase: NumberPhrase) -> str:
    """ "a rise of 40": how much a toll has changed."""
    return "difference" if scene.until("difference", _opening(scene, phrase)) else ""


def _out_of(scene: Doc, phrase: NumberPhrase) -> str:
    """ "12 out of 40", "17 of 60 patients": the number that the first is taken from."""
    i = phrase.count.first
    if (
        phrase.bare
        and phrase.count.low == 1
        and scene.key(i - 1) in _BEING
        and scene.key(phrase.last) == "of"
        and _is_number(scene, phrase.last + 1)
    ):
        return "name"  # "she was one of nine killed" counts the nine
    if (
        scene.key(i - 1) == "of"
        and _is_number(scene, i - 2)
        and phrase.form != "vague"
        and not (scene.key(i - 2) == "one" and scene.key(i - 3) in _BEING)
    ):
        return "whole"
    if scene.key(i - 1) in ("the", "its", "their") and _is_share(scene, i - 2) and not phrase.what:
        return "whole"
    part = scene.until("thing", i - 1) if scene.key(i - 1) == "من" and not phrase.what else None
    if part and part.sense.name in ("percent", "fraction"):
        return "whole"  # «40 في المئة من 2100 لاجئ»
    if _of_a_body(scene, phrase):
        return "whole"
    if phrase.bare and scene.key(i - 1) in ("من", "of") and _of_things(scene, i - 1):
        return "whole"
    if (phrase.bare or phrase.unknown and scene.at("other_verb", phrase.count.last)) and _things_first(
        scene, phrase
    ):
        return "thing"
    if _whose_harm(scene, phrase):
        return ""
    told = (
        phrase.last in scene.harms
        and scene.lexicon.grammar == "arabic"
        and scene.key(phrase.last).endswith("وا")
    )  # «من أصل 62 طفلا أخرجوا»
    return "whole" if scene.until("out_of", _opening(scene, phrase)) and not phrase.what and not told else ""


def _whose_harm(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "the death of their twelve colleagues", "demanding news of their seventeen colleagues": no part of a whole."""
    found = scene.until("out_of", _opening(scene, phrase))
    if found is None or scene.key(found.first) != "of" or found.last - found.first != 2:
        return False
    at = found.first
    return scene.key(at - 1) in _TIDINGS or any(
        i in scene.harms and scene.harms[i].last in (at, at + 1) for i in range(at - 3, at)
    )


_TIDINGS = frozenset(("news", "word", "sign", "trace", "fate", "whereabouts"))
_BEING = frozenset(("was", "is", "been", "being", "be", "as"))


def _of_a_body(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "one in 90 of the mine's 6,000 employees": all that there are; not of "the death of the ship's 14 crew"."""
    i = phrase.count.first
    if phrase.what or not scene.key(i - 1).endswith("'s") or scene.lexicon.grammar != "english":
        return False
    of = next((at for at in scene.backward(i - 1, 4) if scene.key(at) == "of"), None)
    return (
        of is not None
        and of > scene.opens[i]
        and not any(at in scene.harms and scene.harms[at].last >= of for at in range(of - 3, of + 1))
    )


def _of_things(scene: Doc, of: int) -> bool:
    """«11 محلية من 18», "nine districts of 14": the whole of a number of things, or of a noun that no list knows."""
    thing = scene.until("thing", of)
    first = thing.first if thing else of - 1
    known = first in scene.harms or scene.until("person", of) is not None
    return not known and _is_number(scene, first - 1)


def _things_first(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "Of the 40 houses, 31 were burnt", «من أصل 210 أسرّة لم يبق سوى 38»: the sentence begins with the things that are told of."""
    opening = scene.opens[phrase.first]
    whole = scene.at("whole_before", opening) or scene.at("out_of", opening)
    if whole is None or phrase.first - whole.first > _INTRODUCED:
        return False
    for at in scene.forward(whole.last, 5):
        if scene.at("person", at) or at in scene.harms or at >= phrase.first:
            return False
        if scene.at("thing", at):
            return _is_number(scene, at - 1)
    return False


_INTRODUCED = 16
"""Words from the things named first to the number of some of them."""


def _is_share(scene: Doc, of: int) -> bool:
    """ "a third of the 600 inmates", "most of the 40"."""
    share = scene.until("thing", of) if scene.key(of) == "of" else None
    return (
        share is not None
        and share.sense.name in ("fraction", "percent")
        or scene.key(of) == "of"
        and scene.key(of - 1) in ("most", "some", "half")
    )


def _denied(scene: Doc, phrase: NumberPhrase) -> str:
    """ "none of the 48", «نفى مقتل 12»: nothing is counted."""
    opening = _opening(scene, phrase)
    denied = scene.until("negation", opening)
    if _not_done(scene, opening):
        return "denied"
    if (
        denied
        and not (scene.key(denied.first) == "اي" and denied.first and scene.pause(denied.first - 1))
        or phrase.count.low == 1
        and scene.key(phrase.first - 1) in ("not", "no")
    ):
        return "denied"
    if scene.key(opening - 1) == "الا" and not any(
        scene.key(at).removeprefix("و") in ("لم", "لا", "ما", "لن", "ان") for at in scene.backward(opening, 9)
    ):
        return "denied"  # «قضى جميع الركاب إلا اثنين»
    if scene.key(phrase.first) == "احد" and any(
        scene.at("negation", at) for at in scene.backward(phrase.first, 3)
    ):
        return "denied"
    for at in scene.backward(phrase.first, 9) if scene.begins["denial"] else ():
        if scene.at("denial", at) and at not in scene.harms:  # «سُحبت امرأتان على قيد الحياة»
            return "denied"
        if scene.pause(at):
            break
    return ""


def _not_done(scene: Doc, opening: int) -> bool:
    """«لم يُقتل 19 شخصا»: but who has not been found or has not survived counts."""
    harm = next(
        (
            scene.harms[at]
            for at in range(opening - 3, opening)
            if at in scene.harms and scene.harms[at].last == opening
        ),
        None,
    )
    if scene.key(opening - 1) in ("يصب", "تصب") and scene.key(opening - 2).removeprefix("و") in ("لم", "لن"):
        return True
    return (
        harm is not None
        and scene.key(harm.first - 1).removeprefix("و") in ("لم", "لن")
        and harm.sense.what in ("killed", "injured", "detained", "displaced")
    )


def _harmless(scene: Doc, phrase: NumberPhrase) -> str:
    """People who are counted but not harmed: inhabitants, passengers on board, voters."""
    if _room_for(scene, phrase) or _of_a_parent(scene, phrase) or _in_court(scene, phrase):
        return "not harmed"
    if phrase.of_group and scene.until("recovers", _opening(scene, phrase)):
        return "not harmed"  # «شفي 198 من المصابين»
    if phrase.what:
        return ""
    before = _said_harmless(scene, phrase) and not _some_live(scene, phrase) and not _with_some(scene, phrase)
    if before and not _harmed_next(scene, phrase):
        return "not harmed"
    part = scene.at("part_after", phrase.last) or scene.at("part_after", phrase.count.last)
    after = (
        None
        if part
        else next(
            (
                found
                for at in _near(scene, phrase.last, 2)
                if (found := scene.at("harmless_after", at)) and not _harm_in(scene, at, found.last)
            ),
            None,
        )
    )
    return "not harmed" if after and not _harm_befalls(scene, phrase, after) else ""


def _of_a_parent(scene: Doc, phrase: NumberPhrase) -> bool:
    """«قُتل أب لستة أطفال», "a mother of three children": whose parent died, not they."""
    of = (
        scene.key(phrase.first - 1) == "of"
        and phrase.first - 1
        or (phrase.first if phrase.count.prefix == "ل" else 0)
    )
    parent = (
        scene.until("person", of)
        if of and phrase.head is not None and phrase.head.sense.name == "children"
        else None
    )
    return parent is not None and parent.sense.form == "singular" and parent.sense.name in ("men", "women")


def _in_court(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "convicted two guards of the murder of 21", «أدانت المحكمة أربعة شرطيين بقتل تسعة»: the first are not harmed."""
    opening = _opening(scene, phrase)
    said = scene.until("accused", opening)
    if said is None and scene.lexicon.grammar == "arabic":  # the court or the prosecutor stands between
        near = (
            at
            for at in scene.backward(opening, 5)
            if scene.at("accused", at)
            or at in scene.harms
            or scene.tokens[at].kind != "w"
            or scene.key(at)[:1] == "ب"
        )
        said = scene.at("accused", next(near, -1))
    return said is not None


def _some_live(scene: Doc, phrase: NumberPhrase) -> bool:
    """«يعيش 640 ألفاً منهم في 318 مخيماً»: where some of those told of live now, whatever befell them."""
    return (
        scene.at("part_after", phrase.last) is not None
        and scene.at("dwells", _opening(scene, phrase) - 1) is not None
    )


def _with_some(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "8,834 cases, with 56 of the latter still in hospital": some of those just counted."""
    some = scene.at("part_after", phrase.last)
    return (
        some is not None
        and scene.key(some.first) == "of"
        and scene.key(_opening(scene, phrase) - 1) == "with"
    )


def _harm_in(scene: Doc, at: int, last: int) -> bool:
    """Whether the words go on to a harm («يعيشون في الخيام»)."""
    as_lost = scene.key(last) == "as" and last + 1 in scene.harms  # "registered as missing"
    return as_lost or at in scene.harms and scene.harms[at].last > last


def _room_for(scene: Doc, phrase: NumberPhrase) -> bool:
    """«ثلاجة تتسع لـ12 جثة», "a morgue designed for 80 bodies": what there is room for, whatever it is."""
    i = _opening(scene, phrase)
    found = next((one for at in (i, phrase.first) if (one := scene.until("room_for", at))), None)
    if found:
        return not (
            phrase.what and scene.key(found.first - 1) in ("لا", "لم", "not", "cannot")
        )  # «لا تكفي 145 مصاباً»
    for at in scene.backward(i, 5) if scene.begins["room_for"] and scene.lexicon.grammar == "arabic" else ():
        if scene.at("room_for", at):
            return True
        shelter = at in scene.harms and scene.key(at) == "الماوي"  # «طاقة المأوى 800 شخص»
        if scene.pause(at) or scene.tokens[at].kind == "d" or at in scene.harms and not shelter:
            return False
    return False


def _inhabitants(scene: Doc, phrase: NumberPhrase) -> str:
    """ "12,000 inhabitants", «11 ألف نسمة»: they live there, unless the harm touches them («شرّد 11 ألف نسمة»)."""
    head = phrase.head
    if head is None or not scene.at("inhabitants", head.last - 1) or phrase.of_group:
        return ""  # «3200 من سكان القرى» are some of them
    opening = _opening(scene, phrase)
    governed = any(
        at in scene.harms and scene.harms[at].last == opening for at in range(opening - 4, opening)
    )
    governed = (
        governed or _rescued_by(scene, opening) or scene.key(opening - 1) in ("اي", "يعادل", "يوازي")
    )  # «350 عائلة، أي قرابة 1900 نسمة»
    return "" if governed or _harmed_next(scene, phrase) else "inhabitants"


def _rescued_by(scene: Doc, opening: int) -> bool:
    """«أنزل رجال الإطفاء 15 ساكنا», «أجلت فرق الإنقاذ 40 ساكنا»: the subject stands between."""
    for kind in ("person", "group"):
        subject = scene.until(kind, opening)
        if subject and any(
            at in scene.harms
            and scene.harms[at].last == subject.first
            and scene.harms[at].sense.what in ("rescued", "displaced")
            for at in range(subject.first - 3, subject.first)
        ):
            return True
    return False


def _harm_befalls(scene: Doc, phrase: NumberPhrase, after: Match) -> bool:
    """ "killed all 41 people on board", "41 people on board were killed"."""
    if scene.key(after.last) in ("were", "was", "are") and any(
        at in scene.harms for at in scene.forward(after.last + 1, 3)
    ):
        return True
    for at in scene.forward(after.last, 5):  # "eleven pupils aboard the boat were hurt"
        if scene.key(at) in ("were", "was", "had", "have", "has") and any(
            i in scene.harms for i in scene.forward(at + 1, 3)
        ):
            return True
        if at in scene.harms and scene.key(at).endswith("وا") and not scene.harms[at].prefix:
            return True  # «الـ144 الذين كانوا على متنها قضوا جميعاً»
        if scene.pause(at) or scene.tokens[at].kind == "d":
            break
    opening = _opening(scene, phrase)
    return any(
        at in scene.harms
        and scene.harms[at].sense.rule != "leaves"
        and scene.harms[at].last == opening - (scene.key(opening - 1) in ("all", "the", "جميع"))
        for at in range(opening - 4, opening)
    )


def _size_of_place(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "the camp of 47,000": how many live there."""
    of = _opening(scene, phrase) - 1
    place = scene.until("thing", of) if scene.key(of) == "of" and (phrase.bare or phrase.person) else None
    return place is not None and place.sense.name in ("place", "building", "vehicle")


def _said_harmless(scene: Doc, phrase: NumberPhrase) -> bool:
    if scene.until("earlier", phrase.first) and not _votes_against(scene, phrase):
        return False  # "318 have died, compared with 290 …"
    if _size_of_place(scene, phrase):
        return True
    if _votes_against(scene, phrase):
        return True
    doers = scene.key(phrase.first - 2) in ("الذي", "التي") and scene.key(phrase.first - 1).endswith(
        ("ه", "ها", "هم")
    )
    if doers or _in_relative(scene, phrase):  # «الشغب الذي أخمده 800 شرطي»
        return True
    size = scene.until("harmless_number", phrase.first)
    if size:
        whose = scene.until("person", size.first)
        harmed = whose is not None and bool(whose.sense.what)  # «الموقوفين البالغ عددهم 212»
        return not harmed and not any(
            scene.key(at) in _ALL and scene.key(at - 1) != "من" for at in scene.backward(phrase.first, 8)
        )
    part = scene.until("part_before", phrase.first)
    if part and (scene.until("harmless_before", part.first) or _houses(scene, part)):
        return True
    if any(_unharming(scene, phrase, at) for at in (_opening(scene, phrase), phrase.first)) or _holds(
        scene, phrase
    ):
        return True
    for at in (
        scene.backward(phrase.first, 12)
        if scene.begins["harmless_count"] and not says(scene, _opening(scene, phrase))
        else ()
    ):
        if scene.at("harmless_count", at):
            return True
        if scene.pause(at) or at in scene.harms or scene.tokens[at].kind == "d":
            return False
    return False


def _votes_against(scene: Doc, phrase: NumberPhrase) -> bool:
    """«بأغلبية 134 نائبا مقابل 29»."""
    return scene.key(phrase.first - 1) == "مقابل" and any(
        scene.key(at) in ("باغلبيه", "صوتا", "صوت", "اصوات", "بموافقه")
        for at in scene.backward(phrase.first, 6)
    )


def says(scene: Doc, opening: int) -> bool:
    """«يتحدث السكان عن 40»: who says the number is not counted by it."""
    about = scene.key(opening - 1) in ("عن", "ب") or scene.until("said_again", opening) is not None
    return about and any(scene.at("says", at) for at in scene.backward(opening, 6))


def _in_relative(scene: Doc, phrase: NumberPhrase) -> bool:
    """«منجم روسك الذي يعمل فيه 430 شخصاً»: the subject of a relative clause whose verb harms no one."""
    return any(
        scene.at("other_verb", at)
        and at not in scene.harms
        and (
            scene.key(at - 1) in ("الذي", "التي", "الذين")
            or scene.key(at + 1) in _IN_IT
            and at + 1 < phrase.first
        )
        for at in scene.backward(_opening(scene, phrase), 3)
    )


_IN_IT = frozenset(
    ("فيه", "فيها", "فيهما", "به", "بها", "اليه", "اليها", "عليه", "عليها", "منه", "منها", "له", "لها")
)
"""«مسيرة شارك فيها نحو ألفي شخص»: what ends a relative clause that has no «الذي»."""


def _unharming(scene: Doc, phrase: NumberPhrase, at: int) -> bool:
    """Whether words of people who are not harmed end before token ``at``; not of «قضى على متنه 29», nor "and the remaining 10"."""
    found = scene.until("harmless_before", at)
    if found is None or scene.key(found.last - 1) == "took" and scene.key(phrase.last - 1) == "prisoners":
        return False
    lost = (at for at in scene.backward(found.first, 6) if at in scene.harms or scene.pause(at))
    if (
        scene.lexicon.grammar == "arabic"
        and (at := next(lost, -1)) in scene.harms
        and scene.key(at).removeprefix("و") in _NO_TRACE
        and any(
            scene.at("thing", i) and scene.at("thing", i).sense.name == "vehicle"
            for i in range(at + 1, found.first)
        )
    ):
        return False  # «فُقد قارب على متنه 60 مهاجراً»
    household = scene.key(found.first).startswith(("مولف", "مكون")) and scene.key(found.first - 1).endswith(
        ("عايله", "اسره", "طاقم")
    )
    crew = (household or scene.key(found.first).startswith(("المولف", "المكون"))) and any(
        i in scene.harms for i in scene.backward(found.first, 5)
    )
    if crew:
        return False  # «أنقذ خفر السواحل طاقم السفينة المؤلف من 14 بحاراً»
    harmed = scene.lexicon.grammar == "arabic" and any(
        i in scene.harms and scene.harms[i].last == found.first and scene.harms[i].sense.what == "killed"
        for i in range(found.first - 3, found.first)
    )
    return not harmed and not (
        phrase.bare and scene.key(found.last - 1) == "remaining" and scene.key(found.first - 1) == "and"
    )


_NO_TRACE = frozenset(("فقد", "فقدت", "اختفي", "اختفت", "فقدان", "اختفاء"))


def _houses(scene: Doc, part: Match) -> bool:
    """«مدرسة تضم 430 تلميذا»: a place includes those who are in it; a toll includes its parts."""
    where = scene.until("thing", part.first)
    verb = scene.key(part.last - 1)[part.skip :]
    return (
        verb in ("تضم", "يضم", "تشمل", "includes", "included")
        and where is not None
        and where.sense.name in ("building", "vehicle", "place", "thing")
    )


def _holds(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "The cell block, designed for 180, held 407": how many are in it."""
    verb = _opening(scene, phrase) - 1
    if scene.key(verb) not in ("held", "holds", "took", "takes", "contained", "contains"):
        return False
    where = scene.until("thing", verb)
    return (
        scene.key(verb - 1) == ","
        or where is not None
        and where.sense.name in ("building", "vehicle", "place")
    )


_ALL = frozenset(("جميع", "كل", "كافه", "all"))
"""Of «جميع الركاب البالغ عددهم 41» all are harmed, of «ثلث السجناء البالغ عددهم 600» not so many."""


def _harmed_next(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "with 12 people killed": the harm right after it outweighs the word before it."""
    near = _near(scene, phrase.last, 3)
    if scene.lexicon.grammar == "arabic":
        near = [
            at
            for at in near
            if at in scene.harms and scene.harms[at].sense.rule == "after" or scene.key(at).endswith("وا")
        ]
    return any(
        at in scene.harms and scene.key(at - 1) not in ("and", "و") and not scene.at("part_before", at + 1)
        for at in near
    )


def _unknown(scene: Doc, phrase: NumberPhrase) -> str:
    """ "in 16 townships": a noun that no list knows, behind a word of place, is one of places."""
    place = phrase.unknown and not phrase.what and scene.key(_opening(scene, phrase) - 1) in _PLACES
    return "unknown" if place else ""


_PLACES = frozenset(
    ("in", "at", "across", "near", "through", "throughout", "over", "على", "علي", "في", "عبر")
)

REASONS: tuple[Reason, ...] = (
    _pattern,
    _repeated,
    _percent,
    _money,
    _name,
    _telephone,
    _ordinal,
    _age,
    _month,
    _label,
    _labelled,
    _numbered,
    _year,
    _definite,
    _clock,
    _thing,
    _decimal,
    _rate,
    _difference,
    _out_of,
    _denied,
    _inhabitants,
    _harmless,
    _unknown,
)
"""The reasons in the order in which they are asked."""
