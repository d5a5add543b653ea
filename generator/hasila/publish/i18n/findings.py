"""Findings in sentences: for the pages and for the command line, in the reader's language.

Every sentence states, none accuses and none chooses: where several explanations remain, all are told. The
texts are plain; runs of another direction are fenced with isolates (see :mod:`hasila.publish.i18n.locale`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from hasila.model.interval import Interval
from hasila.model.period import Period
from hasila.model.report import (  # fmt: skip
    WORDS_ALONE,
    Capture,
    ConstraintKind,
    ConstraintResult,
    CorrectionSet,
    Evidence,
    Figure,
    FigureSet,
    Finding,
    Ground,
    Ledger,
    Mention,
    PublishedCorrection,
    SeriesKind,
    Status,
    Text,
    Verdict,
    is_range,
)
from hasila.model.vocabulary import Vocabulary
from hasila.publish.i18n.error_patterns import SEVERAL, ErrorPatternText
from hasila.publish.i18n.locale import Translator
from hasila.publish.i18n.periods import PeriodText
from hasila.publish.i18n.table_cells import cells_text
from hasila.publish.ledger_index import FindingGap, FindingHeadline, LedgerIndex, ReportHeader, gap_of

_SIGNS = {("<=", False): "≤", ("<=", True): ">", (">=", False): "≥", (">=", True): "<"}
"""By the operator of a law, and whether it is broken: the sign between its two sides."""

_IN_TIME = (ConstraintKind.RISES, ConstraintKind.CLOSED)
"""Laws between an earlier and a later statement of one count."""
_COMPARISONS = (*_IN_TIME, ConstraintKind.SOURCES, ConstraintKind.SAME)
"""Laws between two statements, which are told side by side."""

MOST_CORRECTIONS = 12
"""Possible corrections in the text of a finding; the others are in the data."""


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """The evidence of one neighbouring report on a possible correction; ``speaks`` is ``for``, ``against``
    or ``open``."""

    speaks: str
    text: str


@dataclass(frozen=True, slots=True)
class CorrectionText:
    """A possible correction: what would be so if just these figures are misprinted, the evidence of the
    neighbouring reports, and what such a report would have to state to rule it out (empty once the finding is
    closed). ``error`` is the error that may have been made, ``likely`` the reason why this correction stands
    first; both may be empty."""

    text: str
    evidence: tuple[EvidenceText, ...]
    ruled_out_by: str = ""
    error: str = ""
    likely: str = ""

    @property
    def telling(self) -> tuple[EvidenceText, ...]:
        """The evidence that speaks for or against."""
        return tuple(evidence for evidence in self.evidence if evidence.speaks != "open")


@dataclass(frozen=True, slots=True)
class FindingText:
    """A finding in words. ``lead`` opens the possible corrections; ``corrections`` are the publisher's own
    changes to its figures; ``limits`` say what is left out here; ``closed`` is empty while the finding is
    open, ``closed_source`` the address of the reason, if it has one; ``cells`` names the cells of a table in
    which the figures stand."""

    headline: str
    sentence: str
    line: str
    lead: str
    possible_corrections: tuple[CorrectionText, ...]
    settled_by: str
    closed: str
    closed_source: str = ""
    corrections: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    cells: str = ""

    @property
    def possible_correction_phrases(self) -> tuple[str, ...]:
        """The possible corrections, a sentence each."""
        return tuple(correction.text for correction in self.possible_corrections)


def describe(finding: Finding, ledger: Ledger, vocabulary: Vocabulary, translator: Translator) -> FindingText:
    """``finding`` in the language of ``translator``."""
    return finding_writer(ledger, vocabulary, translator).describe(finding)


def constraint_line(
    result: ConstraintResult, ledger: Ledger, vocabulary: Vocabulary, translator: Translator
) -> str:
    """The arithmetic of one law on one line, with its outcome: "55 children + 29 women = 84 ≤ 144
    civilians: holds"."""
    return finding_writer(ledger, vocabulary, translator).constraint_line(result)


