"""``explained:`` beside a figure or a report: a reason, with its source, that closes a finding."""

from __future__ import annotations

import re

from generator.nouns.fields import Fields
from generator.nouns.model import Explained
from generator.nouns.positioned import Scalar

ADDRESS = re.compile(r"https?://\S+")


def parse_explained(fields: Fields, figure: str | None) -> Explained | None:
    """What ``fields`` say under ``explained``; ``None`` where they say nothing, or lack the reason or its source.

    ``figure`` is the key of the figure beside which it stands, ``None`` beside a report.
    """
    if fields.node("explained") is None:
        return None
    inner = fields.inside("explained", "`explained`")
    reason, source = inner.words("reason"), parse_address(inner, "source", required=True)
    if not reason:
        fields.notebook.write(
            inner.place, "missing-key", "`explained` has no `reason`", "add `reason: {ar: …, en: …}`: readers see it"
        )
    inner.close()
    return Explained(figure, reason, source.text, fields.place_of("explained")) if reason and source else None


def parse_address(fields: Fields, key: str, *, required: bool = False) -> Scalar | None:
    """A whole web address; anything else is pointed out and left as it is."""
    address = fields.scalar(key, required=required)
    if address and not ADDRESS.fullmatch(address.text):
        fields.notebook.write(
            address.place,
            "bad-address",
            f"`{address.text}` is no web address",
            "write the whole address, beginning with https://",
        )
    return address
