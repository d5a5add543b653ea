#!/usr/bin/env bash
# A Table Schema field with `bareNumber: false` reads "at least 341", "<5" and "40%" as plain whole numbers.
#
# The property is meant for units ("95 km"). Everything before and after the digits is taken away, whatever it says: a lower
# bound, a suppressed cell and a share become exact counts, and the table is valid. "no 12" is 12.
# Seen with frictionless 5.21.0. Source: the pattern in its integer field; Table Schema, "bareNumber".
# Here: a Data Package of tolls must leave `bareNumber` alone and keep the words in a field of their own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check frictionless==5.21.0

cat > "$work/expected" <<'END'
frictionless 5.21.0
at least 341 -> 341 valid
<5 -> 5 valid
40% -> 40 valid
no 12 -> 12 valid
3–5 -> None refused
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("frictionless", version("frictionless"))
from frictionless import Field
field = Field.from_descriptor({"name": "killed", "type": "integer", "bareNumber": False})
for cell in ("at least 341", "<5", "40%", "no 12", "3–5"):
    value, problem = field.read_cell(cell)
    print(cell, "->", value, "valid" if problem is None else "refused")
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
