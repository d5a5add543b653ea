"""Diagnostics that have one cause, shown once: the first in full, of the others the places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

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
class Told:
    """A diagnostic that is shown, and those that have the same cause, in order of place."""

    standing: DiagnosticStatus
    further: tuple[DiagnosticStatus, ...] = ()

    @property
    def mistake(self) -> Diagnostic:
        return self.standing.remark.mistake


def once(standings: Iterable[DiagnosticStatus]) -> tuple[Told, ...]:
    """Each cause once, where it is first met: equal words, or many that differ in the one thing that they
    name.
    """
    repeated = _grouped(standings, _message)
    first_of_each = [group[0] for group in repeated.values()]
    causes: list[Told] = []
    for family in _grouped(first_of_each, _shape).values():
        groups = [repeated[_message(first)] for first in family]
        inherited = family[0].remark.mistake.code in _INHERITED
        if len(groups) >= (2 if inherited else _MANY):
            groups = [list(chain(*groups))]
        causes += map(_told, groups)
    order = {id(first): number for number, first in enumerate(first_of_each)}
    return tuple(sorted(causes, key=lambda told: order[id(told.standing)]))


def subject(mistake: Diagnostic) -> str:
    """The first thing that a message names, with its quotes; empty where it names nothing."""
    found = _SUBJECT.search(mistake.message)
    return found[0] if found else ""


def _told(alike: list[DiagnosticStatus]) -> Told:
    further = sorted(alike[1:], key=lambda standing: standing.remark.mistake.place)
    return Told(alike[0], tuple(further))


def _grouped(
    standings: Iterable[DiagnosticStatus], key: Callable[[DiagnosticStatus], _Key]
) -> dict[_Key, list[DiagnosticStatus]]:
    groups: dict[_Key, list[DiagnosticStatus]] = {}
    for standing in standings:
        groups.setdefault(key(standing), []).append(standing)
    return groups


def _message(standing: DiagnosticStatus) -> _Key:
    return *_alike(standing), standing.remark.mistake.message


def _shape(standing: DiagnosticStatus) -> _Key:
    message = standing.remark.mistake.message
    return *_alike(standing), _SUBJECT.sub("…", message, count=1)


def _alike(standing: DiagnosticStatus) -> _Key:
    """All that two diagnostics of one cause have in common. Findings and notes differ by what they are
    about."""
    mistake = standing.remark.mistake
    own = standing.remark.identity if mistake.severity == "note" else ()
    return standing.new, mistake.severity, mistake.code, mistake.hint, *own
