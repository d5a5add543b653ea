"""Imports every sheet of a set, and prints which slip was named and what was asked."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from hasila.ingest.project import parse
from hasila.ingest.tables.importing import Answers, import_table
from hasila.ingest.workbook import table_of
from hasila.model.sources import Sources
from hasila.publish.i18n.findings import describe
from hasila.publish.i18n.locale import translators_of
from hasila.reconcile import reconcile
from tests.bench.imported import first, second
from tests.bench.imported.project import FILES, WORDS
from tests.bench.imported.sheet import Cells, Publication
from tests.tables.workbooks import workbook

SETS = {"first": first.SHEETS, "second": second.SHEETS}
USUAL = {
    "publisher": "hill-post",
    "url": "https://example.org/",
    "since": "lora-flood",
    "where": "lora-valley",
}


@dataclass(frozen=True)
class Outcome:
    """What came of a sheet: what it asked first, what it still asks when answered, mistakes, findings."""

    asked: tuple[str, ...]
    left: tuple[str, ...]
    clean: list[str]
    slipped: list[str]
    description: str

    def named(self, sheet: Publication) -> bool:
        """True where the slip alone is found, with its row, its day and its column."""
        slip, found = sheet.slip, self.slipped
        wanted = (f"row {slip.row}", slip.day, slip.heading)
        return len(found) == 1 and all(word in found[0] for word in wanted)

    def good(self, sheet: Publication) -> bool:
        return not self.left and not self.clean and self.named(sheet)


def text_of(sheet: Publication, cells: Cells) -> str:
    """The sheet as a text whose cells are divided by commas, or by its own mark."""
    if not sheet.mark:
        read = table_of(workbook({"Sheet1": cells}, sheet.merged), "")
        assert isinstance(read, str), read
        return read
    out = io.StringIO()
    csv.writer(out, delimiter=sheet.mark, lineterminator="\n").writerows(cells)
    return out.getvalue()


def changed(sheet: Publication) -> Cells:
    """The cells with the slip."""
    cells = [list(row) for row in sheet.rows]
    cells[sheet.slip.row - 1][sheet.slip.column - 1] = sheet.slip.cell
    return cells


def outcome_of(sheet: Publication) -> Outcome:
    """Import the sheet with its slip; check it with the slip and without, by the same description."""
    slipped, clean = text_of(sheet, changed(sheet)), text_of(sheet, sheet.rows)
    asked = _drafted(slipped, {**USUAL, **sheet.knows})
    if asked is None:
        return Outcome(("refused",), ("refused",), [], [], "")
    made = _drafted(slipped, {**USUAL, **sheet.knows, **sheet.asked})
    assert made is not None
    said = made.description
    return Outcome(asked.doubts, made.doubts, list(_found(clean, said)), list(_found(slipped, said)), said)


def _drafted(text: str, said: dict[str, object]):
    known = _parsed({})[0]
    return import_table("t", text, Answers(**said), known.vocabulary, known.site.languages)


def _parsed(files: dict[str, str]):
    texts = {**FILES, **files}
    content = {name: text for name, text in texts.items() if name.startswith("content/")}
    return parse(
        Sources(content, {name: text for name, text in texts.items() if name not in content}, {}, {})
    )


def _found(text: str, description: str) -> Iterator[str]:
    """What ``check`` says of the table: its mistakes, then its findings."""
    lines = description.splitlines()
    kept = "\n".join(line for line in lines if not line.startswith("doubt:") and not line.startswith('  - "'))
    made, mistakes = _parsed({"content/tables/t.csv": text, "content/tables/t.yaml": kept + "\n"})
    for mistake in mistakes:
        yield f"{mistake.location}: {mistake.severity}[{mistake.code}] {mistake.message}"
    ledger = reconcile(made.reports, made.vocabulary)
    english = translators_of(made.site, WORDS)["en"]
    marks = str.maketrans("", "", "\u2066\u2067\u2068\u2069")
    for finding in ledger.findings:
        told = describe(finding, ledger, made.vocabulary, english)
        yield f"{told.headline} {told.line}. {told.sentence} {told.cells}".translate(marks)


def main(arguments: list[str]) -> int:
    names = [word for word in arguments if word in SETS] or list(SETS)
    wanted = [word for word in arguments if word not in SETS and word != "-v"]
    for name in names:
        _print_set(name, wanted, "-v" in arguments)
    return 0


def _print_set(name: str, wanted: list[str], much: bool) -> None:
    straight = answered = count = 0
    for sheet in SETS[name]:
        if wanted and sheet.name not in wanted:
            continue
        count += 1
        outcome = outcome_of(sheet)
        good = outcome.good(sheet)
        straight += good and not outcome.asked
        answered += good
        print(f"{'good' if good else 'FAILS':6}{sheet.name:4}{sheet.shape:8} asked {len(outcome.asked)}")
        if much or not good:
            _print_outcome(outcome)
    print(
        f"{name}: {answered} of {count} slips named and nothing else, {straight} of them without a question"
    )


def _print_outcome(outcome: Outcome) -> None:
    for title, lines in (("asked", outcome.asked), ("left", outcome.left), ("clean", outcome.clean[:4]),
                         ("slipped", outcome.slipped[:4])):  # fmt: skip
        for line in lines:
            print(f"      {title}: {line}")
    print("\n".join(f"        | {line}" for line in outcome.description.splitlines() if line[:1] not in "#"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
