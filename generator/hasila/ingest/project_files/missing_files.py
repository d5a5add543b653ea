"""Files of the vocabulary that are not there: one diagnostic for each, in the place of those of its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from hasila.model.diagnostics import Diagnostic, Location

_VOCABULARY = "content/vocabulary/"
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


def with_missing_files(diagnostics: Iterable[Diagnostic], present: Iterable[str]) -> tuple[Diagnostic, ...]:
    """``diagnostics`` with one for each missing file of the vocabulary, in the place of those of its words.

    ``present`` are the paths of all files that were parsed.
    """
    found, files = tuple(diagnostics), frozenset(present)
    of_missing = {diagnostic for diagnostic in found if _lacks_its_file(diagnostic, files)}
    others = [diagnostic for diagnostic in found if diagnostic not in of_missing]
    return (*others, *_missing_files(of_missing))


def _lacks_its_file(diagnostic: Diagnostic, files: Collection[str]) -> bool:
    """True for a word that is not known where the file that would make it known is not there."""
    needed = _NEEDS.get(diagnostic.code)
    if needed is None or needed in files:
        return False
    if diagnostic.code != "bad-period":
        return True
    return bool(_NAMED_PERIOD.match(diagnostic.message))


def _missing_files(unknown: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """One mistake for each file of the vocabulary that the ``unknown`` words would stand in."""
    by_code: dict[str, list[Diagnostic]] = {}
    for diagnostic in sorted(unknown):
        by_code.setdefault(diagnostic.code, []).append(diagnostic)
    for code, words in by_code.items():
        first, path = words[0].location, _NEEDS[code]
        message = f"the file is not there, and {first} uses a word of it"
        if len(words) > 1:
            message = (
                f"the file is not there, and its words are used in {len(words)} places, first in {first}"
            )
        hint = "bring the file back, or write it: content/README.md says what its entries hold"
        yield Diagnostic(Location(path), code, "error", message, hint)
