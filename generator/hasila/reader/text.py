"""The figures of a text: every tally with its interval, its harm, its group and its whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from hasila.reader.figure import Figure
from hasila.reader.groups import group
from hasila.reader.harms import AUXILIARIES, turns_away
from hasila.reader.implicit import counted
from hasila.reader.kinds import TALLY, kind_of, says
from hasila.reader.measures import measure
from hasila.reader.measures_before import acts_in_clause
from hasila.reader.parents import Link, link, may_be_part, names_whole, with_later_wholes
from hasila.reader.phrases import NumberPhrase, phrases_of, qualifier_of
from hasila.reader.scene import REACH, Doc, scene_of
from hasila.reader.tally_context import Aboard, TallyContext, covered_by
from hasila.reader.tokens import fold


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A figure of a text, from code point ``start`` to ``end`` (the number and its noun).

    ``value_min`` is the number as printed; ``value_max`` the other end of a range, the same number of a ceiling, else
    None. ``what`` is the harm, ``who`` the group, ``of`` the index of the reading that it is part of, ``form`` how the
    number is written (digit, word, mixed, vague, dual, implicit_one), ``why`` the rules and words that led there.
    """

    start: int
    end: int
    value_min: int
    value_max: int | None
    qualifier: str
    what: str
    who: str
    of: int | None
    form: str
    why: tuple[str, ...]


def read_text(text: str, language: str) -> tuple[ReadFigure, ...]:
    """The figures of people harmed or rescued in ``text``, in its order; none of an unknown language."""
    scene = scene_of(text, language)
    figures = _figures(scene, counted(scene, _tallies(scene)), _aboard(scene))
    return tuple(_reading(scene, figure) for figure in figures)


def _tallies(scene: Doc) -> list[NumberPhrase]:
    """The phrases that nothing speaks against; what is part of people not harmed, or listed with them, is not harmed either."""
    tallies: list[NumberPhrase] = []
    unharmed: NumberPhrase | None = None
    for phrase in phrases_of(scene):
        kind = kind_of(scene, phrase)
        part = (
            scene.until("part_before", phrase.first) is not None
            and not _harmed_between(scene, unharmed, phrase)
            and not _harmed_itself(scene, phrase)
        )
        if (
            kind == TALLY
            and phrase.count.low
            and not (unharmed and (part or _listed_with(scene, unharmed, phrase)))
        ):
            tallies.append(phrase)
            unharmed = None if phrase.bare else unharmed
        if phrase.person and not part and phrase.form not in ("dual", "implicit_one"):
            unharmed = phrase if kind in ("not harmed", "inhabitants", "denied", "rate") else None
    return tallies


def _aboard(scene: Doc) -> list[Aboard]:
    """The groups that are named as being on board something, in order."""
    carriers = (i for i in scene.begins["carries"] if i not in scene.qualifying)
    return [aboard for i in carriers if (aboard := _carried(scene, i))]


def _carried(scene: Doc, i: int) -> Aboard | None:
    for at in scene.forward(i + 1, _CARGO):
        noun = scene.at("person", at)
        if noun and noun.sense.name in _PASSENGERS:
            return Aboard(at, noun.sense.name)
        if noun or scene.pause(at) or at in scene.harms:
            return None
    return None


_CARGO = 8
"""Words in which it is said who is on board."""
_PASSENGERS = ("migrants", "students", "soldiers", "medical staff")
"""Groups that set out together; of inhabitants or attackers nothing follows for those told of after them."""


def _harmed_between(scene: Doc, before: NumberPhrase | None, phrase: NumberPhrase) -> bool:
    """«يقل 96 شخصاً غرق منهم 23»: the part has a harm of its own."""
    return before is not None and any(at in scene.harms for at in range(before.last, phrase.first)[-_CLOSE:])


