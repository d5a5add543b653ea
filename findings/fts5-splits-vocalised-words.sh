#!/usr/bin/env bash
# The full-text search of SQLite (FTS5) cuts an Arabic word where a vowel sign stands.
#
# Its tokenizer unicode61 takes vowel signs for gaps between words. «قُتل» (was killed) is kept as «ق» and «تل»: a search for «قتل»
# does not find it, a search for «تل» (hill) does. `remove_diacritics`, at any of its settings, knows the signs of Latin letters only.
# Newspapers write the sign in just this word, to tell the passive voice.
# Seen with SQLite 3.54.1 in apsw. Source: SQLite, "SQLite FTS5 Extension", 4.3.1 Unicode61 Tokenizer.
# Here: words are folded without vowel signs before they are indexed and looked up.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check apsw==3.54.1.0

cat > "$work/expected" <<'END'
SQLite 3.54.1
0 قتل not found
0 قُتل found
0 تل found
1 قتل not found
1 قُتل found
1 تل found
2 قتل not found
2 قُتل found
2 تل found
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
import apsw
print("SQLite", apsw.sqlite_lib_version())
for setting in ("0", "1", "2"):
    database = apsw.Connection(":memory:")
    tokenizer = f"unicode61 remove_diacritics {setting}"
    database.execute(f"create virtual table reports using fts5(words, tokenize=\"{tokenizer}\")")
    database.execute("insert into reports values (?)", ("قُتل 12 مدنياً في البلدة",))
    for word in ("قتل", "قُتل", "تل"):
        found = list(database.execute("select count(*) from reports where reports match ?", (f"\"{word}\"",)))
        print(setting, word, "found" if found[0][0] else "not found")
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
