#!/usr/bin/env bash
# sqlite-utils finds that a column of Arabic-Indic digits is INTEGER; SQLite then sums it to 0.
#
# The type is guessed with Python, whose `int("٣٤١")` is 341. SQLite knows ASCII digits only: the column is declared INTEGER,
# its values stay text, and SUM takes each for 0. The schema says whole numbers, the sum says nobody.
# Seen with sqlite-utils 4.2.1 and the SQLite of Python. Source: SQLite, "Datatypes In SQLite", and the type tracker.
# Here: digits are read into numbers before any table is written; the printed digits stay in the field of the words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check sqlite-utils==4.2.1

cat > "$work/expected" <<'END'
sqlite-utils 4.2.1
declared integer
sum 0.0 kept as text
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("sqlite-utils", version("sqlite-utils"))
import sqlite_utils
from sqlite_utils.utils import TypeTracker
database, tracker = sqlite_utils.Database(memory=True), TypeTracker()
database["tolls"].insert_all(tracker.wrap([{"killed": "٣٤١"}, {"killed": "١٢"}]))
database["tolls"].transform(types=tracker.types)
print("declared", tracker.types["killed"])
for row in database.query("select sum(killed) as total, typeof(killed) as kept from tolls"):
    print("sum", row["total"], "kept as", row["kept"])
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
