"""The draft of a report file from its raw text: figures marked in the prose, a head, every doubt an entry.

The reader's rules find the figures, and when, where and by what cause they were counted; a person decides.
What the text does not say, and every weak reading, stands in the head as an entry ``doubt:`` at what it
concerns, and blocks publication until a person has taken it away. The sentences of the source stand there as
digests, so that none of them is published as it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date

from hasila.ingest.copied_sentences import sentence_digests
from hasila.ingest.drafting.corrected import EarlierFigure, with_corrections
from hasila.ingest.drafting.figures import DraftedFigure, DraftMark, drafted_figures, value_of, with_ids
from hasila.ingest.drafting.head import HeadInput, doubts_of, head_lines
from hasila.ingest.drafting.named import named_in
from hasila.ingest.drafting.nearest import Circumstance
from hasila.ingest.drafting.strays import Stray, strays
from hasila.model.data_class import dataclass
from hasila.model.vocabulary import Vocabulary
from hasila.reader import ReadFigure, without_notes
from hasila.reader.text_tables import TextCell, TextTable, tables_of

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LONGEST_TITLE = 90
"""Characters of the first line of a text that its title takes."""


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A wish for a draft: whose report, of which day, in which language, from which address.

    ``usual_places`` are the places of the publisher's running counts, by their first day, ``earlier`` its
    figures so far.
    """

    publisher: str
    published: date
    language: str
    url: str = ""
    usual_places: Mapping[str, str] = field(default_factory=dict)
    earlier: tuple[EarlierFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The report file, its translation (empty without one) and the doubts, which stand in the file, too."""

    report: str
    translation: str
    doubts: tuple[str, ...]


def draft(
    text: str, order: DraftRequest, vocabulary: Vocabulary, translation: str = "", other: str = "en"
) -> Draft:
    """A draft of ``text``, with ``translation``, its text in the language ``other``.

    The figures of the two are matched by value; where they disagree, a doubt says so. The signs of footnotes
    are left out.
    """
    text, translation = without_notes(text.strip()), without_notes(translation.strip())
    own = figures_of(text, order, vocabulary)
    theirs = drafted_figures(translation, other, order.published, vocabulary) if translation else ()
    theirs, lacking = _matched(own, theirs)
    if translation:
        own = tuple(_with_disagreement(figure, theirs, lacking) for figure in own)
    head = tuple(head_lines(_head_input(text, translation, own, order, vocabulary, other)))
    lines = ["---", *head, "---", _prose(text, own), ""]
    translated = f"{_prose(translation, theirs)}\n" if translation else ""
    return Draft("\n".join(lines), translated, tuple(doubts_of(head)))


def figures_of(text: str, order: DraftRequest, vocabulary: Vocabulary) -> tuple[DraftedFigure, ...]:
    """The figures of ``text`` with their ids, as its draft has them."""
    figures = drafted_figures(without_notes(text.strip()), order.language, order.published, vocabulary)
    placed = tuple(_placed(figure, order.usual_places) for figure in figures)
    corrected = with_corrections(text, order.language, placed, order.earlier)
    return with_ids(corrected, _usual(corrected))


def _placed(figure: DraftedFigure, usual: Mapping[str, str]) -> DraftedFigure:
    """The figure with the place of the publisher's earlier counts, where the text names none."""
    said = figure.circumstances
    begun, _, _ = said.when.value.partition(" to ")
    of_begin = usual.get(begun, "")
    if said.where.of_report and of_begin:
        place = of_begin if said.where.value != of_begin else ""
    else:
        place = of_begin or usual.get("", "") if not said.where.value else ""
    if not place:
        return figure
    return replace(figure, circumstances=replace(said, where=Circumstance(place, proposed=True)))


def _habits(figures: Sequence[DraftedFigure], order: DraftRequest) -> tuple[str, ...]:
    """The places that were taken from the publisher's earlier reports."""
    taken = (figure.circumstances.where for figure in figures)
    usual = set(order.usual_places.values())
    return tuple(dict.fromkeys(where.value for where in taken if where.proposed and where.value in usual))


def _usual(figures: Sequence[DraftedFigure]) -> str:
    """The measure of most figures, said once for all of them."""
    measures = Counter(figure.measure for figure in figures)
    return measures.most_common(1)[0][0] if measures else "killed"


def _head_input(
    text: str,
    translation: str,
    figures: tuple[DraftedFigure, ...],
    order: DraftRequest,
    vocabulary: Vocabulary,
    other: str,
) -> HeadInput:
    titles = {order.language: _title(text)}
    if translation:
        titles[other] = _title(translation)
    own, theirs = sentence_digests(text), sentence_digests(translation)
    named = named_in(text, order.language, vocabulary.places.values())
    return HeadInput(
        publisher=order.publisher,
        language=order.language,
        published=order.published,
        url=order.url,
        titles=titles,
        digests=tuple(dict.fromkeys((*own, *theirs))),
        strays=tuple(_strays(text, figures, order)),
        places=tuple(dict.fromkeys(found.id for found in named)),
        figures=figures,
        habits=_habits(figures, order),
        usual=_usual(figures),
        vocabulary=vocabulary,
    )


def _title(text: str) -> str:
    """The first words of the first line; no word is cut."""
    first_line = " ".join(text.partition("\n")[0].split())
    if len(first_line) <= _LONGEST_TITLE:
        return first_line
    whole, _, _ = first_line[: _LONGEST_TITLE + 1].rpartition(" ")
    return whole or first_line[:_LONGEST_TITLE]


# The other language


def _matched(
    own: Sequence[DraftedFigure], theirs: Sequence[DraftedFigure]
) -> tuple[tuple[DraftedFigure, ...], tuple[DraftedFigure, ...]]:
    """The figures of the translation with the ids of those they state, and those of ours that found none."""
    found: dict[int, str] = {}
    left = list(own)
    for agree in (_same_figure, _same_value):
        for index, their in enumerate(theirs):
            match = None if index in found else _first_agreeing(left, their, agree)
            if match:
                found[index] = match.id
                left.remove(match)
    matched = [replace(their, id=found.get(index, "-")) for index, their in enumerate(theirs)]
    return tuple(matched), tuple(left)


def _first_agreeing(
    figures: Iterable[DraftedFigure],
    other: DraftedFigure,
    agree: Callable[[ReadFigure, ReadFigure], bool],
) -> DraftedFigure | None:
    return next((figure for figure in figures if agree(figure.reading, other.reading)), None)


def _same_figure(reading: ReadFigure, other: ReadFigure) -> bool:
    same_set = reading.measure == other.measure and reading.category == other.category
    return same_set and _same_value(reading, other)


def _same_value(reading: ReadFigure, other: ReadFigure) -> bool:
    return value_of(reading) == value_of(other)


def _with_disagreement(
    figure: DraftedFigure, theirs: Sequence[DraftedFigure], lacking: Sequence[DraftedFigure]
) -> DraftedFigure:
    """The figure with a doubt where the translation lacks it, which names what stands there in its place."""
    if figure not in lacking:
        return figure
    unmatched = [other for other in theirs if other.id == "-"]
    rival = _first_agreeing(unmatched, figure, _same_group)
    doubt = f"“{figure.id}” was not found in the translation"
    if rival:
        doubt += f", which says {_said(rival.reading)} where this says {_said(figure.reading)}"
    return replace(figure, doubts=(*figure.doubts, doubt))


def _same_group(reading: ReadFigure, other: ReadFigure) -> bool:
    return reading.measure == other.measure and reading.category == other.category


def _said(reading: ReadFigure) -> str:
    qualifier = "" if reading.qualifier == "exact" else f" ({reading.qualifier.replace('_', ' ')})"
    return f"{reading.value_min}{qualifier}"


# The prose


def _prose(text: str, figures: Sequence[DraftedFigure]) -> str:
    """``text`` as Markdown with its marks; characters that Markdown would take for its own are escaped, and
    a table is one of Markdown, with its figures in the same order.

    A mark by hand, and one inside a mark before it, are left out: both are told as doubts.
    """
    marks = _marks(figures)
    blocks: list[str] = []
    cursor = 0
    for table in tables_of(text):
        above = _marked(text, cursor, table.start, marks)
        blocks += (above, "\n".join(_table_lines(text, table, marks)))
        cursor = table.end
    blocks.append(_marked(text, cursor, len(text), marks))
    return "\n\n".join([block.strip("\n") for block in blocks if block.strip()])


def _table_lines(text: str, table: TextTable, marks: _Marks) -> Iterator[str]:
    """The table in Markdown; as a list where it has no head, which Markdown asks for."""
    written = [[_cell(text, cell, marks) for cell in row] for row in table.rows]
    if not table.head:
        yield from ("- " + ": ".join(filter(None, row)) for row in written)
        return
    for at, row in enumerate(written):
        yield f"| {' | '.join(row)} |"
        if at == 0:
            yield f"|{' --- |' * len(row)}"


def _cell(text: str, cell: TextCell, marks: _Marks) -> str:
    words = _marked(text, cell.start, cell.start + len(cell.text), marks)
    return words.replace("|", "\\|")


def _marked(text: str, start: int, end: int, marks: _Marks) -> str:
    """The text from ``start`` to ``end`` with the marks that lie in it."""
    pieces: list[str] = []
    cursor = start
    for mark, identity in marks:
        if mark.by_hand or mark.start < cursor or mark.end > end:
            continue
        label = _escaped(text[mark.start : mark.end])
        above = _escaped(text[cursor : mark.start])
        pieces += [above, f"[{label}](#{identity})"]
        cursor = mark.end
    rest = _escaped(text[cursor:end])
    return "".join([*pieces, rest])


_Marks = Sequence[tuple[DraftMark, str]]
"""Marks with the id that each leads to, in the order of the text."""


def _marks(figures: Sequence[DraftedFigure]) -> _Marks:
    """Every mark of the figures."""
    marks = [(mark, figure.id) for figure in figures for mark in figure.marks]
    return sorted(marks, key=lambda marked: marked[0].start)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _strays(text: str, figures: Sequence[DraftedFigure], order: DraftRequest) -> Iterator[str]:
    """The words of ``text`` that are in no mark and may state a figure, in order."""
    for stray in strays_beside(text, figures, order.language):
        yield " ".join(stray.text.split())


def strays_beside(text: str, figures: Sequence[DraftedFigure], language: str) -> tuple[Stray, ...]:
    """The words of ``text`` that may state a figure, beside the marks of ``figures``."""
    marks = [(mark.start, mark.end) for mark, _ in _marks(figures)]
    return strays(text, language, marks)
