"""Figures that the prose of some language never marks, pointed out at the number that lacks its mark.

The other language says which number it is. Where exactly one unmarked number of the prose is that number, it
is the place; else the prose itself is, and nothing is said of what its words might be.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import product

from hasila.ingest.broken_marks import broken_marks
from hasila.ingest.document import Body
from hasila.ingest.figures import FigureDescription
from hasila.ingest.markdown_marks import plain
from hasila.ingest.prose_place import blanked, location_in_prose
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.report import Mention, Prose
from hasila.reader import Numeral, ReadMark, Unread, numerals, read_mark

CODE = "figure-without-mark"
_MARK_OR_CODE = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)|`[^`\n]*`")
_PAUSE = r"[.,:;،؛()\[\]«»“”]"
_WORDS, _LISTED = 4, 8
Said = Mapping[str, Mapping[str, tuple[Mention, ...]]]
"""Language → figure id → the mentions of it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """An unmarked number of a prose with the qualifier that touches it, from code point ``start`` on."""

    text: str
    start: int


def missing_marks(
    drafts: Iterable[FigureDescription], bodies: Mapping[str, Body], said: Said
) -> Iterator[Diagnostic]:
    """Point out stated figures that the prose of some language lacks, and unstated ones that it states."""
    known = tuple(drafts)
    stated = [draft for draft in known if draft.stated]
    for draft in known:
        if not draft.stated:
            yield from _stated_after_all(draft, bodies, said)
    ids = [draft.id for draft in known]
    for language, body in bodies.items():
        marked = set(said[language])
        for figure, diagnostic in broken_marks(body.prose, ids):
            marked.add(figure)
            yield diagnostic
        lacking = [draft for draft in stated if draft.id not in marked]
        if lacking:
            yield from _of_body(lacking, body, said)


def _stated_after_all(
    draft: FigureDescription, bodies: Mapping[str, Body], said: Said
) -> Iterator[Diagnostic]:
    stating = [body for language, body in bodies.items() if draft.id in said[language]]
    paths = [body.prose.path for body in stating]
    if paths:
        named = " and ".join(paths)
        states = f"{named} state it" if len(paths) > 1 else f"{named} states it"
        message = f"`{draft.id}` is listed as unstated, but {states}"
        hint = "move it from `unstated` to `parts`"
        yield Diagnostic(draft.location, "unstated-but-marked", "error", message, hint)


def _of_body(lacking: Sequence[FigureDescription], body: Body, said: Said) -> Iterator[Diagnostic]:
    """A mistake for each of the figures, or for all that no number of the prose can be, together.

    A figure whose id is nearly the target of a mark is left out: that mark is pointed out with it.
    """
    prose = body.prose
    targets = {mark.figure for mark in body.marks}
    lost: list[FigureDescription] = []
    for draft in lacking:
        found = _found(draft, prose, said)
        if found:
            yield found
        elif not get_close_matches(draft.id, targets, n=1, cutoff=0.6):
            lost.append(draft)
    if lost:
        yield _unlocated(lost, prose)


def _found(draft: FigureDescription, prose: Prose, said: Said) -> Diagnostic | None:
    """The mistake at the words of the prose that state the figure; ``None`` where no words are known to."""
    link = _link_without_sign(draft, prose)
    if link:
        return link
    phrase = _phrase_of(draft.id, prose, said)
    return _located(draft, phrase, prose) if phrase else None


def _link_without_sign(draft: FigureDescription, prose: Prose) -> Diagnostic | None:
    """A link to the figure's id as if it were a page: `[9](bridge)`, a mark that lacks its `#`."""
    target = re.escape(draft.id)
    found = re.search(rf"\[([^\[\]]*)\]\(\s*(?:#\s+)?{target}\s*\)", prose.markdown)
    if not found:
        return None
    length = len(found[0])
    location = location_in_prose(prose, found.start(), length)
    message = f"`{draft.id}` is not marked in {prose.path}: this link leads to a page, not to the figure"
    hint = f"write [{found[1]}](#{draft.id})"
    return Diagnostic(location, CODE, "error", message, hint)


# The number that lacks its mark


def _phrase_of(figure: str, prose: Prose, said: Said) -> Phrase | None:
    """The one unmarked number of ``prose`` that another language marks as ``figure``."""
    stated = list(_stated(figure, said))
    numbers = {mention.number for mention in stated}
    found = [numeral for numeral in _unmarked(prose) if numeral.number in numbers]
    if len(found) != 1:
        return None
    qualifiers = {mention.qualifier for mention in stated}
    return _as_stated(found[0], prose, qualifiers)


