"""Conflicts → findings: one for each cause, with the smallest set of figures that cannot all be true and every way out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.arithmetic import Grid
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
from generator.verbs.reconcile.causes import Cause, causes_of, merged
from generator.verbs.reconcile.evidence import Neighbour, neighbours_of, weigh
from generator.verbs.reconcile.grid import grid_of
from generator.verbs.reconcile.ranking import Archive, archive, rank
from generator.verbs.reconcile.web import REACH, Web, around, web_of


@dataclass(frozen=True, slots=True)
class Books:
    """All that findings are drawn from."""

    reports: Mapping[str, Report]
    figures: Mapping[str, Figure]
    checked: Mapping[str, Checked]
    vocabulary: Vocabulary


def find(books: Books) -> tuple[Finding, ...]:
    """Every finding: conflicts inside a report, then across reports, then between publishers; in order of report."""
    grid, web = grid_of(books.reports.values()), web_of(books.figures, books.checked)
    inside = tuple(_inside(web, grid))
    accused = frozenset(law for cause in inside for law in cause.laws)
    causes = merged((*inside, *_across(web, accused, grid)))
    kept = archive(web, grid)
    return in_order((*(_finding(cause, books, kept) for cause in causes), *_between_publishers(books)), books.reports)


def in_order(findings: Iterable[Finding], reports: Mapping[str, Report]) -> tuple[Finding, ...]:
    """Findings in the order of their reports, then by id."""
    return tuple(sorted(findings, key=lambda finding: (reports[finding.report].published, finding.id)))


def _inside(web: Web, grid: Grid) -> Iterator[Cause]:
    """Conflicts inside a report; one whose printed numbers satisfy all its laws at once has none."""
    inside = [one for one in web.checked.values() if len(one.law.reports) == 1]
    troubled = {one.law.reports for one in inside if one.law.id in web.trouble}
    by_report: dict[tuple[str, ...], list[Checked]] = defaultdict(list)
    for one in inside:
        if one.law.reports in troubled:
            by_report[one.law.reports].append(one)
    for laws in by_report.values():
        yield from causes_of(laws, web.figures, grid)


def _across(web: Web, accused: frozenset[str], grid: Grid) -> Iterator[Cause]:
    """Conflicts that need a law across reports; those already found inside one report are set aside."""
    sources = (name for name, one in web.checked.items() if one.law.kind is LawKind.SOURCES)
    aside = accused.union(sources)
    for cause in _in_full(web, aside, grid):
        if any(len(web.checked[law].law.reports) > 1 for law in cause.laws):
            yield cause


def _in_full(web: Web, aside: frozenset[str], grid: Grid) -> list[Cause]:
    """The causes of all trouble but ``aside``; where a way out of one leads to figures that have laws beyond those looked at
    (a count carried on for half a year), more is looked at around that one."""
    causes, reach = _causes_around(web, aside, grid, REACH), REACH
    while short := [cause for cause, whole in causes if not whole]:
        reach *= 3
        trouble = frozenset(law for cause in short for law in cause.laws)
        wider = _causes_around(replace(web, trouble=trouble), aside, grid, reach)
        again = [one for one in wider if trouble & set(one[0].laws)]
        told = {law for cause, _ in again for law in cause.laws}
        causes = [*(one for one in causes if one[1] and not told & set(one[0].laws)), *again]
    return [cause for cause, _ in causes]


def _causes_around(web: Web, aside: frozenset[str], grid: Grid, reach: int) -> list[tuple[Cause, bool]]:
    """The causes of the trouble of ``web``, each with whether all laws at the figures of its ways out were looked at."""
    laws = around(web, aside, reach)
    seen = aside.union(one.law.id for one in laws)
    return [(cause, _within(cause, web, seen)) for cause in causes_of(laws, web.figures, grid)]


def _within(cause: Cause, web: Web, seen: frozenset[str]) -> bool:
    named = {key for way in cause.ways for key in way.figures}
    return all(one.law.id in seen for key in named for one in web.at[key])


def _finding(cause: Cause, books: Books, kept: Archive) -> Finding:
    """The finding of a cause; it is known by the first of its laws: one that is broken, inside a report if it can be."""
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


def _shown(cause: Cause, laws: Iterable[Checked]) -> tuple[str, ...]:
    """The laws that fail by themselves, all consequences of the cause, and those that the smallest conflict needs."""
    return tuple(one.law.id for one in laws if one.gap is not None or one.law.id in cause.core)


def _neighbours(first: Checked, books: Books, kept: Archive) -> tuple[Neighbour, ...]:
    """Of a conflict inside a report: a conflict across reports is one between neighbours already."""
    if len(first.law.reports) > 1:
        return ()
    links = {one.law.id: one.law for key in (*first.law.left, first.law.right) for one in kept.laws_at[key]}
    return neighbours_of(first.law, books.figures, links.values(), books.reports)


def _weighed(
    cause: Cause, law: Law, neighbours: Iterable[Neighbour], books: Books
) -> tuple[Explanation, ...]:
    """The ways out with what neighbours say of them; one that mends only a part stays where it is seen why it does not do."""
    report = books.reports[law.reports[-1]]
    ways = weigh((*cause.ways, *cause.partly), law, neighbours, report, books.reports, books.vocabulary)
    whole, partly = ways[: len(cause.ways)], ways[len(cause.ways) :]
    return (*whole, *(way for way in partly if any(said.speaks == "against" for said in way.evidence)))


def _verdict(first: Checked, across: list[Law]) -> Verdict:
    """A later report that states less is the source's own revision; anything else is the published arithmetic.

    A law that is broken by itself decides; others of the cluster may only be other ways to the same conflict.
    """
    laws = [first.law] if first.outcome is Outcome.BROKEN else across
    return Verdict.REVISED if any(law.kind is LawKind.RISES for law in laws) else Verdict.ARITHMETIC


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
