"""``hasila language``: the files of a language of the site, and how much of it is translated."""

from __future__ import annotations

from pathlib import Path

import click

from hasila.build.writer import write_file
from hasila.cli.commands import Argument, Command
from hasila.cli.init import languages_refusal
from hasila.cli.options import DONE, Options, project_argument, refuse, takes_options
from hasila.ingest.files import shipped_texts
from hasila.model.catalogue import read_catalogue
from hasila.starting.language_files import catalogue_file, language_file, untranslated
from hasila.starting.locales import locale_of

_DESCRIPTION = (
    "Add a language to a project, or bring its catalogue up to date: what is translated stays, what is new "
    "is added without a translation. Plural forms, direction and the language's own name come from Babel."
)
_LOCALES = "site_src/locale"


@click.command(cls=Command, help=_DESCRIPTION)
@click.argument(
    "action", cls=Argument, type=click.Choice(["add"]), metavar="add", help="write what the language lacks"
)
@click.argument("code", cls=Argument, metavar="CODE", help="the code of the language: fr, ckb, pt-BR")
@project_argument
@takes_options
def command(options: Options) -> int:
    """Write the files of the language and print what it lacks; 2 where it is unknown."""
    project, code = options.project, options.code
    if not (project / "content").is_dir():
        return refuse(f"there is no folder {project / 'content'}; give the folder of a project")
    refusal = languages_refusal((code,))
    locale = locale_of(code)
    if refusal or locale is None:
        return refuse(refusal)
    shipped = shipped_texts("site_src")
    folder = f"{_LOCALES}/{code}"
    catalogue = project / folder / "hasila.po"
    known = _known(catalogue) or shipped.get(f"{folder}/hasila.po", "")
    faults = read_catalogue(known, str(locale)).faults
    if faults:
        return refuse(f"{catalogue}:{faults[0].line}: {faults[0].message}; {faults[0].hint}")
    written = catalogue_file(code, locale, shipped[f"{_LOCALES}/en/hasila.po"], known)
    write_file(written.encode(), catalogue)
    described = project / folder / "language.yaml"
    if not described.exists():
        write_file(language_file(code, locale).encode(), described)
    missing, wanted = untranslated(written, shipped[f"{_LOCALES}/en/hasila.po"], locale)
    print(f"{catalogue}: {missing} of {wanted} messages are to be translated")
    print(f"Next: add `{code}` to `languages` in site_src/site.yaml, and its labels in content/vocabulary/")
    return DONE


def _known(catalogue: Path) -> str:
    """The text of the catalogue of the project; empty where there is none."""
    return catalogue.read_text(encoding="utf-8") if catalogue.is_file() else ""
