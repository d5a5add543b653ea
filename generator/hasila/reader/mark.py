"""The one number that a mark, a cell or a captured quotation states, understood whole; or why none is read.

Every word, digit and sign must be part of a number, a qualifier, a counted noun or one of the words that
change nothing of a number (``data/marks.yaml``). What is none of these refuses the whole mark: nothing is
read in part.
"""

from __future__ import annotations

from collections.abc import Iterable

from hasila.model.interval import COUNT, Interval, exactly
from hasila.reader import qualifiers
from hasila.reader.counts import Number
from hasila.reader.coverage import cover
from hasila.reader.denial import denial
from hasila.reader.doc import Doc
from hasila.reader.intervals import at_least, rounded
from hasila.reader.joined import apart, nobody_else
from hasila.reader.lexicon import Match
from hasila.reader.marked import Marked, marked_in, marked_of
from hasila.reader.neighbours import denial_left_out, left_out
from hasila.reader.phrasebook import NOTHING, Phrases, phrases
from hasila.reader.qualifiers import Qualified
from hasila.reader.refused import RefusedMark, Unread
from hasila.reader.said import ReadMark
from hasila.reader.separators import Separators, separators_of
from hasila.reader.strict import numbers_of

NO_NOUNS = NOTHING
_MILLION = 1_000_000


def counted_nouns(texts: Iterable[str]) -> Phrases:
    """The nouns that a vocabulary counts («{n} مدنياً» → «مدنياً»), for :func:`read_mark`. Texts without
    ``{n}`` are taken whole."""
    return phrases(text.replace("{n}", " ") for text in texts)


def read_mark(
    words: str,
    language: str,
    before: str = "",
    after: str = "",
    *,
    nouns: Phrases = NO_NOUNS,
    separators: Separators | None = None,
) -> ReadMark | Unread:
    """The number that ``words`` state, or why none is read.

    ``before`` and ``after`` are the neighbouring prose: a qualifier there that touches the number is used,
    and named in ``outside``, so that the writer can be told to mark it too; a number that goes on there is
    refused. ``nouns`` are counted nouns of the project; ``separators`` what a table or a publisher declares,
    in place of the language's own.
    """
    mark = marked_of(words, language, before, after)
    return _read_or_refused(mark, nouns, separators or separators_of(language))


def read_mark_in(doc: Doc, start: int, end: int) -> ReadMark | Unread:
    """The number that the words from code point ``start`` to ``end`` of the text of ``doc`` state, or why
    none is read.

    A line with many marks is cut into words and searched for numbers once for all of them.
    """
    mark = marked_in(doc, start, end)
    return _read_or_refused(mark, NO_NOUNS, separators_of(doc.lexicon.language))


def _read_or_refused(mark: Marked, nouns: Phrases, separators: Separators) -> ReadMark | Unread:
    try:
        return _read(mark, nouns, separators)
    except RefusedMark as refusal:
        return refusal.unread


def _read(mark: Marked, nouns: Phrases, separators: Separators) -> ReadMark:
    zero = denial(mark, nouns)
    if zero:
        denial_left_out(mark)
        return zero
    counts = numbers_of(mark, separators)
    left_out(mark, counts)
    if not counts:
        return _without_number(mark, nouns)
    (count,) = counts
    return _counted(mark, count, _qualifier(mark, count, nouns))


def _qualifier(mark: Marked, count: Number, nouns: Phrases) -> Qualified | None:
    """The one qualifier of the number; each word of the mark is accounted for on the way."""
    if _is_all_digits(mark, count):
        return next(mark.qualifiers(count), None)  # no qualifier and nobody else can be in the mark
    found = list(mark.qualifiers(count))
    inside = [qualifier for qualifier in found if mark.holds(qualifier)]
    spans = [mark.tokens_in(qualifier) for qualifier in inside]
    cover(mark, nouns, [(count.first, count.last)], spans, count)
    nobody_else(mark, count)
    texts = [mark.text_of(qualifier) for qualifier in inside]
    if len({qualifier.rule for qualifier in inside}) > 1:
        raise RefusedMark("several-qualifiers", texts)
    if inside and (count.high is not None or count.form == "vague"):
        raise RefusedMark("qualified-range", texts)
    return next(iter(inside or found), None)


