"""``hasila check``: what is wrong in the content, what does not add up in what was published, and what of it is new.

Compared with a revision of git (``--since``) or a file written earlier (``--baseline``), a remark is *new*, or *stands*, or is
*gone*; :mod:`hasila.reconcile.comparison.identity` says when two are the same. What is new is printed in full, what stands is
counted; an error is printed in any case, for it blocks publication.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console

from hasila.build.pipeline import Examined, examine, examine_files, rehearsed
from hasila.build.writer import write_file
from hasila.cli.console import FORMATS, print_standings
from hasila.cli.tools import refuse
from hasila.ingest.fields import to_date
from hasila.ingest.git_history import NoAnswer, files_at, refused_at
from hasila.model.diagnostic_causes import once
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.identified_diagnostic import IdentifiedDiagnostic, Identity
from hasila.model.visible import visible
from hasila.publish.i18n.editor_notes import tell_note
from hasila.publish.i18n.findings import FindingWriter, teller
from hasila.reconcile.check import missing_address
from hasila.reconcile.comparison import (
    Unread,
    baseline,
    compare,
    edits,
    of_finding,
    of_mistake,
    of_note,
    read_baseline,
)
from hasila.reconcile.comparison.status import DiagnosticDiff

DONE, BLOCKED = 0, 1
_FORMATS = (
    "how to print: text shows the line and the next step (default); short is one line each; json is one object a line (jsonl is"
    " the same); github prints workflow annotations"
)
EXIT_CODES = """exit codes:
  0  nothing forbids publication (there may be warnings, and findings in what was published)
  1  a mistake in our own files forbids publication
  2  wrong usage, or a file that cannot be read or written

Mistakes and findings are printed on the standard output, the summary and progress on the standard error.
One cause is told once; “also” lists where else it is met. `hasila explain CODE` tells the longer story."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of ``hasila check``, beside its project."""
    parser.add_argument("--format", choices=FORMATS, default="text", metavar="FORMAT", help=_FORMATS)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXIT_CODES
    parser.add_argument(
        "--language", metavar="CODE", help="language of the findings (default: en, or the site's first)"
    )
    parser.add_argument(
        "--notes", action="store_true", help="print notes as well: what is unusual though no law is broken"
    )
    earlier = parser.add_mutually_exclusive_group()
    earlier.add_argument(
        "--since",
        metavar="REVISION",
        help="print what is new since a revision of git, and published values that were changed since",
    )
    earlier.add_argument(
        "--baseline", type=Path, metavar="FILE", help="print what is new since a file of --write-baseline"
    )
    parser.add_argument(
        "--write-baseline", type=Path, metavar="FILE", help="keep what is pointed out now in a file"
    )
    parser.add_argument(
        "--all", action="store_true", help="with --since or --baseline: print what stands, too"
    )
    add_known_on(parser)


def add_known_on(parser: argparse.ArgumentParser) -> None:
    """The option that leaves out what was published after a day; ``build`` has it, too."""
    parser.add_argument(
        "--as-known-on",
        type=_day,
        metavar="YYYY-MM-DD",
        help="leave out the reports published after this day",
    )


