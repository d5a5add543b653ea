"""The constraints across reports: counts that rise, steps that fit the days between, publishers who count the
same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from operator import attrgetter

from hasila.model.joined import joined
from hasila.model.period import DAY_IS_OVER, Moment
from hasila.model.report import Constraint, ConstraintKind, CountKind, Figure
from hasila.reconcile.compare import Axes, Group, Groups
from hasila.reconcile.grouping import grouped
from hasila.reconcile.remembered import Remember, anew


def linking_constraint(
    kind: ConstraintKind, left: Sequence[Figure], op: str, right: Figure, link: str
) -> Constraint:
    """The constraint ``left op right`` between figures of several reports, that of ``right`` the last.

    ``link`` is the word of its id between the two sides.
    """
    because, place = kind.value, right.location
    if len(left) == 1 and left[0].report != right.report:  # most constraints of a long table
        (figure,) = left
        identity = joined(f"{right.report}--{because}-{right.id}-{link}-{figure.report}-{figure.id}")
        reports_of_both = (figure.report, right.report)
        return Constraint(identity, kind, (figure.key,), op, right.key, reports_of_both, because, place)
    reports = dict.fromkeys([figure.report for figure in left])
    reports[right.report] = None
    members = "-".join([f"{figure.report}-{figure.id}" for figure in left])
    identity = joined(f"{right.report}--{because}-{right.id}-{link}-{members}")
    keys = tuple([figure.key for figure in left])
    return Constraint(identity, kind, keys, op, right.key, tuple(reports), because, place)


def constraints_across(
    groups: Groups, known: Mapping[str, Moment], remember: Remember = anew
) -> tuple[Constraint, ...]:
    """Every constraint between figures of different reports; ``known`` is when each report was published."""
    rises = _of_groups("rises", _rises, groups, remember)
    steps = _of_groups("steps", _steps, groups, remember)
    return (*rises, *steps, *_sources(groups, known, remember))


def _of_groups(
    name: str, find: Callable[[Group], tuple[Constraint, ...]], groups: Groups, remember: Remember
) -> Iterator[Constraint]:
    """What ``find`` finds in each group of counts, which has this ``name``."""
    for group in of_kind(groups, CountKind.COUNT):
        yield from remember(name, group.figures, partial(find, group))


# Running totals


def courses(group: Group) -> Iterator[list[Figure]]:
    """The running counts among the figures of one group: those since one day, in order of time, one a
    report."""
    for course in grouped(group.running, _FIRST_DAY).values():
        yield one_a_report(in_time(course))


_FIRST_DAY = attrgetter("set.period.start")


def in_time(figures: Iterable[Figure]) -> list[Figure]:
    """The figures by the end of what is counted; of one end as they were said (a later report knows more of
    the same days)."""
    return sorted(figures, key=_END)


_END = attrgetter("set.period.end.day", "set.period.end.order")


def one_a_report(ordered: Iterable[Figure]) -> list[Figure]:
    """Each report's last count of the set in its most exact wording, or its best estimate; that its wordings
    agree is checked inside the report. ``ordered`` are in order of time."""
    chosen: dict[str, Figure] = {}
    for figure in ordered:
        known = chosen.get(figure.report)
        if known is None:
            chosen[figure.report] = figure
        elif not _says_as_much(known, figure):
            del chosen[figure.report]  # it stands where its own end is
            chosen[figure.report] = figure
    return list(chosen.values())


def _says_as_much(known: Figure, later: Figure) -> bool:
    """True where ``later`` may be ``known`` in other words, and ``known`` is the more exact. A report that
    says 152 of one day and "at least 187" of the next has two counts, and the second is its last."""
    number = known.interval.value
    if number is None:
        return known.qualifier == "best"
    return number in later.interval


# Counts that rise


def _rises(group: Group) -> tuple[Constraint, ...]:
    """Same set, same first day: what ends later, or is known later, is not less."""
    found: list[Constraint] = []
    for alike in grouped(group.figures, _beginning).values():
        if len(alike) > 1:
            for earlier, later in _neighbours(one_a_report(in_time(alike))):
                kind, op = ConstraintKind.RISES, "<="
                if _is_closed(earlier) and earlier.set == later.set:
                    kind, op = ConstraintKind.CLOSED, "="
                found.append(linking_constraint(kind, (earlier,), op, later, "from"))
    return tuple(found)


def _is_closed(figure: Figure) -> bool:
    """True of a count of several days that were over when it was stated. The toll of a single day grows as
    the wounded die, and so does a count by the day of the event as late entries come."""
    period = figure.set.period
    return period.end.order == DAY_IS_OVER and period.days > 1 and period.dated != "occurred"


def of_kind(groups: Groups, kind: CountKind) -> Iterator[Group]:
    """The groups whose figures are counts of that kind."""
    return (group for counts, group in groups.items() if counts[-1] is kind)


def _neighbours(course: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure and the next, where it is known which was said of the later moment."""
    for earlier, later in pairwise(course):
        if earlier.set.period.end.is_ordered_with(later.set.period.end):
            yield earlier, later