def _harmed_itself(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "8.2 million people need aid, of whom 3.1 million are displaced": the part is told to be harmed."""
    i = phrase.last
    return (
        scene.lexicon.grammar == "english"
        and scene.key(i) in AUXILIARIES
        and any(at in scene.harms for at in (i + 1, i + 2))
    )


_CLOSE = 6
"""Words before a part in which its own harm is said."""


def _listed_with(scene: Doc, before: NumberPhrase, phrase: NumberPhrase) -> bool:
    """«134 راكبا و9 من الطاقم», "112 passengers and six crew"."""
    joined = phrase.first - before.last == 1 and scene.key(before.last) in ("and", "و")
    joined = joined or phrase.first == before.last and phrase.count.prefix.startswith("و")
    return joined and not phrase.what and scene.harms.get(phrase.last) is None


def _figures(scene: Doc, phrases: Sequence[NumberPhrase], aboard: Sequence[Aboard]) -> list[Figure]:
    figures: list[Figure] = []
    opened: tuple[int, ...] = ()
    ahead: int | None = None
    covered = covered_by(phrases)
    for index, phrase in enumerate(phrases):
        place = TallyContext(scene, phrases, covered, index, _last_before(aboard, phrase))
        figure, found = _figure(place, figures, opened, ahead)
        if figure is None:
            continue
        opened = found.open[-_DEPTH:]
        figures.append(figure)
        ahead = len(figures) - 1 if names_whole(scene, phrase) else ahead
    return with_later_wholes(scene, figures)


def _last_before(aboard: Sequence[Aboard], phrase: NumberPhrase) -> Aboard | None:
    at = bisect_left(aboard, (phrase.first, ""))
    return aboard[at - 1] if at else None


_DEPTH = 6
"""Wholes inside wholes that a sentence is followed into."""


def _figure(
    place: TallyContext, figures: list[Figure], opened: tuple[int, ...], ahead: int | None
) -> tuple[Figure | None, Link]:
    twin = _twin(place, figures)
    if twin:
        return Figure(
            place.phrase, twin.what, twin.who, None, ("an earlier state of a figure before it",)
        ), Link(None, (), False)
    found = link(place.scene, place.phrase, figures, opened, ahead)
    what, why = _what(place, figures, found)
    part = found.marked and place.scene.until("part_before", place.phrase.first) is not None
    if not what or place.phrase.unknown and not part and not _certain(place, why):
        return None, found
    if found.of is not None and not found.marked and not may_be_part(what, figures[found.of].what):
        found = Link(None, (), False)
    whole = figures[found.of] if found.of is not None else None
    who, because = group(place, whole, figures, what)
    return Figure(place.phrase, what, who, found.of, (why, f"who: {because}", f"part: {found.why}")), found


def _twin(place: TallyContext, figures: Sequence[Figure]) -> Figure | None:
    """ "43 and 28, up from 31 and 19": each bare number is the earlier state of the figure in its place before them."""
    run = _run(place)
    top = [figure for figure in figures[-2 * _RUN :] if figure.of is None]
    return top[len(top) - run] if 0 < run <= len(top) else None


def _run(place: TallyContext) -> int:
    """How many bare numbers stand after "up from", if this is one of them."""
    first = place.index
    while first > max(0, place.index - _RUN) and not _is_earlier(place, first) and _joins(place, first):
        first -= 1
    if not _is_earlier(place, first):
        return 0
    last = place.index
    while last + 1 < min(len(place.phrases), place.index + _RUN) and _joins(place, last + 1):
        last += 1
    return last - first + 1 if place.phrase.bare else 0


_RUN = 6
"""Most figures whose earlier state is told in one breath."""


def _is_earlier(place: TallyContext, index: int) -> bool:
    phrase, scene = place.phrases[index], place.scene
    other = scene.key(phrase.last) in ("for", "from", "among", "on", "in")  # "against three for the rebels"
    return (
        phrase.bare
        and scene.until("earlier", phrase.first) is not None
        and not (other and _named_next(scene, phrase.last + 1))
    )


def _named_next(scene: Doc, i: int) -> bool:
    return any(scene.at("group", at) for at in (i, i + 1))


def _joins(place: TallyContext, index: int) -> bool:
    """Whether the phrase is bare and only "and" parts it from a bare one before it."""
    one, other = place.phrases[index - 1], place.phrases[index]
    gap = other.first - one.last
    return one.bare and other.bare and gap == 1 and place.scene.key(one.last) in ("and", "و")


def _certain(place: TallyContext, why: str) -> bool:
    """Whether a noun that the lexicon does not know is certainly one of people: the verb of harm touches it."""
    scene, i = place.scene, place.phrase.first
    if _takes_things(scene, why) or _beside_things(scene, i):
        return False
    if why.startswith("before"):
        found = scene.until("before", i)
        opening = found.first if found else i
        near = any(scene.harms[at].last >= opening - 3 for at in scene.backward(i, 9) if at in scene.harms)
        return near and scene.key(opening - 1) not in _PREPOSITIONS
    return why.startswith(("governed", "attached", "relative", "after"))


def _takes_things(scene: Doc, why: str) -> bool:
    """ "seized 90 placards": a verb that takes things as often as people says nothing of a noun that is not known."""
    verb = why.partition(": ")[2]
    return why.startswith(("governed", "before")) and any(
        scene.lexicon.sense(fold(word), "takes_things") for word in verb.split()[:1]
    )


def _beside_things(scene: Doc, i: int) -> bool:
    """ "two buses and 90 placards", «دبابتين و3 مدرعات»: joined to a number of things."""
    at = i - (scene.key(i - 1) in ("and", "و", ",", "،"))
    thing = scene.until("thing", at)
    return (
        thing is not None
        and (
            scene.tokens[thing.first - 1].kind == "d"
            or scene.lexicon.may_count(scene.key(thing.first - 1))
            or thing.sense.form == "dual"
        )
        and thing.first > 0
    )


_PREPOSITIONS = frozenset(
    (
        "من",
        "في",
        "علي",
        "الي",
        "عبر",
        "بين",
        "in",
        "from",
        "of",
        "at",
        "on",
        "with",
        "to",
        "by",
        "across",
        "over",
        "through",
        "near",
        "for",
        "during",
    )
)
"""After which an unknown noun is more likely a place or a thing."""


def _what(place: TallyContext, figures: Sequence[Figure], found: Link) -> tuple[str, str]:
    part = found.of is not None
    what, why = measure(place, part)
    whole = figures[found.of] if part else None
    if whole is not None and (what, whole.what) == ("cases", "injured"):
        return "injured", "as its whole"  # «2764 حالة إجهاد حراري، منها 312 حالة لكبار السن»
    state = (
        whole is not None and whole.what == "killed" and why.startswith("attached: in ")
    )  # "318 killings, 46 of them in custody"
    if what and not state or whole is None:
        return (what, why) if what else _as_before(place, figures)
    return whole.what, "as its whole"


def _as_before(place: TallyContext, figures: Sequence[Figure]) -> tuple[str, str]:
    """A bare number or a list's next member without a harm of its own counts what the figure before it counts."""
    if not figures or not (place.phrase.bare or place.phrase.person) or acts_in_clause(place):
        return "", ""
    if place.scene.key(place.phrase.last) in AUXILIARIES:
        return _described(place, figures)
    start, end = figures[-1].phrase.last, place.phrase.first
    opening = _qualifier_start(place.scene, place.phrase)
    again = (
        place.scene.until("said_again", opening) is not None
        or says(place.scene, opening)
        or _told_alone(place)
    )
    if place.phrase.bare and again and end - start < REACH:
        return figures[-1].what, "the figure before it, as it was later"
    if any(
        turns_away(place.scene, at) and not (place.phrase.bare and place.scene.at("contrast", at))
        for at in range(max(start, end - REACH), end)
    ):
        return "", ""
    same = end - start < REACH and place.scene.together(start, end)
    return (figures[-1].what, "as the figure before it") if same else ("", "")


def _told_alone(place: TallyContext) -> bool:
    """ "nobody knows how many died; the village chief says 70.": the number is all that someone says."""
    scene, last = place.scene, place.phrase.last
    said = scene.until("speech", _qualifier_start(scene, place.phrase)) is not None
    return (
        said
        and scene.lexicon.grammar == "english"
        and (last >= len(scene.tokens) or scene.strong(last) or scene.pause(last))
    )


def _described(place: TallyContext, figures: Sequence[Figure]) -> tuple[str, str]:
    """ "buried 18 relatives …; four were under five": what some of those just told of are."""
    after, scene = place.phrase.last + 1, place.scene
    noun = scene.at("person", after) or scene.at("group", after)
    told = (
        noun is not None
        and noun.sense.name not in ("any", "people")
        and not noun.sense.what
        or scene.at("age_bound", after) is not None
    )
    before = figures[-1]
    fits = (
        place.phrase.bare
        and told
        and before.low >= (place.phrase.count.low or 0)
        and place.phrase.first - before.phrase.last < REACH
    )
    return (before.what, "what some of the figure before it are") if fits else ("", "")


def _qualifier_start(scene: Doc, phrase: NumberPhrase) -> int:
    found = scene.until("before", phrase.first)
    return found.first if found else phrase.first


def _reading(scene: Doc, figure: Figure) -> ReadFigure:
    phrase, count = figure.phrase, figure.phrase.count
    qualifier, top, words = _qualified(scene, phrase)
    why = tuple(line for line in (*count.notes, *words, *figure.why) if not line.endswith(": "))
    return ReadFigure(
        phrase.start,
        phrase.end,
        figure.low,
        top,
        qualifier,
        figure.what,
        figure.who,
        figure.of,
        phrase.form,
        why,
    )


def _qualified(scene: Doc, phrase: NumberPhrase) -> tuple[str, int | None, tuple[str, ...]]:
    count = phrase.count
    if count.form == "vague":
        return "unspecified_plural", None, ()
    if count.high is not None:
        return "range", count.high, ()
    found = qualifier_of(scene, phrase)
    if found is None:
        return "exact", None, ()
    words = f"{scene.text[found.start : found.end]}: {found.name}"
    return found.name, count.low if found.name == "less_than" else None, (words,)
