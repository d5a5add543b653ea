"""Findings in sentences: for the pages and for the command line, in the reader's language.

Every sentence states, none accuses and none chooses: where several explanations remain, all are told. The
texts are plain; runs of another direction are fenced with isolates (see :mod:`hasila.publish.i18n.locale`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.model.report import (
    Capture,
    ConstraintKind,
    ConstraintResult,
    CorrectionSet,
    Evidence,
    Figure,
    Finding,
    Ground,
    Ledger,
    Mention,
    PublishedCorrection,
    Share,
    Status,
    Verdict,
)
from hasila.model.vocabulary import Vocabulary
from hasila.publish.i18n.amended import amended_line
from hasila.publish.i18n.error_patterns import SEVERAL, ErrorPatternText
from hasila.publish.i18n.finding_shapes import FindingShapes
from hasila.publish.i18n.locale import Translator, isolate
from hasila.publish.i18n.phrases import IN_TIME, PhraseWriter
from hasila.publish.i18n.table_cells import cells_text
from hasila.publish.ledger_index import FindingGap, FindingHeadline, LedgerIndex

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
    """A possible explanation: what would be so if just these figures are misprinted, the evidence of the
    neighbouring reports, and what such a report would have to state to rule it out (empty once the finding is
    closed). ``error`` is the error that may have been made; it may be empty."""

    text: str
    evidence: tuple[EvidenceText, ...]
    ruled_out_by: str = ""
    error: str = ""

    @property
    def speaks(self) -> str:
        """What the evidence comes to: ``against`` where a report speaks against it, else ``for`` where one
        speaks for it, else ``open``."""
        spoken = {evidence.speaks for evidence in self.evidence}
        return "against" if "against" in spoken else "for" if "for" in spoken else "open"


@dataclass(frozen=True, slots=True)
class FindingText:
    """A finding in words. ``headline`` names its kind; ``title`` is its own, ``sentence`` says what does not
    agree and ``probably`` what probably happened, as far as the reports here tell (empty once it is closed);
    ``difference`` is that of the two sides. ``lead`` opens the possible explanations; ``corrections`` are
    the publisher's own changes to its figures; ``limits`` say what is left out here; ``closed`` is empty
    while the finding is open, ``closed_source`` the address of the reason, if it has one;
    ``cells`` names the cells of a table in which the figures stand."""

    headline: str
    title: str
    sentence: str
    probably: str
    difference: str
    line: str
    lead: str
    possible_corrections: tuple[CorrectionText, ...]
    settled_by: str
    closed: str
    closed_source: str = ""
    corrections: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    cells: str = ""


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


@dataclass(frozen=True)
class FindingWriter(PhraseWriter):
    """Findings in the words of a language, for what is ``known``."""

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
            probably="" if finding.closed else self._probably(finding, first),
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
        kind_of_finding = self.headline(headline)
        shape = FindingShapes(self).shape(finding, kind_of_finding)
        line = self._finding_line(finding, first)
        closed = self._closed(finding, first)
        return FindingText(
            headline=kind_of_finding,
            title=self.translator.opening(shape.title_text()),
            sentence=shape.sentence_text(),
            probably="",
            difference=self._difference(finding, first),
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
            yield _("Further possible explanations, listed in the data: {n}.").format(
                n=translator.number(more)
            )
        if not finding.complete:
            yield _("There may be more possible explanations than could be looked through.")
        if broken > 1:
            yield _("Checks that do not agree, all from one cause: {n}.").format(n=translator.number(broken))

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
                return self._arithmetic_headline(kind if kind in IN_TIME else ConstraintKind.RISES)
            case Verdict.RESTARTED:
                return _("The count starts anew: the two counts are not compared.")
            case Verdict.DISAGREE:
                return _("Two publishers state different counts of the same.")
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
                return _("Two publishers state different counts of the same.")

    def _finding_line(self, finding: Finding, first: ConstraintResult | None) -> str:
        figures = self.figures
        if first is not None:
            return self._lines_of(finding, first)
        if finding.verdict is Verdict.EDITED:
            return self._edit(finding)
        if finding.share is not None:
            return self._of_share(finding.share)
        if finding.amended is not None:
            return amended_line(self, finding.amended)
        known = [figures[key] for key in finding.figures if key in figures]
        amounts = [self.amount(figure) for figure in known]
        return self.translator.listed(amounts)

    def _of_share(self, share: Share) -> str:
        """Two counts, the share that they make, and the one that is stated."""
        part, whole = self.figures[share.part], self.figures[share.whole]
        translator = self.translator
        message = translator.gettext("{part} of {whole} is {made} %; the report says {share}")
        made, stated = _percentage(part, whole), isolate(translator.text(share.words))
        names = {"part": self._in_share(part), "whole": self._in_share(whole)}
        return message.format(made=translator.code(made), share=stated, **names)

    def _in_share(self, figure: Figure) -> str:
        """A count of a share with what it counts: "23 (killed: all people)"."""
        _ = self.translator.gettext
        measure, who = self.measure(figure.set.measure), self.category(figure.set.category)
        counted = _("{measure}: {who}").format(measure=measure, who=who)
        return self.with_more(self.translator.stated(figure), [counted])

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

    def _difference(self, finding: Finding, first: ConstraintResult | None) -> str:
        """The difference of the two sides of ``first``."""
        if first is None:
            return ""
        whole = self.figures[first.constraint.right]
        return self.gap(FindingGap(finding.id, whole.set.measure, finding.gap))

    def gap(self, finding: FindingGap) -> str:
        """The difference of the two sides in people; empty where it cannot be measured."""
        gap = finding.gap
        if gap is None or self._one_sided(gap) is None:
            return ""
        people = self._gap_people(gap, finding.measure)
        return self.translator.gettext("Difference: {people}.").format(people=people)

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

    # Possible corrections

    def _lead(self, finding: Finding) -> str:
        translator = self.translator
        if not finding.explanations or finding.verdict is Verdict.HOURS:
            return ""
        if all(self._misprints(explanation) < 2 for explanation in finding.explanations):
            return translator.gettext("Possible explanations, if just one number is misprinted:")
        return translator.gettext("Possible explanations, with as few numbers misprinted as can be:")

    def _correction_text(
        self, explanation: CorrectionSet, finding: Finding, first: ConstraintResult | None
    ) -> CorrectionText:
        evidence = tuple(self._evidence(report, explanation, first) for report in explanation.evidence)
        ruled_out_by = "" if finding.closed else self._ruled_out(explanation, finding, first)
        error = self._patterns(first).describe(explanation)
        if explanation.pattern is not None and explanation.pattern.kind in SEVERAL:
            return CorrectionText(error, evidence, ruled_out_by)
        values = self._values(explanation, first)
        return CorrectionText(values, evidence, ruled_out_by, error)

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
        return self.with_more(self.category(figure_set.category), common)

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
        """The number of misprints: two wordings of one set in one report are one; a part that is counted
        outside its whole is none."""
        if explanation.pattern is not None and explanation.pattern.kind == "counted outside":
            return 0
        known = filter(None, map(self.figures.get, explanation.figures))
        sets = {(figure.report, figure.set) for figure in known}
        return len(sets)

    def _probably(self, finding: Finding, first: ConstraintResult | None) -> str:
        """What probably happened, with all that this rests on; that nothing tells, where nothing does."""
        _ = self.translator.gettext
        explanations = finding.explanations
        if not explanations or finding.noted or finding.verdict is Verdict.HOURS:
            return ""
        if explanations[0].standing == "likely":
            return self._likely(explanations[0], first)
        fitting = _only_fitting(explanations)
        if fitting is not None:
            return self._fits(explanations[fitting], first)
        excluded = sum(map(_spoken_against, explanations))
        if excluded:
            return self._narrowed(excluded, len(explanations))
        return _("The reports here do not tell which number is wrong.")

    def _likely(self, explanation: CorrectionSet, first: ConstraintResult | None) -> str:
        translator = self.translator
        figures = filter(None, map(self.figures.get, explanation.rests_on))
        named = [self._resting_on(figure) for figure in figures]
        message = translator.gettext(
            "Probably this is the misprint: {explanation}. That rests on these numbers, if they are right as "
            "stated: {figures}."
        )
        return message.format(
            explanation=self._explained(explanation, first), figures=translator.gettext("; ").join(named)
        )

    def _fits(self, explanation: CorrectionSet, first: ConstraintResult | None) -> str:
        """The one explanation that a neighbouring report speaks for, with what that assumes."""
        evidence = next(each for each in explanation.evidence if each.speaks == "for")
        message = self._fitting(self._is_earlier(evidence.report, explanation))
        return message.format(
            report=self._neighbour(evidence.report, first), explanation=self._explained(explanation, first)
        )

    def _fitting(self, earlier: bool) -> str:
        _ = self.translator.gettext
        if earlier:
            return _(
                "An earlier report ({report}), with what is new here, fits this best: {explanation}, if the "
                "other numbers are right."
            )
        return _(
            "A later report ({report}), with what is new in it, fits this best: {explanation}, if the other "
            "numbers are right."
        )

    def _is_earlier(self, report: str, explanation: CorrectionSet) -> bool:
        """True where ``report`` was published before that of the first figure of ``explanation``."""
        figure = self.figures[explanation.figures[0]]
        reports = self.known.reports
        return reports[report].published <= reports[figure.report].published

    def _explained(self, explanation: CorrectionSet, first: ConstraintResult | None) -> str:
        """An explanation inside of a sentence."""
        if explanation.pattern is not None and explanation.pattern.kind in SEVERAL:
            return self._patterns(first).describe(explanation).rstrip(".")
        values = dict.fromkeys(self._forced_values(explanation, first))
        return self.translator.gettext(" and ").join(values)

    def _narrowed(self, excluded: int, all_: int) -> str:
        translator = self.translator
        message = translator.ngettext(
            "Neighbouring reports speak against {n} of the {all} possible explanations, and do not decide "
            "between the others.",
            "Neighbouring reports speak against {n} of the {all} possible explanations, and do not decide "
            "between the others.",
            excluded,
        )
        return message.format(n=translator.number(excluded), all=translator.number(all_))

    def _resting_on(self, figure: Figure) -> str:
        """A figure that a claim rests on, with its number and its report."""
        return self.with_more(self.amount(figure), [self.report_name(figure.report)])

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
        return self.with_more(name, [report])

    def _keystrokes(self, explanation: CorrectionSet) -> str:
        translator = self.translator
        n = explanation.keystrokes
        if not n:
            return ""
        message = translator.ngettext("({n} typing error)", "({n} typing errors)", n)
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
        message = translator.gettext("{step} (stated in the same report: {told})")
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
        return _("Closed: neighbouring reports leave one explanation: {explanation}.").format(
            explanation=remains
        )

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
            message = _("With it, this can agree: {lines}.")
            yield message.format(lines=self._lines(correction.mends))
        if correction.breaks:
            message = _("With it, this does not agree any more: {lines}.")
            yield message.format(lines=self._lines(correction.breaks))
        if not correction.mends and not correction.breaks:
            yield _("No check is decided by it.")

    def _lines(self, constraints: Iterable[str]) -> str:
        """The arithmetic of each of ``laws``."""
        results = (self.known.results[id_] for id_ in constraints)
        lines = map(self.line, results)
        return self.translator.gettext("; ").join(lines)


def _percentage(part: Figure, whole: Figure) -> str:
    """The share of two printed numbers, to a tenth."""
    tenths = round((part.number or 0) * 1000 / whole.number) if whole.number else 0
    return f"{tenths // 10}.{tenths % 10}"


def _source_of(finding: Finding) -> str:
    """The address of the recorded reason that closes ``finding``; empty where there is none."""
    explained = finding.closure.explained if finding.closure else None
    return explained.source if explained else ""


def _in_question(finding: Finding) -> list[str]:
    """The figures that some correction changes."""
    figures = (key for explanation in finding.explanations for key in explanation.figures)
    return list(dict.fromkeys(figures))


def _only_fitting(explanations: tuple[CorrectionSet, ...]) -> int | None:
    """The place of the one explanation that a neighbouring report speaks for and none against; ``None``
    where there is none, or another."""
    fitting = [place for place, explanation in enumerate(explanations) if _spoken_for(explanation)]
    return fitting[0] if len(fitting) == 1 else None


def _spoken_for(explanation: CorrectionSet) -> bool:
    speaks = {evidence.speaks for evidence in explanation.evidence}
    return "for" in speaks and "against" not in speaks


def _spoken_against(explanation: CorrectionSet) -> bool:
    return any(evidence.speaks == "against" for evidence in explanation.evidence)


def _begins_lower(others: Iterable[Interval], low: int) -> bool:
    """True where one of ``others`` leaves room for less than ``low``."""
    starts = (other.low or 0 for other in others)
    return any(start < low for start in starts)


def _ends_higher(others: Iterable[Interval], high: int) -> bool:
    """True where one of ``others`` leaves room for more than ``high``."""
    ends = (other.high for other in others)
    return any(end is None or end > high for end in ends)
