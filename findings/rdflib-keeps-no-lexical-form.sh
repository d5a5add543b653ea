#!/usr/bin/env bash
# rdflib finds "٣٤١" and "1_045" valid as xsd:integer and writes them as 341 and 1045; days lose their zone.
#
# The lexical space of xsd:integer has ASCII digits and a sign. rdflib converts with Python, whose `int` takes digits of every script
# and underscores: such a literal is not ill-typed, and what was written is lost when the graph is (normalisation is on by default).
# "2019-02-26+03:00" as xsd:date comes back as "2019-02-26". "1,045" stays and is ill-typed.
# Seen with rdflib 7.6.0. Source: W3C, "XML Schema Part 2", 3.3.13 integer and 3.2.9 date.
# Here: the printed form stays beside the number in all data; days have no zone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check rdflib==7.6.0

cat > "$work/expected" <<'END'
rdflib 7.6.0
٣٤١ -> 341 valid
1_045 -> 1045 valid
1,045 -> 1,045 ill-typed
2019-02-26+03:00 -> 2019-02-26 valid
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("rdflib", version("rdflib"))
from rdflib import XSD, Literal
for text, kind in (("٣٤١", XSD.integer), ("1_045", XSD.integer), ("1,045", XSD.integer), ("2019-02-26+03:00", XSD.date)):
    literal = Literal(text, datatype=kind)
    print(text, "->", str(literal), "ill-typed" if literal.ill_typed else "valid")
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
