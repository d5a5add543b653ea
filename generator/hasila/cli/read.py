"""``hasila read``: the figures of any text, as the reader understands them. It needs no project.

With ``--jsonl`` one JSON object a line is read and one a line is written, in the same order; a line that
cannot be used gets an object with its number and the ``error``, and the others are still answered.
"""

from __future__ import annotations

from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from hasila.cli.commands import Argument, Command
from hasila.cli.jsonl import answer_lines, lines_of, text_of
from hasila.cli.options import DONE, Options, refuse, takes_options, text_option
from hasila.ingest.saved_page import tag_in
from hasila.ingest.script import other_script
from hasila.ingest.unread import MESSAGES
from hasila.model.json_text import NotJson
from hasila.model.site import Language
from hasila.model.visible import visible
from hasila.reader import ReadFigure, Unread, guessed_language, read_mark, read_text, reading_languages
from hasila.solver.data import Malformed, field

LANGUAGES = reading_languages()
"""The languages that have reading rules."""
FIELDS = {
    "start": "start",
    "end": "end",
    "value_min": "value_min",
    "value_max": "value_max",
    "qualifier": "qualifier",
    "what": "measure",
    "who": "category",
    "of": "parent",
}
"""The fields of a figure in ``--jsonl``, each with the attribute of the reading that it is: code-point
offsets (end exclusive), values in people, ``of`` an index.
"""

_ARABIC = Language("ar", "العربية", "ar", "rtl")
_DESCRIPTION = (
    "Show the figures of a text, as the reader understands them: "
    "numbers, qualifiers, who, and which is part of which."
)
_HEADINGS = ("", "words", "value", "qualifier", "what", "who", "part of")


@click.command(cls=Command, help=_DESCRIPTION)
@click.argument("file", cls=Argument, metavar="FILE", help="a text in UTF-8; - is standard input")
@text_option(
    "--language",
    "--lang",
    metavar="CODE",
    help=f"language of the text: {', '.join(LANGUAGES)} (default: by its words)",
)
@click.option("--why", is_flag=True, help="name the rules and words behind each figure")
@click.option(
    "--jsonl", is_flag=True, help='read {"id", "lang", "text"} lines and write {"id", "figures"} lines'
)
@click.option(
    "--marks",
    is_flag=True,
    help="read each line as the words of one mark or cell, and say what it states or why it is refused",
)
@takes_options
def command(options: Options) -> int:
    """Print the figures of a text; 2 where it cannot be read, or a mark is refused."""
    try:
        text = text_of(options.file)
    except NotJson as error:
        return refuse(f"{options.file}:{error.line}: {error.what}")
    if options.jsonl:
        return answer_lines(text, _answer)
    refusal = markup_refusal(options.file, text)
    if refusal:
        return refuse(refusal)
    language = options.language or written_in(text)
    if options.marks:
        return _read_marks(text, language)
    return _read_prose(text, language, options.why)


def markup_refusal(file: str, text: str) -> str:
    """Why the text of ``file`` is not read: it is the source of a page, whose signs are no words."""
    tag = tag_in(text)
    return f"{file} holds HTML ({visible(tag)}); save the page as text, or paste what it shows" if tag else ""


def written_in(text: str) -> str:
    """The language of ``text`` by its common words; of a few words the one of its letters, "ar" or "en",
    where a figure is read with the rules of that language.

    It can be a language without reading rules, or "" where neither common words nor figures tell.
    """
    guessed = guessed_language(text)
    if guessed and (guessed_language(text, _SEVERAL) or _may_be_of(text, guessed)):
        return guessed
    if len(text.split()) > _FEW:
        return ""
    by_letters = "en" if other_script(text, _ARABIC) == "Latn" else "ar"
    return by_letters if _may_be_of(text, by_letters) else ""


_SEVERAL = 2
"""Common words that tell a language for certain."""


def _may_be_of(text: str, language: str) -> bool:
    """True of a text without numbers, and of one in which the rules of the language read a figure; also where
    it has none."""
    if language not in LANGUAGES or not any(letter.isdecimal() for letter in text):
        return True
    return bool(read_text(text, language))


_FEW = 12
"""Words of a text whose language its letters may tell: a mark, a cell, a headline."""


def _read_prose(text: str, language: str, why: bool) -> int:
    refusal = no_rules_for(language)
    if refusal:
        return refuse(f"{refusal}; --marks reads digits and signs in any language")
    figures = read_text(text, language)
    console = Console()
    console.print(_marked(text, figures))
    console.print(_listing(text, figures, why))
    return DONE


def no_rules_for(language: str) -> str:
    """The reason why a text in the language cannot be read; "" where it can."""
    there = ", ".join(LANGUAGES)
    if not language:
        return f"nothing tells the language of this text: give it with --language ({there})"
    if language not in LANGUAGES:
        return f"there are no reading rules for “{language}”, only for {there}"
    return ""


def _marked(text: str, figures: tuple[ReadFigure, ...]) -> Text:
    """``text`` with its figures set off."""
    marked = Text(text)
    for figure in figures:
        marked.stylize("bold underline", figure.start, figure.end)
    return marked


def _listing(text: str, figures: tuple[ReadFigure, ...], why: bool) -> Table:
    table = Table(*_HEADINGS, *(["why"] if why else []))
    for index, figure in enumerate(figures):
        reasons = ["; ".join(figure.why)] if why else []
        table.add_row(str(index), *_cells(text, figure), *reasons)
    return table


def _cells(text: str, figure: ReadFigure) -> tuple[str, ...]:
    """The cells of ``figure`` below the headings, without its index."""
    words = text[figure.start : figure.end]
    parent = "" if figure.parent is None else str(figure.parent)
    return (words, _value(figure), figure.qualifier, figure.measure, figure.category, parent)


def _value(figure: ReadFigure) -> str:
    low, high = figure.value_min, figure.value_max
    if high in (None, low):
        return str(low)
    return f"{low}–{high}"


def _read_marks(text: str, language: str) -> int:
    """Print what each line states as a mark; 2 where one is refused."""
    status = DONE
    for number, line in lines_of(text):
        mark = line.strip()
        read = read_mark(mark, language)
        if isinstance(read, Unread):
            status = refuse(f"line {number}: {_refusal(mark, read)}")
        else:
            print(mark, read.qualifier, read.interval, sep="\t")
    return status


def _refusal(mark: str, unread: Unread) -> str:
    message, hint = MESSAGES[unread.reason]
    reason = message.format(words=mark, found=", ".join(unread.found))
    return f"{unread.reason}: {reason}; {hint}"


def _answer(item: Any) -> dict[str, Any]:
    """The figures of one line of ``--jsonl``."""
    text: str = field(item, "text", str, ())
    language: str = field(item, "lang", str, ())
    if language not in LANGUAGES:
        there = ", ".join(LANGUAGES)
        raise Malformed(("lang",), f"there is no language “{language}” here; there are {there}")
    figures = [figure_record(figure) for figure in read_text(text, language)]
    return {"id": item.get("id"), "figures": figures}


def figure_record(figure: ReadFigure) -> dict[str, Any]:
    """``figure`` as ``--jsonl`` has it."""
    return {name: getattr(figure, attribute) for name, attribute in FIELDS.items()}
