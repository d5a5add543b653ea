"""Conflicts → findings: one for each cause, with the smallest set of figures that cannot all be true and
every way out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from hasila.model.report import (
    Constraint,
    ConstraintResult,
    CorrectionSet,
    Figure,
    Finding,
    LawKind,
    Report,
    Status,
    Verdict,
)
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.causes import Cause, causes_of, merged
from hasila.reconcile.constraint_graph import REACH, ConstraintGraph, around, keys, web_of
from hasila.reconcile.evidence import Neighbour, neighbours_of, weigh
from hasila.reconcile.grid import grid_of
from hasila.reconcile.ranking import Archive, rank
from hasila.solver import FigureTable, sheet_of


@dataclass(frozen=True, slots=True)
class Books:
    """All that findings are drawn from."""

    reports: Mapping[str, Report]
    figures: Mapping[str, Figure]
    checked: Mapping[str, ConstraintResult]
    vocabulary: Vocabulary


def find(books: Books) -> tuple[Finding, ...]:
    """Every finding: conflicts inside a report, then across reports, then between publishers; in order of
    report."""
    web = web_of(books.figures, books.checked)
    stated = {key: figure.interval for key, figure in books.figures.items() if figure.stated}
    sheet = sheet_of(grid_of(books.reports.values()), stated)
    inside = tuple(_inside(web, sheet))
    accused = frozenset(law for cause in inside for law in cause.laws)
    causes = merged((*inside, *_across(web, accused, sheet)))
    kept = Archive(books.figures, web.at, sheet)
    return in_order(
        (*(_finding(cause, books, kept) for cause in causes), *_between_publishers(books)), books.reports
    )


def in_order(findings: Iterable[Finding], reports: Mapping[str, Report]) -> tuple[Finding, ...]:
    """Findings in the order of their reports, then by id."""
    return tuple(sorted(findings, key=lambda finding: (reports[finding.report].published, finding.id)))


def _inside(web: ConstraintGraph, sheet: FigureTable) -> Iterator[Cause]:
    """Conflicts inside a report; one whose printed numbers satisfy all its laws at once has none. Nothing but
    the report is looked at."""
    inside = [one for one in web.checked.values() if len(one.law.reports) == 1]
    troubled = {one.law.reports for one in inside if one.law.id in web.trouble}
    by_report: dict[tuple[str, ...], list[ConstraintResult]] = defaultdict(list)
    for one in inside:
        if one.law.reports in troubled:
            by_report[one.law.reports].append(one)
    for laws in by_report.values():
        own = {
            key: web.figures[key].interval for one in laws for key in keys(one.law) if web.figures[key].stated
        }
        yield from causes_of(laws, web.figures, sheet_of(sheet.grid, own))


def _across(web: ConstraintGraph, accused: frozenset[str], sheet: FigureTable) -> Iterator[Cause]:
    """Conflicts that need a law across reports; those already found inside one report are set aside."""
    sources = (name for name, one in web.checked.items() if one.law.kind is LawKind.SOURCES)
    aside = accused.union(sources)
    for cause in _in_full(web, aside, sheet):
        if any(len(web.checked[law].law.reports) > 1 for law in cause.laws):
            yield cause


def _in_full(web: ConstraintGraph, aside: frozenset[str], sheet: FigureTable) -> list[Cause]:
    """The causes of all trouble but ``aside``; where a way out of one names figures that have laws beyond
    those looked at (a count carried on for half a year), that one is looked at again with these."""
    causes, reach, named = _causes_around(web, aside, sheet, REACH), REACH, frozenset[str]()
    while short := [cause for cause, whole in causes if not whole]:
        reach += REACH
        named = named.union(key for cause in short for way in cause.ways for key in way.figures)
        trouble = frozenset(law for cause in short for law in cause.laws)
        wider = _causes_around(replace(web, trouble=trouble), aside, sheet, reach, named)
        again = [one for one in wider if trouble & set(one[0].laws)]
        told = {law for cause, _ in again for law in cause.laws}
        causes = [*(one for one in causes if one[1] and not told & set(one[0].laws)), *again]
    return [cause for cause, _ in causes]


def _causes_around(
    web: ConstraintGraph,
    aside: frozenset[str],
    sheet: FigureTable,
    reach: int,
    named: frozenset[str] = frozenset(),
) -> list[tuple[Cause, bool]]:
    """The causes of the trouble of ``web``, each with whether all laws at the figures of its ways out were
    looked at."""
    laws = around(web, aside, reach, named)
    seen = aside.union(one.law.id for one in laws)
    return [(cause, _within(cause, web, seen)) for cause in causes_of(laws, web.figures, sheet)]


def _within(cause: Cause, web: ConstraintGraph, seen: frozenset[str]) -> bool:
    named = {key for way in cause.ways for key in way.figures}
    return all(one.law.id in seen for key in named for one in web.at[key])


def _finding(cause: Cause, books: Books, kept: Archive) -> Finding:
    """The finding of a cause; it is known by the first of its laws: one that is broken, inside a report if it
    can be."""
    named = (books.checked[name] for name in cause.laws)
    laws = sorted(named, key=lambda one: (one.gap is None, len(one.law.reports) > 1, one.law.id))
    first, across = laws[0], [one.law for one in laws if len(one.law.reports) > 1]
    neighbours = _neighbours(first, books, kept)
    return Finding(
        id=first.law.id, verdict=_verdict(first, across), report=first.law.reports[-1],
        laws=_shown(cause, laws), figures=cause.figures, gap=first.gap,
        explanations=rank(_weighed(cause, first.law, neighbours, books), cause.laws, cause.witnesses, kept),
        settled_by=tuple(dict.fromkeys(neighbour.report for neighbour in neighbours)), place=first.law.place, complete=cause.complete,
    )  # fmt: skip


def _shown(cause: Cause, laws: Iterable[ConstraintResult]) -> tuple[str, ...]:
    """The laws that fail by themselves, all consequences of the cause, and those that the smallest conflict
    needs."""
    return tuple(one.law.id for one in laws if one.gap is not None or one.law.id in cause.core)


def _neighbours(first: ConstraintResult, books: Books, kept: Archive) -> tuple[Neighbour, ...]:
    """Of a conflict inside a report: a conflict across reports is one between neighbours already."""
    if len(first.law.reports) > 1:
        return ()
    links = {one.law.id: one.law for key in (*first.law.left, first.law.right) for one in kept.laws_at[key]}
    return neighbours_of(first.law, books.figures, links.values(), books.reports)


def _weighed(
    cause: Cause, law: Constraint, neighbours: Iterable[Neighbour], books: Books
) -> tuple[CorrectionSet, ...]:
    """The ways out with what neighbours say of them; one that mends only a part stays where it is seen why it
    does not do."""
    report = books.reports[law.reports[-1]]
    ways = weigh((*cause.ways, *cause.partly), law, neighbours, report, books.reports, books.vocabulary)
    whole, partly = ways[: len(cause.ways)], ways[len(cause.ways) :]
    return (*whole, *(way for way in partly if any(said.speaks == "against" for said in way.evidence)))


def _verdict(first: ConstraintResult, across: list[Constraint]) -> Verdict:
    """A later report that states less is the source's own revision; anything else is the published
    arithmetic.

    A law that is broken by itself decides; others of the cluster may only be other ways to the same conflict.
    """
    laws = [first.law] if first.outcome is Status.BROKEN else across
    return Verdict.REVISED if any(law.kind is LawKind.RISES for law in laws) else Verdict.ARITHMETIC


def _between_publishers(books: Books) -> Iterator[Finding]:
    for one in books.checked.values():
        if one.law.kind is LawKind.SOURCES and one.outcome is Status.BROKEN:
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
