"""``hasila check``: mistakes in the content, what does not add up in what was published, what of it is new.

Compared with a revision of git (``--since``) or a file written earlier (``--baseline``), a remark is
*new*, or *stands*, or is *gone*; :mod:`hasila.reconcile.comparison.identity` says when two are the same.
What is new is printed in full, what stands is counted; an error is printed in any case, for it blocks
publication.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hasila.build.cache import ProjectCache, remembered
from hasila.build.checked_parts import Told
from hasila.build.checking import Fingerprint, ProjectCheck, check_memory, fingerprint_of
from hasila.build.examining import Examined, examine, needs_rehearsal
from hasila.build.summary import Progress
from hasila.cli.commands import Command
from hasila.cli.console import FORMATS, print_statuses, show_stage
from hasila.cli.diagnostics import diagnostics_of, is_note, told_findings
from hasila.cli.options import (
    BLOCKED,
    DONE,
    Options,
    in_project,
    known_on,
    no_cache,
    quiet,
    refuse,
    takes_options,
)
from hasila.cli.printer import printer
from hasila.cli.progress import ProgressLine
from hasila.cli.wording import ENGLISH, Wording, wording_of
from hasila.ingest.files import FoundFiles
from hasila.model.data_class import dataclass
from hasila.model.diagnostic_causes import group_diagnostics
from hasila.model.diagnostics import Diagnostic
from hasila.model.identified_diagnostic import DiagnosticStatus, IdentifiedDiagnostic, Identity
from hasila.model.visible import visible
from hasila.reconcile.comparison import compare
from hasila.reconcile.comparison.status import DiagnosticDiff

if TYPE_CHECKING:  # a check that is compared with nothing need not load it
    from hasila.cli.earlier import Earlier

_FORMATS = (
    "how to print: text shows the line and the next step (default); short is one line each; "
    "jsonl is one object a line (json is the same); github prints workflow annotations; "
    "sarif is one log for code scanning"
)
_FILE = click.Path(path_type=Path)
_HELP = "Check the content and list what does not add up; writes nothing."
_EXIT_CODES = """\b
Exit codes:
  0  nothing forbids publication (there may be warnings, and findings in what was published)
  1  a mistake in our own files forbids publication
  2  wrong usage, or a file that cannot be read or written

\b
Mistakes and findings are printed on the standard output, the summary and progress on the standard error.
One cause is told once; “also” lists where else it is met. `hasila explain CODE` tells the longer story."""
WARNED = "Warnings forbid nothing; look at each before publishing. `hasila explain {code}` tells more."
BLOCKED_BY_ONE = "Nothing is published until {counted} in our own files is mended."
BLOCKED_BY = "Nothing is published until {counted} in our own files are mended."
BEGIN = "Begin with {location}; `hasila explain {code}` tells more. Then check again."
COMPARED = "{summary}; {new} new, {standing} standing since {name}, {gone} gone"
NO_LANGUAGE = "the site has no language {language}; it has {there}"
NOUNS = {
    noun: (f"{{n}} {noun}", f"{{n}} {noun}s")
    for noun in ("report", "error", "warning", "finding", "note", "cause")
}
STAGES = ("Reading", "Parsing", "Reconciling")
"""What a terminal shows of the work; the names are those of the pipeline."""
SAID = (WARNED, BLOCKED_BY_ONE, BLOCKED_BY, BEGIN, COMPARED, NO_LANGUAGE, *STAGES)
"""What the command says beside mistakes; the catalogues of the wording have these, too."""


@click.command(cls=Command, help=_HELP, epilog=_EXIT_CODES)
@in_project
@click.option("--format", type=click.Choice(FORMATS), default="text", metavar="FORMAT", help=_FORMATS)
@click.option(
    "--language",
    "--lang",
    metavar="CODE",
    help="language of mistakes and findings (default: en, or the site's first)",
)
@click.option("--notes", is_flag=True, help="print notes as well: what is unusual though no law is broken")
@click.option(
    "--since",
    metavar="REVISION",
    help="print what is new since a revision of git, and published values that were changed since",
)
@click.option(
    "--baseline", type=_FILE, metavar="FILE", help="print what is new since a file of --write-baseline"
)
@click.option("--write-baseline", type=_FILE, metavar="FILE", help="keep what is pointed out now in a file")
@click.option("--all", is_flag=True, help="with --since or --baseline: print what stands, too")
@known_on
@no_cache
@quiet
@takes_options
def command(options: Options) -> int:
    """Check the project and print; 1 where a mistake of ours blocks publication, 2 for what cannot be
    compared with.
    """
    if options.since is not None and options.baseline is not None:
        raise click.UsageError("--since and --baseline are two states to compare with: give one of them.")
    with remembered(options.project, not options.no_cache) as cache:
        return _check(options, cache)


def _check(options: Options, cache: ProjectCache) -> int:
    with ProgressLine(printer(stderr=True, quiet=options.quiet)) as line:
        progress = partial(_show_stage, line, wording_of(options.language or ENGLISH))
        check = _remembering(options, cache, progress)
        checked = check.again(options.project) if check else None
        if checked is None:
            examined = _examine(options, cache, progress, check)
    if checked is not None:
        _print(compare(checked.told, ()), options, None, Printed(checked.texts, checked.reports))
        return DONE
    return _told(options, examined, cache)


def _remembering(options: Options, cache: ProjectCache, progress: Progress) -> ProjectCheck | None:
    """The check by what is remembered; ``None`` where nothing is, another state or notes are asked for, or
    there are few reports."""
    memory = check_memory(cache) if _is_plain(options) else None
    if memory is None:
        return None
    tell = partial(_told_findings, options.language)
    return ProjectCheck(memory, options.language or "", tell, progress, cache)


def _is_plain(options: Options) -> bool:
    """True where neither another state is asked for nor notes."""
    others = (options.since, options.baseline, options.write_baseline, options.as_known_on)
    return not options.notes and all(other is None for other in others)


def _told_findings(language: str | None, examined: Examined) -> Told:
    return told_findings(examined, language or default_language(examined))


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed beside mistakes: the texts in which they stand, and how many reports were checked."""

    texts: Mapping[str, str]
    reports: int


