"""Diagnostics with an identity, by which two states of a project are compared."""

from __future__ import annotations

from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic

Identity = tuple[str, ...]
"""The subject of a diagnostic, without its place and its wording. The first word is its kind: ``mistake``,
``finding``, ``note`` or ``edit``."""


@dataclass(frozen=True, slots=True)
class IdentifiedDiagnostic:
    """One thing that is pointed out, and its identity."""

    identity: Identity
    diagnostic: Diagnostic


@dataclass(frozen=True, slots=True)
class DiagnosticStatus:
    """A diagnostic beside an earlier state of the project: ``new`` is false where it stood then already."""

    identified: IdentifiedDiagnostic
    new: bool = True
