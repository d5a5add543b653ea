"""The figures of a text in a language that is data alone: numbers, what they count, whom, and whose part
each is.

No word of a language stands here. The order is that of the rules of a language: a number is first asked
whether it is one of people at all (``not_counts``), then for its measure (``measures``, the first rule
that finds one), its whole (``parts``) and its group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hasila.model.data_class import dataclass
from hasila.reader.digits import YEARS
from hasila.reader.operators import is_calculated, is_signed
from hasila.reader.ruled.doc import CountedPhrase, Entry, RuledDoc
from hasila.reader.ruled.numbers import RuledNumber
from hasila.reader.ruled.patterns import Caught
from hasila.reader.ruled.words import Rule, words_of_language


@dataclass(frozen=True, slots=True)
class RuledFigure:
    """A figure: its phrase, the code points it takes, its upper end, qualifier, measure, group, whole,
    reasons."""

    phrase: CountedPhrase
    start: int
    end: int
    value_max: int | None
    qualifier: str
    measure: str
    who: str
    parent: int | None
    why: tuple[str, ...]


def ruled_figures(text: str, language: str) -> tuple[RuledFigure, ...]:
    """The figures of people harmed or rescued in ``text``, in its order."""
    doc = RuledDoc.of(text, words_of_language(language))
    phrases = [phrase for phrase in _phrases(doc) if phrase.number.low]
    counted = [phrase for phrase in phrases if not _first(doc, "not_counts", phrase)]
    return tuple(_figures(doc, counted))


# Numbers with their nouns


_ADJECTIVES = 3
"""Words between a number and its noun."""


def _phrases(doc: RuledDoc) -> Iterator[CountedPhrase]:
    skip = -1
    digits = frozenset(i for i, token in enumerate(doc.tokens) if token.kind == "d")
    for index, number in enumerate(doc.numbers):
        if number.first < skip or _states_none(doc, digits, number):
            continue
        number = _ranged(doc, number, doc.numbers[index + 1 : index + 2])
        phrase = _with_noun(doc, number)
        skip = phrase.last
        yield phrase
    yield from _possessed(doc)


def _states_none(doc: RuledDoc, digits: frozenset[int], number: RuledNumber) -> bool:
    """True of a number in words that another one touches ("cinq six personnes"), and of digits that are
    calculated with: together they state none.

    A year is not counted, what follows it is: "en deux mille dix-neuf onze personnes".
    """
    if number.first in digits:
        return is_calculated(doc.key, digits, number.first, number.last) or is_signed(
            doc.tokens, number.first
        )
    if number.form != "word":
        return False
    following, before = doc.in_number.get(number.last), doc.in_number.get(number.first - 1)
    if following is not None and following.form == "word":
        return True
    return before is not None and before.form == "word" and before.low not in YEARS


def _ranged(doc: RuledDoc, number: RuledNumber, following: Sequence[RuledNumber]) -> RuledNumber:
    """The number with its other end: "35 à 50", "entre 35 et 50"; as it is where no range is written."""
    second = following[0] if following else None
    if second is None or second.low <= number.low or number.form in ("vague", "implicit_one"):
        return number
    between = doc.at("range_joins", number.last)
    opened = doc.until("range_opens", number.first) is not None
    needs_opening = doc.at("range_joins_opened", number.last)
    joined = between or (needs_opening if opened else None)
    if joined is None or joined.last != second.first or doc.until("came_from", number.first):
        return number
    return number._replace(low=_in_its_scale(doc, number, second), last=second.last, high=second.low)


def _in_its_scale(doc: RuledDoc, first: RuledNumber, second: RuledNumber) -> int:
    """The first end of a range, in the scale that is said once for both ("12 à 15 mille"); 0 where it may be
    meant ("12 à 15 000")."""
    said = doc.words.numbers.values.get(doc.key(second.last - 1), 1)
    if said >= _THOUSAND and first.low < _THOUSAND and first.low * said < second.low:
        return first.low * said
    left_out = second.form == "digit" and second.last - second.first > 1
    return 0 if left_out and first.low > 1 and first.low * _THOUSAND < second.low else first.low


_THOUSAND = 1000


def _with_noun(doc: RuledDoc, number: RuledNumber) -> CountedPhrase:
    """The phrase with the noun behind the number, past "de" and adjectives; "N des M nouns" is one."""
    bare = CountedPhrase(number, number.first, number.last)
    at = number.last
    qualifier = doc.at("after_number", at)
    at = qualifier.last if qualifier else at
    partitive = doc.at("some_of", at)
    if partitive:
        return _some_of(doc, bare, partitive)
    link = doc.at("noun_link", at)
    if link and (number.form in ("vague", "about") or _is_scaled(doc, number)):
        at = link.last
    for _ in range(_ADJECTIVES):
        noun = doc.at("person", at) or doc.at("thing", at)
        if noun:
            kept = _agrees(noun, number)
            return replace(bare, last=noun.last, noun=noun) if kept else bare
        adjective = doc.at("adjective", at)
        if adjective is None:
            break
        at = adjective.last
    unknown = _may_be_noun(doc, at)
    return replace(bare, last=at + 1, known=False) if unknown else bare


def _is_scaled(doc: RuledDoc, number: RuledNumber) -> bool:
    return number.low >= 1_000_000 and doc.tokens[number.last - 1].kind == "w"


def _agrees(noun: Entry, number: RuledNumber) -> bool:
    """True of a noun that may be counted by the number: of "one" a singular."""
    if noun.sense.kind == "thing" or number.low != 1:
        return True
    return not noun.sense.plural


def _some_of(doc: RuledDoc, bare: CountedPhrase, partitive: Entry) -> CountedPhrase:
    """The phrase of "huit des quatorze membres", "trois de leurs institutrices"; "of them" is left to the
    parts."""
    at = partitive.last
    number = doc.in_number.get(at)
    at = number.last if number else at
    noun = doc.at("person", at)
    return replace(bare, last=noun.last, noun=noun) if noun else bare


_SHORTEST = 3


def _may_be_noun(doc: RuledDoc, i: int) -> bool:
    """True of a word that no class knows: a noun that is not listed."""
    if not 0 <= i < len(doc.tokens) or doc.tokens[i].kind != "w" or len(doc.key(i)) < _SHORTEST:
        return False
    return not any(i in entries for entries in doc.starts.values())


def _possessed(doc: RuledDoc) -> Iterator[CountedPhrase]:
    """The persons who are someone's and have no number: "sa mère", "leur maître"."""
    for i, article in doc.starts.get("possessive", {}).items():
        noun = doc.at("person", article.last)
        if noun and not noun.sense.plural:
            number = RuledNumber(i, article.last, 1, None, "implicit_one")
            yield CountedPhrase(number, i, noun.last, noun)


