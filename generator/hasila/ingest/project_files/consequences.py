"""One cause, one mistake: what is wrong only because another file could not be read is not said beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hasila.model.diagnostics import Diagnostic

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
    """Whether the languages of the site could not all be read."""

    def beside(self, path: str) -> bool:
        """Whether a file of the same name with another ending could not be read."""
        return any(other != path and _stem(other) == _stem(path) for other in self.spoilt)

    def unknown(self, path: str, exists: bool) -> bool:
        """Whether the file ``path`` of the vocabulary or the site says less than was written."""
        misnamed = not exists and any(other.startswith(_VOCABULARY) for other in self.spoilt)
        return path in self.spoilt or (misnamed and path.startswith(_VOCABULARY))


def of_files(mistakes: Iterable[Diagnostic], present: Iterable[str]) -> tuple[Diagnostic, ...]:
    """``mistakes`` without those that follow from a file that could not be read; ``present`` are all that
    were parsed."""
    told, files = tuple(mistakes), frozenset(present)
    spoilt = frozenset(mistake.place.path for mistake in told if _spoils(mistake))
    conflicts = frozenset(mistake.place.path for mistake in told if mistake.code == "merge-conflict")
    languages = any(mistake.severity == "error" and _of_languages(mistake.place.path) for mistake in told)
    broken = frozenset(mistake.place.path for mistake in told if mistake.code == "bad-yaml")
    causes = _Causes(spoilt, conflicts, broken, languages)
    return tuple(mistake for mistake in told if not _follows(mistake, causes, files))


def _of_languages(path: str) -> bool:
    return path == _SITE or path.startswith("site_src/locale/") and path.endswith("/language.yaml")


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
    return bool(needed) and path != needed and causes.unknown(needed, needed in files)


def _renames(mistake: Diagnostic) -> bool:
    """Whether a file is not read because of its own name, not because of what is missing beside it."""
    return mistake.code == "unread-file" and not mistake.place.path.endswith(".csv")


def _stem(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.split('.')[0]}"
