"""``hasila diff``: what the change of the working tree does to the published site, in words."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console

from hasila.build.cache import ProjectCache, remembered
from hasila.build.comparing import compare_sites
from hasila.build.examining import Examined, examine, examine_files
from hasila.cli.check import default_language
from hasila.cli.commands import Argument, Command
from hasila.cli.diff_data import Data, diff_data
from hasila.cli.options import BLOCKED, DONE, Options, in_project, no_cache, refuse, takes_options
from hasila.ingest.git_history import Base, NoAnswer, base_of, files_at, refused_at
from hasila.model.data_class import dataclass
from hasila.model.site_diff import SiteDiff
from hasila.model.visible import sentence
from hasila.publish.i18n.findings import finding_writer
from hasila.publish.i18n.locale import Translator
from hasila.publish.i18n.site_diff import DiffSection, DiffWriter

FORMATS = ("text", "markdown", "json")
MOST_LINES = 40
"""Lines of a section that are printed without ``--all``; of the rest the number is said."""
_SIGNS = re.compile(r"[\\`*_\[\]<>|#&~]")
_HELP = """Say in words what the change of the files does to the published site.

Without REVISION the working tree is compared with the commit where this branch left the default
branch; on the default branch itself with the last commit. So it tells what a pull request, or the next
commit, would do."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two states of a project, what is different, and the revision with which it was compared."""

    then: Examined
    now: Examined
    base: Base
    diff: SiteDiff


@click.command(cls=Command, help=_HELP)
@click.argument(
    "revision", cls=Argument, required=False, metavar="REVISION", help="a commit, a branch or a tag of git"
)
@in_project
@click.option(
    "--lang",
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="language of the words (default: en, or the site's first); more than one may be asked for",
)
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    default="text",
    metavar="FORMAT",
    help="text (default), markdown for the summary of a workflow, or json",
)
@click.option("--all", is_flag=True, help=f"print more than {MOST_LINES} lines of a kind")
@no_cache
@takes_options
def command(options: Options) -> int:
    """Print what is different; 1 where mistakes forbid publication, 2 where there is nothing to compare."""
    _take_folder(options)
    with remembered(options.project, not options.no_cache, drops=False) as cache:
        compared = _compared(options.project, options.revision, cache)
    if isinstance(compared, str):
        return refuse(compared)
    translators = compared.now.translators
    codes = options.languages or [default_language(compared.now)]
    unknown = next((code for code in codes if code not in translators), None)
    if unknown is not None:
        return refuse(f"the site has no language {unknown}; it has {', '.join(translators) or 'none'}")
    if options.format == "json":
        print(json.dumps(_data(compared), ensure_ascii=False, indent=1))
    else:
        for code in codes:
            _print(compared, translators[code], options)
    return BLOCKED if compared.now.blocked else DONE


def _take_folder(options: Options) -> None:
    """A folder that is given alone is the project, not a revision."""
    given = options.revision
    if given and options.project == Path(".") and (Path(given) / "content").is_dir():
        options.project, options.revision = Path(given), None


def _compared(project: Path, revision: str | None, cache: ProjectCache) -> _Compared | str:
    """The working tree beside ``revision``, or why the two cannot be compared."""
    base = Base(revision) if revision else base_of(project)
    if isinstance(base, NoAnswer):
        return base.reason
    files = files_at(project, base.commit)
    if isinstance(files, NoAnswer):
        return files.reason
    refused = refused_at(project, base.commit)
    then = examine_files(files, lambda _: None, refused=refused, cache=cache)
    now = examine(project, lambda _: None, cache=cache)
    return _Compared(then, now, base, compare_sites(then, now))


def _data(compared: _Compared) -> Data:
    data: Data = {"revision": compared.base.commit, "branch": compared.base.branch or None}
    data["blocked"] = compared.now.blocked
    return data | diff_data(compared.diff, compared.then, compared.now)


# For a person


def _print(compared: _Compared, translator: Translator, options: Options) -> None:
    most = sys.maxsize if options.all else MOST_LINES
    if options.format == "markdown":
        sys.stdout.writelines(f"{line}\n" for line in _markdown(compared, translator, most))
        return
    console = Console(soft_wrap=True, emoji=False, highlight=False, markup=False)
    for heading in _headings(compared, translator):
        console.print(sentence(heading))
    for section in _sections(compared, translator):
        console.print()
        console.print(f"{sentence(section.title)} ({len(section.lines)})", style="bold")
        for line in _shown(section, most, translator):
            console.print(f"  {sentence(line)}")


def _markdown(compared: _Compared, translator: Translator, most: int) -> Iterator[str]:
    """The same for the summary of a workflow, in the direction of its language."""
    yield f'<div dir="{translator.language.direction}" lang="{translator.language.code}">'
    for heading in _headings(compared, translator):
        yield f"\n{_escaped(heading)}"
    for section in _sections(compared, translator):
        yield f"\n### {_escaped(section.title)} ({len(section.lines)})\n"
        yield from (f"- {_escaped(line)}" for line in _shown(section, most, translator))
    yield "\n</div>\n"


def _headings(compared: _Compared, translator: Translator) -> Iterator[str]:
    """What was compared, and whether there is anything to say of it."""
    _ = translator.gettext
    commit = translator.code(compared.base.commit)
    if compared.base.branch:
        branch = translator.code(compared.base.branch)
        heading = _("Compared with {revision}, where this branch left {branch}.")
        yield heading.format(revision=commit, branch=branch)
    else:
        yield _("Compared with {revision}.").format(revision=commit)
    if compared.now.blocked:
        yield _("Nothing is published while there are errors: `hasila check` lists them.")
    elif compared.diff.empty:
        yield _("Nothing that is published is different.")


def _sections(compared: _Compared, translator: Translator) -> tuple[DiffSection, ...]:
    then = finding_writer(compared.then.ledger, compared.then.vocabulary, translator)
    now = finding_writer(compared.now.ledger, compared.now.vocabulary, translator)
    return DiffWriter(then, now).sections(compared.diff)


def _shown(section: DiffSection, most: int, translator: Translator) -> Iterator[str]:
    """The lines of a section, and how many are left out."""
    yield from section.lines[:most]
    left = len(section.lines) - most
    if left > 0:
        message = translator.ngettext("and {n} more", "and {n} more", left)
        yield message.format(n=translator.number(left))


def _escaped(line: str) -> str:
    """A line in which nothing is markup."""
    return _SIGNS.sub(r"\\\g<0>", sentence(line))
