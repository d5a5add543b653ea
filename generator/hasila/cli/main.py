"""The door: the command ``hasila``. The only floor that knows of terminals, arguments and exit codes."""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
import textwrap
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from time import perf_counter

from rich.console import Console

from hasila import __version__
from hasila.build.pipeline import Built, build, examine
from hasila.build.writer import may_replace, write_file
from hasila.cli import check as checking
from hasila.cli import history as recalling
from hasila.cli import tools
from hasila.cli.console import print_mistakes
from hasila.ingest.drafting import DraftRequest, draft
from hasila.ingest.fields import did_you_mean, to_date
from hasila.model.address import masked, public_address
from hasila.model.diagnostic_codes import CODES
from hasila.model.visible import visible
from hasila.publish.offline import pack

DONE, BLOCKED, USAGE = 0, 1, 2
Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when done, 1 when a mistake in the content blocks publication, 2 for wrong usage."""
    parser = _parser()
    options = parser.parse_args(arguments)
    collect_seldom()
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


def collect_seldom() -> None:
    """Have the collector of circular values look seldom: a build makes millions of values and hardly a circle, and
    looking for one all the time took a sixth of it."""
    gc.set_threshold(5_000_000, 100, 100)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hasila", description="Turn a folder of published casualty reports into a bilingual site whose every number shows its sums.",
        epilog="Exit codes: 0 done, 1 a mistake in the content blocks publication (nothing is published), 2 wrong usage.",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"hasila {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="")
    _add_build(commands)
    check = _add(
        commands, "check", checking.check, "check the content and list what does not add up; writes nothing"
    )
    checking.add_options(check)
    history = commands.add_parser(
        "history", help="show what was committed of a figure's value, commit by commit"
    )
    recalling.add_options(history)
    _project(history, recalling.history)
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
        "--language",
        default="",
        choices=tools.LANGUAGES,
        help="language of the raw text (default: by its letters)",
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
    _project(parser, run)
    if out:
        parser.add_argument(
            "--out",
            type=Path,
            default=None,
            metavar="DIR",
            help="where the site goes (default: PROJECT/public); an older site there is replaced when the new one is complete",
        )
    return parser


def _add_build(commands) -> None:
    made = _add(commands, "build", _build, "build the site", out=True)
    made.add_argument(
        "--address", default="", metavar="URL", help="public address of the site (default: that of site.yaml)"
    )
    made.add_argument(
        "--zip",
        type=Path,
        metavar="FILE",
        help="put the site into one file, too, that opens from a folder without a network",
    )
    checking.add_known_on(made)


def _project(parser: argparse.ArgumentParser, run: Run) -> None:
    """The folder that a command works on; what is no folder is refused before ``run`` sees it."""
    parser.add_argument(
        "project",
        nargs="?",
        type=Path,
        default=Path("."),
        metavar="PROJECT",
        help="folder that holds content/ (default: this one)",
    )
    parser.set_defaults(run=partial(_inside, run))


def _inside(run: Run, options: argparse.Namespace) -> int:
    problem = None if options.project.is_dir() else f"there is no folder {options.project}"
    return tools.refuse(problem) if problem else run(options)


def _build(options: argparse.Namespace) -> int:
    console, out = Console(stderr=True), options.out or options.project / "public"
    if options.address and not public_address(options.address):
        return tools.refuse(
            f"{options.address} is no public address; write https://, the host and the folder"
        )
    refusal = may_replace(out)
    if refusal:
        return tools.refuse(f"{refusal.message}; {refusal.hint}")
    start = perf_counter()
    with console.status("") as status:
        built = build(
            options.project,
            out,
            lambda text: status.update(f"{text} …"),
            options.as_known_on,
            public_address(options.address),
        )
    print_mistakes(built.examined.mistakes, "text", built.examined.sources.texts)
    if built.examined.blocked:
        console.print(
            "Nothing was published: the errors above are in our own files. `hasila explain CODE` tells more.",
            markup=False,
        )
        return BLOCKED
    if options.zip:
        write_file(pack(built.files, built.packed), options.zip)
    console.print(_summary(built, out, perf_counter() - start), markup=False)
    return DONE


def _summary(built: Built, out: Path, seconds: float) -> str:
    ledger, size = built.examined.ledger, sum(len(file.content) for file in built.files)
    counts = f"{len(ledger.reports)} reports, {len(ledger.figures)} figures, {len(ledger.checked)} laws, {len(ledger.findings)} findings"
    return f"{counts}\n{len(built.pages)} pages, {len(built.files)} files, {size / 1e6:.1f} MB in {seconds:.1f} s → {out}"


_NEXT = (
    "Nothing of this is published yet: decide each doubt in the file and take its entry away, "
    "restate the sentences of the source, then run `hasila check`."
)


def _new(options: argparse.Namespace) -> int:
    published = to_date(options.published)
    path = options.project / "content" / "reports" / f"{options.published}-{options.publisher}.md"
    problem = None if published else f"{options.published} is no day of the calendar; write YYYY-MM-DD"
    if problem or path.exists() or path.is_symlink() or published is None:
        return tools.refuse(problem or f"{path} is there already; give another day, or move it away")
    vocabulary = examine(options.project, lambda _: None).vocabulary
    if options.publisher not in vocabulary.publishers:
        return tools.refuse(
            f"there is no publisher {options.publisher}; {did_you_mean(options.publisher, list(vocabulary.publishers))}"
        )
    if masked(options.url) != options.url:
        without = "give it without what stands before the @"
        return tools.refuse(f"{masked(options.url)} carries a user name or a password; {without}")
    text = Path(options.text).read_text(encoding="utf-8")
    language = options.language or tools.written_in(text)
    other = "en" if language == "ar" else "ar"
    order = DraftRequest(options.publisher, published, language, options.url)
    translation = Path(options.translation).read_text(encoding="utf-8") if options.translation else ""
    drafted = draft(text, order, vocabulary, translation, other)
    folder = next((one for one in (path.parent, path.parent.parent) if one.is_symlink()), None)
    if folder:
        return tools.refuse(f"{folder} is a link; put the folder itself there")
    write_file(drafted.report.encode(), path)
    if translation:
        write_file(drafted.translation.encode(), path.with_suffix(f".{other}.md"))
    print("\n".join([str(path), *(f"  doubt: {doubt}" for doubt in drafted.doubts), _NEXT]))
    return DONE


def _serve(options: argparse.Namespace) -> int:
    from hasila.cli.serve import serve  # the watcher is not needed by any other command

    return serve(options.project, options.port, print_mistakes)


def _explain(options: argparse.Namespace) -> int:
    if options.code is None:
        for code, (title, _) in sorted(CODES.items()):
            print(f"{code:24} {title}")
        return DONE
    code = _code_in(options.code)
    if code not in CODES:
        return tools.refuse(_no_code(code))
    title, story = CODES[code]
    print(f"{title} [{code}]\n\n{textwrap.fill(story, 88)}")
    return DONE


def _code_in(text: str) -> str:
    """The code in what was copied from a message: `error[bad-yaml]` and `Bad_YAML` are read as people mean them."""
    bracketed = re.search(r"\[([^\]]+)\]", text)
    code = bracketed[1] if bracketed else text
    return code.strip("[]` :").lower().replace("_", "-").replace(" ", "-")


def _no_code(code: str) -> str:
    """What is said of a code that is not there: the nearest ones, by their letters or by a word of their titles."""
    near = get_close_matches(code, CODES, n=3, cutoff=0.6)
    words = {word for word in re.split(r"[^a-z]+", code) if len(word) > 3}
    near += [known for known in sorted(CODES) if known not in near and words & set(known.split("-"))][
        : 3 - len(near)
    ]
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    return f"there is no code {visible(code)}; {meant}`hasila explain` lists them all"


if __name__ == "__main__":
    sys.exit(main())
