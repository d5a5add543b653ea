"""Draft a report file from its raw text: the figures marked in the prose, the head as a tree, every doubt
an entry.

The reader's rules find the figures; a person decides. What the reader cannot know (since when, how the
day is known, whether parts are all the parts) stands in the head as an entry ``doubt:`` beside what it
concerns, and blocks publication until a person has taken it away. The sentences of the source stand there
as digests, so that none of them is published as it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
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
_RESTATE = "the prose is the source’s: restate it in your own words, keeping the marks"
_BASIS = "say how the day of publication is known, in each language of the site"
_ADDRESS = "give the whole address of the source"
_TITLE = "these are first lines of the source: write a title of your own, in each language of the site"
_WHEN = "for all figures, or at each of them: since PERIOD, last 48h, on YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """What the person who asks for a draft knows: whose report, of which day, in which language, from
    where."""

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
    """A reading with the span that its mark takes, qualifier included, and the id it leads to (``-``:
    none of ours); ``by_hand`` where no words state its number by themselves, and none are marked."""

    reading: ReadFigure
    start: int
    end: int
    id: str = "-"
    by_hand: bool = False


def draft(
    text: str, order: DraftRequest, vocabulary: Vocabulary, translation: str = "", other: str = "en"
) -> Draft:
    """A draft of ``text``; ``translation`` is its text in the language ``other``, whose figures are
    matched by value.

    A text without figures gives a report without figures, which `check` will point out.
    """
    text, translation = text.strip(), translation.strip()
    own = _named(
        tuple(_marked(text, reading, order.language) for reading in read_text(text, order.language)),
        vocabulary,
    )
    read = read_text(translation, other)
    theirs, unmatched = _matched(own, tuple(_marked(translation, reading, other) for reading in read))
    titles = {order.language: _title(text)} | ({other: _title(translation)} if translation else {})
    digests = dict.fromkeys((*sentence_digests(text), *sentence_digests(translation)))
    lacking = unmatched if translation else frozenset()
    sheet = _Sheet(own, order, vocabulary, _strays(text, own, order), lacking)
    head = [*_head(sheet, titles), *_kept_sentences(tuple(digests)), *_figures(sheet)]
    return Draft(
        "\n".join(["---", *head, "---", _prose(text, own), ""]),
        f"{_prose(translation, theirs)}\n" if translation else "",
        tuple(_told(parse_yaml("\n".join(head), "")[0])),
    )


def _marked(text: str, reading: ReadFigure, language: str) -> _Marked:
    """The words that the mark takes; none where no words around the number state it by themselves."""
    span = mark_span(text, reading, language)
    if span is None:
        return _Marked(reading, reading.start, reading.end, by_hand=True)
    return _Marked(reading, *span)


def _named(marked: tuple[_Marked, ...], vocabulary: Vocabulary) -> tuple[_Marked, ...]:
    """Each figure with an id: its category, with a number where the category comes again."""
    used: Counter[str] = Counter()
    named = []
    for one in marked:
        category = _category(one.reading)
        used[category] += 1
        named.append(replace(one, id=category if used[category] == 1 else f"{category}-{used[category]}"))
    return tuple(named)


def _category(reading: ReadFigure) -> str:
    return _IDS.get(reading.who, reading.who.replace(" ", "-"))


def _measure(reading: ReadFigure) -> str:
    return reading.what.replace("_", "-")


def _matched(
    own: tuple[_Marked, ...], theirs: tuple[_Marked, ...]
) -> tuple[tuple[_Marked, ...], frozenset[str]]:
    """The marks of the translation with the ids of the figures they state, and what found no counterpart."""
    found: dict[int, str] = {}
    left = list(own)
    for agree in (_same_figure, _same_value):
        for index, other in enumerate(theirs):
            match = next(
                (one for one in left if index not in found and agree(one.reading, other.reading)), None
            )
            if match:
                found[index] = match.id
                left.remove(match)
    unmatched = frozenset(one.id for one in left)
    return tuple(replace(one, id=found.get(index, "-")) for index, one in enumerate(theirs)), unmatched


def _same_figure(one: ReadFigure, other: ReadFigure) -> bool:
    return _same_value(one, other) and (one.what, one.who) == (other.what, other.who)


def _same_value(one: ReadFigure, other: ReadFigure) -> bool:
    return (one.value_min, one.value_max, one.qualifier) == (
        other.value_min,
        other.value_max,
        other.qualifier,
    )


def _title(text: str) -> str:
    return text.split("\n", 1)[0][:90].strip()


def _prose(text: str, marked: tuple[_Marked, ...]) -> str:
    """``text`` as Markdown with its marks; characters that Markdown would take for its own are escaped."""
    pieces, cursor = [], 0
    for one in sorted(marked, key=lambda one: one.start):
        if one.by_hand or one.start < cursor:
            continue  # no words to mark, or inside a mark before it: told as a doubt
        pieces += [_escaped(text[cursor : one.start]), f"[{_escaped(text[one.start : one.end])}](#{one.id})"]
        cursor = one.end
    return "".join([*pieces, _escaped(text[cursor:])])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a head is written from. ``strays`` are numbers that may be figures, ``unmatched`` the ids that
    the translation lacks."""

    marked: tuple[_Marked, ...]
    order: DraftRequest
    vocabulary: Vocabulary
    strays: tuple[str, ...]
    unmatched: frozenset[str]

    @property
    def usual(self) -> str:
        """What most figures count, said once for all of them."""
        measures = Counter(_measure(one.reading) for one in self.marked)
        return measures.most_common(1)[0][0] if measures else "killed"

    def inside_another(self, one: _Marked) -> bool:
        """Whether the number of ``one`` stands within the mark of another figure."""
        others = [other for other in self.marked if not other.by_hand]
        return any(other.start < one.end and one.start < other.end for other in others if other is not one)


