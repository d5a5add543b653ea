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
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
        shown = f"{found[1] or ''}//…@"
        yield Diagnostic(
            Location(path, line, column),
            "credentials",
            "error",
            f"an address carries a user name, a password or a token: `{shown}`",
            "write it without what stands before the @; if it was ever shared, change it at its source",
        )
