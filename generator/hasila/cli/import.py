"""``hasila import``: a publisher's table, with a draft of its description, for a person to check."""

from __future__ import annotations

from pathlib import Path
from posixpath import splitext

import click

from hasila.build.cache import remembered
from hasila.build.examining import Examined, examine
from hasila.build.writer import write_file
from hasila.cli.commands import Argument, Command
from hasila.cli.options import DONE, Callback, Options, in_project, refuse, takes_options, text_option
from hasila.ingest.encoding import encoding_of
from hasila.ingest.fields import did_you_mean
from hasila.ingest.tables.dates import ISO, date_form
from hasila.ingest.tables.filling import of_address
from hasila.ingest.tables.importing import Answers, ImportedTable, import_table
from hasila.ingest.tables.importing.yaml_lines import scalar
from hasila.ingest.tables.separator import SEPARATORS
from hasila.ingest.workbook import table_of
from hasila.model.address import masked
from hasila.model.bounds import LARGEST_TABLE, shown
from hasila.model.file_names import TABLE_ENDINGS

_HELP = "Take a publisher's table, and draft its description for a person to check."
_DIVIDES = f"what divides the cells: {', '.join(SEPARATORS)}"
_NEXT = (
    "Nothing of this is published yet: answer each doubt in the file, take its entry away, "
    "then run `hasila check`."
)
_ZIP = b"PK\x03\x04"
"""The first bytes of a workbook that is a zip file (XLSX; ODS is refused when it is opened)."""
_OLDER = b"\xd0\xcf\x11\xe0"
"""The first bytes of a workbook of the older format (XLS)."""
_ANSWERS = {
    "publisher": ("ID", "whose table it is (content/vocabulary/publishers.yaml)"),
    "url": ("ADDRESS", "where it was published"),
    "counts": ("ID", "what is counted (content/vocabulary/measures.yaml)"),
    "who": ("ID", "who is counted where no heading says it (content/vocabulary/categories.yaml)"),
    "where": (
        "ID",
        "the place of all rows, or of the row that holds all others (content/vocabulary/places.yaml)",
    ),
    "since": (
        "PERIOD",
        "the day or the period since which running counts run (content/vocabulary/periods.yaml)",
    ),
    "language": ("CODE", "language of the cells (default: by the letters of the headings)"),
    "published": ("DAY", "the day of the whole table (YYYY-MM-DD), where no column holds days"),
    "dates": ("FORM", "how days are written, such as DD/MM/YYYY"),
    "thousands": ("SIGN", "the sign before thousands, or `space`"),
    "decimal": ("SIGN", "the sign before a fraction"),
}
_VOCABULARY = {
    "publisher": "publishers",
    "counts": "measures",
    "who": "categories",
    "where": "places",
}


def _answers(run: Callback) -> Callback:
    """Add an option for each answer that a person may give beforehand."""
    for name, (metavar, text) in reversed(_ANSWERS.items()):
        run = text_option(f"--{name}", metavar=metavar, help=text)(run)
    return run


@click.command(cls=Command, help=_HELP, repeated=("--not-stated", "--zero"))
@click.argument(
    "file",
    cls=Argument,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="the publisher's table: CSV in UTF-8, or XLSX",
)
@in_project
@text_option("--name", metavar="ID", help="name of the table (default: that of the file)")
@_answers
@text_option("--sheet", metavar="NAME", help="which sheet of a workbook")
@click.option("--separator", default="", type=click.Choice(("", *SEPARATORS)), metavar="NAME", help=_DIVIDES)
@click.option("--not-stated", multiple=True, metavar="WORD …", help="words for nothing stated")
@click.option("--zero", multiple=True, metavar="WORD …", help="words for 0")
@takes_options
def command(options: Options) -> int:
    """Write the table and the draft, print what is taken for granted and the doubts; 2 where it cannot be
    made or a file is in its place."""
    name = of_address(options.name or splitext(options.file.name)[0])
    folder: Path = options.project / "content" / "tables"
    refusal = _name_refusal(name, folder) or _url_refusal(options.url) or _dates_refusal(options)
    if refusal:
        return refuse(refusal)
    raw = options.file.read_bytes()
    text, refusal = _table_of(raw, options.sheet)
    if refusal:
        return refuse(f"{options.file}: {refusal}")
    with remembered(options.project) as cache:
        examined = examine(options.project, lambda _: None, cache=cache)
    return _import(name, raw, text, folder, options, examined)


