"""Mistakes that follow from another one are left out: a vocabulary that cannot be read makes every word
unknown.

A consequence is left out only where its cause is an error that is told, so publication stays blocked as
before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from hasila.model.diagnostic_causes import subject
from hasila.model.diagnostics import Diagnostic, Location

_UNREADABLE = ("bad-yaml", "not-utf-8")
_VOCABULARY = re.compile(r"content/vocabulary/([a-z]+)\.yaml")
_FOLLOWS = {
    "categories": ("unknown-category", "incomplete-set"),
    "places": ("unknown-place",),
    "publishers": ("unknown-publisher",),
    "measures": ("unknown-measure",),
    "causes": ("unknown-cause",),
    "populations": ("unknown-population",),
    "periods": ("bad-period",),
}
"""File of the vocabulary → what each word of it becomes where the file cannot be read."""
_OF_LANGUAGES = re.compile(r"site_src/(?:site|locale/[^/]+/language)\.yaml")
_TRANSLATION = re.compile(r"\.[A-Za-z-]+\.md$")
_AT_ITS_NUMBER = "its number stands here"
_IN_A_MARK = "the marked words hold a character that is not seen"
_HIDING = ("hidden-character", "direction-character", "lost-character")
_ABOUT_SHAPE = ("yaml-tag", "wrong-shape")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the causes are: files that cannot be read, reports with an error, places where a shape is wrong,
    refused ids.
    """

    unreadable: frozenset[str]
    faulty: frozenset[str]
    shapes: dict[Location, str]
    refused: frozenset[tuple[str, str]]
    repeated: frozenset[str]
    languages: bool
    marks: tuple[Location, ...]
    hiding: frozenset[tuple[str, int]]
    """The lines on which a character that hides something is told where it stands."""
    broken: frozenset[tuple[str, int]]
    """The lines on which what was meant as a mark is told."""


