#!/usr/bin/env bash
# pyshp writes an Arabic name cut after half of its bytes, without a word, and two fields under one name.
#
# A field of 10 characters of a Shapefile has 10 bytes: five Arabic letters in UTF-8. Longer names are cut, in the middle of a word;
# names of fields are cut after 10 bytes, and may then be equal.
# Seen with pyshp 3.1.6. Source: the dBASE format, which counts bytes.
# Here: places are given as GeoJSON.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check pyshp==3.1.6

cat > "$work/expected" <<'END'
pyshp 3.1.6
['name_in_ar', 'name_in_ar'] ['جسر ا', 'معرة']
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("pyshp", version("pyshp"))
import io, shapefile
files = {part: io.BytesIO() for part in ("shp", "shx", "dbf")}
writer = shapefile.Writer(**files)
writer.field("name_in_arabic", "C", 10)
writer.field("name_in_arabic_short", "C", 10)
writer.point(0, 0)
writer.record("جسر الشغور", "معرة النعمان")
writer.close()
for file in files.values():
    file.seek(0)
reader = shapefile.Reader(**files)
print([field[0] for field in reader.fields[1:]], list(reader.record(0)))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
