"""Citations: each format is read back by its own rules."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from hasila.model.page_metadata import CITED, PageMetadata
from hasila.model.site import Site
from hasila.publish.citations import bibtex, csl, data_address, ris
from tests.publish.ledger import VOCABULARY
from tests.publish.outside import ADDRESS, KNOWN, SITE, corrected, pages

NASTY = "100% of {a} & b_c ~ $5 #1 ^ \\ } \u2068x\u2069\n2"


def work(path: str = "en/reports/rima-2.html") -> PageMetadata:
    return pages()[path].head.metadata


def nasty() -> PageMetadata:
    return replace(work(), title=NASTY, publisher=NASTY, outlet=NASTY, based_on=NASTY)


def saved(path: str) -> dict[str, str]:
    """The text of each citation that the page at ``path`` lets a reader save, by the name of its file."""
    held = pages()[path].head.citations
    return {citation.file: text_of(citation.href) for citation in held}


def text_of(href: str) -> str:
    """The content of a ``data:`` address, as a browser reads it (RFC 2397)."""
    media, _, content = href.partition(",")
    assert re.fullmatch(r"data:application/[a-z.+-]+;charset=utf-8", media)
    return unquote(content, errors="strict")


def test_each_report_series_finding_place_and_category_holds_its_citation_in_three_formats() -> None:
    cited = {path for path, page in pages().items() if page.head and page.head.citations}
    named = (
        *(f"places/{place}" for place in VOCABULARY.places),
        *(f"categories/{who}" for who in VOCABULARY.categories),
    )
    names = ("reports/rima-1", "reports/rima-2", "series/watch-total", "findings/rima-2--parts-total", *named)
    assert cited == {f"{code}/{name}.html" for code in ("ar", "en") for name in names}
    assert set(saved("en/reports/rima-1.html")) == {"rima-1.bib", "rima-1.ris", "rima-1.csl.json"}


@pytest.mark.parametrize("path", ["en/reports/rima-2.html", "ar/reports/rima-2.html"])
def test_what_a_reader_saves_is_the_citation_to_the_letter(path: str) -> None:
    assert saved(path) == {
        "rima-2.bib": bibtex(work(path), KNOWN),
        "rima-2.ris": ris(work(path), KNOWN),
        "rima-2.csl.json": csl(work(path), KNOWN),
    }


def test_no_text_breaks_out_of_the_address_that_holds_it() -> None:
    text = f"{NASTY}\"<>'\t\r\n؟ «قتيل»|`[]"
    address = data_address("application/json", text)
    assert text_of(address) == text
    assert not re.search(r"[\s\"<>#{}|\\^`\[\]]", address)


def test_bibtex_names_this_site_the_page_its_state_and_what_it_is_based_on() -> None:
    entry = bibtex(work(), KNOWN)
    assert entry.startswith("@techreport{report-rima-2-en,\n")
    for line in ("author={{Hasila}}", "year={2019}", "month=feb", "date={2019-02-26}",
                 f"url={{{ADDRESS}en/reports/rima-2.html}}", "institution={{Hasila}}",
                 "langid={english}"):  # fmt: skip
        assert f"\n{line},\n" in entry
    (note,) = re.findall(r"\nnote={(.*)},\n", entry)
    assert note.startswith("Rima Watch, ") and note.endswith(f"Hasila {work().version}")


def test_what_programs_print_in_different_places_stands_in_the_note_alone() -> None:
    """An edition, a version, a container, an original: pandoc and citation-js put them elsewhere, so that one
    page would have two references. A number is read from RIS by one of the two only."""
    assert not re.search(r"^(version|number|howpublished|orig\w+)=", bibtex(work(), KNOWN), re.MULTILINE)
    assert not re.search(r"^(ET|T2|OP|SN)  - ", ris(work(), KNOWN), re.MULTILINE)
    (item,) = json.loads(csl(work(), KNOWN))
    assert not {"version", "number", "container-title", "original-date"} & set(item)
    assert item["publisher"] == "Hasila"
    assert "\r\nPB  - Hasila\r\n" in ris(work(), KNOWN)
    assert work().version in item["note"]


def test_the_name_of_an_institution_is_not_taken_apart() -> None:
    """RIS reads what stands behind the last blank as a family name, unless a comma ends the whole."""
    assert "\r\nAU  - Hasila,\r\n" in ris(work(), KNOWN)


def test_capitals_of_a_title_are_held_run_by_run() -> None:
    named = replace(work(), title="The toll of al-Izza: SOHR’s count, 2019")
    assert "title={{The} toll of al-{Izza}: {SOHR}’s count, 2019},\n" in bibtex(named, KNOWN)


def test_bibtex_counts_its_braces_and_escapes_what_tex_would_take_for_its_own() -> None:
    entry = bibtex(nasty(), KNOWN)
    depth = 0
    for letter in entry:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
    assert depth == 0
    title = next(line for line in entry.splitlines() if line.startswith("title"))
    assert title == (
        r"title={100\% of \textbraceleft{}a\textbraceright{} \& b\_c \textasciitilde{} "
        r"\$5 \#1 \textasciicircum{} \textbackslash{} \textbraceright{} x 2},"
    )


def test_ris_is_one_record_of_lines_that_keep_to_their_form() -> None:
    record = ris(nasty(), KNOWN)
    lines = record.split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\n\r]*", line) for line in lines[:-1])
    assert "DA  - 2019/02/26" in lines
    assert f"UR  - {ADDRESS}en/reports/rima-2.html" in lines


def test_csl_is_read_as_json() -> None:
    (item,) = json.loads(csl(work("ar/findings/rima-2--parts-total.html"), KNOWN))
    assert item["type"] == "webpage"
    assert item["author"] == [{"literal": "حصيلة"}]
    assert item["issued"] == {"date-parts": [[2019, 2, 26]]}
    assert not re.search("[\u2066-\u2069]", json.dumps(item, ensure_ascii=False))


@pytest.mark.parametrize(
    ("precision", "issued", "ris_day"),
    [
        ("day", {"date-parts": [[2019, 2, 26]]}, "2019/02/26"),
        ("about", {"date-parts": [[2019, 2]]}, "2019/02"),
        ("month", {"date-parts": [[2019, 2]]}, "2019/02"),
    ],
)
def test_a_day_is_said_no_more_exactly_than_it_is_known(precision: str, issued: dict, ris_day: str) -> None:
    known = replace(work(), precision=precision)
    assert json.loads(csl(known, KNOWN))[0]["issued"] == issued
    assert f"DA  - {ris_day}\r\n" in ris(known, KNOWN)
    said = ["{2019-02-26}"] if precision == "day" else []
    assert re.findall(r"\bdate=(.*),", bibtex(known, KNOWN)) == said


def test_without_an_address_a_report_leads_to_its_source_and_a_finding_nowhere() -> None:
    item = json.loads(csl(work(), SITE))[0]
    assert item["URL"] == "https://example.org/?a=1&b=2"
    assert "URL" not in json.loads(csl(work("en/findings/rima-2--parts-total.html"), SITE))[0]


@pytest.mark.parametrize("site", [KNOWN, SITE])
def test_an_address_of_other_letters_is_the_same_in_all_three(site: Site) -> None:
    """citation-js writes Arabic letters of an address in per cent signs when it reads BibLaTeX, and as they
    are when it reads RIS."""
    known = replace(work(), source="https://example.org/خبر/{1}?q=قتلى 5%20أ#ب")
    written = "https://example.org/%D8%AE%D8%A8%D8%B1/%7B1%7D?q=%D9%82%D8%AA%D9%84%D9%89%205%20%D8%A3#%D8%A8"
    (item,) = json.loads(csl(known, site))
    assert written in (item["note"] if site.address else item["URL"])
    assert written in ris(known, site)
    escaped = written.replace("%", r"\%").replace("#", r"\#")
    assert (escaped if site.address else written) in bibtex(known, site)
    assert all(form(known, site).isascii() for form in (bibtex, ris, csl))


def test_the_page_says_the_same_in_words() -> None:
    words = work().cite
    assert "Rima Watch" in words and "26 February 2019" in words and work().version in words
    assert words.startswith("Hasila, “") and words.index("Hasila") < words.index("Rima Watch")
    assert work("ar/reports/rima-2.html").cite.startswith("حصيلة، «")


@pytest.mark.parametrize(
    "path",
    [f"places/{place}" for place in VOCABULARY.places]
    + [f"categories/{who}" for who in VOCABULARY.categories],
)
def test_what_is_of_no_one_day_is_cited_with_the_day_of_the_newest_report_that_speaks_of_it(
    path: str,
) -> None:
    files = saved(f"en/{path}.html")
    name = path.rpartition("/")[2]
    (item,) = json.loads(files[f"{name}.csl.json"])
    assert item["issued"] == {"date-parts": [[2019, 2, 26]]}
    assert item["author"] == [{"literal": "Hasila"}]
    assert item["note"].endswith(work(f"en/{path}.html").version)
    assert item["URL"] == f"{ADDRESS}en/{path}.html"
    assert "DA  - 2019/02/26\r\n" in files[f"{name}.ris"]
    assert "date={2019-02-26},\n" in files[f"{name}.bib"]
    said = work(f"en/{path}.html").cite
    assert (
        said.startswith("Hasila, “")
        and "26 February 2019" in said
        and work(f"en/{path}.html").version in said
    )
    assert work(f"en/{path}.html").day is None, "the page itself is of no day"


def test_every_kind_has_its_form() -> None:
    for kind in CITED:
        one = replace(work(), kind=kind)
        assert bibtex(one, KNOWN) and ris(one, KNOWN) and csl(one, KNOWN)


def test_what_no_report_speaks_of_is_cited_without_a_day() -> None:
    none = replace(corrected(), reports=(), figures={}, checked=(), findings=(), series=(), corrections=())
    site = pages(book=none)
    place = site["en/places/sahra.html"].head.metadata
    assert place.cite == f"Hasila, “Sahra”: \u2066sahra\u2069, revision \u2066{place.version}\u2069."
    assert "issued" not in json.loads(csl(place, KNOWN))[0]


def test_a_version_is_the_same_in_every_language_and_changes_with_the_page_alone() -> None:
    before, book = pages(), corrected()
    renamed = replace(book.reports[0], basis={"en": "said by the reader"})
    after = pages(book=replace(book, reports=(renamed, *book.reports[1:])))
    versions = {path: page.head.metadata.version for path, page in before.items() if page.head}
    assert re.fullmatch("[0-9a-f]{12}", versions["en/reports/rima-1.html"])
    assert versions["en/reports/rima-1.html"] == versions["ar/reports/rima-1.html"]
    changed = {path for path, version in versions.items() if after[path].head.metadata.version != version}
    assert changed == {"ar/reports/rima-1.html", "en/reports/rima-1.html"}
