"""The identity of a diagnostic: two that were made at two times are the same where their identities are.

* A **mistake** is the same when its file, its code and its message are. Where it stands in the file does not
  matter: lines move.
* A **finding** is the same when its id is (that of its constraint) and the value of each of its figures is:
  number, interval and qualifier. That it was closed since, or is worded anew, does not make it another.
* A **note** is the same when its kind, its figures and their values are.

Both states are looked at by the same program, so a newer program finds nothing new by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hasila.model.diagnostics import Diagnostic
from hasila.model.editor_note import Note
from hasila.model.identified_diagnostic import Identity
from hasila.model.report import Figure, Finding


def of_diagnostic(diagnostic: Diagnostic) -> Identity:
    """The identity of a mistake."""
    return "mistake", diagnostic.location.path, diagnostic.code, diagnostic.message


def of_finding(finding: Finding, figures: Mapping[str, Figure]) -> Identity:
    """The identity of a finding; ``figures`` are those of its ledger."""
    return "finding", finding.id, *_values(finding.figures, figures)


def of_note(note: Note, figures: Mapping[str, Figure]) -> Identity:
    """The identity of a note; ``figures`` are those of its ledger."""
    return "note", note.kind.value, *_values(note.figures, figures)


def _values(keys: Iterable[str], figures: Mapping[str, Figure]) -> Iterator[str]:
    for key in sorted(keys):
        figure = figures[key]
        value = f"{figure.number} {figure.qualifier} {figure.interval}"
        yield f"{key}: {value}"
