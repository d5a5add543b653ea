"""Notes for editors, one sentence each, in the reader's language. They state what is printed and leave the
reason open."""

from __future__ import annotations

from collections.abc import Callable

from hasila.model.data_class import dataclass
from hasila.model.editor_note import Note, NoteKind
from hasila.model.report import Figure
from hasila.publish.i18n.findings import FindingWriter


@dataclass(frozen=True, slots=True)
class NoteText:
    """Writes one ``note`` about ``figures`` (in the order that its kind defines) with the names that
    ``writer`` gives."""

    note: Note
    figures: list[Figure]
    writer: FindingWriter

    def gettext(self, message: str) -> str:
        return self.writer.translator.gettext(message)

    def name(self, figure: Figure) -> str:
        """The set of ``figure`` in a phrase: what is counted, of whom and where."""
        figure_set = figure.set
        measure = self.writer.measure(figure_set.measure)
        category = self.writer.category(figure_set.category)
        counted = self.gettext("{measure}: {who}").format(measure=measure, who=category)
        if not figure_set.where:
            return counted
        return self.writer.translator.listed([counted, self.writer.where(figure_set.where)])

    def stated(self, figure: Figure) -> str:
        return self.writer.translator.stated(figure)

    def signed(self, number: str) -> str:
        """The number of that name in the note, with its sign."""
        return self.writer.translator.signed(self.note.numbers[number])

    def when(self, figure: Figure) -> str:
        return self.writer.when(figure.set.period)

    def report_of(self, figure: Figure) -> str:
        return self.writer.report_name(figure.report)

    def days(self) -> str:
        days = self.note.numbers["days"]
        return self._counted(self.writer.translator.ngettext("{n} day", "{n} days", days), days)

    def hours(self, number: str) -> str:
        """The hours of that name in the note."""
        hours = self.note.numbers[number]
        return self._counted(self.writer.translator.ngettext("{n} hour", "{n} hours", hours), hours)

    def reports_in_a_row(self) -> str:
        reports = self.note.numbers["reports"]
        form = self.writer.translator.ngettext("in {n} report in a row", "in {n} reports in a row", reports)
        return self._counted(form, reports)

    def _counted(self, form: str, n: int) -> str:
        return form.format(n=self.writer.translator.number(n))


def note_text(note: Note, writer: FindingWriter) -> str:
    """``note`` in one sentence, in the language of ``writer``."""
    figures = [writer.figures[key] for key in note.figures]
    write = SENTENCES[note.kind]
    return write(NoteText(note, figures, writer))


def _rate(text: NoteText) -> str:
    sentence = text.gettext(
        "{name}: {change} in {days} ({report}); "
        "at the median pace between its other reports it would be {usual}."
    )
    name = text.name(text.figures[1])
    change, usual = text.signed("change"), text.signed("usual")
    report = text.writer.report_name(text.note.report)
    return sentence.format(name=name, change=change, days=text.days(), report=report, usual=usual)


def _part(text: NoteText) -> str:
    sentence = text.gettext(
        "{name}: {stated}, the same {reports}, while the whole ({whole}) goes from {before} to {after}."
    )
    part = text.figures[0]
    first, last = text.figures[-2:]
    rise = {"before": text.stated(first), "after": text.stated(last)}
    rise["whole"] = text.writer.category(first.set.category)
    name, stated = text.name(part), text.stated(part)
    return sentence.format(name=name, stated=stated, reports=text.reports_in_a_row(), **rise)


def _total(text: NoteText) -> str:
    sentence = text.gettext(
        "{name}: {stated}, as in the earlier report ({report}), "
        "though the report itself tells of {told} {when}."
    )
    later, earlier, window = text.figures
    name, stated = text.name(later), text.stated(later)
    told, when = text.stated(window), text.when(window)
    return sentence.format(name=name, stated=stated, report=text.report_of(earlier), told=told, when=when)


def _longer(text: NoteText) -> str:
    sentence = text.gettext(
        "{name}: {stated} {when} is just the rise of the total in {days}, "
        "since the earlier report ({report})."
    )
    window, earlier, _ = text.figures
    name, stated = text.name(window), text.stated(window)
    when, report = text.when(window), text.report_of(earlier)
    return sentence.format(name=name, stated=stated, when=when, days=text.days(), report=report)


def _gap(text: NoteText) -> str:
    sentence = text.gettext(
        "{name}: the count of {hours} ends {days} after that of the earlier report ({report}); "
        "up to {apart} may be in neither."
    )
    return _apart(text, sentence)


def _overlap(text: NoteText) -> str:
    sentence = text.gettext(
        "{name}: the count of {hours} ends {days} after that of the earlier report ({report}); "
        "about {apart} are in both, so the two cannot be added."
    )
    return _apart(text, sentence)


def _apart(text: NoteText, sentence: str) -> str:
    """``sentence`` of two counts of hours whose ends lie days apart."""
    later, earlier = text.figures[:2]
    name, report = text.name(later), text.report_of(earlier)
    hours, apart = text.hours("hours"), text.hours("hours_apart")
    return sentence.format(name=name, hours=hours, days=text.days(), report=report, apart=apart)


SENTENCES: dict[NoteKind, Callable[[NoteText], str]] = {
    NoteKind.RATE: _rate,
    NoteKind.PART: _part,
    NoteKind.TOTAL: _total,
    NoteKind.LONGER: _longer,
    NoteKind.GAP: _gap,
    NoteKind.OVERLAP: _overlap,
}
