"""The counted nouns of a project's vocabulary, which may stand in a mark or a cell beside the number."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.model.vocabulary import Category, Measure, Vocabulary
from hasila.reader import NO_NOUNS, Phrases, counted_nouns, read_mark


def nouns_of(vocabulary: Vocabulary, language: str) -> Phrases:
    """The nouns of a language: the forms with ``{n}``, and the labels of categories and measures."""
    return counted_nouns(_texts(vocabulary, language))


def _texts(vocabulary: Vocabulary, language: str) -> Iterator[str]:
    categories, measures = vocabulary.categories.values(), vocabulary.measures.values()
    entries: list[Category | Measure] = [*categories, *measures]
    for entry in entries:
        yield from _forms(entry, language)


def _forms(entry: Category | Measure, language: str) -> Iterator[str]:
    """The texts of one entry; a label that itself holds a number or a denial ("no one") is no noun."""
    counted = entry.counted.get(language, {})
    yield from (form for form in counted.values() if "{n}" in form)
    label = entry.label.get(language, "")
    if label and not hasattr(read_mark(label, language, nouns=NO_NOUNS), "number"):
        yield label