# What is said of a number


def _first(doc: RuledDoc, stage: str, phrase: CountedPhrase) -> tuple[Rule, list[Caught]] | None:
    """The first rule of the stage whose pattern and conditions hold, and what it caught."""
    for rule in doc.words.rules.get(stage, ()):
        if not _conditions_hold(rule.says, phrase):
            continue
        caught = doc.matches(rule.pattern, phrase)
        if caught is not None:
            return rule, caught
    return None


def _conditions_hold(says: Mapping[str, str], phrase: CountedPhrase) -> bool:
    """True where the phrase is such as the rule is for, by its ``of``."""
    condition = _CONDITIONS.get(says.get("of", ""))
    return condition is None or condition(phrase)


def _is_thing(phrase: CountedPhrase) -> bool:
    return phrase.noun is not None and phrase.noun.sense.kind == "thing"


def _is_person(phrase: CountedPhrase) -> bool:
    return phrase.noun is not None and phrase.noun.sense.kind == "person"


def _is_unknown(phrase: CountedPhrase) -> bool:
    return not phrase.known


def _is_bare(phrase: CountedPhrase) -> bool:
    return phrase.bare


def _states_no_measure(phrase: CountedPhrase) -> bool:
    return not phrase.measure


def _may_be_year(phrase: CountedPhrase) -> bool:
    number = phrase.number
    return phrase.bare and number.form == "digit" and number.low in YEARS