def _table_of(raw: bytes, sheet: str) -> tuple[str, str]:
    """The text of the table, and the reason why it cannot be read; one of them is empty."""
    refusal = _size_refusal(raw)
    if refusal:
        return "", refusal
    if _is_workbook(raw):
        table = table_of(raw, sheet)
        return (table, "") if isinstance(table, str) else ("", f"{table.message}; {table.hint}")
    text = _text_of(raw)
    return text or "", encoding_refusal(raw) if text is None else ""


def _is_workbook(raw: bytes) -> bool:
    return raw.startswith(_ZIP)


def _import(name: str, raw: bytes, text: str, folder: Path, options: Options, examined: Examined) -> int:
    refusal = _unknown(options, examined)
    if refusal:
        return refuse(refusal)
    drafted = import_table(name, text, answers_of(options), examined.vocabulary, examined.site.languages)
    if drafted is None:
        reason = "no row of headings with numbers below it can be made out"
        return refuse(f"{options.file}: {reason}; save the sheet as CSV, with its headings in one row")
    description = drafted.description
    if _is_workbook(raw) and options.sheet:
        description += f"sheet: {scalar(options.sheet)}\n"
    write_file(raw, folder / f"{name}{'.xlsx' if _is_workbook(raw) else '.csv'}")
    write_file(description.encode(), folder / f"{name}.yaml")
    print(folder / f"{name}.yaml")
    _print(drafted)
    return DONE


def _print(drafted: ImportedTable) -> None:
    for assumption in drafted.assumptions:
        print(f"  taken for granted: {assumption.text} ({assumption.evidence})")
    for doubt in drafted.doubts:
        print(f"  doubt: {doubt}")
    print(_NEXT if drafted.doubts else "Read what is taken for granted, then run `hasila check`.")


def answers_of(options: Options) -> Answers:
    """What the options say of the table."""
    said = {name: getattr(options, name) for name in _ANSWERS}
    return Answers(
        **said, separator=options.separator, not_stated=tuple(options.not_stated), zero=tuple(options.zero)
    )


def _text_of(raw: bytes) -> str | None:
    """The text of the file; ``None`` where it is not in UTF-8."""
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def encoding_refusal(raw: bytes) -> str:
    """Why the bytes are no text in UTF-8, with the next step."""
    if raw.startswith(_OLDER):
        return "this is a workbook of the older format; save it as XLSX, or its sheet as CSV in UTF-8"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        message, hint = encoding_of(raw, error.start)
        return f"{message}; {hint}"
    return ""


def _name_refusal(name: str, folder: Path) -> str:
    if not name:
        return "the name of the file has no letter that an address can have; say --name"
    for path in (folder / f"{name}{ending}" for ending in (*TABLE_ENDINGS, ".yaml")):
        if path.exists() or path.is_symlink():
            return f"{path} is there already; move it away, or say another --name"
    linked = [path for path in (folder, folder.parent) if path.is_symlink()]
    return f"{linked[0]} is a link; put the folder itself there" if linked else ""


def _size_refusal(raw: bytes) -> str:
    if len(raw) <= LARGEST_TABLE:
        return ""
    return (
        f"the file has {shown(len(raw))} bytes; at most {shown(LARGEST_TABLE)} are read; divide it by years"
    )


def _dates_refusal(options: Options) -> str:
    day, form = options.published, options.dates
    iso = date_form(ISO)
    if day and not (iso and iso.day(day)):
        return f"`{day}` is no day; write YYYY-MM-DD"
    if not form or date_form(form):
        return ""
    return f"`{form}` is no form of a day; write DD/MM/YYYY, M/D/YY, D MMMM YYYY, YYYY-Www …"


def _url_refusal(url: str) -> str:
    if masked(url) == url:
        return ""
    return f"{masked(url)} carries a user name or a password; give it without what stands before the @"


def _unknown(options: Options, examined: Examined) -> str:
    """Why an answer cannot be meant: the vocabulary has no such id."""
    for option, entries in _VOCABULARY.items():
        known = getattr(examined.vocabulary, entries)
        said = getattr(options, option)
        if said and said not in known:
            return f"--{option}: there is no {said}; {did_you_mean(said, list(known))}"
    return ""
