"""``source:`` of a head: the address, and what each capture of it said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hasila.ingest.explained import parse_address
from hasila.ingest.fields import Diagnostics, Fields, did_you_mean
from hasila.ingest.positioned_yaml import Mapping, Node, Scalar
from hasila.ingest.unread import write_unread
from hasila.model.report import Capture, Mention, Source
from hasila.reader import NO_NOUNS, Phrases, Unread, read_mark

WHOLE = "whole"
TEXTS = (WHOLE, "excerpt")
"""How much of a source was read."""


def parse_source(fields: Fields, language: str, known: frozenset[str], nouns: Phrases = NO_NOUNS) -> Source:
    """The source of a report in ``language`` whose figures have the ids ``known``."""
    inner = fields.inside("source", "the source")
    address = parse_address(inner, "url", required=True)
    nodes = inner.list("earlier")
    captures = [_capture(node, language, known, fields.diagnostics, nouns) for node in nodes]
    earlier = (capture for capture in captures if capture)
    in_order = sorted(earlier, key=lambda capture: capture.captured)
    source = Source(
        url=address.text if address else "",
        captured=inner.date("captured"),
        sha256=_digest(inner),
        text=inner.choice("text", list(TEXTS)) or WHOLE,
        earlier=tuple(in_order),
        location=inner.location_of("captured"),
    )
    inner.close()
    return source


def _digest(fields: Fields) -> str | None:
    """The SHA-256 of a capture as it stands; one that is none is pointed out."""
    digest = fields.scalar("sha256")
    if digest is None:
        return None
    if not re.fullmatch(r"[0-9a-f]{64}", digest.text):
        message = f"a SHA-256 has 64 digits 0-9a-f, {_not_a_digest(digest.text)}"
        fields.diagnostics.write(digest.location, "bad-digest", message, "print it with `sha256sum FILE`")
    return digest.text


def _not_a_digest(text: str) -> str:
    """The reason why ``text`` is none, as the rest of the message."""
    if re.fullmatch(r"[0-9A-Fa-f]{64}", text):
        return "in small letters"
    foreign = re.search("[^0-9A-Fa-f]", text)
    if foreign:
        return f"and no “{foreign[0]}”"
    return f"this has {len(text)}"


def _capture(
    node: Node, language: str, known: frozenset[str], diagnostics: Diagnostics, nouns: Phrases
) -> Capture | None:
    fields = Fields(node, node.location, diagnostics, "an earlier capture")
    captured = fields.date("captured", required=True)
    digest = _digest(fields)
    words = fields.node("said")
    said = dict(_said(words, language, known, diagnostics, nouns))
    fields.close()
    return Capture(captured, digest, said, node.location) if captured else None


def _said(
    node: Node | None, language: str, known: frozenset[str], diagnostics: Diagnostics, nouns: Phrases
) -> Iterator[tuple[str, Mention]]:
    """Figure id → the words that stated it then, read as the prose is read."""
    if node is not None and not isinstance(node, Mapping):
        message = "`said` must be `figure: words` lines"
        hint = "write the id of each figure, a colon, and its words: `said: {…: …}`"
        diagnostics.write(node.location, "wrong-shape", message, hint)
        return
    for key, value in node.entries if node else ():
        mention = _mention(value, language, diagnostics, nouns)
        if key.text not in known:
            _write_unknown(key, known, diagnostics)
        elif mention:
            yield key.text, mention


def _write_unknown(key: Scalar, known: frozenset[str], diagnostics: Diagnostics) -> None:
    message = f"there is no figure `{key.text}` in this report"
    hint = did_you_mean(key.text, sorted(known))
    diagnostics.write(key.location, "unknown-figure", message, hint)


def _mention(words: Node, language: str, diagnostics: Diagnostics, nouns: Phrases) -> Mention | None:
    """The number that the words state; ``None`` where they are no text or state none."""
    if not isinstance(words, Scalar):
        return None
    read = read_mark(words.text, language, nouns=nouns)
    if isinstance(read, Unread):
        write_unread(diagnostics, words.location, read, words.text, "the earlier words")
        return None
    number, interval, qualifier = read.number, read.interval, read.qualifier
    return Mention(language, words.text, number, interval, qualifier, words.location)
