"""The draft of a report file from its raw text: figures marked in the prose, a head, every doubt an entry.

The reader's rules find the figures; a person decides. What the reader cannot know (since when, how the
day is known, whether parts are all the parts) stands in the head as an entry ``doubt:`` beside what it
concerns, and blocks publication until a person has taken it away. The sentences of the source stand there
as digests, so that none of them is published as it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from hasila.ingest.copied_sentences import sentence_digests
from hasila.ingest.fields import DOUBT
from hasila.ingest.positioned_yaml import Listing, Node, Scalar, parse_yaml
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.model.vocabulary import Vocabulary
from hasila.reader import ReadFigure, mark_span, numerals, read_text

_IDS = {"people": "everyone", "medical staff": "medical-staff", "regime forces": "regime-forces"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_ON_A_LINE = 4
_LONGEST_TITLE = 90
"""Characters of the first line of a text that its title takes."""
_RESTATE = "the prose is the source’s: restate it in your own words, keeping the marks"
_BASIS = "say how the day of publication is known, in each language of the site"
_ADDRESS = "give the whole address of the source"
_TITLE = "these are first lines of the source: write a title of your own, in each language of the site"
_WHEN = "for all figures, or at each of them: since PERIOD, last 48h, on YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A wish for a draft: whose report, of which day, in which language, from which address."""

    publisher: str
    published: date
    language: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The report file, its translation (empty without one) and the doubts, which stand in the file, too."""

    report: str
    translation: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A reading with the span that its mark takes, qualifier included, and the id it leads to.

    The id ``-`` means none of ours. ``by_hand``: no words state its number by themselves, so none are marked.
    """

    reading: ReadFigure
    start: int
    end: int
    id: str = "-"
    by_hand: bool = False


def draft(
    text: str, order: DraftRequest, vocabulary: Vocabulary, translation: str = "", other: str = "en"
) -> Draft:
    """A draft of ``text``, with ``translation``, its text in the language ``other``.

    The figures of the two are matched by value. A text without figures gives a report without figures, which
    `check` will point out.
    """
    text, translation = text.strip(), translation.strip()
    own = _named(_marks(text, order.language))
    theirs, unmatched = _matched(own, _marks(translation, other))
    strays = tuple(_strays(text, own, order))
    sheet = _Sheet(own, order, vocabulary, strays, unmatched if translation else frozenset())
    titles = {order.language: _title(text)}
    if translation:
        titles[other] = _title(translation)
    digests = _digests(text, translation)
    head = [*_head(sheet, titles), *_kept_sentences(digests), *_figures(sheet)]
    lines = ["---", *head, "---", _prose(text, own), ""]
    translated = f"{_prose(translation, theirs)}\n" if translation else ""
    return Draft("\n".join(lines), translated, tuple(_doubts_of(head)))


def _digests(text: str, translation: str) -> tuple[str, ...]:
    """The digests of the sentences of both texts, each once."""
    own, theirs = sentence_digests(text), sentence_digests(translation)
    return tuple(dict.fromkeys((*own, *theirs)))


def _marks(text: str, language: str) -> tuple[_Marked, ...]:
    readings = read_text(text, language)
    return tuple(_marked(text, reading, language) for reading in readings)


def _marked(text: str, reading: ReadFigure, language: str) -> _Marked:
    """The words that the mark takes; none where no words around the number state it by themselves."""
    span = mark_span(text, reading, language)
    if span is None:
        return _Marked(reading, reading.start, reading.end, by_hand=True)
    return _Marked(reading, *span)


def _named(marks: tuple[_Marked, ...]) -> tuple[_Marked, ...]:
    """Each figure with an id: its category, with a number where the category comes again."""
    used: Counter[str] = Counter()
    named = []
    for mark in marks:
        category = _category(mark.reading)
        used[category] += 1
        ordinal = used[category]
        identity = category if ordinal == 1 else f"{category}-{ordinal}"
        named.append(replace(mark, id=identity))
    return tuple(named)


def _category(reading: ReadFigure) -> str:
    return _IDS.get(reading.category, reading.category.replace(" ", "-"))


def _measure(reading: ReadFigure) -> str:
    return reading.measure.replace("_", "-")


