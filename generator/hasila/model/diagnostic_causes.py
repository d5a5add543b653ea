"""Diagnostics that have one cause, shown once: the first in full, of the others the places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain

from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic
from hasila.model.identified_diagnostic import DiagnosticStatus

_INHERITED = ("incomplete-set", "missing-plural", "missing-label")
"""What is said once, in the head or for a language, and is lacking at each that would have it from there."""
_MANY = 4
"""As many alike, of which only the named thing differs, are one cause: a language without labels, a column
misread.
"""
_Key = tuple[str | bool, ...]
_SUBJECT = re.compile(r"[`“][^`”]*[`”]")


@dataclass(frozen=True, slots=True)
class DiagnosticGroup:
    """A diagnostic that is shown, and those that have the same cause, in order of place."""

    status: DiagnosticStatus
    further: tuple[DiagnosticStatus, ...] = ()

    @property
    def diagnostic(self) -> Diagnostic:
        return self.status.identified.diagnostic


def group_diagnostics(statuses: Iterable[DiagnosticStatus]) -> tuple[DiagnosticGroup, ...]:
    """Each cause once, where it is first met: equal words, or many that differ in the one thing that they
    name.
    """
    repeated = _grouped(statuses, _message)
    first_of_each = [group[0] for group in repeated.values()]
    causes: list[DiagnosticGroup] = []
    for family in _grouped(first_of_each, _shape).values():
        groups = [repeated[_message(first)] for first in family]
        inherited = family[0].identified.diagnostic.code in _INHERITED
        if len(groups) >= (2 if inherited else _MANY):
            groups = [list(chain(*groups))]
        causes += map(_group_of, groups)
    order = {id(first): number for number, first in enumerate(first_of_each)}
    return tuple(sorted(causes, key=lambda group: order[id(group.status)]))


def subject(diagnostic: Diagnostic) -> str:
    """The first thing that a message names, with its quotes; empty where it names nothing."""
    found = _SUBJECT.search(diagnostic.message)
    return found[0] if found else ""


def _group_of(alike: list[DiagnosticStatus]) -> DiagnosticGroup:
    further = sorted(alike[1:], key=lambda status: status.identified.diagnostic.location)
    return DiagnosticGroup(alike[0], tuple(further))


def _grouped(
    statuses: Iterable[DiagnosticStatus], key: Callable[[DiagnosticStatus], _Key]
) -> dict[_Key, list[DiagnosticStatus]]:
    groups: dict[_Key, list[DiagnosticStatus]] = {}
    for status in statuses:
        groups.setdefault(key(status), []).append(status)
    return groups


def _message(status: DiagnosticStatus) -> _Key:
    return *_alike(status), status.identified.diagnostic.message


def _shape(status: DiagnosticStatus) -> _Key:
    message = status.identified.diagnostic.message
    return *_alike(status), _SUBJECT.sub("…", message, count=1)


def _alike(status: DiagnosticStatus) -> _Key:
    """All that two diagnostics of one cause have in common. Findings and notes differ by what they are
    about."""
    diagnostic = status.identified.diagnostic
    own = status.identified.identity if diagnostic.severity == "note" else ()
    return status.new, diagnostic.severity, diagnostic.code, diagnostic.hint, *own
