"""The nouns without a number that count someone: «بينهم طفل» does, "a witness said" does not."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.reader.appositions import apposition_of
from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.number_phrase import NO_GROUP, NumberPhrase
from hasila.reader.particles import AL, AND, AND_OR_COMMA, BA, COMMAS, ENGLISH_AND, LAM, OF, WAW
from hasila.reader.single_subjects import is_verb, past_age
from hasila.reader.tally_context import TallyContext, covered_by
from hasila.reader.unnumbered_arabic import counts_in_arabic
from hasila.reader.unnumbered_english import counts_in_english
from hasila.reader.unnumbered_words import BODIES, EVENTS, THEIRS, speaks
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("unnumbered")

_PAUSES_OF_LIST = (WAW, "،")


def counted(doc: Doc, phrases: Sequence[NumberPhrase]) -> tuple[NumberPhrase, ...]:
    """The phrases without those that have no number and count no one."""
    kept: list[NumberPhrase] = []
    covered = covered_by(phrases)
    for index, phrase in enumerate(phrases):
        before = kept[-1] if kept else None
        place = TallyContext(doc, phrases, covered, index, phrase)
        if before and _says_more(doc, phrase, before):
            kept[-1] = phrase
        elif not phrase.uncounted or _in_members(place, kept) or _counts(place, before):
            kept.append(phrase)
    return tuple(kept)


def _completes(doc: Doc, phrase: NumberPhrase, kept: Sequence[NumberPhrase]) -> bool:
    """True of the builder and the infant of "five people died: three old men who were ill, a builder who fell
    in his yard, and an infant"."""
    if not phrase.person or phrase.measure or not _begins_member(doc, phrase):
        return False
    listed = phrase.low
    for before in reversed(kept[-_MEMBERS:]):
        if not doc.together(before.last, phrase.first):
            return False
        if doc.key(before.last) == ":":
            return listed <= before.low and before.person and before.last < kept[-1].first
        listed += before.low
    return False


def _in_members(place: TallyContext, kept: Sequence[NumberPhrase]) -> bool:
    """True of one of the list behind a number and a colon."""
    return _completes(place.doc, place.phrase, kept) or bool(kept) and _opens_members(place, kept[-1])


def _opens_members(place: TallyContext, before: NumberPhrase) -> bool:
    """True of the man of «توفي مواطنان: رجل جرفته المياه، وامرأة انهار عليها سقف»: those behind the colon are
    as many as the number before it."""
    doc, phrase = place.doc, place.phrase
    if doc.key(before.last) != ":" or phrase.first != before.last + 1 or phrase.measure:
        return False
    if not phrase.person or not (before.person or before.bare):
        return False
    listed = phrase.low
    for other in place.following(_MEMBERS):
        if not doc.together(phrase.first, other.first) or listed >= before.low:
            break
        if other.person and other.joined:
            listed += other.low
    return listed == before.low > phrase.low


_MEMBERS = 6
"""Members of a list behind a colon."""


def _begins_member(doc: Doc, phrase: NumberPhrase) -> bool:
    """True behind a comma, and with "and"."""
    if doc.arabic:
        return phrase.joined and doc.pause(phrase.first - 1)
    if doc.key(phrase.first - 1) == ENGLISH_AND:
        return True
    return doc.key(phrase.first - 1) == ","


def _counts(place: TallyContext, before: NumberPhrase | None) -> bool:
    """True where the noun counts someone; ``before`` is the last phrase that counts."""
    doc, phrase = place.doc, place.phrase
    if _is_for_them(doc, phrase) or _is_someones_body(doc, phrase):
        return False
    if phrase.form == "dual":
        return before is None or not _repeats(phrase, before)
    if _is_case_of_death(doc, phrase):
        return True
    if _is_apposed(doc, phrase, before) or any(rule(doc, phrase) for rule in _COUNTING_NO_ONE):
        return False
    if before and _says_who(doc, phrase, before):
        return False
    if _named_as_part(doc, phrase, before) or before and _is_among_them(doc, phrase, before):
        return True
    if before and (_inside_list(place, before) or _joins(doc, phrase, before)):
        return True
    return counts_in_arabic(place) if doc.arabic else counts_in_english(place)


def _says_who(doc: Doc, phrase: NumberPhrase, before: NumberPhrase) -> bool:
    """True of the woman of "one of them, a pregnant woman, died": she is the one already counted."""
    if before.low != 1 or phrase.first - before.last > _FAR:
        return False
    theirs = doc.starting_at("part_after", before.last) if before.bare else None
    if theirs and theirs.last == phrase.first and doc.key(theirs.first) == OF:
        return True  # "two people, one of them a child, were hit"
    found = apposition_of(doc, before)
    return found is not None and found.first == phrase.first


