"""The figures of a text: every tally with its interval, its harm, its category and its whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hasila.reader.announced_items import with_announced_items
from hasila.reader.categories import category_of
from hasila.reader.divided_lists import with_divided_lists
from hasila.reader.doc import REACH, Doc, doc_of
from hasila.reader.figure import Tally
from hasila.reader.harms import AUXILIARIES, MeasureReason, turns_away
from hasila.reader.list_figures import with_lists
from hasila.reader.listed_lines import lists_of
from hasila.reader.measures import measure_of_figure
from hasila.reader.measures_before import acts_in_clause
from hasila.reader.not_counts import TALLY, kind_of
from hasila.reader.number_phrase import NO_GROUP, NumberPhrase, may_be_noun
from hasila.reader.parents import (
    PartLink,
    link,
    may_be_part,
    names_whole,
    tells_who,
    with_later_wholes,
    with_lists_of_wholes,
)
from hasila.reader.particles import AND, ED, IN
from hasila.reader.phrases import phrases_of, qualifier_of
from hasila.reader.ruled import ruled_languages
from hasila.reader.said import ReadFigure
from hasila.reader.sums import states_total, total_of_list, with_placed_lists
from hasila.reader.table_figures import with_tables
from hasila.reader.tally_context import Aboard, TallyContext, covered_by, qualified_from
from hasila.reader.text_tables import tables_of
from hasila.reader.tokens import fold
from hasila.reader.trades import counts_trade
from hasila.reader.uncollected import uncollected
from hasila.reader.unharmed import is_compared, says
from hasila.reader.unnumbered import counted
from hasila.reader.word_classes import word_classes

if TYPE_CHECKING:  # of the languages that are data alone
    from hasila.reader.ruled.figures import RuledFigure

_CLASSES = word_classes("text")

_OF_A_SIDE = _CLASSES.set("of_a_side")
_DIED = _CLASSES.set("died")
_BURIED = _CLASSES.word("buried")
_BY_MEANS = _CLASSES.set("by_means") | {":"}
_VICTIMS = _CLASSES.set("victims")
_IN_STATE = f"attached: {IN} "
"""The reason of "318 killings, 46 of them in custody": where those killed were."""


@uncollected
def read_text(text: str, language: str) -> tuple[ReadFigure, ...]:
    """The figures of people harmed or rescued in ``text``, in its order; none of an unknown language."""
    tables = tables_of(text)
    if tables:
        return with_tables(text, tables, language, lambda part: _with_lists(part, language))
    return _with_lists(text, language)


def _with_lists(text: str, language: str) -> tuple[ReadFigure, ...]:
    """The figures of a text without tables."""
    figures: Sequence[ReadFigure] = _read(text, language)

    def read(part: str) -> tuple[ReadFigure, ...]:
        return _read(part, language)

    lists = lists_of(text)
    if lists:
        figures = with_lists(text, lists, language, read, figures)
    return tuple(with_announced_items(text, language, read, figures))


def _read(text: str, language: str) -> tuple[ReadFigure, ...]:
    """The figures of the sentences of a text."""
    if language in ruled_languages():
        return _read_by_rules(text, language)
    doc = doc_of(text, language)
    phrases = counted(doc, _tallies(doc))
    figures = _figures(doc, phrases, _aboard(doc))
    return tuple(_reading(doc, figure) for figure in figures)


def _read_by_rules(text: str, language: str) -> tuple[ReadFigure, ...]:
    """The same in a language that is data alone. What reads such languages is loaded for them only."""
    from hasila.reader.ruled.figures import ruled_figures

    return tuple(_as_read(figure) for figure in ruled_figures(text, language))


def _as_read(figure: RuledFigure) -> ReadFigure:
    """A figure of a language that is data alone, as it is handed out."""
    number = figure.phrase.number
    form = "word" if number.form == "about" else number.form
    unknown = () if figure.phrase.known else (UNKNOWN_NOUN,)
    return ReadFigure(
        figure.start,
        figure.end,
        number.low,
        figure.value_max,
        figure.qualifier,
        figure.measure,
        figure.who,
        figure.parent,
        form,
        (*unknown, *figure.why),
    )


UNKNOWN_NOUN = "unknown noun"
"""The reason that a reading has whose noun no list knows."""
_UNHARMED = ("not harmed", "inhabitants", "denied", "rate")
"""Reasons of a number of people whose parts, and who is listed with them, are not harmed either."""


def _tallies(doc: Doc) -> list[NumberPhrase]:
    """The phrases that nothing speaks against, neither by themselves nor by people not harmed named
    before."""
    tallies: list[NumberPhrase] = []
    unharmed: NumberPhrase | None = None
    for phrase in phrases_of(doc):
        kind = kind_of(doc, phrase)
        part = _is_part_without_harm(doc, unharmed, phrase)
        exempt = unharmed is not None and part
        if kind == TALLY and phrase.low and not exempt:
            tallies.append(phrase)
            unharmed = None if phrase.bare else unharmed
        if phrase.person and not part and not phrase.uncounted:
            unharmed = phrase if kind in _UNHARMED else None
    return tallies


def _is_part_without_harm(doc: Doc, before: NumberPhrase | None, phrase: NumberPhrase) -> bool:
    """True of a part of which no harm of its own is stated."""
    if not doc.ending_at("part_before", phrase.first):
        return False
    return not _harmed_between(doc, before, phrase) and not _harmed_itself(doc, phrase.last)


_CLOSE = 6
"""Words before a part in which its own harm is said."""


def _harmed_between(doc: Doc, before: NumberPhrase | None, phrase: NumberPhrase) -> bool:
    """True of «يقل 96 شخصاً غرق منهم 23»: the part has a harm of its own."""
    if before is None:
        return False
    first = max(before.last, phrase.first - _CLOSE)
    return doc.any_harm(range(first, phrase.first))


def _harmed_itself(doc: Doc, i: int) -> bool:
    """True of "8.2 million people need aid, of whom 3.1 million are displaced": the part is said to be
    harmed."""
    if not doc.english:
        return False
    if doc.key(i) in _DIED and i in doc.harms:
        return True  # "a bus with 31 people on board, of whom 22 died"
    if doc.key(i) not in AUXILIARIES:
        return False
    return i + 1 in doc.harms or i + 2 in doc.harms


_CARGO = 8
"""Words in which it is said who is on board."""
_PASSENGERS = ("migrants", "students", "soldiers", "medical staff")
"""Groups that set out together; of inhabitants or attackers nothing follows for those named after them."""


def _aboard(doc: Doc) -> list[Aboard]:
    """The groups that are named as being on board something, in order."""
    carriers = (i for i in doc.begins["carries"] if i not in doc.qualifying)
    carried = (_carried(doc, i) for i in carriers)
    return [aboard for aboard in carried if aboard]


def _carried(doc: Doc, i: int) -> Aboard | None:
    """The group that is named behind the verb, token ``i``, as being on board."""
    for at in doc.forward(i + 1, _CARGO):
        noun = doc.starting_at("person", at)
        if noun and noun.entry.name in _PASSENGERS:
            return Aboard(at, noun.entry.name)
        if noun or doc.pause(at) or at in doc.harms:
            return None
    return None


def _last_before(aboard: Sequence[Aboard], phrase: NumberPhrase) -> Aboard | None:
    at = bisect_left(aboard, (phrase.first, ""))
    return aboard[at - 1] if at else None


_DEPTH = 6
"""Wholes inside wholes that a sentence is followed into."""


class _Linked(NamedTuple):
    """A figure, and the wholes whose lists go on after it, the innermost last."""

    figure: Tally
    opened: tuple[int, ...] = ()


def _figures(doc: Doc, phrases: Sequence[NumberPhrase], aboard: Sequence[Aboard]) -> Sequence[Tally]:
    """The phrases of which a harm is stated, each with its category and its whole."""
    figures: list[Tally] = []
    opened: tuple[int, ...] = ()
    ahead: int | None = None
    covered = covered_by(phrases)
    totals = states_total(doc)
    for index, phrase in enumerate(phrases):
        place = TallyContext(doc, phrases, covered, index, phrase, _last_before(aboard, phrase))
        linked = _earlier_state(place, figures) or totals and _total(place, figures)
        linked = linked or _linked(place, figures, opened, ahead)
        if linked is None:
            continue
        opened = linked.opened[-_DEPTH:]
        if names_whole(doc, phrase):
            ahead = len(figures)
        figures.append(linked.figure)
        if linked.figure.parent is not None:
            _widen_victims(doc, figures)
    with_wholes = with_lists_of_wholes(doc, with_later_wholes(doc, figures))
    divided = with_divided_lists(doc, phrases, with_wholes)
    return with_placed_lists(doc, divided)


def _total(place: TallyContext, figures: Sequence[Tally]) -> _Linked | None:
    """The figure of a bare number that is the sum of the list before it."""
    total = total_of_list(place.doc, place.phrase, figures)
    return _Linked(total) if total else None


_NOT_LINKED = PartLink(None, (), False)


def _linked(
    place: TallyContext, figures: Sequence[Tally], opened: tuple[int, ...], ahead: int | None
) -> _Linked | None:
    """The phrase as a figure, if a harm is stated of it, with its category and the figure that it is part
    of."""
    found = link(place.doc, place.phrase, figures, opened, ahead)
    whole = figures[found.parent] if found.parent is not None else None
    measure, why = _measure(place, figures, whole)
    if not measure or place.phrase.unknown and not _counts_people(place, found, why):
        return None
    if whole and not found.marked and not may_be_part(measure, whole.measure):
        found, whole = _NOT_LINKED, None
    if whole is None and _describes_some(place, why, figures):
        found, whole = _of_those_described(place, figures)
    category = category_of(place, whole, figures, measure)
    if whole and _is_no_whole(whole, measure):
        found = _NOT_LINKED
    reasons = (why, f"who: {category.why}", f"part: {found.why}")
    figure = Tally(place.phrase, measure, category.name, found.parent, reasons)
    return _Linked(figure, found.open)


def _begins_sentence(place: TallyContext, before: Tally) -> bool:
    """True of "The dead numbered 26. Seven were women.", of one figure in the sentence before."""
    doc, first = place.doc, place.phrase.first
    opening = doc.opens[first]
    if (
        not doc.english
        or first != opening
        or before.category not in NO_GROUP
        or before.low <= place.phrase.low
    ):
        return False
    return doc.same_line(before.phrase.last, first) and doc.opens[opening - 1] <= before.phrase.first


def _is_no_whole(whole: Tally, measure: str) -> bool:
    """True of one person, and of the dead where those counted have another harm: «قتلت 40 وأسرت ثلاثة منهم»
    takes up the group, not the number."""
    if whole.low == 1 and whole.phrase.number.high is None and whole.phrase.form == "implicit_one":
        return True
    return whole.measure == "killed" and measure not in ("killed", "")


def _describes_some(place: TallyContext, why: str, figures: Sequence[Tally]) -> bool:
    """True where the number describes some of those told of; a group alone only behind a part of them."""
    if why == _OF_A_GROUP:
        return figures[-1].parent is not None or _begins_sentence(place, figures[-1])
    return why == _SOME_OF_BEFORE


def _of_those_described(place: TallyContext, figures: Sequence[Tally]) -> tuple[PartLink, Tally | None]:
    """The link to the whole of which the number describes some; none of "the others"."""
    doc, phrase = place.doc, place.phrase
    opening = doc.opens[phrase.first]
    if doc.among("rest_of_them", range(opening, phrase.first)):
        return _NOT_LINKED, None
    whole = _last_whole(figures, phrase.low)
    index = next((i for i, figure in enumerate(figures) if figure is whole), None)
    return PartLink(index, (), True, _SOME_OF_BEFORE), whole


def _earlier_state(place: TallyContext, figures: Sequence[Tally]) -> _Linked | None:
    """The figure of a bare number that is an earlier state of one before it."""
    later = _later_state(place, figures)
    if later is None:
        return None
    reasons = ("an earlier state of a figure before it",)
    return _Linked(Tally(place.phrase, later.measure, later.category, None, reasons))


_RUN = 6
"""Most figures whose earlier states stand in one list."""


def _later_state(place: TallyContext, figures: Sequence[Tally]) -> Tally | None:
    """The figure of which the bare number is an earlier state, in its place: "43 and 28, up from 31 and
    19"."""
    run = _earlier_run(place) if place.phrase.bare and place.doc.mentions("earlier") else 0
    if not run and place.doc.begins["then_were"] and is_compared(place.doc, place.phrase.first):
        run = 1 if place.phrase.bare else 0
    if not run:
        return None
    recent = figures[-2 * _RUN :]
    wholes = [figure for figure in recent if figure.parent is None]
    return wholes[-run] if run <= len(wholes) else None


