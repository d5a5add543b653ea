"""The door: the command ``hasila``. The only floor that knows of terminals, arguments and exit codes."""

from __future__ import annotations

import argparse
import json
import os
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from rich.console import Console

from generator import __version__, tools
from generator.build import Built, Examined, build, examine
from generator.nouns.address import public_address
from generator.nouns.fields import did_you_mean, to_date
from generator.site.sentences import tell
from generator.verbs.check import missing_address
from generator.verbs.draft import Order, draft
from generator.verbs.offline import pack
from generator.verbs.write import may_replace, write_file
from generator.words.codes import CODES
from generator.words.mistake import Mistake

DONE, BLOCKED, USAGE = 0, 1, 2
_COLOURS = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when done, 1 when a mistake in the content blocks publication, 2 for wrong usage."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not hasattr(options, "run"):
        parser.print_help()
        return USAGE
    try:
        return options.run(options)
    except BrokenPipeError:  # the reader of our output, `head` for instance, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        Console(stderr=True).print(
            f"hasila: {error.filename or ''}: {error.strerror or error}", style="red", markup=False
        )
        return USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hasila", description="Turn a folder of published casualty reports into a bilingual site whose every number shows its sums.",
        epilog="Exit codes: 0 done, 1 a mistake in the content blocks publication (nothing is published), 2 wrong usage.",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"hasila {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="")
    _add_build(commands)
    check = _add(commands, "check", _check, "check the content and list what does not add up; writes nothing")
    check.add_argument(
        "--format",
        choices=("text", "jsonl", "github"),
        default="text",
        help="how to print (default: text; github prints workflow annotations)",
    )
    check.add_argument(
        "--language", metavar="CODE", help="language of the findings (default: en, or the site's first)"
    )
    serve = _add(
        commands, "serve", _serve, "build, show the site on this machine, rebuild and reload at each change"
    )
    serve.add_argument(
        "--port", type=int, default=8000, help="port on 127.0.0.1 (default: 8000; 0 takes a free one)"
    )
    new = _add(commands, "new", _new, "draft a report file from its raw text, for a person to check")
    new.add_argument("--from", dest="text", required=True, metavar="FILE", help="the raw text, in UTF-8")
    new.add_argument("--translation", metavar="FILE", help="the text in the other language, in UTF-8")
    new.add_argument(
        "--publisher",
        required=True,
        metavar="ID",
        help="whose report it is (content/vocabulary/publishers.yaml)",
    )
    new.add_argument("--published", required=True, metavar="YYYY-MM-DD", help="its day of publication")
    new.add_argument(
        "--language", default="ar", choices=("ar", "en"), help="language of the raw text (default: ar)"
    )
    new.add_argument("--url", default="", help="address of the source")
    tools.add_read(commands)
    tools.add_verify(commands)
    explain = commands.add_parser(
        "explain", help="explain a code, for example `hasila explain languages-disagree`"
    )
    explain.add_argument(
        "code", nargs="?", help="the code between the brackets of a message; without it, all codes are listed"
    )
    explain.set_defaults(run=_explain)
    return parser


def _add(commands, name: str, run, help_: str, out: bool = False) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
    parser.add_argument(
        "project",
        nargs="?",
        type=Path,
        default=Path("."),
        metavar="PROJECT",
        help="folder that holds content/ (default: this one)",
    )
    if out:
        parser.add_argument(
            "--out",
            type=Path,
            default=None,
            metavar="DIR",
            help="where the site goes (default: PROJECT/public); an older site there is replaced when the new one is complete",
        )
    parser.set_defaults(run=run)
    return parser


def _add_build(commands) -> None:
    made = _add(commands, "build", _build, "build the site", out=True)
    made.add_argument(
        "--address", default="", metavar="URL", help="public address of the site (default: that of site.yaml)"
    )
    made.add_argument("--zip", type=Path, metavar="FILE", help="put the site into one file, too, that opens from a folder without a network")


def _build(options: argparse.Namespace) -> int:
    console, out = Console(stderr=True), options.out or options.project / "public"
    refusal = _no_project(options.project) or _bad_address(options.address) or may_replace(out)
    if refusal:
        return tools.refuse(refusal if isinstance(refusal, str) else f"{refusal.message}; {refusal.hint}")
    start = perf_counter()
    with console.status("") as status:
        built = build(
            options.project,
            out,
            lambda text: status.update(f"{text} …") if console.is_terminal else console.print(text),
            public_address(options.address),
        )
    _print_mistakes(built.examined.mistakes, "text")
    if built.examined.blocked:
        console.print(
            "Nothing was published: the errors above are in our own files. `hasila explain CODE` tells more.",
            markup=False,
        )
        return BLOCKED
    if options.zip:
        write_file(pack(built.files), options.zip)
    console.print(_summary(built, out, perf_counter() - start), markup=False)
    return DONE


def _summary(built: Built, out: Path, seconds: float) -> str:
    ledger, size = built.examined.ledger, sum(len(file.content) for file in built.files)
    counts = f"{len(ledger.reports)} reports, {len(ledger.figures)} figures, {len(ledger.checked)} laws, {len(ledger.findings)} findings"
    return f"{counts}\n{len(built.pages)} pages, {len(built.files)} files, {size / 1e6:.1f} MB in {seconds:.1f} s → {out}"


def _no_project(project: Path) -> str | None:
    return None if project.is_dir() else f"there is no folder {project}"


