"""What a check points out, and what makes it the same thing when it is looked at once more."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.model.diagnostics import Diagnostic

Identity = tuple[str, ...]
"""What a remark is about, without its place and its wording. The first word is its kind: ``mistake``,
``finding``, ``note`` or ``edit``."""


@dataclass(frozen=True, slots=True)
class IdentifiedDiagnostic:
    """One thing that is pointed out, and its identity."""

    identity: Identity
    mistake: Diagnostic


@dataclass(frozen=True, slots=True)
class DiagnosticStatus:
    """A remark beside an earlier state of the project: ``new`` is false where it stood then already."""

    remark: IdentifiedDiagnostic
    new: bool = True
