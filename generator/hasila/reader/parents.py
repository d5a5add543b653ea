"""Which figure another is part of: "of whom", «بينهم», brackets, and the lists that such words open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hasila.reader.figure import Figure
from hasila.reader.groups import ARMED
from hasila.reader.lexicon import Match
from hasila.reader.measures import AUXILIARIES, opening_dash, parent_named_from
from hasila.reader.phrases import NumberPhrase
from hasila.reader.scene import REACH, Doc


@dataclass(frozen=True, slots=True)
class Link:
    """The figure (by index) that a phrase is part of, whether it is marked so, and by which words.

    ``open`` are the wholes whose lists go on after it, the innermost last.
    """

    of: int | None
    open: tuple[int, ...]
    marked: bool
    why: str = ""


NONE = Link(None, (), False)


def link(
    scene: Doc, phrase: NumberPhrase, figures: Sequence[Figure], opened: tuple[int, ...], ahead: int | None
) -> Link:
    """The link of a phrase to the figures before it; ``ahead`` is a whole that was said to come first («من بين 64 …»)."""
    if not figures:
        return NONE
    for rule in (_after, _before, _bracket, _partitive, _colon):
        found = rule(scene, phrase, figures, opened)
        if found:
            return found
    if (
        ahead is not None
        and _same_sentence(scene, figures[ahead].phrase, phrase)
        and not _new_clause(scene, figures[-1].phrase.last, phrase)
    ):
        return Link(ahead, (ahead,), True, "the whole was named first")
    return _coordinate(scene, phrase, figures, opened)


def names_whole(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "Of the 48 injured, …", «من بين 64 قتيلة …»: the parts follow."""
    found = scene.until("whole_before", phrase.first)
    if not found or phrase.bare and phrase.last not in scene.harms:
        return False
    opening = found.first == 0 or scene.strong(found.first - 1) or scene.pause(found.first - 1)
    return opening or scene.key(found.first) == "من" and scene.key(found.first + 1) == "بين"


