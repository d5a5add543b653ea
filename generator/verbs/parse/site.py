"""``site_src/site.yaml`` and ``site_src/locale/*/language.yaml`` → :class:`Site`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError

from generator.nouns.address import masked, public_address
from generator.nouns.fields import Fields, Notebook
from generator.nouns.positioned import Scalar, parse_yaml
from generator.site.config import Language, Site
from generator.words.mistake import Place

_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
"""A code becomes a folder of the site."""
PATH = "site_src/site.yaml"


def parse_site(files: Mapping[str, str], notebook: Notebook) -> Site:
    """The configuration; a language without its folder or with an unknown locale is a mistake and is left out."""
    node, mistakes = parse_yaml(files.get(PATH, ""), PATH)
    notebook.mistakes += mistakes
    fields = Fields(node, Place(PATH), notebook, "the site")
    found = [_language(name, files, notebook) for name in fields.names("languages")]
    site = Site(
        title=fields.words("title"), tagline=fields.words("tagline"), languages=tuple(one for one in found if one),
        address=_address(fields), repository=fields.text("repository"), lead_series=fields.text("lead_series"),
        search=_switch(fields, "search", "true"), offline=_switch(fields, "offline", "true"), zip=_switch(fields, "zip", "false"),
    )  # fmt: skip
    fields.close()
    if not found:
        notebook.write(
            fields.place_of("languages"),
            "missing-key",
            "the site has no languages",
            "add `languages: [ar, en]`",
        )
    return site


def _address(fields: Fields) -> str:
    address = fields.scalar("address")
    known = public_address(address.text) if address else ""
    if address and address.text and not known:
        fields.notebook.write(
            address.place,
            "bad-address",
            f"`{masked(address.text)}` is no address that a site can be published under",
            "write https://, the host and the folder: https://example.org/tolls/",
        )
    return known


def _switch(fields: Fields, key: str, default: str) -> bool:
    return fields.choice(key, ["true", "false"], default) == "true"


def _language(name: Scalar, files: Mapping[str, str], notebook: Notebook) -> Language | None:
    if not _CODE.fullmatch(name.text):
        notebook.write(name.place, "bad-id", f"`{name.text}` is no code of a language", "write it as ar, fr or pt-br")
        return None
    path = f"site_src/locale/{name.text}/language.yaml"
    if path not in files:
        notebook.write(
            name.place,
            "unknown-language",
            f"there is no {path}",
            "copy the folder of another language and translate it",
        )
        return None
    node, mistakes = parse_yaml(files[path], path)
    notebook.mistakes += mistakes
    fields = Fields(node, Place(path), notebook, f"the language `{name.text}`")
    locale = fields.scalar("locale", required=True)
    language = Language(
        name.text,
        fields.text("name", name.text),
        locale.text if locale else "en",
        fields.choice("direction", ["ltr", "rtl"], "ltr") or "ltr",
    )
    fields.close()
    return language if _known(locale, notebook) else None


def _known(locale: Scalar | None, notebook: Notebook) -> bool:
    if locale is None:
        return False
    try:
        Locale.parse(locale.text)
    except (ValueError, UnknownLocaleError):
        notebook.write(
            locale.place,
            "unknown-language",
            f"CLDR knows no locale `{locale.text}`",
            "write it as ar_SY or en_GB",
        )
        return False
    return True
