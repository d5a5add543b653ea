"""Notes: what is unusual in the published figures without breaking a law. They accuse nobody and are shown
only where asked for.

Every rule is on the numbers as printed, in whole numbers and fractions, and says from where its bound comes.
A range and "dozens" have no such number and are left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby, pairwise

from hasila.model.editor_note import Note, NoteKind
from hasila.model.report import Figure, LawKind, Ledger, Series, Status, is_one_number
from hasila.reconcile.compare import Axes, axes

OUTLYING = Fraction(35000, 6745)
"""How many median absolute deviations above the median a pace must be: a modified z-score above 3.5, as B.
Iglewicz and D. C. Hoaglin recommend (*How to Detect and Handle Outliers*, 1993, section 3.2); 0.6745 makes
the MAD a standard deviation."""
OTHERS = 4
"""The other steps of a series that a median is taken of, at least; of fewer it says nothing."""
AROUND = 15
"""So many steps before and after are compared with: the pace of other months of a long count says little. Our
choice."""
PEOPLE = 10
"""By how many people a rise must exceed the usual one, and nothing: below, a single event of one day may do
it. Our choice."""
UNLIKELY = 5
"""How many people a part would have gained at the share that it had, at least. Were each new death of the
whole in that part with this share, none at all would be seen less than once in a hundred times (Poisson: e to
the power of −5)."""
REPEATS = 3
"""In how many reports in a row a number stands before it is noted."""
NEAR = 7
"""Windows whose ends lie further apart than so many days are no course without a break. Our choice."""


def notes_of(ledger: Ledger) -> tuple[Note, ...]:
    """Every note on the figures of ``ledger``, in the order of its reports."""
    order = {report.id: at for at, report in enumerate(ledger.reports)}
    found = (note for rule in RULES for note in rule(ledger))
    return tuple(sorted(found, key=lambda note: (order[note.report], note.kind, note.figures)))


# The pace of a count


def outlying_rates(ledger: Ledger) -> Iterator[Note]:
    """A cumulative count rose faster between two of its reports than between the others, by far."""
    for series in ledger.series:
        steps = _steps(series, ledger)
        paces = [_pace(step) for step in steps]
        for at, step in enumerate(steps):
            if _change(step) >= PEOPLE:
                yield from _outlying(
                    step, [*paces[max(0, at - AROUND) : at], *paces[at + 1 : at + 1 + AROUND]]
                )


_Step = tuple[Figure, Figure]


def _steps(series: Series, ledger: Ledger) -> list[_Step]:
    """Neighbouring points that end on different days; of one day the last word."""
    numbered = (ledger.figures[key] for key in series.points if is_one_number(ledger.figures[key]))
    return list(pairwise({figure.set.period.end.day: figure for figure in numbered}.values()))


def _change(step: _Step) -> int:
    return (step[1].number or 0) - (step[0].number or 0)


def _days(step: _Step) -> int:
    return (step[1].set.period.end.day - step[0].set.period.end.day).days


def _pace(step: _Step) -> Fraction | int:
    """People a day; over one day a whole number, which is compared much faster."""
    days = _days(step)
    return _change(step) if days == 1 else Fraction(_change(step), days)


def _outlying(step: _Step, others: list[Fraction | int]) -> Iterator[Note]:
    if len(others) < OTHERS:
        return
    usual = _median(others)
    expected = usual * _days(step)
    if _change(step) - expected >= PEOPLE and _pace(step) > usual + OUTLYING * _median(
        [abs(one - usual) for one in others]
    ):
        yield _note(NoteKind.RATE, step, change=_change(step), days=_days(step), usual=_rounded(expected))


def _median(numbers: Iterable[Fraction | int]) -> Fraction:
    """Exact: :func:`statistics.median` halves whole numbers into floating point."""
    ordered = sorted(numbers)
    return Fraction(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _rounded(number: Fraction) -> int:
    """To the nearest whole number, halves upward."""
    return (number + Fraction(1, 2)).__floor__()


# Numbers that stand still


def repeated_parts(ledger: Ledger) -> Iterator[Note]:
    """A part is stated with the same number report after report, while the whole that it is taken from
    grows."""
    whole_of = _wholes(ledger)
    for series in ledger.series:
        figures = [ledger.figures[key] for key in series.points]
        for number, alike in groupby(figures, key=_printed):
            run = list(alike)
            wholes = [whole_of[one.key] for one in run if one.key in whole_of]
            if number and len(run) >= REPEATS and len(wholes) == len(run):
                yield from _repeated(number, run, wholes[0], wholes[-1])


def _printed(figure: Figure) -> int | None:
    """The number of ``figure`` as printed; none of a range, whose ``number`` is its lower end."""
    return figure.number if is_one_number(figure) else None


def _wholes(ledger: Ledger) -> Mapping[str, Figure]:
    """The whole of each member of a split, by the member's key; of several the one that the head names
    first."""
    splits = [split for report in ledger.reports for split in report.splits if split.whole in ledger.figures]
    return {key: ledger.figures[split.whole] for split in reversed(splits) for key in split.members}


def _repeated(number: int, run: list[Figure], first: Figure, last: Figure) -> Iterator[Note]:
    before, after = _printed(first), _printed(last)
    if not before or after is None or not _one_count(first, last):
        return
    if number * (after - before) >= UNLIKELY * before:
        figures = (*run, first, last)
        yield _note(
            NoteKind.PART,
            figures,
            at=run[-1],
            stated=number,
            reports=len(run),
            whole_before=before,
            whole_after=after,
        )


def _one_count(one: Figure, other: Figure) -> bool:
    """Whether both count the same since the same day."""
    return (axes(one.set), one.set.period.start) == (axes(other.set), other.set.period.start)


def repeated_totals(ledger: Ledger) -> Iterator[Note]:
    """A cumulative count is that of the report before, though its report tells of more in the days between.

    Where the numbers as printed allow no other reading the law is broken, and a finding says so; here an "at
    least" hides it."""
    for one in ledger.checked:
        if one.law.kind is LawKind.STEP and one.law.op != ">=" and one.outcome is not Status.BROKEN:
            yield from _stood_still(*(ledger.figures[key] for key in (*one.law.left, one.law.right)))


