"""Addresses that carry a name, a password or a token: what is committed and published is known to
everybody."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.model.address import WITH_USER
from hasila.model.diagnostics import Diagnostic, Location


def credentials(path: str, text: str) -> Iterator[Diagnostic]:
    """Each address in ``text`` with something before an ``@``, which is never printed:
    ``https://…@example.org``."""
    if "//" not in text or "@" not in text:
        return
    for found in WITH_USER.finditer(text):
        scheme = found[1] or ""
        message = f"an address carries a user name, a password or a token: `{scheme}//…@`"
        hint = "write it without what stands before the @; if it was ever shared, change it at its source"
        location = _location(path, text, found.start())
        yield Diagnostic(location, "credentials", "error", message, hint)


def _location(path: str, text: str, start: int) -> Location:
    """The place of the character ``start`` of ``text``."""
    above = text.count("\n", 0, start)
    line_begin = text.rfind("\n", 0, start) + 1
    return Location(path, above + 1, start - line_begin + 1)
