"""``site_src/site.yaml`` and ``site_src/locale/*/language.yaml`` → :class:`Site`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from hasila.ingest.fields import Diagnostics, Fields, did_you_mean
from hasila.ingest.positioned_yaml import Scalar, parse_yaml
from hasila.model.address import address_hint, masked, public_address
from hasila.model.diagnostics import Location
from hasila.model.site import DOCUMENTATION, LEAVE, SECTIONS, Language, NavigationEntry, Site

_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
"""A code becomes a folder of the site."""
_MAIL = re.compile(r"[^@\s<>\"/]+@[^@\s<>\"/]+\.[^@\s<>\"/]+")
PATH = "site_src/site.yaml"
_LISTED = 12
"""So many locales of a language are named."""


def parse_site(files: Mapping[str, str], diagnostics: Diagnostics) -> Site:
    """The configuration.

    A language without its folder or with an unknown locale is a mistake and is left out.
    """
    node, faults = parse_yaml(files.get(PATH, ""), PATH)
    diagnostics.found += faults
    fields = Fields(node, Location(PATH), diagnostics, "the site")
    names = fields.names("languages")
    found = [_language(name, files, diagnostics) for name in names]
    languages = tuple(language for language in found if language)
    navigation = tuple(_navigation(fields, files))
    documentation = dict(_titles(DOCUMENTATION, files))
    site = replace(_site(fields, languages), navigation=navigation, documentation=documentation)
    fields.close()
    if not names and not fields.misspelt("languages"):
        location = fields.location_of("languages")
        hint = _languages_hint(files)
        diagnostics.write(location, "missing-key", "the site has no languages", hint)
    return site


def _site(fields: Fields, languages: tuple[Language, ...]) -> Site:
    title = fields.words("title")
    tagline = fields.words("tagline")
    address = _address(fields)
    repository = _web_address(fields, "repository")
    lead_series = fields.text("lead_series")
    lead_finding = fields.text("lead_finding")
    subject = fields.words("subject")
    notice = fields.words("notice")
    keeper = fields.words("keeper")
    contact = _contact(fields)
    search = _switch(fields, "search", "true")
    offline = _switch(fields, "offline", "true")
    interactive_map = _switch(fields, "interactive_map", "true")
    zip_ = _zip(fields)
    leave = _leave(fields)
    return Site(
        title=title,
        tagline=tagline,
        languages=languages,
        address=address,
        repository=repository,
        lead_series=lead_series,
        lead_finding=lead_finding,
        subject=subject,
        notice=notice,
        keeper=keeper,
        contact=contact,
        search=search,
        offline=offline,
        interactive_map=interactive_map,
        zip=zip_,
        leave=leave,
    )


def _navigation(fields: Fields, files: Mapping[str, str]) -> Iterator[NavigationEntry]:
    """The entries of the navigation; one that is no page is pointed out and left out."""
    for entry in fields.names("navigation"):
        title = dict(_titles(entry.text, files))
        if entry.text in SECTIONS or title:
            yield NavigationEntry(entry.text, title)
            continue
        message = f"`navigation` names the page `{entry.text}`, and there is none"
        hint = f"write site_src/pages/{entry.text}.LANGUAGE.md, or {did_you_mean(entry.text, list(SECTIONS))}"
        fields.diagnostics.write(entry.location, "unknown-word", message, hint)


def _titles(name: str, files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The title of a page of text in each language that has it: its first line."""
    path = name if name.startswith("docs/") else f"site_src/pages/{name}"
    for file, text in files.items():
        found = re.fullmatch(re.escape(path) + r"\.([A-Za-z-]+)\.md", file)
        if found:
            yield found[1], text.strip().partition("\n")[0].lstrip("# ").strip()


def _languages_hint(files: Mapping[str, str]) -> str:
    """The line that names the languages whose folders are there."""
    paths = (path for path in files if path.endswith("/language.yaml"))
    folders = sorted(map(_folder, paths))
    return f"add `languages: [{', '.join(folders)}]`, or those of them that the site has"


def _folder(path: str) -> str:
    """The code in the path of a file of a language."""
    return path.split("/")[2]