def _is_all_digits(mark: Marked, count: Number) -> bool:
    """True where the mark is one run of digits."""
    return mark.last == mark.first + 1 and count.first == mark.first and count.form == "digit"


def _counted(mark: Marked, count: Number, qualifier: Qualified | None) -> ReadMark:
    number = count.low or 0
    if count.form == "vague":
        return mark.said(count, number, "unspecified_plural", at_least(number), count.notes)
    if count.high is not None:
        notes = ("both ends of a range", *count.notes)
        return mark.said(count, number, "range", Interval(number, count.high), notes)
    if qualifier:
        return _qualified(mark, count, number, qualifier)
    if _is_rounded(count):
        notes = (f"rounded to {count.unit}", *count.notes)
        return mark.said(count, number, "rounded", rounded(number, count.unit), notes)
    return mark.said(count, number, "exact", exactly(number), ("a plain number", *count.notes))


def _is_rounded(count: Number) -> bool:
    """True where the number was said in a scale: "12k", "1.9 million"; in words from a million on ("two
    million")."""
    if count.form == "word":
        return count.unit >= _MILLION // 4
    return count.unit > 1


def _qualified(mark: Marked, count: Number, number: int, qualifier: Qualified) -> ReadMark:
    if qualifier.rule == "under" and number == 0:
        raise RefusedMark("sign", [mark.words])
    why = (_why(mark, qualifier), *count.notes)
    interval = qualifier.interval(number)
    return mark.said(count, number, qualifier.name, interval, why, _outside(mark, qualifier))


def _why(mark: Marked, qualifier: Qualified) -> str:
    return f"{mark.text_of(qualifier)}: {qualifier.name}, {qualifier.reason}"


def _outside(mark: Marked, qualifier: Qualified) -> str:
    """The words of a qualifier that the mark has left out, else ""."""
    return "" if mark.holds(qualifier) else mark.text_of(qualifier)


def _without_number(mark: Marked, nouns: Phrases) -> ReadMark:
    """Marked words without a number: "a number of", a dual, one person."""
    vague = mark.entries("uncounted")
    if vague:
        cover(mark, nouns, [(vague[0].first, vague[0].last)], [])
        start, end = mark.place(vague[0])
        return ReadMark(None, COUNT, "a_number_of", start, end, "vague", ("said to be some, not how many",))
    people = _people(mark)
    if not people:
        raise RefusedMark("no-number", [mark.words])
    if len(people) > 1:
        raise RefusedMark("several-numbers", [mark.of(noun) for noun in people])
    return _noun_said(mark, people[0], nouns)


def _people(mark: Marked) -> list[Match]:
    """The duals and the singulars, one per place, a dual before a singular: «طفلان», «طفل», "a woman"."""
    nouns = mark.all_entries("person")
    singulars = {noun.first: noun for noun in nouns if noun.entry.form in ("singular", "possessed")}
    duals = {noun.first: noun for noun in nouns if noun.entry.form == "dual"}
    by_place = singulars | duals
    people = [by_place[first] for first in sorted(by_place)]
    return apart(mark, people)


def _noun_said(mark: Marked, noun: Match, nouns: Phrases) -> ReadMark:
    qualifier = qualifiers.after(mark.doc, noun.last) or qualifiers.before(mark.doc, noun.first)
    inside = [mark.tokens_in(qualifier)] if qualifier and mark.holds(qualifier) else []
    cover(mark, nouns, [(noun.first, noun.last)], inside)
    _determined(mark, noun)
    number, form, reason = _DUAL if noun.entry.form == "dual" else _ONE
    start, end = mark.place(noun)
    if qualifier is None:
        return ReadMark(number, exactly(number), "exact", start, end, form, (reason,))
    interval, outside = qualifier.interval(number), _outside(mark, qualifier)
    why = (reason, _why(mark, qualifier))
    return ReadMark(number, interval, qualifier.name, start, end, form, why, outside)


_DUAL = (2, "dual", "the dual says two")
_ONE = (1, "implicit_one", "one person, without a number")
"""The number of a noun without one, its form, and why it is read so."""


def _determined(mark: Marked, noun: Match) -> None:
    """An English singular counts one only with its article: "civilian" alone may describe anything."""
    if mark.grammar != "english":
        return
    before = range(mark.first, noun.first + 1)
    if not any(mark.doc.starting_at("article", at) for at in before):
        raise RefusedMark("no-number", [mark.words])
