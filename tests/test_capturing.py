"""``hasila capture``: a saved page is kept outside of the site, recorded, and searched for marked words."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import pymupdf_fonts
import pytest
from fpdf import FPDF
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hasila.build.pipeline import make
from hasila.cli.capture import _recorded
from hasila.cli.main import main
from hasila.ingest.saved_page import page_text, places_of
from tests.golden.project import PROJECT

REPORT = "2031-03-06-river-watch"
PAGE = "<html><head><style>81</style></head><body><p>Among them <b>7</b> fighters, وأحصت 81</p></body></html>"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(PROJECT, folder)
    return folder


@pytest.fixture
def head(project: Path) -> Path:
    """The file of the report, without a capture."""
    (path,) = (
        path for path in project.glob(f"content/reports/{REPORT}*.md") if "source:" in path.read_text()
    )
    return path


def captured(project: Path, saved: Path) -> int:
    return main(["capture", REPORT, str(saved), str(project), "--on", "2031-03-09"])


def test_a_saved_page_is_kept_recorded_and_searched(
    project: Path, head: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(PAGE, encoding="utf-8")
    digest = hashlib.sha256(saved.read_bytes()).hexdigest()
    assert captured(project, saved) == 0
    (kept,) = (project / "captures" / REPORT).iterdir()
    assert kept.read_bytes() == saved.read_bytes()
    recorded = head.read_text(encoding="utf-8")
    assert "captured: 2031-03-09" in recorded and f"sha256: {digest}" in recorded
    assert "fighters: 7 fighters — …Among them 7 fighters" in capsys.readouterr().out
    assert main(["check", str(project)]) == 0


def test_a_second_capture_that_differs_is_for_a_person_to_tell(
    project: Path, head: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in (1, 2):
        saved = tmp_path / f"{number}.html"
        saved.write_text(f"{PAGE}{number}", encoding="utf-8")
        outcome = captured(project, saved)
    assert outcome == 2
    assert "has changed" in capsys.readouterr().err


def test_from_a_second_capture_a_finding_is_of_an_edited_source(
    project: Path, head: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says what to write; with it the verdict is that the source was edited, and the page says
    what was read before."""
    digests = []
    for number in (1, 2):
        saved = tmp_path / f"{number}.html"
        saved.write_text(f"{PAGE}{number}", encoding="utf-8")
        digests.append(hashlib.sha256(saved.read_bytes()).hexdigest())
        captured(project, saved)
    told = capsys.readouterr().err
    assert f"sha256: {digests[1]}" in told and "`earlier:`" in told
    first, second = digests
    now = f"captured: 2031-03-10, sha256: {second}"
    before = f"earlier: [{{captured: 2031-03-09, sha256: {first}, said: {{total: at least 71}}}}]"
    text = head.read_text(encoding="utf-8")
    recorded = f"captured: 2031-03-09, sha256: {first}"
    assert recorded in text
    head.write_text(text.replace(recorded, f"{now}, {before}"), encoding="utf-8")
    built = make(project, lambda _: None)
    findings = {one.id: one for one in built.examined.ledger.findings if one.report == REPORT}
    (finding,) = (one for one in findings.values() if one.verdict == "source-edited")
    pages = {file.path: file.content.decode() for file in built.files if file.path.endswith(".html")}
    page = pages[f"en/findings/{finding.id}.html"]
    assert "the source was edited" in page


@pytest.mark.parametrize("report", ["nobody", "../x"])
def test_a_report_that_is_not_there_is_refused(project: Path, tmp_path: Path, report: str) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(PAGE, encoding="utf-8")
    assert main(["capture", report, str(saved), str(project)]) == 2
    assert not (project / "captures").exists()


@pytest.mark.parametrize(
    ("words", "text", "count"),
    [
        ("81", "و81 قتيلاً، و 181", 1),
        ("٨١", "81", 1),
        ("34", "341 and 34.5 and 1,34", 0),
        ("at least 341", "said At Least 341.", 1),
        ("قُتل", "قتل", 1),
        ("one", "none, someone", 0),
    ],
)
def test_words_are_found_as_they_are_meant(words: str, text: str, count: int) -> None:
    assert len(places_of(words, text)) == count


