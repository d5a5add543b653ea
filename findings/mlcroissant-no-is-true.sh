#!/usr/bin/env bash
# mlcroissant, the reader of Croissant, makes True of "no" and a day of 1970 of 20190226.
#
# Croissant describes the columns of a data set (the JSON-LD that search engines for data read). A field of type Boolean is converted with
# Python's truth of a text: of yes and no, Y and N, each is True; of true and false, each is what it says. A Date without hyphens, or a year,
# counts as nanoseconds since 1970. 03/02/2019 is 2 March and 26/02/2019 in the next row 26 February. A count of 12.7 as Integer is 12.
# Seen with mlcroissant 1.1.1 and pandas 3.1.1. Source: Croissant 1.0, "Field", dataType; ISO 8601, basic format.
# Here: no word is a number or a yes unless the description of its table says so; how days are written is said once a column.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check mlcroissant==1.1.1 pandas==3.1.1

cat > "$work/expected" <<'END'
mlcroissant 1.1.1 pandas 3.1.1
Boolean no, yes -> True, True
Boolean N, Y -> True, True
Boolean false, true -> False, True
Date 20190226, 20190227 -> 1970-01-01 00:00:00.020190226, 1970-01-01 00:00:00.020190227
Date 2019, 2020 -> 1970-01-01 00:00:00.000002019, 1970-01-01 00:00:00.000002020
Date 03/02/2019, 26/02/2019 -> 2019-03-02 00:00:00, 2019-02-26 00:00:00
Integer 12.7, 8.9 -> 12, 8
END
cd "$work"
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
import hashlib
import json
from importlib.metadata import version
from pathlib import Path
print("mlcroissant", version("mlcroissant"), "pandas", version("pandas"))
import mlcroissant as mlc

def read(kind, cells):
    table = "".join(f"{cell}\n" for cell in ("cell", *cells)).encode()
    Path("toll.csv").write_bytes(table)
    file = mlc.FileObject(
        id="toll.csv", name="toll.csv", content_url="toll.csv", encoding_formats=["text/csv"],
        sha256=hashlib.sha256(table).hexdigest(),
    )
    source = mlc.Source(file_object="toll.csv", extract=mlc.Extract(column="cell"))
    field = mlc.Field(id="rows/cell", name="cell", data_types=kind, source=source)
    rows = mlc.RecordSet(id="rows", name="rows", fields=[field])
    metadata = mlc.Metadata(name="toll", url="https://example.org", distribution=[file], record_sets=[rows])
    Path("toll.json").write_text(json.dumps(metadata.to_json(), default=str))
    return [row["rows/cell"] for row in mlc.Dataset(jsonld="toll.json").records("rows")]

for kind, *cells in (
    ("Boolean", "no", "yes"), ("Boolean", "N", "Y"), ("Boolean", "false", "true"), ("Date", "20190226", "20190227"),
    ("Date", "2019", "2020"), ("Date", "03/02/2019", "26/02/2019"), ("Integer", "12.7", "8.9"),
):
    types = {"Boolean": mlc.DataType.BOOL, "Date": mlc.DataType.DATE, "Integer": mlc.DataType.INTEGER}
    print(kind, ", ".join(cells), "->", ", ".join(str(value) for value in read(types[kind], cells)))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