def _earlier_run(place: TallyContext) -> int:
    """The count of the bare numbers that stand joined after "up from", this one among them; 0 where none
    do."""
    first = last = place.index
    floor = max(0, place.index - _RUN)
    while first > floor and not _is_earlier(place, first) and _joins_bare(place, first):
        first -= 1
    if not _is_earlier(place, first):
        return 0
    ceiling = min(len(place.phrases), place.index + _RUN)
    while last + 1 < ceiling and _joins_bare(place, last + 1):
        last += 1
    return last - first + 1


def _is_earlier(place: TallyContext, index: int) -> bool:
    """True of a bare number behind "up from" or the like; not of "against three for the rebels"."""
    doc, phrase = place.doc, place.phrases[index]
    if not phrase.bare or not doc.ending_at("earlier", phrase.first):
        return False
    if doc.key(phrase.last) not in _OF_A_SIDE:
        return True
    side = phrase.last + 1
    return not doc.starting_at("group", side) and not doc.starting_at("group", side + 1)


def _joins_bare(place: TallyContext, index: int) -> bool:
    """True where the phrase is bare and only "and" parts it from a bare one before it."""
    before, phrase = place.phrases[index - 1], place.phrases[index]
    if not before.bare or not phrase.bare or phrase.first - before.last != 1:
        return False
    return place.doc.key(before.last) in AND


