"""``explained:`` beside a figure or a report: a reason, with its source, that closes a finding."""

from __future__ import annotations

import re

from hasila.ingest.fields import Fields
from hasila.ingest.positioned_yaml import Scalar
from hasila.model.address import address_hint, masked
from hasila.model.report import Explained

ADDRESS = re.compile(r"https?://\S+")


def parse_explained(fields: Fields, report: str, figure: str | None) -> Explained | None:
    """What ``fields`` say under ``explained``; ``None`` where they say nothing, or lack the reason or its source.

    ``figure`` is the key of the figure beside which it stands, ``None`` beside a report.
    """
    if fields.node("explained") is None:
        return None
    return _reason(fields.inside("explained", "`explained`"), report, figure)


def parse_explained_of_table(fields: Fields) -> tuple[Explained, ...]:
    """The list ``explained`` of a table: each entry names a ``report`` or a ``figure`` (``report#figure``)."""
    found = []
    for node in fields.list("explained"):
        inner = Fields(node, node.place, fields.diagnostics, "an entry of `explained`")
        figure, report = inner.text("figure"), inner.text("report")
        if not figure and not report:
            inner.text("figure", required=True)
        found.append(_reason(inner, report or figure.split("#")[0], figure or None))
    return tuple(one for one in found if one)


def _reason(inner: Fields, report: str, figure: str | None) -> Explained | None:
    reason, source = inner.words("reason"), parse_address(inner, "source", required=True)
    if not reason:
        inner.diagnostics.write(
            inner.place,
            "missing-key",
            "`explained` has no `reason`",
            "add `reason: {ar: …, en: …}`: readers see it",
        )
    inner.close()
    return Explained(report, figure, reason, source.text, inner.place) if reason and source else None


def parse_address(fields: Fields, key: str, *, required: bool = False) -> Scalar | None:
    """A whole web address; anything else is pointed out and left as it is."""
    address = fields.scalar(key, required=required)
    if address and not ADDRESS.fullmatch(address.text):
        fields.diagnostics.write(
            address.place,
            "bad-address",
            f"`{masked(address.text)}` is no web address",
            address_hint(address.text),
        )
    return address
