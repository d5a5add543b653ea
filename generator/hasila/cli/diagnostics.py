"""Everything that ``hasila check`` points out in a project: mistakes, findings in what was
published, notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from hasila.build.examining import Examined
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.editor_note import Note
from hasila.model.identified_diagnostic import IdentifiedDiagnostic, Identity
from hasila.model.report import Finding
from hasila.reconcile.check import missing_address
from hasila.reconcile.comparison import of_diagnostic, of_finding, of_note

if TYPE_CHECKING:  # a project without a finding need not load them
    from hasila.publish.i18n.findings import FindingText, FindingWriter

Told = TypeVar("Told", Finding, Note)

_NO_PROJECT = Location("content")
"""The place of the mistake that there is no content at all."""


def diagnostics_of(
    examined: Examined, language: str, *, notes: bool = True
) -> tuple[IdentifiedDiagnostic, ...]:
    """Every mistake, then what does not add up in what was published, then the ``notes`` if they are wanted;
    the last two never block.

    Findings and notes are in ``language``; a site without that language has none.
    """
    diagnostics = (
        IdentifiedDiagnostic(of_diagnostic(diagnostic), diagnostic) for diagnostic in _diagnostics(examined)
    )
    if language not in examined.languages:
        return tuple(diagnostics)
    return (*diagnostics, *_published(examined, language, notes))


def _published(examined: Examined, language: str, notes: bool) -> Iterator[IdentifiedDiagnostic]:
    """The findings, then the ``notes``, in ``language``. Notes that nobody wants are not looked for."""
    noted = examined.notes if notes else ()
    if not (examined.ledger.findings or noted):
        return
    from hasila.publish.i18n.findings import finding_writer

    writer = finding_writer(examined.ledger, examined.vocabulary, examined.translators[language])
    yield from (identified for _, identified in _findings(examined, writer))
    yield from _notes(noted, examined, writer)


def told_findings(examined: Examined, language: str) -> tuple[tuple[Finding, IdentifiedDiagnostic], ...]:
    """The findings that :func:`diagnostics_of` tells in ``language``, each beside what is told of it."""
    if not examined.ledger.findings:
        return ()
    from hasila.publish.i18n.findings import finding_writer

    writer = finding_writer(examined.ledger, examined.vocabulary, examined.translators[language])
    return tuple(_findings(examined, writer))


def identities_of(examined: Examined) -> tuple[Identity, ...]:
    """The identity of all that is pointed out in ``examined``; that there is no project yet is left out."""
    ledger = examined.ledger
    diagnostics = [
        of_diagnostic(diagnostic)
        for diagnostic in _diagnostics(examined)
        if diagnostic.location != _NO_PROJECT
    ]
    findings = [of_finding(finding, ledger.figures) for finding in _decided(examined, ledger.findings)]
    notes = [of_note(note, ledger.figures) for note in _decided(examined, examined.notes)]
    return (*diagnostics, *findings, *notes)


def is_note(identity: Identity) -> bool:
    """True for what is unusual though no constraint is broken."""
    return identity[0] == "note"


def _diagnostics(examined: Examined) -> tuple[Diagnostic, ...]:
    """The mistakes, and, where nothing forbids publication, what a published site would lack."""
    lacking = () if examined.blocked else missing_address(examined.site)
    return (*examined.diagnostics, *lacking)


def _findings(examined: Examined, writer: FindingWriter) -> Iterator[tuple[Finding, IdentifiedDiagnostic]]:
    for finding in _decided(examined, examined.ledger.findings):
        text = writer.describe(finding)
        identity = of_finding(finding, examined.ledger.figures)
        message = " ".join(_told(text))
        code = finding.verdict.value
        diagnostic = Diagnostic(finding.location, code, "note", message, text.settled_by)
        yield finding, IdentifiedDiagnostic(identity, diagnostic)


def _undecided(examined: Examined) -> frozenset[str]:
    """The ids of the reports of which a doubt stands open: what they say is not settled yet."""
    doubts = (found for found in examined.diagnostics if found.code == "unresolved-doubt")
    files = {_stem(doubt.location.path) for doubt in doubts}
    return frozenset(report.id for report in examined.ledger.reports if _stem(report.path) in files)


def _stem(path: str) -> str:
    """``path`` without its ending: a table and its description have the same."""
    return str(PurePosixPath(path).with_suffix(""))


def _decided(examined: Examined, found: Iterable[Told]) -> list[Told]:
    """Those of ``found``, findings or notes, in which no figure of an undecided report takes part."""
    undecided = _undecided(examined)
    figures = examined.ledger.figures
    return [told for told in found if undecided.isdisjoint(figures[key].report for key in told.figures)]


def _told(text: FindingText) -> Iterator[str]:
    """A finding in a few sentences: what does not agree, the sum, what probably happened, what closed it."""
    yield text.sentence
    if text.line:
        yield f"{text.line}."
    yield from filter(None, (text.probably, text.closed, text.cells))


def _notes(
    notes: Iterable[Note], examined: Examined, writer: FindingWriter
) -> Iterator[IdentifiedDiagnostic]:
    from hasila.publish.i18n.editor_notes import note_text

    for note in _decided(examined, notes):
        identity = of_note(note, examined.ledger.figures)
        diagnostic = Diagnostic(note.location, note.kind.value, "note", note_text(note, writer))
        yield IdentifiedDiagnostic(identity, diagnostic)
