"""The constraints between a whole and its parts that stand in different reports, or in different rows.

A part is at most its whole on the same day, in the same window, of the same publisher; regions that divide a
country add up to it. What was said of the whole before a part was known is not compared with it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, islice, product, takewhile

from hasila.model.data_class import dataclass
from hasila.model.period import Moment
from hasila.model.report import Constraint, ConstraintKind, CountKind, Figure, FigureSet, Split
from hasila.model.vocabulary import AXES, Division, Vocabulary
from hasila.reconcile.across import linking_constraint
from hasila.reconcile.compare import Axes, Groups
from hasila.reconcile.grouping import grouped
from hasila.reconcile.remembered import Remember, anew

Subject = tuple[str, str | None, str | None, str, str | None]
"""Category, place, population, measure and cause: what sets of one publisher differ in."""
_BySubject = dict[Subject, list[Figure]]
_PLACE_OF = {"category": 0, "place": 1, "population": 2, "measure": 3}
"""Where a subject has the value of each axis."""


@dataclass(frozen=True, slots=True)
class Context:
    """What containment is judged by: when each report was published, the vocabulary, the stated splits by the
    key of their whole, and what gives the constraints of a window."""

    known: Mapping[str, Moment]
    vocabulary: Vocabulary
    splits: Mapping[str, Sequence[Split]]
    remember: Remember = anew


def constraints_of_containment(groups: Groups, context: Context) -> Iterator[Constraint]:
    """Every constraint between a whole and what lies in it in other reports."""
    if _are_related(groups, context.vocabulary):
        for together in _by_window(groups, context.vocabulary):
            if _in_several_reports(together):
                bulletins = _Bulletins(together, context)
                yield from context.remember("containment", bulletins.figures, bulletins.constraints)
    yield from _sums_inside(groups, context)


def _are_related(groups: Groups, vocabulary: Vocabulary) -> bool:
    """True where something that a publisher counts holds another thing that it counts, or is divided into
    several."""
    stated: defaultdict[str, set[Subject]] = defaultdict(set)
    for counted in groups:
        stated[counted[0]].add(_subject_of(counted))
    return any(
        _is_related(subject, publisher, subjects, vocabulary)
        for publisher, subjects in stated.items()
        for subject in subjects
    )


def _is_related(
    subject: Subject, publisher: str, stated: Collection[Subject], vocabulary: Vocabulary
) -> bool:
    if any(wider in stated for wider in wider_than(subject, publisher, vocabulary)):
        return True
    divisions = divisions_of(subject, publisher, vocabulary)
    return any(part in stated for division in divisions for part in subjects_of(subject, division))


def _by_window(groups: Groups, vocabulary: Vocabulary) -> Iterable[_BySubject]:
    """The figures of each window that can be compared, by their subjects."""
    window = _window_of(vocabulary)
    together: defaultdict[Hashable, _BySubject] = defaultdict(dict)
    for counted, group in groups.items():
        subject = _subject_of(counted)
        for figure in group.figures:
            together[window(figure)].setdefault(subject, []).append(figure)
    return together.values()


def _in_several_reports(of_subject: _BySubject) -> bool:
    figures = chain.from_iterable(of_subject.values())
    first = next(figures).report
    return any(figure.report != first for figure in figures)


def _window_of(vocabulary: Vocabulary) -> Callable[[Figure], Hashable]:
    """A function that tells what figures have in common that can be compared: the publisher and the days (of
    a running count the first one), and the measure where none lies in another."""
    related = vocabulary.relates_measures

    def window(figure: Figure) -> Hashable:
        counted, period = figure.set, figure.set.period
        last = None if period.cumulative else period.end.day
        manner = (period.hours, period.level, period.dated, period.hijri)
        start = None if period.level else period.start
        measure = None if related else counted.measure
        return counted.publisher, measure, start, last, *manner

    return window


def _subject(counted: FigureSet) -> Subject:
    return counted.category, counted.where, counted.population, counted.measure, counted.cause


def _subject_of(counted: Axes) -> Subject:
    _, measure, category, where, cause, population, _ = counted
    return category, where, population, measure, cause


class _Statements:
    """The statements of one subject, in order of the ends of what they count, then as they were said. They
    are put in order where something contains them: most subjects of a table stand alone."""

    def __init__(self, figures: Sequence[Figure], known: Mapping[str, Moment]) -> None:
        self.unordered, self.known = figures, known

    @property
    def publisher(self) -> str:
        return self.unordered[0].set.publisher

    @cached_property
    def figures(self) -> Sequence[Figure]:
        return sorted(self.unordered, key=self._order)

    def _order(self, figure: Figure) -> tuple[date, int, date, int, str]:
        end, said = figure.set.period.end, self.known[figure.report]
        return end.day, end.order, said.day, said.order, figure.key

    @cached_property
    def ends(self) -> list[tuple[date, int]]:
        return [_end(figure) for figure in self.figures]

    @cached_property
    def reports(self) -> set[str]:
        return {figure.report for figure in self.unordered}

    @cached_property
    def by_day(self) -> Mapping[date, list[Figure]]:
        return grouped(self.figures, lambda figure: figure.set.period.end.day)

    def since(self, end: tuple[date, int]) -> Iterator[Figure]:
        """The statements that count as far as ``end`` or farther."""
        return iter(self.figures[bisect_left(self.ends, end) :])

    def after(self, figure: Figure) -> Iterator[Figure]:
        """The statements behind ``figure``."""
        position = self.figures.index(figure, bisect_left(self.ends, _end(figure)))
        return islice(self.figures, position + 1, None)


def _end(figure: Figure) -> tuple[date, int]:
    end = figure.set.period.end
    return end.day, end.order


class _Bulletins:
    """The figures of one publisher for one window."""

    def __init__(self, of_subject: _BySubject, context: Context) -> None:
        self.context = context
        self.figures = tuple(chain.from_iterable(of_subject.values()))
        self.statements = {subject: _Statements(said, context.known) for subject, said in of_subject.items()}

    def constraints(self) -> tuple[Constraint, ...]:
        parts = [found for subject in self.statements for found in self._parts_at_most_wholes(subject)]
        sums = [found for subject in self.statements for found in self._sums(subject)]
        return (*parts, *sums)

    # A part and its whole

    def _parts_at_most_wholes(self, subject: Subject) -> Iterator[Constraint]:
        outer = [wider for wider in self._wider(subject) if not self._always_beside(subject, wider)]
        for figure in self.statements[subject].figures if outer else ():
            wholes = {wider: self._whole_of(figure, wider) for wider in outer}
            found = {wider: whole for wider, whole in wholes.items() if whole is not None}
            for whole in self._nearest(found):
                yield linking_constraint(ConstraintKind.WITHIN, (figure,), "<=", whole, "of")

    def _wider(self, subject: Subject) -> list[Subject]:
        """The subjects that hold this one, among those that are stated."""
        candidates = wider_than(subject, self.statements[subject].publisher, self.context.vocabulary)
        return [wider for wider in candidates if wider in self.statements]

    def _always_beside(self, subject: Subject, wider: Subject) -> bool:
        """True where each report that states the part states the whole too: there they are compared."""
        return self.statements[subject].reports <= self.statements[wider].reports

    def _whole_of(self, figure: Figure, wider: Subject) -> Figure | None:
        """The first statement of the whole that knows of ``figure``; ``None`` where its own report makes one,
        or the part itself was stated anew by then."""
        statements = self.statements[wider]
        if figure.report in statements.reports:
            return None
        farther = statements.since(_end(figure))
        whole = next((said for said in farther if self._knows_of(said, figure)), None)
        if whole is None:
            return None
        last = _end(whole)
        own = self.statements[_subject(figure.set)]
        anew = own.after(figure)
        later = takewhile(lambda said: _end(said) <= last, anew)
        if any(self._knows_of(whole, said) for said in later):
            return None
        return whole

    def _knows_of(self, whole: Figure, part: Figure) -> bool:
        """True where ``whole`` was said when ``part`` was known, and counts as far."""
        end, other = part.set.period.end, whole.set.period.end
        known = self.context.known
        if not end.is_ordered_with(other) or known[part.report] > known[whole.report]:
            return False
        only_rises = whole.set.period.cumulative and whole.set.kind is CountKind.COUNT
        if end.day != other.day and not only_rises:
            return False
        return end == other if whole.set.period.level else end <= other

    def _nearest(self, wholes: Mapping[Subject, Figure]) -> Iterator[Figure]:
        """The wholes without those that hold another of them."""
        for subject, whole in wholes.items():
            inner = (other for other in wholes if other != subject and subject in self._wider(other))
            if not any(wholes[other].set.period.end <= whole.set.period.end for other in inner):
                yield whole

    # Parts that share nobody

    def _sums(self, subject: Subject) -> Iterator[Constraint]:
        publisher = self.statements[subject].publisher
        for division in divisions_of(subject, publisher, self.context.vocabulary):
            parts = [part for part in subjects_of(subject, division) if part in self.statements]
            for whole in self.statements[subject].figures if len(parts) > 1 else ():
                yield from self._sum(whole, parts, division)

    def _sum(self, whole: Figure, parts: Iterable[Subject], division: Division) -> Iterator[Constraint]:
        """The parts of the day of ``whole`` as they were last stated, which together are at most that."""
        known = self.context.known
        stated = [part for part in (self._last(part, whole) for part in parts) if part is not None]
        if len(stated) < 2 or all(part.report == whole.report for part in stated):
            return
        at_once = all(known[part.report] == known[whole.report] for part in stated)
        same_end = all(part.set.period.end == whole.set.period.end for part in stated)
        yield _sum_of(whole, stated, division, at_once and same_end)

    def _last(self, part: Subject, whole: Figure) -> Figure | None:
        """The last statement of a part that ``whole`` knows of, on its day."""
        of_day = self.statements[part].by_day.get(whole.set.period.end.day, ())
        if len(of_day) == 1 and of_day[0].report == whole.report:
            return of_day[0]
        known = [said for said in of_day if self._knows_of(whole, said)]
        return known[-1] if known else None


def _sum_of(whole: Figure, parts: Sequence[Figure], division: Division, exact: bool) -> Constraint:
    """The parts add up to the whole where they are all of it and were said at once."""
    if exact and division.kind == "partition" and len(parts) == len(division.into):
        return linking_constraint(ConstraintKind.PARTS, parts, "=", whole, "of")
    return linking_constraint(ConstraintKind.AMONG, parts, "<=", whole, "of")


def wider_than(subject: Subject, publisher: str, vocabulary: Vocabulary) -> Iterator[Subject]:
    """The other subjects that hold ``subject`` for ``publisher``."""
    category, where, population, measure, cause = subject
    categories = vocabulary.wider("category", category, publisher)
    places = vocabulary.wider("place", where, publisher)
    populations = vocabulary.wider("population", population, publisher)
    measures = vocabulary.wider("measure", measure, publisher)
    candidates = product(categories, places, populations, measures, {cause, None})
    return (wider for wider in candidates if wider != subject)  # type: ignore[misc]


def divisions_of(subject: Subject, publisher: str, vocabulary: Vocabulary) -> Iterator[Division]:
    """The divisions of ``publisher`` into parts that share nobody, on each axis of ``subject``."""
    for axis in AXES:
        value = subject[_PLACE_OF[axis]] or ""
        for division in vocabulary.divided.get((axis, value), ()):
            if division.is_of(publisher):
                yield division


def subjects_of(subject: Subject, division: Division) -> Iterator[Subject]:
    """The parts of ``subject`` by ``division``."""
    index = _PLACE_OF[division.axis]
    for part in division.into:
        yield (*subject[:index], part, *subject[index + 1 :])  # type: ignore[misc]


# Inside one report


def _sums_inside(groups: Groups, context: Context) -> Iterator[Constraint]:
    """The same sums of places, populations and measures inside one report, where it does not state the
    division."""
    if not context.vocabulary.divides_places:
        return
    figures = (figure for group in groups.values() for figure in group.figures)
    window = _window_of(context.vocabulary)
    for together in grouped(figures, lambda figure: (figure.report, window(figure))).values():
        if len(together) > 2:
            yield from _of_report(together, context)


def _of_report(figures: Sequence[Figure], context: Context) -> Iterator[Constraint]:
    by_subject = {_subject(figure.set): figure for figure in reversed(figures)}
    for subject, whole in by_subject.items():
        publisher = whole.set.publisher
        for division in divisions_of(subject, publisher, context.vocabulary):
            named = (by_subject.get(part) for part in subjects_of(subject, division))
            parts = [part for part in named if part and part.set.period.end == whole.set.period.end]
            new = len(parts) > 1 and division.axis != "category" and not _is_stated(parts, whole, context)
            if new:
                yield _sum_of(whole, parts, division, True)


def _is_stated(parts: Iterable[Figure], whole: Figure, context: Context) -> bool:
    """True where a split of the report names all these parts of the whole."""
    keys = {part.key for part in parts}
    return any(keys <= set(split.members) for split in context.splits.get(whole.key, ()))