def without_consequences(mistakes: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The mistakes that do not follow from another one of them."""
    told = tuple(mistakes)
    known = _known(told)
    return tuple(mistake for mistake in told if not any(follows(mistake, known) for follows in RULES))


def _known(mistakes: Collection[Diagnostic]) -> _Known:
    errors = [mistake for mistake in mistakes if mistake.severity == "error"]
    unreadable = frozenset(mistake.place.path for mistake in errors if mistake.code in _UNREADABLE)
    faulty = frozenset(mistake.place.path for mistake in errors)
    ordered = sorted((mistake for mistake in errors if mistake.code in _ABOUT_SHAPE), key=_rank, reverse=True)
    shapes = {mistake.place: mistake.code for mistake in ordered}
    refused = frozenset(
        (mistake.place.path, subject(mistake).strip("`")) for mistake in errors if mistake.code == "bad-id"
    )
    languages = any(
        mistake.code == "unknown-language" and _OF_LANGUAGES.fullmatch(mistake.place.path)
        for mistake in errors
    )
    repeated = frozenset(mistake.place.path for mistake in errors if mistake.code == "repeated-key")
    marks = tuple(
        mistake.place
        for mistake in errors
        if mistake.code == "figure-without-mark" and _AT_ITS_NUMBER in mistake.message
    )
    hiding = _lines(mistake for mistake in errors if mistake.code in _HIDING and not _of_a_mark(mistake))
    broken = _lines(mistake for mistake in errors if mistake.code == "broken-mark")
    return _Known(unreadable, faulty, shapes, refused, repeated, languages, marks, hiding, broken)


def _lines(mistakes: Iterable[Diagnostic]) -> frozenset[tuple[str, int]]:
    return frozenset((mistake.place.path, mistake.place.line) for mistake in mistakes)


def _of_a_mark(mistake: Diagnostic) -> bool:
    return mistake.code == "hidden-character" and _IN_A_MARK in mistake.message


def _rank(mistake: Diagnostic) -> int:
    return _ABOUT_SHAPE.index(mistake.code)


def of_a_vocabulary(mistake: Diagnostic, known: _Known) -> bool:
    """A word whose file cannot be read."""
    names = [found[1] for found in map(_VOCABULARY.fullmatch, known.unreadable) if found]
    return any(mistake.code in _FOLLOWS.get(name, ()) for name in names)


def of_a_refused_entry(mistake: Diagnostic, known: _Known) -> bool:
    """A word that the vocabulary has, under an id that was refused."""
    words = subject(mistake).strip("`").split(": ")
    for path, entry in known.refused:
        found = _VOCABULARY.fullmatch(path)
        if found and mistake.code in _FOLLOWS.get(found[1], ()) and entry == words[-1]:
            return True
    return False


def of_the_languages(mistake: Diagnostic, known: _Known) -> bool:
    """A language that is unknown because the configuration, or its own folder, could not be used."""
    broken = any(map(_OF_LANGUAGES.fullmatch, known.unreadable))
    lacking = mistake.code == "missing-key" and mistake.place.path == "site_src/site.yaml" and broken
    named = mistake.code == "unknown-language" or subject(mistake).startswith("`language: ")
    return lacking or named and mistake.place.path.startswith("content/") and (broken or known.languages)


def of_a_neighbour(mistake: Diagnostic, known: _Known) -> bool:
    """A description whose table, or a translation whose report, is there and cannot be read."""
    path = mistake.place.path
    if mistake.code == "no-table":
        return path.removesuffix(".yaml") + ".csv" in known.unreadable
    report = _TRANSLATION.sub(".md", path)
    return mistake.code == "orphan-translation" and report in known.unreadable


def of_a_report(mistake: Diagnostic, known: _Known) -> bool:
    """A pointer to a figure of a report that has an error of its own."""
    named = re.match(r"`([^#`]+)#", subject(mistake))
    report = f"content/reports/{named[1]}.md" if named else ""
    return mistake.code == "unknown-figure" and report != mistake.place.path and report in known.faulty


def of_a_lost_value(mistake: Diagnostic, known: _Known) -> bool:
    """A mark of a figure that may be described in the value that a repeated key lost; half of a point whose
    other half stands under a key that is there twice."""
    if mistake.code == "bad-coordinates":
        return mistake.place.path in known.repeated
    report = _TRANSLATION.sub(".md", mistake.place.path)
    about_figures = mistake.code in ("mark-without-figure", "unknown-figure", "figure-without-mark")
    return about_figures and not known.repeated.isdisjoint((report, mistake.place.path))


def of_a_shape(mistake: Diagnostic, known: _Known) -> bool:
    """What is said of a value whose shape is wrong already."""
    cause = known.shapes.get(mistake.place)
    about_shape = mistake.code in _ABOUT_SHAPE
    return (
        cause is not None
        and mistake.code != cause
        and (about_shape or mistake.code.startswith(("missing-", "unknown-")))
    )


def of_a_missing_mark(mistake: Diagnostic, known: _Known) -> bool:
    """An unmarked number of which is said already which figure it is."""
    place = mistake.place
    near = (mark for mark in known.marks if (mark.path, mark.line) == (place.path, place.line))
    return mistake.code == "unmarked-number" and any(
        mark.column <= place.column < mark.column + mark.length for mark in near
    )


def of_a_broken_mark(mistake: Diagnostic, known: _Known) -> bool:
    """An unmarked number of a line on which what was meant as its mark is told."""
    return mistake.code == "unmarked-number" and (mistake.place.path, mistake.place.line) in known.broken


def of_a_hidden_character(mistake: Diagnostic, known: _Known) -> bool:
    """A mark that is not read because of a character of its line which is told where it stands."""
    return _of_a_mark(mistake) and (mistake.place.path, mistake.place.line) in known.hiding


RULES: tuple[Callable[[Diagnostic, _Known], bool], ...] = (
    of_a_broken_mark,
    of_a_vocabulary,
    of_a_refused_entry,
    of_the_languages,
    of_a_neighbour,
    of_a_report,
    of_a_lost_value,
    of_a_shape,
    of_a_missing_mark,
    of_a_hidden_character,
)
