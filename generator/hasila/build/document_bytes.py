"""Documents as bytes, to be remembered or sent to another process."""

from __future__ import annotations

from hasila.build import data_bytes
from hasila.build.data_bytes import UNREADABLE
from hasila.ingest.document import Document


def pack(document: Document) -> bytes:
    """The document as bytes."""
    return data_bytes.pack(document)


def unpack(packed: bytes, digest: str = "") -> Document | None:
    """The document of these bytes; ``None`` where they are none of this version, or not the one with this
    ``digest``."""
    try:
        document = data_bytes.unpack(packed)
    except UNREADABLE:
        return None
    if not isinstance(document, Document) or digest not in ("", document.digest):
        return None
    return document
