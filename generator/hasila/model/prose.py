"""A prose in HTML, cut at its links: a page decides where each of them leads."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator

from hasila.model.data_class import dataclass

NO_FIGURE = "#-"
"""The target that says: this number is marked as none of ours."""
_FASTEST = 1
"""The level of compression: a third of the size; the next levels take longer for little."""


@dataclass(frozen=True, slots=True)
class PackedText:
    """A text held in a fraction of its bytes; ``str`` gives it.

    The proses of all reports stay in memory while a site is made, and hardly anything asks for their
    Markdown.
    """

    packed: bytes

    def __str__(self) -> str:
        return zlib.decompress(self.packed).decode()


def pack_text(text: str) -> PackedText:
    """The text, packed."""
    return PackedText(zlib.compress(text.encode(), _FASTEST))


@dataclass(frozen=True, slots=True)
class ProseLink:
    """A link of a prose: its target as written, the text up to the first emphasis in it, and its content in
    HTML.
    """

    target: str
    label: str
    html: str


@dataclass(frozen=True, slots=True)
class ProseHtml:
    """Pieces of HTML and the links between them, in order.

    They are held in one value of bytes: the proses of all reports stay in memory while a site is made, and
    a page needs one of them.
    """

    packed: bytes = b""

    def __iter__(self) -> Iterator[str | ProseLink]:
        if self.packed:
            for part in json.loads(zlib.decompress(self.packed)):
                yield part if isinstance(part, str) else ProseLink(*part)


NO_HTML = ProseHtml()


def pack_html(parts: Iterable[str | ProseLink]) -> ProseHtml:
    """The HTML of these pieces."""
    plain = [part if isinstance(part, str) else (part.target, part.label, part.html) for part in parts]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return ProseHtml(zlib.compress(text.encode(), _FASTEST))
