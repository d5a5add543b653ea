#!/usr/bin/env bash
# metascraper-date makes a day of a figure: the text of any element whose class contains "publish".
#
# Where a page has no date in its metadata, the text of the first element with a class such as "published" is read as a day. A cell
# "from 238 to 292" with that class becomes 02:38 of the day on which the program runs; the page has no such time.
# Seen with metascraper 5.49.24 and metascraper-date 5.49.24.
# Here: the cells of figures have the class `stated` (`templates/report.html`).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund metascraper@5.49.24 metascraper-date@5.49.24 > /dev/null

cat > expected <<'END'
class="count published": the day of the run, 02:38
class="count stated": none
END
TZ=UTC node - > seen <<'END'
const read = require("metascraper")([require("metascraper-date")()]);
const today = new Date().toISOString().slice(0, 10);
(async () => {
  for (const name of ["count published", "count stated"]) {
    const html = `<html><body><table><tr><td class="${name}">about 265, from 238 to 292</td></tr></table></body></html>`;
    const { date } = await read({ html, url: "https://example.org/" });
    const told = date && date.replace(/:00\.000Z$/, "").replace(`${today}T`, "the day of the run, ");
    console.log(`class="${name}": ${told || "none"}`);
  }
})();
END
cat seen
diff expected seen && echo "as seen on 2026-11-30"
