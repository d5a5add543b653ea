"""Errors of one cause that change several figures: a total that was computed from a mistyped number, some
that were counted a report too late, a running count that stood too high until it fell.

None of them changes the fewest figures, so that a search for these alone would hide them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, product

from hasila.model.interval import Interval
from hasila.solver.pattern import Pattern
from hasila.solver.pattern_context import PatternContext
from hasila.solver.system import LinearConstraint

CHOICES = 32
"""So many ways to carry a change on into the numbers that a total was computed from are tried for each
figure."""

LONGEST = 31
"""A count that stood too high for more points, a month of daily ones, is not offered: a fall then says more
of the point after it. Our choice."""

DEPTH = 3
"""A total may be computed from totals, so many times over."""


# A total computed from a mistyped number


def computed(context: PatternContext) -> Iterator[Pattern]:
    """A figure of a constraint that fails, together with the numbers that it was computed from: one number of
    each sum that makes the figure, all wrong by the same amount. The mistyped one comes first."""
    single = {name for correction in context.single for name in correction.changed}
    tried: set[frozenset[str]] = set()
    for figure in _figures_that_fail(context):
        for changed in islice(_with_sources(context, figure, DEPTH), CHOICES):
            known = frozenset(changed)
            if len(known) > 1 and known.isdisjoint(single) and known not in tried:
                tried.add(known)
                fix = context.bounds(dict.fromkeys(changed, context.system.domain))
                if fix:
                    yield Pattern("computed together", changed, fix)


def _figures_that_fail(context: PatternContext) -> list[str]:
    """The figures of the constraints of the cluster that fail by themselves."""
    rows = context.broken_at(context.numbers[name] for name in context.cluster.variables)
    figures = {context.component.names[v] for v in context.component.variables_of(rows)}
    return sorted(figures)


def _with_sources(context: PatternContext, figure: str, depth: int) -> Iterator[tuple[str, ...]]:
    """The figure after one source of each sum that it is the whole of, and after the sources of these."""
    sums = list(_sums_of(context, figure))
    if not sums or depth == 0:
        yield (figure,)
        return
    choices = [_of_one(context, members, depth) for members in sums]
    for chosen in product(*choices):
        changed = dict.fromkeys(name for names in chosen for name in names)
        yield (*changed, figure)


def _of_one(context: PatternContext, members: Sequence[str], depth: int) -> list[tuple[str, ...]]:
    """For each member of a sum the figures that a change of it carries along."""
    found: list[tuple[str, ...]] = []
    for name in members:
        found += islice(_with_sources(context, name, depth - 1), CHOICES)
    return found[:CHOICES]


def _sums_of(context: PatternContext, figure: str) -> Iterator[list[str]]:
    """The numbers that the figure was computed from, for each equation that holds and has it for its whole.

    An earlier point of its own running count is none of them: it was published before."""
    variable = context.numbers[figure]
    for r in context.component.at[variable]:
        constraint = context.constraints[context.component.constraints[r]]
        if constraint.op == "==" and figure in parent_of(constraint) and not context.home.checks.broken(r):
            others = [name for _, name in constraint.terms if name != figure]
            yield [name for name in others if not context.table.one_column(name, figure)]


def parent_of(constraint: LinearConstraint) -> list[str]:
    """The whole of a sum: the one variable against two or more others; none for other constraints."""
    minus = [name for c, name in constraint.terms if c == -1]
    plus = [name for c, name in constraint.terms if c == 1]
    units = len(minus) + len(plus) == len(constraint.terms)
    if not units or constraint.constant or len(constraint.terms) < 3:
        return []
    if len(minus) == 1:
        return minus
    return plus if len(plus) == 1 else []


# Counted a report too late, or too early


def entered_late(context: PatternContext) -> Iterator[Pattern]:
    """Two numbers of one column that do not fit the rise to a total and the rise from it: some were counted
    with the other."""
    failing = [constraint for constraint in context.cluster_constraints if _fails(context, constraint)]
    for one, other in combinations(failing, 2):
        pair = _other_column(context, one, other)
        if pair:
            fix = context.bounds(dict.fromkeys(pair, context.system.domain))
            if fix:
                yield Pattern("entered late", pair, fix)


def _fails(context: PatternContext, constraint: LinearConstraint) -> bool:
    """True of an equation of three figures that fails by itself."""
    if constraint.op != "==" or len(constraint.terms) != 3:
        return False
    r = context.component.constraints.index(constraint.name)
    return context.home.checks.broken(r)


def _other_column(
    context: PatternContext, one: LinearConstraint, other: LinearConstraint
) -> tuple[str, str] | None:
    """The two figures of the column that the total that both name is not in."""
    here = {name for _, name in one.terms}
    there = {name for _, name in other.terms}
    shared = here & there
    if len(shared) != 1:
        return None
    total = next(iter(shared))
    mine = [name for name in sorted(here - shared) if not context.table.one_column(name, total)]
    theirs = [name for name in sorted(there - shared) if not context.table.one_column(name, total)]
    if len(mine) == len(theirs) == 1 and context.table.one_column(mine[0], theirs[0]):
        first, last = sorted((mine[0], theirs[0]), key=context.table.order.__getitem__)
        return first, last
    return None


# Too high a count until it fell


def stood_too_high(context: PatternContext) -> Iterator[Pattern]:
    """The points of a running count before its fall, as far back as they are above the later point."""
    for constraint in context.cluster_constraints:
        fall = fall_of(context, constraint)
        if fall is None:
            continue
        high, low = fall
        least = context.number(low)
        run = tuple(islice(_above(context, high, least), LONGEST + 1))
        if 1 < len(run) <= LONGEST:
            in_order = run[::-1]
            fix = context.bounds(dict.fromkeys(in_order, Interval(0, least)))
            if fix:
                yield Pattern("stood too high", in_order, fix)


def _above(context: PatternContext, name: str, least: int) -> Iterator[str]:
    """The figure and those before it in its column, as far back as they are more than ``least``."""
    current: str | None = name
    while current is not None and context.number(current) > least:
        yield current
        current = context.table.before(current)


# A running count that is off by one amount to an end of its column


def off_to_an_end(context: PatternContext) -> Iterator[Pattern]:
    """The points of a running count from a step that fails on, or up to it, all off by what the step lacks:
    a total that was wrong once, and those that steps bind to it, which were computed from it."""
    for constraint in context.cluster_constraints:
        if not _fails(context, constraint):
            continue
        for run, lacks in _runs_beside(context, constraint):
            if 1 < len(run) <= LONGEST:
                yield from _raised(context, run, lacks)


def _runs_beside(
    context: PatternContext, constraint: LinearConstraint
) -> Iterator[tuple[Sequence[str], int]]:
    """The points up to the step and those from it on, each with what is to be added to them."""
    for later in parent_of(constraint):
        others = [name for _, name in constraint.terms if name != later]
        earlier = [name for name in others if context.table.one_column(name, later)]
        if len(earlier) == 1:
            lacks = sum(map(context.number, others)) - context.number(later)
            after = context.table.column_from(later)
            yield _bound(context, after), lacks
            yield _bound(context, _back_from(context, earlier[0]))[::-1], -lacks


def _back_from(context: PatternContext, name: str) -> list[str]:
    """The points of the column from the figure back, as far as a month."""
    points = [name]
    while len(points) <= LONGEST:
        before = context.table.before(points[-1])
        if before is None:
            break
        points.append(before)
    return points


def _bound(context: PatternContext, points: Sequence[str]) -> list[str]:
    """The first of the points, as far as an equation binds each to the next; none where that may go on beyond
    the component."""
    run = list(points[:1])
    for name in points[1:]:
        if name not in context.numbers:
            return []
        if not _is_step(context, run[-1], name):
            break
        run.append(name)
    return run


def _is_step(context: PatternContext, one: str, other: str) -> bool:
    """True where an equation of three figures names both."""
    at = context.component.at
    shared = set(at[context.numbers[one]]) & set(at[context.numbers[other]])
    constraints = (context.constraints[context.component.constraints[r]] for r in shared)
    return any(each.op == "==" and len(each.terms) == 3 for each in constraints)


def _raised(context: PatternContext, run: Sequence[str], lacks: int) -> Iterator[Pattern]:
    """The run with so many more, if that can be."""
    raised = {name: context.number(name) + lacks for name in run}
    if min(raised.values()) < 0:
        return
    fix = {name: context.restated(name, number) for name, number in raised.items()}
    if context.fits(fix):
        yield Pattern("level off", tuple(run), fix)


def fall_of(context: PatternContext, constraint: LinearConstraint) -> tuple[str, str] | None:
    """The higher and the lower figure of one column, where the constraint wants that they rise, and they
    fall.
    """
    if constraint.op != "<=" or len(constraint.terms) != 2:
        return None
    terms = dict(constraint.terms)
    earlier = terms.get(1)
    later = terms.get(-1)
    if earlier is None or later is None or not context.table.one_column(earlier, later):
        return None
    falls = context.number(earlier) > context.number(later)
    return (earlier, later) if falls else None