def with_later_wholes(scene: Doc, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, with those linked whose whole is named right after them: «8 من بين 230 إصابة», "118 out of 1,407 cases"."""
    linked = list(figures)
    for index in range(len(linked) - 1):
        one, other = linked[index], linked[index + 1]
        if one.of is None and one.low <= other.low and _taken_from(scene, one.phrase, other.phrase):
            linked[index + 1] = replace(other, of=None if other.of == index else other.of)
            for member in _list_before(scene, linked, index, other.low):
                linked[member] = replace(linked[member], of=index + 1)
    return linked


def _list_before(scene: Doc, figures: Sequence[Figure], last: int, most: int) -> Iterator[int]:
    """The figure and those joined before it in one list: "612 women and 48 minors in detention, out of 9,370 detainees"."""
    yield last
    for index in range(last - 1, max(-1, last - 6), -1):
        one, other = figures[index], figures[index + 1]
        glued = other.phrase.count.prefix.startswith("و") and other.phrase.first == one.phrase.last
        joined = (
            glued
            or other.phrase.first - one.phrase.last == 1
            and scene.key(one.phrase.last) in ("and", ",", "،", "و")
        )
        if one.of is not None or one.low > most or not joined:
            return
        yield index


def _taken_from(scene: Doc, one: NumberPhrase, other: NumberPhrase) -> bool:
    taken = scene.until("out_of", other.first)
    opening = taken.first if taken else parent_named_from(scene, other)
    if any(
        at in scene.harms and scene.harms[at].last == other.first
        for at in range(other.first - 4, other.first)
    ):
        return False  # "arrested over the killing of two officers"
    counted = not other.bare or other.last in scene.harms  # "among the 80 hurt"
    return (
        opening >= 0
        and counted
        and other.count.high is None
        and 0 <= opening - one.last <= 6
        and scene.together(one.last, opening)
        and not any(scene.pause(at) for at in range(one.last, opening - 1))
    )


def _same_sentence(scene: Doc, one: NumberPhrase, other: NumberPhrase) -> bool:
    return scene.together(one.last, other.first)


def _after(
    scene: Doc, phrase: NumberPhrase, figures: Sequence[Figure], opened: tuple[int, ...]
) -> Link | None:
    """ "seven of them", «3 منهم», "13 students among them"."""
    at = _past_bracket(scene, phrase.last)
    found = (
        scene.at("part_after", at)
        or scene.at("part_after", phrase.count.last)
        or one_is(scene, phrase)
        or _among_those(scene, phrase)
        or _included(scene, phrase)
        or _listed_among(scene, phrase)
    )
    if not found or phrase.first - figures[-1].phrase.last > _FAR:
        return None
    return _marked(scene, phrase, figures, opened, found.first, found.last)


def one_is(scene: Doc, phrase: NumberPhrase) -> Match | None:
    """ "…, one a woman": what one of those just counted was."""
    i = phrase.last
    told = (
        phrase.bare
        and phrase.count.low == 1
        and scene.key(phrase.first - 1) == ","
        and scene.at("article", i)
    )
    noun = scene.at("person", i + 1) if told else None
    return noun if noun and noun.sense.form == "singular" else None


def _among_those(scene: Doc, phrase: NumberPhrase) -> Match | None:
    """ "two commanders were among the rebel dead": up to the word of harm."""
    at = phrase.last + (scene.key(phrase.last) in ("were", "are", "was", "is"))
    listed = scene.key(phrase.first - 1) in ("and", ",")
    if scene.lexicon.grammar == "arabic":
        return _among_the_dead(scene, phrase)
    if (
        listed
        or scene.key(at) not in ("among", "amongst")
        or scene.key(at + 1) not in ("the", "those", "its")
    ):
        return None
    harm = next((scene.harms[i] for i in scene.forward(at + 2, 4) if i in scene.harms), None)
    return harm._replace(first=at) if harm else None


def _included(scene: Doc, phrase: NumberPhrase) -> Match | None:
    """ "ninety-four migrants, five newborns included, …": before a comma."""
    i = phrase.last
    closed = (
        scene.key(i) == "included"
        and i + 1 < len(scene.tokens)
        and (scene.pause(i + 1) or scene.strong(i + 1))
    )
    return scene.at("part_before", i) if closed and scene.key(phrase.first - 1) in (",", "and", "(") else None


def _listed_among(scene: Doc, phrase: NumberPhrase) -> Match | None:
    """ "388 civilians, 102 women and 71 children among them": the words stand after the last of the list."""
    i = phrase.last
    if not phrase.person or phrase.what or scene.key(i) != "and" or scene.key(phrase.first - 1) != ",":
        return None
    for at in scene.forward(i + 1, 6):
        found = scene.at("part_after", at)
        if found and scene.key(at) in ("among", "amongst") and scene.key(at + 1) == "them":
            return found
        if scene.pause(at) or at in scene.harms or scene.key(at) == "and":
            return None
    return None


def _among_the_dead(scene: Doc, phrase: NumberPhrase) -> Match | None:
    """«كان خمسة من نازعي الألغام بين القتلى»: unless a number follows, of which it is the part."""
    found = scene.at("part_before", phrase.last)
    if (
        found is None
        or found.last - found.first < 2
        or not any(at in scene.harms for at in range(found.first, found.last))
    ):
        return None
    i = found.last
    ahead = i < len(scene.tokens) and (
        scene.tokens[i].kind == "d"
        or bool(scene.lexicon.numbers(scene.key(i)))
        or scene.at("person", i) is not None
        or scene.key(i) == "ال"
    )
    return None if ahead else found


_FAR = 40
"""Words over which a part still points back to its whole."""


def _past_bracket(scene: Doc, i: int) -> int:
    closing = scene.mark_after(")", i, 6) if scene.key(i) == "(" else -1
    return closing + 1 if closing > 0 else i


def _before(
    scene: Doc, phrase: NumberPhrase, figures: Sequence[Figure], opened: tuple[int, ...]
) -> Link | None:
    """ "including 3", «بينهم طفل», «توفي منهم 4»."""
    previous = figures[-1].phrase.last
    for at in scene.backward(phrase.first, 9):
        if at < previous:
            return None
        found = scene.at("part_before", at)
        found = scene.until("part_before", found.last) if found else None
        if (
            found
            and scene.key(found.first) == "of"
            and scene.key(found.first - 1) in _QUANTITIES
            and found.last < phrase.first
        ):
            return None  # "83 hostages, most of them schoolgirls, and killed 17"
        if found and (_closed_before(scene, found.last, phrase) or _new_clause(scene, found.last, phrase)):
            return None
        if (
            found
            and found.prefix in ("ب", "ل", "ك")
            and scene.key(found.last - 1)[found.skip :] in ("هم", "هن")
        ):
            return None  # «لحق بهم سابع»
        if found and scene.key(found.first) in _ONE_OF and found.last < phrase.first:
            return None
        if found and found.last <= phrase.first and not _of_earlier_number(scene, found, figures[-1].phrase):
            return _marked(scene, phrase, figures, opened, found.first, found.last)
    return None


def _closed_before(scene: Doc, start: int, phrase: NumberPhrase) -> bool:
    """ "62 people, among them a family, and left 118 hurt": the inserted part is over where ", and" brings a verb."""
    for at in range(start, phrase.first - 2):
        verb = scene.key(at) == "," and scene.key(at + 1) == "and" and scene.at("article", at + 2) is None
        if verb and not scene.at("before", at + 2):
            return True
    return False


def _new_clause(scene: Doc, start: int, phrase: NumberPhrase) -> bool:
    """«…، منهم 3 في المستشفى، ومات 11 طفلا»: behind a comma a verb of harm with «و» begins a clause of its own."""
    return scene.lexicon.grammar == "arabic" and any(
        scene.key(at - 1) in ("،", ",", "؛")
        and at in scene.harms
        and scene.harms[at].prefix in ("و", "ف")
        and not scene.at("person", at)
        and scene.at("part_before", scene.harms[at].last) is None
        for at in range(start + 1, phrase.first)
    )


_QUANTITIES = frozenset(
    (
        "most",
        "some",
        "many",
        "all",
        "half",
        "both",
        "several",
        "few",
        "majority",
        "third",
        "thirds",
        "quarter",
        "quarters",
        "none",
        "any",
        "each",
        "tenth",
        "fifth",
    )
)
_ONE_OF = frozenset(("اخرهم", "اخرهن", "اولهم", "اصغرهم", "اكبرهم"))
"""«آخرهم رجل»: only right before the one that it tells of."""


def _of_earlier_number(scene: Doc, found, previous: NumberPhrase) -> bool:
    """«3 منهم في المستشفى و…»: the words belong to the number right before them."""
    belongs = scene.at("part_after", found.first)
    head_first = previous.count.last == previous.last  # «جثث اثنين منهم»
    return belongs is not None and found.first == previous.last and (not previous.person or head_first)


def _marked(
    scene: Doc,
    phrase: NumberPhrase,
    figures: Sequence[Figure],
    opened: tuple[int, ...],
    first: int,
    last: int,
) -> Link:
    words = scene.text[scene.tokens[first].start : scene.tokens[last - 1].end]
    joined = (
        scene.tokens[first].key.startswith("و")
        and scene.key(first) not in ("وهم",)
        or scene.key(first - 1) in ("and", "و")
    )
    joined = joined or first >= phrase.last and _beside_a_part(scene, phrase, figures[-1])
    if joined and opened:
        of = next((whole for whole in reversed(opened) if _may_hold(figures[whole], phrase)), opened[-1])
        return Link(of, opened[: opened.index(of) + 1], True, words)
    told = [
        *range(first, last),
        *(range(phrase.last, phrase.last + 3) if scene.key(phrase.last) in ("بين", "among") else ()),
    ]
    harm = next((scene.harms[at].sense.what for at in told if at in scene.harms), "")
    opening = _opening_bracket(scene, figures[-1].phrase)
    apart = (
        len(figures) > 1
        and opening is not None
        and _another_time(scene, opening)
        and scene.mark_before(")", phrase.first, 14) > opening
    )
    of = _large_enough(figures[:-1] if apart else figures, phrase, harm)
    if harm in _APART and figures[of].what in _APART and harm != figures[of].what:
        return NONE  # "… and among the injured five women", where no injured were counted
    kept = opened if figures[of].of in opened or of in opened else ()
    kept = (
        kept[: kept.index(figures[of].of) + 1]
        if figures[of].of in kept
        else kept[: kept.index(of)]
        if of in kept
        else ()
    )
    return Link(of, (*kept, of), True, words)


_APART = ("killed", "injured", "missing")
"""Harms of which none is part of another."""


def _beside_a_part(scene: Doc, phrase: NumberPhrase, before: Figure) -> bool:
    """ "31 of them women and eight of them babies", «31 منهم نساء و8 منهم أطفال»: both are of the one whole."""
    told = before.of is not None and (
        scene.at("part_after", before.phrase.last) is not None
        or _listed_among(scene, before.phrase) is not None
    )
    return told and (phrase.count.prefix.startswith("و") or scene.key(phrase.first - 1) in ("and", "و"))


def _large_enough(figures: Sequence[Figure], phrase: NumberPhrase, harm: str) -> int:
    """The nearest figure before that can hold so many; the nearest of all where none can.

    Where the words name the ``harm`` ("among the injured"), the nearest figure of that harm comes first.
    """
    last = len(figures) - 1
    fit = [
        index for index in range(last, max(-1, last - 5), -1) if figures[index].low >= (phrase.count.low or 0)
    ]
    now = [index for index in fit if not _formerly(figures[index])]
    fit = now or fit
    alike = [index for index in fit if harm and figures[index].what in (harm, "killed_and_injured")]
    return next(iter((*alike, *fit[:1])), last)


def _formerly(figure: Figure) -> bool:
    """Whether the figure is an earlier state of another: no part is told of it («44 قتيلاً بعد أن كان 31، من ضمنهم …»)."""
    return figure.why[:1] == ("an earlier state of a figure before it",)


def _may_hold(whole: Figure, phrase: NumberPhrase) -> bool:
    """Whether so many of such people can be part of the whole."""
    low = phrase.count.low or 0
    if low > whole.low and whole.phrase.form != "vague":
        return False
    who = phrase.who or (phrase.head.sense.name if phrase.head else "")
    if phrase.what and not may_be_part(phrase.what, whole.what):
        return False
    return not _disjoint(who, whole.who)


def may_be_part(what: str, whole: str) -> bool:
    """Whether some of those who suffered ``whole`` can be told of as ``what`` without a word that marks them as a part."""
    return what == whole or what in _HOLDS.get(whole, ())


_STATED = ("injured",)
_HOLDS = {
    "killed_and_injured": ("killed", "injured"),
    "displaced": _STATED,
    "rescued": _STATED,
    "detained": _STATED,
}
"""Harms that members of a list may have whose whole has another: "4,700 refugees, including 1,900 children and 38 wounded"."""


def _disjoint(one: str, other: str) -> bool:
    """Whether no one is in both groups: civilians and combatants, the two sides."""
    if (
        one not in ARMED
        and one != "civilians"
        or other not in ARMED
        and other not in ("civilians", "women", "children")
    ):
        return False
    if one == other:
        return False
    return not (
        one in ("jihadists", "soldiers")
        and other in ("fighters", "regime forces")
        or {one, other} <= {"jihadists", "fighters"}
    )


def _bracket(
    scene: Doc, phrase: NumberPhrase, figures: Sequence[Figure], opened: tuple[int, ...]
) -> Link | None:
    """ "in Nyabare (14), Chitwenga (8)" and "(12 women, 5 men)" after a figure."""
    opening = _opening_bracket(scene, phrase)
    if opening is None or _another_time(scene, opening):
        return None
    fit = [
        i
        for i in range(len(figures) - 1, max(-1, len(figures) - _LISTED), -1)
        if _same_sentence(scene, figures[i].phrase, phrase)
        and not _in_bracket(scene, figures[i].phrase)
        and figures[i].low >= (phrase.count.low or 0)
        and figures[i].phrase.first <= opening
    ]
    if not fit:
        return None
    outside = next((i for i in fit if figures[i].of is None), fit[0])
    return Link(outside, (outside,), True, "in brackets")


def _another_time(scene: Doc, opening: int) -> bool:
    """«216 حالة (الأسبوع 34: 189 حالة)»: the bracket tells of another week."""
    label = scene.at("label", opening + 1) if scene.lexicon.grammar == "arabic" else None
    return label is not None and label.sense.name == "date"


_LISTED = 16
"""Members of a bracketed list ("in Nyabare (14), Chitwenga (8) …") over which its whole is looked for."""


def _in_bracket(scene: Doc, phrase: NumberPhrase) -> bool:
    return _opening_bracket(scene, phrase) is not None


def _opening_bracket(scene: Doc, phrase: NumberPhrase) -> int | None:
    """The bracket that is open before the phrase, or its own after a name ("Nyabare (14)")."""
    if phrase.bare and scene.key(phrase.count.first) == "(":
        return phrase.count.first
    at = scene.mark_before("()", phrase.first, 14)
    return at if scene.key(at) == "(" else opening_dash(scene, phrase)


def _partitive(
    scene: Doc, phrase: NumberPhrase, figures: Sequence[Figure], opened: tuple[int, ...]
) -> Link | None:
    """«300 من الضحايا», "300 of the dead": some of those counted before."""
    head = phrase.head
    if not phrase.of_group or head is None or not (phrase.what or _victims(scene, phrase)):
        return None
    for index in range(len(figures) - 1, max(-1, len(figures) - 4), -1):
        figure = figures[index]
        if figure.low > (phrase.count.low or 0) and figure.what in (
            phrase.what or "killed",
            "killed_and_injured",
        ):
            return Link(index, (index,), True, "some of those counted before")
    return None


def _victims(scene: Doc, phrase: NumberPhrase) -> bool:
    return scene.key(phrase.head.last - 1) in ("الضحايا", "ضحايا", "victims") if phrase.head else False


def _colon(
    scene: Doc, phrase: NumberPhrase, figures: Sequence[Figure], opened: tuple[int, ...]
) -> Link | None:
    """ "48 casualties: 19 killed and 29 injured"."""
    previous = figures[-1]
    colon = scene.mark_before(":", phrase.first, REACH)
    if (
        colon > 0
        and all(scene.tokens[at].kind == "d" for at in (colon - 1, colon + 1))
        and not scene.tokens[colon + 1].gap
    ):
        return None  # «10:15»
    opening = scene.mark_before("()", phrase.first, 14)
    if scene.key(opening) == "(" and _another_time(scene, opening):
        return None
    if (
        colon < previous.phrase.last
        or any(at in scene.harms for at in range(previous.phrase.last, colon))
        and scene.key(previous.phrase.last) in (",", "،")
    ):
        return None  # "killed: 12, wounded: 40"
    if not _same_sentence(scene, previous.phrase, phrase) or previous.low < (phrase.count.low or 0):
        return None
    return Link(len(figures) - 1, (len(figures) - 1,), False, "a colon")


def _coordinate(scene: Doc, phrase: NumberPhrase, figures: Sequence[Figure], opened: tuple[int, ...]) -> Link:
    """The next member of a list that is open: the innermost whose whole can hold it."""
    previous = figures[-1].phrase
    if not opened or not _same_sentence(scene, previous, phrase):
        return NONE
    if not _continues(scene, previous, phrase, figures[opened[-1]].what == "killed_and_injured"):
        return NONE
    for level in range(len(opened), 0, -1):
        if _may_hold(figures[opened[level - 1]], phrase):
            marked = _of_whom_too(scene, previous, phrase)
            return Link(opened[level - 1], opened[:level], marked, "the list goes on")
    return _deaths_of_cases(scene, phrase, figures, opened)


def _deaths_of_cases(
    scene: Doc, phrase: NumberPhrase, figures: Sequence[Figure], opened: tuple[int, ...]
) -> Link:
    """ "2,318 cases, including 402 confirmed cases and 61 deaths": without a comma both are part of the cases."""
    before = figures[-1]
    apart = any(scene.pause(at) for at in range(before.phrase.last, phrase.first))
    if (
        apart
        or before.of is None
        or before.of not in opened
        or (phrase.what, figures[before.of].what) != ("killed", "cases")
    ):
        return NONE
    return Link(before.of, opened[: opened.index(before.of) + 1], True, "the list goes on")


def _continues(scene: Doc, previous: NumberPhrase, phrase: NumberPhrase, both: bool) -> bool:
    """Whether the phrase is joined to a list: by «و» on the number itself, or by nothing but "and" and commas.

    Of a whole that counts ``both`` harms each part says its own ("19 killed and 29 injured").
    """
    if (
        _next_to(scene, previous, phrase, both)
        or _parallel(scene, previous, phrase)
        or _of_whom_too(scene, previous, phrase)
    ):
        return True
    start = scene.until("before", phrase.first)
    opening = start.first if start else phrase.first
    glued = (
        phrase.count.prefix.startswith("و")
        or scene.key(opening - 1) == "و"
        or (start is not None and start.prefix == "و")
    )
    return glued and not _governed_by_verb(scene, opening)


def _parallel(scene: Doc, previous: NumberPhrase, phrase: NumberPhrase) -> bool:
    """ "501 at the hands of one side and 225 by landmines": two bare numbers, and no verb between them."""
    if (
        not previous.bare
        or not phrase.bare
        or phrase.first - previous.last > 12
        or scene.key(phrase.first - 1) not in ("and", ",")
    ):
        return False
    return not any(
        at in scene.harms or scene.at("light", at) and scene.key(at) in AUXILIARIES or scene.pause(at)
        for at in range(previous.last, phrase.first - 1)
    )


def _of_whom_too(scene: Doc, previous: NumberPhrase, phrase: NumberPhrase) -> bool:
    """ "26 workers, of whom 14 were freed and three found dead": both are of the one whole where no comma parts them."""
    whom = scene.until("part_before", previous.first)
    joined = (
        phrase.bare
        and previous.bare
        and scene.key(phrase.first - 1) == "and"
        and phrase.first - previous.last < _CLAUSE
    )
    return (
        joined
        and whom is not None
        and scene.key(whom.last - 1) in ("whom", "which")
        and not any(scene.pause(at) for at in range(previous.last, phrase.first))
    )


_CLAUSE = 9
"""Words from one number to the next of a clause that begins with "of whom"."""


def _next_to(scene: Doc, previous: NumberPhrase, phrase: NumberPhrase, both: bool) -> bool:
    if phrase.first - previous.last > 12:
        return False
    for at in range(previous.last, phrase.first):
        if scene.keys[at] in _MEMBERS_JOIN or both and at in scene.harms:
            continue
        inside = any(
            (found := scene.at(kind, start)) and start <= at < found.last
            for kind in ("before", "part_after", "after", "group_adjective")
            for start in range(at - 4, at + 1)
        )
        percent = scene.tokens[at].kind == "d" or scene.key(at) in ("%", "(", "٪", ".")
        predicate = (previous.bare or previous.of_group) and (
            scene.key(at) in ("were", "are", "was") or scene.at("person", at) or scene.at("group", at)
        )
        predicate = (
            predicate
            or previous.bare
            and scene.key(at) in ("of", "among")
            and scene.at("group", at + 1) is not None
        )
        if not inside and not predicate and not percent:
            return False
    return True


_MEMBERS_JOIN = frozenset(("and", ",", "،", "و", "plus", "as", "well", ")", "or", "the", "other"))
"""What may stand between the members of a list."""


def _governed_by_verb(scene: Doc, opening: int) -> bool:
    return opening - 1 in scene.harms
