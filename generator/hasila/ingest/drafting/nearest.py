"""Which of what a text says is of a figure: that of its clause, its sentence, its paragraph, its heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hasila.ingest.drafting.outline import Outline, SaidValue
from hasila.model.data_class import dataclass
from hasila.reader import ReadFigure


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A value of one axis, "" where the text says none.

    ``own``: it stands in the figure's own clause; ``proposed``: it is that of an earlier report; ``asked``
    is the question that a weak value leaves; ``of_report``: it is that of the whole report, and of no
    sentence near the figure.
    """

    value: str = ""
    own: bool = False
    proposed: bool = False
    asked: str = ""
    of_report: bool = False


UNKNOWN = "?"
"""The time of "since the outbreak began": said, but by an event whose day is not known."""


def along(
    outline: Outline,
    said: Sequence[SaidValue],
    of_all: str,
    carries: Callable[[int], bool],
    of_list: str = "",
    raised: Sequence[int] = (),
) -> list[Circumstance]:
    """The circumstance of each figure on one axis.

    ``of_all`` is that of a figure of which none is said, and to which none ``carries`` over from its
    paragraph; ``of_list`` that of one of which several are said that no one place holds. What is said before
    one of the places ``raised`` is not that of the total behind it.
    """
    found: list[Circumstance] = []
    for index, figure in enumerate(outline.figures):
        parent = found[figure.parent] if figure.parent is not None and figure.parent < index else None
        near = _of_the_total(outline, heard(outline, said, figure), figure, raised)
        own = _nearest(outline, near, figure, parent)
        open_to = carries(index) and not own.value
        before = _carried(outline, near, figure) if open_to else None
        if before and before.unlisted and not own.own:
            found.append(Circumstance("", True))
            continue
        carried = before.value.removeprefix(UNKNOWN) if before else ""
        of_text = of_list if own.own else carried or of_all
        of_report = not carried and not own.own
        found.append(own if own.value else Circumstance(of_text, own.own, of_report=of_report))
    return found


def _is_told(outline: Outline, one: SaidValue, figure: ReadFigure) -> bool:
    """True of what is not only compared with in another sentence, and no place to which others were taken."""
    if one.aside and outline.is_elsewhere(one, figure):
        return False
    if one.compared < 0:
        return True
    together = outline.sentence(one.start) == outline.sentence(figure.start)
    return together and one.compared <= figure.start


def heard(outline: Outline, said: Sequence[SaidValue], figure: ReadFigure) -> Sequence[SaidValue]:
    """What may be of the figure: no time with which another one is compared, no day of a document once that
    of an event was told, nothing by which a part of the figure is told apart from it."""
    alike = outline.like_parts(figure)
    kept = [one for one in said if _is_told(outline, one, figure)]
    if outline.opens_list(figure):
        kept = _without_those_of_items(outline, kept, figure)
    if alike:
        kept = [one for one in kept if not outline.of_a_part(alike, one)]
    kept = [one for one in kept if not one.aside or not outline.follows_event(said, one)]
    kept = [one for one in kept if not _of_another_verb(one, figure)]
    if not any(one.dated for one in kept):
        return kept
    told = any(not one.dated and _is_event(one) and one.end <= figure.start for one in kept)
    return [one for one in kept if not (told and one.dated)]


def _without_those_of_items(
    outline: Outline, said: Sequence[SaidValue], figure: ReadFigure
) -> list[SaidValue]:
    """What is said, without the different values that the list behind a figure tells of its items: "five
    people: a man in Hass, and two women in Ariha"."""
    _, end = outline.sentence(figure.start)
    behind = [one for one in said if figure.end <= one.start < end]
    several = len({one.value for one in behind}) > 1
    return [one for one in said if not (several and one in behind)]


def _of_another_verb(one: SaidValue, figure: ReadFigure) -> bool:
    """True of the day of another harm, or of a funeral, for the figure that stands before it: "the body of a
    man who went missing on Monday"."""
    if one.verb == "apart":
        return True
    return bool(one.verb) and one.verb != figure.measure and figure.end <= one.start


def _is_event(one: SaidValue) -> bool:
    """True of a time that is no first day of a running count."""
    return one.value != UNKNOWN and not one.value.startswith("since")


def _of_the_total(
    outline: Outline, said: Sequence[SaidValue], figure: ReadFigure, raised: Sequence[int]
) -> Sequence[SaidValue]:
    """What may be the time of the figure: of a total that an event made larger ("bringing the toll to 340")
    not the day of that event."""
    start, _ = outline.sentence(figure.start)
    rises = [place for place in raised if start <= place < figure.start]
    if not rises:
        return said
    return [one for one in said if one.start > rises[-1] or one.value.startswith(("since", UNKNOWN))]


