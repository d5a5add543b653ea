"""The notes as data: ``data/v1/notes.json``, beside what :mod:`hasila.publish.data` writes and by its
conventions.

``{"notes": [...]}`` in the order of the reports, each with ``kind`` (a code that ``hasila explain`` tells
of), ``report``, ``figures`` (keys, in the order in which the sentence names them), ``numbers`` (name →
whole number, by the kind; see :class:`hasila.model.editor_note.NoteKind`), ``words`` (language → one
sentence). A note breaks no law and is no finding."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from hasila.model.editor_note import Note
from hasila.model.page import File
from hasila.model.report import Ledger
from hasila.model.vocabulary import Vocabulary
from hasila.publish.i18n.editor_notes import note_text
from hasila.publish.i18n.findings import FindingWriter, finding_writer
from hasila.publish.i18n.locale import Translator

PATH = "data/v1/notes.json"
SCHEMA = "data/v1/schema/notes.schema.json"


def notes_json(
    ledger: Ledger,
    notes: Iterable[Note],
    vocabulary: Vocabulary,
    translators: Mapping[str, Translator],
) -> File:
    """The ``notes`` on the figures of ``ledger`` as a file."""
    writers = {
        code: finding_writer(ledger, vocabulary, translator) for code, translator in translators.items()
    }
    told = [_note(note, writers) for note in notes]
    text = json.dumps({"notes": told}, ensure_ascii=False, indent=1, sort_keys=True)
    content = f"{text}\n".encode()
    return File(PATH, content, len(told), SCHEMA)


def _note(note: Note, writers: Mapping[str, FindingWriter]) -> dict[str, Any]:
    sentences = {code: note_text(note, writer) for code, writer in writers.items()}
    return {
        "kind": note.kind.value,
        "report": note.report,
        "figures": list(note.figures),
        "numbers": dict(note.numbers),
        "words": sentences,
    }
