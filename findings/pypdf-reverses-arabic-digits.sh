#!/usr/bin/env bash
# pypdf gives the digits of Arabic numbers back to front: 85 killed, written «٨٥», are read as 58.
#
# Digits run from left to right in Arabic, too. pypdf turns every run of characters of the Arabic block round, digits among them; Western
# digits in the same text stay as they are. pdfminer.six keeps the digits and turns the letters of the words round; PDFium keeps both here,
# but not the letters of every writer's file.
# Seen with pypdf 7.1.1, pdfminer.six 20260107 and pypdfium2 5.15.2, in a file made by fpdf2 2.8.9 with shaping (uharfbuzz 0.57.0).
# Here: `hasila capture` reads PDF by PDFium, and no page with Arabic letters: it is kept, and no word about its numbers is said.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  pypdf==7.1.1 pdfminer.six==20260107 pypdfium2==5.15.2 fpdf2==2.8.9 uharfbuzz==0.57.0 pymupdf-fonts==1.0.5

cat > "$work/expected" <<'END'
pypdf 7.1.1, pdfminer.six 20260107, pypdfium2 5.15.2
written ٨٥: pypdf ٥٨, pdfminer ٨٥, pdfium ٨٥
written ١٬٢٤٠: pypdf ٠٤٢٬١, pdfminer ١٬٢٤٠, pdfium ١٬٢٤٠
written 1240: pypdf 1240, pdfminer 1240, pdfium 1240
END
cd "$work"
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
import re
from importlib.metadata import version
from pathlib import Path
import pymupdf_fonts, pypdf, pypdfium2
from fpdf import FPDF
from pdfminer.high_level import extract_text

print(", ".join(f"{name} {version(name)}" for name in ("pypdf", "pdfminer.six", "pypdfium2")))
Path("font.ttf").write_bytes(pymupdf_fonts.fontbuffers["figo"]())
for number in ("٨٥", "١٬٢٤٠", "1240"):
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("Fira", "", "font.ttf")
    pdf.set_font("Fira", size=20)
    pdf.set_text_shaping(True)
    pdf.multi_cell(0, 20, f"قتل {number} شخصا", align="R")
    pdf.output("page.pdf")
    read = {
        "pypdf": pypdf.PdfReader("page.pdf").pages[0].extract_text(),
        "pdfminer": extract_text("page.pdf"),
        "pdfium": pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range(),
    }
    print(f"written {number}: " + ", ".join(f"{name} {re.search('[0-9٠-٩][0-9٠-٩٬]*', text)[0]}" for name, text in read.items()))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-30"
