"""Notes in sentences, one each, in the reader's language. They state what is printed and leave the reason open."""

from __future__ import annotations

from hasila.model.editor_note import Note, NoteKind
from hasila.model.report import Figure
from hasila.publish.i18n.findings import FindingWriter


def tell_note(note: Note, teller: FindingWriter) -> str:
    """``note`` in one sentence of the teller's language."""
    figures = [teller.figures[key] for key in note.figures]
    words = {
        NoteKind.RATE: _rate,
        NoteKind.PART: _part,
        NoteKind.TOTAL: _total,
        NoteKind.LONGER: _longer,
        NoteKind.GAP: _apart,
        NoteKind.OVERLAP: _apart,
    }[note.kind]
    return words(note, figures, teller)


def _rate(note: Note, figures: list[Figure], teller: FindingWriter) -> str:
    _, voice = teller.voice.gettext, teller.voice
    return _("{name}: {change} in {days} ({report}); at the median pace between its other reports it would be {usual}.").format(
        name=_name(figures[1], teller), change=voice.signed(note.numbers["change"]), days=_days(note, teller),
        report=teller.report_name(note.report), usual=voice.signed(note.numbers["usual"]),
    )  # fmt: skip


def _part(note: Note, figures: list[Figure], teller: FindingWriter) -> str:
    _, voice, first, last = teller.voice.gettext, teller.voice, *figures[-2:]
    reports = voice.ngettext("in {n} report in a row", "in {n} reports in a row", note.numbers["reports"])
    return _("{name}: {stated}, the same {reports}, while the whole ({whole}) goes from {before} to {after}.").format(
        name=_name(figures[0], teller), stated=voice.stated(figures[0]), reports=reports.format(n=voice.number(note.numbers["reports"])),
        whole=teller.who(first.set.who), before=voice.stated(first), after=voice.stated(last),
    )  # fmt: skip


def _total(note: Note, figures: list[Figure], teller: FindingWriter) -> str:
    _, voice, (later, earlier, window) = teller.voice.gettext, teller.voice, figures
    return _("{name}: {stated}, as in the earlier report ({report}), though the report itself tells of {told} {when}.").format(
        name=_name(later, teller), stated=voice.stated(later), report=teller.report_name(earlier.report), told=voice.stated(window),
        when=teller.when(window.set.period),
    )  # fmt: skip


def _longer(note: Note, figures: list[Figure], teller: FindingWriter) -> str:
    _, voice, (window, earlier, _later) = teller.voice.gettext, teller.voice, figures
    return _("{name}: {stated} {when} is just the rise of the total in {days}, since the earlier report ({report}).").format(
        name=_name(window, teller), stated=voice.stated(window), when=teller.when(window.set.period), days=_days(note, teller),
        report=teller.report_name(earlier.report),
    )  # fmt: skip


def _apart(note: Note, figures: list[Figure], teller: FindingWriter) -> str:
    _ = teller.voice.gettext
    words = {
        NoteKind.GAP: _(
            "{name}: the count of {hours} ends {days} after that of the earlier report ({report}); up to {apart} may be in neither."
        ),
        NoteKind.OVERLAP: _(
            "{name}: the count of {hours} ends {days} after that of the earlier report ({report}); about {apart} are in both, so the two cannot be added."
        ),
    }[note.kind]
    return words.format(
        name=_name(figures[0], teller), hours=_hours(note.numbers["hours"], teller), days=_days(note, teller),
        report=teller.report_name(figures[1].report), apart=_hours(note.numbers["hours_apart"], teller),
    )  # fmt: skip


def _name(figure: Figure, teller: FindingWriter) -> str:
    """What is counted, of whom and where."""
    of = figure.set
    counted = teller.voice.gettext("{measure}: {who}").format(
        measure=teller.measure(of.measure), who=teller.who(of.who)
    )
    return teller.voice.listed([counted, *([teller.where(of.where)] if of.where else [])])


def _days(note: Note, teller: FindingWriter) -> str:
    n = note.numbers["days"]
    return teller.voice.ngettext("{n} day", "{n} days", n).format(n=teller.voice.number(n))


def _hours(n: int, teller: FindingWriter) -> str:
    return teller.voice.ngettext("{n} hour", "{n} hours", n).format(n=teller.voice.number(n))