def _bad_address(address: str) -> str | None:
    bad = address and not public_address(address)
    return f"{address} is no public address; write https://, the host and the folder" if bad else None


def _check(options: argparse.Namespace) -> int:
    problem = _no_project(options.project)
    if problem:
        return tools.refuse(problem)
    console = Console(stderr=True)
    examined = examine(
        options.project, lambda text: console.print(f"{text} …") if console.is_terminal else None
    )
    if options.language and options.language not in examined.voices:
        return tools.refuse(
            f"the site has no language {options.language}; it has {', '.join(examined.voices) or 'none'}"
        )
    notes = _findings(examined, options.language or _default_language(examined))
    unknown = () if examined.blocked else missing_address(examined.site)
    _print_mistakes((*examined.mistakes, *unknown, *notes), options.format)
    errors, warnings = (sum(m.severity == one for m in examined.mistakes) for one in ("error", "warning"))
    console.print(
        f"{len(examined.ledger.reports)} reports: {errors} errors, {warnings} warnings, {len(notes)} findings",
        markup=False,
    )
    return BLOCKED if examined.blocked else DONE


def _default_language(examined: Examined) -> str:
    return "en" if "en" in examined.voices else next(iter(examined.voices), "")


def _findings(examined: Examined, language: str) -> tuple[Mistake, ...]:
    """What does not add up in what was published, as notes: published, never blocking."""
    voice = examined.voices.get(language)
    if voice is None:
        return ()
    told = [
        (finding, tell(finding, examined.ledger, examined.vocabulary, voice))
        for finding in examined.ledger.findings
    ]
    return tuple(
        Mistake(
            finding.place,
            finding.verdict.value,
            "note",
            f"{one.headline} {one.line}. {one.sentence}".strip(),
            one.settled_by,
        )
        for finding, one in told
    )


def _print_mistakes(mistakes: Sequence[Mistake], format_: str) -> None:
    console = Console(soft_wrap=True, emoji=False)  # ":o:" in a path is no picture
    for mistake in mistakes:
        if format_ == "jsonl":
            sys.stdout.write(json.dumps(_as_data(mistake), ensure_ascii=False) + "\n")
        elif format_ == "github":
            sys.stdout.write(_annotation(mistake) + "\n")
        else:
            _print_mistake(console, mistake)


def _print_mistake(console: Console, mistake: Mistake) -> None:
    console.print(f"{mistake.place}: ", end="", markup=False, highlight=False)
    console.print(
        f"{mistake.severity}[{mistake.code}]",
        style=_COLOURS[mistake.severity],
        end="",
        markup=False,
        highlight=False,
    )
    console.print(f": {mistake.message}", markup=False, highlight=False)
    if mistake.hint:
        console.print(f"    next: {mistake.hint}", markup=False, highlight=False)


def _as_data(mistake: Mistake) -> dict[str, str | int]:
    place = mistake.place
    return {
        "path": place.path, "line": place.line, "column": place.column, "severity": mistake.severity, "code": mistake.code,
        "message": mistake.message, "hint": mistake.hint,
    }  # fmt: skip


def _annotation(mistake: Mistake) -> str:
    """A GitHub workflow command; its own escapes for the characters that would end it."""
    place, text = mistake.place, f"{mistake.message}\n{mistake.hint}".strip()
    where = [f"file={_property(place.path)}"] + (
        [f"line={place.line}", f"col={place.column}"] if place.line else []
    )
    return f"::{_GITHUB[mistake.severity]} {','.join(where)},title={_property(mistake.code)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _new(options: argparse.Namespace) -> int:
    published, other = to_date(options.published), "en" if options.language == "ar" else "ar"
    path = options.project / "content" / "reports" / f"{options.published}-{options.publisher}.md"
    problem = _no_project(options.project) or (
        None if published else f"{options.published} is no day of the calendar; write YYYY-MM-DD"
    )
    if problem or path.exists() or published is None:
        return tools.refuse(problem or f"{path} is there already; move it away first")
    vocabulary = examine(options.project, lambda _: None).vocabulary
    if options.publisher not in vocabulary.publishers:
        return tools.refuse(
            f"there is no publisher {options.publisher}; {did_you_mean(options.publisher, list(vocabulary.publishers))}"
        )
    order = Order(options.publisher, published, options.language, options.url)
    text = Path(options.text).read_text(encoding="utf-8")
    translation = Path(options.translation).read_text(encoding="utf-8") if options.translation else ""
    drafted = draft(text, order, vocabulary, translation, other)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(drafted.report, encoding="utf-8")
    if translation:
        path.with_suffix(f".{other}.md").write_text(drafted.translation, encoding="utf-8")
    print("\n".join([str(path), *(f"  doubt: {doubt}" for doubt in drafted.doubts)]))
    return DONE


def _serve(options: argparse.Namespace) -> int:
    from generator.serve import serve  # the watcher is not needed by any other command

    return (
        tools.refuse(_no_project(options.project) or "")
        if _no_project(options.project)
        else serve(options.project, options.port, _print_mistakes)
    )


def _explain(options: argparse.Namespace) -> int:
    if options.code is None:
        for code, (title, _) in sorted(CODES.items()):
            print(f"{code:24} {title}")
        return DONE
    code = options.code.strip("[]")
    if code not in CODES:
        return tools.refuse(f"there is no code {code}; `hasila explain` lists them all")
    title, story = CODES[code]
    print(f"{title} [{code}]\n\n{textwrap.fill(story, 88)}")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
