"""Lists of places with a number each below a heading that names the harm: «توزع القتلى بحسب المحافظات: …».

Only the heading says what the numbers count. Where a figure of that harm before it can hold the whole list,
the members are parts of that figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hasila.reader.doc import Doc
from hasila.reader.figure import Tally
from hasila.reader.harms import measure_by_disease
from hasila.reader.number_phrase import NO_GROUP, NumberPhrase
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("headed_lists")

_BY_PLACE = _CLASSES.set("by_place")
_LONGEST_HEADING = 16
_LONGEST_LABEL = 6
_WHY = "the heading of the list"


class _Heading(NamedTuple):
    """What the heading of a list says that its numbers count."""

    measure: str
    category: str


def with_headed_lists(doc: Doc, phrases: Sequence[NumberPhrase], figures: Sequence[Tally]) -> Sequence[Tally]:
    """The figures, with the members of lists below a heading that names their harm."""
    if "\n" not in doc.marks or _BY_PLACE.isdisjoint(doc.keys):
        return figures
    read = {figure.phrase.first for figure in figures}
    added: list[Tally] = []
    for run in _runs(doc, phrases):
        heading = _heading_of(doc, run[0]) if read.isdisjoint(phrase.first for phrase in run) else None
        if heading is not None:
            added += _members(doc, figures, run, heading)
    return _merged(figures, added) if added else figures


def _runs(doc: Doc, phrases: Sequence[NumberPhrase]) -> Iterator[Sequence[NumberPhrase]]:
    """The members of each list of at least two lines «label: number», one below the other."""
    run: list[NumberPhrase] = []
    for phrase in phrases:
        if run and _line_before(doc, phrase) != doc.opens[run[-1].first]:
            yield from (run,) if len(run) > 1 else ()
            run = []
        if _is_item(doc, phrase):
            run.append(phrase)
    yield from (run,) if len(run) > 1 else ()


def _is_item(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of a bare number alone behind a colon, which ends its line and stands behind a short label."""
    if not phrase.bare or phrase.number.high is not None or doc.key(phrase.first - 1) != ":":
        return False
    if phrase.last < len(doc.tokens) and not doc.strong(phrase.last):
        return False
    label = range(doc.opens[phrase.first], phrase.first - 1)
    return len(label) <= _LONGEST_LABEL and not doc.any_harm(label)


def _line_before(doc: Doc, phrase: NumberPhrase) -> int:
    """The first token of the line before that of the phrase; -1 where there is none."""
    end = doc.opens[phrase.first] - 1
    return doc.opens[end] if end > 0 else -1


def _heading_of(doc: Doc, phrase: NumberPhrase) -> _Heading | None:
    """The heading right above the first member: by what the list divides, and the one harm that it names."""
    opening = _line_before(doc, phrase)
    if opening < 0:
        return None
    line = range(opening, doc.opens[phrase.first] - 1)
    if len(line) > _LONGEST_HEADING or not any(doc.key(at) in _BY_PLACE for at in line):
        return None
    nouns = [doc.begins["person"][at] for at in line if at in doc.begins["person"]]
    harms = [(harm.first, harm.entry.measure) for harm in doc.harms_among(line)]
    harms += [(noun.first, noun.entry.measure) for noun in nouns if noun.entry.measure]
    measures = {measure_by_disease(doc, at, measure, doc.key(at)) for at, measure in harms}
    groups = {noun.entry.name for noun in nouns} - set(NO_GROUP)
    if len(measures) != 1 or len(groups) > 1:
        return None
    return _Heading(measures.pop(), groups.pop() if groups else "people")


def _members(
    doc: Doc, figures: Sequence[Tally], run: Sequence[NumberPhrase], heading: _Heading
) -> Iterator[Tally]:
    """The members of the list as figures, parts of the figure before it that can hold them all."""
    whole = _whole_of(figures, run, heading)
    for phrase in run:
        reasons = (_WHY, f"part: {_WHY}") if whole is not None else (_WHY,)
        yield Tally(phrase, heading.measure, _group_of(doc, phrase, heading), whole, reasons)


def _group_of(doc: Doc, phrase: NumberPhrase, heading: _Heading) -> str:
    """The group that the label names, else that of the heading: «نساء: 12»."""
    named = doc.ending_at("person", phrase.first - 1)
    return heading.category if named is None or named.entry.name in NO_GROUP else named.entry.name


def _whole_of(figures: Sequence[Tally], run: Sequence[NumberPhrase], heading: _Heading) -> int | None:
    """The largest figure of the harm before the list, if it is as large as all members."""
    made = sum(phrase.low for phrase in run)
    before = [index for index, figure in enumerate(figures) if figure.phrase.first < run[0].first]
    alike = [index for index in before if _may_hold(figures[index], heading)]
    whole = max(alike, key=lambda index: figures[index].low, default=None)
    return whole if whole is not None and figures[whole].low >= made else None


def _may_hold(figure: Tally, heading: _Heading) -> bool:
    """True of a figure of the harm of the heading that is part of nothing."""
    return figure.parent is None and figure.measure == heading.measure


def _merged(figures: Sequence[Tally], added: Sequence[Tally]) -> Sequence[Tally]:
    """The figures and the members, in the order of the text, each with its whole where that stands now."""
    both = sorted((*figures, *added), key=lambda figure: figure.phrase.first)
    place = {figure.phrase.first: index for index, figure in enumerate(both)}
    moved = []
    for figure in both:
        parent = None if figure.parent is None else place[figures[figure.parent].phrase.first]
        moved.append(Tally(figure.phrase, figure.measure, figure.category, parent, figure.why))
    return moved
