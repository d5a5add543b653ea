"""The texts of a head that readers see: in every language of the site, each in the script of its language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hasila.ingest.fields import Diagnostics, Fields, doubt_in, texts
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.ingest.positioned_yaml import Node
from hasila.ingest.script import name_of, other_script
from hasila.model.diagnostics import Location
from hasila.model.site import Language

_FEWEST = 12
"""So many letters of another script decide: a short name may stand in its own letters anywhere."""


def whole_text(
    fields: Fields, key: str, languages: tuple[Language, ...], *, optional: bool = False
) -> dict[str, str]:
    """The text under ``key``. Where it is absent, or lacks a language of the site, that is a mistake.

    ``optional``: nothing is said where the whole of it is absent.
    """
    node = fields.node(key)
    if node is None:
        if not (optional or fields.misspelt(key)):
            _absent(fields, key, languages)
        return {}
    return in_every_language(node, fields.location_of(key), key, languages, fields.diagnostics)


def _absent(fields: Fields, key: str, languages: tuple[Language, ...]) -> None:
    texts = [f"{language.code}: …" for language in languages]
    example = ", ".join(texts)
    location = fields.location_of(key)
    message = f"the report has no `{key}`"
    hint = f"add `{key}: {{{example}}}`"
    fields.diagnostics.write(location, "missing-label", message, hint)


def remarks(fields: Fields, key: str, languages: tuple[Language, ...]) -> tuple[dict[str, str], ...]:
    """The list of texts under ``key``."""
    listed = fields.list(key)
    return tuple(
        in_every_language(item, item.location, key, languages, fields.diagnostics) for item in listed
    )


def in_every_language(
    node: Node, location: Location, key: str, languages: tuple[Language, ...], diagnostics: Diagnostics
) -> dict[str, str]:
    """The texts of ``node`` by language; a language of the site that is not among them is a mistake."""
    found = texts(node, location, diagnostics, f"`{key}`")
    doubt = doubt_in(node)
    if doubt is None and isinstance(node, YamlMapping):
        check_languages(found, location, key, languages, diagnostics)
    return found


def check_languages(
    text: Mapping[str, str],
    location: Location,
    key: str,
    languages: tuple[Language, ...],
    diagnostics: Diagnostics,
) -> None:
    """Point out the languages of the site that ``text`` lacks, and those in which its script is another."""
    lacking = [language.code for language in languages if not text.get(language.code)]
    if lacking:
        _tell_lacking(lacking, location, key, diagnostics)
    foreign: dict[str, str] = {}
    for language in languages:
        own = text.get(language.code, "")
        script = other_script(own, language, _FEWEST)
        if script:
            foreign[language.code] = script
    if foreign:
        _tell_foreign(foreign, location, key, diagnostics)


def _tell_lacking(codes: Sequence[str], location: Location, key: str, diagnostics: Diagnostics) -> None:
    """Point out the languages in which ``key`` has no text."""
    quoted = " and ".join(f"`{code}`" for code in codes)
    added = ", ".join(f"{code}: …" for code in codes)
    message = f"`{key}` has no text in {quoted}"
    diagnostics.write(location, "missing-label", message, f"add `{added}` to it")


def _tell_foreign(foreign: Mapping[str, str], location: Location, key: str, diagnostics: Diagnostics) -> None:
    """Point out once that texts of ``key`` are in other letters: two were exchanged, or one was copied."""
    clauses: list[str] = []
    for code, script in foreign.items():
        clauses.append(f"in `{code}` is written in {name_of(script)} letters")
    message = f"`{key}` {' and '.join(clauses)}"
    hint = "exchange the two texts" if len(foreign) > 1 else "write it in its own language"
    diagnostics.write(location, "other-script", message, hint)