def _counts_people(place: TallyContext, found: PartLink, why: str) -> bool:
    """True where a noun that the lexicon does not know is one of people: a part, or touched by a verb of
    harm."""
    if found.marked and place.doc.ending_at("part_before", place.phrase.first):
        return True
    if _is_verb(place.doc, place.phrase.last):
        return False
    if why.startswith(_TOUCHING) and counts_trade(place.doc, place.phrase.last - 1):
        return True
    return _is_certain(place, why)


def _is_verb(doc: Doc, end: int) -> bool:
    """True of the word before token ``end`` in "49 recovered and three died": no noun, for none follows."""
    return doc.english and doc.key(end - 1).endswith(ED) and not may_be_noun(doc, end)


_TOUCHING = ("governed", "attached", "relative", "after")
"""Rules of harm by which the verb touches the noun."""


def _is_certain(place: TallyContext, why: str) -> bool:
    """True where the verb of harm touches the noun and takes people; ``why`` begins with the rule of the
    harm."""
    doc, i = place.doc, place.phrase.first
    if _takes_things(doc, why):
        return False
    opening = qualified_from(doc, place.phrase)
    placed = doc.key(opening - 1) in _PREPOSITIONS
    if placed and why.startswith("after"):
        return False  # "rest on 230 interviews and two sources for each death"
    if why.startswith("before"):
        return not placed and _harm_ends_near(doc, i, opening)
    return why.startswith(_TOUCHING)


