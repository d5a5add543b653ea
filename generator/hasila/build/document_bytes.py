"""Documents as bytes, to be remembered or sent to another process."""

from __future__ import annotations

from hasila.build import data_bytes
from hasila.build.data_bytes import UNREADABLE, as_bytes, from_bytes
from hasila.ingest.document import Document, Reading
from hasila.model.data_class import dataclass


def pack(document: Document) -> bytes:
    """The document as bytes. What stands in its files is packed apart, for it is seldom asked for."""
    reading = data_bytes.pack(document.reading)
    return as_bytes((document.stem, document.paths, document.digest, document.screened, reading))


def unpack(packed: bytes, digest: str = "") -> Document | None:
    """The document of these bytes; ``None`` where they are none of this version, or not the one with this
    ``digest``."""
    try:
        stem, paths, own, screened, reading = from_bytes(packed)
    except UNREADABLE:
        return None
    return Document(stem, paths, own, screened, PackedReading(reading)) if digest in ("", own) else None


@dataclass(frozen=True, slots=True)
class PackedReading:
    """Gives what stands in the files of a report, of its bytes."""

    packed: bytes

    def __call__(self) -> Reading:
        reading: Reading = data_bytes.unpack(self.packed)
        return reading
