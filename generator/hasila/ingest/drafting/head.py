"""The head of a draft: what is known as its value, what is not as a doubt in the place of the value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from hasila.ingest.drafting.figures import DraftedFigure
from hasila.ingest.drafting.nearest import Circumstance
from hasila.ingest.fields import DOUBT
from hasila.ingest.positioned_yaml import Listing, Node, Scalar, parse_yaml
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.model.data_class import dataclass
from hasila.model.vocabulary import Measure, Vocabulary
from hasila.reader import read_text

_ON_A_LINE = 4
_SOME = "5"
"""A number to put before a noun, for the noun to be read."""
_RESTATE = "the prose is the source’s: restate it in your own words, keeping the marks"
_BASIS = "say how the day of publication is known, in each language of the site"
_ADDRESS = "give the whole address of the source"
_TITLE = "these are first lines of the source: write a title of your own, in each language of the site"
_NO_FIGURE = "no figure was found in this text: mark each by hand, or keep no report of it"
_WHEN = "the text does not say since when or when: since PERIOD, last 48h, on YYYY-MM-DD"
_CAUSE = "as it stands it contradicts another figure: by what cause, or whom does it count?"
_WHERE = "no place of the vocabulary is named for it: name one, or add it to the vocabulary"


@dataclass(frozen=True, slots=True)
class HeadInput:
    """All that a head is written from.

    ``habits`` are the places that were taken from an earlier report of the publisher.
    ``strays`` are numbers that may be figures, ``places`` all that the text names, ``usual`` is the measure
    of most figures.
    """

    publisher: str
    language: str
    published: date
    url: str
    titles: Mapping[str, str]
    digests: tuple[str, ...]
    strays: tuple[str, ...]
    places: tuple[str, ...]
    figures: tuple[DraftedFigure, ...]
    habits: tuple[str, ...]
    usual: str
    vocabulary: Vocabulary

    def members_of(self, index: int) -> list[int]:
        """The indexes of the figures that are some of the figure ``index``."""
        return [number for number, figure in enumerate(self.figures) if figure.parent == index]

    @property
    def is_nowhere(self) -> bool:
        """True where several figures have no place, and none has one: that is asked once, for all of them."""
        places = [figure.circumstances.where.value for figure in self.figures]
        return len(places) > 1 and not any(places)

    def common(self, axis: str) -> str:
        """The value of the axis that most figures have; "" where fewer than half have one."""
        values = Counter(getattr(figure.circumstances, axis).value for figure in self.figures)
        value, count = values.most_common(1)[0] if values else ("", 0)
        return value if 2 * count >= len(self.figures) else ""


def head_lines(sheet: HeadInput) -> Iterator[str]:
    """The lines of the head."""
    yield from _doubts(_of_all(sheet), "")
    yield from _source(sheet)
    yield "title:"
    yield f"  doubt: {_quoted(_TITLE)}"
    for code, title in sheet.titles.items():
        yield f"  {code}: {_quoted(title)}"
    yield _counts(sheet.usual, sheet)
    for axis in ("where", "when", "cause"):
        value = sheet.common(axis)
        if value:
            yield f"{axis}: {_written(value, sheet)}"
        elif axis == "where" and sheet.is_nowhere:
            yield f"where: {_doubt(_WHERE)}"
    others = [place for place in sheet.places if place != sheet.common("where")]
    if others:
        yield f"places: [{', '.join(others)}]"
    yield from _kept_sentences(sheet.digests)
    yield from _figures(sheet)


def _of_all(sheet: HeadInput) -> Iterator[str]:
    """The doubts that are of the whole report."""
    yield _RESTATE
    if not sheet.figures:
        yield _NO_FIGURE
    for place in sheet.habits:
        yield f"where the text names no place, `{place}` of an earlier report was taken: is it there?"
    for number in sheet.strays:
        yield f"“{number}” may be a figure: mark it, or mark it as none of ours with (#-)"


def _doubts(doubts: Iterable[str], indent: str) -> Iterator[str]:
    """The doubts as a list, one a line; nothing where there is none."""
    listed = tuple(doubts)
    if listed:
        yield f"{indent}{DOUBT}:"
    for doubt in listed:
        yield f"{indent}  - {_quoted(doubt)}"


def _source(sheet: HeadInput) -> Iterator[str]:
    """The lines that say who published the report, in which language, when and where."""
    yield f"publisher: {sheet.publisher}"
    yield f"language: {sheet.language}"
    yield f"published: {sheet.published}"
    yield f"published_basis: {_doubt(_BASIS)}"
    address = _quoted(sheet.url) if sheet.url else _doubt(_ADDRESS)
    yield f"source: {{url: {address}}}"


def _kept_sentences(digests: tuple[str, ...]) -> Iterator[str]:
    """The digests of the sentences of the source, some on each line; nothing where no sentence is long."""
    if digests:
        yield "source_sentences: ["
        for first in range(0, len(digests), _ON_A_LINE):
            row = digests[first : first + _ON_A_LINE]
            yield f"  {', '.join(row)},"
        yield "]"


def _figures(sheet: HeadInput) -> Iterator[str]:
    if not sheet.figures:
        return
    yield "figures:"
    for index, figure in enumerate(sheet.figures):
        if figure.parent is None:
            yield from _figure(index, sheet, "  ")


def _figure(index: int, sheet: HeadInput, indent: str) -> Iterator[str]:
    """One figure and, below it, those that the text says are some of it."""
    figure = sheet.figures[index]
    members = sheet.members_of(index)
    yield f"{indent}{figure.id}:"
    below = f"{indent}  "
    yield from _doubts(_figure_doubts(index, sheet), below)
    for line in _axes(figure, sheet):
        yield f"{below}{line}"
    if members:
        yield f"{below}{'parts' if figure.complete else 'among'}:"
    for member in members:
        yield from _figure(member, sheet, f"{below}  ")


def _figure_doubts(index: int, sheet: HeadInput) -> Iterator[str]:
    """The questions that stand beside a figure."""
    figure = sheet.figures[index]
    yield from figure.doubts
    if any(mark.by_hand for mark in figure.marks):
        yield f"“{figure.id}” has no words that state it by themselves: mark it by hand"
    elif _stands_inside(figure, sheet):
        yield f"“{figure.id}” stands inside the mark of another figure: mark it by hand"
    if figure.complete:
        yield from _sum_doubt(index, sheet)


def _stands_inside(figure: DraftedFigure, sheet: HeadInput) -> bool:
    """True where a number of the figure stands within the mark of another."""
    others = [
        mark for other in sheet.figures if other is not figure for mark in other.marks if not mark.by_hand
    ]
    return any(mark.start < other.end and other.start < mark.end for mark in figure.marks for other in others)


def _sum_doubt(index: int, sheet: HeadInput) -> Iterator[str]:
    """A question where the parts do not make the whole."""
    figure = sheet.figures[index]
    total = sum(sheet.figures[member].reading.value_min for member in sheet.members_of(index))
    if total != figure.reading.value_min:
        whole = figure.reading.value_min
        yield f"the parts make {total}, not {whole}: are they all the parts (parts), or some (among)?"


def _axes(figure: DraftedFigure, sheet: HeadInput) -> Iterator[str]:
    """Whom a figure counts, by which measure, when, where and by what cause, where its id, its whole or the
    head does not say so."""
    category, measure = figure.category, figure.measure
    if category not in sheet.vocabulary.categories:
        unknown = f"there is no category `{category}` in the vocabulary: add it, or name another"
        yield f"who: {_doubt(unknown)}"
    elif figure.id != category:
        yield f"who: {category}"
    above = sheet.figures[figure.parent] if figure.parent is not None else None
    if measure != (above.measure if above else sheet.usual):
        yield _counts(measure, sheet)
    for axis, doubt in (("where", _WHERE), ("when", _WHEN)):
        yield from _circumstance(axis, doubt, figure, above, sheet)
    if figure.corrects:
        yield f"corrects: {figure.corrects}"
    if figure.cause_asked:
        yield f"cause: {_doubt(_CAUSE)}"
    else:
        yield from _circumstance("cause", "", figure, above, sheet)


def _circumstance(
    axis: str, doubt: str, figure: DraftedFigure, above: DraftedFigure | None, sheet: HeadInput
) -> Iterator[str]:
    """The line of one axis; a doubt where neither the figure nor its whole has a value."""
    own: Circumstance = getattr(figure.circumstances, axis)
    inherited = getattr(above.circumstances, axis).value if above else sheet.common(axis)
    if own.value and own.value != inherited:
        yield f"{axis}: {_written(own.value, sheet)}"
    elif axis == "where" and sheet.is_nowhere:
        return
    elif not own.value and doubt and (not above or inherited):
        yield f"{axis}: {_doubt(doubt)}"


def _written(value: str, sheet: HeadInput) -> str:
    """The value as a person would write it: the day of the report is "today"."""
    return "today" if value == f"on {sheet.published}" else value


def _counts(measure: str, sheet: HeadInput) -> str:
    """The line that says what is counted, or that the vocabulary has no word for it."""
    own = _own_measure(measure, sheet)
    if own:
        return f"counts: {own}"
    unknown = f"there is no measure `{measure}` in the vocabulary: add it, or name another"
    return f"counts: {_doubt(unknown)}"


def _own_measure(measure: str, sheet: HeadInput) -> str:
    """The measure of the vocabulary that is meant: of the same id, or else the only one whose noun is read
    so, as "deaths" is where the reader's word is "killed"; empty where there is none."""
    measures = sheet.vocabulary.measures
    if measure in measures:
        return measure
    alike = [id for id, known in measures.items() if _is_read_as(measure, known, sheet.language)]
    return alike[0] if len(alike) == 1 else ""


def _is_read_as(measure: str, known: Measure, language: str) -> bool:
    noun = known.counted.get(language, {}).get("other", "")
    readings = read_text(noun.replace("{n}", _SOME), language)
    return any(reading.measure.replace("_", "-") == measure for reading in readings)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _doubt(text: str) -> str:
    """A doubt in the place of a value."""
    return f"{{doubt: {_quoted(text)}}}"


def doubts_of(head: Iterable[str]) -> Iterator[str]:
    """The doubts in the lines of a head, in order."""
    node, _ = parse_yaml("\n".join(head), "")
    yield from _doubts_below(node)


def _doubts_below(node: Node | None) -> Iterator[str]:
    for key, value in node.entries if isinstance(node, YamlMapping) else ():
        if key.text != DOUBT:
            yield from _doubts_below(value)
            continue
        listed = value.items if isinstance(value, Listing) else (value,)
        yield from (item.text for item in listed if isinstance(item, Scalar))
