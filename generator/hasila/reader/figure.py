"""A figure while it is read: what its phrase, its harm, its group and its whole are known to be so far."""

from __future__ import annotations

from hasila.model.data_class import dataclass
from hasila.reader.number_phrase import NumberPhrase


@dataclass(frozen=True, slots=True)
class Tally:
    """A tally: its phrase, its ``measure``, its ``category``, the index ``parent`` of its whole, and the
    rules used."""

    phrase: NumberPhrase
    measure: str
    category: str
    parent: int | None
    why: tuple[str, ...]

    @property
    def low(self) -> int:
        """The number as printed."""
        return self.phrase.low
