"""Pages of text, written in Markdown (``site_src/pages/<name>.<language>.md``), and the glossary of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from hasila.model.page import Page
from hasila.model.report import Text
from hasila.model.vocabulary import Category, Measure, NamedPeriod, Publisher, Term
from hasila.publish.html.page_context import Link, PageContext, PageLayout, Setting
from hasila.publish.html.prose import text_page as parted
from hasila.publish.slices import GlossarySlice, TextSlice

Labelled = Category | Measure | Publisher | NamedPeriod | Term
PAGES = ("about", "method", "privacy")


@dataclass(frozen=True, slots=True)
class TextView:
    """A page of text; ``language`` and ``direction`` are those of the text, which may stand in for a missing one."""

    frame: PageLayout
    title: str
    body: Markup
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the vocabulary: its label in every language, and its note in that of the page. ``anchor`` is its id on
    the page: other pages lead to it where it has none of its own."""

    id: str
    label: str
    others: tuple[tuple[str, str, str], ...]
    note: str
    link: Link | None
    anchor: str


@dataclass(frozen=True, slots=True)
class GlossaryView:
    frame: PageLayout
    title: str
    intro: Markup
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]


def text_page(context: PageContext, slice_: TextSlice) -> Page:
    """A page of text; empty where no language has it."""
    here, code = f"{slice_.name}.html", text_language(context, slice_.texts)
    title, body = text_of(context, slice_.texts)
    view = TextView(context.frame(here, title), title, body, code, context.direction_of(code))
    return context.page(here, "text.html", title, view)


def text_of(context: Setting, texts: Text) -> tuple[str, Markup]:
    """The title and the body of a page of text; both empty where no language has it."""
    return parted(texts.get(text_language(context, texts), ""))


def text_language(context: Setting, texts: Text) -> str:
    """The language that ``texts`` are shown in: that of the page, or the first of the site that has them."""
    codes = (context.code, *(language.code for language in context.site.languages))
    return next((code for code in codes if code in texts), context.code)


def glossary_page(context: PageContext, slice_: GlossarySlice) -> Page:
    """The vocabulary, with the words of every language side by side."""
    here, words = "glossary.html", slice_.vocabulary
    title, intro = text_of(context, slice_.texts)
    groups: tuple[tuple[str, str, Mapping[str, Labelled], Callable[[str], str] | None], ...] = (
        ("category", context("Who is counted"), words.categories, context.category_path),
        ("measure", context("What is counted"), words.measures, None),
        ("publisher", context("Who counts"), words.publishers, None),
        ("period", context("Since when"), words.periods, None),
        ("cause", context("By what cause"), words.causes, None),
        ("population", context("Which population"), words.populations, None),
    )
    told = tuple(
        (name, tuple(_entry(context, here, kind, entry, path) for entry in entries.values()))
        for kind, name, entries, path in groups
        if entries
    )
    view = GlossaryView(context.frame(here, title), title, intro, told)
    return context.page(here, "glossary.html", title, view)


def _entry(
    context: PageContext, here: str, kind: str, entry: Labelled, path: Callable[[str], str] | None
) -> Entry:
    label = context.voice.text(entry.label) or entry.id
    others = tuple(
        (language.code, language.direction, entry.label[language.code])
        for language in context.site.languages
        if language.code != context.code and entry.label.get(language.code)
    )
    note = context.voice.text(getattr(entry, "note", {}))
    link = context.link(here, label, path(entry.id)) if path else None
    return Entry(entry.id, label, others, note, link, f"{kind}-{entry.id}")
