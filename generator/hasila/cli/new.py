"""``hasila new``: a draft of a report from its raw text, for a person to check."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

import click

from hasila.build.cache import remembered
from hasila.build.examining import Examined, examine
from hasila.build.writer import write_file
from hasila.cli.commands import Command
from hasila.cli.names import publisher_names
from hasila.cli.options import DONE, Options, in_project, refuse, takes_options, text_option
from hasila.cli.read import LANGUAGES, markup_refusal, no_rules_for, written_in
from hasila.cli.review import review
from hasila.ingest.copied_sentences import sentence_digests
from hasila.ingest.drafting import Draft, DraftRequest, draft
from hasila.ingest.drafting.corrected import earlier_figures
from hasila.ingest.drafting.habits import usual_places
from hasila.ingest.fields import did_you_mean
from hasila.model.address import masked
from hasila.model.calendar import to_date

_HELP = "Draft a report file from its raw text, for a person to check."
_NEXT = (
    "Nothing of this is published yet: decide each doubt in the file and take its entry away, "
    "restate the sentences of the source, then run `hasila check`."
)


@click.command(cls=Command, help=_HELP)
@in_project
@text_option("--from", "text", metavar="FILE", help="the raw text, in UTF-8")
@text_option("--review", metavar="FILE", help="answer the doubts of a drafted report one by one")
@click.option("--translation", metavar="FILE", help="the text in the other language, in UTF-8")
@click.option(
    "--publisher",
    default="",
    metavar="ID",
    help="whose report it is (content/vocabulary/publishers.yaml)",
    shell_complete=publisher_names,
)
@text_option("--published", metavar="YYYY-MM-DD", help="its day of publication")
@text_option("--name", metavar="WORD", help="tells it from another of its publisher on that day")
@click.option(
    "--language",
    "--lang",
    default="",
    type=click.Choice(("", *LANGUAGES)),
    metavar="CODE",
    help=f"language of the raw text: {', '.join(LANGUAGES)} (default: by its words)",
)
@text_option("--url", metavar="ADDRESS", help="address of the source")
@takes_options
def command(options: Options) -> int:
    """Write the draft and print its doubts; 2 where it cannot be made or a file is in its place."""
    if options.review:
        return review(Path(options.review))
    refusal = _missing(options) or _day_refusal(options.published) or _name_refusal(options.name)
    if refusal:
        return refuse(refusal)
    text = Path(options.text).read_text(encoding="utf-8")
    path = _path(options, text)
    refusal = _taken(path) or markup_refusal(options.text, text)
    refusal = refusal or no_rules_for(options.language or written_in(text))
    if refusal:
        return refuse(refusal)
    with remembered(options.project) as cache:
        examined = examine(options.project, lambda _: None, cache=cache)
    vocabulary = examined.vocabulary
    refusal = _publisher_refusal(options.publisher, vocabulary.publishers) or _url_refusal(options.url)
    if refusal:
        return refuse(refusal)
    request = _request(options, text, examined)
    translation = Path(options.translation).read_text(encoding="utf-8") if options.translation else ""
    drafted = draft(text, request, vocabulary, translation, _other(request.language))
    refusal = _link_refusal(path)
    if refusal:
        return refuse(refusal)
    _write(drafted, path, _other(request.language) if translation else "")
    print(path)
    for doubt in drafted.doubts:
        print(f"  doubt: {doubt}")
    print(_NEXT)
    return DONE


def _missing(options: Options) -> str:
    """The option that a draft needs and that is not given."""
    for name, value in (
        ("from", options.text),
        ("publisher", options.publisher),
        ("published", options.published),
    ):
        if not value:
            return (
                f"--{name} is missing: a draft needs --from, --publisher and --published (or --review FILE)"
            )
    return ""


_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _name_refusal(name: str) -> str:
    wrong = name and not _NAME.fullmatch(name)
    return f"{name} is no name: small letters, digits and hyphens, such as morning" if wrong else ""


_MOST_OF_A_DAY = 99


def _path(options: Options, text: str) -> Path:
    """The file of the draft; another report of the publisher on that day has a number behind its name."""
    folder: Path = options.project / "content" / "reports"
    stem = f"{options.published}-{options.publisher}" + (f"-{options.name}" if options.name else "")
    first = folder / f"{stem}.md"
    if options.name or not first.is_file() or _holds(first, text):
        return first
    others = (folder / f"{stem}-{number}.md" for number in range(2, _MOST_OF_A_DAY))
    return next((path for path in others if not path.exists() or _holds(path, text)), first)


def _holds(path: Path, text: str) -> bool:
    """True where the file was drafted from the same text: its head has the digests of its sentences."""
    written = path.read_text(encoding="utf-8") if path.is_file() else ""
    digests = sentence_digests(text)
    return bool(digests) and all(digest in written for digest in digests)


def _day_refusal(published: str) -> str:
    return "" if to_date(published) else f"{published} is no day of the calendar; write YYYY-MM-DD"


def _taken(path: Path) -> str:
    taken = path.exists() or path.is_symlink()
    return f"{path} is there already; give another day or a --name, or move it away" if taken else ""


def _publisher_refusal(publisher: str, known: Collection[str]) -> str:
    if publisher in known:
        return ""
    return f"there is no publisher {publisher}; {did_you_mean(publisher, list(known))}"


def _url_refusal(url: str) -> str:
    shown = masked(url)
    if shown == url:
        return ""
    return f"{shown} carries a user name or a password; give it without what stands before the @"


def _link_refusal(path: Path) -> str:
    """The refusal to write through a link that stands in place of a folder."""
    linked = [folder for folder in (path.parent, path.parent.parent) if folder.is_symlink()]
    return f"{linked[0]} is a link; put the folder itself there" if linked else ""


def _request(options: Options, text: str, examined: Examined) -> DraftRequest:
    published = to_date(options.published)
    assert published is not None, "refused before"
    language = options.language or written_in(text)
    reports, vocabulary = examined.ledger.reports, examined.vocabulary
    places = usual_places(reports, options.publisher, published, vocabulary)
    earlier = earlier_figures(reports, options.publisher, published)
    return DraftRequest(options.publisher, published, language, options.url, places, earlier)


def _other(language: str) -> str:
    return "en" if language == "ar" else "ar"


def _write(drafted: Draft, path: Path, translated: str) -> None:
    """Write the draft, and beside it the one in the language ``translated`` where there is one."""
    write_file(drafted.report.encode(), path)
    if translated:
        beside = path.with_suffix(f".{translated}.md")
        write_file(drafted.translation.encode(), beside)
