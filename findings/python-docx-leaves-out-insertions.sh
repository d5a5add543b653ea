#!/usr/bin/env bash
# python-docx gives a paragraph without the words that were inserted with tracked changes: a corrected toll is no toll.
#
# Word keeps a change that nobody has accepted yet as a deleted and an inserted run. `Paragraph.text` knows neither: where 341 was
# corrected to 331, the sentence has no number. mammoth and docx2txt give the inserted number. Nothing is said of the changes.
# Seen with python-docx 1.2.0, mammoth 1.13.0, docx2txt 0.9.
# Here: no file of a word processor is read; a person pastes what it shows.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9

cat > "$work/expected" <<'END'
python-docx: 'The toll rose to  killed.'
mammoth: 'The toll rose to 331 killed.'
docx2txt: 'The toll rose to 331 killed.'
END
"$work/venv/bin/python" - "$work/report.docx" > "$work/seen" <<'END'
import sys
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CHANGE = f'{NAMES} w:author="an editor" w:date="2019-02-27T08:00:00Z"'
path = sys.argv[1]

report = docx.Document()
paragraph = report.add_paragraph("The toll rose to ")
gone = f'<w:del {CHANGE} w:id="1"><w:r><w:delText>341</w:delText></w:r></w:del>'
come = f'<w:ins {CHANGE} w:id="2"><w:r><w:t>331</w:t></w:r></w:ins>'
for change in (gone, come):
    paragraph._p.append(parse_xml(change))
paragraph.add_run(" killed.")
report.save(path)

print("python-docx:", repr(docx.Document(path).paragraphs[0].text))
with open(path, "rb") as file:
    print("mammoth:", repr(mammoth.extract_raw_text(file).value.strip()))
print("docx2txt:", repr(docx2txt.process(path).strip()))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
