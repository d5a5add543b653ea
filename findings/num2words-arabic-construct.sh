#!/usr/bin/env bash
# num2words gives 200 and 2,000 in Arabic in the form that only stands before a noun: «مئتا», «ألفا».
#
# The last letter of the dual falls away before the counted noun. Alone, 200 is «مئتان» and 2,000 «ألفان». As words of a number
# without its noun both are wrong; 11,000 lacks the ending of its counted noun (ألفًا).
# Seen with num2words 0.5.14.
# Here: counted nouns come from the plural forms of the catalogue, never from number words made by a library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check num2words==0.5.14

cat > "$work/expected" <<'END'
num2words 0.5.14
2 اثنان
200 مئتا
2000 ألفا
3000 ثلاثة آلاف
11000 أحد عشر ألف
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("num2words", version("num2words"))
from num2words import num2words
for number in (2, 200, 2000, 3000, 11000):
    print(number, num2words(number, lang="ar"))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
