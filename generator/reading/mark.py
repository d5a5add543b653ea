"""The number that the marked words of a link state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..words.interval import COUNT, Interval, exactly
from . import qualifiers
from .counts import Count, counts_of
from .lexicon import Found
from .qualifiers import Qualified
from .scene import Scene, scene_of
from .separators import Separators
from .tokens import Token, shift


@dataclass(frozen=True, slots=True)
class Said:
    """What marked words state.

    ``number`` is the number as printed (341 of "at least 341"; the floor of "dozens"; None of "a number of"),
    ``interval`` what the count can be. ``start`` and ``end`` are code points of the number itself in the marked words.
    ``form`` is digit, word, mixed, vague, dual or implicit_one; ``why`` the rules and words used; ``outside`` a
    qualifier that touches the number but was left outside the mark.
    """

    number: int | None
    interval: Interval
    qualifier: str
    start: int
    end: int
    form: str
    why: tuple[str, ...]
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Marked words without a number, or with more than one; ``found`` are the words of those found."""

    reason: Literal["no-number", "several-numbers"]
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """The marked words and the prose around them, as one text of which tokens ``first`` to ``last`` are marked."""

    scene: Scene
    start: int
    first: int
    last: int

    @property
    def text(self) -> str:
        """All the words, marked or not."""
        return self.scene.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of all the words."""
        return self.scene.tokens


_ATTACHED = "وفبلك\u0640"
_NEIGHBOURS = 80
"""Code points of neighbouring prose that can hold a qualifier which touches the mark."""


def read_mark(
    words: str, language: str, before: str = "", after: str = "", *, separators: Separators | None = None
) -> Said | Unread:
    """The number that ``words`` state, or why none is read.

    ``before`` and ``after`` are the neighbouring prose: a qualifier there that touches the number is used, and named in
    ``outside``, so that the writer can be told to mark it too.
    """
    mark = _mark(words, language, before[-_NEIGHBOURS:], after[:_NEIGHBOURS])
    counts = [count for count in counts_of(mark.tokens[: mark.last], mark.scene.lexicon) if count.start >= mark.start]
    counted = [count for count in counts if count.low is not None]
    if len(counts) > 1 or len(counted) != len(counts):
        return Unread("several-numbers" if len(counts) > 1 else "no-number", _texts(mark, counts))
    return _counted(mark, counted[0]) if counted else _uncounted(mark)


def _mark(words: str, language: str, before: str, after: str) -> _Mark:
    text = before + words + after
    scene = scene_of(text, language)
    first = sum(token.end <= len(before) for token in scene.tokens)
    last = sum(token.start < len(before) + len(words) for token in scene.tokens)
    return _Mark(scene, len(before), first, last)


def _texts(mark: _Mark, counts: Sequence[Count]) -> tuple[str, ...]:
    return tuple(mark.text[count.start : count.end] for count in counts)


def _counted(mark: _Mark, count: Count) -> Said:
    if count.form == "vague":
        return _said(mark, count, "unspecified_plural", Interval(count.low, None), count.notes)
    if count.high is not None:
        return _said(mark, count, "range", Interval(count.low, count.high), ("both ends of a range", *count.notes))
    qualifier = _qualifier(mark, count)
    if qualifier is None:
        return _said(mark, count, "exact", exactly(count.low), ("a plain number", *count.notes))
    words = mark.text[qualifier.start : qualifier.end]
    why = (f"{words}: {qualifier.name}, {qualifier.reason}", *count.notes)
    return _said(mark, count, qualifier.name, qualifier.interval(count.low), why, "" if _inside(mark, qualifier) else words)


def _said(mark: _Mark, count: Count, qualifier: str, interval: Interval, why: tuple[str, ...], outside: str = "") -> Said:
    start, end = count.start - mark.start, count.end - mark.start
    return Said(count.low, interval, qualifier, start, end, count.form, why, outside)


def _qualifier(mark: _Mark, count: Count) -> Qualified | None:
    """The qualifier that touches the number: right before it, right after it, or after the noun that it counts."""
    touching = (qualifiers.before(mark.scene, count.first)
                or qualifiers.after(mark.scene, count.last))
    if touching:
        return touching
    for at in range(count.last + 1, mark.last + 1):
        found = qualifiers.after(mark.scene, at)
        if found:
            return found
    return None


def _inside(mark: _Mark, qualifier: Qualified) -> bool:
    """Whether the qualifier is marked. Letters that Arabic writes on to a word may stand before the mark: «بـ[نحو 150]»."""
    left_out = mark.text[qualifier.start : mark.start].strip(_ATTACHED)
    return not left_out and qualifier.end <= mark.tokens[mark.last - 1].end


def _uncounted(mark: _Mark) -> Said | Unread:
    """Marked words without a number: "a number of", a dual, one person."""
    nouns = [found for i in range(mark.first, mark.last) for found in mark.scene.lexicon.at(mark.tokens[: mark.last], i)]
    several = next((found for found in nouns if found.sense.kind == "uncounted"), None)
    if several:
        start, end = _place(mark, several)
        return Said(None, COUNT, "a_number_of", start, end, "vague", ("said to be some, not how many",))
    people = _people(nouns)
    if len(people) > 1:
        return Unread("several-numbers", tuple(mark.text[mark.tokens[one.first].start : mark.tokens[one.last - 1].end]
                                               for one in people))
    return _noun_said(mark, people[0]) if people else Unread("no-number")


def _people(found: Sequence[Found]) -> list[Found]:
    """The duals, or where there are none the singulars, one per place: «طفلان», «طفل», "a woman"."""
    for forms in (("dual",), ("singular", "possessed")):
        places = {one.first: one for one in found if one.sense.kind == "person" and one.sense.form in forms}
        if places:
            return _apart(list(places.values()))
    return []


def _apart(found: list[Found]) -> list[Found]:
    """Without those inside another one («worker» inside "health worker")."""
    apart: list[Found] = []
    for one in found:
        if not apart or one.first >= apart[-1].last:
            apart.append(one)
    return apart


def _noun_said(mark: _Mark, noun: Found) -> Said:
    number = 2 if noun.sense.form == "dual" else 1
    start, end = _place(mark, noun)
    form = "dual" if number == 2 else "implicit_one"
    why = ("the dual says two" if number == 2 else "one person, without a number",)
    plain = Said(number, exactly(number), "exact", start, end, form, why)
    qualifier = qualifiers.after(mark.scene, noun.last) or \
        qualifiers.before(mark.scene, noun.first)
    if qualifier is None:
        return plain
    words = mark.text[qualifier.start : qualifier.end]
    why += (f"{words}: {qualifier.name}, {qualifier.reason}",)
    outside = "" if _inside(mark, qualifier) else words
    return Said(number, qualifier.interval(number), qualifier.name, start, end, form, why, outside)


def _place(mark: _Mark, found: Found) -> tuple[int, int]:
    start = shift(mark.tokens[found.first], found.skip)
    return start - mark.start, mark.tokens[found.last - 1].end - mark.start