def test_the_page_of_an_archive_is_the_one_at_the_address() -> None:
    archive = BytesIO()
    writer = WARCWriter(archive, gzip=True)
    for address, page in (("https://example.org/a", "<p>12</p>"), ("https://example.org/b", "<p>81</p>")):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
        record = writer.create_warc_record(address, "response", BytesIO(page.encode()), http_headers=headers)
        writer.write_record(record)
    assert page_text("x.warc.gz", archive.getvalue(), "https://example.org/b") == "81"
    assert page_text("x.warc.gz", archive.getvalue(), "https://example.org/c") is None


def printed(tmp_path: Path, *lines: str) -> bytes:
    """A PDF of one page with a line each."""
    font = tmp_path / "font.ttf"
    font.write_bytes(pymupdf_fonts.fontbuffers["figo"]())
    page = FPDF()
    page.add_page()
    page.add_font("letters", "", font)
    page.set_font("letters", size=12)
    for line in lines:
        page.multi_cell(0, 8, line)
        page.ln()
    return bytes(page.output())


def test_what_is_not_shown_is_no_text() -> None:
    assert page_text("x.html", PAGE.encode(), "") == "Among them 7 fighters, وأحصت 81"


def test_a_sign_of_a_footnote_is_no_digit_of_the_number_before_it() -> None:
    page = "341<sup>2</sup> people<sup><a>[3]</a></sup> by the 26<sup>th</sup>, in 40 km<sup>2</sup>"
    assert page_text("x.html", page.encode(), "") == "341 people by the 26th, in 40 km²"
    assert page_text("x.txt", b"341[2] killed", "") == "341 killed"


def test_a_pdf_is_read(tmp_path: Path) -> None:
    content = printed(tmp_path, "At least 1,240 people were killed,", "among them 7 fighters.")
    text = page_text("Saved.PDF", content, "")
    assert text == "At least 1,240 people were killed, among them 7 fighters."


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_a_page_has_struck_out_it_does_not_state(tag: str) -> None:
    page = f"The toll rose to <{tag}>341</{tag}> <ins>331</ins> people."
    assert page_text("x.html", page.encode(), "") == "The toll rose to 331 people."
    joined = f"1<{tag}>3</{tag}>2 dead"
    assert page_text("x.html", joined.encode(), "") == "12 dead"
    unclosed = f"<noscript><{tag}></noscript>12 dead"
    assert page_text("x.html", unclosed.encode(), "") == "12 dead"


@pytest.mark.parametrize("lines", [(), ("85 killed", "قتل"), ("٨٥",)])
def test_a_pdf_without_text_or_with_arabic_is_not_read(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert page_text("x.pdf", printed(tmp_path, *lines), "") is None


def test_a_damaged_pdf_is_kept_unread() -> None:
    assert page_text("x.pdf", b"%PDF-1.7", "") is None


@pytest.mark.parametrize(
    ("source", "filled"),
    [
        (
            'source: {url: "https://a.b/", captured: null, sha256: null}',
            'source: {url: "https://a.b/", CAPTURED}',
        ),
        ('source: {url: "https://a.b/"}', 'source: {url: "https://a.b/", CAPTURED}'),
        ("source:\n  url: x\n  captured: null\n  sha256: null", "source:\n  url: x\n  CAPTURED"),
        ("source: {url: x, captured: 2031-01-01, sha256: null}", None),
    ],
)
def test_a_capture_is_written_where_there_is_room_for_it(source: str, filled: str | None) -> None:
    written = _recorded(f"---\nid: a\n{source}\ntitle: b\n---\n", "f" * 64, date(2031, 3, 9))
    between = "\n  " if "\n" in source else ", "
    capture = f"captured: 2031-03-09{between}sha256: {'f' * 64}"
    assert written == (filled and f"---\nid: a\n{filled.replace('CAPTURED', capture)}\ntitle: b\n---\n")
