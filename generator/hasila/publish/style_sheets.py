"""Style sheets as readers get them: without comments."""

from __future__ import annotations

import re

from hasila.model.page import File

_PART = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\burl\([^)]*\)|/\*!.*?\*/)|/\*.*?\*/[ \t]*\n?""",
    re.DOTALL,
)
"""What may hold the signs of a comment and is none, comments that ask to be kept, and other comments."""


def as_sent(file: File) -> File:
    """``file`` as it is published: a style sheet without its comments, any other file as it is.

    Comments are a seventh of what a phone would fetch. A comment that begins with ``/*!`` stays, for it
    tells of rights."""
    if not file.path.endswith(".css"):
        return file
    try:
        text = file.content.decode()
    except UnicodeDecodeError:
        return file
    return File(file.path, without_comments(text).encode())


def without_comments(text: str) -> str:
    """The CSS of ``text`` without its comments."""
    return _PART.sub(lambda found: found["kept"] or "", text)