def _is_case_of_death(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «أسفر عن حالة وفاة», «سُجلت حالة وفاة»: one case that an event has brought."""
    if not doc.starting_at("case_noun", phrase.first) or phrase.number.prefix:
        return False
    of_harm = doc.harms.get(phrase.last) or doc.harms.get(phrase.last - 1)
    if of_harm is None or of_harm.entry.measure != "killed":
        return False
    if doc.ending_at("brings", phrase.first):
        return True
    subject = doc.backward(phrase.first - 1, _SUBJECT)
    return doc.starting_at("leads", phrase.first - 1) is not None and doc.among("brings_about", subject)


_SUBJECT = 4
"""Words from a verb such as «أسفر» past its subject to «عن»."""


def _is_for_them(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of a noun with «لـ» right behind "of them"."""
    if phrase.number.prefix != LAM:
        return False
    return doc.ending_at("part_after", phrase.first) is not None


def _is_someones_body(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «جثة امرأة», «جثتا طفلين»: the next noun is the one that is counted."""
    if phrase.head is None or doc.key(phrase.last - 1)[phrase.head.skip :] not in BODIES:
        return False
    whose = doc.starting_at("person", phrase.last)
    return whose is not None and not whose.prefix.endswith(AL)


def _repeats(phrase: NumberPhrase, before: NumberPhrase) -> bool:
    """True of the second of two duals that touch: it says what the first is."""
    touches = before.last == phrase.first and not phrase.number.prefix
    return touches and before.form == "dual"


def _is_event(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the noun stands for a harm, not for a person."""
    head = phrase.head
    if head is None:
        return True
    noun = doc.key(head.last - 1).removeprefix(head.prefix)
    return noun in EVENTS


def _is_someones_harm(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «حالتهم», «إصابته»: the harm of those already counted."""
    if not phrase.measure or phrase.head is None:
        return False
    if phrase.head.entry.form == "possessed":
        return True
    return doc.arabic and doc.key(phrase.last - 1).endswith(_OF_THEM)


_OF_THEM = THEIRS[1:]


def _is_half_of_both(doc: Doc, phrase: NumberPhrase) -> bool:
    """The second word of «قتيلاً وجريحاً»."""
    harm = doc.harms.get(phrase.first - 1)
    if harm is None or harm.last <= phrase.first:
        return False
    return harm.entry.measure == "killed_and_injured"


def _is_of_an_attack(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «قصف مدفعي», «هجوم انتحاري»: what attack it was."""
    return doc.arabic and doc.key(phrase.first) in _OF_ATTACKS and _is_attack(doc, phrase.first - 1)


def _is_attack(doc: Doc, at: int) -> bool:
    return doc.starting_at("attack", at) is not None


_OF_ATTACKS = _CLASSES.set("of_attacks")
_COUNTING_NO_ONE = (_is_of_an_attack, _is_event, _is_someones_harm, _is_half_of_both)


def _named_as_part(doc: Doc, phrase: NumberPhrase, before: NumberPhrase | None) -> bool:
    """True of «بينهم طفل», "including a child"; not of "one of them a child", where "one" is the number."""
    if phrase.number.prefix:
        return False
    colon = doc.key(phrase.first - 1) == ":"
    found = doc.ending_at("part_before", phrase.first - 1 if colon else phrase.first)
    if found is None:
        return False
    one_of_them = doc.key(found.first) == OF and doc.number_at(found.first - 1)
    return not one_of_them and not _of_two_others(doc, found, before)


def _is_among_them(doc: Doc, phrase: NumberPhrase, before: NumberPhrase) -> bool:
    """True of "six civilians, a child among them": a comma behind the number, and "among them" behind the
    noun."""
    comma = phrase.first - 1
    if doc.arabic or doc.key(comma) != "," or not doc.together(before.last, comma):
        return False
    if comma - before.last > _FAR:
        return False
    if doc.key(phrase.last) == ENGLISH_AND:
        return any(_among_them_from(doc, at) for at in doc.forward(phrase.last + 1, _NEXT))
    return _among_them_from(doc, past_age(doc, phrase.last))


_NEXT = 5
"""Words of the second of two of whom "among them" is said."""


def _among_them_from(doc: Doc, i: int) -> bool:
    return doc.key(i) == _AMONG and doc.starting_at("part_after", i) is not None


_AMONG = _CLASSES.word("among")


def _is_apposed(doc: Doc, phrase: NumberPhrase, before: NumberPhrase | None) -> bool:
    """True of the porter of "a fifth victim, a porter, died": who the one was that was just named."""
    if doc.arabic or before is None or before.form != "implicit_one" or before.last != phrase.first - 1:
        return False
    behind = past_age(doc, phrase.last)  # "a father of four"
    if doc.key(before.last) != "," or doc.key(behind) != ",":
        return False
    return is_verb(doc, behind + 1)


def _says_more(doc: Doc, phrase: NumberPhrase, before: NumberPhrase) -> bool:
    """True of the waitress of "a third survivor, a waitress, was lifted out": she is named by her group."""
    if phrase.name in NO_GROUP or before.name not in NO_GROUP:
        return False
    if doc.key(phrase.last) == OF:
        return False  # "the crane driver, a father of four, died"
    return phrase.uncounted and _is_apposed(doc, phrase, before)


def _of_two_others(doc: Doc, found: Match, before: NumberPhrase | None) -> bool:
    """True of «هجومين أحدهما انتحاري»: one of two, where no two people were counted before."""
    if not doc.starting_at("of_two", found.first):
        return False
    return before is None or before.low != 2


def _joins(doc: Doc, phrase: NumberPhrase, before: NumberPhrase) -> bool:
    """True of «22 طالباً وطالبتان ومعلم», "35 people and a child": the next member of a list."""
    last = doc.past("after", before.last)
    if phrase.joined:
        return _is_theirs(doc, phrase, before) or _joins_with_waw(doc, phrase, before, last)
    last = _past_part(doc, last)
    if doc.ending_at("together", phrase.first):
        return phrase.first - last <= _FAR and doc.any_harm(range(before.last, phrase.first))
    if _joins_later(doc, phrase, last):
        return True
    if doc.key(phrase.first - 1) not in AND or speaks(doc, phrase):
        return False
    gap = phrase.first - last
    if gap == 2:
        return doc.key(last) == ","
    return gap == 1


def _joins_later(doc: Doc, phrase: NumberPhrase, last: int) -> bool:
    """True of "killed a greengrocer and, an hour later, a medic": when the next one was harmed stands
    between."""
    if not doc.english or doc.key(last) != ENGLISH_AND or doc.key(last + 1) != ",":
        return False
    return doc.key(phrase.first - 1) == "," and phrase.first - last <= _FAR


def _joins_with_waw(doc: Doc, phrase: NumberPhrase, before: NumberPhrase, last: int) -> bool:
    """True where only a pause parts them."""
    gap = phrase.first - last
    if gap == 0 or _goes_on_elsewhere(doc, phrase, last):
        return True
    return gap == 1 and doc.key(last) in _PAUSES_OF_LIST


_CLAUSE = 12
"""Words from a member of a list to the next, with the place and the cause of each."""


def _goes_on_elsewhere(doc: Doc, phrase: NumberPhrase, last: int) -> bool:
    """True of «قُتل مدنيان بقصف على قرية، وامرأة جراء انفجار لغم»: each with its place or cause."""
    if not doc.pause(phrase.first - 1) or phrase.first - last > _CLAUSE:
        return False
    after = doc.harms.get(phrase.last)
    of_wounds = after is not None and after.entry.rule == "after"
    if not (of_wounds or doc.starting_at("circumstance", phrase.last) or doc.key(phrase.last).startswith(BA)):
        return False
    between = range(last, phrase.first - 1)
    return not any(doc.pause(at) or at in doc.harms or doc.strong(at) for at in between)


def _past_part(doc: Doc, last: int) -> int:
    """The token behind "of them foreigners" in "23 jihadists, six of them foreigners, and a civilian
    driver"."""
    part = doc.starting_at("part_after", last)
    if part is None:
        return last
    noun = doc.first_at(("person", "group"), part.last)
    return noun.last if noun and doc.key(noun.last) == "," else last


_FAR = 8
"""Words between someone and another of theirs."""


def _is_theirs(doc: Doc, phrase: NumberPhrase, before: NumberPhrase) -> bool:
    """True of «رجل يبلغ من العمر 64 عاماً وزوجته», «قيادي في التنظيم ومرافقه»: someone of theirs, a few words
    on."""
    if not before.uncounted or phrase.first - before.last > _FAR:
        return False
    if not doc.key(phrase.last - 1).endswith(THEIRS):
        return False
    between = range(before.last, phrase.first)
    return not any(doc.strong(at) for at in between)


def _inside_list(place: TallyContext, before: NumberPhrase) -> bool:
    """True of "six refugees, a nurse and two aid workers": between two members of a list."""
    doc, phrase = place.doc, place.phrase
    comma = phrase.first - 1
    if before.last != comma or doc.key(comma) not in COMMAS:
        return False
    if doc.key(phrase.last) not in AND_OR_COMMA:
        return False
    following = range(phrase.last + 1, phrase.last + 4)
    return any(place.figure_at(at) for at in following)
