"""One cause, one mistake: what is wrong only because another file is missing or could not be read is not
said beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from hasila.model.diagnostics import Diagnostic, Location

_SPOILING = ("not-utf-8", "unread-file", "empty-file", "merge-conflict", "bad-csv")
_NOT_YAML = ("bad-yaml", "wrong-shape")
_VOCABULARY = "content/vocabulary/"
_SITE = "site_src/site.yaml"
_NEEDS: Mapping[str, str] = {
    "unknown-category": f"{_VOCABULARY}categories.yaml",
    "unknown-cause": f"{_VOCABULARY}causes.yaml",
    "unknown-measure": f"{_VOCABULARY}measures.yaml",
    "bad-period": f"{_VOCABULARY}periods.yaml",
    "unknown-place": f"{_VOCABULARY}places.yaml",
    "unknown-population": f"{_VOCABULARY}populations.yaml",
    "unknown-publisher": f"{_VOCABULARY}publishers.yaml",
}
"""The code of a word that is not known → the file that would make it known."""
_NAMED_PERIOD = re.compile(r"`when: since (?![0-9])\S+( to \S+)?` names no period")
_BESIDE = ("orphan-translation", "no-table", "unread-file")
"""What is said of a file because the one beside it is not there."""


@dataclass(frozen=True, slots=True)
class _Causes:
    """Files that could not be read; ``conflicts`` are those with open conflicts."""

    spoilt: frozenset[str]
    conflicts: frozenset[str]
    broken: frozenset[str]
    """Files that are not YAML."""
    languages: bool
    """True where the languages of the site could not all be read."""

    def beside(self, path: str) -> bool:
        """True where a file of the same name with another ending could not be read."""
        stem = _stem(path)
        others = self.spoilt - {path}
        return any(_stem(other) == stem for other in others)

    def unknown(self, path: str, exists: bool) -> bool:
        """True where the file ``path`` of the vocabulary or the site says less than was written."""
        if path in self.spoilt:
            return True
        misnamed = any(other.startswith(_VOCABULARY) for other in self.spoilt)
        return misnamed and not exists and path.startswith(_VOCABULARY)


def of_files(mistakes: Iterable[Diagnostic], present: Iterable[str]) -> tuple[Diagnostic, ...]:
    """``mistakes`` without those that follow from a file that could not be read, and with one for each file
    of the vocabulary that is missing in the place of its words; ``present`` are all files that were
    parsed."""
    found, files = tuple(mistakes), frozenset(present)
    causes = _causes(found)
    told = [mistake for mistake in found if not _follows(mistake, causes, files)]
    missing = {mistake for mistake in told if _lacks_its_file(mistake, files)}
    others = (mistake for mistake in told if mistake not in missing)
    return (*others, *_missing_files(missing))


def _causes(mistakes: Collection[Diagnostic]) -> _Causes:
    spoilt = frozenset(mistake.place.path for mistake in mistakes if _spoils(mistake))
    conflicts = _paths_with("merge-conflict", mistakes)
    broken = _paths_with("bad-yaml", mistakes)
    languages = any(map(_loses_a_language, mistakes))
    return _Causes(spoilt, conflicts, broken, languages)


def _paths_with(code: str, mistakes: Iterable[Diagnostic]) -> frozenset[str]:
    return frozenset(mistake.place.path for mistake in mistakes if mistake.code == code)


def _loses_a_language(mistake: Diagnostic) -> bool:
    """True for an error in a file that says which languages the site has."""
    path = mistake.place.path
    locale = path.startswith("site_src/locale/") and path.endswith("/language.yaml")
    return mistake.severity == "error" and (locale or path == _SITE)


def _spoils(mistake: Diagnostic) -> bool:
    path = mistake.place.path
    root = path.startswith(_VOCABULARY) or path == _SITE
    return mistake.code in _SPOILING or (root and mistake.code in _NOT_YAML)


def _follows(mistake: Diagnostic, causes: _Causes, files: frozenset[str]) -> bool:
    path, code = mistake.place.path, mistake.code
    if path in causes.conflicts and code != "merge-conflict":
        return True
    if code == "missing-key" and path in causes.broken:
        return True
    if code in _BESIDE and causes.beside(path) and not _renames(mistake):
        return True
    if code == "unknown-language" and path.startswith("content/"):
        return causes.languages
    if code == "no-content":
        return bool(causes.spoilt)
    needed = _NEEDS.get(code, "")
    lacks_another = needed not in ("", path)
    return lacks_another and causes.unknown(needed, needed in files)


def _renames(mistake: Diagnostic) -> bool:
    """True where a file is not read because of its own name, not because of what is missing beside it."""
    is_table = mistake.place.path.endswith(".csv")
    return mistake.code == "unread-file" and not is_table


def _stem(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.split('.')[0]}"


def _lacks_its_file(mistake: Diagnostic, files: Collection[str]) -> bool:
    """True for a word that is not known where the file that would make it known is not there."""
    needed = _NEEDS.get(mistake.code)
    if needed is None or needed in files:
        return False
    if mistake.code != "bad-period":
        return True
    return bool(_NAMED_PERIOD.match(mistake.message))


def _missing_files(unknown: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """One mistake for each file of the vocabulary that the ``unknown`` words would stand in."""
    by_code: dict[str, list[Diagnostic]] = {}
    for mistake in sorted(unknown):
        by_code.setdefault(mistake.code, []).append(mistake)
    for code, words in by_code.items():
        first, path = words[0].place, _NEEDS[code]
        message = f"the file is not there, and {first} uses a word of it"
        if len(words) > 1:
            message = (
                f"the file is not there, and its words are used in {len(words)} places, first in {first}"
            )
        hint = "bring the file back, or write it: content/README.md says what its entries hold"
        yield Diagnostic(Location(path), code, "error", message, hint)
