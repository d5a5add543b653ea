"""Names of files that some system cannot hold, or takes for one another.

Windows keeps some names for devices and drops dots and spaces at the end of a name; macOS and Windows take
`Foo` and `foo` for one name, and macOS a letter with its accent for the same letter followed by it. A folder
in which two files differ only so cannot be checked out there whole, and a site in which two addresses differ
only so cannot be kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from hasila.model.diagnostics import Diagnostic, Location

TABLE_ENDINGS = (".csv", ".xlsx")
"""The endings of the tables that publishers keep."""
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')


def ending_of(path: str) -> str:
    """The ending of the last name of ``path`` with its dot; empty where it has none."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:] if 0 < dot < len(name) - 1 else ""


def alike(path: str) -> str:
    """The same for two paths that some system takes for one."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def badly_named(path: str) -> Iterator[Diagnostic]:
    """The mistake, if any, that the name of a file or of a folder on its way is."""
    for part in path.split("/"):
        reason = why_unusable(part)
        if reason:
            message = f"`{part}` {reason}"
            hint = "give it another name, in lower-case letters, digits and hyphens"
            yield Diagnostic(Location(path), "bad-name", "error", message, hint)
            return


@lru_cache(1 << 10)
def why_unusable(part: str) -> str:
    """The reason why a part of a path cannot be kept everywhere; empty where it can."""
    if _DEVICE.fullmatch(part):
        return "is the name of a device on Windows, where no file can have it"
    if part.endswith((".", " ")) or part.startswith(" "):
        return "begins or ends with a space, or ends with a dot, which Windows drops"
    return "holds a character that no file name on Windows can" if _FORBIDDEN.search(part) else ""


def clashes(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """A mistake for each path that some system takes for an earlier one."""
    first: dict[str, str] = {}
    for path in sorted(paths):
        other = first.setdefault(alike(path), path)
        if other != path:
            message = f"this name and `{other}` differ only in capital letters or in how a letter is encoded"
            hint = "rename one of the two: some systems take them for one file"
            yield Diagnostic(Location(path), "same-address", "error", message, hint)
