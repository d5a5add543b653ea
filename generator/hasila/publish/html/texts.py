"""Pages of text, written in Markdown (``site_src/pages/<name>.<language>.md``), and the glossary of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from hasila.model.page import Page
from hasila.model.vocabulary import Category, Measure, NamedPeriod, Publisher, Term
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.prose import text_page

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


def text_pages(desk: PageContext) -> Iterator[Page]:
    for name in PAGES:
        here, code = f"{name}.html", _language(desk, name)
        title, body = text_of(desk, name)
        direction = next((one.direction for one in desk.site.languages if one.code == code), "auto")
        view = TextView(desk.frame(here, title), title, body, code, direction)
        yield desk.page(here, "text.html", title, view)


def text_of(desk: PageContext, name: str) -> tuple[str, Markup]:
    """The title and the body of a page of text; both empty where no language has it."""
    source = desk.texts.get(f"site_src/pages/{name}.{_language(desk, name)}.md", "")
    return text_page(source)


def _language(desk: PageContext, name: str) -> str:
    codes = (desk.code, *(one.code for one in desk.site.languages))
    return next((code for code in codes if f"site_src/pages/{name}.{code}.md" in desk.texts), desk.code)


def glossary_page(desk: PageContext) -> Iterator[Page]:
    """The vocabulary, with the words of every language side by side."""
    here, words = "glossary.html", desk.vocabulary
    title, intro = text_of(desk, "glossary")
    groups = (
        ("category", desk("Who is counted"), words.categories, desk.category_path),
        ("measure", desk("What is counted"), words.measures, None),
        ("publisher", desk("Who counts"), words.publishers, None),
        ("period", desk("Since when"), words.periods, None),
        ("cause", desk("By what cause"), words.causes, None),
        ("population", desk("Which population"), words.populations, None),
    )
    told = tuple(
        (name, tuple(_entry(desk, here, kind, one, path) for one in entries.values()))
        for kind, name, entries, path in groups
        if entries
    )
    yield desk.page(here, "glossary.html", title, GlossaryView(desk.frame(here, title), title, intro, told))


def _entry(
    desk: PageContext, here: str, kind: str, entry: Labelled, path: Callable[[str], str] | None
) -> Entry:
    label = desk.voice.text(entry.label) or entry.id
    others = tuple(
        (one.code, one.direction, entry.label[one.code])
        for one in desk.site.languages
        if one.code != desk.code and entry.label.get(one.code)
    )
    note = desk.voice.text(getattr(entry, "note", {}))
    link = desk.link(here, label, path(entry.id)) if path else None
    return Entry(entry.id, label, others, note, link, f"{kind}-{entry.id}")
