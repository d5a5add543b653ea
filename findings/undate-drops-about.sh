#!/usr/bin/env bash
# undate reads "2019-02~" (about February 2019) and writes "2019-02".
#
# The qualifiers of EDTF (~ about, ? uncertain, % both) are accepted by its parser and dropped without a word: a period that a source
# gave as about a month comes back as exact, and equals the exact one.
# Seen with undate 0.8.0. Source: Library of Congress, "Extended Date/Time Format Specification", level 1.
# Here: how well a day is known (day, about, month) is a field of its own beside the period.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check undate==0.8.0

cat > "$work/expected" <<'END'
undate 0.8.0
2019-02~ -> 2019-02 equal to the exact month: True
2019-02? -> 2019-02 equal to the exact month: True
2019-02% -> 2019-02 equal to the exact month: True
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("undate", version("undate"))
from undate import Undate
exact = Undate.parse("2019-02", "EDTF")
for text in ("2019-02~", "2019-02?", "2019-02%"):
    read = Undate.parse(text, "EDTF")
    print(text, "->", read.format("EDTF"), "equal to the exact month:", read == exact)
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
