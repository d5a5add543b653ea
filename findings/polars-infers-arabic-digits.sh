#!/usr/bin/env bash
# polars guesses that a column of Arabic-Indic digits holds whole numbers, and then cannot read it.
#
# The guess accepts every decimal digit of Unicode, the parser only ASCII. A file with one such cell in its first rows raises
# an error of parsing, whatever the other cells hold; the same file with a word in that cell is read as text.
# Seen with polars 2.1.0.
# Here: each cell is read by itself, in any digit set; a mixture within one number is refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check polars==2.1.0

cat > "$work/expected" <<'END'
polars 2.1.0
٣٤١ could not parse `٣٤١` as dtype `i128`
many String
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("polars", version("polars"))
import polars
for cell in ("٣٤١", "many"):
    try:
        print(cell, polars.read_csv(f"killed\n12\n{cell}\n".encode())["killed"].dtype)
    except polars.exceptions.ComputeError as error:
        print(cell, str(error).split(" at column")[0])
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
