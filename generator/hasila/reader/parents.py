"""The figure that another is part of: "of whom", «بينهم», brackets, and the lists that such words open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hasila.model.data_class import dataclass
from hasila.reader.categories import ARMED
from hasila.reader.dates import labels_a_count
from hasila.reader.doc import DASHES, REACH, Doc
from hasila.reader.figure import Tally
from hasila.reader.harms import AUXILIARIES
from hasila.reader.lexicon import Match
from hasila.reader.named_wholes import index_of, named_whole
from hasila.reader.needs import applicable, needs
from hasila.reader.number_phrase import NO_GROUP
from hasila.reader.particles import (
    AL,
    AMONG,
    AND,
    AND_LETTERS,
    AND_OR_COMMA,
    BETWEEN,
    COMMAS,
    ENGLISH_AMONG,
    ENGLISH_AND,
    JOINTS,
    LAM,
    MIN,
    OF,
    THE,
    WAW,
)
from hasila.reader.phrases import NumberPhrase, told_of_between
from hasila.reader.single_subjects import past_age
from hasila.reader.tally_context import (
    any_pause,
    opening_dash,
    parent_named_from,
    qualified_from,
    words_of,
)
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("parents")

_BY_WHOM = _CLASSES.set("by_whom")
_MADE_UP = _CLASSES.set("made_up")
_DEGREES = _CLASSES.set("degrees")

_THOSE = _CLASSES.set("those")
_INCLUDED = _CLASSES.word("included")
_OPENS_INSERTION = (*AND_OR_COMMA, "(")
_THEM = _CLASSES.word("them", "en")
_THEM_ENDINGS = _CLASSES.set("them", "ar")
_TO_THEM = _CLASSES.set("to_them")
_AND_THEY = _CLASSES.word("and_they")
_WHOM = _CLASSES.set("whom")
_OF_GROUP = _CLASSES.set("of_group")
_TAKEN, _LEAVES = _CLASSES.set("taken"), _CLASSES.set("leaves")
_MEANWHILE, _SPEAKS = _CLASSES.set("meanwhile"), _CLASSES.set("speaks")
_REMAINS, _TREATED_AT = _CLASSES.set("remains"), _CLASSES.set("treated_at")
_BODY_PARTS = _CLASSES.set("body_parts")
_IN_OR_AMONG = _CLASSES.set("in_or_among")
_IN_CUSTODY, _STILL = _CLASSES.set("in_custody"), _CLASSES.set("still")
_CLAUSES = _CLASSES.set("clauses") | {",", ";"}
_IN_CARE, _STAYS = _CLASSES.set("in_care"), _CLASSES.set("stays")
_ALONE, _PLACING = _CLASSES.set("alone"), _CLASSES.set("placing")


@dataclass(frozen=True, slots=True)
class PartLink:
    """The figure (by index) that a phrase is part of, whether it is marked so, and by which words.

    ``open`` are the wholes whose lists go on after it, the innermost last.
    """

    parent: int | None
    open: tuple[int, ...]
    marked: bool
    why: str = ""


NONE = PartLink(None, (), False)


@dataclass(frozen=True, slots=True)
class _Member:
    """A phrase and the figures before it, of which there is at least one; ``opened`` are their open lists."""

    doc: Doc
    phrase: NumberPhrase
    figures: Sequence[Tally]
    opened: tuple[int, ...]

    @property
    def previous(self) -> Tally:
        """The figure right before it."""
        return self.figures[-1]

    @property
    def low(self) -> int:
        """Its number as printed."""
        return self.phrase.number.low or 0

    def nearest(self, most: int) -> range:
        """The indexes of the figures before it, nearest first, at most ``most``."""
        last = len(self.figures) - 1
        return range(last, max(-1, last - most), -1)

    def is_in_sentence_of(self, other: NumberPhrase) -> bool:
        """True where no sentence ends between the other phrase and this one."""
        return _same_sentence(self.doc, other, self.phrase)

    def opened_to(self, index: int) -> tuple[int, ...]:
        """The open lists down to that of the figure ``index``, which is one of them."""
        return self.opened[: self.opened.index(index) + 1]


def link(
    doc: Doc, phrase: NumberPhrase, figures: Sequence[Tally], opened: tuple[int, ...], ahead: int | None
) -> PartLink:
    """The link of a phrase to the figures before it; ``ahead`` is a whole said to come first («من بين 64
    …»)."""
    if not figures:
        return NONE
    member = _Member(doc, phrase, figures, opened)
    for rule in applicable(doc, _OF_A_WHOLE):
        found = rule(member)
        if found:
            return found
    if ahead is not None and _belongs_ahead(member, figures[ahead]):
        return PartLink(ahead, (ahead,), True, "the whole was named first")
    return _coordinate(member)


@needs("whole_opens", "rest_of_them")
def _of_those_named(member: _Member) -> PartLink | None:
    """The link to the figure whose group or harm opens the clause: "of the injured, 49 were children"."""
    named = named_whole(member.doc, member.phrase)
    if named is None or named.first < member.previous.phrase.last:
        return None
    whole = index_of(named, member.figures, member.low)
    if whole is None:
        return None
    return PartLink(whole, (*_still_open(member, whole), whole), True, _NAMED_FIRST)


_NAMED_FIRST = "some of those told of before"


def _belongs_ahead(member: _Member, whole: Tally) -> bool:
    """True where the phrase goes on with the parts of the whole that its sentence named first."""
    if not member.is_in_sentence_of(whole.phrase):
        return False
    return not _new_clause(member.doc, member.previous.phrase.last, member.phrase)


def names_whole(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the phrase is a whole whose parts follow: "Of the 48 injured, …", «من بين 64 قتيلة …»."""
    found = doc.ending_at("whole_before", phrase.first)
    if not found or phrase.bare and phrase.last not in doc.harms:
        return False
    before = found.first - 1
    if before < 0 or doc.strong(before) or doc.pause(before):
        return True
    return doc.key(found.first) == MIN and doc.key(found.first + 1) == BETWEEN


def with_later_wholes(doc: Doc, figures: Sequence[Tally]) -> list[Tally]:
    """The figures, with those linked whose whole is named right after them.

    «8 من بين 230 إصابة», "118 out of 1,407 cases".
    """
    linked = list(figures)
    for index in range(len(linked) - 1):
        part, whole = linked[index], linked[index + 1]
        if part.parent is not None or part.low > whole.low or not _taken_from(doc, part.phrase, whole.phrase):
            continue
        if whole.parent == index:
            whole = replace(whole, parent=None)
        linked[index + 1] = _of_all(whole)
        for member in _list_before(doc, linked, index, whole.low):
            linked[member] = replace(linked[member], parent=index + 1)
    return linked


