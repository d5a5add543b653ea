#!/usr/bin/env bash
# pyshp writes 12405 into a field of four digits as 1240.
#
# A numeric field of a Shapefile is text of a fixed width. A number that is longer loses its last digits, so that it is another number, a
# tenth or less of what was given; nothing is raised or warned of. dBASE itself fills a field that overflows with asterisks, and pyshp
# reads those as no value.
# Seen with pyshp 3.1.6. Source: the dBASE format; `Writer.field` of pyshp, `size`.
# Here: places are given as GeoJSON and GeoPackage, in which a number has no width in digits.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check pyshp==3.1.6

cat > "$work/expected" <<'END'
pyshp 3.1.6
341 -> 341
1204 -> 1204
12405 -> 1240
1000000 -> 1000
-12405 -> -124
warnings: 0
END
"$work/venv/bin/python" - > "$work/seen" 2> /dev/null <<'END'
import io
import warnings
from importlib.metadata import version
print("pyshp", version("pyshp"))
import shapefile
tolls = (341, 1204, 12405, 1000000, -12405)
parts = {name: io.BytesIO() for name in ("shp", "shx", "dbf")}
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    writer = shapefile.Writer(**parts, shapeType=shapefile.POINT)
    writer.field("killed", "N", size=4)
    for toll in tolls:
        writer.point(36.6, 35.4)
        writer.record(toll)
    writer.close()
    for part in parts.values():
        part.seek(0)
    for toll, row in zip(tolls, shapefile.Reader(**parts).records()):
        print(toll, "->", row["killed"])
print("warnings:", len(said))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