def _harm_ends_near(doc: Doc, i: int, opening: int) -> bool:
    """True where a harm before token ``i`` ends at most three tokens before token ``opening``."""
    harms = doc.harms_among(doc.backward(i, 9))
    return any(harm.last >= opening - 3 for harm in harms)


def _takes_things(doc: Doc, why: str) -> bool:
    """True of "seized 90 placards": a verb that takes things as often as people says nothing of a noun that
    is not known."""
    if not why.startswith(("governed", "before")):
        return False
    words = why.partition(": ")[2].split()
    verb = fold(words[0]) if words else ""
    return doc.lexicon.entry(verb, "takes_things") is not None


_PREPOSITIONS = _CLASSES.set("prepositions")
"""After which an unknown noun is more likely a place or a thing."""

_UNTOLD: MeasureReason = ("", "")


def _measure(place: TallyContext, figures: Sequence[Tally], whole: Tally | None) -> MeasureReason:
    """The harm of a figure and why: its own, that of its whole, or that of the figure before it."""
    measure, why = measure_of_figure(place, whole is not None)
    if whole is None:
        told = _told_in_cases(place, figures) if measure == "cases" else None
        if told:
            return told.measure, "as the cases before it"
        return (measure, why) if measure else _as_before(place, figures)
    if measure == "cases" and whole.measure == "injured":
        return "injured", "as its whole"  # «2764 حالة إجهاد حراري، منها 312 حالة لكبار السن»
    if (
        measure == "cases"
        and _is_counted_in_cases(doc := place.doc, whole.phrase)
        and _is_bare_case(doc, place.phrase)
    ):
        return whole.measure, "as its whole"  # «17 حالة وفاة، من ضمنها خمس حالات لأطفال»
    if whole.measure == "killed" and measure == "missing" and _BURIED in why:
        return "killed", "as its whole"  # "the toll is 260; 244 of them were buried"
    state = whole.measure == "killed" and why.startswith(_IN_STATE)
    if place.doc.arabic and measure == place.phrase.measure and tells_who(place.phrase, whole):
        return whole.measure, "as its whole"
    return (measure, why) if measure and not state else (whole.measure, "as its whole")