_CONDITIONS = {
    "bare": _is_bare,
    "thing": _is_thing,
    "unknown": _is_unknown,
    "person": _is_person,
    "no-measure": _states_no_measure,
    "year": _may_be_year,
}
"""What ``of`` in a rule says of the phrases that it is for."""


def _figures(doc: RuledDoc, phrases: Sequence[CountedPhrase]) -> Iterator[RuledFigure]:
    figures: list[RuledFigure] = []
    ordered = sorted(phrases, key=lambda phrase: phrase.first)
    for index, phrase in enumerate(ordered):
        parent, part = _parent(doc, phrase, figures)
        measure, why = _measure(doc, phrase, figures, parent, ordered[index + 1 : index + 1 + _LISTED])
        if not measure or phrase.number.form == "implicit_one" and not _counts_one(doc, phrase, why, figures):
            continue
        if parent is not None and not part and measure != figures[parent].measure:
            parent = None
        figures.append(_figure(doc, phrase, figures, parent, measure, why))
    yield from figures


def _figure(
    doc: RuledDoc,
    phrase: CountedPhrase,
    figures: Sequence[RuledFigure],
    parent: int | None,
    measure: str,
    why: str,
) -> RuledFigure:
    qualifier, top = _qualifier(doc, phrase)
    who = _who(doc, phrase, figures, parent)
    start = doc.tokens[phrase.first].start
    end = doc.tokens[phrase.last - 1].end
    return RuledFigure(phrase, start, end, top, qualifier, measure, who, parent, (why,))


def _qualifier(doc: RuledDoc, phrase: CountedPhrase) -> tuple[str, int | None]:
    """The name of the qualifier that touches the number, and the upper end where one is printed."""
    number = phrase.number
    if number.form == "vague":
        return "unspecified_plural", None
    if number.high is not None:
        return "range", number.high
    found = (
        doc.until("before_number", phrase.first)
        or _qualified_behind(doc, number.last)
        or _qualified_behind(doc, phrase.last)
    )
    if found is None:
        return ("about" if number.form == "about" else "exact"), None
    return found.sense.name, number.low if found.sense.name == "less_than" else None


def _qualified_behind(doc: RuledDoc, at: int) -> Entry | None:
    """The qualifier behind a number, unless it is that of the next: "318 morts et plus de 900 blessés"."""
    found = doc.at("after_number", at)
    if found is None:
        return None
    words = range(found.first, found.last)
    others = (doc.at("before_number", word) for word in words)
    return None if any(other and other.last > found.last for other in others) else found


# The measure


_REACH = 24
"""Words around a number in which its harm is looked for."""


def _measure(
    doc: RuledDoc,
    phrase: CountedPhrase,
    figures: Sequence[RuledFigure],
    parent: int | None,
    following: Sequence[CountedPhrase],
) -> tuple[str, str]:
    """The measure and why; ("", "") where none is stated."""
    said = _first(doc, "measures", phrase)
    if said and said[0].says.get("measure"):
        found = said[0].says["measure"]
        if found == "before":
            return (figures[-1].measure, said[0].id) if figures else ("", "")
        if found != "found":
            return found, said[0].id
        caught = next((one for one in said[1] if one.kind in ("harm", "person")), None)
        entry = doc.at(caught.kind, caught.first) if caught else None
        if entry and entry.sense.measure:
            return entry.sense.measure, said[0].id
    behind = _behind(doc, phrase, following)
    ended = behind is not None and _ends_state(doc, phrase, behind)
    if phrase.measure and not ended:
        return phrase.measure, "noun"
    if behind:
        return behind.sense.measure, f"behind: {_words(doc, behind)}"
    if parent is not None:
        return figures[parent].measure, "as its whole"
    before = _before(doc, phrase)
    if before and (phrase.known or before.last >= phrase.first - _TOUCHING):
        return before.sense.measure, f"before: {_words(doc, before)}"
    if phrase.bare and figures and _goes_on(doc, figures[-1], phrase):
        return figures[-1].measure, "as the figure before it"
    return "", ""


