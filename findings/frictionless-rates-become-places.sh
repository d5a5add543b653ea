#!/usr/bin/env bash
# frictionless finds that a column of "12,5" and "8,3" holds points on the map.
#
# `describe` guesses the types of a table without a schema. A number with a decimal comma, as most languages of Europe write it, is tried as
# a `geopoint` ("lon, lat") before it is left as text: a column of rates gets that type, and is read as pairs. One cell beyond the globe
# ("341,2") makes all of it text. The table is valid either way.
# Seen with frictionless 5.21.0. Source: Table Schema, "geopoint"; the list of candidates of its detector.
# Here: a comma before other than three digits is refused until the sign is said; the packaged data carry a Table Schema.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check frictionless==5.21.0

cat > "$work/expected" <<'END'
frictionless 5.21.0
12,5 8,3 0,4 -> geopoint, valid: True, read as [12.0, 5.0] [8.0, 3.0] [0.0, 4.0]
12,5 8,3 341,2 -> string, valid: True, read as 12,5 8,3 341,2
12,50 45,60 -> geopoint, valid: True, read as [12.0, 50.0] [45.0, 60.0]
END
cd "$work"
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("frictionless", version("frictionless"))
from pathlib import Path
from frictionless import describe
for cells in (["12,5", "8,3", "0,4"], ["12,5", "8,3", "341,2"], ["12,50", "45,60"]):
    lines = ["place;per_thousand", *(f"place {n};{cell}" for n, cell in enumerate(cells))]
    Path("rates.csv").write_text("\n".join(lines) + "\n")
    table = describe("rates.csv")
    read = [row["per_thousand"] for row in table.read_rows()]
    kind = table.schema.get_field("per_thousand").type
    print(*cells, "->", f"{kind}, valid: {table.validate().valid}, read as", *read)
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