def _day(text: str) -> date:
    day = to_date(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"{text} is no day of the calendar; write YYYY-MM-DD")
    return day


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is compared with: its name for people, its remarks, and the values that were changed since it."""

    name: str
    identities: tuple[Identity, ...] = ()
    edits: tuple[IdentifiedDiagnostic, ...] = ()


def check(options: argparse.Namespace) -> int:
    """Check the project of ``options``, print, and return the exit code: 1 where a mistake of ours blocks publication."""
    console = Console(stderr=True)
    with console.status("") as status:  # a terminal shows how far the work is; elsewhere nothing is written
        examined = rehearsed(
            examine(options.project, lambda text: status.update(f"{text} …"), options.as_known_on)
        )
    language = options.language or default_language(examined)
    if options.language and options.language not in examined.voices:
        return refuse(
            f"the site has no language {options.language}; it has {', '.join(examined.voices) or 'none'}"
        )
    earlier = _earlier(options, examined)
    if isinstance(earlier, str):
        return refuse(earlier)
    remarks = _remarks(examined, language)
    if options.write_baseline:
        write_file(baseline(remark.identity for remark in remarks), options.write_baseline)
    shown = (
        *(earlier.edits if earlier else ()),
        *(one for one in remarks if options.notes or not _is_note(one.identity)),
    )
    compared = compare(shown, _counted(earlier, options.notes) if earlier else ())
    _print(compared, options, earlier, examined)
    for line in (_summary(examined, compared, earlier), *next_steps(compared)):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    return BLOCKED if examined.blocked else DONE


def _say(console: Console, text: str) -> None:
    if console.is_terminal:
        console.print(f"{text} …")


def default_language(examined: Examined) -> str:
    """English where the site has it, else its first language."""
    return "en" if "en" in examined.voices else next(iter(examined.voices), "")


def _is_note(identity: Identity) -> bool:
    return identity[0] == "note"


def _counted(earlier: Earlier, notes: bool) -> Iterable[Identity]:
    return (one for one in earlier.identities if notes or not _is_note(one))


def _print(
    compared: DiagnosticDiff, options: argparse.Namespace, earlier: Earlier | None, examined: Examined
) -> None:
    standings = (
        one for one in compared.standings if one.new or options.all or one.remark.mistake.severity == "error"
    )
    print_standings(standings, options.format, earlier is not None, examined.sources.texts)


def _summary(examined: Examined, compared: DiagnosticDiff, earlier: Earlier | None) -> str:
    mistakes = [one.remark for one in compared.standings]
    errors, warnings = (
        sum(one.mistake.severity == severity for one in mistakes) for severity in ("error", "warning")
    )
    findings, notes = (sum(one.identity[0] == kind for one in mistakes) for kind in ("finding", "note"))
    counts = [(errors, "error"), (warnings, "warning"), (findings, "finding")] + (
        [(notes, "note")] if notes else []
    )
    listed = ", ".join(_counted_noun(*count) for count in counts)
    told = f"{_counted_noun(len(examined.ledger.reports), 'report')}: {listed}"
    return (
        f"{told}; {compared.new} new, {compared.standing} standing since {earlier.name}, {compared.gone} gone"
        if earlier
        else told
    )


def _counted_noun(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def next_steps(compared: DiagnosticDiff) -> Iterator[str]:
    """What to do after a check, on a line or two: where to begin, and whether anything forbids publication."""
    mistakes = [standing.remark.mistake for standing in compared.standings]
    errors = [mistake for mistake in mistakes if mistake.severity == "error"]
    if errors:
        causes = len(
            once(standing for standing in compared.standings if standing.remark.mistake.severity == "error")
        )
        several = f" ({_counted_noun(causes, 'cause')})" if causes < len(errors) else ""
        yield f"Nothing is published until {_counted_noun(len(errors), 'error')}{several} in our own files {'is' if len(errors) == 1 else 'are'} mended."
        yield f"Begin with {visible(str(errors[0].place))}; `hasila explain {errors[0].code}` tells more. Then check again."
    elif any(
        standing.new and standing.remark.mistake.severity == "warning" for standing in compared.standings
    ):
        yield "Warnings forbid nothing; look at each before publishing. `hasila explain CODE` tells more."


# What is pointed out


def _remarks(examined: Examined, language: str) -> tuple[IdentifiedDiagnostic, ...]:
    """Every mistake, then what does not add up in what was published, then the notes; the last two never block."""
    mistakes = (IdentifiedDiagnostic(of_mistake(mistake), mistake) for mistake in _mistakes(examined))
    voice = examined.voices.get(language)
    if voice is None:
        return tuple(mistakes)
    telling = teller(examined.ledger, examined.vocabulary, voice)
    return (*mistakes, *_findings(examined, telling), *_notes(examined, telling))


def _mistakes(examined: Examined) -> tuple[Diagnostic, ...]:
    """What is wrong, and, where nothing forbids publication, what a published site would lack."""
    return (*examined.mistakes, *(() if examined.blocked else missing_address(examined.site)))


def _findings(examined: Examined, telling: FindingWriter) -> Iterator[IdentifiedDiagnostic]:
    for finding in examined.ledger.findings:
        told = telling.tell(finding)
        words = f"{told.headline} {told.line}. {told.sentence}".strip()
        mistake = Diagnostic(finding.place, finding.verdict.value, "note", words, told.settled_by)
        yield IdentifiedDiagnostic(of_finding(finding, examined.ledger.figures), mistake)


def _notes(examined: Examined, telling: FindingWriter) -> Iterator[IdentifiedDiagnostic]:
    for note in examined.ledger.notes:
        mistake = Diagnostic(note.place, note.kind.value, "note", tell_note(note, telling))
        yield IdentifiedDiagnostic(of_note(note, examined.ledger.figures), mistake)


# What it is compared with


def _earlier(options: argparse.Namespace, examined: Examined) -> Earlier | str | None:
    """What to compare with, or why it cannot be had."""
    if options.since is not None:
        return _at_revision(options, examined)
    return _in_file(options.baseline) if options.baseline else None


def _at_revision(options: argparse.Namespace, examined: Examined) -> Earlier | str:
    files = files_at(options.project, options.since)
    if isinstance(files, NoAnswer):
        return files.reason
    refused = refused_at(options.project, options.since)
    then = examine_files(files, lambda _: None, options.as_known_on, refused)
    changed = edits(then.ledger.reports, examined.ledger.reports, _broken(then.mistakes, examined.mistakes))
    return Earlier(
        options.since,
        _identities(then),
        tuple(IdentifiedDiagnostic(("edit", *of_mistake(one)[1:]), one) for one in changed),
    )


def _identities(examined: Examined) -> tuple[Identity, ...]:
    """All that was pointed out then; that there was no project yet is not counted."""
    ledger = examined.ledger
    return (
        *(of_mistake(mistake) for mistake in _mistakes(examined) if mistake.place != Location("content")),
        *(of_finding(finding, ledger.figures) for finding in ledger.findings),
        *(of_note(note, ledger.figures) for note in ledger.notes),
    )


def _broken(*mistakes: Iterable[Diagnostic]) -> Iterator[str]:
    return (mistake.place.path for those in mistakes for mistake in those if mistake.severity == "error")


def _in_file(path: Path) -> Earlier | str:
    if not path.is_file():
        return f"there is no file {path}; write it with `hasila check --write-baseline {path}`"
    kept = read_baseline(path.read_bytes())
    return f"{path} {kept.reason}" if isinstance(kept, Unread) else Earlier(str(path), kept)