_STATES = ("detained", "missing", "injured", "cases", "displaced")
_ENDINGS = ("killed", "rescued")
_NEAR = 4
"""Words from a noun of a state to the verb that ends it."""


def _ends_state(doc: RuledDoc, phrase: CountedPhrase, harm: Entry) -> bool:
    """True of a death or a rescue right behind those whose noun says a state that can end: "33 otages ont été
    libérés"."""
    if phrase.measure not in _STATES or harm.sense.measure not in _ENDINGS:
        return False
    between = range(phrase.last, harm.first)
    if len(between) > _NEAR or any(map(doc.pauses, between)):
        return False
    return not any(doc.at("list_joint", at) for at in between)


_TOUCHING = 3
"""Words from a harm to a number whose noun is not known."""


def _words(doc: RuledDoc, entry: Entry) -> str:
    return doc.text[doc.tokens[entry.first].start : doc.tokens[entry.last - 1].end]


_LISTED = 6
"""Most members of a list behind its first of whom a verb tells."""


def _behind(doc: RuledDoc, phrase: CountedPhrase, following: Sequence[CountedPhrase]) -> Entry | None:
    """The harm that is said behind the phrase in its clause, past a list and inserted parts."""
    i, joined, inserted = phrase.last, phrase.last, False
    coming = {other.first: other for other in following}
    while i < min(len(doc.tokens), phrase.last + _REACH) and not doc.ends_sentence(i):
        other = coming.get(i)
        if other:
            if not inserted and not _listed(doc, joined, i):
                return None
            i = joined = other.last
            continue
        inserted = inserted or doc.at("part_open", i) is not None
        harm = doc.at("harm", i)
        if harm:
            taken = any(harm.last == _qualified_first(doc, one) for one in following) and _takes_next(
                doc, harm
            )
            return None if taken else harm
        if _ends_clause(doc, i, inserted):
            return None
        i += 1
    return None


def _ends_clause(doc: RuledDoc, i: int, inserted: bool) -> bool:
    """True where with token ``i`` something else is told than of the number before it."""
    if doc.at("other_verb", i) or doc.at("new_clause", i):
        return True
    if not doc.pauses(i) or doc.key(i) in ("(", ")") or inserted:
        return False
    return doc.at("harm", i + 1) is None and not _list_goes_on(doc, i)


def _takes_next(doc: RuledDoc, harm: Entry) -> bool:
    """True of a harm that takes what follows it ("a tué 12"): no form of "be" stands before it."""
    return doc.until("auxiliary", harm.first) is None


def _qualified_first(doc: RuledDoc, phrase: CountedPhrase) -> int:
    qualifier = doc.until("before_number", phrase.first)
    return qualifier.first if qualifier else phrase.first


def _listed(doc: RuledDoc, last: int, i: int) -> bool:
    """True where only words of a list stand between two members of it."""
    return all(_is_of_list(doc, at) for at in range(last, i))


_OF_LIST = ("list_joint", "adjective", "before_number")


def _is_of_list(doc: RuledDoc, at: int) -> bool:
    """True of a pause, a joint, and the words before the noun of a number."""
    if doc.pauses(at):
        return True
    return any(doc.at(kind, at) for kind in _OF_LIST)


def _list_goes_on(doc: RuledDoc, i: int) -> bool:
    """True where a number follows the comma: the next member of a list."""
    qualifier = doc.at("before_number", i + 1)
    return (qualifier.last if qualifier else i + 1) in doc.in_number


def _before(doc: RuledDoc, phrase: CountedPhrase) -> Entry | None:
    """The nearest harm before the phrase in its sentence; a verb of no harm and a new clause end the
    search."""
    for i in range(phrase.first, max(0, phrase.first - _REACH), -1):
        harm = doc.until("harm", i)
        if harm:
            return harm
        if doc.ends_sentence(i - 1) or doc.until("other_verb", i) or doc.until("contrast", i):
            return None
    return None


