#!/usr/bin/env bash
# Babel writes plural rules for gettext that no reader of gettext's catalogues can read.
#
# CLDR's rules of French, Spanish, Italian, Portuguese and Catalan know the exponent of a compact number ("1M") as `e`. `to_gettext`
# copies it into the header Plural-Forms, whose only variable is `n`. Python's gettext refuses the expression.
# Seen with Babel 2.18.0 and Python 3.11. Source: `babel.plural.to_gettext`; the manual of gettext, "Plural forms".
# Here: the exponent is 0 in the headers that `hasila language add` writes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check babel==2.18.0

cat > "$work/expected" <<'END'
Babel 2.18.0
ca invalid token in plural form: e
es invalid token in plural form: e
fr invalid token in plural form: e
it invalid token in plural form: e
pt invalid token in plural form: e
de read: one for 1
END
"$work/venv/bin/python" - > "$work/seen" <<'END'
from gettext import c2py
from babel import Locale, __version__
from babel.plural import to_gettext
print("Babel", __version__)
for code in ("ca", "es", "fr", "it", "pt", "de"):
    expression = to_gettext(Locale.parse(code).plural_form).split("plural=")[1].rstrip(";")
    try:
        rule = c2py(expression)
        print(code, "read:", ["one", "other"][rule(1)], "for 1")
    except ValueError as error:
        print(code, error)
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-30"