def _beginning(figure: Figure) -> Hashable:
    """The first day; a rolling window is like itself only, with its hours and its end."""
    period = figure.set.period
    if period.hours is not None or period.hijri:  # nominal
        return period.start, period.hours, period.end, period.dated, period.hijri
    return period.start, period.dated


# Steps


def _steps(group: Group) -> tuple[Constraint, ...]:
    """Two neighbouring points of a running total, and a figure of the later report for days between them."""
    found: list[Constraint] = []
    windows = grouped(group.of_days, _REPORT)
    for course in courses(group) if windows else ():
        for earlier, later in _neighbours(course):
            found += _steps_between(earlier, later, windows.get(later.report, ()))
    return tuple(found)


_REPORT = attrgetter("report")


def _steps_between(earlier: Figure, later: Figure, windows: Iterable[Figure]) -> Iterator[Constraint]:
    for window in windows:
        op = _fit(earlier, later, window)
        if op:
            yield linking_constraint(ConstraintKind.STEP, (earlier, window), op, later, "from")


def _fit(earlier: Figure, later: Figure, window: Figure) -> str | None:
    """The relation of ``earlier + window`` to ``later``: ``=`` when the window is just what lies between the
    two ends, ``<=`` when it lies inside, ``>=`` when it holds all of it, ``None`` when it only overlaps."""
    first, last = earlier.set.period.end, later.set.period.end
    span = window.set.period
    if span.end > last or first >= last or span.hijri or not span.end.is_ordered_with(last):
        return None
    days_after = (span.start - first.day).days
    if days_after == 1 and span.end == last:
        return "<=" if span.dated == "occurred" else "="
    if days_after > 0:
        return "<="
    return ">=" if span.end == last else None


# Publishers


def _sources(groups: Groups, known: Mapping[str, Moment], remember: Remember) -> Iterator[Constraint]:
    """The last word of each of two publishers on one set that ends on one day."""
    for figures in _of_several_publishers(groups):
        yield from remember("sources", figures, partial(_between, figures, known))


def _between(figures: Iterable[Figure], known: Mapping[str, Moment]) -> tuple[Constraint, ...]:
    """The constraints between publishers who count one set."""

    def said(figure: Figure) -> tuple[Moment, str]:
        return known[figure.report], figure.key

    found: list[Constraint] = []
    ordered = in_time(sorted(figures, key=said))
    for same in grouped(ordered, _days).values():
        last = {figure.set.publisher: figure for figure in same}
        for figure, other in pairwise(sorted(last.values(), key=said)):
            found.append(linking_constraint(ConstraintKind.SOURCES, (figure,), "=", other, "from"))
    return tuple(found)


def _of_several_publishers(groups: Groups) -> Iterator[list[Figure]]:
    """The figures that count the same, where more than one publisher counts it."""
    counted: dict[Hashable, list[Group]] = defaultdict(list)
    for counts, group in groups.items():
        counted[_without_publisher(counts)].append(group)
    for alike in counted.values():
        if len(alike) > 1:
            yield [figure for group in alike for figure in group.figures]


def _without_publisher(counts: Axes) -> Hashable:
    return counts[1:]


def _days(figure: Figure) -> Hashable:
    period = figure.set.period
    return period.start, period.end.day