def _locale_hint(text: str) -> str:
    """The next step: the locales of the language that ``text`` begins with, or the form of a locale."""
    language = _language_of(text.replace("-", "_")).lower()
    names = sorted(locale_identifiers())
    known = [name for name in names if _language_of(name) == language]
    if known:
        first = ", ".join(known[:_LISTED])
        return f"known for `{language}`: {first}"
    return "write the language and the country as CLDR does, in letters a-z, with `_` between them"


def _language_of(locale: str) -> str:
    return locale.split("_")[0]


def _address(fields: Fields) -> str:
    """The public address; "" where none is given, or one that is refused."""
    address = fields.scalar("address")
    if address is None or not address.text:
        return ""
    known = public_address(address.text)
    if not known:
        message = f"`{masked(address.text)}` is no address that a site can be published under"
        hint = address_hint(address.text)
        fields.diagnostics.write(address.location, "bad-address", message, hint)
    return known


def _web_address(fields: Fields, key: str) -> str:
    """The address of a page; "" where none is given, or one that is refused."""
    address = fields.scalar(key)
    if address is None or not address.text or public_address(address.text):
        return address.text if address else ""
    return _refused(fields, address)


def _contact(fields: Fields) -> str:
    """As :func:`_web_address`, or an address of mail."""
    address = fields.scalar("contact")
    if address is not None and _MAIL.fullmatch(address.text):
        return address.text
    return _web_address(fields, "contact")


def _refused(fields: Fields, address: Scalar) -> str:
    message = f"`{masked(address.text)}` is no address that a reader can be led to"
    fields.diagnostics.write(address.location, "bad-address", message, address_hint(address.text))
    return ""


def _leave(fields: Fields) -> str:
    """The address to leave to; the usual one where nothing is said of it, or one that is refused."""
    is_stated = fields.has("leave")
    address = fields.scalar("leave")
    if address is None or not address.text:
        return "" if is_stated else LEAVE
    if public_address(address.text):
        return address.text
    return _refused(fields, address) or LEAVE


def _zip(fields: Fields) -> bool | None:
    """True or false as it is stated; ``None`` where it is not, or another word is."""
    return {"true": True, "false": False}.get(fields.choice("zip", ["true", "false"]) or "")


def _switch(fields: Fields, key: str, default: str) -> bool:
    return fields.choice(key, ["true", "false"], default) == "true"


def _language(name: Scalar, files: Mapping[str, str], diagnostics: Diagnostics) -> Language | None:
    """The language of this code, from its folder; ``None`` where it cannot be used."""
    if not _CODE.fullmatch(name.text):
        message = f"`{name.text}` is no code of a language"
        diagnostics.write(name.location, "bad-id", message, "write it as ar, fr or pt-br")
        return None
    path = f"site_src/locale/{name.text}/language.yaml"
    if path not in files:
        hint = "copy the folder of another language and translate it"
        diagnostics.write(name.location, "unknown-language", f"there is no {path}", hint)
        return None
    return _read_language(name.text, path, files[path], diagnostics)


def _read_language(code: str, path: str, text: str, diagnostics: Diagnostics) -> Language | None:
    node, faults = parse_yaml(text, path)
    diagnostics.found += faults
    fields = Fields(node, Location(path), diagnostics, f"the language `{code}`")
    return _described(code, fields)


def _described(code: str, fields: Fields) -> Language | None:
    locale = fields.scalar("locale", required=True)
    direction = fields.choice("direction", ["ltr", "rtl"], "ltr")
    label = fields.text("name", code)
    fields.close()
    if locale is None or not _is_known(locale, fields.diagnostics):
        return None
    return Language(code, label, locale.text, direction or "ltr")


def _is_known(locale: Scalar, diagnostics: Diagnostics) -> bool:
    """True where CLDR knows the locale; it is pointed out where not."""
    try:
        Locale.parse(locale.text)
    except (ValueError, UnknownLocaleError):
        message = f"CLDR knows no locale `{locale.text}`"
        diagnostics.write(locale.location, "unknown-language", message, _locale_hint(locale.text))
        return False
    return True