def _told(options: Options, examined: Examined, cache: ProjectCache) -> int:
    """Print what a whole check tells, and what is new of it; returns the exit code."""
    if not _is_spoken(options.language, examined):
        return refuse(_unknown_language(options.language, examined))
    earlier = _earlier_state(options, examined, cache)
    if isinstance(earlier, str):
        return refuse(wording_of(options.language or ENGLISH).text(earlier))
    language = options.language or default_language(examined)
    noted = options.notes or options.write_baseline is not None
    diagnostics = diagnostics_of(examined, language, notes=noted)
    if options.write_baseline:
        _write_baseline(diagnostics, options.write_baseline)
    compared = _compared(diagnostics, earlier, options.notes)
    _print(compared, options, earlier, Printed(examined.sources.texts, len(examined.ledger.reports)))
    return BLOCKED if examined.blocked else DONE


def _is_spoken(language: str | None, examined: Examined) -> bool:
    """True of a language of the site, and where none is named. Where its languages cannot be read, mistakes
    are told in any that has words for them."""
    if not language:
        return True
    if examined.languages:
        return language in examined.languages
    return wording_of(language).language != ENGLISH or language == ENGLISH


def _unknown_language(language: str, examined: Examined) -> str:
    wording = wording_of(language)
    there = ", ".join(examined.languages) or "none"
    return wording.whole(wording.say(NO_LANGUAGE, language=visible(language), there=there))


def _earlier_state(options: Options, examined: Examined, cache: ProjectCache) -> Earlier | str | None:
    """The state to compare with, if one is named. What reads it is loaded for that alone."""
    if options.since is None and options.baseline is None:
        return None
    from hasila.cli.earlier import earlier_state

    return earlier_state(options, examined, cache)


def _write_baseline(diagnostics: Iterable[IdentifiedDiagnostic], path: Path) -> None:
    """Keep what is pointed out in the file ``path``. What writes it is loaded for that alone."""
    from hasila.build.writer import write_file
    from hasila.reconcile.comparison import baseline

    write_file(baseline(identified.identity for identified in diagnostics), path)


def _examine(
    options: Options, cache: ProjectCache, progress: Progress, check: ProjectCheck | None
) -> Examined:
    """The project, examined; a ``check`` that remembers is told."""
    seen: list[Fingerprint] = []
    look = None if check is None else _looking(seen)
    examined = examine(options.project, progress, options.as_known_on, cache, look)
    if needs_rehearsal(examined):
        return _rehearsed(examined)
    if check is not None and _is_spoken(options.language, examined):
        check.keep(examined, seen[0])
    return examined