def finding_writer(ledger: Ledger, vocabulary: Vocabulary, translator: Translator) -> FindingWriter:
    """The writer of all findings of ``ledger``; to be kept by a caller that describes many."""
    return FindingWriter(vocabulary, translator, LedgerIndex(ledger, vocabulary))


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
class FindingWriter:
    """The labels of a vocabulary and the words of a language, for what is ``known``."""

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
            phrase = self.translator.listed(
                list(self._circumstances(figure_set, self.when(figure_set.period)))
            )
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
        return self._with(who, differs)

    def _with(self, words: str, more: Sequence[str]) -> str:
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
        if known and noun and figure.qualifier != WORDS_ALONE:
            return self._counted(figure)
        who = self.category(figure.set.category)
        stated = self.translator.stated(figure)
        if not known:
            return f"{who} ({stated})"
        return f"{who}: {stated}" if noun else stated

    def _counted(self, figure: Figure) -> str:
        category = self.vocabulary.categories.get(figure.set.category)
        nouns = category.counted if category else {}
        return self.translator.amount(figure, nouns)

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
            return self._with(amount, [*elsewhere, self.report_name(figure.report)])
        differs = list(self._differences(figure.set, whole.set))
        return self._with(amount, differs)

    def _compared(self, kind: ConstraintKind, one: Figure, other: Figure) -> str:
        _ = self.translator.gettext
        message = _("{one} ({side_one}); {other} ({side_other})")
        if kind in _IN_TIME:
            message = _("{one} ({side_one}), then {other} ({side_other})")
        sides = {"side_one": self._side(kind, one), "side_other": self._side(kind, other)}
        return message.format(one=self.amount(one), other=self.amount(other), **sides)

    def _side(self, kind: ConstraintKind, figure: Figure) -> str:
        """The words that tell the two sides of a comparison apart: the report, the publisher, the place in
        the words."""
        if kind in _IN_TIME:
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
                return _("holds")
            case Status.POSSIBLE:
                return _("can hold")
            case Status.BROKEN:
                return _("does not hold")
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
                return _("Two publishers on one set")

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
                return _("published arithmetic")
            case Verdict.HOURS:
                return _("stated hours")
            case Verdict.DISAGREE:
                return _("sources disagree")
            case Verdict.UNCHECKED:
                return _("not checkable yet")

    # Findings

    def describe(self, finding: Finding) -> FindingText:
        """``finding`` in words."""
        first = self._first(finding)
        explanations = finding.explanations[:MOST_CORRECTIONS]
        possible_corrections = (
            self._correction_text(explanation, finding, first) for explanation in explanations
        )
        corrections = map(self.correction, self._corrections_of(finding))
        limits = tuple(self._limits(finding))
        return replace(
            self.brief(finding),
            lead=self._lead(finding),
            possible_corrections=tuple(possible_corrections),
            settled_by=self._settled(finding),
            closed_source=_source_of(finding),
            corrections=tuple(corrections),
            limits=limits,
            cells=cells_text(finding, self.figures, self.known.reports, self.translator),
        )

    def brief(self, finding: Finding) -> FindingText:
        """``finding`` in a few lines: without the ways out and what would settle it."""
        first = self._first(finding)
        kind = first.constraint.kind if first and first.outcome is Status.BROKEN else None
        headline = FindingHeadline(finding.id, finding.verdict, kind)
        sentence = self.gap(gap_of(finding, first, self.figures, self.vocabulary))
        line = self._finding_line(finding, first)
        closed = self._closed(finding, first)
        return FindingText(
            headline=self.headline(headline),
            sentence=sentence,
            line=line,
            lead="",
            possible_corrections=(),
            settled_by="",
            closed=closed,
        )

    def _first(self, finding: Finding) -> ConstraintResult | None:
        """The constraint to show first."""
        if finding.constraints:
            return self.known.results.get(finding.constraints[0])
        return None

    def _limits(self, finding: Finding) -> Iterator[str]:
        translator = self.translator
        _ = translator.gettext
        more = len(finding.explanations) - MOST_CORRECTIONS
        broken = self._broken(finding)
        if more > 0:
            yield _("Further ways out, listed in the data: {n}.").format(n=translator.number(more))
        if not finding.complete:
            yield _("There may be more ways out than could be looked through.")
        if broken > 1:
            yield _("Laws that do not hold, all from one cause: {n}.").format(n=translator.number(broken))

    def _broken(self, finding: Finding) -> int:
        """The number of laws that do not hold."""
        results = (self.known.results.get(id_) for id_ in finding.constraints)
        known = filter(None, results)
        return sum(result.outcome is Status.BROKEN for result in known)

    def headline(self, finding: FindingHeadline) -> str:
        """One sentence on what does not agree, without numbers."""
        _ = self.translator.gettext
        match finding.verdict:
            case Verdict.OURS:
                return _("Our copy does not match the words it was read from.")
            case Verdict.EDITED:
                return _("The source has changed since it was first read.")
            case Verdict.REVISED:
                kind = finding.kind
                return self._arithmetic_headline(kind if kind in _IN_TIME else ConstraintKind.RISES)
            case Verdict.RESTARTED:
                return _("The count starts anew: the two counts are not compared.")
            case Verdict.DISAGREE:
                return _("Two publishers state different counts of the same set.")
            case Verdict.HOURS:
                return _("The stated hours do not fit the rise of the total.")
            case Verdict.UNCHECKED:
                return _("This cannot be checked yet.")
        return self._arithmetic_headline(finding.kind)

    def _arithmetic_headline(self, kind: ConstraintKind | None) -> str:
        _ = self.translator.gettext
        if kind is None:
            return _("The published figures do not agree.")
        match kind:
            case ConstraintKind.PARTS:
                return _("The published total does not add up.")
            case ConstraintKind.AMONG:
                return _("The listed parts are more than their whole.")
            case ConstraintKind.WITHIN:
                return _("A part is larger than its whole.")
            case ConstraintKind.RISES:
                return _("A later report states less than an earlier one.")
            case ConstraintKind.CLOSED:
                return _("Two reports give two counts of one period that was over.")
            case ConstraintKind.STEP:
                return _("The new count and the rise of the total do not agree.")
            case ConstraintKind.SAME:
                return _("Two wordings of one figure do not agree.")
            case ConstraintKind.SOURCES:
                return _("Two publishers state different counts of the same set.")

    def _finding_line(self, finding: Finding, first: ConstraintResult | None) -> str:
        figures = self.figures
        if first is not None:
            return self._lines_of(finding, first)
        if finding.verdict is Verdict.EDITED:
            return self._edit(finding)
        if finding.verdict is Verdict.HOURS:
            return self._of_hours(finding)
        known = [figures[key] for key in finding.figures if key in figures]
        amounts = [self.amount(figure) for figure in known]
        return self.translator.listed(amounts)

    def _of_hours(self, finding: Finding) -> str:
        """The first count of hours, and the time in which the total rose by as many."""
        translator = self.translator
        window, *others = (self.figures[key] for key in finding.figures)
        before, after = others[-2:]
        days = (after.set.period.end.day - before.set.period.end.day).days
        hours = window.set.period.hours or 0
        message = translator.gettext("{people} in {hours}; the total rose by as many in {days}")
        return message.format(
            people=self.amount(window),
            hours=translator.ngettext("{n} hour", "{n} hours", hours).format(n=translator.number(hours)),
            days=translator.ngettext("{n} day", "{n} days", days).format(n=translator.number(days)),
        )

    def _lines_of(self, finding: Finding, first: ConstraintResult) -> str:
        """The arithmetic of the first constraint; of all, where they fail only together."""
        if first.outcome is Status.BROKEN:
            return self.line(first)
        return self._lines(finding.constraints)

    def _edit(self, finding: Finding) -> str:
        """The words of the earlier capture for each figure that it stated otherwise, and what the address
        says now."""
        translator = self.translator
        _ = translator.gettext
        capture = self.known.captures[finding.id]
        figures = (self.figures[key] for key in finding.figures)
        changed = [self._edited(figure, capture) for figure in figures]
        if changed:
            return _("; ").join(changed)
        day = translator.day(capture.captured)
        return _("The text of {day} was another; no figure changed").format(day=day)

    def _edited(self, figure: Figure, capture: Capture) -> str:
        translator = self.translator
        message = translator.gettext("{name}: {before} on {day}, now {now}")
        before = self._said(capture.said[figure.id])
        day = translator.day(capture.captured)
        now = translator.stated(figure)
        return message.format(
            name=self.name(figure),
            before=before,
            day=day,
            now=now,
        )

    def _said(self, mention: Mention) -> str:
        """Words of the source as a count in the language of the page."""
        return self.translator.said(mention)

    def gap(self, finding: FindingGap) -> str:
        """The difference of the two sides in people; empty where it cannot be measured."""
        gap = finding.gap
        if gap is None or finding.kind is None or self._one_sided(gap) is None:
            return ""
        people = self._gap_people(gap, finding.measure)
        return self._gap_words(finding, gap).format(people=people)

    def _one_sided(self, gap: Interval) -> int | None:
        """The least distance of ``gap`` from 0; ``None`` for a gap that may be nothing."""
        if gap.low is not None and gap.low > 0:
            return gap.low
        if gap.high is not None and gap.high < 0:
            return -gap.high
        return None

    def _gap_people(self, gap: Interval, measure: str) -> str:
        least = self._one_sided(gap) or 0
        people = self.people(least, measure)
        if gap.value is not None:
            return people
        return self.translator.gettext("at least {n}").format(n=people)

    def _gap_words(self, finding: FindingGap, gap: Interval) -> str:
        _ = self.translator.gettext
        kind = finding.kind
        short = gap.high is not None and gap.high < 0
        if kind is ConstraintKind.PARTS and (short or finding.room):
            return _("Above the stated total: {people}.") if short else _("In no listed group: {people}.")
        if kind is ConstraintKind.RISES:
            return _("Less than before: {people}.")
        if finding.op == "=":
            return _("Difference: {people}.")
        return _("Above what the whole allows: {people}.")

    # Possible corrections

    def _lead(self, finding: Finding) -> str:
        translator = self.translator
        if not finding.explanations or finding.verdict is Verdict.HOURS:
            return ""
        if all(self._misprints(explanation) == 1 for explanation in finding.explanations):
            return translator.gettext("If exactly one figure is misprinted:")
        return translator.gettext("The smallest sets of figures that could be misprinted:")

    def _correction_text(
        self, explanation: CorrectionSet, finding: Finding, first: ConstraintResult | None
    ) -> CorrectionText:
        evidence = tuple(self._evidence(report, explanation, first) for report in explanation.evidence)
        ruled_out_by = "" if finding.closed else self._ruled_out(explanation, finding, first)
        likely = self._likely(explanation)
        error = self._patterns(first).describe(explanation)
        if explanation.pattern is not None and explanation.pattern.kind in SEVERAL:
            return CorrectionText(error, evidence, ruled_out_by, "", likely)
        values = self._values(explanation, first)
        return CorrectionText(values, evidence, ruled_out_by, error, likely)

    def _patterns(self, first: ConstraintResult | None) -> ErrorPatternText:
        """The writer of error patterns, with the names that figures have beside the law ``first``."""

        def name(key: str) -> str:
            return self._member(key, first)

        return ErrorPatternText(self.translator, self.figures, name, self._column, self.report_name)

    def _column(self, key: str) -> str:
        """The common part of the figures of a series: who, what is counted, and since when."""
        figure_set = self.figures[key].set
        common = [self.measure(figure_set.measure)]
        if figure_set.period.cumulative:
            common.append(self.when(figure_set.period))
        return self._with(self.category(figure_set.category), common)

    def _values(self, explanation: CorrectionSet, first: ConstraintResult | None) -> str:
        """The figures with their forced values. Two wordings of one set have one name and one value: they are
        named once."""
        values = dict.fromkeys(self._forced_values(explanation, first))
        joined = self.translator.gettext(" and ").join(values)
        keystrokes = self._keystrokes(explanation)
        return f"{joined}{keystrokes}"

    def _forced_values(self, explanation: CorrectionSet, first: ConstraintResult | None) -> Iterator[str]:
        """Each figure with what it would have to be."""
        for key in explanation.figures:
            forced = explanation.forced.get(key)
            yield self._forced(key, forced, first)

    def _misprints(self, explanation: CorrectionSet) -> int:
        """The number of misprints: two wordings of one set in one report are one."""
        known = filter(None, map(self.figures.get, explanation.figures))
        sets = {(figure.report, figure.set) for figure in known}
        return len(sets)

    def _likely(self, explanation: CorrectionSet) -> str:
        translator = self.translator
        if explanation.standing != "likely":
            return ""
        figures = filter(None, map(self.figures.get, explanation.rests_on))
        named = [self._resting_on(figure) for figure in figures]
        message = translator.gettext("Likely, as long as these stand as stated: {figures}.")
        return message.format(figures=translator.gettext("; ").join(named))

    def _resting_on(self, figure: Figure) -> str:
        """A figure that a claim rests on, with its number and its report."""
        return self._with(self.amount(figure), [self.report_name(figure.report)])

    def _ruled_out(self, explanation: CorrectionSet, finding: Finding, first: ConstraintResult | None) -> str:
        """The tests that would rule out this correction: counts of neighbouring reports that it leaves no
        room for."""
        translator = self.translator
        if first is None or first.constraint.kind not in (
            ConstraintKind.PARTS,
            ConstraintKind.AMONG,
            ConstraintKind.WITHIN,
        ):
            return ""
        keys = sorted(_in_question(finding), key=lambda key: key not in explanation.figures)
        tests: list[str] = []
        for key in keys:
            tests += self._tests(key, explanation, finding, first)
        if not tests:
            return ""
        several = translator.gettext(", or ").join(tests)
        return translator.gettext("Ruled out by: {tests}.").format(tests=several)

    def _tests(
        self, key: str, explanation: CorrectionSet, finding: Finding, first: ConstraintResult
    ) -> Iterator[str]:
        """The counts that a later or an earlier report cannot state if this correction is right, because a
        cumulative count does not fall."""
        translator = self.translator
        if not self.figures[key].set.period.cumulative:
            return
        _ = translator.gettext
        here = self._if_so(key, explanation)
        name = self._member(key, first)
        rivals = (rival for rival in finding.explanations if rival is not explanation)
        others = [self._if_so(key, rival) for rival in rivals]
        changed = key in explanation.figures
        if here.low and (changed or _begins_lower(others, here.low)):
            message = _("{name} below {n} in a later report")
            yield message.format(name=name, n=translator.number(here.low))
        if changed and here.high is not None and _ends_higher(others, here.high):
            message = _("{name} above {n} in an earlier report")
            yield message.format(name=name, n=translator.number(here.high))

    def _if_so(self, key: str, explanation: CorrectionSet) -> Interval:
        return explanation.forced.get(key, self.figures[key].interval)

    def _forced(self, key: str, forced: Interval | None, first: ConstraintResult | None) -> str:
        translator = self.translator
        name = self._member(key, first)
        value = translator.gettext("another number")
        if forced:
            value = translator.interval(forced)
        return translator.gettext("{name} {value}").format(name=name, value=value)

    def _member(self, key: str, first: ConstraintResult | None) -> str:
        """A figure of a finding by its short name, told apart from the others of its law; "total" for the
        whole."""
        figures = self.figures
        figure = figures[key]
        if first is None:
            return self.name(figure)
        if key == first.constraint.right and first.constraint.kind is ConstraintKind.PARTS:
            return self.translator.gettext("total")
        whole = figures[first.constraint.right]
        name = self.name(figure, whole.set)
        if figure.report == whole.report:
            return name
        report = self.report_name(figure.report)
        return self._with(name, [report])

    def _keystrokes(self, explanation: CorrectionSet) -> str:
        translator = self.translator
        n = explanation.keystrokes
        if not n:
            return ""
        message = translator.ngettext("({n} keystroke away)", "({n} keystrokes away)", n)
        away = message.format(n=translator.number(n))
        return f" {away}"

    def _evidence(
        self, evidence: Evidence, explanation: CorrectionSet, first: ConstraintResult | None
    ) -> EvidenceText:
        _ = self.translator.gettext
        steps = [self._step(*step, first) for step in evidence.steps]
        listed = _("; ").join(steps) or _("no figure in common")
        report = self._neighbour(evidence.report, first)
        sentence = self._spoken(evidence).format(report=report, steps=listed)
        excess = self._excess(evidence, explanation)
        return EvidenceText(evidence.speaks, f"{sentence}{excess}")

    def _spoken(self, evidence: Evidence) -> str:
        """The form of the sentence on a neighbouring report: for, against, or neither."""
        _ = self.translator.gettext
        if evidence.speaks == "for":
            return _("The report ({report}) speaks for this: {steps}.")
        if evidence.speaks == "against":
            return _("The report ({report}) speaks against this: {steps}.")
        return _("The report ({report}) leaves this open: {steps}.")

    def _neighbour(self, report: str, first: ConstraintResult | None) -> str:
        """A neighbouring report with its own figure for the whole, where it states one."""
        translator = self.translator
        name = self.report_name(report)
        figure = self.known.neighbour(report, first.constraint.right) if first else None
        if figure is None:
            return name
        stated = translator.stated(figure)
        return translator.gettext("{report}: {stated}").format(report=name, stated=stated)

    def _step(self, key: str, change: Interval, told: Interval | None, first: ConstraintResult | None) -> str:
        translator = self.translator
        name = self._member(key, first)
        step = translator.step(change)
        said = translator.gettext("{name} {change}").format(name=name, change=step)
        if told is None:
            return said
        message = translator.gettext("{step} (told in the report itself: {told})")
        return message.format(step=said, told=translator.interval(told))

    def _excess(self, evidence: Evidence, explanation: CorrectionSet) -> str:
        if not evidence.excess:
            return ""
        measure = self.figures[explanation.figures[0]].set.measure
        people = self.people(evidence.excess, measure)
        return " " + self.translator.gettext("Not told of elsewhere: {people}.").format(people=people)

    def _settled(self, finding: Finding) -> str:
        _ = self.translator.gettext
        if finding.closed or not finding.explanations or finding.verdict is Verdict.HOURS:
            return ""
        names = [self._settler(key) for key in finding.settled_by]
        if not names:
            return _("Would be settled by: a neighbouring report that states the same figures.")
        message = _("Would be settled by: the full text of this report or of its neighbours ({reports}).")
        return message.format(reports=_("; ").join(names))

    def _settler(self, key: str) -> str:
        figure = self.figures.get(key)
        if figure is None:
            return self.report_name(key)
        message = self.translator.gettext("{name} in {report}")
        report = self.report_name(figure.report)
        return message.format(name=self.name(figure), report=report)

    def _closed(self, finding: Finding, first: ConstraintResult | None) -> str:
        translator = self.translator
        _ = translator.gettext
        closure = finding.closure
        if closure is None:
            return ""
        if closure.ground is Ground.WITHDRAWN:
            return _("Closed: the publisher took a figure back.")
        if closure.explained is not None:
            reason = translator.text(closure.explained.reason)
            return _("Closed: {reason}").format(reason=reason)
        if closure.by is not None:
            report = self.report_name(self.figures[closure.by].report)
            return _("Closed: the publisher corrected it ({report}).").format(report=report)
        remaining = finding.explanations[closure.remains or 0]
        values = self._forced_values(remaining, first)
        remains = _(" and ").join(values)
        return _("Closed: neighbouring reports leave one way out: {way}.").format(way=remains)

    # Corrections

    def _corrections_of(self, finding: Finding) -> Iterator[PublishedCorrection]:
        concerned = {*finding.figures, *_in_question(finding)}
        return (correction for correction in self.known.corrections if correction.figure in concerned)

    def correction(self, correction: PublishedCorrection) -> str:
        """The change of a figure by its publisher, and the re-check of the change."""
        figures = self.figures
        translator = self.translator
        _ = translator.gettext
        figure = figures[correction.figure]
        by = figures[correction.by] if correction.by else None
        name = self.name(figure)
        value = translator.stated(by or figure)
        if by:
            report = self.report_name(by.report)
            message = _("{name}: corrected to {value} ({report}).")
            change = message.format(name=name, value=value, report=report)
        else:
            before = translator.interval(correction.before)
            message = _("{name}: {before} in the earlier capture, {value} now.")
            change = message.format(name=name, before=before, value=value)
        return " ".join([change, *self._rechecked(correction)])

    def _rechecked(self, correction: PublishedCorrection) -> Iterator[str]:
        """The laws that hold or fail with the change, each with its line as published."""
        _ = self.translator.gettext
        if correction.mends:
            message = _("With it, this can hold: {lines}.")
            yield message.format(lines=self._lines(correction.mends))
        if correction.breaks:
            message = _("With it, this does not hold any more: {lines}.")
            yield message.format(lines=self._lines(correction.breaks))
        if not correction.mends and not correction.breaks:
            yield _("No law is decided by it.")

    def _lines(self, constraints: Iterable[str]) -> str:
        """The arithmetic of each of ``laws``."""
        results = (self.known.results[id_] for id_ in constraints)
        lines = map(self.line, results)
        return self.translator.gettext("; ").join(lines)


def _source_of(finding: Finding) -> str:
    """The address of the recorded reason that closes ``finding``; empty where there is none."""
    explained = finding.closure.explained if finding.closure else None
    return explained.source if explained else ""


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


def _in_question(finding: Finding) -> list[str]:
    """The figures that some correction changes."""
    figures = (key for explanation in finding.explanations for key in explanation.figures)
    return list(dict.fromkeys(figures))


def _begins_lower(others: Iterable[Interval], low: int) -> bool:
    """True where one of ``others`` leaves room for less than ``low``."""
    starts = (other.low or 0 for other in others)
    return any(start < low for start in starts)


def _ends_higher(others: Iterable[Interval], high: int) -> bool:
    """True where one of ``others`` leaves room for more than ``high``."""
    ends = (other.high for other in others)
    return any(end is None or end > high for end in ends)


def _same_days(one: Period, other: Period) -> bool:
    """True where two periods differ in nothing but the order of the reports of their last day."""
    return _without_order(one) == _without_order(other)


def _without_order(period: Period) -> Period:
    end = replace(period.end, order=0)
    return replace(period, end=end)