def _matched(
    own: tuple[_Marked, ...], theirs: tuple[_Marked, ...]
) -> tuple[tuple[_Marked, ...], frozenset[str]]:
    """The marks of the translation with the ids of the figures they state, and what found no counterpart."""
    found: dict[int, str] = {}
    left = list(own)
    for agree in (_same_figure, _same_value):
        for index, their in enumerate(theirs):
            match = None if index in found else _first_agreeing(left, their, agree)
            if match:
                found[index] = match.id
                left.remove(match)
    matched = [replace(their, id=found.get(index, "-")) for index, their in enumerate(theirs)]
    return tuple(matched), frozenset(mark.id for mark in left)


def _first_agreeing(
    marks: Iterable[_Marked], other: _Marked, agree: Callable[[ReadFigure, ReadFigure], bool]
) -> _Marked | None:
    for mark in marks:
        if agree(mark.reading, other.reading):
            return mark
    return None


def _same_figure(reading: ReadFigure, other: ReadFigure) -> bool:
    same_set = reading.measure == other.measure and reading.category == other.category
    return same_set and _same_value(reading, other)


def _same_value(reading: ReadFigure, other: ReadFigure) -> bool:
    return _value(reading) == _value(other)


def _value(reading: ReadFigure) -> tuple[int, int | None, str]:
    return reading.value_min, reading.value_max, reading.qualifier


def _title(text: str) -> str:
    first_line, _, _ = text.partition("\n")
    return first_line[:_LONGEST_TITLE].strip()


def _prose(text: str, marks: tuple[_Marked, ...]) -> str:
    """``text`` as Markdown with its marks; characters that Markdown would take for its own are escaped.

    A mark by hand, and one inside a mark before it, are left out: both are told as doubts.
    """
    pieces, cursor = [], 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.by_hand or mark.start < cursor:
            continue
        label = _escaped(text[mark.start : mark.end])
        above = _escaped(text[cursor : mark.start])
        pieces += [above, f"[{label}](#{mark.id})"]
        cursor = mark.end
    rest = _escaped(text[cursor:])
    return "".join([*pieces, rest])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """All that a head is written from.

    ``strays`` are numbers that may be figures, ``unmatched`` the ids that the translation lacks.
    """

    marked: tuple[_Marked, ...]
    order: DraftRequest
    vocabulary: Vocabulary
    strays: tuple[str, ...]
    unmatched: frozenset[str]

    @property
    def usual(self) -> str:
        """The measure of most figures, said once for all of them."""
        measures = Counter(_measure(mark.reading) for mark in self.marked)
        return measures.most_common(1)[0][0] if measures else "killed"

    def is_inside_another(self, mark: _Marked) -> bool:
        """True where the number of ``mark`` stands within the mark of another figure."""
        for other in self.marked:
            apart = other.end <= mark.start or mark.end <= other.start
            if other is not mark and not other.by_hand and not apart:
                return True
        return False

    def parent_of(self, mark: _Marked) -> ReadFigure | None:
        """The figure that ``mark`` is some of."""
        parent = mark.reading.parent
        return None if parent is None else self.marked[parent].reading

    def members_of(self, index: int) -> list[int]:
        """The indexes of the figures that are some of the figure ``index``."""
        return [number for number, mark in enumerate(self.marked) if mark.reading.parent == index]


def _strays(text: str, marks: tuple[_Marked, ...], order: DraftRequest) -> Iterator[str]:
    """The numbers of ``text`` that are in no mark and no evident date or duration, in order."""
    for number in numerals(text, order.language):
        if number.kind == "tally" and not _is_covered(number.start, marks):
            yield number.text


def _is_covered(index: int, marks: tuple[_Marked, ...]) -> bool:
    return any(mark.start <= index < mark.end for mark in marks)


def _head(sheet: _Sheet, titles: Mapping[str, str]) -> Iterator[str]:
    """The lines of the head above its figures."""
    order = sheet.order
    yield "doubt:"
    yield f"  - {_quoted(_RESTATE)}"
    for number in sheet.strays:
        doubt = f"“{number}” may be a figure: mark it, or mark it as none of ours with (#-)"
        yield f"  - {_quoted(doubt)}"
    yield from _source(order)
    yield "title:"
    yield f"  doubt: {_quoted(_TITLE)}"
    for code, title in titles.items():
        yield f"  {code}: {_quoted(title)}"
    yield _counts(sheet.usual, sheet)
    yield f"when: {_doubt(_WHEN)}"