def _stood_still(earlier: Figure, window: Figure, later: Figure) -> Iterator[Note]:
    stated, told = _printed(later), _printed(window)
    if later.set.period.cumulative and stated and _printed(earlier) == stated and told:
        yield _note(NoteKind.TOTAL, (later, earlier, window), at=later, stated=stated, told=told)


# Stated hours against the calendar


def stated_hours(ledger: Ledger) -> Iterator[Note]:
    """A count of some hours that is one of more, and neighbouring counts of hours that do not meet."""
    windows = _windows(ledger)
    longer = list(_of_longer(windows, ledger))
    yield from longer
    yield from _apart(windows, told={note.figures[0] for note in longer})


_Windows = Mapping[Axes, list[Figure]]


def _windows(ledger: Ledger) -> _Windows:
    """The counts of the last so many hours, by what they count, in order of time."""
    groups: dict[Axes, list[Figure]] = defaultdict(list)
    for report in ledger.reports:
        for figure in report.figures:
            if figure.stated and figure.set.period.hours is not None:
                groups[axes(figure.set)].append(figure)
    return {key: sorted(group, key=lambda one: one.set.period.end) for key, group in groups.items()}


def _of_longer(windows: _Windows, ledger: Ledger) -> Iterator[Note]:
    """A count of some hours is just what the total rose by since the publisher's last report, which is longer
    ago."""
    for series in ledger.series:
        counted: dict[str, list[Figure]] = defaultdict(list)
        for window in windows.get(axes(ledger.figures[series.points[0]].set), ()):
            counted[window.report].append(window)
        for step in _steps(series, ledger) if counted else ():
            for window in (one for one in counted.get(step[1].report, ()) if _fits(one, step)):
                yield _note(
                    NoteKind.LONGER,
                    (window, *step),
                    at=window,
                    stated=_change(step),
                    hours=window.set.period.hours or 0,
                    days=_days(step),
                )


def _fits(window: Figure, step: _Step) -> bool:
    longer = (window.set.period.hours or 0) < 24 * _days(step)
    return (
        longer and window.set.period.end == step[1].set.period.end and 0 < _change(step) == _printed(window)
    )


def _apart(windows: _Windows, told: Collection[str]) -> Iterator[Note]:
    """Two neighbouring counts of hours leave time between them, or share some; not where that is the
    publisher's rhythm."""
    for group in windows.values():
        pairs = [
            pair for pair in pairwise(group) if pair[0].report != pair[1].report and 0 < _days(pair) <= NEAR
        ]
        yield from (_between(pair) for pair in _out_of_rhythm(pairs) if pair[1].key not in told)


def _hours_apart(pair: _Step) -> int:
    """Hours between the two windows, to within a part of a day: below 0 they overlap."""
    return 24 * _days(pair) - (pair[1].set.period.hours or 0)


def _out_of_rhythm(pairs: list[_Step]) -> Iterable[_Step]:
    """The pairs that do not just meet, but for a way to stand that at least half of three or more pairs have
    in common."""
    often = {
        apart
        for apart, n in Counter(map(_hours_apart, pairs)).items()
        if len(pairs) >= 3 and 2 * n >= len(pairs)
    }
    return [pair for pair in pairs if _hours_apart(pair) not in {0, *often}]


def _between(pair: _Step) -> Note:
    apart = _hours_apart(pair)
    kind = NoteKind.GAP if apart > 0 else NoteKind.OVERLAP
    return _note(
        kind,
        pair[::-1],
        at=pair[1],
        hours=pair[1].set.period.hours or 0,
        days=_days(pair),
        hours_apart=abs(apart),
    )


RULES = (outlying_rates, repeated_parts, repeated_totals, stated_hours)


def _note(kind: NoteKind, figures: tuple[Figure, ...], at: Figure | None = None, **numbers: int) -> Note:
    last = at or figures[-1]
    return Note(kind, last.report, tuple(figure.key for figure in figures), numbers, last.place)
