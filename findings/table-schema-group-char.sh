#!/usr/bin/env bash
# frictionless takes `groupChar` on an integer field and does not use it: "1,240" is refused.
#
# Table Schema 2.0 gives `groupChar` to integers as it does to numbers. The descriptor is accepted without a word; the cell is
# an error of type. The same cell in a field of type `number` with the same property is read.
# Seen with frictionless 5.21.0. Source: Table Schema 2.0, "integer", and the reader of the library's integer field.
# Here: a table that prints its thousands must be described as `number`, or be written without separators.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check frictionless==5.21.0

cat > "$work/expected" <<'END'
frictionless 5.21.0
integer (None, {'type': 'type is "integer/default"'})
number (Decimal('1240'), None)
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("frictionless", version("frictionless"))
from frictionless import Field
for kind in ("integer", "number"):
    field = Field.from_descriptor({"name": "killed", "type": kind, "groupChar": ","})
    print(kind, field.read_cell("1,240"))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