def _stated(figure: str, said: Said) -> Iterator[Mention]:
    """The mentions of the figure with a number, in all languages."""
    for by_figure in said.values():
        for mention in by_figure.get(figure, ()):
            if mention.number is not None:
                yield mention


def _unmarked(prose: Prose) -> Iterator[Numeral]:
    bare = _MARK_OR_CODE.sub(blanked, prose.markdown)
    for numeral in numerals(bare, prose.language):
        if numeral.kind == "tally":
            yield numeral


def _as_stated(numeral: Numeral, prose: Prose, qualifiers: Collection[str]) -> Phrase:
    """The number with the fewest words around it that are read as the other language has it.

    It is the number alone where no words are.
    """
    line_start = prose.markdown.rfind("\n", 0, numeral.start) + 1
    line, _, _ = prose.markdown[line_start:].partition("\n")
    for start, end in _spans(line, numeral.start - line_start, numeral.end - line_start):
        words = line[start:end]
        before, after = plain(line[:start]), plain(line[end:])
        read = read_mark(words, prose.language, before, after)
        if not isinstance(read, Unread) and _states(read, numeral, qualifiers):
            return Phrase(words, line_start + start)
    return Phrase(numeral.text, numeral.start)


def _states(read: ReadMark, numeral: Numeral, qualifiers: Collection[str]) -> bool:
    same = read.number == numeral.number and read.qualifier in qualifiers
    return same and not read.outside


def _spans(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of ``line`` from ``start`` to ``end`` with some words on either side, shortest first."""
    starts = [start, *_starts_of_words(line[:start])]
    reaches = _ends_of_words(line[end:])
    ends = [end, *(end + reach for reach in reaches)]
    return sorted(product(starts, ends), key=_length)


def _length(span: tuple[int, int]) -> int:
    start, end = span
    return end - start


def _starts_of_words(before: str) -> list[int]:
    """The beginnings of the last words of ``before``, up to a mark of punctuation."""
    near = re.split(_PAUSE, before)[-1]
    skipped = len(before) - len(near)
    found = list(re.finditer(r"\S+", near))
    return [skipped + word.start() for word in found[-_WORDS:]]


def _ends_of_words(after: str) -> list[int]:
    """The ends of the first words of ``after``, up to a mark of punctuation."""
    near = re.split(_PAUSE, after)[0]
    found = list(re.finditer(r"\S+", near))
    return [word.end() for word in found[:_WORDS]]


def _located(draft: FigureDescription, phrase: Phrase, prose: Prose) -> Diagnostic:
    location = location_in_prose(prose, phrase.start, len(phrase.text))
    message = f"`{draft.id}` is not marked in {prose.path}, though its number stands here"
    hint = f"mark “{phrase.text}” there: [{phrase.text}](#{draft.id})"
    return Diagnostic(location, CODE, "error", message, hint)


# No such number


def _unlocated(lost: Sequence[FigureDescription], prose: Prose) -> Diagnostic:
    several = len(lost) > 1
    names, path = _listed_names(lost), prose.path
    message = f"{names} are not stated in {path}" if several else f"{names} is not stated in {path}"
    marks = [f"[…](#{draft.id})" for draft in lost[:_LISTED]]
    listed = ", ".join(marks)
    mark_it, mark_each = (
        f"mark the words that state it there: {listed}",
        f"mark the words that state each there: {listed}",
    )
    mark_them = mark_each if several else mark_it
    hint = f"{mark_them}; what the source leaves out is listed under `unstated`"
    location = _beginning(prose, lost[0])
    return Diagnostic(location, CODE, "error", message, hint)


def _listed_names(lost: Sequence[FigureDescription]) -> str:
    """The ids of the figures, the first of many and how many more."""
    first = lost[:_LISTED]
    names = [f"`{draft.id}`" for draft in first]
    if len(lost) > _LISTED:
        names.append(f"{len(lost) - _LISTED} more")
    *others, last = names
    if others:
        return f"{', '.join(others)} and {last}"
    return last


def _beginning(prose: Prose, draft: FigureDescription) -> Location:
    """The first line of the prose that holds words; where it is empty, the place of the figure."""
    for number, line in enumerate(prose.markdown.split("\n"), start=prose.first_line):
        words = line.strip()
        if words:
            indent = len(line) - len(line.lstrip())
            return Location(prose.path, number, indent + 1, len(words))
    return draft.location