def _source(order: DraftRequest) -> Iterator[str]:
    """The lines that say who published the report, in which language, when and where."""
    yield f"publisher: {order.publisher}"
    yield f"language: {order.language}"
    yield f"published: {order.published}"
    yield f"published_basis: {_doubt(_BASIS)}"
    address = _quoted(order.url) if order.url else _doubt(_ADDRESS)
    yield f"source: {{url: {address}}}"


def _kept_sentences(digests: tuple[str, ...]) -> Iterator[str]:
    """The digests of the sentences of the source, some on each line; nothing where no sentence is long."""
    if digests:
        yield "source_sentences: ["
        for first in range(0, len(digests), _ON_A_LINE):
            row = digests[first : first + _ON_A_LINE]
            yield f"  {', '.join(row)},"
        yield "]"


def _figures(sheet: _Sheet) -> Iterator[str]:
    yield "figures:"
    for index, mark in enumerate(sheet.marked):
        if mark.reading.parent is None:
            yield from _figure(index, sheet, "  ")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _doubt(text: str) -> str:
    """A doubt in the place of a value."""
    return f"{{doubt: {_quoted(text)}}}"


def _doubts_of(head: Iterable[str]) -> Iterator[str]:
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


def _figure(index: int, sheet: _Sheet, indent: str) -> Iterator[str]:
    """One figure and, below it, those that the text says are some of it."""
    mark = sheet.marked[index]
    members = sheet.members_of(index)
    kind = _kind_of_split(mark, [sheet.marked[member] for member in members])
    yield f"{indent}{mark.id}:"
    for line in _described(mark, sheet, kind):
        yield f"{indent}  {line}"
    for member in members:
        yield from _figure(member, sheet, f"{indent}    ")


def _described(mark: _Marked, sheet: _Sheet, kind: str) -> Iterator[str]:
    """The lines below the id of a figure and above its members, which stand under the key ``kind``."""
    doubts = tuple(_figure_doubts(mark, sheet, kind))
    if doubts:
        yield "doubt:"
    for doubt in doubts:
        yield f"  - {_quoted(doubt)}"
    yield from _axes(mark, sheet)
    if kind:
        yield f"{kind}:"


def _kind_of_split(mark: _Marked, members: list[_Marked]) -> str:
    """The key that the members of a figure stand under: ``parts`` where they add up to it; "" without any."""
    if not members:
        return ""
    total = sum(member.reading.value_min for member in members)
    several = len(members) > 1
    adds_up = several and total == mark.reading.value_min
    return "parts" if adds_up else "among"


_SPLIT_DOUBTS = {
    "parts": "the parts add up: are they all the parts?",
    "among": "are these some of it (among), or all of it (parts)?",
}


def _figure_doubts(mark: _Marked, sheet: _Sheet, kind: str) -> Iterator[str]:
    """The questions that stand beside a figure, whose members stand under the key ``kind``."""
    if mark.id in sheet.unmatched:
        yield f"“{mark.id}” was not found in the translation"
    if mark.by_hand:
        yield f"“{mark.id}” has no words that state it by themselves: mark it by hand"
    elif sheet.is_inside_another(mark):
        yield f"“{mark.id}” stands inside the mark of another figure: mark it by hand"
    if kind:
        yield _SPLIT_DOUBTS[kind]


def _axes(mark: _Marked, sheet: _Sheet) -> Iterator[str]:
    """Whom a figure counts and by which measure, where its id or the figure above it does not say so."""
    category = _category(mark.reading)
    if category not in sheet.vocabulary.categories:
        unknown = f"there is no category `{category}` in the vocabulary: add it, or name another"
        yield f"who: {_doubt(unknown)}"
    elif mark.id != category:
        yield f"who: {category}"
    parent = sheet.parent_of(mark)
    differs = parent is not None and parent.measure != mark.reading.measure
    measure = _measure(mark.reading)
    if measure != sheet.usual or differs:
        yield _counts(measure, sheet)


def _counts(measure: str, sheet: _Sheet) -> str:
    """The line that says what is counted, or that the vocabulary has no word for it."""
    if measure in sheet.vocabulary.measures:
        return f"counts: {measure}"
    unknown = f"there is no measure `{measure}` in the vocabulary: add it, or name another"
    return f"counts: {_doubt(unknown)}"