def _strays(text: str, marked: tuple[_Marked, ...], order: DraftRequest) -> tuple[str, ...]:
    """The numbers of ``text`` that are in no mark and no evident date or duration, in order."""
    covered = [(one.start, one.end) for one in marked]
    tallies = [number for number in numerals(text, order.language) if number.kind == "tally"]
    loose = [number for number in tallies if not any(start <= number.start < end for start, end in covered)]
    return tuple(number.text for number in loose)


def _head(sheet: _Sheet, titles: Mapping[str, str]) -> Iterator[str]:
    """The lines of the head above its figures."""
    order = sheet.order
    yield "doubt:"
    yield f"  - {_quoted(_RESTATE)}"
    for number in sheet.strays:
        yield f"  - {_quoted(f'“{number}” may be a figure: mark it, or mark it as none of ours with (#-)')}"
    yield f"publisher: {order.publisher}"
    yield f"language: {order.language}"
    yield f"published: {order.published}"
    yield f"published_basis: {_doubt(_BASIS)}"
    yield f"source: {{url: {_quoted(order.url) if order.url else _doubt(_ADDRESS)}}}"
    yield "title:"
    yield f"  doubt: {_quoted(_TITLE)}"
    yield from (f"  {code}: {_quoted(title)}" for code, title in titles.items())
    yield _counts(sheet.usual, sheet)
    yield f"when: {_doubt(_WHEN)}"


def _kept_sentences(digests: tuple[str, ...]) -> Iterator[str]:
    """The digests of the sentences of the source, some on each line; nothing where no sentence is long
    enough."""
    if digests:
        yield "source_sentences: ["
        for first in range(0, len(digests), _ON_A_LINE):
            yield f"  {', '.join(digests[first : first + _ON_A_LINE])},"
        yield "]"


def _figures(sheet: _Sheet) -> Iterator[str]:
    yield "figures:"
    for index, one in enumerate(sheet.marked):
        if one.reading.of is None:
            yield from _figure(index, sheet, "  ")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _doubt(text: str) -> str:
    """A doubt in the place of a value."""
    return f"{{doubt: {_quoted(text)}}}"


def _told(node: Node | None) -> Iterator[str]:
    """The doubts in a head, in order."""
    for key, value in node.entries if isinstance(node, YamlMapping) else ():
        if key.text != DOUBT:
            yield from _told(value)
            continue
        listed = value.items if isinstance(value, Listing) else (value,)
        yield from (item.text for item in listed if isinstance(item, Scalar))


def _figure(index: int, sheet: _Sheet, indent: str) -> Iterator[str]:
    """One figure and, below it, those that the text says are some of it."""
    one = sheet.marked[index]
    members = [i for i, other in enumerate(sheet.marked) if other.reading.of == index]
    whole = _adds_up(one, [sheet.marked[member] for member in members])
    doubts = tuple(_figure_doubts(one, sheet, bool(members), whole))
    yield f"{indent}{one.id}:"
    if doubts:
        yield f"{indent}  doubt:"
        yield from (f"{indent}    - {_quoted(doubt)}" for doubt in doubts)
    yield from (f"{indent}  {line}" for line in _axes(one, sheet))
    if members:
        yield f"{indent}  {'parts' if whole else 'among'}:"
    for member in members:
        yield from _figure(member, sheet, f"{indent}    ")


def _adds_up(one: _Marked, members: list[_Marked]) -> bool:
    """Whether several ``members`` make up the number of ``one``."""
    return len(members) > 1 and sum(member.reading.value_min for member in members) == one.reading.value_min


def _figure_doubts(one: _Marked, sheet: _Sheet, members: bool, whole: bool) -> Iterator[str]:
    if one.id in sheet.unmatched:
        yield f"“{one.id}” was not found in the translation"
    if one.by_hand:
        yield f"“{one.id}” has no words that state it by themselves: mark it by hand"
    elif sheet.inside_another(one):
        yield f"“{one.id}” stands inside the mark of another figure: mark it by hand"
    if members and whole:
        yield "the parts add up: are they all the parts?"
    elif members:
        yield "are these some of it (among), or all of it (parts)?"


def _axes(one: _Marked, sheet: _Sheet) -> Iterator[str]:
    """Whom a figure counts and what, where its id or what stands above it does not say so."""
    category = _category(one.reading)
    if category not in sheet.vocabulary.categories:
        unknown = f"there is no category `{category}` in the vocabulary: add it, or name another"
        yield f"who: {_doubt(unknown)}"
    elif one.id != category:
        yield f"who: {category}"
    above = sheet.marked[one.reading.of].reading if one.reading.of is not None else None
    if _measure(one.reading) != sheet.usual or above and above.what != one.reading.what:
        yield _counts(_measure(one.reading), sheet)


def _counts(measure: str, sheet: _Sheet) -> str:
    """The line that says what is counted, or that the vocabulary has no word for it."""
    if measure in sheet.vocabulary.measures:
        return f"counts: {measure}"
    unknown = f"there is no measure `{measure}` in the vocabulary: add it, or name another"
    return f"counts: {_doubt(unknown)}"