def _goes_on(doc: RuledDoc, before: RuledFigure, phrase: CountedPhrase) -> bool:
    """True of a bare number behind an earlier figure of its sentence, in which nothing else is told."""
    first = before.phrase.last
    if phrase.first - first > _REACH or not doc.together(first, phrase.first):
        return False
    return not any(doc.at("other_verb", at) for at in range(first, phrase.first))


def _counts_one(doc: RuledDoc, phrase: CountedPhrase, why: str, figures: Sequence[RuledFigure]) -> bool:
    """True of "un mort", and of one person whom the harm touches or who stands in a list of figures."""
    if phrase.noun is None:
        return doc.at("them", phrase.last) is not None
    if phrase.measure or _first(doc, "ones", phrase):
        return True
    if not figures:
        return False
    if doc.until("list_joint", phrase.first):
        return True
    comma = phrase.first - 1
    return doc.key(comma) == "," and figures[-1].phrase.last == comma


# Parts


def _parent(doc: RuledDoc, phrase: CountedPhrase, figures: Sequence[RuledFigure]) -> tuple[int | None, bool]:
    """The index of the figure that it is some of, and whether words mark it so."""
    if not figures:
        return None, False
    said = _first(doc, "parts", phrase)
    if said:
        return _holding(figures, phrase), True
    last = figures[-1]
    if last.parent is not None and _joined(doc, last, phrase):
        return last.parent, False
    return None, False


_NEAREST = 12
"""Figures before a part among which its whole is looked for."""


def _holding(figures: Sequence[RuledFigure], phrase: CountedPhrase) -> int | None:
    """The nearest figure that can hold so many and is no part; else the nearest that can."""
    near = range(max(0, len(figures) - _NEAREST), len(figures))
    fit = [i for i in near if figures[i].phrase.number.low >= phrase.number.low]
    whole = [i for i in fit if figures[i].parent is None]
    held = whole or fit
    return held[-1] if held else None


def _joined(doc: RuledDoc, last: RuledFigure, phrase: CountedPhrase) -> bool:
    """True where the list of parts goes on: no harm, verb or new clause stands between two members."""
    first = _qualified_first(doc, phrase)
    between = range(last.phrase.last, first)
    if not doc.together(last.phrase.last, first) or len(between) > _LIST:
        return False
    if any(doc.at(kind, at) for at in between for kind in ("harm", "other_verb", "new_clause")):
        return False
    return doc.until("list_joint", first) is not None or doc.key(first - 1) == ","


_LIST = 8
"""Words between two members of a list of parts."""


# The group


def _who(doc: RuledDoc, phrase: CountedPhrase, figures: Sequence[RuledFigure], parent: int | None) -> str:
    """The narrowest group that is stated: by the noun, beside it, by the whole, by the figure before it."""
    if phrase.who and phrase.who != "people":
        return phrase.who
    said = _first(doc, "groups", phrase)
    if said:
        caught = next((one for one in said[1] if one.kind == "person"), None)
        entry = doc.at("person", caught.first) if caught else None
        if entry and entry.sense.who not in ("", "any", "people"):
            return entry.sense.who
    if phrase.who:
        return phrase.who
    if phrase.bare and figures and doc.until("earlier", phrase.first):
        return figures[-1].who
    if parent is not None:
        return figures[parent].who
    aboard = _inherited(doc, phrase, figures)
    return aboard or "people"


_INHERITED = (
    "migrants",
    "soldiers",
    "medical staff",
    "fighters",
    "students",
    "regime forces",
    "jihadists",
    "rescuers",
)


def _inherited(doc: RuledDoc, phrase: CountedPhrase, figures: Sequence[RuledFigure]) -> str:
    """The group of the figure before, for a bare number and for a noun of harm alone."""
    neutral = phrase.bare or phrase.noun is not None and phrase.noun.sense.who == "any"
    if not neutral or not figures or phrase.number.form == "vague":
        return ""
    before = figures[-1]
    near = phrase.first - before.phrase.last <= 2 * _REACH
    return before.who if near and before.who in _INHERITED else ""
