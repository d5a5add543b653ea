"""A document: what is read of the files of a report once, and may be remembered by their digest."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hasila.ingest import markdown
from hasila.ingest.document import digest_of_group, read_document, read_documents, report_groups
from hasila.ingest.markdown import html_of, parse_markdown
from hasila.ingest.markdown_marks import Mark
from hasila.ingest.project import parse, screened
from hasila.model.prose import ProseLink
from hasila.model.sources import Sources
from hasila.reader import read_mark
from tests.ingest.project import BASE_TEXTS

STEM = "content/reports/2031-03-04-river-watch"
CONTENT = {path: text for path, text in BASE_TEXTS.items() if path.startswith("content/")}
TEXTS = report_groups(CONTENT)[STEM]
OTHERS = {path: text for path, text in BASE_TEXTS.items() if path not in CONTENT}
SOURCES = Sources(CONTENT, OTHERS, {}, {})


def group(*names: str) -> dict[str, list[str]]:
    texts = {f"content/reports/{name}.md": "" for name in names}
    found = report_groups(texts)
    cut = len("content/reports/")
    return {stem[cut:]: sorted(path[cut:-3] for path in paths) for stem, paths in found.items()}


def test_a_report_and_its_translations_are_one_group() -> None:
    assert group("a.ar", "a", "b", "a.en") == {"a": ["a", "a.ar", "a.en"], "b": ["b"]}


def test_a_translation_without_its_report_stands_alone_and_help_is_no_report() -> None:
    assert group("a.ar", "README") == {"a.ar": ["a.ar"]}


def test_the_digest_is_that_of_the_names_and_texts_of_all_files() -> None:
    digest = digest_of_group(TEXTS)
    assert digest == read_document(STEM, dict(reversed(TEXTS.items()))).digest
    for path, text in TEXTS.items():
        assert digest_of_group({**TEXTS, path: f"{text} "}) != digest
    assert digest_of_group({"a": "bc"}) != digest_of_group({"ab": "c"})


def test_a_document_survives_a_pickle_and_is_not_much_larger_than_its_files() -> None:
    document = read_document(STEM, TEXTS)
    stored = pickle.dumps(document)
    assert pickle.loads(stored) == document
    assert len(stored) < 10 * sum(len(text.encode()) for text in TEXTS.values())


def test_a_report_made_of_a_document_is_the_same_as_one_made_of_its_files() -> None:
    remembered = pickle.loads(pickle.dumps(read_documents(CONTENT)))
    assert parse(SOURCES, remembered) == parse(SOURCES)


def test_each_prose_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    class Counting(MarkdownIt):
        def parse(self, src: str, env: object = None) -> list[Token]:
            parsed.append(src)
            return super().parse(src)

    reader = Counting("commonmark", {"html": False}).enable("table")
    monkeypatch.setattr(markdown, "markdown_reader", lambda: reader)
    documents = read_documents(CONTENT)
    screened(SOURCES, documents)
    parse(SOURCES, documents)
    assert sorted(parsed) == sorted(body.prose.markdown for document in documents for body in document.bodies)


def test_a_file_that_was_refused_since_takes_no_part() -> None:
    translation = f"{STEM}.ar.md"
    left = {path: text for path, text in CONTENT.items() if path != translation}
    parsed, _ = parse(replace(SOURCES, content=left), read_documents(CONTENT))
    report = next(report for report in parsed.reports if report.path == f"{STEM}.md")
    assert list(report.prose) == ["en"]


def test_a_file_that_is_refused_as_it_stands_has_no_body() -> None:
    texts = {**TEXTS, f"{STEM}.ar.md": "> " * 60 + "text"}
    document = read_document(STEM, texts)
    assert [mistake.code for mistake in document.screened] == ["too-deep"]
    assert [body.prose.language for body in document.bodies] == ["en"]


@pytest.mark.parametrize("words", ["17", "17 people", "at least 17", "17,5", "40%"])
def test_a_mark_that_no_vocabulary_can_change_is_read_before_it_is_known(words: str) -> None:
    mark = _read(f"about [{words}](#bridge) men")
    assert mark.reading == read_mark(words, "en", "about ", " men")


@pytest.mark.parametrize("words", ["17 gnomes", "seventeen", "no gnomes", "nobody"])
def test_words_that_a_vocabulary_may_know_are_read_with_it(words: str) -> None:
    mark = _read(f"about [{words}](#bridge) men")
    assert (mark.reading, mark.before, mark.after) == (None, "about ", " men")


def test_the_prose_around_a_mark_is_kept_where_a_qualifier_stands_in_it() -> None:
    assert _read("about [17](#bridge) men").before == "about "
    assert _read("all [17](#bridge) men").before == ""


def test_a_mark_that_states_none_of_our_numbers_is_not_read() -> None:
    assert _read("all [17](#-) men", "-").reading is None


@pytest.mark.parametrize(
    ("prose", "number"),
    [
        ("[at\nleast 17](#bridge) men", 17),
        ("- [at\n  least 17](#bridge) men", 17),
        ("**[17](#bridge) men**", 17),
        ("[**17** men](#bridge)", 17),
        ("[_17_ men](#bridge)", 17),
        ("`12` [17](#bridge)", 17),
        ("[1](#a)[7](#bridge)", None),
        ("[7](#bridge)[1](#a)", None),
        ("[5](#-)–[17](#bridge)", None),
        ("5,[170](#bridge)", None),
        ("[17](#bridge) percent", None),
    ],
)
def test_a_mark_is_read_in_its_line(prose: str, number: int | None) -> None:
    assert getattr(_read(prose).reading, "number", None) == number


def _read(prose: str, figure: str = "bridge") -> Mark:
    """The last mark of the figure in the prose."""
    text = f"{TEXTS[f'{STEM}.md']}\n{prose}\n"
    body = read_document(STEM, {f"{STEM}.md": text}).bodies[0]
    return [mark for mark in body.marks if mark.figure == figure][-1]


PIECES = (
    "[5](#a)",
    "[**6** of](#b) ",
    "<https://e.org>",
    "![i](u)",
    "\n\n",
    "\n- ",
    "> ",
    "*x* ",
    "`[1](#c)`",
    "&amp; ",
)


def whole(parts: Iterable[str | ProseLink]) -> str:
    return "".join(
        part if isinstance(part, str) else f'<a href="{part.target}">{part.html}</a>' for part in parts
    )


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_the_pieces_of_html_are_those_of_the_library(pieces: list[str]) -> None:
    markdown = "".join(pieces)
    library = MarkdownIt("commonmark", {"html": False}).enable("table")
    assert whole(html_of(parse_markdown(markdown))) == library.render(markdown)
