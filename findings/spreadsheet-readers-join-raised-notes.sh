#!/usr/bin/env bash
# Readers of spreadsheets join a raised note to its number and keep no trace of what is struck out: 341² is 3412.
#
# A cell of text can have runs, each with its look; a note behind a number is a run that stands higher. The readers give the letters of all
# runs as one text. A number that is struck out (taken back) beside the new one becomes one number, too: ~~341~~331 is 341331. openpyxl
# keeps the runs on request (`rich_text=True`), but not in its read-only mode, where the request is accepted and does nothing.
# Seen with openpyxl 3.1.5, python-calamine 0.9.1, pandas 3.1.1, xlsx2csv 0.8.6.
# Here: raised digits stay raised and are refused as part of a number; what is struck out is marked so, and refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1 pandas==3.1.1 xlsx2csv==0.8.6

cat > "$work/expected" <<'END'
openpyxl: 3412 341331
openpyxl, rich_text: 2 runs, 2 runs
openpyxl, rich_text and read_only: 3412 341331
python-calamine: 3412 341331
pandas: 3412 341331
xlsx2csv: 3412 341331
END
"$work/venv/bin/python" - "$work/toll.xlsx" > "$work/seen" <<'END'
import io
import sys

import openpyxl
import pandas
import python_calamine
import xlsx2csv
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

path = sys.argv[1]
book = openpyxl.Workbook()
raised = CellRichText("341", TextBlock(InlineFont(vertAlign="superscript"), "2"))
struck = CellRichText(TextBlock(InlineFont(strike=True), "341"), TextBlock(InlineFont(b=True), "331"))
book.active.append([raised, struck])
book.save(path)


def cells(**options):
    return [cell.value for cell in next(openpyxl.load_workbook(path, **options).active.iter_rows())]


print("openpyxl:", *cells())
print("openpyxl, rich_text:", ", ".join(f"{len(cell)} runs" for cell in cells(rich_text=True)))
print("openpyxl, rich_text and read_only:", *cells(rich_text=True, read_only=True))
print("python-calamine:", *python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0])
print("pandas:", *pandas.read_excel(path, header=None, dtype=str, engine="openpyxl").iloc[0])
text = io.StringIO()
xlsx2csv.Xlsx2csv(path).convert(text)
print("xlsx2csv:", *text.getvalue().strip().split(","))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
