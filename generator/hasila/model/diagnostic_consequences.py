"""Diagnostics that only follow from another one are left out: a vocabulary that cannot be read makes every
word unknown.

A project is examined in steps, and each step knows other causes:

* :func:`without_consequences_of_refused`: files that were refused whole, before anything was read;
* :func:`without_consequences_of_spoilt`: files that were read and are not what they should be;
* :func:`without_consequences`: everything else, once all diagnostics are there.

A consequence is left out only where its cause is an error that stays, so publication is blocked as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from hasila.model.characters import JOINERS, doubts
from hasila.model.data_class import dataclass
from hasila.model.diagnostic_causes import subject
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.file_names import TABLE_ENDINGS

_UNKNOWN_WORD: Mapping[str, str] = {
    "unknown-category": "categories",
    "unknown-cause": "causes",
    "unknown-measure": "measures",
    "bad-period": "periods",
    "unknown-place": "places",
    "unknown-population": "populations",
    "unknown-publisher": "publishers",
}
"""The code of a word that is not known → the file of the vocabulary that would make it known."""
_UNKNOWN_WORD_OR_SET: Mapping[str, str] = {**_UNKNOWN_WORD, "incomplete-set": "categories"}
_VOCABULARY = "content/vocabulary/"
_SITE = "site_src/site.yaml"
_OF_LANGUAGES = re.compile(r"site_src/(?:site|locale/[^/]+/language)\.yaml")
_TRANSLATION = re.compile(r"\.[A-Za-z-]+\.md$")

Causes = TypeVar("Causes")
_Rules = Iterable[Callable[[Diagnostic, Causes], bool]]


def _without(
    diagnostics: Iterable[Diagnostic], causes: Causes, rules: _Rules[Causes]
) -> Iterator[Diagnostic]:
    """The diagnostics that follow from none of ``causes`` by one of ``rules``."""
    for diagnostic in diagnostics:
        if not any(follows(diagnostic, causes) for follows in rules):
            yield diagnostic


def _paths(diagnostics: Iterable[Diagnostic], codes: Collection[str]) -> frozenset[str]:
    return frozenset(diagnostic.location.path for diagnostic in diagnostics if diagnostic.code in codes)


def _errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [diagnostic for diagnostic in diagnostics if diagnostic.severity == "error"]


def _needed(diagnostic: Diagnostic, files: Mapping[str, str] = _UNKNOWN_WORD) -> str:
    """The file of the vocabulary without which its word is unknown; empty where it is about no word."""
    name = files.get(diagnostic.code)
    return f"{_VOCABULARY}{name}.yaml" if name else ""


# Files that were refused whole


def without_consequences_of_refused(
    diagnostics: Iterable[Diagnostic], refused: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """``diagnostics`` without those that only follow from a file that was refused whole, or from a hidden
    character.

    ``refused`` are the diagnostics of the files that were refused; they are not among those that come back.
    """
    paths = frozenset(error.location.path for error in _errors(refused))
    return _without(diagnostics, paths, _REFUSED_RULES)


_Paths = frozenset[str]
_HIDING = ("direction-character", "hidden-character", "lost-character")


def _is_of_refused_vocabulary(diagnostic: Diagnostic, refused: _Paths) -> bool:
    """True of a word whose file, or a folder that holds it, was refused."""
    needed = _needed(diagnostic)
    return bool(needed) and not refused.isdisjoint(("content", "content/vocabulary", needed))


def _is_of_refused_neighbour(diagnostic: Diagnostic, refused: _Paths) -> bool:
    """True of a translation whose report, or a description whose table, was refused."""
    stem = diagnostic.location.path.rpartition(".")[0]
    if diagnostic.code == "orphan-translation":
        report = stem.rpartition(".")[0]
        return f"{report}.md" in refused
    tables = {stem + ending for ending in TABLE_ENDINGS}
    return diagnostic.code == "no-table" and not refused.isdisjoint(tables)


def _quotes_hidden_characters(diagnostic: Diagnostic, _: _Paths) -> bool:
    """True where the message shows words that hide something: that was said where it stands, and is why they
    were not understood."""
    if diagnostic.code in _HIDING:
        return False
    found = doubts(diagnostic.message, [(0, len(diagnostic.message))])
    return any(doubt.severe and doubt.character not in JOINERS for doubt in found)


_REFUSED_RULES = (_is_of_refused_vocabulary, _is_of_refused_neighbour, _quotes_hidden_characters)


# Files that are not what they should be


def without_consequences_of_spoilt(
    diagnostics: Iterable[Diagnostic], present: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """``diagnostics`` without those that follow from a file that is not what it should be; ``present`` are
    the paths of all that were parsed."""
    found = tuple(diagnostics)
    return tuple(_without(found, _Spoilt.of(found, present), _SPOILT_RULES))


_SPOILING = ("not-utf-8", "unread-file", "empty-file", "merge-conflict", "bad-csv")
_SPOILING_A_ROOT = (*_SPOILING, "bad-yaml", "wrong-shape")
"""A file that others rest on must be YAML besides."""
_BESIDE = ("orphan-translation", "no-table", "unread-file")
"""Codes that say of a file that the one beside it is not there."""


@dataclass(frozen=True, slots=True)
class _Spoilt:
    """Paths of files that say less than was written: ``files`` are all of them, ``conflicts`` those with an
    open merge conflict, ``not_yaml`` those that are not YAML. ``languages`` where the languages of the site
    could not all be read."""

    files: _Paths
    conflicts: _Paths
    not_yaml: _Paths
    languages: bool
    present: _Paths

    @classmethod
    def of(cls, diagnostics: Collection[Diagnostic], present: Iterable[str]) -> _Spoilt:
        files = frozenset(found.location.path for found in diagnostics if _spoils(found))
        conflicts = _paths(diagnostics, ("merge-conflict",))
        not_yaml = _paths(diagnostics, ("bad-yaml",))
        faulty = (error.location.path for error in _errors(diagnostics))
        languages = any(map(_OF_LANGUAGES.fullmatch, faulty))
        return cls(files, conflicts, not_yaml, languages, frozenset(present))

    def misnamed(self, path: str) -> bool:
        """True where the file of the vocabulary at ``path`` is not there, and one of another name cannot be
        read."""
        if path in self.present:
            return False
        return any(other.startswith(_VOCABULARY) for other in self.files)


def _spoils(diagnostic: Diagnostic) -> bool:
    path = diagnostic.location.path
    is_root = path.startswith(_VOCABULARY) or path == _SITE
    return diagnostic.code in (_SPOILING_A_ROOT if is_root else _SPOILING)


def _is_beside_a_conflict(diagnostic: Diagnostic, spoilt: _Spoilt) -> bool:
    """True of everything else in a file with an open merge conflict."""
    return diagnostic.code != "merge-conflict" and diagnostic.location.path in spoilt.conflicts


def _is_key_of_no_yaml(diagnostic: Diagnostic, spoilt: _Spoilt) -> bool:
    return diagnostic.code == "missing-key" and diagnostic.location.path in spoilt.not_yaml


def _is_beside_a_spoilt_file(diagnostic: Diagnostic, spoilt: _Spoilt) -> bool:
    """True where a file of the same name with another ending is spoilt, and not the name itself is at
    fault."""
    path = diagnostic.location.path
    if diagnostic.code not in _BESIDE or _is_about_its_name(diagnostic):
        return False
    stem = _stem(path)
    others = spoilt.files - {path}
    return stem in map(_stem, others)


def _is_about_its_name(diagnostic: Diagnostic) -> bool:
    return diagnostic.code == "unread-file" and not diagnostic.location.path.endswith(".csv")


def _stem(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.split('.')[0]}"


def _is_of_spoilt_languages(diagnostic: Diagnostic, spoilt: _Spoilt) -> bool:
    in_content = diagnostic.location.path.startswith("content/")
    return spoilt.languages and in_content and diagnostic.code == "unknown-language"


def _is_empty_by_spoilt_files(diagnostic: Diagnostic, spoilt: _Spoilt) -> bool:
    return diagnostic.code == "no-content" and bool(spoilt.files)


def _is_of_spoilt_vocabulary(diagnostic: Diagnostic, spoilt: _Spoilt) -> bool:
    needed = _needed(diagnostic)
    if not needed or diagnostic.location.path == needed:
        return False
    return needed in spoilt.files or spoilt.misnamed(needed)


_SPOILT_RULES = (
    _is_beside_a_conflict,
    _is_key_of_no_yaml,
    _is_beside_a_spoilt_file,
    _is_of_spoilt_languages,
    _is_empty_by_spoilt_files,
    _is_of_spoilt_vocabulary,
)


# Everything else


def without_consequences(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics that do not follow from another one of them."""
    found = tuple(diagnostics)
    return tuple(_without(found, _Known.caused_by(_errors(found)), _RULES))


