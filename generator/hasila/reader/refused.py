"""The reasons for which the words of a mark are not read."""

from __future__ import annotations

from collections.abc import Iterable

from hasila.model.data_class import dataclass

REASONS = (
    "no-number",
    "several-numbers",
    "unknown-words",
    "sign",
    "percent",
    "ordinal",
    "no-count",
    "ambiguous-separator",
    "not-whole",
    "leading-zero",
    "too-long",
    "mixed-digits",
    "foreign-digits",
    "letters-in-number",
    "hidden-character",
    "range-reversed",
    "qualified-range",
    "several-qualifiers",
    "cut-number",
    "denied",
    "bracketed",
)
"""Every reason, each with its own message and next step where a contributor sees it."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that are not read: the ``reason``, one of :data:`REASONS`, and the words that it concerns."""

    reason: str
    found: tuple[str, ...] = ()


class RefusedMark(Exception):
    """Ends the reading of one mark; :func:`hasila.reader.read_mark` turns it into an :class:`Unread`."""

    def __init__(self, reason: str, found: Iterable[str] = ()) -> None:
        super().__init__(reason)
        self.unread = Unread(reason, tuple(found))
