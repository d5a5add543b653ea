"""The figures of a raw text as a draft has them: each once, with its marks, circumstances and doubts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from hasila.ingest.drafting.circumstances import Circumstances, circumstances_of
from hasila.ingest.drafting.clashes import CountedSet, clash, without_time
from hasila.ingest.drafting.named import Named, named_in
from hasila.ingest.drafting.nearest import Circumstance
from hasila.ingest.drafting.signs import weak_points
from hasila.ingest.drafting.summed import with_summed_parts
from hasila.model.data_class import dataclass
from hasila.model.vocabulary import Vocabulary
from hasila.reader import ReadFigure, mark_span, read_text

_IDS = {"people": "everyone", "medical staff": "medical-staff", "regime forces": "government-forces"}


@dataclass(frozen=True, slots=True)
class DraftMark:
    """The words that a figure takes in the text, from ``start`` to ``end``.

    ``by_hand``: no words state its number by themselves, so none are marked.
    """

    start: int
    end: int
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class DraftedFigure:
    """A figure with all its marks, the index of the one it is some of, its circumstances and its doubts.

    ``complete``: its members are said to be all of it ("they are …", a colon). ``named`` is the category of
    the vocabulary that is named right beside its number, where it is narrower than the reader's.
    ``cause_asked``: it cannot be true beside another figure as it is, so that its cause is left open.
    ``corrects`` is the figure of an earlier report whose number it is said to stand in the place of.
    """

    reading: ReadFigure
    marks: tuple[DraftMark, ...]
    parent: int | None
    circumstances: Circumstances
    doubts: tuple[str, ...] = ()
    complete: bool = False
    id: str = "-"
    named: str = ""
    cause_asked: bool = False
    corrects: str = ""

    @property
    def category(self) -> str:
        """The id of its category: as the vocabulary names it beside the figure, or as the reader has it."""
        return self.named or category_id(self.reading)

    @property
    def measure(self) -> str:
        """The id of its measure."""
        return self.reading.measure.replace("_", "-")


def category_id(reading: ReadFigure) -> str:
    """The id that the category of the reading has in a vocabulary."""
    return _IDS.get(reading.category, reading.category.replace(" ", "-"))


def drafted_figures(
    text: str, language: str, published: date, vocabulary: Vocabulary
) -> tuple[DraftedFigure, ...]:
    """The figures of ``text`` in its order; what is said twice is one figure with two marks."""
    readings = read_text(text, language)
    circumstances = circumstances_of(text, readings, language, published, vocabulary)
    groups = named_in(text, language, vocabulary.categories.values())
    single = []
    for index, reading in enumerate(readings):
        mark = _mark(text, reading, language)
        told = circumstances[index]
        asked = tuple(axis.asked for axis in (told.when, told.where) if axis.asked)
        named = _group_beside(text, reading, groups, vocabulary)
        before = "" if named else _group_before(text, readings, index, groups)
        if before:
            named, asked = before, (*asked, _NAMED_BEFORE.format(group=before))
        elif not named and _are_several(text, reading, groups):
            asked = (*asked, _SEVERAL.format(number=reading.value_min))
        doubts = (*weak_points(text, readings, index), *asked)
        single.append(DraftedFigure(reading, (mark,), reading.parent, told, doubts, named=named))
    merged = _merged([_no_larger(figure, single) for figure in single])
    parted = with_summed_parts(text, merged, vocabulary)
    return tuple(_with_complete(without_clashes(parted, vocabulary)))


_READ = ("civilians", "children", "women", "men", "elderly", "students", "migrants", "medical-staff")
"""Groups that the reader itself tells apart."""
_WIDE = ("everyone", "fighters")
"""Groups of the reader in which a vocabulary tells others apart."""
_MIXED = ("children", "women")
"""Groups that some publishers count together ("children and women")."""
_ANOTHER_GROUP = re.compile(r"\s+(و(?=[^\W\d])|and\s+(?=[^\W\d]))")
"""Words joined to the name of a group: more than that group is counted («من الفصائل والجماعات الجهادية»)."""
_ONE_WORD = 10
_PARTS = re.compile(r"[,،:;؛.()\d]")
_BESIDE = 22
"""Code points from a number to the group that the vocabulary names («23 مقاتلاً من جيش العزة»)."""


def _group_beside(text: str, reading: ReadFigure, groups: Sequence[Named], vocabulary: Vocabulary) -> str:
    """The narrower group that is named in or right behind the reading; "" where none is."""
    own = category_id(reading)
    for group in groups:
        if not reading.start <= group.start <= reading.end + _BESIDE or group.id in _READ:
            continue
        if own in _MIXED and group.id != "everyone" and vocabulary.narrower("category", own, group.id):
            return group.id if group.end - group.start > _ONE_WORD else ""
        if own not in _WIDE or _PARTS.search(text, reading.end, max(reading.end, group.start)):
            continue
        if _ANOTHER_GROUP.match(text, group.end):
            continue
        if group.id != own and _is_of_kind(group, own, reading, vocabulary):
            return group.id
    return ""


_SEVERAL = "“{number}” counts members of several groups that are named behind it: which category holds them?"


def _are_several(text: str, reading: ReadFigure, groups: Sequence[Named]) -> bool:
    """True where more than one group is named right behind a number of which the reader tells none apart."""
    if category_id(reading) not in _WIDE:
        return False
    close = [group for group in groups if reading.end <= group.start <= reading.end + _BESIDE]
    return any(_ANOTHER_GROUP.match(text, group.end) for group in close if group.id not in _READ)


def _is_of_kind(group: Named, own: str, reading: ReadFigure, vocabulary: Vocabulary) -> bool:
    """True of a narrower group, and of any that the noun of the reading itself names."""
    names_noun = group.start < reading.end and group.id != "everyone"
    return names_noun or vocabulary.narrower("category", group.id, own)


_NAMED_BEFORE = "this number has no noun: `{group}`, named before it, was taken: is it?"


def _group_before(text: str, readings: Sequence[ReadFigure], index: int, groups: Sequence[Named]) -> str:
    """The one group of the vocabulary that the sentence names before a number without a noun; "" where a
    figure stands between them."""
    reading = readings[index]
    if category_id(reading) not in _WIDE or reading.parent is not None or not _is_bare(text, reading):
        return ""
    start = max(text.rfind(mark, 0, reading.start) for mark in ("\n", ". ", "؛", "; "))
    named = [group for group in groups if start < group.start < reading.start and group.id not in _READ]
    named = [group for group in named if _is_counted(text, group)]
    before = readings[index - 1].start if index else -1
    told = {group.id for group in named} - {"everyone"}
    if len(told) != 1 or category_id(reading) in told or before >= named[0].start:
        return ""
    return told.pop()


_COUNTED = re.compile(r"\b(عدد|قتلى|ضحايا|جرحى|خسائر|حصيلة|of|for|among|dead|killed)\s+(the\s+)?\Z")
"""Words before a group whose members are counted, and do not attack."""
_NEAR_WORD = 16
"""Code points in which such a word stands."""


def _is_counted(text: str, group: Named) -> bool:
    """True of a group named right behind a word that counts its members."""
    near = max(0, group.start - _NEAR_WORD)
    return _COUNTED.search(text[near : group.start]) is not None


def _is_bare(text: str, reading: ReadFigure) -> bool:
    """True of a number in digits without a noun."""
    words = text[reading.start : reading.end]
    return _DIGITS.fullmatch(words) is not None


_DIGITS = re.compile(r"[\d.,٬]+")


def _mark(text: str, reading: ReadFigure, language: str) -> DraftMark:
    """The words that the mark takes; none where no words around the number state it by themselves."""
    span = mark_span(text, reading, language)
    return DraftMark(*span) if span else DraftMark(reading.start, reading.end, by_hand=True)


_LARGER = "“{part}” was read as some of “{whole}”, but is more: of which is it a part, or of none?"


def _no_larger(figure: DraftedFigure, figures: Sequence[DraftedFigure]) -> DraftedFigure:
    """The figure without its whole, where it is more than that; the doubt says so."""
    if figure.parent is None:
        return figure
    part, whole = figure.reading, figures[figure.parent].reading
    if part.value_min <= (whole.value_max or whole.value_min) or whole.qualifier == "unspecified_plural":
        return figure
    doubt = _LARGER.format(part=part.value_min, whole=whole.value_min)
    return replace(figure, parent=None, doubts=(*figure.doubts, doubt))


# A figure that is said twice


def _merged(figures: Sequence[DraftedFigure]) -> list[DraftedFigure]:
    """The figures, each once: the marks of one that is said again are its own."""
    kept: list[DraftedFigure] = []
    place: dict[int, int] = {}
    behind: dict[int, int] = {}
    for index, figure in enumerate(figures):
        moved = replace(figure, parent=None if figure.parent is None else place.get(figure.parent))
        again = _said_before(moved, kept)
        if again is None:
            place[index] = len(kept)
            if figure.parent is not None and figure.parent > index:
                behind[len(kept)] = figure.parent
            kept.append(moved)
        else:
            place[index] = again
            kept[again] = _with_mark(kept[again], moved, again)
    for part, whole in behind.items():
        kept[part] = replace(kept[part], parent=place[whole] if place[whole] != part else None)
    return kept


_TELLING = 10
"""The least number that is known again by its value: "3 people" are often others."""


def _said_before(figure: DraftedFigure, earlier: Sequence[DraftedFigure]) -> int | None:
    """The index of the earlier figure that this one says again."""
    for index, other in enumerate(earlier):
        if _same_count(figure.reading, other.reading) and _same_set(figure, other):
            return index
    return None


def _same_count(reading: ReadFigure, other: ReadFigure) -> bool:
    same_value = value_of(reading) == value_of(other) and reading.value_min >= _TELLING
    return same_value and reading.measure == other.measure


def value_of(reading: ReadFigure) -> tuple[int, int | None, str]:
    """The number, the other end of a range, and the qualifier."""
    return reading.value_min, reading.value_max, reading.qualifier


def _same_set(figure: DraftedFigure, other: DraftedFigure) -> bool:
    """True where nothing that is said of one speaks against the other."""
    narrow = {figure.category, other.category} - {"everyone"}
    if len(narrow) > 1 or None not in (figure.parent, other.parent) and figure.parent != other.parent:
        return False
    axes = ("when", "where", "cause")
    return all(_agree(figure.circumstances, other.circumstances, axis) for axis in axes)


def _agree(one: Circumstances, other: Circumstances, axis: str) -> bool:
    first, second = getattr(one, axis), getattr(other, axis)
    if not (first.own and second.own):
        return True
    return bool(first.value == second.value)


def _with_mark(figure: DraftedFigure, again: DraftedFigure, index: int) -> DraftedFigure:
    """The figure with the mark of the second time, and what is said of it there and not before."""
    first, second = figure.circumstances, again.circumstances
    when, where = _fuller(first.when, second.when), _fuller(first.where, second.where)
    fuller = Circumstances(when, where, _fuller(first.cause, second.cause))
    reading = figure.reading
    if figure.category == "everyone":
        reading = replace(reading, category=again.reading.category)
    marks = (*figure.marks, *again.marks)
    parent = _parent_of_both(figure, again, index)
    return replace(figure, reading=reading, marks=marks, parent=parent, circumstances=fuller)


def _parent_of_both(figure: DraftedFigure, again: DraftedFigure, index: int) -> int | None:
    """The whole of the figure, or that of the second time where it stands before ``index``."""
    if figure.parent is not None or again.parent is None:
        return figure.parent
    return again.parent if again.parent < index else None


def _fuller(one: Circumstance, other: Circumstance) -> Circumstance:
    return one if one.own or not other.value else other


# Parts that are all of it


_ALL = ("a colon", "وهم", "هم", "يتوزعون", "موزعين", "توزعوا", "قسمهم", "قسمتهم", "وهي", "in brackets")
"""Words of the reader by which the members are said to be all."""


def _with_complete(figures: Sequence[DraftedFigure]) -> Iterator[DraftedFigure]:
    """The figures, with those marked whose members are said to be all of them."""
    members: dict[int, list[DraftedFigure]] = {}
    for figure in figures:
        if figure.parent is not None:
            members.setdefault(figure.parent, []).append(figure)
    for index, figure in enumerate(figures):
        own = members.get(index, [])
        yield replace(figure, complete=_divides(figure, own)) if own else figure


def _divides(figure: DraftedFigure, members: Sequence[DraftedFigure]) -> bool:
    """True where the words that open the list say that it is all, and the members can be all."""
    opened = next((line for line in members[0].reading.why if line.startswith("part: ")), "")
    words = opened.removeprefix("part: ")
    same = all(member.measure == figure.measure for member in members)
    both = {member.measure for member in members} == {"killed", "injured"}
    said = words in _ALL or words.startswith(("يتوزعون", "موزعين", "توزعوا"))
    if words in _SOME_OF_IT and same:
        return len(members) > 1 and _make_it_up(figure, members)
    if not said or len(members) < 2 or not (same or both and figure.measure == "killed-and-injured"):
        return False
    return words != "in brackets" or _make_it_up(figure, members)


_SOME_OF_IT = ("", "of them", "of these", "of whom", "منهم", "some of those told of before")
"""Words by which members are said to be some of it: all of it where they make its number. Behind "including"
they are some of it even then."""


def _make_it_up(figure: DraftedFigure, members: Sequence[DraftedFigure]) -> bool:
    """True where the members are as many as the figure."""
    return sum(member.reading.value_min for member in members) == figure.reading.value_min


# Figures that cannot both be true


_CLASHES = "counted so, it could not stand beside"
_CLASH = f"{_CLASHES} “{{other}}”: since when, where or whom does it count?"


def without_clashes(figures: Sequence[DraftedFigure], vocabulary: Vocabulary) -> list[DraftedFigure]:
    """The figures; of two that could not both be true the one whose time is less certain is asked for it."""
    kept = list(figures)
    for later in range(len(kept)):
        for earlier in range(later):
            if _clash(kept[earlier], kept[later], vocabulary):
                asked = _less_certain(kept, earlier, later)
                other = kept[earlier if asked == later else later].reading.value_min
                kept[asked] = _asked(kept[asked], other)
    return kept


def _clash(one: DraftedFigure, other: DraftedFigure, vocabulary: Vocabulary) -> bool:
    if not one.circumstances.when.value:
        return False
    sets = [CountedSet(each.measure, each.category, each.circumstances) for each in (one, other)]
    forth = clash(one.reading, other.reading, sets[0], sets[1], vocabulary)
    return forth or clash(other.reading, one.reading, sets[1], sets[0], vocabulary)


def _less_certain(figures: Sequence[DraftedFigure], earlier: int, later: int) -> int:
    """The one that is no whole and whose own clause says no time; else the later."""
    certain = figures[later].circumstances.when.own and not figures[earlier].circumstances.when.own
    return earlier if certain else later


def _asked(figure: DraftedFigure, other: int) -> DraftedFigure:
    """The figure with the question, and without its time where its own clause does not say it."""
    told = any(doubt.startswith(_CLASHES) for doubt in figure.doubts)
    asked = figure if told else replace(figure, doubts=(*figure.doubts, _CLASH.format(other=other)))
    if figure.circumstances.when.own or figure.parent is not None:
        return replace(asked, cause_asked=True)
    return replace(asked, circumstances=without_time(figure.circumstances))


# Ids


def with_ids(figures: Sequence[DraftedFigure], usual: str) -> tuple[DraftedFigure, ...]:
    """The figures with ids that say what is counted: the measure where it is not the usual one, the category,
    and so much of the circumstances as tells it from the others.
    """
    used: set[str] = set()
    named = []
    for figure in figures:
        identity = next(name for name in _names(figure, usual, figures) if name not in used)
        used.add(identity)
        named.append(replace(figure, id=identity))
    return tuple(named)


def _names(figure: DraftedFigure, usual: str, figures: Sequence[DraftedFigure]) -> Iterator[str]:
    """The names that the figure may have, the shortest first; the last kind never ends."""
    base = _base(figure, usual)
    place, time = _slug(figure.circumstances.where.value), _slug(figure.circumstances.when.value)
    yield base
    yield from (f"{base}-{word}" for word in (place, time) if word)
    if place and time:
        yield f"{base}-{place}-{time}"
    if figure.parent is not None:
        yield f"{base}-of-{_base(figures[figure.parent], usual)}"
    yield f"{base}-{figure.reading.qualifier.replace('_', '-')}-{figure.reading.value_min}"
    again = 2
    while True:
        yield f"{base}-{figure.reading.value_min}-{again}"
        again += 1


def _base(figure: DraftedFigure, usual: str) -> str:
    if figure.category == "everyone":
        return figure.measure
    return figure.category if figure.measure == usual else f"{figure.measure}-{figure.category}"


def _slug(value: str) -> str:
    """A period or a place as a part of an id: "last 48h" is ``48h``."""
    return value.removeprefix("last ").replace(" ", "-").lower()