_UNREADABLE = ("bad-yaml", "not-utf-8")
_ABOUT_SHAPE = ("yaml-tag", "wrong-shape")
_ABOUT_FIGURES = ("mark-without-figure", "unknown-figure", "figure-without-mark")
_AT_ITS_NUMBER = "its number stands here"
_IN_A_MARK = "the marked words hold a character that is not seen"

_Line = tuple[str, int]
"""A path and a line."""


@dataclass(frozen=True, slots=True)
class _Known:
    """All causes: files that cannot be read, files with an error, places where a shape is wrong, refused ids
    (with their files), files with a key that stands twice, languages that are not known, numbers that lack
    the mark of a known figure."""

    unreadable: _Paths
    faulty: _Paths
    shapes: Mapping[Location, str]
    refused: frozenset[tuple[str, str]]
    repeated: _Paths
    languages: bool
    marks: tuple[Location, ...]
    hiding: frozenset[_Line]
    """The lines on which a character that hides something is pointed out where it stands."""
    broken: frozenset[_Line]
    """The lines on which a broken mark is pointed out."""

    @classmethod
    def caused_by(cls, errors: Collection[Diagnostic]) -> _Known:
        def of(*codes: str) -> list[Diagnostic]:
            return [error for error in errors if error.code in codes]

        refused = ((error.location.path, _bare_subject(error)) for error in of("bad-id"))
        unknown_languages = (error.location.path for error in of("unknown-language"))
        missing_marks = of("figure-without-mark")
        marks = tuple(error.location for error in missing_marks if _AT_ITS_NUMBER in error.message)
        hiding = (error for error in of(*_HIDING) if not _is_of_a_mark(error))
        return cls(
            _paths(errors, _UNREADABLE),
            frozenset(error.location.path for error in errors),
            _shapes(errors),
            frozenset(refused),
            _paths(errors, ("repeated-key",)),
            any(map(_OF_LANGUAGES.fullmatch, unknown_languages)),
            marks,
            frozenset(map(_line, hiding)),
            frozenset(map(_line, of("broken-mark"))),
        )


