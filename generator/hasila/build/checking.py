"""A project checked again: only the parts in which something changed are read and reconciled.

What was told of all parts is remembered, where everything could be read and nothing forbade publication.
Beside the reports nothing may have changed since. Wherever what is remembered might not be what a whole check
tells, there is none, and all is checked.

:mod:`hasila.build.checked_parts` says what a part is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field, replace
from datetime import date
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

from hasila.build.cache import ProjectCache
from hasila.build.cache_folder import CacheFolder
from hasila.build.checked_parts import (
    CheckedPart,
    PlacedFinding,
    Told,
    changed_counts,
    corrected_counts,
    counted_by,
    counts_any,
    is_of_report,
    parts_of,
    publishers_of_all,
)
from hasila.build.data_bytes import UNREADABLE, as_bytes, from_bytes
from hasila.build.examining import Examined, examine_found, needs_rehearsal
from hasila.build.summary import Progress
from hasila.ingest.document import parent_of
from hasila.ingest.files import FoundFiles, find, text_of
from hasila.model.bounds import MOST_DAYS
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, blocks
from hasila.model.identified_diagnostic import IdentifiedDiagnostic
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.check import missing_address
from hasila.reconcile.comparison import of_diagnostic
from hasila.reconcile.unlikely.days import APART

FEW = 300
"""So many files of reports are checked as a whole in less time than remembering takes."""

SHARE = 2
"""Where more than one in so many reports would be examined again, all are."""

TellFindings = Callable[[Examined], Told]
"""Tells the findings of a project."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is told of a project: mistakes, then findings. ``texts`` are those of files that they name."""

    told: tuple[IdentifiedDiagnostic, ...]
    reports: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CheckedProject:
    """What was told of a project, part by part, where it was ``asked`` for in this language, or in none.
    ``beside`` is the digest of all of its files that are no reports, ``diagnostics`` what was told of them,
    ``days`` those that the vocabulary names."""

    beside: str
    asked: str
    diagnostics: tuple[Diagnostic, ...]
    lacking: tuple[Diagnostic, ...]
    days: frozenset[date]
    parts: tuple[CheckedPart, ...]

    def told(self) -> tuple[IdentifiedDiagnostic, ...]:
        """Everything that is told, in the order of a whole check."""
        mistakes = set(self.diagnostics)
        findings: list[PlacedFinding] = []
        for part in self.parts:
            mistakes.update(part.diagnostics)
            findings += part.findings
        in_order = (*sorted(mistakes), *self.lacking)
        findings.sort(key=_place)
        told = (finding.told for finding in findings)
        return (*map(_identified, in_order), *told)


def _identified(mistake: Diagnostic) -> IdentifiedDiagnostic:
    return IdentifiedDiagnostic(of_diagnostic(mistake), mistake)


def _place(finding: PlacedFinding) -> tuple[object, str]:
    return finding.place


@dataclass(frozen=True, slots=True)
class CheckMemory:
    """What was told of a project the last time, in the files of ``folder``."""

    folder: CacheFolder

    def recall(self) -> CheckedProject | None:
        packed = self.folder.read(0).get(_NAME)
        try:
            found = None if packed is None else from_bytes(packed)
        except UNREADABLE:
            return None
        return found if isinstance(found, CheckedProject) else None

    def keep(self, checked: CheckedProject) -> None:
        """Remember this; a folder that cannot be written is left as it is."""
        entries = {_NAME: as_bytes(checked)}
        with suppress(OSError):
            if self.folder.prepare():
                self.folder.sweep()
                self.folder.write(0, entries)


_NAME = "checked"


