"""The files of a language: what Babel knows of it, and a catalogue with every message still to translate."""

from __future__ import annotations

import json
from collections.abc import Iterable

from babel import Locale

from hasila.model.catalogue import Message, read_catalogue
from hasila.starting.plurals import plural_forms, plural_header

_HEAD = """\
# The interface in {name}. Each msgid is the English; write its translation into the msgstr below it.
# While a msgstr is empty, the words of another language stand on the pages, and `hasila check` counts them.
# Plural forms stand in the order of CLDR: {forms}.
msgid ""
msgstr ""
"Project-Id-Version: hasila\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {rule};\\n"
"""


def language_file(code: str, locale: Locale) -> str:
    """The text of ``language.yaml``: the language's name in itself, its locale, its direction."""
    name = json.dumps(locale.get_display_name(locale) or code, ensure_ascii=False)
    direction = "rtl" if locale.character_order == "right-to-left" else "ltr"
    return f"name: {name}\nlocale: {locale}\ndirection: {direction}\n"


def catalogue_file(code: str, locale: Locale, english: str, known: str = "") -> str:
    """The text of ``hasila.po`` in the language ``code``: each message of the catalogue ``english``, with the
    translation that the catalogue ``known`` has, else empty.
    """
    translated = {message.id: message.forms for message in read_catalogue(known, str(locale)).messages}
    forms = plural_forms(locale)
    head = _HEAD.format(
        name=locale.get_display_name("en") or code,
        code=code,
        forms=", ".join(forms),
        rule=plural_header(locale),
    )
    entries = (
        _entry(message, len(forms), translated.get(message.id, ()))
        for message in read_catalogue(english, "en").messages
    )
    return "\n".join((head, *entries))


def untranslated(catalogue: str, english: str, locale: Locale) -> tuple[int, int]:
    """How many messages ``catalogue`` lacks, and how many there are."""
    wanted = {message.id for message in read_catalogue(english, "en").messages}
    translated = {message.id for message in read_catalogue(catalogue, str(locale)).messages}
    return len(wanted - translated), len(wanted)


def _entry(message: Message, forms: int, translated: Iterable[str]) -> str:
    lines = [f"msgid {_quoted(message.id)}"]
    known = list(translated)
    if message.plural:
        lines.append(f"msgid_plural {_quoted(message.plural)}")
        known += [""] * (forms - len(known))
        lines += [f"msgstr[{index}] {_quoted(known[index])}" for index in range(forms)]
    else:
        lines.append(f"msgstr {_quoted(known[0] if known else '')}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
