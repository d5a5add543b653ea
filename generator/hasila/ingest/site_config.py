"""``site_src/site.yaml`` and ``site_src/locale/*/language.yaml`` → :class:`Site`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from hasila.ingest.fields import Diagnostics, Fields
from hasila.ingest.positioned_yaml import Scalar, parse_yaml
from hasila.model.address import address_hint, masked, public_address
from hasila.model.diagnostics import Location
from hasila.model.site import Language, Site

_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
"""A code becomes a folder of the site."""
PATH = "site_src/site.yaml"


def parse_site(files: Mapping[str, str], diagnostics: Diagnostics) -> Site:
    """The configuration; a language without its folder or with an unknown locale is a mistake and is left out."""
    node, mistakes = parse_yaml(files.get(PATH, ""), PATH)
    diagnostics.mistakes += mistakes
    fields = Fields(node, Location(PATH), diagnostics, "the site")
    found = [_language(name, files, diagnostics) for name in fields.names("languages")]
    site = Site(
        title=fields.words("title"), tagline=fields.words("tagline"), languages=tuple(one for one in found if one),
        address=_address(fields), repository=fields.text("repository"), lead_series=fields.text("lead_series"),
        search=_switch(fields, "search", "true"), offline=_switch(fields, "offline", "true"), zip=_switch(fields, "zip", "false"),
    )  # fmt: skip
    fields.close()
    if not found and not fields.misspelt("languages"):
        diagnostics.write(
            fields.place_of("languages"),
            "missing-key",
            "the site has no languages",
            _languages_hint(files),
        )
    return site


def _languages_hint(files: Mapping[str, str]) -> str:
    """The line that names the languages whose folders are there."""
    folders = sorted(path.split("/")[2] for path in files if path.endswith("/language.yaml"))
    return f"add `languages: [{', '.join(folders)}]`, or those of them that the site has"


def _locale_hint(text: str) -> str:
    """The locale that ``text`` comes near to, by its language."""
    language = text.replace("-", "_").split("_")[0].lower()
    known = [name for name in sorted(locale_identifiers()) if name.split("_")[0] == language]
    return (
        f"known for `{language}`: {', '.join(known[:12])}"
        if known
        else "write the language and the country as CLDR does, in letters a-z, with `_` between them"
    )


def _address(fields: Fields) -> str:
    address = fields.scalar("address")
    known = public_address(address.text) if address else ""
    if address and address.text and not known:
        fields.diagnostics.write(
            address.place,
            "bad-address",
            f"`{masked(address.text)}` is no address that a site can be published under",
            address_hint(address.text),
        )
    return known


def _switch(fields: Fields, key: str, default: str) -> bool:
    return fields.choice(key, ["true", "false"], default) == "true"


def _language(name: Scalar, files: Mapping[str, str], diagnostics: Diagnostics) -> Language | None:
    if not _CODE.fullmatch(name.text):
        diagnostics.write(
            name.place, "bad-id", f"`{name.text}` is no code of a language", "write it as ar, fr or pt-br"
        )
        return None
    path = f"site_src/locale/{name.text}/language.yaml"
    if path not in files:
        diagnostics.write(
            name.place,
            "unknown-language",
            f"there is no {path}",
            "copy the folder of another language and translate it",
        )
        return None
    node, mistakes = parse_yaml(files[path], path)
    diagnostics.mistakes += mistakes
    fields = Fields(node, Location(path), diagnostics, f"the language `{name.text}`")
    locale = fields.scalar("locale", required=True)
    language = Language(
        name.text,
        fields.text("name", name.text),
        locale.text if locale else "en",
        fields.choice("direction", ["ltr", "rtl"], "ltr") or "ltr",
    )
    fields.close()
    return language if _known(locale, diagnostics) else None


def _known(locale: Scalar | None, diagnostics: Diagnostics) -> bool:
    if locale is None:
        return False
    try:
        Locale.parse(locale.text)
    except (ValueError, UnknownLocaleError):
        diagnostics.write(
            locale.place,
            "unknown-language",
            f"CLDR knows no locale `{locale.text}`",
            _locale_hint(locale.text),
        )
        return False
    return True
