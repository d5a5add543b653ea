"""``hasila capture``: takes the page that a person saved of a source into the repository, and says where the
marked words stand in it. Nothing is fetched, and nothing of it is published."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from hasila.build.examining import examine
from hasila.build.writer import write_file
from hasila.cli.commands import Argument, Command
from hasila.cli.names import report_names
from hasila.cli.options import DONE, Options, in_project, refuse, takes_options, text_option
from hasila.ingest.fields import did_you_mean
from hasila.ingest.saved_page import NoReader, page_text, places_of
from hasila.model.calendar import to_date
from hasila.model.report import Report
from hasila.model.visible import visible

_HELP = "Keep the page of a source that you saved, and find the marked words in it."
FOLDER = "captures"
"""The folder of the project that holds what was saved; no part of the site is made of it."""
_LARGEST = 64 * 1024 * 1024
_DIGEST_LETTERS = 12
_SOURCE = re.compile(r"^source:(?: *\{(?P<flow>.*)\} *| *(?P<block>(?:\n +.*)+))$", re.MULTILINE)
_EMPTY = re.compile(r",? *\b(?:captured|sha256): *(?:null|~)(?=[ ,]|$)", re.MULTILINE)


@click.command(cls=Command, help=_HELP)
@click.argument(
    "report", cls=Argument, metavar="REPORT", help="the id of the report", shell_complete=report_names
)
@click.argument(
    "file",
    cls=Argument,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="the page as you saved it: HTML, text, PDF or WARC",
)
@in_project
@text_option("--on", metavar="YYYY-MM-DD", help="the day on which it was saved (default: today)")
@takes_options
def command(options: Options) -> int:
    """Keep the page and record its digest and day in the report; 2 where that cannot be."""
    day = to_date(options.on) if options.on else date.today()
    if day is None:
        return refuse(f"--on {visible(options.on)} is no day of the calendar; write YYYY-MM-DD")
    if not options.file.is_file() or options.file.stat().st_size > _LARGEST:
        return refuse(f"{visible(str(options.file))} is no file of up to 64 MB")
    reports = {report.id: report for report in examine(options.project, lambda _: None).ledger.reports}
    report = reports.get(options.report)
    if report is None:
        hint = did_you_mean(options.report, sorted(reports))
        return refuse(f"there is no report {visible(options.report)}; {hint}")
    return _captured(options.project, report, options.file, day)


def _captured(project: Path, report: Report, file: Path, day: date) -> int:
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if report.source.sha256 not in (None, digest):
        return refuse(_second(report, digest, day))
    try:
        text = page_text(file.name, content, report.source.url)
    except NoReader as missing:
        return refuse(f"this kind of file needs a library more: `pip install 'hasila[{missing.args[0]}]'`")
    head = project / report.path
    recorded = _recorded(head.read_text(encoding="utf-8"), digest, day)
    if report.source.sha256 is None and recorded is None:
        return refuse(f"{report.path} has no `source` in its head that a capture can be written into")
    ending = "".join(file.suffixes[-2:])
    name = f"{day}-{digest[:_DIGEST_LETTERS]}{ending}"
    kept = Path(FOLDER) / report.id / name
    write_file(content, project / kept)
    if report.source.sha256 is None and recorded is not None:
        write_file(recorded.encode(), head)
    print(f"{kept.as_posix()}\nsha256 {digest}, captured {day}: {report.path}")
    for line in _told(report, text):
        print(line)
    return DONE


def _recorded(text: str, digest: str, day: date) -> str | None:
    """The report with the day and the digest in its head, where ``source`` leaves room for them; ``None``
    where it does not."""
    source = _SOURCE.search(text)
    if source is None:
        return None
    stated = _EMPTY.sub("", source[0])
    if "captured:" in stated:
        return None
    flow = source["flow"]
    filled = _in_flow(flow, digest, day) if flow else _in_block(source["block"], digest, day)
    before = text[: source.start()]
    return before + filled + text[source.end() :]


def _in_flow(keys: str, digest: str, day: date) -> str:
    """``source`` on one line, between braces."""
    kept = _EMPTY.sub("", keys).strip(" ,")
    return f"source: {{{kept}, captured: {day}, sha256: {digest}}}"


def _in_block(lines: str, digest: str, day: date) -> str:
    """``source`` with a key a line."""
    stated = lines.strip("\n").split("\n")
    kept = [line for line in stated if not _EMPTY.fullmatch(line.strip())]
    first = kept[0]
    depth = len(first) - len(first.lstrip())
    indent = " " * depth
    written = [f"{indent}captured: {day}", f"{indent}sha256: {digest}"]
    return "\n".join(["source:", *kept, *written])


def _second(report: Report, digest: str, day: date) -> str:
    """Why a second capture is not recorded by itself: a person says what the source said before."""
    return (
        f"{report.id} was captured before with another digest: the source has changed. Move that capture "
        f"under `earlier:` with what it said, and write `captured: {day}` and `sha256: {digest}` "
        "(content/README.md, “If the page of a source is edited”)"
    )


def _told(report: Report, text: str | None) -> Iterator[str]:
    """Where the words of each figure stand in the page, in the language of the source."""
    if text is None:
        yield "its text is not read here: look for the marked words yourself"
        return
    for figure in report.figures:
        for mention in figure.mentions:
            if mention.language != report.language:
                continue
            places = places_of(mention.words, text)
            where = f"…{places[0].around}…" if places else "not in these words"
            also = f" ({len(places)} places)" if len(places) > 1 else ""
            yield f"{figure.id}: {visible(mention.words)} — {visible(where)}{also}"
