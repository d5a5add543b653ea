"""Documents as bytes, to be remembered or sent to another process."""

from __future__ import annotations

from hasila.build import data_bytes
from hasila.build.data_bytes import UNREADABLE, as_bytes, from_bytes
from hasila.ingest.document import Document, Reader, Reading
from hasila.model.data_class import dataclass


def pack(document: Document) -> bytes:
    """The document as bytes. What stands in its files is packed apart, for it is seldom asked for."""
    return as_bytes((pack_outline(document), pack_reading(document)))


def unpack(packed: bytes, digest: str = "") -> Document | None:
    """The document of these bytes; ``None`` where they are none of this version, or not the one with this
    ``digest``."""
    try:
        outline, reading = from_bytes(packed)
    except UNREADABLE:
        return None
    return unpack_outline(outline, digest, PackedReading(reading))


def pack_outline(document: Document) -> bytes:
    """The document as bytes, without what stands in its files."""
    return as_bytes((document.stem, document.paths, document.digest, document.screened))


def unpack_outline(packed: bytes, digest: str, read: Reader) -> Document | None:
    """The document of these bytes, as :func:`unpack` gives it; ``read`` gives what stands in its files."""
    try:
        stem, paths, own, screened = from_bytes(packed)
    except UNREADABLE:
        return None
    return Document(stem, paths, own, screened, read) if digest in ("", own) else None


def pack_reading(document: Document) -> bytes:
    """What stands in the files of the document, as bytes."""
    if isinstance(document.read, PackedReading):
        return document.read.packed
    return data_bytes.pack(document.reading)


@dataclass(frozen=True, slots=True)
class PackedReading:
    """Gives what stands in the files of a report, of its bytes."""

    packed: bytes

    def __call__(self) -> Reading:
        reading: Reading = data_bytes.unpack(self.packed)
        return reading

    def let_go(self) -> None:
        """The bytes lie nowhere else: they stay."""
