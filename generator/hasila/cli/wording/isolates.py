"""Code, quotations and Latin words within Arabic: each in isolates, so that it keeps its own order."""

from __future__ import annotations

import re

from hasila.model.direction import ISOLATE, LEFT_TO_RIGHT, RELEASE

_LATIN = r"(?:−(?=[0-9]))?[A-Za-z0-9<+*\\](?:[\w.,:/<>#@+*\\=%-]*[\w/>*])?"
_CODE = r"`[^`]*`|\[[^\[\]\u0600-\u06ff]*\]\([^()\s]*\)"
_SIGNS = r"[<>=]{2,}"
"""Signs that would be shown turned round among Arabic words."""
_APART = re.compile(
    rf"(?P<code>{_CODE}|{_SIGNS})|“(?P<quoted>[^”]*)”|(?P<latin>{_LATIN}(?: {_LATIN})*)",
    re.ASCII,
)
"""Code, what is quoted, and runs of Latin words: each keeps its own order among Arabic words."""


def isolated(text: str) -> str:
    """``text``, which runs from right to left, with isolates around what does not."""
    return _APART.sub(_in_isolates, text)


def _in_isolates(found: re.Match[str]) -> str:
    quoted = found["quoted"]
    if quoted is None:
        return f"{LEFT_TO_RIGHT}{found[0]}{RELEASE}"
    return f"“{ISOLATE}{quoted}{RELEASE}”"
