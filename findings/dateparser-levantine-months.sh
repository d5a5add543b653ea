#!/usr/bin/env bash
# dateparser reads no month of the Levant or the Maghreb, and takes a Hijri year for a Gregorian one.
#
# Its Arabic has the names used in Egypt and the Gulf (مارس). The names of Syria, Lebanon, Iraq and Jordan (شباط, آذار, كانون
# الثاني), in which most tolls of this region are dated, and those of Algeria and Tunisia (جويلية) give None.
# 10/11/1440 becomes a day in the year 1440 of the Gregorian calendar.
# Seen with dateparser 1.5.0.
# Here: all four sets of names are read, and a day far from all others is warned of.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check dateparser==1.5.0

cat > "$work/expected" <<'END'
dateparser 1.5.0
٣ مارس ٢٠١٩ -> 2019-03-03
3 آذار 2019 -> None
26 شباط 2019 -> None
3 كانون الثاني 2019 -> None
2 جويلية 2020 -> None
10/11/1440 -> 1440-11-10
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("dateparser", version("dateparser"))
import dateparser
for text in ("٣ مارس ٢٠١٩", "3 آذار 2019", "26 شباط 2019", "3 كانون الثاني 2019", "2 جويلية 2020", "10/11/1440"):
    day = dateparser.parse(text, languages=["ar"])
    print(text, "->", day.date() if day else None)
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
