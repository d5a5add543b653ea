"""The laws between counts of days: windows that lie in longer ones, and windows that follow each other.

A count of some days of an earlier report is part of a later report's count of more days; it may have grown
since, so the later one is at least the earlier ones together. Where the later report itself gives the new
days beside the longer window, the earlier count and the new one make the longer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from hasila.model.joined import joined
from hasila.model.period import Moment
from hasila.model.report import Constraint, Figure, LawKind
from hasila.reconcile.compare import Groups


def laws_of_windows(groups: Groups, known: Mapping[str, Moment]) -> Iterator[Constraint]:
    """Every law between counts of days of different reports; ``known`` is when each report was published."""
    for group in groups.values():
        windows = [figure for figure in group if not figure.set.period.cumulative]
        if any(figure.set.period.days > 1 for figure in windows):
            yield from _of_group(
                sorted(windows, key=lambda one: (one.set.period.start, known[one.report], one.key)), known
            )


def _of_group(group: list[Figure], known: Mapping[str, Moment]) -> Iterator[Constraint]:
    starts = [figure.set.period.start for figure in group]
    for longer in group:
        span = longer.set.period
        low, high = bisect_left(starts, span.start), bisect_right(starts, span.end.day)
        inner = [one for one in group[low:high] if _shorter(one, longer)]
        earlier = [one for one in inner if known[one.report] < known[longer.report]]
        yield from _adjacent(earlier, [one for one in inner if one.report == longer.report], longer)
        yield from _nested([one for one in earlier if not one.set.period.nominal], longer)


def _shorter(one: Figure, longer: Figure) -> bool:
    return one.set.period.days < longer.set.period.days and one.set.period.inside(longer.set.period)


def _adjacent(earlier: list[Figure], new: list[Figure], longer: Figure) -> Iterator[Constraint]:
    """An earlier report's first days, this report's new days, and this report's count of both."""
    span = longer.set.period
    for window in new:
        before = [one for one in earlier if _meet(one, window, longer)]
        if before and window.set.period.end == span.end:
            yield _law(LawKind.STEP, (before[-1], window), "=", longer)


def _meet(first: Figure, second: Figure, longer: Figure) -> bool:
    """Whether the two windows are just the longer one; rolling windows by their hours, others by their
    days."""
    one, two, both = first.set.period, second.set.period, longer.set.period
    rolling = {one.nominal, two.nominal, both.nominal}
    hours = rolling == {False} or (rolling == {True} and (one.hours or 0) + (two.hours or 0) == both.hours)
    return hours and one.start == both.start and one.before(two)


def _nested(earlier: list[Figure], longer: Figure) -> Iterator[Constraint]:
    """The days of earlier reports that share none, as many as can be, are together at most the longer
    count."""
    if longer.set.period.nominal:
        return
    chosen: list[Figure] = []
    for one in sorted(earlier, key=lambda one: (one.set.period.end, one.key)):
        if one.set.period.start > longer.set.period.start and (
            not chosen or chosen[-1].set.period.end.day < one.set.period.start
        ):
            chosen.append(one)
    if chosen:
        yield _law(LawKind.AMONG if len(chosen) > 1 else LawKind.WITHIN, tuple(chosen), "<=", longer)


def _law(kind: LawKind, left: tuple[Figure, ...], op: str, longer: Figure) -> Constraint:
    reports = tuple(dict.fromkeys([*(one.report for one in left), longer.report]))
    name = "-".join(one.key.replace("#", "-") for one in left)
    return Constraint(
        joined(f"{longer.report}--{kind}-{longer.id}-of-{name}"), kind, tuple(one.key for one in left), op, longer.key, reports, kind.value, longer.place,
    )  # fmt: skip