def check_memory(cache: ProjectCache) -> CheckMemory | None:
    """The memory beside the remembered documents; ``None`` where nothing is remembered."""
    folder = cache.documents.folder
    if folder is None:
        return None
    own = CacheFolder(folder.path, folder.version, ".checked")
    return CheckMemory(own)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The digest of each file of a report by its path, that of all ``others``, and whether something was
    ``refused``."""

    reports: Mapping[str, str]
    others: str
    refused: bool


def fingerprint_of(found: FoundFiles) -> Fingerprint:
    """The fingerprint of the files of a project."""
    reports: dict[str, str] = {}
    others = blake2b(digest_size=16)
    for path, raw in found.files.items():
        if is_of_report(path):
            reports[path] = blake2b(raw, digest_size=16).hexdigest()
        else:
            others.update(f"{path}\0{len(raw)}\0".encode())
            others.update(raw)
    for path in found.others:
        others.update(f"{path}\0".encode())
    return Fingerprint(reports, others.hexdigest(), bool(found.refused))


@dataclass(frozen=True, slots=True)
class ProjectCheck:
    """A check of a project that remembers. Findings are told by ``tell``, in the language that is ``asked``
    for; where it is "" in that of the project."""

    memory: CheckMemory
    asked: str
    tell: TellFindings
    progress: Progress
    cache: ProjectCache

    def again(self, project: Path) -> Checked | None:
        """What is told of a project, by what is remembered; ``None`` where all has to be checked."""
        known = self.memory.recall()
        if known is None or known.asked != self.asked:
            return None
        self.progress("Reading")
        found = find(project)
        fingerprint = fingerprint_of(found)
        if fingerprint.refused or fingerprint.others != known.beside:
            return None
        now = _Changes(self, found, known, fingerprint.reports).checked()
        if now is None:
            return None
        if now is not known:
            self.memory.keep(now)
        self.cache.keep_unused()
        told = now.told()
        texts = dict(_texts(told, found))
        return Checked(told, _reports(now.parts), texts)

    def keep(self, examined: Examined, fingerprint: Fingerprint) -> None:
        """Remember what a whole check has told of files with this fingerprint, where that can be."""
        blocked = examined.blocked or needs_rehearsal(examined)
        if blocked or fingerprint.refused or len(fingerprint.reports) < FEW:
            return
        checked = self.whole(examined, fingerprint.reports, fingerprint.others)
        if checked is not None:
            self.memory.keep(checked)

    def whole(self, examined: Examined, digests: Mapping[str, str], beside: str) -> CheckedProject | None:
        """What was told of a project; ``None`` where its days lie apart, or it cannot be divided."""
        parts = parts_of(examined, self.tell(examined), digests)
        days = _named_days(examined.vocabulary)
        if parts is None or not _are_near(days, parts):
            return None
        return CheckedProject(
            beside=beside,
            asked=self.asked,
            diagnostics=tuple(_elsewhere(examined.diagnostics, digests)),
            lacking=tuple(missing_address(examined.site)),
            days=days,
            parts=tuple(parts),
        )


def _elsewhere(diagnostics: Iterable[Diagnostic], paths: Collection[str]) -> Iterator[Diagnostic]:
    """The diagnostics in other files than these."""
    for diagnostic in diagnostics:
        if diagnostic.location.path not in paths:
            yield diagnostic


def _texts(told: Iterable[IdentifiedDiagnostic], found: FoundFiles) -> Iterator[tuple[str, str]]:
    """The texts of the files that are named, by their path."""
    for path in {identified.diagnostic.location.path for identified in told}:
        if path in found.files:
            yield path, text_of(found.files[path])


def _named_days(vocabulary: Vocabulary) -> frozenset[date]:
    starts = (period.start for period in vocabulary.periods.values())
    return frozenset(filter(None, starts))


def _are_near(named: frozenset[date], parts: Iterable[CheckedPart]) -> bool:
    """True where no day lies far from all others, so that it depends on no other part how a day is judged."""
    of_parts = (part.days for part in parts)
    days = sorted(named.union(*of_parts))
    if days and (days[-1] - days[0]).days > MOST_DAYS:
        return False
    return all((later - earlier).days <= APART for earlier, later in pairwise(days))


# What changed


@dataclass(slots=True)
class _Changes:
    """The ``known`` parts of a project in which something is not as it was."""

    check: ProjectCheck
    found: FoundFiles
    known: CheckedProject
    digests: Mapping[str, str]
    touched: set[int] = field(default_factory=set)
    """The numbers of the parts that are examined."""

    def checked(self) -> CheckedProject | None:
        """The state of now; ``None`` where it is not sure to be that of a whole check."""
        added = self._added()
        if not added and not self.touched:
            return self.known
        self.touched.update(number for number, part in enumerate(self._parts) if part.tables)
        while SHARE * _reports(self._touched) <= _reports(self._parts):
            examined = self._examined(added)
            if self._is_beyond(examined):
                return None
            more = set(self._related(examined))
            if not more:
                return self._with(examined)
            self.touched |= more
        return None

    @property
    def _parts(self) -> tuple[CheckedPart, ...]:
        return self.known.parts

    @property
    def _touched(self) -> list[CheckedPart]:
        return [self._parts[number] for number in self.touched]

    @property
    def _others(self) -> dict[int, CheckedPart]:
        """The parts that are not touched, by their numbers."""
        others = dict(enumerate(self._parts))
        for number in self.touched:
            del others[number]
        return others

    def _added(self) -> set[str]:
        """The files that no part has; parts with files that changed are touched."""
        left = dict(self.digests)
        moved: set[str] = set()
        for number, part in enumerate(self._parts):
            for path, digest in part.files.items():
                now = left.pop(path, None)
                if now is None:
                    moved.add(path)
                if now != digest:
                    self.touched.add(number)
        if left or moved:
            self._touch_relatives(moved.union(left))
        return set(left)

    def _touch_relatives(self, paths: set[str]) -> None:
        """Touch the parts with a file of which one of ``paths`` is a translation, or the other way round."""
        stems = {path.removesuffix(".md") for path in paths}
        parents = set(map(parent_of, stems))
        for number, part in enumerate(self._parts):
            for path in part.files:
                stem = path.removesuffix(".md")
                if stem in parents or parent_of(stem) in stems:
                    self.touched.add(number)

    def _examined(self, added: Iterable[str]) -> Examined:
        """What is not of a report, with the touched parts and the files that were ``added``."""
        wanted = set(added)
        for part in self._touched:
            wanted.update(part.files)
        left_out = self.digests.keys() - wanted
        every = self.found.files.items()
        files = {path: raw for path, raw in every if path not in left_out}
        found = replace(self.found, files=files)
        return examine_found(found, self.check.progress, cache=self.check.cache)

    def _is_beyond(self, examined: Examined) -> bool:
        """True where what was examined might be told otherwise beside the other parts."""
        if not examined.ledger.reports or blocks(examined.diagnostics) or needs_rehearsal(examined):
            return True
        elsewhere = tuple(_elsewhere(examined.diagnostics, self.digests))
        return elsewhere != self.known.diagnostics

    def _related(self, examined: Examined) -> Iterator[int]:
        """The other parts with which what was examined has to do now, or had to do before."""
        reports = examined.ledger.reports
        publishers = publishers_of_all(reports)
        changed = changed_counts(self._touched, counted_by(reports))
        changed.update(corrected_counts(examined.ledger))
        for number, part in self._others.items():
            if not publishers.isdisjoint(part.publishers) or counts_any(part, changed):
                yield number

    def _with(self, examined: Examined) -> CheckedProject | None:
        """The known parts with what was examined in the place of those that were touched."""
        others = self._others.values()
        digests = dict(self.digests)
        taken: set[str] = set()
        for part in others:
            taken |= part.paths
            for path in part.files:
                del digests[path]
        new = self.check.whole(examined, digests, self.known.beside)
        if new is None or not _are_near(new.days, (*new.parts, *others)):
            return None
        if any(not taken.isdisjoint(part.paths) for part in new.parts):
            return None
        return replace(new, parts=(*others, *new.parts))


def _reports(parts: Iterable[CheckedPart]) -> int:
    return sum(part.reports for part in parts)
