"""The catalogues that come with the generator are complete: each message of the English one, in every
plural form of the language, with the same placeholders, and in other words than the English ones.
"""

from __future__ import annotations

import io
import re
from string import Formatter

import pytest
from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from hasila.ingest.files import shipped_texts
from hasila.model.catalogue import Catalogue, Message, read_catalogue
from hasila.starting.plurals import plural_forms

TEXTS = shipped_texts("site_src")
COMPLETE = ("ar", "es", "fr", "tr")
PAGES = ("about", "corrections", "data", "glossary", "method", "privacy")
ALIKE = {
    "fr": {"A B C D E F", "Corrections", "Notes", "Index", "Date", "Source", "Population", "Latitude",
           "Longitude", "Cause",
           "Sections", "minus", "Page", "Data", "Village", "village", "camp", "total", "plus", "zone",
           "cause: {cause}", "Correction: {report}"},
    "es": {"A B C D E F", "total", "camp", "no", "Series", "series"},
    "tr": {"Not"},
    "ar": set(),
}  # fmt: skip
"""Words that are written as in English."""


def catalogue(code: str) -> Catalogue:
    return read_catalogue(TEXTS[f"site_src/locale/{code}/hasila.po"], code)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def words(text: str) -> str:
    """The letters of ``text`` outside of its placeholders."""
    return re.sub(r"[\W\d_]+", " ", re.sub(r"\{.*?\}", " ", text)).strip()


def english() -> dict[str, Message]:
    return {message.id: message for message in catalogue("en").messages}


@pytest.mark.parametrize("code", COMPLETE)
def test_every_message_is_there_in_every_form(code: str) -> None:
    known = catalogue(code)
    assert not known.faults
    translated = {message.id: message for message in known.messages}
    assert translated.keys() == english().keys()
    forms = plural_forms(Locale.parse(code))
    for message in translated.values():
        assert len(message.forms) == (len(forms) if message.plural else 1), message.id
        assert all(form for form in message.forms), message.id


@pytest.mark.parametrize("code", COMPLETE)
def test_placeholders_are_kept_and_none_is_invented(code: str) -> None:
    for message in catalogue(code).messages:
        wanted = placeholders(message.id) | placeholders(message.plural)
        for form in message.forms:
            assert placeholders(form) <= wanted, message.id
        if not message.plural:
            assert placeholders(message.forms[0]) == wanted, message.id


@pytest.mark.parametrize("code", COMPLETE)
def test_no_message_is_english_by_accident(code: str) -> None:
    for message in catalogue(code).messages:
        same = words(message.id) and words(message.forms[0]) == words(message.id)
        short = message.id in ALIKE[code] or len(words(message.id)) <= 4
        assert not same or short, (code, message.id)


@pytest.mark.parametrize("code", COMPLETE)
def test_babel_compiles_the_catalogue(code: str) -> None:
    text = TEXTS[f"site_src/locale/{code}/hasila.po"]
    read = read_po(io.StringIO(text), locale=code)
    out = io.BytesIO()
    write_mo(out, read)
    assert len(out.getvalue()) > 10_000
    assert not [error for message in read for error in message.check(read)]


def test_french_has_its_spaces() -> None:
    for message in catalogue("fr").messages:
        for form in message.forms:
            assert not re.search(r"\w [:;!?»]|« ", form), form
            assert not re.search(r"[a-zé][;!?:]( |$)", form), form
            assert "'" not in form, form


def test_spanish_opens_its_questions() -> None:
    for message in catalogue("es").messages:
        for form in message.forms:
            assert form == "?" or form.count("?") == form.count("¿"), form


def test_turkish_nouns_stay_singular_after_a_number() -> None:
    for message in catalogue("tr").messages:
        if message.plural and "{n}" in message.plural:
            after = re.findall(r"\{n\} (\w+)", message.forms[-1])
            assert not [word for word in after if word.endswith(("lar", "ler"))], message.forms


@pytest.mark.parametrize("code", ("ar", "en", *COMPLETE))
@pytest.mark.parametrize("name", PAGES)
def test_each_page_of_text_is_there_with_the_same_parts(code: str, name: str) -> None:
    page = TEXTS[f"site_src/pages/{name}.{code}.md"]
    model = TEXTS[f"site_src/pages/{name}.en.md"]
    for mark in (r"^#+ ", r"^\| ", r"^- ", r"^\d\. ", r"^```"):
        found = len(re.findall(mark, page, re.MULTILINE))
        assert found == len(re.findall(mark, model, re.MULTILINE)), mark
    assert re.findall(r"^```.*?^```", page, re.M | re.S) == re.findall(r"^```.*?^```", model, re.M | re.S)