def _nearest(
    outline: Outline, said: Sequence[SaidValue], figure: ReadFigure, parent: Circumstance | None
) -> Circumstance:
    """What is said in the clause of the figure; else what its whole or its sentence says."""
    inside = outline.inside(said, figure)
    own = _behind(outline, inside, figure) or _before(outline, inside, figure)
    if own and own.value:
        return Circumstance(own.value.removeprefix(UNKNOWN), True)
    later = _of_later_sentence(outline, inside, figure) if parent is not None else None
    if later:
        return Circumstance(later.value.removeprefix(UNKNOWN), not later.value)
    if parent is not None and parent.value:
        return Circumstance(parent.value)
    inside = [one for one in inside if not one.counted]
    shared = _shared(outline, inside, figure)
    if shared and not own:
        return Circumstance(shared.value.removeprefix(UNKNOWN))
    earlier = [one for one in inside if one.end <= figure.start]
    if earlier and earlier[-1].value and not own:
        return Circumstance(earlier[-1].value.removeprefix(UNKNOWN))
    alike = len({one.value for one in inside}) == 1
    if alike and inside[0].value and not own and not outline.of_another(figure, inside[0]):
        return Circumstance(inside[0].value.removeprefix(UNKNOWN))
    return Circumstance("", own is not None)


def _of_later_sentence(outline: Outline, said: Sequence[SaidValue], figure: ReadFigure) -> SaidValue | None:
    """The one value that the sentence of a part says, where its whole is in another and no other figure
    beside it: "One of them, a boy, died there on Saturday"; None of none."""
    start, end = outline.sentence(figure.start)
    beside = [one for one in outline.figures if start <= one.start < end and one.parent != figure.parent]
    told = [one for one in said if not (one.aside or one.counted or one.compared >= 0)]
    values = {one.value for one in told}
    if beside or len(values) != 1 or not _is_in_a_later_sentence(outline, figure):
        return None
    return told[0]


def _is_in_a_later_sentence(outline: Outline, figure: ReadFigure) -> bool:
    """True of a part whose whole is told in a sentence before its own."""
    whole = outline.figures[figure.parent] if figure.parent is not None else figure
    return whole.start < outline.sentence(figure.start)[0]


def _shared(outline: Outline, said: Sequence[SaidValue], figure: ReadFigure) -> SaidValue | None:
    """What is said behind the figures joined to this one, where nothing is said before it: "killed 13 and
    injured 18 in Saraqib"."""
    behind = [one for one in said if one.start >= figure.end]
    if not behind or len(behind) < len(said):
        return None
    first = behind[0]
    listed = outline.any_figure(figure.end, first.start)
    stops = outline.pauses(figure.end, first.start)
    return first if listed and not stops else None


def _behind(outline: Outline, said: Sequence[SaidValue], figure: ReadFigure) -> SaidValue | None:
    """The first that is said behind the figure in its clause, before the next figure."""
    for one in said:
        if one.start < figure.end:
            continue
        if outline.others(figure, one.start):
            return None
        listed = outline.any_figure(figure.end, one.start)
        return one if listed or not outline.pauses(figure.end, one.start) else None
    return None


def _before(outline: Outline, said: Sequence[SaidValue], figure: ReadFigure) -> SaidValue | None:
    """The last that is said before the figure, behind the figure before it."""
    before = [one for one in said if one.end <= figure.start]
    if not before or outline.any_figure(before[-1].end, figure.start):
        return None
    return before[-1]


def _carried(outline: Outline, said: Sequence[SaidValue], figure: ReadFigure) -> SaidValue | None:
    """What was said last before the figure in its paragraph, or in the heading; None where nothing was."""
    paragraph = outline.paragraph(figure.start)
    before = [one for one in said if paragraph <= one.start and one.end <= figure.start]
    line = outline.text.rfind("\n", 0, figure.start)
    earlier = [
        one for one in before if not one.aside and (line < one.start or not outline.in_item(one.start))
    ]
    if earlier:
        return earlier[-1]
    headed = _of_section(outline, said, figure) or [one for one in said if one.start < outline.heading]
    return headed[-1] if headed else None


def _of_section(outline: Outline, said: Sequence[SaidValue], figure: ReadFigure) -> list[SaidValue]:
    """What the heading of the section says, where it says little else: "Friday", "Hama governorate"."""
    start, end = outline.section(figure.start)
    told = [one for one in said if start <= one.start < end]
    if not told:
        return []
    named = sum(one.end - one.start for one in told)
    return told if 2 * named >= end - start else []


def as_their_wholes(outline: Outline, found: Sequence[Circumstance]) -> list[Circumstance]:
    """The circumstances, those of parts that have none as those of their wholes, without a question."""
    kept: list[Circumstance] = []
    for figure, own in zip(outline.figures, found, strict=True):
        parent = figure.parent
        if parent is not None and parent < len(kept) and not own.value and not own.own:
            kept.append(Circumstance(kept[parent].value))
        else:
            kept.append(own)
    return kept
