"""A figure while it is read: what its phrase, its harm, its group and its whole are known to be so far."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.reader.number_phrase import NumberPhrase


@dataclass(frozen=True, slots=True)
class Tally:
    """A tally: its phrase, the harm ``what``, the group ``who``, the index ``of`` of its whole, and the rules
    used."""

    phrase: NumberPhrase
    what: str
    who: str
    of: int | None
    why: tuple[str, ...]

    @property
    def low(self) -> int:
        """The number as printed."""
        return self.phrase.low
