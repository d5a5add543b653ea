"""The check of what a prose may not hold: HTML, and sentences of its source as they stood there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hasila.ingest.copied_sentences import copied
from hasila.ingest.document import Body
from hasila.ingest.fields import Diagnostics, Fields
from hasila.ingest.prose_place import location_in_prose
from hasila.model.diagnostics import Location

_DIGEST = re.compile(r"[0-9a-f]{16}")
_SHOWN = 60
_DIGEST_HINT = "`hasila new` writes 16 digits 0-9a-f for each sentence; leave them as they are"


def check_bodies(fields: Fields, bodies: Iterable[Body], diagnostics: Diagnostics) -> None:
    """Point out HTML in each prose, and sentences whose digests stand in the head as ``source_sentences``."""
    digests = _digests(fields)
    for body in bodies:
        diagnostics.found += body.problems
        for start, sentence in copied(body.prose.markdown, digests):
            _refuse_copy(sentence, location_in_prose(body.prose, start), diagnostics)
    for title in fields.words("title").values() if digests else ():
        for _, sentence in copied(title, digests):
            _refuse_copy(sentence, fields.location_of("title"), diagnostics)


def _digests(fields: Fields) -> frozenset[str]:
    names = fields.names("source_sentences")
    for name in names:
        if not _DIGEST.fullmatch(name.text):
            message = f"`{name.text}` is no digest of a sentence"
            fields.diagnostics.write(name.location, "bad-digest", message, _DIGEST_HINT)
    return frozenset(name.text for name in names)


def _refuse_copy(sentence: str, location: Location, diagnostics: Diagnostics) -> None:
    shown = " ".join(sentence.split())
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN].rstrip()}…"
    message = f"this sentence stands in the source as it is: “{shown}”"
    hint = "retell its facts in your own words; keep the marks and their qualifiers"
    diagnostics.write(location, "copied-sentence", message, hint)