def _is_counted_in_cases(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «17 حالة وفاة», whose parts are counted in cases, too."""
    return doc.starting_at("case_noun", phrase.number.last) is not None


_SUCH = 8
"""Figures back to which it is looked for what a bare "case" is one of."""


def _told_in_cases(place: TallyContext, figures: Sequence[Tally]) -> Tally | None:
    """The last cases told of, part of nothing, of which bare ones are others: «143 حالة اعتقال، مقابل 179»;
    None in a text that names a disease."""
    doc = place.doc
    if not _is_bare_case(doc, place.phrase) or doc.mentions("disease") or doc.mentions("ailment"):
        return None
    for before in reversed(figures[-_SUCH:]):
        if before.parent is None and _is_counted_in_cases(doc, before.phrase):
            return before if _may_be_such(place, before) else None
    return None


def _may_be_such(place: TallyContext, before: Tally) -> bool:
    """True of cases of one harm; of deaths and the displaced, whose cases can be others, in one sentence."""
    if before.measure in _HELD:
        return True
    if before.measure not in _OF_CASES or not place.doc.arabic:
        return False
    return place.doc.together(before.phrase.last, place.phrase.first)


_HELD, _OF_CASES = ("detained", "missing"), ("killed", "displaced")


def _is_bare_case(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «خمس حالات», where nothing says of what they are."""
    noun = doc.starting_at("case_noun", phrase.number.last)
    return noun is not None and noun.last == phrase.last


def _widen_victims(doc: Doc, figures: list[Tally]) -> None:
    """The victims before the last figure, some of whom it counts as dead, are the dead and the wounded.

    «ارتفع عدد ضحايا الألغام إلى 1046 ضحية، بينهم 417 قتيلاً».
    """
    part = figures[-1]
    if part.parent is None or part.phrase.measure != "killed":
        return
    whole = figures[part.parent]
    if whole.measure != "killed" or whole.phrase.measure or whole.low <= part.low:
        return
    told_as = fold(whole.why[0].rpartition(": ")[2])
    if doc.key(whole.phrase.last - 1) in _VICTIMS or whole.phrase.bare and told_as in _VICTIMS:
        figures[part.parent] = replace(whole, measure="killed_and_injured", why=(*whole.why, _SOME_DIED))


_SOME_DIED = "some of the victims are counted as dead"


def _as_before(place: TallyContext, figures: Sequence[Tally]) -> MeasureReason:
    """The harm of the figure before, for a bare number or a list's next member without a harm of its own."""
    doc, phrase = place.doc, place.phrase
    if not figures or not (phrase.bare or phrase.person) or acts_in_clause(place):
        return _UNTOLD
    in_bracket = doc.key(phrase.last) == "(" and figures[-1].parent is not None
    before = figures[figures[-1].parent or 0] if in_bracket else figures[-1]
    start, end = before.phrase.last, phrase.first
    if end - start >= REACH:
        return _UNTOLD
    if doc.key(phrase.last) in AUXILIARIES or doc.starting_at("describes", phrase.last):
        return _described(place, _last_whole(figures, phrase.low) or before)
    if before.measure == "cases" and _is_label_of_cases(doc, phrase):
        return "cases", "the cases of the line before it"
    if phrase.bare and _is_told_again(place):
        return before.measure, "the figure before it, as it was later"
    if not doc.together(start, end):
        return _UNTOLD
    if not in_bracket and any(_parts(place, at) for at in range(start, end)):
        return _UNTOLD
    return before.measure, "as the figure before it"


def _is_label_of_cases(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "Confirmed by culture: 1,014" below a line of cases."""
    colon = phrase.first - 1
    if not phrase.bare or doc.key(colon) != ":":
        return False
    opening = doc.opens[colon]
    adjective = doc.starting_at("case_adjective", opening)
    if adjective is None:
        return False
    return doc.arabic or doc.key(adjective.last) in _BY_MEANS


def _last_whole(figures: Sequence[Tally], low: int) -> Tally | None:
    """The nearest of the last figures, or the whole around them, that is no part and is large enough."""
    recent = reversed(figures[-4:])
    for figure in (*recent, *_around(figures)):
        if figure.parent is None and figure.low >= low:
            return figure
    return None


def _around(figures: Sequence[Tally]) -> Iterator[Tally]:
    """The wholes of the last figure, the innermost first."""
    parent = figures[-1].parent if figures else None
    while parent is not None:
        yield figures[parent]
        parent = figures[parent].parent


def _parts(place: TallyContext, at: int) -> bool:
    """True where the token turns away from what was stated before; a contrast parts no bare number."""
    if not turns_away(place.doc, at):
        return False
    return not place.phrase.bare or not place.doc.starting_at("contrast", at)


def _is_told_again(place: TallyContext) -> bool:
    """True of a number that states anew what the figure before it did."""
    doc, opening = place.doc, qualified_from(place.doc, place.phrase)
    if doc.ending_at("said_again", opening) or says(doc, opening) or _is_their_number(doc, opening):
        return True
    return doc.english and _is_told_alone(doc, opening, place.phrase.last)


_NUMBER_WITHIN = 10
"""Words from «عددهم» to the number that it announces."""


def _is_their_number(doc: Doc, opening: int) -> bool:
    """True of «وبلغ عددهم منذ القمة 4234», "their number rose to 31": the number of those told of before."""
    if not doc.mentions("their_number"):
        return False
    for at in doc.backward(opening, _NUMBER_WITHIN):
        if doc.starting_at("their_number", at):
            return doc.ending_at("person", at) is None  # «ركاب عددهم 40»
        if doc.pause(at) or at in doc.harms or doc.starting_at("thing", at):
            return False
    return False


def _is_told_alone(doc: Doc, opening: int, last: int) -> bool:
    """True of "nobody knows how many died; the village chief says 70.": the number is all that someone
    says."""
    if not doc.ending_at("speech", opening):
        return False
    return doc.strong(last) or doc.pause(last)


def _described(place: TallyContext, before: Tally) -> MeasureReason:
    """The harm of the figure before, where the number says what some of those are: "buried 18 relatives …;
    four were under five"."""
    phrase = place.phrase
    neutral = phrase.bare or phrase.name in NO_GROUP
    if not neutral or before.low < phrase.low or not _describes(place.doc, _past_auxiliary(place)):
        return _UNTOLD
    said = place.doc.starting_at("describes", _past_auxiliary(place))
    return before.measure, _SOME_OF_BEFORE if said else _OF_A_GROUP


_OF_A_GROUP = "the group of some of the figure before it"
_SOME_OF_BEFORE = "what some of the figure before it are"


def _past_auxiliary(place: TallyContext) -> int:
    """The token behind "were" that follows the number, or the one that follows the number."""
    end = place.phrase.last
    return end + 1 if place.doc.key(end) in AUXILIARIES else end


_NOUNS = ("person", "group")


def _describes(doc: Doc, i: int) -> bool:
    """True where token ``i`` begins an age or a group, and not a harm."""
    if doc.starting_at("age_bound", i) or doc.starting_at("describes", i):
        return True
    noun = doc.first_at(_NOUNS, i) or doc.first_at(_NOUNS, i + 1)  # "were Syrian fighters"
    return noun is not None and not noun.entry.measure and noun.entry.name not in NO_GROUP


def _reading(doc: Doc, figure: Tally) -> ReadFigure:
    """The figure as it is handed out, its qualifier read and its reasons gathered."""
    phrase, qualifier = figure.phrase, _printed_qualifier(doc, figure.phrase)
    unknown = (UNKNOWN_NOUN,) if phrase.unknown else ()
    reasons = (*phrase.number.notes, *qualifier.words, *unknown, *figure.why)
    return ReadFigure(
        phrase.start,
        phrase.end,
        figure.low,
        qualifier.value_max,
        qualifier.name,
        figure.measure,
        figure.category,
        figure.parent,
        phrase.form,
        tuple([line for line in reasons if not line.endswith(": ")]),
    )


class _Qualifier(NamedTuple):
    """The qualifier of a number, the upper end where one is printed, and the words that state it."""

    name: str
    value_max: int | None = None
    words: tuple[str, ...] = ()


def _printed_qualifier(doc: Doc, phrase: NumberPhrase) -> _Qualifier:
    count = phrase.number
    if count.form == "vague":
        return _Qualifier("unspecified_plural")
    if count.high is not None:
        return _Qualifier("range", count.high)
    found = qualifier_of(doc, phrase)
    if found is None:
        return _Qualifier("exact")
    top = count.low if found.name == "less_than" else None
    words = doc.text[found.start : found.end]
    return _Qualifier(found.name, top, (f"{words}: {found.name}",))