def _looking(seen: list[Fingerprint]) -> Callable[[FoundFiles], object]:
    """Has the fingerprint of files put into ``seen``: the files themselves are let go of."""

    def look(found: FoundFiles) -> None:
        seen.append(fingerprint_of(found))

    return look


def _show_stage(line: ProgressLine, wording: Wording, stage: str) -> None:
    show_stage(line, wording.say(stage) if stage in STAGES else stage)


def _rehearsed(examined: Examined) -> Examined:
    """``examined`` with what making its pages tells. What makes pages is loaded for that alone."""
    from hasila.build.rehearsal import rehearse

    return rehearse(examined)


def default_language(examined: Examined) -> str:
    """English where the site has it, else its first language."""
    return "en" if "en" in examined.languages else next(iter(examined.languages), "")


def _compared(
    diagnostics: Iterable[IdentifiedDiagnostic], earlier: Earlier | None, notes: bool
) -> DiagnosticDiff:
    """``diagnostics`` beside those of ``earlier``; without ``notes`` the notes of both are left out."""
    shown = [identified for identified in diagnostics if notes or not is_note(identified.identity)]
    if earlier is None:
        return compare(shown, ())
    return compare((*earlier.edits, *shown), _counted(earlier, notes))


def _counted(earlier: Earlier, notes: bool) -> Iterable[Identity]:
    return (identity for identity in earlier.identities if notes or not is_note(identity))


def _print(compared: DiagnosticDiff, options: Options, earlier: Earlier | None, printed: Printed) -> None:
    shown = (status for status in compared.statuses if options.all or status.new or _is_error(status))
    language = options.language or ENGLISH
    print_statuses(shown, options.format, earlier is not None, printed.texts, language)
    wording = wording_of(language)
    console = printer(stderr=True, quiet=options.quiet)
    for line in (_summary(printed.reports, compared, earlier, wording), *next_steps(compared, wording)):
        console.print(wording.whole(line))


def _mistake(status: DiagnosticStatus) -> Diagnostic:
    return status.identified.diagnostic


def _is_error(status: DiagnosticStatus) -> bool:
    return _mistake(status).severity == "error"


def _is_warning(status: DiagnosticStatus) -> bool:
    return _mistake(status).severity == "warning"


def _summary(number: int, compared: DiagnosticDiff, earlier: Earlier | None, wording: Wording) -> str:
    """The ``number`` of reports that were checked, and that of what was pointed out by kind."""
    reports = wording.count(*NOUNS["report"], number)
    counts = wording.listed(*_counts(compared, wording))
    summary = f"{reports}: {counts}"
    if earlier is None:
        return summary
    new, standing, gone = map(str, (compared.new, compared.standing, compared.gone))
    return wording.say(COMPARED, summary=summary, new=new, standing=standing, name=earlier.name, gone=gone)


def _counts(compared: DiagnosticDiff, wording: Wording) -> Iterator[str]:
    kinds = [status.identified.identity[0] for status in compared.statuses]
    yield wording.count(*NOUNS["error"], sum(map(_is_error, compared.statuses)))
    yield wording.count(*NOUNS["warning"], sum(map(_is_warning, compared.statuses)))
    yield wording.count(*NOUNS["finding"], kinds.count("finding"))
    if "note" in kinds:
        yield wording.count(*NOUNS["note"], kinds.count("note"))


def next_steps(compared: DiagnosticDiff, wording: Wording) -> Iterator[str]:
    """A line or two on what to do: where to begin, and whether anything forbids publication."""
    errors = [status for status in compared.statuses if _is_error(status)]
    if errors:
        yield from _steps_for(errors, wording)
    elif any(status.new and _is_warning(status) for status in compared.statuses):
        any_code = _explained("CODE", wording)
        yield wording.say(WARNED, code=any_code)


def _steps_for(errors: list[DiagnosticStatus], wording: Wording) -> Iterator[str]:
    causes = len(group_diagnostics(errors))
    counted = wording.count(*NOUNS["error"], len(errors))
    if causes < len(errors):
        counted += f" ({wording.count(*NOUNS['cause'], causes)})"
    yield wording.say(BLOCKED_BY_ONE if len(errors) == 1 else BLOCKED_BY, counted=counted)
    first = _mistake(errors[0])
    location = visible(str(first.location))
    yield wording.say(BEGIN, location=location, code=_explained(first.code, wording))


def _explained(code: str, wording: Wording) -> str:
    """``code`` as ``hasila explain`` is asked for it in the language of ``wording``."""
    return code if wording.language == ENGLISH else f"{code} --lang {wording.language}"
