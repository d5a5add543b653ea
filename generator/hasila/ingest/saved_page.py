"""A page of a source as a person saved it: its text, and where words stand in it. HTML, plain text, web
archives (WARC, ISO 28500) and PDF without Arabic are read; of any other file only the digest is of use."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import BytesIO

from hasila.model.data_class import dataclass
from hasila.model.folding import fold
from hasila.reader import without_notes

PAGES = frozenset({".htm", ".html", ".xhtml"})
TEXTS = frozenset({".md", ".txt"})
ARCHIVES = (".warc", ".warc.gz")
PDF = ".pdf"
_AROUND = 40
"""Characters that are shown on either side of words that were found."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Hebrew, Arabic and their neighbours, and the forms of presentation of both."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SILENT = frozenset({"script", "style", "template", "noscript", "del", "s", "strike"})
"""Elements whose text is not shown, or struck out: what a page has taken back it does not state."""
_TAG = re.compile(
    r"<!doctype\b|<!--|</?(?:html|head|body|article|section|header|footer|main|div|span|p|br|hr|h[1-6]"
    r"|table|tr|td|th|ul|ol|li|a|b|i|u|em|strong|small|mark|font|sub|sup|del|ins|s|strike|blockquote|pre|img|script|style)"
    r"(?:\s+[a-z:-]+\s*=[^<>]*)?\s*/?>",
    re.IGNORECASE,
)


class NoReader(Exception):
    """The library that reads such files is not installed; ``args[0]`` names the extra that brings it."""


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Words in a page: their place from 0 in its text, and the text around them."""

    place: int
    around: str


def page_text(name: str, content: bytes, url: str) -> str | None:
    """The text of the file ``name``, on one line and without the signs of footnotes; of an archive that of
    the page at ``url``. ``None`` where it is of no kind that can be read, the archive does not hold the page,
    or a PDF has no sure text.

    :raises NoReader: for an archive without the extra ``archives``, a PDF without the extra ``pdf``
    """
    text = _read(name.lower(), content, url)
    return None if text is None else _on_one_line(without_notes(text))


def _read(ending: str, content: bytes, url: str) -> str | None:
    """The text of a file whose name has this ending, as it stands."""
    if ending.endswith(ARCHIVES):
        page = _archived(content, url)
        return None if page is None else _text_of(page)
    if ending.endswith(PDF):
        return _printed(content)
    if ending.endswith(tuple(PAGES)):
        return _text_of(content)
    return _decoded(content) if ending.endswith(tuple(TEXTS)) else None


def tag_in(text: str) -> str:
    """The first tag of HTML in ``text``; "" where it is no source of a page."""
    found = _TAG.search(text)
    return found.group() if found else ""


def places_of(words: str, text: str) -> list[FoundWords]:
    """Where ``words`` stand in ``text``, whatever vowel signs or kinds of digits either has. Digits that go
    on are another number: 34 does not stand in 341, and 341 stands in «و341»."""
    folded, places = _folded_with_places(text)
    sought = fold(words)
    before = r"(?<!\d)(?<!\d[.,])" if sought[:1].isdigit() else r"(?<!\w)"
    behind = r"(?!\d|[.,]\d)" if sought[-1:].isdigit() else r"(?!\w)"
    pattern = before + re.escape(sought) + behind
    return [_found(text, places[match.start()]) for match in re.finditer(pattern, folded)]


def _found(text: str, place: int) -> FoundWords:
    around = text[max(0, place - _AROUND) : place + _AROUND]
    return FoundWords(place, around)


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """``text`` folded letter by letter, and for each letter of that its place in ``text``."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        folded = fold(letter)
        letters.append(folded)
        places += [place] * len(folded)
    return "".join(letters), places


def _archived(content: bytes, url: str) -> bytes | None:
    """The page at ``url`` in a web archive."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as missing:
        raise NoReader("archives") from missing
    for record in ArchiveIterator(BytesIO(content)):
        address = record.rec_headers.get_header("WARC-Target-URI")
        if record.rec_type == "response" and address == url:
            page: bytes = record.content_stream().read()
            return page
    return None


def _printed(content: bytes) -> str | None:
    """The text of a PDF. ``None`` if it is damaged or locked, a picture, or has letters that run from right
    to left: their order depends on the program that wrote the file."""
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError as missing:
        raise NoReader("pdf") from missing
    try:
        with PdfDocument(content) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
    except PdfiumError:
        return None
    text = " ".join(pages)
    return text if text.strip() and not _RIGHT_TO_LEFT.search(text) else None


def _text_of(page: bytes) -> str:
    reader = _Text()
    reader.feed(_decoded(page))
    reader.close()
    return "".join(reader.pieces)


def _decoded(content: bytes) -> str:
    """``content`` as UTF-8, else as Windows-1256, in which older Arabic pages are saved."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1256", errors="replace")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


class _Text(HTMLParser):
    """The text of a page without what is not shown; elements are parted by blanks only where they are blocks
    of their own. Digits that stand raised are raised in the text, too: they are not those of the number
    before them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._silent: list[str] = []
        self._raised = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        self._raised += tag == "sup"
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:  # what was opened inside it ends with it
            del self._silent[len(self._silent) - 1 - self._silent[::-1].index(tag) :]
        self._raised -= tag == "sup" and self._raised > 0
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data.translate(_RAISED) if self._raised else data)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append(" ")


_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sup",
        "u",
    }
)