def _shapes(errors: Iterable[Diagnostic]) -> dict[Location, str]:
    """The place of a wrong shape → the code that says most of it."""
    shapes: dict[Location, str] = {}
    for code in reversed(_ABOUT_SHAPE):
        of_code = (error for error in errors if error.code == code)
        shapes.update((error.location, code) for error in of_code)
    return shapes


def _line(diagnostic: Diagnostic) -> _Line:
    return diagnostic.location.path, diagnostic.location.line


def _is_of_a_mark(diagnostic: Diagnostic) -> bool:
    return diagnostic.code == "hidden-character" and _IN_A_MARK in diagnostic.message


def _bare_subject(diagnostic: Diagnostic) -> str:
    return subject(diagnostic).strip("`")


def _is_of_a_vocabulary(diagnostic: Diagnostic, known: _Known) -> bool:
    """True of a word whose file cannot be read."""
    needed = _needed(diagnostic, _UNKNOWN_WORD_OR_SET)
    return bool(needed) and needed in known.unreadable


def _is_of_a_refused_entry(diagnostic: Diagnostic, known: _Known) -> bool:
    """True of a word that the vocabulary has, under an id that was refused."""
    needed = _needed(diagnostic, _UNKNOWN_WORD_OR_SET)
    word = _bare_subject(diagnostic).split(": ")[-1]
    return bool(needed) and (needed, word) in known.refused


