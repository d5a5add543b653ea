"""The title and the first sentence of a finding: one whole message with named values for each shape.

A translator sees each message whole in the catalogue and may order its values anew; no sentence is put
together of parts here. The values are amounts ("144 civilians", "at least 341"), names of reports and
sources, days and hours.
"""

from __future__ import annotations

from collections.abc import Mapping

from hasila.model.amendment import AmendedSum
from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.model.report import Capture, ConstraintKind, ConstraintResult, Figure, Finding, Status, Verdict
from hasila.publish.i18n.phrases import PhraseWriter

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FindingShape:
    """The messages of a finding, and the values that both take."""

    title: str
    sentence: str
    values: Values

    def title_text(self) -> str:
        return self.title.format(**self.values)

    def sentence_text(self) -> str:
        return self.sentence.format(**self.values)


@dataclass(frozen=True, slots=True)
class FindingShapes:
    """Finds the shape of a finding, in the words of ``writer``."""

    writer: PhraseWriter

    def shape(self, finding: Finding, headline: str) -> FindingShape:
        """The shape of ``finding``. ``headline`` stands for one of which nothing more is known."""
        first = self._first(finding)
        if first is None:
            return self._without_check(finding, headline)
        if first.outcome is not Status.BROKEN:
            return self._together(first)
        return self._broken(first)

    def _without_check(self, finding: Finding, headline: str) -> FindingShape:
        """The shape of a finding that no check tells."""
        if finding.verdict is Verdict.EDITED:
            return self._edited(finding)
        if finding.verdict is Verdict.HOURS:
            return self._hours(finding)
        if finding.amended is not None:
            return self._amended(finding, finding.amended)
        return FindingShape(headline.rstrip("."), headline, {})

    def _first(self, finding: Finding) -> ConstraintResult | None:
        if not finding.constraints:
            return None
        return self.writer.known.results.get(finding.constraints[0])

    def _broken(self, result: ConstraintResult) -> FindingShape:
        """The shape of a check that fails by itself."""
        match result.constraint.kind:
            case ConstraintKind.PARTS:
                return self._parts(result)
            case ConstraintKind.AMONG:
                return self._among(result)
            case ConstraintKind.WITHIN:
                return self._within(result)
            case ConstraintKind.RISES:
                return self._rises(result)
            case ConstraintKind.CLOSED:
                return self._restated(result)
            case ConstraintKind.STEP:
                return self._step(result)
            case ConstraintKind.SAME:
                return self._same(result)
            case ConstraintKind.SOURCES:
                return self._sources(result)

    def _parts(self, result: ConstraintResult) -> FindingShape:
        _ = self.writer.translator.gettext
        title = _("{measure}: {whole} stated, {sum} by its parts")
        sentence = _("In the report of {source} the list adds up to {sum}, but the total stated is {whole}.")
        return FindingShape(title, sentence, self._of_sum(result))

    def _among(self, result: ConstraintResult) -> FindingShape:
        _ = self.writer.translator.gettext
        title = _("{measure}: separate parts of {sum}, a whole of {whole}")
        sentence = _(
            "In the report of {source} groups that share nobody add up to {sum}, but the whole that they "
            "are part of is {whole}."
        )
        return FindingShape(title, sentence, self._of_sum(result))

    def _of_sum(self, result: ConstraintResult) -> Values:
        """The whole, as stated, and the sum of its parts, both with the noun of the whole."""
        whole = self._right(result)
        total = self._sum_of(result.left, whole)
        return self._about(whole) | {"whole": self.writer.spoken(whole), "sum": total}

    def _sum_of(self, total: Interval, whole: Figure) -> str:
        """A sum of people like those of ``whole``; of a range both ends, as a number in a sentence."""
        if total.value is not None:
            return self.writer.people_of(whole, total.value)
        if total.low is not None and total.high is not None:
            return self.writer.translator.values.ends(total)
        return self.writer.translator.total(total)

    def _within(self, result: ConstraintResult) -> FindingShape:
        _ = self.writer.translator.gettext
        part, whole = self._left(result), self._right(result)
        amounts = {"part": self.writer.spoken(part), "whole": self.writer.spoken(whole)}
        title = _("{measure}: a part of {part}, a whole of {whole}")
        sentence = _("In the report of {source} a part is larger than its whole: {part}, of {whole}.")
        named = self._about(whole)
        return FindingShape(title, sentence, named | amounts)

    def _rises(self, result: ConstraintResult) -> FindingShape:
        _ = self.writer.translator.gettext
        title = _("{measure}, {who}: {later} after {earlier}")
        sentence = _(
            "A later report ({later_report}) states {later}, an earlier one ({earlier_report}) "
            "{earlier}; a count that runs on from one day cannot fall."
        )
        return FindingShape(title, sentence, self._of_two_reports(result))

    def _restated(self, result: ConstraintResult) -> FindingShape:
        """Two counts of a period that was over when the first was stated."""
        _ = self.writer.translator.gettext
        title = _("{measure}, {who}: {earlier}, later {later}, for one period that was over")
        sentence = _(
            "A later report ({later_report}) states {later}, an earlier one ({earlier_report}) "
            "{earlier}, for the same period, which was over by then."
        )
        return FindingShape(title, sentence, self._of_two_reports(result))

    def _of_two_reports(self, result: ConstraintResult) -> Values:
        """An earlier and a later number of one count, each with the name of its report."""
        earlier, later = self._left(result), self._right(result)
        reports = {
            "earlier_report": self.writer.report_name(earlier.report),
            "later_report": self.writer.report_name(later.report),
        }
        return self._about(later) | self._numbers(earlier=earlier, later=later) | reports

    def _step(self, result: ConstraintResult) -> FindingShape:
        _ = self.writer.translator.gettext
        figures = [self.writer.figures[key] for key in result.constraint.left]
        earlier, later = figures[0], self._right(result)
        between = " + ".join(map(self.writer.translator.stated, figures[1:]))
        values = {"earlier_report": self.writer.report_name(earlier.report), "between": between}
        title = _("{measure}, {who}: from {earlier} to {later}, and {between} told of the days between")
        sentence = _(
            "From an earlier report ({earlier_report}) to that of {source} the count goes from {earlier} "
            "to {later}, but what is told of the days between is {between}."
        )
        named = self._about(later)
        numbers = self._numbers(earlier=earlier, later=later)
        return FindingShape(title, sentence, named | numbers | values)

    def _same(self, result: ConstraintResult) -> FindingShape:
        _ = self.writer.translator.gettext
        one, other = self._left(result), self._right(result)
        title = _("{measure}, {who}: {one} and {other} in one report")
        sentence = _("The report of {source} states one count in two ways: {one} and {other}.")
        named = self._about(other)
        numbers = self._numbers(one=one, other=other)
        return FindingShape(title, sentence, named | numbers)

    def _sources(self, result: ConstraintResult) -> FindingShape:
        _ = self.writer.translator.gettext
        one, other = self._left(result), self._right(result)
        values = {"one_source": self.writer.source_of(one), "other_source": self.writer.source_of(other)}
        title = _("{measure}, {who}: {one} ({one_source}), {other} ({other_source})")
        sentence = _(
            "Two publishers state different counts: {one} ({one_source}) and {other} ({other_source}). "
            "Both may have counted rightly what they knew of."
        )
        named = self._about(other)
        numbers = self._numbers(one=one, other=other)
        return FindingShape(title, sentence, named | numbers | values)

    def _together(self, result: ConstraintResult) -> FindingShape:
        _ = self.writer.translator.gettext
        title = _("{measure}: numbers of {source} that cannot all be right")
        sentence = _(
            "The numbers of {source} cannot all be right together, though each sum by itself could be."
        )
        return FindingShape(title, sentence, self._about(self._right(result)))

    def _edited(self, finding: Finding) -> FindingShape:
        _ = self.writer.translator.gettext
        capture: Capture = self.writer.known.captures[finding.id]
        header = self.writer.known.reports[finding.report]
        title = _("A page of {source} that was edited")
        sentence = _("The page of {source} has other words now than on {day}.")
        values = {
            "source": self.writer.source(header.publisher, header.via),
            "day": self.writer.translator.day(capture.captured),
        }
        return FindingShape(title, sentence, values)

    def _hours(self, finding: Finding) -> FindingShape:
        """The first count of hours, and the time in which the total rose by as many."""
        _ = self.writer.translator.gettext
        window, *others = (self.writer.figures[key] for key in finding.figures)
        before, after = others[-2:]
        days = (after.set.period.end.day - before.set.period.end.day).days
        hours = window.set.period.hours or 0
        times = {"hours": self.writer.hours(hours), "days": self.writer.days(days)}
        title = _("{measure}: {count} in {hours}, or in {days}")
        sentence = _(
            "The report of {source} states {count} in {hours}, but the total rose by just as many in {days}."
        )
        named = self._about(window)
        told = {"count": self.writer.spoken(window)}
        return FindingShape(title, sentence, named | times | told)

    def _amended(self, finding: Finding, amended: AmendedSum) -> FindingShape:
        """A stated change of an earlier count, and what it does not fit."""
        _ = self.writer.translator.gettext
        figure = self.writer.figures[amended.right or amended.figures[0]]
        title = _("{measure}, {who}: a change of {change} does not fit")
        sentence = _(
            "{source} changed an earlier count by {change}; with that its count would have to be another."
        )
        if amended.right is None:
            sentence = _("{source} changed an earlier count by {change}: fewer than none would be left.")
        values = {"change": self.writer.translator.signed(amended.by)}
        return FindingShape(title, sentence, self._about(figure) | values)

    def _left(self, result: ConstraintResult) -> Figure:
        return self.writer.figures[result.constraint.left[0]]

    def _right(self, result: ConstraintResult) -> Figure:
        return self.writer.figures[result.constraint.right]

    def _about(self, figure: Figure) -> dict[str, str]:
        """What ``figure`` counts, and whose count it is."""
        writer = self.writer
        return {
            "measure": writer.measure(figure.set.measure),
            "who": writer.category(figure.set.category),
            "source": writer.source_of(figure),
        }

    def _numbers(self, **figures: Figure) -> dict[str, str]:
        """Figures as printed, without their nouns."""
        return {name: self.writer.translator.stated(figure) for name, figure in figures.items()}
