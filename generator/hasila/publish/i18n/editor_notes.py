"""Notes for editors, one sentence each, in the reader's language. They state what is printed and leave the
reason open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hasila.model.editor_note import Note, NoteKind
from hasila.model.report import Figure
from hasila.publish.i18n.findings import FindingWriter


@dataclass(frozen=True, slots=True)
class NoteText:
    """Writes one ``note`` about ``figures`` (in the order that its kind defines) with the names that
    ``teller`` gives."""

    note: Note
    figures: list[Figure]
    teller: FindingWriter

    def gettext(self, message: str) -> str:
        return self.teller.voice.gettext(message)

    def name(self, figure: Figure) -> str:
        """The set of ``figure`` in a phrase: what is counted, of whom and where."""
        of = figure.set
        measure, category = self.teller.measure(of.measure), self.teller.who(of.who)
        counted = self.gettext("{measure}: {who}").format(measure=measure, who=category)
        place = [self.teller.where(of.where)] if of.where else []
        return self.teller.voice.listed([counted, *place])

    def stated(self, figure: Figure) -> str:
        return self.teller.voice.stated(figure)

    def signed(self, number: str) -> str:
        """The number of that name in the note, with its sign."""
        return self.teller.voice.signed(self.note.numbers[number])

    def when(self, figure: Figure) -> str:
        return self.teller.when(figure.set.period)

    def report_of(self, figure: Figure) -> str:
        return self.teller.report_name(figure.report)

    def days(self) -> str:
        days = self.note.numbers["days"]
        return self._counted(self.teller.voice.ngettext("{n} day", "{n} days", days), days)

    def hours(self, number: str) -> str:
        """The hours of that name in the note."""
        hours = self.note.numbers[number]
        return self._counted(self.teller.voice.ngettext("{n} hour", "{n} hours", hours), hours)

    def reports_in_a_row(self) -> str:
        reports = self.note.numbers["reports"]
        form = self.teller.voice.ngettext("in {n} report in a row", "in {n} reports in a row", reports)
        return self._counted(form, reports)

    def _counted(self, form: str, n: int) -> str:
        return form.format(n=self.teller.voice.number(n))


def tell_note(note: Note, teller: FindingWriter) -> str:
    """``note`` in one sentence of the teller's language."""
    figures = [teller.figures[key] for key in note.figures]
    write = SENTENCES[note.kind]
    return write(NoteText(note, figures, teller))


def _rate(text: NoteText) -> str:
    sentence = text.gettext(
        "{name}: {change} in {days} ({report}); at the median pace between its other reports it would be {usual}."
    )
    return sentence.format(
        name=text.name(text.figures[1]),
        change=text.signed("change"),
        days=text.days(),
        report=text.teller.report_name(text.note.report),
        usual=text.signed("usual"),
    )


def _part(text: NoteText) -> str:
    sentence = text.gettext(
        "{name}: {stated}, the same {reports}, while the whole ({whole}) goes from {before} to {after}."
    )
    part, (first, last) = text.figures[0], text.figures[-2:]
    return sentence.format(
        name=text.name(part),
        stated=text.stated(part),
        reports=text.reports_in_a_row(),
        whole=text.teller.who(first.set.who),
        before=text.stated(first),
        after=text.stated(last),
    )


def _total(text: NoteText) -> str:
    sentence = text.gettext(
        "{name}: {stated}, as in the earlier report ({report}), "
        "though the report itself tells of {told} {when}."
    )
    later, earlier, window = text.figures
    return sentence.format(
        name=text.name(later),
        stated=text.stated(later),
        report=text.report_of(earlier),
        told=text.stated(window),
        when=text.when(window),
    )


def _longer(text: NoteText) -> str:
    sentence = text.gettext(
        "{name}: {stated} {when} is just the rise of the total in {days}, since the earlier report ({report})."
    )
    window, earlier, _ = text.figures
    return sentence.format(
        name=text.name(window),
        stated=text.stated(window),
        when=text.when(window),
        days=text.days(),
        report=text.report_of(earlier),
    )


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
    return sentence.format(
        name=text.name(later),
        hours=text.hours("hours"),
        days=text.days(),
        report=text.report_of(earlier),
        apart=text.hours("hours_apart"),
    )


SENTENCES: dict[NoteKind, Callable[[NoteText], str]] = {
    NoteKind.RATE: _rate,
    NoteKind.PART: _part,
    NoteKind.TOTAL: _total,
    NoteKind.LONGER: _longer,
    NoteKind.GAP: _gap,
    NoteKind.OVERLAP: _overlap,
}
