"""Draft a report file from its raw text: the figures marked in the prose, the head as a tree, every doubt a comment.

The reader's rules find the figures; a person decides. What the reader cannot know (since when, how the day is known,
whether parts are all the parts) stands in the head as a line ``# doubt: …`` beside what it concerns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.reading import Reading, Said, numerals, read_mark, read_text
from generator.site.vocabulary import Vocabulary

_IDS = {"people": "everyone", "medical staff": "medical-staff", "regime forces": "regime-forces"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_ROOM = 60
"""Code points on either side of a number that can hold its qualifier."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the person who asks for a draft knows: whose report, of which day, in which language, from where."""

    publisher: str
    published: date
    language: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Drafted:
    """The report file, its translation (empty without one) and the doubts, which stand in the file as comments too."""

    report: str
    translation: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A reading with the span that its mark takes, qualifier included, and the id it leads to (``-``: none of ours)."""

    reading: Reading
    start: int
    end: int
    id: str = "-"


def draft(
    text: str, order: Order, vocabulary: Vocabulary, translation: str = "", other: str = "en"
) -> Drafted:
    """A draft of ``text``; ``translation`` is its text in the language ``other``, whose figures are matched by value.

    A text without figures gives a report without figures, which `check` will point out.
    """
    text, translation = text.strip(), translation.strip()
    own = _named(
        tuple(_marked(text, reading, order.language) for reading in read_text(text, order.language)),
        vocabulary,
    )
    theirs, unmatched = _matched(
        own, tuple(_marked(translation, reading, other) for reading in read_text(translation, other))
    )
    doubts = (
        (*_doubts(text, own, order, vocabulary), *unmatched)
        if translation
        else _doubts(text, own, order, vocabulary)
    )
    titles = {order.language: _title(text)} | ({other: _title(translation)} if translation else {})
    head = "\n".join(_head(own, order, titles, doubts, vocabulary))
    return Drafted(
        f"---\n{head}\n---\n{_prose(text, own)}\n",
        f"{_prose(translation, theirs)}\n" if translation else "",
        doubts,
    )


def _marked(text: str, reading: Reading, language: str) -> _Marked:
    """The span of the mark: the number and its noun, and the qualifier that touches them."""
    before, after = (
        text[max(0, reading.start - _ROOM) : reading.start],
        text[reading.end : reading.end + _ROOM],
    )
    said = read_mark(text[reading.start : reading.end], language, before, after)
    words = said.outside if isinstance(said, Said) else ""
    at_front = before.rfind(words) if words else -1
    if at_front >= 0 and not before[at_front + len(words) :].strip():
        return _Marked(reading, reading.start - len(before) + at_front, reading.end)
    at_back = after.find(words) if words else -1
    return _Marked(
        reading, reading.start, reading.end + at_back + len(words) if at_back >= 0 else reading.end
    )


def _named(marked: tuple[_Marked, ...], vocabulary: Vocabulary) -> tuple[_Marked, ...]:
    """Each figure with an id: its category, with a number where the category comes again."""
    used: Counter[str] = Counter()
    named = []
    for one in marked:
        category = _category(one.reading)
        used[category] += 1
        named.append(replace(one, id=category if used[category] == 1 else f"{category}-{used[category]}"))
    return tuple(named)


def _category(reading: Reading) -> str:
    return _IDS.get(reading.who, reading.who.replace(" ", "-"))


def _measure(reading: Reading) -> str:
    return reading.what.replace("_", "-")


def _matched(
    own: tuple[_Marked, ...], theirs: tuple[_Marked, ...]
) -> tuple[tuple[_Marked, ...], tuple[str, ...]]:
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
    unmatched = [f"“{one.id}” was not found in the translation" for one in left]
    return tuple(replace(one, id=found.get(index, "-")) for index, one in enumerate(theirs)), tuple(unmatched)


def _same_figure(one: Reading, other: Reading) -> bool:
    return _same_value(one, other) and (one.what, one.who) == (other.what, other.who)


def _same_value(one: Reading, other: Reading) -> bool:
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
        if one.start < cursor:
            continue  # inside a mark before it: told as a doubt
        pieces += [_escaped(text[cursor : one.start]), f"[{_escaped(text[one.start : one.end])}](#{one.id})"]
        cursor = one.end
    return "".join([*pieces, _escaped(text[cursor:])])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _doubts(text: str, marked: tuple[_Marked, ...], order: Order, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What a person must look at, in the order of the text."""
    covered = [(one.start, one.end) for one in marked]
    loose = [
        n
        for n in numerals(text, order.language)
        if n.kind == "tally" and not any(s <= n.start < e for s, e in covered)
    ]
    inside = [one for one in marked if any(s < one.start < e for s, e in covered)]
    return (
        "the prose is the source's: restate it in your own words, keeping the marks",
        "say since when or for which days each figure counts (`when`)",
        "say how the day of publication is known (`published_basis`)",
        *(
            f"“{number.text}” may be a figure: mark it, or mark it as none of ours with (#-)"
            for number in loose
        ),
        *(f"“{one.id}” stands inside the mark of another figure: mark it by hand" for one in inside),
        *(
            f"there is no category `{name}` in the vocabulary"
            for name in dict.fromkeys(_category(one.reading) for one in marked)
            if name not in vocabulary.categories
        ),
    )


def _head(
    marked: tuple[_Marked, ...],
    order: Order,
    titles: Mapping[str, str],
    doubts: tuple[str, ...],
    vocabulary: Vocabulary,
) -> Iterator[str]:
    measures = Counter(_measure(one.reading) for one in marked)
    usual = measures.most_common(1)[0][0] if measures else "killed"
    yield from (f"# doubt: {doubt}" for doubt in doubts)
    yield f"publisher: {order.publisher}"
    yield f"language: {order.language}"
    yield f"published: {order.published}"
    yield f"source: {{url: {_quoted(order.url)}}}"
    yield "title:"
    yield from (f"  {code}: {_quoted(title)}" for code, title in titles.items())
    yield f"counts: {usual}"
    yield "# when: …  # doubt: for all figures here, or at each of them: since PERIOD, last 48h, on YYYY-MM-DD"
    yield "figures:"
    for index, one in enumerate(marked):
        if one.reading.of is None:
            yield from _figure(index, marked, usual, "  ")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _figure(index: int, marked: tuple[_Marked, ...], usual: str, indent: str) -> Iterator[str]:
    """One figure and, below it, those that the text says are some of it."""
    one = marked[index]
    members = [i for i, other in enumerate(marked) if other.reading.of == index]
    yield f"{indent}{one.id}:"
    if one.id != _category(one.reading):
        yield f"{indent}  who: {_category(one.reading)}"
    if (
        _measure(one.reading) != usual
        or one.reading.of is not None
        and marked[one.reading.of].reading.what != one.reading.what
    ):
        yield f"{indent}  counts: {_measure(one.reading)}"
    if members:
        whole = (
            len(members) > 1 and sum(marked[i].reading.value_min for i in members) == one.reading.value_min
        )
        yield f"{indent}  {'parts' if whole else 'among'}:  # doubt: {'they add up: are they all the parts?' if whole else 'some of it, or all of it (parts)?'}"
        for member in members:
            yield from _figure(member, marked, usual, f"{indent}    ")
