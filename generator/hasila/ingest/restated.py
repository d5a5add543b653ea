"""What a prose may not hold: HTML, and sentences of its source as they stood there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hasila.ingest.copied_sentences import copied
from hasila.ingest.fields import Diagnostics, Fields
from hasila.ingest.raw_html import refuse_html
from hasila.model.diagnostics import Location
from hasila.model.report import Prose

_DIGEST = re.compile(r"[0-9a-f]{16}")
_SHOWN = 60


def check_prose(fields: Fields, proses: Mapping[str, Prose], diagnostics: Diagnostics) -> None:
    """Check each prose of a head against itself and against the digests ``source_sentences`` that a draft
    left there."""
    digests = _digests(fields)
    for prose in proses.values():
        refuse_html(prose, diagnostics)
        for start, sentence in copied(prose.markdown, digests):
            _refuse_copy(sentence, _place(prose, start), diagnostics)
    for title in fields.words("title").values() if digests else ():
        for _, sentence in copied(title, digests):
            _refuse_copy(sentence, fields.place_of("title"), diagnostics)


def _digests(fields: Fields) -> frozenset[str]:
    names = fields.names("source_sentences")
    for name in names:
        if not _DIGEST.fullmatch(name.text):
            fields.diagnostics.write(
                name.place,
                "bad-digest",
                f"`{name.text}` is no digest of a sentence",
                "`hasila new` writes 16 digits 0-9a-f for each sentence; leave them as they are",
            )
    return frozenset(name.text for name in names)


def _place(prose: Prose, offset: int) -> Location:
    before = prose.markdown[:offset]
    column = offset - (before.rfind("\n") + 1) + 1
    return Location(prose.path, prose.first_line + before.count("\n"), column)


def _refuse_copy(sentence: str, place: Location, diagnostics: Diagnostics) -> None:
    said = " ".join(sentence.split())
    shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN].rstrip()}…"
    diagnostics.write(
        place,
        "copied-sentence",
        f"this sentence stands in the source as it is: “{shown}”",
        "retell its facts in your own words; keep the marks and their qualifiers",
    )
