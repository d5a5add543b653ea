"""Pages of text, written in Markdown (``site_src/pages/<name>.<language>.md``), and the glossary of the
vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from hasila.model.data_class import dataclass
from hasila.model.language_tag import tagged
from hasila.model.page import Page
from hasila.model.report import Text
from hasila.model.site import ENGLISH, Language
from hasila.model.svg import tag
from hasila.model.vocabulary import Category, Measure, NamedPeriod, Population, Publisher, Term, Vocabulary
from hasila.publish.html.colophon import ColophonLine, colophon
from hasila.publish.html.page_context import Link, PageContext, PageLayout, Setting
from hasila.publish.html.prose import text_page as parted
from hasila.publish.signs import spoken
from hasila.publish.slices import GlossarySlice, TextSlice

Labelled = Category | Measure | Publisher | NamedPeriod | Term | Population
PAGES = ("about", "method", "privacy")


@dataclass(frozen=True, slots=True)
class TextView:
    """A page of text; ``language`` and ``direction`` are those of the text, which may stand in for a
    missing one. ``colophon`` are the facts of the site, on the page about it."""

    frame: PageLayout
    title: str
    body: Markup
    language: str
    direction: str
    colophon: tuple[ColophonLine, ...]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word of the vocabulary: its label in every language, and its note in that of the page. ``anchor``
    is its id on the page: other pages lead to it where it has none of its own."""

    id: str
    label: str
    others: tuple[tuple[str, str, str], ...]
    note: str
    link: Link | None
    anchor: str


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The vocabulary; ``groups`` are the tables by name."""

    frame: PageLayout
    title: str
    intro: Markup
    groups: tuple[tuple[str, tuple[GlossaryEntry, ...]], ...]


def text_page(context: PageContext, slice_: TextSlice) -> Page:
    """A page of text; empty where no language has it."""
    here = f"{slice_.name}.html"
    code = text_language(context, slice_.texts)
    title, body = text_of(context, slice_.texts)
    frame = context.frame(here, title)
    facts = colophon(context) if slice_.name == "about" else ()
    view = TextView(frame, title, body, code, context.direction_of(code), facts)
    return context.page(here, "text.html", title, view)


def text_of(context: Setting, texts: Text) -> tuple[str, Markup]:
    """The title and the body of a page of text; both empty where no language has it."""
    language = text_language(context, texts)
    title, body = parted(texts.get(language, ""))
    text = _linked(spoken(body, context))
    if language == context.code:
        return title, text
    direction = context.direction_of(language)
    stand_in = Language(language, "", language, direction)
    return tagged(title, stand_in), tag("div", text, lang=language, dir=direction)


_TO_TEXT = re.compile(r'href="([\w-]+)\.[A-Za-z-]+\.md(#[\w-]*)?"')


def _linked(body: Markup) -> Markup:
    """``body`` with links from one page of text to another, which name its file, leading to its page."""
    return Markup(_TO_TEXT.sub(r'href="\1.html\2"', str(body)))


def text_language(context: Setting, texts: Text) -> str:
    """The language that ``texts`` are shown in: that of the page, the first of the site that has them, or
    English, in which all come with the generator."""
    if context.code in texts:
        return context.code
    others = [language.code for language in context.site.languages]
    return next((code for code in (*others, ENGLISH.code) if code in texts), context.code)


def glossary_page(context: PageContext, slice_: GlossarySlice) -> Page:
    """The vocabulary, with the words of every language side by side."""
    here = "glossary.html"
    title, intro = text_of(context, slice_.texts)
    frame = context.frame(here, title)
    groups = tuple(_groups(context, here, slice_.vocabulary))
    view = GlossaryView(frame, title, intro, groups)
    return context.page(here, "glossary.html", title, view)


def _groups(
    context: PageContext, here: str, words: Vocabulary
) -> Iterator[tuple[str, tuple[GlossaryEntry, ...]]]:
    """The name of each table of the vocabulary with its entries; an empty one is left out."""
    for table in _tables(context, words):
        if table.entries:
            yield table.name, tuple(_entries(context, here, table))


def _entries(context: PageContext, here: str, table: _Table) -> Iterator[GlossaryEntry]:
    for entry in table.entries.values():
        yield _entry(context, here, table.kind, entry)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the vocabulary; ``kind`` begins the ids of its entries on the page."""

    kind: str
    name: str
    entries: Mapping[str, Labelled]


def _tables(context: Setting, words: Vocabulary) -> Iterator[_Table]:
    yield _Table("category", context("Who is counted"), words.categories)
    yield _Table("measure", context("What is counted"), words.measures)
    yield _Table("publisher", context("Who counts"), words.publishers)
    yield _Table("period", context("Since when"), words.periods)
    yield _Table("cause", context("By what cause"), words.causes)
    yield _Table("population", context("Which population"), words.populations)


def _entry(context: PageContext, here: str, kind: str, entry: Labelled) -> GlossaryEntry:
    translator = context.translator
    label = translator.text(entry.label) or entry.id
    others = tuple(_others(context, entry.label))
    note = translator.text(getattr(entry, "note", {}))
    link = None
    if kind == "category":
        link = context.link(here, label, context.category_path(entry.id))
    anchor = f"{kind}-{entry.id}"
    return GlossaryEntry(entry.id, label, others, note, link, anchor)


def _others(context: PageContext, label: Text) -> Iterator[tuple[str, str, str]]:
    """A label in the other languages of the site, each with its code and its direction."""
    for language in context.site.languages:
        words = label.get(language.code)
        if words and language.code != context.code:
            yield language.code, language.direction, words
