"""Notes: the schema of their file, which :mod:`hasila.publish.notes_json` writes in the words of each
language."""

from __future__ import annotations

from hasila.model.editor_note import NoteKind
from hasila.model.site import Site
from hasila.publish.data.forms import Fields
from hasila.publish.data.schema import document, each_language, either, listed, mapped, record, text

NOTE = {
    "kind": either("a code that `hasila explain` tells of", tuple(NoteKind)),
    "report": text("id of the latest report that takes part"),
    "figures": listed("in the order in which the sentence names them", text("key of a figure")),
    "numbers": mapped("name of a count, of days, hours or reports → whole number", {"type": "integer"}),
}


def notes_schema(site: Site) -> Fields:
    """The JSON Schema of ``notes.json``."""
    sentence = each_language("one sentence", site, text("a sentence"))
    note = record("something unusual, though no law is broken by it", NOTE | {"words": sentence})
    notes = listed("in the order of the reports", note)
    return document("Notes", "What an editor may want to look at.", {"notes": notes})