def _of_all(whole: Tally) -> Tally:
    """The whole named behind its part: the part gives it no group ("12 children were among the 40 dead")."""
    return replace(whole, category=NO_GROUP[1]) if _AS_BEFORE in whole.why else whole


_AS_BEFORE = "who: as the figure before it"


def with_lists_of_wholes(doc: Doc, figures: Sequence[Tally]) -> list[Tally]:
    """The figures; those joined before one that is said to be "among the dead" are of the same whole."""
    linked = list(figures)
    for index, figure in enumerate(figures):
        whole = figure.parent
        if whole is None or whole > index or not _is_among(doc, figure.phrase):
            continue
        for member in _list_before(
            doc, [*linked[:index], replace(figure, parent=None)], index, linked[whole].low
        ):
            if member > whole:
                linked[member] = replace(linked[member], parent=whole)
    return linked


def _is_among(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "… two women were among the dead"."""
    if doc.key(phrase.last) not in _BEING:
        return False
    found = doc.starting_at("part_before", phrase.last + 1)
    return found is not None or doc.key(phrase.last + 1) in ENGLISH_AMONG


def _list_before(doc: Doc, figures: Sequence[Tally], last: int, most: int) -> Iterator[int]:
    """The figure and those joined before it in one list, each at most ``most``.

    "612 women and 48 minors in detention, out of 9,370 detainees".
    """
    yield last
    for index in range(last - 1, max(-1, last - 6), -1):
        figure, following = figures[index], figures[index + 1]
        if figure.parent is not None or figure.low > most:
            return
        if not _joined(doc, figure.phrase, following.phrase):
            return
        yield index


def _joined(doc: Doc, phrase: NumberPhrase, following: NumberPhrase) -> bool:
    """True where only «و», "and" or a comma stands between two phrases."""
    gap = following.first - phrase.last
    if gap == 0:
        return following.joined
    return gap == 1 and doc.key(phrase.last) in JOINTS


def _taken_from(doc: Doc, part: NumberPhrase, whole: NumberPhrase) -> bool:
    """True where the words between two phrases say that the first is some of the second."""
    taken = doc.ending_at("out_of", whole.first)
    opening = taken.first if taken else parent_named_from(doc, whole)
    if opening < 0 or not 0 <= opening - part.last <= 6:
        return False
    if any(harm.last == whole.first for harm in _harms_from(doc, whole.first - 4, whole.first)):
        return False  # "arrested over the killing of two officers"
    if not _counts_people(doc, whole) or whole.number.high is not None:
        return False
    if (
        any(harm.entry.measure != part.measure for harm in _harms_from(doc, part.last, opening))
        and part.measure
    ):
        return False  # "three deaths and injuries among 27 residents"
    if any_pause(doc, range(part.last, opening - 1)):
        return False
    return doc.together(part.last, opening)


def _harms_from(doc: Doc, start: int, end: int) -> list[Match]:
    """The words of harm that begin from token ``start`` up to token ``end``."""
    return [doc.harms[at] for at in range(start, end) if at in doc.harms]


def _counts_people(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of a number with its noun, and of "the 80 hurt"."""
    return not phrase.bare or phrase.last in doc.harms


def _same_sentence(doc: Doc, one: NumberPhrase, other: NumberPhrase) -> bool:
    return doc.together(one.last, other.first)


# Words behind the phrase


def _after(member: _Member) -> PartLink | None:
    """The link by words behind the phrase: "seven of them", «3 منهم», "13 students among them"."""
    phrase = member.phrase
    if phrase.first - member.previous.phrase.last > _FAR:
        return None
    for rule in applicable(member.doc, _BEHIND):
        found = rule(member.doc, phrase)
        if found:
            return NONE if _of_no_figure(member) else _marked(member, found.first, found.last)
    return None


def _of_no_figure(member: _Member) -> bool:
    """True of "seven men climbed the wall; five of them were recaptured": those seven are no figure, and
    a sentence behind the last figure tells of them."""
    told = told_of_between(member.doc, member.previous.phrase.last, member.phrase)
    if told is None or told.low < member.low:
        return False
    return not _same_sentence(member.doc, member.previous.phrase, told)


_FAR = 40
"""Words over which a part still points back to its whole."""


@needs("part_after")
def _of_them(doc: Doc, phrase: NumberPhrase) -> Match | None:
    behind = past_age(doc, doc.past_bracket(phrase.last))  # "a boy of five among them"
    return doc.starting_at("part_after", behind) or doc.starting_at("part_after", phrase.number.last)


def one_is(doc: Doc, phrase: NumberPhrase) -> Match | None:
    """The noun that says who one of those just counted was: "…, one a woman"."""
    end = phrase.last
    if not phrase.bare or phrase.number.low != 1 or doc.key(phrase.first - 1) != ",":
        return None
    noun = doc.starting_at("person", end + 1) if doc.starting_at("article", end) else None
    return noun if noun and noun.entry.form == "singular" else None


def _among_those(doc: Doc, phrase: NumberPhrase) -> Match | None:
    """The words from "among" up to the word of harm: "two commanders were among the rebel dead"."""
    if doc.lexicon.grammar == "arabic":
        return _among_the_dead(doc, phrase)
    linked = doc.key(phrase.last) in _BEING
    at = phrase.last + linked
    if doc.key(at) not in ENGLISH_AMONG or doc.key(at + 1) not in _THOSE:
        return None
    if doc.key(phrase.first - 1) in AND_OR_COMMA:
        return None
    harm = doc.first_harm(doc.forward(at + 2, 4))
    return harm._replace(first=at) if harm else None


@needs(words=_INCLUDED)
def _included(doc: Doc, phrase: NumberPhrase) -> Match | None:
    """The word "included" before a comma: "ninety-four migrants, five newborns included, …"."""
    at, closing = phrase.last, phrase.last + 1
    if doc.key(at) != _INCLUDED or closing >= len(doc.tokens):
        return None
    if doc.key(phrase.first - 1) not in _OPENS_INSERTION:
        return None
    closed = doc.pause(closing) or doc.strong(closing)
    return doc.starting_at("part_before", at) if closed else None


@needs(words=ENGLISH_AMONG)
def _listed_among(doc: Doc, phrase: NumberPhrase) -> Match | None:
    """The words "among them" behind the last of a list.

    "388 civilians, 102 women and 71 children among them".
    """
    end = phrase.last
    if not phrase.person or phrase.measure:
        return None
    if doc.key(end) != ENGLISH_AND or doc.key(phrase.first - 1) != ",":
        return None
    for at in doc.forward(end + 1, 6):
        found = doc.starting_at("part_after", at)
        if found and doc.key(at) in ENGLISH_AMONG and doc.key(at + 1) == _THEM:
            return found
        if doc.pause(at) or at in doc.harms or doc.key(at) == ENGLISH_AND:
            return None
    return None


def _among_the_dead(doc: Doc, phrase: NumberPhrase) -> Match | None:
    """The words of a part behind the phrase, unless a number follows of which it is the part.

    «كان خمسة من نازعي الألغام بين القتلى».
    """
    found = doc.starting_at("part_before", phrase.last)
    if found is None or found.last - found.first < 2:
        return None
    if not doc.any_harm(range(found.first, found.last)):
        return None
    return found


_BEHIND = (_of_them, one_is, _among_those, _included, _listed_among)
"""The rules of words behind the phrase, in their order."""


# Words before the phrase


def _before(member: _Member) -> PartLink | None:
    """The link by words before the phrase: "including 3", «بينهم طفل», «توفي منهم 4»."""
    doc, phrase = member.doc, member.phrase
    previous = member.previous.phrase
    owned = _belongs_to(doc, phrase)
    if owned and owned.first >= previous.last:
        return _marked(member, owned.first, owned.last)
    parts = doc.begins["part_before"]
    for at in doc.backward(phrase.first, 9) if parts else ():
        if at < previous.last:
            return None
        shortest = parts.get(at)
        found = doc.ending_at("part_before", shortest.last) if shortest else None
        if not found:
            continue
        if _points_elsewhere(doc, found, phrase):
            return None
        if _is_said_of(doc, previous, found):
            return None
        if found.last <= phrase.first and not _of_earlier_number(doc, found, previous):
            return _marked(member, found.first, found.last)
    return None


def _belongs_to(doc: Doc, phrase: NumberPhrase) -> Match | None:
    """The words before «لـ» and those whose bodies were counted: «26 جثة، وهي لخمسة عشر رجلاً»."""
    if phrase.number.prefix == LAM:
        return doc.ending_at("belonging_to", phrase.first)
    if doc.key(phrase.first - 1) == LAM:
        return doc.ending_at("belonging_to", phrase.first - 1)
    return None


def _points_elsewhere(doc: Doc, found: Match, phrase: NumberPhrase) -> bool:
    """True where the words of a part say nothing of the phrase after them."""
    if doc.starting_at("excepts", found.first - 1):
        return True
    if found.last < phrase.first and doc.key(found.first) in _ONE_OF:
        return True
    if _is_object(doc, found) or _is_doing(doc, found, phrase):
        return True
    return _closed_before(doc, found.last, phrase) or _new_clause(doc, found.last, phrase)


def _is_doing(doc: Doc, found: Match, phrase: NumberPhrase) -> bool:
    """True of «وهم يودعون أربعة لاعبين»: what they did when it happened."""
    if found.last >= phrase.first or doc.key(found.first) not in _THEY_ARE:
        return False
    return doc.key(found.last).startswith(_PRESENT) and not doc.number_at(found.last)


def _is_object(doc: Doc, found: Match) -> bool:
    """True where the words name those whom something befell, and no whole: «لحق بهم سابع»."""
    if found.prefix not in _TO_THEM:
        return False
    return doc.key(found.last - 1)[found.skip :] in _THEM_ENDINGS


def _closed_before(doc: Doc, start: int, phrase: NumberPhrase) -> bool:
    """True where ", and" with a verb has ended the inserted part.

    "62 people, among them a family, and left 118 hurt".
    """
    for at in range(start, phrase.first - 2):
        if doc.key(at) != "," or doc.key(at + 1) != ENGLISH_AND:
            continue
        if doc.starting_at("article", at + 2) is None and not doc.starting_at("before", at + 2):
            return True
    return False


def _new_clause(doc: Doc, start: int, phrase: NumberPhrase) -> bool:
    """True where behind a comma a verb of harm with «و» begins a clause of its own.

    «…، منهم 3 في المستشفى، ومات 11 طفلا».
    """
    if doc.lexicon.grammar != "arabic":
        return False
    harms = _harms_from(doc, start + 1, phrase.first)
    return any(_opens_own_clause(doc, harm) for harm in harms)


def _opens_own_clause(doc: Doc, harm: Match) -> bool:
    """True of a verb of harm with «و» or «ف» behind a comma that is not said of a part."""
    if harm.prefix not in AND_LETTERS or doc.key(harm.first - 1) not in ("،", ",", "؛"):
        return False
    return not doc.starting_at("person", harm.first) and doc.starting_at("part_before", harm.last) is None


_ONE_OF = _CLASSES.set("one_of")
"""«آخرهم رجل»: only right before the one that it means."""


def _is_said_of(doc: Doc, previous: NumberPhrase, found: Match) -> bool:
    """True of "two women were among the dead, while 40 …": the words are said of the number before them."""
    if doc.key(previous.last) not in _BEING or found.first != previous.last + 1:
        return False
    return any(doc.pause(at) for at in doc.forward(found.last, 2))


_BEING = _CLASSES.set("being")
_THEY_ARE, _PRESENT = _CLASSES.set("they_are"), _CLASSES.words("present")


def _of_earlier_number(doc: Doc, found: Match, previous: NumberPhrase) -> bool:
    """True where the words belong to the number right before them: «3 منهم في المستشفى و…»."""
    if found.first != previous.last or doc.starting_at("part_after", found.first) is None:
        return False
    if _closes_insertion(doc, found, previous):
        return True
    ends_with_number = previous.number.last == previous.last  # «جثث اثنين منهم»
    return not previous.person or ends_with_number


def _closes_insertion(doc: Doc, found: Match, previous: NumberPhrase) -> bool:
    """True of "212 were taken ill, 17 children among them, and one woman died": two commas part the insertion
    from what follows."""
    opening = qualified_from(doc, previous) - 1
    if doc.starting_at("article", opening):
        opening -= 1  # ", his three sons among them, and"
    return doc.english and doc.key(opening) == "," and doc.key(found.last) == ","


# The whole that the words point to


def _marked(member: _Member, first: int, last: int) -> PartLink:
    """The link by the words from token ``first`` up to token ``last``."""
    opened = member.opened
    words = words_of(member.doc, first, last)
    if opened and _joins_part(member, first):
        whole = _innermost_holding(member)
        return PartLink(whole, member.opened_to(whole), True, words)
    measure = _harm_named(member, first, last)
    earlier = _current_figures(member)
    if measure and first >= member.phrase.last:
        earlier = _before_its_list(member, earlier)
    if not earlier:
        return NONE
    meant = _whole_of_parts(member, _large_enough(member.doc, earlier, member.phrase, measure))
    if meant is None or _excludes(measure, member.figures[meant].measure):
        return NONE  # "… and among the injured five women", where no injured were counted
    meant = _whole_of_women(member, meant, first)
    return PartLink(meant, (*_still_open(member, meant), meant), True, words)


def _whole_of_women(member: _Member, index: int, first: int) -> int:
    """The whole of women who were counted as a part, where «منهم» cannot mean women alone; else ``index``."""
    figure = member.figures[index]
    if figure.category != "women" or figure.parent is None or member.doc.key(first) not in _OF_MEN:
        return index
    return figure.parent if member.figures[figure.parent].low >= member.low else index


_OF_MEN = _CLASSES.set("of_men")


def _whole_of_parts(member: _Member, whole: int) -> int | None:
    """The figure meant by "them" in a new sentence: where the last sentence has parted a whole, that whole,
    and none of its parts; None where no whole before can hold so many bodies."""
    figures, figure = member.figures, member.figures[whole]
    if figure.parent is None or member.is_in_sentence_of(figure.phrase):
        return whole
    parts = [other for other in figures[figure.parent + 1 :] if other.parent == figure.parent]
    if len(parts) < _PARTED:
        return whole
    above = figures[figure.parent]
    return figure.parent if above.low >= member.low else None


_PARTED = 2
"""Parts of which the next sentence does not speak, but of their whole."""


def _joins_part(member: _Member, first: int) -> bool:
    """True where the words from token ``first`` on name a further part of the whole just spoken of."""
    doc, key = member.doc, member.doc.key(first)
    if key.startswith(WAW) and key != _AND_THEY:
        return True
    if doc.key(first - 1) in AND:
        return True
    return first >= member.phrase.last and _beside_a_part(member)


def _innermost_holding(member: _Member) -> int:
    """The innermost open whole that can hold the phrase; the innermost of all where none can."""
    for whole in reversed(member.opened):
        if _may_hold(member.figures[whole], member.phrase):
            return whole
    return member.opened[-1]


def _harm_named(member: _Member, first: int, last: int) -> str:
    """The harm in the words of a part ("among the injured"); "" where they name none."""
    doc, end = member.doc, member.phrase.last
    places = list(range(first, last))
    if doc.key(end) in AMONG:
        places += range(end, end + 3)
    elif first >= end and doc.starting_at("those", last - 1):
        places.append(last)  # "four of those killed"
    harm = doc.first_harm(places)
    return harm.entry.measure if harm else ""


def _current_figures(member: _Member) -> Sequence[Tally]:
    """The figures before, without one in a bracket, now closed, that counts another week."""
    doc, figures = member.doc, member.figures
    opening = _opening_bracket(doc, member.previous.phrase)
    if len(figures) < 2 or opening is None or not _another_time(doc, opening):
        return figures
    closed = doc.mark_before(")", member.phrase.first, 14) > opening
    return figures[:-1] if closed else figures


def _before_its_list(member: _Member, figures: Sequence[Tally]) -> Sequence[Tally]:
    """The figures before the list that the phrase ends: in "five children and two women were among the dead"
    the women are none of the children."""
    following, end = member.phrase, len(figures)
    while end and _joined(member.doc, figures[end - 1].phrase, following):
        following, end = figures[end - 1].phrase, end - 1
    return figures[:end]


def _excludes(measure: str, other: str) -> bool:
    return measure != other and measure in _APART and other in _APART


_APART = ("killed", "injured", "missing")
"""Harms of which none is part of another."""


def _still_open(member: _Member, whole: int) -> tuple[int, ...]:
    """The open lists around that of the figure ``whole``."""
    above = member.figures[whole].parent
    if above is not None and above in member.opened:
        return member.opened_to(above)
    if whole in member.opened:
        return member.opened_to(whole)[:-1]
    return ()


def _beside_a_part(member: _Member) -> bool:
    """True where the phrase and the part before it are of one whole.

    "31 of them women and eight of them babies", «31 منهم نساء و8 منهم أطفال».
    """
    doc, phrase, before = member.doc, member.phrase, member.previous
    if not phrase.joined and doc.key(phrase.first - 1) not in AND:
        return False
    if before.parent is None:
        return False
    end = before.phrase.last
    found = doc.starting_at("part_after", end) or _listed_among(doc, before.phrase)
    return found is not None


def _large_enough(doc: Doc, figures: Sequence[Tally], phrase: NumberPhrase, measure: str) -> int:
    """The nearest figure before that can hold so many; the nearest of all where none can.

    Where the words name the ``harm`` ("among the injured"), the nearest figure of that harm comes first.
    """
    last, low = len(figures) - 1, phrase.number.low or 0
    nearest = range(last, max(-1, last - 5), -1)
    fit = [index for index in nearest if figures[index].low >= low]
    current = [index for index in fit if not _formerly(doc, figures[index])]
    fit = current or fit
    for index in fit:
        if measure and figures[index].measure in (measure, "killed_and_injured"):
            return index
    return fit[0] if fit else last


def _formerly(doc: Doc, figure: Tally) -> bool:
    """True of an earlier state of another figure: no part is counted of it («44 قتيلاً بعد أن كان 31، من
    ضمنهم …»)."""
    if figure.why[:1] == ("an earlier state of a figure before it",):
        return True
    return doc.ending_at("earlier_toll", figure.phrase.first) is not None


def _may_hold(whole: Tally, phrase: NumberPhrase, group: str = "") -> bool:
    """True where so many of such people, of the ``group`` that is said of them, can be part of the whole."""
    low = phrase.number.low or 0
    if low > whole.low and whole.phrase.form != "vague":
        return False
    if phrase.measure and not may_be_part(phrase.measure, whole.measure):
        return False
    noun = phrase.head.entry.name if phrase.head else group
    return not _disjoint(phrase.category or noun, whole.category)


def tells_who(phrase: NumberPhrase, whole: Tally) -> bool:
    """True of a noun of people in a state, where others of a list were killed or hurt: «16 من كبار السن و3
    مشردين» say who they were."""
    return whole.measure in _WHO_THEY_WERE.get(phrase.measure, ())


_BEFELL_THEM = ("killed", "injured", "cases")
_WHO_THEY_WERE = {
    "displaced": (*_BEFELL_THEM, "detained", "missing", "rescued"),
    "detained": _BEFELL_THEM,
}
"""What may have befallen those whose noun states that they had fled or were held."""


def may_be_part(measure: str, whole: str) -> bool:
    """True where some who suffered ``whole`` can be counted as ``measure`` without a word that marks them as
    a part."""
    return measure == whole or measure in _HOLDS.get(whole, ())


_STATED = ("injured",)
_HOLDS = {
    "killed_and_injured": ("killed", "injured"),
    "displaced": _STATED,
    "rescued": _STATED,
    "detained": _STATED,
}
"""Harms that members of a list may have whose whole has another.

"4,700 refugees, including 1,900 children and 38 wounded".
"""


def _disjoint(category: str, whole: str) -> bool:
    """True where no one is in both categories: civilians and combatants, the two sides."""
    if category == whole:
        return False
    if category not in ARMED and category != "civilians":
        return False
    if whole not in ARMED and whole not in ("civilians", "women", "children"):
        return False
    if category in ("jihadists", "soldiers") and whole in ("fighters", "regime forces"):
        return False
    return {category, whole} != {"jihadists", "fighters"}


# Marks


@needs(words=_DEGREES | _IN_OR_AMONG)
def _in_degree(member: _Member) -> PartLink | None:
    """The link of "seven were hurt, two critically" to the figure right before the comma."""
    doc, phrase = member.doc, member.phrase
    if doc.key(phrase.first - 1) != "," or not doc.english or not phrase.bare:
        return None
    if doc.key(phrase.last) not in _DEGREES and not _in_a_group(doc, phrase.last):
        return None
    previous = member.previous
    comma = phrase.first - 1
    if not doc.together(previous.phrase.last, comma) or previous.low < member.low:
        return None
    if any(doc.pause(at) for at in range(previous.phrase.last, comma)):
        return None
    index = len(member.figures) - 1
    return PartLink(index, (index,), True, doc.tokens[phrase.last].text)


def _in_a_group(doc: Doc, at: int) -> bool:
    """True of the words behind the number of "212 cases, 30 in children under five", "two were hit, one in
    the neck"."""
    if doc.key(at) not in _IN_OR_AMONG:
        return False
    if doc.key(at + 2) in _BODY_PARTS:
        return True
    group = doc.starting_at("person", at + 1) or doc.starting_at("group", at + 1)
    if group is None or doc.starting_at("thing", at + 1):
        return False
    return group.entry.name in _AGES_OF_PEOPLE


_AGES_OF_PEOPLE = ("children", "women", "men", "elderly")
"""Groups in which some of those just counted can be."""


@needs(words=("(", *DASHES))
def _bracket(member: _Member) -> PartLink | None:
    """The link of a phrase in a bracket to the figure before it.

    "in Nyabare (14), Chitwenga (8)", "(12 women, 5 men)".
    """
    doc, figures = member.doc, member.figures
    opening = _opening_bracket(doc, member.phrase)
    if opening is None or _another_time(doc, opening):
        return None
    fit = [index for index in member.nearest(_LISTED) if _holds_bracket(member, index, opening)]
    if not fit:
        return None
    independent = [index for index in fit if figures[index].parent is None]
    whole = (independent or fit)[0]
    return PartLink(whole, (whole,), True, "in brackets")


def _holds_bracket(member: _Member, index: int, opening: int) -> bool:
    """True where the figure ``index`` stands before the bracket, in its sentence, and can hold the phrase in
    it."""
    figure = member.figures[index]
    if figure.phrase.first > opening or figure.low < member.low:
        return False
    if _labels_another(member.doc, opening, figure) or _has_its_bracket(member.doc, figure.phrase, opening):
        return False
    if not member.is_in_sentence_of(figure.phrase):
        return False
    return _opening_bracket(member.doc, figure.phrase) is None


def _has_its_bracket(doc: Doc, whole: NumberPhrase, opening: int) -> bool:
    """True where a bracket right behind the whole has closed before this one opens: its parts stand there.

    "61 casualties (20 killed, 41 injured), then Lora (9 killed)".
    """
    return doc.key(whole.last) == "(" and whole.last < opening


def _labels_another(doc: Doc, opening: int, figure: Tally) -> bool:
    """True of «61 حالة …، ووفاة (2)»: the word right before the bracket names a harm that is no part of the
    figure."""
    named = doc.harm_until(opening, 3)
    return named is not None and not may_be_part(named.entry.measure, figure.measure)


def _another_time(doc: Doc, opening: int) -> bool:
    """True where the bracket is of another week: «216 حالة (الأسبوع 34: 189 حالة)»."""
    label = doc.starting_at("label", opening + 1) if doc.lexicon.grammar == "arabic" else None
    return label is not None and label.entry.name == "date"


_LISTED = 15
"""Members of a bracketed list ("in Nyabare (14), Chitwenga (8) …") over which its whole is looked for."""


def _opening_bracket(doc: Doc, phrase: NumberPhrase) -> int | None:
    """The bracket that is open before the phrase, or its own after a name ("Nyabare (14)")."""
    if phrase.bare and doc.key(phrase.number.first) == "(":
        return phrase.number.first
    at = doc.mark_before("()", phrase.first, 14) if "(" in doc.marks else -1
    return at if doc.key(at) == "(" else opening_dash(doc, phrase)


def _partitive(member: _Member) -> PartLink | None:
    """The link of some of those counted before: «300 من الضحايا», "300 of the dead"."""
    phrase = member.phrase
    if not phrase.of_group or phrase.head is None:
        return None
    if not phrase.measure and not member.doc.ending_at("victims", phrase.last):
        return None
    harms = (phrase.measure or "killed", "killed_and_injured", *_ALSO_CALLED.get(phrase.measure, ()))
    for index in _nearest_and_wholes(member):
        figure = member.figures[index]
        if figure.low > member.low and figure.measure in harms:
            if _ends_mixed_list(member, index):
                return NONE
            whole = _said_first(member, _whole_of_neutral(member, index))
            return PartLink(whole, (whole,), True, "some of those counted before")
    return None


def _said_first(member: _Member, index: int) -> int:
    """The figure before it, where the figure ``index`` is only what somebody else says in its sentence:
    «قضى 27 …، فيما تحدث مصدر عن 24»."""
    doc, figures = member.doc, member.figures
    first, other = figures[max(0, index - 1)], figures[index]
    if first.parent is not None or other.parent is not None or first.measure != other.measure:
        return index
    between = range(first.phrase.last, other.phrase.first)
    contrasted = any(doc.key(at) in _MEANWHILE and doc.key(at + 1) in _SPEAKS for at in between)
    rival = contrasted and doc.together(first.phrase.last, other.phrase.first)
    return max(0, index - 1) if rival else index


_ALSO_CALLED = {"injured": ("cases",)}
"""Who may be taken up by the noun of another harm: «41 من المصابين» are of the cases of a disease."""


def _nearest_and_wholes(member: _Member) -> Iterator[int]:
    """The three figures before, and behind each the one that it is part of."""
    for index in member.nearest(3):
        yield index
        above = member.figures[index].parent
        if above is not None:
            yield above


def _ends_mixed_list(member: _Member, index: int) -> bool:
    """True of "nine children and twelve women were wounded; three of the wounded died": of neither alone."""
    head, figures = member.phrase.head, member.figures
    if head is None or head.entry.name != "any" or index == 0 or figures[index].parent is not None:
        return False
    last, before = figures[index], figures[index - 1]
    apart = before.category != last.category and before.measure == last.measure
    return apart and before.parent is None and _joined(member.doc, before.phrase, last.phrase)


def _whole_of_neutral(member: _Member, index: int) -> int:
    """The whole of the part ``index``, where the noun ("the wounded", «الجرحى») says no group and the
    whole is of the same harm; else the part itself."""
    figure, head = member.figures[index], member.phrase.head
    if figure.parent is None or head is None or head.entry.name != "any":
        return index
    return figure.parent if member.figures[figure.parent].measure == figure.measure else index


def _of_group_told(member: _Member) -> PartLink | None:
    """The link of "twenty-eight of the pupils are girls": who some are of a group that was counted before."""
    phrase = member.phrase
    if not phrase.of_group or phrase.measure or not _says_who(member.doc, phrase.last):
        return None
    for index in member.nearest(3):
        figure = member.figures[index]
        if figure.category == phrase.name and figure.low > member.low:
            return PartLink(index, (index,), True, "some of those counted before")
    return None


def _says_who(doc: Doc, at: int) -> bool:
    """True where behind token ``at`` it is said who they are, and no harm."""
    if doc.arabic:
        noun = doc.first_at(("person", "group"), at)
        return noun is not None and not noun.prefix and at not in doc.harms
    said = doc.key(at) in _BEING or doc.starting_at("describes", at) is not None
    return said and not doc.any_harm(doc.forward(at, _PREDICATE))


_PREDICATE = 4
"""Words of "are girls under 14"."""


@needs(words=":")
def _colon(member: _Member) -> PartLink | None:
    """The link of what stands behind a colon: "48 casualties: 19 killed and 29 injured"."""
    doc, phrase = member.doc, member.phrase
    previous = member.previous
    colon = doc.mark_before(":", phrase.first, REACH)
    if colon < previous.phrase.last or _in_time_of_day(doc, colon) or labels_a_count(doc, colon - 1):
        return None
    opening = doc.mark_before("()", phrase.first, 14)
    if doc.key(opening) == "(" and _another_time(doc, opening):
        return None
    if _begins_item(doc, previous.phrase.last, colon):
        return None
    if previous.low < member.low or not member.is_in_sentence_of(previous.phrase):
        return None
    last = len(member.figures) - 1
    return PartLink(last, (last,), False, "a colon")


@needs(words=_MADE_UP)
def _makes_up(member: _Member) -> PartLink | None:
    """The link of «140 ضحية، بواقع 52 قتيلاً و88 جريحاً»: the two harms that make up a figure of both."""
    whole, first = member.previous, member.phrase.first
    if whole.measure != "killed_and_injured" or whole.low < member.low:
        return None
    if _MADE_UP.isdisjoint(member.doc.keys[whole.phrase.last : first]):
        return None
    last = len(member.figures) - 1
    return PartLink(last, (last,), False, "makes up the figure before it")


def _in_time_of_day(doc: Doc, colon: int) -> bool:
    """True of the colon of a time: «10:15»."""
    if colon <= 0:
        return False
    before, after = doc.tokens[colon - 1], doc.tokens[colon + 1]
    return before.kind == after.kind == "d" and not after.gap


def _begins_item(doc: Doc, start: int, colon: int) -> bool:
    """True where behind a comma the colon follows another harm: "killed: 12, wounded: 40"."""
    return doc.key(start) in COMMAS and doc.any_harm(range(start, colon))


@needs(words=_BY_WHOM, grammar="english")
def _by_each_side(member: _Member) -> PartLink | None:
    """The link of "142 arrests, 63 by the army, 40 by militias"; not of "142 were arrested by the army, 63 by
    militias"."""
    if not _is_by_someone(member.doc, member.phrase):
        return None
    for index in member.nearest(_OTHER_SIDES):
        figure = member.figures[index]
        if not _same_sentence(member.doc, figure.phrase, member.phrase):
            return None
        if _is_by_someone(member.doc, figure.phrase):
            continue
        return _divided(member, index)
    return None


def _is_by_someone(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "63 by the army"."""
    return phrase.bare and doc.key(phrase.last) in _BY_WHOM


def _divided(member: _Member, index: int) -> PartLink | None:
    """The link to the figure ``index``, where it is a noun of harm of which a comma opens the parts."""
    doc, whole = member.doc, member.figures[index]
    noun = whole.phrase
    if not noun.measure or doc.key(noun.last) != "," or whole.low <= member.low:
        return None
    return PartLink(index, (index,), True, "by each side")


_OTHER_SIDES = 5
"""Sides over which the whole is looked for."""


# Wholes of an earlier sentence


@needs(grammar="english")
def _of_so_many(member: _Member) -> PartLink | None:
    """The link of "one of the three has crushed ribs" to the three that were counted before."""
    doc, phrase = member.doc, member.phrase
    if not phrase.of_group or not phrase.bare:
        return None
    total = _number_said(doc, phrase.last - 1)
    for index in member.nearest(5):
        if member.figures[index].low == total > member.low:
            return PartLink(index, (index,), True, words_of(doc, phrase.number.last, phrase.last))
    return None


def _number_said(doc: Doc, at: int) -> int:
    """The number that token ``at`` says; 0 where it says none."""
    key = doc.key(at)
    if key.isdecimal():
        return int(key)
    return next((entry.number or 0 for _, entry in doc.lexicon.numbers(key)), 0)


@needs(words=_IN_CARE | _IN_CUSTODY)
def _still_there(member: _Member) -> PartLink | None:
    """The link of "26 were injured. Nine remain in hospital." to the injured, and of those who remain in
    custody to the arrested."""
    doc, phrase = member.doc, member.phrase
    if not phrase.bare or doc.key(phrase.last) not in _STAYS or not _begins_clause(doc, phrase):
        return None
    said = {doc.key(at) for at in doc.forward(phrase.last, _TO_CARE)}
    for measure, places in (("injured", _IN_CARE), ("detained", _IN_CUSTODY)):
        if not said.isdisjoint(places):
            return _nearest_whole(member, measure, doc.tokens[phrase.last].text)
    return None


def _begins_clause(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the number opens its sentence; of those who "remain" somewhere also a later clause."""
    opening = qualified_from(doc, phrase)
    if opening == doc.opens[phrase.first]:
        return True
    return doc.key(phrase.last) in _STILL and doc.key(opening - 1) in _CLAUSES


def _nearest_whole(member: _Member, measure: str, why: str) -> PartLink | None:
    """The link to the nearest of the last figures that is of the harm and no part."""
    for index in member.nearest(4):
        figure = member.figures[index]
        if figure.measure == measure and figure.parent is None:
            return _held_by(member, index, why)
    return None


@needs(words=_BEING, grammar="english")
def _are_those(member: _Member) -> PartLink | None:
    """The link of "eleven people died. The victims were eight men and three women." """
    doc, phrase = member.doc, member.phrase
    named = doc.opens[phrase.first] + 1
    if doc.key(named - 1) != THE or doc.key(named + 1) not in _BEING or not phrase.person:
        return None
    if qualified_from(doc, phrase) != named + 2:
        return None
    if doc.starting_at("victims", named):
        return _nearest_whole(member, "killed", doc.tokens[named].text)
    harm = doc.harms.get(named)
    return _nearest_whole(member, harm.entry.measure, doc.tokens[named].text) if harm else None


def _held_by(member: _Member, index: int, why: str) -> PartLink | None:
    """The link to the figure ``index``, told of not long before, if it is larger."""
    whole = member.figures[index]
    if whole.low <= member.low or member.phrase.first - whole.phrase.last > _TOLD_BEFORE:
        return None
    return PartLink(index, (index,), True, why)


_TOLD_BEFORE = 70
"""Words from a whole to a part in a later sentence."""
_TO_CARE = 6
"""Words of "are still being treated in hospital"."""


@needs(grammar="arabic")
def _of_the_stricken(member: _Member) -> PartLink | None:
    """The link to the injured told of before: «نُقل عشرات المصابين», «غادر المشفى 40 مصاباً», «ويبقى عندنا الآن
    41»."""
    if not _are_told_of(member.doc, member.phrase):
        return None
    for index in _nearest_and_wholes(member):
        figure = member.figures[index]
        if figure.parent is None and figure.measure in _SUFFERED:
            return _held_by(member, index, "of the injured told of before")
    return None


_SUFFERED = ("injured", "cases")


def _are_told_of(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the number is said of people who were told of when they were harmed."""
    before = tuple(
        doc.key(at).removeprefix(WAW) for at in doc.backward(qualified_from(doc, phrase), _TO_CARE)
    )
    if phrase.bare:
        return _remain_in_care(doc, phrase, before)
    if phrase.measure != "injured":
        return False
    definite = phrase.head is not None and phrase.head.prefix == AL and phrase.form == "vague"
    return not (_TAKEN if definite else _LEAVES).isdisjoint(before)


def _remain_in_care(doc: Doc, phrase: NumberPhrase, before: Sequence[str]) -> bool:
    """True of «ويبقى عندنا الآن 41», «وبقي 12 قيد العلاج»: a bare number of those who are still treated."""
    if _REMAINS.isdisjoint(before):
        return False
    if doc.strong(phrase.last) or doc.pause(phrase.last):
        return not _TREATED_AT.isdisjoint(before)
    return any(doc.key(at) in _TREATED_AT for at in doc.forward(phrase.last, _TREATED_WITHIN))


_TREATED_WITHIN = 3
"""Words of "in hospital", «قيد العلاج», behind those who remain there."""


@needs(words=_ALONE)
def _in_one_place(member: _Member) -> PartLink | None:
    """The link of "in that province alone ten people died" to the figure of the same harm before it."""
    doc, phrase = member.doc, member.phrase
    if not _says_alone(doc, phrase):
        return None
    opening = doc.opens[phrase.first]
    harm = doc.first_harm(range(max(opening, phrase.first - _BESIDE), phrase.last + _BESIDE))
    return _nearest_whole(member, harm.entry.measure, _IN_ONE_PLACE) if harm else None


_IN_ONE_PLACE = "in one place or time alone"


def _says_alone(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "in Hama alone ten people died", "ten people died in Hama alone"."""
    around = (*doc.backward(qualified_from(doc, phrase), 3), *doc.forward(phrase.last, _BESIDE))
    at = next((i for i in around if doc.key(i) in _ALONE), None)
    if at is None:
        return False
    return any(doc.key(i) in _PLACING for i in doc.backward(at, 5))


_BESIDE = 8
"""Words from a number to the "alone" of its place."""
_OF_A_WHOLE = (
    _of_those_named,
    _after,
    _in_degree,
    _before,
    _bracket,
    _partitive,
    _of_group_told,
    _colon,
    _makes_up,
    _by_each_side,
    _of_so_many,
    _of_the_stricken,
    _still_there,
    _are_those,
    _in_one_place,
)
"""The rules by which a figure is part of one before it, in their order."""


# Lists that go on


def _coordinate(member: _Member) -> PartLink:
    """The next member of a list that is open: the innermost whose whole can hold it."""
    previous, opened = member.previous.phrase, member.opened
    if opened and begins_behind_semicolon(member.doc, member.phrase):
        return _behind_semicolon(member)
    if not opened or not member.is_in_sentence_of(previous):
        return NONE
    if not _continues(member):
        return NONE
    group = _group_said_of(member.doc, member.phrase)
    for level in range(len(opened), 0, -1):
        whole = opened[level - 1]
        if _may_hold(member.figures[whole], member.phrase, group) or _joins_in_state(member, whole):
            marked = _of_whom_too(member.doc, previous, member.phrase)
            return PartLink(whole, opened[:level], marked, _GOES_ON)
    return _deaths_of_cases(member)


def _joins_in_state(member: _Member, whole: int) -> bool:
    """True of «16 من كبار السن و3 مشردين» behind «بينهم»: no comma parts them."""
    doc, last = member.doc, member.previous.phrase.last
    figure = member.figures[whole]
    if not tells_who(member.phrase, figure) or figure.low < member.low:
        return False
    return member.phrase.joined or doc.key(last) == WAW and member.phrase.first == last + 1


def _group_said_of(doc: Doc, phrase: NumberPhrase) -> str:
    """The group that a verb of being says of a bare number: "21 were members of government forces"."""
    if not phrase.bare or doc.key(phrase.last) not in AUXILIARIES:
        return ""
    for at in doc.forward(phrase.last + 1, 5):
        noun = doc.first_at(_GROUPS, at)
        if noun and noun.entry.name in _SIDES:
            return noun.entry.name
    return ""


_GROUPS = ("group", "person")
_SIDES = (*ARMED, "civilians")


def begins_behind_semicolon(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of a number that follows a semicolon, or only "and", «و» behind it: «؛ و85 مقاتلاً»."""
    opening = qualified_from(doc, phrase)
    joined = doc.key(opening - 1) in AND
    return doc.key(opening - 1 - joined) in SEMICOLONS


SEMICOLONS = (";", "؛")


def _behind_semicolon(member: _Member) -> PartLink:
    """The next member of a list whose members semicolons part: a list inside one of them has ended.

    "53 people: 21 fighters, eight of them jihadists; and six civilians".
    """
    if not _in_passage_of(member):
        return NONE
    outer = _lists_that_go_on(member)
    group = _group_said_of(member.doc, member.phrase)
    for level in range(len(outer), 0, -1):
        whole = outer[level - 1]
        if _may_hold(member.figures[whole], member.phrase, group):
            return PartLink(whole, outer[:level], False, _GOES_ON)
    return NONE


_GOES_ON = "the list goes on"


def _in_passage_of(member: _Member) -> bool:
    """True where nothing stronger than one semicolon stands between the phrase and the figure before it."""
    doc, first = member.doc, member.phrase.first
    start = doc.closes[member.previous.phrase.last]
    if first - start > 3:
        return False
    return doc.key(start) in SEMICOLONS


def _lists_that_go_on(member: _Member) -> tuple[int, ...]:
    """The open lists without the innermost one, which a semicolon ends; a list of all goes on."""
    outer = member.opened[:-1]
    if outer:
        return outer
    whole = member.opened[-1]
    for figure in member.figures:
        if figure.parent != whole:
            continue
        opened_by = figure.why[-1].removeprefix("part: ")
        if opened_by in _OF_ALL:
            return member.opened
        break
    return ()


_OF_ALL = _CLASSES.set("of_all") | {"a colon", _NAMED_FIRST}
"""Words by which the members of a list are said to be all of it."""


def _deaths_of_cases(member: _Member) -> PartLink:
    """The link of deaths among cases, which no comma parts from the cases before them.

    "2,318 cases, including 402 confirmed cases and 61 deaths".
    """
    phrase, before = member.phrase, member.previous
    if before.parent is None or before.parent not in member.opened:
        return NONE
    if phrase.measure != "killed" or member.figures[before.parent].measure != "cases":
        return NONE
    if any_pause(member.doc, range(before.phrase.last, phrase.first)):
        return NONE
    return PartLink(before.parent, member.opened_to(before.parent), True, _GOES_ON)


def _continues(member: _Member) -> bool:
    """True where the phrase is joined to a list: by «و» on the number itself, or by nothing but "and" and
    commas."""
    doc, phrase, previous = member.doc, member.phrase, member.previous.phrase
    if _next_to(member) or _parallel(doc, previous, phrase) or _of_whom_too(doc, previous, phrase):
        return True
    opening = qualified_from(doc, phrase)
    return _added_by_waw(doc, phrase, opening) and opening - 1 not in doc.harms


def _added_by_waw(doc: Doc, phrase: NumberPhrase, opening: int) -> bool:
    """True where «و» stands before the number or its qualifier, which begins with token ``opening``."""
    if phrase.joined or doc.key(opening - 1) == WAW:
        return True
    qualifier = doc.ending_at("before", phrase.first)
    return qualifier is not None and qualifier.prefix == WAW


def _parallel(doc: Doc, previous: NumberPhrase, phrase: NumberPhrase) -> bool:
    """True of two bare numbers that "and" or a comma joins.

    "501 at the hands of one side and 225 by landmines".
    """
    if not previous.bare or not phrase.bare or phrase.first - previous.last > 12:
        return False
    return doc.key(phrase.first - 1) in AND_OR_COMMA


def _of_whom_too(doc: Doc, previous: NumberPhrase, phrase: NumberPhrase) -> bool:
    """True where two bare numbers are of one whole, and no comma parts them.

    "26 workers, of whom 14 were freed and three found dead".
    """
    if not phrase.bare or not previous.bare or doc.key(phrase.first - 1) != ENGLISH_AND:
        return False
    if phrase.first - previous.last >= _CLAUSE:
        return False
    whom = doc.ending_at("part_before", previous.first)
    if whom is None or doc.key(whom.last - 1) not in _WHOM:
        return False
    return not any_pause(doc, range(previous.last, phrase.first))


_CLAUSE = 9
"""Words from one number to the next of a clause that begins with "of whom"."""


def _next_to(member: _Member) -> bool:
    """True where only what may stand between the members of a list does.

    Of a whole that counts both harms each part says its own ("19 killed and 29 injured").
    """
    doc, phrase, previous = member.doc, member.phrase, member.previous.phrase
    if phrase.first - previous.last > 12:
        return False
    whole = member.figures[member.opened[-1]]
    for at in range(previous.last, phrase.first):
        if doc.key(at) in _MEMBERS_JOIN or whole.measure == "killed_and_injured" and at in doc.harms:
            continue
        if not _in_attribute(doc, at) and not _in_percent(doc, at) and not _in_predicate(doc, at, previous):
            return False
    return True


def _in_attribute(doc: Doc, at: int) -> bool:
    """True of a word of a qualifier, of "of them" and of a group's adjective."""
    for kind in ("before", "part_after", "after", "group_adjective"):
        for start in range(at - 4, at + 1):
            found = doc.starting_at(kind, start)
            if found and at < found.last:
                return True
    return False


def _in_percent(doc: Doc, at: int) -> bool:
    token = doc.tokens[at]
    return token.kind == "d" or token.key in ("%", "(", "٪", ".")


def _in_predicate(doc: Doc, at: int, previous: NumberPhrase) -> bool:
    """True of a word that says who the people of the number before are: "12 were women", "30 of the
    rebels"."""
    key = doc.key(at)
    if previous.bare and key in _OF_GROUP and doc.starting_at("group", at + 1):
        return True
    if _in_its_group(doc, at, previous):
        return True
    if not previous.bare and not previous.of_group:
        return False
    if key in _BEING:
        return True
    return bool(doc.starting_at("person", at) or doc.starting_at("group", at))


def _in_its_group(doc: Doc, at: int, previous: NumberPhrase) -> bool:
    """True of a word of the group whose members the number before counts: "21 members of the government
    forces"."""
    if previous.bare or doc.key(previous.last) != OF:
        return False
    first = previous.last + 1 + (doc.key(previous.last + 1) == THE)
    group = doc.starting_at("group", first) or doc.starting_at("person", first)
    return group is not None and at < group.last


_MEMBERS_JOIN = _CLASSES.set("members_join") | COMMAS | {")"}
"""Words and marks that may stand between the members of a list."""
