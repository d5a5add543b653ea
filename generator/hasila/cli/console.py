"""Mistakes and what is published of findings, printed: for a person, for a program, for a workflow on GitHub.

``text`` shows the line and the next step, ``short`` is one line each as compilers print it, ``jsonl`` one
object a line (``json`` is its older name), ``github`` one workflow command a line, ``sarif`` one log. In each
of them one cause is told once, with the further places beside it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from hasila.cli.excerpt import end_column, excerpt
from hasila.cli.printer import Printer, printer
from hasila.cli.progress import ProgressLine
from hasila.cli.stopping import raise_if_stopped
from hasila.cli.wording import ENGLISH, Wording, wording_of
from hasila.model.diagnostic_causes import DiagnosticGroup, group_diagnostics, subject
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.identified_diagnostic import DiagnosticStatus, IdentifiedDiagnostic
from hasila.model.visible import sentence, visible

FORMATS = ("text", "short", "jsonl", "json", "github", "sarif")
_COLOURS = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}
_PLACES = 12
"""Further places of one cause that are listed; of the rest the number is said."""

PUBLISHED = "What was published"
STANDS = "(stands)"
ALSO = "also: {places}"
NEXT = "next: {hint}"
WHOLE = "whole file"
MORE = "{n} more"
REST = "… and {n} more"
AND_MORE = "(and {n} more)"
SAID = (PUBLISHED, STANDS, ALSO, NEXT, WHOLE, MORE, REST, AND_MORE, *_COLOURS)
"""What is said around mistakes; the catalogues of the wording have these, too."""

Texts = Mapping[str, str]
"""The files of the project by their path, as they were read."""


def show_stage(line: ProgressLine, stage: str) -> None:
    """Show which stage of the work has begun, or how far it is.

    :raises Stopped: where the command was asked to end meanwhile
    """
    raise_if_stopped()
    line.update(stage)


def print_diagnostics(
    diagnostics: Sequence[Diagnostic], format_: str = "text", texts: Texts | None = None
) -> None:
    """Print each of ``mistakes``, compared with nothing."""
    statuses = (DiagnosticStatus(IdentifiedDiagnostic((), diagnostic)) for diagnostic in diagnostics)
    print_statuses(statuses, format_, compared=False, texts=texts)


def print_statuses(
    statuses: Iterable[DiagnosticStatus],
    format_: str,
    compared: bool,
    texts: Texts | None = None,
    language: str = ENGLISH,
) -> None:
    """Print each cause, by file; where it was ``compared`` with an earlier state, also that it is new or
    stands. Mistakes are told in ``language`` as far as it has words for them.
    """
    wording = wording_of(language)
    groups = [_told(group, wording) for group in group_diagnostics(statuses)]
    if format_ == "text":
        _print_text(groups, compared, texts or {}, wording)
        return
    if format_ == "sarif":
        from hasila.cli.sarif import sarif_text

        print(sarif_text(groups, compared, texts or {}))
        return
    write = _WRITERS[format_]
    for cause in groups:
        new = cause.status.new if compared else None
        sys.stdout.write(write(cause, new, texts or {}, wording) + "\n")


def _told(group: DiagnosticGroup, wording: Wording) -> DiagnosticGroup:
    """``group`` in the words of a language; as it is where one of its mistakes cannot be told in them."""
    told = [_in_words(status, wording) for status in (group.status, *group.further)]
    known = [status for status in told if status is not None]
    return DiagnosticGroup(known[0], tuple(known[1:])) if len(known) == len(told) else group


def _in_words(status: DiagnosticStatus, wording: Wording) -> DiagnosticStatus | None:
    told = wording.identified(status.identified)
    return None if told is None else replace(status, identified=told)


# For a person


def _print_text(groups: Sequence[DiagnosticGroup], compared: bool, texts: Texts, wording: Wording) -> None:
    console = printer()
    ordered = by_file(groups)
    counts = Counter(_heading(cause, wording) for cause in ordered)
    last_heading = ""
    for number, cause in enumerate(ordered):
        if number:
            console.print()
        heading = _heading(cause, wording)
        if console.is_terminal and heading != last_heading:
            console.print(f"{heading} ({counts[heading]})", style="bold underline")
            last_heading = heading
        _print(console, cause, compared, texts, wording)


def _heading(cause: DiagnosticGroup, wording: Wording) -> str:
    """The line above the messages of one file on a terminal."""
    if cause.diagnostic.severity == "note":
        return wording.say(PUBLISHED)
    return visible(_path(cause))


def by_file(groups: Iterable[DiagnosticGroup]) -> tuple[DiagnosticGroup, ...]:
    """The mistakes in our own files, file by file; then what was published, in the order in which it was
    found.
    """
    ours = [cause for cause in groups if cause.diagnostic.severity != "note"]
    published = [cause for cause in groups if cause.diagnostic.severity == "note"]
    grouped = groupby(sorted(ours, key=_path), key=_path)
    return (*(cause for _, causes in grouped for cause in causes), *published)


def _path(cause: DiagnosticGroup) -> str:
    return cause.diagnostic.location.path


def _print(console: Printer, cause: DiagnosticGroup, compared: bool, texts: Texts, wording: Wording) -> None:
    diagnostic = cause.diagnostic
    place = visible(str(diagnostic.location))
    console.print(f"{place}: ", end="", style="bold")
    _print_message(console, diagnostic, _standing(cause, compared, wording), wording)
    if wording.language != ENGLISH and _is_mistake(cause.status):
        console.print(f"    {_title(diagnostic.code, wording.language)}")
    _print_excerpt(console, diagnostic, texts, wording)
    if cause.further:
        also = wording.say(ALSO, places=further_places(cause, wording))
        console.print(f"    {wording.line(also)}")
    if diagnostic.hint:
        following = wording.say(NEXT, hint=sentence(diagnostic.hint))
        console.print(f"    {wording.line(following)}")


def _print_message(console: Printer, diagnostic: Diagnostic, stands: str, wording: Wording) -> None:
    """The kind of what is told in its colour, and its message, as one run of the language."""
    begun, ended = wording.fence
    kind = f"{wording.say(diagnostic.severity)}{wording.apart(f'[{diagnostic.code}]')}"
    console.print(f"{begun}{kind}", style=_COLOURS[diagnostic.severity], end="")
    console.print(f"{stands}: {sentence(diagnostic.message)}{ended}")


def _standing(cause: DiagnosticGroup, compared: bool, wording: Wording) -> str:
    """What is said of a cause that was there before, in what it is compared with."""
    return f" {wording.say(STANDS)}" if compared and not cause.status.new else ""


def _is_mistake(status: DiagnosticStatus) -> bool:
    """True for a mistake in a file; findings and notes are told in the language that is asked for."""
    return status.identified.identity[:1] not in (("finding",), ("note",))


def _title(code: str, language: str) -> str:
    """What a code means, in a language; its catalogue is read for that alone."""
    from hasila.cli.explain import story

    title, _ = story(code, language)
    return title


def _print_excerpt(console: Printer, diagnostic: Diagnostic, texts: Texts, wording: Wording) -> None:
    """The line that is meant. A finding shows its arithmetic instead."""
    location = diagnostic.location
    if diagnostic.severity == "note" or location.path not in texts:
        return
    text = texts[location.path]
    shown = excerpt(text, location.path, location.line, location.column, location.length, wording)
    styles = ("dim", _COLOURS[diagnostic.severity])
    for row, style in zip(shown, styles, strict=False):
        console.print(row, style=style)


def further_places(cause: DiagnosticGroup, wording: Wording) -> str:
    """The further places: lines and columns by file, with the thing that is named where that differs."""
    listed = cause.further[:_PLACES]
    subjects = {subject(_mistake(status)) for status in cause.further}
    named = subjects != {subject(cause.diagnostic)}
    files = groupby(listed, key=lambda status: _mistake(status).location.path)
    places = [wording.apart(f"{visible(path)}:{_lines(alike, named, wording)}") for path, alike in files]
    rest = len(cause.further) - len(listed)
    more = f" {wording.count(REST, REST, rest)}" if rest else ""
    counted = wording.count(MORE, MORE, len(cause.further))
    return f"{counted}: {'; '.join(places)}{more}"


def _mistake(status: DiagnosticStatus) -> Diagnostic:
    return status.identified.diagnostic


def _lines(alike: Iterable[DiagnosticStatus], named: bool, wording: Wording) -> str:
    describe = _named_line if named else _line
    return ", ".join(describe(_mistake(status), wording) for status in alike)


def _named_line(diagnostic: Diagnostic, wording: Wording) -> str:
    return f"{_line(diagnostic, wording)} {sentence(subject(diagnostic))}"


def _line(diagnostic: Diagnostic, wording: Wording) -> str:
    location = diagnostic.location
    return f"{location.line}:{location.column}" if location.line else wording.say(WHOLE)


# For a program


def _short(cause: DiagnosticGroup, new: bool | None, _: Texts, wording: Wording) -> str:
    diagnostic = cause.diagnostic
    stands = f" {wording.say(STANDS)}" if new is False else ""
    more = f" {wording.count(AND_MORE, AND_MORE, len(cause.further))}" if cause.further else ""
    location = visible(str(diagnostic.location))
    kind = f"{diagnostic.severity}[{diagnostic.code}]"
    message = sentence(diagnostic.message)
    return f"{location}: {kind}{wording.line(f'{stands}: {message}{more}')}"


def _json(cause: DiagnosticGroup, new: bool | None, texts: Texts, _: Wording) -> str:
    diagnostic = cause.diagnostic
    record: dict[str, object] = {**_span(diagnostic.location, texts)}
    record |= {"severity": diagnostic.severity, "code": diagnostic.code}
    record |= {"message": diagnostic.message, "hint": diagnostic.hint}
    if new is not None:
        record["new"] = new
    if cause.further:
        record["also"] = [_span(_mistake(status).location, texts) for status in cause.further]
    return _escaped(json.dumps(record, ensure_ascii=False))


def _span(location: Location, texts: Texts) -> dict[str, str | int]:
    """A place with the column after what is meant, on the same line; 0 where the place is a whole file."""
    end = end_column(location, texts)
    return {"path": location.path, "line": location.line, "column": location.column, "end": end}


def _escaped(text: str) -> str:
    """JSON in which what cannot be seen is written as an escape: it may be looked at in a terminal, too."""
    return "".join(map(_seen_or_escaped, text))


def _seen_or_escaped(letter: str) -> str:
    return letter if visible(letter) == letter else json.dumps(letter)[1:-1]


def _github(cause: DiagnosticGroup, new: bool | None, texts: Texts, wording: Wording) -> str:
    """A GitHub workflow command, with its own escapes for the characters that would end it.

    GitHub takes any field, and shows its own.
    """
    diagnostic = cause.diagnostic
    also = wording.say(ALSO, places=further_places(cause, wording)) if cause.further else ""
    lines = [_each_line(diagnostic.message), also, _each_line(diagnostic.hint)]
    message = "\n".join(filter(None, lines))
    properties = [*_position(diagnostic.location, texts), f"title={_property(diagnostic.code)}"]
    if new is not None:
        properties.append(f"new={str(new).lower()}")
    command = _GITHUB[diagnostic.severity]
    return f"::{command} {','.join(properties)}::{_data(message)}"


def _position(location: Location, texts: Texts) -> Iterator[str]:
    yield f"file={_property(location.path)}"
    if location.line:
        yield f"line={location.line}"
        yield f"col={location.column}"
        yield f"endColumn={end_column(location, texts)}"


def _each_line(text: str) -> str:
    return "\n".join(sentence(line) for line in text.splitlines())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    data = _data(visible(text))
    return data.replace(":", "%3A").replace(",", "%2C")


_WRITERS: Mapping[str, Callable[[DiagnosticGroup, bool | None, Texts, Wording], str]] = {
    "short": _short,
    "json": _json,
    "jsonl": _json,
    "github": _github,
}
