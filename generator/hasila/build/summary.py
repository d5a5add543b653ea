"""How a site is asked for, and what is told of it when it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from hasila.build.cache_folder import CacheFolder
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, blocks

if TYPE_CHECKING:  # a build in which nothing changed need not load them
    from concurrent.futures import Executor

    from hasila.build.staged_site import WrittenFile
    from hasila.publish.outputs import SubjectId

Progress = Callable[[str], None]
"""Shows a person how far the work is; the command decides how it looks."""


class NoExecutor(Exception):
    """Why an executor cannot be used, and what to do; for a person."""


@dataclass(frozen=True)
class BuildOptions:
    """How a site is made: by how many processes, and where subjects are remembered (``None``: nowhere).

    ``explain`` is told of each subject that is made why it could not be taken over. ``executor`` makes the
    subjects in place of processes of this machine, at most ``ahead`` parts at once."""

    workers: int = 1
    cache: CacheFolder | None = None
    explain: Callable[[SubjectId, str], None] | None = None
    executor: Executor | None = None
    ahead: int = 16


@dataclass(frozen=True, slots=True)
class LedgerCounts:
    """How many reports, figures, laws and findings the ledger of a site holds."""

    reports: int = 0
    figures: int = 0
    laws: int = 0
    findings: int = 0


@dataclass(frozen=True)
class Summary:
    """What was written. ``made`` is the number of subjects that were made, the others were taken over.

    ``lacks_map`` is true where the interactive map was left out, since what draws it is not installed.
    ``texts`` are those that the diagnostics speak of, ``standing`` the files of the site as they were
    written."""

    diagnostics: tuple[Diagnostic, ...] = ()
    counts: LedgerCounts = LedgerCounts()
    pages: int = 0
    files: int = 0
    size: int = 0
    made: int = 0
    subjects: int = 0
    lacks_map: bool = False
    texts: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    standing: tuple[WrittenFile, ...] = field(default=(), repr=False, compare=False)

    @property
    def blocked(self) -> bool:
        """True where a mistake forbids publication; then nothing was written."""
        return blocks(self.diagnostics)
