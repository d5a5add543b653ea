"""Addresses within the site, and from outside it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from hasila.model.yaml_slips import unquoted

_PUBLIC = re.compile(r"https?://[^\s/?#\"<>]+(/[^\s?#\"<>]*)?")

WITH_USER = re.compile(
    r"(?:(?<![A-Za-z0-9+.-])([A-Za-z][A-Za-z0-9+.-]{0,20}:))?"
    r"//[^\s/?#\"'<>()\[\]{}|\\]+@(?=[^\s@])"
)
"""The beginning of an address that names a user, with or without a password (RFC 3986, 3.2.1)."""

DATA = "data/v1"
"""The folder of the files of data."""

FEEDS = (
    ("reports", "reports/index.html"),
    ("findings", "findings/index.html"),
    ("corrections", "corrections.html"),
)
"""The feeds of each language by name, and the page below the language's folder that lists the same."""


_IN_URI = "!#$%&'()*+,/:;=?@[]~"
"""The signs that stand in an address as they are (RFC 3986, 2.2 and 2.1)."""


def uri(address: str) -> str:
    """``address`` in ASCII, as RFC 3986 has it: all else stands as the bytes of UTF-8 behind per cent signs,
    in the name of a host too. Programs do not agree on whether they write Arabic letters of an address so."""
    return quote(address, safe=_IN_URI)


def social_image_path(page: str) -> str:
    """The path of the social image of a page below the folder of a language."""
    language, _, below = page.partition("/")
    return f"{language}/cards/{below.removesuffix('.html')}.png"


def masked(address: str) -> str:
    """``address`` without what stands before an ``@``: for a message, which may be seen by others."""
    return WITH_USER.sub(_masked_user, address)


def _masked_user(found: re.Match[str]) -> str:
    scheme = found[1] or ""
    return f"{scheme}//…@"


def relative(source: str, target: str) -> str:
    """``target`` as a link from the page at ``source``; both are paths from the root of the site.

    A fragment of the page itself stands alone (RFC 3986, 4.4): the browser need not load the page again.
    """
    page, sign, fragment = target.partition("#")
    if sign and page == source:
        return f"#{fragment}"
    folder, _, _ = source.rpartition("/")
    return f"{_from_folder(folder, page)}{sign}{fragment}"


@lru_cache(1 << 14)
def _from_folder(folder: str, page: str) -> str:
    """``page`` as a link from the pages in ``folder``: many lead to it, with many fragments."""
    folders = folder.split("/") if folder else []
    *steps, name = page.split("/")
    shared = 0
    for upper, step in zip(folders, steps, strict=False):
        if upper != step:
            break
        shared += 1
    upward = [".."] * (len(folders) - shared)
    return "/".join([*upward, *steps[shared:], name])


def absolute(address: str, path: str) -> str:
    """``path`` below the public ``address`` of the site, which ends in a slash; empty where that is not
    known.

    A page that a server also shows for its folder (``ar/index.html``) has the address of the folder.
    """
    if not address:
        return ""
    page, sign, fragment = path.partition("#")
    folder, slash, name = page.rpartition("/")
    if name == "index.html":
        page = f"{folder}{slash}"
    return f"{address}{page}{sign}{fragment}"


def feed_path(language: str, name: str) -> str:
    """The path of the feed ``name`` of a language."""
    return f"{language}/feeds/{name}.xml"


def public_address(text: str) -> str:
    """``text`` as the address that a site is published under, with its slash; empty where it is none."""
    return f"{text.rstrip('/')}/" if _PUBLIC.fullmatch(text) else ""


def address_hint(text: str) -> str:
    """The next step that makes ``text`` a whole web address."""
    bare = unquoted(text)
    if bare and bare != text.strip():
        first, last = text[0], text[-1]
        return f"write it without the quotes {first} {last}: {bare}"
    if "://" in bare and re.search(r"\s", bare):
        return "take the space out of the address; where it belongs to it, write %20"
    if re.fullmatch(r"(?://)?[\w-]+(\.[\w-]+)+([/:?#].*)?", bare):
        return f"write https://{bare.removeprefix('//')}"
    begun = re.match(r"h?t+ps?:?/*", bare)
    if begun and "." in bare:
        return f"write https://{bare[begun.end() :]}"
    return "write the whole address, beginning with https://"
