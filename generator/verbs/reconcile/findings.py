"""Conflicts → findings: the smallest sets of figures that cannot all be true, and every minimal way out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import arithmetic
from generator.nouns.model import (
    Checked,
    Explanation,
    Figure,
    Finding,
    Law,
    LawKind,
    Outcome,
    Report,
    Verdict,
)
from generator.site.vocabulary import Vocabulary
from generator.verbs.reconcile.evidence import neighbours_of, weigh

_HARD_ACROSS = (LawKind.RISES, LawKind.STEP)


@dataclass(frozen=True, slots=True)
class Books:
    """All that findings are drawn from."""

    reports: Mapping[str, Report]
    figures: Mapping[str, Figure]
    checked: Mapping[str, Checked]
    vocabulary: Vocabulary

    @property
    def across(self) -> list[Law]:
        return [one.law for one in self.checked.values() if len(one.law.reports) > 1]


def find(books: Books) -> tuple[Finding, ...]:
    """Every finding: conflicts inside a report, then across reports, then between publishers; in order of report."""
    inside = tuple(_inside(books))
    accused = frozenset(law for finding in inside for law in finding.laws)
    return in_order((*inside, *_across(books, accused), *_between_publishers(books)), books.reports)


def in_order(findings: Iterable[Finding], reports: Mapping[str, Report]) -> tuple[Finding, ...]:
    """Findings in the order of their reports, then by id."""
    return tuple(sorted(findings, key=lambda finding: (reports[finding.report].published, finding.id)))


def _inside(books: Books) -> Iterator[Finding]:
    by_report: dict[str, list[Checked]] = defaultdict(list)
    for one in books.checked.values():
        if len(one.law.reports) == 1:
            by_report[one.law.reports[0]].append(one)
    for report, laws in by_report.items():
        if not _agree_as_printed(laws):
            yield from (_explained(finding, books) for finding in _conflicts(laws, books, report))


def _agree_as_printed(laws: Iterable[Checked]) -> bool:
    """Whether the numbers as printed satisfy every law at once: then there is nothing to look for."""
    return all(
        one.outcome is Outcome.HOLDS and one.left.value is not None and one.right.value is not None
        for one in laws
    )


def _across(books: Books, accused: frozenset[str]) -> Iterator[Finding]:
    """Conflicts that need a law across reports; those already found inside one report are set aside."""
    laws = [
        one
        for one in books.checked.values()
        if one.law.id not in accused and one.law.kind is not LawKind.SOURCES
    ]
    for finding in _conflicts(laws, books, None):
        if any(len(books.checked[law].law.reports) > 1 for law in finding.laws):
            yield finding


def _conflicts(laws: list[Checked], books: Books, report: str | None) -> Iterator[Finding]:
    keys = sorted({key for one in laws for key in (*one.law.left, one.law.right)})
    stated = {key: books.figures[key].interval for key in keys if books.figures[key].stated}
    system = arithmetic.System(tuple(_linear(one.law) for one in laws), stated)
    for diagnosis in arithmetic.diagnose(system):
        for cluster in diagnosis.clusters:
            yield _finding(cluster, books)


def _linear(law: Law) -> arithmetic.Law:
    terms: dict[str, int] = defaultdict(int)
    for key in law.left:
        terms[key] += 1
    terms[law.right] -= 1
    op = "==" if law.op == "=" else law.op
    return arithmetic.Law(law.id, tuple((coefficient, key) for key, coefficient in terms.items()), op)


def _finding(cluster: arithmetic.Cluster, books: Books) -> Finding:
    conflict = min(cluster.conflicts, key=lambda one: (len(one.variables), one.variables))
    named = [books.checked[name] for one in cluster.conflicts for name in one.laws]
    laws = tuple(
        dict.fromkeys(one.law.id for one in sorted(named, key=lambda one: (one.gap is None, one.law.id)))
    )
    first = books.checked[laws[0]]
    explanations = tuple(
        Explanation(one.changed, dict(one.forced), one.distance) for one in cluster.corrections
    )
    across = [books.checked[law].law for law in laws if len(books.checked[law].law.reports) > 1]
    return Finding(
        id=first.law.id, verdict=_verdict(first, across), report=first.law.reports[-1], laws=laws, figures=conflict.variables,
        gap=first.gap, explanations=explanations, settled_by=(), place=first.law.place,
    )  # fmt: skip


def _verdict(first: Checked, across: list[Law]) -> Verdict:
    """A later report that states less is the source's own revision; anything else is the published arithmetic.

    A law that is broken by itself decides; others of the cluster may only be other ways to the same conflict.
    """
    laws = [first.law] if first.outcome is Outcome.BROKEN else across
    return Verdict.REVISED if any(law.kind is LawKind.RISES for law in laws) else Verdict.ARITHMETIC


def _explained(finding: Finding, books: Books) -> Finding:
    """The finding with what its neighbours say of each explanation, and what would settle it."""
    law = books.checked[finding.laws[0]].law
    neighbours = neighbours_of(law, books.figures, books.across, books.reports)
    explanations = weigh(
        finding.explanations, law, neighbours, books.reports[finding.report], books.reports, books.vocabulary
    )
    return Finding(
        finding.id, finding.verdict, finding.report, finding.laws, finding.figures, finding.gap, explanations,
        tuple(neighbour.report for neighbour in neighbours), finding.place, finding.closure,
    )  # fmt: skip


def _between_publishers(books: Books) -> Iterator[Finding]:
    for one in books.checked.values():
        if one.law.kind is LawKind.SOURCES and one.outcome is Outcome.BROKEN:
            law = one.law
            yield Finding(
                law.id,
                Verdict.DISAGREE,
                law.reports[-1],
                (law.id,),
                (*law.left, law.right),
                one.gap,
                (),
                (),
                law.place,
            )
