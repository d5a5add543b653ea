"""Names, sets and arithmetic in the reader's language: phrases for pages, findings and notes.

The texts are plain; runs of another direction are fenced with isolates (see
:mod:`hasila.publish.i18n.locale`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from hasila.model.data_class import dataclass
from hasila.model.period import Period
from hasila.model.report import (
    WORDS_ALONE,
    Capture,
    ConstraintKind,
    ConstraintResult,
    Figure,
    FigureSet,
    PublishedCorrection,
    SeriesKind,
    Status,
    Text,
    Verdict,
    is_range,
)
from hasila.model.vocabulary import Vocabulary
from hasila.publish.i18n.locale import Translator
from hasila.publish.i18n.periods import PeriodText
from hasila.publish.ledger_index import ReportHeader

_SIGNS = {("<=", False): "≤", ("<=", True): ">", (">=", False): "≥", (">=", True): "<"}
"""By the operator of a law, and whether it is broken: the sign between its two sides."""

IN_TIME = (ConstraintKind.RISES, ConstraintKind.CLOSED)
"""Laws between an earlier and a later statement of one count."""
_COMPARISONS = (*IN_TIME, ConstraintKind.SOURCES, ConstraintKind.SAME)
"""Laws between two statements, which are told side by side."""


class LabelledEntry(Protocol):
    """An entry of the vocabulary, of any table."""

    @property
    def label(self) -> Text: ...


class FindingSource(Protocol):
    """The source that a finding is described from: the whole ledger, or as much of it as one page needs."""

    @property
    def figures(self) -> Mapping[str, Figure]: ...

    @property
    def reports(self) -> Mapping[str, ReportHeader]: ...

    @property
    def results(self) -> Mapping[str, ConstraintResult]: ...

    @property
    def corrections(self) -> tuple[PublishedCorrection, ...]: ...

    @property
    def captures(self) -> Mapping[str, Capture]: ...

    def neighbour(self, report: str, figure: str) -> Figure | None: ...


@dataclass(frozen=True)
class PhraseWriter:
    """The labels of a vocabulary in the words of a language, for what is ``known``."""

    vocabulary: Vocabulary
    translator: Translator
    known: FindingSource

    @property
    def figures(self) -> Mapping[str, Figure]:
        return self.known.figures

    # Names

    def category(self, category: str) -> str:
        """The label of a category."""
        return self._label(self.vocabulary.categories, category)

    def where(self, place: str) -> str:
        """The label of a place."""
        return self._label(self.vocabulary.places, place)

    def publisher(self, publisher: str) -> str:
        """The name of a publisher."""
        return self._label(self.vocabulary.publishers, publisher)

    def short(self, publisher: str) -> str:
        """The short name of a publisher, or its name."""
        entry = self.vocabulary.publishers.get(publisher)
        if entry:
            return self.translator.text(entry.short) or self.publisher(publisher)
        return publisher

    def measure(self, measure: str) -> str:
        """The label of a measure."""
        return self._label(self.vocabulary.measures, measure)

    def cause(self, cause: str) -> str:
        """The label of a cause."""
        return self._label(self.vocabulary.causes, cause)

    def population(self, population: str) -> str:
        """The label of a population."""
        return self._label(self.vocabulary.populations, population)

    def _label(self, entries: Mapping[str, LabelledEntry], key: str) -> str:
        entry = entries.get(key)
        label = self.translator.text(entry.label) if entry else ""
        return label or key

    def source(self, publisher: str, via: str | None) -> str:
        """The publisher of a count in short, and the outlet where it was read, if that is another."""
        name = self.short(publisher)
        return self._through(name, self.short(via)) if via else name

    def full_source(self, publisher: str, via: str | None) -> str:
        """As :meth:`source`, with whole names."""
        name = self.publisher(publisher)
        return self._through(name, self.publisher(via)) if via else name

    def _through(self, publisher: str, outlet: str) -> str:
        message = self.translator.gettext("{publisher} via {outlet}")
        return message.format(publisher=publisher, outlet=outlet)

    def source_of(self, figure: Figure) -> str:
        """The publisher of ``figure`` in short, and the outlet where its report was read."""
        report = self.known.reports.get(figure.report)
        via = report.via if report else None
        return self.source(figure.set.publisher, via)

    def report_name(self, report: str) -> str:
        """A report in a sentence: its publisher, the outlet where it was read, and its day; its number
        where there are several of that day."""
        known = self.known.reports.get(report)
        if known is None:
            return report
        _ = self.translator.gettext
        source = self.source(known.publisher, known.via)
        name = _("{publisher}, {day}").format(publisher=source, day=self.published(known))
        if not known.of_day:
            return name
        return self._of_day(known.of_day).format(report=name, n=self.translator.number(known.of_day))

    def _of_day(self, n: int) -> str:
        """The form of the name of the ``n``-th report of a day: in words, for digits would look like a
        count."""
        _ = self.translator.gettext
        match n:
            case 1:
                return _("{report}, first report of that day")
            case 2:
                return _("{report}, second report of that day")
            case 3:
                return _("{report}, third report of that day")
        return _("{report}, report no. {n} of that day")

    def published(self, report: ReportHeader) -> str:
        """The day of publication as exactly as it is known: a day, about a day, or a month."""
        translator = self.translator
        if report.precision == "month":
            return translator.month(report.published.day)
        day = translator.day(report.published.day)
        if report.precision == "about":
            return translator.gettext("about {day}").format(day=day)
        return day

    # Sets

    @cached_property
    def periods(self) -> PeriodText:
        """The writer of periods."""
        return PeriodText(self.translator, self.vocabulary.periods)

    def when(self, period: Period) -> str:
        """The period of a count in words: since an agreement, in 48 hours, on a day, in a month, from … to
        …."""
        return self.periods.when(period)

    def set_phrase(self, figure_set: FigureSet) -> str:
        """A set in one phrase, but for its publisher: what is counted of whom, where, when, by what cause."""
        key = (figure_set, figure_set.period.end.precision)
        phrase = self._phrases.get(key)
        if phrase is None:
            circumstances = self._circumstances(figure_set, self.when(figure_set.period))
            phrase = self.translator.listed(list(circumstances))
            self._phrases[key] = phrase
        return phrase

    def subject(self, figure_set: FigureSet) -> str:
        """What is counted of whom: “killed: civilians”."""
        measure = self.measure(figure_set.measure)
        who = self.category(figure_set.category)
        return self.translator.gettext("{measure}: {who}").format(measure=measure, who=who)

    @cached_property
    def _phrases(self) -> dict[tuple[FigureSet, str], str]:
        """The phrases that were made: a page shows most of them in several places."""
        return {}

    def figure_phrase(self, figure: Figure) -> str:
        """What ``figure`` counts, and according to whom, with the outlet where it was read."""
        return self._according_to(figure.set, self.source_of(figure))

    def full_phrase(self, figure: Figure) -> str:
        """The same with the whole name of the publisher, for readers who do not know its abbreviation."""
        report = self.known.reports.get(figure.report)
        via = report.via if report else None
        return self._according_to(figure.set, self.full_source(figure.set.publisher, via))

    def series_phrase(self, kind: SeriesKind, first: FigureSet) -> str:
        """What a series counts, and according to whom; its reports may have been read in many places.

        ``first`` is the set of its first figure.
        """
        course = self.periods.course(kind, first.period)
        counted = list(self._circumstances(first, course))
        message = self.translator.gettext("according to {publisher}")
        return self.translator.listed([*counted, message.format(publisher=self.short(first.publisher))])

    def _according_to(self, figure_set: FigureSet, source: str) -> str:
        message = self.translator.gettext("according to {publisher}")
        phrases = [self.set_phrase(figure_set), message.format(publisher=source)]
        return self.translator.listed(phrases)

    def beside_category(self, figure_set: FigureSet) -> str:
        """A set in one phrase beside the name of its category: what is counted, where, when, by what
        cause."""
        alone = self._circumstances_alone(figure_set, self.when(figure_set.period))
        return self.translator.listed([self.measure(figure_set.measure), *alone])

    def _circumstances(self, figure_set: FigureSet, when: str) -> Iterator[str]:
        """The axes of a set in words, but for the publisher."""
        yield self.subject(figure_set)
        yield from self._circumstances_alone(figure_set, when)

    def _circumstances_alone(self, figure_set: FigureSet, when: str) -> Iterator[str]:
        """The axes of a set but for the publisher, the measure and the category."""
        _ = self.translator.gettext
        if figure_set.population:
            yield self.population(figure_set.population)
        if figure_set.where:
            where = self.where(figure_set.where)
            yield _("in: {where}").format(where=where)
        yield when
        if figure_set.cause:
            cause = self.cause(figure_set.cause)
            yield _("cause: {cause}").format(cause=cause)

    def name(self, figure: Figure, beside: FigureSet | None = None) -> str:
        """A short name: who is counted and in what the set differs from ``beside`` (the whole it belongs
        to)."""
        who = self.category(figure.set.category)
        if beside is None:
            return who
        differs = list(self._differences(figure.set, beside))
        if figure.set.measure != beside.measure:
            differs.insert(0, self.measure(figure.set.measure))
        return self.with_more(who, differs)

    def with_more(self, words: str, more: Sequence[str]) -> str:
        """``words`` with ``more`` in brackets, if there is more."""
        if not more:
            return words
        listed = self.translator.listed(more)
        return f"{words} ({listed})"

    def _differences(self, figure_set: FigureSet, beside: FigureSet) -> Iterator[str]:
        """The axes on which a set says something else than ``beside``, but for what is counted of whom."""
        yield from self._elsewhere(figure_set, beside)
        if not _same_days(figure_set.period, beside.period):
            yield self.periods.told_apart(figure_set.period)

    def _elsewhere(self, figure_set: FigureSet, beside: FigureSet) -> Iterator[str]:
        """The same, but for time."""
        if figure_set.population and figure_set.population != beside.population:
            yield self.population(figure_set.population)
        if figure_set.where and figure_set.where != beside.where:
            yield self.where(figure_set.where)
        if figure_set.cause and figure_set.cause != beside.cause:
            yield self.cause(figure_set.cause)

    # Arithmetic

    def amount(self, figure: Figure, *, noun: bool = True) -> str:
        """A member of a sum as printed: "144 civilians", "at least 4", "regime forces (not stated)"."""
        known = figure.number is not None and figure.stated
        if known and noun and figure.qualifier != WORDS_ALONE and self._shows_digits(figure):
            return self._counted(figure)
        who = self.category(figure.set.category)
        stated = self.translator.stated(figure)
        if not known:
            return f"{who} ({stated})"
        return f"{who}: {stated}" if noun else stated

    def _shows_digits(self, figure: Figure) -> bool:
        """False where the noun says its number without digits: «طفل واحد»; a sum is made of digits."""
        return self.translator.shows_digits(self._nouns(figure), figure)

    def spoken(self, figure: Figure) -> str:
        """A figure as printed with its noun, in a sentence: "144 civilians", «طفل واحد»."""
        if figure.number is None or not figure.stated or figure.qualifier == WORDS_ALONE:
            return self.amount(figure)
        return self._counted(figure)

    def _counted(self, figure: Figure) -> str:
        return self.translator.amount(figure, self._nouns(figure))

    def people_of(self, figure: Figure, n: int) -> str:
        """So many of the people that ``figure`` counts: "331 people", «331 شخصاً»."""
        return self.translator.counted(self._nouns(figure), n)

    def _nouns(self, figure: Figure) -> Mapping[str, Mapping[str, str]]:
        category = self.vocabulary.categories.get(figure.set.category)
        return category.counted if category else {}

    def hours(self, n: int) -> str:
        """A number of hours, in words."""
        return self.translator.ngettext("{n} hour", "{n} hours", n).format(n=self.translator.number(n))

    def days(self, n: int) -> str:
        """A number of days, in words."""
        return self.translator.ngettext("{n} day", "{n} days", n).format(n=self.translator.number(n))

    def people(self, n: int, measure: str) -> str:
        """So many of those counted: "10 killed", «10 قتلى»."""
        entry = self.vocabulary.measures.get(measure)
        nouns = entry.counted if entry else {}
        return self.translator.counted(nouns, n)

    def constraint_line(self, result: ConstraintResult) -> str:
        """The two sides of a law, its sum, and its status."""
        message = self.translator.gettext("{line}: {outcome}")
        outcome = self.outcome(result.outcome, result.constraint.kind)
        return message.format(line=self.line(result), outcome=outcome)

    def line(self, result: ConstraintResult) -> str:
        """The arithmetic alone, for a law that holds and for one that does not."""
        figures = self.figures
        constraint = result.constraint
        right = figures[constraint.right]
        left = [figures[key] for key in constraint.left]
        if constraint.kind in _COMPARISONS:
            return self._compared(constraint.kind, left[0], right)
        if constraint.kind is ConstraintKind.PARTS:
            parts = self._parts(left, right)
            return self._equation(result, parts, left, right)
        addends = [self._apart(figure, right) for figure in left]
        if constraint.op == "=":
            return self._equation(result, addends, left, right)
        return self._inequality(result, addends, right)

    def _parts(self, left: list[Figure], right: Figure) -> list[str]:
        """The parts of a whole; where all count the same people, their noun is left out."""
        counted = {figure.set.category for figure in (*left, right)}
        noun = len(counted) > 1
        return [self.amount(figure, noun=noun) for figure in left]

    def _inequality(self, result: ConstraintResult, addends: list[str], right: Figure) -> str:
        left = " + ".join(addends)
        if len(addends) > 1:
            total = self.translator.total(result.left)
            left = f"{left} = {total}"
        broken = result.outcome is Status.BROKEN
        sign = _SIGNS[result.constraint.op, broken]
        whole = self.amount(right)
        return f"{left} {sign} {whole}"

    def _equation(
        self, result: ConstraintResult, addends: list[str], left: list[Figure], right: Figure
    ) -> str:
        """A sum and what the report says; once only, where the printed numbers are that sum."""
        translator = self.translator
        said = " + ".join(addends)
        whole = self.amount(right, noun=False)
        if result.outcome is not Status.BROKEN and _is_said_sum(result, left, right):
            return f"{said} = {whole}"
        message = translator.gettext("{addends} = {total}; the report says {whole}")
        total = translator.total(result.left)
        return message.format(addends=said, total=total, whole=whole)

    def _apart(self, figure: Figure, whole: Figure) -> str:
        """A member with what tells its set from the whole: "720 (since the ceasefire)"."""
        amount = self.amount(figure)
        if figure.report != whole.report:
            elsewhere = list(self._elsewhere(figure.set, whole.set))
            return self.with_more(amount, [*elsewhere, self.report_name(figure.report)])
        differs = list(self._differences(figure.set, whole.set))
        return self.with_more(amount, differs)

    def _compared(self, kind: ConstraintKind, one: Figure, other: Figure) -> str:
        _ = self.translator.gettext
        message = _("{one} ({side_one}); {other} ({side_other})")
        if kind in IN_TIME:
            message = _("{one} ({side_one}), then {other} ({side_other})")
        sides = {"side_one": self._side(kind, one), "side_other": self._side(kind, other)}
        return message.format(one=self.amount(one), other=self.amount(other), **sides)

    def _side(self, kind: ConstraintKind, figure: Figure) -> str:
        """The words that tell the two sides of a comparison apart: the report, the publisher, the place in
        the words."""
        if kind in IN_TIME:
            return self.report_name(figure.report)
        if kind is ConstraintKind.SOURCES:
            return self.source_of(figure)
        return self.translator.gettext("figure {id}").format(id=figure.id)

    def outcome(self, outcome: Status, kind: ConstraintKind) -> str:
        """The status of a law of ``kind`` in words."""
        _ = self.translator.gettext
        if kind is ConstraintKind.SOURCES and outcome is Status.BROKEN:
            return _("the two differ")
        match outcome:
            case Status.HOLDS:
                return _("agrees")
            case Status.POSSIBLE:
                return _("can agree")
            case Status.BROKEN:
                return _("does not agree")
            case Status.UNCHECKED:
                return _("cannot be checked yet")

    def constraint_name(self, kind: ConstraintKind) -> str:
        """The demand of a law, as on the method page."""
        _ = self.translator.gettext
        match kind:
            case ConstraintKind.PARTS:
                return _("The parts add up to the whole")
            case ConstraintKind.AMONG:
                return _("Separate parts together are at most the whole")
            case ConstraintKind.WITHIN:
                return _("A part is at most its whole")
            case ConstraintKind.RISES:
                return _("A cumulative count does not fall")
            case ConstraintKind.CLOSED:
                return _("A period that is over has one count")
            case ConstraintKind.STEP:
                return _("The earlier count and that of the days between make the later one")
            case ConstraintKind.SAME:
                return _("Two wordings of one figure agree")
            case ConstraintKind.SOURCES:
                return _("Two publishers count the same")

    def verdict(self, verdict: Verdict) -> str:
        """The verdict in a few words."""
        _ = self.translator.gettext
        match verdict:
            case Verdict.OURS:
                return _("our own mistake")
            case Verdict.EDITED:
                return _("the source was edited")
            case Verdict.REVISED:
                return _("a later report states less")
            case Verdict.RESTARTED:
                return _("the count restarts")
            case Verdict.ARITHMETIC:
                return _("published numbers")
            case Verdict.HOURS:
                return _("stated hours")
            case Verdict.DISAGREE:
                return _("sources disagree")
            case Verdict.UNCHECKED:
                return _("not checkable yet")


def _is_said_sum(result: ConstraintResult, left: list[Figure], right: Figure) -> bool:
    """True where the printed numbers make the printed whole: of ranges, both ends; words alone make no
    sum."""
    members = [*left, right]
    if any(is_range(figure) for figure in members):
        return result.left == result.right
    if any(figure.number is None or figure.qualifier == WORDS_ALONE for figure in members):
        return False
    total = sum(figure.number or 0 for figure in left)
    return total == right.number


def _same_days(one: Period, other: Period) -> bool:
    """True where two periods differ in nothing but the order of the reports of their last day."""
    return _without_order(one) == _without_order(other)


def _without_order(period: Period) -> Period:
    end = replace(period.end, order=0)
    return replace(period, end=end)
