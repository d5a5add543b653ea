"""Notes: unusual published figures that break no constraint. They accuse nobody and are shown only where
asked for.

Every rule is on the numbers as printed, in whole numbers and fractions, and says from where its bound comes.
A range and "dozens" have no such number and are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from hasila.model.editor_note import Note, NoteKind
from hasila.model.report import (
    ConstraintKind,
    ConstraintResult,
    Figure,
    Ledger,
    Series,
    Status,
    is_one_number,
)
from hasila.reconcile.compare import Axes, axes
from hasila.reconcile.grouping import grouped

OUTLYING = Fraction(35000, 6745)
"""So many median absolute deviations above the median a pace must be: a modified z-score above 3.5, as B.
Iglewicz and D. C. Hoaglin recommend (*How to Detect and Handle Outliers*, 1993, section 3.2); 0.6745 makes
the MAD a standard deviation."""
OTHERS = 4
"""The other steps of a running total that a median is taken of, at least; of fewer it says nothing."""
AROUND = 15
"""So many steps before and after are compared with: the pace of other months of a long count says little. Our
choice."""
PEOPLE = 10
"""By so many people a rise must exceed the usual one, and 0: below, a single event of one day may do it. Our
choice."""
UNLIKELY = 5
"""So many people a part would have gained at the share that it had, at least. Were each new death of the
whole in that part with this share, none at all would be seen less than once in a hundred times (Poisson: e to
the power of −5)."""
REPEATS = 3
"""In so many reports in a row a number stands before it is noted."""
NEAR = 7
"""Windows whose ends lie further apart than so many days are no course without a break. Our choice."""
_RHYTHM = 3
"""So many pairs of windows, at least, show the rhythm of a publisher."""


def notes_of(ledger: Ledger) -> tuple[Note, ...]:
    """Every note on the figures of ``ledger``, in the order of its reports."""
    order = {report.id: number for number, report in enumerate(ledger.reports)}
    found = [note for rule in RULES for note in rule(ledger)]
    found.sort(key=attrgetter("kind", "figures"))
    found.sort(key=lambda note: order[note.report])
    return tuple(found)


def _note(kind: NoteKind, figures: Sequence[Figure], at: Figure, **numbers: int) -> Note:
    keys = tuple(figure.key for figure in figures)
    return Note(kind, at.report, keys, numbers, at.location)


class _Step(NamedTuple):
    """Two figures of one set, one after the other in time."""

    earlier: Figure
    later: Figure

    @property
    def figures(self) -> tuple[Figure, Figure]:
        return self.earlier, self.later

    @property
    def change(self) -> int:
        """The later number less the earlier one, in people."""
        return (self.later.number or 0) - (self.earlier.number or 0)

    @property
    def days(self) -> int:
        """The days from one end to the other."""
        first = self.earlier.set.period.end.day
        last = self.later.set.period.end.day
        return (last - first).days

    @property
    def pace(self) -> Fraction | int:
        """People a day; over one day a whole number, which is compared much faster."""
        days = self.days
        return self.change if days == 1 else Fraction(self.change, days)


def _steps(series: Series, ledger: Ledger) -> list[_Step]:
    """The steps between neighbouring points that end on different days; of one day the last report counts."""
    points = (ledger.figures[key] for key in series.points)
    by_day = {_last_day(figure): figure for figure in points if is_one_number(figure)}
    return _in_pairs(by_day.values())


def _in_pairs(figures: Iterable[Figure]) -> list[_Step]:
    return list(map(_Step._make, pairwise(figures)))


def _last_day(figure: Figure) -> date:
    return figure.set.period.end.day


# The pace of a count


def outlying_rates(ledger: Ledger) -> Iterator[Note]:
    """A cumulative count rose faster between two of its reports than between the others, by far."""
    for series in ledger.series:
        steps = _steps(series, ledger)
        large = [at for at, step in enumerate(steps) if step.change >= PEOPLE]
        paces = [step.pace for step in steps] if large else []
        for at in large:
            yield from _outlying(steps[at], _around(at, paces))


_Pace = Fraction | int


def _around(at: int, paces: Sequence[_Pace]) -> list[_Pace]:
    """The paces of the steps before and after the one ``at`` which; see :data:`AROUND`."""
    first = max(0, at - AROUND)
    after = at + 1
    last = after + AROUND
    before = paces[first:at]
    return [*before, *paces[after:last]]


def _outlying(step: _Step, others: Sequence[_Pace]) -> Iterator[Note]:
    if len(others) < OTHERS:
        return
    usual = _median(others)
    expected = usual * step.days
    if step.change - expected < PEOPLE:
        return
    deviation = _median([abs(pace - usual) for pace in others])
    if step.pace > usual + OUTLYING * deviation:
        people = _rounded(expected)
        yield _note(NoteKind.RATE, step.figures, step.later, change=step.change, days=step.days, usual=people)


def _median(numbers: Iterable[_Pace]) -> Fraction:
    """The exact median: :func:`statistics.median` halves whole numbers into floating point."""
    ordered = sorted(numbers)
    upper = len(ordered) // 2
    lower = len(ordered) - 1 - upper
    both = ordered[lower] + ordered[upper]
    return Fraction(both) / 2


def _rounded(number: Fraction) -> int:
    """The nearest whole number, halves upward."""
    return (number + Fraction(1, 2)).__floor__()


# Numbers that stand still


def repeated_parts(ledger: Ledger) -> Iterator[Note]:
    """A part is stated with the same number report after report, while the whole that it is taken from
    grows."""
    parents = _parents(ledger)
    for series in ledger.series if parents else ():
        figures = [ledger.figures[key] for key in series.points]
        for number, alike in groupby(figures, key=_printed):
            run = list(alike)
            if not number or len(run) < REPEATS:
                continue
            wholes = [parents.get(figure.key) for figure in run]
            first, last = wholes[0], wholes[-1]
            if first and last and None not in wholes:
                yield from _repeated(number, run, first, last)


def _printed(figure: Figure) -> int | None:
    """The number of ``figure`` as printed; none of a range, whose ``number`` is its lower end."""
    return figure.number if is_one_number(figure) else None


def _parents(ledger: Ledger) -> Mapping[str, Figure]:
    """The whole of each member of a split, by the member's key; of several the one that the head names
    first."""
    parents: dict[str, Figure] = {}
    for report in ledger.reports:
        for split in report.splits:
            if split.whole in ledger.figures:
                for key in split.members:
                    parents.setdefault(key, ledger.figures[split.whole])
    return parents


def _repeated(number: int, run: Sequence[Figure], first: Figure, last: Figure) -> Iterator[Note]:
    before = _printed(first)
    after = _printed(last)
    if not before or after is None or not _count_the_same(first, last):
        return
    if number * (after - before) >= UNLIKELY * before:
        numbers = {"stated": number, "reports": len(run)}
        wholes = {"whole_before": before, "whole_after": after}
        figures = (*run, first, last)
        yield _note(NoteKind.PART, figures, run[-1], **numbers, **wholes)


def _count_the_same(figure: Figure, other: Figure) -> bool:
    """True where both count the same since the same day."""
    if axes(figure.set) != axes(other.set):
        return False
    return figure.set.period.start == other.set.period.start


def repeated_totals(ledger: Ledger) -> Iterator[Note]:
    """A cumulative count is that of the report before, though its report states more in the days between.

    Where the numbers as printed allow no other reading the constraint is broken, and a finding says so; here
    an "at least" hides it."""
    for result in ledger.checked:
        if _is_unbroken_step(result):
            earlier, window = (ledger.figures[key] for key in result.constraint.left)
            later = ledger.figures[result.constraint.right]
            yield from _stood_still(earlier, window, later)


def _is_unbroken_step(result: ConstraintResult) -> bool:
    if result.outcome is Status.BROKEN or result.constraint.kind is not ConstraintKind.STEP:
        return False
    return result.constraint.op != ">="


def _stood_still(earlier: Figure, window: Figure, later: Figure) -> Iterator[Note]:
    stated = _printed(later)
    told = _printed(window)
    if later.set.period.cumulative and stated and told and _printed(earlier) == stated:
        figures = (later, earlier, window)
        yield _note(NoteKind.TOTAL, figures, later, stated=stated, told=told)


# Stated hours against the calendar


_Windows = Mapping[Axes, list[Figure]]


def stated_hours(ledger: Ledger) -> Iterator[Note]:
    """A count of some hours that is one of more, and neighbouring counts of hours that do not meet."""
    windows = _windows(ledger)
    longer = list(_of_longer(windows, ledger))
    yield from longer
    explained = {note.figures[0] for note in longer}
    yield from _apart(windows, explained)


def _windows(ledger: Ledger) -> _Windows:
    """The counts of the last so many hours, by what they count, in order of time."""
    figures = [figure for report in ledger.reports for figure in report.figures]
    rolling = filter(_is_rolling, figures)
    groups = grouped(rolling, lambda window: axes(window.set))
    for group in groups.values():
        group.sort(key=lambda figure: figure.set.period.end)
    return groups


def _is_rolling(figure: Figure) -> bool:
    return figure.stated and figure.set.period.hours is not None


def _of_longer(windows: _Windows, ledger: Ledger) -> Iterator[Note]:
    """A count of some hours is just what the total rose by since the publisher's last report, which is longer
    ago."""
    for series in ledger.series:
        first = ledger.figures[series.points[0]]
        of_set = windows.get(axes(first.set), [])
        by_report = grouped(of_set, lambda window: window.report)
        for step in _steps(series, ledger) if of_set else ():
            for window in by_report.get(step.later.report, ()):
                if _is_of_longer(window, step):
                    yield _longer(window, step)


def _is_of_longer(window: Figure, step: _Step) -> bool:
    shorter = _hours(window) < 24 * step.days
    ends_with_it = window.set.period.end == step.later.set.period.end
    return shorter and ends_with_it and 0 < step.change == _printed(window)


def _longer(window: Figure, step: _Step) -> Note:
    figures = (window, *step.figures)
    hours = _hours(window)
    return _note(NoteKind.LONGER, figures, window, stated=step.change, hours=hours, days=step.days)


def _hours(window: Figure) -> int:
    return window.set.period.hours or 0


def _apart(windows: _Windows, explained: Collection[str]) -> Iterator[Note]:
    """Two neighbouring counts of hours leave time between them, or share some; not where that is the
    publisher's rhythm, nor for those ``explained`` (keys)."""
    for group in windows.values():
        pairs = list(filter(_are_neighbours, _in_pairs(group)))
        for pair in _out_of_rhythm(pairs):
            if pair.later.key not in explained:
                yield _between(pair)


def _are_neighbours(pair: _Step) -> bool:
    if pair.earlier.report == pair.later.report:
        return False
    return 0 < pair.days <= NEAR


def _hours_apart(pair: _Step) -> int:
    """The hours between the two windows, to within a part of a day: below 0 they overlap."""
    return 24 * pair.days - _hours(pair.later)


def _out_of_rhythm(pairs: Sequence[_Step]) -> Iterable[_Step]:
    """The pairs that do not just meet, but for a distance that at least half of three or more pairs have in
    common."""
    usual = {0}
    if len(pairs) >= _RHYTHM:
        counted = Counter(map(_hours_apart, pairs))
        half = len(pairs) / 2
        usual.update(apart for apart in counted if counted[apart] >= half)
    return [pair for pair in pairs if _hours_apart(pair) not in usual]


def _between(pair: _Step) -> Note:
    apart = _hours_apart(pair)
    hours = _hours(pair.later)
    kind = NoteKind.GAP if apart > 0 else NoteKind.OVERLAP
    figures = (pair.later, pair.earlier)
    return _note(kind, figures, pair.later, hours=hours, days=pair.days, hours_apart=abs(apart))


RULES = (outlying_rates, repeated_parts, repeated_totals, stated_hours)
