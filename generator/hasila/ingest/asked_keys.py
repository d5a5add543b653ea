"""The keys that the parsers ask for, recorded while they run: what a schema of the files is made of.

A parser takes a mapping key by key (:class:`hasila.ingest.fields.Fields`). Inside :func:`recorded` each
mapping notes which keys were asked for, in which form, and with which words; elsewhere nothing is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import field

from hasila.model.data_class import dataclass

FORMS = ("node", "scalar", "list", "words", "date", "whole", "decimal", "choice", "names", "inside")
"""The forms in which a value is asked for, the closest last: who asks for a day asks for a scalar, too."""


@dataclass(frozen=True, slots=True)
class AskedKey:
    """One key: the form of its value, the words that it takes (none where any does), whether it is needed,
    and the mapping below it."""

    form: str
    known: tuple[str, ...] = ()
    required: bool = False
    inner: AskedMapping | None = None


@dataclass(slots=True)
class AskedMapping:
    """One mapping, called ``what`` in messages, of the file ``path``. It is ``closed`` where every other key
    is pointed out."""

    what: str
    path: str
    keys: dict[str, AskedKey] = field(default_factory=dict)
    closed: bool = False

    def note(
        self,
        key: str,
        form: str,
        known: Iterable[str] = (),
        required: bool = False,
        inner: AskedMapping | None = None,
    ) -> None:
        """Note that ``key`` was asked for; of two forms the closer one stays."""
        before = self.keys.get(key)
        if before is not None and FORMS.index(before.form) > FORMS.index(form):
            return
        needed = required or (before is not None and before.required)
        self.keys[key] = AskedKey(form, tuple(known), needed, inner)


_recording: list[list[AskedMapping]] = []
"""The records that are being made; the last one takes what is asked for."""


@contextmanager
def recorded() -> Iterator[list[AskedMapping]]:
    """Meanwhile every mapping that is taken is in the list, in order."""
    mappings: list[AskedMapping] = []
    _recording.append(mappings)
    try:
        yield mappings
    finally:
        _recording.remove(mappings)


def begun(what: str, path: str) -> AskedMapping | None:
    """The record of a mapping that is taken now; ``None`` where nothing is recorded."""
    if not _recording:
        return None
    mapping = AskedMapping(what, path)
    _recording[-1].append(mapping)
    return mapping
