"""What is measured: each generator with the corpus it reads, the folders it writes, and how it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.corpus.hugo_content import page_files, write_hugo_site
from benchmarks.corpus.project import report_files, write_project
from benchmarks.corpus.reports import ReportFacts, changed, reports
from benchmarks.installing import ROOT, hugo, revision

HASILA, HUGO = "hasila", "hugo"
_OURS = ("HASILA_", "HUGO_", "XDG_CACHE_HOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
"""Variables of the environment that would change what is measured."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A generator that is measured."""

    name: str
    """As it stands in the table."""
    kind: str
    """:data:`HASILA` or :data:`HUGO`."""
    program: tuple[str, ...]
    """The words of the command line that begin it."""
    folder: Path
    """Where it writes: the site, and what it remembers."""
    corpora: Path
    """Where the reports lie that it reads."""
    address: str = ""
    """The public address of the site; "" builds without one."""
    tree: Path | None = None
    """The folder of Hasila's files, where it is run from there."""

    @property
    def site(self) -> Path:
        """The folder of the built site."""
        return self.folder / "site"

    @property
    def caches(self) -> Path:
        """The folder below which it may remember what it likes."""
        return self.folder / "caches"

    def environment(self, cache: str) -> dict[str, str]:
        """The environment of a run that remembers in the folder ``cache``."""
        home = str(self.caches / cache)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
        own = {"HOME": home, "XDG_CACHE_HOME": home, "LOCALAPPDATA": home, "HUGO_CACHEDIR": home}
        if self.tree:
            own["PYTHONPATH"] = str(self.tree / "generator")
        return kept | own

    def build(self) -> tuple[str, ...]:
        """The command that builds the whole site."""
        source = str(self.corpora / f"{self.kind}-build")
        if self.kind == HUGO:
            address = ("--baseURL", self.address) if self.address else ()
            return (*self.program, "--quiet", "--source", source, "--destination", str(self.site), *address)
        address = ("--address", self.address) if self.address else ()
        return (*self.program, "build", source, "--out", str(self.site), *address)

    def check(self, corpus: str) -> tuple[str, ...]:
        """The command that checks the reports of the folder ``corpus``; only Hasila has one."""
        return (*self.program, "check", str(self.corpora / f"{self.kind}-{corpus}"))

    def serve(self) -> tuple[str, ...]:
        """The command that shows the site on a free port; only Hasila has one of this kind."""
        return (*self.program, "serve", str(self.corpora / f"{self.kind}-serve"), "--port", "0")

    def version(self) -> tuple[str, ...]:
        """The command that prints the version."""
        return (*self.program, "version" if self.kind == HUGO else "--version")


def subjects(work: Path, count: int, with_hugo: bool, baseline: str, address: str) -> tuple[Subject, ...]:
    """Those that take part, in the order in which they run; what is not installed yet is installed."""
    corpora = work / f"reports-{count}"
    found = tuple(_subjects(work, corpora, with_hugo, baseline))
    return tuple(replace(subject, address=address) for subject in found)


def _subjects(work: Path, corpora: Path, with_hugo: bool, baseline: str) -> Iterator[Subject]:
    def folder(name: str) -> Path:
        return corpora / f"by-{name}"

    if with_hugo:
        yield Subject("Hugo", HUGO, (str(hugo(work)),), folder(HUGO), corpora)
    if baseline:
        python, tree = revision(work, baseline)
        name = f"Hasila at {baseline}"
        yield Subject(name, HASILA, _hasila(python), folder(tree.name), corpora, tree=tree)
    yield own_subject(corpora)


def own_subject(corpora: Path) -> Subject:
    """This revision of Hasila, with the reports in ``corpora``."""
    program = _hasila(Path(sys.executable))
    return Subject("Hasila", HASILA, program, corpora / "by-hasila", corpora, tree=ROOT)


def _hasila(python: Path) -> tuple[str, ...]:
    return (str(python), "-m", "hasila.cli.main")


@dataclass(frozen=True, slots=True)
class Corpora:
    """The reports of one measurement, written for each kind of generator, and the report that is changed."""

    folder: Path
    count: int
    kinds: frozenset[str]
    seed: int

    def write(self) -> None:
        """Write all reports, unless they lie there from an earlier measurement."""
        for kind in sorted(self.kinds):
            self._write_one(f"{kind}-build", kind, self.count)
        self._write_one("hasila-check", HASILA, self.count)
        self._write_one("hasila-one", HASILA, 1)

    def write_served(self) -> None:
        """The same for the preview alone."""
        self._write_one("hasila-serve", HASILA, self.count)

    def _write_one(self, name: str, kind: str, count: int) -> None:
        folder = self.folder / name
        done = self.folder / f"{name}.complete"
        told = f"{count} {self.seed}"
        if done.exists() and done.read_text() == told:
            self._put_back(name, kind, count)
            return
        write = WRITERS[kind].whole
        print(f"writing {count} reports to {folder}", file=sys.stderr)
        write(reports(count, self.seed), folder)
        done.write_text(told)

    def _put_back(self, name: str, kind: str, count: int) -> None:
        """Give the report in the middle its first number again, if an earlier measurement changed it.

        The first change of this one is to change something.
        """
        if count == self.count:
            self._put(name, kind, self.middle())

    def change(self, corpus: str, kind: str, variant: int) -> None:
        """Put another number into the report in the middle of ``corpus``, in all languages."""
        self._put(f"{kind}-{corpus}", kind, changed(self.middle(), variant))

    def _put(self, name: str, kind: str, report: ReportFacts) -> None:
        for path, text in WRITERS[kind].files(report).items():
            file = self.folder / name / path
            file.write_text(text, encoding="utf-8", newline="\n")

    def injured(self, variant: int) -> int:
        """The number that :meth:`change` puts into the report."""
        return changed(self.middle(), variant).figures["injured"].number

    def middle(self) -> ReportFacts:
        """The report that is changed."""
        *_, middle = reports(self.count // 2 + 1, self.seed)
        return middle


@dataclass(frozen=True, slots=True)
class _Writers:
    whole: Callable[[Iterator[ReportFacts], Path], None]
    files: Callable[[ReportFacts], Mapping[str, str]]
    """The files of one report, by their paths."""


def _project_files(report: ReportFacts) -> dict[str, str]:
    return {f"content/reports/{name}": text for name, text in report_files(report).items()}


WRITERS = {
    HASILA: _Writers(write_project, _project_files),
    HUGO: _Writers(write_hugo_site, page_files),
}