def _is_of_the_languages(diagnostic: Diagnostic, known: _Known) -> bool:
    """True of a language that is unknown because the configuration, or its own folder, could not be used."""
    unread = any(map(_OF_LANGUAGES.fullmatch, known.unreadable))
    path = diagnostic.location.path
    if unread and diagnostic.code == "missing-key" and path == _SITE:
        return True
    if not path.startswith("content/") or not (unread or known.languages):
        return False
    return diagnostic.code == "unknown-language" or subject(diagnostic).startswith("`language: ")


def _is_of_a_neighbour(diagnostic: Diagnostic, known: _Known) -> bool:
    """True of a description whose table, or a translation whose report, is there and cannot be read."""
    path = diagnostic.location.path
    if diagnostic.code == "no-table":
        stem = path.removesuffix(".yaml")
        return any(stem + ending in known.unreadable for ending in TABLE_ENDINGS)
    return diagnostic.code == "orphan-translation" and _report_of(path) in known.unreadable


def _report_of(path: str) -> str:
    """The path of the report that the file at ``path`` translates, or is."""
    return _TRANSLATION.sub(".md", path)


def _is_of_a_report(diagnostic: Diagnostic, known: _Known) -> bool:
    """True of a pointer to a figure of another report that has an error of its own."""
    if diagnostic.code != "unknown-figure":
        return False
    named = re.match(r"`([^#`]+)#", subject(diagnostic))
    report = f"content/reports/{named[1]}.md" if named else ""
    return report != diagnostic.location.path and report in known.faulty


def _is_of_a_lost_value(diagnostic: Diagnostic, known: _Known) -> bool:
    """True of a mark of a figure that may be described in the value that a repeated key lost, and of half a
    point whose other half stands under a key that is there twice."""
    path = diagnostic.location.path
    if diagnostic.code == "bad-coordinates":
        return path in known.repeated
    if diagnostic.code not in _ABOUT_FIGURES:
        return False
    return path in known.repeated or _report_of(path) in known.repeated


def _is_of_a_shape(diagnostic: Diagnostic, known: _Known) -> bool:
    """True of a diagnostic of a value whose shape is wrong already."""
    cause = known.shapes.get(diagnostic.location)
    if cause is None or diagnostic.code == cause:
        return False
    return diagnostic.code in _ABOUT_SHAPE or diagnostic.code.startswith(("missing-", "unknown-"))


def _is_of_a_missing_mark(diagnostic: Diagnostic, known: _Known) -> bool:
    """True of an unmarked number of which is said already which figure it is."""
    if diagnostic.code != "unmarked-number":
        return False
    return any(_covers(mark, diagnostic.location) for mark in known.marks)


def _covers(mark: Location, location: Location) -> bool:
    if (mark.path, mark.line) != (location.path, location.line):
        return False
    return mark.column <= location.column < mark.column + mark.length


def _is_of_a_broken_mark(diagnostic: Diagnostic, known: _Known) -> bool:
    """True of an unmarked number of a line on which a broken mark is pointed out."""
    return diagnostic.code == "unmarked-number" and _line(diagnostic) in known.broken


def _is_of_a_hidden_character(diagnostic: Diagnostic, known: _Known) -> bool:
    """True of a mark that is not read because of a character of its line which is pointed out where it
    stands."""
    return _is_of_a_mark(diagnostic) and _line(diagnostic) in known.hiding


_RULES = (
    _is_of_a_broken_mark,
    _is_of_a_vocabulary,
    _is_of_a_refused_entry,
    _is_of_the_languages,
    _is_of_a_neighbour,
    _is_of_a_report,
    _is_of_a_lost_value,
    _is_of_a_shape,
    _is_of_a_missing_mark,
    _is_of_a_hidden_character,
)
