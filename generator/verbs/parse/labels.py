"""The texts of a head that readers see: each in every language of the site, and in the script of that language."""

from __future__ import annotations

from collections.abc import Mapping

from generator.nouns.fields import Fields, Notebook, doubt_in, refuse_doubts, texts
from generator.nouns.positioned import Mapping as YamlMapping
from generator.nouns.positioned import Node
from generator.site.config import Language
from generator.site.script import name_of, other_script
from generator.words.mistake import Place


def whole_text(fields: Fields, key: str, languages: tuple[Language, ...], *, optional: bool = False) -> dict[str, str]:
    """The text under ``key``. Where it is absent, or lacks a language of the site, that is a mistake.

    ``optional``: nothing is said where the whole of it is absent.
    """
    node = fields.node(key)
    if node is None:
        if not optional:
            _absent(fields, key, languages)
        return {}
    return in_every_language(node, fields.place_of(key), key, languages, fields.notebook)


def _absent(fields: Fields, key: str, languages: tuple[Language, ...]) -> None:
    example = ", ".join(f"{language.code}: …" for language in languages)
    fields.notebook.write(
        fields.place_of(key), "missing-label", f"the report has no `{key}`", f"add `{key}: {{{example}}}`"
    )


def remarks(fields: Fields, key: str, languages: tuple[Language, ...]) -> tuple[dict[str, str], ...]:
    """The list of texts under ``key``."""
    listed = fields.list(key)
    return tuple(in_every_language(item, item.place, key, languages, fields.notebook) for item in listed)


def in_every_language(
    node: Node, place: Place, key: str, languages: tuple[Language, ...], notebook: Notebook
) -> dict[str, str]:
    """The texts of ``node`` by language; a language of the site that is not among them is a mistake."""
    found = texts(node, place, notebook, f"`{key}`")
    doubt = doubt_in(node)
    refuse_doubts(doubt, notebook)
    if doubt is None and isinstance(node, YamlMapping):
        check_languages(found, place, key, languages, notebook)
    return found


def check_languages(
    text: Mapping[str, str], place: Place, key: str, languages: tuple[Language, ...], notebook: Notebook
) -> None:
    """Point out each language of the site that ``text`` lacks, and each in which it is written in another script."""
    for language in languages:
        words = text.get(language.code, "")
        foreign = other_script(words, language, fewest=12)
        if not words:
            notebook.write(
                place,
                "missing-label",
                f"`{key}` has no text in `{language.code}`",
                f"add `{language.code}: …` to it",
            )
        elif foreign:
            notebook.write(
                place,
                "other-script",
                f"`{key}` in `{language.code}` is written in {name_of(foreign)} letters",
                "write it in its own language; were two texts exchanged?",
            )
