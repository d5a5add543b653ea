"""The state of a project that ``hasila check`` compares with: a revision of git, or a file written
earlier.
"""

from __future__ import annotations

from pathlib import Path

from hasila.build.cache import ProjectCache
from hasila.build.examining import Examined, examine_files
from hasila.cli.diagnostics import identities_of
from hasila.cli.options import Options
from hasila.ingest.git_history import NoAnswer, files_at, refused_at
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, files_with_errors
from hasila.model.identified_diagnostic import IdentifiedDiagnostic, Identity
from hasila.reconcile.comparison import UnreadBaseline, edits, of_diagnostic, read_baseline


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier state: its name for people, what was pointed out then, and the values that were changed
    since.
    """

    name: str
    identities: tuple[Identity, ...] = ()
    edits: tuple[IdentifiedDiagnostic, ...] = ()


def earlier_state(options: Options, examined: Examined, cache: ProjectCache) -> Earlier | str | None:
    """The state that ``--since`` or ``--baseline`` names, or why it cannot be had.

    ``None`` without either.
    """
    if options.since is not None:
        return _at_revision(options, examined, cache)
    return _in_file(options.baseline) if options.baseline else None


def _at_revision(options: Options, examined: Examined, cache: ProjectCache) -> Earlier | str:
    files = files_at(options.project, options.since)
    if isinstance(files, NoAnswer):
        return files.reason
    refused = refused_at(options.project, options.since)
    then = examine_files(files, lambda _: None, options.as_known_on, refused, cache)
    unreadable = files_with_errors(then.diagnostics, examined.diagnostics)
    changed = edits(then.ledger.reports, examined.ledger.reports, unreadable)
    return Earlier(options.since, identities_of(then), tuple(map(_edit, changed)))


def _edit(changed: Diagnostic) -> IdentifiedDiagnostic:
    _, *subject = of_diagnostic(changed)
    return IdentifiedDiagnostic(("edit", *subject), changed)


def _in_file(path: Path) -> Earlier | str:
    if not path.is_file():
        return f"there is no file {path}; write it with `hasila check --write-baseline {path}`"
    kept = read_baseline(path.read_bytes())
    if isinstance(kept, UnreadBaseline):
        return f"{path} {kept.reason}"
    return Earlier(str(path), kept)
