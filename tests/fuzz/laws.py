"""What must be true of a mutant that was checked, read from its files by simple means that share nothing with
the reader.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from hasila.build.pipeline import Examined
from hasila.model.diagnostics import Diagnostic
from hasila.model.report import Figure

_MARK = re.compile(r"\[([^\[\]]*)\]\(#([\w-]+)\)")
_EDGE = re.compile(r"[^\W\d_]\d|\d[^\W\d_]{1,2}(?![^\W\d_])|[-−+.,/%٪‰]\d|\d[.,/%٪‰²½]")
"""A digit beside a sign, or with one or two letters that may be a scale: what is read of it is not the digits
alone. A noun that touches its number (12children) adds nothing to it.
"""
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_IN_WORDS = re.compile(
    r"\b(?:no|none|nobody|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|dozens?|hundreds?|several|both)\b"
    r"|واحد|اثن|ثلاث|أربع|خمس|ست|سبع|ثماني|تسع|عشر|مئ|مئات|عشرات|لا |لم |دون"
    r"|شخصان|قتيلان|طفلان|مدنيان|مقاتلان",
    re.IGNORECASE,
)
"""Words that state a number without a digit: one of them must stand in a mark that has none."""
_TABLE = ("content/tables/hill-post.yaml", "content/tables/hill-post.csv")
Figures = Mapping[str, Figure]


def broken_places(files: Mapping[str, bytes], examined: Examined) -> Iterator[str]:
    """Each mistake without a place in a file that is there, and each error without a next step."""
    for mistake in examined.diagnostics:
        if mistake.severity == "error" and not mistake.hint:
            yield f"no next step: {mistake}"
        if not _inside(mistake.location.path, files, examined) and not _says_that_it_is_missing(mistake):
            yield f"no such file: {mistake}"
        else:
            yield from _beyond(mistake, files, examined)


def _says_that_it_is_missing(mistake: Diagnostic) -> bool:
    """True where the message is that the file of its place, or all content, is not there."""
    return mistake.code == "no-content" or mistake.message.startswith("the file is not there")


def _inside(path: str, files: Mapping[str, bytes], examined: Examined) -> bool:
    known = path in examined.sources.site_src or path in examined.sources.templates
    return known or path in files or any(name.startswith(f"{path}/") for name in files)


def _beyond(mistake: Diagnostic, files: Mapping[str, bytes], examined: Examined) -> Iterator[str]:
    """A line that the file does not have, or a column beyond the end of its line."""
    place = mistake.location
    text = _text(place.path, files, examined)
    if place.line > len(_LINE_END.split(text)):
        yield f"no such line: {mistake}"
    elif place.line:
        lines = text.split("\n")
        line = lines[place.line - 1] if place.line <= len(lines) else text
        if place.column > len(line) + 1:
            yield f"no such column: {mistake}"


def _text(path: str, files: Mapping[str, bytes], examined: Examined) -> str:
    """The text of a file: as it was read, or, where it is no UTF-8 and was not read, as it stands."""
    raw = files.get(path, b"")
    if not _is_utf8(raw):
        return raw.decode("utf-8", "replace")
    sources = examined.sources
    text = sources.content.get(path) or sources.site_src.get(path) or sources.templates.get(path)
    return raw.decode("utf-8") if text is None else text


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def unseen_numbers(
    base: Mapping[str, bytes], files: Mapping[str, bytes], examined: Examined
) -> Iterator[str]:
    """Each figure of a mutant without errors whose value is not the number that its marked words or its cell
    show.
    """
    reports = examined.ledger.reports
    figures = {f"{report.id}#{figure.id}": figure for report in reports for figure in report.figures}
    shown: dict[str, set[frozenset[int]]] = defaultdict(set)
    for path, raw in files.items():
        if path.startswith("content/reports/") and path.endswith(".md"):
            yield from _of_prose(path, raw.decode("utf-8", "replace"), figures, shown)
    yield from (f"languages differ: {key}" for key, numbers in shown.items() if len(numbers) > 1)
    yield from _of_table(base, files, figures)


def _of_prose(path: str, text: str, figures: Figures, shown: dict[str, set[frozenset[int]]]) -> Iterator[str]:
    """The faults of one prose; ``shown`` takes the digits of each of its marks, to be compared with other
    languages.
    """
    report = path.rpartition("/")[2].split(".")[0]
    for words, name in _MARK.findall(text):
        if name == "-":
            continue
        key = f"{report}#{name}"
        digits = _digits(words)
        if digits:
            shown[key].add(digits)
        yield from (
            f"{reason}: [{words}](#{name}) in {path}" for reason in _wrong(words, digits, figures.get(key))
        )


def _wrong(words: str, digits: frozenset[int], figure: Figure | None) -> Iterator[str]:
    if figure is None:
        yield "lost"
    elif figure.qualifier == "range" and digits == {figure.interval.low, figure.interval.high}:
        return
    elif not digits and not _IN_WORDS.search(words):
        yield f"{figure.number} without a digit or a number word"
    elif digits and digits != {figure.number}:
        yield f"{figure.number} is not what is shown"
    elif _EDGE.search(words):
        yield f"{figure.number} of digits beside a sign"


def _digits(words: str) -> frozenset[int]:
    return frozenset(int(run) for run in re.findall(r"\d+", words) if len(run) < 400)


def _of_table(base: Mapping[str, bytes], files: Mapping[str, bytes], figures: Figures) -> Iterator[str]:
    """Each cell of the table whose figure is missing or has another value, where its description is that of
    the base.
    """
    described, table = _TABLE
    if files.get(described) != base[described] or table not in files:
        return
    rows = csv.DictReader(io.StringIO(files[table].decode("utf-8-sig", "replace").strip("\n")))
    for stated in rows:
        row = {
            (name or "").strip().lower(): cell for name, cell in stated.items() if not isinstance(cell, list)
        }
        for column in ("killed", "children"):
            yield from _of_cell(row, column, figures)


def _of_cell(row: Mapping[str, str | None], column: str, figures: Figures) -> Iterator[str]:
    cell, day = (row.get(column) or "").strip(), (row.get("day") or "").strip()
    figure = figures.get(f"hill-post-{day}#{column}")
    stated = figure is not None and figure.stated
    if not cell and stated:
        yield f"an empty cell is a figure: {day} {column}"
    elif cell and not (figure and stated):
        yield f"lost: the cell {day} {column}, “{cell}”"
    elif cell and figure:
        yield from (
            f"{reason}: the cell {day} {column}, “{cell}”" for reason in _wrong(cell, _digits(cell), figure)
        )


def effect(base: Examined, examined: Examined) -> str:
    """What became of a mutant, in a word: ``refused``, ``told``, ``values``, ``words`` or ``none`` where
    nothing is said and nothing is other than in the project without the change.
    """
    if examined.blocked:
        return "refused"
    if set(examined.diagnostics) != set(base.diagnostics):
        return "told"
    if _values(base) != _values(examined):
        return "values"
    told = (base.ledger.reports, base.vocabulary, base.site) != (
        examined.ledger.reports,
        examined.vocabulary,
        examined.site,
    )
    return "words" if told or base.translators != examined.translators else "none"


def _values(examined: Examined) -> dict[str, object]:
    return {
        key: (figure.number, figure.interval, figure.qualifier)
        for key, figure in examined.ledger.figures.items()
    }
