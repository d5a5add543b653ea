#!/usr/bin/env bash
# HDX Python Utilities make 125 of "12,5", and 1.045 or 1045.5 of a thousand that is written with a dot.
#
# `get_numeric_if_possible` takes each comma for thousands wherever it stands, and a dot alone for decimals; with both signs in one
# cell the last one is decimal. So a column of one German or French sheet gets three meanings, and Arabic digits stay text.
# Seen with hdx-python-utilities 4.2.5. Source: its documentation, "Text processing".
# Here: the signs of a sheet are decided for the whole column, and what can be read in two ways is a doubt.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check hdx-python-utilities==4.2.5

cat > "$work/expected" <<'END'
hdx-python-utilities 4.2.5
1,045 -> 1045
12,5 -> 125
1.045 -> 1.045
1.045,5 -> 1045.5
٣٤١ -> '٣٤١'
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("hdx-python-utilities", version("hdx-python-utilities"))
from hdx.utilities.text import get_numeric_if_possible
for cell in ("1,045", "12,5", "1.045", "1.045,5", "٣٤١"):
    print(cell, "->", repr(get_numeric_if_possible(cell)))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
