#!/usr/bin/env bash
# PyArabic reads «مليون ومئتا ألف» (1,200,000) as 1,001,000, and «لا أحد» (nobody) as 1.
#
# Before the counted noun the dual loses its last letter: مئتان becomes مئتا, ألفان becomes ألفا. The construct form is not in
# the table of number words; the word is passed over and the rest is added up. A denial is passed over in the same way.
# Seen with PyArabic 0.6.15.
# Here: both forms of the dual are read, a denial is 0, and a word that is not understood makes the number refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check pyarabic==0.6.15

cat > "$work/expected" <<'END'
pyarabic 0.6.15
مئتان -> 200
مئتا ألف -> 1000
مليون ومئتا ألف -> 1001000
لا أحد -> 1
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("pyarabic", version("pyarabic"))
from pyarabic.number import text2number
for words in ("مئتان", "مئتا ألف", "مليون ومئتا ألف", "لا أحد"):
    print(words, "->", text2number(words))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
