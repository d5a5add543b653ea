"""``explained:`` beside a figure or a report: a reason, with its source, that closes a finding."""

from __future__ import annotations

import re

from hasila.ingest.fields import Fields
from hasila.ingest.positioned_yaml import Scalar
from hasila.model.address import address_hint, masked
from hasila.model.report import Explained

ADDRESS = re.compile(r"https?://\S+")


def parse_explained(fields: Fields, report: str, figure: str | None) -> Explained | None:
    """The reason that stands under ``explained``; ``None`` without one, or where it or its source is missing.

    ``figure`` is the key of the figure beside which it stands, ``None`` beside a report.
    """
    if fields.node("explained") is None:
        return None
    return _reason(fields.inside("explained", "`explained`"), report, figure)


def parse_explained_of_table(fields: Fields) -> tuple[Explained, ...]:
    """The list ``explained`` of a table; an entry names a ``report`` or a ``figure`` (``report#figure``)."""
    found: list[Explained] = []
    for node in fields.list("explained"):
        inner = Fields(node, node.location, fields.diagnostics, "an entry of `explained`")
        figure = inner.text("figure")
        report = inner.text("report")
        if not figure and not report:
            inner.text("figure", required=True)
        named = report or figure.split("#")[0]
        explained = _reason(inner, named, figure or None)
        found += [explained] if explained else []
    return tuple(found)


def _reason(inner: Fields, report: str, figure: str | None) -> Explained | None:
    reason = inner.words("reason")
    source = parse_address(inner, "source", required=True)
    if not reason:
        hint = "add `reason: {ar: …, en: …}`: readers see it"
        inner.diagnostics.write(inner.location, "missing-key", "`explained` has no `reason`", hint)
    inner.close()
    if not reason or source is None:
        return None
    return Explained(report, figure, reason, source.text, inner.location)


def parse_address(fields: Fields, key: str, *, required: bool = False) -> Scalar | None:
    """A whole web address; anything else is pointed out and left as it is."""
    address = fields.scalar(key, required=required)
    if address and not ADDRESS.fullmatch(address.text):
        message = f"`{masked(address.text)}` is no web address"
        hint = address_hint(address.text)
        fields.diagnostics.write(address.location, "bad-address", message, hint)
    return address
