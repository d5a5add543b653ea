"""Figures that the prose of some language never marks: told at the number that lacks its mark, where that
number is sure.

The other language says which number it is. Where exactly one unmarked number of the prose is that number, it
is the place; else the prose itself is, and nothing is said of what its words might be.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import product

from hasila.ingest.broken_marks import broken_marks
from hasila.ingest.document import Body
from hasila.ingest.figures import FigureDescription
from hasila.ingest.markdown_marks import plain
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.report import Mention, Prose
from hasila.reader import Numeral, Unread, numerals, read_mark

CODE = "figure-without-mark"
_MARK_OR_CODE = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)|`[^`\n]*`")
_PAUSE = r"[.,:;،؛()\[\]«»“”]"
_WORDS, _LISTED = 4, 8
Said = Mapping[str, Mapping[str, tuple[Mention, ...]]]
"""Language → figure id → the mentions of it."""


@dataclass(frozen=True, slots=True)
class Words:
    """An unmarked number of a prose with the qualifier that touches it: from code point ``start``."""

    text: str
    start: int


def missing_marks(
    drafts: Iterable[FigureDescription], bodies: Mapping[str, Body], said: Said
) -> Iterator[Diagnostic]:
    """Point out each stated figure that the prose of some language never states, and each unstated one that
    is stated.
    """
    known = tuple(drafts)
    for draft in known:
        if not draft.stated:
            yield from _stated_after_all(draft, bodies, said)
    ids = [draft.id for draft in known]
    for language, body in bodies.items():
        broken = tuple(broken_marks(body.prose, ids))
        yield from (mistake for _, mistake in broken)
        stated = {*said[language], *(figure for figure, _ in broken)}
        lacking = [draft for draft in known if draft.stated and draft.id not in stated]
        yield from _of_body(lacking, body, said) if lacking else ()


def _stated_after_all(
    draft: FigureDescription, bodies: Mapping[str, Body], said: Said
) -> Iterator[Diagnostic]:
    where = [body.prose.path for language, body in bodies.items() if draft.id in said[language]]
    if where:
        states = "state" if len(where) > 1 else "states"
        message = f"`{draft.id}` is listed as unstated, but {' and '.join(where)} {states} it"
        yield Diagnostic(
            draft.place, "unstated-but-marked", "error", message, "move it from `unstated` to `parts`"
        )


def _of_body(lacking: Sequence[FigureDescription], body: Body, said: Said) -> Iterator[Diagnostic]:
    prose = body.prose
    misled = {mark.figure for mark in body.marks}
    lost: list[FigureDescription] = []
    for draft in lacking:
        link = _link_without_sign(draft, prose)
        words = _words_of(draft.id, prose, said)
        if link:
            yield link
        elif words:
            yield _located(draft, words, prose)
        elif not get_close_matches(
            draft.id, misled, n=1, cutoff=0.6
        ):  # that mark is told by itself, with this figure
            lost.append(draft)
    if lost:
        yield _unlocated(lost, prose)


def _link_without_sign(draft: FigureDescription, prose: Prose) -> Diagnostic | None:
    """A link to the figure's id as if it were a page: `[9](bridge)`, a mark that lacks its `#`."""
    target = re.escape(draft.id)
    found = re.search(rf"\[([^\[\]]*)\]\(\s*(?:#\s+)?{target}\s*\)", prose.markdown)
    if not found:
        return None
    place = _place(prose, found.start(), len(found[0]))
    message = f"`{draft.id}` is not marked in {prose.path}: this link leads to a page, not to the figure"
    return Diagnostic(place, CODE, "error", message, f"write [{found[1]}](#{draft.id})")


# The number that lacks its mark


def _words_of(figure: str, prose: Prose, said: Said) -> Words | None:
    """The one unmarked number of ``prose`` that another language marks as ``figure``."""
    stated = [
        mention
        for by_figure in said.values()
        for mention in by_figure.get(figure, ())
        if mention.number is not None
    ]
    numbers = {mention.number for mention in stated}
    found = [numeral for numeral in _unmarked(prose) if numeral.number in numbers]
    return _as_stated(found[0], prose, {mention.qualifier for mention in stated}) if len(found) == 1 else None


def _unmarked(prose: Prose) -> Iterator[Numeral]:
    bare = _MARK_OR_CODE.sub(lambda found: " " * len(found[0]), prose.markdown)
    return (numeral for numeral in numerals(bare, prose.language) if numeral.kind == "tally")


def _as_stated(numeral: Numeral, prose: Prose, qualifiers: Collection[str]) -> Words:
    """The number with the fewest words around it that are read as the other language has it; at least the
    number itself.
    """
    first = prose.markdown.rfind("\n", 0, numeral.start) + 1
    line = prose.markdown[first:].split("\n", 1)[0]
    starts = [numeral.start - first, *_reach(line[: numeral.start - first], backwards=True)]
    ends = [numeral.end - first, *_reach(line[numeral.end - first :], offset=numeral.end - first)]
    spans = sorted(product(starts, ends), key=lambda span: span[1] - span[0])
    for start, end in spans:
        read = read_mark(line[start:end], prose.language, plain(line[:start]), plain(line[end:]))
        if (
            not isinstance(read, Unread)
            and read.number == numeral.number
            and read.qualifier in qualifiers
            and not read.outside
        ):
            return Words(line[start:end], first + start)
    return Words(numeral.text, numeral.start)


def _reach(text: str, *, backwards: bool = False, offset: int = 0) -> list[int]:
    """Where the next words begin, looked at backwards, or end; up to a mark of punctuation."""
    near = re.split(_PAUSE, text)[-1 if backwards else 0]
    words = list(re.finditer(r"\S+", near))
    skipped = len(text) - len(near) if backwards else 0
    return (
        [skipped + word.start() for word in words[-_WORDS:]]
        if backwards
        else [offset + word.end() for word in words[:_WORDS]]
    )


def _located(draft: FigureDescription, words: Words, prose: Prose) -> Diagnostic:
    place = _place(prose, words.start, len(words.text))
    message = f"`{draft.id}` is not marked in {prose.path}, though its number stands here"
    return Diagnostic(
        place, CODE, "error", message, f"mark “{words.text}” there: [{words.text}](#{draft.id})"
    )


def _place(prose: Prose, start: int, length: int) -> Location:
    before = prose.markdown[:start]
    column = start - before.rfind("\n")
    return Location(prose.path, prose.first_line + before.count("\n"), column, length)


# No such number


def _unlocated(lost: Sequence[FigureDescription], prose: Prose) -> Diagnostic:
    *others, last = [f"`{draft.id}`" for draft in lost[:_LISTED]] + (
        [f"{len(lost) - _LISTED} more"] if len(lost) > _LISTED else []
    )
    names = f"{', '.join(others)} and {last}" if others else last
    message = f"{names} {'are' if others else 'is'} not stated in {prose.path}"
    marks = ", ".join(f"[…](#{draft.id})" for draft in lost[:_LISTED])
    hint = f"mark the words that state {'each' if others else 'it'} there: {marks}"
    left_out = "; what the source leaves out is listed under `unstated`"
    return Diagnostic(_beginning(prose, lost[0]), CODE, "error", message, hint + left_out)


def _beginning(prose: Prose, draft: FigureDescription) -> Location:
    """The first line of the prose that holds words; of an empty prose there is none, so the figure is the
    place.
    """
    for number, line in enumerate(prose.markdown.split("\n")):
        if line.strip():
            indent = len(line) - len(line.lstrip())
            return Location(prose.path, prose.first_line + number, indent + 1, len(line.strip()))
    return draft.place
