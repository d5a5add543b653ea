#!/usr/bin/env bash
# pandas reads "12,5" in a table of a web page as 125, unless told otherwise; in a CSV file it leaves it alone.
#
# `read_html` takes a comma for the separator of thousands by default, `read_csv` takes none. A rate of a French, German or Turkish
# page becomes ten times itself, 0,8 becomes 8, and a list of two years, "2019,2020", one number. No cell is marked.
# Seen with pandas 3.1.1 and lxml 6.0.2.
# Here: a table says how its numbers are written; without that a comma before other than three digits is refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check pandas==3.1.1 lxml==6.0.2

cat > "$work/expected" <<'END'
read_html {'taux': [125, 8], 'morts': [1240, 96]}
read_csv {'taux': ['12,5', '0,8'], 'morts': ['1,240', '96']}
read_html with decimal {'taux': [12.5, 0.8], 'morts': [1.24, 96.0]}
END
"$work/venv/bin/python" - > "$work/seen" <<'END'
from io import StringIO
import pandas

ROWS = (("taux", "morts"), ("12,5", "1,240"), ("0,8", "96"))
page = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
sheet = "\n".join(";".join(row) for row in ROWS)

def lists(frame):
    return {name: column.tolist() for name, column in frame.items()}

(table,) = pandas.read_html(StringIO(f"<table>{page}</table>"), header=0)
print("read_html", lists(table))
print("read_csv", lists(pandas.read_csv(StringIO(sheet), sep=";")))
(table,) = pandas.read_html(StringIO(f"<table>{page}</table>"), header=0, thousands=None, decimal=",")
print("read_html with decimal", lists(table))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
